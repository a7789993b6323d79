//! Guesses: the entries whose names resemble a query, by spelling or by their words. Silent about nonsense.

use crate::catalog::{self, Entry, Word};
use crate::hit::{Answer, Hit, MatchKind};
use crate::key;
use crate::name::same;
use crate::spelling::Spelling;
use std::collections::HashMap;

/// How many entries are named when none is the clear winner.
const NAMED: usize = 5;
/// From here on a likeness is worth naming.
const WORTH_NAMING: f64 = 0.5;
/// Where few words are shared, a name may still be misspelled by so many edits, and by one if it is short.
const FEW_EDITS: usize = 2;
const SHORT: usize = 8;
/// Names with less of the query's words, by weight, cannot come to be worth naming by their words.
const ENOUGH_SHARED: f64 = 0.66;
/// The best may be shown as a guess if it is this much better than the next.
const CLEARLY: f64 = 0.04;
/// Names of so many words may be told by their words alone, one of so many missing.
const TOLD_BY_WORDS: usize = 4;
const MISSING: usize = 5;
/// Of two names with the same words, the one that is spelled more like the query is meant.
const SPELLING_AMONG_WORDS: f64 = 0.1;
/// How much less sure it is with each edit that a word is meant.
const PER_EDIT: f64 = 0.25;
/// A longer query is not a misspelled name; none has more letters than half of this.
const LONGEST: usize = 300;

/// The entries that a query resembles, the nearest first, at most `limit`; none for nonsense.
///
/// ```
/// let nearest = zcodes::suggest("BRK_MT_SETUP_TIMEOT", 3);
/// assert_eq!(nearest[0].code(), Some("BRK_MT_SETUP_TIMEOUT"));
/// assert!(zcodes::suggest("xyzzy", 3).is_empty());
/// ```
pub fn suggest(query: &str, limit: usize) -> Vec<Entry> {
    let ranked = Query::new(query).map(|query| query.ranked()).unwrap_or_default();
    ranked.into_iter().map(|candidate| candidate.entry).take(limit).collect()
}

/// What a query may be misspelled of: a clear winner, with the entries that share its name, or suggestions alone.
pub(crate) fn guess(query: &str) -> Answer {
    let Some(query) = Query::new(query) else { return Answer::default() };
    let ranked = query.ranked();
    let Some(&best) = ranked.first() else { return Answer::default() };
    let (winners, others): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|one| same(one.name, best.name));
    let next = others.first().map_or(0.0, |candidate| candidate.likeness);
    let is_clear = best.likeness - next >= CLEARLY && query.is_damaged(best.name);
    let (winners, others) = if is_clear { (winners, others) } else { (Vec::new(), [winners, others].concat()) };
    Answer {
        hits: winners.into_iter().map(|one| Hit { entry: one.entry, kind: MatchKind::Similar }).collect(),
        suggestions: others.into_iter().map(|one| one.entry).take(NAMED).collect(),
    }
}

/// An entry, the name of it that the query resembles most, and how much, from 0 to 1.
#[derive(Clone, Copy)]
struct Candidate {
    entry: Entry,
    name: &'static str,
    likeness: f64,
}

/// The names of an entry that can be misspelled: not its number.
fn spoken(entry: Entry) -> impl Iterator<Item = &'static str> {
    let code = entry.code().filter(|code| code.contains(|c: char| c.is_alphabetic()));
    code.into_iter().chain(entry.names())
}

struct Query {
    is_code: bool,
    spelling: Spelling,
    words: Vec<QueryWord>,
    weight: f64,
}

/// A word of the query, how much it tells, and the words of names that it may stand for, with how surely.
struct QueryWord {
    word: String,
    weight: f64,
    meanings: Vec<(Word, f64)>,
}

impl Query {
    /// A query that may be a misspelled name: `None` for a number, for a letter or two, and for a longer text.
    fn new(query: &str) -> Option<Query> {
        if key::text(query).take(LONGEST + 1).count() > LONGEST {
            return None;
        }
        let spelling = Spelling::new(query);
        if spelling.letters() < 3 || spelling.text().bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let words: Vec<QueryWord> = key::words(query).map(QueryWord::new).collect();
        let weight = words.iter().map(|word| word.weight).sum();
        Some(Query { spelling, words, weight, is_code: !query.trim().contains(' ') })
    }

