//! What the compiler makes of files as a whole: of good ones always the same text, of what is no UTF-8 one mistake.

use super::{COMPONENTS, File, compile, problems, table};
use crate::dataset::{parse, related};

/// The table `x` with the components that it needs.
fn files(table: &str) -> Vec<File> {
    [("components", COMPONENTS), ("x", table)].map(|(stem, text)| File::new(stem, text)).into()
}

#[test]
fn good_data_compiles_to_the_same_text_every_time() {
    let mut files = files(&table(
        "\"code\": \"AST_X\", \"status\": \"AC: It <verb>\", \"aliases\": [\"Connector: It fell\"]\n\"code\": \"-8\"",
    ));
    files.push(File::new("terms", r#"{"ignored": ["the"], "terms": [{"said": ["ZEN"], "meant": ["Service Edge"]}]}"#));
    let compiled = || compile(&files).map(|output| (output.code, output.text)).unwrap_or_default();
    let (code, text) = compiled();
    assert!(code.contains("[EntryRecord; 2]") && text.contains("Connector: It fell"), "{code}");
    assert_eq!(compiled(), (code, text));
}

#[test]
fn entries_see_each_other_in_both_directions_and_numbers_their_opposites() {
    let table = table(
        r#""code": "A"
"code": "B", "see_also": [{"table": "x", "code": "C"}, {"table": "x", "code": "A"}]
"code": "C", "see_also": [{"table": "x", "code": "B"}]
"code": "-8"
"code": "8"
"code": "08""#,
    );
    let data = parse::data(&files(&table), &mut Vec::new());
    assert_eq!(related::entries(&data), [vec![1], vec![2, 0], vec![1], vec![4], vec![3], vec![]]);
}

#[test]
fn a_text_that_is_longer_than_any_page_is_refused() {
    let table = table(&format!("\"code\": \"A\", \"status\": \"{}\"", "a".repeat(1 << 16)));
    let expected = "data/x.json:4: the text is longer than 65,535 bytes; shorten it";
    assert_eq!(problems(&files(&table)), [expected]);
}

#[test]
fn more_components_than_their_number_can_hold_are_refused() {
    let component = |id| format!(r#"{{"id": "C{id}", "name": "Part {id}", "about": "Works.", "prefixes": ["C{id}"]}}"#);
    let with_last = |last: u32| {
        let components: Vec<String> = (1..=last).map(component).collect();
        let table = table("\"code\": \"A\"").replace("\"AC\"", "\"C1\"");
        problems(&[
            File::new("components", format!("{{\"components\": [{}]}}", components.join(","))),
            File::new("x", table),
        ])
    };
    assert_eq!(with_last(255), [""; 0]);
    assert_eq!(
        with_last(256),
        ["data/components.json:1: more than 255 components; keep those that the entries speak of"]
    );
}

#[test]
fn windows_line_ends_count_as_one() {
    let table = table("\"code\": \"A\"\n\"code\": \"B\", \"type\": \"bad\"").replace('\n', "\r\n");
    let expected = "data/x.json:5: unknown type \"bad\"; it is one of error, info, policy-block";
    assert_eq!(problems(&files(&table)), [expected]);
}

#[test]
fn without_components_that_alone_is_told() {
    let expected = "data/components.json:1: there is no component; name those that the entries speak of";
    assert_eq!(problems(&[File::new("x", table("\"code\": \"A\""))]), [expected]);
}

#[test]
fn a_file_that_is_no_utf_8_text_is_one_mistake_among_all() {
    let good = table("\"code\": \"A\"");
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| "\u{feff}{}".encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let latin_1 = good.replace("A window", "Ä").chars().map(|c| c as u8).collect();
    for (bytes, expected) in [
        (
            Err("Is a directory".to_owned()),
            ": cannot be read (Is a directory); make it a file that can be, or remove it",
        ),
        (Ok(utf_16(u16::to_le_bytes)), ": the file is UTF-16; save it as UTF-8"),
        (Ok(utf_16(u16::to_be_bytes)), ": the file is UTF-16; save it as UTF-8"),
        (Ok(latin_1), ":1: the file is not UTF-8; save it as UTF-8"),
        (Ok(format!("\u{feff}{good}").into_bytes()), ":1: the file begins with a byte order mark; save it without"),
    ] {
        let files =
            [File::new("components", COMPONENTS), File::new("terms", "{"), File { stem: "x".to_owned(), bytes }];
        let terms = "data/terms.json:1: not JSON: EOF while parsing an object (column 1)".to_owned();
        assert_eq!(problems(&files), [terms, format!("data/x.json{expected}")]);
    }
}

#[test]
fn a_file_s_name_cannot_steer_the_terminal() {
    let problems = problems(&[File::new("components", COMPONENTS), File::new("x\u{1b}[2J\n", "{}")]);
    assert!(problems.iter().all(|problem| problem.starts_with("data/x\\u{1b}[2J\\n.json:1: ")), "{problems:?}");
}
