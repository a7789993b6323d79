//! What is shown fits the width: no line is longer, and nothing that matters is left out.

use crate::program::{RECORDS, printed};
use unicode_width::UnicodeWidthStr;

const NARROWEST: usize = 40;
const WIDEST: usize = 200;

/// Runs a command in a width, and checks that no line is longer. An address on a line of its own may be: it is copied.
fn fitting(args: &[&str], width: usize) -> String {
    let in_width = format!("--width={width}");
    let args = [args, &[in_width.as_str()]].concat();
    let shown = printed(&args);
    let is_address = |line: &str| !line.trim().contains(' ') && line.contains("://");
    let long: Vec<&str> = shown.lines().filter(|line| line.width() > width && !is_address(line)).collect();
    assert!(long.is_empty(), "{args:?}:\n{}", long.join("\n"));
    shown
}

/// Each width with another table, so that all tables have their turns.
#[test]
fn every_table_fits_every_width_with_its_codes_texts_and_who_acts() {
    let tables: Vec<zcodes::Table> = zcodes::tables().collect();
    for (width, table) in (NARROWEST..=WIDEST).zip(tables.iter().cycle()) {
        let args = ["list", "--table", table.id()];
        let whole = printed(&args);
        let codes: Vec<&str> = whole.lines().skip(1).filter_map(|line| line.split("  ").next()).collect();
        let has_codes = codes.iter().any(|code| *code != "-");
        let shown = fitting(&args, width);
        let heading = shown.lines().next().expect("there are headings");
        assert!(["STATUS", "ACTS"].iter().all(|name| heading.contains(name)), "{width}: {heading}");
        assert_eq!(heading.contains("CODE"), has_codes, "{width}: {heading}");
        if !has_codes {
            continue;
        }
        let second = heading.find("STATUS").expect("it was there");
        let mut joined: Vec<String> = Vec::new();
        for line in shown.lines().skip(1) {
            let cell = line.chars().take(second).collect::<String>();
            match joined.last_mut() {
                Some(code) if cell.starts_with("  ") => code.push_str(cell.trim()),
                _ => joined.push(cell.trim().to_owned()),
            }
        }
        assert_eq!(joined, codes, "{table:?} in {width}");
    }
}

#[test]
fn every_command_fits_every_width() {
    (NARROWEST..=WIDEST).step_by(9).for_each(|width| _ = fitting(&["tables", "--components"], width));
    for args in RECORDS {
        for format in ["text", "table"] {
            let step = if args == ["list"] { 23 } else { 4 };
            for width in (NARROWEST..=WIDEST).step_by(step) {
                fitting(&[args, &["--format", format]].concat(), width);
            }
        }
    }
}

#[test]
fn colors_change_nothing_but_colors() {
    for width in [40, 80, 120] {
        for args in RECORDS {
            for format in ["text", "table"] {
                let args = [args, &["--format", format]].concat();
                let plain = fitting(&args, width);
                let width = width.to_string();
                let colored = printed(&[&args, &["--color", "always", "--width", &width][..]].concat());
                assert_eq!(without_colors(&colored), plain, "{args:?} {width}");
            }
        }
    }
}

fn without_colors(text: &str) -> String {
    let after = |part: &str| part.split_once('m').map_or(String::new(), |(_, rest)| rest.to_owned());
    let mut parts = text.split('\u{1b}');
    parts.next().into_iter().map(str::to_owned).collect::<String>() + &parts.map(after).collect::<String>()
}
