//! The build script on folders of its own: whatever a file is, it is one mistake among all.

use crate::files;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

const ENTRY: &str = r#"{"code": "CODE",
"component": "SE",
"type": "error",
"description": "It failed.",
"resolution": []}"#;

fn table(entries: &str) -> String {
    let source = r#"{"id": "1", "title": "X", "url": "https://x.example/", "as_of": "2026-01-31"}"#;
    format!(r#"{{"id": "x", "title": "X", "seen_in": "A log", "sources": [{source}], "entries": [{entries}]}}"#)
}

/// A package folder with good data.
struct Package(PathBuf);

impl Package {
    fn new(name: &str) -> Package {
        let package = Package(files::folder(&format!("build-script-{name}")));
        fs::create_dir(package.0.join("data")).expect("the build folder can be written");
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for name in ["components.json", "terms.json"] {
            fs::copy(own.join(name), package.file(name)).expect("it is there");
        }
        package
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join("data").join(name)
    }

    fn build(&self) -> Output {
        let mut script = Command::new(env!("BUILD_SCRIPT"));
        script.current_dir(&self.0).env("OUT_DIR", &self.0).output().expect("cargo has built it")
    }

    /// What the build complains of, line by line.
    fn complaints(&self) -> Vec<String> {
        let output = self.build();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).lines().map(str::to_owned).collect()
    }
}

#[test]
fn what_is_no_readable_file_is_named_beside_all_other_mistakes() {
    let package = Package::new("kinds");
    fs::create_dir(package.file("a.json")).expect("it can be made");
    fs::write(package.file("b.json"), "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())
        .expect("it can be written");
    fs::write(package.file("c.json"), "{").expect("it can be written");
    let mut expected = vec![
        "data/a.json: cannot be read (not a regular file); make it a file that can be, or remove it",
        "data/b.json: the file is UTF-16; save it as UTF-8",
        "data/c.json:1: not JSON: EOF while parsing an object (column 1)",
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", package.file("d.json")).expect("it can be made");
        expected.push("data/d.json: cannot be read (No such file or directory (os error 2)); make it a file that can be, or remove it");
        // Whoever reads a pipe that nobody writes waits for ever.
        if Command::new("mkfifo").arg(package.file("e.json")).status().is_ok_and(|status| status.success()) {
            expected.push("data/e.json: cannot be read (not a regular file); make it a file that can be, or remove it");
        }
    }
    let end = format!("{} mistakes in data/; data/README.md describes the format", expected.len());
    expected.push(&end);
    assert_eq!(package.complaints(), expected);
}

/// 4,000 entries took 41 seconds when each value's line was counted from the top of the file; now they take one.
#[test]
fn the_time_it_takes_grows_as_the_entries_do() {
    let package = Package::new("many");
    let entries: Vec<String> = (0..4000).map(|number| ENTRY.replace("CODE", &format!("A_{number}"))).collect();
    fs::write(package.file("x.json"), table(&entries.join(",\n"))).expect("it can be written");
    let start = Instant::now();
    assert!(package.build().status.success());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn hidden_files_are_passed_over() {
    let package = Package::new("hidden");
    fs::write(package.file("x.json"), table(ENTRY)).expect("it can be written");
    fs::write(package.file(".x.json"), "a lock").expect("it can be written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("me@host.1234", package.file(".#x.json")).expect("it can be made");
    let output = package.build();
    assert!(output.status.success(), "{output:?}");
    assert!(package.0.join("catalog.rs").exists() && package.0.join("catalog.txt").exists());
}
