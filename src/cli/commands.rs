//! The subcommands, one file each.

mod completions;
mod export;
mod list;
mod lookup;
mod man;
mod scan;
mod search;
mod tables;

pub use scan::annotated;

use super::arguments::{Arguments, is_option};
use super::messages::styles;
use super::stdout::Stdout;
use super::{HELP_TEMPLATE, Result};
use clap::{ArgMatches, Command};
use std::borrow::Cow;
use std::ffi::OsString;

/// A subcommand: its name, what it takes, what it does.
pub struct Subcommand {
    pub name: &'static str,
    parser: fn(Command) -> Command,
    pub(super) run: fn(&mut ArgMatches, &mut Stdout) -> Result,
    /// Runs arguments that need no parser; `None` where they do.
    pub(super) run_bare: fn(&[OsString], &mut Stdout) -> Option<Result>,
}

impl Subcommand {
    /// The subcommand as clap knows it.
    pub fn parser(&self) -> Command {
        (self.parser)(Command::new(self.name)).help_template(HELP_TEMPLATE)
    }

    /// The same as a program of its own, for the arguments after its name.
    pub fn parser_alone(&self) -> Command {
        let name = ["zcodes ", self.name].concat();
        self.parser().bin_name(name).no_binary_name(true).styles(styles())
    }

    /// What it is given, in an order in which clap takes no query for an option: `-8` is one.
    pub fn unmistakable<'a>(&self, args: &'a [OsString]) -> Cow<'a, [OsString]> {
        let may_be_mistaken = |arg: &OsString| arg.len() > 1 && arg.as_encoded_bytes()[0] == b'-' && !is_option(arg);
        if !args.iter().any(may_be_mistaken) {
            return Cow::Borrowed(args);
        }
        let parser = self.parser();
        let is_query = |name: &clap::builder::Str| ["QUERY", "WORDS"].contains(&name.as_str());
        let takes_queries =
            parser.get_positionals().any(|arg| arg.get_value_names().is_some_and(|names| names.iter().any(is_query)));
        if takes_queries { Arguments::new(&parser, args).into_unmistakable().collect() } else { Cow::Borrowed(args) }
    }
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
