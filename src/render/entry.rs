//! How an entry is shown: as columns, as a card.

use super::card::Card;
use super::columns::NO_NAME;
use super::json::Json;
use super::line::line;
use super::role::Role;
use super::{Column, ColumnKind, Columns, FieldValue, Record, Row};
use crate::catalog::fields::{Content, EntryName, FIELDS};
use crate::catalog::{Entry, Source};
use crate::key;
use crate::record::Action;
use std::borrow::Cow;

/// The columns of tables that an entry fills.
pub const COLUMNS: [Column; 6] = [
    Column::new("CODE", ColumnKind::Name),
    Column::new("STATUS", ColumnKind::Text),
    Column::droppable("TYPE", ColumnKind::Type, 1),
    Column::droppable("COMPONENT", ColumnKind::Other, 2),
    Column::new("ACTS", ColumnKind::Action),
    Column::droppable("TABLE", ColumnKind::Other, 3),
];

/// Fields that joined after the first version. In CSV and TSV they come last, so that a column keeps its number.
const LATER: [&str; 4] = ["section", "see_also", "since", "sources"];

/// The columns that an entry fills, and those of CSV and TSV that a command adds.
pub fn columns(added: &[&'static str]) -> Columns {
    Columns { fields: field_names(added), cells: COLUMNS.to_vec() }
}

/// The columns of CSV and TSV that an entry fills, and those that a command adds.
pub fn field_names(added: &[&'static str]) -> Vec<&'static str> {
    let (first, later): (Vec<_>, Vec<_>) = FIELDS.iter().map(|&(name, _)| name).partition(|name| !LATER.contains(name));
    [&first[..], added, &later].concat()
}

/// An entry's values for `field_names`.
pub fn fields(entry: Entry, added: Vec<FieldValue>) -> Vec<FieldValue> {
    let (first, later): (Vec<_>, Vec<_>) = FIELDS.iter().partition(|(name, _)| !LATER.contains(name));
    let value = |(_, content): &(_, fn(Entry) -> Content)| FieldValue::from(content(entry));
    first.into_iter().map(value).chain(added).chain(later.into_iter().map(value)).collect()
}

impl From<Content> for FieldValue {
    fn from(content: Content) -> FieldValue {
        match content {
            Content::Text(text) => text.unwrap_or_default().into(),
            Content::Texts(texts) => FieldValue::List(texts.into_iter().map(str::to_owned).collect()),
            Content::Links(links) => {
                FieldValue::List(links.iter().map(|link| format!("{} <{}>", link.title, link.url)).collect())
            }
            Content::Source(source) => cited(source).into(),
            Content::Sources(sources) => FieldValue::List(sources.into_iter().map(cited).collect()),
            Content::Entries(entries) => FieldValue::List(
                entries.iter().map(|EntryName(entry)| entry.table().id().to_owned() + " " + entry.name()).collect(),
            ),
        }
    }
}

impl Record for Entry {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(self)
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![fields(*self, Vec::new())]
    }

    fn rows(&self) -> Vec<Row> {
        vec![row(*self)]
    }

    fn line(&self) -> Vec<String> {
        vec![line(*self)]
    }

    fn card(&self, into: &mut Card) {
        card(*self, None, &[], into);
    }
}

fn cited(source: Source) -> String {
    format!("{} <{}>, {}", source.title, source.url, source.as_of)
}

/// An entry's cells for `COLUMNS`.
pub fn row(entry: Entry) -> Row {
    let cells = [
        entry.code().unwrap_or(NO_NAME).into(),
        marked(entry, text(entry)),
        entry.kind().id().into(),
        entry.component().id().into(),
        entry.action().map_or("unknown", Action::id).into(),
        entry.table().id().into(),
    ];
    Row { cells: cells.to_vec(), entry: Some(entry), ..Row::default() }
}

/// An entry's text for a table: one that is no longer published says so.
pub fn marked(entry: Entry, text: &'static str) -> Cow<'static, str> {
    if entry.retired().is_some() { [text, " (retired)"].concat().into() } else { text.into() }
}

/// What the product shows; where that is the code alone, the first sentence of what it means.
pub fn text(entry: Entry) -> &'static str {
    if entry.code().is_some() { text_beside_name(entry) } else { entry.name() }
}

/// What to say beside the name: what the product shows, or else the first sentence of what it means.
pub fn text_beside_name(entry: Entry) -> &'static str {
    status_beside_name(entry).unwrap_or_else(|| first_sentence(entry))
}

/// What the product shows, where that is more than the name.
pub fn status_beside_name(entry: Entry) -> Option<&'static str> {
    entry.status().filter(|status| !key::text(status).eq(key::text(entry.name())))
}

