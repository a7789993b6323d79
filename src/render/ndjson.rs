//! NDJSON: one JSON object per line, each out as soon as it is known.

use super::{Record, Renderer};
use std::io::{self, Write};

pub struct JsonLines;

impl Renderer for JsonLines {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", record.json().compact())
    }
}
