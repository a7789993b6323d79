//! Codes that are in no table, with their counts. Bounded: hostile logs hold any number of different ones.

use super::tally::Place;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of more different tokens than this, the first in alphabetical order are kept. That choice, unlike the first to
/// come, is the same however a log is cut into parts, and their counts are exact: what is once left out comes
/// behind all that is kept, so that it can never come back.
const KEPT: usize = 2000;

/// Tokens that begin like codes and are in no table.
#[derive(Default)]
pub struct Unknown {
    kept: BTreeMap<Box<str>, (u64, Place)>,
    total: u64,
}

impl Unknown {
    pub fn add(&mut self, token: &str, place: impl FnOnce() -> Place) {
        self.total += 1;
        if !self.is_left_out(token) {
            match self.kept.get_mut(token) {
                Some((count, _)) => *count += 1,
                None => self.keep(token.into(), (1, place())),
            }
        }
    }

    #[cfg(any(feature = "cli", test))]
    pub fn merge(&mut self, other: Unknown) {
        self.total += other.total;
        for (token, (count, place)) in other.kept {
            match self.kept.get_mut(&token) {
                Some((counted, first)) => {
                    *counted += count;
                    *first = place.min(*first);
                }
                None => self.keep(token, (count, place)),
            }
        }
    }

    /// How often such tokens stood in the text, those left out too.
    #[cfg(any(feature = "cli", test))]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The tokens kept, most frequent first.
    pub fn sorted(&self) -> Vec<(&str, u64, Place)> {
        let all = self.kept.iter().map(|(token, &(count, place))| (token.as_ref(), count, place));
        let mut all: Vec<(&str, u64, Place)> = all.collect();
        all.sort_unstable_by_key(|&(token, count, _)| (Reverse(count), token));
        all
    }

    /// Whether a token comes behind all that are kept, where there is room for no more.
    fn is_left_out(&self, token: &str) -> bool {
        self.kept.len() == KEPT && self.kept.last_key_value().is_some_and(|(last, _)| token > last)
    }

    fn keep(&mut self, token: Box<str>, value: (u64, Place)) {
        self.kept.insert(token, value);
        if self.kept.len() > KEPT {
            self.kept.pop_last();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// More different ones than are kept, in each part and in all.
    const DIFFERENT: usize = 2503;
    const PART: usize = 2200;
    const ALL: usize = 3 * PART;

    #[test]
    #[cfg_attr(miri, ignore = "takes more than six minutes in the interpreter")]
    fn what_is_kept_and_counted_does_not_depend_on_how_it_came() {
        let add = |unknown: &mut Unknown, range: std::ops::Range<usize>| {
            range.for_each(|number| unknown.add(&token(number), || Place { part: 0, line: number as u64 }));
        };
        let mut whole = Unknown::default();
        add(&mut whole, 0..ALL);
        let mut merged = Unknown::default();
        for part in (0..ALL).step_by(PART) {
            let mut piece = Unknown::default();
            add(&mut piece, part..part + PART);
            merged.merge(piece);
        }
        assert_eq!(whole.total(), merged.total());
        let (whole, merged) = (whole.sorted(), merged.sorted());
        assert_eq!((whole.len(), &whole), (KEPT, &merged));
        let mut counts: HashMap<String, u64> = HashMap::new();
        (0..ALL).for_each(|number| *counts.entry(token(number)).or_default() += 1);
        for (text, count, _) in whole {
            assert_eq!(count, counts[text], "{text}");
        }
    }

    fn token(number: usize) -> String {
        format!("T_{:04}", number * 7919 % DIFFERENT)
    }
}
