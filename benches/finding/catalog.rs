//! The build script of the larger catalogues: `zcodes-x4` holds four times the data.

#[path = "../../src"]
#[allow(dead_code, unused_imports, reason = "some of it is for run time")]
mod library {
    pub mod dataset;
    pub mod key;
    pub mod record;
}

use library::{dataset, key, record};
use std::path::Path;
use std::{env, fs};

fn main() {
    for path in
        ["data", "src/dataset", "src/dataset.rs", "src/key.rs", "src/record", "src/record.rs", "benches/finding"]
    {
        println!("cargo::rerun-if-changed=../../../{path}");
    }
    let times = env!("CARGO_PKG_NAME").rsplit('x').next().and_then(|times| times.parse().ok());
    let times = times.expect("the package's name ends with x and a number");
    let files = zcodes_finding::files(Path::new("../../../data"), times).expect("data/ can be read");
    let files: Vec<_> = files.into_iter().map(|(stem, text)| dataset::File::new(stem, text)).collect();
    let output = dataset::compile(&files).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"));
    });
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let out = Path::new(&out);
    fs::write(out.join("catalog.rs"), output.code).expect("OUT_DIR can be written to");
    fs::write(out.join("catalog.txt"), output.text).expect("OUT_DIR can be written to");
}
