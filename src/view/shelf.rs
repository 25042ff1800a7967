//! The shelf on the screen.
//!
//! Owns how its lists, its calendar and the rules between them are drawn, and how a day stands out. It refuses to choose
//! what is seen: rows and days come laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{Focus, draw_row, list};
use super::put::upright;
use super::{Ink, Style, Theme, put};
use crate::app::ShelfScreen;
use crate::app::shelf::Pane;
use crate::layout::Area;
use crate::layout::calendar::Month;
use crate::layout::contents::Tone;

pub(super) fn draw(state: &ShelfScreen, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let panes = &state.panes;
    let focus = |pane: Pane| if state.pane == pane { Focus::Here } else { Focus::Elsewhere };
    for (y, row) in state.title.iter().enumerate().take(panes.title.rows) {
        draw_row(row, (panes.title.column, y), theme, ink, buffer);
    }
    if let Some(area) = panes.left {
        if let Some(title) = &state.left_title {
            draw_row(title, (area.column, area.row), theme, ink, buffer);
        }
        let top = area.row + usize::from(state.left_title.is_some());
        // What could be read on is offered, not pressed upon anyone: nothing of it is marked until keys go there.
        if state.pane == Pane::Left {
            list(&state.to_continue, (area.column, top), Focus::Here, theme, ink, buffer);
        } else {
            for (y, row) in state.to_continue.rows.iter().enumerate() {
                draw_row(&row.row, (area.column, top + y), theme, ink, buffer);
            }
        }
    }
    if let Some(area) = panes.papers {
        list(&state.papers, (area.column, area.row), focus(Pane::Papers), theme, ink, buffer);
    }
    if let Some(area) = panes.issues {
        list(&state.issues, (area.column, area.row), focus(Pane::Issues), theme, ink, buffer);
    }
    for (column, row, rows) in &panes.rules {
        for row in *row..row + rows {
            upright(buffer, *column, row, theme.status(), ink);
        }
    }
    if let (Some((area, _)), Some(month)) = (panes.calendar, &state.month) {
        calendar(state, month, area, theme, ink, buffer);
    }
    if let Some(area) = panes.card {
        for (y, row) in state.card.iter().enumerate().take(area.rows) {
            draw_row(row, (area.column, area.row + y), theme, ink, buffer);
        }
    }
}

/// Draws a month, as much of it as its area has rows for.
fn calendar(state: &ShelfScreen, month: &Month, area: Area, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let title = match state.pane {
        // Where keys go to, as the bar shows it in a list.
        Pane::Calendar => theme.bar(),
        _ => Style::new(),
    };
    put(buffer, area.column, area.row, &month.title, theme.tone(Tone::Section).patch(title), ink);
    if area.rows < 2 {
        return;
    }
    for (column, name) in &month.names {
        put(buffer, area.column + column, area.row + 1, name, theme.tone(Tone::Quiet), ink);
    }
    for day in &month.days {
        if day.row >= area.rows {
            continue;
        }
        let style = theme.day(day.held, day.when);
        let (column, row) = (area.column + day.column, area.row + day.row);
        // The air beside figures is not underlined, but reversed with them.
        let figures = day.text.trim();
        let inset = day.text.find(figures).unwrap_or(0);
        put(buffer, column + inset, row, figures, style, ink);
        // Figures and blanks: each takes one cell.
        if state.marked() == Some(day.date) {
            let short = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
            let cells =
                Rect::new(short(column), short(row), short(day.text.chars().count()), 1).intersection(buffer.area);
            buffer.set_style(cells, theme.bar());
        }
        if let Some((column, text)) = day.below.as_ref().filter(|_| day.row + 1 < area.rows) {
            put(buffer, area.column + column, row + 1, text, theme.tone(Tone::Quiet), ink);
        }
    }
}
