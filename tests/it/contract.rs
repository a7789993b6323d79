//! What scripts and habits rely on: options, columns, keys. A change fails here until it is meant:
//! `TRYCMD=overwrite cargo test --test it` renews the files of tests/contract/ with all other snapshots.

use crate::program::{RECORDS, commands, printed};
use snapbox::{Assert, Data};
use std::path::PathBuf;

/// What is printed equals the file, or renews it if asked to.
fn check(name: &str, printed: String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/contract").join(name).with_extension("txt");
    Assert::new().action_env("TRYCMD").eq(Data::text(printed).raw(), Data::read_from(&path, None).raw());
}

#[test]
fn the_help_is_the_contract() {
    check("help", printed(&["--help"]));
    check("help-short", printed(&["-h"]));
    for command in commands() {
        check(&format!("help-{command}"), printed(&[&command, "--help"]));
    }
}

#[test]
fn the_version_says_how_much_and_how_new() {
    let line = printed(&["--version"]);
    let newest =
        zcodes::tables().flat_map(|table| table.sources().map(|source| source.as_of).collect::<Vec<_>>()).max();
    let entries = zcodes::entries().len();
    let (version, newest) = (env!("CARGO_PKG_VERSION"), newest.expect("every table has a source"));
    assert_eq!(line, format!("zcodes {version} ({entries} entries, newest source {newest})\n"));
    assert_eq!(printed(&["-V"]), line);
}

#[test]
fn columns_keep_their_names_and_order() {
    let mut heads = String::new();
    for args in RECORDS {
        for format in ["csv", "tsv", "table", "markdown"] {
            let printed = printed(&[args, &["--format", format]].concat());
            let head = printed.lines().next().unwrap_or_default();
            // How wide a column is depends on what stands in it.
            let head =
                if format == "table" { head.split_whitespace().collect::<Vec<_>>().join(" ") } else { head.to_owned() };
            heads.push_str(&format!("{} {format}\n  {head}\n", args[0]));
        }
    }
    check("columns", heads);
}

#[test]
fn json_keeps_its_keys_and_their_order() {
    let mut keys = String::new();
    for args in RECORDS {
        let printed = printed(&[args, &["--format", "json"]].concat());
        keys.push_str(&format!("{}\n", args[0]));
        let mut seen = Vec::new();
        for line in printed.lines() {
            let indent = line.len() - line.trim_start().len();
            let key = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\":")).map(|(key, _)| key);
            let Some(key) = key.filter(|key| !seen.contains(&(indent, (*key).to_owned()))) else { continue };
            seen.push((indent, key.to_owned()));
            keys.push_str(&format!("{:indent$}{key}\n", ""));
        }
    }
    check("keys", keys);
}
