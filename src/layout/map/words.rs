//! What is written on a tile: the headline, and of the rest of the head what there is room for.
//!
//! Owns that no character leaves its tile. It refuses texts of bodies, but where an article has no other words.

use crate::edition::{Article, Edition, Jump, Part, Position, Role, Text};
use crate::layout::contents::{self, setting};
use crate::layout::flow::{Edge, Setter, Style, Wrap};
use crate::layout::front::{Broadsheet, Near, Placed, Rank, TypeSize, end_in_dots, ornament, stand_in};
use crate::layout::head::dash;
use crate::layout::{Area, House, Line, Readings, Setting, labels};
use crate::text::Hang;

/// Where words are set from.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) edition: &'a Edition,
    pub(super) sheet: &'a Broadsheet<'a>,
}

/// A tile that wants words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blank<'a> {
    /// Index of the article.
    pub(super) article: usize,
    pub(super) rank: Rank,
    pub(super) area: Area,
    pub(super) align: Align,
    /// Where the article comes from or goes on, as printed.
    pub(super) jump: Option<&'a Position>,
}

/// Where the words of a tile stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// In the middle of its frame.
    Middle,
    /// At the start of its row.
    Start,
}

/// Narrowest tile with a cell of air at each side.
const AIRY: usize = 16;
/// Most rows of a text of the head that is no headline.
const LEVEL: usize = 2;
/// Most rows that a headline is asked for.
const ASKED: usize = 6;

/// Cells of air at each side of a tile's words.
fn air(columns: usize) -> usize {
    usize::from(columns >= AIRY)
}

impl Words<'_> {
    /// Rows that the headline of an article takes in a tile so many cells wide.
    pub(super) fn rows(&self, article: usize, columns: usize) -> usize {
        let Some(of) = self.edition.articles.get(article) else { return 1 };
        let setting = self.setting(article, columns - air(columns) * 2);
        let near = Near::of(of, ASKED, setting.measure);
        headline(of, &near.parts(), &setting, ASKED).len()
    }

    /// The lines of a tile.
    pub(super) fn set(&self, blank: Blank) -> Vec<Placed> {
        let Blank { article, area, .. } = blank;
        let Some(of) = self.edition.articles.get(article) else { return Vec::new() };
        let inset = if blank.align == Align::Middle { air(area.columns) } else { 0 };
        let setting = self.setting(article, area.columns - inset * 2);
        let near = Near::of(of, area.rows, setting.measure);
        let parts = near.parts();
        let (size, mut lines) = self.headline(of, &parts, &setting, blank);
        let mut free = area.rows.saturating_sub(lines.len() * size.scale());
        let first = parts.iter().position(|part| part.role == Role::Headline).unwrap_or(0);
        let mut set: Vec<(usize, TypeSize, Vec<Line>)> = Vec::new();
        let jump = blank.jump.and_then(|jump| Some((jump, jump_line(jump.jump_text.as_ref()?, &setting)?)));
        let jump = jump.filter(|_| free > 0);
        free -= usize::from(jump.is_some());
        // What stands for a headline is of the head itself, or all there is.
        let head = if parts.iter().any(|part| part.role == Role::Headline) { &parts[..] } else { &[] };
        for role in [Role::Kicker, Role::Deck, Role::Byline] {
            for (index, part) in head.iter().enumerate().take_while(|(_, part)| part.block.is_none()) {
                let more =
                    if part.role == role { lines_of(&parts, index, &setting, Wrap::Balanced) } else { Vec::new() };
                let most = if role == Role::Byline { 1 } else { LEVEL };
                if !more.is_empty() && more.len() <= free.min(most) {
                    free -= more.len();
                    set.push((index, TypeSize::Plain, more));
                }
            }
        }
        clip(&mut lines, &parts, &setting);
        set.push((first, size, lines));
        set.sort_by_key(|(index, ..)| *index);
        let mut placed = Vec::new();
        let mut put = |row: usize, size: TypeSize, line: Line, place: fn(usize) -> usize| {
            let scale = size.scale();
            let cells = line.fragments.last().map_or(0, |last| (last.column + last.cells) * scale);
            let slack = if blank.align == Align::Start { 0 } else { place(setting.measure.saturating_sub(cells)) };
            placed.push(Placed { column: area.column + inset + slack, row, size, line });
        };
        let mut row = area.row;
        match jump {
            Some((position, line)) if position.jump == Some(Jump::From) => {
                put(row, TypeSize::Plain, line, |_| 0);
                row += 1;
            }
            // Where it goes on is said at the foot.
            Some((_, line)) => put(area.bottom() - 1, TypeSize::Plain, line, |free| free),
            None => {}
        }
        row += if blank.align == Align::Start { 0 } else { free / 2 };
        for (_, size, lines) in set {
            for line in lines {
                put(row, size, line, |free| free / 2);
                row += size.scale();
            }
        }
        placed
    }

    /// The headline of a tile, cut to its rows, and its size.
    fn headline(&self, of: &Article, parts: &[Part], setting: &Setting, blank: Blank) -> (TypeSize, Vec<Line>) {
        let rows = blank.area.rows;
        if blank.rank == Rank::Lead && self.sheet.type_size == TypeSize::Double {
            let half = Setting { measure: setting.measure / 2, ..*setting };
            let large = headline(of, parts, &half, rows);
            if large.len() <= LEVEL && large.len() * TypeSize::Double.scale() < rows {
                return (TypeSize::Double, large);
            }
        }
        (TypeSize::Plain, headline(of, parts, setting, rows))
    }

    fn setting(&self, article: usize, measure: usize) -> Setting {
        // A frame stands where a mark would hang; readings are for those who read.
        let house = House { hang: Hang::None, readings: Readings::Hidden, ..self.sheet.house };
        setting(self.edition, article, contents::Sheet { measure, ambiguous: self.sheet.ambiguous, house })
    }
}

/// The lines of a headline, or of what stands for one; cut where they are more than `rows`.
fn headline(of: &Article, parts: &[Part], setting: &Setting, rows: usize) -> Vec<Line> {
    let Some(index) = parts.iter().position(|part| part.role == Role::Headline && !part.text.is_empty()) else {
        return stand_in(of, setting, rows);
    };
    let lines = lines_of(parts, index, setting, Wrap::Balanced);
    if lines.len() <= rows {
        return lines;
    }
    // What is cut has its lines full.
    let mut lines = lines_of(parts, index, setting, Wrap::Ragged);
    if lines.len() > rows {
        lines.truncate(rows);
        lines.last_mut().into_iter().for_each(|last| end_in_dots(last, parts, setting));
    }
    lines
}

/// The words of a jump, where they fit on a line.
fn jump_line(text: &Text, setting: &Setting) -> Option<Line> {
    ornament(text.line().trim().to_owned(), Role::Byline, setting)
}

/// The lines of a text of the head.
fn lines_of(parts: &[Part], index: usize, setting: &Setting, wrap: Wrap) -> Vec<Line> {
    let mut setter = Setter::new(*setting, labels(setting.language), parts);
    dash(&mut setter, index);
    setter.set(index, Style { align: Edge::Left, wrap, ..Style::default() });
    setter.finish().lines
}

/// Cuts lines that are wider than their measure: a character may be wider than a tile.
fn clip(lines: &mut [Line], parts: &[Part], setting: &Setting) {
    for line in lines {
        let end = line.fragments.last().map_or(0, |last| last.column + last.cells);
        if end > setting.measure {
            end_in_dots(line, parts, setting);
        }
    }
}
