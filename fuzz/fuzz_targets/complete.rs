//! Any line may be on the command line when Tab is pressed: nothing panics, and what is put in keeps to its line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ffi::OsString;
use zcodes::cli::complete::{Shell, answer};

fuzz_target!(|words: (String, Vec<String>)| {
    let (word, before) = words;
    let line = [before.join(" "), word.clone()].concat();
    let words: Vec<OsString> = before.into_iter().chain([word.clone()]).map(OsString::from).collect();
    for (shell, args) in [
        (Shell::Bash, vec![line.into(), word.into()]),
        (Shell::Elvish, words.clone()),
        (Shell::Fish, words.clone()),
        (Shell::Powershell, words.clone()),
        (Shell::Zsh, words),
    ] {
        let answer = answer(shell, &args).unwrap_or_default();
        assert!(!answer.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{answer:?}");
        assert!(answer.is_empty() || answer.ends_with('\n'), "{answer:?}");
    }
});
