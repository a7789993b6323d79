//! Counting against a plain reading of its promise: byte by byte, over the whole text, with sets instead of tricks.

use proptest::prelude::*;
use std::collections::BTreeMap;
use zcodes::{Counter, Counts, Entry, entries, tables};

/// Code or token → how often, and the line of the first.
type Found = BTreeMap<String, (u64, u64)>;

/// The known codes, the unknown ones, the number of lines.
fn counted(text: &[u8]) -> (Found, Found, u64) {
    let codes: BTreeMap<&str, &str> = entries().filter_map(|entry| Some((entry.code()?, entry.name()))).collect();
    let aliases: BTreeMap<&str, &str> =
        entries().flat_map(|entry| entry.aliases().map(move |alias| (alias, entry.name()))).collect();
    let families: Vec<&str> = tables().flat_map(|table| table.families()).collect();
    let (mut known, mut unknown) = (Found::new(), Found::new());
    let add = |found: &mut Found, name: &str, at: usize| {
        let line = 1 + text[..at].iter().filter(|&&byte| byte == b'\n').count() as u64;
        let (count, first) = found.entry(name.to_owned()).or_insert((0, line));
        *count += 1;
        *first = line.min(*first);
    };
    let is_inside = |at: usize| text.get(at).is_some_and(|&byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'));
    for start in (0..text.len()).filter(|&at| is_inside(at) && (at == 0 || !is_inside(at - 1))) {
        let end = (start..).find(|&at| !is_inside(at)).expect("the text ends");
        let mut token = std::str::from_utf8(&text[start..end]).expect("it is ASCII");
        if start > 0 && text[start - 1] == b'%' && token.len() >= 2 && token[..2].bytes().all(|c| c.is_ascii_hexdigit())
        {
            token = &token[2..];
        }
        token = token.trim_start_matches(|c: char| c.is_ascii_digit());
        let code = codes.get(token).or(aliases.get(token));
        if let Some(code) = code.filter(|_| token.contains('_')) {
            add(&mut known, code, start);
        } else if token.len() <= 128 && families.iter().any(|family| token.starts_with(family) && token != *family) {
            add(&mut unknown, token, start);
        }
    }
    let brackets = text.iter().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b'['));
    let numbers = brackets.filter_map(|(at, &open)| Some((at, bracketed(open, &text[..at], &text[at + 1..])?)));
    for (at, number) in numbers {
        if codes.contains_key(number.as_str()) {
            add(&mut known, &number, at);
        }
    }
    let lines = text.split(|&byte| byte == b'\n').count() as u64 - u64::from(text.is_empty() || text.ends_with(b"\n"));
    (known, unknown, lines)
}

/// The number behind an opening bracket, if it stands alone in it.
fn bracketed(open: u8, before: &[u8], inside: &[u8]) -> Option<String> {
    let close = inside.iter().take(31).position(|byte| b")]".contains(byte))?;
    let is_pair = matches!((open, inside[close]), (b'(', b')') | (b'[', b']'));
    let inside = std::str::from_utf8(&inside[..close]).ok()?;
    let is_plain = inside.bytes().all(|byte| byte.is_ascii_digit() || b" \t-".contains(&byte) || !byte.is_ascii());
    let number = inside.trim();
    let digits = number.strip_prefix(['-', '\u{2212}']).unwrap_or(number);
    let is_negative = digits.len() < number.len();
    let digits = digits.trim();
    let before = String::from_utf8_lossy(before).to_lowercase();
    let is_glued = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let is_labelled = before.ends_with("error") || before.ends_with("code");
    let is_number = is_pair && is_plain && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let minus = if is_negative { "-" } else { "" };
    (is_number && (is_negative || !is_glued || is_labelled)).then(|| format!("{minus}{digits}"))
}

fn found(counts: &Counts) -> (Found, Found, u64) {
    let known = counts.codes.iter().map(|code| (code.entry.name().to_owned(), (code.count, code.line)));
    let unknown = counts.unknown.iter().map(|one| (one.token.clone(), (one.count, one.line)));
    (known.collect(), unknown.collect(), counts.lines)
}

