//! What other programs say is never explained as ours: no answer that is called sure, and no card by likeness.

use zcodes::find;

/// Messages of compilers, browsers, databases, kernels and others, one per line, written down for this test.
const FOREIGN: &str = include_str!("silence.txt");

#[test]
fn the_messages_of_other_programs_find_nothing() {
    assert!(FOREIGN.lines().count() >= 200);
    let found = FOREIGN.lines().filter_map(|line| Some((line, find(line).hits.first().copied()?)));
    let found: Vec<String> =
        found.map(|(line, hit)| format!("{line}\n    {:?} by {:?}", hit.entry, hit.kind)).collect();
    assert!(found.is_empty(), "explained as Zscaler's:\n{}", found.join("\n"));
}

#[test]
fn nor_do_they_within_a_longer_text() {
    for line in FOREIGN.lines().step_by(4) {
        let longer = format!("2026-07-20T12:00:08Z host1 app[3005]: {line} (user=amy, took 8 ms)");
        assert!(find(&longer).hits.is_empty(), "{longer}\n{:?}", find(&longer).hits);
    }
}
