//! `zcodes list`: all entries, or those the filters keep.

use crate::catalog;
use crate::cli::messages::note;
use crate::cli::options::{Filters, Limit, OutputOptions, Since};
use crate::cli::stdout::Stdout;
use crate::cli::{Error, ExitCode, Result};
use crate::render::{Format, entry};
use clap::{ArgMatches, Args, Command, FromArgMatches};

#[derive(Args)]
struct ListArgs {
    /// Also list entries that are no longer published
    #[arg(long)]
    retired: bool,
    /// Show each entry at length: its meaning, its causes, what to do
    #[arg(long)]
    full: bool,
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
    ListArgs::augment_args(command).about("List all entries, or those the filters keep").before_help(
        "Examples:\n  zcodes list --component AC --type error\n  zcodes list --since 2026-07\n  zcodes list --action admin --format csv > codes.csv\n  \
         zcodes list --action admin --full --format markdown > runbook.md",
    )
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let options = ListArgs::from_arg_matches_mut(matches)?;
    if options.full && matches!(options.output.format(), Some(Format::Table | Format::Line)) {
        return Err(Error::usage("--full does not work with --format table or line; use text or markdown"));
    }
    let default = if options.full { Format::Text } else { Format::Table };
    let mut printer = stdout.printer(&options.output, default, || entry::columns(&[]));
    let passing = catalog::entries()
        .filter(|entry| (options.retired || entry.retired().is_none()) && options.filters.keep(*entry));
    let mut kept = passing.clone().filter(|entry| options.since.keep(*entry));
    let mut exit_code = ExitCode::Incomplete;
    for entry in kept.by_ref().take(options.limit.or_all()) {
        exit_code = ExitCode::Success;
        printer.print(&entry)?;
    }
    let more = kept.count();
    printer.finish()?;
    stdout.finish()?;
    if more > 0 {
        note(&format!("{more} more; without --limit all are shown"));
    }
    if exit_code == ExitCode::Incomplete {
        note("no entry passes all these filters; try fewer of them");
    }
    options.since.left_out(passing).iter().for_each(|left_out| note(left_out));
    Ok(exit_code)
}
