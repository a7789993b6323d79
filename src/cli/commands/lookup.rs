//! `zcodes lookup`: what a code or message means and what to do.

mod answered;
mod notes;

use crate::cli::arguments::is_option;
use crate::cli::input::{self, LONGEST_LINE};
use crate::cli::messages::note;
use crate::cli::options::{Filters, Limit, OutputOptions};
use crate::cli::stdout::Stdout;
use crate::cli::{Error, ExitCode, Result, browser};
use crate::find::{find, find_surely};
use crate::hit::{Answer, MatchKind};
use crate::lookup::lookup;
use crate::render::{Format, Printer};
use answered::Answered;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use notes::Notes;
use std::ffi::OsString;

/// So many answers are kept at most before they are printed.
const ANSWERS_KEPT: usize = 1000;

/// A line with more characters than this, or more words, is no question.
const LONGEST_QUESTION: usize = 80;
const MOST_WORDS: usize = 8;

/// More entries than this are shown as a table.
const MOST_CARDS: usize = 3;

#[derive(Args, Default)]
struct LookupArgs {
    /// Codes, numbers, status texts or whole log lines; `-` reads them from stdin, one per line
    #[arg(required = true, value_name = "QUERY")]
    queries: Vec<String>,
    /// Match only whole codes, texts and earlier names: no parts, no guesses
    #[arg(long, short = 'x')]
    exact: bool,
    /// Open the entry's source page in the browser; needs one exact match
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    limit: Limit,
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

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    answer_all(LookupArgs::from_arg_matches_mut(matches)?, stdout)
}

/// The commonest call, queries and nothing else, needs no parser: that would cost more than its answer.
pub(in crate::cli) fn run_bare(args: &[OsString], stdout: &mut Stdout) -> Option<Result> {
    let query = |arg: &OsString| Some(arg.to_str().filter(|_| !is_option(arg))?.to_owned());
    let queries: Vec<String> = args.iter().map(query).collect::<Option<_>>()?;
    (!queries.is_empty()).then(|| answer_all(LookupArgs { queries, ..LookupArgs::default() }, stdout))
}

fn answer_all(args: LookupArgs, stdout: &mut Stdout) -> Result {
    let stdin = args.queries.iter().filter(|query| *query == "-").count();
    if stdin > 1 {
        return Err(Error::usage("standard input can be read once: ask `-` once"));
    }
    if args.queries.iter().any(|query| query.trim().is_empty()) {
        return Err(Error::usage("a query is empty: give a code, a number or a text"));
    }
    // What comes as it comes is nothing for a pager.
    let no_pager = args.output.no_pager || stdin > 0;
    let output_options = OutputOptions { no_pager, ..args.output.clone() };
    let mut printer = stdout.printer(&output_options, Format::Text, answered::columns);
    let mut exit_code = ExitCode::Success;
    let mut notes = Notes::new(args.output.format().unwrap_or(Format::Text), args.exact);
    let mut told = Vec::new();
    for query in &args.queries {
        if query == "-" {
            exit_code = exit_code.max(answer_stdin(&args, &mut notes, &mut printer)?);
        } else {
            let answered = args.answered(query, find);
            printer.print(&answered)?;
            exit_code = exit_code.max(answered.exit_code());
            told.push(answered);
        }
    }
    printer.finish()?;
    stdout.finish()?;
    told.iter().for_each(|answered| notes.tell(answered));
    if args.open {
        open_page(&told);
    }
    Ok(exit_code)
}

/// Opens the page of the one exact answer, never that of a guess.
fn open_page(told: &[Answered]) {
    let [Answered { answer, .. }] = told else { return note("--open takes one query") };
    match &answer.hits[..] {
        [hit] if hit.kind.is_exact() => {
            let url = hit.entry.source().url;
            if !browser::open(url) {
                note(&format!("no browser could be started; the page is {url}"));
            }
        }
        _ => note("--open opens the page of one entry that is named exactly"),
    }
}

/// Answers each line as it comes: somebody may be waiting for it.
fn answer_stdin(args: &LookupArgs, notes: &mut Notes, printer: &mut Printer) -> Result {
    let mut exit_code = ExitCode::Success;
    let mut waiting = 0;
    for line in input::stdin_lines()? {
        let line = line?;
        if line.is_cut {
            let number = line.number;
            note(&format!("line {number} is longer than {LONGEST_LINE} bytes; only its beginning is read"));
        }
        let mut answered = args.answered(&line.text, if is_log(&line.text) { find_surely } else { find });
        if line.is_cut {
            // Nobody knows what the whole line says.
            answered.answer.hits.iter_mut().for_each(|hit| hit.kind = hit.kind.max(MatchKind::Embedded));
            answered.answer.hits.retain(|_| !args.exact);
        }
        printer.print(&answered)?;
        // Where more lines are here already, writing each alone would be slow.
        waiting = if line.is_followed && waiting < ANSWERS_KEPT { waiting + 1 } else { 0 };
        if waiting == 0 {
            printer.flush()?;
        }
        notes.tell_of_line(&answered);
        exit_code = exit_code.max(answered.exit_code());
    }
    printer.flush()?;
    notes.finish();
    Ok(exit_code)
}

/// Whether a line is one of a log rather than a question: it is long, or has a time of day. No guess at it helps anyone.
fn is_log(line: &str) -> bool {
    let is_time = |time: &[u8]| matches!(time, [h, _, b':', m, _, b':', s, _] if [h, m, s].iter().all(|digit| digit.is_ascii_digit()));
    line.chars().nth(LONGEST_QUESTION).is_some()
        || line.split_whitespace().nth(MOST_WORDS).is_some()
        || line.as_bytes().windows("12:00:08".len()).any(is_time)
}

impl LookupArgs {
    fn answered<'q>(&self, query: &'q str, find: fn(&str) -> Answer) -> Answered<'q> {
        let mut answer = if self.exact { Answer { hits: lookup(query), suggestions: Vec::new() } } else { find(query) };
        let found = answer.hits.len();
        answer.hits.retain(|hit| self.filters.keep(hit.entry));
        answer.suggestions.retain(|&entry| self.filters.keep(entry));
        let is_filtered_out = found > 0 && answer.hits.is_empty();
        Answered { query, answer, is_filtered_out, most_cards: self.limit.limit.unwrap_or(MOST_CARDS) }
    }
}
