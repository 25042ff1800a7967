//! The line at the foot of the screen, and the line that is typed there.
//!
//! Owns how its two ends share the row: the right one whole, of the left as many texts as fit. It refuses to
//! cut a text in the middle where leaving one out will do.

use ratatui::buffer::Buffer;

use super::{Ink, Style, Theme, put};
use crate::app::{App, Prompt, Status};
use crate::text::{Ambiguous, cells, clusters, fit, width};

/// Cells kept free at each end.
fn margin(columns: usize) -> usize {
    usize::from(columns >= 24)
}

pub(super) fn draw(status: &Status, left_style: Style, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let (columns, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let Some(row) = height.checked_sub(1) else { return };
    let margin = margin(columns);
    let right = width(&status.right, ink.ambiguous);
    let free = columns.saturating_sub(right + margin * 2);
    let room = if right == 0 { free } else { free.saturating_sub(2) };
    let left = joined(&status.left, room, ink.ambiguous);
    // A row that was used by longer text before is cleared to its end.
    put(buffer, 0, row, &" ".repeat(columns), theme.text(), ink);
    put(buffer, margin, row, &left, left_style, ink);
    if right + margin <= columns {
        put(buffer, columns - margin - right, row, &status.right, theme.status(), ink);
    }
}

/// As many texts as fit beside each other, of the first as much as fits.
fn joined(texts: &[String], room: usize, ambiguous: Ambiguous) -> String {
    let mut line = String::new();
    for text in texts {
        let longer = if line.is_empty() { text.clone() } else { format!("{line}  {text}") };
        if width(&longer, ambiguous) > room {
            return if line.is_empty() { cut(text, room, ambiguous) } else { line };
        }
        line = longer;
    }
    line
}

/// A text that fits, with an ellipsis where something is left out.
fn cut(text: &str, room: usize, ambiguous: Ambiguous) -> String {
    if width(text, ambiguous) <= room {
        return text.to_owned();
    }
    let ellipsis = cells("…", ambiguous);
    format!("{}…", fit(text, room.saturating_sub(ellipsis), ambiguous))
}

/// The line that is typed: its sign, what of its text is seen, and the cell of its cursor.
fn typed(prompt: &Prompt, room: usize, ambiguous: Ambiguous) -> (String, usize) {
    let sign = prompt.purpose.sign();
    let (before, behind) = prompt.halves();
    // The cursor is always seen: of a long line its beginning goes out at the left.
    let room = room.saturating_sub(2);
    let mut over = width(before, ambiguous).saturating_sub(room);
    let mut start = 0;
    for cluster in clusters(before) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(cells(cluster.text, ambiguous));
        start = cluster.end();
    }
    let before = before.get(start..).unwrap_or_default();
    let cursor = 1 + width(before, ambiguous);
    let behind = fit(behind, room.saturating_sub(cursor), ambiguous);
    (format!("{sign}{before}{behind}"), cursor)
}

/// Draws the line that is typed, and beside it what it comes to.
pub(super) fn draw_prompt(app: &App, prompt: &Prompt, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let (columns, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let Some(row) = height.checked_sub(1) else { return };
    let margin = margin(columns);
    put(buffer, 0, row, &" ".repeat(columns), theme.text(), ink);
    let (text, _) = typed(prompt, columns.saturating_sub(margin * 2), ink.ambiguous);
    let taken = margin + put(buffer, margin, row, &text, theme.notice(), ink);
    let room = columns.saturating_sub(taken + 3 + margin);
    let beside = joined(&app.prompt_hints(), room, ink.ambiguous);
    let cells = width(&beside, ink.ambiguous);
    put(buffer, columns.saturating_sub(margin + cells), row, &beside, theme.status(), ink);
}

/// The cell of the cursor in the line that is typed, in a window of so many columns.
pub(super) fn cursor(prompt: &Prompt, columns: usize, ambiguous: Ambiguous) -> usize {
    let margin = margin(columns);
    margin + typed(prompt, columns.saturating_sub(margin * 2), ambiguous).1
}
