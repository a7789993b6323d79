//! Everything that a scan can find, in a form that answers in nanoseconds. Made from the rule in `scan`, not beside it.

use super::runs::runs;
use super::{LONGEST_TOKEN, families, is_of, known};
use crate::catalog::{self, Entry};
use std::collections::HashMap;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'t> {
    /// A code of the tables: the number of its row.
    Known(usize),
    /// A code of no table.
    Unknown(&'t str),
}

/// All codes that can be told from ordinary text, by their tokens; and the numbers, by themselves.
pub struct Dictionary {
    rows: Vec<Entry>,
    names: Vec<(&'static str, usize)>,
    /// Open addressing: one more than the number of a name, or 0.
    slots: Vec<u16>,
    shortest: usize,
    beginnings: Beginnings,
    numbers: HashMap<&'static str, usize>,
    families: Vec<Family>,
}

/// How codes begin, with the first eight bytes in one number.
struct Family {
    text: &'static str,
    head: u64,
    mask: u64,
}

impl Dictionary {
    pub fn new() -> Dictionary {
        let mut rows = Rows::default();
        let mut names: Vec<(&'static str, usize)> = Vec::new();
        let mut numbers = HashMap::new();
        for entry in catalog::entries() {
            let names_of = entry.code().into_iter().chain(entry.names()).filter(|name| is_token(name));
            for name in names_of {
                if let Some(entry) = known(name) {
                    names.push((name, rows.number(entry)));
                }
            }
            if let Some(code) = entry.code().filter(|code| is_number(code)) {
                numbers.insert(code, rows.number(entry));
            }
        }
        let mut slots = vec![0; (4 * names.len()).next_power_of_two()];
        for (number, (name, _)) in (1..).zip(&names) {
            let mut slot = slot(name.as_bytes(), slots.len());
            while slots[slot] != 0 && names[usize::from(slots[slot] - 1)].0 != *name {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = number;
        }
        let known: Vec<&str> = names.iter().map(|(name, _)| *name).chain(families()).collect();
        let shortest = known.iter().map(|name| name.len()).min().unwrap_or(0);
        let beginnings = Beginnings::of(&known);
        Dictionary {
            rows: rows.rows,
            names,
            slots,
            shortest,
            beginnings,
            numbers,
            families: families().map(Family::of).collect(),
        }
    }

    /// What is counted, by the numbers that `Found` gives: the first entry with each code.
    pub fn rows(&self) -> &[Entry] {
        &self.rows
    }

    /// What a token of a run is, if it is reported.
    #[inline]
    pub fn token<'t>(&self, token: &'t [u8]) -> Option<Found<'t>> {
        if token.len() < self.shortest || token.len() > LONGEST_TOKEN || !self.beginnings.has(token) {
            return None;
        }
        let mut slot = slot(token, self.slots.len());
        while let Some(number) = usize::from(self.slots[slot]).checked_sub(1) {
            let (name, row) = self.names[number];
            if name.as_bytes() == token {
                return Some(Found::Known(row));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        let head = head(token);
        let near = self.families.iter().find(|family| head & family.mask == family.head)?;
        let token = std::str::from_utf8(token).ok()?;
        let is_reported = is_of(near.text, token) || self.families.iter().any(|family| is_of(family.text, token));
        is_reported.then_some(Found::Unknown(token))
    }

    /// The row of a number that stands like a code.
    pub fn number(&self, number: &str) -> Option<Found<'static>> {
        self.numbers.get(number).copied().map(Found::Known)
    }
}

#[derive(Default)]
struct Rows {
    rows: Vec<Entry>,
    numbers: HashMap<&'static str, usize>,
}

impl Rows {
    fn number(&mut self, entry: Entry) -> usize {
        *self.numbers.entry(entry.name()).or_insert_with(|| {
            self.rows.push(entry);
            self.rows.len() - 1
        })
    }
}

/// The pairs of bytes that codes begin with: a set that says no to most tokens, and never to a code.
struct Beginnings([u32; 32]);

impl Beginnings {
    fn of(names: &[&str]) -> Beginnings {
        let mut pairs = [0; 32];
        for name in names {
            match name.as_bytes() {
                &[first, second, ..] => pairs[usize::from(first % 32)] |= 1 << (second % 32),
                _ => pairs = [u32::MAX; 32],
            }
        }
        Beginnings(pairs)
    }

    fn has(&self, token: &[u8]) -> bool {
        matches!(token, &[first, second, ..] if self.0[usize::from(first % 32)] >> (second % 32) & 1 == 1)
    }
}

impl Family {
    fn of(text: &'static str) -> Family {
        let head = head(text.as_bytes());
        let mask = head_mask(text.len());
        Family { text, head, mask }
    }
}

/// The first eight bytes, with zeros where there are fewer.
fn head(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => bytes.iter().rev().fold(0, |head, &byte| head << 8 | u64::from(byte)),
    }
}

fn head_mask(len: usize) -> u64 {
    if len < 8 { (1 << (8 * len)) - 1 } else { u64::MAX }
}

/// Codes differ in their length, their first eight bytes and their last eight, with few exceptions.
fn slot(token: &[u8], slots: usize) -> usize {
    let tail = token.last_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let mixed = (head(token) ^ (token.len() as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ tail;
    (mixed.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 40) as usize & (slots - 1)
}

/// Whether a name can be told from ordinary text.
fn is_token(name: &str) -> bool {
    runs(name.as_bytes(), 0).next() == Some(0..name.len())
}

fn is_number(code: &str) -> bool {
    let digits = code.strip_prefix('-').unwrap_or(code);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::scan;

    #[test]
    fn it_says_what_the_rule_says() {
        let dictionary = Dictionary::new();
        let codes: Vec<&str> =
            catalog::entries().flat_map(|entry| entry.code().into_iter().chain(entry.names())).collect();
        let families: Vec<&str> = families().collect();
        // In the interpreter, which is slow, a few have to do.
        let step = if cfg!(miri) { 50 } else { 1 };
        for code in codes.iter().chain(&families).filter(|code| code.contains('_')).step_by(step) {
            for text in [
                (*code).to_owned(),
                format!("{code}X"),
                format!("X{code}"),
                code[..code.len() - 1].to_owned(),
                "A_B".to_owned(),
            ] {
                let ruled: Vec<_> = scan(text.as_bytes()).map(|mention| mention.entry.map(Entry::name)).collect();
                let told = runs(text.as_bytes(), 0).filter_map(|range| dictionary.token(&text.as_bytes()[range]));
                let told = told.map(|found| match found {
                    Found::Known(row) => Some(dictionary.rows()[row].name()),
                    Found::Unknown(_) => None,
                });
                assert_eq!(told.collect::<Vec<_>>(), ruled, "{text}");
            }
        }
    }
}
