//! `zcodes scan --annotate`: lines come through as they are, with what their codes mean below.

use super::{LOG, scan, stdout, written};
use crate::program::{started, text};
use std::io::{BufRead, BufReader, Write};

#[test]
fn annotated_lines_pass_through_byte_by_byte() {
    let log: Vec<u8> = (0..200_000_u32).map(|number| (number * 31 % 251) as u8).collect();
    for bytes in [log, vec![b'x'; 3 << 20], b"no line break".to_vec(), b"\r\n\n\n".to_vec(), Vec::new()] {
        assert!(scan(&["--annotate"], &bytes).stdout == bytes);
    }
}

#[test]
fn only_matching_lines_are_kept_when_asked_for() {
    let output = scan(&["--annotate", "--only-matching"], LOG.as_bytes());
    assert_eq!((text(output.stdout).lines().count(), output.status.code()), (6, Some(0)));
    let output = scan(&["--annotate", "--only-matching", "--action", "support"], LOG.as_bytes());
    assert_eq!((output.stdout.len(), output.status.code()), (0, Some(1)));
}

#[test]
fn annotated_ndjson_wraps_every_line() {
    let lines = stdout(&["--annotate", "--format", "ndjson"], &[LOG.as_bytes(), b"\xff\x1b\0 last"].concat());
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!((&lines[1]["line"], &lines[1]["codes"]), (&"open".into(), &serde_json::json!([])));
    assert_eq!(lines[2]["codes"][0]["entries"][0]["code"], "BRK_MT_TERMINATED");
    assert_eq!(lines[4]["line"], "\u{fffd}\u{1b}\0 last");
}

#[test]
fn an_annotated_line_is_out_before_the_next_is_read() {
    let mut child = started(&["scan", "--annotate"]);
    let mut input = child.stdin.take().expect("it is piped");
    let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
    for line in ["a\n", "closeBRK_MT_TERMINATED\n", "\x1f\n"] {
        input.write_all(line.as_bytes()).expect("it is read");
        let mut back = String::new();
        output.read_line(&mut back).expect("it answers");
        assert_eq!(back, line);
        if line.contains("BRK") {
            back.clear();
            output.read_line(&mut back).expect("it answers");
            assert!(back.starts_with("  zcodes: BRK_MT_TERMINATED: "), "{back}");
        }
    }
    drop(input);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_last_line_without_a_break_is_not_glued_to_the_next_file() {
    let files = [b"open".as_slice(), b"", b"BRK_MT_TERMINATED", b"end"];
    let files = files.map(|bytes| written(&format!("piece{}.log", bytes.len()), bytes));
    let args: Vec<&str> = files.iter().map(String::as_str).chain(["--annotate"]).collect();
    let output = stdout(&args, b"");
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1], lines[3]), (4, "open", "BRK_MT_TERMINATED", "end"));
    assert!(!output.ends_with('\n'));
}

#[test]
fn a_file_is_not_annotated_into_itself() {
    let (file, other) = (written("itself.log", LOG.as_bytes()), written("other.log", b"open\n"));
    let out = std::fs::OpenOptions::new().append(true).open(&file).expect("it was written above");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_zcodes"))
        .args(["scan", "--annotate", &file, &other])
        .stdout(out)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(output.stderr).contains("itself.log: is the output as well"));
    let after = std::fs::read_to_string(&file).expect("it was written above");
    assert_eq!(after, LOG.to_owned() + "open\n");
}

#[test]
fn a_line_too_long_to_be_kept_passes_whole_with_its_codes() {
    let line = b"BRK_MT_SETUP_TIMEOUT ".repeat(200_000);
    let output = scan(&["--annotate"], &[line.as_slice(), b"APP_NOT_REACHABLE\nopen"].concat());
    let lines: Vec<&[u8]> = output.stdout.split(|&byte| byte == b'\n').collect();
    assert!(lines[0].starts_with(&line));
    let explained = String::from_utf8_lossy(lines[1]);
    assert!(explained.contains("BRK_MT_SETUP_TIMEOUT: ") && explained.contains("APP_NOT_REACHABLE: "), "{explained}");
    assert_eq!((lines.len(), lines[2]), (3, &b"open"[..]));
}