    /// The entries worth naming, best first; of equals, those of the query's own shape and those still in use.
    fn ranked(&self) -> Vec<Candidate> {
        let shared = self.shared_by_entry();
        let mut ranked: Vec<Candidate> = Vec::new();
        // Many entries may have one name, and to compare it is what takes time here. The same text is in one place.
        let mut likenesses: HashMap<(*const u8, bool), f64> = HashMap::with_capacity(2 * catalog::entries().len());
        for entry in catalog::entries() {
            let shares = shared[entry.number() as usize] >= ENOUGH_SHARED * self.weight;
            let likeness = if shares { Query::likeness } else { Query::likeness_in_spelling };
            let mut likeness =
                |name: &'static str| *likenesses.entry((name.as_ptr(), shares)).or_insert_with(|| likeness(self, name));
            let names = spoken(entry).map(|name| Candidate { entry, name, likeness: likeness(name) });
            let best = names.reduce(|best, next| if next.likeness > best.likeness { next } else { best });
            ranked.extend(best.filter(|best| best.likeness >= WORTH_NAMING));
        }
        let order =
            |one: &Candidate| (one.name.contains(' ') == self.is_code, one.entry.retired().is_some(), one.entry);
        ranked.sort_unstable_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| order(a).cmp(&order(b))));
        ranked
    }

    /// Whether the query is this name with a letter or two wrong, or with its words moved or one of them missing. A
    /// word or two that any program's messages have are no name.
    fn is_damaged(&self, name: &str) -> bool {
        with_and_without_prefix(name).any(|name| {
            let words: Vec<String> = key::words(name).collect();
            let is_common = words.len() <= 2 && words.iter().all(|word| catalog::is_common(word));
            words.len() >= 2 && !is_common && (self.is_misspelled(name, &words) || self.is_reworded(name, &words))
        })
    }

    fn is_misspelled(&self, name: &str, words: &[String]) -> bool {
        let most = if self.spelling.letters() < SHORT { 1 } else { FEW_EDITS };
        let is_near = |(word, own): (&QueryWord, &String)| {
            let most = if own.len() < 4 && words.len() >= TOLD_BY_WORDS { 1 } else { edits_in(own) };
            word.word == *own || Spelling::new(own).edits(&word.word, most).is_some()
        };
        // A space too many or too few is no edit, so the words may not be the same number.
        let is_each_near = self.words.len() != words.len() || self.words.iter().zip(words).all(is_near);
        is_each_near && self.spelling.edits(name, most).is_some()
    }

    fn is_reworded(&self, name: &str, words: &[String]) -> bool {
        let mut rest: Vec<&String> = words.iter().collect();
        let has_all = self.words.iter().all(|word| {
            let own = rest.iter().position(|own| word.certainty_of(own) > 0.0);
            own.map(|own| rest.swap_remove(own)).is_some()
        });
        let is_told = name.contains('_') || words.len() >= TOLD_BY_WORDS;
        let is_common = self.words.iter().all(|word| catalog::is_common(&word.word));
        is_told && has_all && !is_common && rest.len() <= (words.len() / MISSING).max(1)
    }

    /// For every entry, the weight of the query's words that are in its names, typos allowed.
    fn shared_by_entry(&self) -> Vec<f64> {
        let mut shared = vec![0.0; catalog::entries().len()];
        for word in &self.words {
            for &(meaning, certainty) in &word.meanings {
                let mut last = None;
                for (entry, _) in meaning.places().filter(|(_, field)| field.is_name()) {
                    if last.replace(entry) != Some(entry) {
                        shared[entry.number() as usize] += word.weight * certainty;
                    }
                }
            }
        }
        shared
    }

    /// How alike the query and a name are: in spelling, or in their words whatever the order.
    fn likeness(&self, name: &str) -> f64 {
        let words = self.in_words(name);
        let may_tell = (1.0 - SPELLING_AMONG_WORDS) * words + SPELLING_AMONG_WORDS >= WORTH_NAMING;
        let part = if may_tell { 2 } else { 4 };
        let spelling = self.in_spelling(name, |name| self.longest(name) / part);
        let words = (1.0 - SPELLING_AMONG_WORDS) * words + SPELLING_AMONG_WORDS * spelling;
        words.max(2.0 * spelling - 1.0)
    }

    /// The same where too few words are shared to tell.
    fn likeness_in_spelling(&self, name: &str) -> f64 {
        2.0 * self.in_spelling(name, |_| FEW_EDITS) - 1.0
    }

    /// The share of the letters that are as they should be, of a name with or without its prefix; 0 if there are more
    /// edits than there may be.
    fn in_spelling(&self, name: &str, most: impl Fn(&str) -> usize) -> f64 {
        let share = |name: &str| {
            let edits = self.spelling.edits(name, most(name));
            edits.map_or(0.0, |edits| 1.0 - edits as f64 / self.longest(name) as f64)
        };
        with_and_without_prefix(name).map(share).fold(0.0, f64::max)
    }

    /// How many letters the query or the name has, whichever has more.
    fn longest(&self, name: &str) -> usize {
        self.spelling.letters().max(key::text(name).count())
    }

    /// The share of the query's words that the name has, and of the name's words that the query has, by weight.
    fn in_words(&self, name: &str) -> f64 {
        let mut rest: Vec<String> = key::words(name).collect();
        let all: f64 = rest.iter().map(|word| weight_of(word)).sum();
        let (mut of_query, mut of_name) = (0.0, 0.0);
        for word in &self.words {
            let certainties = rest.iter().map(|own| word.certainty_of(own)).enumerate();
            let best = certainties.max_by(|(_, a), (_, b)| a.total_cmp(b));
            if let Some((at, certainty)) = best.filter(|&(_, certainty)| certainty > 0.0) {
                of_query += word.weight * certainty;
                of_name += weight_of(&rest.swap_remove(at)) * certainty;
            }
        }
        if self.weight == 0.0 || all == 0.0 {
            return 0.0;
        }
        // Words may have been dropped, so a word of the query that the name lacks tells more against it.
        (of_query / self.weight).powi(2) * (of_name / all).sqrt()
    }
}

