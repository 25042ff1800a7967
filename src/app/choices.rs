//! What a reader has chosen about how articles are set on the screen.
//!
//! Owns the choices that last from article to article, and what they come to in a window: how many columns, of
//! which measure. It refuses to keep them on disk: the config does.

use super::Window;
use crate::layout::{House, Readings, Shape};

/// What a reader has chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// How articles are set.
    pub house: House,
    /// How many columns.
    pub columns: Columns,
    /// Cells of a line, where the reader has chosen.
    pub measure: Option<usize>,
    /// Whether repaired places are marked.
    pub repairs: Repairs,
}

/// Whether the places that an importer repaired are marked in the margin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Repairs {
    /// They are not.
    #[default]
    Unmarked,
    /// They are.
    Marked,
}

/// How many columns stand side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Columns {
    /// As many as suit the window.
    #[default]
    ByWindow,
    /// So many, where they fit.
    Count(usize),
}

/// Most columns: four of 44 cells fill a window of 200.
pub const MOST_COLUMNS: usize = 4;
/// Widest measure of one column: longer lines lose the eye on its way back.
const WIDEST: usize = 72;
/// Widest and narrowest measure of several columns, as newspapers set them: 18 to 24 ideographs.
const COLUMN: std::ops::RangeInclusive<usize> = 36..=48;
/// Narrowest column that is set where the reader asks for more of them.
const NARROWEST: usize = 16;
/// Lowest window in which columns come unasked.
const LOWEST: usize = 16;

/// How an article lies in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The columns.
    pub shape: Shape,
    /// Cells of a line.
    pub measure: usize,
    /// Cells kept free at each side, one column's marks may hang into them.
    pub margin: usize,
}

/// Cells kept free at each side of the text.
fn margin(columns: usize) -> usize {
    match columns {
        0..24 => 0,
        24..60 => 2,
        _ => 4,
    }
}

/// Ideographs fill an even measure without a gap.
fn even(cells: usize) -> usize {
    if cells > 2 { cells & !1 } else { cells }
}

impl Choices {
    /// How an article lies in a window, in at most `most` columns.
    pub fn frame(&self, window: Window, most: usize) -> Frame {
        let margin = margin(window.columns);
        let free = window.columns.saturating_sub(margin * 2);
        let of = |count: usize| Shape::of(count).measure(free);
        let count = match self.columns {
            Columns::Count(count) => (1..=count.min(MOST_COLUMNS)).rev().find(|count| of(*count) >= NARROWEST),
            Columns::ByWindow if window.rows < LOWEST => None,
            Columns::ByWindow => {
                let narrowest = self.measure.unwrap_or(*COLUMN.start()).max(NARROWEST);
                (2..=MOST_COLUMNS).rev().find(|count| of(*count) >= narrowest)
            }
        };
        let count = count.unwrap_or(1).min(most).max(1);
        let widest = self.measure.unwrap_or(if count > 1 { *COLUMN.end() } else { WIDEST });
        Frame { shape: Shape::of(count), measure: even(of(count).min(widest)), margin }
    }

    /// The next count of columns: as suits the window, one, and on to the most.
    pub fn cycle_columns(&mut self) {
        self.columns = match self.columns {
            Columns::ByWindow => Columns::Count(1),
            Columns::Count(count) if count < MOST_COLUMNS => Columns::Count(count + 1),
            Columns::Count(_) => Columns::ByWindow,
        };
    }

    /// Marks repaired places, or marks them no more.
    pub fn toggle_repairs(&mut self) {
        self.repairs = match self.repairs {
            Repairs::Unmarked => Repairs::Marked,
            Repairs::Marked => Repairs::Unmarked,
        };
    }

    /// Shows the readings of ruby, or hides them.
    pub fn toggle_readings(&mut self) {
        self.house.readings = match self.house.readings {
            Readings::Inline => Readings::Hidden,
            Readings::Hidden => Readings::Inline,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(columns: usize, rows: usize, choices: &Choices) -> (usize, usize) {
        let frame = choices.frame(Window { columns, rows }, MOST_COLUMNS);
        assert!(frame.shape.span(frame.measure) + frame.margin * 2 <= columns.max(1), "{columns}: {frame:?}");
        (frame.shape.count, frame.measure)
    }

    #[test]
    fn columns_come_with_the_window_and_keep_a_newspapers_measure() {
        let auto = Choices::default();
        for (columns, expected) in
            [(0, (1, 0)), (40, (1, 36)), (80, (1, 72)), (100, (2, 44)), (120, (2, 48)), (160, (3, 48)), (200, (4, 44))]
        {
            assert_eq!(frame(columns, 40, &auto), expected, "{columns}");
        }
        assert_eq!(frame(200, 12, &auto), (1, 72));
        let two = Choices { columns: Columns::Count(2), ..auto };
        assert_eq!(frame(80, 24, &two), (2, 34));
        assert_eq!(frame(30, 24, &two), (1, 26));
        let measure = Choices { measure: Some(60), ..auto };
        assert_eq!(frame(200, 60, &measure), (3, 60));
        for columns in 0..300 {
            for count in 1..=4 {
                frame(columns, 24, &Choices { columns: Columns::Count(count), ..auto });
            }
            frame(columns, 24, &auto);
        }
    }

    #[test]
    fn cycling_comes_back_to_where_it_began() {
        let mut choices = Choices::default();
        for _ in 0..=MOST_COLUMNS {
            choices.cycle_columns();
        }
        assert_eq!(choices, Choices::default());
    }
}
