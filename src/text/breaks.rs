//! Where a line may end.
//!
//! Owns the decision between two neighbouring clusters: marks that begin no line (R1–R3), marks that end
//! none (R7), doubled dashes and ellipses that stay whole (R8), numbers and Latin words that stay whole
//! (R10, R11), Korean that breaks at spaces (R12). It refuses to look further than the two clusters.
//!
//! # Source
//! CLREQ, JLREQ, KLREQ; GB/T 15834 §5.1; UAX #14 for the classes.

use super::width::{Ambiguous, cells};

/// Whether a line may end before a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// It may.
    Allowed,
    /// It may not, unless nothing else helps.
    Forbidden,
    /// It must: a newline stands here.
    Mandatory,
}

/// Marks that begin no line.
const NO_START: &str = "、，。．｡､）》〉」』】〗〕］｝｠｣”’〞〟：；！？‼⁇⁈⁉·‧・･～–—…‥⋯／,.:;!?)]}%％‰℃°»›々ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
/// Marks that end no line.
const NO_END: &str = "（《〈「『【〖〔［｛“‘〝｟([{«‹￥＄￡$£€№";
/// Marks of which two stay together.
const PAIRED: &str = "—…‥⋯―";

fn is_one_of(marks: &str, cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|char| marks.contains(char))
}

fn is_space(cluster: &str) -> bool {
    cluster.chars().all(|c| c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}')
}

fn is_hangul(cluster: &str) -> bool {
    cluster
        .chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}'))
}

/// Whether a cluster is one that lines may end beside: Han, kana, and their signs, but not Hangul.
fn is_ideographic(cluster: &str) -> bool {
    cells(cluster, Ambiguous::Narrow) == 2 && !is_hangul(cluster)
}

/// Whether a line may end between `before` and `after`, two neighbouring clusters.
pub(super) fn between(before: &str, after: &str) -> Break {
    if before == "\n" || before == "\r\n" {
        return Break::Mandatory;
    }
    // A space hangs at the end of its line; a line may end after it.
    if is_space(after) {
        return Break::Forbidden;
    }
    if is_one_of(PAIRED, before) && before.chars().next() == after.chars().next() {
        return Break::Forbidden;
    }
    if is_one_of(NO_START, after) || (is_one_of(NO_END, before) && !is_space(before)) {
        return Break::Forbidden;
    }
    if is_space(before) {
        return Break::Allowed;
    }
    // An opening quote after a wide character or its marks, a closing one before it (R9).
    let after_mark = is_one_of("，。、；：！？）》」』”’—…·", before);
    let opens = is_one_of("“‘", after) && (is_ideographic(before) || after_mark);
    let closed = is_one_of("”’—…", before) && is_ideographic(after);
    if opens || closed {
        return Break::Allowed;
    }
    if (is_ideographic(before) && !is_one_of("“‘", after)) || is_ideographic(after) {
        return Break::Allowed;
    }
    if after_mark && !is_one_of("”’", before) && !is_hangul(after) && before != "·" {
        return if before.starts_with(['—', '…']) { Break::Forbidden } else { Break::Allowed };
    }
    if is_one_of("-‐", before) && after.chars().next().is_some_and(char::is_alphabetic) {
        return Break::Allowed;
    }
    if before == "/" && after.chars().next().is_some_and(char::is_alphanumeric) {
        return Break::Allowed;
    }
    Break::Forbidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_to_their_side_of_the_line() {
        let allowed = [
            ("汉", "字"),
            ("汉", "“"),
            ("。", "“"),
            ("”", "汉"),
            ("，", "a"),
            ("汉", "a"),
            ("1", "汉"),
            (" ", "w"),
            ("-", "b"),
            ("か", "な"),
            (" ", "한"),
        ];
        let forbidden = [
            ("汉", "，"),
            ("汉", "”"),
            ("“", "汉"),
            ("（", "a"),
            ("a", "b"),
            ("—", "—"),
            ("…", "…"),
            ("5", "."),
            (".", "2"),
            ("2", "%"),
            ("￥", "1"),
            ("한", "국"),
            ("か", "ー"),
            ("a", "”"),
            ("”", "라"),
            ("\u{A0}", "x"),
            ("w", " "),
            ("《", "报"),
        ];
        for (before, after) in allowed {
            assert_eq!(between(before, after), Break::Allowed, "{before}|{after}");
        }
        for (before, after) in forbidden {
            assert_eq!(between(before, after), Break::Forbidden, "{before}|{after}");
        }
        assert_eq!(between("\n", "a"), Break::Mandatory);
    }
}
