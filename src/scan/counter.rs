//! Counting the codes of a text of any length, piece by piece, without I/O.

use super::blocks::Blocks;
use super::unknown::{LeftOut, Unknown, UnknownCount};
use super::{scan, scan_numbers};
use crate::catalog::Entry;
use crate::texts;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Counts the mentions that [`scan`](crate::scan()) reports, in a text that may come in pieces of any size.
///
/// It keeps the line that has not ended yet, at most 1 MiB of it, and at most 65,536 different unknown codes.
///
/// ```
/// let mut counter = zcodes::Counter::new();
/// counter.feed(b"open\ncloseBRK_MT_");
/// counter.feed(b"TERMINATED\nBRK_MT_SETUP_LATER\n");
/// let counts = counter.finish();
/// assert_eq!((counts.lines, counts.codes[0].entry.code()), (3, Some("BRK_MT_TERMINATED")));
/// assert_eq!((counts.codes[0].count, counts.codes[0].line), (1, 2));
/// assert_eq!(counts.unknown[0].token, "BRK_MT_SETUP_LATER");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Counter {
    has_numbers: bool,
    has_texts: bool,
    blocks: Blocks,
    lines: u64,
    codes: BTreeMap<Entry, Count>,
    texts: BTreeMap<Entry, Count>,
    unknown: Unknown,
}

/// What a text contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Its lines, with an unfinished last one.
    pub lines: u64,
    /// The codes of the tables, most frequent first.
    pub codes: Vec<EntryCount>,
    /// The status texts of the tables, most frequent first, where they are counted.
    pub texts: Vec<EntryCount>,
    /// Tokens that begin like a table's codes and are in none, most frequent first. Of more than 65,536 different
    /// ones, those that come first in the alphabet.
    pub unknown: Vec<UnknownCount>,
    /// The other such tokens.
    pub left_out: LeftOut,
}

/// A code or a status text of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntryCount {
    /// The first entry with this code or text.
    pub entry: Entry,
    /// How often it is in the text.
    pub count: u64,
    /// The line where it stands first, from 1.
    pub line: u64,
}

/// How often something is in the text, and the line where it is first, from 1.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    pub count: u64,
    pub line: u64,
}

impl Counter {
    /// A counter of the codes that can be told from ordinary text.
    ///
    /// ```
    /// assert!(zcodes::Counter::new().finish().codes.is_empty());
    /// ```
    pub fn new() -> Counter {
        Counter::default()
    }

    /// Also counts the numbers alone in brackets, as Zscaler Client Connector's windows show them.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new().with_numbers();
    /// counter.feed(b"Network connection failed. (-8)");
    /// assert_eq!(counter.finish().codes[0].entry.code(), Some("-8"));
    /// ```
    pub fn with_numbers(self) -> Counter {
        Counter { has_numbers: true, ..self }
    }

    /// Also counts the status texts, where a line shows that they are Zscaler's. It takes many times as long.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new().with_texts();
    /// counter.feed(b"user amy got \"SE: Connection request timed out\" at 10:00");
    /// assert_eq!(counter.finish().texts[0].entry.code(), Some("BRK_MT_SETUP_TIMEOUT"));
    /// ```
    pub fn with_texts(self) -> Counter {
        Counter { has_texts: true, ..self }
    }

