//! Full text search: every word must occur, rare words and names weigh more, word beginnings and typos match.

use crate::catalog::{self, Entry, Word};
use crate::key;
use crate::record::Field;
use std::collections::HashMap;

/// An entry found by its text, and how well it fits: higher is better, comparable within one search only.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ranked {
    /// The entry.
    pub entry: Entry,
    /// How well it fits.
    pub score: f64,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Found {
    /// The entries, best first.
    pub hits: Vec<Ranked>,
    /// Whether the entries have all the words; otherwise they are those that have the most of them.
    pub complete: bool,
    /// The words of the tables that matched, folded, for marking them.
    pub words: Vec<&'static str>,
}

/// The entries that say these words, best first.
///
/// Words in double quotes stay together. A word matches itself, words that begin with it and, where there are
/// none, words one typo away; the terms that people use reach the terms of the tables (`ZEN`: Service Edge).
///
/// ```
/// let found = zcodes::search("captve portal");
/// assert!(found.complete);
/// assert!(found.hits[0].entry.name().starts_with("Captive Portal"));
/// ```
pub fn search(query: &str) -> Found {
    let needs: Vec<Need> = needs(query).iter().map(|asked| Need::of(asked)).collect();
    let mut fits: HashMap<Entry, Fit> = HashMap::new();
    for need in &needs {
        for (&entry, &weight) in &need.weights {
            let fit = fits.entry(entry).or_default();
            fit.needs += 1;
            fit.score += weight * need.rarity();
        }
    }
    let most = fits.values().map(|fit| fit.needs).max().unwrap_or(0);
    let best = fits.into_iter().filter(|(_, fit)| fit.needs == most);
    let mut hits: Vec<Ranked> = best.map(|(entry, fit)| Ranked { entry, score: round(fit.score) }).collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
    let mut words: Vec<&str> = needs.iter().flat_map(|need| need.words.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    Found { complete: most == needs.len() && most > 0, hits, words }
}

/// How one entry fits.
#[derive(Default)]
struct Fit {
    needs: usize,
    score: f64,
}

/// Something that an entry must say: one word of the query or a quoted run of words.
struct Need {
    weights: HashMap<Entry, f64>,
    words: Vec<&'static str>,
}

impl Need {
    fn of(asked: &Asked) -> Need {
        let mut need = Need { weights: HashMap::new(), words: Vec::new() };
        for (words, faith) in std::iter::once((asked.words.clone(), 1.0)).chain(asked.meanings()) {
            need.add(&words, faith);
        }
        need
    }

    /// Adds the entries that say these words; more than one word must stand together.
    fn add(&mut self, words: &[String], faith: f64) {
        let last = words.len().saturating_sub(1);
        let matches: Vec<_> = words.iter().enumerate().map(|(at, word)| matching(word, at == last)).collect();
        let Some(first) = matches.first() else { return };
        let mut weights = weights(first);
        if words.len() > 1 {
            for other in &matches[1..] {
                let other = self::weights(other);
                weights.retain(|entry, weight| {
                    other.get(entry).is_some_and(|more| {
                        *weight = weight.min(*more);
                        true
                    })
                });
            }
            weights.retain(|&entry, weight| match place(entry, words) {
                Some(field) => {
                    *weight = worth(field) * words.len() as f64;
                    true
                }
                None => false,
            });
        }
        for (entry, weight) in weights {
            let known = self.weights.entry(entry).or_default();
            *known = known.max(weight * faith);
        }
        self.words.extend(matches.iter().flatten().map(|(word, _)| word.text()));
    }

    /// What few entries say tells more.
    fn rarity(&self) -> f64 {
        (1.0 + catalog::entries().len() as f64 / self.weights.len().max(1) as f64).ln()
    }
}

/// A part of the query, folded.
struct Asked {
    words: Vec<String>,
}

impl Asked {
    /// What the tables may say for it, each a little less sure than the word itself.
    fn meanings(&self) -> impl Iterator<Item = (Vec<String>, f64)> {
        let mut meanings = Vec::new();
        for (mut said, meant) in catalog::terms() {
            if said.any(|said| key::words(said).eq(self.words.iter().cloned())) {
                meanings.extend(meant.map(|meant| (key::words(meant).collect(), 0.8)));
            }
        }
        meanings.into_iter()
    }
}

/// The parts of a query: quoted runs, terms of several words, single words; without the words that say nothing.
fn needs(query: &str) -> Vec<Asked> {
    let mut needs: Vec<Asked> = Vec::new();
    for (number, part) in query.split(['"', '“', '”']).enumerate() {
        let words: Vec<String> = key::words(part).collect();
        if number % 2 == 1 {
            needs.extend((!words.is_empty()).then_some(Asked { words }));
        } else {
            needs.extend(terms_and_words(&words));
        }
    }
    let tells =
        |asked: &Asked| !matches!(&asked.words[..], [word] if catalog::ignored_words().any(|ignored| ignored == word));
    if needs.iter().any(tells) {
        needs.retain(tells);
    }
    needs
}

fn terms_and_words(words: &[String]) -> Vec<Asked> {
    let mut parts = Vec::new();
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        let mut said = catalog::terms().flat_map(|(said, _)| said).map(|said| key::words(said).collect::<Vec<_>>());
        let taken = match said.find(|said| said.len() > 1 && rest.starts_with(said)) {
            Some(term) => term,
            None => vec![first.clone()],
        };
        rest = rest.get(taken.len()..).unwrap_or(others);
        parts.push(Asked { words: taken });
    }
    parts
}

