//! The contents on the screen.
//!
//! Owns the masthead, the rules between the panes and the article beside the headlines. It refuses to choose what is
//! seen: rows and lines come laid out.

use ratatui::buffer::Buffer;

use super::list::{Focus, draw_row, list};
use super::put::upright;
use super::{Ink, Theme, put, reading};
use crate::app::panes::{self, Area, Pane};
use crate::app::preview::Preview;
use crate::app::{App, Contents};
use crate::l10n::Say;
use crate::layout::contents::Sheet;
use crate::text::width;

pub(super) fn draw(app: &App, state: &Contents, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let panes = &state.panes;
    for (y, row) in state.masthead.iter().enumerate() {
        draw_row(row, (panes.masthead.column, y), theme, ink, buffer);
    }
    let focus = |pane: Pane| if state.pane == pane { Focus::Here } else { Focus::Elsewhere };
    if let Some(area) = panes.sections {
        list(&state.sections, (area.column, area.row), focus(Pane::Sections), theme, ink, buffer);
    }
    if let Some(area) = panes.headlines {
        list(&state.headlines, (area.column, area.row), focus(Pane::Headlines), theme, ink, buffer);
        if state.headlines.rows.is_empty() {
            nothing(app, area, theme, ink, buffer);
        }
    }
    let between = [panes.headlines.filter(|_| panes.sections.is_some()), panes.preview];
    for area in between.into_iter().flatten() {
        let column = area.column.saturating_sub(panes::GAP / 2 + 1);
        for row in area.row..area.row + area.rows {
            upright(buffer, column, row, theme.status(), ink);
        }
    }
    if let (Some(area), Some(state)) = (panes.preview, &state.preview) {
        preview(app, state, area, theme, ink, buffer);
    }
}

/// What stands where there are no headlines.
fn nothing(app: &App, area: Area, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let text = app.words().say(Say::NoArticles);
    let sheet = Sheet { measure: area.columns, ..panes::sheet(app) };
    for (index, line) in sheet.filled(&text, area.columns).iter().enumerate() {
        let column = area.column + area.columns.saturating_sub(width(line, ink.ambiguous)) / 2;
        put(buffer, column, area.row + area.rows / 3 + index, line, theme.status(), ink);
    }
}

fn preview(app: &App, state: &Preview, area: Area, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(article) = app.edition().articles.get(state.article) else { return };
    let parts = article.parts();
    for (row, line) in state.layout.lines.iter().skip(state.first).take(area.rows).enumerate() {
        reading::draw_line(
            app,
            line,
            &parts,
            (area.column, area.row + row),
            &|_, range| vec![(range, None)],
            theme,
            ink,
            buffer,
        );
    }
}
