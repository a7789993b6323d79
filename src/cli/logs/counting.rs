//! Counting over many logs and threads: each thread takes the next part, and the parts are added up in order.

use super::log::Log;
use super::parts::{Part, parts};
use super::progress::Progress;
use crate::scan::{Counter, Counts};
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Threads beyond this many are not started: memory is the limit, and each has its own counts.
const MOST_THREADS: usize = 16;

/// Where a smaller part, in bytes, would cost more than a further thread brings.
pub const SMALLEST_PART: u64 = 4 << 20;

/// What to count, and how.
pub struct Counting<'c> {
    pub logs: &'c [Log],
    /// Counts each part, or a copy of it does.
    pub counter: Counter,
    /// `None` for as many as the machine runs at once.
    pub threads: Option<usize>,
    /// Files are cut for several threads, but not smaller than this, in bytes.
    pub smallest_part: u64,
}

/// What all logs contain, counted as one text.
pub struct Scanned {
    pub counts: Counts,
    /// What could not be read, or not to its end.
    pub errors: Vec<io::Error>,
    /// How many lines stand before each log.
    lines_before: Vec<u64>,
}

impl Scanned {
    /// The log in which a line of the whole stands, and its number there.
    pub fn place(&self, line: u64) -> (usize, u64) {
        let log = self.lines_before.partition_point(|&before| before < line) - 1;
        (log, line - self.lines_before[log])
    }
}

impl Counting<'_> {
    pub fn run(&self) -> Scanned {
        let machine = || thread::available_parallelism().map_or(1, usize::from);
        let threads = self.threads.unwrap_or_else(machine).min(MOST_THREADS);
        let parts = parts(self.logs, threads, self.smallest_part);
        let progress = Progress::start(self.logs.iter().map(Log::size).sum());
        let next = AtomicUsize::new(0);
        let sum = Mutex::new(Sum::new(self.logs, &parts, self.counter.clone()));
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = parts.get(number) else { return };
                let mut counter = self.counter.clone();
                let read = part.count(self.logs, |bytes| progress.add(bytes), &mut counter);
                sum.lock().unwrap_or_else(PoisonError::into_inner).add(number, counter, read);
            }
        };
        thread::scope(|scope| {
            // Where no more threads can be started, those that there are do the work.
            let watch = || thread::Builder::new().spawn_scoped(scope, || progress.show()).ok();
            let watch = Progress::is_watched().then(watch).flatten();
            let others =
                (1..threads.min(parts.len())).map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok());
            let others: Vec<_> = others.collect();
            work();
            others.into_iter().for_each(|other| other.join().expect("a panic ends the whole program"));
            progress.stop();
            watch.inspect(|watch| watch.thread().unpark());
        });
        sum.into_inner().unwrap_or_else(PoisonError::into_inner).finish()
    }
}

/// The sum of the first parts, and later ones that wait for their turn.
struct Sum<'c> {
    logs: &'c [Log],
    parts: &'c [Part],
    waiting: BTreeMap<usize, (Counter, io::Result<()>)>,
    added: usize,
    counter: Counter,
    lines_before: Vec<u64>,
    /// By log: one message is enough for each.
    errors: BTreeMap<usize, io::Error>,
}

impl<'c> Sum<'c> {
    fn new(logs: &'c [Log], parts: &'c [Part], counter: Counter) -> Sum<'c> {
        let (waiting, errors) = (BTreeMap::new(), BTreeMap::new());
        Sum { logs, parts, waiting, added: 0, counter, lines_before: Vec::new(), errors }
    }

    fn add(&mut self, part: usize, counter: Counter, read: io::Result<()>) {
        self.waiting.insert(part, (counter, read));
        while let Some((counter, read)) = self.waiting.remove(&self.added) {
            let log = self.parts[self.added].log;
            if self.lines_before.len() == log {
                self.lines_before.push(self.counter.end_line());
            }
            self.counter.append(counter);
            if let Err(error) = read {
                self.errors.entry(log).or_insert_with(|| self.logs[log].error(&error));
            }
            self.added += 1;
        }
    }

    fn finish(self) -> Scanned {
        let errors = self.errors.into_values().collect();
        Scanned { counts: self.counter.finish(), errors, lines_before: self.lines_before }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn however_a_file_is_cut_the_counts_are_the_same() {
        let pieces: [&[u8]; 12] = [
            b"BRK_MT_TERMINATED",
            b"BRK_MT_SETUP_NEVER_SEEN",
            b"CLT_INVALID_DOMAIN,x\n",
            b"%22INVALID_DOMAIN%22",
            b" (-8)",
            b"exit(8)\n",
            b"error[ -13\t]",
            b"7777777777777777777777777777777",
            b"\xff\0\n",
            b"A_",
            b"[3005] \n",
            b"{\"key_name\":1,",
        ];
        let mixed = (0..1500_usize).flat_map(|number| pieces[number * number / 7 % pieces.len()]);
        let log: Vec<u8> = mixed.copied().collect();
        let path = std::env::temp_dir().join(format!("zcodes-{}-cut.log", std::process::id()));
        fs::write(&path, &log).expect("the temporary folder takes files");
        let mut counter = Counter::new().with_numbers();
        counter.feed(&log);
        let expected = counter.finish();
        let logs = [Log::File(path.clone())];
        for (threads, smallest_part) in [(1, 1), (2, 5000), (3, 100), (4, 17), (16, 1)] {
            let counter = Counter::new().with_numbers();
            let counting = Counting { logs: &logs, counter, threads: Some(threads), smallest_part };
            let scanned = counting.run();
            assert_eq!((scanned.counts, scanned.errors.len()), (expected.clone(), 0), "{threads} threads");
        }
        fs::remove_file(path).expect("it was written above");
    }
}
