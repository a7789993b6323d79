//! Text from outside is data: nothing that steers a terminal passes through raw, and nothing of it gets lost.

use crate::program::{FORMATS, printed, run, text};

/// Every control character, and what reorders a line.
fn steering() -> impl Iterator<Item = char> {
    let controls = (0..=0x1f).chain(0x7f..=0x9f).filter_map(char::from_u32);
    let bidi =
        [0x61c, 0x200e, 0x200f].into_iter().chain(0x2028..=0x202e).chain(0x2066..=0x2069).filter_map(char::from_u32);
    controls.chain(bidi)
}

/// A query with all of them but those given, and a code inside.
fn query(without: &[char]) -> String {
    let steering = steering().filter(|c| !without.contains(c));
    let glued: String = steering.flat_map(|c| ['q', c]).collect();
    format!("{glued}\u{1b}[31m\u{1b}]0;title\u{7} BRK_MT_SETUP_TIMEOUT end")
}

/// What was printed has line breaks and, if `more` says so, tabs, but nothing else that steers.
fn check_clean(what: &str, printed: &str, more: &[char]) {
    let raw = printed.chars().find(|c| steering().any(|s| s == *c) && *c != '\n' && !more.contains(c));
    assert_eq!(raw, None, "{what}: {printed:?}");
}

/// Nothing that a command prints steers, in whatever format.
fn check_formats(args: &[&str], stdin: &str) {
    for format in FORMATS {
        let output = run(&[args, &["--format", format]].concat(), stdin.as_bytes());
        check_clean(format, &text(output.stdout), if format == "tsv" { &['\t'] } else { &[] });
        check_clean(format, &text(output.stderr), &[]);
    }
}

#[test]
fn no_format_of_lookup_lets_a_query_steer() {
    let code = query(&['\0']);
    for query in [&code, &code.replace("BRK_MT", "QQQ"), &code.replace("OUT", "OT")] {
        check_formats(&["lookup", query], "");
    }
    check_formats(&["lookup", "-"], &(query(&['\n', '\r']) + "\n\u{1b}c\n"));
}

#[test]
fn no_format_of_search_lets_a_query_steer() {
    for words in [&query(&['\0']), &format!("SAML {}", query(&['\0'])), "SAML\u{1b}[31m"] {
        check_formats(&["search", words], "");
    }
}

#[test]
fn json_gives_the_query_back_as_it_was() {
    for query in [query(&['\0']), "\u{feff}“x”\\n\"".to_owned(), "\u{10ffff}\u{fffe}".to_owned()] {
        for format in ["json", "ndjson"] {
            let output = run(&["lookup", &query, "--format", format], b"");
            let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
            let answer = if format == "json" { &answer[0] } else { &answer };
            assert_eq!(answer["query"].as_str(), Some(query.as_str()), "{format}");
        }
    }
    let line = query(&['\n', '\r']);
    let output = run(&["lookup", "-", "--format", "ndjson"], line.as_bytes());
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(answer["query"].as_str(), Some(line.as_str()));
}

#[test]
fn a_table_has_one_line_a_record_whatever_was_asked() {
    let query = query(&['\0']);
    let lines = |format: &str, query: &str| printed(&["lookup", query, "--format", format]).lines().count();
    for format in ["table", "tsv", "markdown", "ndjson"] {
        assert_eq!(lines(format, &query), lines(format, "x BRK_MT_SETUP_TIMEOUT end"), "{format}");
    }
}

#[test]
fn no_usage_error_lets_an_argument_steer() {
    let hostile = query(&['\0']);
    let option = format!("--{hostile}");
    let assigned = format!("--format={hostile}");
    for args in [
        &[option.as_str()][..],
        &["help", &hostile],
        &["list", &hostile],
        &["list", &option],
        &["list", "--table", &hostile],
        &["list", "--component", &hostile],
        &["list", "--type", &hostile],
        &["list", "--action", &hostile],
        &["list", "--color", &hostile],
        &["list", "--width", &hostile],
        &["tables", &assigned],
        &["lookup", &option],
        &["lookup", "x", "--format", &hostile],
        &["search", "x", "--limit", &hostile],
    ] {
        let output = run(args, b"");
        let told = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        check_clean("stderr", &told, &[]);
        check_clean("stdout", &text(output.stdout), &[]);
        assert!(!told.contains("panicked") && told.contains("error:"), "{told:?}");
    }
}
