//! Codes inside other text: log lines, pasted windows, glued fields. Pure: bytes in, mentions out.
//! Only codes with `_` can be told from ordinary text, and only as the tables spell them.

mod counter;
mod dictionary;
mod joints;
mod runs;
mod stream;
mod tally;
mod unknown;

pub use counter::{Counted, Counter, Counts, Unlisted};
#[cfg(feature = "cli")]
pub(crate) use dictionary::{Dictionary, Found};

#[cfg(feature = "cli")]
pub(crate) use stream::{End, Forms, Here, Stream};
#[cfg(feature = "cli")]
pub(crate) use tally::{Place, Tally};

use crate::catalog::{self, Entry};
use crate::key;
use runs::runs;
use std::ops::Range;

/// The longest token that may be a code, in bytes, twice any code of the tables: what is longer is neither
/// known nor unknown. It bounds what a stream must remember of an unfinished token.
pub(crate) const LONGEST_TOKEN: usize = 128;

/// A code, or a token that begins like one, and where it stands in the text.
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

/// The codes in a text, in order, the longest where one holds another.
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
    runs(text, 0).filter_map(|range| {
        let token = token(&text[range.clone()])?;
        let entry = known(token);
        let reported = entry.is_some() || families().any(|family| is_of(family, token));
        reported.then_some(Mention { range, token, entry })
    })
}

/// The entry whose code, or earlier code, is exactly this token.
pub(crate) fn known(token: &str) -> Option<Entry> {
    let coded = catalog::coded(key::hash(key::code(token))).find(|entry| entry.code() == Some(token));
    coded.or_else(|| {
        let named = catalog::named(key::hash(key::text(token)));
        named
            .into_iter()
            .find(|&(entry, name, bare)| !bare && entry.numbered_name(name) == token)
            .map(|(entry, ..)| entry)
    })
}

/// The token as text, unless it is too long to be a code.
fn token(bytes: &[u8]) -> Option<&str> {
    if bytes.len() > LONGEST_TOKEN { None } else { std::str::from_utf8(bytes).ok() }
}

/// How codes begin.
fn families() -> impl Iterator<Item = &'static str> {
    catalog::tables().flat_map(|table| table.families())
}

/// Whether a token goes on where the family's beginning ends.
fn is_of(family: &str, token: &str) -> bool {
    token.len() > family.len() && token.starts_with(family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_with_an_underscore_is_found_and_fits() {
        for code in catalog::entries().filter_map(Entry::code).filter(|code| code.contains('_')) {
            let text = format!("x\"{code}\"");
            let found: Vec<_> = scan(text.as_bytes()).map(|mention| (mention.token, mention.entry.is_some())).collect();
            assert_eq!(found, [(code, true)]);
            assert!(2 * code.len() <= LONGEST_TOKEN, "{code}");
        }
    }
}
