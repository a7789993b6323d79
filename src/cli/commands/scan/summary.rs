//! The summary of a scan: one row a code, most frequent first, then totals and codes that no table knows.

use super::{ScanArgs, fail, named, number_of};
use crate::catalog::Entry;
use crate::cli::logs::{Log, Scanned};
use crate::cli::messages::note;
use crate::cli::output::Output;
use crate::cli::{ExitCode, Result};
use crate::record::{Action, Kind};
use crate::render::card::Card;
use crate::render::entry;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::{Column, ColumnKind, Columns, FieldValue, Footer, Format, Record, Row};
use crate::scan::{CodeCount, Counts};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
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
    args: &'s ScanArgs,
    logs: &'s [Log],
    codes: Vec<CodeRow>,
    /// Mentions of known codes that the filters leave out.
    filtered_out: u64,
    totals: Totals,
    unknown: Vec<UnknownJson>,
    errors: Vec<io::Error>,
}

/// A code among the others: how often it was found, and where first.
struct CodeRow {
    entries: Vec<Entry>,
    count: u64,
    first: First,
    /// How often codes were found in all.
    of: u64,
    /// The digits of the largest count.
    width: usize,
}

#[derive(Clone, Serialize)]
struct First {
    file: String,
    line: u64,
}

impl fmt::Display for First {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

#[derive(Default, Serialize)]
struct Totals {
    lines: u64,
    codes: u64,
    by_type: BTreeMap<&'static str, u64>,
    unknown: u64,
    unknown_left_out: LeftOutJson,
}

/// Unknown codes that are too many to be listed: how many different ones, and how often they were found.
#[derive(Default, Serialize)]
struct LeftOutJson {
    tokens: u64,
    count: u64,
}

#[derive(Serialize)]
struct UnknownJson {
    token: String,
    count: u64,
    first: First,
}

impl<'s> Summary<'s> {
    pub fn new(args: &'s ScanArgs, logs: &'s [Log], mut scanned: Scanned) -> Summary<'s> {
        let Counts { lines, codes, unknown, left_out, .. } = std::mem::take(&mut scanned.counts);
        let place = |line| {
            let (log, line) = scanned.place(line);
            First { file: logs[log].name(), line }
        };
        let all: u64 = codes.iter().map(|code| code.count).sum();
        let kept = codes.into_iter().map(|code| (args.kept(code.entry), code));
        let kept: Vec<_> = kept.filter(|(entries, _)| !entries.is_empty()).collect();
        let of = kept.iter().map(|(_, code)| code.count).sum();
        let mut by_type: BTreeMap<_, _> = Kind::ALL.iter().map(|kind| (kind.id(), 0)).collect();
        for (entries, code) in &kept {
            *by_type.entry(entries[0].kind().id()).or_default() += code.count;
        }
        let width = kept.first().map_or(0, |(_, code)| code.count.to_string().len());
        let row = |(entries, code): (_, CodeCount)| CodeRow {
            entries,
            count: code.count,
            first: place(code.line),
            of,
            width,
        };
        let codes = kept.into_iter().map(row).collect();
        let named: u64 = unknown.iter().map(|unknown| unknown.count).sum();
        let unknown_left_out = LeftOutJson { tokens: left_out.tokens, count: left_out.count };
        let totals = Totals { lines, codes: of, by_type, unknown: named + left_out.count, unknown_left_out };
        let unknown = unknown.into_iter();
        let unknown = unknown.map(|unknown| UnknownJson {
            first: place(unknown.line),
            token: unknown.token,
            count: unknown.count,
        });
        let unknown = unknown.collect();
        Summary { args, logs, codes, filtered_out: all - of, totals, unknown, errors: scanned.errors }
    }

    pub fn print(self, output: &mut Output) -> Result {
        let top = self.args.top.unwrap_or(usize::MAX);
        let fields = entry::field_names(&["count"]);
        let columns = Columns { fields, cells: COLUMNS.to_vec() };
        let options = &self.args.output;
        let mut printer = output.printer(options, Format::Table, columns).under("codes");
        for code in self.codes.iter().take(top) {
            printer.print(code)?;
        }
        printer.finish_with(&self)?;
        output.finish()?;
        self.notice_the_rest(self.args.output.format().unwrap_or(Format::Table));
        let found = !self.codes.is_empty();
        fail(self.errors)?;
        Ok(if found { ExitCode::Success } else { ExitCode::Incomplete })
    }

