//! House rules: small files, and for every command its own file and its own transcript.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 300;

#[test]
fn every_source_is_small() {
    fn walk(path: PathBuf, long: &mut Vec<String>) {
        if path.is_dir() {
            let items = fs::read_dir(path).expect("it can be read");
            items.for_each(|item| walk(item.expect("it can be read").path(), long));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let lines = fs::read_to_string(&path).expect("it is UTF-8").lines().count();
            long.extend((lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", path.display())));
        }
    }
    let mut long = Vec::new();
    ["src", "tests", "benches"].into_iter().for_each(|folder| walk(root().join(folder), &mut long));
    assert!(long.is_empty(), "split by topic what is longer than {LONGEST_FILE} lines:\n{}", long.join("\n"));
}

#[cfg(feature = "cli")]
#[test]
fn every_command_has_its_file_and_its_transcript_and_none_is_left_over() {
    let commands = crate::program::commands().into_iter().collect();
    assert_eq!(stems("src/cli/commands", ".rs"), commands, "src/cli/commands/<command>.rs");
    assert_eq!(stems("tests/cmd", ".md"), commands, "tests/cmd/<command>.md");
}

#[cfg(feature = "cli")]
fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let items = fs::read_dir(root().join(folder)).into_iter().flatten();
    let names = items.map(|item| item.expect("it can be read").file_name().to_string_lossy().into_owned());
    names.filter_map(|name| name.strip_suffix(extension).map(str::to_owned)).filter(|stem| stem != "mod").collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
