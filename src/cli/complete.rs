//! What a shell may offer at the Tab key. The scripts that make a shell ask (`scripts/`) come from
//! `zcodes completions`; a normal run only looks at one environment variable.
//!
//! The answer has one name per line, with its explanation after a tab. Only the name of the file completion, `/`,
//! stands alone: files belong to the shell, which knows `~`, `$HOME` and how a name is quoted.

mod bash;
mod values;

use super::arguments::{self, Arguments};
use super::commands::COMMANDS;
use super::{ExitCode, Result, parser};
use bash::CommandLine;
use clap::ValueEnum;
use clap_complete::engine::{self, CompletionCandidate};
use std::borrow::Cow;
use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use values::Offer;

/// The environment variable in which a script names its shell.
const VARIABLE: &str = "COMPLETE";

/// The answer that leaves file names to the shell.
const FILES: &str = "/";

/// The shells whose scripts we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash 3.2 or later.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish 3.2 or later.
    Fish,
    /// PowerShell 5 or later.
    Powershell,
    /// Zsh.
    Zsh,
}

impl Shell {
    /// The script that makes the shell ask this program, by its bare name: a package's script must work wherever
    /// the program is installed.
    pub fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("complete/scripts/zcodes.bash"),
            Shell::Elvish => include_str!("complete/scripts/zcodes.elv"),
            Shell::Fish => include_str!("complete/scripts/zcodes.fish"),
            Shell::Powershell => include_str!("complete/scripts/zcodes.ps1"),
            Shell::Zsh => include_str!("complete/scripts/zcodes.zsh"),
        }
    }
}

/// The shell that asks, if one does: it is named in the environment, and its words follow `--`.
/// Somebody else's variable of that name changes nothing.
pub(super) fn shell(args: &[OsString]) -> Option<Shell> {
    let name = env::var_os(VARIABLE)?;
    Shell::from_str(name.to_str()?, false).ok().filter(|_| args.len() > 2 && args[1] == "--")
}

/// Answers the shell.
pub(super) fn complete(shell: Shell, args: &[OsString], stdout: &mut dyn Write) -> Result {
    stdout.write_all(answer(shell, &args[2..])?.as_bytes())?;
    Ok(ExitCode::Success)
}

/// What may stand where the cursor is, one name per line.
///
/// bash gives its line as far as the cursor, and the piece of it that a name would replace. The other shells give
/// the words before the cursor, the last after a mark: `'` where it is in quotes, else `=`.
pub fn answer(shell: Shell, args: &[OsString]) -> io::Result<String> {
    let line = match (shell, args) {
        (Shell::Bash, [line, replaced]) => {
            let Some(line) = CommandLine::new(&line.to_string_lossy(), &replaced.to_string_lossy()) else {
                return Ok(String::new());
            };
            line
        }
        (Shell::Bash, _) | (_, []) => return Ok(String::new()),
        (_, [before @ .., word]) => {
            let word = word.to_string_lossy();
            let (is_quoted, word) = match word.strip_prefix('\'') {
                Some(word) => (true, word),
                None => (false, word.strip_prefix('=').unwrap_or(&word)),
            };
            CommandLine::read(before.iter().map(|word| word.to_string_lossy().into_owned()), word, is_quoted)
        }
    };
    let (files, candidates): (Vec<_>, Vec<_>) =
        candidates(&line)?.into_iter().partition(|candidate| candidate.get_id().is_some_and(|id| id == FILES));
    let is_option = line.word().starts_with('-') && !candidates.is_empty();
    if !files.is_empty() && !is_option {
        return Ok(format!("{FILES}\n"));
    }
    Ok(candidates.iter().filter_map(|candidate| written(shell, &line, candidate)).collect())
}

fn candidates(line: &CommandLine) -> io::Result<Vec<CompletionCandidate>> {
    let offer = if line.is_quoted() || line.word().contains(' ') { Offer::CodesAndTexts } else { Offer::Codes };
    let words: Vec<OsString> = line.words().map(OsString::from).collect();
    let [program, before @ .., word] = &words[..] else {
        // The program's own name is still being typed.
        return Ok(Vec::new());
    };
    let lookup = OsString::from(COMMANDS[0].name);
    let given = Arguments::new(&COMMANDS[0].parser(), before);
    let as_lookup = [&[program.clone(), lookup], before, std::slice::from_ref(word)].concat();
    match given.words.first() {
        Some(first) if arguments::subcommand(first).is_some() => {
            // Options may come first.
            let rest = before.iter().filter(|word| *word != first).cloned();
            let words = [program, first].into_iter().cloned().chain(rest).chain([word.clone()]);
            completed(words.collect(), offer)
        }
        // The names of subcommands, and the codes that begin with two letters.
        given => {
            let mut candidates = match given {
                None if before.is_empty() => completed(vec![program.clone(), word.clone()], offer)?,
                _ => Vec::new(),
            };
            if word.len() > 1 {
                let known: Vec<_> = candidates.iter().map(|candidate| candidate.get_value().to_owned()).collect();
                let more = completed(as_lookup, offer)?.into_iter();
                candidates.extend(more.filter(|candidate| !known.iter().any(|name| candidate.get_value() == name)));
            }
            Ok(candidates)
        }
    }
}

fn completed(words: Vec<OsString>, offer: Offer) -> io::Result<Vec<CompletionCandidate>> {
    let mut parser = parser().mut_subcommands(|command| command.mut_args(|arg| values::completed(arg, offer)));
    let last = words.len() - 1;
    engine::complete(&mut parser, words, last, None)
}

/// A candidate as the shell's script reads it, with its line break; `None` if it cannot stand on the line.
fn written(shell: Shell, line: &CommandLine, candidate: &CompletionCandidate) -> Option<String> {
    let name = candidate.get_value().to_str()?;
    let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
    let about = help.lines().next().unwrap_or_default().replace('\t', " ");
    let fields: Vec<Cow<str>> = match shell {
        Shell::Bash => vec![line.replacement(name)?.into()],
        // zsh's `_describe` ends the name at a colon and reads backslashes.
        Shell::Zsh => {
            let escaped = name.replace('\\', "\\\\").replace(':', "\\:");
            vec![[escaped, about.replace('\\', "\\\\")].join(":").into()]
        }
        Shell::Powershell => vec![powershell_quoted(name), name.into(), about.into()],
        Shell::Elvish | Shell::Fish => vec![name.into(), about.into()],
    };
    let fields = fields.join("\t");
    let is_one_line = !name.contains(char::is_control);
    is_one_line.then(|| [fields.trim_end_matches(['\t']), "\n"].concat())
}

/// A word as PowerShell reads it back: to it, curly quotes are quotes too.
fn powershell_quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '=' | ':');
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.into();
    }
    let mut quoted = String::from("'");
    for c in word.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(c);
        }
        quoted.push(c);
    }
    (quoted + "'").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quote_ends_a_word_of_powershell() {
        for (word, quoted) in [
            ("BRK_MT", "BRK_MT"),
            ("Driver Error", "'Driver Error'"),
            ("AC,SE", "'AC,SE'"),
            ("it's $(x) \u{2019};", "'it''s $(x) \u{2019}\u{2019};'"),
        ] {
            assert_eq!(powershell_quoted(word), quoted);
        }
    }
}
