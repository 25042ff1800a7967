//! Lists on the screen: their rows, the selected entry, titles of screens.
//!
//! Owns how the selected entry stands out. It refuses to choose what is seen: rows come laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put::rule;
use super::{Ink, Theme, put};
use crate::app::list::List;
use crate::layout::contents::{Row, Tone};

/// Whether keys go to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// They do.
    Here,
    /// They go elsewhere: the selected entry is marked, without its bar.
    Elsewhere,
}

/// Draws a list from a cell on.
pub(super) fn list(
    list: &List,
    (left, top): (usize, usize),
    focus: Focus,
    theme: Theme,
    ink: Ink,
    buffer: &mut Buffer,
) {
    for (index, row) in list.rows.iter().enumerate() {
        draw_row(&row.row, (left, top + index), theme, ink, buffer);
        if row.entry == list.selected() {
            mark(buffer, left, top + index, &row.row, focus, theme);
        }
    }
}

/// Draws one row.
pub(super) fn draw_row(row: &Row, (left, y): (usize, usize), theme: Theme, ink: Ink, buffer: &mut Buffer) {
    for stretch in row {
        let (column, style) = (left + stretch.column, theme.tone(stretch.tone));
        if stretch.tone == Tone::Rule {
            rule(buffer, column, y, stretch.cells, style, ink);
        } else {
            put(buffer, column, y, &stretch.text, style, ink);
        }
    }
}

/// Marks a row of the selected entry: a bar at the left, and its letters in the marked style.
fn mark(buffer: &mut Buffer, left: usize, y: usize, row: &Row, focus: Focus, theme: Theme) {
    let area = |column: usize, cells: usize| {
        let short = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        Rect::new(short(column), short(y), short(cells), 1)
    };
    if row.is_empty() {
        return;
    }
    if focus == Focus::Here {
        let bar = area(left, 1).intersection(buffer.area);
        buffer.set_style(bar, theme.bar());
    }
    for stretch in row.iter().filter(|stretch| stretch.tone != Tone::Rule) {
        let letters = area(left + stretch.column, stretch.cells).intersection(buffer.area);
        buffer.set_style(letters, theme.selected(stretch.tone));
    }
}

/// The title of a screen and a rule below it, `measure` cells wide in the middle of the window; gives its left edge.
pub(super) fn title(text: &str, measure: usize, theme: Theme, ink: Ink, buffer: &mut Buffer) -> usize {
    let columns = usize::from(buffer.area.width);
    let left = columns.saturating_sub(measure) / 2;
    put(buffer, left, 0, text, theme.title(), ink);
    rule(buffer, left, 1, measure.min(columns), theme.status(), ink);
    left
}
