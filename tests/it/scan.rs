//! `zcodes scan`: what it reads, what it says, and when it ends with what.

use crate::program::{run, started, text};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::Output;

const LOG: &str = "{\"InternalReason\":\"BRK_MT_SETUP_TIMEOUT\"}\nopen\ncloseBRK_MT_TERMINATED,1\nBRK_MT_TERMINATED\n";

fn scan(args: &[&str], stdin: &[u8]) -> Output {
    run(&[&["scan"], args].concat(), stdin)
}

fn json(args: &[&str], stdin: &[u8]) -> serde_json::Value {
    let output = scan(&[args, &["--format", "json"]].concat(), stdin);
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// A file that is gone when the test is.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, bytes: &[u8]) -> Temporary {
        let path = std::env::temp_dir().join(format!("zcodes-{}-{name}", std::process::id()));
        fs::write(&path, bytes).expect("the temporary folder takes files");
        Temporary(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("temporary paths are text")
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn json_is_one_object_with_codes_totals_and_unknown_ones() {
    let found = json(&[], &[LOG.as_bytes(), b"BRK_MT_NEVER_SEEN ZPN_TUNNEL_CONTROL"].concat());
    let codes: Vec<_> =
        found["codes"].as_array().expect("a list").iter().map(|code| (&code["code"], &code["count"])).collect();
    assert_eq!(codes, [(&"BRK_MT_TERMINATED".into(), &2.into()), (&"BRK_MT_SETUP_TIMEOUT".into(), &1.into())]);
    assert_eq!(found["codes"][0]["first"], serde_json::json!({"file": "-", "line": 3}));
    assert_eq!(found["codes"][0]["entries"][0]["code"], "BRK_MT_TERMINATED");
    assert_eq!((&found["totals"]["lines"], &found["totals"]["codes"]), (&5.into(), &3.into()));
    assert_eq!(found["totals"]["by_type"], serde_json::json!({"error": 1, "info": 2, "policy-block": 0}));
    let unknown = serde_json::json!([{"token": "BRK_MT_NEVER_SEEN", "count": 1, "first": {"file": "-", "line": 5}}]);
    assert_eq!(found["unknown"], unknown);
}

#[test]
fn nothing_found_is_still_one_object_and_exits_1() {
    let output = scan(&["--format", "json"], b"hello (-8)\n");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!((found["codes"].as_array().map(Vec::len), output.status.code()), (Some(0), Some(1)));
    let output = scan(&[], b"hello\n");
    assert_eq!((output.stdout.len(), output.status.code()), (0, Some(1)));
    assert!(text(output.stderr).contains("no known code in standard input (1 line)"));
}

#[test]
fn a_code_with_two_entries_is_one_row_with_both() {
    let found = json(&[], b"ZPN_ERR_SCIM_INACTIVE");
    assert_eq!(
        (found["codes"].as_array().map(Vec::len), found["codes"][0]["entries"].as_array().map(Vec::len)),
        (Some(1), Some(2))
    );
}

#[test]
fn compressed_files_are_known_by_their_bytes() {
    let plain = json(&[], LOG.as_bytes());
    let two_frames =
        [zstd(LOG.as_bytes()), b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"BRK_MT_TERMINATED")].concat();
    let two_members = [gzip(LOG.as_bytes()), gzip(b"BRK_MT_TERMINATED")].concat();
    for bytes in [gzip(LOG.as_bytes()), zstd(LOG.as_bytes())] {
        let file = Temporary::new("named.log", &bytes);
        assert_eq!(json(&[file.path()], b"")["totals"], plain["totals"]);
        assert_eq!(json(&["-"], &bytes)["totals"], plain["totals"]);
    }
    for bytes in [two_members, two_frames] {
        assert_eq!(json(&[], &bytes)["totals"]["codes"], 4);
    }
}

#[test]
fn what_is_cut_off_or_corrupt_is_named_and_what_came_before_counts() {
    let log = LOG.repeat(20_000);
    let mut wrong_checksum = zstd(log.as_bytes());
    *wrong_checksum.last_mut().expect("it is not empty") ^= 1;
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    for (number, bytes) in
        [half(gzip(log.as_bytes())), b"\x1f\x8bno".to_vec(), half(zstd(log.as_bytes())), wrong_checksum]
            .iter()
            .enumerate()
    {
        let file = Temporary::new(&format!("broken{number}"), bytes);
        let output = scan(&[file.path()], b"");
        let message = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{number}: {message}");
        assert!(
            message.contains(file.path()) && message.contains("zip file") || message.contains("zstd file"),
            "{message}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let (file, folder) = (Temporary::new("whole.log", LOG.as_bytes()), std::env::temp_dir());
    let folder = folder.to_str().expect("temporary paths are text");
    for args in [
        vec!["no-such.log", folder, file.path(), "--format", "csv"],
        vec!["no-such.log", folder, file.path(), "--annotate"],
    ] {
        let output = scan(&args, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(output.stdout).contains("BRK_MT_TERMINATED"));
        let message = text(output.stderr);
        assert!(
            message.contains("no-such.log: ") && message.contains(&format!("{folder}: is a directory")),
            "{message}"
        );
    }
}

#[test]
fn lines_and_files_of_first_occurrences_are_named() {
    let files = [
        Temporary::new("first.log", LOG.as_bytes()),
        Temporary::new("second.log", b"x\nAPP_NOT_REACHABLE BRK_MT_TERMINATED"),
    ];
    let found = json(&[files[0].path(), files[1].path()], b"");
    assert_eq!(found["totals"]["lines"], 6);
    let first =
        |number: usize| (found["codes"][number]["first"]["file"].as_str(), &found["codes"][number]["first"]["line"]);
    assert_eq!(first(0), (Some(files[0].path()), &3.into()));
    let last = found["codes"].as_array().expect("a list").iter().find(|code| code["code"] == "APP_NOT_REACHABLE");
    assert_eq!(last.map(|code| &code["first"]["line"]), Some(&2.into()));
}

#[test]
fn standard_input_is_read_once() {
    let output = scan(&["-", "-"], LOG.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(text(output.stderr).contains("name `-` once"));
}

#[test]
fn filters_and_top_keep_rows() {
    let output = scan(&["--type", "error", "--format", "ndjson"], LOG.as_bytes());
    let rows = text(output.stdout);
    assert_eq!((rows.lines().count(), rows.contains("BRK_MT_SETUP_TIMEOUT")), (1, true));
    let output = scan(&["--top", "1", "--format", "tsv"], LOG.as_bytes());
    assert!(
        text(output.stdout)
            .lines()
            .nth(1)
            .is_some_and(|row| row.contains("BRK_MT_TERMINATED") && row.contains("\t2\t"))
    );
    let output = scan(&["--type", "policy-block"], LOG.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(output.stderr).contains("3 known codes in standard input"));
}

#[test]
fn formats_of_rows_alone_name_unknown_codes_on_stderr() {
    for format in ["csv", "tsv", "ndjson", "markdown"] {
        let output = scan(&["--format", format], b"BRK_MT_TERMINATED BRK_MT_NEVER_SEEN");
        assert!(!text(output.stdout).contains("NEVER"), "{format}");
        assert!(text(output.stderr).contains("BRK_MT_NEVER_SEEN (1)"), "{format}");
    }
}

#[test]
fn annotated_lines_pass_through_byte_by_byte() {
    let log: Vec<u8> = (0..200_000_u32).map(|number| (number * 31 % 251) as u8).collect();
    for bytes in [log, vec![b'x'; 3 << 20], b"no line break".to_vec(), b"\r\n\n\n".to_vec(), Vec::new()] {
        assert!(scan(&["--annotate"], &bytes).stdout == bytes);
    }
    let output = scan(&["--annotate"], LOG.as_bytes());
    let lines = text(output.stdout);
    let own: Vec<&str> = lines.lines().filter(|line| !line.starts_with("  zcodes: ")).collect();
    assert_eq!((own, lines.lines().count()), (LOG.lines().collect(), LOG.lines().count() + 3));
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
    let output = scan(&["--annotate", "--format", "ndjson"], &[LOG.as_bytes(), b"\xff\x1b\0 last"].concat());
    let lines = text(output.stdout);
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
fn a_reader_that_goes_away_is_no_failure() {
    let log = LOG.repeat(50_000);
    let file = Temporary::new("closed.log", log.as_bytes());
    for args in [vec!["--annotate"], vec!["--annotate", "--format", "ndjson"], vec![]] {
        let args = [&["scan", file.path()], args.as_slice()].concat();
        let mut child = started(&args);
        let mut output = child.stdout.take().expect("it is piped");
        output.read_exact(&mut [0; 1]).expect("it answers");
        drop(output);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), text(output.stderr)), (Some(0), String::new()), "{args:?}");
    }
}
