//! From JSON to tables: the shape of the files, nothing of what they mean.

use super::json::Reader;
use super::{Component, Data, Entry, File, Link, Located, Problem, Source, Table, Term, Terms};
use crate::record::{Action, Kind};
use serde_json::value::RawValue;

const TABLE: [&str; 6] = ["id", "title", "seen_in", "families", "sources", "entries"];
const ENTRY: [&str; 13] = [
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

/// Reads the files; `schema.json` is for editors, two files have forms of their own, any other is a table.
pub fn data(files: &[File], problems: &mut Vec<Problem>) -> Data {
    let mut data = Data::default();
    for file in files {
        let mut reader = Reader { stem: &file.stem, text: &file.text, problems };
        let Some(root) = reader.root() else { continue };
        match file.stem.as_str() {
            "schema" => {}
            "components" => data.components = components(&mut reader, root),
            "terms" => data.terms = terms(&mut reader, root),
            _ => data.tables.push(table(&mut reader, root)),
        }
    }
    data
}

fn components<'a>(reader: &mut Reader<'a, '_>, root: &'a RawValue) -> Vec<Component> {
    let keys = ["components"];
    let object = reader.object(root, &keys, &keys);
    let list = reader.array(object.get("components"));
    list.into_iter()
        .map(|raw| {
            let keys = ["id", "name", "about", "prefixes"];
            let object = reader.object(raw, &keys, &keys);
            Component {
                id: reader.text(object.get("id")),
                name: reader.text(object.get("name")),
                about: reader.text(object.get("about")),
                prefixes: reader.texts(object.get("prefixes")),
            }
        })
        .collect()
}

fn terms<'a>(reader: &mut Reader<'a, '_>, root: &'a RawValue) -> Terms {
    let keys = ["ignored", "terms"];
    let object = reader.object(root, &keys, &keys);
    let list = reader.array(object.get("terms"));
    Terms {
        ignored: reader.texts(object.get("ignored")),
        terms: list
            .into_iter()
            .map(|raw| {
                let keys = ["said", "meant"];
                let object = reader.object(raw, &keys, &keys);
                Term { said: reader.texts(object.get("said")), meant: reader.texts(object.get("meant")) }
            })
            .collect(),
    }
}

fn table<'a>(reader: &mut Reader<'a, '_>, root: &'a RawValue) -> Table {
    let object = reader.object(root, &TABLE, &["id", "title", "seen_in", "sources", "entries"]);
    let sources = reader.array(object.get("sources"));
    let entries = reader.array(object.get("entries"));
    Table {
        stem: reader.stem.to_owned(),
        id: reader.text(object.get("id")),
        title: reader.text(object.get("title")),
        seen_in: reader.text(object.get("seen_in")),
        families: reader.texts(object.get("families")),
        sources: sources.into_iter().map(|raw| source(reader, raw)).collect(),
        entries: entries.into_iter().map(|raw| entry(reader, raw)).collect(),
    }
}

fn source<'a>(reader: &mut Reader<'a, '_>, raw: &'a RawValue) -> Source {
    let keys = ["id", "title", "url", "as_of"];
    let object = reader.object(raw, &keys, &keys);
    Source {
        id: reader.text(object.get("id")),
        title: reader.text(object.get("title")),
        url: reader.text(object.get("url")),
        as_of: reader.text(object.get("as_of")),
    }
}

fn entry<'a>(reader: &mut Reader<'a, '_>, raw: &'a RawValue) -> Entry {
    let object = reader.object(raw, &ENTRY, &["component", "type", "description", "resolution"]);
    let kind = reader.optional(object.get("type"));
    let action = reader.optional(object.get("action"));
    let links = reader.array(object.get("links"));
    Entry {
        line: object.line,
        code: reader.optional(object.get("code")),
        status: reader.optional(object.get("status")),
        component: reader.text(object.get("component")),
        kind: one_of(reader, "type", kind, &Kind::ALL, Kind::id),
        has_action: action.is_some(),
        action: one_of(reader, "action", action, &Action::ALL, Action::id),
        description: reader.text(object.get("description")),
        causes: reader.texts(object.get("causes")),
        resolution: reader.texts(object.get("resolution")),
        aliases: reader.texts(object.get("aliases")),
        links: links.into_iter().map(|raw| link(reader, raw)).collect(),
        retired: reader.optional(object.get("retired")),
        history: reader.optional(object.get("history")),
        source: reader.optional(object.get("source")),
    }
}

fn link<'a>(reader: &mut Reader<'a, '_>, raw: &'a RawValue) -> Link {
    let keys = ["title", "url"];
    let object = reader.object(raw, &keys, &keys);
    Link { title: reader.text(object.get("title")), url: reader.text(object.get("url")) }
}

fn one_of<T: Copy>(
    reader: &mut Reader,
    key: &str,
    given: Option<Located>,
    all: &[T],
    id: fn(T) -> &'static str,
) -> Option<T> {
    let given = given.filter(Located::is_given)?;
    let found = all.iter().copied().find(|&one| id(one) == given.text);
    if found.is_none() {
        let known: Vec<_> = all.iter().copied().map(id).collect();
        reader.problem(given.line, format!("unknown {key} {:?}; it is one of {}", given.text, known.join(", ")));
    }
    found
}
