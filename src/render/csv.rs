//! CSV by the csv crate: a header, lists joined by line breaks inside their quotes.

use super::{Columns, Form, Record, Value, clean};
use std::io::{self, Write};

pub struct Csv {
    header: Vec<&'static str>,
}

impl Csv {
    pub fn new(columns: &Columns) -> Csv {
        Csv { header: columns.full.clone() }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::take(&mut self.header) {
            header if header.is_empty() => Ok(()),
            header => write_row(out, header.into_iter().map(str::to_owned)),
        }
    }
}

impl Form for Csv {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        record.full().into_iter().try_for_each(|row| write_row(out, row.into_iter().map(field)))
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)
    }
}

fn field(value: Value) -> String {
    let text = match value {
        Value::Text(text) => text,
        Value::List(items) => items.join("\n"),
    };
    clean::text(&text).into_owned()
}

/// Writes to memory first: the csv crate would wrap an error of the output and hide a closed pipe.
fn write_row(out: &mut dyn Write, fields: impl Iterator<Item = String>) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(fields)?;
    let row = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all(&row)
}
