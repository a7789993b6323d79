//! Counts instructions and microseconds of a whole run, output into a pipe, without the caller's environment.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Instant;
use std::{env, fs};

/// How often a program runs for its wall time.
const TIMES: usize = 300;

static VALGRIND: LazyLock<Option<String>> = LazyLock::new(|| version("valgrind"));
static HYPERFINE: LazyLock<Option<String>> = LazyLock::new(|| version("hyperfine"));

pub fn instruction_counter() -> String {
    VALGRIND.clone().unwrap_or("there is no valgrind here, so none are counted".to_owned())
}

pub fn clock() -> String {
    HYPERFINE.clone().unwrap_or_else(|| format!("{TIMES} runs counted here, as there is no hyperfine"))
}

/// The instructions of one run, the dynamic loader's included; `None` without valgrind.
pub fn instructions(program: &Path, args: &[&str]) -> Option<u64> {
    VALGRIND.as_ref()?;
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(args);
    let output = clean(&mut command).output().ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, count) = report.split_once("Collected : ")?;
    count.lines().next()?.replace(',', "").trim().parse().ok()
}

/// The median wall time of a run, the start of the process included.
pub fn microseconds(program: &Path, args: &[&str]) -> f64 {
    if HYPERFINE.is_some()
        && let Some(median) = by_hyperfine(program, args)
    {
        return median;
    }
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

fn by_hyperfine(program: &Path, args: &[&str]) -> Option<f64> {
    let report = env::temp_dir().join(format!("startup-{}.csv", std::process::id()));
    let words = args.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let mut command = Command::new("hyperfine");
    command.args(["--shell=none", "--ignore-failure", "--warmup=20", "--output=pipe", "--style=none"]);
    command.arg(format!("--runs={TIMES}")).arg("--export-csv").arg(&report);
    command.arg(format!("'{}' {words}", program.display()));
    clean(&mut command).output().ok()?;
    let text = fs::read_to_string(&report).ok()?;
    let _ = fs::remove_file(&report);
    // command,mean,stddev,median,user,system,min,max: counted from the end, as a command may hold commas
    let median: f64 = text.lines().last()?.rsplit(',').nth(4)?.parse().ok()?;
    Some(median * 1e6)
}

/// Without the caller's environment, whose size and settings would count too.
fn clean(command: &mut Command) -> &mut Command {
    let path = env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).stdin(Stdio::null())
}

fn version(tool: &str) -> Option<String> {
    let output = Command::new(tool).arg("--version").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
