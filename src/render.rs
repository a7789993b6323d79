//! Output: any record through any format. Strings only; nothing here opens, asks or decides.

pub mod card;
pub mod clean;
mod columns;
mod csv;
mod delimited;
mod document;
pub mod entry;
mod fit;
pub mod json;
pub mod line;
mod markdown;
mod ndjson;
pub mod role;
pub mod screen;
pub mod table;
pub mod text;
mod tsv;
pub mod wrap;

pub use columns::{Column, ColumnKind, Columns, FieldValue, NO_NAME, Row};

use card::Card;
use screen::Screen;
use std::io::{self, Write};

/// The formats of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// one card per entry, at length
    Text,
    /// one row per entry, fitted to the terminal
    Table,
    /// one line per entry, for a chat or a ticket
    Line,
    /// JSON: an array; of scan, an object
    Json,
    /// one JSON object per line
    Ndjson,
    /// comma-separated values with a header
    Csv,
    /// tab-separated values with a header
    Tsv,
    /// Markdown: a section per entry for lookup and list --full, else a table
    Markdown,
    /// Markdown at length
    #[value(skip)]
    Document,
}

impl Format {
    /// The same for a command whose records are shown in `default` unless told otherwise: where that is at length, so is
    /// Markdown.
    pub fn beside(self, default: Format) -> Format {
        match (self, default) {
            (Format::Markdown, Format::Text) => Format::Document,
            (format, _) => format,
        }
    }

    /// Whether it has a place for a footer.
    pub fn has_footer(self) -> bool {
        matches!(self, Format::Text | Format::Table | Format::Json)
    }
}

/// What a command prints: each format asks for the form it needs.
pub trait Record {
    /// The record as JSON, by serde.
    fn json(&self) -> Box<dyn json::Json + '_>;
    /// Its rows in CSV and TSV, one value for each of `Columns::fields`.
    fn fields(&self) -> Vec<Vec<FieldValue>>;
    /// Its rows in tables, one cell for each of `Columns::cells`.
    fn rows(&self) -> Vec<Row>;
    /// The record in one sentence.
    fn line(&self) -> Vec<String>;
    /// The record at length.
    fn card(&self, card: &mut Card);

    /// What a reader gets instead of cards, where there would be too many.
    fn overview(&self) -> Option<Overview> {
        None
    }
}

/// A sentence, and a short table of entries below it.
pub struct Overview {
    /// What the table shows.
    pub sentence: String,
    /// Its rows, one cell for each of `entry::COLUMNS`.
    pub rows: Vec<Row>,
}

/// Writes records in one format.
pub struct Printer<'w> {
    out: &'w mut dyn Write,
    screen: Screen,
    renderer: Box<dyn Renderer>,
    is_begun: bool,
}

impl<'w> Printer<'w> {
    /// Prepares a list of records; nothing is written before the first of them.
    pub fn new(format: Format, screen: Screen, columns: fn() -> Columns, out: &'w mut dyn Write) -> Printer<'w> {
        let renderer: Box<dyn Renderer> = match format {
            Format::Text => Box::new(text::Cards::new(screen)),
            Format::Table => Box::new(table::Grid::new(screen, columns().cells)),
            Format::Json => Box::new(json::JsonArray::default()),
            Format::Ndjson => Box::new(ndjson::JsonLines),
            Format::Csv => Box::new(delimited::Delimited::new(columns().fields, csv::write_row)),
            Format::Tsv => Box::new(delimited::Delimited::new(columns().fields, tsv::write_row)),
            Format::Markdown => Box::new(markdown::Markdown::new(columns().cells)),
            Format::Line => Box::new(line::Sentences),
            Format::Document => Box::new(document::Document::default()),
        };
        Printer { out, screen, renderer, is_begun: false }
    }

    /// Writes what comes before the records, for a reader: nothing for formats that scripts read.
    pub fn lead(&mut self, card: &Card) -> io::Result<()> {
        self.out.write_all(text::shown(card, self.screen).as_bytes())
    }

    /// Writes one record, or keeps it where the format needs them all.
    pub fn print(&mut self, record: &dyn Record) -> io::Result<()> {
        self.begin()?;
        self.renderer.record(record, self.out)
    }

    /// Passes on what is written so far, for a reader who waits for it.
    pub fn flush(&mut self) -> io::Result<()> {
        self.renderer.flush(self.out)?;
        self.out.flush()
    }

    /// Ends the list.
    pub fn finish(self) -> io::Result<()> {
        self.finish_with(&Card::default())
    }

    /// Ends the list with totals and the like; formats that consist of records alone leave them out.
    pub fn finish_with(mut self, footer: &Card) -> io::Result<()> {
        self.begin()?;
        self.renderer.finish(footer, self.out)
    }

    /// Writes one JSON object instead of a list of records.
    pub fn object(self, object: &impl serde::Serialize) -> io::Result<()> {
        self.out.write_all(json::object(object).as_bytes())
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) { Ok(()) } else { self.renderer.begin(self.out) }
    }
}

/// A format at work.
trait Renderer {
    /// Writes what comes before the first record, or where there is none before the end.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what is kept so far.
    fn flush(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what comes after the last record.
    fn finish(&mut self, _footer: &Card, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
