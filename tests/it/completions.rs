//! What the program offers a shell, asked as the shells' scripts ask. `shells.rs` presses Tab in the shells themselves.

use crate::program::{commands, printed, zcodes};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_script_asks_the_program_by_its_bare_name() {
    for shell in SHELLS {
        let script = printed(zcodes(&["completions", shell]));
        assert!(script.contains("COMPLETE") && script.contains(shell), "{shell}: {script}");
        assert!(script.replace('"', "").contains("zcodes -- "), "{shell}: {script}");
        assert!(!script.contains(env!("CARGO_MANIFEST_DIR")) && !script.contains("target/"), "{shell}: {script}");
    }
}

#[test]
fn every_shell_is_offered_every_command() {
    for shell in SHELLS {
        let mut command = zcodes(&["--", "zcodes", ""]);
        command.env("COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", "1").env("_CLAP_IFS", "\n");
        let offered = printed(command);
        for name in commands() {
            assert!(offered.lines().any(|line| line.starts_with(&name)), "{shell} {name}: {offered}");
        }
    }
}

#[test]
fn codes_come_with_their_status_in_the_case_that_was_typed() {
    let status = "SE: Connection request timed out";
    check("lookup BRK_MT_SETUP_TIMEO", &[&format!("BRK_MT_SETUP_TIMEOUT\t{status}")]);
    check("lookup brk_mt_setup_timeo", &[&format!("brk_mt_setup_timeout\t{status}")]);
    check("lookup --exact OTHER brk_mt_setup_timeo", &[&format!("brk_mt_setup_timeout\t{status}")]);
    check("lookup NO_SUCH_CODE_", &[]);
}

#[test]
fn negative_numbers_are_codes() {
    assert!(offered(&["lookup", "-1"]).iter().any(|line| line.starts_with("-13\t")));
}

#[test]
fn texts_are_offered_in_quotes_only() {
    let text = "SE: Connection request timed out\tBRK_MT_SETUP_TIMEOUT";
    for typed in ["SE: Connection request timed", "'SE: Connection request timed", "SE:\\ Connection\\ request\\ timed"]
    {
        assert_eq!(offered(&["lookup", typed]), [text], "{typed}");
    }
    check("lookup SE:", &[]);
    assert!(offered(&["lookup", "\"Driver"]).iter().any(|line| line.starts_with("Driver Error\t")));
}

#[test]
fn filters_offer_their_values_in_lists_too() {
    check("list --component s", &["se\tService Edge"]);
    check("list --component=AC,S", &["--component=AC,SE\tService Edge"]);
    check("search SAML --type pol", &["policy-block"]);
    check("lookup X --action AD", &["ADMIN"]);
    check("list --table ZPA-S", &["ZPA-SESSION\tZPA session status codes"]);
    check("tables --format nd", &["ndjson\tone JSON object per line"]);
}

#[test]
fn nothing_is_offered_after_an_unknown_command() {
    for line in ["frobnicate ", "frobnicate -", "frobnicate x "] {
        check(line, &[]);
    }
}

#[test]
fn bash_may_cut_words_at_the_equals_sign() {
    let mut command = zcodes(&["--", "zcodes", "list", "--component", "=", "s"]);
    command.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "4");
    assert_eq!(printed(command), "se");
}

#[test]
fn a_strange_variable_changes_nothing() {
    for (name, args) in [("bash", ["lookup", "-8"]), ("yes", ["lookup", "-8"]), ("", ["lookup", "-8"])] {
        let mut command = zcodes(&args);
        command.env("COMPLETE", name);
        assert_eq!(printed(command), printed(zcodes(&args)), "COMPLETE={name}");
    }
}

/// What is offered after a line of words, as lines of name, tab and explanation.
fn check(line: &str, expected: &[&str]) {
    assert_eq!(offered(&line.split(' ').collect::<Vec<_>>()), expected, "{line}");
}

fn offered(words: &[&str]) -> Vec<String> {
    let mut command = zcodes(&["--", "zcodes"]);
    command.args(words).env("COMPLETE", "fish");
    printed(command).lines().map(str::to_owned).collect()
}