    /// Takes up the next piece; a code may stand across two.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new();
    /// b"BRK_MT_TERMINATED".chunks(1).for_each(|piece| counter.feed(piece));
    /// assert_eq!(counter.finish().codes.len(), 1);
    /// ```
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.feed(bytes, |block| self.count(block));
        self.blocks = blocks;
    }

    /// Adds what another counter has counted, in a text that comes after this one's and begins a new line: so a
    /// long text can be counted in several threads.
    ///
    /// ```
    /// let (mut first, mut second) = (zcodes::Counter::new(), zcodes::Counter::new());
    /// first.feed(b"one\n");
    /// second.feed(b"BRK_MT_TERMINATED");
    /// first.append(second);
    /// assert_eq!(first.finish().codes[0].line, 2);
    /// ```
    pub fn append(&mut self, mut next: Counter) {
        self.end_line();
        next.end_line();
        for (own, next) in [(&mut self.codes, next.codes), (&mut self.texts, next.texts)] {
            for (entry, Count { count, line }) in next {
                let line = self.lines + line;
                own.entry(entry).or_insert(Count { count: 0, line }).count += count;
            }
        }
        self.unknown.append(next.unknown, self.lines);
        self.lines += next.lines;
    }

    /// Ends the text, and says what it contains.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new();
    /// counter.feed(b"one\ntwo");
    /// assert_eq!(counter.finish().lines, 2);
    /// ```
    pub fn finish(mut self) -> Counts {
        self.end_line();
        let (unknown, left_out) = self.unknown.finish();
        let (codes, texts) = (sorted(self.codes), sorted(self.texts));
        Counts { lines: self.lines, codes, texts, unknown, left_out }
    }

    /// Ends the line that is open, if one is; says how many lines there are now.
    pub(crate) fn end_line(&mut self) -> u64 {
        let mut is_open = false;
        std::mem::take(&mut self.blocks).finish(|rest| {
            self.count(rest);
            is_open = !rest.ends_with(b"\n");
        });
        self.lines += u64::from(is_open);
        self.lines
    }

    /// Counts whole lines.
    fn count(&mut self, text: &[u8]) {
        let mut lines = Lines { text, counted: 0, before: self.lines };
        for mention in scan(text) {
            let line = || lines.at(mention.range.start);
            match mention.entry {
                Some(entry) => add(&mut self.codes, entry, line),
                None => self.unknown.add(mention.token, 1, line),
            }
        }
        if self.has_numbers {
            let mut lines = Lines { text, counted: 0, before: self.lines };
            for (at, entry) in scan_numbers(text) {
                add(&mut self.codes, entry, || lines.at(at));
            }
        }
        if self.has_texts {
            for (line, text) in (self.lines + 1..).zip(text.split(|&byte| byte == b'\n')) {
                for (_, entry) in texts::in_line(&String::from_utf8_lossy(text)) {
                    add(&mut self.texts, entry, || line);
                }
            }
        }
        self.lines = lines.at(text.len()) - 1;
    }
}

fn add(counts: &mut BTreeMap<Entry, Count>, entry: Entry, line: impl FnOnce() -> u64) {
    counts.entry(entry).or_insert_with(|| Count { count: 0, line: line() }).count += 1;
}

/// Most frequent first.
fn sorted(counts: BTreeMap<Entry, Count>) -> Vec<EntryCount> {
    let counts = counts.into_iter().map(|(entry, Count { count, line })| EntryCount { entry, count, line });
    let mut counts: Vec<_> = counts.collect();
    counts.sort_unstable_by_key(|one| (Reverse(one.count), one.entry));
    counts
}

/// The lines of a block, counted once, on the way.
struct Lines<'t> {
    text: &'t [u8],
    counted: usize,
    before: u64,
}

impl Lines<'_> {
    /// The line of a place, from 1. Places come in order.
    fn at(&mut self, place: usize) -> u64 {
        self.before += breaks(&self.text[self.counted..place]);
        self.counted = place;
        self.before + 1
    }
}

/// The line breaks in a text. To leap from one to the next makes a scan of long lines half as fast again as to count
/// them (4.4 and 7.1 GB/s measured); where lines are short it would take several times as long.
fn breaks(mut text: &[u8]) -> u64 {
    const SHORT: usize = 128;
    let mut breaks = 0;
    while let Some(line) = memchr::memchr(b'\n', text) {
        breaks += 1;
        text = &text[line + 1..];
        if line < SHORT {
            let (counted, rest) = text.split_at(text.len().min(8 * SHORT));
            breaks += memchr::memchr_iter(b'\n', counted).count() as u64;
            text = rest;
        }
    }
    breaks
}
