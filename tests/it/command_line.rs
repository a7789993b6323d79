//! How a command line is understood: what is a query, what an option, and what was hardly meant.

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
        (&["lookup", "-8", "--width", "-5"], "'-5'"),
        (&["scan", "-8"], "'-8'"),
        (&["search", "x", "--top", "-5"], "'-5'"),
        (&["--format", "json"], "<QUERY>"),
    ] {
        let (printed, told, code) = ran(args);
        assert_eq!((printed.as_str(), code), ("", Some(2)), "{args:?}: {told}");
        assert!(told.contains(says) && told.is_ascii(), "{args:?}: {told}");
    }
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
    assert_eq!(ran(&["list", "--table", "no-such"]).2, Some(2));
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
