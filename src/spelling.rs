//! How many edits two spellings are apart. Knows no table.

use crate::key;

/// A spelling that many others are compared with: its letters, folded.
pub struct Spelling {
    text: String,
    letters: usize,
    counts: LetterCounts,
}

impl Spelling {
    pub fn new(text: &str) -> Spelling {
        let text: String = key::text(text).collect();
        Spelling { letters: text.chars().count(), counts: LetterCounts::new(&text), text }
    }

    /// The letters and digits, in lower case.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// How many letters must be inserted, left out, replaced or swapped with a neighbor to make one of the other
    /// (optimal string alignment), unless it is more than `most`.
    ///
    /// The letters are counted first: that rules out nearly all names, for a fiftieth of what the distance costs.
    pub fn edits(&self, other: &str, most: usize) -> Option<usize> {
        if self.counts.apart(&LetterCounts::new(other)) > most {
            return None;
        }
        let other: String = key::text(other).collect();
        Some(strsim::osa_distance(&self.text, &other)).filter(|&edits| edits <= most)
    }
}

/// How many letters of each of 32 kinds a name has.
struct LetterCounts {
    kinds: [u32; 32],
    letters: u32,
}

impl LetterCounts {
    fn new(name: &str) -> LetterCounts {
        let mut counts = LetterCounts { kinds: [0; 32], letters: 0 };
        let mut add = |letter: u32| {
            counts.kinds[letter as usize % 32] += 1;
            counts.letters += 1;
        };
        if name.is_ascii() {
            // Upper and lower case differ in a bit that is left out here.
            name.bytes().filter(u8::is_ascii_alphanumeric).for_each(|letter| add(letter.into()));
        } else {
            key::text(name).for_each(|letter| add(letter.into()));
        }
        counts
    }

    /// The letters that one of the two has more of, or the other, whichever are more: no fewer edits will do.
    fn apart(&self, other: &LetterCounts) -> usize {
        let differences: u32 = self.kinds.iter().zip(&other.kinds).map(|(a, b)| a.abs_diff(*b)).sum();
        (differences + self.letters.abs_diff(other.letters)) as usize / 2
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
