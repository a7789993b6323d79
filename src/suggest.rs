//! Guesses: the entries whose names resemble a query, by spelling or by their words. Silent about nonsense.

use crate::catalog::{self, Entry, Word};
use crate::key;
use crate::spelling::{Bag, Spelling, mask};
use std::cell::LazyCell;

/// How many entries are named when none is the clear winner.
const NAMED: usize = 5;
/// From here on a resemblance is worth naming.
const WORTH_NAMING: f64 = 0.5;
/// Names that hold less of the query's words, by weight, cannot come to be worth naming by their words.
const ENOUGH_SHARED: f64 = 0.66;
/// From here on the best may be shown as a guess, if it is this much better than the next.
const CONVINCING: f64 = 0.62;
const CLEARLY: f64 = 0.04;
/// A longer query is not a misspelt name; none has more letters than half of this.
const LONGEST: usize = 300;

/// The entries that a query resembles, the nearest first, at most `limit`; none for nonsense.
///
/// ```
/// let nearest = zcodes::suggest("BRK_MT_SETUP_TIMEOT", 3);
/// assert_eq!(nearest[0].code(), Some("BRK_MT_SETUP_TIMEOUT"));
/// assert!(zcodes::suggest("xyzzy", 3).is_empty());
/// ```
pub fn suggest(query: &str, limit: usize) -> Vec<Entry> {
    ranked(query).into_iter().map(|candidate| candidate.entry).take(limit).collect()
}

/// A guess: one clear winner (with the entries that share its name) and the runners-up, or only candidates.
pub(crate) enum Guess {
    Clear(Vec<Entry>, Vec<Entry>),
    Unclear(Vec<Entry>),
}

pub(crate) fn guess(query: &str) -> Guess {
    let ranked = ranked(query);
    let Some(&best) = ranked.first() else { return Guess::Unclear(Vec::new()) };
    let is_best = |candidate: &Candidate| key::text(candidate.name).eq(key::text(best.name));
    let (winners, others): (Vec<_>, Vec<_>) = ranked.into_iter().partition(is_best);
    let next = others.first().map_or(0.0, |candidate| candidate.likeness);
    let named = |list: Vec<Candidate>| list.into_iter().map(|candidate| candidate.entry).take(NAMED).collect();
    if best.likeness >= CONVINCING && best.likeness - next >= CLEARLY {
        Guess::Clear(named(winners), named(others))
    } else {
        Guess::Unclear(named([winners, others].concat()))
    }
}

/// An entry, the name of it that the query resembles most, and how much, from 0 to 1.
#[derive(Clone, Copy)]
struct Candidate {
    entry: Entry,
    name: &'static str,
    likeness: f64,
}

/// The entries worth naming, best first; of equals, those of the query's own shape and those still in use.
fn ranked(query: &str) -> Vec<Candidate> {
    let is_code = !query.trim().contains(' ');
    let query = Query::of(query);
    let letters = query.spelling.letters();
    if letters.len() < 3 || letters.len() > LONGEST || letters.iter().all(char::is_ascii_digit) {
        return Vec::new();
    }
    let sharing = query.sharing();
    let mut ranked: Vec<Candidate> = Vec::new();
    for entry in catalog::entries() {
        let shares = sharing[entry.number() as usize] >= ENOUGH_SHARED * query.weight;
        let likeness = if shares { Query::likeness } else { Query::likeness_in_spelling };
        let names = spoken(entry).map(|name| Candidate { entry, name, likeness: likeness(&query, name) });
        let best = names.reduce(|best, next| if next.likeness > best.likeness { next } else { best });
        ranked.extend(best.filter(|best| best.likeness >= WORTH_NAMING));
    }
    let order = |one: &Candidate| (one.name.contains(' ') == is_code, one.entry.retired().is_some(), one.entry);
    ranked.sort_unstable_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| order(a).cmp(&order(b))));
    ranked
}

/// The names of an entry that can be misspelt: not its number.
fn spoken(entry: Entry) -> impl Iterator<Item = &'static str> {
    let code = entry.code().filter(|code| code.contains(|c: char| c.is_alphabetic()));
    code.into_iter().chain(entry.names())
}

struct Query {
    spelling: Spelling,
    bag: Bag,
    words: Vec<Meant>,
    weight: f64,
}

/// A word of the query: the words of names that it may stand for, and how much it tells.
struct Meant {
    word: String,
    known: Vec<(Word, f64)>,
    weight: f64,
}

impl Query {
    fn of(query: &str) -> Query {
        let spelling = Spelling::of(key::text(query).take(LONGEST + 1));
        let mut words: Vec<Meant> = Vec::new();
        if spelling.letters().len() <= LONGEST {
            let vocabulary =
                Vocabulary::new(|| catalog::words().map(|word| (word, mask(word.text().chars()))).collect());
            words.extend(key::words(query).map(|word| Meant::of(word, &vocabulary)));
        }
        let weight = words.iter().map(|word| word.weight).sum();
        Query { spelling, bag: Bag::of(query), words, weight }
    }

