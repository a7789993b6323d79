//! Where texts inside longer texts begin to be looked for: the pair of neighboring words that fewest texts have.

use super::names;
use super::output::{Blob, Code};
use crate::dataset::Data;
use crate::key;
use crate::record::{CueRecord, NameRecord};
use std::collections::{BTreeMap, HashMap};

/// Writes a map from the hash of two words to the texts that are told by them. A text that has but one word before
/// its first placeholder, or at all, is told by that word alone.
pub fn map(data: &Data, code: &mut Code) {
    let mut texts: Vec<(NameRecord, Vec<u64>)> = Vec::new();
    let mut bearers: HashMap<u64, usize> = HashMap::new();
    for (record, name, rest) in names::numbered(data) {
        let literals = key::literals(rest.unwrap_or(name));
        let Some(words) = literals.into_iter().find(|words| !words.is_empty()) else { continue };
        let hashes: Vec<u64> = words.iter().map(|word| key::token(word.as_bytes())).collect();
        let pairs: Vec<u64> = match &hashes[..] {
            [word] => vec![*word],
            _ => hashes.windows(2).map(|pair| key::hash_of_pair(pair[0], pair[1])).collect(),
        };
        pairs.iter().for_each(|&pair| *bearers.entry(pair).or_default() += 1);
        texts.push((NameRecord { bare: rest.is_some(), ..record }, pairs));
    }
    let mut phrases: BTreeMap<u64, Vec<NameRecord>> = BTreeMap::new();
    for (record, pairs) in texts {
        if let Some(rarest) = pairs.into_iter().min_by_key(|pair| bearers[pair]) {
            phrases.entry(rarest).or_default().push(record);
        }
    }
    code.bits("PHRASE_BITS", 1024, phrases.keys());
    code.map("PHRASES", "PHRASE_RECORDS", "NameRecord", &phrases);
}

/// Writes a map from the hash of the last word of a cue: what is before a table's texts.
pub fn cues(data: &Data, blob: &mut Blob, code: &mut Code) {
    let mut cues: BTreeMap<u64, Vec<CueRecord>> = BTreeMap::new();
    for (number, table) in (0..).zip(&data.tables) {
        for cue in &table.cues {
            let Some(last) = key::words(&cue.text).last() else { continue };
            let mut sections = table.entries.iter().filter_map(|entry| entry.section());
            // What is in brackets says where the text is from: `journal (journalctl -u zpa-connector)`.
            let field =
                |section: &str| section.split('(').next().is_some_and(|field| key::is_of_field(field, &cue.text));
            let has_section = sections.any(|section| field(&section.text));
            let record = CueRecord { table: number, cue: blob.text(cue), has_section };
            cues.entry(key::token(last.as_bytes())).or_default().push(record);
        }
    }
    code.map("CUES", "CUE_RECORDS", "CueRecord", &cues);
}
