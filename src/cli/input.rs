//! Lines from standard input, one at a time, however long the input or a line is.

use std::io::{self, BufRead, Read};

/// The longest line that is read whole, in bytes; of a longer one only the beginning is.
pub const LONGEST_LINE: usize = 1 << 20;

/// A line as text; bytes that are not UTF-8 become `U+FFFD`.
pub struct InputLine {
    pub text: String,
    /// Whether the line went on beyond `LONGEST_LINE`.
    pub is_cut: bool,
}

/// The lines of standard input, as they come.
pub fn stdin_lines() -> impl Iterator<Item = io::Result<InputLine>> {
    lines(io::stdin().lock())
}

fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<InputLine>> {
    std::iter::from_fn(move || line(&mut input).transpose())
}

fn line(input: &mut impl BufRead) -> io::Result<Option<InputLine>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    let is_cut = bytes.len() > LONGEST_LINE && bytes.last() != Some(&b'\n');
    if is_cut {
        bytes.truncate(LONGEST_LINE);
        input.skip_until(b'\n')?;
    }
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    Ok(Some(InputLine { text: String::from_utf8_lossy(&bytes).into_owned(), is_cut }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_and_the_next_is_whole() {
        let input = [vec![b'a'; 3 * LONGEST_LINE], b"\nnext\r\n\xff".to_vec()].concat();
        let lines: Vec<InputLine> = lines(&input[..]).map(Result::unwrap).collect();
        assert_eq!((lines[0].text.len(), lines[0].is_cut), (LONGEST_LINE, true));
        assert_eq!((lines[1].text.as_str(), lines[1].is_cut), ("next", false));
        assert_eq!(lines[2].text, "\u{fffd}");
    }
}
