//! The line at the foot of the screen.
//!
//! Owns how its two ends share the row: the right one whole, of the left as many texts as fit. It refuses to
//! cut a text in the middle where leaving one out will do.

use ratatui::buffer::Buffer;

use super::{Ink, Theme, put};
use crate::app::Status;
use crate::text::{fit, width};

pub(super) fn draw(status: &Status, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let (columns, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let Some(row) = height.checked_sub(1) else { return };
    let margin = usize::from(columns >= 24);
    let right = width(&status.right, ink.ambiguous);
    let free = columns.saturating_sub(right + margin * 2);
    let room = if right == 0 { free } else { free.saturating_sub(2) };
    let mut left = String::new();
    for text in &status.left {
        let joined = if left.is_empty() { text.clone() } else { format!("{left}  {text}") };
        if width(&joined, ink.ambiguous) > room {
            if left.is_empty() {
                left.push_str(fit(text, room, ink.ambiguous));
            }
            break;
        }
        left = joined;
    }
    // A row that was used by longer text before is cleared to its end.
    put(buffer, 0, row, &" ".repeat(columns), theme.text(), ink);
    put(buffer, margin, row, &left, theme.status(), ink);
    if right + margin <= columns {
        put(buffer, columns - margin - right, row, &status.right, theme.status(), ink);
    }
}