/// How what an entry means begins.
pub fn first_sentence(entry: Entry) -> &'static str {
    let text = entry.description();
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// An entry at length, what a person in trouble needs first. `found` says how it was found, where that is no matter of
/// course; `marks` are folded words to mark.
pub fn card(entry: Entry, found: Option<&'static str>, marks: &[&'static str], card: &mut Card) {
    let kind = (Role::of_kind(entry.kind()), entry.kind().id());
    let action = entry.action().map(|action| (Role::Plain, acts(action)));
    card.mark(marks);
    card.title(entry.name(), [Some(kind), action].into_iter().flatten().collect());
    if let Some(status) = status_beside_name(entry) {
        card.strong(status);
    }
    if let Some(retired) = entry.retired() {
        card.warning(["Retired: ", retired].concat());
    }
    card.gap();
    card.item("  ", entry.description());
    card.gap();
    if entry.causes().len() > 0 {
        card.heading(Role::Strong, "Possible causes");
        entry.causes().for_each(|cause| card.item("  - ", cause));
        card.gap();
    }
    if resolution(entry, card) {
        card.gap();
    }
    card.field("Component", [entry.component().name(), " (", entry.component().id(), ")"].concat());
    card.field("Table", [entry.table().title(), " (", entry.table().id(), ")"].concat());
    if let Some(section) = entry.section() {
        card.field("Section", section);
    }
    entry.aliases().for_each(|alias| card.field("Also named", alias));
    if let Some(since) = entry.since() {
        card.field("Since", since);
    }
    if let Some(history) = entry.history() {
        card.field("History", history);
    }
    let others: Vec<Entry> = entry.see_also().take(5).collect();
    for other in &others {
        let is_same = |one: &&Entry| (one.name(), one.table()) == (other.name(), other.table());
        let section = other.section().filter(|_| others.iter().filter(is_same).count() > 1);
        let section = section.map_or(String::new(), |section| [", ", section].concat());
        // Another meaning of its own code is told by its text.
        let name = if other.name() == entry.name() { text_beside_name(*other) } else { other.name() };
        card.field("See also", [name, " (", other.table().id(), &section, ")"].concat());
    }
    entry.links().for_each(|link| card.link("Read more", link.title, link.url));
    for source in entry.sources() {
        card.link("Source", [source.title, ", ", source.as_of].concat(), source.url);
    }
    if let Some(found) = found {
        card.field("Found by", found);
    }
}

/// The steps; whether anything had to be said.
fn resolution(entry: Entry, card: &mut Card) -> bool {
    let is_in_title =
        |step: &&str| entry.action() == Some(Action::Nobody) && key::text(step).eq(key::text(acts(Action::Nobody)));
    let steps: Vec<&str> = entry.resolution().filter(|step| !is_in_title(step)).collect();
    match steps[..] {
        [] if entry.action() == Some(Action::Nobody) => return false,
        [] => card.item("  ", "No steps are published."),
        [step] => {
            card.heading(Role::Heading, "What to do");
            card.item("  ", step);
        }
        _ => {
            card.heading(Role::Heading, "What to do");
            let digits = steps.len().to_string().len();
            (1..).zip(steps).for_each(|(number, step)| card.item(format!("  {number:>digits$}. "), step));
        }
    }
    true
}

fn acts(action: Action) -> &'static str {
    match action {
        Action::Nobody => "no action needed",
        Action::User => "the user acts first",
        Action::Admin => "an admin acts first",
        Action::Support => "contact Zscaler Support",
    }
}
