//! Any text may be looked up: nothing panics, and the answer keeps its promises.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zcodes::{MatchKind, find, lookup};

fuzz_target!(|query: &str| {
    let exact = lookup(query);
    assert!(exact.iter().all(|hit| hit.kind.is_exact()), "lookup guesses at {query:?}");

    let answer = find(query);
    if !exact.is_empty() {
        assert_eq!(answer.hits, exact, "the exact hits are not the answer to {query:?}");
        assert!(answer.suggestions.is_empty(), "a sure answer with suggestions: {query:?}");
    }
    if answer.hits.iter().any(|hit| hit.kind.is_guess()) {
        assert_eq!(answer.kind(), Some(MatchKind::Similar), "a guess among sure hits: {query:?}");
    }
    for (at, hit) in answer.hits.iter().enumerate() {
        let again = answer.hits[..at].iter().any(|other| other.entry == hit.entry);
        assert!(!again, "{:?} twice for {query:?}", hit.entry);
    }
});
