//! Texts of the tables as people paste them, within lines of logs, windows and exports: found for each entry that there
//! is, so that a new table is tried as it comes.

use crate::naive::{filled, is_telling, words};
use std::collections::BTreeSet;
use zcodes::{Entry, entries, find};

/// Each entry whose text is put in this frame is found there.
fn check(mut frame: impl FnMut(Entry, &str) -> Option<String>) {
    let mut lost = BTreeSet::new();
    for entry in entries() {
        let Some(text) = entry.status().map(|text| filled(text, || "7 of 8")) else { continue };
        let Some(line) = frame(entry, &text) else { continue };
        // The same words may be a part of a longer text that is there as well.
        let is_it = |found: Entry| found == entry || found.status().is_some_and(|status| status.contains(&text));
        if !find(&line).hits.iter().any(|hit| is_it(hit.entry)) {
            lost.insert(format!("{entry:?} in {line:?}\n"));
        }
    }
    assert!(lost.is_empty(), "not found:\n{}", lost.into_iter().collect::<String>());
}

/// Whether a text can be told from ordinary ones by itself.
fn is_long(text: &str) -> bool {
    let literal: String = text.split(['<', '>']).step_by(2).collect::<Vec<_>>().join(" ");
    let words = literal.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
    words.count() >= 5 && is_telling(text)
}

#[test]
fn long_texts_are_found_in_logs_exports_and_sentences() {
    let frames: [fn(&str) -> String; 4] = [
        |text| format!("2026-07-20 12:00:08 host1 agent[3005]: {text}"),
        |text| format!("amy@example.com,\"{text}\",10.0.0.8,2026-07-20"),
        |text| format!("user amy says it shows {} since noon", text.to_uppercase()),
        |text| format!("{{\"user\":\"amy\",\"reason\":\"{text}\"}}"),
    ];
    // Each text in one of them.
    let mut frames = frames.into_iter().cycle();
    check(|entry, text| is_long(entry.status()?).then(|| frames.next().expect("they go round")(text)));
}

#[test]
fn texts_are_found_in_a_longer_text_with_their_prefix() {
    check(|entry, text| {
        let id = entry.component().id();
        text.starts_with(&format!("{id}: ")).then(|| format!("user amy got \"{text}\" at 10:00"))
    });
}

#[test]
fn texts_are_found_after_each_cue_of_their_table() {
    let cues: BTreeSet<&str> = zcodes::tables().flat_map(|table| table.cues()).collect();
    assert!(!cues.is_empty());
    for cue in cues {
        let field = words(cue);
        let is_of_field = |entry: Entry| {
            let mut parts = entry.section().unwrap_or_default().split([';', '/']).map(words);
            parts.any(|part| (field.len().min(2)..=field.len()).any(|len| part.ends_with(&field[..len])))
        };
        check(|entry, text| {
            let is_plain = entry.status().is_some_and(|status| !status.contains('<') && !status.contains(':'));
            let is_of_table = entry.table().cues().any(|own| own == cue);
            let is_of_other_field = !is_of_field(entry) && entry.table().entries().any(is_of_field);
            (is_plain && is_of_table && !is_of_other_field).then(|| format!("Zscaler 12:00:08 {cue} {text}"))
        });
    }
}

#[test]
fn what_is_around_a_name_decides_which_entry_is_meant() {
    for (line, expected) in [
        // The field that it is in.
        (
            r#"{"sourcetype":"zscalernss-tunnel","event":{"event":"IPsec tunnel is up","eventreason":"None"}}"#,
            &["UP"] as &[&str],
        ),
        // The message beside a code that has several, or none of theirs.
        (r#"{"code":"UNEXPECTED_ERROR","message":"Failed during enter Org barrier"}"#, &["UNEXPECTED_ERROR"]),
        (r#"Zscaler API: {"code":"DUPLICATE_ITEM","message":"Name taken"}"#, &["DUPLICATE_ITEM"]),
        // Numbers that no other program has, or that are called an error after they are named.
        ("Try again. Error Codes: 0xe5621 | IdP: 0x83c", &["0xE5621"]),
        ("on this laptop the ZCC \u{2018}3005\u{2019} error comes back", &["3005"]),
        // Nothing that says whose it is.
        ("error: 3 certificate: issued by CN=Zscaler Root CA", &[]),
        ("errors such as `app_not_reachable`", &[]),
        (r#"{"message":"Blocked by Zscaler","action":"BLOCK"}"#, &[]),
        (r#"{"code":"DUPLICATE_ITEM","message":"This basket has the article"}"#, &[]),
        (r#"{"code":"duplicate_item","message":"duplicate_item"}"#, &[]),
        ("invalid_client", &[]),
        ("**Category**: news, _Category_: other", &[]),
    ] {
        let names: Vec<_> = find(line).hits.iter().map(|hit| hit.entry.name()).collect();
        assert_eq!(names, expected, "{line}");
    }
    let journal = "Feb 2 05:08:21 host1 zpa-connector-child[15083]: Cannot get instance id";
    assert!(find(journal).hits.iter().all(|hit| hit.entry.section().is_some_and(|of| of.contains("zpa-connector"))));
}

#[test]
fn a_miss_names_first_what_the_text_may_mean() {
    for (line, name) in [
        ("the API answers 401 now and then (SESSION_NOT_VALID)", "SESSION_NOT_VALID"),
        ("Authentication error 42016 occurred during enrollment", "42016"),
    ] {
        let answer = find(line);
        assert!(answer.hits.is_empty() && answer.suggestions[0].name() == name, "{line}: {answer:?}");
    }
}

#[test]
fn short_texts_are_found_beside_their_code() {
    check(|entry, text| {
        let code = entry.code().filter(|code| code.contains(|c: char| c.is_ascii_digit()))?;
        (text.split(' ').count() >= 2 && !text.contains('<')).then(|| format!("The window says: {text} ({code})"))
    });
}

#[test]
fn names_are_found_as_logs_and_programs_write_them() {
    for (line, name) in [
        ("Feb 2 05:08:21 host1 zpa-connector-child[15083]: Cannot get instance id", "Cannot get instance id"),
        (r#"{"id":"bad.request","reason":"x"}"#, "bad.request"),
        ("Error: GET https://config.example.com/v1, 404, , resource.not.found. try again", "resource.not.found"),
        ("SAML sign-in failed with error code 0xA02B. Please contact your administrator.", "0xA02B"),
        ("SAML error A022", "0xA022"),
        ("10:00:08\tvendor=Zscaler\tuser=amy\taction=IPS Reset\trule=3", "IPS Reset"),
        ("CEF:0|Zscaler|NSSWeblog|5.7|Blocked|Blocked due to invalid server IP|3|", "Blocked due to invalid server IP"),
        ("Cloud NSS test failed: \"SIEM Host busy\"", "SIEM Host busy"),
        (r#"Zscaler: {"code":"RATE_LIMIT_EXCEEDED","message":"x"}"#, "RATE_LIMIT_EXCEEDED"),
        (r#"{"code":"DUPLICATE_ITEM","message":"DUPLICATE_ITEM"}"#, "DUPLICATE_ITEM"),
    ] {
        let found = find(line).hits;
        assert!(found.iter().any(|hit| hit.entry.name() == name), "{name} in {line}: {found:?}");
    }
}
