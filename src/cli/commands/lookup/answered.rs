//! A query with its answer, in all forms of output. What is told beside it is in `notes`.

use crate::catalog::Entry;
use crate::catalog::fields::EntryName;
use crate::cli::ExitCode;
use crate::hit::{Answer, Hit, MatchKind};
use crate::key;
use crate::render::card::Card;
use crate::render::entry;
use crate::render::json::Json;
use crate::render::line::{capitalized, line};
use crate::render::{Column, ColumnKind, Columns, FieldValue, Overview, Record, Row};
use serde::Serialize;

/// A query is quoted up to here.
const QUOTED: usize = 80;

/// A query, and what it found that the filters keep.
pub struct Answered<'q> {
    pub query: &'q str,
    pub answer: Answer,
    /// Whether the filters leave out all that was found.
    pub is_filtered_out: bool,
    /// More entries than this are shown as a table.
    pub most_cards: usize,
}

/// The columns of CSV and TSV, and those of tables.
pub fn columns() -> Columns {
    let mut columns = entry::columns(&[]);
    columns.fields.splice(..0, ["query", "match"]);
    columns.cells.insert(1, Column::droppable("MATCH", ColumnKind::Other, 2));
    columns
}

impl Answered<'_> {
    pub fn exit_code(&self) -> ExitCode {
        let is_sure = self.answer.kind().is_some_and(|kind| !kind.is_guess());
        if is_sure { ExitCode::Success } else { ExitCode::Incomplete }
    }

    /// The query for a sentence: on one line, and not too long.
    pub fn quoted(&self) -> String {
        let short: String = self.query.chars().take(QUOTED).collect();
        if short.len() < self.query.len() { format!("{short:?}…") } else { format!("{short:?}") }
    }

    /// What must be said first of an answer that may be wrong.
    pub fn warning(&self) -> Option<String> {
        let first = self.answer.hits.first().filter(|hit| hit.kind.is_guess())?;
        Some(format!("a guess: nothing is named {}; {} is nearest", self.quoted(), first.entry.name()))
    }

    /// What a table of many answers begins with.
    fn sentence(&self, shares_text: bool) -> String {
        let hits = &self.answer.hits;
        let count = hits.len();
        match self.answer.kind() {
            Some(MatchKind::Partial) => format!("{count} codes begin with {}.", self.quoted()),
            Some(MatchKind::Embedded) => format!("{count} entries are named in this text."),
            _ if shares_text && hits.iter().all(|hit| hit.entry.code().is_some_and(is_number)) => {
                format!("{count} codes show this text; the number in brackets tells which.")
            }
            _ if shares_text => format!("{count} entries show this text; the code beside it tells which."),
            _ => format!("{count} entries have this name."),
        }
    }

    /// One row for all entries that say the same.
    fn merged(&self, shares_text: bool) -> Vec<Row> {
        let mut groups: Vec<(Entry, Vec<&str>)> = Vec::new();
        for Hit { entry, .. } in &self.answer.hits {
            let code = entry.code().into_iter();
            match groups.iter_mut().find(|(first, _)| says_the_same(*first, *entry)) {
                Some((_, codes)) => codes.extend(code),
                None => groups.push((*entry, code.collect())),
            }
        }
        let row = |(entry, codes): (Entry, Vec<&str>)| {
            let mut row = entry::row(entry);
            if !codes.is_empty() {
                row.cells[0] = codes.join(", ").into();
            }
            if shares_text {
                row.cells[1] = entry::first_sentence(entry).into();
            }
            row
        };
        groups.into_iter().map(row).collect()
    }
}

fn is_number(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn says_the_same(one: Entry, other: Entry) -> bool {
    let says = |entry: Entry| (entry.table(), entry.status(), entry.description(), entry.kind(), entry.action());
    says(one) == says(other)
        && one.code().is_some() == other.code().is_some()
        && one.resolution().eq(other.resolution())
}

/// How an entry was found, where that is no matter of course.
fn explained(how: MatchKind) -> Option<&'static str> {
    match how {
        MatchKind::Code | MatchKind::Status => None,
        MatchKind::Alias => Some("an earlier name, or another portal's"),
        MatchKind::Embedded => Some("its name, in a longer text"),
        MatchKind::Partial => Some("a part of its code"),
        // Said above the card too, which may have left the screen.
        MatchKind::Similar => Some("a guess: its name is nearest"),
    }
}

#[derive(Serialize)]
struct AnswerJson<'q> {
    query: &'q str,
    r#match: Option<&'static str>,
    entries: Vec<HitJson>,
    suggestions: Vec<EntryName>,
}

#[derive(Serialize)]
struct HitJson {
    #[serde(flatten)]
    entry: Entry,
    r#match: &'static str,
}

impl Record for Answered<'_> {
    fn json(&self) -> Box<dyn Json + '_> {
        let hit = |hit: &Hit| HitJson { entry: hit.entry, r#match: hit.kind.id() };
        Box::new(AnswerJson {
            query: self.query,
            r#match: self.answer.kind().map(MatchKind::id),
            entries: self.answer.hits.iter().map(hit).collect(),
            suggestions: self.answer.suggestions.iter().copied().map(EntryName).collect(),
        })
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        let row = |how: &str, rest: Vec<FieldValue>| [vec![self.query.into(), how.into()], rest].concat();
        let rows: Vec<_> =
            self.answer.hits.iter().map(|hit| row(hit.kind.id(), entry::fields(hit.entry, Vec::new()))).collect();
        if rows.is_empty() { vec![row("", vec!["".into(); entry::field_names(&[]).len()])] } else { rows }
    }

    fn rows(&self) -> Vec<Row> {
        let row = |hit: &Hit| {
            let mut row = entry::row(hit.entry);
            row.cells.insert(1, hit.kind.id().into());
            row
        };
        self.answer.hits.iter().map(row).collect()
    }

    fn line(&self) -> Vec<String> {
        let line = |hit: &Hit| [if hit.kind.is_guess() { "A guess: " } else { "" }, &line(hit.entry)].concat();
        self.answer.hits.iter().map(line).collect()
    }

    fn card(&self, card: &mut Card) {
        for hit in &self.answer.hits {
            if !card.is_empty() {
                card.gap();
            }
            if let Some(warning) = self.warning().filter(|_| card.is_empty()) {
                card.warning(capitalized(&warning) + ".");
                card.gap();
            }
            entry::card(hit.entry, explained(hit.kind), &[], card);
        }
    }

    fn overview(&self) -> Option<Overview> {
        let hits = &self.answer.hits;
        if hits.len() <= self.most_cards {
            return None;
        }
        let text = |entry: Entry| entry.status().map(|status| key::text(status).collect::<Vec<_>>());
        let shares_text = hits.iter().all(|hit| text(hit.entry).is_some() && text(hit.entry) == text(hits[0].entry));
        Some(Overview { sentence: self.sentence(shares_text), rows: self.merged(shares_text) })
    }
}
