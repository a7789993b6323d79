//! JSON: one array of records, two blanks a level. Steering characters are escaped, so it is safe to show.

use super::{Form, Record, clean};
use std::io::{self, Write};

/// What a record hands over to be written as JSON.
pub trait Json {
    /// On one line.
    fn compact(&self) -> String;
    /// Indented.
    fn pretty(&self) -> String;
}

#[derive(Default)]
pub struct Array {
    any: bool,
}

impl Form for Array {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let opening = if self.any { ",\n  " } else { "[\n  " };
        self.any = true;
        write!(out, "{opening}{}", record.json().pretty().replace('\n', "\n  "))
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.any { b"\n]\n" } else { b"[]\n" })
    }
}

/// JSON with what steers a terminal escaped; serde_json escapes the C0 controls alone.
pub fn escaped(json: serde_json::Result<String>) -> String {
    let json = json.expect("records have text keys and nothing that can fail");
    let is_raw = |c: char| c != '\n' && clean::is_steering(c);
    if !json.chars().any(is_raw) {
        return json;
    }
    let escape = |c: char| if is_raw(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escape).collect()
}
