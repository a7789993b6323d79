//! `zcodes lookup`: what a code or message means and what to do.

use crate::catalog::Entry;
use crate::cli::arguments::is_option;
use crate::cli::input::{self, LONGEST_LINE};
use crate::cli::messages::note;
use crate::cli::options::{Filters, OutputOptions};
use crate::cli::output::Output;
use crate::cli::{ExitCode, Result};
use crate::find::{exact, find};
use crate::hit::{Answer, Hit, MatchKind};
use crate::render::card::Card;
use crate::render::entry;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::{Column, ColumnKind, Columns, FieldValue, Format, Printer, Record, Row};
use clap::{ArgMatches, Args, Command, FromArgMatches};
use serde::Serialize;
use std::ffi::OsString;

/// So many answers are kept at most before they are printed.
const ANSWERS_KEPT: usize = 1000;

/// A query is quoted in a notice up to here.
const QUOTED: usize = 80;

#[derive(Args, Default)]
struct LookupArgs {
    /// Codes, numbers, status texts or whole log lines; `-` reads them from stdin, one a line
    #[arg(required = true, value_name = "QUERY")]
    queries: Vec<String>,
    /// Only codes, texts and earlier names as they are: no pieces, no guesses
    #[arg(long, short = 'x')]
    exact: bool,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: OutputOptions,
}

const HELP: &str = "\
Examples:
  zcodes lookup BRK_MT_SETUP_TIMEOUT
  zcodes lookup 'SE: Connection request timed out' -8
  tail -1 user-activity.log | zcodes lookup -";

pub fn parser(command: Command) -> Command {
    LookupArgs::augment_args(command).about("Say what a code or message means and what to do").before_help(HELP)
}

pub(in crate::cli) fn run(matches: &ArgMatches, output: &mut Output) -> Result {
    answer_all(LookupArgs::from_arg_matches(matches)?, output)
}

/// The commonest call, queries and nothing else, needs no parser: that would cost more than its answer.
pub(in crate::cli) fn run_bare(args: &[OsString], output: &mut Output) -> Option<Result> {
    let query = |arg: &OsString| Some(arg.to_str().filter(|_| !is_option(arg))?.to_owned());
    let queries: Vec<String> = args.iter().map(query).collect::<Option<_>>()?;
    (!queries.is_empty()).then(|| answer_all(LookupArgs { queries, ..LookupArgs::default() }, output))
}

fn answer_all(options: LookupArgs, output: &mut Output) -> Result {
    let fields = ["query", "match"].into_iter().chain(entry::field_names(&[])).collect();
    let mut cells = entry::COLUMNS.to_vec();
    cells.insert(1, Column::droppable("MATCH", ColumnKind::Other, 2));
    // What comes as it comes is nothing for a pager.
    let no_pager = options.output.no_pager || options.queries.iter().any(|query| query == "-");
    let output_options = OutputOptions { no_pager, ..options.output.clone() };
    let mut printer = output.printer(&output_options, Format::Text, Columns { fields, cells });
    let mut exit_code = ExitCode::Success;
    let mut notices = Vec::new();
    for query in &options.queries {
        if query == "-" {
            exit_code = exit_code.max(answer_stdin(&options, &mut printer)?);
        } else {
            let answered = Answered::of(query, &options);
            printer.print(&answered)?;
            notices.extend(answered.notice(&options));
            exit_code = exit_code.max(answered.exit_code());
        }
    }
    printer.finish()?;
    output.finish()?;
    notices.iter().for_each(|text| note(text));
    Ok(exit_code)
}

/// Answers each line as it comes: somebody may be waiting for it.
fn answer_stdin(options: &LookupArgs, printer: &mut Printer) -> Result {
    let mut exit_code = ExitCode::Success;
    let mut waiting = 0;
    for line in input::stdin_lines() {
        let line = line?;
        if line.is_cut {
            let number = line.number;
            note(&format!("line {number} is longer than {LONGEST_LINE} bytes; only its beginning is read"));
        }
        let answered = Answered::of(&line.text, options);
        printer.print(&answered)?;
        // Somebody may wait for the answer; but where more lines are here already, writing each alone would be slow.
        waiting = if line.is_followed && waiting < ANSWERS_KEPT { waiting + 1 } else { 0 };
        if waiting == 0 {
            printer.flush()?;
        }
        answered.notice(options).iter().for_each(|text| note(text));
        exit_code = exit_code.max(answered.exit_code());
    }
    Ok(exit_code)
}

