//! How fast a scan is, beside memchr counting line breaks in the same memory: `cargo bench --bench scan`.
//!
//! `cargo bench --bench scan -- --write lss 500 FILE` writes 500 MB of a test log, to time the whole program with.
//! Texts are looked for in a sixty-fourth of the log: that takes many times as long. The last line is the whole program
//! answering each line of a log (`zcodes lookup -`), in one thread.

#![allow(clippy::print_stdout, reason = "this is a report")]

mod dice;
mod logs;

use logs::Kind;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufWriter};
use std::process::{Command, Stdio};
use std::time::Instant;
use zcodes::Counter;

/// The size of a log in memory, in bytes.
const SIZE: usize = 64 << 20;

/// What is promised of `lookup -`, in lines per second.
const PROMISED: f64 = 20_000.0;

/// The best of so many runs counts: others share the machine.
const RUNS: usize = 7;

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--write", kind, megabytes, path] => write(kind, megabytes, path),
        _ => report(),
    }
}

fn write(kind: &str, megabytes: &str, path: &str) -> io::Result<()> {
    let wrong = || io::Error::other("usage: --write lss|snake-case|underscores|capitals|long-line MEGABYTES FILE");
    let &(_, kind) = Kind::ALL.iter().find(|(name, _)| *name == kind).ok_or_else(wrong)?;
    let megabytes: usize = megabytes.parse().map_err(|_| wrong())?;
    logs::write(kind, megabytes * 1_000_000, &mut BufWriter::new(File::create(path)?))
}

fn report() -> io::Result<()> {
    println!(
        "{:<12} {:>12} {:>12} {:>8} {:>9} {:>8} {:>12}",
        "log", "scan", "memchr", "ratio", "codes", "lines", "with texts"
    );
    for (name, kind) in Kind::ALL {
        let mut log = Vec::with_capacity(SIZE + (1 << 16));
        logs::write(kind, SIZE, &mut log)?;
        let (counts, scan) = best(|| {
            let mut counter = Counter::new();
            counter.feed(&log);
            counter.finish()
        });
        let (lines, memchr) = best(|| memchr::memchr_iter(b'\n', &log).count());
        let part = &log[..SIZE / 64];
        let (_, texts) = best(|| {
            let mut counter = Counter::new().with_texts();
            counter.feed(part);
            counter.finish()
        });
        let rate = |seconds: f64| log.len() as f64 / seconds / 1e9;
        let (scan, memchr) = (rate(scan), rate(memchr));
        let codes: u64 = counts.codes.iter().map(|code| code.count).sum();
        let texts = part.len() as f64 / texts / 1e6;
        let ratio = scan / memchr;
        println!("{name:<12} {scan:>7.2} GB/s {memchr:>7.2} GB/s {ratio:>8.2} {codes:>9} {lines:>8} {texts:>7.1} MB/s");
    }
    lookup()
}

fn lookup() -> io::Result<()> {
    let path = std::env::temp_dir().join(format!("zcodes-lookup-{}.log", std::process::id()));
    let mut log = Vec::new();
    logs::write(Kind::Lss, SIZE / 4, &mut log)?;
    std::fs::write(&path, &log)?;
    let run = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_zcodes"));
        program.args(["lookup", "-", "--format", "ndjson"]).stdin(File::open(&path)?);
        program.stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    let (status, seconds) = best(run);
    std::fs::remove_file(&path)?;
    status?;
    let lines = memchr::memchr_iter(b'\n', &log).count();
    let (rate, bytes) = (lines as f64 / seconds, log.len() / lines);
    println!("\nlookup -: {rate:.0} lines of {bytes} bytes per second; promised are {PROMISED:.0}");
    Ok(())
}

fn best<T>(mut work: impl FnMut() -> T) -> (T, f64) {
    let mut timed = || {
        let start = Instant::now();
        let result = black_box(work());
        (result, start.elapsed().as_secs_f64())
    };
    let first = timed();
    (1..RUNS).map(|_| timed()).fold(first, |best, next| if next.1 < best.1 { next } else { best })
}
