//! What the program offers a shell, asked as the shells' scripts ask. `shells.rs` presses Tab in the shells themselves.

use crate::program::{commands, printed, printed_by, zcodes};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_script_asks_the_program_by_its_bare_name_and_evaluates_nothing() {
    for shell in SHELLS {
        let script = printed(&["completions", shell]);
        assert!(
            script.contains(&format!("COMPLETE={shell} zcodes --")) || script.contains("& zcodes '--'"),
            "{script}"
        );
        let script: String = script.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
        assert!(!script.contains("eval") && !script.contains("Invoke-Expression"), "{shell}: {script}");
    }
}

#[test]
fn every_shell_is_offered_every_command_and_leaves_files_to_itself() {
    for shell in SHELLS {
        let offered = offered_to(shell, &["zcodes"], "=");
        for name in commands() {
            assert!(offered.lines().any(|line| line.starts_with(&name)), "{shell} {name}: {offered}");
        }
        assert_eq!(offered_to(shell, &["zcodes", "scan"], "="), "/\n", "{shell}");
        assert_eq!(offered_to(shell, &["zcodes", "scan", "--"], "=-x"), "/\n", "{shell}");
    }
}

/// What is offered after some words and a marked one.
fn offered_to(shell: &str, before: &[&str], word: &str) -> String {
    let line = format!("{} {}", before.join(" "), &word[1..]);
    let mut command = zcodes(&["--"]);
    match shell {
        "bash" => command.args([&line, &word[1..]]),
        _ => command.args(before).arg(word),
    };
    printed_as(shell, command)
}

fn printed_as(shell: &str, mut command: std::process::Command) -> String {
    command.env("COMPLETE", shell);
    printed_by(command)
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
fn texts_are_offered_in_quotes_or_after_a_space_only() {
    let text = "SE: Connection request timed out\tBRK_MT_SETUP_TIMEOUT\n";
    for word in ["=SE: Connection request timed", "'SE: Connection request timed"] {
        assert_eq!(offered_to("fish", &["zcodes", "lookup"], word), text, "{word}");
    }
    check("lookup SE:", &[]);
    assert!(
        offered_to("fish", &["zcodes", "lookup"], "'Driver").lines().any(|line| line.starts_with("Driver Error\t"))
    );
}

#[test]
fn filters_offer_their_values_in_lists_too() {
    check("list --component s", &["se\tService Edge"]);
    check("list --component=AC,S", &["--component=AC,SE\tService Edge"]);
    check("search SAML --type pol", &["policy-block"]);
    check("lookup X --action AD", &["ADMIN"]);
    check("list --table ZPA-SE", &["ZPA-SESSION\tZPA session status codes"]);
    check("tables --format nd", &["ndjson\tone JSON object per line"]);
}

#[test]
fn a_word_that_is_no_command_is_a_query() {
    let code = "BRK_MT_SETUP_TIMEOUT\tSE: Connection request timed out";
    for line in ["BRK_MT_SETUP_TIMEO", "OTHER BRK_MT_SETUP_TIMEO", "--format json BRK_MT_SETUP_TIMEO"] {
        check(line, &[code]);
    }
    check("OTHER --exa", &["--exact\tMatch only whole codes, texts and earlier names: no parts, no guesses"]);
    check("OTHER ", &[]);
    check("B", &[]);
}

#[test]
fn bash_is_given_what_readline_replaces_quoted_for_its_place() {
    for (line, replaced, offered) in [
        ("zcodes list --component=AC,S", "AC,S", "AC,SE\n"),
        ("X=1 zcodes list --component s", "s", "se\n"),
        (
            "zcodes lookup 'SE: Connection request timed",
            "SE: Connection request timed",
            "SE: Connection request timed out\n",
        ),
        (
            "zcodes lookup SE:\\ Connection\\ request\\ timed",
            "\\ Connection\\ request\\ timed",
            "\\ Connection\\ request\\ timed\\ out\n",
        ),
        ("zcodes lookup x", "no end of it", ""),
        ("", "", ""),
    ] {
        assert_eq!(printed_as("bash", zcodes(&["--", line, replaced])), offered, "{line}");
    }
}

#[test]
fn a_strange_variable_changes_nothing() {
    let args = ["lookup", "-8"];
    for name in ["bash", "yes", ""] {
        assert_eq!(printed_as(name, zcodes(&args)), printed(&args), "COMPLETE={name}");
    }
}

/// What is offered after a line of words, as lines of name, tab and explanation.
fn check(line: &str, expected: &[&str]) {
    assert_eq!(offered(&line.split(' ').collect::<Vec<_>>()), expected, "{line}");
}

fn offered(words: &[&str]) -> Vec<String> {
    let (word, before) = words.split_last().expect("there is one");
    let before = [&["zcodes"], before].concat();
    offered_to("fish", &before, &format!("={word}")).lines().map(str::to_owned).collect()
}
