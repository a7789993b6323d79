//! The build script of the maps' benchmark: the keys of the codes, in a perfect-hash map and in a sorted array.

#[path = "../../src/key.rs"]
#[allow(dead_code, reason = "some foldings are for run time")]
mod key;
mod multiply;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

fn main() {
    for path in ["../../data", "../../src/key.rs", "."] {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut text = String::new();
    for times in [1, 4, 16] {
        let codes = codes(times);
        let mut map = phf_codegen::Map::new();
        for (at, (hash, _)) in codes.iter().enumerate() {
            map.entry(*hash, at.to_string());
        }
        text.push_str(&format!("pub static PERFECT_{times}: phf::Map<u64, u32> = {};\n", map.build()));
        let codes: Vec<_> = codes.into_iter().collect();
        text.push_str(&format!("pub static SORTED_{times}: [(u64, &str); {}] = {codes:?};\n", codes.len()));
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("keys.rs"), text).expect("OUT_DIR can be written to");
}

/// The folded codes by their hash.
fn codes(times: usize) -> BTreeMap<u64, String> {
    let files = multiply::files(Path::new("../../data"), times).expect("data/ can be read");
    let mut codes = BTreeMap::new();
    for (stem, text) in files {
        let table: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{stem}: {error}"));
        for entry in table["entries"].as_array().into_iter().flatten() {
            if let Some(code) = entry["code"].as_str() {
                codes.insert(key::hash(key::code(code)), key::code(code).collect());
            }
        }
    }
    codes
}