struct Answered<'q> {
    query: &'q str,
    answer: Answer,
    /// Whether entries were found that the filters leave out.
    refused: bool,
}

impl<'q> Answered<'q> {
    fn of(query: &'q str, options: &LookupArgs) -> Answered<'q> {
        let mut answer = if options.exact { exact(query) } else { find(query) };
        let found = answer.hits.len();
        answer.hits.retain(|hit| options.filters.keep(hit.entry));
        answer.suggestions.retain(|&entry| options.filters.keep(entry));
        let refused = answer.hits.len() < found && answer.hits.is_empty();
        Answered { query, answer, refused }
    }

    fn exit_code(&self) -> ExitCode {
        let sure = self.answer.kind().is_some_and(|best| !best.is_guess());
        if sure { ExitCode::Success } else { ExitCode::Incomplete }
    }

    /// What a person should know beyond the records.
    fn notice(&self, options: &LookupArgs) -> Option<String> {
        let query = quoted(self.query);
        let first = self.answer.hits.first().map(|hit| hit.entry.name()).unwrap_or_default();
        match self.answer.kind() {
            Some(best) if best.is_exact() => None,
            Some(MatchKind::Embedded) => Some(format!("found in the text: {}", self.names())),
            Some(MatchKind::Partial) => Some(format!("no code is {query}; it is a part of {first} alone")),
            Some(_) => {
                let others = listed(&self.answer.suggestions, "\nother names near it:");
                Some(format!("a guess: nothing is named {query}; {first} is nearest{others}"))
            }
            None if self.refused => Some(format!("{query} is known, but the filters leave it out")),
            None if options.exact => Some(format!("nothing is named {query} exactly; try without --exact")),
            None if self.answer.suggestions.is_empty() => {
                let search = "zcodes search WORDS finds entries by what they say, zcodes list shows all";
                Some(format!("nothing is named {query}, or nearly so; {search}"))
            }
            None => Some(format!("nothing is named {query}{}", listed(&self.answer.suggestions, "; nearest:"))),
        }
    }

    fn names(&self) -> String {
        let mut names: Vec<&str> = self.answer.hits.iter().map(|hit| hit.entry.name()).collect();
        names.dedup();
        names.join(", ")
    }
}

/// A query for a notice: on one line, and not too long.
fn quoted(query: &str) -> String {
    let short: String = query.chars().take(QUOTED).collect();
    if short.len() < query.len() { format!("{short:?}…") } else { format!("{short:?}") }
}

fn listed(entries: &[Entry], head: &str) -> String {
    let line = |entry: &Entry| match (entry.code(), entry.status()) {
        (Some(code), Some(status)) => format!("\n  {code}  {status}"),
        _ => format!("\n  {}", entry.name()),
    };
    if entries.is_empty() { String::new() } else { head.to_owned() + &entries.iter().map(line).collect::<String>() }
}

/// How an entry was found, where that is no matter of course.
fn explained(how: MatchKind) -> Option<&'static str> {
    match how {
        MatchKind::Code | MatchKind::Status => None,
        MatchKind::Alias => Some("a former name, or one from another portal"),
        MatchKind::Embedded => Some("its code, in a longer text"),
        MatchKind::Partial => Some("a part of its code"),
        MatchKind::Similar => Some("similarity: this is a guess"),
    }
}

#[derive(Serialize)]
struct AnswerView {
    query: String,
    r#match: Option<&'static str>,
    entries: Vec<HitView>,
    suggestions: Vec<SuggestionView>,
}

#[derive(Serialize)]
struct HitView {
    #[serde(flatten)]
    entry: Entry,
    r#match: &'static str,
}

#[derive(Serialize)]
struct SuggestionView {
    table: &'static str,
    code: Option<&'static str>,
    status: Option<&'static str>,
}

impl AnswerView {
    fn of(query: &str, answer: &Answer) -> AnswerView {
        let hit = |hit: &Hit| HitView { entry: hit.entry, r#match: hit.kind.id() };
        let suggestion =
            |entry: &Entry| SuggestionView { table: entry.table().id(), code: entry.code(), status: entry.status() };
        AnswerView {
            query: query.to_owned(),
            r#match: answer.kind().map(MatchKind::id),
            entries: answer.hits.iter().map(hit).collect(),
            suggestions: answer.suggestions.iter().map(suggestion).collect(),
        }
    }
}

impl Record for Answered<'_> {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(AnswerView::of(self.query, &self.answer))
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
            entry::card(hit.entry, explained(hit.kind), &[], card);
        }
    }
}