impl QueryWord {
    fn new(word: String) -> QueryWord {
        let mut meanings = match catalog::word(&word) {
            Some(known) => vec![(known, 1.0)],
            None => near(&word).into_iter().map(|(near, edits)| (near, 1.0 - PER_EDIT * edits as f64)).collect(),
        };
        meanings.retain(|(word, _)| word.named() > 0);
        let weights = meanings.iter().map(|&(word, _)| catalog::rarity(word.named()));
        let weight = weights.reduce(f64::max).unwrap_or(catalog::rarity(1));
        QueryWord { word, weight, meanings }
    }

    /// How surely it stands for a word of a name.
    fn certainty_of(&self, own: &str) -> f64 {
        match self.meanings.iter().find(|(meaning, _)| meaning.text() == own) {
            Some(&(_, certainty)) => certainty,
            None if own == self.word => 1.0,
            None => 0.0,
        }
    }
}

/// The words that one may be misspelled of, with how many edits; the longer it is, the more may be in it. A number is no
/// other number's typo.
pub(crate) fn near(word: &str) -> Vec<(Word, usize)> {
    let spelling = Spelling::new(word);
    let most = edits_in(word);
    if most == 0 {
        return Vec::new();
    }
    let candidates = catalog::words().filter(|known| known.text().len().abs_diff(spelling.letters()) <= most);
    let candidates = candidates.filter(|known| !known.text().contains(|c: char| c.is_ascii_digit()));
    candidates.filter_map(|known| Some((known, spelling.edits(known.text(), most)?))).collect()
}

/// How many edits there may be in a word.
fn edits_in(word: &str) -> usize {
    match word.chars().count() {
        _ if word.contains(|c: char| c.is_ascii_digit()) => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// A text that may have been given without its component.
fn with_and_without_prefix(name: &str) -> impl Iterator<Item = &str> {
    let bare = key::prefix(name).filter(|_| name.contains(' ')).map(|(_, rest)| rest);
    std::iter::once(name).chain(bare)
}

/// How much a word of a name tells: more, the fewer names have it.
fn weight_of(word: &str) -> f64 {
    catalog::rarity(catalog::word(word).map_or(1, Word::named))
}
