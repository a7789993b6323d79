//! Promises of the whole, one topic a file. A file that runs the program needs the feature `cli`.

mod any_text;
mod build_script;
mod catalog;
#[cfg(feature = "cli")]
mod command_line;
#[cfg(feature = "cli")]
mod completions;
#[cfg(feature = "cli")]
mod contract;
mod counter;
#[cfg(feature = "cli")]
mod export;
mod files;
#[cfg(feature = "cli")]
mod hostile;
mod house;
mod layering;
mod lookup;
#[cfg(feature = "cli")]
mod man;
mod naive;
#[cfg(all(unix, feature = "cli"))]
mod pager;
mod pasted;
#[cfg(feature = "cli")]
mod program;
mod public_api;
#[cfg(feature = "cli")]
mod scan;
#[cfg(all(unix, feature = "cli"))]
mod shells;
mod silence;
#[cfg(feature = "cli")]
mod streams;
#[cfg(feature = "cli")]
mod transcripts;
#[cfg(feature = "cli")]
mod width;
