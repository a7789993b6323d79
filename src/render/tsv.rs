//! TSV: one line a row; tabs and line breaks in a value are spelt `\t` and `\n`, lists joined by ` | `.

use super::{Value, clean};
use std::io::{self, Write};

pub fn write_row(out: &mut dyn Write, row: Vec<Value>) -> io::Result<()> {
    let fields: Vec<String> = row.into_iter().map(field).collect();
    writeln!(out, "{}", fields.join("\t"))
}

fn field(value: Value) -> String {
    let text = match value {
        Value::Text(text) => text,
        Value::List(items) => items.join(" | "),
    };
    let text = text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    clean::line(&text).into_owned()
}
