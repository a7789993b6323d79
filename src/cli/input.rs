//! Lines from standard input, one at a time, however long the input or a line is.

use super::logs::Log;
use std::io::{self, BufRead, BufReader, Read};

/// The longest line that is read whole, in bytes; of a longer one only the beginning is.
pub const LONGEST_LINE: usize = 1 << 20;

/// A line as text; bytes that are not UTF-8 become `U+FFFD`.
pub struct InputLine {
    pub text: String,
    pub number: u64,
    /// Whether the line went on beyond `LONGEST_LINE`.
    pub is_cut: bool,
    /// Whether more input is here already; else somebody may wait for the answer.
    pub is_followed: bool,
}

/// The lines of standard input, as they come, unpacked and decoded like a log. Those with nothing in them, and byte order
/// marks, are passed over.
pub fn stdin_lines() -> io::Result<impl Iterator<Item = io::Result<InputLine>>> {
    let stdin = |error| Log::Stdin.error(&error);
    Ok(lines(Log::Stdin.text().map_err(stdin)?).map(move |line| line.map_err(stdin)))
}

fn lines(input: impl Read) -> impl Iterator<Item = io::Result<InputLine>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let numbered = (1..).map_while(move |number| line(&mut input, number).transpose());
    numbered.filter(|line| !line.as_ref().is_ok_and(|line| line.text.trim().is_empty() && !line.is_cut))
}

fn line(input: &mut BufReader<impl Read>, number: u64) -> io::Result<Option<InputLine>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    let is_cut = bytes.len() > LONGEST_LINE && bytes.last() != Some(&b'\n');
    if is_cut {
        // What is cut may be the beginning of another name.
        bytes.truncate(bytes[..LONGEST_LINE].iter().rposition(u8::is_ascii_whitespace).unwrap_or(LONGEST_LINE));
        input.skip_until(b'\n')?;
    }
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    // Not only on the first line: files with one each may have been joined.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = String::from_utf8_lossy(text).into_owned();
    Ok(Some(InputLine { text, number, is_cut, is_followed: input.buffer().contains(&b'\n') }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_and_the_next_is_whole() {
        let input = [vec![b'a'; 3 * LONGEST_LINE], b"\nnext\r\n\xff\n".to_vec()].concat();
        let input = [input, vec![b' '; LONGEST_LINE - 4], b"ACCESS".to_vec()].concat();
        let lines: Vec<InputLine> = lines(&input[..]).map(Result::unwrap).collect();
        assert_eq!((lines[0].text.len(), lines[0].is_cut), (LONGEST_LINE, true));
        assert_eq!((lines[1].text.as_str(), lines[1].is_cut), ("next", false));
        assert_eq!(lines[2].text, "\u{fffd}");
        assert_eq!((lines[3].text.trim(), lines[3].is_cut), ("", true));
    }

    #[test]
    fn a_byte_order_mark_and_a_line_with_nothing_in_it_are_no_query() {
        let lines: Vec<_> =
            lines(&b"\xef\xbb\xbfone\n\n \t\r\n\xef\xbb\xbf\ntwo\xef\xbb\xbf"[..]).map(Result::unwrap).collect();
        let read: Vec<_> = lines.iter().map(|line| (line.number, line.text.as_str(), line.is_followed)).collect();
        assert_eq!(read, [(1, "one", true), (5, "two\u{feff}", false)]);
    }
}
