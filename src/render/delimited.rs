//! Rows of fields under a header; `csv` and `tsv` say how a row is written.

use super::{FieldValue, Record, Renderer};
use std::io::{self, Write};

pub type WriteRow = fn(&mut dyn Write, Vec<FieldValue>) -> io::Result<()>;

pub struct Delimited {
    header: Vec<&'static str>,
    write_row: WriteRow,
}

impl Delimited {
    pub fn new(header: Vec<&'static str>, write_row: WriteRow) -> Delimited {
        Delimited { header, write_row }
    }
}

impl Renderer for Delimited {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        (self.write_row)(out, self.header.iter().map(FieldValue::from).collect())
    }

    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        record.fields().into_iter().try_for_each(|row| (self.write_row)(out, row))
    }
}
