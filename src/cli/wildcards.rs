//! File names with `*` and `?`. Windows' shells leave them to the program; elsewhere the shell has expanded them.

use std::ffi::OsString;

/// The files that each name stands for. A name that fits no file stays, so that a message can say it.
#[cfg(windows)]
pub fn expanded(names: &[OsString]) -> Vec<OsString> {
    let as_windows_does = glob::MatchOptions { case_sensitive: false, ..glob::MatchOptions::new() };
    let files = |name: &OsString| {
        // A bracket is a letter like any other: no shell of Windows gives it a meaning.
        let pattern = name.to_str().filter(|name| name.contains(['*', '?']))?.replace('[', "[[]");
        let files: Vec<_> = glob::glob_with(&pattern, as_windows_does).ok()?.flatten().map(OsString::from).collect();
        (!files.is_empty()).then_some(files)
    };
    names.iter().flat_map(|name| files(name).unwrap_or_else(|| vec![name.clone()])).collect()
}

#[cfg(not(windows))]
pub fn expanded(names: &[OsString]) -> &[OsString] {
    names
}
