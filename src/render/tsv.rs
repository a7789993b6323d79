//! TSV: one line per row; tabs and line breaks in a value are written as `\t` and `\n`, lists joined by ` | `.

use super::{FieldValue, clean};
use std::io::{self, Write};

pub fn write_row(out: &mut dyn Write, row: Vec<FieldValue>) -> io::Result<()> {
    let fields: Vec<String> = row.into_iter().map(field).collect();
    writeln!(out, "{}", fields.join("\t"))
}

fn field(value: FieldValue) -> String {
    let text = match value {
        FieldValue::Text(text) => text,
        FieldValue::List(items) => items.join(" | "),
    };
    let text = text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    clean::line(&text).into_owned()
}
