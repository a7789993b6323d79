//! What the tables must keep: names that can be found, references that lead somewhere, nothing said twice.

use super::{Component, Data, Entry, Located, Problem, Table};
use crate::key;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

/// Notes every mistake that the shape of the files does not show.
pub fn data(data: &Data, problems: &mut Vec<Problem>) {
    let mut checker = Checker { stem: "components", problems };
    checker.components(&data.components);
    checker.stem = "terms";
    checker.terms(data);
    for table in &data.tables {
        checker.stem = &table.stem;
        checker.table(table, &data.components);
    }
}

struct Checker<'d, 'p> {
    stem: &'d str,
    problems: &'p mut Vec<Problem>,
}

impl Checker<'_, '_> {
    fn problem(&mut self, line: usize, what: String) {
        self.problems.push(Problem { stem: self.stem.to_owned(), line, what });
    }

    fn components(&mut self, components: &[Component]) {
        self.unique("component", components.iter().map(|component| &component.id), str::to_owned);
        let prefixes = components.iter().flat_map(|component| &component.prefixes);
        self.unique("prefix", prefixes, |prefix| key::text(prefix).collect());
    }

    fn terms(&mut self, data: &Data) {
        for word in &data.terms.ignored {
            if key::words(&word.text).count() != 1 {
                self.problem(word.line, format!("{:?} is not one word; ignored words stand one by one", word.text));
            }
        }
        for text in data.terms.terms.iter().flat_map(|term| term.said.iter().chain(&term.meant)) {
            if key::words(&text.text).next().is_none() {
                self.problem(text.line, format!("{:?} has no word in it", text.text));
            }
        }
    }

    fn table(&mut self, table: &Table, components: &[Component]) {
        if table.id.text != table.stem {
            let what =
                format!("id {:?} is not the file's name; write {:?} or rename the file", table.id.text, table.stem);
            self.problem(table.id.line, what);
        }
        if table.sources.is_empty() {
            self.problem(table.id.line.max(1), "the table has no source; name the page its rows come from".to_owned());
        }
        self.unique("source", table.sources.iter().map(|source| &source.id), str::to_owned);
        for source in &table.sources {
            self.address(&source.url);
            self.date(&source.as_of);
        }
        for entry in &table.entries {
            self.entry(entry, table, components);
        }
        self.told_apart(table);
    }

    fn entry(&mut self, entry: &Entry, table: &Table, components: &[Component]) {
        if entry.code.is_none() && entry.status.is_none() {
            self.problem(entry.line, "neither \"code\" nor \"status\"; an entry needs one to be found by".to_owned());
        }
        for name in entry.code.iter().chain(&entry.status).chain(&entry.aliases) {
            if key::text(&name.text).next().is_none() {
                self.problem(name.line, format!("{:?} has no letter or digit to be found by", name.text));
            }
            if key::prefix(&name.text).is_some_and(|(_, rest)| key::text(rest).next().is_none()) {
                self.problem(name.line, format!("nothing follows the colon of {:?}", name.text));
            }
            if name.text.contains('<') && key::text(&literal(&name.text)).next().is_none() {
                self.problem(name.line, format!("{:?} is all placeholder and would match any text", name.text));
            }
        }
        self.unique("alias", entry.aliases.iter().chain(&entry.status), str::to_owned);
        self.known("component", &entry.component, components.iter().map(|component| &component.id));
        if let Some(source) = &entry.source {
            self.known("source", source, table.sources.iter().map(|source| &source.id));
        }
        for link in &entry.links {
            self.address(&link.url);
        }
        match (entry.resolution.is_empty(), entry.action) {
            (true, Some(action)) => {
                let what = format!("action {:?} without a resolution; give the steps, or no action", action.id());
                self.problem(entry.line, what);
            }
            (false, None) => {
                self.problem(entry.line, "a resolution without an action; say who acts first".to_owned());
            }
            _ => {}
        }
    }

    /// One code may name several entries of a table if a status text tells them apart.
    fn told_apart(&mut self, table: &Table) {
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        for entry in &table.entries {
            let code: String = entry.code.iter().flat_map(|code| key::code(&code.text)).collect();
            let status: String = entry.status.iter().flat_map(|status| key::text(&status.text)).collect();
            let name = entry.code.as_ref().or(entry.status.as_ref());
            let Some(name) = name else { continue };
            match seen.entry((code, status)) {
                Slot::Vacant(slot) => drop(slot.insert(name.line)),
                Slot::Occupied(slot) => {
                    let remedy = match entry.status {
                        Some(_) => "with the same status; remove one or correct it",
                        None => "and neither has a status; give each its own",
                    };
                    let what = format!("{:?} is already on line {} {remedy}", name.text, slot.get());
                    self.problem(name.line, what);
                }
            }
        }
    }

    fn unique<'a>(&mut self, what: &str, all: impl Iterator<Item = &'a Located>, fold: fn(&str) -> String) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for one in all {
            if let Some(line) = seen.insert(fold(&one.text), one.line) {
                let (first, second) = (line.min(one.line), line.max(one.line));
                self.problem(second, format!("{what} {:?} is already on line {first}; keep one", one.text));
            }
        }
    }

    fn known<'a>(&mut self, what: &str, given: &Located, all: impl Iterator<Item = &'a Located>) {
        let known: Vec<&str> = all.map(|one| one.text.as_str()).collect();
        if given.line > 0 && !known.contains(&given.text.as_str()) {
            self.problem(given.line, format!("unknown {what} {:?}; known here: {}", given.text, known.join(", ")));
        }
    }

    fn address(&mut self, url: &Located) {
        if url.line > 0 && (!url.text.starts_with("https://") || url.text.contains(char::is_whitespace)) {
            self.problem(url.line, format!("{:?} is not an https:// address", url.text));
        }
    }

    fn date(&mut self, date: &Located) {
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = date.text.split('-').collect();
        if date.line > 0 && !matches!(parts[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2)) {
            self.problem(date.line, format!("{:?} is not a date; write YYYY-MM-DD", date.text));
        }
    }
}

/// A text without its placeholders.
fn literal(text: &str) -> String {
    text.split('<')
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) })
        .collect()
}
