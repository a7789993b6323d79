//! A text that comes in pieces, cut into blocks of whole lines, so that no code stands across two. Knows no code.

use super::LONGEST_TOKEN;
use super::tokens::{run_at_end, token_start};

/// A longer line is cut, in bytes. No code is lost there; a number in brackets may be.
pub const LONGEST_LINE: usize = 1 << 20;

/// Larger pieces are taken in parts, so that a line within one is never too long.
const PIECE: usize = 1 << 16;

/// What the pieces so far have left over.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// The line that has not ended yet.
    open: Vec<u8>,
}

impl Blocks {
    /// Takes the next piece and hands on the lines that are whole now.
    pub fn feed(&mut self, text: &[u8], mut each: impl FnMut(&[u8])) {
        for piece in text.chunks(PIECE) {
            let whole = memchr::memrchr(b'\n', piece).map_or(0, |last| last + 1);
            let (mut lines, rest) = piece.split_at(whole);
            if !self.open.is_empty()
                && let Some(end) = memchr::memchr(b'\n', lines)
            {
                self.keep(&lines[..=end], &mut each);
                self.finish(&mut each);
                lines = &lines[end + 1..];
            }
            if !lines.is_empty() {
                each(lines);
            }
            self.keep(rest, &mut each);
        }
    }

    /// Hands on what is left over.
    pub fn finish(&mut self, mut each: impl FnMut(&[u8])) {
        if !self.open.is_empty() {
            each(&self.open);
            self.open.clear();
        }
    }

    /// Adds to the open line. It is cut at the same places whatever the pieces are.
    fn keep(&mut self, mut piece: &[u8], mut each: impl FnMut(&[u8])) {
        while !piece.is_empty() {
            let fits = piece.len().min(LONGEST_LINE - self.open.len());
            self.open.extend_from_slice(&piece[..fits]);
            piece = &piece[fits..];
            if self.open.len() == LONGEST_LINE {
                self.cut(&mut each);
            }
        }
    }

    /// Hands the open line on, but for what may be the beginning of a code.
    fn cut(&mut self, mut each: impl FnMut(&[u8])) {
        let len = self.open.len();
        let run = len - run_at_end(&self.open);
        let token = token_start(&self.open, run..len);
        let is_overlong = len - token > LONGEST_TOKEN;
        let end = if is_overlong {
            len
        } else if token - run > 2 {
            token
        } else {
            // The digits may belong to an escape.
            run - usize::from(self.open[..run].ends_with(b"%"))
        };
        each(&self.open[..end]);
        self.open.drain(..end);
        if is_overlong {
            // What goes on from here is no code, as anything glued to this.
            self.open.push(b'_');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &[u8], piece: usize) -> Vec<Vec<u8>> {
        let (mut blocks, mut found) = (Blocks::default(), Vec::new());
        text.chunks(piece).for_each(|piece| blocks.feed(piece, |block| found.push(block.to_vec())));
        blocks.finish(|block| found.push(block.to_vec()));
        found
    }

    #[test]
    fn lines_are_whole_whatever_the_pieces() {
        let text = b"one\n\ntwo\nthree";
        for piece in 1..20 {
            let found = blocks(text, piece);
            assert_eq!(found.concat(), text);
            assert!(found.iter().rev().skip(1).all(|block| block.ends_with(b"\n")), "{piece}");
        }
    }

    #[test]
    fn a_line_too_long_is_cut_at_the_same_places_whatever_the_pieces() {
        let text = b"12 %22A_B,".repeat(LONGEST_LINE / 4);
        let found = blocks(&text, 1000);
        assert_eq!(found.concat(), text);
        assert!(found.len() > 2 && found.iter().all(|block| block.len() <= LONGEST_LINE));
        for piece in [1 << 12, 77_777, usize::MAX] {
            assert!(blocks(&text, piece) == found);
        }
    }

    #[test]
    fn a_cut_keeps_the_beginning_of_a_code_with_its_escape() {
        for (end, kept) in [("%2A_B", "%2A_B"), (" 5A_B", "5A_B"), (" 5555A_B", "A_B"), ("%", "%"), (" 55555", "")] {
            let text = [vec![b'x'; LONGEST_LINE - end.len()], end.as_bytes().to_vec()].concat();
            let last = blocks(&text, usize::MAX).into_iter().skip(1).collect::<Vec<_>>().concat();
            assert_eq!(String::from_utf8_lossy(&last), kept, "{end}");
        }
    }
}
