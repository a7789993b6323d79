//! Columns and what fills them: the fields of CSV and TSV, the cells of tables.

use crate::record::Kind;
use std::borrow::Cow;

/// The columns of a kind of record.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The columns of CSV and TSV.
    pub fields: Vec<&'static str>,
    /// The columns of tables.
    pub cells: Vec<Column>,
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

/// A row of a table: its cells, and what decides their colors.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells, as text.
    pub cells: Vec<Cow<'static, str>>,
    /// Which cell is the name.
    pub name: usize,
    /// The kind of the entry; it colors the name.
    pub kind: Option<Kind>,
    /// The words that were searched for, folded; they are marked wherever they occur.
    pub marks: Vec<&'static str>,
}

/// A field of CSV and TSV.
#[derive(Clone, Debug)]
pub enum FieldValue {
    /// One text.
    Text(String),
    /// Several, joined as the format does.
    List(Vec<String>),
}

impl<T: ToString> From<T> for FieldValue {
    fn from(value: T) -> FieldValue {
        FieldValue::Text(value.to_string())
    }
}
