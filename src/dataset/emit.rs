//! From checked tables to Rust text: arrays of numbers that point into one blob, and perfect-hash maps.

use super::{Data, Entry, Located, Output, Source, Table};
use crate::key;
use crate::record::{
    ComponentRecord, EntryRecord, Field, Kind, NameRecord, Run, SourceRecord, TableRecord, TermRecord, Text,
    WordRecord, packed,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Debug;

/// Writes the tables down; the same data always gives the same text.
pub fn data(data: &Data) -> Output {
    let mut blob = Blob::default();
    let mut tables = Vec::new();
    let mut sources = Vec::new();
    let mut entries = Vec::new();
    let components = data.components.iter().map(|component| ComponentRecord {
        id: blob.text(&component.id),
        name: blob.text(&component.name),
        about: blob.text(&component.about),
        prefixes: blob.list(&component.prefixes),
    });
    let components: Vec<_> = components.collect();
    for (number, table) in (0..).zip(&data.tables) {
        tables.push(TableRecord {
            id: blob.text(&table.id),
            title: blob.text(&table.title),
            seen_in: blob.text(&table.seen_in),
            families: blob.list(&table.families),
            sources: Run { at: size(&sources), len: size(&table.sources) },
            entries: Run { at: size(&entries), len: size(&table.entries) },
        });
        let first = size(&sources);
        entries.extend(table.entries.iter().map(|entry| record(&mut blob, data, table, entry, number, first)));
        sources.extend(table.sources.iter().map(|source: &Source| SourceRecord {
            title: blob.text(&source.title),
            url: blob.text(&source.url),
            as_of: blob.text(&source.as_of),
        }));
    }
    let ignored = blob.list(&data.terms.ignored);
    let terms = data.terms.terms.iter();
    let terms: Vec<_> =
        terms.map(|term| TermRecord { said: blob.list(&term.said), meant: blob.list(&term.meant) }).collect();
    let (words, postings) = index(&mut blob, data);
    let names = Names::of(data);

    let mut code = Code(String::new());
    let newest = data.tables.iter().flat_map(|table| &table.sources).map(|source| source.as_of.text.as_str()).max();
    let version = format!(
        "{} ({} entries, newest source {})",
        env!("CARGO_PKG_VERSION"),
        entries.len(),
        newest.unwrap_or("none")
    );
    code.item("VERSION", "&str", &format!("{version:?}"));
    code.array("COMPONENTS", "ComponentRecord", &components);
    code.array("TABLES", "TableRecord", &tables);
    code.array("SOURCES", "SourceRecord", &sources);
    code.array("ENTRIES", "EntryRecord", &entries);
    code.array("LISTS", "Text", &blob.lists);
    code.array("TERMS", "TermRecord", &terms);
    code.item("IGNORED", "Run", &format!("{ignored:?}"));
    code.array("RARITIES", "u32", &rarities(entries.len()));
    code.array("WORDS", "WordRecord", &words);
    code.array("POSTINGS", "u8", &postings);
    code.map("CODES", "CODE_ENTRIES", "u32", &names.codes);
    code.map("NAMES", "NAME_RECORDS", "NameRecord", &names.names);
    code.array("PATTERNS", "NameRecord", &names.patterns);
    Output { code: code.0, text: blob.text }
}

fn record(blob: &mut Blob, data: &Data, table: &Table, entry: &Entry, number: u32, first_source: u32) -> EntryRecord {
    let position = |all: &mut dyn Iterator<Item = &Located>, id: &Located| {
        (0..).zip(all).find(|(_, one)| one.text == id.text).map_or(0, |(at, _)| at)
    };
    let source = entry.source.as_ref();
    let source = source.map_or(0, |id| position(&mut table.sources.iter().map(|source| &source.id), id));
    let links: Vec<Located> = entry.links.iter().flat_map(|link| [link.title.clone(), link.url.clone()]).collect();
    EntryRecord {
        table: number,
        code: blob.maybe(entry.code.as_ref()),
        status: blob.maybe(entry.status.as_ref()),
        component: position(&mut data.components.iter().map(|component| &component.id), &entry.component),
        kind: entry.kind.unwrap_or(Kind::Error),
        action: entry.action,
        description: blob.text(&entry.description),
        causes: blob.list(&entry.causes),
        resolution: blob.list(&entry.resolution),
        aliases: blob.list(&entry.aliases),
        links: blob.list(&links),
        retired: blob.maybe(entry.retired.as_ref()),
        history: blob.maybe(entry.history.as_ref()),
        source: first_source + source,
    }
}

/// How much a word tells that so many of all entries have: the logarithm of their share, from 0 to all, in
/// thousandths. Worked out here, because a program that takes logarithms needs one more library at start, and
/// rounded, because the last digits of a logarithm are not the same on all systems.
fn rarities(all: usize) -> Vec<u32> {
    (0..=all).map(|entries| (1000.0 * (1.0 + all as f64 / entries.max(1) as f64).ln()).round() as u32).collect()
}

/// The words of all entries, sorted, each with the places where it stands.
fn index(blob: &mut Blob, data: &Data) -> (Vec<WordRecord>, Vec<u8>) {
    let mut places: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let pairs = data.tables.iter().flat_map(|table| table.entries.iter().map(move |entry| (table, entry)));
    for (number, (table, entry)) in (0..).zip(pairs) {
        let mut add = |field: Field, text: &str| {
            for word in key::words(text) {
                places.entry(word).or_default().insert(field.posting(number));
            }
        };
        entry.code.iter().for_each(|code| add(Field::Code, &code.text));
        entry.status.iter().for_each(|status| add(Field::Status, &status.text));
        entry.aliases.iter().for_each(|alias| add(Field::Alias, &alias.text));
        let component = data.components.iter().find(|component| component.id.text == entry.component.text);
        component.iter().for_each(|component| add(Field::Component, &component.name.text));
        add(Field::Table, &table.title.text);
        add(Field::Description, &entry.description.text);
        entry.causes.iter().for_each(|cause| add(Field::Cause, &cause.text));
        entry.resolution.iter().for_each(|step| add(Field::Step, &step.text));
    }
    let mut postings = Vec::new();
    let words = places.into_iter().map(|(word, set)| {
        let bytes = packed(set.iter().copied());
        let run = Run { at: size(&postings), len: size(&bytes) };
        let named = set.iter().map(|&posting| Field::of(posting)).filter(|(_, field)| field.is_name());
        let named: BTreeSet<u32> = named.map(|(entry, _)| entry).collect();
        postings.extend(bytes);
        WordRecord { word: blob.intern(&word), postings: run, named: named.len() as u32 }
    });
    (words.collect(), postings)
}

/// What can be looked up: hash of the folded name → what bears it.
#[derive(Default)]
struct Names {
    codes: BTreeMap<u64, Vec<u32>>,
    names: BTreeMap<u64, Vec<NameRecord>>,
    patterns: Vec<NameRecord>,
}

impl Names {
    fn of(data: &Data) -> Names {
        let mut names = Names::default();
        for (number, entry) in (0..).zip(data.tables.iter().flat_map(|table| &table.entries)) {
            if let Some(code) = &entry.code {
                names.codes.entry(key::hash(key::code(&code.text))).or_default().push(number);
            }
            for (name, text) in entry.names() {
                names.add(data, NameRecord { entry: number, name, bare: false }, text);
            }
        }
        names
    }

    fn add(&mut self, data: &Data, name: NameRecord, text: &str) {
        self.names.entry(key::hash(key::text(text))).or_default().push(name);
        if text.contains('<') {
            self.patterns.push(name);
        }
        let is_prefix = |prefix: &str| {
            let same = |known: &&Located| key::text(&known.text).eq(key::text(prefix));
            data.components.iter().flat_map(|component| &component.prefixes).any(|known| same(&known))
        };
        if let Some((_, rest)) = key::prefix(text).filter(|(prefix, _)| is_prefix(prefix)) {
            let bare = NameRecord { bare: true, ..name };
            self.names.entry(key::hash(key::text(rest))).or_default().push(bare);
        }
    }
}

/// All text, each piece once.
#[derive(Default)]
struct Blob {
    text: String,
    lists: Vec<Text>,
    pieces: HashMap<String, Text>,
    runs: HashMap<Vec<(u32, u32)>, Run>,
}

impl Blob {
    fn intern(&mut self, piece: &str) -> Text {
        if let Some(&text) = self.pieces.get(piece) {
            return text;
        }
        let text = Text { at: self.text.len() as u32, len: piece.len() as u32 };
        self.text.push_str(piece);
        self.pieces.insert(piece.to_owned(), text);
        text
    }

    fn text(&mut self, text: &Located) -> Text {
        self.intern(&text.text)
    }

    fn maybe(&mut self, text: Option<&Located>) -> Text {
        text.map_or(Text::default(), |text| self.intern(&text.text))
    }

    fn list(&mut self, texts: &[Located]) -> Run {
        let texts: Vec<Text> = texts.iter().map(|text| self.text(text)).collect();
        let next = Run { at: size(&self.lists), len: size(&texts) };
        let run = *self.runs.entry(texts.iter().map(|text| (text.at, text.len)).collect()).or_insert(next);
        if run == next {
            self.lists.extend(texts);
        }
        run
    }
}

struct Code(String);

impl Code {
    fn item(&mut self, name: &str, kind: &str, value: &str) {
        // A text is a constant: a static one would be a pointer, which costs a relocation.
        let keyword = if kind == "&str" { "const" } else { "static" };
        self.0.push_str(&format!("pub {keyword} {name}: {kind} = {value};\n"));
    }

    fn array<T: Debug>(&mut self, name: &str, kind: &str, items: &[T]) {
        let mut value = String::from("[\n");
        for item in items {
            value.push_str(&format!("    {item:?},\n"));
        }
        self.item(name, &format!("[{kind}; {}]", items.len()), &(value + "]"));
    }

    /// A perfect-hash map to runs of a second array, so that one key may have several values.
    fn map<T: Debug + Clone>(&mut self, name: &str, values: &str, kind: &str, lists: &BTreeMap<u64, Vec<T>>) {
        let mut all = Vec::new();
        let mut map = phf_codegen::Map::new();
        for (&hash, list) in lists {
            map.entry(hash, format!("{:?}", Run { at: size(&all), len: size(list) }));
            all.extend(list.iter().cloned());
        }
        self.item(name, "phf::Map<u64, Run>", &map.build().to_string());
        self.array(values, kind, &all);
    }
}

fn size<T>(items: &[T]) -> u32 {
    items.len() as u32
}
