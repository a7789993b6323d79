//! What a longer text names: codes, texts, and numbers where it is Zscaler's own. Knows no file and no line number.

use crate::catalog::{self, Entry};
use crate::key;
use crate::line::PastedLine;
use crate::lookup::by_code;
use crate::scan::scan;
use crate::{numbers, texts};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub use crate::texts::Occurrence;

/// The entries that a longer text names, and where, in the order of the text: a log line, a pasted window, a field.
///
/// Codes with a `_` count anywhere, in any case, but those of two or three words that other programs' codes have only
/// where the text says that it is Zscaler's; status texts and earlier names where they can be told from ordinary
/// text (of four words and more; shorter ones after their component, after what their table says comes before them, or
/// beside their code); numbers where the text says that it is Zscaler's.
///
/// ```
/// let line = "user amy got \"SE: Connection request timed out\" at 10:00";
/// let found = zcodes::occurrences(line);
/// assert_eq!(found[0].entry.code(), Some("BRK_MT_SETUP_TIMEOUT"));
/// assert_eq!(&line[found[0].range.clone()], "SE: Connection request timed out");
///
/// assert_eq!(zcodes::occurrences("contact administrator-[3005]")[0].entry.code(), Some("3005"));
/// assert!(zcodes::occurrences("curl: (7) Failed to connect to gateway.example.net").is_empty());
/// ```
pub fn occurrences(text: &str) -> Vec<Occurrence> {
    in_line(&PastedLine::new(text))
}

pub(crate) fn in_line(line: &PastedLine) -> Vec<Occurrence> {
    let mut found = codes(line.text);
    found.retain(|one| is_told(line, one));
    found.extend(texts::texts(line));
    keep_meant(line.text, &mut found);
    found.extend(numbers::shown(line));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end), one.entry.code().is_none(), one.entry));
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.entry));
    found
}

/// What a longer text may mean that says not whose it is: codes of common words, and numbers that it calls codes.
pub(crate) fn untold(line: &PastedLine) -> Vec<Entry> {
    let mut found = codes(line.text);
    found.retain(|one| !is_told(line, one));
    found.extend(numbers::labelled(line).into_iter().filter(|one| one.range.len() >= numbers::TELLING_DIGITS));
    found.into_iter().map(|one| one.entry).collect()
}

/// Whether a code can be told from another program's: one of three words and less that are common, or in another case
/// than the table's, only after a cue of its table, or after none in a line that names who says it.
/// `AUTHENTICATION_FAILED` is what many say.
fn is_told(line: &PastedLine, code: &Occurrence) -> bool {
    let text = &line.text[code.range.clone()];
    let is_common = |word: &str| catalog::is_common(&word.to_lowercase());
    let is_as_listed = || code.entry.code().into_iter().chain(code.entry.names()).any(|name| name == text);
    let is_telling = text.split('_').nth(3).is_some() || !text.contains('_');
    if is_telling || !text.split('_').all(is_common) && is_as_listed() {
        return true;
    }
    let first = line.words().partition_point(|(at, _)| at.start < code.range.start);
    let mut cues = line.cues().iter().filter(|cue| cue.next == first).peekable();
    if cues.peek().is_none() {
        return line.names(code.entry.component());
    }
    cues.any(|cue| cue.leads_to(code.entry) && texts::may_follow(*cue, line, &code.range, code.entry.name()))
}

/// Of the entries of one code, keeps those whose text is in the line as well, or else those that have no other text.
fn keep_meant(line: &str, found: &mut Vec<Occurrence>) {
    let is_code = |text: &str, code: &str| key::code(text).eq(key::code(code));
    let rank = |one: &Occurrence, code: &str| match one.entry.status() {
        _ if !is_code(&line[one.range.clone()], code) => 0,
        Some(status) if !is_code(status, code) => 2,
        _ => 1,
    };
    let mut best = HashMap::new();
    for one in &*found {
        let Some(code) = one.entry.code() else { continue };
        let best = best.entry(code).or_insert(u8::MAX);
        *best = rank(one, code).min(*best);
    }
    found.retain(|one| one.entry.code().is_none_or(|code| rank(one, code) == best[code]));
}

/// The codes with a `_`, as the tables have them or, between other characters, in any case.
fn codes(text: &str) -> Vec<Occurrence> {
    let as_written = scan(text.as_bytes()).filter(|mention| mention.entry.is_some());
    let as_written = as_written.map(|mention| (mention.range, mention.token.to_owned()));
    let words = runs(text, b'_', b"_").filter(|(_, word)| word.contains(|c: char| c.is_ascii_lowercase()));
    // Around a word it is a mark: `_Category_`.
    let words = words.filter(|(_, word)| word.trim_matches('_').contains('_'));
    let words = words.map(|(range, word)| (range, word.to_ascii_uppercase()));
    let mut found = Vec::new();
    for (range, code) in as_written.chain(words).chain(dotted(text)) {
        let coded = by_code(&code).filter(|entry| entry.code().is_some_and(|own| own.eq_ignore_ascii_case(&code)));
        let entries = coded.chain(catalog::with_token(code.as_bytes()));
        found.extend(entries.map(|entry| Occurrence { range: range.clone(), entry }));
    }
    found
}

/// The codes of three words and more that have points between them, in lower case: `resource.not.found`. Of two, as
/// `bad.request` is, any program may have some.
fn dotted(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let tokens = runs(text, b'.', b"_-.").map(|(range, token)| (range.start, token.trim_end_matches('.')));
    let is_code = |token: &str| {
        token.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.') && token.matches('.').nth(1).is_some()
    };
    let codes = tokens.filter(move |(_, token)| is_code(token));
    codes.map(|(start, code)| (start..start + code.len(), code.to_owned()))
}

/// The runs of letters, digits and `others` that have this byte, and where they are.
fn runs<'t>(text: &'t str, with: u8, others: &'static [u8]) -> impl Iterator<Item = (Range<usize>, &'t str)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || others.contains(byte);
    let bytes = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next + memchr::memchr(with, &bytes[next..])?;
        let start = bytes[next..at].iter().rposition(|byte| !is_part(byte)).map_or(next, |last| next + last + 1);
        next = bytes[at..].iter().position(|byte| !is_part(byte)).map_or(bytes.len(), |len| at + len);
        Some((start..next, &text[start..next]))
    })
}
