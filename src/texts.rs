//! Texts of the tables inside longer texts: log lines, pasted windows, exports. Pure: a line in, places out.
//!
//! Of the texts of one to three words more than half occur in ordinary documents too, of those of four and more none
//! of 886 did (282 MB read). So a shorter one counts only with its component's prefix before it, after a cue of its
//! table, or beside the code of its entry.

use crate::catalog::{self, Entry, Table};
use crate::key;
use crate::lookup::by_code;
use crate::name::{Name, PlacedWord, component};
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// So many words can be told from ordinary text.
const TELLING: usize = 4;
/// The most words that are read after a cue.
const AFTER_CUE: usize = 16;

/// A text that is read for what it has of the tables.
pub struct PastedLine<'t> {
    pub text: &'t str,
    pub words: Vec<PlacedWord>,
    lower_case: OnceCell<String>,
    codes: OnceCell<HashSet<String>>,
}

/// An entry that a longer text names, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Occurrence {
    /// The bytes of the text that its name takes.
    pub range: Range<usize>,
    /// The entry.
    pub entry: Entry,
}

/// The status texts of the tables in a line, in order, each with the first entry that has it.
pub fn in_line(line: &str) -> impl Iterator<Item = (Range<usize>, Entry)> {
    let mut texts = PastedLine::new(line).texts();
    texts.dedup_by(|next, one| next.range == one.range);
    texts.into_iter().map(|text| (text.range, text.entry))
}

impl<'t> PastedLine<'t> {
    pub fn new(text: &'t str) -> PastedLine<'t> {
        let words = key::words_at(text).collect();
        PastedLine { text, words, lower_case: OnceCell::new(), codes: OnceCell::new() }
    }

    /// The text in lower case; its places are not those of the text.
    pub fn lower_case(&self) -> &str {
        self.lower_case.get_or_init(|| self.text.to_lowercase())
    }

    /// The texts in it, in order, and with each all entries that it may be of; where two overlap, the longer one.
    pub fn texts(&self) -> Vec<Occurrence> {
        let mut found: Vec<Occurrence> = self.after_cues();
        found.extend((0..self.words.len()).flat_map(|at| self.told_at(at)));
        found.sort_by_key(|one| (Reverse(one.range.len()), one.range.start, one.entry));
        found.dedup();
        // By their starts: what is kept does not overlap, so only the last one that starts before an end can.
        let mut kept: BTreeMap<usize, (usize, Vec<Entry>)> = BTreeMap::new();
        for Occurrence { range, entry } in found {
            match kept.range_mut(..range.end).next_back() {
                Some((&start, (end, entries))) if (start..*end) == range => entries.push(entry),
                Some((_, (end, _))) if *end > range.start => {}
                _ => drop(kept.insert(range.start, (range.end, vec![entry]))),
            }
        }
        let of_range = |(start, (end, mut entries)): (usize, (usize, Vec<Entry>))| {
            // A code in the line decides among the entries that share a text.
            if entries.iter().any(|&entry| self.has_code_of(entry)) {
                entries.retain(|&entry| self.has_code_of(entry));
            }
            entries.into_iter().map(move |entry| Occurrence { range: start..end, entry })
        };
        kept.into_iter().flat_map(of_range).collect()
    }

    /// The texts that the words at this place tell.
    fn told_at(&self, at: usize) -> impl Iterator<Item = Occurrence> {
        Name::told_by(&self.words[at..]).filter_map(move |name| {
            let words = name.found_at(at, &self.words)?;
            let place = self.bytes(&words).filter(|place| self.is_apart(place, &name))?;
            let prefix = self.prefix_before(words.start);
            if let Some(prefix) = &prefix {
                name.kind_after(&self.text[prefix.clone()])?;
            }
            let is_told = prefix.is_some() || is_telling(&name) || self.has_code_of(name.entry);
            let start = prefix.map_or(place.start, |prefix| prefix.start);
            is_told.then_some(Occurrence { range: start..place.end, entry: name.entry })
        })
    }

    /// Whether a text is not a part of a longer identifier, nor put together from one: `ERR_SOCKET_ERROR`.
    fn is_apart(&self, place: &Range<usize>, name: &Name) -> bool {
        let is_inside = !name.has_placeholder() && !name.text().contains('_') && self.text[place.clone()].contains('_');
        let is_glued = self.text[..place.start].ends_with('_') || self.text[place.end..].starts_with('_');
        !is_inside && !is_glued
    }

    /// The component's prefix before a word, up to its colon.
    fn prefix_before(&self, word: usize) -> Option<Range<usize>> {
        let end = self.words[..word].last()?.0.end;
        if !self.text[end..].trim_start().starts_with(':') {
            return None;
        }
        let starts = (word.saturating_sub(4)..word).map(|first| self.words[first].0.start);
        starts.map(|start| start..end).find(|place| component(&self.text[place.clone()]).is_some())
    }

    /// What tables say after their cues: texts and codes, the longest that there is.
    fn after_cues(&self) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for (table, cue) in catalog::tables().flat_map(|table| table.cues().map(move |cue| (table, cue))) {
            let cue_words: Vec<String> = key::words(cue).collect();
            let mark = cue.chars().next_back().filter(|c| !c.is_alphanumeric());
            for at in 0..self.words.len().saturating_sub(cue_words.len()) {
                let (last, next) = (at + cue_words.len() - 1, at + cue_words.len());
                let is_cue = cue_words.iter().zip(&self.words[at..]).all(|(own, (_, word))| own == word);
                let between = &self.text[self.words[last].0.end..self.words[next].0.start];
                if is_cue && mark.is_none_or(|mark| between.contains([mark, '='])) {
                    found.extend(self.longest_of(table, next));
                }
            }
        }
        found
    }

