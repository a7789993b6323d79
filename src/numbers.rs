//! Numeric codes inside other text, only where Zscaler's windows and logs put them: in brackets, or after "error" or
//! "code". Any other number of a line is just a number, and one in a text that may be another program's is none.

use crate::catalog::{self, Entry};
use crate::key::{self, PlacedWord};
use crate::line::{PastedLine, is_number};
use crate::lookup::by_code;
use crate::name::{Name, same};
use crate::texts::Occurrence;
use std::ops::Range;

/// What is before a number that is a code, alone or together: `Error code: -8`.
const LABELS: [&str; 6] = ["error", "code", "errors", "codes", "errorcode", "errcode"];
/// The same where nothing else is said: `E: -8`.
const SHORT_LABEL: &str = "e";
/// The most numbers of a text that are looked up.
const MOST_NUMBERS: usize = 100;
/// Numbers with fewer digits mean many things, so they need the name of their product.
pub(crate) const TELLING_DIGITS: usize = 4;
/// One with as many characters as this, `0x` too, is no other program's.
const TELLING_HEXADECIMAL: usize = 7;

/// A number in brackets is looked for within this many bytes of the opening one, that one included.
const LONGEST_BRACKET: usize = 32;

/// This much before a bracket tells what the bracket is: "error" and the like.
const BEFORE_BRACKET: usize = 8;

/// The entries whose numbers a text shows as codes, if anything in it says that it is Zscaler's.
pub(crate) fn shown(line: &PastedLine) -> Vec<Occurrence> {
    let mut found = labelled(line);
    if !found.is_empty() && (!line.is_ours() || begins_with_program(line)) {
        found.retain(|one| is_telling(&line.text[one.range.clone()]));
    }
    found
}

/// Whether a number is one that no other program's text has: `0xE550C`.
fn is_telling(number: &str) -> bool {
    number.len() >= TELLING_HEXADECIMAL && number.starts_with("0x")
}

/// The entries whose numbers a text shows as codes, whoever's it is.
pub(crate) fn labelled(line: &PastedLine) -> Vec<Occurrence> {
    let is_code = |digits: &Range<usize>| {
        is_telling(&line.text[digits.clone()]) || is_bracketed(line.text, digits) || is_labelled(line, digits)
    };
    let mut found = Vec::new();
    for digits in line.numbers().filter(|digits| is_code(digits)).take(MOST_NUMBERS) {
        let entries = entries(&line.number(digits), line);
        found.extend(entries.into_iter().map(|entry| Occurrence { range: digits.clone(), entry }));
    }
    found
}

/// The entries whose number is all that is said, but for what labels it: `#3005`, `Error code: -8`, `ZApp error (-5)`.
pub(crate) fn alone(line: &PastedLine) -> Vec<Entry> {
    let last = line.words().split_last().filter(|((_, word), _)| is_number(word));
    let Some(((digits, _), labels)) = last else { return Vec::new() };
    let start = labels.last().map_or(0, |(last, _)| last.end);
    if line.text[start..digits.start].contains(is_foreign_between) {
        return Vec::new();
    }
    let is_label = |word: &str| LABELS.contains(&word) || word == SHORT_LABEL;
    let products = labels.iter().rposition(|(_, word)| !is_label(word)).map_or(0, |last| last + 1);
    let product = &labels[..products];
    let said = product.last().map_or("", |(last, _)| &line.text[..last.end]);
    let mut of_component = catalog::numbers_of().into_iter().flat_map(|component| component.prefixes());
    let is_ours =
        said.is_empty() || catalog::signs().any(|sign| same(sign, said)) || of_component.any(|name| same(name, said));
    let is_of_product = |entry: &Entry| {
        is_ours || entry.component().prefixes().any(|name| same(name, said)) || has_in_section(*entry, product)
    };
    entries(&line.number(digits), line).into_iter().filter(is_of_product).collect()
}

/// The numbers alone in brackets, on one line, in any bytes: where the bracket opens, and the number.
pub(crate) fn bracketed(text: &[u8]) -> impl Iterator<Item = (usize, String)> + '_ {
    memchr::memchr2_iter(b'(', b'[', text).filter_map(|open| {
        let inside = &text[open + 1..text.len().min(open + LONGEST_BRACKET)];
        let close = inside.iter().position(|byte| matches!(byte, b')' | b']'))?;
        let is_pair = matches!((text[open], inside[close]), (b'(', b')') | (b'[', b']'));
        let inside =
            std::str::from_utf8(&inside[..close]).ok().filter(|inside| is_pair && !inside.contains(['\n', '\r']))?;
        let (sign, digits) = match inside.trim().strip_prefix(key::is_minus) {
            Some(digits) => ("-", digits.trim_start()),
            None => ("", inside.trim()),
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let before = String::from_utf8_lossy(&text[open.saturating_sub(BEFORE_BRACKET)..open]).to_ascii_lowercase();
        // `daemon[8]` is a process, `exit(8)` a call.
        let is_named = before.ends_with(is_glue) && !before.ends_with("error") && !before.ends_with("code");
        (!sign.is_empty() || !is_named).then(|| (open, [sign, digits].concat()))
    })
}

