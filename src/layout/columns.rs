//! An article in columns: its lines, set for one column, laid out side by side.
//!
//! Owns which lines stand in which column of which spread: the head across all of them, columns of about one
//! length, no widow at the top of one, no subhead at its foot, figures and tables whole. It refuses to break
//! lines: they come set.
//!
//! # Source
//! CLREQ and JLREQ on columns; the widow and the stranded subhead are every newspaper's own rule.

use std::ops::Range;

use super::article::{Setting, article_in};
use super::line::{Content, Layout, Line};
use super::plate::words;
use crate::edition::{Article, Part, Role};

/// How columns stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many columns, one at least.
    pub count: usize,
    /// Cells between two columns.
    pub gutter: usize,
}

impl Shape {
    /// So many columns, four cells between two of them: two ideographs.
    pub const fn of(count: usize) -> Self {
        Self { count, gutter: 4 }
    }

    /// The widest measure at which all columns stand side by side in so many cells.
    pub fn measure(self, cells: usize) -> usize {
        let count = self.count.max(1);
        cells.saturating_sub(self.gutter * (count - 1)) / count
    }

    /// The cells that all columns of a measure take.
    pub fn span(self, measure: usize) -> usize {
        let count = self.count.max(1);
        measure * count + self.gutter * (count - 1)
    }

    /// Cells before a column.
    pub fn left(self, measure: usize, column: usize) -> usize {
        (measure + self.gutter) * column
    }
}

/// What is seen at once: lines of the head, and below them columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// Indices of the lines of the head that stand across all columns, at the top.
    pub head: Range<usize>,
    /// Rows of air between head and columns.
    pub air: usize,
    /// Indices of the lines of each column; blank lines at its top are left out.
    pub columns: Vec<Range<usize>>,
}

impl Spread {
    /// The row that the columns begin on.
    pub fn first_row(&self) -> usize {
        self.head.len() + self.air
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.first_row() + self.columns.iter().map(Range::len).max().unwrap_or(0)
    }

    /// Index of the first line on it.
    pub fn first(&self) -> usize {
        if self.head.is_empty() { self.columns.first().map_or(0, |column| column.start) } else { self.head.start }
    }
}

/// An article set for columns of the setting's measure: the head across all of them.
pub fn columns(article: &Article, setting: &Setting, shape: Shape) -> Layout {
    article_in(article, setting, shape.span(setting.measure), &words)
}

/// Fewest rows of a column: three columns of two lines are a riddle, not a text.
const SHORTEST: usize = 5;

/// The spreads of a layout in columns, each at most `rows` rows high; one of any height where there is no limit.
///
/// Every line is on one spread, in order; blank lines are left out where a column begins or ends. Columns of a
/// spread that the text does not fill are balanced. `parts` are those of the layout's article.
pub fn spreads(layout: &Layout, parts: &[Part], shape: Shape, rows: Option<usize>) -> Vec<Spread> {
    let body = Body { lines: &layout.lines, parts, count: shape.count.max(1) };
    let limit = rows.unwrap_or(usize::MAX).max(1);
    let mut spreads = Vec::new();
    let mut head = 0..layout.head.min(layout.lines.len());
    // A head that leaves no room for the text is turned over.
    while !head.is_empty() && limit < usize::MAX && head.len() + 1 + SHORTEST.min(limit) > limit {
        let end = head.start + head.len().min(limit);
        spreads.push(Spread { head: head.start..end, ..Spread::default() });
        head.start = end;
    }
    let mut next = body.skip_blank(head.end);
    while next < layout.lines.len() || !head.is_empty() {
        let air = usize::from(!head.is_empty() && next < layout.lines.len() && head.len() < limit);
        let room = limit.saturating_sub(head.len() + air).max(1);
        let columns = body.spread(next, room);
        next = body.skip_blank(columns.last().map_or(next, |column| column.end));
        spreads.push(Spread { head: std::mem::take(&mut head), air, columns });
    }
    spreads
}

struct Body<'a> {
    lines: &'a [Line],
    parts: &'a [Part<'a>],
    count: usize,
}

