//! Columns and what fills them: the fields of CSV and TSV, the cells of tables.

use crate::catalog::Entry;
use std::borrow::Cow;

#[derive(Clone, Debug, Default)]
pub struct Columns {
    pub fields: Vec<&'static str>,
    pub cells: Vec<Column>,
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    /// What its cells contain, which decides colors and how they wrap.
    pub kind: ColumnKind,
    /// When it goes where the width does not suffice: the highest first, 0 never.
    pub drop: u8,
}

impl Column {
    /// A column that stays at every width.
    pub const fn new(name: &'static str, kind: ColumnKind) -> Column {
        Column { name, kind, drop: 0 }
    }

    /// A column that goes where the width does not suffice, the highest number first.
    pub const fn droppable(name: &'static str, kind: ColumnKind, drop: u8) -> Column {
        Column { name, kind, drop }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// What the record is called. A table has one such column at most.
    Name,
    /// Prose, which takes the width that the others leave. A table has one such column at most.
    Text,
    Type,
    Action,
    /// A count, aligned to the right.
    Number,
    Other,
}

/// In place of a name where there is none.
pub const NO_NAME: &str = "-";

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Cow<'static, str>>,
    /// The entry that decides the colors, where the row is one's.
    pub entry: Option<Entry>,
    /// The words that were searched for, folded; they are marked wherever they occur.
    pub marks: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub enum FieldValue {
    Text(String),
    /// Several, joined as the format does.
    List(Vec<String>),
}

impl<T: ToString> From<T> for FieldValue {
    fn from(value: T) -> FieldValue {
        FieldValue::Text(value.to_string())
    }
}
