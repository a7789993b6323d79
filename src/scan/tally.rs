//! Counts: one for each code of the dictionary, and the unknown ones. Adds up however the work was shared out.

use super::dictionary::{Dictionary, Found};
use super::unknown::Unknown;

/// Where something stands: a part of the input, and a line of that part, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub part: usize,
    pub line: u64,
}

/// How often each code stood in the text, and where first.
pub struct Tally {
    rows: Vec<(u64, Place)>,
    unknown: Unknown,
}

impl Tally {
    pub fn new(dictionary: &Dictionary) -> Tally {
        let nowhere = Place { part: usize::MAX, line: u64::MAX };
        Tally { rows: vec![(0, nowhere); dictionary.rows().len()], unknown: Unknown::default() }
    }

    /// Counts one; its place is asked for only where it may be the first.
    #[inline]
    pub fn add(&mut self, found: Found, place: impl FnOnce() -> Place) {
        match found {
            Found::Known(row) => {
                let (count, first) = &mut self.rows[row];
                if *count == 0 {
                    *first = place();
                }
                *count += 1;
            }
            Found::Unknown(token) => self.unknown.add(token, place),
        }
    }

    #[cfg(feature = "cli")]
    pub fn merge(&mut self, other: Tally) {
        for ((count, first), (more, place)) in self.rows.iter_mut().zip(other.rows) {
            *count += more;
            *first = place.min(*first);
        }
        self.unknown.merge(other.unknown);
    }

    /// The rows found, by their numbers, most frequent first, then in the tables' order.
    pub fn rows(&self) -> Vec<(usize, u64, Place)> {
        let all = self.rows.iter().enumerate().map(|(row, &(count, first))| (row, count, first));
        let mut found: Vec<_> = all.filter(|&(_, count, _)| count > 0).collect();
        found.sort_unstable_by_key(|&(row, count, _)| (std::cmp::Reverse(count), row));
        found
    }

    /// The codes of no table.
    pub fn unknown(&self) -> &Unknown {
        &self.unknown
    }
}
