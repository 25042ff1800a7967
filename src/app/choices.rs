//! What a reader has chosen about how articles are set on the screen.
//!
//! Owns the choices that last from article to article, and what they come to in a window: how many columns, of
//! which measure. It refuses to keep them on disk: the config does.

use super::Window;
use crate::l10n::Say;
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
    /// In which colours.
    pub look: Look,
    /// Which characters Chinese is shown in.
    pub script: ScriptView,
    /// Whether pictures are shown.
    pub images: Images,
    /// Whether the mouse is listened to.
    pub pointer: Pointer,
    /// What stands around the text.
    pub furniture: Furniture,
    /// What a paper opens with.
    pub home: Home,
}

/// Declares an enum whose values have a name in the config file and a word for the reader.
macro_rules! named {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident $file:literal $say:ident,)* }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $variant_doc])+ $variant,)*
        }

        impl Default for $name {
            /// The first one.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $name {
            /// Every value, in the order it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the config file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $file,)*
                }
            }

            /// Its word for the reader.
            pub const fn word(self) -> Say {
                match self {
                    $(Self::$variant => Say::$say,)*
                }
            }
        }
    };
}

named! {
    /// In which colours the screen is drawn.
    Look {
        /// The terminal's own.
        Terminal "terminal" ThemeTerminal,
        /// Dark letters on paper.
        Day "day" ThemeDay,
        /// Light letters on a dark ground.
        Night "night" ThemeNight,
        /// White on black, nothing grey.
        Contrast "contrast" ThemeContrast,
    }
}

named! {
    /// What a paper opens with.
    Home {
        /// Its front page.
        Front "front" HomeFront,
        /// The list of its headlines.
        Contents "contents" HomeContents,
    }
}

named! {
    /// Which characters Chinese is shown in; the text itself stays as it is.
    ScriptView {
        /// Those it is printed in.
        AsPrinted "as-printed" ScriptAsPrinted,
        /// Simplified ones.
        Simplified "simplified" ScriptSimplified,
        /// Traditional ones.
        Traditional "traditional" ScriptTraditional,
    }
}

/// Whether pictures are shown, where the terminal can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Images {
    /// They are.
    #[default]
    Shown,
    /// The words for them are.
    Hidden,
}

/// Whether the mouse is listened to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pointer {
    /// It is; the terminal's own selection needs Shift.
    #[default]
    On,
    /// It is left to the terminal.
    Off,
}

/// What stands around the text of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Furniture {
    /// The line at the foot.
    #[default]
    Shown,
    /// Nothing.
    Hidden,
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
pub(super) const WIDEST: usize = 72;
/// Narrowest and widest measure that a reader may choose, as the config file has it.
pub(super) const MEASURES: std::ops::RangeInclusive<usize> = 20..=120;
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

    /// Another count of columns: as suits the window, one, and on to the most, round the end.
    pub fn step_columns(&mut self, step: isize) {
        let now = match self.columns {
            Columns::ByWindow => 0,
            Columns::Count(count) => count,
        };
        let most = isize::try_from(MOST_COLUMNS + 1).unwrap_or(1);
        let next = isize::try_from(now).unwrap_or(0).saturating_add(step).rem_euclid(most);
        self.columns = match usize::try_from(next) {
            Ok(count @ 1..) => Columns::Count(count),
            _ => Columns::ByWindow,
        };
    }

    /// Sets the cells of a line, within what can be read.
    pub fn set_measure(&mut self, cells: usize) {
        self.measure = Some(cells.clamp(*MEASURES.start(), *MEASURES.end()));
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
            choices.step_columns(1);
        }
        assert_eq!(choices, Choices::default());
    }
}
