//! Exact lookup: the query is a code, a status text or an alias, up to case, punctuation and prefix. Never guesses.

use crate::catalog::{self, Component, Entry};
use crate::hit::{Hit, MatchKind};
use crate::key;

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
    by_pattern(query, &mut add);
    hits.sort_unstable_by_key(|hit| (hit.kind, hit.entry.code().is_none(), hit.entry));
    hits
}

/// The entries with this code.
pub(crate) fn by_code(query: &str) -> impl Iterator<Item = Entry> {
    let folded = key::code(query);
    let same = move |entry: &Entry| entry.code().is_some_and(|code| key::code(code).eq(key::code(query)));
    catalog::coded(key::hash(folded)).filter(same)
}

fn by_name(query: &str, add: &mut impl FnMut(Entry, MatchKind)) {
    for name in Name::looked_up(query) {
        add(name.entry, name.kind());
    }
    if let Some((prefix, rest)) = key::prefix(query) {
        for name in Name::looked_up(rest).filter(|name| name.bare) {
            if let Some(kind) = name.kind_with_prefix(prefix) {
                add(name.entry, kind);
            }
        }
    }
}

/// A status text or an alias, whole or `bare`: without its prefix.
struct Name {
    entry: Entry,
    number: u32,
    bare: bool,
}

impl Name {
    /// The names that are this text, whole or bare.
    fn looked_up(text: &str) -> impl Iterator<Item = Name> {
        let names = catalog::named(key::hash(key::text(text)));
        let names = names.map(|(entry, number, bare)| Name { entry, number, bare });
        names.filter(move |name| same(name.text(), text))
    }

    fn text(&self) -> &'static str {
        let (whole, (_, rest)) = (self.entry.numbered_name(self.number), self.parts());
        if self.bare { rest } else { whole }
    }

    fn parts(&self) -> (&'static str, &'static str) {
        key::prefix(self.entry.numbered_name(self.number)).unwrap_or_default()
    }

    fn kind(&self) -> MatchKind {
        kind_of(self.number)
    }

    /// How the entry was found by its bare name behind this prefix, which is the name's own, or its component's: the
    /// id of today, or an earlier name.
    fn kind_with_prefix(&self, prefix: &str) -> Option<MatchKind> {
        let (own, _) = self.parts();
        let component = component(prefix).filter(|&component| component == self.entry.component());
        if same(own, prefix) || component.is_some_and(|component| same(component.id(), prefix)) {
            return Some(self.kind());
        }
        (component.is_some() && self::component(own) == component).then_some(MatchKind::Alias)
    }
}

/// Names with a `<placeholder>`, which stands for any words or none.
fn by_pattern(query: &str, add: &mut impl FnMut(Entry, MatchKind)) {
    let begins = |pattern: &str| {
        let mut query = key::text(query);
        key::text(pattern.split('<').next().unwrap_or_default()).all(|letter| query.next() == Some(letter))
    };
    for (entry, name) in catalog::patterns() {
        let pattern = entry.numbered_name(name);
        if begins(pattern) && fits(pattern, &key::words(query).collect::<Vec<_>>()) {
            add(entry, kind_of(name));
        }
    }
}

fn fits(pattern: &str, words: &[String]) -> bool {
    match pattern.split_once('<') {
        None => key::words(pattern).eq(words.iter().cloned()),
        Some((before, rest)) => {
            let literal: Vec<String> = key::words(before).collect();
            let after = rest.split_once('>').map_or("", |(_, after)| after);
            let Some(words) = words.strip_prefix(literal.as_slice()) else { return false };
            (0..=words.len()).any(|taken| fits(after, &words[taken..]))
        }
    }
}

fn kind_of(name: u32) -> MatchKind {
    if name == 0 { MatchKind::Status } else { MatchKind::Alias }
}

fn component(prefix: &str) -> Option<Component> {
    catalog::components().find(|component| component.prefixes().any(|known| same(known, prefix)))
}

fn same(a: &str, b: &str) -> bool {
    key::text(a).eq(key::text(b))
}
