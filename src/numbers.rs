//! Numeric codes inside other text, only where Zscaler's windows and logs put them: in brackets, or after
//! "error" or "code". Any other number of a line is just a number.

use crate::key;

/// A number in brackets is looked for within this many bytes of the opening one, that one included.
pub(crate) const LONGEST_BRACKET: usize = 32;

/// This much before a bracket tells what the bracket is: "error" and the like.
const BEFORE_BRACKET: usize = 8;

/// The numbers that stand like codes, with their sign: `-[3005]` is 3005, `(-8)` and `[- 13]` are negative.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = String> {
    let mut numbers: Vec<(usize, String)> = bracketed(text.as_bytes(), 0).chain(labelled(text)).collect();
    numbers.sort_unstable_by_key(|&(at, _)| at);
    numbers.into_iter().map(|(_, number)| number)
}

/// The numbers alone in brackets, on one line, in any bytes: where the bracket opens, and the number.
pub(crate) fn bracketed(text: &[u8], from: usize) -> impl Iterator<Item = (usize, String)> + '_ {
    memchr::memchr2_iter(b'(', b'[', &text[from..]).filter_map(move |open| {
        let open = from + open;
        let inside = &text[open + 1..text.len().min(open + LONGEST_BRACKET)];
        let close = inside.iter().position(|byte| matches!(byte, b')' | b']'))?;
        let is_pair = matches!((text[open], inside[close]), (b'(', b')') | (b'[', b']'));
        let inside =
            std::str::from_utf8(&inside[..close]).ok().filter(|inside| is_pair && !inside.contains(['\n', '\r']))?;
        let (is_negative, digits) = signed(inside.trim());
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let before = String::from_utf8_lossy(&text[open.saturating_sub(BEFORE_BRACKET)..open]);
        // `daemon[8]` is a process, `exit(8)` a call.
        let is_named = before.ends_with(is_glue) && !ends_with_label(&before);
        (is_negative || !is_named).then(|| (open, with_sign(is_negative, digits)))
    })
}

/// The numbers after "error" or "code": where the digits begin, and the number.
fn labelled(text: &str) -> impl Iterator<Item = (usize, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let starts = text.match_indices(is_digit).map(|(at, _)| at).filter(move |&at| !text[..at].ends_with(is_digit));
    starts.filter_map(move |at| {
        let rest = &text[at..];
        let (digits, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let is_fraction = after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(is_digit));
        let before = text[..at].trim_end();
        let unsigned = before.strip_suffix(key::is_minus).filter(|rest| !rest.ends_with(char::is_alphanumeric));
        let before = unsigned.unwrap_or(&text[..at]);
        let is_alone = !before.ends_with(is_glue) && !after.starts_with(is_glue) && !is_fraction;
        (is_alone && ends_with_label(label(before))).then(|| (at, with_sign(unsigned.is_some(), digits)))
    })
}

/// What names a number, without what stands between: `Error:`, `"code"=`, `error code is`, `error number`.
fn label(before: &str) -> &str {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '#' | '"' | '\'');
    let label = before.trim_end_matches(is_between);
    let label = label.strip_suffix(" is").or_else(|| label.strip_suffix(" number")).unwrap_or(label);
    label.trim_end_matches(is_between)
}

fn ends_with_label(text: &str) -> bool {
    let ends = |label: &str| {
        let at = text.len().checked_sub(label.len());
        at.and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(label))
    };
    ends("error") || ends("code")
}

fn signed(number: &str) -> (bool, &str) {
    match number.strip_prefix(key::is_minus) {
        Some(digits) => (true, digits.trim_start()),
        None => (false, number),
    }
}

fn with_sign(is_negative: bool, digits: &str) -> String {
    if is_negative { format!("-{digits}") } else { digits.to_owned() }
}

fn is_glue(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
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
