//! JSON: one array of records, or one object that contains it, indented by two spaces. Characters that steer a
//! terminal are escaped, so it is safe to show.

use super::{Footer, Record, Renderer, clean};
use serde::Serialize;
use std::io::{self, Write};

/// What serde can write, as a trait that a record can hand over without saying its type.
pub trait Json {
    /// On one line.
    fn compact(&self) -> String;
    /// Indented.
    fn pretty(&self) -> String;
}

impl<T: Serialize> Json for T {
    fn compact(&self) -> String {
        escaped(serde_json::to_string(self))
    }

    fn pretty(&self) -> String {
        escaped(serde_json::to_string_pretty(self))
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
        let break_in = format!("\n{}", " ".repeat(self.depth() + 2));
        write!(out, "{break_in}{}", record.json().pretty().replace('\n', &break_in))
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
            write!(out, ",\n  \"{key}\": {}", value.pretty().replace('\n', "\n  "))?;
        }
        out.write_all(b"\n}\n")
    }
}

impl JsonArray {
    fn depth(&self) -> usize {
        if self.key.is_some() { 2 } else { 0 }
    }

    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.key {
            Some(key) => write!(out, "{{\n  \"{key}\": ["),
            None => out.write_all(b"["),
        }
    }

    fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.any {
            return write!(out, "\n{}]", " ".repeat(self.depth()));
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
