//! Files that tests write, all in the build folder.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder for one test, empty each time.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the build folder can be written");
    folder
}

/// Writes a program in the language of `sh`.
#[cfg(all(unix, feature = "cli"))]
pub fn write_script(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\n{script}\n")).expect("the build folder can be written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is our file");
}
