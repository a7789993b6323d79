//! A text that comes in pieces: what is unfinished at a piece's end waits for the next. Memory does not grow.

use super::LONGEST_TOKEN;
use super::dictionary::{Dictionary, Found};
use super::joints::{run_at_end, run_at_start};
use super::runs::{LOOK_BACK, runs, token_start};
use crate::numbers::{LONGEST_BRACKET, bracketed};

/// Which codes are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forms {
    /// Those with `_`.
    #[default]
    Names,
    /// Those and the numbers alone in brackets.
    NamesAndNumbers,
}

/// How a text ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    pub line_breaks: u64,
    /// Whether something stands behind the last line break.
    pub is_open: bool,
}

/// One text, read into a buffer piece by piece.
pub struct Stream {
    forms: Forms,
    buffer: Vec<u8>,
    /// The buffer holds this much text.
    len: usize,
    /// Runs that begin before this place of the buffer are done; one that does here may be unfinished.
    next: usize,
    /// The run at `next` goes on from one that is too long already: it is no code.
    overlong: bool,
    /// The brackets before this place of the buffer are done.
    next_bracket: usize,
    lines: Lines,
    ends_open: bool,
}

/// What waits for the next piece is never longer.
const WAITING: usize = LOOK_BACK + 2 * LONGEST_TOKEN + LONGEST_BRACKET;

impl Stream {
    /// A stream that takes pieces of this many bytes.
    pub fn new(forms: Forms, piece: usize) -> Stream {
        Stream {
            forms,
            buffer: vec![0; WAITING + piece.max(1)],
            len: 0,
            next: 0,
            overlong: false,
            next_bracket: 0,
            lines: Lines::default(),
            ends_open: false,
        }
    }

    /// Where the next piece goes.
    pub fn space(&mut self) -> &mut [u8] {
        &mut self.buffer[self.len..]
    }

    /// Takes up a piece of any size.
    pub fn feed(&mut self, mut bytes: &[u8], dictionary: &Dictionary, found: &mut impl FnMut(Found, &mut Here)) {
        while !bytes.is_empty() {
            let space = self.space();
            let (piece, rest) = bytes.split_at(bytes.len().min(space.len()));
            space[..piece.len()].copy_from_slice(piece);
            self.filled(piece.len(), dictionary, found);
            bytes = rest;
        }
    }

    /// Takes up what has been written into the space; hands on what it finds, with a way to ask for its line.
    pub fn filled(&mut self, piece: usize, dictionary: &Dictionary, found: &mut impl FnMut(Found, &mut Here)) {
        if piece > 0 {
            self.len += piece;
            self.ends_open = self.buffer[self.len - 1] != b'\n';
            let tail = run_at_end(&self.buffer[self.next..self.len]);
            let bracket = self.first_open_bracket();
            self.find(self.len - tail, bracket, dictionary, found);
            self.keep_the_rest(self.len - tail, bracket);
        }
    }

    /// Ends the text and begins the next.
    pub fn finish(&mut self, dictionary: &Dictionary, found: &mut impl FnMut(Found, &mut Here)) -> End {
        self.find(self.len, self.len, dictionary, found);
        let end = End { line_breaks: self.lines.before, is_open: self.ends_open };
        (self.len, self.next, self.next_bracket, self.overlong) = (0, 0, 0, false);
        (self.lines, self.ends_open) = (Lines::default(), false);
        end
    }

    /// Finds what is complete: tokens up to one place, numbers up to another.
    fn find(&mut self, end: usize, bracket: usize, dictionary: &Dictionary, found: &mut impl FnMut(Found, &mut Here)) {
        let text = &self.buffer[..self.len];
        if self.overlong && self.next < end {
            self.next += run_at_start(&text[self.next..end]);
            self.overlong = false;
        }
        let mut lines = self.lines.clone();
        for token in runs(&text[..end], self.next) {
            let at = token.start;
            if let Some(what) = dictionary.token(&text[token]) {
                found(what, &mut Here { lines: &mut lines, text, at });
            }
        }
        if self.forms == Forms::NamesAndNumbers {
            let mut lines = self.lines.clone();
            for (at, number) in bracketed(text, self.next_bracket).take_while(|&(at, _)| at < bracket) {
                if let Some(what) = dictionary.number(&number) {
                    found(what, &mut Here { lines: &mut lines, text, at });
                }
            }
        }
        // A line break behind an open bracket is counted with the next piece: what is found there needs its line.
        let settled = end.min(bracket);
        if lines.counted <= settled {
            self.lines = lines;
        }
        self.lines.count(&self.buffer, settled);
    }

    /// The first bracket that is too near the end to tell whether a number stands in it.
    fn first_open_bracket(&self) -> usize {
        if self.forms == Forms::Names {
            return self.len;
        }
        let near = self.next_bracket.max((self.len + 1).saturating_sub(LONGEST_BRACKET));
        let open = self.buffer[near..self.len].iter().position(|byte| matches!(byte, b'(' | b'['));
        open.map_or(self.len, |open| near + open)
    }

    /// Moves the end of the text to the front: an unfinished run or bracket, and what stands before it.
    fn keep_the_rest(&mut self, run: usize, bracket: usize) {
        let mut next = run;
        if !self.overlong && self.len - run > LONGEST_TOKEN {
            // Of a long run only the token counts: the digits in front of it may go on without end.
            next = token_start(&self.buffer, run..self.len);
            self.overlong = self.len - next > LONGEST_TOKEN;
        }
        if self.overlong {
            next = self.len;
        }
        let first = next.min(bracket).saturating_sub(LOOK_BACK);
        self.buffer.copy_within(first..self.len, 0);
        self.len -= first;
        self.next = next - first;
        self.next_bracket = bracket - first;
        self.lines.counted = self.lines.counted.saturating_sub(first);
    }
}

/// The place of something found.
pub struct Here<'s> {
    lines: &'s mut Lines,
    text: &'s [u8],
    at: usize,
}

impl Here<'_> {
    /// Its line, from 0. Only asked for first occurrences, so that line breaks are counted once, not twice.
    pub fn line(&mut self) -> u64 {
        self.lines.count(self.text, self.at);
        self.lines.before
    }
}

/// The line breaks before a place of the buffer.
#[derive(Clone, Default)]
struct Lines {
    before: u64,
    counted: usize,
}

impl Lines {
    fn count(&mut self, text: &[u8], to: usize) {
        if let Some(more) = text.get(self.counted..to) {
            self.before += breaks(more);
            self.counted = to;
        }
    }
}

/// A line is short below this; to leap over it costs more than to count on.
const SHORT: usize = 128;
/// So much is counted on at once.
const COUNTED: usize = 1024;

/// The line breaks in a text: leaps over long lines, counts where they are short.
fn breaks(text: &[u8]) -> u64 {
    let mut breaks = 0;
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\n', rest) {
        breaks += 1;
        rest = &rest[at + 1..];
        if at < SHORT {
            let (counted, after) = rest.split_at(rest.len().min(COUNTED));
            breaks += memchr::memchr_iter(b'\n', counted).count() as u64;
            rest = after;
        }
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_counted_whatever_the_lines() {
        for len in [0, 1, SHORT - 1, SHORT, 2 * COUNTED] {
            for lines in [0, 1, 2, 3 * COUNTED / (len + 1) + 1] {
                let text = [vec![b'x'; len], vec![b'\n']].concat().repeat(lines);
                assert_eq!(breaks(&text), lines as u64, "{len}");
                assert_eq!(breaks(&[text.as_slice(), b"\n\nx"].concat()), lines as u64 + 2, "{len}");
            }
        }
    }
}
