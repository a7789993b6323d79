//! The subcommands, one file each.

mod list;
mod lookup;
mod search;
mod tables;

use super::output::Output;
use super::{Failure, Outcome};
use clap::{ArgMatches, Command};

/// A subcommand: its name, what it takes, what it does.
pub struct Subcommand {
    pub name: &'static str,
    pub parser: fn(Command) -> Command,
    pub(super) run: fn(&ArgMatches, &mut Output) -> Result<Outcome, Failure>,
}

/// Every subcommand, in the order of the help.
pub static COMMANDS: &[Subcommand] = &[
    Subcommand { name: "lookup", parser: lookup::parser, run: lookup::run },
    Subcommand { name: "search", parser: search::parser, run: search::run },
    Subcommand { name: "list", parser: list::parser, run: list::run },
    Subcommand { name: "tables", parser: tables::parser, run: tables::run },
];
