//! One sentence per record, for a chat, a ticket or a shell prompt.

use super::entry::{first_sentence, status_beside_name};
use super::{Record, Renderer, clean};
use crate::catalog::{Entry, components};
use crate::key;
use crate::record::Action;
use std::io::{self, Write};

pub struct Sentences;

impl Renderer for Sentences {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        record.line().iter().try_for_each(|line| writeln!(out, "{}", clean::line(line)))
    }
}

/// An entry in one line: code, text, who acts, the first step, the page.
pub fn line(entry: Entry) -> String {
    let name = entry.code().unwrap_or_else(|| without_prefix(entry, entry.name()));
    let said = status_beside_name(entry).map(|status| without_prefix(entry, status));
    let step = entry.resolution().next().map(|step| match entry.action() {
        Some(Action::Nobody) | None => with_period(step),
        Some(action) => format!("{}: {}", capitalized(action.id()), with_period(&decapitalized(step))),
    });
    let named = [name, ": ", &with_period(said.unwrap_or_else(|| first_sentence(entry)))].concat();
    [Some(named), step, Some(entry.source().url.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A status text without the component that it begins with: the reader of a chat does not know the letters.
fn without_prefix(entry: Entry, status: &'static str) -> &'static str {
    match key::prefix(status) {
        Some((prefix, rest)) if entry.component().prefixes().any(|own| own == prefix) => rest,
        _ => status,
    }
}

fn with_period(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { [text, "."].concat() }
}

/// A sentence, or the word that it begins with, with a capital.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A sentence as it continues after a colon; a name keeps its capital.
fn decapitalized(sentence: &str) -> String {
    let first = sentence.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let begins_name = || components().any(|component| component.name().split(' ').next() == Some(first));
    let is_plain = first.chars().skip(1).all(char::is_lowercase);
    if !is_plain || begins_name() {
        return sentence.to_owned();
    }
    let mut chars = sentence.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
