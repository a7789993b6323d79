//! A code or text of the summary: how often it was found, and where first.

use crate::catalog::Entry;
use crate::record::{Action, Kind};
use crate::render::card::Card;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::{Column, ColumnKind, FieldValue, Record, Row, entry};
use serde::Serialize;
use std::fmt;

pub const COLUMNS: [Column; 6] = [
    Column::new("COUNT", ColumnKind::Number),
    Column::droppable("SHARE", ColumnKind::Other, 2),
    Column::new("CODE", ColumnKind::Name),
    Column::new("STATUS", ColumnKind::Text),
    Column::droppable("TYPE", ColumnKind::Type, 1),
    Column::new("ACTS", ColumnKind::Action),
];

const BAR: u64 = 10;

/// A code or text among the others.
pub struct CountRow {
    pub what: What,
    pub entries: Vec<Entry>,
    pub count: u64,
    pub first: First,
    /// How often codes and texts were found in all.
    pub of: u64,
    /// Whether a person looks: numbers are grouped then.
    pub is_seen: bool,
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Code,
    Text,
}

#[derive(Clone, Serialize)]
pub struct First {
    pub file: String,
    pub line: u64,
}

impl fmt::Display for First {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A code or a text: each has the other's key left out.
#[derive(Serialize)]
pub struct CountJson<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
    count: u64,
    first: &'c First,
    entries: &'c [Entry],
}

impl CountRow {
    pub fn kind(&self) -> Kind {
        self.entries[0].kind()
    }

    pub fn as_json(&self) -> CountJson<'_> {
        let CountRow { entries, count, first, .. } = self;
        let (code, text) = match self.what {
            What::Code => (Some(entries[0].name()), None),
            What::Text => (None, entries[0].status()),
        };
        CountJson { code, text, count: *count, first, entries }
    }

    /// The share of all, in parts of the whole.
    fn share(&self, parts: u64) -> u64 {
        (self.count * parts + self.of / 2) / self.of
    }

    /// The share in percent, and a bar of eighths; in a pipe never empty, so that the columns keep their number.
    fn share_and_bar(&self) -> String {
        let eighths = self.share(8 * BAR) as usize;
        let eighths = if self.is_seen { eighths } else { eighths.max(1) };
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
        let bar = "█".repeat(eighths / 8) + rest;
        match self.share(100) {
            share if !self.is_seen => format!("{share:>3}% {bar}"),
            0 => format!("{:>4} % {bar}", "<1"),
            share => format!("{share:>4} % {bar}"),
        }
    }
}

impl Record for CountRow {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(self.as_json())
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![entry::fields(self.entries[0], vec![self.count.into()])]
    }

    fn rows(&self) -> Vec<Row> {
        let entry = self.entries[0];
        let name = match self.what {
            What::Code => entry.name(),
            What::Text => "-",
        };
        let cells = [
            if self.is_seen { grouped(self.count) } else { self.count.to_string() },
            self.share_and_bar(),
            name.to_owned(),
            entry.status().unwrap_or_default().to_owned(),
            entry.kind().id().to_owned(),
            entry.action().map_or("unknown", Action::id).to_owned(),
        ];
        vec![Row { cells: cells.map(Into::into).to_vec(), entry: Some(entry), marks: Vec::new() }]
    }

    fn line(&self) -> Vec<String> {
        self.entries.iter().map(|&entry| format!("{} times {}", self.count, line(entry))).collect()
    }

    fn card(&self, card: &mut Card) {
        for (number, &entry) in self.entries.iter().enumerate() {
            if number > 0 {
                card.gap();
            }
            entry::card(entry, None, &[], card);
        }
        let CountRow { count, first, .. } = self;
        let text = format!("{count} ({}%), first in {first}", self.share(100));
        card.field("Count", text);
    }
}

/// A number with its digits in groups of three: `49,037`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (49_037, "49,037"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
