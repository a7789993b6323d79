//! Text from a query or a log is data: what would steer a terminal is shown, never sent.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control characters and bidirectional overrides written out (`\u{1b}`); line breaks stay.
pub fn text(text: &str) -> Cow<'_, str> {
    written_out(text, |c| c != '\n' && is_steering(c))
}

/// The same on one line: line breaks are written out too.
pub fn line(text: &str) -> Cow<'_, str> {
    written_out(text, is_steering)
}

/// Whether a character steers a terminal or reorders what it shows.
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn written_out(text: &str, is_written_out: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Most text is plain ASCII, which bytes tell faster than characters.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || !text.chars().any(&is_written_out) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_written_out(c) {
            let _ = write!(out, "{}", c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
