//! How an entry is shown: as columns, as JSON, as a card.

use super::screen::Role;
use super::text::Card;
use super::{Column, FieldValue, Fit, Row};
use crate::catalog::Entry;
use crate::record::Action;
use serde::Serialize;
use std::borrow::Cow;

/// The columns of CSV and TSV that an entry fills, named as its JSON keys.
pub const FIELDS: [&str; 14] = [
    "table",
    "code",
    "status",
    "component",
    "type",
    "action",
    "description",
    "causes",
    "resolution",
    "aliases",
    "links",
    "retired",
    "history",
    "source",
];

/// The columns of tables that an entry fills.
pub const COLUMNS: [Column; 6] = [
    Column { name: "CODE", fit: Fit::Whole },
    Column { name: "STATUS", fit: Fit::Shorten(14) },
    Column { name: "TYPE", fit: Fit::Drop(0) },
    Column { name: "COMPONENT", fit: Fit::Drop(2) },
    Column { name: "ACTS", fit: Fit::Drop(1) },
    Column { name: "TABLE", fit: Fit::Drop(3) },
];

/// An entry as JSON, and what a command adds to it.
#[derive(Serialize)]
pub struct EntryJson {
    table: &'static str,
    code: Option<&'static str>,
    status: Option<&'static str>,
    component: &'static str,
    r#type: &'static str,
    action: Option<&'static str>,
    description: &'static str,
    causes: Vec<&'static str>,
    resolution: Vec<&'static str>,
    aliases: Vec<&'static str>,
    links: Vec<LinkJson>,
    retired: Option<&'static str>,
    history: Option<&'static str>,
    source: SourceJson,
}

#[derive(Serialize)]
struct LinkJson {
    title: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
pub struct SourceJson {
    title: &'static str,
    url: &'static str,
    as_of: &'static str,
}

impl From<crate::catalog::Source> for SourceJson {
    fn from(source: crate::catalog::Source) -> SourceJson {
        SourceJson { title: source.title, url: source.url, as_of: source.as_of }
    }
}

impl EntryJson {
    pub fn of(entry: Entry) -> EntryJson {
        EntryJson {
            table: entry.table().id(),
            code: entry.code(),
            status: entry.status(),
            component: entry.component().id(),
            r#type: entry.kind().id(),
            action: entry.action().map(Action::id),
            description: entry.description(),
            causes: entry.causes().collect(),
            resolution: entry.resolution().collect(),
            aliases: entry.aliases().collect(),
            links: entry.links().map(|link| LinkJson { title: link.title, url: link.url }).collect(),
            retired: entry.retired(),
            history: entry.history(),
            source: entry.source().into(),
        }
    }
}

/// An entry's values for `FIELDS`.
pub fn fields(entry: Entry) -> Vec<FieldValue> {
    let list = |items: &mut dyn Iterator<Item = &'static str>| FieldValue::List(items.map(str::to_owned).collect());
    let source = entry.source();
    vec![
        entry.table().id().into(),
        entry.code().unwrap_or_default().into(),
        entry.status().unwrap_or_default().into(),
        entry.component().id().into(),
        entry.kind().id().into(),
        entry.action().map_or("", Action::id).into(),
        entry.description().into(),
        list(&mut entry.causes()),
        list(&mut entry.resolution()),
        list(&mut entry.aliases()),
        FieldValue::List(entry.links().map(|link| format!("{} <{}>", link.title, link.url)).collect()),
        entry.retired().unwrap_or_default().into(),
        entry.history().unwrap_or_default().into(),
        format!("{} <{}>, {}", source.title, source.url, source.as_of).into(),
    ]
}

/// An entry's cells for `COLUMNS`.
pub fn row(entry: Entry) -> Row {
    let cells = [
        entry.name(),
        entry.status().filter(|_| entry.code().is_some()).unwrap_or_default(),
        entry.kind().id(),
        entry.component().id(),
        entry.action().map_or("unknown", Action::id),
        entry.table().id(),
    ];
    Row { cells: cells.map(Cow::Borrowed).to_vec(), kind: Some(entry.kind()), ..Row::default() }
}

/// An entry at length. `found` says how it was found, `marks` are folded words to mark.
pub fn card(entry: Entry, found: Option<&str>, marks: &[&str], card: &mut Card) {
    card.title(Role::Name(entry.kind()), entry.name(), entry.kind().id());
    if let Some(status) = entry.status().filter(|_| entry.code().is_some()) {
        card.item("", status);
    }
    if let Some(retired) = entry.retired() {
        card.item("Retired: ", retired);
    }
    card.gap();
    card.marked("  ", entry.description(), marks);
    card.gap();
    if entry.causes().len() > 0 {
        card.heading("Causes");
        entry.causes().for_each(|cause| card.marked("  - ", cause, marks));
        card.gap();
    }
    resolution(entry, marks, card);
    card.gap();
    card.field("Who acts", acts(entry.action()));
    card.field("Component", &[entry.component().name(), " (", entry.component().id(), ")"].concat());
    card.field("Table", &[entry.table().title(), " (", entry.table().id(), ")"].concat());
    entry.aliases().for_each(|alias| card.field("Also named", alias));
    if let Some(history) = entry.history() {
        card.field("History", history);
    }
    entry.links().for_each(|link| card.link("Read on", link.title, link.url));
    let source = entry.source();
    card.link("Source", &[source.title, ", ", source.as_of].concat(), source.url);
    if let Some(found) = found {
        card.field("Found by", found);
    }
}

fn resolution(entry: Entry, marks: &[&str], card: &mut Card) {
    let steps = entry.resolution().len();
    if steps == 0 {
        return card.item("  ", "No resolution is published.");
    }
    card.heading("What to do");
    for (number, step) in (1..).zip(entry.resolution()) {
        let indent = if steps > 9 && number < 10 { " " } else { "" };
        card.marked(&["  ", indent, &number.to_string(), ". "].concat(), step, marks);
    }
}

fn acts(action: Option<Action>) -> &'static str {
    match action {
        Some(Action::Nobody) => "nobody need act",
        Some(Action::User) => "the user, first",
        Some(Action::Admin) => "an administrator, first",
        Some(Action::Support) => "Zscaler Support",
        None => "not published",
    }
}
