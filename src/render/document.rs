//! Markdown at length: a section per record, for a runbook or a ticket.

use super::card::{Block, Card};
use super::markdown::{escaped, name};
use super::{Record, Renderer};
use std::io::{self, Write};

/// Sections with an empty line between them.
#[derive(Default)]
pub struct Document {
    any: bool,
}

impl Renderer for Document {
    fn record(&mut self, record: &dyn Record, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card::default();
        record.card(&mut card);
        if card.is_empty() {
            return Ok(());
        }
        let before = if std::mem::replace(&mut self.any, true) { "\n" } else { "" };
        write!(out, "{before}{}", section(&card))
    }
}

/// A card as Markdown. Items of one list follow each other line by line, other blocks have an empty line between them.
fn section(card: &Card) -> String {
    let mut text = String::new();
    let mut was_item = false;
    for block in &card.blocks {
        let (is_item, line) = match block {
            Block::Gap => {
                was_item = false;
                continue;
            }
            Block::Title(title, facts) if facts.is_empty() => (false, format!("## {}", name(title))),
            Block::Title(title, facts) => {
                let facts: Vec<&str> = facts.iter().map(|&(_, fact)| fact).collect();
                (false, format!("## {}\n\n*{}*", name(title), facts.join(", ")))
            }
            Block::Text(_, words) => (false, format!("**{}**", escaped(words))),
            Block::Heading(_, words) => (false, format!("### {words}")),
            Block::Item(lead, words) => {
                (!lead.trim().is_empty(), format!("{}{}", lead.trim_start(), paragraph(escaped(words))))
            }
            Block::Field(label, words) => (true, format!("- {label}: {}", escaped(words))),
            Block::Link(label, title, url) => {
                (true, format!("- {label}: [{}]({})", escaped(title), url.replace(')', "%29")))
            }
        };
        if !text.is_empty() {
            text.push_str(if is_item && was_item { "\n" } else { "\n\n" });
        }
        text.push_str(&line);
        was_item = is_item;
    }
    text + "\n"
}

/// The text with what would begin a heading or a list escaped.
fn paragraph(text: String) -> String {
    let is_markup = text.starts_with(['#', '-', '+']) || {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.len() && rest.starts_with(['.', ')'])
    };
    if is_markup { format!("\\{text}") } else { text }
}
