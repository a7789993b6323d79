//! What `zcodes scan` makes of compressed files, of UTF-16, and of what is broken.

use super::{LOG, json, scan, written};
use crate::program::text;
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A zstd frame of a few bytes as they are: what it says of itself, and what it contains.
fn frame(header: &[u8], text: &[u8]) -> Vec<u8> {
    let block = (8 * text.len() as u32 + 1).to_le_bytes();
    [b"\x28\xb5\x2f\xfd", header, &block[..3], text].concat()
}

/// Checks that a file is refused with these words, and that so many codes of it count.
fn check_broken(bytes: &[u8], words: &str, codes: u64) {
    let file = written(&format!("broken-{}-{}", words.len(), bytes.len()), bytes);
    let output = scan(&[&file, "--format", "json"], b"");
    let message = text(output.stderr);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains(&file) && message.contains(words), "{words}: {message}");
    assert!(!message.contains("Error") && !message.contains("Some("), "no Rust: {message}");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(found["totals"]["codes"], codes, "{words}");
}

#[test]
fn compressed_files_are_known_by_their_bytes() {
    let plain = json(&[], LOG.as_bytes());
    for bytes in [gzip(LOG.as_bytes()), zstd(LOG.as_bytes()), frame(&[0x20, LOG.len() as u8], LOG.as_bytes())] {
        let file = written("named.log", &bytes);
        assert_eq!(json(&[&file], b"")["totals"], plain["totals"]);
        assert_eq!(json(&["-"], &bytes)["totals"], plain["totals"]);
    }
    let (member, code) = (gzip(LOG.as_bytes()), gzip(b"BRK_MT_TERMINATED"));
    let frames = [zstd(LOG.as_bytes()), b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"BRK_MT_TERMINATED")].concat();
    for bytes in [[member, code].concat(), frames] {
        for zeros in [0, 1, 2, 513] {
            assert_eq!(json(&[], &[bytes.clone(), vec![0; zeros]].concat())["totals"]["codes"], 4);
        }
    }
}

#[test]
fn what_is_cut_off_or_corrupt_is_named_and_what_came_before_counts() {
    let log = LOG.as_bytes();
    let mut wrong_checksum = zstd(log);
    *wrong_checksum.last_mut().expect("it is not empty") ^= 1;
    check_broken(&wrong_checksum, "wrong checksum", 3);
    let whole = zstd(log);
    check_broken(&whole[..whole.len() - 2], "the zstd file ends too early", 3);
    check_broken(&[zstd(log), b"\x50\x2a\x4d\x18\x09\0\0\0abc".to_vec()].concat(), "the zstd file ends too early", 3);
    check_broken(&frame(&[0x20, LOG.len() as u8 + 1], log), "not as long as it says", 3);
    check_broken(&frame(&[0x21, 7, LOG.len() as u8], log), "needs the dictionary 7", 0);
    check_broken(&[zstd(log), b"\0\0\0\0\0more".to_vec()].concat(), "other bytes follow the zstd data", 3);
    check_broken(&[zstd(log), b"x".to_vec()].concat(), "other bytes follow the zstd data", 3);
    check_broken(&[gzip(log), b"\0\0more".to_vec()].concat(), "other bytes follow the gzip data", 3);
    check_broken(&gzip(log)[..gzip(log).len() - 3], "the gzip file ends too early", 3);
    check_broken(b"\x1f\x8bno", "the gzip file", 0);
}

#[test]
fn no_text_of_a_zstd_file_that_is_cut_off_is_lost() {
    // Ten blocks as they are, and the beginning of another, in a frame whose window is larger than all.
    let block = LOG.repeat(1000);
    let header = (8 * block.len() as u32).to_le_bytes();
    let mut bytes = b"\x28\xb5\x2f\xfd\0\x68".to_vec();
    for _ in 0..10 {
        bytes.extend([&header[..3], block.as_bytes()].concat());
    }
    check_broken(&[&bytes, &header[..3], b"BRK"].concat(), "ends too early", 30_000);
}

#[test]
fn utf_16_is_read_with_and_without_a_byte_order_mark() {
    let plain = json(&[], LOG.as_bytes());
    for mark in ["", "\u{feff}"] {
        let text = mark.to_owned() + LOG;
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [gzip(&little), zstd(&big), little, big] {
            assert_eq!(json(&[], &bytes)["totals"], plain["totals"]);
            let file = written("utf16.log", &bytes);
            assert_eq!(json(&[&file], b""), json(&[&file, "--threads", "3"], b""));
        }
    }
}

#[test]
fn other_forms_are_named_with_the_command_that_unpacks_them() {
    for (bytes, name, command) in [
        (&b"\xfd7zXZ\0\0"[..], "xz", "xz -dc FILE | zcodes scan"),
        (b"BZh91AY&SY", "bzip2", "bzip2 -dc FILE | zcodes scan"),
        (b"\x04\x22\x4d\x18x", "lz4", "lz4 -dc FILE | zcodes scan"),
        (b"PK\x03\x04x", "zip", "unzip -p FILE | zcodes scan"),
    ] {
        check_broken(bytes, &format!("is {name}, which is not read; unpack it: {command}"), 0);
        assert_eq!(scan(&["--annotate"], bytes).status.code(), Some(2));
    }
}
