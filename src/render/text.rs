//! Cards for a reader, wrapped to the screen with hanging indents; in a pipe nothing is wrapped.

use super::card::{Block, Card};
use super::role::Role;
use super::screen::Screen;
use super::table::Grid;
use super::wrap::{width, wrapped};
use super::{Record, Renderer, clean, entry};
use std::borrow::Cow;
use std::io::{self, Write};

/// Narrower than this, a card overflows rather than break into pieces.
const NARROWEST: usize = 24;
/// Wider than this, prose is hard to read.
const WIDEST: usize = 100;
/// What is before the second column of a card's fields where the first is empty.
const NO_LABEL: &str = "              ";
/// Where the second column begins.
const INDENT: usize = NO_LABEL.len();

/// Cards with an empty line between them.
pub struct Cards {
    screen: Screen,
    any: bool,
}

impl Cards {
    pub fn new(screen: Screen) -> Cards {
        Cards { screen, any: false }
    }

    /// Writes a card, with an empty line before it where something stands there.
    fn write(&mut self, card: &Card, out: &mut dyn Write) -> io::Result<()> {
        if card.is_empty() {
            return Ok(());
        }
        if std::mem::replace(&mut self.any, true) {
            out.write_all(b"\n")?;
        }
        out.write_all(shown(card, self.screen).as_bytes())
    }
}

impl Renderer for Cards {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card::default();
        let Some(overview) = record.overview() else {
            record.card(&mut card);
            return self.write(&card, out);
        };
        card.item("", overview.sentence);
        card.gap();
        self.write(&card, out)?;
        let mut grid = Grid::new(self.screen, entry::COLUMNS.to_vec());
        overview.rows.into_iter().for_each(|row| grid.push(row));
        out.write_all(grid.text().as_bytes())
    }

    fn finish(&mut self, footer: &Card, out: &mut dyn Write) -> io::Result<()> {
        self.write(footer, out)
    }
}

/// A card as the screen shows it.
pub fn shown(card: &Card, screen: Screen) -> String {
    let mut text = CardText { screen, text: String::with_capacity(2048) };
    let mut last_label = "";
    for block in &card.blocks {
        // A label stands once above what it names.
        let mut label_of =
            |label: &'static str| labeled(if std::mem::replace(&mut last_label, label) == label { "" } else { label });
        match block {
            Block::Title(name, facts) => text.title(&clean::line(name), facts),
            Block::Text(Role::Warning, words) => text.warning(&clean::line(words)),
            Block::Text(role, words) => text.wrap(*role, "", words),
            Block::Heading(role, words) => text.wrap(*role, "  ", words),
            Block::Item(lead, words) => {
                text.lines(width(lead), lead, &clean::line(words), |line| screen.marked(line, &card.marks));
            }
            Block::Field(label, words) => text.wrap(Role::Dim, &label_of(label), words),
            Block::Link(label, title, url) => text.link(&label_of(label), title, url),
            Block::Gap => text.text.push('\n'),
        }
    }
    text.text
}

/// A card as text, in the making.
struct CardText {
    screen: Screen,
    text: String,
}

impl CardText {
    /// A name and what is said of it, which goes below where the line is too short.
    fn title(&mut self, name: &str, facts: &[(Role, &str)]) {
        let whole = || facts.iter().fold(width(name), |sum, (_, fact)| sum + 2 + width(fact));
        let mut parts: &[(Role, &str)] = &[&[(Role::Strong, name)], facts].concat();
        if self.width().is_some_and(|width| whole() > width) {
            self.wrap(Role::Strong, "", name);
            parts = facts;
        }
        for (number, (role, part)) in parts.iter().enumerate() {
            self.text.extend([if number > 0 { "  " } else { "" }, &self.screen.paint(*role, part)]);
        }
        if !parts.is_empty() {
            self.text.push('\n');
        }
    }

    /// A remark of which the word before the colon is colored: what must be read is in the default color.
    fn warning(&mut self, text: &str) {
        let screen = self.screen;
        let word = text.split_inclusive(':').next().unwrap_or_default();
        self.lines(0, "", text, |line| match line.strip_prefix(word) {
            Some(rest) => [screen.paint(Role::Warning, word), screen.paint(Role::Strong, rest)].concat().into(),
            None => screen.paint(Role::Strong, line),
        });
    }

    /// A page to read, which is a link where the terminal has links. An address is never broken.
    fn link(&mut self, lead: &str, title: &str, url: &str) {
        let screen = self.screen;
        let whole = [title, " <", url, ">"].concat();
        let fits = |columns: usize| self.width().is_none_or(|width| columns <= width);
        if screen.links {
            self.lines(INDENT, &screen.paint(Role::Dim, lead), title, |line| {
                let title = screen.paint(Role::Dim, line);
                format!("\u{1b}]8;;{url}\u{1b}\\{title}\u{1b}]8;;\u{1b}\\").into()
            });
        } else if fits(INDENT + width(&whole)) {
            self.text.extend([&*screen.paint(Role::Dim, &[lead, &whole].concat()), "\n"]);
        } else {
            let indent = if fits(INDENT + width(url)) { INDENT } else { 2 };
            self.wrap(Role::Dim, lead, title);
            self.text.extend([&" ".repeat(indent), &*screen.paint(Role::Dim, url), "\n"]);
        }
    }

    /// Adds text in one role, wrapped.
    fn wrap(&mut self, role: Role, lead: &str, text: &str) {
        let screen = self.screen;
        let column = width(lead);
        let lead = if role == Role::Dim { screen.paint(role, lead) } else { lead.into() };
        self.lines(column, &lead, &clean::line(text), |line| screen.paint(role, line));
    }

    /// Adds text after a lead, its further lines at the same column.
    fn lines(&mut self, column: usize, lead: &str, text: &str, paint: impl Fn(&str) -> Cow<str>) {
        self.text.push_str(lead);
        let Some(width) = self.width() else {
            return self.text.extend([&*paint(text), "\n"]);
        };
        for (number, line) in wrapped(text, width.saturating_sub(column).max(NARROWEST / 2)).iter().enumerate() {
            if number > 0 {
                self.text.extend(std::iter::repeat_n(' ', column));
            }
            self.text.extend([&*paint(line), "\n"]);
        }
    }

    /// The columns that a line may take.
    fn width(&self) -> Option<usize> {
        self.screen.width.map(|width| width.clamp(NARROWEST, WIDEST))
    }
}

/// A label in the width of the first column. Formatting it would be 1 % of a lookup.
fn labeled(label: &str) -> String {
    ["  ", label, &NO_LABEL[2 + label.len()..]].concat()
}
