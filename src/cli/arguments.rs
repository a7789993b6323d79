//! What the words of a command line are for: the subcommand, its options with their values, and what it works on.

use super::commands::{COMMANDS, Subcommand};
use clap::{Arg, Command};
use std::ffi::OsString;

/// Whether an argument is an option: a minus and a letter, or two minuses. `-8` and `- 13` are queries.
pub fn is_option(arg: &OsString) -> bool {
    let arg = arg.as_encoded_bytes();
    arg.first() == Some(&b'-') && arg.get(1).is_some_and(|c| c.is_ascii_alphabetic() || *c == b'-')
}

pub fn subcommand(name: &OsString) -> Option<&'static Subcommand> {
    COMMANDS.iter().find(|command| name == command.name)
}

/// The arguments of a command, taken apart.
#[derive(Debug, Default)]
pub struct Arguments {
    /// Options, with their values.
    pub options: Vec<OsString>,
    /// All else, in its order.
    pub words: Vec<OsString>,
}

impl Arguments {
    /// Takes apart what the command is given.
    pub fn new(command: &Command, args: &[OsString]) -> Arguments {
        let mut taken = Arguments::default();
        let mut rest = args.iter().cloned();
        while let Some(arg) = rest.next() {
            if arg == "--" {
                taken.words.extend(rest);
                break;
            }
            if !is_option(&arg) {
                taken.words.push(arg);
                continue;
            }
            let value = if needs_value(command, &arg.to_string_lossy()) { rest.next() } else { None };
            taken.options.extend([arg].into_iter().chain(value));
        }
        taken
    }

    /// The same in an order in which no word can be taken for an option.
    pub fn into_unmistakable(self) -> impl Iterator<Item = OsString> {
        self.options.into_iter().chain([OsString::from("--")]).chain(self.words)
    }
}

/// Whether the next argument is this option's value.
fn needs_value(command: &Command, option: &str) -> bool {
    let takes_value =
        |name: &str| command.get_arguments().any(|arg| is_named(arg, name) && arg.get_action().takes_values());
    if option.starts_with("--") {
        return takes_value(option);
    }
    // Of `-xf` the last may have a value; what follows the first that has one is its value: `-n5`.
    let mut letters = option.chars().skip(1);
    letters.any(|letter| takes_value(&format!("-{letter}"))) && letters.next().is_none()
}

/// Whether this is the argument's option: `--format`, `-f`, or another name of it.
pub fn is_named(arg: &Arg, option: &str) -> bool {
    let is_long = |name: &str| option.strip_prefix("--") == Some(name);
    let is_short = |letter: char| option.strip_prefix('-').is_some_and(|rest| rest.chars().eq([letter]));
    arg.get_long().is_some_and(is_long)
        || arg.get_all_aliases().into_iter().flatten().any(is_long)
        || arg.get_short().is_some_and(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ArgAction;

    fn check(line: &str, options: &str, words: &str) {
        let command = Command::new("x")
            .arg(Arg::new("format").long("format").short('f').action(ArgAction::Set))
            .arg(Arg::new("limit").long("limit").alias("top").short('n').action(ArgAction::Set))
            .arg(Arg::new("exact").long("exact").short('x').action(ArgAction::SetTrue));
        let split = |line: &str| line.split_whitespace().map(OsString::from).collect::<Vec<_>>();
        let taken = Arguments::new(&command, &split(line));
        assert_eq!((taken.options, taken.words), (split(options), split(words)), "{line}");
    }

    #[test]
    fn what_begins_with_a_minus_is_an_option_only_before_a_letter() {
        check("-8 --exact -3005-", "--exact", "-8 -3005-");
        check("-x -8 -", "-x", "-8 -");
        check("--exact -- --exact -x", "--exact", "--exact -x");
    }

    #[test]
    fn the_value_of_an_option_is_no_query() {
        check("-8 --format json 9", "--format json", "-8 9");
        check("--format=json 9", "--format=json", "9");
        check("--top -5 9", "--top -5", "9");
        check("-xf json 9 -n5 8 -nx 7", "-xf json -n5 -nx", "9 8 7");
        check("--no-such 9", "--no-such", "9");
    }
}
