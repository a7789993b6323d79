//! UTF-16, as Windows PowerShell writes it, read as UTF-8.

use super::form::ByteOrder;
use std::io::{self, Read};

/// The text of UTF-16 bytes, without a byte order mark; what is no text becomes `U+FFFD`.
pub struct Utf16<R> {
    bytes: R,
    order: ByteOrder,
    /// Bytes of a character that is not complete.
    rest: Vec<u8>,
    text: io::Cursor<Vec<u8>>,
}

impl<R: Read> Utf16<R> {
    pub fn new(bytes: R, order: ByteOrder) -> Utf16<R> {
        Utf16 { bytes, order, rest: Vec::new(), text: io::Cursor::default() }
    }

    /// Decodes the next bytes; `false` at the end.
    fn decode(&mut self) -> io::Result<bool> {
        let mut buffer = [0; 1 << 13];
        let read = self.bytes.read(&mut buffer)?;
        self.rest.extend_from_slice(&buffer[..read]);
        let is_end = read == 0;
        let (pairs, odd) = self.rest.as_chunks();
        let unit = |&pair: &[u8; 2]| match self.order {
            ByteOrder::Little => u16::from_le_bytes(pair),
            ByteOrder::Big => u16::from_be_bytes(pair),
        };
        let mut units: Vec<u16> = pairs.iter().map(unit).collect();
        // The first half of a character waits for the second.
        let waits = !is_end && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit));
        units.truncate(units.len() - usize::from(waits));
        let mut text = String::from_utf16_lossy(&units).replace('\u{feff}', "");
        if is_end && !odd.is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        self.rest.drain(..if is_end { self.rest.len() } else { 2 * units.len() });
        self.text = io::Cursor::new(text.into_bytes());
        Ok(!is_end || !self.text.get_ref().is_empty())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.text.read(buffer)?;
            if read > 0 || buffer.is_empty() || !self.decode()? {
                return Ok(read);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_through_however_it_is_cut() {
        let text = "BRK_MT_\u{1f600}\r\nÄ";
        for order in [ByteOrder::Little, ByteOrder::Big] {
            let bytes = text.encode_utf16().flat_map(|unit| match order {
                ByteOrder::Little => unit.to_le_bytes(),
                ByteOrder::Big => unit.to_be_bytes(),
            });
            let bytes: Vec<u8> = bytes.collect();
            for cut in 0..bytes.len() {
                let mut read = String::new();
                let parts = bytes[..cut].chain(&bytes[cut..]);
                Utf16::new(parts, order).read_to_string(&mut read).expect("memory can be read");
                assert_eq!(read, text);
            }
        }
    }

    #[test]
    fn what_is_no_text_is_replaced() {
        let mut read = String::new();
        Utf16::new(&b"a\0\x00\xd8b\0c"[..], ByteOrder::Little).read_to_string(&mut read).expect("memory can be read");
        assert_eq!(read, "a\u{fffd}b\u{fffd}");
    }
}
