//! `zcodes scan`: find codes in logs, count and explain them.

mod annotate;
mod headline;
mod row;
mod summary;

use crate::catalog::{self, Entry};
use crate::cli::logs::{Counting, Log, SMALLEST_PART};
use crate::cli::messages::{self, note};
use crate::cli::options::{Filters, OutputOptions, from_one};
use crate::cli::stdout::Stdout;
use crate::cli::{Error, Result, wildcards};
use crate::lookup::by_code;
use crate::render::{Format, clean};
use crate::scan::Counter;
use annotate::annotate;
pub use annotate::annotated;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use row::What;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use summary::Summary;

#[derive(Args)]
struct ScanArgs {
    /// Logs in any format, also gzip or zstd; `-` or none reads stdin
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// Also count numbers alone in brackets, as Client Connector shows them: -[3005], (-8)
    #[arg(long)]
    numbers: bool,
    /// Also count status texts, where a line shows that they are Zscaler's; slower
    #[arg(long)]
    texts: bool,
    /// Show at most this many codes, the most frequent; on a terminal errors first [default: all, on a terminal 20]
    #[arg(long = "limit", short = 'n', visible_alias = "top", value_name = "N")]
    top: Option<usize>,
    /// Pass every line on as it comes, and explain its codes on a line below
    #[arg(long, conflicts_with_all = ["top", "texts"])]
    annotate: bool,
    /// Drop the lines without a code
    #[arg(long, requires = "annotate")]
    only_matching: bool,
    /// Use this many threads [default: all, at most 16]
    #[arg(long, value_name = "N", value_parser = from_one::<u16>, allow_negative_numbers = true)]
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
    ScanArgs::augment_args(command).about("Find codes in logs, count and explain them").before_help(HELP)
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let args = ScanArgs::from_arg_matches_mut(matches)?;
    let mut logs: Vec<Log> = wildcards::expanded(&args.files).iter().map(|file| Log::new(file)).collect();
    if logs.is_empty() {
        logs.push(Log::Stdin);
    }
    let stdin = logs.iter().filter(|log| matches!(log, Log::Stdin)).count();
    if stdin > 1 {
        return Err(Error::usage("standard input can be read once: name `-` once"));
    }
    if args.annotate && !matches!(args.output.format(), None | Some(Format::Text | Format::Ndjson)) {
        return Err(Error::usage("--annotate works with --format text or ndjson"));
    }
    if stdin > 0 && io::stdin().is_terminal() {
        note("reading standard input; name files to scan them instead");
    }
    if args.annotate {
        return annotate(&args, &logs, stdout);
    }
    let mut counter = Counter::new();
    if args.numbers {
        counter = counter.with_numbers();
    }
    if args.texts {
        counter = counter.with_texts();
    }
    let threads = args.threads.map(usize::from);
    let counting = Counting { logs: &logs, counter, threads, smallest_part: SMALLEST_PART };
    Summary::new(&args, &logs, counting.run()).print(stdout)
}

impl ScanArgs {
    /// Of the entries with the same code, or the same status text, those that the filters keep.
    fn kept(&self, what: What, found: Entry) -> Vec<Entry> {
        meanings(what, found).into_iter().filter(|&entry| self.filters.keep(entry)).collect()
    }
}

/// The entries with the same code, or the same status text.
fn meanings(what: What, found: Entry) -> Vec<Entry> {
    match (what, found.code()) {
        (What::Code, Some(code)) => by_code(code).collect(),
        // It was found by an earlier name.
        (What::Code, None) => vec![found],
        (What::Text, _) if found.status().is_none() => vec![found],
        (What::Text, _) => catalog::entries().filter(|entry| entry.status() == found.status()).collect(),
    }
}

/// Says all that went wrong but the last, which becomes the command's error.
fn fail(mut errors: Vec<io::Error>) -> Result<()> {
    let last = errors.pop();
    errors.iter().for_each(|error| messages::error(&error.to_string()));
    last.map_or(Ok(()), |last| Err(last.into()))
}

/// What was scanned, for a notice.
fn named(logs: &[Log]) -> String {
    match logs {
        [Log::Stdin] => "standard input".to_owned(),
        [log] => clean::line(&log.name()).into_owned(),
        _ => format!("{} files", logs.len()),
    }
}
