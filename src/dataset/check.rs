//! What the tables must keep: references that lead somewhere, nothing said twice. Names are checked in `names`.

use super::related::Index;
use super::{Data, Located, Problem, RawComponent, RawEntry, RawLink, RawSource, RawTable, Reference};
use crate::key;
use crate::record::{ListKey, TextKey};
use std::collections::HashMap;

mod names;

/// Notes every mistake that the shape of the files does not show.
pub fn data(data: &Data, problems: &mut Vec<Problem>) {
    let index = Index::new(data);
    let mut checker = Checker { stem: "components", components: &data.components, index: &index, problems };
    checker.components();
    checker.stem = "terms";
    checker.terms(data);
    for table in &data.tables {
        checker.stem = &table.stem;
        checker.table(table);
        checker.see_also(table, data);
    }
    checker.numbers(data);
}

/// Checks one file after the other and notes what is wrong.
struct Checker<'d, 'p> {
    stem: &'d str,
    components: &'d [RawComponent],
    index: &'d Index<'d>,
    problems: &'p mut Vec<Problem>,
}

impl Checker<'_, '_> {
    fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem { stem: self.stem.to_owned(), line, what: what.into() });
    }

    /// The compiled tables have two bytes for the number of a table, an entry or a source.
    fn numbers(&mut self, data: &Data) {
        let sources = data.tables.iter().map(|table| table.sources.len()).sum();
        let in_two_bytes = [("tables", data.tables.len()), ("entries", data.entries().count()), ("sources", sources)];
        let most = usize::from(u16::MAX);
        for (what, _) in in_two_bytes.into_iter().filter(|(_, count)| *count > most) {
            self.problem(1, format!("with this table there are more than {most} {what}"));
        }
    }

    fn components(&mut self) {
        let components = self.components;
        // The compiled tables have one byte for the number of a component.
        if u8::try_from(components.len()).is_err() {
            self.problem(1, format!("more than {} components; keep those that the entries speak of", u8::MAX));
        }
        if components.is_empty() && !self.problems.iter().any(|problem| problem.stem == self.stem) {
            self.problem(1, "there is no component; name those that the entries speak of");
        }
        for component in components.iter().filter(|component| component.id.is_given()) {
            let id = &component.id;
            if !id.text.chars().all(|c| c.is_ascii_alphanumeric()) {
                self.problem(id.line, format!("{:?} is not an id; write it in letters and digits", id.text));
            } else if !component.prefixes.iter().any(|prefix| prefix.text == id.text) {
                self.problem(id.line, format!("{:?} is not among its own prefixes; add it there", id.text));
            }
        }
        self.unique("component", components.iter().map(|component| &component.id), folded);
        self.unique("prefix", components.iter().flat_map(|component| &component.prefixes), folded);
    }

    fn terms(&mut self, data: &Data) {
        for words in [&data.terms.ignored, &data.terms.common, &data.terms.foreign] {
            for word in words.iter().filter(|word| word.is_given()) {
                if !key::words(&word.text).eq([word.text.to_lowercase()]) {
                    self.problem(word.line, format!("{:?} is not one word; write each by itself", word.text));
                }
            }
            self.unique("word", words.iter(), folded);
        }
        self.unique("sign", data.terms.signs.iter(), str::to_lowercase);
        if let Some(component) = &data.terms.numbers_of {
            self.known("component", component, data.components.iter().map(|component| &component.id));
        }
        for term in &data.terms.terms {
            for text in term.said.iter().chain(&term.meant).filter(|text| text.is_given()) {
                if key::words(&text.text).next().is_none() {
                    self.problem(text.line, format!("{:?} has no word in it; write one or remove it", text.text));
                }
            }
        }
        self.unique("term", data.terms.terms.iter().flat_map(|term| &term.said), |said| {
            key::words(said).collect::<Vec<_>>().join(" ")
        });
    }

    fn table(&mut self, table: &RawTable) {
        self.id(table);
        if table.sources.is_empty() {
            self.problem(table.id.line.max(1), "the table has no source; name the page that its rows come from");
        }
        if table.entries.is_empty() {
            self.problem(table.id.line.max(1), "the table has no entry; write one or remove the file");
        }
        self.unique("source", table.sources.iter().map(|source| &source.id), str::to_owned);
        for RawSource { url, as_of, .. } in &table.sources {
            self.address(url);
            self.date(as_of);
        }
        for entry in &table.entries {
            self.entry(entry, table);
        }
        self.names(table);
    }

    fn id(&mut self, table: &RawTable) {
        let (id, stem) = (&table.id, &table.stem);
        if id.is_given() && id.text != *stem {
            let what = format!("id {:?} is not the file's name; write {stem:?} or rename the file", id.text);
            self.problem(id.line, what);
        }
        if !stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let what = format!("{stem:?} is not an id; name the file in lower-case letters, digits and hyphens");
            self.problem(id.line.max(1), what);
        }
    }

    fn entry(&mut self, entry: &RawEntry, table: &RawTable) {
        let components = self.components;
        self.known("component", &entry.component, components.iter().map(|component| &component.id));
        for source in &entry.sources {
            self.known("source", source, table.sources.iter().map(|source| &source.id));
        }
        self.unique("source", &entry.sources, str::to_owned);
        if let Some(since) =
            entry.text(TextKey::Since).filter(|since| since.is_given() && !is_date_or_month(&since.text))
        {
            self.problem(since.line, format!("{:?} is not a date; write YYYY-MM or YYYY-MM-DD", since.text));
        }
        if u8::try_from(entry.list(ListKey::Aliases).len()).is_err() {
            self.problem(entry.line, format!("more than {} aliases; keep those that people meet", u8::MAX));
        }
        self.unique("cause", entry.list(ListKey::Causes), str::to_owned);
        self.unique("step", entry.list(ListKey::Resolution), str::to_owned);
        self.unique("link", entry.links.iter().map(|link| &link.url), str::to_owned);
        for RawLink { url, .. } in &entry.links {
            self.address(url);
        }
        match (entry.list(ListKey::Resolution).is_empty(), entry.action) {
            (true, Some(Ok(action))) => {
                let what = format!("action {:?} without a resolution; give the steps, or no action", action.id());
                self.problem(entry.line, what);
            }
            (false, None) => {
                self.problem(entry.line, "a resolution without an action; say who acts first");
            }
            _ => {}
        }
    }

    /// What an entry says to see is one entry, another one, and named once.
    fn see_also(&mut self, table: &RawTable, data: &Data) {
        for entry in &table.entries {
            let mut seen = HashMap::new();
            for reference in entry.see_also.iter().filter(|reference| reference.is_given()) {
                let is_known = self.known("table", &reference.table, data.tables.iter().map(|table| &table.id));
                let wrong = if is_known { self.wrong_reference(reference, entry, &mut seen) } else { None };
                wrong.into_iter().for_each(|what| self.problem(reference.line, what));
            }
        }
    }

    fn wrong_reference(
        &self,
        reference: &Reference,
        entry: &RawEntry,
        seen: &mut HashMap<u32, usize>,
    ) -> Option<String> {
        if reference.name().is_none() {
            return Some("neither \"code\" nor \"status\"; say which entry to see".to_owned());
        }
        let table = &reference.table.text;
        let (number, other) = match self.index.find(reference)[..] {
            [one] => one,
            [] => return Some(format!("no entry of {table:?} has these names; write them as they are there")),
            ref several => {
                let lines: Vec<String> = several.iter().map(|(_, entry)| entry.line.to_string()).collect();
                let (count, lines) = (lines.len(), lines.join(", "));
                let remedy = "add code, status or section";
                return Some(format!("{count} entries of {table:?} have these names (lines {lines}); {remedy}"));
            }
        };
        if std::ptr::eq(other, entry) {
            return Some("the entry refers to itself; remove this".to_owned());
        }
        let earlier = seen.insert(number, reference.line)?;
        Some(format!("this entry is already named on line {earlier}; keep one"))
    }

    /// No two of these are the same once they are folded.
    fn unique<'a>(&mut self, what: &str, all: impl IntoIterator<Item = &'a Located>, fold: fn(&str) -> String) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for Located { text, line } in all.into_iter().filter(|one| one.is_given()) {
            if let Some(earlier) = seen.insert(fold(text), *line) {
                self.problem(*line, format!("{what} {text:?} is already on line {earlier}; keep one"));
            }
        }
    }

    /// Notes a text that is none of these, and says whether it is one.
    fn known<'a>(&mut self, what: &str, given: &Located, all: impl Iterator<Item = &'a Located>) -> bool {
        let known: Vec<&str> = all.map(|one| one.text.as_str()).collect();
        // Where none is known, that is the mistake, and it has been told.
        let is_known = !given.is_given() || known.is_empty() || known.contains(&given.text.as_str());
        if !is_known {
            self.problem(given.line, format!("unknown {what} {:?}; it is one of {}", given.text, known.join(", ")));
        }
        is_known
    }

    fn address(&mut self, url: &Located) {
        let host = url.text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let is_host = |host: &str| host.contains('.') && host.split('.').all(is_label);
        let is_odd = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\\');
        if url.is_given() && (!host.is_some_and(is_host) || url.text.contains(is_odd)) {
            self.problem(
                url.line,
                format!("{:?} is not the https:// address of a page; give the page's own", url.text),
            );
        }
    }

    fn date(&mut self, date: &Located) {
        if date.is_given() && !is_date(&date.text) {
            self.problem(date.line, format!("{:?} is not a date; write YYYY-MM-DD", date.text));
        }
    }
}

fn folded(text: &str) -> String {
    key::text(text).collect()
}

/// Whether it is a day or a month that was.
fn is_date_or_month(text: &str) -> bool {
    is_date(text) || is_date(&format!("{text}-01"))
}

/// Whether it is a day that was, as `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let is_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let numbers: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let ([year, month, day], true) = (&numbers[..], is_shaped) else { return false };
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap_year => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(day)
}
