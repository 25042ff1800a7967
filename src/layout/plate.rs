//! The room a picture takes: cells and rows, from its pixels.
//!
//! Owns the one reckoning from pixels to cells, for articles and for pages. It refuses to know what a picture shows
//! and where its bytes are: it is given two sizes.

/// The pixels of a picture, or those of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pixels {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Pixels {
    /// A cell where the terminal has not said its own: twice as high as wide, as most are.
    pub const CELL: Self = Self { width: 10, height: 20 };
}

/// The cells that a picture takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Plate {
    /// Cells across.
    pub cells: usize,
    /// Rows down.
    pub rows: usize,
}

/// What stands where an article has a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// The words for it.
    Words,
    /// The words for it, and why it is not shown.
    Refused(String),
    /// The picture.
    Plate(Plate),
}

/// What stands for the picture of an asset, by its id, in a measure of so many cells.
pub type Figures<'a> = &'a dyn Fn(&str, usize) -> Figure;

/// No pictures: words alone.
pub fn words(_: &str, _: usize) -> Figure {
    Figure::Words
}

/// How much larger than its own pixels a picture is shown at most: a stamp is no poster.
const LARGEST: u64 = 2;
/// Narrowest measure in which a picture still shows something.
const NARROWEST: usize = 8;
/// Fewest rows that a picture may take, whatever the window.
const LOWEST: usize = 4;

impl Plate {
    /// The cells that a picture takes in a measure, its sides in proportion, at most so many rows high, or four; none in a
    /// measure that is too narrow for pictures, and for a picture without pixels.
    ///
    /// ```
    /// use newsprint::layout::{Pixels, Plate};
    /// let picture = Pixels { width: 800, height: 500 };
    /// assert_eq!(Plate::of(picture, Pixels::CELL, 72, 40), Some(Plate { cells: 72, rows: 23 }));
    /// assert_eq!(Plate::of(picture, Pixels::CELL, 72, 10), Some(Plate { cells: 32, rows: 10 }));
    /// assert_eq!(Plate::of(picture, Pixels::CELL, 7, 10), None);
    /// ```
    pub fn of(picture: Pixels, cell: Pixels, measure: usize, most: usize) -> Option<Self> {
        let sides = [picture.width, picture.height, cell.width, cell.height].map(u64::from);
        if measure < NARROWEST || sides.contains(&0) {
            return None;
        }
        let [width, height, cell_width, cell_height] = sides;
        // Rows to cells of the same picture: rows * across / down.
        let (across, down) = (width * cell_height, height * cell_width);
        let rounded = |of: u64, by: u64| of.saturating_add(by / 2) / by;
        let own = (width * LARGEST).div_ceil(cell_width);
        let cells = u64::try_from(measure).unwrap_or(u64::MAX).min(own).max(1);
        let most = u64::try_from(most.max(LOWEST)).unwrap_or(u64::MAX);
        let rows = rounded(cells.saturating_mul(down), across).max(1);
        let (cells, rows) = if rows > most {
            (rounded(most.saturating_mul(across), down).clamp(1, cells), most)
        } else {
            (cells, rows)
        };
        Some(Self { cells: usize::try_from(cells).ok()?, rows: usize::try_from(rows).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_its_measure_and_keeps_its_sides_at_every_width() {
        let pictures = [(800, 500), (500, 800), (1, 1), (8192, 1), (1, 8192), (u32::MAX, u32::MAX), (160, 100)];
        for (width, height) in pictures {
            for cell in [Pixels::CELL, Pixels { width: 7, height: 15 }, Pixels { width: u32::MAX, height: 1 }] {
                for measure in 0..=200 {
                    for most in [0, 4, 9, 30, usize::MAX] {
                        let Some(plate) = Plate::of(Pixels { width, height }, cell, measure, most) else {
                            assert!(measure < NARROWEST);
                            continue;
                        };
                        assert!((1..=measure).contains(&plate.cells), "{width}x{height} in {measure}: {plate:?}");
                        assert!((1..=most.max(LOWEST)).contains(&plate.rows), "{width}x{height} in {most}: {plate:?}");
                    }
                }
            }
        }
        assert_eq!(Plate::of(Pixels { width: 0, height: 5 }, Pixels::CELL, 80, 20), None);
    }

    #[test]
    fn a_stamp_is_no_poster_and_a_narrow_picture_is_no_line() {
        let of = |width, height| Plate::of(Pixels { width, height }, Pixels::CELL, 72, 20).unwrap();
        assert_eq!(of(100, 100), Plate { cells: 20, rows: 10 });
        assert_eq!(of(400, 4000), Plate { cells: 4, rows: 20 });
        assert_eq!(of(4000, 100), Plate { cells: 72, rows: 1 });
    }
}
