//! How wide each column of a table becomes: columns go in their order, then the name and the text share what is left.

use super::columns::{Column, ColumnKind};

/// Names wrap where the text would get less than this.
const READABLE: usize = 24;

/// The widths of a table's columns, `gap` spaces apart, in at most `width` columns; 0 where a column goes.
/// `cells` are the widths of the cells, row by row, the heading's first.
pub fn column_widths(columns: &[Column], cells: &[Vec<usize>], gap: usize, width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..columns.len()).map(|at| widest(cells, at)).collect();
    let find = |kind| columns.iter().position(|column| column.kind == kind);
    let (name, text) = (find(ColumnKind::Name), find(ColumnKind::Text));
    let can_be_cut = |widths: &[usize]| text.map_or(0, |at| widths[at].saturating_sub(READABLE));
    while total(&widths, gap) - can_be_cut(&widths) > width {
        let droppable = (0..columns.len()).filter(|&at| widths[at] > 0 && columns[at].drop > 0);
        let Some(at) = droppable.max_by_key(|&at| columns[at].drop) else { break };
        widths[at] = 0;
    }
    let flexible: Vec<usize> = [name, text].into_iter().flatten().filter(|&at| widths[at] > 0).collect();
    let taken: usize = flexible.iter().map(|&at| widths[at]).sum();
    let room = width.saturating_sub(total(&widths, gap) - taken);
    match flexible[..] {
        [name, text] if taken > room => {
            widths[name] = name_width(cells, name, text, room);
            widths[text] = room.saturating_sub(widths[name]).clamp(1, widths[text]);
        }
        [one] => widths[one] = widths[one].min(room).max(1),
        _ => {}
    }
    widths
}

/// How wide a table of such columns is.
fn total(widths: &[usize], gap: usize) -> usize {
    let kept = widths.iter().filter(|&&width| width > 0).count();
    widths.iter().sum::<usize>() + gap * kept.saturating_sub(1)
}

fn widest(cells: &[Vec<usize>], at: usize) -> usize {
    cells.iter().map(|row| row[at]).max().unwrap_or_default()
}

/// What the name takes of the room that it shares with the text: what gives the fewest lines, and of those the widest.
/// A broken name counts as one more line: whole it is easier to read and to copy.
fn name_width(cells: &[Vec<usize>], name: usize, text: usize, room: usize) -> usize {
    let for_text = widest(cells, text).min(READABLE).min(room / 2);
    let most = widest(cells, name).min(room - for_text).max(1);
    let fewest = most.min(room / 3).max(1);
    let lines = |for_name: usize| {
        let for_text = room.saturating_sub(for_name).max(1);
        let of_row = |row: &Vec<usize>| {
            row[name].div_ceil(for_name).max(row[text].div_ceil(for_text)) + usize::from(row[name] > for_name)
        };
        cells.iter().map(of_row).sum::<usize>()
    };
    (fewest..=most).rev().min_by_key(|&for_name| lines(for_name)).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [
        Column::new("CODE", ColumnKind::Name),
        Column::new("TEXT", ColumnKind::Text),
        Column::droppable("TYPE", ColumnKind::Type, 1),
        Column::new("WHO", ColumnKind::Action),
    ];

    fn check(cells: [usize; 4], width: usize, expected: [usize; 4]) {
        assert_eq!(column_widths(&COLUMNS, &[cells.to_vec()], 2, width), expected, "{cells:?} in {width}");
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        check([10, 20, 5, 5], 46, [10, 20, 5, 5]);
    }

    #[test]
    fn the_text_wraps_before_a_column_goes() {
        check([10, 60, 5, 5], 50, [10, 24, 5, 5]);
        check([10, 60, 5, 5], 49, [10, 30, 0, 5]);
    }

    #[test]
    fn names_wrap_where_the_text_would_get_too_little() {
        check([50, 60, 5, 5], 60, [27, 24, 0, 5]);
    }

    #[test]
    fn no_width_is_too_small_to_try() {
        for width in 0..40 {
            assert!(
                column_widths(&COLUMNS, &[vec![50, 60, 5, 5]], 2, width).iter().take(2).all(|&width| width > 0),
                "{width}"
            );
        }
    }
}
