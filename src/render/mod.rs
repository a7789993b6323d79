//! Output: any record through any format. Strings only; nothing here opens, asks or decides.

pub mod clean;
mod csv;
pub mod entry;
pub mod json;
mod markdown;
mod ndjson;
pub mod page;
mod rows;
mod table;
pub mod text;
mod tsv;

use page::Page;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};
use text::Card;

/// The forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// one card a record
    Text,
    /// one row a record, fitted to the terminal
    Table,
    /// one JSON array
    Json,
    /// one JSON object a line
    Ndjson,
    /// comma-separated values with a header
    Csv,
    /// tab-separated values with a header
    Tsv,
    /// a Markdown table
    Markdown,
}

impl Format {
    /// Whether there is a place for what is no record: totals and the like.
    pub fn has_after(self) -> bool {
        matches!(self, Format::Text | Format::Table | Format::Json)
    }
}

/// A record for a reader: a card, short rows, full rows or JSON.
pub trait Record {
    /// The record as JSON, by serde.
    fn json(&self) -> Box<dyn json::Json + '_>;
    /// The rows of CSV and TSV, one value for each of `Columns::full`.
    fn full(&self) -> Vec<Vec<Value>>;
    /// The rows of tables, one cell for each of `Columns::brief`.
    fn brief(&self) -> Vec<Row>;
    /// The record at length.
    fn card(&self, card: &mut Card);
}

/// What stands after the records: totals, and whatever is no record. Formats of rows alone have no place for it.
pub trait After {
    /// Further members of the JSON object that holds the records.
    fn members(&self) -> Vec<(&'static str, Box<dyn json::Json + '_>)>;
    /// The same for a reader, below a table or the cards.
    fn card(&self, card: &mut Card);
}

/// The columns of a kind of record.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The columns of CSV and TSV.
    pub full: Vec<&'static str>,
    /// The columns of tables; the first is never cut.
    pub brief: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// What becomes of it where the width does not suffice.
    pub fit: Fit,
}

/// How a column gives way: columns are dropped from the highest number down, then shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Never cut, never dropped.
    Whole,
    /// Shortened to no less than this many columns.
    Shorten(usize),
    /// Dropped in this order, the highest first.
    Drop(u8),
}

/// A row of a table: cells, and how its code and words are painted.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells, as text.
    pub cells: Vec<Cow<'static, str>>,
    /// Which cell is the name.
    pub name: usize,
    /// The kind that colors the name.
    pub kind: Option<crate::record::Kind>,
    /// Folded words to mark wherever they stand.
    pub marks: Vec<&'static str>,
}

/// A value of a full row.
#[derive(Clone, Debug)]
pub enum Value {
    /// One text.
    Text(String),
    /// Several, joined as the format does.
    List(Vec<String>),
}

impl<T: ToString> From<T> for Value {
    fn from(value: T) -> Value {
        Value::Text(value.to_string())
    }
}

/// Writes records in one format.
pub struct Printer<'w> {
    out: &'w mut dyn Write,
    format: Box<dyn Form>,
}

impl<'w> Printer<'w> {
    /// Begins a list of records.
    pub fn new(format: Format, page: Page, columns: Columns, out: &'w mut dyn Write) -> Printer<'w> {
        let format: Box<dyn Form> = match format {
            Format::Text => Box::new(text::Text::new(page)),
            Format::Table => Box::new(table::Table::new(page, columns)),
            Format::Json => Box::new(json::Array::default()),
            Format::Ndjson => Box::new(ndjson::Lines),
            Format::Csv => Box::new(rows::Rows::new(&columns, csv::write_row)),
            Format::Tsv => Box::new(rows::Rows::new(&columns, tsv::write_row)),
            Format::Markdown => Box::new(markdown::Markdown::new(&columns)),
        };
        Printer { out, format }
    }

    /// Writes one record, or keeps it where the format needs them all.
    pub fn print(&mut self, record: &dyn Record) -> io::Result<()> {
        self.format.record(record, self.out)
    }

    /// Sends what is written so far on its way, for whoever waits for it.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the list.
    pub fn finish(mut self) -> io::Result<()> {
        self.format.finish(self.out)
    }

    /// Makes JSON one object, with the records under a key, instead of an array.
    pub fn under(mut self, key: &'static str) -> Printer<'w> {
        self.format.under(key);
        self
    }

    /// Ends the list with what stands after it, and sends all on its way.
    pub fn finish_with(mut self, after: &dyn After) -> io::Result<()> {
        self.format.finish_with(after, self.out)?;
        self.out.flush()
    }
}

/// A format at work.
trait Form {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()>;
    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()>;

    fn under(&mut self, _key: &'static str) {}

    fn finish_with(&mut self, _after: &dyn After, out: &mut dyn Write) -> io::Result<()> {
        self.finish(out)
    }
}

/// Something serde can write; the helper trait lets records hand it over unsized.
impl<T: Serialize> json::Json for T {
    fn compact(&self) -> String {
        json::escaped(serde_json::to_string(self))
    }

    fn pretty(&self) -> String {
        json::escaped(serde_json::to_string_pretty(self))
    }
}
