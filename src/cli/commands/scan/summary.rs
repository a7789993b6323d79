//! The summary of a scan: the point, one row per code or text, then totals and codes that no table knows.

use super::headline::Headline;
use super::row::{COLUMNS, CountJson, CountRow, Figures, First, What, order};
use super::{ScanArgs, fail, meanings, named};
use crate::cli::logs::{Log, Scanned};
use crate::cli::messages::note;
use crate::cli::output;
use crate::cli::stdout::Stdout;
use crate::cli::{ExitCode, Result};
use crate::record::Kind;
use crate::render::card::Card;
use crate::render::entry;
use crate::render::{Columns, Format, Printer};
use crate::scan::EntryCount;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;

/// So many rows are enough for a screen.
const SEEN_ROWS: usize = 20;

pub struct Summary<'s> {
    args: &'s ScanArgs,
    logs: &'s [Log],
    format: Format,
    figures: Figures,
    codes: Vec<CountRow>,
    texts: Vec<CountRow>,
    /// How often known codes and texts were found that the filters leave out.
    filtered_out: u64,
    totals: Totals,
    unknown: Vec<UnknownJson>,
    errors: Vec<io::Error>,
}

/// All of it as one object.
#[derive(Serialize)]
struct SummaryJson<'s> {
    codes: Vec<CountJson<'s>>,
    texts: Vec<CountJson<'s>>,
    totals: &'s Totals,
    unknown: &'s [UnknownJson],
}

#[derive(Serialize)]
struct Totals {
    lines: u64,
    codes: u64,
    texts: u64,
    by_type: BTreeMap<&'static str, u64>,
    unknown: u64,
    unknown_left_out: LeftOutJson,
}

