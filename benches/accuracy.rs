//! How often the top answer, or else the first suggestion, is the one that was meant, after typos, dropped and swapped
//! words. `cargo bench --bench accuracy` prints a line for each table and the promised floors; it measures rightness,
//! not time. With the id of a table after `--`, only that table.
//!
//! Measured are the codes and texts of two words and more. A mistake that makes another known name is not one, so it is
//! not counted; nor is a dropped word where what is left is in another name too (`FOHH_CLOSE_REASON`): nobody could
//! tell. With `ZCODES_SHOW_MISSES` set, each wrong answer is printed.

#![allow(clippy::print_stdout, reason = "this is a report")]

#[path = "scan/dice.rs"]
mod dice;

use dice::Dice;
use std::collections::BTreeSet;
use std::{env, fmt};
use zcodes::{Entry, entries, find, lookup, tables};

/// Variants of each name and kind of mistake.
const VARIANTS: usize = 5;

/// The tables that the floors are of, whatever joins them: their numbers can be compared from version to version.
const FIRST: [&str; 8] = [
    "client-connector",
    "lss-status",
    "zcc-errors",
    "zcc-states",
    "zdx-cloud-path",
    "zdx-zpa",
    "zpa-auth",
    "zpa-session",
];

type Mistake = fn(&str, &mut Dice) -> Option<String>;

/// The mistakes, each with the share of right answers that is promised over the first tables.
const MISTAKES: [(&str, Mistake, f64); 4] = [
    ("one edit", one_edit, 0.99),
    ("two edits", two_edits, 0.99),
    ("words swapped", swapped, 0.99),
    ("word dropped", dropped, 0.97),
];

fn main() {
    let wanted = env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let all: BTreeSet<&str> = entries().flat_map(names).collect();
    println!("top answer right, {VARIANTS} variants each\n");
    println!("{:<20}{:>8}{}", "table", "names", MISTAKES.map(|(name, ..)| format!("{name:>22}")).concat());
    let mut first = [Score::default(); MISTAKES.len()];
    for table in tables().filter(|table| wanted.as_deref().is_none_or(|wanted| wanted == table.id())) {
        let names: BTreeSet<&str> = table.entries().flat_map(names).collect();
        let scores = MISTAKES.map(|(_, mistake, _)| trial(&names, &all, mistake));
        println!("{:<20}{:>8}{}", table.id(), names.len(), scores.map(|score| format!("{score:>22}")).concat());
        if FIRST.contains(&table.id()) {
            first.iter_mut().zip(scores).for_each(|(sum, score)| sum.add(score));
        }
    }
    println!("\n{:<28}{}", "the first eight tables", first.map(|score| format!("{score:>22}")).concat());
    let floor = |(_, _, floor): (&str, Mistake, f64)| format!("{:>22}", format!("{:.0} %", 100.0 * floor));
    println!("{:<28}{}", "promised", MISTAKES.map(floor).concat());
    let is_below = first.iter().zip(MISTAKES).any(|(score, (_, _, floor))| score.all > 0 && score.share() < floor);
    println!("{}", if is_below { "below what is promised" } else { "as promised" });
}

/// The code and the text of an entry, if they are two words or more.
fn names(entry: Entry) -> impl Iterator<Item = &'static str> {
    let names = [entry.code().filter(|code| code.contains('_')), entry.status().filter(|text| !text.contains('<'))];
    names.into_iter().flatten().filter(|name| name.contains([' ', '_']) && name.len() > 8)
}

/// How many answers were right, of how many.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn add(&mut self, other: Score) {
        self.right += other.right;
        self.all += other.all;
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.all == 0 {
            return f.pad("-");
        }
        f.pad(&format!("{:.2} % of {}", 100.0 * self.share(), self.all))
    }
}

/// The score over the mistakes that still tell what was meant.
fn trial(names: &BTreeSet<&str>, all: &BTreeSet<&str>, mistake: Mistake) -> Score {
    let mut dice = Dice::new();
    let mut score = Score::default();
    for name in names {
        for _ in 0..VARIANTS {
            let Some(wrong) = mistake(name, &mut dice).filter(|wrong| lookup(wrong).is_empty()) else { continue };
            if all.iter().any(|other| !same(other, name) && says(other, &wrong)) {
                continue;
            }
            let answer = find(&wrong);
            let top = answer.hits.first().map(|hit| hit.entry).or(answer.suggestions.first().copied());
            let is_it =
                |top: Entry| top.code().into_iter().chain(top.status()).chain(top.aliases()).any(|top| same(top, name));
            let right = top.is_some_and(is_it);
            score.count(right);
            if !right && env::var_os("ZCODES_SHOW_MISSES").is_some() {
                println!("  {name} as {wrong}: {top:?}");
            }
        }
    }
    score
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
