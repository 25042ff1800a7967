//! Going over a page as the eye goes: from a story to its neighbour.
//!
//! Owns which story lies next in a direction. It refuses the order of reading, which the list of tiles has, and scrolling.

use super::Tile;
use crate::layout::Area;

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// Where on the page the eye rests: across, it keeps its row; down, its column. So the way back leads back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
}

impl Anchor {
    /// The start of a tile.
    pub fn of(tile: &Tile) -> Self {
        Self { column: tile.area.column, row: tile.area.row }
    }

    /// The tile that lies next in a direction from the tile at an index, by its own index, and where the eye rests then.
    /// None where nothing lies there.
    pub fn step(self, tiles: &[Tile], at: usize, way: Way) -> Option<(usize, Self)> {
        let from = tiles.get(at)?.area;
        let key = |area: Area| {
            let gap = ahead(from, area, way)?;
            let (eye, beside) = match way {
                Way::Left | Way::Right => (distance(self.row, area.row, area.bottom()), rows_meet(from, area)),
                Way::Up | Way::Down => (distance(self.column, area.column, area.right()), columns_meet(from, area)),
            };
            // What lies beside goes before what lies further on askew.
            Some((!beside, if beside { gap } else { gap + eye }, eye, area.row, area.column))
        };
        let ahead = tiles.iter().enumerate().filter(|(index, _)| *index != at);
        let (next, _) = ahead.filter_map(|(index, tile)| Some((index, key(tile.area)?))).min_by_key(|(_, key)| *key)?;
        let area = tiles.get(next)?.area;
        let within = |at: usize, start: usize, end: usize| at.clamp(start, end.saturating_sub(1).max(start));
        let eye = match way {
            Way::Left | Way::Right => Self { column: within(self.column, area.column, area.right()), ..self },
            Way::Up | Way::Down => Self { row: within(self.row, area.row, area.bottom()), ..self },
        };
        Some((next, eye))
    }
}

/// The cells or rows between an area and one that lies wholly in a direction from it.
fn ahead(from: Area, area: Area, way: Way) -> Option<usize> {
    match way {
        Way::Left => from.column.checked_sub(area.right()),
        Way::Right => area.column.checked_sub(from.right()),
        Way::Up => from.row.checked_sub(area.bottom()),
        Way::Down => area.row.checked_sub(from.bottom()),
    }
}

fn rows_meet(one: Area, other: Area) -> bool {
    one.row < other.bottom() && other.row < one.bottom()
}

fn columns_meet(one: Area, other: Area) -> bool {
    one.column < other.right() && other.column < one.right()
}

/// How far a point lies from a range.
fn distance(at: usize, start: usize, end: usize) -> usize {
    start.saturating_sub(at) + (at + 1).saturating_sub(end.max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::super::Rank;
    use super::*;

    fn tiles(areas: &[(usize, usize, usize, usize)]) -> Vec<Tile> {
        let tile = |(column, row, columns, rows): &(usize, usize, usize, usize)| Tile {
            article: 0,
            rank: Rank::Story,
            area: Area { column: *column, row: *row, columns: *columns, rows: *rows },
            lines: Vec::new(),
            pictures: Vec::new(),
        };
        areas.iter().map(tile).collect()
    }

    #[test]
    fn the_eye_goes_to_what_lies_beside_it_and_back() {
        // A lead over two columns, two stories beside it, two below it.
        let tiles = tiles(&[(0, 0, 20, 10), (22, 0, 9, 6), (22, 7, 9, 9), (0, 11, 9, 5), (11, 11, 9, 5)]);
        let eye = Anchor::of(&tiles[0]);
        assert_eq!(eye.step(&tiles, 0, Way::Right).unwrap().0, 1);
        assert_eq!(eye.step(&tiles, 0, Way::Left), None);
        assert_eq!(eye.step(&tiles, 0, Way::Down).unwrap().0, 3);
        let low = Anchor { column: 22, row: 9 };
        let (lead, eye) = low.step(&tiles, 2, Way::Left).unwrap();
        assert_eq!((lead, eye), (0, Anchor { column: 19, row: 9 }));
        assert_eq!(eye.step(&tiles, 0, Way::Right).unwrap().0, 2);
        assert_eq!(eye.step(&tiles, 0, Way::Down).unwrap().0, 4);
        // What lies below only askew is reached too.
        assert_eq!(Anchor::of(&tiles[1]).step(&tiles[..2], 1, Way::Left).unwrap().0, 0);
        assert_eq!(Anchor { column: 0, row: 0 }.step(&tiles[3..], 0, Way::Up), None);
    }
}
