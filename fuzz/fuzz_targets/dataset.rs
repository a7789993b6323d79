//! Any files may be compiled: nothing panics, mistakes are named where they stand, and the output is always the same.
//! The input is one table, with files for components and terms before it where it holds lines `---`.
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

fuzz_target!(|input: &str| {
    let parts: Vec<&str> = input.split("\n---\n").collect();
    let (components, terms, table) = match parts[..] {
        [table] => (COMPONENTS, "{\"ignored\":[],\"terms\":[]}", table),
        [components, table] => (components, "{\"ignored\":[],\"terms\":[]}", table),
        [components, terms, table] => (components, terms, table),
        _ => return,
    };
    let files = [("components", components), ("terms", terms), ("t", table)];
    let files = files.map(|(stem, text)| dataset::File { stem: stem.to_owned(), text: text.to_owned() });
    match (dataset::compile(&files), dataset::compile(&files)) {
        (Ok(one), Ok(two)) => {
            assert!(one.code == two.code && one.text == two.text, "the same data, another output");
        }
        (Err(one), Err(two)) => {
            assert_eq!(one, two);
            assert!(!one.is_empty(), "refused without a reason");
            for problem in &one {
                let file = files.iter().find(|file| file.stem == problem.stem).expect("a problem is in a file");
                let lines = file.text.matches('\n').count() + 1;
                assert!((1..=lines).contains(&problem.line), "{problem}: the file has {lines} lines");
                assert!(!problem.what.is_empty());
            }
        }
        _ => panic!("once refused, once not"),
    }
});
