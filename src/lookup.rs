//! Exact lookup: the query is a code, a status text or an alias, up to case, punctuation and prefix. Never guesses.

use crate::catalog::{self, Entry};
use crate::hit::{Hit, MatchKind};
use crate::key;
use crate::line::PastedLine;
use crate::name::{Name, component};

/// A longer text is no name: a pasted page is not read to its end.
const MOST_WORDS: usize = 400;

/// The entries that the query names outright, by code, status text or alias: codes first.
///
/// Case does not matter, nor do `-`, `_` and spaces in a code (but a minus before digits does), nor
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
    named(&PastedLine::new(query))
}

pub(crate) fn named(line: &PastedLine) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |entry: Entry, kind: MatchKind| match hits.iter_mut().find(|hit| hit.entry == entry) {
        Some(hit) => hit.kind = hit.kind.min(kind),
        None => hits.push(Hit { entry, kind }),
    };
    if may_be_a_name(line.text) {
        by_code(line.text.trim_matches(is_around_a_code)).for_each(|entry| add(entry, MatchKind::Code));
        by_name(line, &mut add);
    }
    for name in with_placeholders(line, 0) {
        add(name.entry, name.kind());
    }
    hits.sort_unstable_by_key(|hit| (hit.kind, hit.entry.code().is_none(), hit.entry));
    hits
}

/// What a code has around it where it is copied from: `"BRK-MT-TERMINATED",` and `(-8)`.
fn is_around_a_code(c: char) -> bool {
    c.is_whitespace() || r#""'`“”()[]{}<>,;:.!?"#.contains(c)
}

/// Whether a text has no more letters than names have: a line of a log need not be folded whole.
fn may_be_a_name(text: &str) -> bool {
    text.len() <= catalog::LONGEST_NAME || key::text(text).nth(catalog::LONGEST_NAME).is_none()
}

/// The entries with this code.
pub(crate) fn by_code(query: &str) -> impl Iterator<Item = Entry> {
    let folded = key::code(query);
    let same = move |code: &str| code == query || key::code(code).eq(key::code(query));
    catalog::coded(key::hash(folded)).filter(move |entry| entry.code().is_some_and(same))
}

fn by_name(line: &PastedLine, add: &mut impl FnMut(Entry, MatchKind)) {
    // `invalid_client` is somebody's code, not the text `CLT: Invalid client`.
    let is_identifier = line.text.contains('_') && !line.text.contains(char::is_whitespace);
    for name in
        Name::looked_up(line.text.trim_matches(is_around_a_code)).filter(|name| !(is_identifier && name.is_bare()))
    {
        add(name.entry, name.kind());
    }
    if let Some((prefix, rest)) = key::prefix(line.text).filter(|(prefix, _)| component(prefix).is_some()) {
        let first = line.words().partition_point(|(at, _)| at.start <= prefix.len());
        for name in Name::looked_up(rest).chain(with_placeholders(line, first)) {
            if let Some(kind) = name.kind_after(prefix) {
                add(name.entry, kind);
            }
        }
    }
}

/// The names with a `<placeholder>` that the words from this one on are; no code is one.
fn with_placeholders(line: &PastedLine, first: usize) -> impl Iterator<Item = Name> {
    let is_code = line.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let words = if is_code { &[] } else { line.words() };
    let told = if words.len() > MOST_WORDS { &[] } else { line.told() };
    let told = told.iter().filter(move |(at, name)| *at >= first && name.has_placeholder());
    told.map(|(_, name)| *name).filter(move |name| name.is(&words[first..]))
}
