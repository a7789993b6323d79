//! `zcodes search`: find entries by what they say, best first.

use crate::catalog::Entry;
use crate::cli::messages::note;
use crate::cli::options::{Filters, Limit, OutputOptions, Since};
use crate::cli::output;
use crate::cli::stdout::Stdout;
use crate::cli::{Error, ExitCode, Result};
use crate::render::card::Card;
use crate::render::entry;
use crate::render::json::Json;
use crate::render::line::line;
use crate::render::{FieldValue, Format, Record, Row};
use crate::search::search;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use serde::Serialize;

/// How many entries a terminal shows unless told.
const SCREENFUL: usize = 20;

#[derive(Args)]
struct SearchArgs {
    /// Words that the entries must say; "words in double quotes" stay together
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    limit: Limit,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    since: Since,
    #[command(flatten)]
    output: OutputOptions,
}

pub fn parser(command: Command) -> Command {
    SearchArgs::augment_args(command)
        .about("Find entries by what they say, best first")
        .before_help("Examples:\n  zcodes search SAML\n  zcodes search 'captive portal' --table client-connector\n  zcodes search ZEN timeout --limit 5")
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let options = SearchArgs::from_arg_matches_mut(matches)?;
    let query = options.words.join(" ");
    if query.trim().is_empty() {
        return Err(Error::usage("the query is empty: give words to search for"));
    }
    let found = search(&query);
    let passing = found.hits.iter().filter(|hit| options.filters.keep(hit.entry));
    let kept: Vec<_> = passing.clone().filter(|hit| options.since.keep(hit.entry)).collect();
    let limit = options.limit.limit.unwrap_or_else(|| if output::is_terminal() { SCREENFUL } else { usize::MAX });
    let mut printer = stdout.printer(&options.output, Format::Table, || entry::columns(&["score"]));
    for hit in kept.iter().take(limit) {
        printer.print(&Scored { entry: hit.entry, score: hit.score, marks: &found.words })?;
    }
    printer.finish()?;
    stdout.finish()?;
    for (word, known) in &found.corrections {
        note(&format!("no entry says {word:?}; {known:?} was looked for"));
    }
    options.since.left_out(passing.map(|hit| hit.entry)).iter().for_each(|left_out| note(left_out));
    if kept.is_empty() {
        let remedy = match (found.hits.is_empty(), query.contains(' ')) {
            (false, _) => " and passes all these filters; try fewer of them".to_owned(),
            (true, true) => format!("; try fewer words, or: zcodes lookup {query:?}"),
            (true, false) => format!("; try another word, or: zcodes lookup {query:?}"),
        };
        note(&format!("no entry says {query:?}{remedy}"));
        return Ok(ExitCode::Incomplete);
    }
    if kept.len() > limit {
        note(&format!("{} more; --limit {} shows all", kept.len() - limit, kept.len()));
    }
    if found.complete {
        return Ok(ExitCode::Success);
    }
    note(&format!("no entry has all the words of {query:?}; these have the most of them"));
    Ok(ExitCode::Incomplete)
}

#[derive(Serialize)]
struct Scored<'f> {
    #[serde(flatten)]
    entry: Entry,
    score: f64,
    #[serde(skip)]
    marks: &'f [&'static str],
}

impl Record for Scored<'_> {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(self)
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![entry::fields(self.entry, vec![self.score.compact().into()])]
    }

    fn rows(&self) -> Vec<Row> {
        vec![Row { marks: self.marks.to_vec(), ..entry::row(self.entry) }]
    }

    fn line(&self) -> Vec<String> {
        vec![line(self.entry)]
    }

    fn card(&self, card: &mut Card) {
        entry::card(self.entry, None, self.marks, card);
    }
}
