//! What a shell may offer at the Tab key. The scripts that make a shell ask come from `zcodes completions`; a normal
//! run pays one look at one environment variable.

mod values;

use super::{ExitCode, Result, parser};
use clap::{Arg, Command};
use clap_complete::engine;
use clap_complete::env::{EnvCompleter, Shells};
use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

/// The shells whose scripts we can print.
pub const SHELLS: &Shells<'static> = &Shells::builtins();

/// The environment variable in which a script names its shell.
pub const VARIABLE: &str = "COMPLETE";

/// The shell that asks, where one does: it is named in the environment, and its words follow `--`.
/// Somebody else's variable of that name changes nothing.
pub fn shell(args: &[OsString]) -> Option<&'static dyn EnvCompleter> {
    let shell = env::var_os(VARIABLE)?;
    SHELLS.completer(shell.to_str()?).filter(|_| args.len() > 2 && args[1] == "--")
}

/// Answers the shell: what may stand where the cursor is.
pub fn complete(shell: &dyn EnvCompleter, args: &[OsString], stdout: &mut dyn Write) -> Result {
    // An unknown command takes words without end, none of them known; else commands would be offered after it.
    let unknown = Arg::new("unknown").num_args(1000..).hide(true);
    let mut parser = parser(None).mut_subcommands(|command| command.mut_args(values::completed)).arg(unknown);
    let directory = env::current_dir().ok();
    let words = args[2..].to_vec();
    if shell.is("bash") {
        complete_bash(&mut parser, words, directory.as_deref(), stdout)?;
    } else {
        shell.write_complete(&mut parser, words, directory.as_deref(), stdout)?;
    }
    Ok(ExitCode::Success)
}

/// As the engine does for bash, but bash makes a word of the `=` in `--component=SE`, which the engine would take
/// for the value: it goes.
fn complete_bash(
    parser: &mut Command,
    mut words: Vec<OsString>,
    directory: Option<&Path>,
    stdout: &mut dyn Write,
) -> io::Result<()> {
    let variable = |name| env::var(name).ok();
    let mut index = variable("_CLAP_COMPLETE_INDEX").and_then(|index| index.parse().ok()).unwrap_or(words.len() - 1);
    while let Some(at) = words.iter().take(index).position(|word| word == "=") {
        words.remove(at);
        index -= 1;
    }
    let between = variable("_CLAP_IFS").unwrap_or_else(|| "\n".to_owned());
    let candidates = engine::complete(parser, words, index, directory)?;
    let names: Vec<_> = candidates.iter().map(|candidate| candidate.get_value().to_string_lossy()).collect();
    stdout.write_all(names.join(&between).as_bytes())
}
