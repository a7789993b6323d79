//! Tables of entries, and what entries refer to: components, sources, pages.

use super::{Entry, data, list, range, source, text};
use crate::record::{ComponentRecord, TableRecord};
use std::fmt;

/// One table of entries: those of one published page, or of one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Table(pub(super) u32);

/// A part of the service that reports codes, such as the App Connector.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Component(pub(super) u32);

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

    /// What is right before this table's texts in windows and logs: `Service Status:`.
    pub fn cues(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().cues)
    }

    /// The fields of logs that contain this table's codes: `InternalReason`.
    pub fn log_fields(self) -> impl ExactSizeIterator<Item = &'static str> {
        list(self.record().log_fields)
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
