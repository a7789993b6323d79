//! The rows of an export: one per code, as a log has it, so that a join never doubles a line.

use crate::catalog::{self, Entry, Table};
use crate::cli::options::Filters;
use crate::record::Action;
use std::collections::BTreeMap;

pub const COLUMNS: [&str; 9] =
    ["code", "status", "type", "action", "description", "causes", "resolution", "retired", "table_id"];

pub struct LookupTable {
    /// The fields of logs that have these codes.
    pub log_fields: Vec<&'static str>,
    /// By code, each once.
    pub rows: Vec<LookupRow>,
}

/// The cells of one code, in the order of `COLUMNS`; lists have one item per line, and an empty cell says nothing.
pub struct LookupRow(pub [String; COLUMNS.len()]);

impl LookupTable {
    /// The entries that the filters keep, of the tables that they name, or else of those with a field of logs.
    pub fn new(filters: &Filters) -> LookupTable {
        let named = &filters.table;
        let wanted = |table: &Table| {
            named.iter().any(|group| group.has(*table)) || named.is_empty() && table.log_fields().len() > 0
        };
        let tables: Vec<Table> = catalog::tables().filter(wanted).collect();
        let entries = || tables.iter().flat_map(|table| table.entries()).filter(|&entry| filters.keep(entry));
        let mut by_code: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for entry in entries() {
            if let Some(key) = key(entry) {
                by_code.entry(key).or_default().push(entry);
            }
        }
        // An earlier spelling is a row of its own, unless a code is spelled so today.
        let mut earlier: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for entry in entries().filter(|entry| entry.code().is_some()) {
            for alias in entry.aliases().filter(|alias| is_code(alias) && !by_code.contains_key(alias)) {
                earlier.entry(alias).or_default().push(entry);
            }
        }
        by_code.append(&mut earlier);
        let rows = by_code.into_iter().map(|(code, entries)| LookupRow::new(code, &entries)).collect();
        let mut log_fields: Vec<&str> = tables.iter().flat_map(|table| table.log_fields()).collect();
        log_fields.sort_unstable();
        log_fields.dedup();
        LookupTable { log_fields, rows }
    }

    pub fn csv(&self) -> String {
        csv(self.rows.iter().map(|row| row.0.clone()))
    }

    /// As CSV with one line per row, for programs that know no other.
    pub fn flat_csv(&self) -> String {
        csv(self.rows.iter().map(|row| row.0.each_ref().map(|cell| cell.replace('\n', " | "))))
    }
}

impl LookupRow {
    fn new(code: &str, entries: &[Entry]) -> LookupRow {
        let cell = |text: &dyn Fn(Entry) -> String| {
            let mut texts: Vec<String> = Vec::new();
            for text in entries.iter().map(|&entry| text(entry)) {
                if !text.is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
            texts.join(" OR ")
        };
        LookupRow([
            code.to_owned(),
            cell(&|entry| entry.status().unwrap_or_default().to_owned()),
            cell(&|entry| entry.kind().id().to_owned()),
            cell(&|entry| entry.action().map(Action::id).unwrap_or_default().to_owned()),
            cell(&|entry| entry.description().to_owned()),
            cell(&|entry| entry.causes().collect::<Vec<_>>().join("\n")),
            cell(&|entry| entry.resolution().collect::<Vec<_>>().join("\n")),
            cell(&|entry| entry.retired().unwrap_or_default().to_owned()),
            cell(&|entry| entry.table().id().to_owned()),
        ])
    }
}

/// What a log has for an entry: its code, or its text where it has none. A text with a placeholder is never the same.
fn key(entry: Entry) -> Option<&'static str> {
    entry.code().or(entry.status().filter(|status| !status.contains('<')))
}

/// Whether an earlier name is a code and no text: `A_B`.
fn is_code(name: &str) -> bool {
    name.contains('_') && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn csv(mut rows: impl Iterator<Item = [String; COLUMNS.len()]>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(COLUMNS)
        .and_then(|()| rows.try_for_each(|row| writer.write_record(row)))
        .and_then(|()| writer.into_inner().map_err(|error| error.into_error().into()));
    String::from_utf8(written.expect("memory takes every row")).expect("cells are UTF-8")
}
