//! The shape of the compiled tables, written at build time and read at run time: numbers only, no pointers.
//! A `&'static str` would cost a relocation before `main`; these say where in one blob of text to look.

#![allow(dead_code, reason = "the build script writes what the program reads")]

pub use ids::{Action, Kind, UnknownId};

mod ids;

/// A piece of the blob. Empty means absent. In six bytes instead of eight: with the small numbers
/// of `NameRecord`, the program is 58 KB smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(C, packed(2))]
pub struct Text {
    pub at: u32,
    pub len: u16,
}

/// A run of elements of another array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub at: u32,
    pub len: u32,
}

/// One entry of a table. `links` are pairs of texts: title and address; `see_also` and `sources` are runs of numbers.
#[derive(Clone, Copy, Debug)]
pub struct EntryRecord {
    pub table: u16,
    pub component: u8,
    pub kind: Kind,
    pub action: Option<Action>,
    pub texts: [Text; TextKey::NAMES.len()],
    pub lists: [Run; ListKey::NAMES.len()],
    pub links: Run,
    pub see_also: Run,
    pub sources: Run,
}

/// The keys of an entry that have a text. A new one is added here, twice; data files may use it then.
#[derive(Clone, Copy, Debug)]
pub enum TextKey {
    Code,
    Status,
    Section,
    Description,
    Since,
    Retired,
    History,
}

impl TextKey {
    /// The names in data files, in the order above.
    pub const NAMES: [&str; 7] = ["code", "status", "section", "description", "since", "retired", "history"];
}

/// The keys of an entry that have a list of texts.
#[derive(Clone, Copy, Debug)]
pub enum ListKey {
    Causes,
    Resolution,
    Aliases,
}

impl ListKey {
    /// The names in data files, in the order above.
    pub const NAMES: [&str; 3] = ["causes", "resolution", "aliases"];
}

/// One table: its entries, its sources, and what finding and exports go by.
#[derive(Clone, Copy, Debug)]
pub struct TableRecord {
    pub id: Text,
    pub title: Text,
    pub seen_in: Text,
    pub families: Run,
    pub cues: Run,
    pub log_fields: Run,
    pub sources: Run,
    pub entries: Run,
}

/// A page that rows come from.
#[derive(Clone, Copy, Debug)]
pub struct SourceRecord {
    pub title: Text,
    pub url: Text,
    pub as_of: Text,
}

/// A component and the prefixes that its status texts carry or carried.
#[derive(Clone, Copy, Debug)]
pub struct ComponentRecord {
    pub id: Text,
    pub name: Text,
    pub about: Text,
    pub prefixes: Run,
}

/// A name of an entry, by its place among its names. `bare` ones are without their prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameRecord {
    pub entry: u16,
    pub name: u8,
    pub bare: bool,
}

/// What is before a table's texts in windows and logs.
#[derive(Clone, Copy, Debug)]
pub struct CueRecord {
    pub table: u32,
    pub cue: Text,
    /// Whether sections of the table are of this field: only their entries come after it.
    pub has_section: bool,
}

/// A name that can be told from ordinary text, and its entry.
#[derive(Clone, Copy, Debug)]
pub struct TokenRecord {
    pub token: Text,
    pub entry: u32,
}

/// How the codes of a table begin, and the first bytes of that as a number, with the bits that count of a longer token's.
#[derive(Clone, Copy, Debug)]
pub struct FamilyRecord {
    pub family: Text,
    pub first: u64,
    pub mask: u64,
}

/// A word of the full text, the run of bytes that say where it stands, and how many entries have it in their names.
#[derive(Clone, Copy, Debug)]
pub struct WordRecord {
    pub word: Text,
    pub postings: Run,
    pub named: u32,
}

/// Words that people use, and what the tables say instead.
#[derive(Clone, Copy, Debug)]
pub struct TermRecord {
    pub said: Run,
    pub meant: Run,
}

/// Where in an entry a word is, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Code,
    Status,
    Alias,
    Component,
    Table,
    Description,
    Cause,
    Step,
    /// Its section, since when it is retired, what changed.
    Note,
}

impl Field {
    pub const ALL: [Field; 9] = [
        Field::Code,
        Field::Status,
        Field::Alias,
        Field::Component,
        Field::Table,
        Field::Description,
        Field::Cause,
        Field::Step,
        Field::Note,
    ];

    /// Whether it is one of the names that an entry goes by.
    pub fn is_name(self) -> bool {
        matches!(self, Field::Code | Field::Status | Field::Alias)
    }

    /// A posting in one number: the entry, and where in it.
    pub fn posting(self, entry: u32) -> u32 {
        entry * Self::ALL.len() as u32 + self as u32
    }

    /// The entry and the place that a posting names.
    pub fn of_posting(posting: u32) -> (u32, Field) {
        let fields = Self::ALL.len() as u32;
        (posting / fields, Self::ALL[(posting % fields) as usize])
    }
}

/// The first eight bytes of a text as a number, and the bits of it that so many bytes take.
pub fn first_bytes(text: &[u8]) -> (u64, u64) {
    let len = text.len().min(8);
    let mut first = [0; 8];
    first[..len].copy_from_slice(&text[..len]);
    (u64::from_le_bytes(first), u64::MAX >> (8 * (8 - len.max(1))))
}

/// Where a map's hash has its bit: the word, of so many, and the bit in it.
pub fn bit_of(hash: u64, words: usize) -> (usize, u64) {
    let bit = (hash >> 48) as usize % (64 * words);
    (bit / 64, 1 << (bit % 64))
}

/// Writes ascending numbers down as their steps, seven bits a byte, the high bit set where more follow.
pub fn packed(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut last = 0;
    for number in numbers {
        let mut step = number - last;
        last = number;
        while step >= 0x80 {
            bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        bytes.push(step as u8);
    }
    bytes
}

/// Reads them again.
pub fn unpacked(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut last = 0;
    let (mut step, mut bits) = (0, 0);
    bytes.iter().filter_map(move |&byte| {
        step |= u32::from(byte & 0x7f) << bits;
        bits += 7;
        (byte < 0x80).then(|| {
            last += std::mem::take(&mut step);
            bits = 0;
            last
        })
    })
}