    /// The entries of a table that the words from this one on name, as many of the words as possible.
    fn longest_of(&self, table: Table, first: usize) -> Vec<Occurrence> {
        let ends = (first + 1..=self.words.len().min(first + AFTER_CUE)).rev();
        let mut named = ends.filter_map(|end| {
            let range = self.bytes(&(first..end))?;
            let text = &self.text[range.clone()];
            let entries = by_code(text).chain(Name::looked_up(text).map(|name| name.entry));
            let mut entries: Vec<Entry> = entries.filter(|entry| entry.table() == table).collect();
            entries.dedup();
            (!entries.is_empty())
                .then(|| entries.into_iter().map(|entry| Occurrence { range: range.clone(), entry }).collect())
        });
        named.next().unwrap_or_default()
    }

    /// Whether the code of an entry is in the line: a number with its sign, or what has a `_` or a digit.
    pub fn has_code_of(&self, entry: Entry) -> bool {
        let codes = || {
            let tokens = self.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let tokens = tokens.filter(|token| token.contains(|c: char| c == '_' || c.is_ascii_digit()));
            let tokens = tokens.filter(|token| !token.bytes().all(|byte| byte.is_ascii_digit()));
            let numbers = self.numbers().map(|(_, number)| number);
            tokens.map(str::to_ascii_uppercase).chain(numbers).collect()
        };
        entry.code().is_some_and(|code| self.codes.get_or_init(codes).contains(&code.to_ascii_uppercase()))
    }

    /// The words that are numbers, with their signs: the place of the digits, and the number.
    pub fn numbers(&self) -> impl Iterator<Item = (Range<usize>, String)> {
        let numbers = self.words.iter().filter(|(_, word)| word.bytes().all(|byte| byte.is_ascii_digit()));
        numbers.map(|(at, digits)| {
            let before = self.text[..at.start].trim_end();
            let unsigned = before.strip_suffix(key::is_minus);
            let is_negative = unsigned.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
            (at.clone(), if is_negative { format!("-{digits}") } else { digits.clone() })
        })
    }

    fn bytes(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(words.start)?, self.words.get(words.end.checked_sub(1)?)?);
        Some(first.0.start..last.0.end)
    }
}

/// Whether a text can be told from ordinary ones by itself.
fn is_telling(name: &Name) -> bool {
    let words: Vec<String> = key::literals(name.text()).into_iter().flatten().collect();
    words.len() >= TELLING && words.iter().any(|word| !catalog::is_common(word))
}
