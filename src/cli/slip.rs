//! A first word that is no subcommand is a query, unless it is a subcommand mistyped, or the name of a file. An option
//! that a subcommand does not have may be another's.

use super::commands::{COMMANDS, Subcommand};
use super::{Error, Result, arguments, parser};
use crate::lookup::lookup;
use crate::render::clean;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::path::Path;

/// Refuses a word that was hardly meant as a query, with a tip.
pub fn refuse(word: &OsString) -> Result<()> {
    let Some(word) = word.to_str() else { return Ok(()) };
    let near = near(word);
    let is_file = near.is_none() && Path::new(word).is_file();
    if near.is_none() && !is_file || !lookup(word).is_empty() {
        return Ok(());
    }
    let mut error = clap::Error::new(ErrorKind::InvalidSubcommand).with_cmd(&parser());
    error.insert(ContextKind::InvalidSubcommand, ContextValue::String(word.to_owned()));
    if let Some(name) = near {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::String(name.to_owned()));
    }
    let word = clean::line(word);
    let tip = if is_file {
        format!("to find the codes in this file: zcodes scan '{word}'")
    } else {
        format!("to find out what it means: zcodes lookup '{word}'")
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    Err(Error::from(error))
}

/// An unknown option with a tip that helps: which commands have it, or a name a letter or two away. How to search for the
/// option's name is none, nor is a name that only begins alike: `--force` for `--format` would overwrite files.
pub fn with_tip(mut error: clap::Error) -> clap::Error {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg).cloned() else { return error };
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    error.remove(ContextKind::Suggested);
    if let Some(ContextValue::String(near)) = error.get(ContextKind::SuggestedArg)
        && strsim::osa_distance(near, &option) > 2
    {
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::Usage);
    }
    let has = |command: &&Subcommand| command.parser().get_arguments().any(|arg| arguments::is_named(arg, &option));
    let takers: Vec<&str> = COMMANDS.iter().filter(has).map(|command| command.name).collect();
    if !takers.is_empty() {
        let tip = format!("{option} belongs to {}", takers.join(", "));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// The subcommand that differs from a word by a letter or two, if one does.
fn near(word: &str) -> Option<&'static str> {
    // Codes have capitals, digits or `_`, texts have spaces.
    if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let names = COMMANDS.iter().map(|command| command.name).chain(["help"]);
    let edits = |name: &str| strsim::osa_distance(&word, name);
    names.filter(|name| edits(name) <= if name.len() < 5 { 1 } else { 2 }).min_by_key(|name| edits(name))
}
