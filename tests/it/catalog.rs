//! Facts of the whole catalogue: it is what `data/` says, complete and well formed.

#[cfg(feature = "cli")]
use crate::program::printed;
use std::collections::BTreeMap;
#[cfg(feature = "serde")]
use std::path::Path;
use zcodes::{Action, Kind, entries, tables};

#[cfg(feature = "serde")]
#[test]
fn the_program_says_what_the_data_says() {
    use serde_json::{Value, json};
    for table in tables() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(table.id()).with_extension("json");
        let data: Value = std::fs::read(path).map(|data| serde_json::from_slice(&data)).expect("a file").expect("JSON");
        assert_eq!((&data["title"], &data["seen_in"]), (&json!(table.title()), &json!(table.seen_in())));
        assert_eq!(list(&data["families"]), table.families().collect::<Vec<_>>());
        assert_eq!(list(&data["cues"]), table.cues().collect::<Vec<_>>());
        assert_eq!(list(&data["log_fields"]), table.log_fields().collect::<Vec<_>>());
        let rows = list(&data["entries"]);
        assert_eq!(rows.len(), table.entries().len(), "{table:?}");
        for (mut row, entry) in rows.into_iter().zip(table.entries()) {
            let mut said = serde_json::to_value(entry).expect("an entry is JSON");
            // Of what belongs together, one entry may name the other; it is shown with both.
            let others = list(&said["see_also"].take());
            for reference in list(&row["see_also"].take()) {
                let is_same = |other: &Value, key: &str| reference[key].is_null() || reference[key] == other[key];
                let is_it = |other: &Value| ["table", "code", "status"].iter().all(|key| is_same(other, key));
                assert!(others.iter().any(is_it), "{entry:?}: {reference}");
            }
            let mut ids = list(&row["sources"]);
            ids.extend(row.get("source").cloned().filter(|id| !id.is_null()));
            let mut pages = list(&data["sources"]);
            match ids.len() {
                0 => pages.truncate(1),
                _ => pages = ids.iter().flat_map(|id| pages.iter().filter(|page| page["id"] == *id)).cloned().collect(),
            }
            pages.iter_mut().for_each(|page| _ = page.as_object_mut().expect("a page").remove("id"));
            (row["table"], row["source"], row["sources"]) = (json!(table.id()), pages[0].clone(), json!(pages));
            assert_eq!(without_empty(said), without_empty(row), "{entry:?}");
        }
    }
}

#[cfg(feature = "serde")]
fn list(value: &serde_json::Value) -> Vec<serde_json::Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// An object without the keys that have nothing.
#[cfg(feature = "serde")]
fn without_empty(object: serde_json::Value) -> BTreeMap<String, serde_json::Value> {
    let object = object.as_object().expect("an object").clone();
    object
        .into_iter()
        .filter(|(_, value)| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()))
        .collect()
}

#[test]
fn tables_add_up_and_keep_their_entries_together() {
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
        let says = entry.resolution().next().is_some_and(|step| step.starts_with("No action needed"));
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
        let list: Vec<serde_json::Value> = serde_json::from_str(&printed(args)).expect("it is a JSON list");
        (list.len(), list.iter().filter(|entry| !entry["retired"].is_null()).count())
    };
    let retired = entries().filter(|entry| entry.retired().is_some()).count();
    assert!(retired >= 1);
    assert_eq!(listed(&["list", "--format", "json"]), (entries().len() - retired, 0));
    assert_eq!(listed(&["list", "--format", "json", "--retired"]), (entries().len(), retired));
    for entry in entries().filter(|entry| entry.retired().is_some()) {
        assert!(zcodes::lookup(entry.name()).iter().any(|hit| hit.entry == entry), "{entry:?}");
    }
    for (format, marked) in [("table", retired), ("markdown", retired), ("csv", 0), ("ndjson", 0), ("line", 0)] {
        let shown = printed(&["list", "--retired", "--format", format]);
        assert_eq!(shown.matches(" (retired)").count(), marked, "{format}");
    }
}

#[cfg(feature = "cli")]
#[test]
fn tables_are_as_of_their_newest_source() {
    let shown = printed(&["tables"]);
    for (table, row) in tables().zip(shown.lines().skip(1)) {
        let newest = table.sources().map(|source| source.as_of).max().expect("a table has a source");
        assert!(row.starts_with(table.id()) && row.contains(newest), "{newest}: {row}");
    }
}
