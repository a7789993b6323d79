//! Where in a text codes may stand: runs of capitals, digits and `_`. Knows no code. This is the hot loop of a scan.

use std::ops::Range;

/// How much of the text before a run or a bracket tells what it is.
pub const LOOK_BACK: usize = 8;

/// The tokens at and after a place that no earlier run reaches: each run of capitals, digits and `_`, without a
/// number or an escape (`%22`) that is glued in front. Every one has an `_`, and begins with a capital.
pub fn runs(text: &[u8], from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = from;
    std::iter::from_fn(move || {
        loop {
            let joint = joint(text, next)?;
            let before = text[next..joint].iter().rev().take_while(|&&byte| is_run(byte)).count();
            let run = joint - before..joint + text[joint..].iter().take_while(|&&byte| is_run(byte)).count();
            next = run.end;
            let start = token_start(text, run.clone());
            if text[start] != b'_' {
                return Some(start..run.end);
            }
        }
    })
}

/// Where in a run the token begins: behind an escape's two digits, and behind a number.
pub fn token_start(text: &[u8], run: Range<usize>) -> usize {
    let is_escaped = run.start.checked_sub(1).is_some_and(|before| text[before] == b'%');
    let is_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    let escape = if is_escaped && text[run.clone()].get(..2).is_some_and(is_hex) { 2 } else { 0 };
    let start = run.start + escape;
    start + text[start..run.end].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a byte may be part of a code.
#[inline]
pub fn is_run(byte: u8) -> bool {
    const RUN: [bool; 256] = {
        let mut run = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            run[byte] = matches!(byte as u8, b'A'..=b'Z' | b'0'..=b'9' | b'_');
            byte += 1;
        }
        run
    };
    RUN[usize::from(byte)]
}

/// The next `_` behind a capital or a digit: no code begins with `_`, so that the many of `snake_case` are no joints.
///
/// memchr crosses long gaps at the speed of memory, but costs too much a call where `_` are dense: near the last
/// one, words of eight bytes are looked at in one go instead.
fn joint(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let mut empty = 0;
        while empty < WORDS {
            let Some(word) = text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) else { break };
            let word = u64::from_le_bytes(word);
            let underscores = equal(word, b'_');
            if underscores != 0 {
                let before = if at > from { u64::from(text[at - 1]) } else { 0 };
                let joints = underscores & solid(word << 8 | before);
                if joints != 0 {
                    return Some(at + joints.trailing_zeros() as usize / 8);
                }
                empty = 0;
            } else {
                empty += 1;
            }
            at += 8;
        }
        at += memchr::memchr(b'_', text.get(at..)?)?;
        if at > from && text[at - 1] != b'_' && is_run(text[at - 1]) {
            return Some(at);
        }
        at += 1;
    }
}

/// How many words without `_` are looked at before memchr takes over.
const WORDS: u32 = 2;

/// A byte eight times, and the same without the high bits.
const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES * 0x80;
const LOW: u64 = ONES * 0x7f;

/// The high bit of every byte that is equal to one.
fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * u64::from(byte));
    !(((differs & LOW) + LOW) | differs) & HIGH
}

/// The high bit of every byte that is a capital or a digit.
fn solid(word: u64) -> u64 {
    let at_least = |byte: u8| (word & LOW) + ONES * u64::from(0x80 - byte);
    let capital = at_least(b'A') & !at_least(b'Z' + 1);
    let digit = at_least(b'0') & !at_least(b'9' + 1);
    (capital | digit) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_once_say_the_same_as_one() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let word =
                    u64::from(byte) << (8 * place) | 0xff00_5a5f_2f3a_405b_u64.rotate_left(8) & !(0xff << (8 * place));
                let bit = 0x80 << (8 * place);
                assert_eq!(equal(word, b'_') & bit != 0, byte == b'_', "{byte}");
                assert_eq!(solid(word) & bit != 0, is_run(byte) && byte != b'_', "{byte}");
            }
        }
    }

    #[test]
    fn joints_are_found_at_any_distance() {
        for gap in 0..70 {
            let text = format!("{}a_A_B", "x".repeat(gap));
            let found: Vec<_> = runs(text.as_bytes(), 0).map(|range| &text[range]).collect();
            assert!(found.is_empty(), "`_A_B` begins with `_`");
            let text = format!("{}a_bA_B{}", "x".repeat(gap), "_".repeat(gap));
            let found: Vec<_> = runs(text.as_bytes(), 0).map(|range| range.start).collect();
            assert_eq!(found, [gap + 3]);
        }
    }

    #[test]
    fn numbers_and_escapes_in_front_are_left_out() {
        for (text, token) in [("12A_B", "A_B"), ("%22A_B", "A_B"), ("%2212A_B", "A_B"), ("%G2_B", "G2_B")] {
            let found: Vec<_> = runs(text.as_bytes(), 0).map(|range| &text[range]).collect();
            assert_eq!(found, [token], "{text}");
        }
    }
}
