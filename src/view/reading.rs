//! An article on the screen.
//!
//! Owns how marked pieces, repairs and the letters of links are drawn over its lines. It refuses to lay them out.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::put::rule;
use super::{Hung, Ink, Theme, picture, put};
use crate::app::{App, Mark, Reading, Repairs};
use crate::edition::Part;
use crate::layout::{Content, Fragment, Line, Ornament, Plate, shown};

/// Cells before a line at which the mark of a repair stands.
const MARK: usize = 2;

/// Cuts a fragment of a part, by its index, into marked pieces.
type Pieces<'a> = &'a dyn Fn(usize, Range<usize>) -> Vec<(Range<usize>, Option<Mark>)>;

pub(super) fn draw(app: &App, state: &Reading, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Some(article) = app.edition().articles.get(state.article) else { return };
    let parts = article.parts();
    let marked = app.choices().repairs == Repairs::Marked;
    let pieces = |index: usize, range: Range<usize>| match parts.get(index) {
        Some(part) => state.pieces(index, part, range),
        None => vec![(range, None)],
    };
    for (index, left, row) in state.seen(app.window().columns) {
        let Some(line) = state.layout.lines.get(index) else { continue };
        draw_line(app, line, &parts, (left, row), &pieces, theme, ink, buffer);
        if marked && left >= MARK && state.is_doubtful(index) {
            put(buffer, left - MARK, row, "~", theme.status(), ink);
        }
    }
    for (column, row, letters) in app.hint_cells() {
        put(buffer, column, row, &letters, theme.hint(), ink);
    }
}

#[expect(clippy::too_many_arguments, reason = "what to draw, where, and in what: a struct would be made for one call")]
pub(super) fn draw_line(
    app: &App,
    line: &Line,
    parts: &[Part],
    (left, row): (usize, usize),
    pieces: Pieces,
    theme: Theme,
    ink: Ink,
    buffer: &mut Buffer,
) {
    for fragment in &line.fragments {
        let style = theme.role(fragment.role, fragment.emphasis);
        let mut column = left + fragment.column;
        match &fragment.content {
            Content::Ornament(Ornament::Rule) => rule(buffer, column, row, fragment.cells, style, ink),
            Content::Source { part, range } => {
                let Some(text) = parts.get(*part).map(|part| part.text.as_str()) else { continue };
                for (piece, mark) in pieces(*part, range.clone()) {
                    let style = mark.map_or(style, |mark| style.patch(theme.mark(mark)));
                    let text = app.in_script_at(text, piece);
                    column += put(buffer, column, row, &shown(&text, fragment.emphasis), style, ink);
                }
            }
            Content::Ornament(Ornament::Picture { part, row: index, rows }) => {
                let Some(part) = parts.get(*part) else { continue };
                let (id, plate) = (part.asset.unwrap_or_default(), Plate { cells: fragment.cells, rows: *rows });
                let (alt, rows) = (app.in_script(part.text.as_str()), *index..index + 1);
                picture(app, &Hung { id, alt: &alt, plate, rows, at: (column, row) }, theme, ink, buffer);
            }
            _ => {
                put_ornament(app, fragment, parts, (column, row), style, ink, buffer);
            }
        }
    }
}

fn put_ornament(
    app: &App,
    fragment: &Fragment,
    parts: &[Part],
    (column, row): (usize, usize),
    style: super::Style,
    ink: Ink,
    buffer: &mut Buffer,
) {
    put(buffer, column, row, &app.in_script(&fragment.text(parts)), style, ink);
}
