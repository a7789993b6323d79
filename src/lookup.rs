//! Exact lookup: the query is a code, a status text or an alias, up to case, punctuation and prefix. Never guesses.

use crate::catalog::{self, Entry};
use crate::hit::{Hit, MatchKind};
use crate::key;
use crate::name::{Name, PlacedWord};

/// A longer text is no name: a pasted page is not read to its end.
const MOST_WORDS: usize = 400;

/// The entries that the query names outright, by code, status text or alias: codes first.
///
/// Case does not matter, nor do `-`, `_` and blanks in a code (but a minus before digits does), nor
/// punctuation in a text. A text may lack its prefix; a given prefix must be one that its component has or had.
///
/// ```
/// use zcodes::{MatchKind, lookup};
///
/// let hits = lookup("brk-mt-setup-timeout");
/// assert_eq!((hits[0].entry.code(), hits[0].kind), (Some("BRK_MT_SETUP_TIMEOUT"), MatchKind::Code));
///
/// assert_eq!(lookup("ZEN: Duplicate connection tag ID")[0].kind, MatchKind::Alias);
/// assert_eq!(lookup("Fail Close driver error")[0].entry.status(), Some("Fail Close <reason>"));
/// assert!(lookup("BRK_MT_SETUP_TIMEOT").is_empty());
/// ```
pub fn lookup(query: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |entry: Entry, kind: MatchKind| match hits.iter_mut().find(|hit| hit.entry == entry) {
        Some(hit) => hit.kind = hit.kind.min(kind),
        None => hits.push(Hit { entry, kind }),
    };
    for entry in by_code(query) {
        add(entry, MatchKind::Code);
    }
    by_name(query, &mut add);
    hits.sort_unstable_by_key(|hit| (hit.kind, hit.entry.code().is_none(), hit.entry));
    hits
}

/// The entries with this code.
pub(crate) fn by_code(query: &str) -> impl Iterator<Item = Entry> {
    let folded = key::code(query);
    let same = move |code: &str| code == query || key::code(code).eq(key::code(query));
    catalog::coded(key::hash(folded)).filter(move |entry| entry.code().is_some_and(same))
}

fn by_name(query: &str, add: &mut impl FnMut(Entry, MatchKind)) {
    for name in Name::looked_up(query).chain(with_placeholders(query)) {
        add(name.entry, name.kind());
    }
    if let Some((prefix, rest)) = key::prefix(query) {
        for name in Name::looked_up(rest).chain(with_placeholders(rest)) {
            if let Some(kind) = name.kind_after(prefix) {
                add(name.entry, kind);
            }
        }
    }
}

/// The names with a `<placeholder>` that these words are; no code is one.
fn with_placeholders(text: &str) -> impl Iterator<Item = Name> {
    let is_code = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let most = if is_code { 0 } else { MOST_WORDS + 1 };
    let words: Vec<PlacedWord> = key::words_at(text).take(most).collect();
    let mut names = Vec::new();
    for at in (0..words.len()).filter(|_| words.len() <= MOST_WORDS) {
        let told = Name::told_by(&words[at..]).filter(|name| name.has_placeholder());
        names.extend(told.filter(|name| name.is(&words)));
    }
    names.into_iter()
}
