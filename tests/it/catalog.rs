//! Facts of the whole catalogue: it is what `data/` says, complete and well formed.

use std::collections::BTreeMap;
use std::path::Path;
use zcodes::{Action, Kind, entries, tables};

#[test]
fn the_program_says_what_the_data_says() {
    let own = |list: &serde_json::Value| -> Vec<String> {
        let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    for table in tables() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(table.id()).with_extension("json");
        let text = std::fs::read_to_string(path).expect("each table is a file");
        let data: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!((data["title"].as_str(), data["seen_in"].as_str()), (Some(table.title()), Some(table.seen_in())));
        assert_eq!(own(&data["families"]), table.families().collect::<Vec<_>>());
        let rows = data["entries"].as_array().expect("a list");
        assert_eq!(rows.len(), table.entries().len(), "{table:?}");
        for (row, entry) in rows.iter().zip(table.entries()) {
            let text = |key: &str| row[key].as_str();
            assert_eq!((text("code"), text("status")), (entry.code(), entry.status()));
            assert_eq!(text("component"), Some(entry.component().id()), "{entry:?}");
            assert_eq!(text("type"), Some(entry.kind().id()), "{entry:?}");
            assert_eq!(text("action"), entry.action().map(Action::id), "{entry:?}");
            assert_eq!(text("description"), Some(entry.description()));
            assert_eq!((text("retired"), text("history")), (entry.retired(), entry.history()), "{entry:?}");
            assert_eq!(own(&row["causes"]), entry.causes().collect::<Vec<_>>());
            assert_eq!(own(&row["resolution"]), entry.resolution().collect::<Vec<_>>());
            assert_eq!(own(&row["aliases"]), entry.aliases().collect::<Vec<_>>());
            let links = row["links"].as_array().map(Vec::as_slice).unwrap_or_default();
            let links = links.iter().map(|link| (link["title"].as_str(), link["url"].as_str()));
            assert!(links.eq(entry.links().map(|link| (Some(link.title), Some(link.url)))), "{entry:?}");
            let sources = data["sources"].as_array().expect("a list");
            let named = sources.iter().find(|source| text("source").is_none_or(|id| source["id"] == id));
            let source = named.expect("the build refuses unknown ones");
            assert_eq!(source["url"], entry.source().url);
            assert_eq!(
                (&source["title"], &source["as_of"]),
                (&entry.source().title.into(), &entry.source().as_of.into())
            );
        }
    }
}

#[test]
fn tables_add_up_and_keep_their_entries_together() {
    assert_eq!(tables().map(|table| table.entries().len()).sum::<usize>(), entries().len());
    assert!(tables().flat_map(zcodes::Table::entries).eq(entries()));
    for table in tables() {
        assert!(table.entries().all(|entry| entry.table() == table), "{table:?}");
        let sources: Vec<_> = table.sources().collect();
        assert!(table.entries().all(|entry| sources.contains(&entry.source())), "{table:?}");
    }
}

#[test]
fn an_entry_that_needs_no_action_says_so_in_both_places() {
    for entry in entries() {
        let says = entry.resolution().next() == Some("No action needed.");
        assert!(!says || entry.action() == Some(Action::Nobody), "{entry:?}");
    }
}

/// The page of November 2025 had 166 rows; none may get lost.
#[test]
fn the_session_codes_are_all_there() {
    let table = tables().find(|table| table.id() == "zpa-session").expect("it is the first table");
    let live = || table.entries().filter(|entry| entry.retired().is_none());
    let mut by_component: BTreeMap<&str, usize> = BTreeMap::new();
    live().for_each(|entry| *by_component.entry(entry.component().id()).or_default() += 1);
    for (component, least) in [("AC", 31), ("BA", 5), ("CA", 6), ("CLT", 11), ("SE", 113)] {
        assert!(by_component[component] >= least, "{by_component:?}");
    }
    for (kind, least) in [(Kind::Error, 125), (Kind::Info, 38), (Kind::PolicyBlock, 3)] {
        let count = live().filter(|entry| entry.kind() == kind).count();
        assert!(count >= least, "{kind:?}: {count}");
    }
    assert!(live().all(|entry| entry.code().is_some()), "each has a code");
}

#[cfg(feature = "cli")]
#[test]
fn retired_entries_are_listed_only_when_asked_for_and_found_always() {
    let listed = |args: &[&str]| {
        let output = crate::program::run(args, b"");
        let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        let list = list.as_array().expect("it is a list").clone();
        (list.len(), list.iter().filter(|entry| !entry["retired"].is_null()).count())
    };
    let retired = entries().filter(|entry| entry.retired().is_some()).count();
    assert!(retired >= 1);
    assert_eq!(listed(&["list", "--format", "json"]), (entries().len() - retired, 0));
    assert_eq!(listed(&["list", "--format", "json", "--retired"]), (entries().len(), retired));
    for entry in entries().filter(|entry| entry.retired().is_some()) {
        assert!(zcodes::lookup(entry.name()).iter().any(|hit| hit.entry == entry), "{entry:?}");
    }
}
