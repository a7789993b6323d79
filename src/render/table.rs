//! Tables: on a terminal comfy-table draws what fits the width; in a pipe one record per line, whole.

use super::screen::{Role, Screen};
use super::text::Card;
use super::{Column, Columns, Fit, Footer, Record, Renderer, Row, clean};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Spaces between columns.
const GAP: usize = 2;
/// Between two columns as comfy-table draws them: a unit separator, which `clean` lets into no cell.
const BETWEEN: char = '\u{1f}';

/// Keeps the rows until the last is known: widths depend on all.
pub struct Grid {
    screen: Screen,
    columns: Columns,
    rows: Vec<Row>,
}

impl Grid {
    pub fn new(screen: Screen, columns: Columns) -> Grid {
        Grid { screen, columns, rows: Vec::new() }
    }
}

impl Renderer for Grid {
    fn record(&mut self, record: &dyn Record, _: &mut dyn Write) -> io::Result<()> {
        for mut row in record.rows() {
            for cell in &mut row.cells {
                if let Cow::Owned(clean) = clean::line(cell) {
                    *cell = clean.into();
                }
            }
            self.rows.push(row);
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let natural = self.natural();
        let text = match self.screen.width {
            Some(width) => self.drawn(&fitted(&self.columns, &natural, width)),
            None => self.plain(&natural),
        };
        out.write_all(text.as_bytes())
    }

    fn finish_with(&mut self, footer: &dyn Footer, out: &mut dyn Write) -> io::Result<()> {
        self.finish(out)?;
        Card::footer(footer, self.screen, !self.rows.is_empty(), out)
    }
}

impl Grid {
    /// The widest that each column's text gets.
    fn natural(&self) -> Vec<usize> {
        let widest = |(at, column): (usize, &Column)| {
            self.rows.iter().map(|row| width(&row.cells[at])).fold(width(column.name), usize::max)
        };
        self.columns.cells.iter().enumerate().map(widest).collect()
    }

    fn headings(&self) -> Row {
        Row { cells: self.columns.cells.iter().map(|column| column.name.into()).collect(), ..Row::default() }
    }

    /// Aligned columns, whole, for pipes: cheap, with nothing to strip.
    fn plain(&self, widths: &[usize]) -> String {
        let mut text = String::new();
        // Spaces added one by one would be a quarter of a list.
        let spaces = " ".repeat(widths.iter().max().map_or(0, |widest| widest + GAP));
        for row in std::iter::once(&self.headings()).chain(&self.rows) {
            let mut missing = 0;
            for (at, cell) in row.cells.iter().enumerate() {
                text.push_str(&spaces[..missing]);
                self.paint(row, at, cell, &mut text);
                missing = widths[at] - width(cell) + GAP;
            }
            text.push('\n');
        }
        text
    }

    /// The columns that are left, each as wide as it may be; a width of 0 drops the column.
    fn drawn(&self, widths: &[usize]) -> String {
        let kept: Vec<usize> = (0..widths.len()).filter(|&at| widths[at] > 0).collect();
        let headings = self.headings();
        let mut table = comfy_table::Table::new();
        // Columns are told apart by a character that no cell contains, so that each can be painted.
        let between = comfy_table::ContentLineStyle::none().junction(BETWEEN);
        table.load_style(comfy_table::TableStyle::default().header_lines(between).content_lines(between));
        table.set_content_arrangement(comfy_table::ContentArrangement::Disabled);
        let shown = |row: &Row| kept.iter().map(|&at| shortened(&row.cells[at], widths[at])).collect::<Vec<_>>();
        table.set_header(shown(&headings));
        table.add_rows(self.rows.iter().map(shown));
        // The character between two columns is one of the spaces that part them.
        table.column_iter_mut().for_each(|column| _ = column.set_padding((0, GAP as u16 - 1)));
        let mut text = String::new();
        for (line, row) in table.lines().zip(std::iter::once(&headings).chain(&self.rows)) {
            for (number, (&at, cell)) in kept.iter().zip(line.split(BETWEEN)).enumerate() {
                text.push_str(if number > 0 { " " } else { "" });
                self.paint(row, at, cell, &mut text);
            }
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        text
    }

    /// Adds a cell in its colors.
    fn paint(&self, row: &Row, at: usize, cell: &str, text: &mut String) {
        let shown = cell.trim();
        let painted = match row.kind {
            _ if !self.screen.color => return text.push_str(cell),
            None => self.screen.paint(Role::Label, shown),
            Some(kind) if at == row.name || shown == kind.id() => self.screen.paint(Role::Name(kind), shown),
            Some(_) => self.screen.marked(shown, &row.marks),
        };
        let (before, after) = cell.split_once(shown).unwrap_or_default();
        text.extend([before, &painted, after]);
    }
}

/// What each column may take: columns are dropped, then shortened, until the row fits.
fn fitted(columns: &Columns, natural: &[usize], width: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    let total = |widths: &[usize]| {
        let kept = widths.iter().filter(|&&width| width > 0);
        kept.clone().sum::<usize>() + GAP * kept.count().saturating_sub(1)
    };
    let shortest = |at: usize| match columns.cells[at].fit {
        Fit::Shorten(least) => natural[at].min(least),
        _ => natural[at],
    };
    let least = |widths: &[usize]| {
        (0..widths.len()).map(|at| if widths[at] > 0 { shortest(at) } else { 0 }).collect::<Vec<_>>()
    };
    while total(&least(&widths)) > width {
        let droppable = |at: &usize| widths[*at] > 0 && matches!(columns.cells[*at].fit, Fit::Drop(_));
        let Some(at) = (0..widths.len()).filter(droppable).max_by_key(|&at| columns.cells[at].fit) else { break };
        widths[at] = 0;
    }
    for at in 0..widths.len() {
        let over = total(&widths).saturating_sub(width);
        if widths[at] > 0 {
            widths[at] = widths[at].saturating_sub(over).max(shortest(at));
        }
    }
    if total(&widths) > width {
        (0..widths.len()).filter(|&at| matches!(columns.cells[at].fit, Fit::Shorten(_))).for_each(|at| widths[at] = 0);
    }
    widths
}

/// How many columns a text takes; most text is plain ASCII, where counting bytes tells.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// A cell cut to a width, with `…` where something is left out.
fn shortened(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::render::entry;

    #[test]
    fn a_table_fits_its_width_and_never_cuts_a_code() {
        let columns = Columns { fields: Vec::new(), cells: entry::COLUMNS.to_vec() };
        let rows: Vec<Row> = catalog::entries().filter(|entry| entry.code().is_some()).map(entry::row).collect();
        let longest = rows.iter().map(|row| width(&row.cells[0])).max().expect("there are codes");
        for wide in [20, 40, 60, 80, 100, 120, 160] {
            let screen = Screen { width: Some(wide), ..Screen::default() };
            let table = Grid { screen, columns: columns.clone(), rows: rows.clone() };
            let text = table.drawn(&fitted(&columns, &table.natural(), wide));
            assert!(text.lines().all(|line| width(line) <= wide.max(longest)), "{wide}");
            assert!(text.lines().skip(1).zip(&rows).all(|(line, row)| line.starts_with(&*row.cells[0])), "{wide}");
        }
    }
}
