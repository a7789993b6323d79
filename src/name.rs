//! The texts that entries go by: status texts and aliases, with or without their prefix, with or without placeholders.

use crate::catalog::{self, Component, Entry};
use crate::hit::MatchKind;
use crate::key::{self, PlacedWord};
use std::ops::Range;

/// The most words that a placeholder stands for.
const LONGEST_PLACEHOLDER: usize = 24;

/// A status text or an alias, whole or `bare`: without its prefix.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    pub entry: Entry,
    number: u8,
    bare: bool,
}

impl Name {
    /// The names that are this text, whole or bare.
    pub fn looked_up(text: &str) -> impl Iterator<Item = Name> {
        let names = catalog::named(key::hash(key::text(text))).map(Name::new);
        // Punctuation does not count in a text, but around a number it does, as in a code.
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_it = move |name: &Name| !is_number(name.text()) || key::code(name.text()).eq(key::code(text));
        names.filter(move |name| same(name.text(), text) && is_it(name))
    }

    /// The names that are told by the word with this hash, or by the two neighbors.
    pub fn told_by(hash: u64) -> impl Iterator<Item = Name> {
        catalog::phrases(hash).map(Name::new)
    }

    fn new((entry, number, bare): (Entry, u8, bool)) -> Name {
        Name { entry, number, bare }
    }

    /// Without its prefix if it is bare.
    pub fn text(&self) -> &'static str {
        if self.bare { self.parts().1 } else { self.whole() }
    }

    fn whole(&self) -> &'static str {
        self.entry.names().nth(self.number.into()).unwrap_or_default()
    }

    fn parts(&self) -> (&'static str, &'static str) {
        key::prefix(self.whole()).unwrap_or_default()
    }

    /// Whether its prefix is left out.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    pub fn has_placeholder(&self) -> bool {
        self.text().contains('<')
    }

    /// How its entry is found by it.
    pub fn kind(&self) -> MatchKind {
        let is_status = self.number == 0 && self.entry.status().is_some();
        if is_status { MatchKind::Status } else { MatchKind::Alias }
    }

    /// The same if it comes after this prefix: its own, or one of its component's, the id or an earlier or other name.
    /// After any other prefix it is another text. A name that has no prefix takes its component's, unless the component
    /// has the same text with one.
    pub fn kind_after(&self, prefix: &str) -> Option<MatchKind> {
        let component = component(prefix).filter(|&component| component == self.entry.component());
        if !self.bare {
            let mut others = Name::looked_up(self.text());
            let is_taken = others.any(|other| other.bare && other.entry.component() == self.entry.component());
            return component.filter(|_| !is_taken).map(|_| self.kind());
        }
        let (own, _) = self.parts();
        if same(own, prefix) || component.is_some_and(|component| same(component.id(), prefix)) {
            return Some(self.kind());
        }
        (component.is_some() && self::component(own) == component).then_some(MatchKind::Alias)
    }

    /// Whether these words are its own, each placeholder standing for any words or none. A name of one word,
    /// or of words that any program's messages have, is only told as it is, not filled in.
    pub fn is(&self, words: &[PlacedWord]) -> bool {
        let literals = key::literals(self.text());
        let (Some(first), Some(last)) = (literals.first(), literals.last()) else { return false };
        if literals.len() == 1 {
            return words.len() == first.len() && begin_with(words, first);
        }
        let own = || literals.iter().flatten();
        if own().count() < 2 || own().all(|word| catalog::is_common(word)) {
            return false;
        }
        let most = literals.iter().map(|literal| literal.len() + LONGEST_PLACEHOLDER).sum();
        if words.len() > most {
            return false;
        }
        let inner_end = words.len().saturating_sub(last.len());
        let ends = begin_with(words, first) && first.len() <= inner_end && begin_with(&words[inner_end..], last);
        let mut rest = if ends { &words[first.len()..inner_end] } else { return false };
        // The leftmost place for each leaves the most room for the others.
        literals[1..literals.len() - 1].iter().all(|literal| match position(rest, literal) {
            Some(at) => {
                rest = &rest[at + literal.len()..];
                true
            }
            None => false,
        })
    }

    /// Which of the words are its own, if the words at this place are those that it is told by. Each placeholder
    /// stands for at least one word; the outermost ones are not counted in.
    pub fn found_at(&self, at: usize, words: &[PlacedWord]) -> Option<Range<usize>> {
        let literals = key::literals(self.text());
        let number = literals.iter().position(|literal| !literal.is_empty())?;
        let first = &literals[number];
        let is_told_there = |&offset: &usize| at >= offset && begin_with(&words[at - offset..], first);
        let start = at - (0..first.len()).find(is_told_there)?;
        if number > 0 && start == 0 {
            return None;
        }
        let mut end = start + first.len();
        for literal in &literals[number + 1..] {
            let after_one = words.get(end + 1..).filter(|_| end < words.len())?;
            let room = after_one.len().min(LONGEST_PLACEHOLDER + literal.len());
            if !literal.is_empty() {
                end += 1 + position(&after_one[..room], literal)? + literal.len();
            }
        }
        Some(start..end)
    }
}

/// The component that texts with this prefix are of.
pub fn component(prefix: &str) -> Option<Component> {
    catalog::components().find(|component| component.prefixes().any(|known| same(known, prefix)))
}

/// Whether two texts are one but for case, spaces and punctuation.
pub fn same(a: &str, b: &str) -> bool {
    key::text(a).eq(key::text(b))
}

fn begin_with(words: &[PlacedWord], literal: &[String]) -> bool {
    words.len() >= literal.len() && literal.iter().zip(words).all(|(own, (_, word))| own == word)
}

fn position(words: &[PlacedWord], literal: &[String]) -> Option<usize> {
    (0..=words.len().checked_sub(literal.len())?).find(|&at| begin_with(&words[at..], literal))
}
