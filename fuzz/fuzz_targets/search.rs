//! Any words may be searched for: nothing panics, scores are numbers, the best come first.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zcodes::search;

fuzz_target!(|query: &str| {
    let found = search(query);
    assert!(found.hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0), "{query:?}");
    assert!(found.hits.is_sorted_by(|a, b| a.score >= b.score), "not best first: {query:?}");
    assert!(!found.complete || !found.hits.is_empty(), "complete without a hit: {query:?}");
    let mut entries: Vec<_> = found.hits.iter().map(|hit| hit.entry).collect();
    entries.sort();
    entries.dedup();
    assert_eq!(entries.len(), found.hits.len(), "an entry twice for {query:?}");
});
