//! Filling: pieces of a text into lines of a measure.
//!
//! Owns the greedy fill, and what happens to a run that is wider than its line. It refuses to drop: every
//! piece lies in exactly one line, in order, at every measure, zero included; and to move: leading and
//! justifying are not its business.

use std::ops::Range;

use super::breaks::{Break, between};
use super::{Ambiguous, cells, clusters};

/// What filling moves as one: a cluster, or an ornament that stands between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset of its start; of an ornament, where it stands.
    pub start: usize,
    /// Byte offset of its end; of an ornament, its start.
    pub end: usize,
    /// Its width in cells.
    pub cells: usize,
    /// Whether it is white space, which may hang behind the end of a line.
    pub space: bool,
    /// Whether a line may end before it.
    pub before: Break,
}

/// The clusters of a text as pieces. The first piece forbids a break before it, there being no line to end.
pub fn pieces(text: &str, policy: Ambiguous) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.len() / 3 + 1);
    let mut before = "";
    for cluster in clusters(text) {
        let newline = cluster.text == "\n" || cluster.text == "\r\n";
        let space = newline || cluster.text.chars().all(|c| c == ' ' || c == '\u{3000}');
        let edge = if before.is_empty() { Break::Forbidden } else { between(before, cluster.text) };
        let cells = if newline { 0 } else { cells(cluster.text, policy) };
        pieces.push(Piece { start: cluster.start, end: cluster.end(), cells, space, before: edge });
        before = cluster.text;
    }
    pieces
}

/// The lines that pieces fill, as ranges of indices; `measures` gives the cells of the first line, of the
/// second, and of the rest by its last.
///
/// Spaces at the end of a line hang behind it. A run without a break that is wider than its line is cut
/// where it is full. A line holds one piece at least, so that a measure of nothing ends too.
///
/// ```
/// use newsprint::text::{Ambiguous, fill, pieces};
/// let text = "新桥通车，a bridge opens。";
/// let lines: Vec<_> = fill(&pieces(text, Ambiguous::Narrow), &[10])
///     .into_iter()
///     .map(|line| &text[pieces(text, Ambiguous::Narrow)[line.start].start..pieces(text, Ambiguous::Narrow)[line.end - 1].end])
///     .collect();
/// assert_eq!(lines, ["新桥通车，", "a bridge ", "opens。"]);
/// ```
pub fn fill(pieces: &[Piece], measures: &[usize]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let measure = measures.get(lines.len()).or(measures.last()).copied().unwrap_or(0);
        let end = line_end(pieces, start, measure);
        lines.push(start..end);
        start = end;
    }
    lines
}

/// The index after the last piece of the line that begins at `start`.
fn line_end(pieces: &[Piece], start: usize, measure: usize) -> usize {
    let mut used = 0;
    let mut last_break = None;
    for (index, piece) in pieces.iter().enumerate().skip(start) {
        if index > start {
            match piece.before {
                Break::Mandatory => return index,
                Break::Allowed => last_break = Some(index),
                Break::Forbidden => {}
            }
        }
        used += piece.cells;
        if used > measure && !piece.space {
            return last_break.unwrap_or_else(|| emergency(pieces, start, index));
        }
    }
    pieces.len()
}

/// Where to cut a run without a break that is too wide: where the line is full, and past spaces that hang.
fn emergency(pieces: &[Piece], start: usize, full: usize) -> usize {
    let mut end = full.max(start + 1);
    while pieces.get(end).is_some_and(|piece| piece.space && piece.before != Break::Mandatory) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, measure: usize) -> Vec<String> {
        let pieces = pieces(text, Ambiguous::Narrow);
        let line =
            |range: Range<usize>| pieces[range].iter().map(|piece| text.get(piece.start..piece.end).unwrap()).collect();
        fill(&pieces, &[measure]).into_iter().map(line).collect()
    }

    #[test]
    fn lines_end_where_they_may() {
        let cases: [(&str, usize, &[&str]); 7] = [
            ("他说：“新桥通车了。”大家鼓掌。", 12, &["他说：“新桥", "通车了。”大", "家鼓掌。"]),
            ("一二三四，五", 8, &["一二三", "四，五"]),
            ("The bridge opens today.", 10, &["The bridge ", "opens ", "today."]),
            ("增长5.2%以上", 7, &["增长", "5.2%以", "上"]),
            ("one\ntwo", 10, &["one\n", "two"]),
            ("한국의 신문을 읽다", 8, &["한국의 ", "신문을 ", "읽다"]),
            ("incomprehensible", 5, &["incom", "prehe", "nsibl", "e"]),
        ];
        for (text, measure, expected) in cases {
            assert_eq!(lines(text, measure), expected, "{text} at {measure}");
        }
    }

    #[test]
    fn nothing_is_lost_at_any_measure() {
        let text = "“引文”——说……，  e\u{301} 한국 (a)\n\n①2021年5.2%かなー";
        for measure in 0..60 {
            assert_eq!(lines(text, measure).concat(), text, "at {measure}");
        }
    }
}
