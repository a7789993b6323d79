//! How many edits two spellings are apart, and quick looks that rule out that they are near. Knows no table.

use crate::key;

/// A spelling that many others are compared with: its letters, folded, and where in it each of them stands.
pub struct Spelling {
    letters: Vec<char>,
    /// For each ASCII letter one bit a place.
    places: [u128; 128],
}

impl Spelling {
    pub fn of(letters: impl Iterator<Item = char>) -> Spelling {
        let letters: Vec<char> = letters.collect();
        let mut places = [0; 128];
        for (at, &letter) in letters.iter().enumerate().take(128) {
            if let Some(places) = places.get_mut(letter as usize) {
                *places |= 1 << at;
            }
        }
        Spelling { letters, places }
    }

    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// How many letters must be inserted, left out, replaced or swapped with a neighbour (each place at most once:
    /// optimal string alignment) to make one of the other.
    ///
    /// A column of the table of distances is kept as the bits of a few numbers (Hyyrö 2003), so that a letter costs
    /// the same however long the spelling. Beyond 128 letters strsim counts.
    pub fn edits(&self, other: impl Iterator<Item = char>) -> usize {
        let Some(last) = self.letters.len().checked_sub(1) else { return other.count() };
        if last >= 128 {
            let text = |letters: &mut dyn Iterator<Item = char>| letters.collect::<String>();
            return strsim::osa_distance(&text(&mut self.letters.iter().copied()), &text(&mut { other }));
        }
        // Where the distance grows and where it falls from one letter of ours to the next, in the current column.
        let (mut grows, mut falls) = (u128::MAX, 0);
        // Where it stays from the one before, aslant.
        let mut stays = 0_u128;
        let mut places_before = 0;
        let mut edits = self.letters.len();
        for letter in other {
            let places = self.places_of(letter);
            let swapped = (!stays & places) << 1 & places_before;
            stays = ((places & grows).wrapping_add(grows) ^ grows) | places | falls | swapped;
            // The same from one column to the next.
            let (across_grows, across_falls) = (falls | !(stays | grows), stays & grows);
            edits += (across_grows >> last & 1) as usize;
            edits -= (across_falls >> last & 1) as usize;
            let across_grows = across_grows << 1 | 1;
            grows = across_falls << 1 | !(stays | across_grows);
            falls = across_grows & stays;
            places_before = places;
        }
        edits
    }

    fn places_of(&self, letter: char) -> u128 {
        let beyond_ascii = || {
            let same = self.letters.iter().enumerate().filter(|&(_, &own)| own == letter);
            same.fold(0, |places, (at, _)| places | 1 << at)
        };
        self.places.get(letter as usize).copied().unwrap_or_else(beyond_ascii)
    }
}

/// One bit for each kind of letter; an edit changes two at most.
pub fn mask(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

/// How many letters of each of 32 kinds a name has. Two names are at least as many edits apart as their bags.
pub struct Bag {
    kinds: [u32; 32],
    pub letters: u32,
}

impl Bag {
    pub fn of(name: &str) -> Bag {
        let mut bag = Bag { kinds: [0; 32], letters: 0 };
        if name.is_ascii() {
            // The case of a letter does not tell here: it is in a bit that is left out.
            name.bytes().filter(u8::is_ascii_alphanumeric).for_each(|letter| bag.add(letter.into()));
        } else {
            key::text(name).for_each(|letter| bag.add(letter.into()));
        }
        bag
    }

    fn add(&mut self, letter: u32) {
        self.kinds[letter as usize % 32] += 1;
        self.letters += 1;
    }

    /// The letters that one has more of or the other, whichever are more.
    pub fn apart(&self, other: &Bag) -> usize {
        let differences: u32 = self.kinds.iter().zip(&other.kinds).map(|(a, b)| a.abs_diff(*b)).sum();
        (differences + self.letters.abs_diff(other.letters)) as usize / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edits(a: &str, b: &str) -> usize {
        Spelling::of(a.chars()).edits(b.chars())
    }

    #[test]
    fn edits_are_counted_one_by_one() {
        for (a, b, count) in
            [("", "", 0), ("", "ab", 2), ("ab", "", 2), ("abc", "acb", 1), ("ca", "abc", 3), ("ä", "a", 1)]
        {
            assert_eq!(edits(a, b), count, "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn edits_are_what_strsim_counts(a in "[a-dä]{0,140}", b in "[a-dä]{0,140}") {
            prop_assert_eq!(edits(&a, &b), strsim::osa_distance(&a, &b));
        }

        #[test]
        fn quick_looks_never_say_too_much(a in "[a-z0-9A-Zß ]{0,40}", b in "[a-z0-9A-Zß ]{0,40}") {
            let [x, y] = [&a, &b].map(|text| key::text(text).collect::<String>());
            prop_assert!(Bag::of(&a).apart(&Bag::of(&b)) <= edits(&x, &y));
            prop_assert!((mask(x.chars()) ^ mask(y.chars())).count_ones() as usize <= 2 * edits(&x, &y));
        }
    }
}
