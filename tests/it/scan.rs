//! `zcodes scan`: what it reads, what it says, and when it ends with what.

mod annotated;
mod forms;

use crate::files;
use crate::program::{run, started, text};
use std::fs;
use std::io::Read;
use std::process::Output;

const LOG: &str = "{\"InternalReason\":\"BRK_MT_SETUP_TIMEOUT\"}\nopen\ncloseBRK_MT_TERMINATED,1\nBRK_MT_TERMINATED\n";

fn scan(args: &[&str], stdin: &[u8]) -> Output {
    run(&[&["scan"], args].concat(), stdin)
}

fn stdout(args: &[&str], stdin: &[u8]) -> String {
    text(scan(args, stdin).stdout)
}

fn json(args: &[&str], stdin: &[u8]) -> serde_json::Value {
    serde_json::from_str(&stdout(&[args, &["--format", "json"]].concat(), stdin)).expect("it is JSON")
}

/// The path of a file with these bytes.
fn written(name: &str, bytes: &[u8]) -> String {
    let path = files::folder(&format!("scan-{name}")).join(name);
    fs::write(&path, bytes).expect("the build folder can be written");
    path.to_str().expect("its path is text").to_owned()
}

#[test]
fn json_is_one_object_with_codes_totals_and_unknown_ones() {
    let found = json(&[], &[LOG.as_bytes(), b"BRK_MT_NEVER_SEEN XYZ_NO_CODE"].concat());
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
}

#[test]
fn a_code_with_two_entries_is_one_row_with_both() {
    let found = json(&[], b"ZPN_ERR_SCIM_INACTIVE");
    assert_eq!(
        (found["codes"].as_array().map(Vec::len), found["codes"][0]["entries"].as_array().map(Vec::len)),
        (Some(1), Some(2))
    );
    let table = stdout(&[], b"ZPN_ERR_SCIM_INACTIVE");
    assert!(table.contains(" (or 1 other meaning)  error  admin/none\n"), "{table}");
    assert_eq!(stdout(&["--format", "csv"], b"ZPN_ERR_SCIM_INACTIVE").matches(",ZPN_ERR_").count(), 1);
    assert_eq!(stdout(&["--format", "line"], b"ZPN_ERR_SCIM_INACTIVE").matches("1 time ZPN_ERR_").count(), 2);
}

#[test]
fn the_headline_and_the_totals_tell_of_the_same_codes_and_texts() {
    let log = "got \"SE: Socket error\" (x)\nBRK_MT_SETUP_TIMEOUT\n";
    let shown = stdout(&["--texts", "--width", "100"], log.as_bytes());
    assert!(shown.starts_with("2 errors in 2 lines: an admin acts first on "), "{shown}");
    assert!(shown.ends_with("1 code and 1 text in 2 lines: error 2, info 0, policy-block 0\n"), "{shown}");
}

#[test]
fn with_filters_the_totals_say_what_is_left_out() {
    let shown = stdout(&["--type", "info"], LOG.as_bytes());
    assert!(
        shown.ends_with("2 codes in 4 lines: error 0, info 2, policy-block 0; 1 left out by the filters\n"),
        "{shown}"
    );
    let shown = stdout(&["--type", "info", "--width", "100"], LOG.as_bytes());
    assert!(shown.starts_with("The filters keep 2 of 3 codes in 4 lines: no errors; no action needed.\n"), "{shown}");
    let shown = stdout(&["--action", "none", "--width", "100"], b"ZPN_ERR_SCIM_INACTIVE");
    assert!(shown.starts_with("The filters keep 1 of 1 code in 1 line: "), "{shown}");
    assert!(shown.contains(" (or 1 other "), "{shown}");
}

