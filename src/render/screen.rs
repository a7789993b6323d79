//! What the output is shown on: its width, its colors, what else it can show.

use super::role::Role;
use crate::key;
use std::borrow::Cow;

/// What the output is shown on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// Columns to fit into; `None` for a pipe, where nothing wraps and nothing is cut.
    pub width: Option<usize>,
    /// Whether escape sequences for color may be written.
    pub color: bool,
    /// Whether escape sequences for links may be written.
    pub links: bool,
    /// Whether only ASCII may be drawn with: bars have a plain form.
    pub ascii: bool,
}

impl Screen {
    /// The text as the screen shows this role.
    pub fn paint<'t>(&self, role: Role, text: &'t str) -> Cow<'t, str> {
        if !self.color || role == Role::Plain || text.is_empty() {
            return text.into();
        }
        let style = role.style();
        format!("{style}{text}{style:#}").into()
    }

    /// The text with every word marked that was searched for; `marks` are folded words.
    pub fn marked<'t>(&self, text: &'t str, marks: &[&str]) -> Cow<'t, str> {
        if !self.color || marks.is_empty() {
            return text.into();
        }
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        let mut out = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| is_inside(c) != is_inside(first)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let is_marked = key::words(word).next().is_some_and(|word| marks.contains(&word.as_str()));
            out.push_str(&self.paint(if is_marked { Role::Mark } else { Role::Plain }, word));
            rest = after;
        }
        out.into()
    }
}
