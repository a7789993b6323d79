//! Every mistake in the data is refused, by file and line, with its remedy; and all mistakes at once.

mod documents;
mod files;

use super::{File, compile};
use std::collections::BTreeMap;

/// Cases, with an empty line after each. A case is files, each below its name, or else the entries of the table `x`, one
/// per line. After a `> ` stands what the build says of the line above; of a case without it, nothing.
const MISTAKES: &str = include_str!("tests/mistakes.txt");

const COMPONENTS: &str = r#"{"components": [
  {"id": "AC", "name": "App Connector", "about": "Connects.", "prefixes": ["AC", "Connector"]},
  {"id": "SE", "name": "Service Edge", "about": "Joins.", "prefixes": ["SE", "ZEN"]}
]}"#;

/// Two lines: all that a table says before its entries.
const HEAD: &str = r#"{"id": "x", "title": "X", "seen_in": "A window",
  "sources": [{"id": "now", "title": "Page", "url": "https://x.example/page", "as_of": "2024-02-29"}],"#;

#[test]
fn every_mistake_is_told_on_its_line_with_its_remedy() {
    for case in MISTAKES.split("\n\n").filter(|case| !case.starts_with('#')) {
        let is_of_files = case.lines().next().is_some_and(|line| line.ends_with(".json"));
        let case = if is_of_files { case.to_owned() } else { format!("x.json\n{}", table(case)) };
        let (files, expected) = files_and_problems(&case);
        assert_eq!(problems(&files), expected, "{case}");
    }
}

/// The files of a case, beside good ones, and what the build should say of them.
fn files_and_problems(case: &str) -> (Vec<File>, Vec<String>) {
    let good = table(r#""code": "GOOD""#);
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::from([("components", vec![COMPONENTS]), ("x", vec![&good])]);
    let mut expected = Vec::new();
    let mut stem = "";
    for line in case.lines() {
        if let Some(name) = line.strip_suffix(".json") {
            stem = name;
            files.insert(stem, Vec::new());
        } else if let Some(what) = line.strip_prefix("> ") {
            expected.push(format!("data/{stem}.json:{}: {what}", files[stem].len().max(1)));
        } else {
            files.entry(stem).or_default().push(line);
        }
    }
    (files.into_iter().map(|(stem, lines)| File::new(stem, lines.join("\n"))).collect(), expected)
}

fn problems(files: &[File]) -> Vec<String> {
    compile(files).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// A table with these entries, one per line, the first on line 4. A line that is no entry stays as it is.
fn table(entries: &str) -> String {
    let mut table = format!("{HEAD}\n  \"entries\": [");
    let mut before = "";
    for line in entries.lines() {
        if line.starts_with('"') {
            table.extend(["\n", before, &entry(line)]);
            before = ",";
        } else {
            table.extend(["\n", line]);
        }
    }
    table + "\n]}"
}

/// An entry that has what every entry must have, and the members given.
fn entry(members: &str) -> String {
    let required =
        [("component", r#""AC""#), ("type", r#""error""#), ("description", r#""It failed.""#), ("resolution", "[]")];
    let missing = required.iter().filter(|(key, _)| !members.contains(&format!("\"{key}\"")));
    let missing: Vec<String> = missing.map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}, {members}}}", missing.join(", "))
}
