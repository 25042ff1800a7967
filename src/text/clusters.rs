//! What a reader takes for one character.
//!
//! Owns the walk over extended grapheme clusters (UAX #29), and that none of them is a line of its own: letters without end
//! that join, as no script has them, are several. It refuses to say how many cells anything takes.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthChar;

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
    // It may be several, if it is long.
    let last = clusters(text.get(start..)?).last()?;
    Some(Cluster { start: start + last.start, text: last.text })
}

/// Whether a cluster begins at a byte of a text, as [`clusters`] has it, by a look at what stands near: within letters, or
/// halves of flags, that have joined since long before none does.
pub(super) fn begins_cluster(text: &str, byte: usize) -> bool {
    let from = floor(text, byte.saturating_sub(NEAR));
    let near = text.get(from..floor(text, byte + NEAR)).unwrap_or_default();
    let (before, behind) = near.split_at_checked(byte - from).unwrap_or_default();
    let is_half = |char| matches!(char, '\u{1F1E6}'..='\u{1F1FF}');
    if from > 0 && before.chars().all(is_half) {
        return !behind.starts_with(is_half);
    }
    let mut cursor = GraphemeCursor::new(before.len(), near.len(), true);
    if cursor.is_boundary(near, 0).unwrap_or(true) {
        return true;
    }
    let start = cursor.prev_boundary(near, 0).ok().flatten().unwrap_or(0);
    let mut starts = clusters(near.get(start..).unwrap_or_default()).map(|cluster| start + cluster.start);
    (start > 0 || from == 0) && starts.find(|start| *start >= before.len()) == Some(before.len())
}

/// The last place between characters at a byte or before it.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

/// Most letters of a cluster: more than a conjunct of any language has; a narrow list has room for them.
const LETTERS: usize = 8;
/// Bytes of a cluster that may have more.
const SHORT: usize = LETTERS * 2;
/// Bytes in which a cluster's end is looked for, before all of a text is walked through for it.
const NEAR: usize = 128;

/// Bytes of a cluster as far as it is one: of letters that join without end a part. An emoji is drawn as its base,
/// whatever joins it.
fn short(cluster: &str) -> usize {
    if cluster.len() <= SHORT || cluster.starts_with(is_picture) {
        return cluster.len();
    }
    let mut letters = cluster.char_indices().filter(|(_, char)| char.width().is_some_and(|cells| cells > 0));
    letters.nth(LETTERS).map_or(cluster.len(), |(at, _)| at)
}

/// Whether a character may be the base of an emoji that others join.
pub(super) fn is_picture(char: char) -> bool {
    matches!(char, '\u{203C}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Bytes of the first cluster of a text that begins with one.
#[inline]
fn first(text: &str) -> usize {
    let mut chars = text.chars();
    // Newspapers are made of characters that join nothing; the library's walk was half the time of a text it was
    // needed for, and a third of a frame.
    match chars.next() {
        Some(char) if stands_alone(char) && chars.next().is_none_or(stands_alone) => char.len_utf8(),
        _ => joined(text),
    }
}

/// As [`first`], of letters that may join. Where they join without end, no part of them is looked at twice for it.
fn joined(text: &str) -> usize {
    let whole = |text: &str| text.graphemes(true).next().map_or(0, short);
    let near = text.get(..floor(text, NEAR)).unwrap_or(text);
    let bytes = whole(near);
    if bytes < near.len() { bytes } else { whole(text) }
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

    #[test]
    fn no_letters_join_without_end() {
        for (joining, letters) in
            [("\u{600}", 1), ("\u{915}\u{94D}", 1), ("\u{1100}", 1), ("e\u{301}\u{915}\u{94D}", 0)]
        {
            let text = format!("报{}x报", joining.repeat(20));
            let all: Vec<Cluster> = clusters(&text).collect();
            assert_eq!(all.iter().map(|cluster| cluster.text).collect::<String>(), text);
            let most =
                all.iter().map(|cluster| cluster.text.chars().filter(|char| char.width() > Some(0)).count()).max();
            assert!(most <= Some(LETTERS) && (letters == 0 || most == Some(LETTERS)), "{joining:?} {most:?}");
            for cluster in &all {
                assert!(begins_cluster(&text, cluster.start));
                assert_eq!(last_cluster(text.get(..cluster.end()).unwrap()), Some(*cluster), "{joining:?}");
            }
            let starts: Vec<usize> = all.iter().map(|cluster| cluster.start).collect();
            let begins = |at: &usize| text.is_char_boundary(*at) && begins_cluster(&text, *at);
            assert_eq!((0..text.len()).filter(begins).collect::<Vec<_>>(), starts, "{joining:?}");
        }
        // Near its start what joins is known, far from it nothing is a start.
        let (flags, signs) = ("\u{1F1E8}".repeat(99), "\u{600}".repeat(99));
        assert!(begins_cluster(&flags, 8) && !begins_cluster(&flags, 12) && !begins_cluster(&flags, 200));
        assert!(begins_cluster(&signs, LETTERS * 2) && !begins_cluster(&signs, LETTERS * 2 * 9));
        // What is drawn as one sign is one, however long, and marks are the letter's.
        for one in ["👨\u{200D}👩\u{200D}👧\u{200D}👦".to_owned(), format!("e{}", "\u{301}".repeat(99))] {
            assert_eq!(clusters(&one).count(), 1);
        }
    }

    /// Characters that stand alone, and those that join what is before or behind them in every way there is.
    const JOINING: &str = "[aé汉か가각。“\\r\\n \u{301}\u{3099}\u{FF9E}\u{200D}\u{FE0F}\u{600}\u{1100}\u{1161}\u{11A8}\u{915}\u{94D}\u{93F}\u{E33}\u{1F1E8}\u{1F1F3}\u{1F468}\u{1F3FB}\u{E0061}\u{E007F}]{0,12}";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_and_the_librarys_give_the_same_clusters(text in JOINING) {
            let mut ours = clusters(&text);
            for (start, library) in text.grapheme_indices(true) {
                // One of more letters than a cluster has is several, the first of them as long as may be.
                let letters = library.chars().filter(|char| char.width() > Some(0)).count();
                let is_whole = letters <= LETTERS || library.starts_with(is_picture);
                let first = ours.next().unwrap();
                prop_assert_eq!(first.start, start);
                prop_assert_eq!(first.text == library, is_whole, "{:?} of {:?}", first.text, library);
                let mut end = first.end();
                while end < start + library.len() {
                    end = ours.next().unwrap().end();
                }
                prop_assert_eq!(end, start + library.len());
            }
            prop_assert_eq!(ours.next(), None);
        }
    }
}
