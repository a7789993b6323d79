//! The command line: arguments in, exit code out. The only part of the crate that does I/O.

mod commands;
pub mod complete;
mod input;
mod logs;
mod options;
mod output;
mod roff;
mod wildcards;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use commands::{COMMANDS, Subcommand};
use output::Output;
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};

use crate::render::clean;

const EXAMPLES: &str = "\
Examples:
  zcodes lookup BRK_MT_SETUP_TIMEOUT        what a code means and what to do
  zcodes lookup 'Network Error' '(-8)'      texts and numbers as windows show them
  zcodes search 'SAML expired'              entries by what they say";

const CONTRACT: &str = "\
Exit codes:
  0  every query was answered without guessing; something was found
  1  something was guessed or is missing, or nothing was found
  2  the arguments are wrong, or reading or writing failed

Environment:
  NO_COLOR        not empty: no color (--color is stronger)
  CLICOLOR_FORCE  not empty and not 0: color even in a pipe
  TERM            dumb: no color
  COLUMNS         the terminal's width (--width is stronger)";

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
    let mut stdout = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let result = run(&args, &mut stdout).and_then(|exit_code| Ok(stdout.flush().map(|()| exit_code)?));
    match result {
        Ok(exit_code) => exit_code as i32,
        Err(Error::Usage(error)) => usage(*error, &args),
        // The reader has seen enough.
        Err(Error::Io(error)) if output::is_closed(&error) => 0,
        Err(Error::Io(error)) => {
            let _ = writeln!(io::stderr(), "zcodes: {}", clean::line(&error.to_string()));
            ExitCode::Failure as i32
        }
    }
}

/// The command line as clap knows it: with all subcommands, or only the one that is given.
fn parser(given: Option<&Subcommand>) -> clap::Command {
    let parser = clap::Command::new("zcodes")
        .version(crate::catalog::VERSION)
        .about("What a Zscaler code or message means, and what to do now: an offline lookup tool")
        .after_help(EXAMPLES)
        .arg_required_else_help(true)
        .subcommand_required(true);
    let shown = COMMANDS.iter().filter(|command| given.is_none_or(|given| given.name == command.name));
    let parser =
        shown.fold(parser, |parser, command| parser.subcommand((command.parser)(clap::Command::new(command.name))));
    match given {
        Some(_) => parser.disable_help_subcommand(true),
        None => parser.after_long_help([EXAMPLES, CONTRACT].join("\n\n")),
    }
}

/// What a command gives: how the run ended, or why it could not do its work.
type Result<T = ExitCode> = std::result::Result<T, Error>;

/// Why a command could not do its work.
enum Error {
    /// The arguments are wrong, or ask for help.
    Usage(Box<clap::Error>),
    /// Reading or writing failed; the message names what.
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io(error)
    }
}

impl From<clap::Error> for Error {
    fn from(error: clap::Error) -> Error {
        Error::Usage(Box::new(error))
    }
}

fn run(args: &[OsString], stdout: &mut dyn Write) -> Result {
    if let Some(shell) = complete::shell(args) {
        return complete::complete(shell, args, stdout);
    }
    // Only the subcommand that is given is built: start-up must not grow with the command line.
    let given = args.get(1).and_then(|name| COMMANDS.iter().find(|command| name == command.name));
    let bare = given.and_then(|command| (command.run_bare)(&args[2..], &mut Output::new(stdout)));
    if let Some(result) = bare {
        return result;
    }
    let matches = parser(given).try_get_matches_from(options::shielded(args))?;
    let (name, matches) = matches.subcommand().expect("the parser requires a subcommand");
    let command = COMMANDS.iter().find(|command| command.name == name).expect("the parser is made of COMMANDS");
    (command.run)(matches, &mut Output::new(stdout))
}

/// Prints what clap has to say: help and versions to stdout, mistakes to stderr.
fn usage(mut error: clap::Error, args: &[OsString]) -> i32 {
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(given))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand).cloned())
    {
        let tip = format!("to find out what it means: zcodes lookup '{}'", clean::line(&given));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    let code = error.exit_code();
    let hostile = args.iter().any(|arg| clean::is_hostile(&arg.to_string_lossy()));
    let printed =
        if hostile && code != 0 { write!(io::stderr(), "{}", clean::text(&error.to_string())) } else { error.print() };
    match printed {
        Err(error) if !output::is_closed(&error) => ExitCode::Failure as i32,
        _ => code,
    }
}
