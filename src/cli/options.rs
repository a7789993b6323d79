//! Options that commands share: which entries to keep, and what the output looks like.

use crate::catalog::{self, Component, Entry, Table};
use crate::record::{Action, Kind};
use crate::render::Format;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsStr;
use std::str::FromStr;

const FILTERS: &str = "Filters (repeatable, comma lists allowed)";

/// Which entries to keep; several values of one option widen it, several options narrow.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = FILTERS)]
pub struct Filters {
    /// Keep entries of these tables, or of all with a prefix: zpa keeps every zpa-* table; `zcodes tables` lists them
    // The help stays as it is when a table joins; the Tab key and an unknown value name them all.
    #[arg(
        long,
        short,
        value_name = "ID",
        value_delimiter = ',',
        value_parser = OneOf(tables),
        hide_possible_values = true
    )]
    pub table: Vec<TableGroup>,
    /// Keep entries of these components
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = OneOf(components))]
    pub component: Vec<Component>,
    /// Keep entries of these types
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = OneOf(kinds))]
    pub kind: Vec<Kind>,
    /// Keep entries by who acts first; unknown: no steps are published
    #[arg(long, value_name = "WHO", value_delimiter = ',', value_parser = OneOf(actions))]
    pub action: Vec<Option<Action>>,
}

/// A table, or all whose ids begin alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableGroup(Vec<Table>);

impl TableGroup {
    /// Whether the table is one of them.
    pub fn has(&self, table: Table) -> bool {
        self.0.contains(&table)
    }
}

impl Filters {
    /// Whether everything is kept.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty() && self.component.is_empty() && self.kind.is_empty() && self.action.is_empty()
    }

    /// Whether an entry is kept.
    pub fn keep(&self, entry: Entry) -> bool {
        fn any<T: PartialEq>(wanted: &[T], has: &T) -> bool {
            wanted.is_empty() || wanted.contains(has)
        }
        let in_table = |group: &TableGroup| group.has(entry.table());
        (self.table.is_empty() || self.table.iter().any(in_table))
            && any(&self.component, &entry.component())
            && any(&self.kind, &entry.kind())
            && any(&self.action, &entry.action())
    }
}

/// How the results are printed.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub struct OutputOptions {
    /// The form of the output; --json is short for --format json [default: text for lookup and list --full, else table]
    #[arg(long, short, value_name = "FORMAT", ignore_case = true)]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, hide = true, conflicts_with = "format")]
    pub json: bool,
    /// When to use color [default: auto]
    #[arg(long, value_name = "WHEN", ignore_case = true)]
    pub color: Option<Color>,
    /// Fit text and tables into this many columns
    #[arg(long, value_name = "N", value_parser = from_one::<u16>, allow_negative_numbers = true)]
    pub width: Option<u16>,
    /// Do not page results that are taller than the screen
    #[arg(long)]
    pub no_pager: bool,
}

impl OutputOptions {
    /// The format that was chosen, if one was.
    pub fn format(&self) -> Option<Format> {
        if self.json { Some(Format::Json) } else { self.format }
    }
}

/// Which entries to keep by when they were first published.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Since {
    /// Keep entries first published since 2026, 2026-07 or 2026-07-15; those without a known date are left out
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = FILTERS)]
    since: Option<String>,
}

impl Since {
    /// Whether an entry is kept; one whose date the sources do not tell is not.
    pub fn keep(&self, entry: Entry) -> bool {
        // Of two dates, the less exact one decides how much is compared.
        let is_since = |wanted: &String, date: &str| {
            let compared = wanted.len().min(date.len());
            date[..compared] >= wanted[..compared]
        };
        self.since.as_ref().is_none_or(|wanted| entry.since().is_some_and(|date| is_since(wanted, date)))
    }

    /// What to say of those of these entries that have no date to be kept by.
    pub fn left_out(&self, entries: impl Iterator<Item = Entry>) -> Option<String> {
        self.since.as_ref()?;
        match entries.filter(|entry| entry.since().is_none()).count() {
            0 => None,
            1 => Some("1 entry without a known date is left out".to_owned()),
            count => Some(format!("{count} entries without a known date are left out")),
        }
    }
}

/// A year, a month or a day, as the tables have them.
fn date(text: &str) -> Result<String, &'static str> {
    let is_shaped = |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    let part = |range: std::ops::Range<usize>| text.get(range).map_or(Some(1), |digits| digits.parse::<u8>().ok());
    let is_date = matches!(text.len(), 4 | 7 | 10)
        && text.chars().enumerate().all(is_shaped)
        && part(5..7).is_some_and(|month| (1..=12).contains(&month))
        && part(8..10).is_some_and(|day| (1..=31).contains(&day));
    if is_date { Ok(text.to_owned()) } else { Err("a date is a year, a month or a day: 2026, 2026-07, 2026-07-15") }
}

/// A number of things that there is at least one of.
pub fn from_one<T: FromStr + Default + PartialEq>(text: &str) -> Result<T, &'static str> {
    text.parse().ok().filter(|number| *number != T::default()).ok_or("not a whole number from 1 up, or too large")
}

/// How many results are shown at most.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Limit {
    /// Show at most this many
    #[arg(
        long,
        short = 'n',
        visible_alias = "top",
        value_name = "N",
        value_parser = from_one::<usize>,
        allow_negative_numbers = true
    )]
    pub limit: Option<usize>,
}

impl Limit {
    /// The limit, or none.
    pub fn or_all(self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }
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
        // The tables say enough of their groups.
        let is_group =
            |id: &str| ids.iter().any(|other| other.strip_prefix(id).is_some_and(|rest| rest.starts_with('-')));
        let listed = ids.iter().filter(|id| !is_group(id)).cloned().collect();
        error.insert(ContextKind::ValidValue, ContextValue::Strings(listed));
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        // `BA` says nothing to those who do not know it.
        let component = |id: &str| catalog::component(id).map(Component::name);
        let table = |id: &str| catalog::table(id).map(Table::title);
        let value = move |(id, _): (&'static str, T)| match component(id).or_else(|| table(id)) {
            Some(about) => PossibleValue::new(id).help(about),
            None => PossibleValue::new(id),
        };
        Some(Box::new((self.0)().into_iter().map(value)))
    }
}

/// Every table by its id, and then every group of tables whose ids begin alike, up to a hyphen.
fn tables() -> Vec<(&'static str, TableGroup)> {
    let mut known: Vec<(&str, TableGroup)> =
        catalog::tables().map(|table| (table.id(), TableGroup(vec![table]))).collect();
    let tables = known.len();
    for table in catalog::tables() {
        for (end, _) in table.id().match_indices('-') {
            let name = &table.id()[..end];
            match known[tables..].iter_mut().find(|(group, _)| *group == name) {
                Some((_, group)) => group.0.push(table),
                None => known.push((name, TableGroup(vec![table]))),
            }
        }
    }
    known
}

fn components() -> Vec<(&'static str, Component)> {
    catalog::components().map(|component| (component.id(), component)).collect()
}

fn kinds() -> Vec<(&'static str, Kind)> {
    Kind::ALL.map(|kind| (kind.id(), kind)).to_vec()
}

fn actions() -> Vec<(&'static str, Option<Action>)> {
    Action::ALL.map(|action| (action.id(), Some(action))).into_iter().chain([("unknown", None)]).collect()
}
