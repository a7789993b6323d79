//! What can be looked up: maps from the hash of a folded code or name to the entries that have it.

use super::output::Code;
use crate::dataset::{Data, Located};
use crate::key;
use crate::record::NameRecord;
use std::collections::{BTreeMap, HashSet};

pub fn maps(data: &Data, code: &mut Code) {
    let mut codes: BTreeMap<u64, Vec<u16>> = BTreeMap::new();
    for (number, (_, entry)) in (0..).zip(data.entries()) {
        if let Some(code) = entry.code() {
            codes.entry(key::hash(key::code(&code.text))).or_default().push(number);
        }
    }
    let mut names: BTreeMap<u64, Vec<NameRecord>> = BTreeMap::new();
    for (record, name, rest) in numbered(data) {
        names.entry(key::hash(key::text(name))).or_default().push(record);
        if let Some(rest) = rest {
            names.entry(key::hash(key::text(rest))).or_default().push(NameRecord { bare: true, ..record });
        }
    }
    let folded = data.entries().flat_map(|(_, entry)| entry.names().chain(entry.code()));
    let longest = folded.map(|name| key::text(&name.text).count()).max().unwrap_or_default();
    code.item("LONGEST_NAME", "usize", &longest.to_string());
    code.map("CODES", "CODE_ENTRIES", "u16", &codes);
    code.map("NAMES", "NAME_RECORDS", "NameRecord", &names);
}

/// Every name of every entry, and what follows its prefix, if it has a component's.
pub fn numbered(data: &Data) -> Vec<(NameRecord, &str, Option<&str>)> {
    let prefixes = data.components.iter().flat_map(|component| &component.prefixes);
    let prefixes: HashSet<String> = prefixes.map(|prefix| key::text(&prefix.text).collect()).collect();
    let mut numbered = Vec::new();
    for (entry, (_, data)) in (0..).zip(data.entries()) {
        for (name, Located { text, .. }) in (0..).zip(data.names()) {
            let prefix = key::prefix(text);
            let prefix = prefix.filter(|(prefix, _)| prefixes.contains(&key::text(prefix).collect::<String>()));
            numbered.push((NameRecord { entry, name, bare: false }, text.as_str(), prefix.map(|(_, rest)| rest)));
        }
    }
    numbered
}
