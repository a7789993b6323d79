//! A Markdown table, and text for Markdown: codes in backticks, what would be markup escaped.

use super::columns::{ColumnKind, NO_NAME};
use super::{Column, Record, Renderer, clean};
use std::io::{self, Write};

pub struct Markdown {
    columns: Vec<Column>,
}

impl Markdown {
    pub fn new(columns: Vec<Column>) -> Markdown {
        Markdown { columns }
    }
}

impl Renderer for Markdown {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let header: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        writeln!(out, "| {} |", header.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(header.len()))
    }

    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        for row in record.rows() {
            let cell =
                |(cell, column): (_, &Column)| if column.kind == ColumnKind::Name { name(cell) } else { escaped(cell) };
            let cells = row.cells.iter().map(AsRef::as_ref).zip(&self.columns).map(cell);
            let cells: Vec<String> = cells.map(|cell| cell.replace('|', "\\|")).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

/// A name: a code in backticks, a text as it is.
pub fn name(name: &str) -> String {
    let is_code = name != NO_NAME && !name.contains([' ', '`']);
    if is_code { format!("`{}`", clean::line(name)) } else { escaped(name) }
}

/// Text in which nothing is markup but the backticks that it puts around words with `_`; addresses stay as they are.
pub fn escaped(text: &str) -> String {
    let word = |word: &str| if word.contains("://") { word.to_owned() } else { escaped_word(word) };
    let line = |line: &str| clean::line(line).split(' ').map(word).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("<br>")
}

fn escaped_word(word: &str) -> String {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let mut out = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_inside(c) != is_inside(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if piece.contains('_') {
            out.extend(["`", piece, "`"]);
        } else {
            for c in piece.chars() {
                out.extend(matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>').then_some('\\'));
                out.push(c);
            }
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_backticks_and_no_underscore_is_escaped() {
        assert_eq!(name("BRK_MT_SETUP_TIMEOUT"), "`BRK_MT_SETUP_TIMEOUT`");
        assert_eq!(name("-8"), "`-8`");
        assert_eq!(name("Network Error"), "Network Error");
        assert_eq!(escaped("see A_B, then <this>"), "see `A_B`, then \\<this\\>");
        assert_eq!(escaped("(https://a.example/b_c)"), "(https://a.example/b_c)");
    }
}
