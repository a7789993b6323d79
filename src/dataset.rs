//! The data compiler: JSON files in, checked tables, Rust text out. Runs at build time only, and does no I/O.

mod check;
mod emit;
mod json;
mod parse;
mod related;
#[cfg(test)]
mod tests;

use crate::record::{Action, Kind, ListKey, TextKey};
use std::fmt;

/// A data file: the name without `.json`, and what is in it, or why it could not be read.
pub struct File {
    pub stem: String,
    pub bytes: Result<Vec<u8>, String>,
}

impl File {
    pub fn new(stem: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { stem: stem.into(), bytes: Ok(bytes.into()) }
    }
}

/// What the program includes: Rust text, and the blob of text that it refers to.
pub struct CompiledCatalog {
    pub code: String,
    pub text: String,
}

/// One mistake in the data, where it is (line 0: the file as a whole), and how to correct it.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    pub stem: String,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = if self.line > 0 { format!(":{}", self.line) } else { String::new() };
        write!(f, "data/{}.json{line}: {}", self.stem.escape_debug(), self.what)
    }
}

/// Turns the files of `data/` into the program's tables, or gives every mistake in them, by file and line.
pub fn compile(files: &[File]) -> Result<CompiledCatalog, Vec<Problem>> {
    let mut problems = Vec::new();
    let data = parse::data(files, &mut problems);
    check::data(&data, &mut problems);
    if problems.is_empty() {
        return Ok(emit::data(&data));
    }
    problems.sort_by(|a, b| (&a.stem, a.line).cmp(&(&b.stem, b.line)));
    Err(problems)
}

/// A text and its line; 0 for one that is missing or refused, of which no more need be said.
#[derive(Clone, Default)]
struct Located {
    text: String,
    line: usize,
}

impl Located {
    fn is_given(&self) -> bool {
        self.line > 0
    }
}

/// All that the files say, as they say it: names and lines where the program has numbers.
#[derive(Default)]
struct Data {
    components: Vec<RawComponent>,
    terms: Terms,
    tables: Vec<RawTable>,
}

impl Data {
    /// All entries with their tables, in the order in which the program numbers them.
    fn entries(&self) -> impl Iterator<Item = (&RawTable, &RawEntry)> {
        self.tables.iter().flat_map(|table| table.entries.iter().map(move |entry| (table, entry)))
    }
}

struct RawComponent {
    id: Located,
    name: Located,
    about: Located,
    prefixes: Vec<Located>,
}

#[derive(Default)]
struct Terms {
    ignored: Vec<Located>,
    common: Vec<Located>,
    signs: Vec<Located>,
    foreign: Vec<Located>,
    numbers_of: Option<Located>,
    terms: Vec<Term>,
}

struct Term {
    said: Vec<Located>,
    meant: Vec<Located>,
}

struct RawTable {
    stem: String,
    id: Located,
    title: Located,
    seen_in: Located,
    families: Vec<Located>,
    cues: Vec<Located>,
    log_fields: Vec<Located>,
    sources: Vec<RawSource>,
    entries: Vec<RawEntry>,
}

struct RawSource {
    id: Located,
    title: Located,
    url: Located,
    as_of: Located,
}

struct RawEntry {
    line: usize,
    texts: [Option<Located>; TextKey::NAMES.len()],
    lists: [Vec<Located>; ListKey::NAMES.len()],
    component: Located,
    /// `Err` is one that is refused.
    kind: Option<Result<Kind, ()>>,
    action: Option<Result<Action, ()>>,
    links: Vec<RawLink>,
    see_also: Vec<Reference>,
    /// Ids; none means the table's first.
    sources: Vec<Located>,
}

/// Another entry, by its table and its own names.
struct Reference {
    line: usize,
    table: Located,
    code: Option<Located>,
    status: Option<Located>,
    section: Option<Located>,
}

struct RawLink {
    title: Located,
    url: Located,
}

impl Reference {
    fn name(&self) -> Option<&Located> {
        self.code.as_ref().or(self.status.as_ref())
    }

    /// Whether nothing of it is refused.
    fn is_given(&self) -> bool {
        let names = [&self.code, &self.status, &self.section];
        self.table.is_given() && names.into_iter().flatten().all(Located::is_given)
    }
}

impl RawEntry {
    fn text(&self, key: TextKey) -> Option<&Located> {
        self.texts[key as usize].as_ref()
    }

    fn list(&self, key: ListKey) -> &[Located] {
        &self.lists[key as usize]
    }

    fn code(&self) -> Option<&Located> {
        self.text(TextKey::Code)
    }

    fn status(&self) -> Option<&Located> {
        self.text(TextKey::Status)
    }

    fn section(&self) -> Option<&Located> {
        self.text(TextKey::Section)
    }

    /// The code, or the status text where there is no code.
    fn name(&self) -> Option<&Located> {
        self.code().or(self.status())
    }

    fn names(&self) -> impl Iterator<Item = &Located> {
        self.status().into_iter().chain(self.list(ListKey::Aliases))
    }
}
