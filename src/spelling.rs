//! How many edits two spellings are apart. Knows no table.

use crate::key;

/// A spelling that many others are compared with: its letters, folded.
pub struct Spelling {
    text: String,
    counts: LetterCounts,
}

impl Spelling {
    pub fn new(text: &str) -> Spelling {
        let text: String = key::text(text).collect();
        let counts = LetterCounts::up_to(usize::MAX, &text).unwrap_or_default();
        Spelling { counts, text }
    }

    /// The letters and digits, in lower case.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.counts.letters
    }

    /// How many letters must be inserted, left out, replaced or swapped with a neighbor to make one of the other
    /// (optimal string alignment), unless it is more than `most`.
    ///
    /// The letters are counted first, no more of them than there may be: that rules out nearly all names, for a fiftieth of
    /// what the distance costs.
    pub fn edits(&self, other: &str, most: usize) -> Option<usize> {
        let counts = LetterCounts::up_to(self.letters() + most, other)?;
        if self.counts.apart(&counts) > most {
            return None;
        }
        let other: String = key::text(other).collect();
        Some(strsim::osa_distance(&self.text, &other)).filter(|&edits| edits <= most)
    }
}

/// How many letters of each of 32 kinds a name has.
#[derive(Default)]
struct LetterCounts {
    kinds: [u32; 32],
    letters: usize,
}

impl LetterCounts {
    /// Of a name with at most so many letters.
    fn up_to(most: usize, name: &str) -> Option<LetterCounts> {
        let mut counts = LetterCounts::default();
        let add = |letter: u32| {
            counts.kinds[letter as usize % 32] += 1;
            counts.letters += 1;
            (counts.letters <= most).then_some(())
        };
        if name.is_ascii() {
            // Upper and lower case differ in a bit that is left out here.
            name.bytes().filter(u8::is_ascii_alphanumeric).map(u32::from).try_for_each(add)?;
        } else {
            key::text(name).map(u32::from).try_for_each(add)?;
        }
        Some(counts)
    }

    /// The letters that one of the two has more of, or the other, whichever are more: no fewer edits will do.
    fn apart(&self, other: &LetterCounts) -> usize {
        let differences: u32 = self.kinds.iter().zip(&other.kinds).map(|(a, b)| a.abs_diff(*b)).sum();
        (differences as usize + self.letters.abs_diff(other.letters)) / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_are_counted_up_to_the_most() {
        for (a, b, most, edits) in [
            ("", "", 0, Some(0)),
            ("", "ab", 2, Some(2)),
            ("abc", "a-C b", 1, Some(1)),
            ("ä", "a", 1, Some(1)),
            ("abcd", "dcba", 2, None),
            ("abc", "xyz", 2, None),
        ] {
            assert_eq!(Spelling::new(a).edits(b, most), edits, "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn counting_letters_rules_out_nothing_that_is_near(a in "[a-z0-9A-Zß ]{0,40}", b in "[a-z0-9A-Zß ]{0,40}") {
            let [x, y] = [&a, &b].map(|text| key::text(text).collect::<String>());
            let edits = strsim::osa_distance(&x, &y);
            prop_assert_eq!(Spelling::new(&a).edits(&b, edits), Some(edits));
        }
    }
}
