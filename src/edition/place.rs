//! `Place`: a position in an article that survives every width.
//!
//! Owns the pair of part and byte, and its order. It refuses lines, columns and screens: those are derived
//! from it and thrown away.

/// A position in an article: a part of it, in the order of [`super::Article::parts`], and a byte within.
///
/// A place at or past the end of its part's text stands behind the text; layouts put the blank lines and
/// ornaments that follow a part there, one byte further each, so that every line has a place of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the part.
    pub part: usize,
    /// Byte offset into the part's text.
    pub byte: usize,
}
