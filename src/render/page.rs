//! What the output may look like: its width, its colors, whether links can be clicked.

use crate::record::Kind;
use anstyle::{AnsiColor, Style};

/// Where the output goes, as far as its looks depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page {
    /// Columns to fit into; `None` for a pipe, where nothing wraps and nothing is cut.
    pub width: Option<usize>,
    /// Whether escape sequences for color may be written.
    pub color: bool,
    /// Whether escape sequences for links may be written.
    pub links: bool,
}

/// The part that a piece of text plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code or name, colored by its kind.
    Name(Kind),
    /// A heading or label.
    Label,
    /// A word that was searched for.
    Mark,
}

impl Page {
    /// The text as the page shows this role.
    pub fn paint(&self, role: Role, text: &str) -> String {
        if !self.color {
            return text.to_owned();
        }
        let style = match role {
            Role::Name(Kind::Error) => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Role::Name(Kind::Info) => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            Role::Name(Kind::PolicyBlock) => Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
            Role::Label => Style::new().bold(),
            Role::Mark => Style::new().underline().bold(),
        };
        format!("{style}{text}{style:#}")
    }

    /// A title that leads to an address where the terminal can, else the title and the address.
    pub fn link(&self, title: &str, url: &str) -> String {
        if self.links {
            format!("\u{1b}]8;;{url}\u{1b}\\{title}\u{1b}]8;;\u{1b}\\")
        } else {
            format!("{title} <{url}>")
        }
    }
}
