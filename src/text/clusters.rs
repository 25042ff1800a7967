//! What a reader takes for one character.
//!
//! Owns the walk over extended grapheme clusters (UAX #29). It refuses to look at widths.

use unicode_segmentation::UnicodeSegmentation;

/// One cluster of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Byte offset of its start.
    pub start: usize,
    /// Its text, never empty.
    pub text: &'a str,
}

impl Cluster<'_> {
    /// Byte offset of its end.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The clusters of a text, in order, without gaps.
///
/// ```
/// let texts: Vec<_> = newsprint::text::clusters("e\u{301}报").map(|cluster| cluster.text).collect();
/// assert_eq!(texts, ["e\u{301}", "报"]);
/// ```
pub fn clusters(text: &str) -> impl Iterator<Item = Cluster<'_>> {
    text.grapheme_indices(true).map(|(start, text)| Cluster { start, text })
}