    /// For every entry, the weight of the query's words that its names hold, typos allowed.
    fn sharing(&self) -> Vec<f64> {
        let mut sharing = vec![0.0; catalog::entries().len()];
        for meant in &self.words {
            for &(word, faith) in &meant.known {
                let mut last = None;
                for (entry, _) in word.places().filter(|(_, field)| field.is_name()) {
                    if last.replace(entry) != Some(entry) {
                        sharing[entry.number() as usize] += meant.weight * faith;
                    }
                }
            }
        }
        sharing
    }

    /// How alike the query and a name are: in spelling, or in their words whatever the order.
    fn likeness(&self, name: &str) -> f64 {
        let spelling = with_and_without_prefix(name).map(|name| self.spelling(name)).fold(0.0, f64::max);
        let words = self.overlap(name);
        (2.0 * spelling - 1.0).max(0.9 * words + 0.1 * spelling)
    }

    /// The same where too few words are shared to tell.
    fn likeness_in_spelling(&self, name: &str) -> f64 {
        let near = with_and_without_prefix(name).filter(|name| self.may_be_misspelt(name));
        2.0 * near.map(|name| self.spelling(name)).fold(0.0, f64::max) - 1.0
    }

    /// More than a quarter of the letters in edits is no likeness worth naming.
    fn may_be_misspelt(&self, name: &str) -> bool {
        let bag = Bag::of(name);
        self.bag.apart(&bag) <= bag.letters.max(self.bag.letters) as usize / 4
    }

    fn spelling(&self, name: &str) -> f64 {
        let longest = key::text(name).count().max(self.spelling.letters().len());
        1.0 - self.spelling.edits(key::text(name)) as f64 / longest as f64
    }

    fn overlap(&self, name: &str) -> f64 {
        let mut rest: Vec<String> = key::words(name).collect();
        let total: f64 = rest.iter().map(|word| weight_of(word)).sum();
        let mut shared = 0.0;
        let mut shared_here = 0.0;
        for meant in &self.words {
            let faith = |word: &String| match meant.known.iter().find(|(known, _)| known.text() == word) {
                Some(&(_, faith)) => faith,
                None if *word == meant.word => 1.0,
                None => 0.0,
            };
            let best = (0..rest.len()).max_by(|&a, &b| faith(&rest[a]).total_cmp(&faith(&rest[b])));
            if let Some(best) = best.filter(|&best| faith(&rest[best]) > 0.0) {
                shared += meant.weight * faith(&rest[best]);
                shared_here += weight_of(&rest[best]) * faith(&rest[best]);
                rest.swap_remove(best);
            }
        }
        if self.weight == 0.0 || total == 0.0 {
            return 0.0;
        }
        // Words may have been dropped, so a word of the query that the name lacks tells more against it.
        (shared / self.weight).powi(2) * (shared_here / total).sqrt()
    }
}

/// The words of the tables with their masks, for the first word that is not one of them.
type Vocabulary = LazyCell<Vec<(Word, u64)>>;

impl Meant {
    fn of(word: String, vocabulary: &Vocabulary) -> Meant {
        let mut known = match known(&word) {
            Some(known) => vec![(known, 1.0)],
            None => near(&word, vocabulary),
        };
        known.retain(|(word, _)| word.named() > 0);
        let weight = known.iter().map(|&(word, _)| catalog::rarity(word.named())).fold(0.0, f64::max);
        Meant { word, weight: if known.is_empty() { catalog::rarity(1) } else { weight }, known }
    }
}

/// The words that one may be misspelt of; the longer, the more.
fn near(word: &str, vocabulary: &Vocabulary) -> Vec<(Word, f64)> {
    let spelling = Spelling::of(word.chars());
    let allowed = match spelling.letters().len() {
        0..4 => return Vec::new(),
        4..8 => 1,
        _ => 2,
    };
    let mask = mask(word.chars());
    let similar = vocabulary.iter().filter(|(_, its_mask)| (its_mask ^ mask).count_ones() as usize <= 2 * allowed);
    let mut found = Vec::new();
    for &(candidate, _) in similar {
        let text = candidate.text();
        if text.len().abs_diff(word.len()) <= allowed && !text.contains(|c: char| c.is_ascii_digit()) {
            let edits = spelling.edits(text.chars());
            if edits <= allowed {
                found.push((candidate, 1.0 - 0.25 * edits as f64));
            }
        }
    }
    found
}

/// The word itself, if the tables have it.
fn known(word: &str) -> Option<Word> {
    catalog::words_beginning(word).next().filter(|known| known.text() == word)
}

/// A text that may have been given without its component.
fn with_and_without_prefix(name: &str) -> impl Iterator<Item = &str> {
    let bare = key::prefix(name).filter(|_| name.contains(' ')).map(|(_, rest)| rest);
    std::iter::once(name).chain(bare)
}

/// How much a word of a name tells: more, the fewer names have it.
fn weight_of(word: &str) -> f64 {
    catalog::rarity(known(word).map_or(1, Word::named))
}
