//! JSON: one array of records, or one object, indented by two spaces. Characters that steer a
//! terminal are escaped, so it is safe to show.

use super::card::Card;
use super::{Record, Renderer, clean};
use serde::Serialize;
use std::io::{self, Write};

/// What serde can write, as a trait that a record can hand over without saying its type.
pub trait Json {
    /// On one line.
    fn compact(&self) -> String;
    /// Indented, as it is inside an array.
    fn pretty(&self) -> String;
}

impl<T: Serialize> Json for T {
    fn compact(&self) -> String {
        escaped(serde_json::to_string(self))
    }

    fn pretty(&self) -> String {
        // serde_json indents what is inside an array, which goes again: indenting each line later would be 3 % of a lookup.
        let json = escaped(serde_json::to_string_pretty(&[self]));
        json["[\n  ".len()..json.len() - "\n]".len()].to_owned()
    }
}

/// One object, indented.
pub fn object(object: &impl Serialize) -> String {
    escaped(serde_json::to_string_pretty(object)) + "\n"
}

/// An array of records.
#[derive(Default)]
pub struct JsonArray {
    any: bool,
}

impl Renderer for JsonArray {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let before = if std::mem::replace(&mut self.any, true) { "," } else { "" };
        write!(out, "{before}\n  {}", record.json().pretty())
    }

    fn finish(&mut self, _: &Card, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.any { b"\n]\n" } else { b"]\n" })
    }
}

/// JSON with what steers a terminal escaped; serde_json escapes the C0 controls alone.
fn escaped(json: serde_json::Result<String>) -> String {
    let json = json.expect("records have text keys and nothing that can fail");
    let is_raw = |c: char| c != '\n' && clean::is_steering(c);
    // Most JSON is plain ASCII; asking every character would be 7 % of a lookup.
    if json.is_ascii() && !json.contains('\u{7f}') || !json.chars().any(is_raw) {
        return json;
    }
    let escape = |c: char| if is_raw(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escape).collect()
}
