//! The command line: arguments in, exit code out. The only part of the crate that does I/O.

mod arguments;
mod browser;
mod commands;
pub mod complete;
mod input;
mod logs;
mod messages;
mod options;
mod output;
mod pager;
mod roff;
mod slip;
mod stdout;
mod wildcards;

pub use commands::annotated;

use arguments::{Arguments, is_option};
use clap::error::ErrorKind;
use commands::{COMMANDS, Subcommand};
use options::OutputOptions;
use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::iter;
use std::mem::ManuallyDrop;
use stdout::Stdout;

use crate::render::clean;

const EXAMPLES: &str = "\
Examples:
  zcodes BRK_MT_SETUP_TIMEOUT         what a code means and what to do
  zcodes 'Network Error' '(-8)'       messages and numbers from a window
  zcodes search 'SAML expired'        entries by what they say
  zcodes scan user-activity.log       codes in logs, counted and explained

`zcodes QUERY` is short for `zcodes lookup QUERY`; scripts should spell it out.";

/// Examples before options: they are what is looked for.
const HELP_TEMPLATE: &str = "{about}\n\n{usage-heading} {usage}\n\n{before-help}{all-args}{after-help}";

const CONTRACT: &str = "\
Exit codes:
  0  every query was answered without guessing; something was found
  1  something was guessed or is missing, or nothing was found
  2  the arguments are wrong, or reading or writing failed

Environment:
  NO_COLOR        if set and not empty: no color (--color overrides it)
  CLICOLOR_FORCE  if set, not empty and not 0: color even in a pipe
  TERM            if it is dumb: no color
  COLUMNS         the terminal's width (--width overrides it)
  ZCODES_PAGER    the pager for results taller than the screen (else PAGER, else less)";

/// How a run ended, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitCode {
    /// Every query was answered without guessing; something was found: 0.
    Success,
    /// Something was guessed or is missing, or nothing was found: 1.
    Incomplete,
    /// The arguments are wrong, or reading or writing failed: 2.
    Failure,
}

/// Runs the program with the process's arguments and streams; gives its exit code.
pub fn main() -> i32 {
    let args: Vec<OsString> = std::env::args_os().collect();
    let exit_code = Stdout::new().map_err(Error::from).and_then(|mut stdout| {
        let exit_code = run(&args, &mut stdout).or_else(|error| help(error, &mut stdout))?;
        stdout.finish()?;
        Ok(exit_code)
    });
    match exit_code {
        Ok(exit_code) => exit_code as i32,
        // The reader has seen enough.
        Err(Error::Io(error)) if output::is_closed(&error) => ExitCode::Success as i32,
        Err(Error::Io(error)) => {
            messages::error(&clean::line(&error.to_string()));
            ExitCode::Failure as i32
        }
        Err(Error::Usage(mut error)) => {
            messages::usage(&mut error);
            ExitCode::Failure as i32
        }
    }
}

/// Prints help or the version where that is what was asked for.
fn help(error: Error, stdout: &mut Stdout) -> Result {
    match error {
        Error::Usage(error) if !error.use_stderr() => {
            let is_colored = output::screen(&OutputOptions::default()).color;
            stdout.write_all(messages::from_parser(&error, is_colored).as_bytes())?;
            Ok(ExitCode::Success)
        }
        error => Err(error),
    }
}

/// The whole command line as clap knows it.
fn parser() -> clap::Command {
    clap::Command::new("zcodes")
        .version(crate::catalog::VERSION)
        .about("What a Zscaler code or message means, and what to do now: an offline lookup tool")
        .override_usage("zcodes <QUERY>...\n       zcodes <COMMAND>")
        .before_help(EXAMPLES)
        .help_template(HELP_TEMPLATE)
        .styles(messages::styles())
        .arg_required_else_help(true)
        .subcommand_required(true)
        .subcommands(COMMANDS.iter().map(Subcommand::parser))
        .after_long_help(CONTRACT)
}

/// What a command gives: how the run ended, or why it could not do its work.
type Result<T = ExitCode> = std::result::Result<T, Error>;

/// Why a command could not do its work.
enum Error {
    /// The arguments are wrong, or ask for help.
    Usage(clap::Error),
    /// Reading or writing failed; the message names what.
    Io(io::Error),
}

impl Error {
    /// What the option parser lets pass, and a command cannot do.
    fn usage(message: &str) -> Error {
        clap::Error::raw(ErrorKind::ValueValidation, format!("{message}\n")).into()
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io(error)
    }
}

impl From<clap::Error> for Error {
    fn from(error: clap::Error) -> Error {
        Error::Usage(error)
    }
}

fn run(args: &[OsString], stdout: &mut Stdout) -> Result {
    if let Some(shell) = complete::shell(args) {
        return complete::complete(shell, args, stdout);
    }
    let args = args.get(1..).unwrap_or_default();
    let Some((command, args)) = command(args)? else {
        let words = iter::once(OsString::from("zcodes")).chain(args.iter().cloned());
        let error = parser().try_get_matches_from(words);
        return Err(error.expect_err("without a subcommand there is an error, or a question for help").into());
    };
    if let Some(result) = (command.run_bare)(&args, stdout) {
        return result;
    }
    // Only the subcommand that is given is built: start-up must not grow with the command line.
    // What it is made of is not freed: the system takes it back sooner.
    let mut parser = ManuallyDrop::new(command.parser_alone());
    let mut matches = parser.try_get_matches_from_mut(command.unmistakable(&args).iter()).map_err(slip::with_tip)?;
    (command.run)(&mut matches, stdout)
}

/// A subcommand, and what it is given.
type Given<'a> = (&'static Subcommand, Cow<'a, [OsString]>);

/// The subcommand that is meant, and what it is given; `None` where only the whole parser can tell. Whatever begins
/// with no subcommand is a query.
fn command(args: &[OsString]) -> Result<Option<Given<'_>>> {
    let Some(first) = args.first() else { return Ok(None) };
    if let Some(command) = arguments::subcommand(first) {
        return Ok(Some((command, Cow::Borrowed(&args[1..]))));
    }
    let lookup = &COMMANDS[0];
    if !is_option(first) {
        if first == "help" {
            return Ok(None);
        }
        return slip::refuse(first).map(|()| Some((lookup, Cow::Borrowed(args))));
    }
    // Options may come first: `zcodes --format json list`.
    let Arguments { mut options, mut words } = Arguments::new(&lookup.parser(), args);
    let Some(first) = words.first() else {
        let is_for_all =
            options.iter().any(|option| ["-h", "--help", "-V", "--version"].iter().any(|name| option == name));
        return Ok((!is_for_all).then_some((lookup, Cow::Borrowed(args))));
    };
    if let Some(command) = arguments::subcommand(first) {
        words.remove(0);
        options.extend(words);
        return Ok(Some((command, Cow::Owned(options))));
    }
    slip::refuse(first)?;
    Ok(Some((lookup, Cow::Borrowed(args))))
}
