//! What `data/` says of its own format is what the compiler keeps: the example of its README, and the schema.

use super::{COMPONENTS, File, HEAD, compile, entry, problems, table};
use crate::record::{Action, Kind};
use serde_json::Value;
use std::collections::BTreeSet;

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/README.md"));
const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/schema.json"));
const REAL_COMPONENTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/components.json"));

#[test]
fn the_example_of_the_readme_compiles() {
    let example = README.split("```json\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("it has one");
    let files = [("components", REAL_COMPONENTS), ("example-states", example)];
    let files = files.map(|(stem, text)| File::new(stem, text));
    assert_eq!(problems(&files), [""; 0]);
    assert!(compile(&files).is_ok_and(|output| output.code.contains("[EntryRecord; 3]")));
    for key in keys(&said_of("x", &HEAD.replace("\"id\"", "\"?\""))).into_iter().chain(entry_keys()) {
        assert!(example.contains(&format!("\"{key}\":")), "the example shows {key:?}");
        assert!(README.contains(&format!("\n| `{key}` |")), "the README says what {key:?} is");
    }
}

#[test]
fn schema_and_compiler_know_the_same_keys() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
    let defs = &schema["$defs"];
    let in_table = |entry: &str| format!("{HEAD}\"entries\": [{entry}]}}");
    let link = |link: &str| in_table(&entry(&format!(r#""code": "A", "links": [{link}]"#)));
    let source = table(r#""code": "A""#).replace("{\"id\": \"now\"", "{}, {\"id\": \"now\"");
    let one = |list: &str, item: &str| format!("{{\"ignored\": [], \"{list}\": [{item}]}}");
    for (schema, stem, empty) in [
        (&schema, "x", "{}"),
        (&defs["entry"], "x", &in_table("{}")),
        (&defs["link"], "x", &link("{}")),
        (&defs["reference"], "x", &link("{}").replace("links", "see_also")),
        (&defs["source"], "x", &source),
        (&defs["components"], "components", "{}"),
        (&defs["component"], "components", &one("components", "{}").replace("\"ignored\": [], ", "")),
        (&defs["terms"], "terms", "{}"),
        (&defs["term"], "terms", &one("terms", "{}")),
    ] {
        let unknown = empty.replacen("{}", "{\"?\": 1}", 1);
        let known: BTreeSet<String> = schema["properties"].as_object().expect("keys").keys().cloned().collect();
        assert_eq!(keys(&said_of(stem, &unknown)), known, "{unknown}");
        let required = schema["required"].as_array().expect("keys").iter().filter_map(Value::as_str);
        let missing = said_of(stem, empty).into_iter().filter(|said| said.contains("is missing"));
        let missing: BTreeSet<String> = missing.filter_map(|said| said.split('"').nth(1).map(str::to_owned)).collect();
        assert_eq!(missing, required.map(str::to_owned).collect(), "{empty}");
    }
}

#[test]
fn schema_and_compiler_know_the_same_types_and_actions() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
    for (key, known) in [("type", Kind::ALL.map(Kind::id).to_vec()), ("action", Action::ALL.map(Action::id).to_vec())] {
        assert_eq!(schema["$defs"]["entry"]["properties"][key]["enum"], serde_json::json!(known));
    }
}

fn entry_keys() -> BTreeSet<String> {
    keys(&said_of("x", &format!("{HEAD}\"entries\": [{{\"?\": 1}}]}}")))
}

fn said_of(stem: &str, text: &str) -> Vec<String> {
    let mut files = vec![File::new(stem, text)];
    if stem != "components" {
        files.push(File::new("components", COMPONENTS));
    }
    problems(&files)
}

/// The keys that the complaint about an unknown one lists.
fn keys(said: &[String]) -> BTreeSet<String> {
    let lists = said.iter().filter_map(|said| said.split_once("the keys here are "));
    lists.flat_map(|(_, list)| list.split(", ").map(str::to_owned)).collect()
}
