//! From checked tables to Rust text: arrays of numbers that point into one blob, and perfect-hash maps.

use super::{CompiledCatalog, Data, Located, related};
use crate::record::{ComponentRecord, EntryRecord, Kind, Run, SourceRecord, TableRecord, TermRecord, Text};
use output::{Blob, Code, size};

mod names;
mod output;
mod phrases;
mod tokens;
mod words;

/// Writes the tables down; the same data always gives the same text.
pub fn data(data: &Data) -> CompiledCatalog {
    let mut blob = Blob::default();
    let mut code = Code::default();
    catalog(data, &mut blob, &mut code);
    terms(data, &mut blob, &mut code);
    words::index(data, &mut blob, &mut code);
    names::maps(data, &mut code);
    tokens::map(data, &mut blob, &mut code);
    phrases::map(data, &mut code);
    phrases::cues(data, &mut blob, &mut code);
    code.array("LISTS", "Text", &blob.lists);
    code.array("NUMBERS", "u16", &blob.numbers);
    CompiledCatalog { code: code.text, text: blob.text }
}

fn catalog(data: &Data, blob: &mut Blob, code: &mut Code) {
    let related = related::entries(data);
    let mut tables = Vec::new();
    let mut sources = Vec::new();
    let mut entries = Vec::new();
    for (number, table) in (0..).zip(&data.tables) {
        tables.push(TableRecord {
            id: blob.text(&table.id),
            title: blob.text(&table.title),
            seen_in: blob.text(&table.seen_in),
            families: blob.list(&table.families),
            cues: blob.list(&table.cues),
            log_fields: blob.list(&table.log_fields),
            sources: Run { at: size(&sources), len: size(&table.sources) },
            entries: Run { at: size(&entries), len: size(&table.entries) },
        });
        let first_source = size(&sources);
        for entry in &table.entries {
            let of_table = |id| first_source + position(table.sources.iter().map(|source| &source.id), id);
            let sources: Vec<u32> = entry.sources.iter().map(of_table).collect();
            let sources = if sources.is_empty() { vec![first_source] } else { sources };
            entries.push(EntryRecord {
                table: number,
                component: position(data.components.iter().map(|component| &component.id), &entry.component) as u8,
                kind: entry.kind.and_then(Result::ok).unwrap_or(Kind::Error),
                action: entry.action.and_then(Result::ok),
                texts: entry.texts.each_ref().map(|text| text.as_ref().map_or(Text::default(), |text| blob.text(text))),
                lists: entry.lists.each_ref().map(|list| blob.list(list)),
                links: blob.list(entry.links.iter().flat_map(|link| [&link.title, &link.url])),
                see_also: blob.numbers(related[entries.len()].iter().copied()),
                sources: blob.numbers(sources),
            });
        }
        sources.extend(table.sources.iter().map(|source| SourceRecord {
            title: blob.text(&source.title),
            url: blob.text(&source.url),
            as_of: blob.text(&source.as_of),
        }));
    }
    let components = data.components.iter().map(|component| ComponentRecord {
        id: blob.text(&component.id),
        name: blob.text(&component.name),
        about: blob.text(&component.about),
        prefixes: blob.list(&component.prefixes),
    });
    code.array("COMPONENTS", "ComponentRecord", &components.collect::<Vec<_>>());
    code.array("TABLES", "TableRecord", &tables);
    code.array("SOURCES", "SourceRecord", &sources);
    code.array("ENTRIES", "EntryRecord", &entries);

    let newest = data.tables.iter().flat_map(|table| &table.sources).map(|source| source.as_of.text.as_str()).max();
    let newest = newest.unwrap_or_default();
    let version = format!("{} ({} entries, newest source {newest})", env!("CARGO_PKG_VERSION"), entries.len());
    code.constant("AS_OF", newest);
    code.constant("VERSION", &version);
}

/// Where the one with this id is; `check` has seen that it is there.
fn position<'a>(all: impl Iterator<Item = &'a Located>, id: &Located) -> u32 {
    (0..).zip(all).find(|(_, one)| one.text == id.text).map_or(0, |(at, _)| at)
}

fn terms(data: &Data, blob: &mut Blob, code: &mut Code) {
    // Sorted, so that a word is found by halving.
    let mut common = data.terms.common.clone();
    common.sort_by(|a, b| a.text.cmp(&b.text));
    for (name, words) in [
        ("IGNORED", &data.terms.ignored),
        ("COMMON", &common),
        ("SIGNS", &data.terms.signs),
        ("FOREIGN", &data.terms.foreign),
    ] {
        code.item(name, "Run", &format!("{:?}", blob.list(words)));
    }
    let numbers_of = data.terms.numbers_of.as_ref();
    let numbers_of = numbers_of.map(|id| position(data.components.iter().map(|component| &component.id), id));
    code.item("NUMBERS_OF", "Option<u32>", &format!("{numbers_of:?}"));
    let terms = data.terms.terms.iter();
    let terms = terms.map(|term| TermRecord { said: blob.list(&term.said), meant: blob.list(&term.meant) });
    code.array("TERMS", "TermRecord", &terms.collect::<Vec<_>>());
}
