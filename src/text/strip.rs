//! A text in one row: its clusters, their cells, and the gaps between them.
//!
//! Owns what filling fills lines from, and the few ways a text's setting changes it: break hints of the source,
//! readings that stand behind their base, raised figures in other cells than their source. Indices are of
//! clusters, offsets are bytes of the text. It refuses to choose where lines end.

use std::ops::Range;

use super::breaks::units;
use super::class::Class;
use super::unit::{Break, Unit};
use super::{Ambiguous, Rules};

/// A text cut into clusters, measured and judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip<'a> {
    text: &'a str,
    /// One for each cluster, and one behind the last that begins where the text ends. Never empty.
    units: Vec<Unit>,
    /// Whether a newline stands somewhere.
    has_newline: bool,
}

/// What the source says of a gap without showing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// A line may end here (zero-width space).
    Allow,
    /// A line may end here, with a hyphen (soft hyphen).
    Hyphen,
    /// No line may end here (word joiner).
    Forbid,
}

/// What a headline's phrases end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Spaces.
    Spaces,
    /// Spaces, and stops, commas and closing marks.
    Marks,
}

impl<'a> Strip<'a> {
    /// A text in one row. Its clusters are those of UAX #29, each once and in order; a newline has no cells.
    ///
    /// ```
    /// use newsprint::text::{Ambiguous, Language, Rules, Strip};
    /// let strip = Strip::of("《报》 news", Rules::of(Language::SimplifiedChinese), Ambiguous::Narrow);
    /// assert_eq!((strip.len(), strip.cells(0..8), strip.bytes(1..2)), (8, 11, 3..6));
    /// ```
    pub fn of(text: &'a str, rules: Rules, policy: Ambiguous) -> Self {
        Self { text, units: units(text, rules, policy), has_newline: text.as_bytes().contains(&b'\n') }
    }

    /// How many clusters.
    pub fn len(&self) -> usize {
        self.units.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cells that clusters take in a row.
    pub fn cells(&self, clusters: Range<usize>) -> usize {
        self.cells_before(clusters.end).saturating_sub(self.cells_before(clusters.start))
    }

    /// The bytes of the text that clusters are.
    pub fn bytes(&self, clusters: Range<usize>) -> Range<usize> {
        self.start(clusters.start)..self.start(clusters.end)
    }

    /// Whether a line may end before a cluster; at the end of the text it may.
    pub fn gap(&self, cluster: usize) -> Break {
        self.units.get(cluster).map_or(Break::Allowed, |unit| unit.before)
    }

    /// Index of the cluster that holds a byte, or the count of clusters for the text's end.
    pub fn at(&self, byte: usize) -> usize {
        self.units.partition_point(|unit| unit.start as usize <= byte).saturating_sub(1)
    }

    /// Takes a hint of the source for the gap before a byte. Inside a cluster, and against the rules for marks, a
    /// hint is nothing.
    pub fn hint(&mut self, byte: usize, hint: Hint) {
        let index = self.at(byte);
        let Some(unit) = self.units.get_mut(index).filter(|unit| unit.start as usize == byte && index > 0) else {
            return;
        };
        unit.before = match (hint, unit.before) {
            (_, before @ (Break::Mandatory | Break::Never | Break::Banned)) => before,
            (Hint::Allow, _) => Break::Allowed,
            (Hint::Hyphen, Break::Joined | Break::Late) => Break::Hyphen,
            (Hint::Hyphen, before) => before,
            (Hint::Forbid, _) => Break::Joined,
        };
    }

    /// Forbids every gap that is not a newline's: for text that is set as it stands.
    pub fn keep_lines(&mut self) {
        let count = self.len();
        for unit in self.units.iter_mut().take(count).filter(|unit| unit.before != Break::Mandatory) {
            unit.before = unit.before.min(Break::Joined);
        }
    }

    /// Forbids every gap but those behind spaces, or behind marks too: for a headline that keeps its phrases.
    pub fn keep_phrases(&mut self, keep: Keep) {
        let mut ends = false;
        let count = self.len();
        for unit in self.units.iter_mut().take(count) {
            if !ends && unit.before != Break::Mandatory {
                unit.before = unit.before.min(Break::Joined);
            }
            let is_mark =
                unit.class.closes() || matches!(unit.class, Class::Colon | Class::WideExclamation | Class::Comma);
            ends = unit.class.is_space() || (keep == Keep::Marks && is_mark);
        }
    }

    /// Gives each cluster the cells that `change` makes of its bytes and its own cells.
    pub fn resize(&mut self, mut change: impl FnMut(Range<usize>, usize) -> usize) {
        let mut cells_before = 0_usize;
        for index in 0..self.units.len() {
            let own = self.cells(index..index + 1);
            let cells = if index < self.len() { change(self.bytes(index..index + 1), own) } else { 0 };
            if let Some(unit) = self.units.get_mut(index) {
                unit.cells_before = u32::try_from(cells_before).unwrap_or(u32::MAX);
            }
            cells_before = cells_before.saturating_add(cells);
        }
    }

    /// Whether all clusters are of scripts written with spaces, which are set word by word.
    pub fn is_spaced(&self) -> bool {
        !self.units.iter().any(|unit| unit.class.is_wide() || unit.class == Class::Stop)
    }

    /// The text it was made of.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn start(&self, cluster: usize) -> usize {
        self.units.get(cluster).or(self.units.last()).map_or(0, |unit| unit.start as usize)
    }

    pub(super) fn cells_before(&self, cluster: usize) -> usize {
        self.units.get(cluster).or(self.units.last()).map_or(0, |unit| unit.cells_before as usize)
    }

    pub(super) fn class(&self, cluster: usize) -> Class {
        self.units.get(cluster).map_or(Class::Newline, |unit| unit.class)
    }

    pub(super) fn units(&self) -> &[Unit] {
        &self.units
    }

    pub(super) fn has_newline(&self) -> bool {
        self.has_newline
    }

    /// Whether a cluster is white space, which may hang behind the end of a line.
    pub fn is_space(&self, cluster: usize) -> bool {
        cluster < self.len() && self.class(cluster).is_space()
    }
}
