//! How far a long piece of work is: one line on the terminal, gone when the work is done. Nothing in a pipe.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

const REFRESH: Duration = Duration::from_millis(200);

/// A meter, and where a person watches, the thread that shows it.
pub struct Progress {
    bytes: Arc<AtomicU64>,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to measure; `total` bytes are to come, if that is known.
    pub fn start(total: Option<u64>) -> Progress {
        let bytes = Arc::new(AtomicU64::new(0));
        let shown = io::stderr().is_terminal().then(|| {
            let (done, wait) = mpsc::channel();
            let bytes = Arc::clone(&bytes);
            let begin = Instant::now();
            let thread = thread::spawn(move || {
                let (mut pause, mut width) = (PATIENCE, 0);
                while wait.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                    let line = line(bytes.load(Ordering::Relaxed), total, begin.elapsed());
                    let blanks = " ".repeat(usize::saturating_sub(width, line.len()));
                    let _ = write!(io::stderr(), "\r{line}{blanks}");
                    (pause, width) = (REFRESH, line.len());
                }
                // Blanks, not an escape sequence: that works on every console.
                if width > 0 {
                    let _ = write!(io::stderr(), "\r{}\r", " ".repeat(width));
                }
            });
            (done, thread)
        });
        Progress { bytes, shown }
    }

    pub fn add(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Ends it, and takes the line away.
    pub fn stop(self) {
        if let Some((done, thread)) = self.shown {
            drop(done);
            let _ = thread.join();
        }
    }
}

fn line(bytes: u64, total: Option<u64>, elapsed: Duration) -> String {
    let rate = bytes as f64 / elapsed.as_secs_f64().max(0.001);
    let speed = format!("{}/s", size(rate));
    match total.filter(|&total| total >= bytes) {
        Some(total) => {
            let left = (total - bytes) as f64 / rate.max(1.0);
            let share = 100 * bytes / total.max(1);
            format!("{} of {} ({share} %), {speed}, {left:.0} s left", size(bytes as f64), size(total as f64))
        }
        None => format!("{}, {speed}", size(bytes as f64)),
    }
}

fn size(bytes: f64) -> String {
    // Divided step by step: a logarithm would link one more library into every start.
    let (mut size, mut units) = (bytes, ["B", "kB", "MB", "GB", "TB"].iter());
    let mut unit = units.next();
    while size >= 1000.0
        && let Some(larger) = units.next()
    {
        (size, unit) = (size / 1000.0, Some(larger));
    }
    let digits = usize::from(bytes >= 1000.0);
    format!("{size:.digits$} {}", unit.copied().unwrap_or_default())
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
    }
}
