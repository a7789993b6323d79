//! Builds what is measured: zcodes and an empty program, by the same release profile.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const EMPTY: &str = "fn main() {\n    println!(\"x\");\n}\n";

/// The program, in the release profile: `cargo bench` would build it with unwinding.
pub fn zcodes() -> PathBuf {
    build(Path::new(env!("CARGO_MANIFEST_DIR")), "zcodes")
}

/// The program as it is released, with no dynamic libraries.
pub fn released() -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/static.sh");
    let output = Command::new(script).env("CARGO_TARGET_DIR", target()).output();
    let output = output.expect("packaging/static.sh can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().into()
}

/// A program that prints one letter, in the profile of this package.
pub fn empty() -> PathBuf {
    let manifest = include_str!("../../Cargo.toml");
    let profile = manifest.split("\n[profile.release]\n").nth(1).expect("Cargo.toml has a release profile");
    let profile = profile.split("\n[").next().unwrap_or_default();
    let package = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.release]\n";
    let folder = target().join("startup-empty");
    fs::create_dir_all(folder.join("src")).expect("target/ can be written to");
    fs::write(folder.join("Cargo.toml"), format!("{package}{profile}")).expect("target/ can be written to");
    fs::write(folder.join("src/main.rs"), EMPTY).expect("target/ can be written to");
    build(&folder, "empty")
}

fn build(folder: &Path, name: &str) -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(folder).args(["build", "--quiet", "--release", "--bins", "--target-dir"]).arg(target());
    let status = cargo.status().expect("cargo runs, as it runs this");
    assert!(status.success(), "cannot build {name}");
    target().join("release").join(name)
}

/// The folder that cargo builds into: this runs as `<target>/release/deps/startup-…`.
fn target() -> PathBuf {
    let this = env::current_exe().expect("the system knows where this runs from");
    this.ancestors().nth(3).expect("three folders deep").to_owned()
}
