//! Any log may be annotated: nothing panics, no control character reaches a terminal, and what has codes is explained.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zcodes::{cli::annotated, scan};

fuzz_target!(|log: &[u8]| {
    let shown = String::from_utf8(annotated(log)).expect("a terminal is shown text");
    let steering = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert!(!shown.contains(steering), "{shown:?}");
    let codes = scan(log).any(|mention| mention.entry.is_some());
    assert!(!codes || shown.contains("\n  zcodes: "), "{shown:?}");
});
