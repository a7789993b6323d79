//! What a longer text names: codes, texts, and numbers where it is Zscaler's own. Knows no file and no line number.

use crate::catalog;
use crate::lookup::by_code;
use crate::scan::scan;
use crate::texts::PastedLine;

pub use crate::texts::Occurrence;

/// The entries that a longer text names, and where, in the order of the text: a log line, a pasted window, a field.
///
/// Codes with a `_` count anywhere, in any case; status texts and earlier names where they can be told from ordinary
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
    let line = PastedLine::new(text);
    let mut found = codes(text);
    found.extend(line.texts());
    found.extend(crate::numbers::shown(&line));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end), one.entry.code().is_none(), one.entry));
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(one.entry));
    found
}

/// The codes with a `_`, as the tables have them or, between other characters, in any case.
fn codes(text: &str) -> Vec<Occurrence> {
    let as_written = scan(text.as_bytes()).filter(|mention| mention.entry.is_some());
    let as_written = as_written.map(|mention| (mention.range, mention.token.to_owned()));
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split(|c: char| !is_part(c)) {
        if word.contains('_') && word.contains(|c: char| c.is_ascii_lowercase()) {
            words.push((start..start + word.len(), word.to_ascii_uppercase()));
        }
        start += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let is_known = |word: &str| by_code(word).next().is_some() || catalog::with_token(word.as_bytes()).is_some();
    let any_case = words.into_iter().filter(|(_, word)| is_known(word));
    let mut found = Vec::new();
    for (range, code) in as_written.chain(any_case) {
        let entries = by_code(&code).chain(catalog::with_token(code.as_bytes()));
        found.extend(entries.map(|entry| Occurrence { range: range.clone(), entry }));
    }
    found
}