    /// What the records do not say.
    fn notice_the_rest(&self, format: Format) {
        let top = self.args.top.unwrap_or(usize::MAX);
        let lines = number_of(self.totals.lines, "line");
        let place = format!("{} ({lines})", named(self.logs));
        if self.codes.len() > top {
            note(&format!("{} more codes; --limit {} shows all", self.codes.len() - top, self.codes.len()));
        }
        if self.codes.is_empty() && self.filtered_out > 0 {
            note(&format!("{} in {place}, but the filters leave them out", number_of(self.filtered_out, "known code")));
        } else if self.codes.is_empty() && self.errors.len() < self.logs.len() {
            let hint = if self.args.numbers { "" } else { "; --numbers also counts numbers in brackets" };
            note(&format!("no known code in {place}{hint}"));
        }
        if !format.has_footer() && !self.unknown.is_empty() {
            let shown: Vec<String> =
                self.unknown.iter().take(top.min(10)).map(|one| format!("{} ({})", one.token, one.count)).collect();
            let more = self.unknown.len() - shown.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            note(&format!("codes that no table knows: {}{more}", shown.join(", ")));
            self.left_out().iter().for_each(|left_out| note(left_out));
        }
    }

    /// What is said of unknown codes that are too many to be listed.
    fn left_out(&self) -> Option<String> {
        let LeftOutJson { tokens, count } = self.totals.unknown_left_out;
        let times = number_of(count, "time");
        (tokens > 0).then(|| format!("{tokens} more unknown codes are too many to be listed; they were found {times}"))
    }
}

impl Footer for Summary<'_> {
    fn members(&self) -> Vec<(&'static str, Box<dyn Json + '_>)> {
        let unknown: Vec<&UnknownJson> = self.unknown.iter().take(self.args.top.unwrap_or(usize::MAX)).collect();
        vec![("totals", Box::new(&self.totals)), ("unknown", Box::new(unknown))]
    }

    fn card(&self, card: &mut Card) {
        if !self.codes.is_empty() {
            let kinds: Vec<String> =
                Kind::ALL.iter().map(|kind| format!("{} {}", kind.id(), self.totals.by_type[kind.id()])).collect();
            let (codes, lines) = (number_of(self.totals.codes, "code"), number_of(self.totals.lines, "line"));
            card.item("", &format!("{codes} in {lines}: {}", kinds.join(", ")));
        }
        let top = self.args.top.unwrap_or(usize::MAX);
        for (number, unknown) in self.unknown.iter().take(top).enumerate() {
            if number == 0 {
                if !card.is_empty() {
                    card.gap();
                }
                card.item("", "Codes that no table knows:");
            }
            card.item("  ", &format!("{}  {}  first in {}", unknown.count, unknown.token, unknown.first));
        }
        if self.unknown.len() > top {
            card.item("  ", &format!("and {} more", self.unknown.len() - top));
        }
        self.left_out().iter().for_each(|left_out| card.item("  ", left_out));
    }
}

impl CodeRow {
    /// The code's share of all, in parts of the whole.
    fn share(&self, parts: u64) -> u64 {
        (self.count * parts + self.of / 2) / self.of
    }

    /// A bar of eighths; never empty, so that the columns of a pipe keep their number.
    fn bar(&self) -> String {
        let eighths = self.share(8 * BAR).max(1) as usize;
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
        "█".repeat(eighths / 8) + rest
    }
}

#[derive(Serialize)]
struct CodeCountJson {
    code: &'static str,
    count: u64,
    first: First,
    entries: Vec<Entry>,
}

impl Record for CodeRow {
    fn json(&self) -> Box<dyn Json + '_> {
        let CodeRow { ref entries, count, ref first, .. } = *self;
        Box::new(CodeCountJson { code: entries[0].name(), count, first: first.clone(), entries: entries.clone() })
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![entry::fields(self.entries[0], vec![self.count.into()])]
    }

    fn rows(&self) -> Vec<Row> {
        let entry = self.entries[0];
        let count = format!("{:>width$}", self.count, width = self.width);
        let cells = [
            count,
            format!("{:>3}% {}", self.share(100), self.bar()),
            entry.name().to_owned(),
            entry.status().unwrap_or_default().to_owned(),
            entry.kind().id().to_owned(),
            entry.action().map_or("unknown", Action::id).to_owned(),
        ];
        vec![Row { cells: cells.map(Cow::Owned).to_vec(), entry: Some(entry), marks: Vec::new() }]
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
        let CodeRow { count, first, .. } = self;
        let text = format!("{count} ({}%), first in {first}", self.share(100));
        card.field("Count", &text);
    }
}
