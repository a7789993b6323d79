//! How long finding takes by rung of the ladder, over the data, four times the data and sixteen times the data.

use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A query for each rung, and the rung, from which the answer must come at every size.
const RUNGS: [(&str, Option<&str>); 8] = [
    ("brk-mt-setup-timeout", Some("code")),
    ("se: connection request timed out", Some("status")),
    ("ZEN: Duplicate connection tag ID", Some("alias")),
    (r#"2026-07-20 12:00:08 {"Host":"10.0.0.8","InternalReason":"APP_NOT_REACHABLE","Policy":0}"#, Some("embedded")),
    ("CANNOT_PROMOTE", Some("partial")),
    ("BRK_MT_SETUP_TIMEOT", Some("similar")),
    ("App Conector in paused state for upgrad", Some("similar")),
    ("xyzzy plugh", None),
];

#[divan::bench(args = at_every_size(RUNGS))]
fn find(bencher: Bencher, &((query, rung), times): &((&str, Option<&str>), usize)) {
    let find = match times {
        1 => |query: &str| zcodes::find(query).kind().map(zcodes::MatchKind::id),
        4 => |query: &str| zcodes_x4::find(query).kind().map(zcodes_x4::MatchKind::id),
        _ => |query: &str| zcodes_x16::find(query).kind().map(zcodes_x16::MatchKind::id),
    };
    assert_eq!(find(query), rung, "{query:?} in {times} times the data");
    bencher.bench_local(|| find(black_box(query)));
}

#[divan::bench(args = at_every_size(["BRK_MT_SETUP_TIMEOT"]))]
fn suggest(bencher: Bencher, &(query, times): &(&str, usize)) {
    let suggest = match times {
        1 => |query: &str| zcodes::suggest(query, 5).len(),
        4 => |query: &str| zcodes_x4::suggest(query, 5).len(),
        _ => |query: &str| zcodes_x16::suggest(query, 5).len(),
    };
    assert!(suggest(query) > 0, "{query:?} in {times} times the data");
    bencher.bench_local(|| suggest(black_box(query)));
}

/// Two words, a word that stands for those of the tables, a word mistyped.
#[divan::bench(args = at_every_size(["captive portal", "ZEN timeout", "captve portal"]))]
fn search(bencher: Bencher, &(query, times): &(&str, usize)) {
    let search = match times {
        1 => |query: &str| zcodes::search(query).hits.len(),
        4 => |query: &str| zcodes_x4::search(query).hits.len(),
        _ => |query: &str| zcodes_x16::search(query).hits.len(),
    };
    assert!(search(query) > 0, "nothing says {query:?} in {times} times the data");
    bencher.bench_local(|| search(black_box(query)));
}

/// Each query with each size of the data.
fn at_every_size<Query: Copy, const COUNT: usize>(queries: [Query; COUNT]) -> impl Iterator<Item = (Query, usize)> {
    queries.into_iter().flat_map(|query| [1, 4, 16].map(|times| (query, times)))
}
