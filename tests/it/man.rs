//! The man page.

use crate::program::{commands, printed};
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn the_page_describes_every_command_and_option() {
    let page = printed(&["man"]);
    for name in commands() {
        assert!(page.contains(&format!(".SS \"{name}\"\n")), "{name}");
        for word in printed(&[&name, "--help"]).split_whitespace().filter(|word| word.starts_with("--")) {
            let option = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).replace('-', "\\-");
            assert!(page.contains(&option), "{name} {option}");
        }
    }
}

#[test]
fn a_sentence_of_the_help_stays_a_sentence_and_what_it_hides_stays_hidden() {
    let page = printed(&["man"]);
    let mut headings = page.lines().filter_map(|line| line.strip_prefix(".S"));
    assert!(!headings.any(|heading| heading.contains('.')), "{page}");
    assert!(!page.contains(".:"), "{page}");
    assert!(!page.contains(".B \"\\-\\-json\""), "{page}");
    assert!(page.contains("Also \\-\\-top."), "{page}");
}

#[test]
fn the_page_is_the_same_wherever_the_program_was_built() {
    let page = printed(&["man"]);
    assert!(!page.contains(env!("CARGO_MANIFEST_DIR")) && !page.contains("target/"), "{page}");
}

#[test]
#[ignore = "needs the Debian packages man-db and groff"]
fn man_shows_the_page_without_a_warning() {
    let mut man = Command::new("man")
        .args(["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("man starts; it is in the Debian package man-db, and needs groff");
    let mut input = man.stdin.take().expect("the input is piped");
    input.write_all(printed(&["man"]).as_bytes()).expect("man reads the page");
    drop(input);
    let output = man.wait_with_output().expect("man ends");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
