//! Pipes: readers that leave, disks that are full, input that is no text, lines without end.

use crate::program::{in_every_format, run, text, zcodes};

#[test]
fn a_reader_that_leaves_is_no_failure() {
    for args in in_every_format() {
        let (reader, writer) = std::io::pipe().expect("every system has pipes");
        drop(reader);
        let output = zcodes(&args).stdout(writer).output().expect("the program starts");
        assert_eq!((output.status.code(), text(output.stderr)), (Some(0), String::new()), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    for args in in_every_format() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = zcodes(&args).stdout(full).output().expect("the program starts");
        let told = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.starts_with("error: ") && told.lines().count() == 1, "{args:?}: {told}");
    }
}

/// The queries that the answers repeat, and the exit code.
fn answered(stdin: &[u8]) -> (Vec<String>, Option<i32>) {
    let output = run(&["lookup", "-", "--format", "ndjson"], stdin);
    let query = |line: &str| {
        let answer: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        answer["query"].as_str().expect("it has one").to_owned()
    };
    (text(output.stdout).lines().map(query).collect(), output.status.code())
}

#[test]
fn every_line_of_the_input_gets_its_answer() {
    let (queries, code) = answered(b"BRK_MT_SETUP_TIMEOUT\r\n-8\r\nBRK_MT_SETUP_TIMEOUT");
    assert_eq!(queries, ["BRK_MT_SETUP_TIMEOUT", "-8", "BRK_MT_SETUP_TIMEOUT"]);
    assert_eq!(code, Some(0));
    assert_eq!(answered(b""), (Vec::new(), Some(0)));
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such_and_what_follows_is_answered() {
    let (queries, code) = answered(b"\xff\xff qqqq\nnul\0qqqq\nBRK_MT_SETUP_TIMEOUT\n");
    assert_eq!(queries, ["\u{fffd}\u{fffd} qqqq", "nul\0qqqq", "BRK_MT_SETUP_TIMEOUT"]);
    assert_eq!(code, Some(1));
    let (queries, code) = answered(b"\xff BRK_MT_SETUP_TIMEOUT \xff\n");
    assert_eq!((queries.len(), code), (1, Some(0)));
}

#[test]
fn queries_are_decoded_as_logs_are() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in ["\u{feff}", ""] {
            let lines = format!("{mark}BRK_MT_SETUP_TIMEOUT\r\n-8\r\n");
            let (queries, code) = answered(&lines.encode_utf16().flat_map(order).collect::<Vec<_>>());
            assert_eq!((queries, code), (vec!["BRK_MT_SETUP_TIMEOUT".to_owned(), "-8".to_owned()], Some(0)));
        }
    }
    let output = run(&["lookup", "-", "-"], b"-8\n");
    assert_eq!((output.status.code(), text(output.stdout)), (Some(2), String::new()));
    let output = run(&["lookup", "-"], b"BZh91AY&SY-8\n");
    assert_eq!((output.status.code(), text(output.stdout)), (Some(2), String::new()));
    assert!(text(output.stderr).starts_with("error: standard input: is bzip2, which is not read"));
}

#[test]
fn a_line_without_end_is_cut_and_told_and_the_next_is_answered() {
    let stdin = [vec![b'x'; 3 << 20], b"\nBRK_MT_SETUP_TIMEOUT\n".to_vec()].concat();
    let output = run(&["lookup", "-", "--format", "ndjson"], &stdin);
    let (printed, told) = (text(output.stdout), text(output.stderr));
    assert_eq!(printed.lines().count(), 2);
    assert!(printed.lines().nth(1).is_some_and(|line| line.contains("\"match\":\"code\"")));
    assert!(told.contains("line 1") && told.len() < 1000, "{told}");
    let stdin = [&b"BRK_MT_SETUP_TIMEOUT"[..], &vec![b' '; 1 << 20], b"and more"].concat();
    let printed = text(run(&["lookup", "-", "--format", "ndjson"], &stdin).stdout);
    assert!(printed.contains("\"match\":\"embedded\""), "what is cut names nothing exactly");
}

#[test]
fn a_query_of_a_megabyte_is_answered() {
    for piece in ["word ", "A_B_", "(8) ", "\"", "x"] {
        let query = piece.repeat((1 << 20) / piece.len());
        let (queries, code) = answered(format!("{query}\n").as_bytes());
        assert!(queries.len() == 1 && queries[0].len() >= query.len() - 8, "{piece:?}");
        assert!(matches!(code, Some(0 | 1)), "{piece:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"BRK\xff\x1b[31m");
    for args in [&["lookup"][..], &["search"], &["list", "--table"], &["tables", "--format"], &[]] {
        let output = zcodes(args).arg(odd).output().expect("the program starts");
        let told = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(!told.is_empty() && !told.contains("panicked") && !told.contains('\u{1b}'), "{args:?}: {told:?}");
    }
}
