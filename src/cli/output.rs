//! What the output looks like where it goes. The terminal is asked about itself only where it matters.

use super::messages;
use super::options::{Color, OutputOptions};
use super::stdout::Stdout;
use crate::render::screen::Screen;
use crate::render::{Columns, Format, Printer};
use std::io::{self, IsTerminal};

impl Stdout {
    /// Begins a list of records.
    pub fn printer(&mut self, options: &OutputOptions, default: Format, columns: fn() -> Columns) -> Printer<'_> {
        messages::look_like(options);
        let format = options.format().unwrap_or(default).beside(default);
        let screen = match format {
            Format::Text | Format::Table => screen(options),
            _ => Screen::default(),
        };
        if !options.no_pager {
            self.page();
        }
        Printer::new(format, screen, columns, self)
    }
}

/// Whether the reader has gone. Windows has a second number for it, of which the standard library knows nothing.
pub fn is_closed(error: &io::Error) -> bool {
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe || cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED)
}

/// Whether a person watches the results.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// What results are shown on: how wide it is, and what it can show.
pub fn screen(options: &OutputOptions) -> Screen {
    let screen = screen_of(is_terminal(), options.color);
    Screen { width: options.width.map(usize::from).or(screen.width), ..screen }
}

/// What a stream is shown on.
pub fn screen_of(terminal: bool, color: Option<Color>) -> Screen {
    let color = match color.unwrap_or_default() {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() => true,
        Color::Auto => terminal && anstyle_query::term_supports_ansi_color(),
    };
    let color = color && (!terminal || anstyle_query::windows::enable_ansi_colors().unwrap_or(true));
    let width = if terminal { terminal_width() } else { None };
    let links = terminal && color && supports_hyperlinks::supports_hyperlinks();
    Screen { width, color, links, ascii: terminal && !supports_unicode::supports_unicode() }
}

fn terminal_width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    columns
        .filter(|&columns| columns > 0)
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
}
