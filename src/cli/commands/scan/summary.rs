//! The summary of a scan: one row a code, most frequent first, then totals and codes that no table knows.

use super::{Options, fail, named, number_of};
use crate::catalog::Entry;
use crate::cli::logs::{Scanned, Source};
use crate::cli::output::{Output, notice};
use crate::cli::{ExitCode, Result};
use crate::record::{Action, Kind};
use crate::render::card::Card;
use crate::render::entry;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::{Column, ColumnKind, Columns, FieldValue, Footer, Format, Record, Row};
use crate::scan::Dictionary;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

const COLUMNS: [Column; 6] = [
    Column::new("COUNT", ColumnKind::Number),
    Column::droppable("SHARE", ColumnKind::Other, 2),
    Column::new("CODE", ColumnKind::Name),
    Column::new("STATUS", ColumnKind::Text),
    Column::droppable("TYPE", ColumnKind::Type, 1),
    Column::new("ACTS", ColumnKind::Action),
];

/// The width of the longest bar.
const BAR: u64 = 10;

/// Everything that is shown.
pub struct Summary<'s> {
    options: &'s Options,
    sources: &'s [Source],
    codes: Vec<Counted>,
    /// Mentions of known codes that the filters leave out.
    refused: u64,
    totals: Totals,
    unknown: Vec<UnknownView>,
    troubles: Vec<io::Error>,
}

/// A code, how often it was found, and where first.
struct Counted {
    code: &'static str,
    count: u64,
    first: First,
    entries: Vec<Entry>,
}

#[derive(Clone, Serialize)]
struct First {
    file: String,
    line: u64,
}

#[derive(Default, Serialize)]
struct Totals {
    lines: u64,
    codes: u64,
    by_type: BTreeMap<&'static str, u64>,
    unknown: u64,
}

#[derive(Serialize)]
struct UnknownView {
    token: String,
    count: u64,
    first: First,
}

impl<'s> Summary<'s> {
    pub fn of(
        options: &'s Options,
        sources: &'s [Source],
        dictionary: &Dictionary,
        mut scanned: Scanned,
    ) -> Summary<'s> {
        let troubles = std::mem::take(&mut scanned.troubles);
        let find = |place| {
            let (source, line) = scanned.find(place);
            First { file: sources[source].name(), line }
        };
        let by_type = Kind::ALL.iter().map(|kind| (kind.id(), 0)).collect();
        let mut totals = Totals { lines: scanned.lines, by_type, ..Totals::default() };
        let (mut codes, mut refused) = (Vec::new(), 0);
        for (row, count, place) in scanned.tally.rows() {
            let code = dictionary.rows()[row];
            let entries = options.kept(code);
            let Some(entry) = entries.first() else {
                refused += count;
                continue;
            };
            totals.codes += count;
            *totals.by_type.entry(entry.kind().id()).or_default() += count;
            codes.push(Counted { code: code.name(), count, first: find(place), entries });
        }
        totals.unknown = scanned.tally.unknown().total();
        let view =
            |(token, count, place): (&str, u64, _)| UnknownView { token: token.into(), count, first: find(place) };
        let unknown = scanned.tally.unknown().sorted().into_iter().map(view).collect();
        Summary { options, sources, codes, refused, totals, unknown, troubles }
    }

    pub fn print(self, output: &mut Output) -> Result {
        let top = self.options.top.unwrap_or(usize::MAX);
        let fields = entry::field_names(&["count"]);
        let columns = Columns { fields, cells: COLUMNS.to_vec() };
        let options = &self.options.output;
        let mut printer = output.printer(options, Format::Table, columns).under("codes");
        let width = self.codes.first().map_or(0, |code| code.count.to_string().len());
        for code in self.codes.iter().take(top) {
            printer.print(&Ranked { code, width, all: self.totals.codes })?;
        }
        printer.finish_with(&self)?;
        self.tell(options.format.unwrap_or(Format::Table));
        let found = !self.codes.is_empty();
        fail(self.troubles)?;
        Ok(if found { ExitCode::Success } else { ExitCode::Incomplete })
    }

    /// What the records do not say.
    fn tell(&self, format: Format) {
        let top = self.options.top.unwrap_or(usize::MAX);
        let lines = number_of(self.totals.lines, "line");
        let place = format!("{} ({lines})", named(self.sources));
        if self.codes.len() > top {
            notice(&format!("zcodes: {} more codes; --top {} shows all", self.codes.len() - top, self.codes.len()));
        }
        if self.codes.is_empty() && self.refused > 0 {
            notice(&format!(
                "zcodes: {} in {place}, but the filters leave them out",
                number_of(self.refused, "known code")
            ));
        } else if self.codes.is_empty() && self.troubles.len() < self.sources.len() {
            let hint = if self.options.numbers { "" } else { "; --numbers also counts numbers in brackets" };
            notice(&format!("zcodes: no known code in {place}{hint}"));
        }
        if !format.has_footer() && !self.unknown.is_empty() {
            let shown: Vec<String> =
                self.unknown.iter().take(top.min(10)).map(|one| format!("{} ({})", one.token, one.count)).collect();
            let more = self.unknown.len() - shown.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            notice(&format!("zcodes: codes that no table knows: {}{more}", shown.join(", ")));
        }
    }
}

