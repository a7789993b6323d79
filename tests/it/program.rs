//! The program under test: how it is run, and a sample of what each of its commands does.

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

/// The formats of `--format`.
pub const FORMATS: [&str; 8] = ["text", "table", "json", "ndjson", "csv", "tsv", "markdown", "line"];

/// A command line for each subcommand that finds something, with what it reads from stdin.
const SAMPLES: [(&[&str], &str); 8] = [
    (&["lookup", "BRK_MT_SETUP_TIMEOUT"], ""),
    (&["search", "SAML"], ""),
    (&["list"], ""),
    (&["tables"], ""),
    (&["scan", "-"], "{\"InternalReason\":\"BRK_MT_SETUP_TIMEOUT\"}\n"),
    (&["export", "csv"], ""),
    (&["completions", "bash"], ""),
    (&["man"], ""),
];

/// A sample of one subcommand.
#[derive(Clone, Copy)]
pub struct Sample {
    pub name: &'static str,
    pub args: &'static [&'static str],
    pub stdin: &'static str,
    /// Whether it prints records, and so takes `--format`.
    pub records: bool,
}

/// The samples of the subcommands that the program has.
pub fn samples() -> Vec<Sample> {
    let commands = commands();
    let samples = SAMPLES.map(|(args, stdin)| Sample {
        name: args[0],
        args,
        stdin,
        records: !matches!(args[0], "completions" | "export" | "man"),
    });
    let samples: Vec<_> =
        samples.into_iter().filter(|sample| commands.iter().any(|name| name == sample.name)).collect();
    let sampled: Vec<_> = samples.iter().map(|sample| sample.name).collect();
    assert!(commands.iter().all(|name| sampled.contains(&name.as_str())), "no sample for one of {commands:?}");
    samples
}

/// Each sample in each format that it has.
pub fn in_every_format() -> Vec<(Sample, Vec<&'static str>)> {
    let mut all = Vec::new();
    for sample in samples() {
        if sample.records {
            all.extend(FORMATS.map(|format| (sample, [sample.args, &["--format", format]].concat())));
        } else {
            all.push((sample, sample.args.to_vec()));
        }
    }
    all
}

/// The subcommands that the help names.
pub fn commands() -> Vec<String> {
    let help = text(run(&["--help"], b"").stdout);
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

/// What a command prints; it must succeed.
pub fn printed(mut command: Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    text(output.stdout)
}
