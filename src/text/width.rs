//! How many cells a cluster takes: the one function for every width in the program.
//!
//! Owns the widths of ambiguous characters by policy, and of symbols that one cell would cripple. It refuses
//! to ask the terminal: the policy is given.

mod ambiguous;

use unicode_width::UnicodeWidthChar;

use super::clusters;
use super::clusters::is_picture;

/// How the terminal draws characters that are East Asian Ambiguous (UAX #11): quotes, dashes, ellipses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// In one cell, as most terminals do.
    #[default]
    Narrow,
    /// In two cells.
    Wide,
}

/// The cells one cluster takes: 0, 1 or 2, and more only where letters join, as in `स्त्री`.
///
/// An emoji sequence counts as its base. Half-width voicing marks take a cell of their own.
///
/// # Source
/// UAX #11; the ambiguous quotes and dashes follow the terminal; numbers in circles, Roman numerals, arrows
/// and geometric signs always take two cells, since terminals squeeze them into one beyond reading.
///
/// ```
/// use newsprint::text::{Ambiguous, cells};
/// assert_eq!(cells("报", Ambiguous::Narrow), 2);
/// assert_eq!(cells("n", Ambiguous::Wide), 1);
/// assert_eq!((cells("“", Ambiguous::Narrow), cells("“", Ambiguous::Wide)), (1, 2));
/// assert_eq!(cells("①", Ambiguous::Narrow), 2);
/// ```
pub fn cells(cluster: &str, policy: Ambiguous) -> usize {
    let mut chars = cluster.chars();
    let Some(base) = chars.next() else { return 0 };
    match base {
        ' '..='~' => return 1,
        '\u{2E80}'..='\u{3029}' | '\u{3030}'..='\u{303E}' | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{A4C6}' => {
            return 2;
        }
        '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' => return 2,
        // The half-width voicing marks join the letter before them but have a cell of their own.
        '\u{FF61}'..='\u{FFDC}' => return cluster.chars().count().min(2),
        _ if base.is_control() => return 0,
        _ => {}
    }
    if is_always_wide(base) {
        return 2;
    }
    if is_ambiguous(base) {
        return if policy == Ambiguous::Wide { 2 } else { 1 };
    }
    if cluster.len() == base.len_utf8() {
        return base.width().unwrap_or(0);
    }
    // A sequence is drawn as its base, in the two cells of an emoji; what chooses text or joins letters has none.
    let is_emoji = |c: char| matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{E0020}'..='\u{E007F}');
    if cluster.chars().skip(1).any(is_emoji) || (is_picture(base) && cluster.contains('\u{200D}')) {
        return 2;
    }
    // Letters that join, as those of India do, take the cells of all of them on most terminals.
    cluster
        .chars()
        .map(
            |c| if matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{200B}'..='\u{200F}') { 0 } else { c.width().unwrap_or(0) },
        )
        .sum()
}

/// The cells a text takes.
pub fn width(text: &str, policy: Ambiguous) -> usize {
    clusters(text).map(|cluster| cells(cluster.text, policy)).sum()
}

/// The longest start of a text that takes no more than `most` cells, never cut inside a cluster.
///
/// ```
/// use newsprint::text::{Ambiguous, fit};
/// assert_eq!(fit("报news", 3, Ambiguous::Narrow), "报n");
/// ```
pub fn fit(text: &str, most: usize, policy: Ambiguous) -> &str {
    let mut used = 0;
    for cluster in clusters(text) {
        used += cells(cluster.text, policy);
        if used > most {
            return text.get(..cluster.start).unwrap_or_default();
        }
    }
    text
}