impl Footer for Summary<'_> {
    fn members(&self) -> Vec<(&'static str, Box<dyn Json + '_>)> {
        let unknown: Vec<&UnknownView> = self.unknown.iter().take(self.options.top.unwrap_or(usize::MAX)).collect();
        vec![("totals", Box::new(&self.totals)), ("unknown", Box::new(unknown))]
    }

    fn card(&self, card: &mut Card) {
        if !self.codes.is_empty() {
            let kinds: Vec<String> =
                Kind::ALL.iter().map(|kind| format!("{} {}", kind.id(), self.totals.by_type[kind.id()])).collect();
            let (codes, lines) = (number_of(self.totals.codes, "code"), number_of(self.totals.lines, "line"));
            card.item("", &format!("{codes} in {lines}: {}", kinds.join(", ")));
        }
        let top = self.options.top.unwrap_or(usize::MAX);
        for (number, unknown) in self.unknown.iter().take(top).enumerate() {
            if number == 0 {
                if !card.is_empty() {
                    card.gap();
                }
                card.item("", "Codes that no table knows:");
            }
            let UnknownView { token, count, first } = unknown;
            card.item("  ", &format!("{count}  {token}  first in {}:{}", first.file, first.line));
        }
        if self.unknown.len() > top {
            card.item("  ", &format!("and {} more", self.unknown.len() - top));
        }
    }
}

/// A code in its place among the others.
struct Ranked<'c> {
    code: &'c Counted,
    /// The digits of the largest count.
    width: usize,
    /// How many codes were found.
    all: u64,
}

impl Ranked<'_> {
    /// The code's share of all, in parts of the whole.
    fn share(&self, parts: u64) -> u64 {
        (self.code.count * parts + self.all / 2) / self.all
    }

    /// A bar of eighths; never empty, so that the columns of a pipe keep their number.
    fn bar(&self) -> String {
        let eighths = self.share(8 * BAR).max(1) as usize;
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
        "█".repeat(eighths / 8) + rest
    }
}

#[derive(Serialize)]
struct CodeView {
    code: &'static str,
    count: u64,
    first: First,
    entries: Vec<Entry>,
}

impl Record for Ranked<'_> {
    fn json(&self) -> Box<dyn Json + '_> {
        let Counted { code, count, ref first, ref entries, .. } = *self.code;
        Box::new(CodeView { code, count, first: first.clone(), entries: entries.clone() })
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![entry::fields(self.code.entries[0], vec![self.code.count.into()])]
    }

    fn rows(&self) -> Vec<Row> {
        let entry = self.code.entries[0];
        let count = format!("{:>width$}", self.code.count, width = self.width);
        let cells = [
            count,
            format!("{:>3}% {}", self.share(100), self.bar()),
            self.code.code.to_owned(),
            entry.status().unwrap_or_default().to_owned(),
            entry.kind().id().to_owned(),
            entry.action().map_or("unknown", Action::id).to_owned(),
        ];
        vec![Row { cells: cells.map(Cow::Owned).to_vec(), entry: Some(entry), marks: Vec::new() }]
    }

    fn line(&self) -> Vec<String> {
        self.code.entries.iter().map(|&entry| format!("{} times {}", self.code.count, line(entry))).collect()
    }

    fn card(&self, card: &mut Card) {
        for (number, &entry) in self.code.entries.iter().enumerate() {
            if number > 0 {
                card.gap();
            }
            entry::card(entry, None, &[], card);
        }
        let Counted { count, first, .. } = self.code;
        let text = format!("{count} ({}%), first in {}:{}", self.share(100), first.file, first.line);
        card.field("Count", &text);
    }
}
