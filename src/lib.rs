//! What a Zscaler code or message means, and what to do now: the catalogue and the finding, without I/O.
//!
//! The tables are compiled in; nothing is read, allocated or relocated before it is asked for. Every answer says how
//! it was found, so that a guess can be told from an answer:
//!
//! ```
//! use zcodes::{MatchKind, find};
//!
//! let answer = find("se: connection request timed out");
//! assert_eq!(answer.kind(), Some(MatchKind::Status));
//!
//! let entry = answer.hits[0].entry;
//! assert_eq!(entry.code(), Some("BRK_MT_SETUP_TIMEOUT"));
//! assert_eq!(entry.component().name(), "Service Edge");
//! for step in entry.resolution() {
//!     println!("{step}");
//! }
//! ```
//!
//! | to | call |
//! |---|---|
//! | find a code, status text or earlier name, exactly | [`lookup`] |
//! | find out what was pasted, guesses and all | [`find`] |
//! | name the nearest of what was meant | [`suggest`] |
//! | find entries by what they say | [`search`] |
//! | find codes, texts and numbers in a longer text | [`occurrences`] |
//! | find codes in logs | [`scan`], [`Counter`] |
//! | read the tables | [`entries`], [`tables`], [`table`], [`components`], [`component`], [`as_of`] |
//!
//! The feature `serde` makes entries serializable, with the keys of the program's JSON:
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! let json = serde_json::to_value(zcodes::lookup("-8")[0].entry).unwrap();
//! assert_eq!(json["component"], "CLT");
//! # }
//! ```
//!
//! The feature `cli` (default) is for the program alone. Without both the crate depends on phf, strsim and memchr.

mod catalog;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(test)]
mod dataset;
mod embedded;
mod find;
mod hit;
mod key;
mod line;
mod lookup;
mod name;
mod numbers;
mod record;
#[cfg(feature = "cli")]
mod render;
mod scan;
mod search;
mod spelling;
mod suggest;
mod texts;

pub use catalog::{
    Component, Entry, Link, Source, Table, VERSION, as_of, component, components, entries, table, tables,
};
pub use embedded::{Occurrence, occurrences};
pub use find::find;
pub use hit::{Answer, Hit, MatchKind};
pub use lookup::lookup;
pub use record::{Action, Kind, UnknownId};
pub use scan::{Counter, Counts, EntryCount, LeftOut, Mention, UnknownCount, scan};
pub use search::{SearchAnswer, SearchHit, search};
pub use suggest::suggest;
