//! What the terminal said of itself.
//!
//! Owns the answers that change what is laid out and drawn. It refuses to ask: that is `tui`'s.

use crate::layout::Pixels;
use crate::text::Ambiguous;

/// What rules and frames are drawn with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Frames {
    /// Box drawing characters.
    #[default]
    Box,
    /// ASCII, where box drawing takes two cells.
    Ascii,
}

/// Whether the terminal sets text in more cells than its own size asks for (kitty's text-sizing protocol, OSC 66).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scaled {
    /// It does: a cluster may take two rows, and twice its cells.
    Yes,
    /// It does not, or said nothing.
    #[default]
    No,
}

/// By which protocol the terminal shows pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Graphics {
    /// By none that it told of.
    #[default]
    None,
    /// Sixels.
    Sixel,
    /// kitty's graphics protocol; sixels may be there too.
    Kitty,
}

/// The size of a cell, in pixels; neither side is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellSize {
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
}

/// What the terminal said of itself; where it said nothing, what most do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terminal {
    /// How it draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// What rules and frames are drawn with.
    pub frames: Frames,
    /// Whether it sets big type.
    pub scaled: Scaled,
    /// By which protocol it shows pictures.
    pub graphics: Graphics,
    /// The size of its cells, where it told.
    pub cell: Option<CellSize>,
}

impl From<CellSize> for Pixels {
    fn from(CellSize { width, height }: CellSize) -> Self {
        Self { width: width.into(), height: height.into() }
    }
}

impl Terminal {
    /// The same terminal, as the reader says that it draws ambiguous characters. Box drawing is then drawn as a
    /// person would expect: it is only wide where they are.
    #[must_use]
    pub fn drawing(self, ambiguous: Ambiguous) -> Self {
        let frames = match ambiguous {
            Ambiguous::Narrow => Frames::Box,
            Ambiguous::Wide => Frames::Ascii,
        };
        Self { ambiguous, frames, ..self }
    }

    /// Whether what was drawn for another terminal has other widths than it has on this one.
    pub(super) fn measures_as(&self, other: &Self) -> bool {
        (self.ambiguous, self.frames) == (other.ambiguous, other.frames)
    }
}