fn fed(text: &[u8], pieces: &[usize]) -> Counts {
    let mut counter = Counter::new().with_numbers();
    let mut rest = text;
    for &piece in pieces.iter().cycle() {
        let (now, later) = rest.split_at(piece.min(rest.len()));
        counter.feed(now);
        rest = later;
        if rest.is_empty() {
            break;
        }
    }
    counter.finish()
}

/// Pieces of logs: codes whole, cut, glued, nested and unknown, numbers, bytes that are no text.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let codes: Vec<&str> = entries().filter_map(Entry::code).collect();
    let families: Vec<&str> = tables().flat_map(|table| table.families()).collect();
    let code = prop::sample::select(codes);
    let own = |text: &str| text.as_bytes().to_vec();
    prop_oneof![
        4 => code.clone().prop_map(own),
        2 => (code.clone(), 1..9_usize).prop_map(|(code, cut)| code.as_bytes()[..code.len() - cut.min(code.len())].to_vec()),
        1 => (code.clone(), "[A-Z0-9_]{1,3}").prop_map(|(code, more)| (code.to_owned() + &more).into_bytes()),
        1 => (prop::sample::select(families), "[A-Z_]{0,9}").prop_map(|(family, more)| (family.to_owned() + &more).into_bytes()),
        3 => "[ \t]{0,2}[(\\[][ \t]{0,2}[-−]?[0-9]{1,5} {0,30}[)\\]]".prop_map(String::into_bytes),
        2 => code.prop_map(|number| format!("({number})").into_bytes()),
        3 => "[ ,;:\"=a-z%_\n-]{1,6}".prop_map(String::into_bytes),
        2 => prop::sample::select(vec!["%22", "%2", "%", "error", "Code", "_", "\n", "(", "[", "8)"]).prop_map(own),
        1 => (prop::sample::select(b"7A_".to_vec()), 100..300_usize).prop_map(|(byte, len)| vec![byte; len]),
        2 => prop::collection::vec(any::<u8>(), 1..5),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn counts_are_those_of_a_plain_reading_wherever_the_text_is_cut(
        log in prop::collection::vec(piece(), 0..40),
        pieces in prop::collection::vec(1..90_usize, 1..9),
    ) {
        let log = log.concat();
        let expected = counted(&log);
        prop_assert_eq!(&found(&fed(&log, &[usize::MAX])), &expected, "{:?}", String::from_utf8_lossy(&log));
        prop_assert_eq!(&found(&fed(&log, &pieces)), &expected, "{:?}", String::from_utf8_lossy(&log));
    }
}

#[test]
fn a_number_of_any_length_may_stand_before_a_code() {
    let log = [vec![b'5'; 3 << 20], b"BRK_MT_TERMINATED".to_vec()].concat();
    assert_eq!(fed(&log, &[1000]).codes[0].count, 1);
}

#[test]
fn a_token_without_end_is_no_code() {
    let log = [b"BRK_MT_".to_vec(), vec![b'A'; 3 << 20], b"BRK_MT_TERMINATED\nAPP_NOT_REACHABLE".to_vec()].concat();
    let counts = fed(&log, &[1000]);
    assert_eq!((counts.codes.len(), counts.codes[0].line, counts.unknown.len()), (1, 2, 0));
}

#[test]
fn a_line_longer_than_is_kept_loses_no_code() {
    let log = b"%22BRK_MT_TERMINATED%22 ".repeat(1 << 17);
    for pieces in [[usize::MAX], [4099], [1 << 20]] {
        assert_eq!(fed(&log, &pieces).codes[0].count, 1 << 17);
    }
}

#[test]
fn counters_of_the_parts_of_a_text_add_up() {
    let parts: [&[u8]; 4] = [b"BRK_MT_TERMINATED\nBRK_MT_NEVER_SEEN\n", b"", b"open\nBRK_MT_NEVER_SEEN\n", b"(-8)"];
    let mut sum = Counter::new().with_numbers();
    for part in parts {
        let mut next = Counter::new().with_numbers();
        next.feed(part);
        sum.append(next);
    }
    assert_eq!(sum.finish(), fed(&parts.concat(), &[usize::MAX]));
}
