//! The tests that run the program, and of what the crate is as a whole.
#![cfg(feature = "cli")]

mod completions;
mod man;
mod public_api;
mod shells;
mod transcripts;

use std::process::Command;

/// The program under test, with nothing of the environment that could change what it says.
fn zcodes(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zcodes"));
    command.args(args);
    for variable in ["CLICOLOR_FORCE", "COLUMNS", "COMPLETE", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

/// What a command prints; it must succeed.
fn printed(mut command: Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program prints UTF-8")
}

/// The subcommands that the help names.
fn subcommands() -> Vec<String> {
    let help = printed(zcodes(&["--help"]));
    let (_, after) = help.split_once("Commands:\n").expect("the help lists the commands");
    let (list, _) = after.split_once("\n\n").expect("a blank line ends the list");
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}
