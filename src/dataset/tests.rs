//! Every mistake in the data is refused, by file and line, with its remedy; and all mistakes at once.

use super::{File, compile};

#[test]
fn a_file_that_is_not_json_is_named() {
    let files = [File { stem: "x".into(), text: "{\n\"id\": }".into() }];
    let problems = compile(&files).err().expect("it is not JSON");
    assert!(problems[0].to_string().starts_with("data/x.json:2: not JSON"), "{problems:?}");
}