#[test]
fn what_finds_nothing_names_the_options_that_are_not_used() {
    for (args, named) in [
        (vec![], ["--numbers", "--texts"].as_slice()),
        (vec!["--numbers"], &["--texts"]),
        (vec!["--texts"], &["--numbers"]),
        (vec!["--numbers", "--texts"], &[]),
    ] {
        let told = text(scan(&args, b"hello\n").stderr);
        for option in ["--numbers", "--texts"] {
            assert_eq!(told.contains(option), named.contains(&option), "{args:?}: {told}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let (file, folder) = (written("whole.log", LOG.as_bytes()), "tests");
    for args in
        [vec!["no-such.log", folder, &file, "--format", "csv"], vec!["no-such.log", folder, &file, "--annotate"]]
    {
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
    let files =
        [written("first.log", LOG.as_bytes()), written("second.log", b"x\nAPP_NOT_REACHABLE BRK_MT_TERMINATED")];
    let found = json(&[&files[0], &files[1]], b"");
    assert_eq!(found["totals"]["lines"], 6);
    let first =
        |number: usize| (found["codes"][number]["first"]["file"].as_str(), &found["codes"][number]["first"]["line"]);
    assert_eq!(first(0), (Some(files[0].as_str()), &3.into()));
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
    let rows = stdout(&["--type", "error", "--format", "ndjson"], LOG.as_bytes());
    assert_eq!((rows.lines().count(), rows.contains("BRK_MT_SETUP_TIMEOUT")), (1, true));
    let rows = stdout(&["--top", "1", "--format", "tsv"], LOG.as_bytes());
    let first = rows.lines().nth(1).expect("a row is under the heading");
    assert!(first.contains("BRK_MT_TERMINATED") && first.contains("\t2\t"), "{rows}");
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
fn a_reader_that_goes_away_is_no_failure() {
    let log = LOG.repeat(50_000);
    let file = written("closed.log", log.as_bytes());
    for args in [vec!["--annotate"], vec!["--annotate", "--format", "ndjson"], vec![]] {
        let args = [&["scan", &file], args.as_slice()].concat();
        let mut child = started(&args);
        let mut output = child.stdout.take().expect("it is piped");
        output.read_exact(&mut [0; 1]).expect("it answers");
        drop(output);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), text(output.stderr)), (Some(0), String::new()), "{args:?}");
    }
}

#[test]
fn too_many_unknown_codes_are_said_and_counted_whatever_the_threads() {
    let different = |log: String, number: u32| log + &format!("BRK_MT_{number:06}\n");
    let log = (0..70_000).fold(String::new(), different) + &"BRK_MT_065536 ZPN_ERR_NEW\n".repeat(3);
    let file = written("unknown.log", log.as_bytes());
    let found = json(&[&file], b"");
    assert_eq!(found["unknown"].as_array().map(Vec::len), Some(1 << 16));
    assert_eq!(found["totals"]["unknown"], 70_006);
    let left_out = serde_json::json!({"tokens": 70_001 - 65_536, "count": 70_006 - 65_536});
    assert_eq!(found["totals"]["unknown_left_out"], left_out);
    assert_eq!(json(&[&file, "--threads", "7"], b""), found);
    let output = stdout(&[&file], b"");
    assert!(output.contains("4465 more unknown codes, found 4470 times: too many to be listed"));
}

#[cfg(unix)]
#[test]
fn a_line_break_in_a_file_name_forges_no_message() {
    let name = "no-such\nzcodes: all is well";
    for args in [vec![name], vec![name, "--annotate"]] {
        let message = text(scan(&args, b"").stderr);
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let file = written("x\nzcodes: all is well", b"BRK_MT_NEVER_SEEN");
    let output = scan(&[&file], b"");
    let all = text(output.stdout) + &text(output.stderr);
    assert!(all.lines().all(|line| !line.starts_with("zcodes: all is well")), "{all}");
}

#[test]
fn texts_are_counted_where_a_line_shows_whose_they_are() {
    let log = "got \"SE: Connection request timed out\" (x)\nAxiosError: Network Error\nBRK_MT_TERMINATED\n".repeat(3);
    assert_eq!(json(&[], log.as_bytes())["texts"], serde_json::json!([]));
    let found = json(&["--texts"], log.as_bytes());
    let text = &found["texts"][0];
    assert_eq!((&text["text"], &text["count"]), (&"SE: Connection request timed out".into(), &3.into()));
    assert_eq!((&text["first"]["line"], &text["entries"][0]["code"]), (&1.into(), &"BRK_MT_SETUP_TIMEOUT".into()));
    assert_eq!((&found["totals"]["texts"], &found["totals"]["codes"]), (&3.into(), &3.into()));
    assert_eq!(found["texts"].as_array().map(Vec::len), Some(1));
    let file = written("texts.log", log.repeat(500).as_bytes());
    let rows = stdout(&[&file, "--texts", "--format", "ndjson", "--type", "error"], log.as_bytes());
    assert!(rows.starts_with("{\"text\":\"SE: Connection request timed out\",\"count\":1500,"));
    assert_eq!(rows.lines().count(), 1);
    for format in ["json", "csv", "table"] {
        let texts_alone = scan(&["--texts", "--format", format], b"user amy got \"SE: Socket error\" at 10:00");
        assert_eq!(texts_alone.status.code(), Some(0), "{format}");
    }
}
