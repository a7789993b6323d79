//! How often the top answer is the one that was meant, after typos, dropped and swapped words.
//! `cargo bench --bench accuracy` prints the table; it measures rightness, not time.
//!
//! A mistake that makes another known name is not one, so it is not counted. "Telling" leaves out what nobody
//! could tell: what is left of the words stands whole in another name too (`FOHH_CLOSE_REASON`). Codes that are
//! numbers are left out: a mistyped number is another number, and zcodes never guesses one.
//! With `ZCODES_SHOW_MISSES` set, each wrong answer is printed.

#![allow(clippy::print_stdout, reason = "this is a report")]

use std::collections::BTreeSet;
use std::fmt;
use zcodes::{Entry, entries, find, lookup};

/// Variants of each name and kind of mistake.
const VARIANTS: usize = 20;

type Mistake = fn(&str, &mut Dice) -> Option<String>;

fn main() {
    let codes: BTreeSet<&str> = entries().filter_map(Entry::code).filter(|code| code.contains('_')).collect();
    let texts: BTreeSet<&str> = entries().filter_map(Entry::status).filter(|text| text.len() > 8).collect();
    println!("top answer right; {VARIANTS} variants each of {} codes and {} status texts\n", codes.len(), texts.len());
    println!("{:<14}{:>20}{:>20}{:>20}{:>20}", "mistake", "codes", "telling", "texts", "telling");
    let mistakes: [(&str, Mistake); 4] =
        [("one edit", one_edit), ("two edits", two_edits), ("word dropped", dropped), ("words swapped", swapped)];
    for (name, mistake) in mistakes {
        let [(all_codes, telling_codes), (all_texts, telling_texts)] = [trial(&codes, mistake), trial(&texts, mistake)];
        println!("{name:<14}{all_codes:>20}{telling_codes:>20}{all_texts:>20}{telling_texts:>20}");
    }
}

/// How many answers were right, of how many.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.2} % of {}", 100.0 * self.right as f64 / self.all as f64, self.all))
    }
}

/// The score over all mistakes, and over those that still tell what was meant.
fn trial(names: &BTreeSet<&str>, mistake: Mistake) -> (Score, Score) {
    let mut dice = Dice(0x5eed);
    let (mut all, mut telling) = (Score::default(), Score::default());
    for name in names {
        for _ in 0..VARIANTS {
            let Some(wrong) = mistake(name, &mut dice).filter(|wrong| lookup(wrong).is_empty()) else { continue };
            let answer = find(&wrong);
            let top = answer.hits.first().map(|hit| hit.entry).or(answer.suggestions.first().copied());
            let right =
                top.is_some_and(|top| [top.code(), top.status()].into_iter().flatten().any(|top| same(top, name)));
            all.count(right);
            if !names.iter().any(|other| !same(other, name) && says(other, &wrong)) {
                telling.count(right);
            }
            if !right && std::env::var_os("ZCODES_SHOW_MISSES").is_some() {
                println!("  {name} as {wrong}: {top:?}");
            }
        }
    }
    (all, telling)
}

/// Whether two names are one to anybody who asks.
fn same(a: &str, b: &str) -> bool {
    let folded = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    folded(a) == folded(b)
}

/// Whether a name has all the words that are left.
fn says(name: &str, words: &str) -> bool {
    let split =
        |text: &str| text.to_lowercase().split([' ', '_', '.', ':']).map(str::to_owned).collect::<BTreeSet<_>>();
    split(words).is_subset(&split(name))
}

fn one_edit(name: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let at = dice.below(letters.len() - 1);
    let other = char::from(b'A' + dice.below(26) as u8);
    match dice.below(4) {
        0 => letters[at] = other,
        1 => letters.insert(at, other),
        2 => drop(letters.remove(at)),
        _ => letters.swap(at, at + 1),
    }
    Some(letters.into_iter().collect())
}

fn two_edits(name: &str, dice: &mut Dice) -> Option<String> {
    one_edit(name, dice).and_then(|once| one_edit(&once, dice))
}

fn dropped(name: &str, dice: &mut Dice) -> Option<String> {
    reworded(name, |words| {
        let at = dice.below(words.len());
        words.remove(at);
    })
}

fn swapped(name: &str, dice: &mut Dice) -> Option<String> {
    reworded(name, |words| {
        let at = dice.below(words.len() - 1);
        let to = at + 1 + dice.below(words.len() - at - 1);
        words.swap(at, to);
    })
}

/// Changes the words of names that have at least three.
fn reworded(name: &str, change: impl FnOnce(&mut Vec<&str>)) -> Option<String> {
    let joint = if name.contains(' ') { " " } else { "_" };
    let mut words: Vec<&str> = name.split(joint).collect();
    if words.len() < 3 {
        return None;
    }
    change(&mut words);
    Some(words.join(joint))
}

/// A small seeded generator (SplitMix64), so that two runs print the same table.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}
