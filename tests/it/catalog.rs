//! Facts of the whole catalogue: it is what `data/` says, complete and well formed.

use std::collections::BTreeMap;
#[cfg(feature = "serde")]
use std::path::Path;
use zcodes::{Action, Kind, entries, tables};

#[cfg(feature = "serde")]
#[test]
fn the_program_says_what_the_data_says() {
    use serde_json::{Value, json};
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for table in tables() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(table.id()).with_extension("json");
        let data = std::fs::read_to_string(path).expect("each table is a file");
        let data: Value = serde_json::from_str(&data).expect("it is JSON");
        assert_eq!((&data["title"], &data["seen_in"]), (&json!(table.title()), &json!(table.seen_in())));
        assert_eq!(list(&data["families"]), table.families().collect::<Vec<_>>());
        assert_eq!(list(&data["cues"]), table.cues().collect::<Vec<_>>());
        assert_eq!(list(&data["log_fields"]), table.log_fields().collect::<Vec<_>>());
        let rows = list(&data["entries"]);
        assert_eq!(rows.len(), table.entries().len(), "{table:?}");
        for (mut row, entry) in rows.into_iter().zip(table.entries()) {
            let mut said = serde_json::to_value(entry).expect("an entry is JSON");
            assert_eq!(said["table"].take(), table.id());
            assert_eq!(said["source"].take(), said["sources"][0]);
            let sources = list(&data["sources"]);
            let named = list(&row["sources"].take()).into_iter().chain([row["source"].take()]);
            let mut named: Vec<Value> = named.filter(|id| !id.is_null()).collect();
            named.extend(named.is_empty().then(|| sources[0]["id"].clone()));
            let named = named.iter().filter_map(|id| sources.iter().find(|source| source["id"] == *id));
            let named: Vec<_> = named
                .map(|source| json!({"title": source["title"], "url": source["url"], "as_of": source["as_of"]}))
                .collect();
            assert_eq!(list(&said["sources"].take()), named, "{entry:?}");
            let others = list(&said["see_also"].take());
            for reference in list(&row["see_also"].take()) {
                let is_it = |other: &Value| {
                    ["table", "code", "status"]
                        .into_iter()
                        .all(|key| reference[key].is_null() || reference[key] == other[key])
                };
                assert!(others.iter().any(is_it), "{entry:?}: {reference}");
            }
            let fields = said.as_object().expect("it has fields");
            assert!(row.as_object().is_some_and(|row| row.keys().all(|key| fields.contains_key(key))), "{row}");
            for (key, value) in fields {
                let none = value.is_null() || *value == json!([]);
                assert!(row[key] == *value || none && row[key].is_null(), "{entry:?}: {key}: {value}");
            }
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
