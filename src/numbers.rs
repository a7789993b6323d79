//! Numeric codes inside other text, only where Zscaler's windows and logs put them: in brackets, or after
//! "error" or "code". Any other number of a line is just a number.

use crate::key;

/// The numbers that stand like codes, with their sign: `-[3005]` is 3005, `(-8)` and `[- 13]` are negative.
///
/// ```
/// let found: Vec<_> = zcodes::numbers("Network connection failed. (-8), error 3049, 12 of 20").collect();
/// assert_eq!(found, ["-8", "3049"]);
/// ```
pub fn numbers(text: &str) -> impl Iterator<Item = String> + '_ {
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let first_digits = starts.filter(|&(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit()));
    first_digits.filter_map(|(at, _)| number(text, at))
}

/// A number in brackets is looked for within this many bytes of the opening one, that one included.
pub(crate) const LONGEST_BRACKET: usize = 32;

/// This much before a bracket tells what the bracket is: "error" and the like.
const BEFORE_BRACKET: usize = 8;

/// The numbers alone in brackets, on one line, in any bytes: where the bracket opens, and the number.
pub(crate) fn bracketed(text: &[u8], from: usize) -> impl Iterator<Item = (usize, String)> + '_ {
    memchr::memchr2_iter(b'(', b'[', &text[from..]).filter_map(move |open| {
        let open = from + open;
        let inside = &text[open + 1..text.len().min(open + LONGEST_BRACKET)];
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        // Minus signs and blanks from web pages are not ASCII.
        let close = inside.iter().position(|byte| matches!(byte, b')' | b']'))?;
        let is_alone = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | 0x80..) || is_blank(&byte);
        if !inside[..close].iter().all(is_alone) {
            return None;
        }
        let before = String::from_utf8_lossy(&text[open.saturating_sub(BEFORE_BRACKET)..=open]);
        let place = before.len() + String::from_utf8_lossy(&inside[..close]).find(|c: char| c.is_ascii_digit())?;
        let window = before + String::from_utf8_lossy(&inside[..=close]);
        let len = window[place..].find(|c: char| !c.is_ascii_digit())?;
        let place_in_text = Place::of(&window, place, len).filter(Place::in_brackets)?;
        Some((open, place_in_text.signed(&window[place..place + len])))
    })
}

/// A number's sign, and what stands around it.
struct Place<'t> {
    before: &'t str,
    after: &'t str,
    negative: bool,
}

impl<'t> Place<'t> {
    fn of(text: &'t str, at: usize, len: usize) -> Option<Place<'t>> {
        let (before, after) = (&text[..at], &text[at + len..]);
        let unsigned = before.trim_end();
        let minus = unsigned.strip_suffix(key::is_minus);
        let negative = minus.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
        let before = if negative { minus? } else { before };
        let glued = |c: char| c.is_alphanumeric() || c == '_';
        let fraction =
            after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let alone = !before.ends_with(glued) && !before.ends_with(['.', '/']) && !after.starts_with(glued) && !fraction;
        alone.then_some(Place { before, after, negative })
    }

    /// `(8)` and `[8]`, but not the process number of `daemon[8]` or the call `exit(8)`.
    fn in_brackets(&self) -> bool {
        let outside = |open: char, close: char| {
            self.after.trim_start().starts_with(close).then(|| self.before.trim_end().strip_suffix(open)).flatten()
        };
        let outside = outside('(', ')').or_else(|| outside('[', ']'));
        outside.is_some_and(|before| {
            self.negative || !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') || ends_with_label(before)
        })
    }

    fn signed(&self, digits: &str) -> String {
        if self.negative { format!("-{digits}") } else { digits.to_owned() }
    }

    fn is_labelled(&self) -> bool {
        let joints = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '#' | '"' | '\'');
        let label = self.before.trim_end_matches(joints);
        let label = label.strip_suffix(" is").or_else(|| label.strip_suffix(" number")).unwrap_or(label);
        ends_with_label(label.trim_end_matches(joints))
    }
}

fn number(text: &str, at: usize) -> Option<String> {
    let len = text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
    let place = Place::of(text, at, len)?;
    (place.in_brackets() || place.is_labelled()).then(|| place.signed(&text[at..at + len]))
}

fn ends_with_label(text: &str) -> bool {
    let ends = |label: &str| {
        let at = text.len().checked_sub(label.len());
        at.and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(label))
    };
    ends("error") || ends("code")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn windows_and_logs_show_codes_so() {
        check("Internal error please contact administrator-[3005]", &["3005"]);
        check("Network connection failed. (-8)", &["-8"]);
        check("[- 13] and (−6)", &["-13", "-6"]);
        check("failed … (3049)", &["3049"]);
        check(
            "error 42016; Error: -8, \"err_code\":5027, code=\"2008\" ErrorCode #1000",
            &["42016", "-8", "5027", "2008", "1000"],
        );
        check("Error[3005]", &["3005"]);
    }

    #[test]
    fn in_logs_only_numbers_alone_in_brackets_count() {
        let text =
            "error 5, administrator-[3005] (-8) [\t- 13 ] (\u{2212}6) (8\n) x[9] exit(8) Error[10] (1.2) ((7)) [ab] (1";
        let found: Vec<_> = bracketed(text.as_bytes(), 0).map(|(_, number)| number).collect();
        assert_eq!(found, ["3005", "-8", "-13", "-6", "10", "7"]);
        let found: Vec<_> = bracketed(b"\xff\xff(-8)\0[\xff9][11]", 0).collect();
        assert_eq!(found, [(2, "-8".to_owned()), (11, "11".to_owned())]);
    }

    #[test]
    fn other_numbers_are_just_numbers() {
        check("zpa-connector-child[3005]: exit(8)", &[]);
        check("2026-07-20 12:00:08 8 of 28 at 10.0.0.8:8790", &[]);
        check("error 1.5 (1.2.3) [8790,1] (v8)", &[]);
        check("(12ms) coded 8", &[]);
    }
}
