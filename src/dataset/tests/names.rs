//! Mistakes in what entries are found by: codes, status texts, aliases, placeholders, families.

use super::{check, table};

#[test]
fn an_entry_has_a_code_or_a_status() {
    check(
        &table(&[r#""aliases": ["Old name"]"#]),
        &["x.json:4: neither \"code\" nor \"status\"; an entry needs one to be found by"],
    );
}

#[test]
fn a_repeated_code_names_both_lines() {
    check(
        &table(&[
            r#""code": "A_B", "status": "It failed.""#,
            r#""code": "C""#,
            r#""code": "a-b", "status": "it failed""#,
        ]),
        &["x.json:6: code \"a-b\" is already on line 4 with the same status; remove one or correct it"],
    );
    check(
        &table(&[r#""status": "It failed.""#, r#""status": "It failed""#]),
        &["x.json:5: status \"It failed\" is already on line 4, also without a code; remove one or correct it"],
    );
}

#[test]
fn entries_with_one_code_have_a_status_each() {
    let expected = ["x.json:5: code \"A_B\" is already on line 4, and not both have a status; give each its own"];
    check(&table(&[r#""code": "A_B""#, r#""code": "A_B""#]), &expected);
    check(&table(&[r#""code": "A_B", "status": "One""#, r#""code": "A_B""#]), &expected);
    check(&table(&[r#""code": "A_B""#, r#""code": "A_B", "status": "One""#]), &expected);
    check(&table(&[r#""code": "A_B", "status": "One""#, r#""code": "A_B", "status": "Two""#]), &[]);
}

#[test]
fn sections_tell_entries_of_one_name_apart() {
    for name in [r#""status": "Allow""#, r#""code": "A_B""#, r#""code": "A_B", "status": "Allow""#] {
        let of = |section: &str| format!(r#"{name}, "section": "{section}""#);
        check(&table(&[&of("Web log"), &of("DNS log")]), &[]);
        let refused = |one: &str, other: &str| super::problems(&super::files(&table(&[one, other]))).len();
        assert_eq!([refused(&of("Web log"), &of("Web Log")), refused(&of("Web log"), name)], [1, 1], "{name}");
    }
}

#[test]
fn a_sign_tells_numbers_apart() {
    check(&table(&[r#""code": "8""#, r#""code": "-8""#]), &[]);
    check(
        &table(&[r#""code": "-8""#, r#""code": "−8""#]),
        &["x.json:5: code \"−8\" is already on line 4, and not both have a status; give each its own"],
    );
}

#[test]
fn a_name_has_something_to_be_found_by() {
    for (name, expected) in [
        ("…", "\"…\" has no letter or digit to be found by; write the name in full"),
        ("AC:", "nothing follows the colon of \"AC:\"; write the name in full"),
        ("<reason>", "\"<reason>\" is all placeholder and would match any text; keep a word of it"),
        ("AC: <one> <two>", "\"AC: <one> <two>\" is all placeholder and would match any text; keep a word of it"),
        ("Fail <reason", "a placeholder of \"Fail <reason\" has no end or no name; write it as <name>"),
        ("Fail <>", "a placeholder of \"Fail <>\" has no end or no name; write it as <name>"),
        ("Fail <a <b>>", "a placeholder of \"Fail <a <b>>\" has no end or no name; write it as <name>"),
    ] {
        check(&table(&[&format!(r#""status": "{name}""#)]), &[&format!("x.json:4: {expected}")]);
        check(&table(&[&format!(r#""code": "A", "aliases": ["{name}"]"#)]), &[&format!("x.json:4: {expected}")]);
    }
    check(&table(&[r#""status": "AC: Fail <reason>""#]), &[]);
}

#[test]
fn aliases_do_not_repeat() {
    for (members, expected) in [
        (r#""aliases": ["Old", "Old"]"#, "alias \"Old\" is already on line 4; keep one"),
        (r#""status": "Old", "aliases": ["Old"]"#, "alias \"Old\" is already on line 4; keep one"),
        (r#""aliases": ["a-b"]"#, "alias \"a-b\" is the entry's own code; remove it"),
    ] {
        check(&table(&[&format!(r#""code": "A_B", {members}"#)]), &[&format!("x.json:4: {expected}")]);
    }
    check(&table(&[r#""code": "A", "status": "It failed", "aliases": ["It Failed."]"#]), &[]);
}

#[test]
fn an_alias_is_no_other_entry_s_code() {
    check(
        &table(&[r#""code": "A_B""#, r#""code": "C", "aliases": ["a b"]"#]),
        &["x.json:5: alias \"a b\" is the code on line 4; one name cannot mean both"],
    );
    check(&table(&[r#""code": "-8""#, r#""code": "C", "aliases": ["8"]"#]), &[]);
}

#[test]
fn a_status_has_no_other_component_s_prefix() {
    let expected = "has the prefix of SE, its component is AC; correct one";
    for status in ["SE: It failed", "zen: It failed"] {
        let expected = format!("x.json:4: {status:?} {expected}");
        check(&table(&[&format!(r#""status": "{status}""#)]), &[&expected]);
    }
    check(&table(&[r#""status": "Connector: It failed""#, r#""status": "Internal Error: It failed""#]), &[]);
}

#[test]
fn a_family_begins_a_code_of_the_table() {
    let with = |families: &str| {
        table(&[r#""code": "AST_MT_X""#])
            .replace(r#""title": "X","#, &format!(r#""title": "X", "families": {families},"#))
    };
    check(&with(r#"["AST_MT_"]"#), &[]);
    check(
        &with(r#"["AST_MT_", "BRK_"]"#),
        &["x.json:1: no code of the table begins with \"BRK_\"; correct the family or remove it"],
    );
    check(&with(r#"["AST_", "AST_"]"#), &["x.json:1: family \"AST_\" is already on line 1; keep one"]);
}
