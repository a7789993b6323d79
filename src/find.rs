//! The whole ladder of a lookup: exact names, codes inside a longer text, pieces of a code, and then guesses.
//! Each rung answers only where the one above found nothing.

use crate::catalog::{self, Entry};
use crate::hit::{Answer, Hit, MatchKind};
use crate::lookup::{by_code, lookup};
use crate::numbers::numbers;
use crate::scan;
use crate::suggest::{Guess, guess};

/// What a query may mean, however it was pasted, with how each entry was found.
///
/// ```
/// use zcodes::{MatchKind, find};
///
/// assert_eq!(find("se: connection request timed out").kind(), Some(MatchKind::Status));
/// assert_eq!(find("x closeBRK_MT_TERMINATED y").kind(), Some(MatchKind::Embedded));
/// assert_eq!(find("CANNOT_PROMOTE").kind(), Some(MatchKind::Partial));
/// assert_eq!(find("BRK_MT_SETUP_TIMEOT").kind(), Some(MatchKind::Similar));
/// assert!(find("hello world").hits.is_empty());
/// ```
pub fn find(query: &str) -> Answer {
    let exact = exact(query);
    if !exact.hits.is_empty() {
        return exact;
    }
    let rungs = [(MatchKind::Embedded, embedded as fn(&str) -> Vec<Entry>), (MatchKind::Partial, partial)];
    for (kind, rung) in rungs {
        let entries = rung(query);
        if !entries.is_empty() {
            let hits = entries.into_iter().map(|entry| Hit { entry, kind }).collect();
            return Answer { hits, suggestions: Vec::new() };
        }
    }
    match guess(query) {
        Guess::Clear(entries, others) => {
            let hits = entries.into_iter().map(|entry| Hit { entry, kind: MatchKind::Similar }).collect();
            Answer { hits, suggestions: others }
        }
        Guess::Unclear(suggestions) => Answer { hits: Vec::new(), suggestions },
    }
}

/// What a query names outright, and nothing else.
pub(crate) fn exact(query: &str) -> Answer {
    Answer { hits: lookup(query), suggestions: Vec::new() }
}

/// The entries whose codes stand in a longer text, in the order of the text.
fn embedded(query: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut add = |code: &str| {
        for entry in by_code(code).chain(catalog::with_token(code.as_bytes())) {
            if !found.contains(&entry) {
                found.push(entry);
            }
        }
    };
    scan::scan(query.as_bytes()).filter(|mention| mention.entry.is_some()).for_each(|mention| add(mention.token));
    let words = query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.contains('_')).map(str::to_ascii_uppercase).for_each(|word| {
        if catalog::with_token(word.as_bytes()).is_some() {
            add(&word);
        }
    });
    numbers(query).for_each(|number| add(&number));
    let bare = query.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '.' | ',' | ';' | ':' | '#'));
    if bare.ends_with(|c: char| c.is_ascii_digit()) && !bare.contains('_') {
        add(bare);
    }
    found
}

/// The entries of the only code that has the query as its beginning, end or middle, cut at `_`.
fn partial(query: &str) -> Vec<Entry> {
    let query = query.trim();
    let is_joint = |c: char| c == '_' || c == '-' || c.is_whitespace();
    // A number is whole or not at all, and its sign counts.
    let is_number = !query.contains(|c: char| c.is_ascii_alphabetic());
    if is_number || query.chars().any(|c| !c.is_ascii_alphanumeric() && !is_joint(c)) {
        return Vec::new();
    }
    let words: Vec<&str> = query.split(is_joint).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<Entry> = Vec::new();
    for entry in catalog::entries() {
        let Some(code) = entry.code().filter(|code| !words.is_empty() && holds(code, &words)) else { continue };
        if found.first().is_some_and(|first| first.code() != Some(code)) {
            return Vec::new();
        }
        found.push(entry);
    }
    found
}

fn holds(code: &str, words: &[&str]) -> bool {
    let same = |(part, word): (&str, &&str)| part.eq_ignore_ascii_case(word);
    let starts = std::iter::once(0).chain(code.match_indices('_').map(|(at, _)| at + 1));
    starts.map(|at| &code[at..]).any(|rest| {
        let mut parts = rest.split('_');
        words.iter().all(|word| parts.next().is_some_and(|part| same((part, word))))
    })
}
