//! Any string at all is answered: nothing panics, nothing takes long.

use proptest::prelude::*;
use zcodes::{find, lookup};

/// Everything that takes text from outside and must take it at any length.
fn ask(text: &str) {
    find(text);
    lookup(text);
    zcodes::suggest(text, 5);
    for mention in zcodes::scan(text.as_bytes()) {
        assert_eq!(mention.token.as_bytes(), &text.as_bytes()[mention.range]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_answered(text in "(?s).{0,2000}|[A-Z_]{0,2000}|[-−()\\[\\]0-9 errorcode:]{0,2000}|(SE|AC|ZEN|<x>|:|\"| |_|-8|é|’){0,400}") {
        ask(&text);
        zcodes::search(&text);
    }
}

#[test]
fn is_answered_however_long() {
    for piece in ["]", "(", "error ", "SE: ", "<", "é", "\"", "\u{301}", "-"] {
        ask(&piece.repeat(10_000 / piece.len()));
    }
    for piece in ["a", "A_", "_", "7", "(7)", "[", " "] {
        ask(&piece.repeat(1_000_000 / piece.len()));
    }
}

#[test]
fn is_searched_however_often_it_repeats_a_word() {
    for piece in ["A_", "SE: ", "error ", "(7)"] {
        zcodes::search(&piece.repeat(1_000_000 / piece.len()));
    }
}
