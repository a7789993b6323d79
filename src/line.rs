//! A text as somebody pasted it, read but once: its words, its numbers, the names that they may tell.

use crate::catalog::{self, Component, Entry, Table};
use crate::key::{self, PlacedWord};
use crate::name::Name;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// A text that is read for what it has of the tables. What is not asked for costs nothing.
#[derive(Default)]
pub struct PastedLine<'t> {
    pub text: &'t str,
    words: OnceCell<Vec<PlacedWord<'t>>>,
    told: OnceCell<Vec<(usize, Name)>>,
    cues: OnceCell<Vec<Cue>>,
    lower_case: OnceCell<String>,
    is_ours: OnceCell<bool>,
    codes: OnceCell<HashSet<String>>,
}

impl<'t> PastedLine<'t> {
    pub fn new(text: &'t str) -> PastedLine<'t> {
        PastedLine { text, ..PastedLine::default() }
    }

    pub fn words(&self) -> &[PlacedWord<'t>] {
        self.words.get_or_init(|| key::words_at(self.text).collect())
    }

    /// The names that a word or two neighboring ones tell, each with the first of those.
    pub fn told(&self) -> &[(usize, Name)] {
        self.told.get_or_init(|| {
            let mut told = Vec::new();
            let mut last = 0;
            for (at, (_, word)) in self.words().iter().enumerate() {
                let hash = key::token(word.as_bytes());
                told.extend(Name::told_by(hash).map(|name| (at, name)));
                if at > 0 {
                    told.extend(Name::told_by(key::hash_of_pair(last, hash)).map(|name| (at - 1, name)));
                }
                last = hash;
            }
            told
        })
    }

    /// What is before the texts of tables in logs, where it is before something.
    pub fn cues(&self) -> &[Cue] {
        self.cues.get_or_init(|| cues(self))
    }

    /// Whether it says that it is Zscaler's.
    pub fn is_ours(&self) -> bool {
        *self.is_ours.get_or_init(|| catalog::signs().any(|sign| self.has(sign)))
    }

    /// Whether it says that it is Zscaler's, or names this component in words that other programs have not.
    pub fn names(&self, component: Component) -> bool {
        let is_own = |prefix: &&str| !key::words(prefix).all(|word| catalog::is_common(&word));
        self.is_ours() || component.prefixes().filter(is_own).any(|prefix| self.has(prefix))
    }

    /// Whether words are in it by themselves: not in a path, an address or a longer name.
    pub fn has(&self, sign: &str) -> bool {
        let (text, sign) = (self.lower_case.get_or_init(|| self.text.to_lowercase()), sign.to_lowercase());
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '\\' | '@');
        text.match_indices(&sign).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + sign.len()..]);
            let goes_on = |rest: &str| rest.starts_with('.') && rest[1..].starts_with(char::is_alphanumeric);
            let is_open =
                sign.starts_with(char::is_alphanumeric) && (before.ends_with(is_part) || before.ends_with('.'));
            // `CN=Zscaler Root CA` is the issuer of a certificate that any program may show.
            let is_issuer = ["cn=", "o=", "ou="].iter().any(|name| before.ends_with(name));
            let is_whole = !sign.ends_with(char::is_alphanumeric) || !after.starts_with(is_part) && !goes_on(after);
            !is_open && !is_issuer && is_whole
        })
    }

    /// Whether a code is in it: a number with its sign, or what has a `_` or a digit.
    pub fn has_code(&self, code: &str) -> bool {
        let codes = || {
            let tokens = self.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let tokens = tokens.filter(|token| token.contains(|c: char| c == '_' || c.is_ascii_digit()));
            let tokens = tokens.filter(|token| !token.bytes().all(|byte| byte.is_ascii_digit()));
            let numbers = self.numbers().map(|digits| self.number(digits));
            tokens.map(str::to_ascii_uppercase).chain(numbers).collect()
        };
        self.codes.get_or_init(codes).contains(&code.to_ascii_uppercase())
    }

    /// Whether the code of an entry is in it.
    pub fn has_code_of(&self, entry: Entry) -> bool {
        entry.code().is_some_and(|code| self.has_code(code))
    }

    /// Where words are numbers: their digits, without a sign.
    pub fn numbers(&self) -> impl Iterator<Item = &Range<usize>> {
        self.words().iter().filter(|(_, word)| is_number(word)).map(|(at, _)| at)
    }

    /// The number with these digits, and the sign that it has in the text.
    pub fn number(&self, digits: &Range<usize>) -> String {
        let before = self.text[..digits.start].trim_end().strip_suffix(key::is_minus);
        let is_negative = before.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        let sign = if is_negative { "-" } else { "" };
        [sign, &self.text[digits.clone()]].concat()
    }

    /// The bytes that these words take.
    pub fn bytes(&self, words: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.words().get(words.start)?, self.words().get(words.end.checked_sub(1)?)?);
        Some(first.0.start..last.0.end)
    }
}

/// A cue of a table in a line: which word comes after it, and whether any program's log may have it.
#[derive(Clone, Copy)]
pub struct Cue {
    pub next: usize,
    pub is_common: bool,
    table: Table,
    text: &'static str,
    has_section: bool,
}

impl Cue {
    /// Whether an entry may come after it. `eventreason: Timeout` is no value of another field.
    pub fn leads_to(&self, entry: Entry) -> bool {
        self.table == entry.table() && (!self.has_section || self.is_of(entry))
    }

    /// Whether it is the field or the process that an entry's section names.
    pub fn is_of(&self, entry: Entry) -> bool {
        self.table == entry.table() && entry.section().is_some_and(|section| key::is_of_field(section, self.text))
    }
}

/// The cues in a line: `reason=`, `"reason":`, `zpa-connector-child[992]:`.
fn cues(line: &PastedLine) -> Vec<Cue> {
    let words = line.words();
    let mut cues = Vec::new();
    for (at, (place, word)) in words.iter().enumerate().take(words.len().saturating_sub(1)) {
        let is_process = line.text[place.end..].starts_with('[')
            && words[at + 1].1.bytes().all(|byte| byte.is_ascii_digit())
            && words.get(at + 2).is_some();
        let next = if is_process { at + 2 } else { at + 1 };
        if !line.text[words[next - 1].0.end..words[next].0.start].contains([':', '=']) {
            continue;
        }
        for (table, text, has_section) in catalog::cues(key::token(word.as_bytes())) {
            let own: Vec<String> = key::words(text).collect();
            let before = (at + 1).checked_sub(own.len()).map(|first| &words[first..=at]);
            if before.is_some_and(|before| own.iter().zip(before).all(|(own, (_, word))| own == word)) {
                let is_common = own.len() == 1 && catalog::is_common(word);
                cues.push(Cue { next, is_common, table, text, has_section });
            }
        }
    }
    cues
}

/// Whether a word is a number: of digits, or hexadecimal with at least one of them.
pub fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix("0x").unwrap_or(word);
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && digits.contains(|c: char| c.is_ascii_digit())
}
