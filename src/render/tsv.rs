//! TSV: a header, one line a row; tabs and line breaks in a value are spelt `\t` and `\n`, lists joined by ` | `.

use super::{Columns, Form, Record, Value, clean};
use std::io::{self, Write};

pub struct Tsv {
    header: Vec<&'static str>,
}

impl Tsv {
    pub fn new(columns: &Columns) -> Tsv {
        Tsv { header: columns.full.clone() }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::take(&mut self.header) {
            header if header.is_empty() => Ok(()),
            header => writeln!(out, "{}", header.join("\t")),
        }
    }
}

impl Form for Tsv {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        for row in record.full() {
            let fields: Vec<String> = row.into_iter().map(field).collect();
            writeln!(out, "{}", fields.join("\t"))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)
    }
}

fn field(value: Value) -> String {
    let text = match value {
        Value::Text(text) => text,
        Value::List(items) => items.join(" | "),
    };
    let text = text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    clean::line(&text).into_owned()
}
