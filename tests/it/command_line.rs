//! How a command line is understood: what is a query, what an option, and what was hardly meant.

#[cfg(target_os = "linux")]
use crate::files;
use crate::program::{run, text, zcodes};

/// What is printed, and the exit code.
fn ran(args: &[&str]) -> (String, String, Option<i32>) {
    let output = run(args, b"");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn a_query_is_answered_alike_with_and_without_the_option_parser() {
    for query in ["BRK_MT_SETUP_TIMEOUT", "-8", "- 8", "-3005-", "brk mt", "(-8)", "-", "xyzzy plugh"] {
        let bare = ran(&["lookup", query]);
        for args in
            [&[query][..], &["lookup", query, "--color", "auto"], &["--color=auto", query], &["lookup", "--", query]]
        {
            assert_eq!(ran(args), bare, "{args:?}");
        }
    }
}

#[test]
fn options_stand_before_or_after_the_query_or_the_subcommand() {
    let json = ran(&["lookup", "-8", "--format", "json"]);
    for args in
        [&["-f", "json", "-8"][..], &["-8", "--json"], &["lookup", "-xfjson", "-8"], &["--json", "lookup", "-8"]]
    {
        assert_eq!(ran(args), json, "{args:?}");
    }
    assert_eq!(ran(&["--format", "csv", "tables"]), ran(&["tables", "--format", "csv"]));
    assert_eq!(ran(&["search", "SAML", "--top", "2"]), ran(&["search", "SAML", "-n2"]));
}

#[test]
fn an_option_is_never_a_query_nor_a_query_an_option() {
    for (args, says) in [
        (&["--exct", "x"][..], "'--exact'"),
        (&["lookup", "-8", "--width", "-5"], "'-5' for '--width <N>': not a whole number from 1 up"),
        (&["scan", "-8"], "'-8'"),
        (&["search", "x", "--top", "-5"], "'-5' for '--limit <N>': not a whole number from 1 up"),
        (&["--format", "json"], "<QUERY>"),
    ] {
        let (printed, told, code) = ran(args);
        assert_eq!((printed.as_str(), code), ("", Some(2)), "{args:?}: {told}");
        assert!(told.contains(says) && told.is_ascii(), "{args:?}: {told}");
    }
}

#[test]
fn an_unknown_option_gets_a_tip_only_where_there_is_one() {
    for (args, says) in [
        (&["scan", "--since", "2026", "x"][..], "--since belongs to search, list\n"),
        (&["export", "csv", "-n", "3"], "-n belongs to lookup, search, list, scan, tables\n"),
        (&["export", "csv", "--format", "json"], "--format belongs to lookup, search, list, scan, tables\n"),
        (&["list", "--limt", "3"], "'--limit'"),
    ] {
        let (_, stderr, code) = ran(args);
        assert!(code == Some(2) && stderr.contains(says) && stderr.matches("tip:").count() == 1, "{stderr}");
        assert!(!stderr.contains("--force"), "{stderr}");
    }
    let (_, stderr, _) = ran(&["BRK_MT_SETUP_TIMEOUT", "--nope"]);
    assert!(!stderr.contains("tip:") && !stderr.contains("--no-pager"), "{stderr}");
}

#[test]
fn a_subcommand_mistyped_and_the_name_of_a_file_get_a_tip() {
    for (word, tip) in [("serach", "'search'"), ("lits", "'list'"), ("Cargo.toml", "zcodes scan 'Cargo.toml'")] {
        let output = zcodes(&[word, "x"]).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the program starts");
        let told = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{word}: {told}");
        assert!(told.contains(tip), "{word}: {told}");
    }
}

#[test]
fn a_group_of_tables_is_named_by_what_their_ids_begin_with() {
    let ids = |group: &str| {
        let (printed, told, _) = ran(&["list", "--retired", "--table", group, "--format", "csv"]);
        assert_eq!(told, "", "{group}");
        printed.lines().count()
    };
    let group = zcodes::tables().find_map(|table| table.id().split_once('-')).expect("an id has a hyphen").0;
    let members: Vec<_> = zcodes::tables().filter(|table| table.id().split('-').next() == Some(group)).collect();
    let whole: Vec<&str> = members.iter().map(|table| table.id()).collect();
    assert_eq!(ids(group), ids(&whole.join(",")), "{group}");
}

#[test]
fn no_argument_forges_a_message() {
    for args in [&["list", "--table", "x\nerror: forged"][..], &["tables", "x\nerror: forged"], &["ab\nerror: forged"]]
    {
        let (_, told, _) = ran(args);
        assert!(told.lines().filter(|line| line.starts_with("error:")).count() <= 1, "{args:?}: {told}");
        assert!(told.contains("\\n") || told.contains("\\u{a}"), "{args:?}: {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let open = |name: &str| std::fs::OpenOptions::new().read(name == "/dev/null").write(name != "/dev/null").open(name);
    for args in [&["tables"][..], &["--help"], &["--version"], &["lookup", "--help"], &["-8"]] {
        for name in ["/dev/null", "/dev/full"] {
            let stdout = open(name).expect("Linux has it");
            let output = zcodes(args).stdout(stdout).output().expect("the program starts");
            let told = text(output.stderr);
            assert_eq!(output.status.code(), Some(2), "{args:?} > {name}: {told}");
            assert!(told.starts_with("error: "), "{args:?} > {name}: {told}");
        }
    }
}

#[test]
fn what_is_new_is_what_was_published_since_a_date() {
    let listed = |date: &str| ran(&["list", "--retired", "--since", date, "--format", "ndjson"]).0.lines().count();
    let all = zcodes::entries().filter(|entry| entry.since().is_some()).count();
    let newest = zcodes::entries().filter_map(zcodes::Entry::since).max().expect("a table says when");
    let of_newest = zcodes::entries().filter(|entry| entry.since().is_some_and(|date| date >= newest)).count();
    assert_eq!((listed("2000"), listed(newest)), (all, of_newest));
    let undated = zcodes::entries().filter(|entry| entry.since().is_none()).count();
    let note = format!("note: {undated} entries without a known date are left out\n");
    for date in ["2000", "2999-12-31"] {
        assert!(ran(&["list", "--retired", "--since", date]).1.contains(&note), "{date}");
    }
    assert!(ran(&["search", "SAML", "--since", "2999"]).1.ends_with("passes all these filters; try fewer of them\n"));
    assert!(ran(&["search", "SAML", "--since", "2000"]).1.contains("without a known date are left out\n"));
    assert_eq!(ran(&["list", "--since", "2999-12-31"]).2, Some(1));
    for date in ["26", "2026-13", "2026-00", "2026-07-32", "2026/07", "July", "２０２６"] {
        assert_eq!(ran(&["list", "--since", date]).2, Some(2), "{date}");
    }
}

/// A text that many codes show, and how many.
fn shared_text() -> (&'static str, usize) {
    let count = |text: &str| zcodes::lookup(text).len();
    let texts = zcodes::entries().filter_map(zcodes::Entry::status);
    texts.map(|text| (text, count(text))).max_by_key(|&(_, count)| count).expect("there are texts")
}

#[test]
fn many_answers_are_a_sentence_and_a_table_unless_more_cards_are_wanted() {
    let (text, count) = shared_text();
    assert!(count > 3, "{text}");
    let (printed, told, code) = ran(&[text]);
    assert!(printed.starts_with(&format!("{count} codes show this text")), "{printed}");
    assert_eq!((printed.contains("Source"), told.as_str(), code), (false, "", Some(0)));
    let cards = |args: &[&str]| ran(args).0.matches("\n  Source ").count();
    assert_eq!(cards(&[text, "-n", &count.to_string()]), count);
    assert_eq!(ran(&[text, "--format", "ndjson"]).0.matches("\"match\":\"status\"").count(), count + 1);
}

#[test]
fn a_guess_is_called_one_above_its_card_and_beside_machine_output() {
    let guess = "A guess: nothing is named \"BRK_MT_SETUP_TIMEOT\"; BRK_MT_SETUP_TIMEOUT is nearest.\n";
    let (printed, told, code) = ran(&["BRK_MT_SETUP_TIMEOT"]);
    assert!(printed.starts_with(guess) && !told.contains("a guess"), "{printed}\n{told}");
    assert_eq!(code, Some(1));
    let (printed, told, _) = ran(&["BRK_MT_SETUP_TIMEOT", "--format", "csv"]);
    assert!(printed.starts_with("query,match,") && told.starts_with("note: a guess: nothing is named"), "{told}");
}

#[test]
fn a_pasted_block_gets_a_few_notes_and_a_count() {
    let output = run(&["lookup", "-"], "qqqqa\nqqqqb\n\nqqqqc\nqqqqd\nqqqqe\n".as_bytes());
    let told = text(output.stderr);
    assert_eq!(told.matches("note: nothing is named").count(), 3, "{told}");
    assert!(told.contains("2 more lines"), "{told}");
}

#[test]
fn a_table_of_many_lines_is_printed_as_they_come_under_one_heading() {
    let lines = "BRK_MT_SETUP_TIMEOUT\n".repeat(5000);
    let output = run(&["lookup", "-", "--format", "table"], lines.as_bytes());
    let printed = text(output.stdout);
    assert_eq!((printed.lines().count(), printed.matches("MATCH").count()), (5001, 1));
}

#[cfg(target_os = "linux")]
#[test]
fn only_the_page_of_one_exact_answer_is_opened() {
    let folder = files::folder("browser");
    let opened = folder.join("opened");
    files::write_script(&folder.join("xdg-open"), "echo \"$*\" > \"$OPENED\"");
    for (query, display, opens) in [
        ("BRK_MT_SETUP_TIMEOUT", ":0", true),
        ("BRK_MT_SETUP_TIMEOUT", "", false),
        ("BRK_MT_SETUP_TIMEOT", ":0", false),
        (shared_text().0, ":0", false),
    ] {
        let _ = std::fs::remove_file(&opened);
        let mut command = zcodes(&["lookup", query, "--open"]);
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("BROWSER");
        if !display.is_empty() {
            command.env("DISPLAY", display);
        }
        let output = command.env("PATH", &folder).env("OPENED", &opened).output().expect("the program starts");
        let url = std::fs::read_to_string(&opened).unwrap_or_default();
        assert_eq!(url.starts_with("https://"), opens, "{query}: {url}");
        assert_eq!(text(output.stderr).contains("note: "), !opens, "{query}");
    }
}
