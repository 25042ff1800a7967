//! The columns of a front page.
//!
//! Owns how many of them a window has, how wide they are and where. It refuses rows.

/// The columns of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    /// How many, one at least.
    pub(super) count: usize,
    /// Cells of one.
    pub(super) measure: usize,
    /// Cells before the first.
    pub(super) left: usize,
}

/// Cells between two columns: air, a rule, air.
pub(super) const GUTTER: usize = 3;
/// Widest and narrowest of several columns: 18 to 24 ideographs, as newspapers set them.
const COLUMN: std::ops::RangeInclusive<usize> = 36..=48;
/// Widest measure of a single column.
const SINGLE: usize = 74;
/// Most columns side by side.
const MOST: usize = 10;

/// Cells kept free at each side: the mark of the selected story stands there.
fn margin(columns: usize) -> usize {
    match columns {
        0..24 => 1.min(columns / 8),
        24..60 => 1,
        60..100 => 2,
        _ => 3,
    }
}

impl Grid {
    /// The columns of a window so many cells wide.
    pub(super) fn of(columns: usize) -> Self {
        let free = columns.saturating_sub(margin(columns) * 2);
        let of = |count: usize| free.saturating_sub(GUTTER * (count - 1)) / count;
        let count = (2..=MOST).rev().find(|count| of(*count) >= *COLUMN.start()).unwrap_or(1);
        let widest = if count == 1 { SINGLE } else { *COLUMN.end() };
        // Ideographs fill an even measure without a gap.
        let measure = of(count).min(widest);
        let measure = if measure > 2 { measure & !1 } else { measure.max(1) };
        let grid = Self { count, measure, left: 0 };
        Self { left: columns.saturating_sub(grid.span(count)) / 2, ..grid }
    }

    /// Cells of some columns side by side, their gutters included.
    pub(super) fn span(&self, count: usize) -> usize {
        (self.measure + GUTTER) * count.max(1) - GUTTER
    }

    /// Cells before a column.
    pub(super) fn column(&self, index: usize) -> usize {
        self.left + (self.measure + GUTTER) * index
    }

    /// Cells of the whole page.
    pub(super) fn width(&self) -> usize {
        self.span(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_a_newspaper_at_every_width() {
        let of = |columns| (Grid::of(columns).count, Grid::of(columns).measure);
        assert_eq!(
            [40, 60, 80, 100, 120, 160, 200, 400].map(of),
            [(1, 38), (1, 56), (2, 36), (2, 44), (3, 36), (4, 36), (5, 36), (10, 36)]
        );
        for columns in 1..=420 {
            let grid = Grid::of(columns);
            assert!(grid.left + grid.width() <= columns, "{columns}");
            assert!(grid.count == 1 || COLUMN.contains(&grid.measure), "{columns}");
        }
    }
}
