//! What was kept, on the screen.
//!
//! Owns where its title, its list and its words lie. It refuses to choose what is seen: rows come laid out.

use ratatui::buffer::Buffer;

use super::list::{Focus, draw_row, list};
use super::{Ink, Theme};
use crate::app::KeptScreen;

pub(super) fn draw(state: &KeptScreen, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let area = state.area;
    for (y, row) in state.title.iter().enumerate() {
        draw_row(row, (area.column, y), theme, ink, buffer);
    }
    list(state.list(), (area.column, area.row), Focus::Here, theme, ink, buffer);
    for (y, row) in state.said.iter().enumerate() {
        // A third down, where the eye looks first.
        draw_row(row, (area.column, area.row + area.rows / 3 + y), theme, ink, buffer);
    }
}
