//! What a scan of logs knows: the names that can be told from ordinary text, and how codes begin.

use super::output::{Blob, Code};
use crate::dataset::Data;
use crate::key;
use crate::record::{FamilyRecord, TokenRecord, first_bytes};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub fn map(data: &Data, blob: &mut Blob, code: &mut Code) {
    let (tokens, families) = (tokens(data), families(data));
    let mut beginnings = [0_u32; 32];
    for name in tokens.keys().chain(&families) {
        match *name.as_bytes() {
            [first, second, ..] => beginnings[usize::from(first % 32)] |= 1 << (second % 32),
            _ => beginnings = [u32::MAX; 32],
        }
    }
    code.array("BEGINNINGS", "u32", &beginnings);
    let mut by_hash: BTreeMap<u64, Vec<TokenRecord>> = BTreeMap::new();
    for (token, entry) in tokens {
        by_hash.entry(key::token(token.as_bytes())).or_default().push(TokenRecord { token: blob.intern(token), entry });
    }
    code.bits("TOKEN_BITS", 256, by_hash.keys());
    code.map("TOKENS", "TOKEN_RECORDS", "TokenRecord", &by_hash);
    let families = families.into_iter().map(|family| {
        let (first, mask) = first_bytes(family.as_bytes());
        FamilyRecord { first, mask, family: blob.intern(family) }
    });
    code.array("FAMILIES", "FamilyRecord", &families.collect::<Vec<_>>());
}

/// The names that can be told from ordinary text, each with the number of its entry: the first with this code, or
/// with the same code as the entry that has this former name.
fn tokens(data: &Data) -> BTreeMap<&str, u32> {
    let entries = || (0..).zip(data.entries().map(|(_, entry)| entry));
    let mut with_code = HashMap::new();
    for (number, code) in entries().filter_map(|(number, entry)| Some((number, entry.code()?))) {
        with_code.entry(code.text.as_str()).or_insert(number);
    }
    let mut tokens: BTreeMap<&str, u32> = BTreeMap::new();
    tokens.extend(with_code.iter().filter(|(code, _)| is_token(code)));
    for (number, entry) in entries() {
        let number = entry.code().map_or(number, |code| with_code[code.text.as_str()]);
        for name in entry.names().map(|name| name.text.as_str()).filter(|name| is_token(name)) {
            tokens.entry(name).or_insert(number);
        }
    }
    tokens
}

fn families(data: &Data) -> BTreeSet<&str> {
    data.tables.iter().flat_map(|table| &table.families).map(|family| family.text.as_str()).collect()
}

/// Whether a name can be told from ordinary text: capitals, digits and `_`, the first a capital, and no `_` at its
/// end alone.
fn is_token(name: &str) -> bool {
    let is_run = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(is_run)
        && name[..name.len() - 1].contains('_')
}
