//! Exports as files: whole, each code once, nothing overwritten unasked, and all that a program expects well formed.

use crate::files;
use crate::program::{printed, run, text};
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// A folder that the program makes, and what it says.
fn exported(target: &str) -> (PathBuf, String) {
    let folder = files::folder(&format!("export-{target}")).join("new");
    let output = run(&["export", target, "--output", folder.to_str().expect("it is UTF-8")], b"");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    (folder, text(output.stderr))
}

/// The rows of a CSV file, by their columns.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.records().map(|row| row.expect("it is CSV").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_code_of_a_table_with_a_field_of_logs_is_there_once() {
    let rows = rows(&printed(&["export", "csv"]));
    let codes: HashSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(codes.len(), rows.len());
    let tables = || zcodes::tables().filter(|table| table.log_fields().len() > 0);
    for entry in tables().flat_map(zcodes::Table::entries) {
        assert!(entry.code().is_none_or(|code| codes.contains(code)), "{entry:?}");
    }
    assert!(rows.iter().all(|row| tables().any(|table| row[8].split(" OR ").any(|id| id == table.id()))));
}

#[test]
fn no_cell_is_too_long_for_its_column() {
    let everything = zcodes::tables().map(zcodes::Table::id).collect::<Vec<_>>().join(",");
    for row in rows(&printed(&["export", "csv", "--table", &everything])) {
        assert!(row[0].chars().count() <= 255 && row.iter().all(|cell| cell.chars().count() <= 4000), "{}", row[0]);
    }
}

#[test]
fn nothing_is_overwritten_unless_it_is_asked_for() {
    let (folder, _) = exported("sentinel");
    fs::write(folder.join("queries.kql"), "mine").expect("it can be written");
    fs::remove_file(folder.join("README.txt")).expect("it is there");
    let path = folder.to_str().expect("it is UTF-8");
    let again = run(&["export", "sentinel", "--output", path], b"");
    assert_eq!(again.status.code(), Some(2));
    assert!(text(again.stderr).contains("is there already; --force overwrites it"));
    assert!(!folder.join("README.txt").exists(), "none is written where one may not be");
    assert_eq!(run(&["export", "sentinel", "--output", path, "--force"], b"").status.code(), Some(0));
    assert_ne!(fs::read_to_string(folder.join("queries.kql")).expect("it is there"), "mine");
}

#[test]
fn the_files_for_elastic_are_what_its_interfaces_take() {
    let (folder, said) = exported("elastic");
    assert!(said.contains("5 files in "), "{said}");
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(folder.join(name)).expect("it is there")).expect("it is JSON")
    };
    let processors = json("pipeline.json")["processors"].as_array().expect("a list").clone();
    let fields: Vec<_> = processors.iter().filter_map(|processor| processor["enrich"]["field"].as_str()).collect();
    assert!(zcodes::tables().flat_map(zcodes::Table::log_fields).all(|field| fields.contains(&field)));
    let targets: HashSet<_> = processors.iter().map(|processor| processor["enrich"]["target_field"].as_str()).collect();
    assert_eq!(targets.len(), fields.len(), "no field of an event hides what another one means");
    assert_eq!(json("enrich-policy.json")["match"]["match_field"], "code");
    let bulk = fs::read_to_string(folder.join("zcodes.ndjson")).expect("it is there");
    let lines: Vec<serde_json::Value> =
        bulk.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    assert!(lines.chunks(2).all(|pair| pair[0]["index"]["_id"] == pair[1]["code"]));
}

#[test]
fn the_files_for_splunk_have_one_line_per_row_and_a_lookup_per_field() {
    let (folder, _) = exported("splunk");
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it is there");
    let flat = read("lookups/zcodes.csv");
    assert_eq!(flat.lines().count(), rows(&flat).len() + 1);
    let props = read("default/props.conf");
    for field in zcodes::tables().flat_map(zcodes::Table::log_fields) {
        assert!(props.contains(&format!("LOOKUP-zcodes-{field} = zcodes code AS {field} ")), "{field}");
    }
}
