//! The full text: every word, the entries and fields that it is in, and how much it tells.

use super::output::{Blob, Code, size};
use crate::dataset::Data;
use crate::key;
use crate::record::{Field, ListKey, Run, TextKey, WordRecord, packed};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the words of all entries, sorted, each with the places where it is.
pub fn index(data: &Data, blob: &mut Blob, code: &mut Code) {
    let mut postings = Vec::new();
    let words = places(data).into_iter().map(|(word, places)| {
        let named = places.iter().map(|&posting| Field::of_posting(posting)).filter(|(_, field)| field.is_name());
        let named: BTreeSet<u32> = named.map(|(entry, _)| entry).collect();
        let bytes = packed(places);
        let run = Run { at: size(&postings), len: size(&bytes) };
        postings.extend(bytes);
        WordRecord { word: blob.intern(&word), postings: run, named: named.len() as u32 }
    });
    code.array("WORDS", "WordRecord", &words.collect::<Vec<_>>());
    code.array("POSTINGS", "u8", &postings);
    code.array("RARITIES", "u16", &rarities(data.entries().count()));
}

fn places(data: &Data) -> BTreeMap<String, BTreeSet<u32>> {
    let component_names: BTreeMap<&str, &str> =
        data.components.iter().map(|component| (component.id.text.as_str(), component.name.text.as_str())).collect();
    let mut places: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (number, (table, entry)) in (0..).zip(data.entries()) {
        let mut add = |field: Field, text: &str| {
            for word in key::words(text) {
                places.entry(word).or_default().insert(field.posting(number));
            }
        };
        for (field, key) in [
            (Field::Code, TextKey::Code),
            (Field::Status, TextKey::Status),
            (Field::Description, TextKey::Description),
            (Field::Note, TextKey::Section),
            (Field::Note, TextKey::Retired),
            (Field::Note, TextKey::History),
        ] {
            entry.text(key).into_iter().for_each(|text| add(field, &text.text));
        }
        for (field, key) in
            [(Field::Alias, ListKey::Aliases), (Field::Cause, ListKey::Causes), (Field::Step, ListKey::Resolution)]
        {
            entry.list(key).iter().for_each(|text| add(field, &text.text));
        }
        add(Field::Component, component_names.get(entry.component.text.as_str()).copied().unwrap_or_default());
        add(Field::Table, &table.title.text);
        entry.section().into_iter().for_each(|section| add(Field::Table, &section.text));
    }
    places
}

/// How much a word tells that so many of all entries have: the logarithm of their share, from 0 to all, in
/// thousandths. Worked out here, because a program that takes logarithms needs one more library at start, and
/// rounded, because the last digits of a logarithm are not the same on all systems.
fn rarities(all: usize) -> Vec<u16> {
    (0..=all).map(|entries| (1000.0 * (1.0 + all as f64 / entries.max(1) as f64).ln()).round() as u16).collect()
}
