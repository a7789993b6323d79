//! The hot loop of a scan: the next place in a text where a code may stand. Nothing here knows a code.

use std::ops::Range;

/// The next joint from a place on: a `_` behind a capital or a digit, and before one of these or another `_`.
///
/// Every code has such a joint, and ordinary text has few: the many `_` of `snake_case` are none. memchr crosses
/// long gaps at the speed of memory, but costs too much a call where `_` are dense; there, blocks without a joint
/// are passed by 64 bytes at a time.
pub fn joint(text: &[u8], from: usize) -> Option<usize> {
    // Where runs are dense, the next is near.
    let mut at = from + WORD;
    if let Some(joint) = joint_within(text, from, from..at) {
        return Some(joint);
    }
    loop {
        at += memchr::memchr(b'_', text.get(at..)?)?;
        if block(text, at).is_none() {
            return joint_within(text, from, at..text.len());
        }
        if is_solid(text[at - 1]) && is_run(text[at + 1]) {
            return Some(at);
        }
        at += 1;
        // Where one `_` is none, more of the kind are near.
        while let Some((before, block)) = block(text, at) {
            let seen = look(before, block);
            if seen.joint
                && let Some(joint) = joint_within(text, from, at..at + BLOCK)
            {
                return Some(joint);
            }
            at += BLOCK;
            if !seen.underscore {
                break;
            }
        }
    }
}

/// How many bytes at the beginning of a text may be part of a code.
#[inline]
pub fn run_at_start(text: &[u8]) -> usize {
    let mut len = 0;
    while let Some(&bytes) = text[len..].first_chunk() {
        let others = !run(u64::from_le_bytes(bytes)) & HIGH;
        if others != 0 {
            return len + others.trailing_zeros() as usize / 8;
        }
        len += WORD;
    }
    len + text[len..].iter().take_while(|&&byte| is_run(byte)).count()
}

/// How many bytes at the end of a text may be part of a code.
#[inline]
pub fn run_at_end(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((before, &bytes)) = rest.split_last_chunk() {
        let others = !run(u64::from_le_bytes(bytes)) & HIGH;
        if others != 0 {
            return text.len() - rest.len() + others.leading_zeros() as usize / 8;
        }
        rest = before;
    }
    text.len() - rest.len() + rest.iter().rev().take_while(|&&byte| is_run(byte)).count()
}

/// Whether a byte may be part of a code.
#[inline]
fn is_run(byte: u8) -> bool {
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

const WORD: usize = 8;
const BLOCK: usize = 64;

/// What a glance at a block tells; a joint may turn out to be none, but none is overlooked.
struct Seen {
    underscore: bool,
    joint: bool,
}

/// The block at a place, and the same one byte earlier.
fn block(text: &[u8], at: usize) -> Option<(&[u8; BLOCK], &[u8; BLOCK])> {
    Some((text.get(at - 1..)?.first_chunk()?, text.get(at..)?.first_chunk()?))
}

/// Without a branch, so that the compiler makes it a handful of vector instructions.
fn look(before: &[u8; BLOCK], block: &[u8; BLOCK]) -> Seen {
    let (mut underscore, mut joint) = (0, 0);
    for (&before, &byte) in before.iter().zip(block) {
        let is_underscore = u8::from(byte == b'_');
        underscore |= is_underscore;
        joint |= is_underscore & u8::from(is_solid(before));
    }
    Seen { underscore: underscore != 0, joint: joint != 0 }
}

#[inline]
fn is_solid(byte: u8) -> bool {
    (byte.wrapping_sub(b'0') < 10) | (byte.wrapping_sub(b'A') < 26)
}

/// The first joint in a range, in words of eight bytes; nothing before `from` counts.
fn joint_within(text: &[u8], from: usize, range: Range<usize>) -> Option<usize> {
    let mut at = range.start;
    while at < range.end {
        let Some(&bytes) = text.get(at..)?.first_chunk() else {
            let is_joint = |at: &usize| {
                let behind_solid = *at > from && is_solid(text[at - 1]);
                behind_solid && text[*at] == b'_' && text.get(at + 1).is_some_and(|&after| is_run(after))
            };
            return (at..text.len()).find(is_joint);
        };
        let word = u64::from_le_bytes(bytes);
        let (underscores, solids) = (equal(word, b'_'), solid(word));
        let behind_solid = solids << 8 | if at > from && is_solid(text[at - 1]) { 0x80 } else { 0 };
        let last = text.get(at + WORD).is_some_and(|&after| is_run(after));
        let before_run = (underscores | solids) >> 8 | if last { 0x80 << 56 } else { 0 };
        let joints = underscores & behind_solid & before_run;
        if joints != 0 {
            return Some(at + joints.trailing_zeros() as usize / 8);
        }
        at += WORD;
    }
    None
}

/// A byte eight times.
const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES * 0x80;
const LOW: u64 = ONES * 0x7f;

/// The high bit of every byte that is equal to one.
fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * u64::from(byte));
    !(((differs & LOW) + LOW) | differs) & HIGH
}

/// The high bit of every byte that may be part of a code.
fn run(word: u64) -> u64 {
    equal(word, b'_') | solid(word)
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
            assert_eq!(is_solid(byte), is_run(byte) && byte != b'_');
            for place in 0..8 {
                let others = 0xff00_5a5f_2f3a_405b_u64.rotate_left(8) & !(0xff << (8 * place));
                let word = u64::from(byte) << (8 * place) | others;
                let bit = 0x80 << (8 * place);
                assert_eq!(equal(word, b'_') & bit != 0, byte == b'_', "{byte}");
                assert_eq!(solid(word) & bit != 0, is_solid(byte), "{byte}");
                assert_eq!(run(word) & bit != 0, is_run(byte), "{byte}");
            }
        }
    }

    #[test]
    fn runs_are_measured_whatever_their_length() {
        for len in 0..40 {
            for other in ["", " ", "a", "\u{ff}xxxxxxxxxxxxxxxxx"] {
                let run = "A_9".repeat(14)[..len].to_owned();
                assert_eq!(run_at_start([run.as_str(), other].concat().as_bytes()), len);
                assert_eq!(run_at_end([other, run.as_str()].concat().as_bytes()), len);
            }
        }
    }

    #[test]
    fn a_joint_is_found_wherever_it_stands_and_whatever_is_around() {
        for (around, len) in
            ["x", "_", "a_", "x_Y ", "X ", "1_ ", "\u{ff}"].iter().flat_map(|text| (0..150).map(move |len| (text, len)))
        {
            let before: Vec<u8> = around.bytes().cycle().take(len).chain([b' ']).collect();
            for joint_text in ["A_B", "1__"] {
                let text = [before.as_slice(), joint_text.as_bytes(), around.repeat(30).as_bytes()].concat();
                let naive = |at: &usize| is_solid(text[at - 1]) && text[*at] == b'_' && is_run(text[at + 1]);
                let expected = (1..text.len() - 1).find(naive);
                assert_eq!(joint(&text, 0), expected, "{:?}", String::from_utf8_lossy(&text));
                assert_eq!(joint(&text[..before.len() + 2], before.len()), None);
            }
        }
    }
}
