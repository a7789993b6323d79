//! One row an entry under a header; how a row is written is up to `csv` and `tsv`.

use super::{Columns, Form, Record, Value};
use std::io::{self, Write};

/// Writes one row.
pub type WriteRow = fn(&mut dyn Write, Vec<Value>) -> io::Result<()>;

pub struct Rows {
    /// Taken when it is written.
    header: Vec<&'static str>,
    write_row: WriteRow,
}

impl Rows {
    pub fn new(columns: &Columns, write_row: WriteRow) -> Rows {
        Rows { header: columns.full.clone(), write_row }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::take(&mut self.header) {
            header if header.is_empty() => Ok(()),
            header => (self.write_row)(out, header.into_iter().map(Value::from).collect()),
        }
    }
}

impl Form for Rows {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        record.full().into_iter().try_for_each(|row| (self.write_row)(out, row))
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)
    }
}
