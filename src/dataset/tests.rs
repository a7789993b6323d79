//! Every mistake in the data is refused, by file and line, with its remedy; and all mistakes at once.

mod documents;
mod names;
mod references;
mod shape;
mod whole;

use super::{File, compile};

const COMPONENTS: &str = r#"{"components": [
  {"id": "AC", "name": "App Connector", "about": "Connects.", "prefixes": ["AC", "Connector"]},
  {"id": "SE", "name": "Service Edge", "about": "Joins.", "prefixes": ["SE", "ZEN"]}
]}"#;

/// The table `x` and the mistakes in it, as the build reports them without the `data/` that all begin with.
fn check(table: &str, expected: &[&str]) {
    check_file("x", table, expected);
}

/// The table `x` with the components that it needs.
fn files(table: &str) -> Vec<File> {
    [("components", COMPONENTS), ("x", table)].map(|(stem, text)| File::new(stem, text)).into()
}

/// A file of this name beside good ones.
fn check_file(stem: &str, text: &str, expected: &[&str]) {
    let good = [("components", COMPONENTS.to_owned()), ("x", table(&[r#""code": "GOOD""#]))];
    let mut files: Vec<File> = good.map(|(stem, text)| File::new(stem, text)).into();
    files.retain(|file| file.stem != stem);
    files.push(File::new(stem, text));
    assert_eq!(problems(&files), expected, "{text}");
}

fn problems(files: &[File]) -> Vec<String> {
    let problems = compile(files).err().unwrap_or_default();
    problems.iter().map(|problem| problem.to_string().trim_start_matches("data/").to_owned()).collect()
}

/// A good table but for its entries, of which the first stands on line 4 and each further one on the next.
fn table(entries: &[&str]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| self::entry(entry)).collect();
    format!("{}\n  \"entries\": [\n{}\n]}}", HEAD, entries.join(",\n"))
}

/// Two lines: all that a table says before its entries.
const HEAD: &str = r#"{"id": "x", "title": "X", "seen_in": "A window",
  "sources": [{"id": "now", "title": "Page", "url": "https://x.example/page", "as_of": "2024-02-29"}],"#;

/// An entry on one line that has what every entry must have, and the members given.
fn entry(members: &str) -> String {
    let required =
        [("component", r#""AC""#), ("type", r#""error""#), ("description", r#""It failed.""#), ("resolution", "[]")];
    let missing = required.iter().filter(|(key, _)| !members.contains(&format!("\"{key}\"")));
    let missing: Vec<String> = missing.map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}, {members}}}", missing.join(", "))
}
