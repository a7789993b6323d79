//! An entry: what the tables say of one code or message.

use super::{Component, Link, Source, Table, data, list, range, some, source, text};
use crate::record::{Action, EntryRecord, Kind, ListKey, TextKey};
use std::fmt;

/// One code or message: what it means, and what to do.
///
/// A small number that refers to the compiled tables; copy it freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(pub(super) u32);

impl Entry {
    /// The internal reason or number, where the entry has one: `BRK_MT_SETUP_TIMEOUT`, `-8`.
    pub fn code(self) -> Option<&'static str> {
        self.text(TextKey::Code)
    }

    /// The text that the product shows, where there is one: `SE: Connection request timed out`.
    pub fn status(self) -> Option<&'static str> {
        self.text(TextKey::Status)
    }

    /// The heading of the page that the entry is under, or the log and field that it is of.
    pub fn section(self) -> Option<&'static str> {
        self.text(TextKey::Section)
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
        Component(self.record().component.into())
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
        self.text(TextKey::Description).unwrap_or_default()
    }

    /// Why it may have happened, one cause an item.
    pub fn causes(self) -> impl ExactSizeIterator<Item = &'static str> {
        self.list(ListKey::Causes)
    }

    /// What to do, one step an item, in the order to try them; none where none is published.
    pub fn resolution(self) -> impl ExactSizeIterator<Item = &'static str> {
        self.list(ListKey::Resolution)
    }

    /// Earlier names and those of another portal.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'static str> {
        self.list(ListKey::Aliases)
    }

    /// Pages to read on.
    pub fn links(self) -> impl ExactSizeIterator<Item = Link> {
        let run = self.record().links;
        (0..run.len / 2).map(move |pair| {
            let at = (run.at + 2 * pair) as usize;
            Link { title: text(data::LISTS[at]), url: text(data::LISTS[at + 1]) }
        })
    }

    /// When the entry was first published, as far as its sources tell: `YYYY-MM` or `YYYY-MM-DD`.
    pub fn since(self) -> Option<&'static str> {
        self.text(TextKey::Since)
    }

    /// For an entry that is no longer published: since when, and what took its place.
    pub fn retired(self) -> Option<&'static str> {
        self.text(TextKey::Retired)
    }

    /// A dated change that old logs and old habits need, where there is one.
    pub fn history(self) -> Option<&'static str> {
        self.text(TextKey::History)
    }

    /// The table that the entry is in.
    pub fn table(self) -> Table {
        Table(self.record().table.into())
    }

    /// Other entries that belong to this one, those first that it names itself.
    ///
    /// ```
    /// let positive = zcodes::lookup("6")[0].entry;
    /// assert!(positive.see_also().any(|other| other.code() == Some("-6")));
    /// ```
    pub fn see_also(self) -> impl ExactSizeIterator<Item = Entry> {
        data::NUMBERS[range(self.record().see_also)].iter().map(|&number| Entry(number.into()))
    }

    /// The page that the entry comes from: the first of its sources.
    pub fn source(self) -> Source {
        source(data::NUMBERS[self.record().sources.at as usize].into())
    }

    /// All pages that the entry comes from, at least one.
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> {
        data::NUMBERS[range(self.record().sources)].iter().map(|&number| source(number.into()))
    }

    /// The status text and the aliases, in the order in which `NameRecord` numbers them.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.status().into_iter().chain(self.aliases())
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    fn text(self, key: TextKey) -> Option<&'static str> {
        some(self.record().texts[key as usize])
    }

    fn list(self, key: ListKey) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().lists[key as usize])
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
