//! The headlines on the screen.
//!
//! Owns where the masthead and the list lie in the window. It refuses to choose what is seen: the rows come
//! laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put::rule;
use super::{Ink, Theme, put};
use crate::app::contents::sheet;
use crate::app::{App, Contents};
use crate::layout::contents::{Row, Tone};

pub(super) fn draw(app: &App, state: &Contents, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let measure = sheet(app).measure;
    let left = app.window().columns.saturating_sub(measure) / 2;
    for (y, row) in state.masthead.iter().enumerate() {
        draw_row(buffer, left, y, row, theme, ink);
    }
    for (index, list_row) in state.rows.iter().enumerate() {
        let y = state.masthead.len() + index;
        draw_row(buffer, left, y, &list_row.row, theme, ink);
        if list_row.entry == state.selected() {
            mark(buffer, left, y, &list_row.row, theme);
        }
    }
}

/// Marks a row of the selected entry: a bar at the left, and its letters in the marked style.
fn mark(buffer: &mut Buffer, left: usize, y: usize, row: &Row, theme: Theme) {
    let area = |column: usize, cells: usize| {
        let short = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        Rect::new(short(column), short(y), short(cells), 1)
    };
    let bar = area(left, 1).intersection(buffer.area);
    buffer.set_style(bar, theme.bar());
    for stretch in row.iter().filter(|stretch| stretch.tone != Tone::Rule) {
        let letters = area(left + stretch.column, stretch.cells).intersection(buffer.area);
        buffer.set_style(letters, theme.selected(stretch.tone));
    }
}

fn draw_row(buffer: &mut Buffer, left: usize, y: usize, row: &Row, theme: Theme, ink: Ink) {
    for stretch in row {
        let (column, style) = (left + stretch.column, theme.tone(stretch.tone));
        if stretch.tone == Tone::Rule {
            rule(buffer, column, y, stretch.cells, style, ink);
        } else {
            put(buffer, column, y, &stretch.text, style, ink);
        }
    }
}
