//! More data of the same kind: copies of the tables in which other words stand, so that names stay distinct.
//! A third of a copy's words are new, the others change places, since real tables share most of theirs.

use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::{fs, io};

/// Shorter words stay: they are the `MT`, `SE` and `is` that everything shares.
const SHORTEST: usize = 4;

/// The data files by name, and `times - 1` copies of every table.
pub fn files(folder: &Path, times: usize) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((stem, fs::read_to_string(&path)?));
        }
    }
    let mut all = files.clone();
    for copy in 1..times {
        for (stem, text) in &files {
            let mut table: Value = serde_json::from_str(text)?;
            if table.get("entries").is_some() {
                let stem = format!("{stem}-{copy}");
                reword(&mut table, copy);
                table["id"] = stem.clone().into();
                all.push((stem, table.to_string()));
            }
        }
    }
    all.sort();
    Ok(all)
}

fn reword(table: &mut Value, copy: usize) {
    // What the words of a copy refer to is elsewhere.
    for entry in table["entries"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        entry.remove("see_also");
    }
    let mut words = BTreeSet::new();
    each_text(table, &mut |text| words.extend(split(text).filter(|word| is_word(word)).map(str::to_owned)));
    // Codes of a copy begin as the table's codes do.
    for family in table["families"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        words.retain(|word| split(family).all(|part| part != word));
    }
    // Capitals and small letters apart, so that codes stay codes and prose stays prose.
    let (codes, prose): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| !has_small(word));
    let mut others = HashMap::new();
    for words in [codes, prose] {
        for (at, word) in words.iter().enumerate() {
            let mut other = words[(at + 37 * copy) % words.len()].clone();
            if (at + copy).is_multiple_of(3) {
                let letter = char::from(b'A' + (copy % 26) as u8);
                other.push(if has_small(word) { letter.to_ascii_lowercase() } else { letter });
            }
            others.insert((*word).clone(), other);
        }
    }
    each_text(table, &mut |text| *text = split(text).map(|part| other(&others, part, copy)).collect());
}

fn other(others: &HashMap<String, String>, part: &str, copy: usize) -> String {
    match part.parse::<u32>() {
        Ok(number) => (number as usize + 100_000 * copy).to_string(),
        Err(_) => others.get(part).map_or(part, String::as_str).to_owned(),
    }
}

/// The texts of the entries that people look for or read.
fn each_text(table: &mut Value, change: &mut dyn FnMut(&mut String)) {
    let entries = table["entries"].as_array_mut().into_iter().flatten();
    for entry in entries.filter_map(Value::as_object_mut) {
        for (_, value) in entry.iter_mut().filter(|(key, _)| {
            matches!(key.as_str(), "code" | "status" | "aliases" | "description" | "causes" | "resolution")
        }) {
            match value {
                Value::String(text) => change(text),
                Value::Array(texts) => texts.iter_mut().for_each(|text| {
                    if let Value::String(text) = text {
                        change(text);
                    }
                }),
                _ => {}
            }
        }
    }
}

/// Words and what stands between them.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c: char| !c.is_alphanumeric()).flat_map(|part| {
        let end = part.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        [&part[..end], &part[end..]]
    })
}

fn is_word(text: &str) -> bool {
    text.chars().count() >= SHORTEST && text.chars().all(char::is_alphabetic)
}

fn has_small(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}
