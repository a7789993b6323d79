//! Full text search: every word must occur, rare words and names weigh more, word beginnings and typos match.

use crate::catalog::{self, Entry, Word};
use crate::key;
use crate::lookup::lookup;
use crate::record::Field;
use crate::suggest::near;
use parts::{QueryPart, parts};

mod parts;

/// How sure what a term stands for is, beside the word itself.
const MEANING: f64 = 0.8;
/// How sure a word is that goes on where the one of the query ends, by a letter or two or by more.
const BEGINNING: f64 = 0.8;
const SHORT_BEGINNING: f64 = 0.6;
/// How sure a word is that the one of the query is misspelled of.
const MISSPELLED: f64 = 0.5;
/// How many of the best are looked at once more.
const RERANKED: usize = 50;
/// Where no entry says everything, those are shown that say nearly as much as the one that says most, and enough of
/// what was asked for.
const NEAR_THE_MOST: f64 = 0.8;
const ENOUGH: f64 = 0.5;
/// Sums of the same numbers may differ in the last digits.
const ROUNDING: f64 = 1e-6;

/// An entry found by its text, and how well it fits: higher is better, comparable within one search only.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct SearchHit {
    /// The entry.
    pub entry: Entry,
    /// How well it fits.
    pub score: f64,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchAnswer {
    /// The entries, best first.
    pub hits: Vec<SearchHit>,
    /// Whether the entries have all the words; otherwise they are those that have the most of them.
    pub complete: bool,
    /// The words of the tables that matched, folded, for marking them.
    pub words: Vec<&'static str>,
    /// The words of the query that the tables do not have, folded, each with one that it may be misspelled of and that
    /// was looked for in its place.
    pub corrections: Vec<(String, &'static str)>,
}

/// The entries that say these words, best first.
///
/// Words in double quotes stay together. A word matches itself, words that begin with it and, where there are
/// none, words one typo away; the terms that people use reach the terms of the tables (`ZEN`: Service Edge).
///
/// ```
/// let found = zcodes::search("captve portal");
/// assert!(found.complete);
/// assert!(found.hits[0].entry.name().to_lowercase().starts_with("captive"));
/// ```
pub fn search(query: &str) -> SearchAnswer {
    let parts: Vec<Matches> = parts(query).iter().map(Matches::new).collect();
    let rarities: Vec<f64> = parts.iter().map(Matches::rarity).collect();
    let pairs = || parts.iter().zip(&rarities);
    let said_by = |entry| pairs().filter(|(part, _)| part.weight(entry) > 0.0).map(|(_, rarity)| rarity).sum::<f64>();
    let said: Vec<f64> = catalog::entries().map(said_by).collect();
    let all: f64 = rarities.iter().sum();
    let most = said.iter().copied().fold(0.0, f64::max);
    let complete = most > 0.0 && most >= all - ROUNDING;
    let least = if complete { all - ROUNDING } else { (most * NEAR_THE_MOST).max(all * ENOUGH) };
    let scored = catalog::entries().zip(&said).filter(|&(_, &said)| most > 0.0 && said >= least);
    let score = |entry| round(pairs().map(|(part, rarity)| part.weight(entry) * rarity).sum());
    let mut hits: Vec<SearchHit> = scored.map(|(entry, _)| SearchHit { entry, score: score(entry) }).collect();
    let best_first = |a: &SearchHit, b: &SearchHit| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry));
    hits.sort_unstable_by(best_first);
    let mut words: Vec<&str> = parts.iter().flat_map(|part| part.words.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    let own = lookup(query);
    let highest = hits.first().map_or(0.0, |hit| hit.score);
    for (rank, hit) in hits.iter_mut().enumerate() {
        if rank < RERANKED {
            hit.score = round(hit.score * (1.0 + coverage(hit.entry, &words) / 2.0));
        }
        if own.iter().any(|own| own.entry == hit.entry) {
            hit.score = round(hit.score + 2.0 * highest);
        }
    }
    hits.sort_unstable_by(best_first);
    let corrections = parts.into_iter().flat_map(|part| part.corrections).collect();
    SearchAnswer { complete, hits, words, corrections }
}

/// How much of one of an entry's names the words are, from 0 to 1: of equals, the plainest name is meant.
fn coverage(entry: Entry, words: &[&str]) -> f64 {
    let share = |name: &str| {
        let all: Vec<String> = key::words(name).collect();
        all.iter().filter(|word| words.binary_search(&word.as_str()).is_ok()).count() as f64 / all.len().max(1) as f64
    };
    entry.code().into_iter().chain(entry.names()).map(share).fold(0.0, f64::max)
}

/// What each entry gains, by its number; nothing where it does not say it.
type Weights = Vec<f64>;

/// The entries that say a part of the query, and the words of the tables that matched.
struct Matches {
    weights: Weights,
    words: Vec<&'static str>,
    corrections: Vec<(String, &'static str)>,
}

impl Matches {
    fn new(part: &QueryPart) -> Matches {
        let weights = vec![0.0; catalog::entries().len()];
        let mut matches = Matches { weights, words: Vec::new(), corrections: Vec::new() };
        matches.add(&part.words, 1.0, part.is_corrected);
        for meaning in part.meanings() {
            matches.add(&meaning, MEANING, false);
        }
        matches
    }

