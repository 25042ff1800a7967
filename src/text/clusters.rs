//! What a reader takes for one character.
//!
//! Owns the walk over extended grapheme clusters (UAX #29). It refuses to look at widths.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

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
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = text.len() - rest.len();
        let (cluster, after) = rest.split_at_checked(first(rest))?;
        rest = after;
        (!cluster.is_empty()).then_some(Cluster { start, text: cluster })
    })
}

/// The last cluster of a text: found from its end, however long it is.
///
/// ```
/// let last = newsprint::text::last_cluster("报e\u{301}").map(|cluster| (cluster.start, cluster.text));
/// assert_eq!(last, Some((3, "e\u{301}")));
/// ```
pub fn last_cluster(text: &str) -> Option<Cluster<'_>> {
    let start = GraphemeCursor::new(text.len(), text.len(), true).prev_boundary(text, 0).ok().flatten()?;
    Some(Cluster { start, text: text.get(start..)? })
}

/// Bytes of the first cluster of a text that begins with one.
#[inline]
fn first(text: &str) -> usize {
    let mut chars = text.chars();
    // Newspapers are made of characters that join nothing; the library's walk was half the time of a text it was
    // needed for, and a third of a frame.
    match chars.next() {
        Some(char) if stands_alone(char) && chars.next().is_none_or(stands_alone) => char.len_utf8(),
        _ => text.graphemes(true).next().map_or(0, str::len),
    }
}

/// Whether a character is a cluster of its own beside others of which this holds: ASCII, dashes and quotes, CJK
/// marks, kana, ideographs, syllables of hangul, full-width forms. It says nothing of the rest.
#[inline]
fn stands_alone(char: char) -> bool {
    matches!(char,
        ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF60}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_alone_joins_nothing_that_does() {
        // One for each way the standard has of joining: syllables with and without a tail, and the rest.
        let beside = ["가", "각", "汉", "a"];
        for char in ('\0'..=char::MAX).filter(|char| stands_alone(*char)) {
            for beside in beside {
                let text = format!("{beside}{char}{beside}");
                assert_eq!(text.graphemes(true).count(), 3, "{text:?}");
            }
        }
    }

    /// Characters that stand alone, and those that join what is before or behind them in every way there is.
    const JOINING: &str = "[aé汉か가각。“\\r\\n \u{301}\u{3099}\u{FF9E}\u{200D}\u{FE0F}\u{600}\u{1100}\u{1161}\u{11A8}\u{915}\u{94D}\u{93F}\u{E33}\u{1F1E8}\u{1F1F3}\u{1F468}\u{1F3FB}\u{E0061}\u{E007F}]{0,12}";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_and_the_librarys_give_the_same_clusters(text in JOINING) {
            let ours: Vec<(usize, &str)> = clusters(&text).map(|cluster| (cluster.start, cluster.text)).collect();
            prop_assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
        }
    }
}
