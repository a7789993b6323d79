//! Any bytes may be scanned: nothing panics, and what is reported stands in them, in order, once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zcodes::scan;

fuzz_target!(|text: &[u8]| {
    let mut end = 0;
    for mention in scan(text) {
        assert!(mention.range.start >= end, "{:?} overlaps the one before", mention.token);
        assert_eq!(&text[mention.range.clone()], mention.token.as_bytes(), "not what stands there");
        assert!(!mention.token.is_empty());
        end = mention.range.end;
    }
});
