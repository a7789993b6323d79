//! Counting over many sources and threads: each thread takes the next part and counts for itself; sums at the end.

use super::parts::{Part, Plan};
use super::progress::Progress;
use super::source::Source;
use crate::scan::{Dictionary, End, Forms, Found, Here, Place, Stream, Tally};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Bytes that are read at once: little enough to stay in the processor's own memory until they are counted.
const PIECE: usize = 128 << 10;

/// Threads beyond this many are not started: memory is the limit, and each has its own counts.
const MOST_THREADS: usize = 16;

/// What to count, and how.
pub struct Counting<'c> {
    pub sources: &'c [Source],
    pub dictionary: &'c Dictionary,
    pub forms: Forms,
    /// `None` for as many as the machine runs at once.
    pub threads: Option<usize>,
    /// Files are cut for several threads, but not smaller than this, in bytes.
    pub smallest_part: u64,
}

/// Where a smaller part would cost more than a further thread brings.
pub const SMALLEST_PART: u64 = 4 << 20;

/// What all sources hold.
pub struct Scanned {
    pub tally: Tally,
    pub lines: u64,
    /// What could not be read, or not to its end.
    pub troubles: Vec<io::Error>,
    /// For each part: its source, and how many lines of the source stand before it.
    parts: Vec<(usize, u64)>,
}

impl Scanned {
    /// The source in which something stands, and the line there, from 1.
    pub fn find(&self, place: Place) -> (usize, u64) {
        let (source, before) = self.parts[place.part];
        (source, before + place.line + 1)
    }
}

/// What one thread has counted.
struct Share {
    tally: Tally,
    ends: Vec<(usize, PartEnd)>,
}

/// How a part ended; one that could not be read whole counts as far as it was.
struct PartEnd {
    end: End,
    read: io::Result<()>,
}

impl Counting<'_> {
    pub fn run(&self) -> Scanned {
        let machine = || thread::available_parallelism().map_or(1, usize::from);
        let threads = self.threads.unwrap_or_else(machine).min(MOST_THREADS);
        let plan = Plan::of(self.sources, threads, self.smallest_part);
        let progress = Progress::start(plan.bytes);
        let next = AtomicUsize::new(0);
        let work = || self.share(&plan.parts, &next, &progress);
        let shares: Vec<Share> = thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(plan.parts.len())).map(|_| scope.spawn(work)).collect();
            let own = work();
            let others = others.into_iter().map(|other| other.join().expect("a panic ends the whole program"));
            std::iter::once(own).chain(others).collect()
        });
        progress.stop();
        self.sum(plan, shares)
    }

    /// Counts parts until none is left; later parts never before earlier ones, so that the first stays the first.
    fn share(&self, parts: &[Part], next: &AtomicUsize, progress: &Progress) -> Share {
        let mut share = Share { tally: Tally::new(self.dictionary), ends: Vec::new() };
        let mut stream = Stream::new(self.forms, PIECE);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(number) else { return share };
            let (end, read) = match part.open(self.sources, |bytes| progress.add(bytes)) {
                Ok(mut text) => self.count(number, &mut text, &mut stream, &mut share.tally),
                Err(error) => (End::default(), Err(error)),
            };
            share.ends.push((number, PartEnd { end, read }));
        }
    }

    fn count(&self, part: usize, text: &mut dyn Read, stream: &mut Stream, tally: &mut Tally) -> (End, io::Result<()>) {
        let mut count = |found: Found, here: &mut Here| {
            tally.add(found, || Place { part, line: here.line() });
        };
        let read = loop {
            match text.read(stream.space()) {
                Ok(0) => break Ok(()),
                Ok(read) => stream.filled(read, self.dictionary, &mut count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        (stream.finish(self.dictionary, &mut count), read)
    }

    fn sum(&self, plan: Plan, shares: Vec<Share>) -> Scanned {
        let mut tally = Tally::new(self.dictionary);
        let mut ends = BTreeMap::new();
        for share in shares {
            tally.merge(share.tally);
            ends.extend(share.ends);
        }
        let mut scanned = Scanned { tally, lines: 0, troubles: Vec::new(), parts: Vec::new() };
        let mut troubles = plan.troubles;
        let (mut before, mut current) = (End::default(), None);
        for (part, PartEnd { end, read }) in plan.parts.iter().zip(ends.into_values()) {
            if current != Some(part.source) {
                scanned.lines += lines(before);
                (before, current) = (End::default(), Some(part.source));
            }
            scanned.parts.push((part.source, before.line_breaks));
            before = End { line_breaks: before.line_breaks + end.line_breaks, ..end };
            if let Err(error) = read {
                troubles.entry(part.source).or_insert_with(|| self.sources[part.source].trouble(&error));
            }
        }
        scanned.lines += lines(before);
        scanned.troubles = troubles.into_values().collect();
        scanned
    }
}

fn lines(end: End) -> u64 {
    end.line_breaks + u64::from(end.is_open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::Counter;
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
        let (sources, dictionary) = ([Source::File(path.clone())], Dictionary::new());
        let mut counter = Counter::with_numbers();
        counter.feed(&log);
        let whole = counter.finish();
        for (threads, smallest_part) in [(1, 1), (2, 5000), (3, 100), (4, 17), (16, 1)] {
            let counting = Counting {
                sources: &sources,
                dictionary: &dictionary,
                forms: Forms::NamesAndNumbers,
                threads: Some(threads),
                smallest_part,
            };
            let scanned = counting.run();
            assert_eq!((scanned.lines, scanned.troubles.len()), (whole.lines, 0));
            let known = scanned.tally.rows().into_iter();
            let known = known.map(|(row, count, first)| (dictionary.rows()[row], count, scanned.find(first).1));
            let expected: Vec<_> = whole.codes.iter().map(|code| (code.entry, code.count, code.line)).collect();
            assert_eq!(known.collect::<Vec<_>>(), expected, "{threads} threads");
            let unknown = scanned.tally.unknown().sorted().into_iter();
            let unknown = unknown.map(|(token, count, first)| (token.to_owned(), count, scanned.find(first).1));
            let expected: Vec<_> = whole.unknown.iter().map(|one| (one.token.clone(), one.count, one.line)).collect();
            assert_eq!(unknown.collect::<Vec<_>>(), expected, "{threads} threads");
        }
        fs::remove_file(path).expect("it was written above");
    }
}
