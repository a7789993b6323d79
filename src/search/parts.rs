//! The parts of a search: what is in quotes, the terms that people use, single words.

use crate::catalog;
use crate::key;
use std::collections::HashSet;

/// The most parts that a query is taken to have; a pasted page is no query.
const MOST_PARTS: usize = 64;
/// The most words that are read of a query, or of a quoted part of it.
const MOST_WORDS: usize = 256;
/// A word of a longer query is not corrected: it is a line of a log, full of names.
const MOST_CORRECTED: usize = 8;

/// The parts of a query: quoted runs, terms of several words, single words; without the words that say nothing.
pub fn parts(query: &str) -> Vec<QueryPart> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    for (number, piece) in query.split(['"', '“', '”']).enumerate() {
        let words: Vec<String> = key::words(piece).take(MOST_WORDS).collect();
        let is_quoted = number % 2 == 1;
        if !is_quoted {
            parts.extend(terms_and_words(&words));
        } else if !words.is_empty() {
            parts.push(words);
        }
    }
    if !parts.iter().all(|words| is_ignored(words)) {
        parts.retain(|words| !is_ignored(words));
    }
    // To say a word again asks for nothing more, and no question has more parts than this.
    let mut seen = HashSet::new();
    parts.retain(|words| seen.insert(words.clone()));
    parts.truncate(MOST_PARTS);
    let is_corrected = parts.iter().flatten().count() <= MOST_CORRECTED;
    parts.into_iter().map(|words| QueryPart { words, is_corrected }).collect()
}

/// A part of the query, folded.
pub struct QueryPart {
    pub words: Vec<String>,
    /// Whether typos in it are looked for.
    pub is_corrected: bool,
}

impl QueryPart {
    /// What the tables may say for it.
    pub fn meanings(&self) -> Vec<Vec<String>> {
        let mut meanings = Vec::new();
        for (mut said, meant) in catalog::terms() {
            if said.any(|said| beginning_words(said, &self.words) == Some(self.words.len())) {
                meanings.extend(meant.map(|meant| key::words(meant).collect()));
            }
        }
        meanings
    }
}

/// Whether a part is a single word that says nothing in a query.
fn is_ignored(words: &[String]) -> bool {
    matches!(words, [word] if catalog::ignored_words().any(|ignored| ignored == word))
}

/// How many words a term has, if these begin with it.
fn beginning_words(term: &str, words: &[String]) -> Option<usize> {
    // Letters tell most terms apart before their words are taken out.
    let mut letters = words.iter().flat_map(|word| word.chars());
    if !key::text(term).all(|letter| letters.next() == Some(letter)) {
        return None;
    }
    let term: Vec<String> = key::words(term).collect();
    words.starts_with(&term).then_some(term.len())
}

fn terms_and_words(words: &[String]) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let said = catalog::terms().flat_map(|(said, _)| said);
        let longest = said.filter_map(|said| beginning_words(said, rest)).max().unwrap_or(1);
        let (words, others) = rest.split_at(longest);
        parts.push(words.to_vec());
        rest = others;
    }
    parts
}
