//! The shape of the source: imports run one way, I/O stays at the edge, files are small, data stays in `data/`.

use std::fs;
use std::path::Path;

/// The modules, each of which may use those before it. `dataset` stands apart.
const LAYERS: [&str; 16] = [
    "key", "spelling", "record", "catalog", "hit", "name", "lookup", "texts", "numbers", "scan", "embedded", "suggest",
    "search", "find", "render", "cli",
];

/// What the data compiler may use: it runs before there is a catalogue.
const OF_DATASET: [&str; 3] = ["key", "record", "dataset"];

struct Source {
    /// From `src/`, with `/` on every system.
    path: String,
    text: String,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// How deep the file's module lies below the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/');
        parts.count()
    }

    /// The lines that are neither comments nor tests, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.path.contains("/tests");
        let own = self.text.split("\n#[cfg(test)]\nmod tests {").next().filter(|_| !tests).unwrap_or_default();
        (1..).zip(own.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The top modules that a line names: `crate::key`, `super::key`, `crate::{key, record}`.
    fn named<'l>(&self, line: &'l str) -> Vec<&'l str> {
        let to_root = "super::".repeat(self.depth());
        let mut named = Vec::new();
        for root in ["crate::", to_root.as_str()] {
            for (at, _) in line.match_indices(root) {
                let before = &line[..at];
                if before.ends_with("super::")
                    || before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
                {
                    continue;
                }
                let rest = &line[at + root.len()..];
                let list = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or(list));
                let items = if list.len() < rest.len() { list.split(',').collect() } else { vec![rest] };
                let ident = |item: &'l str| {
                    item.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
                };
                named.extend(items.into_iter().map(ident).map(|name| (root, name)));
            }
        }
        // A test module's `super` is its file; what it names there is no module.
        let is_module = |name: &str| LAYERS.contains(&name) || name == "dataset";
        named.retain(|(root, name)| *root == "crate::" || is_module(name));
        named.into_iter().map(|(_, name)| name).collect()
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, path: &str, found: &mut Vec<Source>) {
        for item in fs::read_dir(folder).expect("it is there") {
            let item = item.expect("it can be read").path();
            let name = item.file_name().expect("it has one").to_string_lossy().into_owned();
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            if item.is_dir() {
                walk(&item, &path, found);
            } else if path.ends_with(".rs") {
                found.push(Source { path, text: fs::read_to_string(&item).expect("it is UTF-8") });
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    found
}

/// No source breaks the rule; those that do are named with their line.
fn check(rule: &str, broken: impl Fn(&Source) -> Vec<(usize, String)>) {
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|source| {
            broken(source)
                .into_iter()
                .map(|(line, what)| format!("src/{}:{line}: {what}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn imports_run_one_way() {
    check("a module uses only those before it in LAYERS", |source| {
        let module = source.module();
        if matches!(module, "lib" | "main") {
            return Vec::new();
        }
        let own = LAYERS.iter().position(|&layer| layer == module);
        let allowed = match own {
            Some(own) => &LAYERS[..=own],
            None if module == "dataset" => &OF_DATASET[..],
            None => return vec![(1, format!("{module} is not in LAYERS of tests/it/layering.rs; give it its place"))],
        };
        let named =
            source.lines().flat_map(|(line, text)| source.named(text).into_iter().map(move |name| (line, name)));
        let wrong = named.filter(|(_, name)| !allowed.contains(name));
        wrong.map(|(line, name)| (line, format!("{module} may not use {name}"))).collect()
    });
}

#[test]
fn only_the_edge_does_io() {
    check("no I/O here", |source| {
        let core = ["std::io", "std::env", "std::fs", "std::net", "std::process", "std::thread", "std::time", "{io"];
        let render = ["std::env", "std::fs", "std::process", "stdout()", "stderr()", "stdin()", "std::time"];
        let refused: Vec<&str> = match source.module() {
            "main" | "cli" => Vec::new(),
            "render" => render.to_vec(),
            _ => core.to_vec(),
        };
        let lines = source.lines().flat_map(|(line, text)| refused.iter().map(move |word| (line, text, *word)));
        lines.filter(|(_, text, word)| text.contains(word)).map(|(line, _, word)| (line, word.to_owned())).collect()
    });
}

#[test]
fn every_source_says_what_it_is() {
    check("files open with //!", |source| {
        let dumb = !source.text.starts_with("//! ");
        dumb.then(|| (1, "begins without //!, what it is and is not".to_owned())).into_iter().collect()
    });
}

#[test]
fn no_table_and_no_code_stands_in_the_source() {
    let tables: Vec<&str> = zcodes::tables().map(zcodes::Table::id).collect();
    let codes: Vec<&str> = zcodes::entries().filter_map(zcodes::Entry::code).collect();
    check("data stays in data/, but for documentation and examples of the help", |source| {
        let is_example = |line: &str| line.contains("  zcodes ") || line.contains("| zcodes ");
        let lines = source.code().filter(|(_, line)| !is_example(line));
        let names = |line: &str| {
            let words = || line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
            let literals = || line.split('"').skip(1).step_by(2);
            let is_word = |code: &&&str| code.contains('_') && words().any(|word| word == **code);
            let table = tables.iter().find(|id| words().any(|word| word == **id));
            let code = codes.iter().find(|code| is_word(code) || literals().any(|literal| literal == **code));
            table.or(code).map(|name| (*name).to_owned())
        };
        lines.filter_map(|(line, text)| names(text).map(|name| (line, name))).collect()
    });
}
