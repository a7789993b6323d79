//! `zcodes scan`: find codes in logs, count and explain them.

mod annotate;
mod summary;

use crate::catalog::Entry;
use crate::cli::Result;
use crate::cli::logs::{Counting, SMALLEST_PART, Source};
use crate::cli::options::{Filters, OutputOptions};
use crate::cli::output::{Output, notice};
use crate::cli::wildcards;
use crate::lookup::by_code;
use crate::render::Format;
use crate::scan::{Dictionary, Forms};
use annotate::Annotator;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use summary::Summary;

#[derive(Args)]
struct Options {
    /// Logs in any format, also gzip or zstd; `-` or none reads stdin
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// Also count numbers alone in brackets, as Client Connector shows them: -[3005], (-8)
    #[arg(long)]
    numbers: bool,
    /// Show at most this many codes, the most frequent
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Pass every line on as it comes, and explain its codes on a line below
    #[arg(long, conflicts_with = "top")]
    annotate: bool,
    /// Drop the lines without a code
    #[arg(long, requires = "annotate")]
    only_matching: bool,
    /// Use this many threads [default: all, at most 16]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: OutputOptions,
}

const HELP: &str = "\
Examples:
  zcodes scan user-activity.log app-connector.log.gz
  zcodes scan --type error --action admin --top 10 *.log
  tail -f user-activity.log | zcodes scan --annotate";

pub fn parser(command: Command) -> Command {
    Options::augment_args(command).about("Find codes in logs, count and explain them").after_help(HELP)
}

pub(in crate::cli) fn run(matches: &ArgMatches, output: &mut Output) -> Result {
    let options = Options::from_arg_matches(matches)?;
    let mut sources: Vec<Source> = wildcards::expanded(&options.files).iter().map(|file| Source::of(file)).collect();
    if sources.is_empty() {
        sources.push(Source::Stdin);
    }
    if sources.iter().any(|source| matches!(source, Source::Stdin)) && io::stdin().is_terminal() {
        notice("zcodes: reading standard input; name files to scan them instead");
    }
    if options.annotate {
        let printed = matches!(options.output.format, None | Some(Format::Text | Format::Ndjson));
        if !printed {
            let message = "--annotate passes lines on; of the formats it knows text and ndjson";
            return Err(clap::Error::raw(clap::error::ErrorKind::ArgumentConflict, format!("{message}\n")).into());
        }
        return Annotator::new(&options, &sources, output).run();
    }
    let dictionary = Dictionary::new();
    let threads = options.threads.map(usize::from);
    let counting = Counting {
        sources: &sources,
        dictionary: &dictionary,
        forms: options.forms(),
        threads,
        smallest_part: SMALLEST_PART,
    };
    Summary::of(&options, &sources, &dictionary, counting.run()).print(output)
}

impl Options {
    fn forms(&self) -> Forms {
        if self.numbers { Forms::NamesAndNumbers } else { Forms::Names }
    }

    /// The entries with the same code that the filters keep.
    fn kept(&self, code: Entry) -> Vec<Entry> {
        // An entry without a code may be found by an earlier name.
        let own = code.code().is_none().then_some(code);
        let entries = own.into_iter().chain(code.code().into_iter().flat_map(by_code));
        entries.filter(|&entry| self.filters.keep(entry)).collect()
    }
}

/// Says all that went wrong but the last, which becomes the command's failure.
fn fail(mut troubles: Vec<io::Error>) -> Result<()> {
    let last = troubles.pop();
    troubles.iter().for_each(|trouble| notice(&format!("zcodes: {trouble}")));
    last.map_or(Ok(()), |last| Err(last.into()))
}

/// What was scanned, for a notice.
fn named(sources: &[Source]) -> String {
    match sources {
        [Source::Stdin] => "standard input".to_owned(),
        [source] => source.name(),
        _ => format!("{} files", sources.len()),
    }
}

/// A number of things, by their name in the singular.
fn number_of(count: u64, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}
