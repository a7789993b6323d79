//! Lines that fit: prose breaks at spaces, and a word that fits on no line breaks after `_`, as codes do.

use textwrap::WordSeparator::AsciiSpace;
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_width::UnicodeWidthStr;

pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let words: Vec<Word> = AsciiSpace.find_words(text).flat_map(|word| fitting(word, width)).collect();
    let line = |words: &[Word]| {
        let line: String = words.iter().flat_map(|word| [word.word, word.whitespace]).collect();
        line.trim_end().to_owned()
    };
    wrap_first_fit(&words, &[width as f64]).into_iter().map(line).collect()
}

/// How many columns a text takes; most text is plain ASCII, where counting bytes tells.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

fn fitting(word: Word<'_>, width: usize) -> Vec<Word<'_>> {
    let mut pieces: Vec<Word> = broken(word.word, width).into_iter().map(Word::from).collect();
    pieces.last_mut().into_iter().for_each(|last| last.whitespace = word.whitespace);
    pieces
}

/// A word in pieces of at most `room` columns: after a `_` or other punctuation where there is one, else anywhere. Never empty.
pub fn broken(word: &str, room: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while width(rest) > room {
        let fits = end_of(rest, room);
        let end = rest[..fits].rfind(['_', '-', '/', '.', ':']).map_or(fits, |at| at + 1);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// Where the characters end that fit; after the first at least, or nothing would ever fit.
fn end_of(text: &str, room: usize) -> usize {
    let mut taken = 0;
    let is_over = |&(_, c): &(usize, char)| {
        taken += width(c.encode_utf8(&mut [0; 4]));
        taken > room
    };
    let end = text.char_indices().find(is_over).map_or(text.len(), |(at, _)| at);
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, expected: &[&str]) {
        assert_eq!(wrapped(text, width), expected, "{text:?} in {width}");
    }

    #[test]
    fn prose_breaks_at_spaces_and_loses_nothing_else() {
        check("one two three", 8, &["one two", "three"]);
        check("one  two", 20, &["one  two"]);
        check("", 8, &[""]);
    }

    #[test]
    fn a_code_moves_to_the_next_line_whole_where_it_fits_there() {
        check("the code AB_CD_EF", 10, &["the code", "AB_CD_EF"]);
    }

    #[test]
    fn a_code_that_fits_on_no_line_breaks_after_an_underscore() {
        check("AB_CD_EF is it", 6, &["AB_CD_", "EF is", "it"]);
        check("ABCDEF_GH", 4, &["ABCD", "EF_", "GH"]);
        check("https://x.example/abc", 10, &["https://x.", "example/", "abc"]);
    }

    #[test]
    fn wide_characters_count_as_they_are_shown() {
        check("日本語日本語", 4, &["日本", "語日", "本語"]);
        check("日本", 1, &["日", "本"]);
    }
}
