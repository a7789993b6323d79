//! The promise of lookup read plainly: a scan over all names, with a folding of its own. Slow and simple.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use zcodes::{Entry, MatchKind, entries};

/// A name of an entry, what kind of name it is, and how it reads folded.
#[derive(Clone, Debug)]
pub struct Name {
    pub entry: Entry,
    pub how: MatchKind,
    pub text: &'static str,
    pub own: Option<Prefixed>,
    folded: String,
}

/// A text with a known prefix, folded.
#[derive(Clone, Debug)]
pub struct Prefixed {
    component: String,
    prefix: String,
    pub rest: String,
}

/// Every name, and the prefixes: component and folded prefix.
pub type Known = (Vec<Name>, Vec<(String, String)>);

pub fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let prefixes = prefixes();
        let name = |entry: Entry, how: MatchKind, text: &'static str| {
            let folded = if how == MatchKind::Code { code_letters(text) } else { letters(text) };
            Name { entry, how, text, folded, own: split(text, &prefixes) }
        };
        let of = |entry: Entry| {
            let code = entry.code().map(|text| name(entry, MatchKind::Code, text));
            let status = entry.status().map(|text| name(entry, MatchKind::Status, text));
            let aliases = entry.aliases().map(|text| name(entry, MatchKind::Alias, text));
            code.into_iter().chain(status).chain(aliases).collect::<Vec<_>>()
        };
        (entries().flat_map(of).collect(), prefixes)
    })
}

/// What the prefixes of status texts say, as `data/components.json` has it: component and prefix.
fn prefixes() -> Vec<(String, String)> {
    let data: serde_json::Value =
        serde_json::from_str(include_str!("../../data/components.json")).expect("the build has read it");
    let components = data["components"].as_array().expect("a list").clone();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let of = |component: serde_json::Value| {
        let prefixes = component["prefixes"].as_array().expect("a list").clone();
        prefixes.into_iter().map(|prefix| (text(&component["id"]), letters(&text(&prefix)))).collect::<Vec<_>>()
    };
    components.into_iter().flat_map(of).collect()
}

pub fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

const MINUS: [char; 8] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}', '\u{fe63}', '\u{ff0d}'];

fn code_letters(code: &str) -> String {
    let code = code.trim();
    let negative = code.starts_with(MINUS)
        && code.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit());
    let rest = code.to_lowercase().replace(|c: char| MINUS.contains(&c) || c == '_' || c.is_whitespace(), "");
    if negative { format!("-{rest}") } else { rest }
}

fn split(text: &str, prefixes: &[(String, String)]) -> Option<Prefixed> {
    let (prefix, rest) = text.split_once(':')?;
    let (component, prefix) = prefixes.iter().find(|(_, known)| *known == letters(prefix))?;
    Some(Prefixed { component: component.clone(), prefix: prefix.clone(), rest: letters(rest) })
}

/// A query, folded in every way once.
struct Query {
    text: String,
    code: String,
    letters: String,
    given: Option<Prefixed>,
}

impl Query {
    fn of(text: &str) -> Query {
        let bare = text.trim_matches(|c: char| c.is_whitespace() || "\"'`“”()[]{}<>,;:.!?".contains(c));
        let (code, letters, given) = (code_letters(bare), letters(text), split(text, &known().1));
        Query { text: text.to_owned(), code, letters, given }
    }

    /// How a name answers, if it does.
    fn answered_by(&self, name: &Name) -> Option<MatchKind> {
        if name.how == MatchKind::Code {
            return (name.folded == self.code).then_some(MatchKind::Code);
        }
        // `invalid_client` is somebody's code.
        let is_identifier = self.text.contains('_') && !self.text.contains(char::is_whitespace);
        let is_rest = |own: &Prefixed| own.rest == self.letters && !is_identifier || fills(rest(name.text), &self.text);
        let is_bare = name.own.as_ref().is_some_and(is_rest);
        if name.text.bytes().all(|byte| byte.is_ascii_digit()) {
            return (name.text == self.code && !self.text.contains(MINUS)).then_some(name.how);
        }
        if name.folded == self.letters || fills(name.text, &self.text) || is_bare {
            return Some(name.how);
        }
        let given = self.given.as_ref()?;
        let (given_rest, component) = (rest(&self.text), name.entry.component().id());
        let Some(own) = &name.own else {
            let has_prefix = |other: &Name| {
                let is_same = other.own.as_ref().is_some_and(|own| own.rest == name.folded);
                is_same && other.entry.component().id() == component
            };
            let is_said = given.component == component && (given.rest == name.folded || fills(name.text, given_rest));
            return (is_said && !known().0.iter().any(has_prefix)).then_some(name.how);
        };
        if (given.rest != own.rest && !fills(rest(name.text), given_rest)) || own.rest.is_empty() {
            return None;
        }
        if own.prefix == given.prefix || (given.component == component && given.prefix == letters(component)) {
            return Some(name.how);
        }
        (given.component == component && own.component == component).then_some(MatchKind::Alias)
    }
}

/// What follows the first colon.
fn rest(text: &str) -> &str {
    text.split_once(':').map_or("", |(_, rest)| rest)
}

/// A text with other words for its placeholders.
pub fn filled(text: &str, mut with: impl FnMut() -> &'static str) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, (_, after))) = rest.split_once('<').and_then(|(b, rest)| Some((b, rest.split_once('>')?))) {
        filled += before;
        filled += with();
        rest = after;
    }
    filled + rest
}

/// The words of a name, those with a placeholder in them as a mark.
fn marked(name: &str) -> Vec<String> {
    words(&filled(name, || "\u{1}"))
}

pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{1}').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether a name with a placeholder has two words of its own, and not only words that any program's messages have.
pub fn is_telling(name: &str) -> bool {
    static COMMON: OnceLock<BTreeSet<String>> = OnceLock::new();
    let common = COMMON.get_or_init(|| {
        let data: serde_json::Value =
            serde_json::from_str(include_str!("../../data/terms.json")).expect("the build has read it");
        let words = data["common"].as_array().expect("a list").clone();
        words.iter().map(|word| word.as_str().expect("a text").to_owned()).collect()
    });
    let mut own = marked(name);
    own.retain(|word| !word.contains('\u{1}'));
    own.len() >= 2 && own.iter().any(|word| !common.contains(word))
}

/// Whether a query says the words of a text, with any words for its placeholders.
fn fills(text: &str, query: &str) -> bool {
    fn fit(own: &[String], said: &[String]) -> bool {
        match own.split_first() {
            None => said.is_empty(),
            Some((own, rest)) if own.contains('\u{1}') => (0..=said.len()).any(|taken| fit(rest, &said[taken..])),
            Some((own, rest)) => said.split_first().is_some_and(|(word, said)| own == word && fit(rest, said)),
        }
    }
    text.contains('<') && is_telling(text) && fit(&marked(text), &words(query))
}

/// The entries that a query names, each with the surest way.
pub fn scanned(query: &str) -> BTreeSet<(Entry, MatchKind)> {
    let query = Query::of(query);
    let mut best = BTreeMap::new();
    for (entry, how) in known().0.iter().filter_map(|name| Some((name.entry, query.answered_by(name)?))) {
        let known = best.entry(entry).or_insert(how);
        *known = how.min(*known);
    }
    best.into_iter().collect()
}
