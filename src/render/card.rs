//! A record at length, as blocks that `text` and `document` each show in their own way.

use super::role::Role;
use std::borrow::Cow;

/// Most of a card is in the tables as it is.
type Words = Cow<'static, str>;

/// A card in the making.
#[derive(Clone, Debug, Default)]
pub struct Card {
    pub(super) blocks: Vec<Block>,
    pub(super) marks: Vec<&'static str>,
}

/// A part of a card, on lines of its own.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A name, and what is said of it in a few words.
    Title(Words, Vec<(Role, &'static str)>),
    /// Text in one role.
    Text(Role, Words),
    /// A heading of what follows.
    Heading(Role, &'static str),
    /// Text after a lead: `1. `, `- ` or the spaces that it begins with.
    Item(Words, Words),
    /// A label and what it says: what may be missed.
    Field(&'static str, Words),
    /// A label and a page to read: its title and its address.
    Link(&'static str, Words, &'static str),
    /// An empty line.
    Gap,
}

impl Card {
    /// Whether nothing is on the card yet.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Marks these folded words, which were searched for, in all items.
    pub fn mark(&mut self, words: &[&'static str]) {
        self.marks = words.to_vec();
    }

    /// The card's first line: a name and what is said of it in a few words.
    pub fn title(&mut self, name: impl Into<Words>, facts: Vec<(Role, &'static str)>) {
        self.blocks.push(Block::Title(name.into(), facts));
    }

    /// Text that must be read.
    pub fn strong(&mut self, text: impl Into<Words>) {
        self.blocks.push(Block::Text(Role::Strong, text.into()));
    }

    /// A remark that must not be missed.
    pub fn warning(&mut self, text: impl Into<Words>) {
        self.blocks.push(Block::Text(Role::Warning, text.into()));
    }

    /// A heading of a part of the card.
    pub fn heading(&mut self, role: Role, text: &'static str) {
        self.blocks.push(Block::Heading(role, text));
    }

    /// Text after a lead (`1. `), with its further lines below its first.
    pub fn item(&mut self, lead: impl Into<Words>, text: impl Into<Words>) {
        self.blocks.push(Block::Item(lead.into(), text.into()));
    }

    /// A label and what it says, in two columns: what may be missed.
    pub fn field(&mut self, label: &'static str, text: impl Into<Words>) {
        self.blocks.push(Block::Field(label, text.into()));
    }

    /// A label and a page to read.
    pub fn link(&mut self, label: &'static str, title: impl Into<Words>, url: &'static str) {
        self.blocks.push(Block::Link(label, title.into(), url));
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }
}
