//! What finding starts from: names by their hashes, the words of the full text, the terms that people use.

use super::{Component, Entry, Table, data, list, range, text};
use crate::key;
use crate::record::{Field, TermRecord, Text, WordRecord, bit_of, first_bytes, unpacked};

/// The entries whose folded code may have this hash; the caller compares the codes.
pub(crate) fn coded(hash: u64) -> impl Iterator<Item = Entry> {
    let run = data::CODES.get(&hash).copied().unwrap_or_default();
    data::CODE_ENTRIES[range(run)].iter().map(|&number| Entry(number.into()))
}

/// The entries with a name whose folded text may have this hash, with the name's number and whether it is
/// the name without its prefix; the caller compares the names.
pub(crate) fn named(hash: u64) -> impl Iterator<Item = (Entry, u8, bool)> {
    let run = data::NAMES.get(&hash).copied().unwrap_or_default();
    data::NAME_RECORDS[range(run)].iter().map(|record| (Entry(record.entry.into()), record.name, record.bare))
}

/// Whether a token may be one that the next two know, by its first two letters. Where tokens
/// are dense, it makes a scan three times as fast (0.06 and 0.18 GB/s measured).
pub(crate) fn may_be_a_code(token: &[u8]) -> bool {
    matches!(token, &[first, second, ..] if data::BEGINNINGS[usize::from(first % 32)] >> (second % 32) & 1 == 1)
}

/// The first entry whose code, or else earlier name, is exactly this token.
pub(crate) fn with_token(token: &[u8]) -> Option<Entry> {
    let hash = key::token(token);
    let run = may_have(&data::TOKEN_BITS, hash).then(|| data::TOKENS.get(&hash).copied())??;
    let record = data::TOKEN_RECORDS[range(run)].iter().find(|record| bytes(record.token) == token)?;
    Some(Entry(record.entry))
}

/// Whether a token begins like the codes of a table, and goes on from there. To compare the first bytes as one number
/// first takes half the time.
pub(crate) fn is_of_a_family(token: &[u8]) -> bool {
    let (first, _) = first_bytes(token);
    let mut likely = data::FAMILIES.iter().filter(|family| first & family.mask == family.first);
    likely.any(|family| token.len() > family.family.len.into() && token.starts_with(bytes(family.family)))
}

fn bytes(text: Text) -> &'static [u8] {
    &data::TEXT.as_bytes()[text.at as usize..][..text.len.into()]
}

/// The texts that are told by the word or the two words with this hash: as `named` gives them.
pub(crate) fn phrases(hash: u64) -> impl Iterator<Item = (Entry, u8, bool)> {
    let run = may_have(&data::PHRASE_BITS, hash).then(|| data::PHRASES.get(&hash).copied()).flatten();
    let run = run.unwrap_or_default();
    data::PHRASE_RECORDS[range(run)].iter().map(|record| (Entry(record.entry.into()), record.name, record.bare))
}

/// Whether a map may have a hash. Hardly any of a log's words are in one, which a bit says sooner than the map does.
fn may_have(bits: &[u64], hash: u64) -> bool {
    let (word, bit) = bit_of(hash, bits.len());
    bits[word] & bit != 0
}

/// The cues whose last word has this hash: the table, what is before its texts in windows and logs, and whether it is
/// the field of some of its sections, whose entries alone come after it.
pub(crate) fn cues(hash: u64) -> impl Iterator<Item = (Table, &'static str, bool)> {
    let run = data::CUES.get(&hash).copied().unwrap_or_default();
    data::CUE_RECORDS[range(run)].iter().map(|record| (Table(record.table), text(record.cue), record.has_section))
}

/// No name has more letters.
pub(crate) const LONGEST_NAME: usize = data::LONGEST_NAME;

/// A word of the full text: at each of its places stands an entry.
#[derive(Clone, Copy)]
pub(crate) struct Word(&'static WordRecord);

impl Word {
    pub(crate) fn text(self) -> &'static str {
        text(self.0.word)
    }

    /// How many entries have it in their names.
    pub(crate) fn named(self) -> usize {
        self.0.named as usize
    }

    /// Where the word stands, ordered by entry and then by field.
    pub(crate) fn places(self) -> impl Iterator<Item = (Entry, Field)> {
        unpacked(&data::POSTINGS[range(self.0.postings)]).map(|posting| {
            let (entry, field) = Field::of_posting(posting);
            (Entry(entry), field)
        })
    }
}

/// Every word of the full text, sorted.
pub(crate) fn words() -> impl ExactSizeIterator<Item = Word> {
    data::WORDS.iter().map(Word)
}

/// The word itself, if the full text has it.
pub(crate) fn word(word: &str) -> Option<Word> {
    words_beginning(word).next().filter(|known| known.text() == word)
}

/// The words of the full text that begin so, sorted.
pub(crate) fn words_beginning(beginning: &str) -> impl Iterator<Item = Word> {
    let first = data::WORDS.partition_point(|record| text(record.word) < beginning);
    data::WORDS[first..].iter().map(Word).take_while(move |word| word.text().starts_with(beginning))
}

/// The words that people use, and what the tables say instead.
pub(crate) fn terms() -> impl Iterator<Item = (impl Iterator<Item = &'static str>, impl Iterator<Item = &'static str>)>
{
    data::TERMS.iter().map(|record: &TermRecord| (list(record.said), list(record.meant)))
}

/// The words that say nothing in a query: "the", "who".
pub(crate) fn ignored_words() -> impl Iterator<Item = &'static str> {
    list(data::IGNORED)
}

/// Whether a folded word is one that any program's messages have: "error", "timeout".
pub(crate) fn is_common(word: &str) -> bool {
    data::LISTS[range(data::COMMON)].binary_search_by(|&common| text(common).cmp(word)).is_ok()
}

/// The words that say that a text is Zscaler's: "Client Connector".
pub(crate) fn signs() -> impl Iterator<Item = &'static str> {
    list(data::SIGNS)
}

/// The words that say, before "error" or "code", that a number is another program's: "exit".
pub(crate) fn foreign_words() -> impl Iterator<Item = &'static str> {
    list(data::FOREIGN)
}

/// The component whose numbers need no name beside them.
pub(crate) fn numbers_of() -> Option<Component> {
    data::NUMBERS_OF.map(Component)
}

/// How much it tells that only so many entries have a word: more, the fewer they are.
pub(crate) fn rarity(entries: usize) -> f64 {
    f64::from(data::RARITIES[entries.min(data::RARITIES.len() - 1)]) / 1000.0
}
