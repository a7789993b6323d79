//! Where in a text codes may stand: runs of capitals, digits and `_`. Knows no code.

use super::joints::{joint, run_at_end, run_at_start};
use std::ops::Range;

/// How much of the text before a run or a bracket tells what it is.
pub const LOOK_BACK: usize = 8;

/// The tokens at and after a place that no earlier run reaches: each run of capitals, digits and `_`, without a
/// number or an escape (`%22`) that is glued in front. Every one begins with a capital and goes on behind its
/// first `_`.
pub fn runs(text: &[u8], from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut next = from;
    std::iter::from_fn(move || {
        loop {
            let joint = joint(text, next)?;
            let run = joint - run_at_end(&text[next..joint])..joint + run_at_start(&text[joint..]);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, tokens: &[&str]) {
        let found: Vec<_> = runs(text.as_bytes(), 0).map(|range| &text[range]).collect();
        assert_eq!(found, tokens, "{text}");
    }

    #[test]
    fn numbers_and_escapes_in_front_are_left_out() {
        check("12A_B %22A_B %2212A_B", &["A_B", "A_B", "A_B"]);
        check("%G2_B %2A_B%2AB_C", &["G2_B", "B_C"]);
    }

    #[test]
    fn what_begins_with_an_underscore_or_ends_with_its_first_is_none() {
        check("_A_B x_A_B 1_A_B a_b A_ _ A__ A_1_", &["A__", "A_1_"]);
    }
}
