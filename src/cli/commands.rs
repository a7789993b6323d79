//! The subcommands, one file each.

mod completions;
mod export;
mod list;
mod lookup;
mod man;
mod scan;
mod search;
mod tables;

use super::Result;
use super::output::Output;
use clap::{ArgMatches, Command};
use std::ffi::OsString;

/// A subcommand: its name, what it takes, what it does.
pub struct Subcommand {
    pub name: &'static str,
    pub parser: fn(Command) -> Command,
    pub(super) run: fn(&ArgMatches, &mut Output) -> Result,
    /// Runs arguments that need no parser; `None` where they do.
    pub(super) run_bare: fn(&[OsString], &mut Output) -> Option<Result>,
}

/// Every subcommand, in the order of the help.
pub static COMMANDS: &[Subcommand] = &[
    Subcommand { name: "lookup", parser: lookup::parser, run: lookup::run, run_bare: lookup::run_bare },
    Subcommand { name: "search", parser: search::parser, run: search::run, run_bare: |_, _| None },
    Subcommand { name: "list", parser: list::parser, run: list::run, run_bare: |_, _| None },
    Subcommand { name: "scan", parser: scan::parser, run: scan::run, run_bare: |_, _| None },
    Subcommand { name: "export", parser: export::parser, run: export::run, run_bare: |_, _| None },
    Subcommand { name: "tables", parser: tables::parser, run: tables::run, run_bare: |_, _| None },
    Subcommand { name: "completions", parser: completions::parser, run: completions::run, run_bare: |_, _| None },
    Subcommand { name: "man", parser: man::parser, run: man::run, run_bare: |_, _| None },
];