/// The words of the tables that a word of the query stands for, and how surely: itself, else what begins so,
/// else what is one typo away.
fn matching(word: &str, beginnings: bool) -> Vec<(Word, f64)> {
    let mut found: Vec<(Word, f64)> = Vec::new();
    for known in catalog::words_beginning(word) {
        let more = known.text().len() - word.len();
        if more == 0 {
            found.push((known, 1.0));
        } else if beginnings && (word.len() > 1) {
            found.push((known, if more <= 2 { 0.8 } else { 0.6 }));
        }
    }
    if found.is_empty() && word.chars().count() >= 4 && word.len() <= 64 {
        let near = catalog::words().filter(|known| known.text().len().abs_diff(word.len()) <= 2);
        found.extend(near.filter(|known| strsim::osa_distance(known.text(), word) == 1).map(|known| (known, 0.5)));
    }
    found
}

/// What each entry gains from words: the weight of the best place, and a little for every further one.
fn weights(words: &[(Word, f64)]) -> HashMap<Entry, f64> {
    let mut weights: HashMap<Entry, (f64, f64)> = HashMap::new();
    for &(word, faith) in words {
        for (entry, field) in word.places() {
            let worth = worth(field) * faith;
            let (best, all) = weights.entry(entry).or_default();
            *best = best.max(worth);
            *all += worth;
        }
    }
    weights.into_iter().map(|(entry, (best, all))| (entry, best + 0.1 * (all - best).min(best))).collect()
}

/// The weightiest place where an entry says these words together; the last one may go on.
fn place(entry: Entry, words: &[String]) -> Option<Field> {
    let says = |text: &str| {
        let text: Vec<String> = key::words(text).collect();
        text.windows(words.len()).any(|run| {
            let (last, first) = (words.len() - 1, &words[..words.len() - 1]);
            run[..last] == *first && run[last].starts_with(&words[last])
        })
    };
    Field::ALL.into_iter().find(|field| match field {
        Field::Code => entry.code().is_some_and(says),
        Field::Status => entry.status().is_some_and(says),
        Field::Alias => entry.aliases().any(says),
        Field::Component => says(entry.component().name()),
        Field::Table => says(entry.table().title()),
        Field::Description => says(entry.description()),
        Field::Cause => entry.causes().any(says),
        Field::Step => entry.resolution().any(says),
    })
}

/// Names tell more than prose.
fn worth(field: Field) -> f64 {
    match field {
        Field::Code | Field::Status => 4.0,
        Field::Alias => 3.0,
        Field::Component => 2.0,
        Field::Table | Field::Description => 1.5,
        Field::Cause | Field::Step => 1.0,
    }
}

fn round(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
