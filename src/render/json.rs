//! JSON: one array of records, or one object that contains it, indented by two spaces. Characters that steer a
//! terminal are escaped, so it is safe to show.

use super::{Footer, Record, Renderer, clean};
use serde::Serialize;
use std::io::{self, Write};

/// What serde can write, as a trait that a record can hand over without saying its type.
pub trait Json {
    /// On one line.
    fn compact(&self) -> String;
    /// Indented, as it is inside one array or object, or inside two.
    fn pretty(&self, depth: usize) -> String;
}

impl<T: Serialize> Json for T {
    fn compact(&self) -> String {
        escaped(serde_json::to_string(self))
    }

    fn pretty(&self, depth: usize) -> String {
        // serde_json indents what is inside arrays, which go again: indenting each line later would be 3 % of a lookup.
        let (json, before, after) = match depth {
            1 => (serde_json::to_string_pretty(&[self]), "[\n  ", "\n]"),
            _ => (serde_json::to_string_pretty(&[[self]]), "[\n  [\n    ", "\n  ]\n]"),
        };
        let json = escaped(json);
        json[before.len()..json.len() - after.len()].to_owned()
    }
}

/// An array of records, alone or under a key of one object.
#[derive(Default)]
pub struct JsonArray {
    any: bool,
    key: Option<&'static str>,
}

impl Renderer for JsonArray {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        if self.any {
            out.write_all(b",")?;
        } else {
            self.open(out)?;
        }
        self.any = true;
        write!(out, "\n{}{}", "  ".repeat(self.depth()), record.json().pretty(self.depth()))
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        out.write_all(if self.key.is_some() { b"\n}\n" } else { b"\n" })
    }

    fn under(&mut self, key: &'static str) {
        self.key = Some(key);
    }

    fn finish_with(&mut self, footer: &dyn Footer, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        for (key, value) in footer.members() {
            write!(out, ",\n  \"{key}\": {}", value.pretty(1))?;
        }
        out.write_all(b"\n}\n")
    }
}

impl JsonArray {
    /// How many arrays and objects the records are inside.
    fn depth(&self) -> usize {
        if self.key.is_some() { 2 } else { 1 }
    }

    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.key {
            Some(key) => write!(out, "{{\n  \"{key}\": ["),
            None => out.write_all(b"["),
        }
    }

    fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.any {
            return write!(out, "\n{}]", "  ".repeat(self.depth() - 1));
        }
        self.open(out)?;
        out.write_all(b"]")
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
