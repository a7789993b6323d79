//! The whole ladder of a lookup: exact names, codes inside a longer text, pieces of a code, and then guesses.
//! Each rung answers only where the one above found nothing.

use crate::catalog::{self, Entry, Word};
use crate::embedded;
use crate::hit::{Answer, Hit, MatchKind};
use crate::key;
use crate::line::{PastedLine, is_number};
use crate::lookup::named;
use crate::numbers;
use crate::search::search;
use crate::suggest::guess;

/// How many entries are named where there is no answer, or none that is sure.
const NAMED: usize = 5;
/// A name with more wrong words than this is not guessed.
const MOST_WRONG: usize = 2;
/// The most words of a query that are searched for as they are.
const MOST_SEARCHED: usize = 12;

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
    let line = PastedLine::new(query);
    let mut answer = sure(&line);
    if answer.kind() == Some(MatchKind::Embedded) {
        return if may_be_damaged(&line, &answer) { if_not_damaged(query, answer) } else { answer };
    }
    if answer.hits.is_empty() {
        let guess = guess(query);
        if !guess.hits.is_empty() {
            return guess;
        }
        suggest(embedded::untold(&line), &mut answer);
        suggest(guess.suggestions, &mut answer);
        suggest_found(query, &mut answer);
    } else if is_common(query) {
        suggest_found(query, &mut answer);
    }
    answer
}

/// Whether a query that has a text inside may be a longer name with something wrong in it: without the code or a cue of
/// that text, and with hardly a number or a word that no name has. A guess costs more than all the rest.
fn may_be_damaged(line: &PastedLine, embedded: &Answer) -> bool {
    let has_cue = |entry| line.cues().iter().any(|cue| cue.leads_to(entry));
    let is_told = embedded.hits.iter().any(|hit| line.has_code_of(hit.entry) || has_cue(hit.entry));
    let is_wrong = |word: &str| is_number(word) || bearers(word) == 0;
    !is_told && line.words().iter().filter(|(_, word)| is_wrong(word)).nth(MOST_WRONG).is_none()
}

/// A text inside a query is no answer if the whole query is a longer name with something wrong in it: `SE:
/// Authentication failed due to insufficent memory` is not `SE: Authentication failed`.
fn if_not_damaged(query: &str, embedded: Answer) -> Answer {
    let guess = guess(query);
    let is_embedded = |hit: &Hit| embedded.hits.iter().any(|own| own.entry == hit.entry);
    if guess.hits.is_empty() || guess.hits.iter().any(is_embedded) {
        return embedded;
    }
    let suggestions = embedded.hits.iter().map(|hit| hit.entry).take(NAMED).collect();
    Answer { hits: guess.hits, suggestions }
}

/// What a query names without a guess: exactly, inside it, or by the beginning of codes. Suggests nothing.
#[cfg(feature = "cli")]
pub(crate) fn find_surely(query: &str) -> Answer {
    sure(&PastedLine::new(query))
}

fn sure(line: &PastedLine) -> Answer {
    let exact = named(line);
    if !exact.is_empty() {
        return Answer { hits: exact, suggestions: Vec::new() };
    }
    let mut entries = numbers::alone(line);
    if entries.is_empty() {
        entries.extend(embedded::in_line(line).into_iter().map(|occurrence| occurrence.entry));
    }
    let kind = if entries.is_empty() { MatchKind::Partial } else { MatchKind::Embedded };
    let entries = if entries.is_empty() { partial(line.text) } else { entries };
    let hits = entries.into_iter().map(|entry| Hit { entry, kind }).collect();
    Answer { hits, suggestions: Vec::new() }
}

/// Fills up the suggestions with what a search finds.
fn suggest_found(query: &str, answer: &mut Answer) {
    suggest(search(&telling(query)).hits.into_iter().map(|hit| hit.entry), answer);
}

/// Fills up the suggestions with entries that are new.
fn suggest(entries: impl IntoIterator<Item = Entry>, answer: &mut Answer) {
    for entry in entries {
        let is_known = answer.hits.iter().any(|known| known.entry == entry) || answer.suggestions.contains(&entry);
        if answer.suggestions.len() < NAMED && !is_known {
            answer.suggestions.push(entry);
        }
    }
}

/// What to search for: no short numbers; of a longer text, the words that tell most of those that names of the tables
/// have.
fn telling(query: &str) -> String {
    let mut words: Vec<String> = key::words(query).collect();
    if words.len() > 1 {
        // Any program's message may have an `exit code 1`.
        words.retain(|word| !is_number(word) || word.len() >= numbers::TELLING_DIGITS);
    }
    if words.len() <= MOST_SEARCHED {
        return words.join(" ");
    }
    let mut telling: Vec<(usize, String)> = words.into_iter().map(|word| (bearers(&word), word)).collect();
    telling.retain(|(bearers, word)| *bearers > 0 && !catalog::is_common(word));
    telling.sort();
    telling.dedup();
    let telling: Vec<String> = telling.into_iter().map(|(_, word)| word).take(MOST_SEARCHED).collect();
    telling.join(" ")
}

/// How many entries have a word in their names.
fn bearers(word: &str) -> usize {
    catalog::word(word).map_or(0, Word::named)
}

/// Whether a query is a word or two that any program's messages have.
fn is_common(query: &str) -> bool {
    key::words(query).enumerate().all(|(number, word)| number < 2 && catalog::is_common(&word))
}

/// The entries of the codes that begin with the query, or of the only one that has it inside, cut at `_`.
///
/// What is written as codes are, without spaces, and has a word that is not any program's, is a piece of them.
fn partial(query: &str) -> Vec<Entry> {
    let query = query.trim();
    let is_separator = |c: char| c == '_' || c == '-';
    let words: Vec<&str> = query.split(is_separator).filter(|word| !word.is_empty()).collect();
    let is_written_so = query.chars().all(|c| c.is_ascii_alphanumeric() || is_separator(c));
    let is_number = !query.contains(|c: char| c.is_ascii_alphabetic());
    if words.len() < 2 || !is_written_so || is_number || words.iter().all(|word| is_common(word)) {
        return Vec::new();
    }
    let coded = catalog::entries().filter_map(|entry| Some((entry, entry.code()?)));
    let beginning: Vec<Entry> =
        coded.clone().filter(|(_, code)| begins_with(code, &words)).map(|(entry, _)| entry).collect();
    if !beginning.is_empty() {
        return beginning;
    }
    let inside: Vec<(Entry, &str)> = coded.filter(|(_, code)| contains(code, &words)).collect();
    let is_one = inside.iter().all(|(_, code)| *code == inside[0].1);
    inside.into_iter().filter(|_| is_one).map(|(entry, _)| entry).collect()
}

fn contains(code: &str, words: &[&str]) -> bool {
    code.match_indices('_').any(|(at, _)| begins_with(&code[at + 1..], words))
}

fn begins_with(code: &str, words: &[&str]) -> bool {
    let mut parts = code.split('_');
    words.iter().all(|word| parts.next().is_some_and(|part| part.eq_ignore_ascii_case(word)))
}