/// Unknown codes that are too many to be listed: how many different ones, and how often they were found.
#[derive(Serialize)]
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
        let counts = std::mem::take(&mut scanned.counts);
        let format = args.output.format().unwrap_or(Format::Table);
        let figures = match format {
            Format::Table | Format::Text => Figures::on(output::screen(&args.output)),
            _ => Figures::Plain,
        };
        let first = |line| {
            let (log, line) = scanned.place(line);
            First { file: logs[log].name(), line }
        };
        let rows = |what, counts: &[EntryCount]| -> Vec<CountRow> {
            let row = |one: &EntryCount| {
                let (entries, others) = (args.kept(what, one.entry), meanings(what, one.entry).len() - 1);
                CountRow { what, entries, others, count: one.count, first: first(one.line), of: 0, figures }
            };
            counts.iter().map(row).filter(|row| !row.entries.is_empty()).collect()
        };
        let (mut codes, mut texts) = (rows(What::Code, &counts.codes), rows(What::Text, &counts.texts));
        let kept = |rows: &[CountRow]| rows.iter().map(|row| row.count).sum::<u64>();
        let (kept_codes, kept_texts) = (kept(&codes), kept(&texts));
        let of = kept_codes + kept_texts;
        codes.iter_mut().chain(&mut texts).for_each(|row| row.of = of);
        let mut by_type = BTreeMap::from(Kind::ALL.map(|kind| (kind.id(), 0)));
        codes.iter().for_each(|row| *by_type.entry(row.entries[0].kind().id()).or_default() += row.count);
        let left_out = LeftOutJson { tokens: counts.left_out.tokens, count: counts.left_out.count };
        let totals = Totals {
            lines: counts.lines,
            codes: kept_codes,
            texts: kept_texts,
            by_type,
            unknown: counts.unknown.iter().map(|one| one.count).sum::<u64>() + left_out.count,
            unknown_left_out: left_out,
        };
        let filtered_out = counts.codes.iter().chain(&counts.texts).map(|one| one.count).sum::<u64>() - of;
        let unknown = counts.unknown.into_iter();
        let unknown = unknown.map(|one| UnknownJson { first: first(one.line), token: one.token, count: one.count });
        let unknown = unknown.collect();
        Summary { args, logs, format, figures, codes, texts, filtered_out, totals, unknown, errors: scanned.errors }
    }

    pub fn print(self, stdout: &mut Stdout) -> Result {
        let columns = || Columns { fields: entry::field_names(&["count"]), cells: COLUMNS.to_vec() };
        let mut rows: Vec<&CountRow> = self.codes.iter().chain(&self.texts).collect();
        if self.is_seen() {
            rows.sort_by_key(|row| (order(row.kind()), std::cmp::Reverse(row.count)));
        }
        let printer = stdout.printer(&self.args.output, Format::Table, columns);
        let shown = if self.format == Format::Json {
            let json = self.json();
            printer.object(&json)?;
            json.codes.len() + json.texts.len()
        } else {
            self.print_rows(&rows, printer)?;
            self.first(&rows).len()
        };
        stdout.finish()?;
        let found = rows.len();
        if found > shown {
            let more = Figures::Plain.number_of((found - shown) as u64, &format!("more {}", self.counted()));
            note(&format!("{more}; --limit {found} shows all"));
        }
        self.note_the_rest();
        fail(self.errors)?;
        Ok(if found > 0 { ExitCode::Success } else { ExitCode::Incomplete })
    }

    fn print_rows(&self, rows: &[&CountRow], mut printer: Printer) -> io::Result<()> {
        if self.is_seen() && !rows.is_empty() {
            let mut lead = Card::default();
            lead.strong(self.headline(rows));
            lead.gap();
            printer.lead(&lead)?;
        }
        self.first(rows).iter().try_for_each(|row| printer.print(*row))?;
        printer.finish_with(&self.footer())
    }

    fn json(&self) -> SummaryJson<'_> {
        SummaryJson {
            codes: self.first(&self.codes).iter().map(CountRow::as_json).collect(),
            texts: self.first(&self.texts).iter().map(CountRow::as_json).collect(),
            totals: &self.totals,
            unknown: self.first(&self.unknown),
        }
    }

    /// Whether a person looks, and not a script.
    fn is_seen(&self) -> bool {
        self.figures != Figures::Plain
    }

    fn limit(&self) -> usize {
        self.args.top.unwrap_or(if self.is_seen() { SEEN_ROWS } else { usize::MAX })
    }

    /// Those that are within the limit.
    fn first<'r, T>(&self, rows: &'r [T]) -> &'r [T] {
        &rows[..rows.len().min(self.limit())]
    }

    fn headline(&self, rows: &[&CountRow]) -> String {
        let Totals { lines, unknown_left_out, .. } = &self.totals;
        let unknown = self.unknown.len() as u64 + unknown_left_out.tokens;
        let (counted, figures) = (self.counted(), self.figures);
        let filtered_out = (!self.args.filters.is_empty()).then_some(self.filtered_out);
        Headline { rows, counted, lines: *lines, filtered_out, unknown, figures }.text()
    }

    /// What is counted, for `Figures::number_of`.
    fn counted(&self) -> &'static str {
        if self.args.texts { "code and text" } else { "code" }
    }

    /// The totals in one line, of codes and texts alike.
    fn counts(&self) -> String {
        let figures = self.figures;
        let mut counts = figures.number_of(self.totals.codes, "code");
        if self.args.texts {
            counts += &format!(" and {}", figures.number_of(self.totals.texts, "text"));
        }
        let of_kind = |kind: Kind| {
            let rows = self.codes.iter().chain(&self.texts).filter(|row| row.kind() == kind);
            format!("{} {}", kind.id(), figures.number(rows.map(|row| row.count).sum()))
        };
        let lines = figures.number_of(self.totals.lines, "line");
        let left_out = match self.filtered_out {
            0 => String::new(),
            left_out => format!("; {} left out by the filters", figures.number(left_out)),
        };
        format!("{counts} in {lines}: {}{left_out}", Kind::ALL.map(of_kind).join(", "))
    }

    /// Notes what the records do not say.
    fn note_the_rest(&self) {
        let place = format!("{} ({})", named(self.logs), Figures::Plain.number_of(self.totals.lines, "line"));
        let is_empty = self.codes.is_empty() && self.texts.is_empty();
        if is_empty && self.filtered_out > 0 {
            let known = Figures::Plain.number_of(self.filtered_out, &format!("known {}", self.counted()));
            note(&format!("{known} in {place}, all left out by the filters"));
        } else if is_empty && self.errors.len() < self.logs.len() {
            let hint = match (self.args.numbers, self.args.texts) {
                (false, false) => "; --numbers also counts numbers in brackets, --texts status texts",
                (false, true) => "; --numbers also counts numbers in brackets",
                (true, false) => "; --texts also counts status texts",
                (true, true) => "",
            };
            note(&format!("no known {} in {place}{hint}", if self.args.texts { "code or text" } else { "code" }));
        }
        if !self.format.has_footer() && !self.unknown.is_empty() {
            let shown = self.unknown.iter().take(self.limit().min(10));
            let shown: Vec<String> = shown.map(|one| format!("{} ({})", one.token, one.count)).collect();
            let more = self.unknown.len() - shown.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            note(&format!("codes that no table knows: {}{more}", shown.join(", ")));
            self.left_out().iter().for_each(|left_out| note(left_out));
        }
    }

    /// What is said of unknown codes that are too many to be listed.
    fn left_out(&self) -> Option<String> {
        let LeftOutJson { tokens, count } = self.totals.unknown_left_out;
        let times = Figures::Plain.number_of(count, "time");
        let codes = Figures::Plain.number_of(tokens, "more unknown code");
        (tokens > 0).then(|| format!("{codes}, found {times}: too many to be listed"))
    }

    /// The totals, and the codes that no table knows.
    fn footer(&self) -> Card {
        let mut card = Card::default();
        let figures = self.figures;
        if !self.codes.is_empty() || !self.texts.is_empty() {
            card.item("", self.counts());
        }
        let shown = self.first(&self.unknown);
        if !self.unknown.is_empty() {
            if !card.is_empty() {
                card.gap();
            }
            card.item("", "Codes that no table knows:");
        }
        let widest = |width: &dyn Fn(&UnknownJson) -> usize| shown.iter().map(width).max().unwrap_or(0);
        let (count, token) = (widest(&|one| figures.number(one.count).len()), widest(&|one| one.token.len()));
        for one in shown {
            let number = figures.number(one.count);
            card.item("  ", format!("{number:>count$}  {:token$}  first in {}", one.token, one.first));
        }
        if self.unknown.len() > shown.len() {
            card.item("  ", format!("and {} more", self.unknown.len() - shown.len()));
        }
        self.left_out().into_iter().for_each(|left_out| card.item("  ", left_out));
        card
    }
}