/// Symbols that always take two cells: enclosed numbers, Roman numerals, arrows, geometric signs, units.
fn is_always_wide(char: char) -> bool {
    matches!(char,
        '\u{2103}' | '\u{2109}' | '\u{2116}' | '\u{2121}' | '\u{2030}' | '\u{203B}' | '\u{2160}'..='\u{217B}'
        | '\u{2190}'..='\u{2199}' | '\u{21D2}' | '\u{21D4}' | '\u{23CE}' | '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{25A1}' | '\u{25B2}' | '\u{25B3}' | '\u{25B6}' | '\u{25B7}' | '\u{25BC}' | '\u{25BD}'
        | '\u{25C0}' | '\u{25C1}' | '\u{25C6}'..='\u{25C8}' | '\u{25CB}' | '\u{25CE}'..='\u{25D1}' | '\u{25EF}'
        | '\u{2605}' | '\u{2606}' | '\u{260E}' | '\u{260F}' | '\u{261C}' | '\u{261E}' | '\u{2640}' | '\u{2642}'
        | '\u{33A0}'..='\u{33DF}' | '\u{2776}'..='\u{277F}' | '\u{338F}')
}

/// Whether a character follows the terminal: one cell or two.
///
/// # Source
/// UAX #11, class A.
pub fn is_ambiguous(char: char) -> bool {
    char >= '\u{A1}' && !is_always_wide(char) && ambiguous::contains(char)
}

/// A text in so many cells, an ellipsis at its end where it is cut; nothing where there is no room for more than that.
///
/// ```
/// use newsprint::text::{Ambiguous, shortened};
/// assert_eq!(shortened("新桥通车 Bridge", 15, Ambiguous::Narrow), "新桥通车 Bridge");
/// assert_eq!(shortened("新桥通车 Bridge", 8, Ambiguous::Narrow), "新桥通…");
/// ```
pub fn shortened(text: &str, room: usize, ambiguous: Ambiguous) -> String {
    // Only what there could be room for is looked at: a headline may be long.
    let near = text.char_indices().nth(room + 1).map_or(text.len(), |(at, _)| at);
    let near_text = text.get(..near).unwrap_or_default();
    if near == text.len() && width(near_text, ambiguous) <= room {
        return text.to_owned();
    }
    match room.checked_sub(cells("…", ambiguous)) {
        Some(room) if room > 0 => format!("{}…", fit(near_text, room, ambiguous).trim_end()),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_script_policy_and_legibility() {
        let cases = [
            ("a", 1, 1),
            ("é", 1, 2),
            ("e\u{301}", 1, 1),
            ("报", 2, 2),
            ("か", 2, 2),
            ("か\u{3099}", 2, 2),
            ("한", 2, 2),
            ("，", 2, 2),
            ("“", 1, 2),
            ("—", 1, 2),
            ("…", 1, 2),
            ("·", 1, 2),
            ("①", 2, 2),
            ("→", 2, 2),
            ("℃", 2, 2),
            ("★", 2, 2),
            ("ｶ", 1, 1),
            ("ｶ\u{FF9E}", 2, 2),
            ("👨\u{200D}👩\u{200D}👧", 2, 2),
            ("☎\u{FE0F}", 2, 2),
            ("❤\u{FE0F}", 2, 2),
            ("⌚\u{FE0E}", 2, 2),
            ("👍\u{1F3FD}", 2, 2),
            ("स्त्री", 4, 4),
            ("កេ", 2, 2),
            ("\u{FFFD}", 1, 2),
            ("Ж", 1, 2),
            ("", 0, 0),
        ];
        for (cluster, narrow, wide) in cases {
            assert_eq!(cells(cluster, Ambiguous::Narrow), narrow, "{cluster:?} narrow");
            assert_eq!(cells(cluster, Ambiguous::Wide), wide, "{cluster:?} wide");
        }
    }

    #[test]
    fn width_adds_up_and_fit_never_cuts_a_cluster() {
        assert_eq!(width("《报》 “news”", Ambiguous::Narrow), 13);
        assert_eq!(width("《报》 “news”", Ambiguous::Wide), 15);
        assert_eq!(fit("报纸e\u{301}x", 5, Ambiguous::Narrow), "报纸e\u{301}");
        assert_eq!(fit("报纸", 3, Ambiguous::Narrow), "报");
        assert_eq!(fit("报纸", 0, Ambiguous::Narrow), "");
    }
}
