//! An article on the screen.
//!
//! Owns where the lines lie in the window, in one column or several. It refuses to lay them out.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::put::rule;
use super::{Ink, Theme, put};
use crate::app::{App, Reading, Repairs};
use crate::edition::Part;
use crate::layout::{Content, Line, Ornament};

/// Cells before a line at which the mark of a repair stands.
const MARK: usize = 2;

pub(super) fn draw(app: &App, state: &Reading, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(article) = app.edition().articles.get(state.article) else { return };
    let parts = article.parts();
    let window = app.window();
    let left = window.columns.saturating_sub(state.layout.span) / 2;
    let top = crate::app::reading::air(window.rows);
    let marked = app.choices().repairs == Repairs::Marked;
    let mut set = |lines: Range<usize>, left: usize, top: usize| {
        let last = (top + lines.len()).min(crate::app::reading::air(window.rows) + state.height);
        for (row, index) in (top..last).zip(lines) {
            let Some(line) = state.layout.lines.get(index) else { break };
            draw_line(line, &parts, (left, row), theme, ink, buffer);
            if marked && left >= MARK && state.is_doubtful(index) {
                put(buffer, left - MARK, row, "~", theme.status(), ink);
            }
        }
    };
    let Some(spread) = state.spread() else {
        let first = state.first();
        let end = (first + state.height).min(state.layout.lines.len());
        return set(first..end, left, top);
    };
    set(spread.head.clone(), left, top);
    for (index, column) in spread.columns.iter().enumerate() {
        let column_left = state.frame.shape.left(state.layout.measure, index);
        set(column.clone(), left + column_left, top + spread.first_row());
    }
}

fn draw_line(line: &Line, parts: &[Part], (left, row): (usize, usize), theme: Theme, ink: Ink, buffer: &mut Buffer) {
    for fragment in &line.fragments {
        let style = theme.role(fragment.role, fragment.emphasis);
        let column = left + fragment.column;
        if fragment.content == Content::Ornament(Ornament::Rule) {
            rule(buffer, column, row, fragment.cells, style, ink);
        } else {
            put(buffer, column, row, &fragment.text(parts), style, ink);
        }
    }
}
