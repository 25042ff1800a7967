//! A rectangle of cells.
//!
//! Owns where it lies and what lies in it. It refuses to know what it is for.

/// A part of a screen or page, in cells and rows from its top left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
    /// Cells across.
    pub columns: usize,
    /// Rows down.
    pub rows: usize,
}

impl Area {
    /// The row of the area that a row of the screen is, if it is in it.
    pub fn row_at(&self, column: usize, row: usize) -> Option<usize> {
        let inside = (self.column..self.right()).contains(&column);
        row.checked_sub(self.row).filter(|row| inside && *row < self.rows)
    }

    /// The first cell behind it.
    pub fn right(&self) -> usize {
        self.column + self.columns
    }

    /// The first row below it.
    pub fn bottom(&self) -> usize {
        self.row + self.rows
    }

    /// Whether two areas have a cell in common.
    ///
    /// ```
    /// use newsprint::layout::Area;
    /// let left = Area { column: 0, row: 0, columns: 4, rows: 2 };
    /// assert!(left.overlaps(Area { column: 3, row: 1, ..left }));
    /// assert!(!left.overlaps(Area { column: 4, row: 0, ..left }));
    /// ```
    pub fn overlaps(&self, other: Self) -> bool {
        self.column < other.right()
            && other.column < self.right()
            && self.row < other.bottom()
            && other.row < self.bottom()
    }
}
