//! Line numbers of byte offsets.
//!
//! Owns the table that makes each question a search. It refuses to hold the text.

use std::ops::Range;

use crate::edition::Src;

/// First and last line of a stretch, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Lines {
    /// From the start of this stretch to the end of another.
    pub(super) fn through(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// As the edition's file has it.
    pub(super) fn src(self, source: usize) -> Vec<Src> {
        let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
        let source = u32::try_from(source).ok();
        vec![Src { source, lines: vec![number(self.first), number(self.last)], ..Src::default() }]
    }
}

/// The lines of a text.
pub(super) struct LineTable {
    /// Where each line begins.
    starts: Vec<usize>,
    /// For each line the last one up to it, from 1, that is not blank: blocks of Markdown often end behind
    /// the blank lines that follow them.
    filled: Vec<usize>,
}

impl LineTable {
    pub(super) fn of(text: &str) -> Self {
        let mut starts = Vec::new();
        let mut filled = Vec::new();
        let (mut at, mut last) = (0, 1);
        for line in text.split_inclusive('\n') {
            starts.push(at);
            at += line.len();
            if !line.trim_ascii().is_empty() {
                last = starts.len();
            }
            filled.push(last);
        }
        Self { starts, filled }
    }

    /// The line of a byte, from 1.
    pub(super) fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The lines of a range of bytes, blank ones at its end not counted.
    pub(super) fn lines(&self, range: &Range<usize>) -> Lines {
        let first = self.number(range.start);
        let end = self.number(range.end.saturating_sub(1).max(range.start));
        let last = self.filled.get(end - 1).copied().unwrap_or(end);
        Lines { first, last: last.max(first) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_lines_without_the_blank_ones_behind() {
        let text = "一行\ntwo\n\n \nfive";
        let table = LineTable::of(text);
        for (range, first, last) in [(0..6, 1, 1), (0..13, 1, 2), (7..10, 2, 2), (14..text.len(), 5, 5), (0..0, 1, 1)] {
            assert_eq!(table.lines(&range), Lines { first, last }, "{range:?}");
        }
        assert_eq!(LineTable::of("").number(0), 1);
    }
}
