//! Codes that are in no table, with their counts. Bounded: hostile logs contain any number of different ones.

use super::counter::Count;
use crate::key;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Of more different tokens than this, the first in alphabetical order are kept. That choice, unlike the first to
/// come, is the same however a log is cut into parts, and their counts are exact. (Fewer in the test below: it also
/// runs in the interpreter, which is slow.)
const KEPT: usize = if cfg!(test) { 1 << 8 } else { 1 << 16 };

/// Of the others, so many different ones are told apart.
const LEFT_OUT: usize = 1 << 20;

/// A code of no table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownCount {
    /// The code as it stands there.
    pub token: String,
    /// How often it is in the text.
    pub count: u64,
    /// The line where it stands first, from 1.
    pub line: u64,
}

/// Codes of no table that are too many to be named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// How many different ones; 1,048,576 stands for that many or more.
    pub tokens: u64,
    /// How often they stand in the text, all together.
    pub count: u64,
}

/// Tokens that begin like codes and are in no table.
#[derive(Clone, Debug, Default)]
pub struct Unknown {
    /// Between one clearing out and the next, up to twice as many as are kept.
    kept: HashMap<Box<str>, Count>,
    /// What comes after this in the alphabet is left out, once something is.
    last: Option<Box<str>>,
    /// The hashes of the others, to tell how many there are.
    others: HashSet<u64>,
    /// How often the others stand in the text.
    left_out: u64,
}

impl Unknown {
    /// Adds a token that stands so often in the text.
    pub fn add(&mut self, token: &str, count: u64, first_line: impl FnOnce() -> u64) {
        if let Some(known) = self.kept.get_mut(token) {
            known.count += count;
        } else if self.last.as_deref().is_some_and(|last| token > last) {
            self.leave_out(token, count);
        } else {
            self.kept.insert(token.into(), Count { count, line: first_line() });
            if self.kept.len() == 2 * KEPT {
                self.clear_out();
            }
        }
    }

    /// Adds those of a text that comes after so many lines.
    pub fn append(&mut self, next: Unknown, lines: u64) {
        for (token, Count { count, line }) in next.kept {
            self.add(&token, count, || lines + line);
        }
        self.left_out += next.left_out;
        next.others.into_iter().for_each(|hash| self.tell_apart(hash));
    }

    /// The tokens kept, most frequent first, and how many others there are.
    pub fn finish(mut self) -> (Vec<UnknownCount>, LeftOut) {
        self.clear_out();
        let all = self.kept.into_iter();
        let mut all: Vec<_> =
            all.map(|(token, Count { count, line })| UnknownCount { token: token.into(), count, line }).collect();
        all.sort_unstable_by(|a, b| (Reverse(a.count), &a.token).cmp(&(Reverse(b.count), &b.token)));
        (all, LeftOut { tokens: self.others.len() as u64, count: self.left_out })
    }

    /// Leaves out what comes after the first so many in the alphabet. It can never come back: `last` only moves
    /// towards the beginning.
    fn clear_out(&mut self) {
        if self.kept.len() > KEPT {
            let mut tokens: Vec<_> = self.kept.drain().collect();
            tokens.select_nth_unstable_by(KEPT - 1, |a, b| a.0.cmp(&b.0));
            for (token, Count { count, .. }) in tokens.drain(KEPT..) {
                self.leave_out(&token, count);
            }
            self.last = tokens.last().map(|(token, _)| token.clone());
            self.kept.extend(tokens);
        }
    }

    fn leave_out(&mut self, token: &str, count: u64) {
        self.left_out += count;
        self.tell_apart(key::token(token.as_bytes()));
    }

    fn tell_apart(&mut self, hash: u64) {
        if self.others.len() < LEFT_OUT {
            self.others.insert(hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// More different ones than are kept, in each part and in all.
    const DIFFERENT: usize = 2 * KEPT + 53;
    const PART: usize = 2 * KEPT + 20;
    const ALL: usize = 3 * PART;

    #[test]
    fn what_is_kept_and_counted_does_not_depend_on_how_it_came() {
        let add = |unknown: &mut Unknown, range: std::ops::Range<usize>| {
            let first = range.start;
            range.for_each(|number| unknown.add(&token(number), 1, || (number - first) as u64));
        };
        let mut whole = Unknown::default();
        add(&mut whole, 0..ALL);
        let mut appended = Unknown::default();
        for part in (0..ALL).step_by(PART) {
            let mut next = Unknown::default();
            add(&mut next, part..part + PART);
            appended.append(next, part as u64);
        }
        let (whole, appended) = (whole.finish(), appended.finish());
        assert!(whole == appended);
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        (0..ALL).for_each(|number| *counts.entry(token(number)).or_default() += 1);
        let (kept, left_out) = whole;
        let kept: BTreeMap<String, u64> = kept.into_iter().map(|unknown| (unknown.token, unknown.count)).collect();
        let last = counts.keys().nth(KEPT).expect("there are more").clone();
        let others = counts.split_off(&last);
        assert!(kept == counts);
        assert_eq!(left_out, LeftOut { tokens: others.len() as u64, count: others.values().sum() });
    }

    fn token(number: usize) -> String {
        format!("T_{:06}", number * 7919 % DIFFERENT)
    }
}
