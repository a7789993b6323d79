//! Counts instructions and microseconds of a whole run, output into a pipe, without the caller's environment.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How often a program runs for its wall time.
pub const TIMES: usize = 300;

/// The instructions of one run, the dynamic loader's included; `None` without valgrind.
pub fn instructions(program: &Path, args: &[&str]) -> Option<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(args);
    let output = clean(&mut command).output().ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, count) = report.split_once("Collected : ")?;
    count.lines().next()?.replace(',', "").trim().parse().ok()
}

/// The median wall time of a run, the start of the process included.
pub fn microseconds(program: &Path, args: &[&str]) -> f64 {
    let mut times: Vec<f64> = (0..TIMES).map(|_| once(program, args)).collect();
    times.sort_by(f64::total_cmp);
    times[TIMES / 2]
}

fn once(program: &Path, args: &[&str]) -> f64 {
    let start = Instant::now();
    let output = clean(Command::new(program).args(args)).output();
    assert!(output.is_ok(), "cannot run {}", program.display());
    start.elapsed().as_secs_f64() * 1e6
}

/// Without the caller's environment, whose size and settings would count too.
fn clean(command: &mut Command) -> &mut Command {
    let path = env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).stdin(Stdio::null())
}
