//! Codes inside other text: log lines, pasted windows, glued fields. Pure: bytes in, mentions out.
//! Only codes with `_` can be told from ordinary text, and only as the tables spell them.

mod blocks;
mod counter;
mod tokens;
mod unknown;

#[cfg(feature = "cli")]
pub(crate) use blocks::{Blocks, LONGEST_LINE};
pub use counter::{Counter, Counts, EntryCount};
pub use unknown::{LeftOut, UnknownCount};

use crate::catalog::{self, Entry};
use crate::lookup::by_code;
use crate::numbers;
use std::ops::Range;
use tokens::tokens;

/// The longest token that may be a code, in bytes, twice any code of the tables: what is longer is neither
/// known nor unknown.
const LONGEST_TOKEN: usize = 128;

/// A code, or a token that begins like one, and where it is in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention<'t> {
    /// The bytes of the text that it takes.
    pub range: Range<usize>,
    /// The code as it stands there.
    pub token: &'t str,
    /// The first entry with this code; `None` for a code that is in no table.
    pub entry: Option<Entry>,
}

/// The codes in a text, in order, the longest where one contains another.
///
/// A code stands alone or glued to other text in lower case or digits (`closeBRK_MT_TERMINATED`); one inside a
/// longer unknown token is not reported. Unknown tokens are reported if they begin like a table's codes and
/// are not longer than 128 bytes. [`Counter`] counts the same mentions in texts of any length.
///
/// ```
/// let line = br#"{"InternalReason":"APP_NOT_REACHABLE","Next":"BRK_MT_TERMINATED_X"}"#;
/// let found: Vec<_> = zcodes::scan(line).map(|mention| (mention.token, mention.entry.is_some())).collect();
/// assert_eq!(found, [("APP_NOT_REACHABLE", true), ("BRK_MT_TERMINATED_X", false)]);
/// ```
pub fn scan(text: &[u8]) -> impl Iterator<Item = Mention<'_>> {
    tokens(text).filter_map(|range| {
        let token = &text[range.clone()];
        if token.len() > LONGEST_TOKEN || !catalog::may_be_a_code(token) {
            return None;
        }
        let entry = catalog::with_token(token);
        let is_reported = entry.is_some() || catalog::is_of_a_family(token);
        let token = is_reported.then(|| std::str::from_utf8(token).ok()).flatten()?;
        Some(Mention { range, token, entry })
    })
}

/// The numeric codes that stand alone in brackets, as Zscaler Client Connector's windows show them: where, and
/// the first entry with each.
pub(crate) fn scan_numbers(text: &[u8]) -> impl Iterator<Item = (usize, Entry)> + '_ {
    numbers::bracketed(text).filter_map(|(at, number)| {
        let entry = by_code(&number).find(|entry| entry.code() == Some(&number))?;
        Some((at, entry))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_in_capitals_with_an_underscore_is_found_and_fits() {
        let is_told =
            |code: &&str| code.contains('_') && !code.contains(|c: char| c.is_lowercase() || c.is_whitespace());
        for code in catalog::entries().filter_map(Entry::code).filter(is_told) {
            let text = format!("x\"{code}\"");
            let found: Vec<_> = scan(text.as_bytes()).map(|mention| (mention.token, mention.entry.is_some())).collect();
            assert_eq!(found, [(code, true)]);
            assert!(2 * code.len() <= LONGEST_TOKEN, "{code}");
        }
    }
}
