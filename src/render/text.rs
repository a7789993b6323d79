//! Cards: a record at length, wrapped to the screen with hanging indents; in a pipe nothing is wrapped.

use super::screen::{Role, Screen};
use super::{Footer, Record, Renderer, clean};
use std::io::{self, Write};

/// Narrower than this, a card overflows rather than break into pieces.
const NARROWEST: usize = 24;
/// Where the second column of a card's fields begins.
const INDENT: usize = 14;

/// Cards with an empty line between them.
pub struct Cards {
    screen: Screen,
    any: bool,
}

impl Cards {
    pub fn new(screen: Screen) -> Cards {
        Cards { screen, any: false }
    }
}

impl Renderer for Cards {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card { screen: self.screen, text: String::new() };
        record.card(&mut card);
        if self.any && !card.text.is_empty() {
            out.write_all(b"\n")?;
        }
        self.any |= !card.text.is_empty();
        out.write_all(card.text.as_bytes())
    }

    fn finish(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finish_with(&mut self, footer: &dyn Footer, out: &mut dyn Write) -> io::Result<()> {
        Card::footer(footer, self.screen, self.any, out)
    }
}

/// A card in the making.
pub struct Card {
    screen: Screen,
    text: String,
}

impl Card {
    /// Writes what follows the records, with an empty line between.
    pub(super) fn footer(footer: &dyn Footer, screen: Screen, any: bool, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card { screen, text: String::new() };
        footer.card(&mut card);
        if any && !card.is_empty() {
            out.write_all(b"\n")?;
        }
        out.write_all(card.text.as_bytes())
    }

    /// Whether nothing is on the card yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The card's first line: a name and what is said of it, neither wrapped.
    pub fn title(&mut self, role: Role, name: &str, what: &str) {
        self.painted(role, &clean::line(name));
        self.text.push_str(if what.is_empty() { "" } else { "  " });
        self.painted(role, what);
        self.gap();
    }

    /// A heading of a part of the card.
    pub fn heading(&mut self, text: &str) {
        self.text.push_str("  ");
        self.painted(Role::Label, text);
        self.gap();
    }

    /// Text after a lead (`1. `), wrapped, with its further lines below its first.
    pub fn item(&mut self, lead: &str, text: &str) {
        self.text.push_str(lead);
        self.wrapped(lead.len(), &clean::line(text));
    }

    /// Text in which words that were searched for are marked.
    pub fn marked(&mut self, lead: &str, text: &str, marks: &[&str]) {
        if marks.is_empty() || !self.screen.color {
            return self.item(lead, text);
        }
        self.text.push_str(lead);
        self.wrapped(lead.len(), &self.screen.marked(&clean::line(text), marks));
    }

    /// A label and what it says, in two columns.
    pub fn field(&mut self, label: &str, text: &str) {
        self.label(label);
        self.wrapped(INDENT, &clean::line(text));
    }

    /// A label and a page to read, which is a link where the terminal has links.
    pub fn link(&mut self, label: &str, title: &str, url: &str) {
        self.label(label);
        if self.screen.links {
            self.text.push_str(&self.screen.link(title, url));
            self.gap();
        } else {
            self.wrapped(INDENT, &[title, " <", url, ">"].concat());
        }
    }

    fn label(&mut self, label: &str) {
        self.text.push_str("  ");
        self.painted(Role::Label, label);
        self.text.extend(std::iter::repeat_n(' ', INDENT.saturating_sub(2 + label.len())));
    }

    fn painted(&mut self, role: Role, text: &str) {
        if self.screen.color {
            self.text.push_str(&self.screen.paint(role, text));
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds text at a column, its further lines at the same column.
    fn wrapped(&mut self, column: usize, text: &str) {
        let Some(width) = self.screen.width.map(|width| width.max(NARROWEST)) else {
            self.text.push_str(text);
            return self.gap();
        };
        let options = textwrap::Options::new(width.saturating_sub(column).max(NARROWEST / 2))
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for (number, line) in textwrap::wrap(text, options).iter().enumerate() {
            if number > 0 {
                self.text.extend(std::iter::repeat_n(' ', column));
            }
            self.text.push_str(line);
            self.gap();
        }
    }
}
