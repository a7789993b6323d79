//! What the bytes of a log are, told by the first of them, whatever its name.

use std::io::{self, Cursor, ErrorKind, Read};

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Plain,
    Gzip,
    Zstd,
    Utf16(ByteOrder),
    /// What is not read: its name, and the command that makes text of a file.
    Other(&'static str, &'static str),
}

/// Which byte of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
}

/// How files of a form begin; of the first byte, only the bits of the mask count.
const SIGNATURES: [(u8, &[u8], Form); 12] = [
    (0xff, b"\x1f\x8b", Form::Gzip),
    (0xff, b"\x28\xb5\x2f\xfd", Form::Zstd),
    // A frame to skip, where several threads have compressed.
    (0xf0, b"\x50\x2a\x4d\x18", Form::Zstd),
    (0xff, b"\xfd7zXZ\0", Form::Other("xz", "xz -dc")),
    (0xff, b"BZh91AY&SY", Form::Other("bzip2", "bzip2 -dc")),
    (0xff, b"\x04\x22\x4d\x18", Form::Other("lz4", "lz4 -dc")),
    (0xff, b"PK\x03\x04", Form::Other("zip", "unzip -p")),
    (0xff, b"7z\xbc\xaf\x27\x1c", Form::Other("7z", "7z x -so")),
    (0xff, b"\xff\xfe\0\0", Form::Other("UTF-32", "iconv -f UTF-32 -t UTF-8")),
    (0xff, b"\0\0\xfe\xff", Form::Other("UTF-32", "iconv -f UTF-32 -t UTF-8")),
    (0xff, b"\xff\xfe", Form::Utf16(ByteOrder::Little)),
    (0xff, b"\xfe\xff", Form::Utf16(ByteOrder::Big)),
];

impl Form {
    /// Tells the form, and gives the bytes back whole. Reads no byte more than needed: someone may be waiting for the
    /// answer to a short first line.
    pub fn of<R: Read>(mut bytes: R) -> io::Result<(Form, impl Read)> {
        let mut head = Vec::new();
        let form = loop {
            if let Some(form) = Form::of_head(&head, false) {
                break form;
            }
            let mut next = [0];
            match bytes.read(&mut next) {
                Ok(0) => break Form::of_head(&head, true).unwrap_or(Form::Plain),
                Ok(_) => head.push(next[0]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        Ok((form, Cursor::new(head).chain(bytes)))
    }

    /// The form of bytes that begin so; `None` where it takes more to tell.
    fn of_head(head: &[u8], is_all: bool) -> Option<Form> {
        let may_be = |&&(mask, signature, _): &&(u8, &[u8], Form)| {
            let len = head.len().min(signature.len());
            let first = head.first().is_none_or(|first| first & mask == signature[0] & mask);
            first && head.get(1..len).unwrap_or_default() == signature.get(1..len).unwrap_or_default()
        };
        // Those that are whole and those that may still be: the longest comes first in the list.
        let found = SIGNATURES.iter().filter(may_be).find(|(_, signature, _)| !is_all || head.len() >= signature.len());
        if let Some(&(_, signature, form)) = found {
            return (head.len() >= signature.len()).then_some(form);
        }
        // UTF-16 without a byte order mark: every other byte of ASCII is zero.
        let is_zero: Vec<bool> = head.iter().map(|&byte| byte == 0).collect();
        for (zeros, order) in [([false, true], ByteOrder::Little), ([true, false], ByteOrder::Big)] {
            let zeros = [zeros, zeros].concat();
            if zeros == is_zero {
                return Some(Form::Utf16(order));
            }
            if !is_all && zeros.starts_with(&is_zero) && head != b"\n" {
                return None;
            }
        }
        Some(Form::Plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Form) {
        let (form, mut rest) = Form::of(bytes).expect("memory can be read");
        let mut back = Vec::new();
        rest.read_to_end(&mut back).expect("memory can be read");
        assert_eq!((form, back.as_slice()), (expected, bytes), "{bytes:?}");
    }

    #[test]
    fn forms_are_told_by_their_first_bytes() {
        for (_, signature, form) in SIGNATURES {
            check(&[signature, b"xyz"].concat(), form);
            check(signature, form);
        }
        check(b"\x5a\x2a\x4d\x18", Form::Zstd);
        check(b"a\0b\0", Form::Utf16(ByteOrder::Little));
        check(b"\0a\0b", Form::Utf16(ByteOrder::Big));
    }

    #[test]
    fn what_only_begins_like_one_is_plain() {
        for (_, signature, _) in SIGNATURES.iter().take(8) {
            for len in 0..signature.len() {
                check(&signature[..len], Form::Plain);
                check(&[&signature[..len], b" log"].concat(), Form::Plain);
            }
        }
        for bytes in [&b"\n"[..], b"a\0", b"\0", b"\0\0", b"a\0\0\0", b"BZh and so on", b"PK"] {
            check(bytes, Form::Plain);
        }
    }

    #[test]
    fn a_short_first_line_is_enough() {
        assert_eq!(Form::of_head(b"a\n", false), Some(Form::Plain));
        assert_eq!(Form::of_head(b"\n", false), Some(Form::Plain));
    }
}