    /// Adds the entries that say these words; more than one word must stand together.
    fn add(&mut self, words: &[String], certainty: f64, is_corrected: bool) {
        let Some(last) = words.len().checked_sub(1) else { return };
        let mut of_words: Vec<_> = words.iter().enumerate().map(|(at, word)| matching(word, at == last)).collect();
        for (word, found) in words.iter().zip(&mut of_words).filter(|(_, found)| is_corrected && found.is_empty()) {
            found.extend(misspelled(word));
            self.corrections.extend(found.first().map(|(known, _)| (word.clone(), known.text())));
        }
        let weights = match &of_words[..] {
            [of_word] => weights(of_word),
            _ => together(words, &of_words),
        };
        for (known, weight) in self.weights.iter_mut().zip(weights) {
            *known = known.max(weight * certainty);
        }
        self.words.extend(of_words.iter().flatten().map(|(word, _)| word.text()));
    }

    fn weight(&self, entry: Entry) -> f64 {
        self.weights[entry.number() as usize]
    }

    /// What few entries say tells more.
    fn rarity(&self) -> f64 {
        catalog::rarity(self.weights.iter().filter(|&&weight| weight > 0.0).count())
    }
}

/// The words of the tables that a word of the query stands for, and how surely: itself, and what begins so.
fn matching(word: &str, beginnings: bool) -> Vec<(Word, f64)> {
    let known = catalog::words_beginning(word).filter_map(|known| match known.text().len() - word.len() {
        0 => Some((known, 1.0)),
        _ if !beginnings || word.len() < 2 => None,
        1..=2 => Some((known, BEGINNING)),
        _ => Some((known, SHORT_BEGINNING)),
    });
    known.collect()
}

/// The words of the tables that are one typo away, the commonest first.
fn misspelled(word: &str) -> Vec<(Word, f64)> {
    let mut near: Vec<Word> = near(word).into_iter().filter(|(_, edits)| *edits == 1).map(|(near, _)| near).collect();
    near.sort_by_key(|known| std::cmp::Reverse(known.places().count()));
    near.into_iter().map(|near| (near, MISSPELLED)).collect()
}

/// What each entry gains from a word: the weight of the best place, and a little for the others.
fn weights(word: &[(Word, f64)]) -> Weights {
    let mut best = vec![0.0_f64; catalog::entries().len()];
    let mut all = vec![0.0; best.len()];
    for &(word, certainty) in word {
        for (entry, field) in word.places() {
            let worth = worth(field) * certainty;
            let at = entry.number() as usize;
            best[at] = best[at].max(worth);
            all[at] += worth;
        }
    }
    best.iter().zip(all).map(|(&best, all)| best + 0.1 * (all - best).min(best)).collect()
}

/// What each entry gains from several words that stand together in it: only those with each of them are read.
fn together(words: &[String], of_words: &[Vec<(Word, f64)>]) -> Weights {
    let of_words: Vec<Weights> = of_words.iter().map(|of_word| weights(of_word)).collect();
    let weight = |entry: Entry| {
        let has_all = of_words.iter().all(|weights| weights[entry.number() as usize] > 0.0);
        let field = has_all.then(|| field_with(entry, words)).flatten();
        field.map_or(0.0, |field| worth(field) * (0.75 + 0.25 * words.len() as f64))
    };
    catalog::entries().map(weight).collect()
}

/// The weightiest field in which an entry says these words together; the last one may go on.
fn field_with(entry: Entry, words: &[String]) -> Option<Field> {
    let says = |text: &str| says(text, words);
    Field::ALL.into_iter().find(|field| match field {
        Field::Code => entry.code().is_some_and(says),
        Field::Status => entry.status().is_some_and(says),
        Field::Alias => entry.aliases().any(says),
        Field::Component => says(entry.component().name()),
        Field::Table => says(entry.table().title()),
        Field::Description => says(entry.description()),
        Field::Cause => entry.causes().any(says),
        Field::Step => entry.resolution().any(says),
        Field::Note => [entry.section(), entry.retired(), entry.history()].into_iter().flatten().any(says),
    })
}

/// Whether a text has these words side by side; the last one may go on. Only where the first letter is are words read.
fn says(text: &str, words: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let bytes = text.as_bytes();
    let Some(first) = words[0].bytes().next() else { return false };
    let starts = memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes);
    starts.filter(|&at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric()).any(|at| {
        let mut own = key::words_at(&text[at..]).map(|(_, word)| word);
        before.iter().all(|word| own.next().is_some_and(|own| own == *word))
            && own.next().is_some_and(|own| own.starts_with(last.as_str()))
    })
}

/// Names tell more than prose.
fn worth(field: Field) -> f64 {
    match field {
        Field::Code | Field::Status => 4.0,
        Field::Alias => 3.0,
        Field::Component | Field::Table | Field::Description => 1.5,
        Field::Cause | Field::Step | Field::Note => 1.0,
    }
}

fn round(score: f64) -> f64 {
    (score * 100.0 + 0.5).trunc() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_phrase_is_found_however_its_apostrophe_is_written() {
        let found = |query: &str| search(query).hits;
        let says = |hit: &SearchHit| field_with(hit.entry, &["users".to_owned(), "device".to_owned()]).is_some();
        assert!(!found("\"user’s device\"").is_empty() && found("\"user’s device\"").iter().all(says));
        assert_eq!(found("\"user’s device\""), found("\"user's device\""));
        assert!(found("\"device user’s\"").is_empty());
    }
}
