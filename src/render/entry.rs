//! How an entry is shown: as columns, as JSON, as a card.

use super::screen::Role;
use super::text::Card;
use super::{Column, FieldValue, Fit, Row};
use crate::catalog::Entry;
use crate::catalog::fields::{Content, FIELDS};
use crate::record::Action;
use std::borrow::Cow;

/// The columns of tables that an entry fills.
pub const COLUMNS: [Column; 6] = [
    Column { name: "CODE", fit: Fit::Whole },
    Column { name: "STATUS", fit: Fit::Shorten(14) },
    Column { name: "TYPE", fit: Fit::Drop(0) },
    Column { name: "COMPONENT", fit: Fit::Drop(2) },
    Column { name: "ACTS", fit: Fit::Drop(1) },
    Column { name: "TABLE", fit: Fit::Drop(3) },
];

/// The columns of CSV and TSV that an entry fills, and those that a command adds.
pub fn field_names(added: &[&'static str]) -> Vec<&'static str> {
    FIELDS.iter().map(|&(name, _)| name).chain(added.iter().copied()).collect()
}

/// An entry's values for `field_names`.
pub fn fields(entry: Entry, added: Vec<FieldValue>) -> Vec<FieldValue> {
    FIELDS.iter().map(|(_, content)| content(entry).into()).chain(added).collect()
}

impl From<Content> for FieldValue {
    fn from(content: Content) -> FieldValue {
        match content {
            Content::Text(text) => text.unwrap_or_default().into(),
            Content::Texts(texts) => FieldValue::List(texts.into_iter().map(str::to_owned).collect()),
            Content::Links(links) => {
                FieldValue::List(links.iter().map(|link| format!("{} <{}>", link.title, link.url)).collect())
            }
            Content::Source(source) => format!("{} <{}>, {}", source.title, source.url, source.as_of).into(),
        }
    }
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
