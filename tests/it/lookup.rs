//! Lookup and the first rungs of find against the naive scan, however a name is pasted.

use crate::naive::{Name, filled, is_telling, known, letters, scanned};
use proptest::prelude::*;
use std::collections::BTreeSet;
use zcodes::{Entry, MatchKind, entries, find, lookup};

fn looked_up(query: &str) -> BTreeSet<(Entry, MatchKind)> {
    lookup(query).into_iter().map(|hit| (hit.entry, hit.kind)).collect()
}

/// A name as people paste it: `dice` says what happens to each letter.
fn pasted(name: &Name, dice: &[u8]) -> String {
    let mut dice = dice.iter().copied().cycle();
    let mut roll = |sides: u8| dice.next().unwrap_or_default() % sides;
    let mut text = name.text.to_owned();
    if is_telling(name.text) {
        text = filled(&text, || ["driver error", "(x)", "two or three words", "7"][usize::from(roll(4))]);
    }
    if name.own.is_some() && roll(2) == 0 {
        text = text.split_once(':').map_or(text.clone(), |(_, rest)| rest.trim().to_owned());
    }
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '_' | ' ' if name.how == MatchKind::Code => out.push_str(["_", "-", " ", ""][usize::from(roll(4))]),
            '\'' | '’' => out.push_str(["'", "’", "‘", "`"][usize::from(roll(4))]),
            '"' => out.push_str(["\"", "“", "”"][usize::from(roll(3))]),
            '-' if name.how == MatchKind::Code => out.push_str(["-", "−", "- ", "–"][usize::from(roll(4))]),
            c if roll(2) == 0 => out.extend(c.to_uppercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    if name.how != MatchKind::Code && !name.text.bytes().all(|byte| byte.is_ascii_digit()) {
        out = [out.clone(), format!("{out}."), out.trim_end_matches('.').to_owned(), format!("“{out}”")]
            [usize::from(roll(4))]
        .clone();
    }
    out
}

#[test]
fn every_name_finds_what_a_scan_over_all_finds() {
    for name in &known().0 {
        let found = looked_up(name.text);
        assert_eq!(found, scanned(name.text), "{name:?}");
        assert!(found.iter().any(|&(entry, how)| entry == name.entry && how <= name.how), "{name:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_is_found_however_it_is_pasted(pick in any::<prop::sample::Index>(), dice in prop::collection::vec(any::<u8>(), 1..40)) {
        let name = pick.get(&known().0);
        let query = pasted(name, &dice);
        let found = looked_up(&query);
        prop_assert_eq!(&found, &scanned(&query), "{:?}", query);
        prop_assert!(found.iter().any(|&(entry, how)| entry == name.entry && how <= name.how), "{:?} as {:?}", name, query);
        let answer = find(&query);
        prop_assert_eq!(answer.hits, lookup(&query));
    }

    #[test]
    fn whatever_is_asked_lookup_and_find_agree_with_the_scan(query in "[A-Za-z:<>_ -]{0,12}|[-−(]{0,2}[0-9]{1,5}[)]?|.{0,40}") {
        let found = looked_up(&query);
        prop_assert_eq!(&found, &scanned(&query), "{:?}", query);
        if !found.is_empty() {
            prop_assert_eq!(find(&query).hits, lookup(&query));
        }
    }
}

#[test]
fn a_text_with_another_component_s_prefix_is_another_text() {
    let (names, prefixes) = known();
    for name in names.iter().filter(|name| name.how == MatchKind::Status) {
        let Some(own) = &name.own else { continue };
        for (component, prefix) in prefixes.iter().filter(|(id, _)| id != name.entry.component().id()) {
            let query = format!("{prefix}: {}", own.rest);
            let is_own = name.entry.aliases().any(|alias| letters(alias) == letters(&query));
            let found = lookup(&query).iter().any(|hit| hit.entry == name.entry);
            assert!(is_own || !found, "{query:?} is of {component} and finds {:?}", name.entry);
        }
    }
}

#[test]
fn a_sign_is_never_lost_nor_made_up() {
    let is_number = |code: &&str| code.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    // Numbers of other components need their name beside them.
    let client = entries().filter(|entry| entry.component().id() == "CLT");
    let numbers: BTreeSet<&str> = client.filter_map(Entry::code).filter(is_number).collect();
    assert!(numbers.iter().any(|code| code.starts_with('-')) && numbers.iter().any(|code| !code.starts_with('-')));
    // Each number with one of them.
    let minuses = ["-", "−", "- "].into_iter().cycle();
    for (code, minus) in numbers.iter().zip(minuses) {
        let digits = code.trim_start_matches('-');
        let negative = code.starts_with('-');
        let is_signed = |entry: Entry| entry.code().is_none_or(|code| code.starts_with('-'));
        let signed = format!("{minus}{digits}");
        let exact = lookup(&signed);
        assert!(exact.iter().all(|hit| is_signed(hit.entry)), "{signed:?} finds {exact:?}");
        assert!(!negative || exact.iter().any(|hit| hit.entry.code() == Some(code)), "{signed:?} finds {exact:?}");
        for query in [format!("({signed})"), format!("Zscaler failed [{signed}]"), format!("error {signed}")] {
            let hits = find(&query).hits;
            assert!(hits.iter().all(|hit| is_signed(hit.entry)), "{query:?} finds {hits:?}");
            assert!(!negative || hits.iter().any(|hit| hit.entry.code() == Some(code)), "{query:?} finds {hits:?}");
        }
        for query in
            [digits.to_owned(), format!("({digits})"), format!("administrator-[{digits}]"), format!("code {digits}")]
        {
            let hits = find(&query).hits;
            assert!(hits.iter().all(|hit| hit.entry.code().is_none_or(|code| !code.starts_with('-'))), "{query:?}");
            assert!(negative || hits.iter().any(|hit| hit.entry.code() == Some(code)), "{query:?} finds {hits:?}");
        }
    }
}

#[test]
fn a_code_in_a_longer_text_is_found_there_with_all_its_entries() {
    for code in entries().filter_map(Entry::code).filter(|code| code.contains('_')) {
        let mut all: BTreeSet<Entry> = entries().filter(|entry| entry.code() == Some(code)).collect();
        // One that says no more than the code is meant where no text of the others is.
        let is_general = |entry: &Entry| entry.status().is_none_or(|status| status == code);
        if all.iter().any(is_general) {
            all.retain(is_general);
        }
        for line in [
            format!("{{\"vendor\":\"Zscaler\",\"InternalReason\":\"{code}\",\"x\":1}}"),
            format!("Zscaler closed: {code}; bye"),
            format!("QQ%22{}%22 by Zscaler", code.to_uppercase()),
        ] {
            if line.starts_with("QQ") && code.contains(|c: char| c.is_ascii_lowercase()) {
                continue;
            }
            let answer = find(&line);
            let found: BTreeSet<Entry> = answer.hits.iter().map(|hit| hit.entry).collect();
            assert_eq!((answer.kind(), found.is_superset(&all)), (Some(MatchKind::Embedded), true), "{line}");
            let is_of =
                |entry: &Entry| entry.code() == Some(code) || lookup(code).iter().any(|hit| hit.entry == *entry);
            assert!(found.iter().all(is_of), "{line} finds {found:?}");
        }
    }
}

/// Pieces of codes, cut at `_`, that are no names themselves; with whether they are beginnings.
fn pieces() -> Vec<(String, bool)> {
    let codes: BTreeSet<&str> =
        entries().filter_map(Entry::code).filter(|code| code.matches('_').count() >= 2).collect();
    let pieces = codes.into_iter().flat_map(|code| {
        let parts: Vec<&str> = code.split('_').collect();
        let last = parts.len() - 1;
        [(&parts[..last], true), (&parts[1..], false), (&parts[1..last], false)]
            .map(|(piece, is_beginning)| (piece.join("_"), is_beginning))
    });
    pieces.filter(|(piece, _)| piece.contains('_') && lookup(piece).is_empty()).collect()
}

fn codes_of(query: &str) -> BTreeSet<&'static str> {
    find(query).hits.iter().filter_map(|hit| hit.entry.code()).collect()
}

#[test]
fn a_beginning_finds_all_the_codes_that_begin_so_and_nothing_else() {
    let codes: BTreeSet<&str> = entries().filter_map(Entry::code).collect();
    let mut found = 0;
    for (piece, _) in pieces().iter().filter(|(_, is_beginning)| *is_beginning) {
        let with_it: BTreeSet<&str> =
            codes.iter().copied().filter(|code| code.starts_with(&format!("{piece}_"))).collect();
        for query in [piece.clone(), format!("{piece}_"), piece.to_lowercase().replace('_', "-")] {
            if find(&query).kind() == Some(MatchKind::Partial) {
                assert_eq!(codes_of(&query), with_it, "{query}");
                found += 1;
            }
        }
    }
    assert!(found > 100);
}

#[test]
fn an_inner_piece_finds_the_one_code_that_has_it() {
    let codes: BTreeSet<&str> = entries().filter_map(Entry::code).collect();
    let mut found = 0;
    for (piece, _) in pieces().iter().filter(|(_, is_beginning)| !is_beginning) {
        let has_it = |code: &&str| format!("_{code}_").contains(&format!("_{piece}_"));
        let begins = codes.iter().any(|code| code.starts_with(&format!("{piece}_")));
        if find(piece).kind() == Some(MatchKind::Partial) && !begins {
            let with_it: BTreeSet<&str> = codes.iter().copied().filter(has_it).collect();
            assert_eq!((codes_of(piece), with_it.len()), (with_it, 1), "{piece}");
            found += 1;
        }
    }
    assert!(found > 50);
}

#[test]
fn a_number_of_the_wrong_sign_is_not_a_piece_of_the_other() {
    let numbers = entries().filter_map(Entry::code).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    let signed = numbers.flat_map(|code| ["-", "−", "- "].map(|minus| format!("{minus}{code}")));
    let lost: Vec<String> =
        signed.filter(|signed| lookup(signed).is_empty() && !find(signed).hits.is_empty()).collect();
    assert!(lost.is_empty(), "the minus is lost: {lost:?}");
}

#[test]
fn a_shorter_text_inside_a_damaged_longer_one_is_no_sure_answer() {
    let long = |text: &&str| text.split(' ').count() >= 7 && !text.contains('<');
    let texts: Vec<&str> = entries().filter_map(Entry::status).filter(long).collect();
    for text in texts.iter().step_by(3) {
        let at = text.char_indices().nth(text.chars().count() - 4).map_or(0, |(at, _)| at);
        let damaged = format!("{}q{}", &text[..at], &text[at..]);
        let answer = find(&damaged);
        // A text with a placeholder may take the damaged words for what varies.
        let is_whole = |found: &str| found.len() + 2 > text.len() || found.contains('<');
        let is_longer = answer.hits.iter().all(|hit| hit.entry.status().is_none_or(is_whole));
        assert!(answer.kind() == Some(MatchKind::Similar) || is_longer, "{damaged:?} finds {:?}", answer.hits);
    }
}
