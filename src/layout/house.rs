//! The house style: what a reader may choose about how articles are set.
//!
//! Owns the choices and their defaults. It refuses measures and widths, which are the window's and the
//! terminal's.

use crate::text::{Fit, Hang, Language, Level};

/// How articles are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct House {
    /// How strictly lines are broken.
    pub level: Level,
    /// Whether lines are filled to an even edge.
    pub edge: RightEdge,
    /// Whether marks may hang behind the measure. Who sets where there is no room for them says no.
    pub hang: Hang,
    /// Whether paragraphs begin with an indent.
    pub indent: Indent,
    /// Where the readings of ruby stand.
    pub readings: Readings,
    /// Whether the lines of a paragraph of words are chosen together.
    pub fit: Fit,
    /// The language that everything is set in; none for that of each article.
    pub language: Option<Language>,
}

impl Default for House {
    fn default() -> Self {
        Self {
            level: Level::default(),
            edge: RightEdge::default(),
            hang: Hang::Gutter,
            indent: Indent::default(),
            readings: Readings::default(),
            fit: Fit::default(),
            language: None,
        }
    }
}

/// What the right edge of a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RightEdge {
    /// Lines are widened by single cells to an even edge.
    #[default]
    Even,
    /// Lines end where they end.
    Ragged,
}

/// Whether paragraphs begin with an indent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Indent {
    /// As is the custom of their language.
    #[default]
    Custom,
    /// None but what the source prints.
    None,
}

/// Where the readings of ruby stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Readings {
    /// Behind their base, in brackets: 漢字(かんじ).
    #[default]
    Inline,
    /// Nowhere.
    Hidden,
}
