//! The program under test: how it is run, and a sample of what each of its commands does.

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

/// The formats of `--format`.
pub const FORMATS: [&str; 8] = ["text", "table", "json", "ndjson", "csv", "tsv", "markdown", "line"];

/// A command line for each subcommand that prints records, and so takes `--format`.
pub const RECORDS: [&[&str]; 5] = [
    &["lookup", "BRK_MT_SETUP_TIMEOUT"],
    &["search", "SAML"],
    &["list"],
    &["tables"],
    &["scan", "tests/cmd/scan.in/user-activity.log"],
];

/// One for each of the others.
pub const OTHERS: [&[&str]; 3] = [&["export", "csv"], &["completions", "bash"], &["man"]];

/// Each of these in each format that it has.
pub fn in_every_format() -> Vec<Vec<&'static str>> {
    let records = RECORDS.into_iter().flat_map(|args| FORMATS.map(|format| [args, &["--format", format]].concat()));
    records.chain(OTHERS.map(<[_]>::to_vec)).collect()
}

/// The subcommands that the help names.
pub fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list =
        help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the help lists them");
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|&name| name != "help").map(str::to_owned).collect()
}

/// The program with nothing of the environment that changes what it says.
pub fn zcodes(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zcodes"));
    command.args(args).stdin(Stdio::null());
    for variable in ["CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "COMPLETE", "LINES", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

/// Starts the program with its three streams piped.
pub fn started(args: &[&str]) -> Child {
    let mut command = zcodes(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// Runs the program to its end with this standard input.
pub fn run(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = started(args);
    let mut pipe = child.stdin.take().expect("it is piped");
    let stdin = stdin.to_vec();
    // A program that does not read its input closes the pipe, which is no failure.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

/// Bytes that must be UTF-8.
pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the program writes UTF-8")
}

/// What the program prints; it must succeed.
pub fn printed(args: &[&str]) -> String {
    printed_by(zcodes(args))
}

/// The same of a command that is more than its arguments.
pub fn printed_by(mut command: Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    text(output.stdout)
}
