//! How names are folded before they are compared, at build time and at run time. Knows no table.

use std::borrow::Cow;
use std::ops::Range;

/// The code as it is compared: lower case, without `-`, `_` and spaces; a minus before digits stays.
pub fn code(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let sign = is_negative(text).then_some('-');
    let rest = text.chars().filter(|c| !is_minus(*c) && *c != '_' && !c.is_whitespace());
    sign.into_iter().chain(rest.flat_map(char::to_lowercase))
}

/// The text as it is compared: its letters and digits, in lower case. Of a number alone also its brackets and a minus
/// before it: `(1)` and `-1` are other texts than `1`.
pub fn text(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let is_number = !text.contains(char::is_alphabetic);
    let first_digit = text.find(|c: char| c.is_alphanumeric()).unwrap_or_default();
    let sign = text[..first_digit].trim_end().char_indices().next_back().filter(|&(_, c)| is_number && is_minus(c));
    let is_kept = move |c: char| c.is_alphanumeric() || is_number && matches!(c, '(' | ')' | '[' | ']' | '{' | '}');
    text.char_indices()
        .filter_map(move |(at, c)| match sign {
            Some((sign, _)) if sign == at => Some('-'),
            _ => is_kept(c).then_some(c),
        })
        .flat_map(char::to_lowercase)
}

/// A word of a text, folded, and the bytes of the text that it takes.
pub type PlacedWord<'t> = (Range<usize>, Cow<'t, str>);

/// The words of a name or of prose, folded: runs of letters and digits (`1.2` is one word, `user's` is `users`).
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    words_at(text).map(|(_, word)| word.into_owned())
}

/// The same, each with the bytes of the text that it takes.
pub fn words_at(text: &str) -> impl Iterator<Item = PlacedWord<'_>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + text[next..].find(char::is_alphanumeric)?;
        next = start + word_len(&text[start..]);
        Some((start..next, folded_word(&text[start..next])))
    })
}

/// Whether a heading is of the field that a cue names: one of its parts ends with the cue, or with two of its words and
/// more (`zpa-connector-child:` is of `journalctl -u zpa-connector`).
pub fn is_of_field(heading: &str, cue: &str) -> bool {
    let cue: Vec<String> = words(cue).collect();
    heading.split([';', '/']).any(|part| {
        let part: Vec<String> = words(part).collect();
        (cue.len().min(2)..=cue.len()).any(|len| part.ends_with(&cue[..len]))
    })
}

/// How many bytes the word takes that a text begins with.
fn word_len(text: &str) -> usize {
    let (mut len, mut last) = (0, ' ');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let mut joins = |is: fn(char) -> bool| is(last) && rest.peek().copied().is_some_and(is);
        let is_inside = match c {
            '.' => joins(|c| c.is_ascii_digit()),
            _ if is_apostrophe(c) => joins(char::is_alphanumeric),
            _ => c.is_alphanumeric(),
        };
        if !is_inside {
            break;
        }
        (len, last) = (len + c.len_utf8(), c);
    }
    len
}

/// Most words of a log are as they are folded, so that nothing need be written.
fn folded_word(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.') {
        Cow::Borrowed(word)
    } else if word.is_ascii() && !word.contains(is_apostrophe) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase).collect())
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// The runs of words between a name's `<placeholders>`: `Fail Close <reason>` has one, and an empty one after it. A
/// word that a placeholder touches (`<n>ms`) is a part of what the placeholder stands for.
pub fn literals(name: &str) -> Vec<Vec<String>> {
    let mut literals = Vec::new();
    let mut rest = Some(name);
    while let Some(text) = rest {
        let placeholder = text.split_once('<').and_then(|(before, after)| Some((before, after.split_once('>')?.1)));
        let (piece, after) = placeholder.map_or((text, None), |(before, after)| (before, Some(after)));
        let (is_first, is_last) = (literals.is_empty(), after.is_none());
        let touches = |at: &Range<usize>| (at.start == 0 && !is_first) || (at.end == piece.len() && !is_last);
        literals.push(words_at(piece).filter(|(at, _)| !touches(at)).map(|(_, word)| word.into_owned()).collect());
        rest = after;
    }
    literals
}

/// What comes before the first colon of a text, and what follows: `SE: TLS session not present`.
pub fn prefix(text: &str) -> Option<(&str, &str)> {
    text.split_once(':').map(|(prefix, rest)| (prefix.trim(), rest.trim()))
}

/// The hash of a folded name. A map's key; what it finds is compared with the name itself.
pub fn hash(folded: impl Iterator<Item = char>) -> u64 {
    token(folded.collect::<String>().as_bytes())
}

/// The same of a token of a log as it stands there, or of a folded word, eight bytes at a time.
pub fn token(token: &[u8]) -> u64 {
    let (words, rest) = token.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix = |hash: u64, &word: &[u8; 8]| hash_of_pair(hash, u64::from_le_bytes(word));
    mix(words.iter().fold(token.len() as u64, mix), &last)
}

/// The hash of two words that are neighbors, of their own.
pub fn hash_of_pair(one: u64, next: u64) -> u64 {
    (one.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A minus as keyboards, web pages and word processors write it.
pub fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_negative(text: &str) -> bool {
    text.trim_start()
        .strip_prefix(is_minus)
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_counts_before_digits_only() {
        for (given, folded) in [
            ("BRK_MT-Setup timeout", "brkmtsetuptimeout"),
            ("-8", "-8"),
            (" − 13 ", "-13"),
            ("-BRK_8", "brk8"),
            ("8", "8"),
        ] {
            assert_eq!(code(given).collect::<String>(), folded);
        }
    }

    #[test]
    fn words_keep_version_numbers_and_drop_apostrophes() {
        let given = "User’s TLS 1.2, (AV/FW): BRK_MT.";
        assert_eq!(words(given).collect::<Vec<_>>(), ["users", "tls", "1.2", "av", "fw", "brk", "mt"]);
    }

    #[test]
    fn texts_fold_to_letters_and_digits() {
        assert_eq!(text("User’s “x”.").collect::<String>(), text("users X").collect::<String>());
        for (given, folded) in
            [("(−1)", "(-1)"), ("“- 1”.", "-1"), ("1", "1"), ("400 - 499", "400499"), ("-1 (day)", "1day")]
        {
            assert_eq!(text(given).collect::<String>(), folded);
        }
    }

    #[test]
    fn folding_what_is_folded_changes_nothing() {
        for given in ["BRK_MT-Setup", "−8", "AC: User’s TLS 1.2 <reason>…", "ÄÖ ß", ""] {
            let once: String = code(given).collect();
            assert_eq!(code(&once).collect::<String>(), once);
            let once: String = text(given).collect();
            assert_eq!(text(&once).collect::<String>(), once);
        }
    }

    #[test]
    fn a_prefix_ends_at_the_first_colon() {
        assert_eq!(prefix("SE: DNS: failed"), Some(("SE", "DNS: failed")));
        assert_eq!(prefix(" ZPA BA :x"), Some(("ZPA BA", "x")));
        assert_eq!(prefix("no colon"), None);
    }
}
