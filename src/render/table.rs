//! Tables: where a width is given, comfy-table draws what fits it, with wrapped cells; else one line per record, whole.

use super::card::Card;
use super::columns::{Column, ColumnKind, NO_NAME};
use super::fit::column_widths;
use super::role::Role;
use super::screen::Screen;
use super::text::shown;
use super::wrap::{self, broken, wrapped};
use super::{Record, Renderer, Row, clean};
use std::borrow::Cow;
use std::io::{self, Write};

const GAP: usize = 2;
/// What comfy-table draws between columns and between rows, so that they can be told apart and painted: control
/// characters, which `clean` lets into no cell.
const BETWEEN_COLUMNS: char = '\u{1f}';
const BETWEEN_ROWS: char = '\u{1e}';
/// Before the further lines of a wrapped name or text, which could be taken for rows of their own.
const HANGING: &str = "  ";

/// Keeps the rows until the last is known, or somebody waits for them: widths depend on all.
pub struct Grid {
    screen: Screen,
    columns: Vec<Column>,
    /// The headings, until they are printed, and the rows that are not printed yet.
    rows: Vec<Row>,
    /// How wide the columns got in what is printed.
    widest: Vec<usize>,
    any_printed: bool,
}

impl Grid {
    pub fn new(screen: Screen, columns: Vec<Column>) -> Grid {
        let cells = columns.iter().map(|column| column.name.into()).collect();
        let widest = vec![0; columns.len()];
        Grid { screen, columns, rows: vec![Row { cells, ..Row::default() }], widest, any_printed: false }
    }
}

impl Renderer for Grid {
    fn record(&mut self, record: &dyn Record, _: &mut dyn Write) -> io::Result<()> {
        record.rows().into_iter().for_each(|row| self.push(row));
        Ok(())
    }

    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.text().as_bytes())
    }

    fn finish(&mut self, footer: &Card, out: &mut dyn Write) -> io::Result<()> {
        self.flush(out)?;
        let before = if !self.any_printed || footer.is_empty() { "" } else { "\n" };
        write!(out, "{before}{}", shown(footer, self.screen))
    }
}

impl Grid {
    pub fn push(&mut self, mut row: Row) {
        for cell in &mut row.cells {
            if let Cow::Owned(clean) = clean::line(cell) {
                *cell = clean.into();
            }
        }
        self.rows.push(row);
    }

    /// The rows so far as text; they are kept no longer.
    pub fn text(&mut self) -> String {
        if self.rows.len() <= self.headings() {
            return String::new();
        }
        let text = match self.screen.width {
            Some(width) => self.drawn(width),
            None => self.plain(),
        };
        self.rows.clear();
        self.any_printed = true;
        text
    }

    fn headings(&self) -> usize {
        usize::from(!self.any_printed)
    }

    /// Aligned columns, whole: cheap, with nothing to strip.
    fn plain(&mut self) -> String {
        for row in &self.rows {
            self.widest.iter_mut().zip(&row.cells).for_each(|(widest, cell)| *widest = wrap::width(cell).max(*widest));
        }
        let spaces = " ".repeat(self.widest.iter().max().map_or(0, |widest| widest + GAP));
        let mut text = String::new();
        for row in &self.rows {
            let mut missing = 0;
            for (at, cell) in row.cells.iter().enumerate() {
                let room = self.widest[at] - wrap::width(cell);
                let before = if self.is_number(at) { room } else { 0 };
                text.push_str(&spaces[..missing + before]);
                self.paint(row, at, cell, &mut text);
                missing = room - before + GAP;
            }
            text.push('\n');
        }
        text
    }

    /// The columns that fit, with their cells wrapped.
    fn drawn(&self, width: usize) -> String {
        let widths = column_widths(&self.columns, &self.cell_widths(), GAP, width);
        let kept: Vec<usize> = (0..widths.len()).filter(|&at| widths[at] > 0).collect();
        let leading = self.leading(&widths);
        let lines: Vec<String> = self.arranged(&kept, &widths).lines().collect();
        let mut text = String::new();
        for (row, lines) in self.rows.iter().zip(lines.split(|line| line.starts_with(BETWEEN_ROWS))) {
            for (number, line) in lines.iter().enumerate() {
                for (&at, cell) in kept.iter().zip(line.split(BETWEEN_COLUMNS)) {
                    let cell = match cell.strip_suffix(HANGING) {
                        Some(cell) if number > 0 && Some(at) == leading => &[HANGING, cell].concat(),
                        _ => cell,
                    };
                    self.paint(row, at, cell, &mut text);
                    text.push(' ');
                }
                text.truncate(text.trim_end_matches(' ').len());
                text.push('\n');
            }
        }
        text
    }

