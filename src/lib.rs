//! What a Zscaler code or message means, and what to do now: the catalogue and the finding, without I/O.

mod catalog;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(test)]
mod dataset;
mod find;
mod hit;
mod key;
mod lookup;
mod numbers;
mod record;
#[cfg(feature = "cli")]
mod render;
mod scan;
mod search;
mod suggest;

pub use catalog::{Component, Entry, Link, Source, Table, components, entries, tables};
pub use find::find;
pub use hit::{Answer, Hit, Match};
pub use lookup::lookup;
pub use numbers::numbers;
pub use record::{Action, Kind};
pub use scan::{Mention, scan};
pub use search::{Found, Ranked, search};
pub use suggest::suggest;
