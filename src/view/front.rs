//! The front page on the screen.
//!
//! Owns what of a composed page is in the window, and how the selected story stands out. It refuses to compose: pages
//! come laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put::{corner, heavy, junction, rule, upright};
use super::{Hung, Ink, Theme, fits_big, picture, put, put_big, reading};
use crate::app::{App, FrontPage, Star};
use crate::edition::{Part, Role};
use crate::l10n::Say;
use crate::layout::front::{Picture, Placed, Rank, Run, Tile, TypeSize};
use crate::layout::{Area, Plate};
use crate::text::width;

pub(super) fn draw(app: &App, state: &FrontPage, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(last) = usize::from(buffer.area.height).checked_sub(1) else { return };
    let view = View { top: state.top, rows: state.height.min(last) };
    let page = &state.page;
    for line in &page.rules {
        rules(line.area, line.run, view, theme, ink, buffer);
    }
    for area in &page.boxes {
        frame(*area, view, theme, ink, buffer);
    }
    for joint in &page.joints {
        if let Some(row) = view.row(joint.row) {
            junction(buffer, joint.column, row, joint.meet.sign(), theme.status(), ink);
        }
    }
    for sign in &page.signs {
        if let Some(row) = view.row(sign.row) {
            let (text, style) = (app.in_script(&sign.text), theme.tone(sign.tone));
            match sign.size {
                TypeSize::Plain => put(buffer, sign.column, row, &text, style, ink),
                TypeSize::Double => {
                    large(buffer, (sign.column, row), (sign.column, sign.cells), &text, style, view, ink)
                }
            };
        }
    }
    for (index, tile) in page.tiles.iter().enumerate() {
        if tile.area.bottom() > view.top && tile.area.row < view.top + view.rows {
            draw_tile(app, tile, index == state.selected(), view, theme, ink, buffer);
        }
    }
    if page.tiles.is_empty() {
        let said = app.words().say(Say::NoArticles);
        let column = usize::from(buffer.area.width).saturating_sub(width(&said, ink.ambiguous)) / 2;
        put(buffer, column, usize::midpoint(page.body, view.rows), &said, theme.status(), ink);
    }
}

/// The rows of a page that are seen.
#[derive(Clone, Copy)]
struct View {
    top: usize,
    rows: usize,
}

impl View {
    /// The row of the screen that a row of the page is, if it is seen.
    fn row(self, row: usize) -> Option<usize> {
        row.checked_sub(self.top).filter(|row| *row < self.rows)
    }
}

fn rules(area: Area, run: Run, view: View, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let style = theme.status();
    match (run, view.row(area.row)) {
        (Run::Across, Some(row)) => rule(buffer, area.column, row, area.columns, style, ink),
        (Run::Heavy, Some(row)) => heavy(buffer, area.column, row, area.columns, theme.text(), ink),
        (Run::Down, _) => {
            for row in (area.row..area.bottom()).filter_map(|row| view.row(row)) {
                upright(buffer, area.column, row, style, ink);
            }
        }
        _ => {}
    }
}

fn frame(area: Area, view: View, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let style = theme.status();
    let last = area.right().saturating_sub(1);
    for at in area.row..area.bottom() {
        let Some(row) = view.row(at) else { continue };
        if at == area.row || at + 1 == area.bottom() {
            rule(buffer, area.column, row, area.columns, style, ink);
            let first = if at == area.row { 0 } else { 2 };
            corner(buffer, area.column, row, first, style, ink);
            corner(buffer, last, row, first + 1, style, ink);
        } else {
            upright(buffer, area.column, row, style, ink);
            upright(buffer, last, row, style, ink);
        }
    }
}

fn draw_tile(app: &App, tile: &Tile, is_selected: bool, view: View, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(article) = app.edition().articles.get(tile.article) else { return };
    let parts = article.parts();
    let seen = app.records().is_read(tile.article) && tile.rank != Rank::Lead;
    for placed in &tile.lines {
        let Some(row) = view.row(placed.row) else { continue };
        if placed.size == TypeSize::Double {
            large_line(app, placed, &parts, row, view, theme, ink, buffer);
        } else {
            reading::draw_line(
                app,
                &placed.line,
                &parts,
                (placed.column, row),
                &|_, range| vec![(range, None)],
                theme,
                ink,
                buffer,
            );
        }
        let is_headline = placed.line.fragments.iter().any(|fragment| fragment.role == Role::Headline);
        let (Some(first), Some(last)) = (placed.line.fragments.first(), placed.line.fragments.last()) else { continue };
        let scale = placed.size.scale();
        let cells = (last.column + last.cells - first.column) * scale;
        let letters = area(placed.column + first.column * scale, row, cells);
        let letters = letters.intersection(buffer.area);
        if is_headline && is_selected {
            buffer.set_style(letters, theme.selected(crate::layout::contents::Tone::Headline));
        } else if is_headline && seen {
            buffer.set_style(letters, theme.read());
        }
    }
    if app.records().get(tile.article).star == Star::Set {
        star(tile, view, theme, ink, buffer);
    }
    for picture in &tile.pictures {
        draw_picture(app, picture, view, theme, ink, buffer);
    }
    if is_selected {
        mark(tile, view, theme, buffer);
    }
}

