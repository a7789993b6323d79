//! Cards: a record at length, wrapped to the screen with hanging indents; in a pipe nothing is wrapped.

use super::role::Role;
use super::screen::Screen;
use super::wrap::wrapped;
use super::{Footer, Record, Renderer, clean};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Narrower than this, a card overflows rather than break into pieces.
const NARROWEST: usize = 24;
/// Wider than this, prose is hard to read.
const WIDEST: usize = 100;
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

    /// The card's first line: a name and what is said of it in a few words, below it where the line is too short.
    pub fn title(&mut self, name: &str, facts: &[(Role, &str)]) {
        let name = clean::line(name);
        let whole = facts.iter().fold(name.width(), |sum, (_, fact)| sum + 2 + fact.width());
        let fits = self.width().is_none_or(|width| whole <= width);
        if fits {
            self.text.push_str(&self.screen.paint(Role::Strong, &name));
        } else {
            self.strong(&name);
        }
        for (number, (role, fact)) in facts.iter().enumerate() {
            self.text.push_str(if fits || number > 0 { "  " } else { "" });
            self.text.push_str(&self.screen.paint(*role, fact));
        }
        if fits || !facts.is_empty() {
            self.gap();
        }
    }

    /// Text that must be read.
    pub fn strong(&mut self, text: &str) {
        self.wrap(Role::Strong, "", text);
    }

    /// A remark that must not be missed.
    pub fn warning(&mut self, text: &str) {
        self.wrap(Role::Warning, "", text);
    }

    /// A heading of a part of the card.
    pub fn heading(&mut self, role: Role, text: &str) {
        self.wrap(role, "  ", text);
    }

    /// Text after a lead (`1. `), wrapped, with its further lines below its first.
    pub fn item(&mut self, lead: &str, text: &str) {
        self.wrap(Role::Plain, lead, text);
    }

    /// Text in which words that were searched for are marked.
    pub fn marked(&mut self, lead: &str, text: &str, marks: &[&str]) {
        let screen = self.screen;
        self.lines(lead.width(), lead, &clean::line(text), |line| screen.marked(line, marks));
    }

    /// A label and what it says, in two columns: what may be missed.
    pub fn field(&mut self, label: &str, text: &str) {
        self.wrap(Role::Dim, &labeled(label), text);
    }

    /// A label and a page to read, which is a link where the terminal has links. An address is never broken.
    pub fn link(&mut self, label: &str, title: &str, url: &str) {
        let lead = labeled(label);
        let whole = [title, " <", url, ">"].concat();
        let screen = self.screen;
        if screen.links {
            self.lines(INDENT, &screen.paint(Role::Dim, &lead), title, |line| {
                screen.link(&screen.paint(Role::Dim, line), url)
            });
        } else if self.width().is_none_or(|width| INDENT + whole.width() <= width) {
            self.text.extend([&screen.paint(Role::Dim, &[&lead, whole.as_str()].concat()), "\n"]);
        } else {
            self.wrap(Role::Dim, &lead, title);
            let indent = if self.width().is_some_and(|width| INDENT + url.width() <= width) { INDENT } else { 2 };
            self.text.extend([&" ".repeat(indent), &screen.paint(Role::Dim, url), "\n"]);
        }
    }

    fn wrap(&mut self, role: Role, lead: &str, text: &str) {
        let screen = self.screen;
        let column = lead.width();
        let lead = if role == Role::Dim { screen.paint(role, lead) } else { lead.to_owned() };
        self.lines(column, &lead, &clean::line(text), |line| screen.paint(role, line));
    }

    /// Adds text after a lead, its further lines at the same column.
    fn lines(&mut self, column: usize, lead: &str, text: &str, paint: impl Fn(&str) -> String) {
        self.text.push_str(lead);
        let Some(width) = self.width() else {
            return self.text.extend([&paint(text), "\n"]);
        };
        for (number, line) in wrapped(text, width.saturating_sub(column).max(NARROWEST / 2)).iter().enumerate() {
            if number > 0 {
                self.text.extend(std::iter::repeat_n(' ', column));
            }
            self.text.extend([&paint(line), "\n"]);
        }
    }

    /// The columns that a line may take.
    fn width(&self) -> Option<usize> {
        self.screen.width.map(|width| width.clamp(NARROWEST, WIDEST))
    }
}

/// A label in the width of the first column.
fn labeled(label: &str) -> String {
    format!("  {label:width$}", width = INDENT - 2)
}
