//! `zcodes completions`: the script that makes a shell ask this program what may follow. What it then answers is
//! in `cli/complete.rs`.

use crate::cli::complete::{SHELLS, VARIABLE};
use crate::cli::output::Output;
use crate::cli::{ExitCode, Result};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

/// As a file `_zcodes` among zsh's functions, the script is run by the first Tab itself, which wants its answer too.
const ZSH_AUTOLOADED: &str = r#"
if [[ "$funcstack[1]" == _zcodes ]]; then
    _clap_dynamic_completer_zcodes "$@"
fi
"#;

const HELP: &str = "\
Examples:
  source <(zcodes completions bash)                      in ~/.bashrc
  source <(zcodes completions zsh)                       in ~/.zshrc, after compinit
  zcodes completions fish > ~/.config/fish/completions/zcodes.fish
  zcodes completions powershell | Out-String | Invoke-Expression     in $PROFILE
  eval (zcodes completions elvish | slurp)               in ~/.config/elvish/rc.elv";

pub fn parser(command: Command) -> Command {
    command.about("Print the script that completes commands, options and codes in a shell").after_help(HELP).arg(
        Arg::new("shell")
            .required(true)
            .value_name("SHELL")
            .ignore_case(true)
            .value_parser(PossibleValuesParser::new(SHELLS.names()))
            .help("The shell that is to complete"),
    )
}

pub(in crate::cli) fn run(matches: &ArgMatches, output: &mut Output) -> Result {
    let name = matches.get_one::<String>("shell").expect("the parser requires it");
    let shell = SHELLS.completer(&name.to_ascii_lowercase()).expect("the parser takes these names only");
    // By its bare name, not by the path it has now: a package's script must hold wherever it is installed.
    shell.write_registration(VARIABLE, "zcodes", "zcodes", "zcodes", output.stdout())?;
    if shell.is("zsh") {
        output.stdout().write_all(ZSH_AUTOLOADED.as_bytes())?;
    }
    Ok(ExitCode::Success)
}
