//! The pager, on a real terminal, which `script` provides.

use crate::files;
use crate::program::zcodes;
use std::fs;

/// What a terminal of 80 columns and 24 lines shows of this command, and what the pager was given.
fn shown(pager: &str, command: &str) -> (String, Option<String>) {
    let folder = files::folder(&format!("pager-{}", command.replace(['/', ' '], "_")));
    let (program, given) = (folder.join("pager"), folder.join("given"));
    files::write_script(&program, pager);
    let line = format!("stty rows 24 cols 80; {command}; echo \"code $?\"");
    let mut script = std::process::Command::new("script");
    script
        .args(["--quiet", "--command", &line, "/dev/null"])
        .env("TERM", "xterm")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS");
    let zcodes = zcodes(&[]).get_program().to_owned();
    script.env("Z", zcodes).env("ZCODES_PAGER", &program).env("GIVEN", &given).stdin(std::process::Stdio::null());
    let output = script.output().expect("script starts; it is in the Debian package bsdutils");
    (String::from_utf8_lossy(&output.stdout).replace('\r', ""), fs::read_to_string(given).ok())
}

#[test]
#[ignore = "needs the Debian package bsdutils"]
fn what_is_taller_than_the_screen_goes_through_the_pager_and_notes_follow() {
    let (screen, given) = shown("cat > \"$GIVEN\"", "\"$Z\" list --limit 40");
    let given = given.expect("the pager was started");
    assert!(given.lines().count() > 24 && !screen.contains(given.lines().nth(5).expect("it is long")), "{screen}");
    assert!(screen.contains("note: ") && screen.ends_with("code 0\n"), "{screen}");
}

#[test]
#[ignore = "needs the Debian package bsdutils"]
fn leaving_the_pager_early_does_not_change_the_exit_code() {
    for (command, code) in [("\"$Z\" list", 0), ("\"$Z\" BRK_MT_SETUP_TIMEOT -8 -n9 --width 40", 1)] {
        let (screen, _) = shown("exit 3", command);
        assert!(screen.ends_with(&format!("code {code}\n")) && !screen.contains("error:"), "{command}: {screen}");
    }
}

#[test]
#[ignore = "needs the Debian package bsdutils"]
fn what_fits_what_is_piped_and_what_must_not_is_printed_without_a_pager() {
    for command in [
        "\"$Z\" BRK_MT_SETUP_TIMEOUT",
        "\"$Z\" list | cat",
        "\"$Z\" list --no-pager",
        "yes -- -8 | head -50 | \"$Z\" lookup -",
    ] {
        let (screen, given) = shown("cat > \"$GIVEN\"", command);
        assert!(given.is_none() && screen.ends_with("code 0\n"), "{command}: {screen}");
    }
    let (screen, _) = shown("exec no-such-program", "ZCODES_PAGER=no-such-pager \"$Z\" list");
    assert!(screen.lines().count() > 100, "{screen}");
}
