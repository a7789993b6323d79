//! A Markdown table: pipes, breaks and markup in a value are escaped.

use super::{Columns, Record, Renderer, clean};
use std::io::{self, Write};

pub struct Markdown {
    header: Vec<&'static str>,
}

impl Markdown {
    pub fn new(columns: &Columns) -> Markdown {
        Markdown { header: columns.cells.iter().map(|column| column.name).collect() }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::take(&mut self.header) {
            header if header.is_empty() => Ok(()),
            header => {
                writeln!(out, "| {} |", header.join(" | "))?;
                writeln!(out, "|{}", " --- |".repeat(header.len()))
            }
        }
    }
}

impl Renderer for Markdown {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        for row in record.rows() {
            let cells: Vec<String> = row.cells.iter().map(|cell| field(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)
    }
}

fn field(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push_str("<br>");
        }
        for c in clean::line(line).chars() {
            if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
