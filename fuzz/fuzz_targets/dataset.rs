//! Any files may be compiled: nothing panics, mistakes are named where they stand, and the output is always the same.
//! The input is one table, with files for components and terms before it where it has lines `---`.
#![no_main]
#![allow(dead_code, unused_imports, reason = "some of it is for run time")]

#[path = "../../src"]
mod library {
    pub mod dataset;
    pub mod key;
    pub mod record;
}

use libfuzzer_sys::fuzz_target;
use library::{dataset, key, record};

const COMPONENTS: &str = r#"{"components":[{"id":"X","name":"The X","about":"Is X.","prefixes":["X","Old X"]}]}"#;

fuzz_target!(|input: &[u8]| {
    let terms: &[u8] = b"{\"ignored\":[],\"terms\":[]}";
    let (components, terms, table) = match parts(input)[..] {
        [table] => (COMPONENTS.as_bytes(), terms, table),
        [components, table] => (components, terms, table),
        [components, terms, table] => (components, terms, table),
        _ => return,
    };
    let files = [("components", components), ("terms", terms), ("t", table)];
    let files = files.map(|(stem, bytes)| dataset::File::new(stem, bytes));
    match (dataset::compile(&files), dataset::compile(&files)) {
        (Ok(one), Ok(two)) => {
            assert!(one.code == two.code && one.text == two.text, "the same data, another output");
        }
        (Err(one), Err(two)) => {
            assert_eq!(one, two);
            assert!(!one.is_empty(), "refused without a reason");
            for problem in &one {
                let file = files.iter().find(|file| file.stem == problem.stem).expect("a problem is in a file");
                let breaks = file.bytes.iter().flatten().filter(|&&byte| byte == b'\n').count();
                assert!(problem.line <= breaks + 1, "{problem}: the file has {} lines", breaks + 1);
                assert!(!problem.what.is_empty() && !problem.to_string().contains(char::is_control), "{problem:?}");
            }
        }
        _ => panic!("once refused, once not"),
    }
});

/// What is between the lines `---`.
fn parts(mut input: &[u8]) -> Vec<&[u8]> {
    let separator = b"\n---\n";
    let mut parts = Vec::new();
    while let Some(at) = input.windows(separator.len()).position(|window| window == separator) {
        parts.push(&input[..at]);
        input = &input[at + separator.len()..];
    }
    parts.push(input);
    parts
}
