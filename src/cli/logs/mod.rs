//! Log files as the scan reads them: plain, compressed or from standard input; cut into parts for several threads.

mod counting;
mod parts;
mod progress;
mod source;
mod zstd;

pub use counting::{Counting, SMALLEST_PART, Scanned};
pub use source::Source;
