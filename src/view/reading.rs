//! An article on the screen.
//!
//! Owns where the lines lie in the window. It refuses to lay them out.

use ratatui::buffer::Buffer;

use super::put::rule;
use super::{Ink, Theme, put};
use crate::app::{App, Reading};
use crate::layout::{Content, Ornament};

pub(super) fn draw(app: &App, state: &Reading, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(article) = app.edition().articles.get(state.article) else { return };
    let parts = article.parts();
    let window = app.window();
    let left = window.columns.saturating_sub(state.layout.measure) / 2;
    let top = crate::app::reading::air(window.rows);
    let lines = state.layout.lines.iter().skip(state.first()).take(state.height);
    for (row, line) in lines.enumerate() {
        for fragment in &line.fragments {
            let style = theme.role(fragment.role, fragment.emphasis);
            let column = left + fragment.column;
            if fragment.content == Content::Ornament(Ornament::Rule) {
                rule(buffer, column, top + row, fragment.cells, style, ink);
            } else {
                put(buffer, column, top + row, &fragment.text(&parts), style, ink);
            }
        }
    }
}
