//! CSV by the csv crate: lists joined by line breaks inside their quotes.

use super::{FieldValue, clean};
use std::io::{self, Write};

/// Writes to memory first: the csv crate would wrap an error of the output and hide a closed pipe.
pub fn write_row(out: &mut dyn Write, row: Vec<FieldValue>) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(row.into_iter().map(field))?;
    let row = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all(&row)
}

fn field(value: FieldValue) -> String {
    let text = match value {
        FieldValue::Text(text) => text,
        FieldValue::List(items) => items.join("\n"),
    };
    clean::text(&text).into_owned()
}
