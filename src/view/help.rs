//! The keys on the screen.
//!
//! Owns the two columns of the help screen. It refuses words of its own but the title.

use ratatui::buffer::Buffer;

use super::put::rule;
use super::{Ink, Theme, put};
use crate::app::Help;
use crate::app::help::rows;
use crate::text::width;

pub(super) fn draw(state: Help, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let rows = rows();
    let keys = rows.iter().map(|row| width(&row.keys, ink.ambiguous)).max().unwrap_or(0);
    let words = rows.iter().map(|row| width(row.help, ink.ambiguous)).max().unwrap_or(0);
    let (columns, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let measure = (keys + 3 + words).min(columns);
    let left = (columns - measure) / 2;
    put(buffer, left, 0, "Keys", theme.key(), ink);
    rule(buffer, left, 1, measure, theme.status(), ink);
    for (index, row) in rows.iter().skip(state.top).take(height.saturating_sub(3)).enumerate() {
        put(buffer, left, index + 2, &row.keys, theme.key(), ink);
        put(buffer, left + keys + 3, index + 2, row.help, theme.text(), ink);
    }
}
