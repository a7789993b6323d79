//! `zcodes completions`: the script that makes a shell ask this program what may follow. What it then answers is
//! in `cli/complete.rs`.

use crate::cli::complete::Shell;
use crate::cli::stdout::Stdout;
use crate::cli::{ExitCode, Result};
use clap::{ArgMatches, Args, Command, FromArgMatches};
use std::io::Write;

const HELP: &str = "\
Examples:
  source <(zcodes completions bash)                      in ~/.bashrc
  source <(zcodes completions zsh)                       in ~/.zshrc, after compinit
  zcodes completions fish > ~/.config/fish/completions/zcodes.fish
  zcodes completions powershell | Out-String | Invoke-Expression     in $PROFILE
  eval (zcodes completions elvish | slurp)               in ~/.config/elvish/rc.elv";

#[derive(Args)]
struct CompletionsArgs {
    /// The shell to print the script for
    #[arg(ignore_case = true)]
    shell: Shell,
}

pub fn parser(command: Command) -> Command {
    CompletionsArgs::augment_args(command)
        .about("Print the script that completes commands, options and codes in a shell")
        .before_help(HELP)
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let shell = CompletionsArgs::from_arg_matches_mut(matches)?.shell;
    stdout.write_all(shell.script().as_bytes())?;
    Ok(ExitCode::Success)
}
