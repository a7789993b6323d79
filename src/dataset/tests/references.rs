//! Mistakes in what a file refers to: components, types, actions, sources, addresses, dates; and what is said twice.

use super::{COMPONENTS, check, check_file, table};

#[test]
fn what_is_unknown_is_refused_and_the_known_is_named() {
    for (members, expected) in [
        (r#""component": "XX""#, "unknown component \"XX\"; it is one of AC, SE"),
        (r#""component": "ac""#, "unknown component \"ac\"; it is one of AC, SE"),
        (r#""type": "warning""#, "unknown type \"warning\"; it is one of error, info, policy-block"),
        (
            r#""action": "nobody", "resolution": ["Wait."]"#,
            "unknown action \"nobody\"; it is one of none, user, admin, support",
        ),
        (r#""source": "2018""#, "unknown source \"2018\"; it is one of now"),
        (r#""sources": ["now", "2018"]"#, "unknown source \"2018\"; it is one of now"),
        (r#""see_also": [{"table": "y", "code": "A"}]"#, "unknown table \"y\"; it is one of x"),
    ] {
        check(&table(&[&format!("\"code\": \"A\", {members}")]), &[&format!("x.json:4: {expected}")]);
    }
}

#[test]
fn links_and_sources_are_https_addresses() {
    for url in [
        "http://x.example",
        "x.example",
        "https://",
        "https:///page",
        "https://x.example/a b",
        "https://x.example/<a>",
        "https://me@x.example",
        "https://me:secret@x.example/",
        "https://.",
        "https://.example",
        "https://x.",
        "https://x..example",
        "https://x",
        "https://?x.example",
        "https://x.example/é",
    ] {
        let expected = format!("{url:?} is not the https:// address of a page; give the page's own");
        let link = format!(r#""code": "A", "links": [{{"title": "T", "url": "{url}"}}]"#);
        check(&table(&[&link]), &[&format!("x.json:4: {expected}")]);
        let source = table(&[r#""code": "A""#]).replace("https://x.example/page", url);
        check(&source, &[&format!("x.json:2: {expected}")]);
    }
}

#[test]
fn a_source_has_one_key_or_the_other() {
    check(
        &table(&[r#""code": "A", "source": "now", "sources": ["now"]"#]),
        &["x.json:4: both \"source\" and \"sources\"; list all in \"sources\""],
    );
    check(
        &table(&[r#""code": "A", "sources": ["now", "now"]"#]),
        &["x.json:4: source \"now\" is already on line 4; keep one"],
    );
}

#[test]
fn what_is_to_be_seen_is_one_entry_and_another() {
    let entries = |reference: &str| {
        table(&[
            &format!(r#""code": "A", "see_also": [{reference}]"#),
            r#""code": "B", "status": "One""#,
            r#""code": "B", "status": "Two", "section": "Here""#,
        ])
    };
    for (reference, expected) in [
        (r#"{"table": "x"}"#, "neither \"code\" nor \"status\"; say which entry to see"),
        (r#"{"table": "x", "code": "b"}"#, "no entry of \"x\" has these names; write them as they are there"),
        (
            r#"{"table": "x", "code": "B", "section": "There"}"#,
            "no entry of \"x\" has these names; write them as they are there",
        ),
        (r#"{"table": "x", "code": "A"}"#, "the entry refers to itself; remove this"),
        (
            r#"{"table": "x", "code": "B"}"#,
            "2 entries of \"x\" have these names (lines 5, 6); add code, status or section",
        ),
        (
            r#"{"table": "x", "code": "B", "status": "One"}, {"table": "x", "status": "One"}"#,
            "this entry is already named on line 4; keep one",
        ),
        (r#"{"table": "x", "code": 7}"#, "expected a text in double quotes, not a number without quotes"),
    ] {
        check(&entries(reference), &[&format!("x.json:4: {expected}")]);
    }
    for reference in [r#"{"table": "x", "code": "B", "section": "Here"}"#, r#"{"table": "x", "status": "One"}"#] {
        check(&entries(reference), &[]);
    }
}

#[test]
fn an_entry_was_first_published_on_a_day_or_in_a_month() {
    for since in ["2026", "2026-13", "2026-1", "2026-02-30", "July 2026", "2026-07-"] {
        let expected = format!("x.json:4: {since:?} is not a date; write YYYY-MM or YYYY-MM-DD");
        check(&table(&[&format!(r#""code": "A", "since": "{since}""#)]), &[&expected]);
    }
    check(&table(&[r#""code": "A", "since": "2026-07""#, r#""code": "B", "since": "2026-07-31""#]), &[]);
}

#[test]
fn dates_are_days_that_were() {
    for date in
        ["2026-1-02", "26-01-02", "2026-01", "July 2026", "2026-13-01", "2026-04-31", "2025-02-29", "+026-01-02"]
    {
        let expected = format!("x.json:2: {date:?} is not a date; write YYYY-MM-DD");
        check(&table(&[r#""code": "A""#]).replace("2024-02-29", date), &[&expected]);
    }
}

#[test]
fn a_table_is_named_as_its_file() {
    let other = table(&[r#""code": "A""#]).replace(r#""id": "x""#, r#""id": "y""#);
    check(&other, &["x.json:1: id \"y\" is not the file's name; write \"x\" or rename the file"]);
    check_file(
        "My Codes",
        &table(&[r#""code": "A""#]).replace(r#""id": "x""#, r#""id": "My Codes""#),
        &["My Codes.json:1: \"My Codes\" is not an id; name the file in lower-case letters, digits and hyphens"],
    );
}

#[test]
fn a_table_has_a_source_and_an_entry() {
    check(&table(&[]), &["x.json:1: the table has no entry; write one or remove the file"]);
    let bare = r#"{"id": "x", "title": "X", "seen_in": "A", "sources": [], "entries": [{"code": "A", "component": "AC",
        "type": "error", "description": "D.", "resolution": []}]}"#;
    check(bare, &["x.json:1: the table has no source; name the page that its rows come from"]);
}

#[test]
fn an_action_and_a_resolution_go_together() {
    check(
        &table(&[r#""code": "A", "action": "admin""#]),
        &["x.json:4: action \"admin\" without a resolution; give the steps, or no action"],
    );
    check(
        &table(&[r#""code": "A", "resolution": ["Wait."]"#]),
        &["x.json:4: a resolution without an action; say who acts first"],
    );
}

#[test]
fn nothing_is_said_twice_in_an_entry() {
    for (members, expected) in [
        (r#""causes": ["One.", "One."]"#, "cause \"One.\""),
        (r#""action": "user", "resolution": ["Wait.", "Wait."]"#, "step \"Wait.\""),
        (
            r#""links": [{"title": "T", "url": "https://x.example"}, {"title": "U", "url": "https://x.example"}]"#,
            "link \"https://x.example\"",
        ),
    ] {
        let expected = format!("x.json:4: {expected} is already on line 4; keep one");
        check(&table(&[&format!("\"code\": \"A\", {members}")]), &[&expected]);
    }
}

#[test]
fn a_source_is_listed_once() {
    let source = r#"{"id": "now", "title": "Page", "url": "https://x.example", "as_of": "2026-01-01"}"#;
    let twice = table(&[r#""code": "A""#]).replace("}],\n", &format!("}},\n{source}],\n"));
    check(&twice, &["x.json:3: source \"now\" is already on line 2; keep one"]);
}

#[test]
fn components_and_their_prefixes_are_told_apart() {
    check_file(
        "components",
        &COMPONENTS.replace(r#""ZEN""#, r#""connector""#),
        &["components.json:3: prefix \"connector\" is already on line 2; keep one"],
    );
    check_file(
        "components",
        &COMPONENTS.replace(r#""AC", "Conn"#, r#""Conn"#),
        &["components.json:2: \"AC\" is not among its own prefixes; add it there"],
    );
    check_file(
        "components",
        r#"{"components": []}"#,
        &["components.json:1: there is no component; name those that the entries speak of"],
    );
}

#[test]
fn terms_are_words_and_stand_once() {
    check_file(
        "terms",
        r#"{"ignored": ["the", "in the", "The"], "common": ["error"], "numbers_of": "QQ",
            "terms": [{"said": ["-"], "meant": ["x"]},
                      {"said": ["ZEN", "M-Tunnel", "mtunnel"], "meant": ["y"]}, {"said": ["zen"], "meant": ["z"]}]}"#,
        &[
            "terms.json:1: \"in the\" is not one word; write each by itself",
            "terms.json:1: word \"The\" is already on line 1; keep one",
            "terms.json:1: unknown component \"QQ\"; it is one of AC, SE",
            "terms.json:2: \"-\" has no word in it; write one or remove it",
            "terms.json:3: term \"zen\" is already on line 3; keep one",
        ],
    );
}
