//! A story across some columns, as the lead is: its head over all of them, its picture, and its text in them.
//!
//! Owns how many columns a lead spans and how lines are dealt out to columns. It refuses the stories around it.

use super::grid::Grid;
use super::piece::{Brief, CAPTION, Copy, Piece};
use super::{Placed, Rank, Tile, TypeSize};
use crate::edition::{Part, Role};
use crate::layout::{Area, Line};

/// The room that a story has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// What it is.
    pub(super) rank: Rank,
    /// Index of its first column.
    pub(super) first: usize,
    /// How many columns it spans.
    pub(super) span: usize,
    /// Most rows it may have.
    pub(super) rows: usize,
}

/// Of how many columns a lead of a page of so many is.
pub(super) fn span(grid: &Grid, is_alone: bool) -> usize {
    match grid.count {
        count if is_alone => count.min(4),
        0..=2 => grid.count,
        3 | 4 => 2,
        5 | 6 => 3,
        7 | 8 => 4,
        _ => 5,
    }
}

/// Fewest lines of a column that goes on beside another.
const FEW: usize = 4;
/// Lowest page on which there is air between head and text.
const AIRY: usize = 16;

/// Sets a story in its room, from a row on; none where there is no such article.
pub(super) fn set(copy: Copy, article: usize, grid: &Grid, room: Room, top: usize) -> Option<Tile> {
    let span = grid.span(room.span);
    let rows = room.rows * room.span;
    let piece = Piece::set(copy, article, Brief { rank: room.rank, span, measure: grid.measure, rows })?;
    let head: usize = piece.head.iter().map(|(size, _)| size.scale()).sum();
    let beside = if room.span > 1 { room.span - 1 } else { 1 };
    let free = room.rows.saturating_sub(head + 1);
    // Beside a picture of one column its text goes on; below one of several there is text too.
    let most = if beside > 1 { (free * 2 / 3).max(free.saturating_sub(12)) } else { free.saturating_sub(CAPTION) };
    let piece = piece.with_picture(copy, grid.span(beside), most);
    let air = usize::from(room.span > 1 && room.rows >= AIRY && !piece.opening.lines.is_empty());
    let head = head + air;
    let picture = piece.picture.map_or(0, |(_, plate)| plate.rows) + piece.caption.len();
    // A caption alone stands over the first column.
    let under = if piece.picture.is_some() { beside } else { usize::from(picture > 0) };
    let most = room.rows.saturating_sub(head).max(1);
    // A line or two below a picture nobody finds.
    let below = |rows: usize| Some(rows.saturating_sub(picture)).filter(|rows| *rows >= FEW).unwrap_or(0);
    let height = |rows: usize, column: usize| if column < under { below(rows) } else { rows };
    let capacity = |rows: usize| (0..room.span).map(|column| height(rows, column)).sum::<usize>();
    let parts = piece.of.parts();
    // The dealing may leave rows free at the feet of columns: then a little less is dealt.
    let steps = std::iter::successors(Some(0_usize), |less| Some(less + 1 + less / 4));
    let dealt = steps.take_while(|less| *less < capacity(most)).find_map(|less| {
        let lines = piece.text(capacity(most).saturating_sub(less), room.span);
        let least = (0..=most).find(|rows| capacity(*rows) >= lines.len()).unwrap_or(most);
        // A few lines stand in one column.
        let least = least.max(FEW.min(lines.len())).min(most);
        (least.max(picture)..=most.max(picture)).find_map(|rows| {
            let heights: Vec<usize> = (0..room.span).map(|column| height(rows, column)).collect();
            deal(&lines, &heights, &parts)
        })
    });
    let columns = dealt.unwrap_or_default();
    let left = grid.column(room.first);
    let mut tile = Tile { article, rank: room.rank, area: Area::default(), lines: Vec::new(), pictures: Vec::new() };
    let mut row = top;
    for (size, line) in &piece.head {
        tile.lines.push(Placed { column: left, row, size: *size, line: line.clone() });
        row += size.scale();
    }
    row += air;
    let mut bottom = row.max(top + 1);
    if let Some(picture) = piece.picture_at(left, row, grid.span(under)) {
        bottom = bottom.max(picture.area.bottom());
        tile.pictures.push(picture);
    }
    let caption = row + piece.picture.map_or(0, |(_, plate)| plate.rows);
    for (index, line) in piece.caption.iter().enumerate() {
        bottom = bottom.max(caption + index + 1);
        tile.lines.push(placed(left, caption + index, line.clone()));
    }
    for (column, lines) in columns.into_iter().enumerate() {
        let first = if column < under { row + picture } else { row };
        bottom = bottom.max(first + lines.len());
        let place = |(index, line): (usize, Line)| placed(grid.column(room.first + column), first + index, line);
        tile.lines.extend(lines.into_iter().enumerate().map(place));
    }
    tile.area = Area { column: left, row: top, columns: span, rows: bottom - top };
    Some(tile)
}

fn placed(column: usize, row: usize, line: Line) -> Placed {
    Placed { column, row, size: TypeSize::Plain, line }
}

/// Lines dealt out to columns of these heights: none begins with air or ends with a subhead. None where they do not fit.
fn deal(lines: &[Line], heights: &[usize], parts: &[Part]) -> Option<Vec<Vec<Line>>> {
    let is_blank = |line: &Line| line.fragments.is_empty();
    let is_subhead = |line: &Line| {
        parts.get(line.start.part).is_some_and(|part| matches!(part.role, Role::Subhead(_) | Role::Question))
    };
    let mut rest = lines;
    let mut columns = Vec::with_capacity(heights.len());
    for height in heights {
        rest = rest.get(rest.iter().take_while(|line| is_blank(line)).count()..).unwrap_or_default();
        let mut end = rest.len().min(*height);
        if end < rest.len() {
            while end > 0 && rest.get(end - 1).is_some_and(|line| is_blank(line) || is_subhead(line)) {
                end -= 1;
            }
        }
        let (column, after) = rest.split_at_checked(end)?;
        columns.push(column.to_vec());
        rest = after;
    }
    rest.iter().all(is_blank).then_some(columns)
}
