//! NDJSON: one JSON object a line, each out as soon as it is known.

use super::{Form, Record};
use std::io::{self, Write};

pub struct Lines;

impl Form for Lines {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", record.json().compact())
    }

    fn finish(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
