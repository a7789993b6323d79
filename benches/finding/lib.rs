//! The keys of all codes, once, four and sixteen times: what the benchmark of maps compares.

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