/// The entries with this number, short ones only where their product is named.
fn entries(number: &str, line: &PastedLine) -> Vec<Entry> {
    let is_long = number.trim_start_matches('-').len() >= TELLING_DIGITS;
    // `A001` is `0xA001` to those who type it, and a table may say so.
    let short = number.contains(|c: char| c.is_alphabetic()).then(|| Name::looked_up(number)).into_iter().flatten();
    let entries = by_code(number).chain(short.map(|name| name.entry));
    entries.filter(|&entry| is_long || line.words().len() == 1 || is_named(entry, line)).collect()
}

/// Whether a text names the component of an entry, if that one's numbers need it.
fn is_named(entry: Entry, line: &PastedLine) -> bool {
    let component = entry.component();
    catalog::numbers_of() == Some(component)
        || component.prefixes().any(|name| line.has(name))
        || line.words().iter().any(|word| has_in_section(entry, std::slice::from_ref(word)))
}

/// Whether the heading that an entry's row is under has these words, and not only any program's: "LDAP".
fn has_in_section(entry: Entry, words: &[PlacedWord]) -> bool {
    let heading: Vec<String> = entry.section().into_iter().flat_map(key::words).collect();
    words.iter().all(|(_, word)| heading.iter().any(|own| own == word))
        && words.iter().any(|(_, word)| !catalog::is_common(word))
}

/// Whether a line is another program's, by the name before its first colon: `curl: (7) …`.
fn begins_with_program(line: &PastedLine) -> bool {
    let Some((first, word)) = line.words().first() else { return false };
    let is_name = line.text[..first.end].trim_start().starts_with(|c: char| c.is_ascii_lowercase());
    is_name && line.text[first.end..].starts_with(": ") && !catalog::is_common(word) && !LABELS.contains(&word.as_ref())
}

/// `(8)` and `[8]`, but not the process number of `daemon[8]` or the call `exit(8)`.
fn is_bracketed(text: &str, digits: &Range<usize>) -> bool {
    let before = text[..digits.start].trim_end().trim_end_matches(key::is_minus).trim_end();
    let after = text[digits.end..].trim_start();
    let outside = before.strip_suffix('(').filter(|_| after.starts_with(')'));
    let outside = outside.or_else(|| before.strip_suffix('[').filter(|_| after.starts_with(']')));
    outside.is_some_and(|outside| !outside.ends_with(is_glue))
}

/// Whether the words before a number call it an error or a code, and not that of another program: `exit code 1`.
fn is_labelled(line: &PastedLine, digits: &Range<usize>) -> bool {
    let is_label = |(_, word): &&PlacedWord| LABELS.contains(&word.as_ref());
    let (before, rest) = line.words().split_at(line.words().partition_point(|(at, _)| at.start < digits.start));
    if digits.len() >= TELLING_DIGITS && is_named_after(&rest[1..]) {
        return true;
    }
    let Some((last, word)) = before.last() else { return false };
    let after = &line.text[digits.end..];
    let goes_on = after.strip_prefix([',', '/', '-']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if goes_on || line.text[last.end..digits.start].contains(is_foreign_between) {
        return false;
    }
    let before = if matches!(word.as_ref(), "is" | "number") { &before[..before.len() - 1] } else { before };
    let labels = before.iter().rev().take_while(is_label).count();
    let is_foreign = |(_, word): &PlacedWord| catalog::foreign_words().any(|foreign| foreign == word);
    labels > 0 && !before[..before.len() - labels].last().is_some_and(is_foreign)
}

/// Whether the words after a number call it an error, of a product or not: `the 3005 error`, `3005 ZCC Error`.
fn is_named_after(words: &[PlacedWord]) -> bool {
    let is_label = |word: Option<&PlacedWord>| word.is_some_and(|(_, word)| LABELS.contains(&word.as_ref()));
    let is_product = || words.first().is_some_and(|(_, word)| catalog::signs().any(|sign| same(sign, word)));
    is_label(words.first()) || is_label(words.get(1)) && is_product()
}

/// What may not be between a label and its number.
fn is_foreign_between(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, ':' | '=' | '#' | '"' | '\'' | '(' | '[') && !key::is_minus(c)
}

fn is_glue(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_logs_only_numbers_alone_in_brackets_count() {
        let text =
            "error 5, administrator-[3005] (-8) [\t- 13 ] (\u{2212}6) (8\n) x[9] exit(8) Error[10] (1.2) ((7)) [ab] (1";
        let found: Vec<_> = bracketed(text.as_bytes()).map(|(_, number)| number).collect();
        assert_eq!(found, ["3005", "-8", "-13", "-6", "10", "7"]);
        let found: Vec<_> = bracketed(b"\xff\xff(-8)\0[\xff9][11]").collect();
        assert_eq!(found, [(2, "-8".to_owned()), (11, "11".to_owned())]);
    }
}
