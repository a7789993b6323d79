//! What lookup tells beside its answers: how they were found, and what else there is.

use super::answered::Answered;
use crate::catalog::{self, Component, Entry};
use crate::cli::messages::{note, table};
use crate::hit::MatchKind;
use crate::render::Format;

/// So many names are listed in a sentence.
const NAMED: usize = 5;
/// So many lines of a pasted block get a note of their own.
const MOST_LINES: usize = 3;

/// The notes of one run.
pub struct Notes {
    /// Whether the results say themselves that they are guesses.
    pub tells_guesses: bool,
    /// Whether only exact names were wanted.
    pub is_exact: bool,
    /// How many lines from standard input had one.
    lines: usize,
}

impl Notes {
    pub fn new(format: Format, is_exact: bool) -> Notes {
        Notes { tells_guesses: matches!(format, Format::Text | Format::Markdown | Format::Line), is_exact, lines: 0 }
    }

    /// Tells what a person should know beyond the answer.
    pub fn tell(&self, answered: &Answered) {
        let suggestions = &answered.answer.suggestions;
        if suggestions.is_empty() && answered.answer.kind().is_some_and(MatchKind::is_exact) {
            return;
        }
        if let Some(text) = self.about(answered) {
            note(&text);
        }
        let others = match answered.answer.kind() {
            None => None,
            Some(kind) if kind.is_guess() => Some("other names near it:"),
            Some(_) => Some("a search finds besides:"),
        };
        if let Some(others) = others.filter(|_| !suggestions.is_empty()) {
            note(others);
        }
        table(suggestions);
    }

    /// The same of a line from standard input: a pasted block gets a few notes, then a count.
    pub fn tell_of_line(&mut self, answered: &Answered) {
        // What is not told need not be put into words: a log has many lines.
        let is_guess_told = answered.answer.kind().is_some_and(MatchKind::is_guess) && self.tells_guesses;
        let is_exact = answered.answer.kind().is_some_and(MatchKind::is_exact);
        if (is_exact || is_guess_told) && answered.answer.suggestions.is_empty() {
            return;
        }
        self.lines += 1;
        if self.lines <= MOST_LINES {
            self.tell(answered);
        }
    }

    /// Tells how many lines got no note.
    pub fn finish(&self) {
        if self.lines > MOST_LINES {
            let (more, lines) = (self.lines - MOST_LINES, if self.lines - MOST_LINES == 1 { "line" } else { "lines" });
            note(&format!("{more} more {lines} had no exact answer"));
        }
    }

    fn about(&self, answered: &Answered) -> Option<String> {
        let query = answered.quoted();
        let hits = &answered.answer.hits;
        match answered.answer.kind() {
            Some(kind) if kind.is_exact() => None,
            Some(MatchKind::Embedded) => {
                Some(format!("found in the text: {}", names(hits.iter().map(|hit| hit.entry))))
            }
            Some(MatchKind::Partial) if hits.len() == 1 => {
                Some(format!("no code is {query}; it is part of one code, {}", hits[0].entry.name()))
            }
            // A table of them begins with it.
            Some(MatchKind::Partial) if self.tells_guesses && hits.len() > answered.most_cards => None,
            Some(MatchKind::Partial) => Some(format!("no code is {query}; it is part of {} codes", hits.len())),
            Some(_) => answered.warning().filter(|_| !self.tells_guesses),
            None if answered.is_filtered_out => Some(format!("{query} is known, but the filters leave it out")),
            None if self.is_exact => Some(format!("nothing is named {query} exactly; try without --exact")),
            None if answered.answer.suggestions.is_empty() => {
                let products: Vec<&str> = catalog::components().map(Component::name).collect();
                let covered = products.join(", ");
                Some(format!(
                    "nothing is named {query}, and a search finds nothing near it; the tables cover {covered}"
                ))
            }
            None => Some(format!("nothing is named {query}; a search finds:")),
        }
    }
}

/// The first names, each once, and how many more there are.
fn names(entries: impl Iterator<Item = Entry>) -> String {
    let mut names: Vec<&str> = entries.map(Entry::name).collect();
    names.dedup();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.join(", ") + &rest
}
