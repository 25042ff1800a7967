//! The make-up of a page: which articles stand side by side, and in how many columns each.
//!
//! Owns rows of cells over six columns, in the order given, so that the cells of a row end at about the same height. It
//! refuses to rank articles, and to know how high one is; it is told both.

use std::ops::Range;

use super::extent::COLUMNS;

/// What an article is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// The first of all.
    Lead,
    /// The one beside it.
    Second,
    /// One of many.
    Story,
    /// A few lines.
    Brief,
    /// A notice, in a frame.
    Notice,
}

impl Rank {
    /// Its name in the style sheet.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Second => "second",
            Self::Story => "story",
            Self::Brief => "brief",
            Self::Notice => "notice",
        }
    }
}

/// Something to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// Its lines at each width, from one column to all.
    pub(super) lines: [f64; COLUMNS],
    /// The fewest columns it may have.
    pub(super) least: usize,
    /// The most columns it may have.
    pub(super) most: usize,
    /// Whether others may stand over it and under it in its cell.
    pub(super) place: Place,
}

/// How an item shares a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It has one of its own.
    Alone,
    /// Others may stand over it and under it.
    Stacked,
}

/// A part of a row: so many columns, and the items one over the other in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) columns: usize,
    pub(super) items: Range<usize>,
}

/// Most items of a cell.
const STACK: usize = 3;
/// Most cells of a row.
const CELLS: usize = 4;
/// Lines between two items of a cell.
const GAP: f64 = 2.5;
/// What a row costs by itself: rows of several cells look more like a paper than one under the other.
const ROW: f64 = 8.0;
/// Lines of a row beyond which an eye loses its way from a column's foot to the next one's head.
const TALL: f64 = 62.0;
/// Lines of a column below which it is no column.
const THIN: f64 = 6.0;

/// Rows of cells, and what they lose.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rows {
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) cost: f64,
}

/// Items in rows, in their order, with the least room lost; the columns of each row are six.
pub(super) fn rows(items: &[Item]) -> Rows {
    // For each count of items the cheapest way to have placed them: its cost and its last row.
    let mut best: Vec<Option<(f64, Vec<Cell>)>> = vec![None; items.len() + 1];
    if let Some(first) = best.first_mut() {
        *first = Some((0.0, Vec::new()));
    }
    for start in 0..items.len() {
        let Some(before) = best.get(start).and_then(|way| way.as_ref().map(|(cost, _)| *cost)) else { continue };
        let mut row = Vec::new();
        extend(items, start, COLUMNS, &mut row, &mut |row: &[Cell]| {
            let end = row.last().map_or(start, |cell| cell.items.end);
            let total = before + cost(items, row);
            if let Some(way) = best.get_mut(end)
                && way.as_ref().is_none_or(|(cost, _)| total < *cost)
            {
                *way = Some((total, row.to_vec()));
            }
        });
    }
    let mut out = Vec::new();
    let cost = best.last().and_then(Option::as_ref).map_or(0.0, |(cost, _)| *cost);
    let mut end = items.len();
    while end > 0 {
        let Some((_, row)) = best.get_mut(end).and_then(Option::take) else { break };
        end = row.first().map_or(0, |cell| cell.items.start);
        out.push(row);
    }
    out.reverse();
    Rows { rows: out, cost }
}

/// Tries every row that begins with these cells and has so many columns left.
fn extend(items: &[Item], start: usize, left: usize, row: &mut Vec<Cell>, found: &mut impl FnMut(&[Cell])) {
    if left == 0 {
        found(row);
        return;
    }
    if row.len() == CELLS {
        return;
    }
    for count in 1..=STACK.min(items.len().saturating_sub(start)) {
        let of = items.get(start..start + count).unwrap_or_default();
        if count > 1 && of.iter().any(|item| item.place == Place::Alone) {
            break;
        }
        let least = of.iter().map(|item| item.least).max().unwrap_or(1);
        let most = of.iter().map(|item| item.most).min().unwrap_or(1);
        // An item that is the last has what is left, however wide: every item must have a place.
        let is_last = start + count == items.len();
        for columns in 1..=left {
            let fits = (least.min(COLUMNS)..=most).contains(&columns) || (is_last && columns == left);
            if fits {
                row.push(Cell { columns, items: start..start + count });
                extend(items, start + count, left - columns, row, found);
                row.pop();
            }
        }
    }
}

/// What a row loses: room under its shorter cells, and what is not pleasant to read.
fn cost(items: &[Item], row: &[Cell]) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    let of = |cell: &Cell| items.get(cell.items.clone()).unwrap_or_default().iter();
    let lines = |item: &Item, columns: usize| item.lines.get(columns - 1).copied().unwrap_or(0.0);
    let height = |cell: &Cell| -> f64 {
        of(cell).map(|item| lines(item, cell.columns)).sum::<f64>() + GAP * number(cell.items.len() - 1)
    };
    let highest = row.iter().map(height).fold(0.0, f64::max);
    let lost: f64 = row.iter().map(|cell| (highest - height(cell)) * number(cell.columns)).sum();
    let thin = |cell: &Cell| -> f64 {
        let misses = of(cell).map(|item| (THIN - lines(item, cell.columns) / 1.3).max(0.0));
        if cell.columns > 1 { misses.sum::<f64>() * number(cell.columns) * 2.0 } else { 0.0 }
    };
    let too_wide: f64 = row
        .iter()
        .map(|cell| of(cell).map(|item| number(cell.columns.saturating_sub(item.most))).sum::<f64>() * 12.0)
        .sum();
    let tall = (highest - TALL).max(0.0) * 3.0;
    // One cell alone is a row that says nothing of its neighbours.
    let single = if row.len() == 1 { 40.0 } else { 0.0 };
    lost + ROW + single + tall + too_wide + row.iter().map(thin).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(lines: f64) -> Item {
        let mut at = [0.0; COLUMNS];
        let mut columns = 0.0;
        for height in &mut at {
            columns += 1.0;
            *height = 3.0 + lines / columns;
        }
        Item { lines: at, least: 1, most: COLUMNS, place: Place::Stacked }
    }

    #[test]
    fn every_item_has_one_place_in_its_order_and_every_row_six_columns() {
        for count in 0..40_u32 {
            let items: Vec<Item> = (0..count).map(|index| item(f64::from(index * 37 % 90 + 4))).collect();
            let rows = rows(&items).rows;
            let placed: Vec<usize> = rows.iter().flatten().flat_map(|cell| cell.items.clone()).collect();
            assert_eq!(placed, (0..items.len()).collect::<Vec<_>>());
            for row in &rows {
                assert_eq!(row.iter().map(|cell| cell.columns).sum::<usize>(), COLUMNS);
            }
        }
    }

    #[test]
    fn a_story_twice_as_long_has_twice_the_columns() {
        let rows = rows(&[item(160.0), item(80.0)]).rows;
        let columns: Vec<usize> = rows.iter().flatten().map(|cell| cell.columns).collect();
        assert_eq!(columns, [4, 2]);
    }

    #[test]
    fn an_item_that_must_be_wide_is_and_one_alone_has_no_other_in_its_cell() {
        let items = [Item { least: 4, place: Place::Alone, ..item(90.0) }, item(20.0), item(18.0), item(22.0)];
        let rows = rows(&items).rows;
        assert_eq!(rows[0][0].items, 0..1);
        assert!(rows[0][0].columns >= 4, "{rows:?}");
    }
}
