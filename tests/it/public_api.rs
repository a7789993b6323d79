//! The library's public interface changes only on purpose: it is written down in `public_api.txt`.
//! Reads the sources as rustfmt lays them out, so it runs on any Rust; it does not resolve types.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_public_interface_is_the_one_written_down() {
    // `TRYCMD=overwrite cargo test` writes it down anew; the change then shows in review, and in CHANGELOG.md.
    let assert = snapbox::Assert::new().action_env("TRYCMD");
    assert.eq(interface().join("\n") + "\n", snapbox::file!["public_api.txt"].raw());
}

/// Every public item with its methods, fields, variants and traits, one a line, sorted.
fn interface() -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let root = read(&source.join("lib.rs"));
    let mut items = BTreeSet::new();
    for line in statements(&root).filter_map(|line| line.strip_prefix("pub use ").map(str::to_owned)) {
        let (module, names) = line.trim_end_matches(';').split_once("::").expect("lib.rs re-exports from modules");
        let names: Vec<&str> = names.trim_matches(['{', '}']).split(',').map(str::trim).collect();
        for file in files(&source, module) {
            items.extend(public(&read(&file), &names));
        }
    }
    items.into_iter().collect()
}

/// The public items of one file that are re-exported under these names.
fn public(text: &str, names: &[&str]) -> Vec<String> {
    let mut items = Vec::new();
    let mut block: Option<(String, bool)> = None;
    let mut attributes = Vec::new();
    for line in statements(text) {
        if line.starts_with('}') || line.ends_with(" {}") && !line.starts_with(' ') {
            block = None;
        }
        if line.starts_with("#[derive") || line.starts_with("#[non_exhaustive") {
            attributes.push(line.clone());
            continue;
        }
        let head = line.split(" {").next().unwrap_or_default().trim_end_matches(['{', ';', ',']).trim_end().to_owned();
        if let Some((name, is_enum)) = block.as_ref().filter(|_| line.starts_with("    ") && !line.starts_with("     "))
        {
            let inner = head.trim();
            if inner.starts_with("pub ") || *is_enum && inner.starts_with(char::is_uppercase) {
                items.push(format!("{name}: {inner}"));
            }
        } else if let Some(named) = names.iter().find(|name| head_names(&head, name)) {
            let is_type = head.starts_with("pub struct") || head.starts_with("pub enum");
            if is_type || head.starts_with("impl") {
                block = Some(((*named).to_owned(), head.starts_with("pub enum")));
            }
            if is_type {
                items.extend(attributes.iter().map(|attribute| format!("{named}: {attribute}")));
            }
            if !head.starts_with("impl") || head.contains(" for ") {
                // What a tuple holds is private.
                let shown = if is_type { head.split('(').next().unwrap_or_default() } else { head.as_str() };
                items.push(shown.to_owned());
            }
        }
        if !line.starts_with([' ', '#', '/']) {
            attributes.clear();
        }
    }
    items
}

/// Whether a line begins a public item of this name, or an implementation for it.
fn head_names(head: &str, name: &str) -> bool {
    let starts = ["pub fn ", "pub struct ", "pub enum ", "pub trait ", "pub const "];
    let named = if let Some(rest) = starts.iter().find_map(|start| head.strip_prefix(start)) {
        rest
    } else if head.starts_with("impl") {
        head.rsplit_once(' ').map_or("", |(_, last)| last)
    } else {
        return false;
    };
    named.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The lines of a file without comments and tests; what rustfmt broke over several lines is joined again.
fn statements(text: &str) -> impl Iterator<Item = String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut open: Option<String> = None;
    let mut whole = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let line = match open.take() {
            Some(begun) if begun.ends_with('(') || begun.ends_with('{') => begun + line.trim(),
            Some(begun) => format!("{begun} {}", line.trim()),
            None => line.to_owned(),
        };
        let is_broken = line.matches('(').count() > line.matches(')').count()
            || line.starts_with("pub use") && !line.ends_with(';')
            || line.trim_start().starts_with("pub fn") && !line.ends_with(['{', ';', '}']);
        if is_broken {
            open = Some(line);
        } else {
            whole.push(line);
        }
    }
    whole.into_iter()
}

/// The files of a module: `name.rs` and those under `name/`.
fn files(source: &Path, module: &str) -> Vec<PathBuf> {
    let own = source.join(module).with_extension("rs");
    let inner = fs::read_dir(source.join(module)).into_iter().flatten().flatten().map(|item| item.path());
    inner
        .chain([own])
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| path.exists())
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
