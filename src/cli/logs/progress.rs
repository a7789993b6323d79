//! How far a long piece of work is: one line on the terminal, gone when the work is done. Nothing in a pipe.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

const REFRESH: Duration = Duration::from_millis(200);

pub struct Progress {
    total: Option<u64>,
    begin: Instant,
    bytes: AtomicU64,
    is_done: AtomicBool,
}

impl Progress {
    /// Begins to measure; `total` bytes are to come, if that is known.
    pub fn start(total: Option<u64>) -> Progress {
        Progress { total, begin: Instant::now(), bytes: AtomicU64::new(0), is_done: AtomicBool::new(false) }
    }

    pub fn is_watched() -> bool {
        io::stderr().is_terminal()
    }

    pub fn add(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Says that the work is done, to a thread that shows it: unpark that thread then.
    pub fn stop(&self) {
        self.is_done.store(true, Ordering::Relaxed);
    }

    /// Shows how far the work is until it is done, and takes the line away.
    pub fn show(&self) {
        let (mut pause, mut width) = (PATIENCE, 0);
        loop {
            thread::park_timeout(pause);
            if self.is_done.load(Ordering::Relaxed) {
                break;
            }
            let mut line = line(self.bytes.load(Ordering::Relaxed), self.total, self.begin.elapsed());
            line.truncate(columns().saturating_sub(1));
            // The cursor goes back: whatever comes next, also after Ctrl-C, is written over it.
            let _ = write!(io::stderr(), "\r{line:width$}\r");
            (pause, width) = (REFRESH, line.len());
        }
        // Spaces, not an escape sequence: that works on every console.
        if width > 0 {
            let _ = write!(io::stderr(), "{:width$}\r", "");
        }
    }
}

/// How wide the terminal is that shows notices.
fn columns() -> usize {
    terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0))
}

fn line(bytes: u64, total: Option<u64>, elapsed: Duration) -> String {
    let rate = u128::from(bytes) * 1000 / elapsed.as_millis().max(1);
    let speed = format!("{}/s", size(rate));
    match total.filter(|&total| total >= bytes) {
        Some(total) => {
            let left = u128::from(total - bytes) / rate.max(1);
            let share = 100 * bytes / total.max(1);
            format!("{} of {} ({share} %), {speed}, {left} s left", size(bytes.into()), size(total.into()))
        }
        None => format!("{}, {speed}", size(bytes.into())),
    }
}

fn size(bytes: u128) -> String {
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let (mut tenths, mut units) = (bytes / 100, ["MB", "GB", "TB"].iter());
    let mut unit = "kB";
    while tenths >= 10_000
        && let Some(larger) = units.next()
    {
        (tenths, unit) = (tenths / 1000, larger);
    }
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_how_fast_and_how_long() {
        let (second, known) = (Duration::from_secs(2), Some(8_000_000_000));
        assert_eq!(line(2_000_000_000, known, second), "2.0 GB of 8.0 GB (25 %), 1.0 GB/s, 6 s left");
        assert_eq!(line(900, None, second), "900 B, 450 B/s");
        assert_eq!(line(0, None, second), "0 B, 0 B/s");
        assert_eq!(line(999_999, None, Duration::ZERO), "999.9 kB, 999.9 MB/s");
    }
}
