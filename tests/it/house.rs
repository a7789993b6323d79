//! House rules: small files, one meaning per type name, and for every command its own file and its own transcript.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const LONGEST_FILE: usize = 300;

#[test]
fn every_source_is_small() {
    for Source { path, text } in sources(&["src", "tests", "benches"]) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{path} has {lines} lines; split by topic what has more than {LONGEST_FILE}");
    }
}

#[test]
fn every_source_says_what_it_is() {
    for Source { path, text } in sources(&["src"]) {
        assert!(text.starts_with("//! "), "{path} begins without //!, what it is and is not");
    }
}

#[test]
fn a_type_name_has_one_meaning() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Source { path, text } in sources(&["src"]) {
        // What a trait asks for (`type Item`) stands indented, and its name is the trait's choice.
        for line in text.lines().filter(|line| !line.trim_start().starts_with("type ") || line.starts_with("type ")) {
            let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
            if let (Some("struct" | "enum" | "trait" | "type"), Some(name)) = (words.next(), words.next()) {
                let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                places.entry(name.to_owned()).or_default().push(path.clone());
            }
        }
    }
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "give each meaning its own name: {places:#?}");
}

#[test]
fn every_module_has_its_line_in_the_plan_of_the_house() {
    let plan = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it is there");
    for item in fs::read_dir(root().join("src")).expect("it is there") {
        let name = item.expect("it can be read").file_name().to_string_lossy().into_owned();
        let module = name.strip_suffix(".rs").filter(|module| !["lib", "main"].contains(module));
        assert!(
            module.is_none_or(|_| plan.contains(&format!("| `src/{name}` |"))),
            "ARCHITECTURE.md says what {name} is"
        );
    }
}

#[test]
fn actions_are_pinned_by_commit_and_tools_by_version() {
    // A published package is without the folder.
    for item in fs::read_dir(root().join(".github/workflows")).into_iter().flatten() {
        let text = fs::read_to_string(item.expect("it can be read").path()).expect("it is UTF-8");
        for line in text.lines() {
            let commit = line.split_once("uses: ").map(|(_, action)| action.split_once('@').unwrap_or_default().1);
            let commit = commit.map(|commit| commit.split(' ').next().unwrap_or_default());
            let is_commit = |text: &str| text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(commit.is_none_or(is_commit), "{line}: no commit");
            assert!(!line.contains("cargo install") || line.contains('@'), "{line}: no version");
        }
        let checkouts = text.matches("actions/checkout@").count();
        assert_eq!(text.matches("persist-credentials: false").count(), checkouts, "no checkout keeps credentials");
    }
}

#[cfg(feature = "cli")]
#[test]
fn every_command_has_its_file_its_transcript_and_its_sample_and_none_is_left_over() {
    use crate::program::{OTHERS, RECORDS, commands};
    use std::collections::BTreeSet;
    let stems = |folder: &str, extension: &str| -> BTreeSet<String> {
        let items = fs::read_dir(root().join(folder)).expect("it is there");
        let names = items.map(|item| item.expect("it can be read").file_name().to_string_lossy().into_owned());
        names.filter_map(|name| name.strip_suffix(extension).map(str::to_owned)).collect()
    };
    let commands = commands().into_iter().collect();
    assert_eq!(stems("src/cli/commands", ".rs"), commands, "src/cli/commands/<command>.rs");
    assert_eq!(stems("tests/cmd", ".md"), commands, "tests/cmd/<command>.md");
    let samples = RECORDS.iter().chain(&OTHERS).map(|args| args[0].to_owned());
    assert_eq!(samples.collect::<BTreeSet<_>>(), commands, "tests/it/program.rs");
}

/// A Rust file, by its path from the package's folder, with `/` on every system.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The module at the crate's root that it is, or is a part of.
    pub fn module(&self) -> &str {
        self.path.split(['/', '.']).nth(1).unwrap_or_default()
    }
}

/// The Rust files in these folders.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut waiting: Vec<String> = folders.iter().map(|&folder| folder.to_owned()).collect();
    while let Some(path) = waiting.pop() {
        let whole = root().join(&path);
        if whole.is_dir() {
            let items = fs::read_dir(whole).expect("it can be read").map(|item| item.expect("it can be read"));
            waiting.extend(items.map(|item| format!("{path}/{}", item.file_name().to_string_lossy())));
        } else if path.ends_with(".rs") {
            found.push(Source { text: fs::read_to_string(whole).expect("it is UTF-8"), path });
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
