//! What can be looked up: maps from the hash of a folded code or name to the entries that have it.

use super::output::Code;
use crate::dataset::Data;
use crate::key;
use crate::record::NameRecord;
use std::collections::{BTreeMap, HashSet};

pub fn maps(data: &Data, code: &mut Code) {
    let prefixes = data.components.iter().flat_map(|component| &component.prefixes);
    let prefixes: HashSet<String> = prefixes.map(|prefix| key::text(&prefix.text).collect()).collect();
    let mut codes: BTreeMap<u64, Vec<u16>> = BTreeMap::new();
    let mut names: BTreeMap<u64, Vec<NameRecord>> = BTreeMap::new();
    for (entry, (_, data)) in (0..).zip(data.entries()) {
        if let Some(code) = data.code() {
            codes.entry(key::hash(key::code(&code.text))).or_default().push(entry);
        }
        // An entry without a status text has names all the same: its aliases are 1, 2, 3.
        let first = u8::from(data.status().is_none());
        for (number, name) in (first..).zip(data.names()) {
            let record = NameRecord { entry, name: number, bare: false };
            names.entry(key::hash(key::text(&name.text))).or_default().push(record);
            let prefix = key::prefix(&name.text);
            let prefix = prefix.filter(|(prefix, _)| prefixes.contains(&key::text(prefix).collect::<String>()));
            if let Some((_, rest)) = prefix {
                names.entry(key::hash(key::text(rest))).or_default().push(NameRecord { bare: true, ..record });
            }
        }
    }
    let folded = data.entries().flat_map(|(_, entry)| entry.names().chain(entry.code()));
    let longest = folded.map(|name| key::text(&name.text).count()).max().unwrap_or_default();
    code.item("LONGEST_NAME", "usize", &longest.to_string());
    code.map("CODES", "CODE_ENTRIES", "u16", &codes);
    code.map("NAMES", "NAME_RECORDS", "NameRecord", &names);
}
