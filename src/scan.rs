//! Codes inside other text: log lines, pasted windows, glued fields. Pure: bytes in, mentions out.
//! Only codes with `_` can be told from ordinary text, and only as the tables spell them.

use crate::catalog::{self, Entry};
use crate::key;
use std::ops::Range;

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
/// longer unknown token is not reported. Unknown tokens are reported if they begin like a table's codes.
///
/// ```
/// let line = br#"{"InternalReason":"APP_NOT_REACHABLE","Next":"BRK_MT_TERMINATED_X"}"#;
/// let found: Vec<_> = zcodes::scan(line).map(|mention| (mention.token, mention.entry.is_some())).collect();
/// assert_eq!(found, [("APP_NOT_REACHABLE", true), ("BRK_MT_TERMINATED_X", false)]);
/// ```
pub fn scan(text: &[u8]) -> impl Iterator<Item = Mention<'_>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let underscore = next + memchr::memchr(b'_', text.get(next..)?)?;
            let before = text[next..underscore].iter().rev().take_while(|&&byte| is_capital(byte));
            let start = underscore - before.count();
            next = underscore + text[underscore..].iter().take_while(|&&byte| is_capital(byte)).count();
            let found = mention(text, start..next);
            if found.is_some() {
                return found;
            }
        }
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

/// What a run of capitals, digits and `_` says, without a number or an escape (`%22`) that is glued to it.
fn mention(text: &[u8], run: Range<usize>) -> Option<Mention<'_>> {
    let escape = run.start.checked_sub(1).is_some_and(|before| text[before] == b'%');
    let escape = escape && text[run.clone()].iter().take(2).filter(|byte| byte.is_ascii_hexdigit()).count() == 2;
    let start = if escape { run.start + 2 } else { run.start };
    let digits = text[start..run.end].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let range = start + digits..run.end;
    let token = std::str::from_utf8(&text[range.clone()]).ok().filter(|token| token.contains('_'))?;
    let is_family = |family: &str| token.len() > family.len() && token.starts_with(family);
    let entry = known(token);
    let reported = entry.is_some() || catalog::tables().any(|table| table.families().any(is_family));
    reported.then_some(Mention { range, token, entry })
}

fn is_capital(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}
