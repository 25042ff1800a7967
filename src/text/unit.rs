//! The unit of filling: a cluster with its cells and the gap before it, judged.
//!
//! Owns what is known of a cluster once a text has been walked. Twelve bytes each, since a day's paper has
//! a hundred thousand of them and resizing walks them all.

use super::class::Class;

/// Whether a line may end in a gap, from never to always.
///
/// What a rule forbids is told apart by how ill it would be, for texts that have no better gap: a word wider
/// than its line is cut between its letters before it is cut before a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Break {
    /// A stop or closing mark would begin the line, an opening one end it, or a doubled mark be split (R1, R7, R8).
    Never,
    /// A mark would begin or end the line that should not at this level (R2 to R6).
    Banned,
    /// A word or number would be cut.
    Joined,
    /// An address would be cut before `& = . - _ #`.
    Late,
    /// A line may end with a hyphen, where it would be too short without: a soft hyphen of the source.
    Hyphen,
    /// A line may end, but a better gap nearby is preferred: between a number and its unit.
    Poor,
    /// A line may end.
    Allowed,
    /// A line must end: a newline stands before.
    Mandatory,
}

/// A cluster of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Byte offset of its start.
    pub(super) start: u32,
    /// Cells of all that stands before it.
    pub(super) cells_before: u32,
    /// What it is.
    pub(super) class: Class,
    /// The gap before it.
    pub(super) before: Break,
}
