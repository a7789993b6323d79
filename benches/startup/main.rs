//! What the program costs to start, beside an empty program and `true`: `cargo bench --bench startup`.

#![allow(clippy::print_stdout, reason = "this is a report")]

mod measure;
mod programs;

use std::path::{Path, PathBuf};

/// A line of a log, 1,000 characters long.
const PASTED: &str = include_str!("pasted.txt");

/// What is measured of zcodes, and what the ratio to the empty program may be where that is promised.
const RUNS: [(&str, &[&str], Option<f64>); 12] = [
    ("--version", &["--version"], None),
    ("exact lookup", &["lookup", "BRK_MT_SETUP_TIMEOUT"], Some(1.3)),
    ("exact lookup, JSON", &["lookup", "BRK_MT_SETUP_TIMEOUT", "--format", "json"], Some(1.8)),
    ("lookup, status text", &["lookup", "SE: Connection request timed out"], None),
    ("lookup, code mistyped", &["lookup", "BRK_MT_SETUP_TIMEOT"], Some(30.0)),
    ("lookup, text mistyped", &["lookup", "Zscaler Clieet Connector Internal Error, Please Contact"], Some(30.0)),
    ("lookup, pasted line", &["lookup", PASTED], Some(30.0)),
    ("search", &["search", "captive portal"], Some(30.0)),
    ("search, mistyped", &["search", "captve portl"], Some(30.0)),
    ("search, much found", &["search", "connector"], Some(30.0)),
    ("list of one table", &["list", "--table", "zpa-session"], Some(6.0)),
    ("scan of four lines", &["scan", "--threads", "1", "tests/cmd/scan.in/user-activity.log"], Some(3.0)),
];

fn main() {
    let true_program = ["/bin/true", "/usr/bin/true"].map(PathBuf::from).into_iter().find(|path| path.exists());
    println!("instructions are counted by valgrind; the wall time is the median of {} runs\n", measure::TIMES);
    heading("as cargo builds it", "empty");
    let empty = row("empty program", &programs::empty(), &[], None, None);
    if let Some(path) = &true_program {
        row("true", path, &[], empty, None);
    }
    let zcodes = programs::zcodes();
    for (name, args, limit) in RUNS {
        row(name, &zcodes, args, empty, limit);
    }
    let Some(path) = true_program else { return };
    println!();
    heading("as it is released", "true");
    let base = row("true", &path, &[], None, None);
    row("exact lookup", &programs::released(), &["lookup", "BRK_MT_SETUP_TIMEOUT"], base, Some(1.4));
}

fn heading(title: &str, base: &str) {
    println!(
        "{title:<36} {:>13} {:>8} {:>6} {:>10} {:>8}",
        "instructions",
        "/ ".to_owned() + base,
        "limit",
        "µs",
        "KiB"
    );
}

/// Measures and prints one program; gives its instructions as a base for others, where they are counted.
fn row(name: &str, program: &Path, args: &[&str], base: Option<u64>, limit: Option<f64>) -> Option<u64> {
    let instructions = measure::instructions(program, args);
    let ratio = base.zip(instructions).map(|(base, count)| count as f64 / base as f64);
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let verdict = limit.zip(ratio).map(|(limit, ratio)| if ratio <= limit { "" } else { "  over the limit" });
    println!(
        "{name:<36} {:>13} {:>8} {:>6} {:>10.0} {:>8}{}",
        or_dash(instructions.map(|count| count.to_string())),
        or_dash(ratio.map(|ratio| format!("{ratio:.2}"))),
        or_dash(limit.map(|limit| limit.to_string())),
        measure::microseconds(program, args),
        or_dash(program.metadata().ok().map(|file| (file.len() / 1024).to_string())),
        verdict.unwrap_or_default(),
    );
    instructions
}
