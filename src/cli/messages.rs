//! What a person is told beside the results: notes and errors, on stderr, alike in words and color whoever speaks.

use super::options::OutputOptions;
use super::output;
use crate::catalog::Entry;
use crate::render::role::Role;
use crate::render::screen::Screen;
use crate::render::table::Grid;
use crate::render::wrap::wrapped;
use crate::render::{clean, entry};
use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

/// What was chosen for the output applies to messages too, once it is known.
static CHOSEN: OnceLock<OutputOptions> = OnceLock::new();

/// From now on, messages look as the results do.
pub fn look_like(options: &OutputOptions) {
    let _ = CHOSEN.set(options.clone());
}

/// Tells something that is not a result. Nobody may be listening; that is no failure.
pub fn note(text: &str) {
    print("note:", Role::Strong, text);
}

/// Lists entries below a note.
pub fn table(entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    let mut grid = Grid::new(screen(), entry::COLUMNS.to_vec());
    entries.iter().for_each(|&entry| grid.push(entry::row(entry)));
    let _ = io::stderr().write_all(grid.text().as_bytes());
}

/// Tells why the work could not be done.
pub fn error(text: &str) {
    // The standard library puts the system's number after its words: `No such file or directory (os error 2)`.
    let words = text.rsplit_once(" (os error ").filter(|(_, number)| number.ends_with(')')).map(|(words, _)| words);
    print("error:", Role::Error, words.unwrap_or(text));
}

fn print(label: &str, role: Role, text: &str) {
    let screen = screen();
    let mut lines = String::new();
    for (number, line) in clean::text(text).lines().enumerate() {
        let line = if number == 0 { [label, " ", line].concat() } else { line.to_owned() };
        let pieces = screen.width.map_or_else(|| vec![line.clone()], |width| wrapped(&line, width));
        lines.extend(pieces.iter().flat_map(|piece| [piece.as_str(), "\n"]));
    }
    let rest = lines.strip_prefix(label).unwrap_or(&lines);
    let _ = write!(io::stderr(), "{}{rest}", screen.paint(role, label));
}

/// What stderr shows.
fn screen() -> Screen {
    let chosen = CHOSEN.get();
    let screen = output::screen_of(io::stderr().is_terminal(), chosen.and_then(|chosen| chosen.color));
    let width = chosen.and_then(|chosen| chosen.width).map(usize::from);
    Screen { width: width.or(screen.width), ..screen }
}

/// Prints what the option parser found wrong.
pub fn usage(error: &mut clap::Error) {
    // What was given may hold anything, a line break that forges a message too.
    let given: Vec<(ContextKind, ContextValue)> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    for (kind, value) in given {
        error.insert(kind, spelled_out(value));
    }
    let _ = io::stderr().write_all(from_parser(error, screen().color).as_bytes());
}

/// What the option parser says: an error, or help, with the headings of our own parts of it colored as the others are.
pub fn from_parser(error: &clap::Error, is_colored: bool) -> String {
    let text = error.render();
    if !is_colored {
        return text.to_string();
    }
    let style = Role::Heading.style();
    let is_heading = |line: &str| line.ends_with(':') && !line.starts_with([' ', '\u{1b}']);
    let line = |line: &str| if is_heading(line) { format!("{style}{line}{style:#}\n") } else { [line, "\n"].concat() };
    text.ansi().to_string().lines().map(line).collect()
}

/// The same with what would steer a terminal spelled out, line breaks too.
fn spelled_out(value: ContextValue) -> ContextValue {
    let plain = |text: String| clean::line(&text).into_owned();
    // A text that needs it loses its colors; the others keep theirs.
    let styled = |text: StyledStr| match clean::line(&text.to_string()) {
        Cow::Owned(text) => text.into(),
        Cow::Borrowed(_) => text,
    };
    match value {
        ContextValue::String(text) => ContextValue::String(plain(text)),
        ContextValue::Strings(texts) => ContextValue::Strings(texts.into_iter().map(plain).collect()),
        ContextValue::StyledStrs(texts) => ContextValue::StyledStrs(texts.into_iter().map(styled).collect()),
        other => other,
    }
}

/// The colors of help and usage: those of everything else.
pub fn styles() -> Styles {
    Styles::plain()
        .header(Role::Heading.style())
        .usage(Role::Heading.style())
        .literal(Role::Strong.style())
        .error(Role::Error.style())
        .invalid(Role::Strong.style())
        .valid(Role::Strong.style())
}
