//! Where rules meet.
//!
//! Owns which rules meet in a cell, and the sign for it. It refuses to draw.

/// A cell in which rules meet or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
    /// How they meet.
    pub meet: Meet,
}

/// How rules meet: in a corner of a frame, in its edge, or across each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meet {
    /// ┌
    TopLeft,
    /// ┐
    TopRight,
    /// └
    BottomLeft,
    /// ┘
    BottomRight,
    /// ├
    Left,
    /// ┤
    Right,
    /// ┬
    Top,
    /// ┴
    Bottom,
    /// ┼
    Cross,
}

impl Meet {
    /// Its sign of one cell. Where box drawing takes two cells a `+` does for all of them.
    pub fn sign(self) -> &'static str {
        match self {
            Self::TopLeft => "┌",
            Self::TopRight => "┐",
            Self::BottomLeft => "└",
            Self::BottomRight => "┘",
            Self::Left => "├",
            Self::Right => "┤",
            Self::Top => "┬",
            Self::Bottom => "┴",
            Self::Cross => "┼",
        }
    }
}
