//! Options that commands share: which entries to keep, and what the output looks like.

use crate::catalog::{self, Component, Entry, Table};
use crate::record::{Action, Kind};
use crate::render::Format;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::convert::Infallible;
use std::ffi::{OsStr, OsString};

/// Which entries to keep; several values of one option widen it, several options narrow.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Filters (repeatable, comma lists allowed)")]
pub struct Filters {
    /// Keep entries of these tables; `zcodes tables` lists them
    // The help stays as it is when a table joins; the Tab key and an unknown value name them all.
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = OneOf(tables), hide_possible_values = true)]
    pub table: Vec<Table>,
    /// Keep entries of these components
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = OneOf(components))]
    pub component: Vec<Component>,
    /// Keep entries of these types
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = OneOf(kinds))]
    pub kind: Vec<Kind>,
    /// Keep entries by who acts first; unknown: not published
    #[arg(long, value_name = "WHO", value_delimiter = ',', value_parser = OneOf(actions))]
    pub action: Vec<PublishedAction>,
}

/// Who acts first, or that no action is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedAction(pub Option<Action>);

impl Filters {
    /// Whether an entry is kept.
    pub fn keep(&self, entry: Entry) -> bool {
        fn any<T: PartialEq>(wanted: &[T], has: &T) -> bool {
            wanted.is_empty() || wanted.contains(has)
        }
        any(&self.table, &entry.table())
            && any(&self.component, &entry.component())
            && any(&self.kind, &entry.kind())
            && any(&self.action, &PublishedAction(entry.action()))
    }
}

/// Stands before an argument that begins with a minus and is a query all the same: `-8`, `- 13`, `-3005-`.
const SHIELD: char = '\u{e000}';

/// Whether an argument is for the parser: a minus and a letter, or two minuses.
pub fn is_option(arg: &str) -> bool {
    let mut chars = arg.chars();
    chars.next() == Some('-') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '-')
}

/// Arguments in which no query can be taken for an option; `query` takes the shield off again.
pub fn shielded(args: &[OsString]) -> impl Iterator<Item = OsString> {
    args.iter().map(|arg| match arg.to_str() {
        Some(text) if text.len() > 1 && text.starts_with('-') && !is_option(text) => format!("{SHIELD}{text}").into(),
        _ => arg.clone(),
    })
}

/// Reads a query as it was given.
pub fn query(arg: &str) -> Result<String, Infallible> {
    Ok(arg.strip_prefix(SHIELD).unwrap_or(arg).to_owned())
}

/// How the results are printed.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub struct OutputOptions {
    /// The form of the output [default: text for lookup, else table]
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = false)]
    pub format: Option<Format>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", ignore_case = true)]
    pub color: Color,
    /// Fit text and tables into this many columns
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
}

/// When to use color.
#[derive(clap::ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// Parses a value out of a known list, whatever its case; the list is made only when it is needed.
#[derive(Clone)]
struct OneOf<T>(fn() -> Vec<(&'static str, T)>);

impl<T: Clone + Send + Sync + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, cmd: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let given = value.to_string_lossy();
        let known = (self.0)();
        if let Some((_, value)) = known.iter().find(|(id, _)| id.eq_ignore_ascii_case(&given)) {
            return Ok(value.clone());
        }
        let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(cmd);
        let arg = arg.map(ToString::to_string).unwrap_or_default();
        let ids: Vec<String> = known.iter().map(|(id, _)| (*id).to_owned()).collect();
        let near =
            |id: &&String| strsim::osa_distance(&id.to_ascii_lowercase(), &given.to_ascii_lowercase()) <= id.len() / 3;
        if let Some(near) = ids.iter().find(near) {
            error.insert(ContextKind::SuggestedValue, ContextValue::String(near.clone()));
        }
        error.insert(ContextKind::InvalidArg, ContextValue::String(arg));
        error.insert(ContextKind::InvalidValue, ContextValue::String(given.into_owned()));
        error.insert(ContextKind::ValidValue, ContextValue::Strings(ids));
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(|(id, _)| PossibleValue::new(id))))
    }
}

fn tables() -> Vec<(&'static str, Table)> {
    catalog::tables().map(|table| (table.id(), table)).collect()
}

fn components() -> Vec<(&'static str, Component)> {
    catalog::components().map(|component| (component.id(), component)).collect()
}

fn kinds() -> Vec<(&'static str, Kind)> {
    Kind::ALL.map(|kind| (kind.id(), kind)).to_vec()
}

fn actions() -> Vec<(&'static str, PublishedAction)> {
    let known = Action::ALL.map(|action| (action.id(), PublishedAction(Some(action))));
    known.into_iter().chain([("unknown", PublishedAction(None))]).collect()
}
