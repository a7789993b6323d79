//! Cards: a record at length, wrapped to the page with hanging indents; in a pipe nothing is wrapped.

use super::page::{Page, Role};
use super::{Form, Record, clean};
use std::io::{self, Write};

/// Narrower than this, a card overflows rather than break into pieces.
const NARROWEST: usize = 24;

/// Cards with a blank line between them.
pub struct Text {
    page: Page,
    any: bool,
}

impl Text {
    pub fn new(page: Page) -> Text {
        Text { page, any: false }
    }
}

impl Form for Text {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card { page: self.page, text: String::new() };
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
}

/// A card in the making.
pub struct Card {
    page: Page,
    text: String,
}

impl Card {
    /// What the card is drawn for.
    pub fn page(&self) -> Page {
        self.page
    }

    /// Whether nothing is on the card yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A line that is not wrapped.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading of a part of the card.
    pub fn heading(&mut self, text: &str) {
        let heading = self.page.paint(Role::Label, text);
        self.line(&format!("  {heading}"));
    }

    /// Text behind a lead (`1. `), wrapped, with its further lines below its first.
    pub fn item(&mut self, lead: &str, text: &str) {
        self.wrapped(lead, lead.chars().count(), &clean::line(text), None);
    }

    /// A label and what it says, in two columns.
    pub fn field(&mut self, label: &str, text: &str) {
        let lead = format!("  {label:<12}");
        self.wrapped(&lead, 14, &clean::line(text), Some(label));
    }

    /// A label and a page to read.
    pub fn link(&mut self, label: &str, title: &str, url: &str) {
        if self.page.links {
            let link = self.page.link(title, url);
            let gap = " ".repeat(12_usize.saturating_sub(label.len()));
            self.line(&format!("  {}{gap}{link}", self.page.paint(Role::Label, label)));
        } else {
            self.field(label, &self.page.link(title, url));
        }
    }

    fn wrapped(&mut self, lead: &str, indent: usize, text: &str, label: Option<&str>) {
        let width = self.page.width.map(|width| width.max(NARROWEST));
        let start = self.text.len();
        match width {
            Some(width) => {
                let hang = " ".repeat(indent.min(width / 2));
                let options = textwrap::Options::new(width)
                    .initial_indent(lead)
                    .subsequent_indent(&hang)
                    .break_words(false)
                    .word_splitter(textwrap::WordSplitter::NoHyphenation);
                self.line(&textwrap::fill(text, options));
            }
            None => self.line(&format!("{lead}{text}")),
        }
        if let Some(label) = label.filter(|_| self.page.color) {
            let painted = self.page.paint(Role::Label, label);
            let line = self.text.split_off(start).replacen(label, &painted, 1);
            self.text.push_str(&line);
        }
    }
}
