//! Rows of fields under a header; `csv` and `tsv` say how a row is written.

use super::{Columns, FieldValue, Record, Renderer};
use std::io::{self, Write};

pub type WriteRow = fn(&mut dyn Write, Vec<FieldValue>) -> io::Result<()>;

pub struct Delimited {
    /// Empty once it is written.
    header: Vec<&'static str>,
    write_row: WriteRow,
}

impl Delimited {
    pub fn new(columns: &Columns, write_row: WriteRow) -> Delimited {
        Delimited { header: columns.fields.clone(), write_row }
    }

    fn write_header(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::take(&mut self.header) {
            header if header.is_empty() => Ok(()),
            header => (self.write_row)(out, header.into_iter().map(FieldValue::from).collect()),
        }
    }
}

impl Renderer for Delimited {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        self.write_header(out)?;
        record.fields().into_iter().try_for_each(|row| (self.write_row)(out, row))
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.write_header(out)
    }
}
