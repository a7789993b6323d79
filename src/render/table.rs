//! Tables: on a terminal comfy-table draws what fits the width; in a pipe one record a line, whole.

use super::page::{Page, Role};
use super::text::Card;
use super::{After, Columns, Fit, Form, Record, Row, clean};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Blanks between columns.
const GAP: usize = 2;

/// Keeps the rows until the last is known: widths depend on all.
pub struct Table {
    page: Page,
    columns: Columns,
    rows: Vec<Row>,
}

impl Table {
    pub fn new(page: Page, columns: Columns) -> Table {
        Table { page, columns, rows: Vec::new() }
    }
}

impl Form for Table {
    fn record(&mut self, record: &dyn Record, _: &mut dyn Write) -> io::Result<()> {
        for mut row in record.brief() {
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
        let text = match self.page.width {
            Some(width) => self.drawn(&fitted(&self.columns, &natural, width)),
            None => self.plain(&natural),
        };
        out.write_all(text.as_bytes())
    }

    fn finish_with(&mut self, after: &dyn After, out: &mut dyn Write) -> io::Result<()> {
        self.finish(out)?;
        Card::after(after, self.page, !self.rows.is_empty(), out)
    }
}

impl Table {
    fn natural(&self) -> Vec<usize> {
        let heads = self.columns.brief.iter().map(|column| width(column.name));
        let widest =
            |(at, head): (usize, usize)| self.rows.iter().map(|row| width(&row.cells[at])).fold(head, usize::max);
        heads.enumerate().map(widest).collect()
    }

    /// Aligned columns without any drawing, for pipes: cheap, and nothing to strip.
    fn plain(&self, widths: &[usize]) -> String {
        let mut text = String::new();
        let blanks = " ".repeat(widths.iter().max().map_or(0, |widest| widest + GAP));
        let heads =
            Row { cells: self.columns.brief.iter().map(|column| column.name.into()).collect(), ..Row::default() };
        for row in std::iter::once(&heads).chain(&self.rows) {
            let mut missing = 0;
            let start = text.len();
            for (cell, widest) in row.cells.iter().zip(widths) {
                text.push_str(&blanks[..missing]);
                text.push_str(cell);
                missing = widest - width(cell) + GAP;
            }
            if self.page.color {
                let line = text.split_off(start);
                text.push_str(&self.painted(&line, row));
            }
            text.push('\n');
        }
        text
    }

    /// The columns that are left, each as wide as it may be; a width of 0 drops the column.
    fn drawn(&self, widths: &[usize]) -> String {
        let kept: Vec<usize> = (0..widths.len()).filter(|&at| widths[at] > 0).collect();
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::TableStyle::default());
        table.set_content_arrangement(comfy_table::ContentArrangement::Disabled);
        table.set_header(kept.iter().map(|&at| shortened(self.columns.brief[at].name, widths[at])));
        for row in &self.rows {
            table.add_row(kept.iter().map(|&at| shortened(&row.cells[at], widths[at])));
        }
        // comfy-table pads both sides of a column; ours begin at the margin.
        table.column_iter_mut().for_each(|column| _ = column.set_padding((0, GAP as u16)));
        let mut text = String::new();
        let heads = Row::default();
        for (line, row) in table.lines().zip(std::iter::once(&heads).chain(&self.rows)) {
            text.push_str(&self.painted(line.trim_end(), row));
            text.push('\n');
        }
        text
    }

    fn painted(&self, line: &str, row: &Row) -> String {
        if !self.page.color {
            return line.to_owned();
        }
        let Some(kind) = row.kind else { return self.page.paint(Role::Label, line) };
        let name = row.cells[row.name].as_ref();
        // Columns before the name may be dropped; what they say must not be taken for the name.
        let mut start = 0;
        for cell in row.cells[..row.name].iter().map(|cell| cell.trim()) {
            let rest = line[start..].trim_start();
            start = line.len() - rest.strip_prefix(cell).unwrap_or(rest).len();
        }
        let (before, rest) = line.split_at(line[start..].find(name).map_or(0, |at| start + at));
        let (name, rest) = rest.split_at_checked(name.len()).unwrap_or((rest, ""));
        let rest = self.page.marked(rest, &row.marks);
        let rest = rest.replacen(kind.id(), &self.page.paint(Role::Name(kind), kind.id()), 1);
        format!("{before}{}{rest}", self.page.paint(Role::Name(kind), name))
    }
}

/// What each column may take: columns are dropped, then shortened, until the row fits.
fn fitted(columns: &Columns, natural: &[usize], width: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    let total = |widths: &[usize]| {
        let kept = widths.iter().filter(|&&width| width > 0);
        kept.clone().sum::<usize>() + GAP * kept.count().saturating_sub(1)
    };
    let shortest = |at: usize| match columns.brief[at].fit {
        Fit::Shorten(least) => natural[at].min(least),
        _ => natural[at],
    };
    let least = |widths: &[usize]| {
        (0..widths.len()).map(|at| if widths[at] > 0 { shortest(at) } else { 0 }).collect::<Vec<_>>()
    };
    while total(&least(&widths)) > width {
        let droppable = |at: &usize| widths[*at] > 0 && matches!(columns.brief[*at].fit, Fit::Drop(_));
        let Some(at) = (0..widths.len()).filter(droppable).max_by_key(|&at| columns.brief[at].fit) else { break };
        widths[at] = 0;
    }
    for at in 0..widths.len() {
        let over = total(&widths).saturating_sub(width);
        if widths[at] > 0 {
            widths[at] = widths[at].saturating_sub(over).max(shortest(at));
        }
    }
    if total(&widths) > width {
        (0..widths.len()).filter(|&at| matches!(columns.brief[at].fit, Fit::Shorten(_))).for_each(|at| widths[at] = 0);
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
        let columns = Columns { full: Vec::new(), brief: entry::BRIEF.to_vec() };
        let rows: Vec<Row> = catalog::entries().filter(|entry| entry.code().is_some()).map(entry::brief).collect();
        let longest = rows.iter().map(|row| width(&row.cells[0])).max().expect("there are codes");
        for wide in [20, 40, 60, 80, 100, 120, 160] {
            let page = Page { width: Some(wide), ..Page::default() };
            let table = Table { page, columns: columns.clone(), rows: rows.clone() };
            let text = table.drawn(&fitted(&columns, &table.natural(), wide));
            assert!(text.lines().all(|line| width(line) <= wide.max(longest)), "{wide}");
            assert!(text.lines().skip(1).zip(&rows).all(|(line, row)| line.starts_with(&*row.cells[0])), "{wide}");
        }
    }
}
