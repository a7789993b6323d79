//! The hot loop of a scan: the next place in a text where a code may stand. Nothing here knows a code.
//! Eight bytes at a time in one number, so that it is as fast however the program is compiled.

/// The next joint from a place on: a `_` behind a capital or a digit, and before one of these or another `_`.
///
/// Every code has such a joint, and ordinary text has few: the many `_` of `snake_case` are none. memchr crosses
/// long gaps at the speed of memory, but costs too much a call where `_` are dense.
pub fn joint(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match joint_near(text, from, at) {
            Near::Joint(joint) => return Some(joint),
            Near::Nothing(next) => at = next + memchr::memchr(b'_', &text[next..])?,
        }
    }
}

/// What is found without a long look.
enum Near {
    Joint(usize),
    /// No joint before this place.
    Nothing(usize),
}

/// The first joint from `at` on, as long as one `_` soon follows another; nothing before `from` counts.
fn joint_near(text: &[u8], from: usize, mut at: usize) -> Near {
    let is_joint = |at: usize| {
        let behind_solid = at > from && is_solid(text[at - 1]);
        behind_solid && text[at] == b'_' && text.get(at + 1).is_some_and(|&after| is_run(after))
    };
    let (words, _) = text[at..].as_chunks::<WORD>();
    let mut before = text[from..at].last().copied().map_or(0, u64::from);
    let mut underscore_before = 0;
    let mut without = 0;
    for &bytes in words {
        let word = u64::from_le_bytes(bytes);
        let underscores = perhaps_equal(word, b'_');
        // Neither behind a small letter, where bits 5 and 6 are set, nor behind another `_`.
        let before_each = word << 8 | before;
        let small = before_each << 1 & before_each << 2;
        let mut perhaps = underscores & !small & !(underscores << 8 | underscore_before);
        while perhaps != 0 {
            let joint = at + perhaps.trailing_zeros() as usize / 8;
            if is_joint(joint) {
                return Near::Joint(joint);
            }
            perhaps &= perhaps - 1;
        }
        at += WORD;
        before = word >> 56;
        underscore_before = underscores >> 56;
        without = if underscores == 0 { without + 1 } else { 0 };
        if without == PATIENCE {
            return Near::Nothing(at);
        }
    }
    (at..text.len()).find(|&at| is_joint(at)).map_or(Near::Nothing(text.len()), Near::Joint)
}

/// So many words without `_` are a gap.
const PATIENCE: usize = 2;

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

#[inline]
fn is_solid(byte: u8) -> bool {
    (byte.wrapping_sub(b'0') < 10) | (byte.wrapping_sub(b'A') < 26)
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

/// The same at least up to the first that is equal; behind it, a byte may be taken for one that it is not.
fn perhaps_equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * u64::from(byte));
    differs.wrapping_sub(ONES) & !differs & HIGH
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
