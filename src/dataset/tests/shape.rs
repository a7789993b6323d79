//! Mistakes in the form of a file: what is not JSON, keys, values of the wrong kind, texts that are no texts.

use super::{COMPONENTS, File, HEAD, check, check_file, problems, table};

#[test]
fn a_file_that_is_not_json_is_named_with_line_and_column() {
    check("{\n\"id\": }", &["x.json:2: not JSON: expected value (column 7)"]);
    check("", &["x.json:1: not JSON: EOF while parsing a value (column 0)"]);
}

#[test]
fn an_unknown_key_is_refused_and_the_known_ones_are_named() {
    check(
        &table(&[r#""code": "A", "solution": "none""#]),
        &["x.json:4: unknown key \"solution\"; the keys here are code, status, section, description, since, \
           retired, history, causes, resolution, aliases, component, type, action, links, see_also, source, sources"],
    );
    check(
        &table(&[r#""code": "A", "links": [{"title": "T", "url": "https://x.example", "kind": "page"}]"#]),
        &["x.json:4: unknown key \"kind\"; the keys here are title, url"],
    );
    check_file(
        "terms",
        r#"{"ignored": [], "terms": [], "typos": []}"#,
        &["terms.json:1: unknown key \"typos\"; the keys here are ignored, common, signs, foreign, numbers_of, terms"],
    );
}

#[test]
fn a_key_that_stands_twice_names_both_lines() {
    check(&table(&["\"code\": \"A\",\n\"code\": \"B\""]), &["x.json:5: key \"code\" is already on line 4; keep one"]);
}

#[test]
fn missing_keys_are_named_each() {
    check(
        &format!("{HEAD}\n\"entries\": [\n{{\"code\": \"A\"}}]}}"),
        &[
            "x.json:4: \"component\" is missing; add it",
            "x.json:4: \"type\" is missing; add it",
            "x.json:4: \"description\" is missing; add it",
            "x.json:4: \"resolution\" is missing; add it",
        ],
    );
    check_file(
        "components",
        r#"{"components": [{"id": "AC", "name": "A", "about": "B", "prefixes": ["AC"]}, {"id": "B"}]}"#,
        &[
            "components.json:1: \"name\" is missing; add it",
            "components.json:1: \"about\" is missing; add it",
            "components.json:1: \"prefixes\" is missing; add it",
            "components.json:1: \"B\" is not among its own prefixes; add it there",
        ],
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_in_one_line() {
    check(
        "[]",
        &["x.json:1: expected an object {…} with id, title, seen_in, sources, entries, not an array"]
            .into_iter()
            .chain(EMPTY)
            .collect::<Vec<_>>(),
    );
    check(
        &table(&[]).replace("[\n\n]", "[7]"),
        &[
            "x.json:3: expected an object {…} with component, type, description, resolution, not a number without quotes",
        ],
    );
    for (members, expected) in [
        (r#""code": 8"#, "expected a text in double quotes, not a number without quotes"),
        (r#""code": ["A"]"#, "expected a text in double quotes, not an array"),
        (r#""code": "A", "status": true"#, "expected a text in double quotes, not true or false"),
        (r#""code": "A", "type": {}"#, "expected a text in double quotes, not an object"),
        (r#""code": "A", "resolution": "Wait.""#, "expected an array […], not a text"),
        (r#""code": "A", "causes": [1]"#, "expected a text in double quotes, not a number without quotes"),
        (r#""code": "A", "links": ["https://x.example"]"#, "expected an object {…} with title, url, not a text"),
    ] {
        check(&table(&[members]), &[&format!("x.json:4: {expected}")]);
    }
}

const EMPTY: [&str; 2] = [
    "x.json:1: the table has no source; name the page that its rows come from",
    "x.json:1: the table has no entry; write one or remove the file",
];

#[test]
fn null_is_no_value() {
    let expected = "x.json:4: expected a text in double quotes, not null (leave the key out)";
    for members in [r#""action": null"#, r#""type": null"#, r#""description": null"#, r#""causes": [null]"#] {
        check(&table(&[&format!("\"code\": \"A\", {members}")]), &[expected]);
    }
    let expected = "x.json:4: expected an array […], not null (leave the key out)";
    check(&table(&[r#""code": "A", "links": null"#]), &[expected]);
}

#[test]
fn empty_and_padded_texts_are_refused() {
    let empty = "x.json:4: the text is empty; write it or leave it out";
    check(&table(&[r#""code": """#]), &[empty]);
    check(&table(&[r#""code": "A", "description": """#]), &[empty]);
    check(&table(&[r#""code": "A", "causes": ["One.", ""]"#]), &[empty]);
    check(&table(&[r#""code": "A", "status": " x""#]), &["x.json:4: spaces around \" x\"; remove them"]);
    check(&table(&[r#""code": "A", "description": "x ""#]), &["x.json:4: spaces around \"x \"; remove them"]);
}

#[test]
fn what_nobody_sees_is_refused() {
    for (spelt, shown) in [
        (r"\t", "9"),
        (r"\n", "a"),
        (r"\u001b", "1b"),
        (r"\u007f", "7f"),
        (r"\u009b", "9b"),
        (r"\u202e", "202e"),
        (r"\u200b", "200b"),
        (r"\u00a0", "a0"),
        (r"\u180e", "180e"),
        (r"\u2061", "2061"),
        (r"\u2800", "2800"),
        (r"\u3164", "3164"),
        (r"\ufe0f", "fe0f"),
        (r"\udb40\udc41", "e0041"),
    ] {
        let expected = format!("x.json:4: control or invisible character \\u{{{shown}}} in the text; remove it");
        check(&table(&[&format!(r#""code": "A", "description": "a{spelt}b""#)]), &[&expected]);
    }
}

#[test]
fn half_a_character_is_refused() {
    let expected = "x.json:4: half a character in the text (\\ud800 to \\udfff by itself); write the character";
    for half in [r"\ud800", r"\udc00x", r"\ud800\ud800", r"\ud83d\u0041"] {
        check(&table(&[&format!(r#""code": "A", "description": "a{half}""#)]), &[expected]);
    }
    let expected = "x.json:4: half a character in a key (\\ud800 to \\udfff by itself); correct it";
    check(&table(&[r#""code": "A", "\ud800": "a""#]), &[expected]);
    check(&table(&[r#""code": "A", "description": "a \ud83d\ude00""#]), &[]);
}

#[test]
fn a_file_that_is_no_utf_8_text_is_one_mistake_among_all() {
    let good = table(&[r#""code": "A""#]);
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| "\u{feff}{}".encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    for (bytes, expected) in [
        (
            Err("Is a directory".to_owned()),
            "x.json: cannot be read (Is a directory); make it a file that can be, or remove it",
        ),
        (Ok(utf_16(u16::to_le_bytes)), "x.json: the file is UTF-16; save it as UTF-8"),
        (Ok(utf_16(u16::to_be_bytes)), "x.json: the file is UTF-16; save it as UTF-8"),
        (
            Ok(good.replace("A window", "Ä").chars().map(|c| c as u8).collect()),
            "x.json:1: the file is not UTF-8; save it as UTF-8",
        ),
        (
            Ok(format!("\u{feff}{good}").into_bytes()),
            "x.json:1: the file begins with a byte order mark; save it without",
        ),
        (Ok(vec![]), "x.json:1: not JSON: EOF while parsing a value (column 0)"),
    ] {
        let files =
            [File::new("components", COMPONENTS), File::new("terms", "{"), File { stem: "x".to_owned(), bytes }];
        assert_eq!(problems(&files), ["terms.json:1: not JSON: EOF while parsing an object (column 1)", expected]);
    }
}

#[test]
fn a_file_s_name_cannot_steer_the_terminal() {
    let problems = problems(&[File::new("components", COMPONENTS), File::new("x\u{1b}[2J\n", "{}")]);
    assert!(problems.iter().all(|problem| problem.starts_with("x\\u{1b}[2J\\n.json:1: ")), "{problems:?}");
}
