//! Builds what is measured: zcodes and an empty program, by the same release profile.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const EMPTY: &str = "fn main() {\n    println!(\"x\");\n}\n";

/// How a program is linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As `cargo build --release` does.
    Default,
    /// With no dynamic libraries.
    Static,
}

/// The program, in the release profile: `cargo bench` would build it with unwinding.
pub fn zcodes(kind: Kind) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    if kind == Kind::Default {
        return build(folder, "zcodes", kind);
    }
    // As it is delivered.
    let script = Command::new(folder.join("packaging/static.sh")).env("CARGO_TARGET_DIR", target()).output();
    let output = script.expect("packaging/static.sh can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().into()
}

/// A program that prints one letter, in the profile of this package.
pub fn empty(kind: Kind) -> PathBuf {
    let manifest = include_str!("../../Cargo.toml");
    let profile = manifest.split("\n[profile.release]\n").nth(1).expect("Cargo.toml has a release profile");
    let profile = profile.split("\n[").next().unwrap_or_default();
    let package = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.release]\n";
    let folder = target().join("startup-empty");
    fs::create_dir_all(folder.join("src")).expect("target/ can be written to");
    fs::write(folder.join("Cargo.toml"), format!("{package}{profile}")).expect("target/ can be written to");
    fs::write(folder.join("src/main.rs"), EMPTY).expect("target/ can be written to");
    build(&folder, "empty", kind)
}

/// musl where rustup has added it, else the host's own C library linked statically.
pub fn static_target() -> String {
    let musl = format!("{}-unknown-linux-musl", env::consts::ARCH);
    let folder = Command::new("rustc").args(["--print", "target-libdir", "--target", &musl]).output();
    let folder = folder.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    if folder.is_ok_and(|folder| Path::new(&folder).exists()) {
        return musl;
    }
    format!("{}-unknown-linux-gnu", env::consts::ARCH)
}

fn build(folder: &Path, name: &str, kind: Kind) -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(folder).args(["build", "--quiet", "--release", "--bins", "--target-dir"]).arg(target());
    let mut program = target();
    if kind == Kind::Static {
        cargo.args(["--target", &static_target()]).env("RUSTFLAGS", "-Ctarget-feature=+crt-static");
        program.push(static_target());
    }
    let status = cargo.status().expect("cargo runs, as it runs this");
    assert!(status.success(), "cannot build {name}");
    program.join("release").join(name)
}

/// The folder that cargo builds into: this runs as `<target>/release/deps/startup-…`.
fn target() -> PathBuf {
    let this = env::current_exe().expect("the system knows where this runs from");
    this.ancestors().nth(3).expect("three folders deep").to_owned()
}
