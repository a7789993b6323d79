//! Entries that belong together: what `see_also` names, in both directions, and numbers that differ in their sign.

use super::{Data, RawEntry, Reference};
use crate::key;
use crate::record::TextKey;
use std::collections::HashMap;

/// The entries of all tables, by table and by code or status text as they are written.
pub struct Index<'d> {
    named: HashMap<(&'d str, &'d str), Vec<(u32, &'d RawEntry)>>,
}

impl<'d> Index<'d> {
    pub fn new(data: &'d Data) -> Index<'d> {
        let mut named: HashMap<_, Vec<_>> = HashMap::new();
        for (number, (table, entry)) in (0..).zip(data.entries()) {
            for name in entry.code().into_iter().chain(entry.status()) {
                named.entry((table.stem.as_str(), name.text.as_str())).or_default().push((number, entry));
            }
        }
        Index { named }
    }

    /// The entries that a reference may mean: one, if it is as it should be.
    pub fn find(&self, reference: &Reference) -> Vec<(u32, &'d RawEntry)> {
        let Reference { table, code, status, section, .. } = reference;
        let Some(name) = reference.name() else { return Vec::new() };
        let mut found = self.named.get(&(table.text.as_str(), name.text.as_str())).cloned().unwrap_or_default();
        for (given, key) in [(code, TextKey::Code), (status, TextKey::Status), (section, TextKey::Section)] {
            let Some(given) = given else { continue };
            found.retain(|(_, entry)| entry.text(key).is_some_and(|own| own.text == given.text));
        }
        found
    }
}

/// For each entry, the others to see: those that it names first.
pub fn entries(data: &Data) -> Vec<Vec<u32>> {
    let index = Index::new(data);
    let mut pairs = Vec::new();
    for (number, (_, entry)) in (0..).zip(data.entries()) {
        pairs.extend(entry.see_also.iter().flat_map(|one| index.find(one)).map(|(other, _)| (number, other)));
    }
    let backwards: Vec<_> = pairs.iter().map(|&(one, other)| (other, one)).collect();
    let mut related = vec![Vec::new(); data.entries().count()];
    for (one, other) in pairs.into_iter().chain(backwards).chain(signed_pairs(data)) {
        let others: &mut Vec<u32> = &mut related[one as usize];
        if !others.contains(&other) {
            others.push(other);
        }
    }
    related
}

/// Numbers of one table that are the same but for a minus, each with the other.
fn signed_pairs(data: &Data) -> Vec<(u32, u32)> {
    let mut numbered: HashMap<(&str, String), Vec<u32>> = HashMap::new();
    for (number, (table, entry)) in (0..).zip(data.entries()) {
        let code: String = entry.code().iter().flat_map(|code| key::code(&code.text)).collect();
        if code.trim_start_matches('-').parse::<u64>().is_ok() {
            numbered.entry((&table.stem, code)).or_default().push(number);
        }
    }
    let mut pairs = Vec::new();
    for ((table, code), numbers) in &numbered {
        for &twin in numbered.get(&(*table, format!("-{code}"))).into_iter().flatten() {
            pairs.extend(numbers.iter().flat_map(|&number| [(number, twin), (twin, number)]));
        }
    }
    pairs.sort_unstable();
    pairs
}
