//! The tables compiled into the program. Nothing here can fail or allocate.

use crate::record::{
    Action, ComponentRecord, CueRecord, EntryRecord, FamilyRecord, Kind, NameRecord, Run, SourceRecord, TableRecord,
    TermRecord, Text, TokenRecord, WordRecord,
};
pub use entry::Entry;
pub(crate) use index::*;
pub use table::{Component, Link, Source, Table};

mod entry;
#[cfg(feature = "serde")]
pub(crate) mod fields;
mod index;
mod table;

/// Every entry, retired ones too, table by table in the order of the tables' pages.
///
/// ```
/// let policy_blocks = zcodes::entries().filter(|entry| entry.kind() == zcodes::Kind::PolicyBlock);
/// assert!(policy_blocks.count() >= 3);
/// ```
pub fn entries() -> impl ExactSizeIterator<Item = Entry> + Clone {
    (0..data::ENTRIES.len() as u32).map(Entry)
}

/// Every table, by its id.
///
/// ```
/// assert!(zcodes::tables().any(|table| table.id() == "zpa-session"));
/// ```
pub fn tables() -> impl ExactSizeIterator<Item = Table> + Clone {
    (0..data::TABLES.len() as u32).map(Table)
}

/// Every component that the tables know, whether or not it has an entry.
///
/// ```
/// let edge = zcodes::components().find(|component| component.id() == "SE").unwrap();
/// assert_eq!(edge.name(), "Service Edge");
/// ```
pub fn components() -> impl ExactSizeIterator<Item = Component> + Clone {
    (0..data::COMPONENTS.len() as u32).map(Component)
}

/// The table with this id.
///
/// ```
/// assert_eq!(zcodes::table("zpa-session").unwrap().title(), "ZPA session status codes");
/// assert!(zcodes::table("no-such-table").is_none());
/// ```
pub fn table(id: &str) -> Option<Table> {
    tables().find(|table| table.id() == id)
}

/// The component with this id.
///
/// ```
/// assert_eq!(zcodes::component("AC").unwrap().name(), "App Connector");
/// ```
pub fn component(id: &str) -> Option<Component> {
    components().find(|component| component.id() == id)
}

/// The date of the newest source of the tables: `YYYY-MM-DD`.
///
/// ```
/// assert!(zcodes::entries().all(|entry| entry.source().as_of <= zcodes::as_of()));
/// ```
pub fn as_of() -> &'static str {
    data::AS_OF
}

/// The version, with how many entries there are and the date of their newest source.
///
/// ```
/// assert!(zcodes::VERSION.starts_with(env!("CARGO_PKG_VERSION")));
/// ```
pub const VERSION: &str = data::VERSION;

fn text(text: Text) -> &'static str {
    &data::TEXT[text.at as usize..][..text.len.into()]
}

fn some(piece: Text) -> Option<&'static str> {
    (piece.len > 0).then(|| text(piece))
}

fn range(run: Run) -> std::ops::Range<usize> {
    run.at as usize..(run.at + run.len) as usize
}

fn list(run: Run) -> impl ExactSizeIterator<Item = &'static str> {
    data::LISTS[range(run)].iter().map(|&piece| text(piece))
}

fn source(number: u32) -> Source {
    let SourceRecord { title, url, as_of } = data::SOURCES[number as usize];
    Source { title: text(title), url: text(url), as_of: text(as_of) }
}

/// The generated tables.
mod data {
    use super::*;
    use Action::*;
    use Kind::*;

    pub static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.txt"));
    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
}
