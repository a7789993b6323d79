//! Every file of `data/` has the form that `data/schema.json` gives to editors.
//! The check knows only the words of JSON Schema that this schema uses, and refuses any other.

use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn every_data_file_has_the_form_of_the_schema() {
    let schema = read("data/schema.json");
    let mut tables = 0;
    for item in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).expect("it is there") {
        let name = item.expect("it can be read").file_name().to_string_lossy().into_owned();
        let form = match name.as_str() {
            "schema.json" => continue,
            "components.json" => &schema["$defs"]["components"],
            "terms.json" => &schema["$defs"]["terms"],
            name if name.ends_with(".json") => &schema,
            _ => continue,
        };
        tables += 1;
        assert_eq!(Checker { root: &schema }.faults(form, &read(&format!("data/{name}")), &name), [""; 0]);
    }
    assert!(tables >= 10);
}

#[test]
fn the_check_sees_what_is_wrong() {
    let schema = read("data/schema.json");
    let faults = |form: &Value, json: &str| {
        Checker { root: &schema }.faults(form, &serde_json::from_str(json).expect("it is JSON"), "x")
    };
    let defs = &schema["$defs"];
    assert_eq!(faults(&defs["text"], "\"\""), ["x: too short"]);
    assert_eq!(faults(&defs["texts"], "[\"a\", 1, \"a\"]"), ["x: not unique", "x/1: not string"]);
    assert_eq!(
        faults(&defs["link"], r#"{"title": "a", "url": "http://x", "to": 1}"#),
        ["x: unknown key to", "x/url: not like ^https://[^\\s<>\"\\\\]+$"]
    );
    let entry = r#"{"component": "AC", "type": "bad", "description": "d"}"#;
    assert_eq!(faults(&defs["entry"], entry), ["x: no resolution", "x: none of the choices", "x/type: not in enum"]);
    assert_eq!(faults(&schema["properties"]["id"], "\"A b\""), ["x: not like ^[a-z0-9-]+$"]);
}

fn read(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path);
    serde_json::from_str(&text).expect(path)
}

struct Checker<'s> {
    root: &'s Value,
}

impl Checker<'_> {
    fn faults(&self, schema: &Value, value: &Value, place: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fault = |what: String| faults.push(format!("{place}: {what}"));
        let mut below = Vec::new();
        let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
        for (word, rule) in schema.as_object().expect("a schema is an object") {
            match word.as_str() {
                "$schema" | "$defs" | "title" | "description" => {}
                "$ref" => {
                    let target = rule.as_str().and_then(|target| target.strip_prefix('#')).expect("a local reference");
                    below.extend(self.faults(self.root.pointer(target).expect("it leads somewhere"), value, place));
                }
                "type" => {
                    let is_it = match rule.as_str() {
                        Some("object") => value.is_object(),
                        Some("array") => value.is_array(),
                        Some("string") => value.is_string(),
                        other => panic!("unknown type {other:?}"),
                    };
                    if !is_it {
                        fault(format!("not {}", rule.as_str().unwrap_or_default()));
                    }
                }
                "enum" if !rule.as_array().expect("a list").contains(value) => fault("not in enum".to_owned()),
                "minLength" if value.as_str().is_some_and(str::is_empty) => fault("too short".to_owned()),
                "minItems" if value.is_array() && list.is_empty() => fault("no items".to_owned()),
                "enum" | "minLength" | "minItems" => {}
                "uniqueItems" => {
                    if (1..list.len()).any(|at| list[..at].contains(&list[at])) {
                        fault("not unique".to_owned());
                    }
                }
                "pattern" => {
                    let pattern = rule.as_str().expect("a text");
                    if value.as_str().is_some_and(|text| !is_like(pattern, text)) {
                        fault(format!("not like {pattern}"));
                    }
                }
                "required" => {
                    for key in rule.as_array().expect("a list").iter().filter_map(Value::as_str) {
                        if value.get(key).is_none() {
                            fault(format!("no {key}"));
                        }
                    }
                }
                "anyOf" => {
                    let choices = rule.as_array().expect("a list");
                    if choices.iter().all(|choice| !self.faults(choice, value, place).is_empty()) {
                        fault("none of the choices".to_owned());
                    }
                }
                "additionalProperties" => {
                    assert_eq!(rule, &Value::Bool(false));
                    for key in value.as_object().iter().flat_map(|object| object.keys()) {
                        if schema["properties"].get(key).is_none() {
                            fault(format!("unknown key {key}"));
                        }
                    }
                }
                "properties" => {
                    for (key, schema) in rule.as_object().expect("a map") {
                        let value = value.get(key).into_iter();
                        below.extend(value.flat_map(|value| self.faults(schema, value, &format!("{place}/{key}"))));
                    }
                }
                "items" => {
                    let items = list.iter().enumerate();
                    below.extend(items.flat_map(|(at, item)| self.faults(rule, item, &format!("{place}/{at}"))));
                }
                _ => panic!("this check does not know {word:?}; teach it"),
            }
        }
        faults.sort();
        faults.extend(below);
        faults
    }
}

/// The patterns of the schema, without an engine for any.
fn is_like(pattern: &str, text: &str) -> bool {
    let all = |text: &str, is_it: fn(char) -> bool| !text.is_empty() && text.chars().all(is_it);
    match pattern {
        "^[a-z0-9-]+$" => all(text, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
        "^[A-Za-z0-9]+$" => all(text, |c| c.is_ascii_alphanumeric()),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            shape == "0000-00-00"
        }
        "^https://[^\\s<>\"\\\\]+$" => {
            let is_it = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '\\');
            text.strip_prefix("https://").is_some_and(|rest| all(rest, is_it))
        }
        _ => panic!("this check does not know the pattern {pattern}; teach it"),
    }
}
