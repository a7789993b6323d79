//! The fields of an entry by name, in the order of its JSON: for formats that show them all.

use super::{Entry, Link, Source};
use crate::record::Action;
use serde::ser::{Serialize, Serializer};

/// Every field of an entry. Scripts rely on the names: a new field may stand anywhere, none may go.
pub(crate) const FIELDS: [(&str, ContentOf); 18] = [
    ("table", |entry| Content::Text(Some(entry.table().id()))),
    ("section", |entry| Content::Text(entry.section())),
    ("code", |entry| Content::Text(entry.code())),
    ("status", |entry| Content::Text(entry.status())),
    ("component", |entry| Content::Text(Some(entry.component().id()))),
    ("type", |entry| Content::Text(Some(entry.kind().id()))),
    ("action", |entry| Content::Text(entry.action().map(Action::id))),
    ("description", |entry| Content::Text(Some(entry.description()))),
    ("causes", |entry| Content::Texts(entry.causes().collect())),
    ("resolution", |entry| Content::Texts(entry.resolution().collect())),
    ("aliases", |entry| Content::Texts(entry.aliases().collect())),
    ("see_also", |entry| Content::Entries(entry.see_also().map(EntryName).collect())),
    ("links", |entry| Content::Links(entry.links().collect())),
    ("since", |entry| Content::Text(entry.since())),
    ("retired", |entry| Content::Text(entry.retired())),
    ("history", |entry| Content::Text(entry.history())),
    ("source", |entry| Content::Source(entry.source())),
    ("sources", |entry| Content::Sources(entry.sources().collect())),
];

type ContentOf = fn(Entry) -> Content;

/// What a field contains.
pub(crate) enum Content {
    Text(Option<&'static str>),
    Texts(Vec<&'static str>),
    Links(Vec<Link>),
    Source(Source),
    Sources(Vec<Source>),
    Entries(Vec<EntryName>),
}

/// An entry by its names alone.
pub(crate) struct EntryName(pub(crate) Entry);

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(FIELDS.iter().map(|(name, content)| (name, content(*self))))
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Content::Text(text) => text.serialize(serializer),
            Content::Texts(texts) => texts.serialize(serializer),
            Content::Links(links) => links.serialize(serializer),
            Content::Source(source) => source.serialize(serializer),
            Content::Sources(sources) => sources.serialize(serializer),
            Content::Entries(entries) => entries.serialize(serializer),
        }
    }
}

impl Serialize for EntryName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let EntryName(entry) = self;
        serializer.collect_map([
            ("table", Some(entry.table().id())),
            ("section", entry.section()),
            ("code", entry.code()),
            ("status", entry.status()),
        ])
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("title", self.title), ("url", self.url)])
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("title", self.title), ("url", self.url), ("as_of", self.as_of)])
    }
}