    /// The widths of all cells, row by row; 0 in a column without a single name, which would say nothing.
    fn cell_widths(&self) -> Vec<Vec<usize>> {
        let says_nothing = |at: usize| {
            let mut rows = self.rows[self.headings()..].iter();
            self.columns[at].kind == ColumnKind::Name && rows.all(|row| row.cells[at] == NO_NAME)
        };
        let says_nothing: Vec<bool> = (0..self.columns.len()).map(says_nothing).collect();
        let width = |(cell, &says_nothing): (&Cow<str>, _)| if says_nothing { 0 } else { wrap::width(cell) };
        self.rows.iter().map(|row| row.cells.iter().zip(&says_nothing).map(width).collect()).collect()
    }

    /// The rows as comfy-table draws them, in these widths.
    fn arranged(&self, kept: &[usize], widths: &[usize]) -> comfy_table::Table {
        use comfy_table::{CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, Table, TableStyle, Width};
        let columns = ContentLineStyle::none().junction(BETWEEN_COLUMNS);
        let between = LineStyle::none().fill(BETWEEN_ROWS).junction(BETWEEN_ROWS);
        let style = TableStyle::default().header_lines(columns).content_lines(columns);
        let mut table = Table::new();
        table.load_style(style.header_separator(between).row_separator(between));
        let leading = self.leading(widths);
        let cell = |row: &Row, at: usize| match Some(at) == leading {
            true => hanging(&row.cells[at], widths[at]),
            false => breakable(&row.cells[at], widths[at]),
        };
        let cells = |row: &Row| kept.iter().map(|&at| cell(row, at)).collect::<Vec<_>>();
        let (headings, rows) = self.rows.split_at(self.headings());
        headings.iter().for_each(|row| _ = table.set_header(cells(row)));
        table.add_rows(rows.iter().map(cells));
        for (&at, column) in kept.iter().zip(table.column_iter_mut()) {
            // The character between two columns is one of the spaces that part them.
            column.set_padding((0, GAP as u16 - 1));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed((widths[at] + GAP - 1) as u16)));
            if self.is_number(at) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }

    /// The column that says what a row is about: its name, or its text where no row has a name.
    fn leading(&self, widths: &[usize]) -> Option<usize> {
        let find = |kind| (0..widths.len()).find(|&at| widths[at] > 0 && self.columns[at].kind == kind);
        find(ColumnKind::Name).or_else(|| find(ColumnKind::Text))
    }

    fn is_number(&self, at: usize) -> bool {
        self.columns[at].kind == ColumnKind::Number
    }

    fn has_name(&self, row: &Row) -> bool {
        let mut cells = self.columns.iter().zip(&row.cells);
        cells.any(|(column, cell)| column.kind == ColumnKind::Name && cell != NO_NAME)
    }

    /// Adds a cell, or a line of one, in its colors.
    fn paint(&self, row: &Row, at: usize, cell: &str, text: &mut String) {
        if !self.screen.color {
            return text.push_str(cell);
        }
        let shown = cell.trim();
        let is_heading = self.rows[..self.headings()].iter().any(|heading| std::ptr::eq(row, heading));
        let role = match (self.columns[at].kind, row.entry) {
            _ if is_heading => Role::Dim,
            (ColumnKind::Name, _) => Role::Strong,
            (ColumnKind::Text, _) if !self.has_name(row) && row.marks.is_empty() => Role::Strong,
            (ColumnKind::Type, Some(entry)) => Role::of_kind(entry.kind()),
            (ColumnKind::Action, Some(entry)) => Role::of_action(entry.action()),
            _ => Role::Plain,
        };
        let painted = match role {
            Role::Plain => self.screen.marked(shown, &row.marks),
            _ => self.screen.paint(role, shown),
        };
        let (before, after) = cell.split_once(shown).unwrap_or_default();
        text.extend([before, &painted, after]);
    }
}

/// A cell with line breaks where comfy-table would break a word anywhere.
fn breakable(cell: &str, width: usize) -> String {
    cell.split(' ').map(|word| broken(word, width).join("\n")).collect::<Vec<_>>().join(" ")
}

/// The same with room for further lines to be indented.
fn hanging(cell: &str, width: usize) -> String {
    if wrap::width(cell) <= width {
        return cell.to_owned();
    }
    wrapped(cell, width.saturating_sub(HANGING.len()).max(1)).join("\n")
}
