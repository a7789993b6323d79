//! The tables compiled into the program. Nothing here can fail or allocate.

use crate::record::{
    Action, ComponentRecord, EntryRecord, Kind, NameRecord, Run, SourceRecord, TableRecord, TermRecord, Text,
    WordRecord,
};
pub(crate) use index::{Word, coded, ignored_words, named, patterns, rarity, terms, words, words_beginning};
use std::fmt;

mod index;

/// One code or message: what it means, and what to do.
///
/// A small number that refers to the compiled tables; copy it freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(u32);

/// One table of entries: those of one published page, or of one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Table(u32);

/// A part of the service that reports codes, such as the App Connector.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Component(u32);

/// The published page that a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The page's title.
    pub title: &'static str,
    /// The page's address.
    pub url: &'static str,
    /// When the page said so: `YYYY-MM-DD`.
    pub as_of: &'static str,
}

/// A page to read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// The page's title.
    pub title: &'static str,
    /// The page's address.
    pub url: &'static str,
}

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

impl Entry {
    /// The internal reason or number, where the entry has one: `BRK_MT_SETUP_TIMEOUT`, `-8`.
    pub fn code(self) -> Option<&'static str> {
        some(self.record().code)
    }

    /// The text that the product shows, where there is one: `SE: Connection request timed out`.
    pub fn status(self) -> Option<&'static str> {
        some(self.record().status)
    }

    /// The code, or the status text where there is no code. Never empty.
    ///
    /// ```
    /// let entry = zcodes::lookup("endpoint fw av error")[0].entry;
    /// assert_eq!(entry.name(), "Endpoint FW/AV Error");
    /// ```
    pub fn name(self) -> &'static str {
        self.code().or(self.status()).unwrap_or_default()
    }

    /// The part of the service that the entry speaks of.
    pub fn component(self) -> Component {
        Component(self.record().component)
    }

    /// Whether it is an error, an information or a policy's refusal.
    pub fn kind(self) -> Kind {
        self.record().kind
    }

    /// Who acts first; `None` where the source gives no resolution.
    pub fn action(self) -> Option<Action> {
        self.record().action
    }

    /// What happened.
    pub fn description(self) -> &'static str {
        text(self.record().description)
    }

    /// Why it may have happened, one cause an item.
    pub fn causes(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().causes)
    }

    /// What to do, one step an item, in the order to try them; none where none is published.
    pub fn resolution(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().resolution)
    }

    /// Earlier names and those of another portal.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().aliases)
    }

    /// Pages to read on.
    pub fn links(self) -> impl ExactSizeIterator<Item = Link> {
        let run = self.record().links;
        (0..run.len / 2).map(move |pair| {
            let at = (run.at + 2 * pair) as usize;
            Link { title: text(data::LISTS[at]), url: text(data::LISTS[at + 1]) }
        })
    }

    /// For an entry that is no longer published: since when, and what took its place.
    pub fn retired(self) -> Option<&'static str> {
        some(self.record().retired)
    }

    /// A dated change that old logs and old habits need, where there is one.
    pub fn history(self) -> Option<&'static str> {
        some(self.record().history)
    }

    /// The table that the entry stands in.
    pub fn table(self) -> Table {
        Table(self.record().table)
    }

    /// The page that the entry comes from.
    pub fn source(self) -> Source {
        source(self.record().source)
    }

    /// The status text and the aliases, numbered as `NameRecord` numbers them.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.status().into_iter().chain(self.aliases())
    }

    /// One of the names: 0 is the status text, 1 the first alias.
    pub(crate) fn numbered_name(self, number: u32) -> &'static str {
        match number {
            0 => text(self.record().status),
            _ => text(data::LISTS[(self.record().aliases.at + number - 1) as usize]),
        }
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    fn record(self) -> &'static EntryRecord {
        &data::ENTRIES[self.0 as usize]
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} {:?}", self.table().id(), self.code(), self.status())
    }
}

impl Table {
    /// The table's id: the name of its data file.
    pub fn id(self) -> &'static str {
        text(self.record().id)
    }

    /// The table's title.
    pub fn title(self) -> &'static str {
        text(self.record().title)
    }

    /// Where the product shows these codes.
    pub fn seen_in(self) -> &'static str {
        text(self.record().seen_in)
    }

    /// How codes of this table begin, so that unlisted ones can be told: `BRK_MT_`.
    pub fn families(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().families)
    }

    /// The pages that the table's rows come from.
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> {
        range(self.record().sources).map(|at| source(at as u32))
    }

    /// The table's entries, retired ones too.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry> {
        range(self.record().entries).map(|at| Entry(at as u32))
    }

    fn record(self) -> &'static TableRecord {
        &data::TABLES[self.0 as usize]
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Component {
    /// The id that status texts begin with and filters take: `SE`.
    pub fn id(self) -> &'static str {
        text(self.record().id)
    }

    /// The full name.
    pub fn name(self) -> &'static str {
        text(self.record().name)
    }

    /// What it does, in one line.
    pub fn about(self) -> &'static str {
        text(self.record().about)
    }

    /// The prefixes that its status texts carry or carried: `SE`, `ZEN`.
    pub(crate) fn prefixes(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().prefixes)
    }

    fn record(self) -> &'static ComponentRecord {
        &data::COMPONENTS[self.0 as usize]
    }
}

impl fmt::Debug for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

fn text(text: Text) -> &'static str {
    &data::TEXT[text.at as usize..(text.at + text.len) as usize]
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

/// The version, with how many entries there are and the date of their newest source.
///
/// ```
/// assert!(zcodes::VERSION.starts_with(env!("CARGO_PKG_VERSION")));
/// ```
pub const VERSION: &str = data::VERSION;

/// The generated tables.
mod data {
    use super::*;
    use Action::*;
    use Kind::*;

    pub static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.txt"));
    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
}