/// The star behind the headline of a story, where there is room for it.
fn star(tile: &Tile, view: View, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let is_headline = |placed: &&Placed| placed.line.fragments.iter().any(|fragment| fragment.role == Role::Headline);
    let Some(last) = tile.lines.iter().rfind(is_headline).filter(|last| last.size == TypeSize::Plain) else { return };
    let end = last.line.fragments.last().map_or(0, |fragment| last.column + fragment.column + fragment.cells);
    if let Some(row) = view.row(last.row).filter(|_| end + 1 + width("★", ink.ambiguous) <= tile.area.right()) {
        put(buffer, end + 1, row, "★", theme.tone(crate::layout::contents::Tone::Section), ink);
    }
}

/// Words in type of two rows, where both are seen; else in the middle of the cells they would have.
fn large(
    buffer: &mut Buffer,
    (column, row): (usize, usize),
    (left, cells): (usize, usize),
    text: &str,
    style: super::Style,
    view: View,
    ink: Ink,
) -> usize {
    if row + 1 < view.rows && fits_big(buffer.area, column, row, text, ink.ambiguous) {
        return put_big(buffer, column, row, text, style, ink);
    }
    let column = left + cells.saturating_sub(width(text, ink.ambiguous)) / 2;
    put(buffer, column, row, text, style, ink)
}

/// A line of a headline in type of two rows: its fragments have twice their cells.
#[expect(clippy::too_many_arguments, reason = "what to draw, where, and in what: a struct would be made for one call")]
fn large_line(
    app: &App,
    placed: &Placed,
    parts: &[Part],
    row: usize,
    view: View,
    theme: Theme,
    ink: Ink,
    buffer: &mut Buffer,
) {
    for fragment in &placed.line.fragments {
        let scale = placed.size.scale();
        let column = placed.column + fragment.column * scale;
        let text = app.in_script(&fragment.text(parts)).into_owned();
        let style = theme.role(fragment.role, fragment.emphasis);
        large(buffer, (column, row), (column, fragment.cells * scale), &text, style, view, ink);
    }
}

/// The rows of a picture that are in the window.
fn draw_picture(app: &App, on: &Picture, view: View, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let area = on.area;
    let first = view.top.saturating_sub(area.row);
    let end = (view.top + view.rows).saturating_sub(area.row).min(area.rows);
    if first >= end {
        return;
    }
    let hung = Hung {
        id: &on.asset,
        alt: &on.alt,
        plate: Plate { cells: area.columns, rows: area.rows },
        rows: first..end,
        at: (area.column, area.row + first - view.top),
    };
    picture(app, &hung, theme, ink, buffer);
}

/// The bar before the selected story, over the rows of its head: in the gutter, or on the frame's own cell of air.
fn mark(tile: &Tile, view: View, theme: Theme, buffer: &mut Buffer) {
    let left = tile.lines.iter().map(|placed| placed.column).min().unwrap_or(tile.area.column);
    let Some(column) = left.checked_sub(1) else { return };
    let is_text =
        |role: Role| !matches!(role, Role::Rubric | Role::Kicker | Role::Headline | Role::Deck | Role::Issuer);
    let is_head = |placed: &&Placed| {
        let fragments = &placed.line.fragments;
        !fragments.is_empty() && fragments.iter().all(|fragment| !is_text(fragment.role))
    };
    let heads = tile.lines.iter().filter(is_head);
    let mut rows: Vec<usize> = heads.filter_map(|placed| view.row(placed.row)).collect();
    if rows.is_empty() {
        rows.extend(tile.lines.first().and_then(|placed| view.row(placed.row)));
    }
    for row in rows {
        buffer.set_style(area(column, row, 1).intersection(buffer.area), theme.bar());
    }
}

fn area(column: usize, row: usize, cells: usize) -> Rect {
    let short = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    Rect::new(short(column), short(row), short(cells), 1)
}