impl Body<'_> {
    fn is_blank(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.fragments.is_empty())
    }

    fn skip_blank(&self, mut line: usize) -> usize {
        while self.is_blank(line) {
            line += 1;
        }
        line
    }

    /// The columns from a line on, at most `room` rows high, balanced where the rest fits.
    fn spread(&self, from: usize, room: usize) -> Vec<Range<usize>> {
        let full = self.columns(from, room);
        let done = self.skip_blank(full.last().map_or(from, |column| column.end)) >= self.lines.len();
        if !done {
            return full;
        }
        let rest = self.lines.len().saturating_sub(from);
        let least = rest.div_ceil(self.count).max(SHORTEST.min(rest)).min(room);
        // The lowest height that holds all of it; each column is a little higher or lower where it must be.
        let mut height = least;
        while height < room {
            let columns = self.columns(from, height);
            let end = self.skip_blank(columns.last().map_or(from, |column| column.end));
            if end >= self.lines.len() {
                return columns;
            }
            // One row at a time, or for a very long text a thirty-second.
            height += (height / 32).max(1);
        }
        full
    }

    /// As many columns as there are, each as full as it may be.
    fn columns(&self, from: usize, height: usize) -> Vec<Range<usize>> {
        let mut columns = Vec::with_capacity(self.count);
        let mut start = self.skip_blank(from);
        while columns.len() < self.count && start < self.lines.len() {
            let mut end = self.column_end(start, height);
            let next = self.skip_blank(end);
            while end > start + 1 && self.is_blank(end - 1) {
                end -= 1;
            }
            columns.push(start..end);
            start = next;
        }
        columns
    }

    /// The end of a column: where it is full, or before, so that nothing is parted that stands together.
    fn column_end(&self, start: usize, height: usize) -> usize {
        let full = start.saturating_add(height.max(1));
        if full >= self.lines.len() {
            return self.lines.len();
        }
        let may = |end: &usize| self.may_end(*end);
        (start + 1..=full).rev().find(may).unwrap_or(full)
    }

    /// Whether a column may end before a line.
    fn may_end(&self, line: usize) -> bool {
        let blank = self.is_blank(line);
        let (Some(before), Some(after)) = (line.checked_sub(1).and_then(|line| self.part(line)), self.part(line))
        else {
            return true;
        };
        // What stands behind a subhead or a frame's title, blank lines or not, begins with it.
        let above = (0..line).rev().find(|line| !self.is_blank(*line)).and_then(|line| self.part(line));
        if above.is_some_and(|part| matches!(part.role, Role::Subhead(_) | Role::BoxTitle | Role::TableCaption)) {
            return false;
        }
        if blank {
            return true;
        }
        // The lower edge of a frame stays with what it holds.
        let start = self.lines.get(line).map(|line| line.start);
        let is_ornament = start
            .is_some_and(|start| self.parts.get(start.part).is_some_and(|part| start.byte >= part.text.len().max(1)));
        if is_ornament {
            return false;
        }
        let whole = |role| {
            matches!(
                role,
                Role::Figure | Role::Caption | Role::Credit | Role::TableCaption | Role::TableHead | Role::TableCell
            )
        };
        if before.group == after.group && whole(before.role) && whole(after.role) && !self.is_blank(line - 1) {
            return false;
        }
        // A paragraph's last line begins no column.
        !self.same_part(line - 1, line) || self.same_part(line, line + 1)
    }

    fn part(&self, line: usize) -> Option<&Part<'_>> {
        self.parts.get(self.lines.get(line)?.start.part)
    }

    /// Whether two lines are of one text.
    fn same_part(&self, line: usize, other: usize) -> bool {
        let of = |line: usize| {
            let line = self.lines.get(line).filter(|line| !line.fragments.is_empty())?;
            // A line may begin with a marker, which is a text of its own: what it goes on with decides.
            line.fragments.iter().rev().find_map(|fragment| match &fragment.content {
                Content::Source { part, .. } => Some(*part),
                _ => None,
            })
        };
        of(line).is_some() && of(line) == of(other)
    }
}

#[cfg(test)]
pub(super) mod tests;
