//! The shape of the source: imports run one way, I/O stays at the edge, data stays in `data/`.

use crate::house::{Source, sources};
use std::collections::HashSet;

/// The modules, each of which may use those before it. `dataset` stands apart.
const LAYERS: [&str; 17] = [
    "key", "spelling", "record", "catalog", "hit", "name", "line", "lookup", "texts", "numbers", "scan", "embedded",
    "suggest", "search", "find", "render", "cli",
];

/// What the data compiler may use: it runs before there is a catalogue.
const OF_DATASET: [&str; 3] = ["key", "record", "dataset"];

/// The lines that are no comments, with their numbers.
fn lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(source.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The top modules that a line names: `crate::key`, `crate::{key, record}`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let paths = line.split("crate::").skip(1).flat_map(|path| match path.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or(list).split(',').collect(),
        None => vec![path],
    });
    paths.filter_map(|path| path.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next())
}

/// No line of a source breaks the rule; those that do are named.
fn check(rule: &str, what_breaks: impl Fn(&Source, &str) -> Option<String>) {
    let mut found = Vec::new();
    for source in sources(&["src"]) {
        let broken = lines(&source).filter_map(|(number, line)| Some((number, what_breaks(&source, line)?)));
        found.extend(broken.map(|(number, what)| format!("{}:{number}: {what}", source.path)));
    }
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn imports_run_one_way() {
    check("a module uses only those before it in LAYERS, where each has its place", |source, line| {
        let module = source.module();
        let allowed = match LAYERS.iter().position(|&layer| layer == module) {
            Some(own) => &LAYERS[..=own],
            None if module == "dataset" => &OF_DATASET[..],
            None if matches!(module, "lib" | "main") => return None,
            None => &[],
        };
        let wrong = named(line).find(|name| !allowed.contains(name));
        wrong.map(|name| format!("{module} may not use {name}"))
    });
}

#[test]
fn a_path_to_another_module_begins_at_the_root() {
    check("`crate::` and not `super::` leaves a module", |source, line| {
        let to_root = "super::".repeat(source.path.matches('/').count());
        (line.starts_with("use ") && line.contains(&to_root)).then(|| line.to_owned())
    });
}

#[test]
fn only_the_edge_does_io() {
    check("no I/O here", |source, line| {
        let refused: &[&str] = match source.module() {
            "main" | "cli" => &[],
            "render" => &["std::env", "std::fs", "std::process", "stdout()", "stderr()", "stdin()", "std::time"],
            _ => &["std::io", "std::env", "std::fs", "std::net", "std::process", "std::thread", "std::time", "{io"],
        };
        refused.iter().find(|word| line.contains(*word)).map(|word| (*word).to_owned())
    });
}

#[test]
fn no_table_and_no_code_stands_in_the_source() {
    let codes: HashSet<&str> = zcodes::entries().filter_map(zcodes::Entry::code).collect();
    let tables = zcodes::tables().map(zcodes::Table::id);
    let names: HashSet<&str> = codes.iter().copied().filter(|code| code.contains('_')).chain(tables).collect();
    check("data stays in data/, but for documentation, examples of the help and tests", |source, line| {
        let is_example = line.contains("  zcodes ") || line.contains("| zcodes ");
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let mut literals = line.split('"').skip(1).step_by(2);
        let named = words.find(|word| names.contains(word)).or(literals.find(|literal| codes.contains(literal)));
        named.filter(|_| !is_example && !is_of_tests(source, line)).map(str::to_owned)
    });
}

/// Whether a line stands in tests, which end every file that has some.
fn is_of_tests(source: &Source, line: &str) -> bool {
    let code = source.text.split("\nmod tests {").next().unwrap_or_default();
    let end = code.as_ptr() as usize + code.len();
    source.path.contains("/tests") || line.as_ptr() as usize > end
}
