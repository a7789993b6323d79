//! How long finding takes by rung of the ladder, over the data, four times the data and sixteen times the data.

use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The three sizes of the data.
const SIZES: [usize; 3] = [1, 4, 16];

/// A query for each rung, found so at every size.
#[divan::bench_group]
mod rung {
    use super::*;

    #[divan::bench(args = SIZES)]
    fn a_code(bencher: Bencher, times: usize) {
        find(bencher, times, "brk-mt-setup-timeout", Some("code"));
    }

    #[divan::bench(args = SIZES)]
    fn b_status(bencher: Bencher, times: usize) {
        find(bencher, times, "se: connection request timed out", Some("status"));
    }

    #[divan::bench(args = SIZES)]
    fn c_alias(bencher: Bencher, times: usize) {
        find(bencher, times, "ZEN: Duplicate connection tag ID", Some("alias"));
    }

    #[divan::bench(args = SIZES)]
    fn d_embedded(bencher: Bencher, times: usize) {
        let line = r#"2026-07-20 12:00:08 {"Host":"10.0.0.8","InternalReason":"APP_NOT_REACHABLE","Policy":0}"#;
        find(bencher, times, line, Some("embedded"));
    }

    #[divan::bench(args = SIZES)]
    fn e_partial(bencher: Bencher, times: usize) {
        find(bencher, times, "CANNOT_PROMOTE", Some("partial"));
    }

    #[divan::bench(args = SIZES)]
    fn f_similar_code(bencher: Bencher, times: usize) {
        find(bencher, times, "BRK_MT_SETUP_TIMEOT", Some("similar"));
    }

    #[divan::bench(args = SIZES)]
    fn g_similar_text(bencher: Bencher, times: usize) {
        find(bencher, times, "App Conector in pause state for upgrad", Some("similar"));
    }

    #[divan::bench(args = SIZES)]
    fn h_nothing(bencher: Bencher, times: usize) {
        find(bencher, times, "xyzzy plugh", None);
    }
}

#[divan::bench(args = SIZES)]
fn suggest(bencher: Bencher, times: usize) {
    let suggest = match times {
        1 => |query: &str| zcodes::suggest(query, 5).len(),
        4 => |query: &str| zcodes_x4::suggest(query, 5).len(),
        _ => |query: &str| zcodes_x16::suggest(query, 5).len(),
    };
    assert!(suggest("BRK_MT_SETUP_TIMEOT") > 0);
    bencher.bench_local(|| suggest(black_box("BRK_MT_SETUP_TIMEOT")));
}

#[divan::bench_group]
mod search {
    use super::*;

    #[divan::bench(args = SIZES)]
    fn two_words(bencher: Bencher, times: usize) {
        search(bencher, times, "captive portal");
    }

    #[divan::bench(args = SIZES)]
    fn a_term(bencher: Bencher, times: usize) {
        search(bencher, times, "ZEN timeout");
    }

    #[divan::bench(args = SIZES)]
    fn a_typo(bencher: Bencher, times: usize) {
        search(bencher, times, "captve portal");
    }

    fn search(bencher: Bencher, times: usize, query: &str) {
        let search = match times {
            1 => |query: &str| zcodes::search(query).hits.len(),
            4 => |query: &str| zcodes_x4::search(query).hits.len(),
            _ => |query: &str| zcodes_x16::search(query).hits.len(),
        };
        assert!(search(query) > 0, "nothing says {query:?} in {times} times the data");
        bencher.bench_local(|| search(black_box(query)));
    }
}

/// The whole ladder; the answer must come from the rung that is meant.
fn find(bencher: Bencher, times: usize, query: &str, rung: Option<&str>) {
    let find = match times {
        1 => |query: &str| zcodes::find(query).kind().map(zcodes::MatchKind::id),
        4 => |query: &str| zcodes_x4::find(query).kind().map(zcodes_x4::MatchKind::id),
        _ => |query: &str| zcodes_x16::find(query).kind().map(zcodes_x16::MatchKind::id),
    };
    assert_eq!(find(query), rung, "{query:?} in {times} times the data");
    bencher.bench_local(|| find(black_box(query)));
}
