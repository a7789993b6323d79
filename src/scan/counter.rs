//! Counting the codes of a text of any length, piece by piece, without I/O.

use super::dictionary::Dictionary;
use super::stream::{Forms, Stream};
use super::tally::{Place, Tally};
use crate::catalog::Entry;

/// Pieces are taken up in blocks of this size.
const BLOCK: usize = 1 << 16;

/// Counts the mentions that [`scan`](crate::scan()) reports, in a text that may come in pieces of any size.
///
/// It holds about a hundred kilobytes, however long the text, and at most 2,000 different unknown codes.
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
pub struct Counter {
    dictionary: Dictionary,
    stream: Stream,
    tally: Tally,
}

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Its lines, with an unfinished last one.
    pub lines: u64,
    /// The codes of the tables, most frequent first.
    pub codes: Vec<Counted>,
    /// Tokens that begin like a table's codes and are in none, most frequent first. Of more than 2,000 different
    /// ones, those that come first in the alphabet.
    pub unknown: Vec<Unlisted>,
}

/// A code of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// The first entry with this code.
    pub entry: Entry,
    /// How often it stands in the text.
    pub count: u64,
    /// The line where it stands first, from 1.
    pub line: u64,
}

/// A code of no table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unlisted {
    /// The code as it stands there.
    pub token: String,
    /// How often it stands in the text.
    pub count: u64,
    /// The line where it stands first, from 1.
    pub line: u64,
}

impl Counter {
    /// A counter of the codes that can be told from ordinary text.
    ///
    /// ```
    /// assert!(zcodes::Counter::new().finish().codes.is_empty());
    /// ```
    pub fn new() -> Counter {
        Counter::of(Forms::Names)
    }

    /// A counter of these and of the numbers alone in brackets, as Zscaler Client Connector's windows show them.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::with_numbers();
    /// counter.feed(b"Network connection failed. (-8)");
    /// assert_eq!(counter.finish().codes[0].entry.code(), Some("-8"));
    /// ```
    pub fn with_numbers() -> Counter {
        Counter::of(Forms::NamesAndNumbers)
    }

    /// Takes up the next piece; a code may stand across two.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new();
    /// b"BRK_MT_TERMINATED".chunks(1).for_each(|piece| counter.feed(piece));
    /// assert_eq!(counter.finish().codes.len(), 1);
    /// ```
    pub fn feed(&mut self, bytes: &[u8]) {
        let tally = &mut self.tally;
        self.stream.feed(bytes, &self.dictionary, &mut |found, here| {
            tally.add(found, || Place { part: 0, line: here.line() });
        });
    }

    /// Ends the text, and says what it holds.
    ///
    /// ```
    /// let mut counter = zcodes::Counter::new();
    /// counter.feed(b"one\ntwo");
    /// assert_eq!(counter.finish().lines, 2);
    /// ```
    pub fn finish(mut self) -> Counts {
        let tally = &mut self.tally;
        let end = self.stream.finish(&self.dictionary, &mut |found, here| {
            tally.add(found, || Place { part: 0, line: here.line() });
        });
        let codes = tally.rows().into_iter().map(|(row, count, first)| Counted {
            entry: self.dictionary.rows()[row],
            count,
            line: first.line + 1,
        });
        let codes = codes.collect();
        let lines = end.line_breaks + u64::from(end.is_open);
        let unknown = tally.unknown().sorted().into_iter();
        let unknown =
            unknown.map(|(token, count, first)| Unlisted { token: token.into(), count, line: first.line + 1 });
        Counts { lines, codes, unknown: unknown.collect() }
    }

    fn of(forms: Forms) -> Counter {
        let dictionary = Dictionary::new();
        let tally = Tally::new(&dictionary);
        Counter { dictionary, stream: Stream::new(forms, BLOCK), tally }
    }
}

impl Default for Counter {
    fn default() -> Counter {
        Counter::new()
    }
}
