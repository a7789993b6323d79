//! Log files as the scan reads them: plain, compressed or from standard input; cut into parts for several threads.

mod counting;
mod form;
mod gzip;
mod log;
mod parts;
mod progress;
mod utf16;
mod zstd;

pub use counting::{Counting, SMALLEST_PART, Scanned};
pub use log::Log;

/// Bytes that are read at once: little enough to stay in the processor's own memory until they are counted.
pub const PIECE: usize = 1 << 16;
