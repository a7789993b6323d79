//! A code or text of the summary: how often it was found, and where first.

use crate::catalog::Entry;
use crate::record::{Action, Kind};
use crate::render::card::Card;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::screen::Screen;
use crate::render::{Column, ColumnKind, FieldValue, NO_NAME, Record, Row, entry};
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
    /// Its meanings that the filters keep.
    pub entries: Vec<Entry>,
    /// How many other meanings than the first it has, kept or not.
    pub others: usize,
    pub count: u64,
    pub first: First,
    /// How often codes and texts were found in all.
    pub of: u64,
    pub figures: Figures,
}

/// How numbers and bars are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// For scripts: digits alone, and a bar that is never empty, so that the columns keep their number.
    Plain,
    /// For a person: digits in groups.
    Seen,
    /// For a person whose terminal has no blocks to draw with.
    SeenInAscii,
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
    /// The gravest that it may be.
    pub fn kind(&self) -> Kind {
        let kinds = self.entries.iter().map(|entry| entry.kind());
        kinds.min_by_key(|&kind| order(kind)).unwrap_or(Kind::Info)
    }

    /// The text that was found, where it is one.
    fn text(&self) -> &'static str {
        self.entries[0].status().unwrap_or(self.entries[0].name())
    }

    pub fn as_json(&self) -> CountJson<'_> {
        let CountRow { entries, count, first, .. } = self;
        let (code, text) = match self.what {
            What::Code => (Some(entries[0].name()), None),
            What::Text => (None, Some(self.text())),
        };
        CountJson { code, text, count: *count, first, entries }
    }

    /// The share of all, in parts of the whole.
    fn share(&self, parts: u64) -> u64 {
        (self.count * parts + self.of / 2) / self.of
    }

    fn percent(&self) -> String {
        match self.share(100) {
            0 => "<1%".to_owned(),
            share => format!("{share}%"),
        }
    }

    /// The share in percent, and a bar.
    fn share_and_bar(&self) -> String {
        let bar = match self.figures {
            Figures::Plain => bar(self.share(8 * BAR).max(1)),
            Figures::Seen => bar(self.share(8 * BAR)),
            Figures::SeenInAscii => "#".repeat(self.share(BAR) as usize),
        };
        format!("{:>4} {bar}", self.percent())
    }
}

/// Errors first, then what a policy refused.
pub fn order(kind: Kind) -> u8 {
    match kind {
        Kind::Error => 0,
        Kind::PolicyBlock => 1,
        Kind::Info => 2,
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
        let (name, text) = match self.what {
            What::Code => (entry.name(), entry::text_beside_name(entry)),
            What::Text => (NO_NAME, self.text()),
        };
        let others = match self.others {
            0 => String::new(),
            others => format!(" (or {})", Figures::Plain.number_of(others as u64, "other meaning")),
        };
        let acts = |entry: &Entry| entry.action().map_or("unknown", Action::id);
        let cells = [
            self.figures.number(self.count),
            self.share_and_bar(),
            name.to_owned(),
            entry::marked(entry, text).into_owned() + &others,
            different(self.entries.iter().map(|entry| entry.kind().id())),
            different(self.entries.iter().map(acts)),
        ];
        vec![Row { cells: cells.map(Into::into).to_vec(), entry: Some(entry), marks: Vec::new() }]
    }

    fn line(&self) -> Vec<String> {
        let times = Figures::Plain.number_of(self.count, "time");
        self.entries.iter().map(|&entry| format!("{times} {}", line(entry))).collect()
    }

    fn card(&self, card: &mut Card) {
        for (number, &entry) in self.entries.iter().enumerate() {
            if number > 0 {
                card.gap();
            }
            entry::card(entry, None, &[], card);
        }
        let CountRow { count, first, .. } = self;
        card.field("Count", format!("{count} ({}), first in {first}", self.percent()));
    }
}

impl Figures {
    /// What suits the screen: without a width it is a pipe.
    pub fn on(screen: Screen) -> Figures {
        match screen.width {
            None => Figures::Plain,
            Some(_) if screen.ascii => Figures::SeenInAscii,
            Some(_) => Figures::Seen,
        }
    }

    /// A number as it is written here.
    pub fn number(self, number: u64) -> String {
        if self == Figures::Plain { number.to_string() } else { grouped(number) }
    }

    /// How many things, as it is written here: `2 codes and texts` of a `code and text`, of which one is a `code or text`.
    pub fn number_of(self, count: u64, thing: &str) -> String {
        let things = match (count, thing.split_once(" and ")) {
            (1, Some((one, other))) => format!("{one} or {other}"),
            (1, None) => thing.to_owned(),
            (_, Some((one, other))) => format!("{one}s and {other}s"),
            (_, None) => format!("{thing}s"),
        };
        format!("{} {things}", self.number(count))
    }
}

/// Each of these words once: `admin/none`.
fn different(words: impl Iterator<Item = &'static str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    words.for_each(|word| different.extend((!different.contains(&word)).then_some(word)));
    different.join("/")
}

/// A bar of so many eighths of a letter's width.
fn bar(eighths: u64) -> String {
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths as usize % 8];
    "█".repeat(eighths as usize / 8) + rest
}

/// A number with its digits in groups of three: `49,037`.
fn grouped(number: u64) -> String {
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

    #[test]
    fn a_bar_has_a_form_for_every_screen() {
        let entries = vec![crate::catalog::entries().next().expect("there are entries")];
        let first = First { file: "log".to_owned(), line: 1 };
        let mut row =
            CountRow { what: What::Code, entries, others: 0, count: 1_500, first, of: 2_000, figures: Figures::Plain };
        for (figures, count, bar) in [
            (Figures::Plain, "1500", " 75% ███████▌"),
            (Figures::Seen, "1,500", " 75% ███████▌"),
            (Figures::SeenInAscii, "1,500", " 75% ########"),
        ] {
            row.figures = figures;
            assert_eq!(row.rows()[0].cells[..2], [count, bar]);
        }
    }
}
