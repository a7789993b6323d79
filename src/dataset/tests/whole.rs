//! The compiler as a whole: good data compiles, always to the same text; broken data is told all at once.

use super::{COMPONENTS, File, check_file, compile, problems, table};

fn files(texts: &[(&str, &str)]) -> Vec<File> {
    texts.iter().map(|&(stem, text)| File::new(stem, text)).collect()
}

#[test]
fn good_data_compiles_to_the_same_text_every_time() {
    let one =
        table(&[r#""code": "AST_X", "status": "AC: It <verb>", "aliases": ["Connector: It fell"]"#, r#""code": "-8""#]);
    let terms = r#"{"ignored": ["the"], "terms": [{"said": ["ZEN"], "meant": ["Service Edge"]}]}"#;
    let files = files(&[("components", COMPONENTS), ("terms", terms), ("x", &one)]);
    let compiled = || compile(&files).map(|output| (output.code, output.text)).unwrap_or_default();
    let (code, text) = compiled();
    assert!(code.contains("[EntryRecord; 2]") && text.contains("Connector: It fell"), "{code}");
    assert_eq!(compiled(), (code, text));
}

#[test]
fn entries_see_each_other_in_both_directions_and_numbers_their_opposites() {
    let table = table(&[
        r#""code": "A""#,
        r#""code": "B", "see_also": [{"table": "x", "code": "C"}, {"table": "x", "code": "A"}]"#,
        r#""code": "C", "see_also": [{"table": "x", "code": "B"}]"#,
        r#""code": "-8""#,
        r#""code": "8""#,
        r#""code": "08""#,
    ]);
    let data = super::super::parse::data(&super::files(&table), &mut Vec::new());
    let related = super::super::related::entries(&data);
    assert_eq!(related, [vec![1], vec![2, 0], vec![1], vec![4], vec![3], vec![]]);
}

#[test]
fn the_schema_is_no_table() {
    check_file("schema", r#"{"anything": null}"#, &[]);
}

#[test]
fn windows_line_ends_count_as_one() {
    let text = table(&[r#""code": "A""#, r#""code": "B", "type": "bad""#]).replace('\n', "\r\n");
    super::check(&text, &["x.json:5: unknown type \"bad\"; it is one of error, info, policy-block"]);
}

#[test]
fn without_components_that_alone_is_told() {
    let files = files(&[("x", &table(&[r#""code": "A""#]))]);
    assert_eq!(problems(&files), ["components.json:1: there is no component; name those that the entries speak of"]);
}

const BROKEN: &str = r#"{
  "id": "y",
  "title": " Broken",
  "seen_in": "A window",
  "families": ["NONE_"],
  "sources": [
    {"id": "now", "title": "Page", "url": "http://x.example", "as_of": "today"}
  ],
  "colour": "red",
  "entries": [
    {
      "code": "A_B",
      "status": "SE: It failed",
      "component": "AC",
      "type": "fatal",
      "action": "admin",
      "description": "",
      "resolution": [],
      "source": "then"
    },
    {
      "code": "A_B",
      "component": "QQ",
      "type": "info",
      "description": "Tab\there.",
      "resolution": ["Wait."],
      "aliases": ["<all>", 7],
      "links": [{"title": "T", "url": "ftp://x.example"}]
    },
    {"component": "AC", "type": "info", "description": "No name."}
  ]
}"#;

#[test]
fn a_broken_table_gives_every_mistake_at_once_with_line_and_remedy() {
    let expected = [
        "terms.json:1: not JSON: EOF while parsing an object (column 1)",
        "x.json:2: id \"y\" is not the file's name; write \"x\" or rename the file",
        "x.json:3: spaces around \" Broken\"; remove them",
        "x.json:5: no code of the table begins with \"NONE_\"; correct the family or remove it",
        "x.json:7: \"http://x.example\" is not the https:// address of a page; give the page's own",
        "x.json:7: \"today\" is not a date; write YYYY-MM-DD",
        "x.json:9: unknown key \"colour\"; the keys here are id, title, seen_in, families, cues, log_fields, \
         sources, entries",
        "x.json:11: action \"admin\" without a resolution; give the steps, or no action",
        "x.json:13: \"SE: It failed\" has the prefix of SE, its component is AC; correct one",
        "x.json:15: unknown type \"fatal\"; it is one of error, info, policy-block",
        "x.json:17: the text is empty; write it or leave it out",
        "x.json:19: unknown source \"then\"; it is one of now",
        "x.json:21: a resolution without an action; say who acts first",
        "x.json:22: code \"A_B\" is already on line 12, and not both have a status; give each its own",
        "x.json:23: unknown component \"QQ\"; it is one of AC, SE",
        "x.json:25: control or invisible character \\u{9} in the text; remove it",
        "x.json:27: expected a text in double quotes, not a number without quotes",
        "x.json:27: \"<all>\" is all placeholder and would match any text; keep a word of it",
        "x.json:28: \"ftp://x.example\" is not the https:// address of a page; give the page's own",
        "x.json:30: \"resolution\" is missing; add it",
        "x.json:30: neither \"code\" nor \"status\"; an entry needs one to be found by",
    ];
    let files = files(&[("components", COMPONENTS), ("terms", "{"), ("x", BROKEN)]);
    assert_eq!(problems(&files), expected);
}
