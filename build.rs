//! Reads `data/`, compiles it into `$OUT_DIR/catalog.{rs,txt}`, or reports every mistake in it at once.

#[path = "src"]
#[allow(dead_code, unused_imports, reason = "some of it is for run time")]
mod library {
    pub mod dataset;
    pub mod key;
    pub mod record;
}

use library::{dataset, key, record};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    for source in ["dataset", "dataset.rs", "key.rs", "record", "record.rs"] {
        println!("cargo::rerun-if-changed=src/{source}");
    }
    if let Ok(program) = env::current_exe() {
        // Tests run it on data of their own.
        println!("cargo::rustc-env=BUILD_SCRIPT={}", program.display());
    }
    // A lookup takes a tenth less (370,326 and 334,405 instructions; of 60 pairs of runs the median is 0.89 of the
    // time), the program 24 KB more.
    if is_dynamic_gnu_program() && has_static_unwinder() {
        println!("cargo::rustc-link-lib=gcc_eh");
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the program would load the C compiler's library for unwinding, `libgcc_s.so`, at each start.
fn is_dynamic_gnu_program() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|values| values.split(',').any(|one| one == value));
    env::var_os("CARGO_FEATURE_CLI").is_some()
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && !is("CARGO_CFG_TARGET_FEATURE", "crt-static")
}

/// Whether the linker, which is the C compiler, has that library in its static form as well.
fn has_static_unwinder() -> bool {
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    let linker = env::var_os("RUSTC_LINKER").unwrap_or("cc".into());
    let answer = Command::new(linker).arg("-print-file-name=libgcc_eh.a").output();
    answer.is_ok_and(|answer| Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_absolute())
}

fn run() -> Result<(), String> {
    let folder = Path::new("data");
    let files = read(folder)?;
    let output = dataset::compile(&files).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let mistakes = if lines.len() == 1 { "1 mistake" } else { &format!("{} mistakes", lines.len()) };
        format!("{}\n{mistakes} in data/; data/README.md describes the format", lines.join("\n"))
    })?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("catalog.rs"), output.code)
        .and_then(|()| fs::write(out.join("catalog.txt"), output.text))
        .map_err(|error| format!("cannot write to {}: {error}", out.display()))
}

/// The JSON files of a folder, sorted by name, so that the output does not depend on the file system. Hidden ones, such
/// as the locks of editors, are passed over.
fn read(folder: &Path) -> Result<Vec<dataset::File>, String> {
    let unread = |error: io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for item in fs::read_dir(folder).map_err(unread)? {
        let path = item.map_err(unread)?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !stem.starts_with('.') && path.extension().is_some_and(|extension| extension == "json") {
            files.push(dataset::File { stem, bytes: bytes(&path) });
        }
    }
    files.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(files)
}

/// What is in a file. Reading a pipe or a device might never end.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if !fs::metadata(path).map_err(|error| error.to_string())?.is_file() {
        return Err("not a regular file".to_owned());
    }
    fs::read(path).map_err(|error| error.to_string())
}
