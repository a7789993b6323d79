//! The two streams: records to stdout, notices to stderr; what the terminal is like is asked only where it matters.

use super::options::{Color, Look};
use crate::render::page::Page;
use crate::render::{Columns, Format, Printer, clean};
use std::io::{self, IsTerminal, Write};

/// Where a command's results and notices go.
pub struct Output<'w> {
    stdout: &'w mut dyn Write,
}

impl<'w> Output<'w> {
    pub fn new(stdout: &'w mut dyn Write) -> Output<'w> {
        Output { stdout }
    }

    /// The stream of results itself, for a result that is not a list of records.
    pub fn stdout(&mut self) -> &mut dyn Write {
        self.stdout
    }

    /// Sends what is written so far on its way.
    pub fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// Begins a list of records.
    pub fn printer(&mut self, look: &Look, default: Format, columns: Columns) -> Printer<'_> {
        let format = look.format.unwrap_or(default);
        let page = match format {
            Format::Text | Format::Table => page(look),
            _ => Page::default(),
        };
        Printer::new(format, page, columns, self.stdout)
    }
}

/// Tells a person something that is not a result. Nobody may be listening; that is no failure.
pub fn notice(text: &str) {
    let _ = writeln!(io::stderr(), "{}", clean::text(text));
}

/// Whether a person watches the results.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// What the results may look like.
pub fn page(look: &Look) -> Page {
    let terminal = is_terminal();
    let color = match look.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() => true,
        Color::Auto => terminal && anstyle_query::term_supports_ansi_color(),
    };
    let color = color && (!terminal || anstyle_query::windows::enable_ansi_colors().unwrap_or(true));
    let width = look.width.map(usize::from).or_else(|| terminal.then(terminal_width).flatten());
    Page { width, color, links: terminal && color && supports_links() }
}

fn terminal_width() -> Option<usize> {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let told = told.filter(|&columns| columns > 0);
    told.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
}

fn supports_links() -> bool {
    supports_hyperlinks::supports_hyperlinks()
}
