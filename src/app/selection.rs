//! Text that is being selected, from one cluster to another.
//!
//! Owns the two ends and how the moving one moves over the text of an article. It refuses lines but for going up
//! and down by them.

use std::ops::Range;

use super::grid::Grid;
use crate::edition::{Part, Place};
use crate::text::{clusters, last_cluster};

/// Selected text: both ends are of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: Place,
    /// The end that moves.
    pub cursor: Place,
}

impl Selection {
    /// A selection of one cluster.
    pub(super) fn at(place: Place) -> Self {
        Self { anchor: place, cursor: place }
    }

    /// The bytes of a part that are selected.
    pub fn range(&self, index: usize, part: &Part) -> Range<usize> {
        let (first, last) = (self.anchor.min(self.cursor), self.anchor.max(self.cursor));
        if index < first.part || index > last.part {
            return 0..0;
        }
        let start = if index == first.part { first.byte } else { 0 };
        let end = if index == last.part { cluster_end(part.text.as_str(), last.byte) } else { part.text.len() };
        start.min(end)..end
    }

    /// Moves the cursor by clusters, over the ends of parts.
    pub(super) fn step(&mut self, parts: &[Part], step: isize) {
        for _ in 0..step.unsigned_abs() {
            let Some(text) = parts.get(self.cursor.part).map(|part| part.text.as_str()) else { return };
            let next = if step > 0 {
                let end = cluster_end(text, self.cursor.byte);
                if end < text.len() {
                    Some(Place { byte: end, ..self.cursor })
                } else {
                    next_part(parts, self.cursor.part)
                }
            } else {
                let before = text.get(..self.cursor.byte).unwrap_or_default();
                match last_cluster(before) {
                    Some(cluster) => Some(Place { byte: cluster.start, ..self.cursor }),
                    None => last_of_part_before(parts, self.cursor.part),
                }
            };
            let Some(next) = next else { return };
            self.cursor = next;
        }
    }

    /// Moves the cursor by lines, to about the same column.
    pub(super) fn step_line(&mut self, grid: &Grid, step: isize) {
        let line = grid.layout.line_of(self.cursor);
        let column = grid.column_of(line, self.cursor);
        let mut at = line;
        let mut left = step.unsigned_abs();
        while let Some(next) = at.checked_add_signed(step.signum()).filter(|next| *next < grid.layout.lines.len()) {
            at = next;
            if let Some(place) = grid.place_at(at, column) {
                self.cursor = place;
                left -= 1;
                if left == 0 {
                    return;
                }
            }
        }
    }

    /// Moves the cursor to a place with text.
    pub(super) fn go(&mut self, place: Place) {
        self.cursor = place;
    }

    /// Moves the cursor to the last cluster.
    pub(super) fn go_to_end(&mut self, parts: &[Part]) {
        if let Some(place) = last_of_part_before(parts, parts.len()) {
            self.cursor = place;
        }
    }

    /// Moves the cursor to the start of the next part with text; back, to the start of its own, then of the one before.
    pub(super) fn step_paragraph(&mut self, parts: &[Part], step: isize) {
        let next = match self.cursor {
            Place { part, .. } if step > 0 => next_part(parts, part),
            Place { part, byte: 1.. } => Some(Place { part, byte: 0 }),
            Place { part, .. } => last_of_part_before(parts, part).map(|place| Place { byte: 0, ..place }),
        };
        self.cursor = next.unwrap_or(self.cursor);
    }
}

/// The end of the cluster that holds a byte.
fn cluster_end(text: &str, byte: usize) -> usize {
    let behind = text.get(byte..).unwrap_or_default();
    byte.min(text.len()) + clusters(behind).next().map_or(0, |cluster| cluster.text.len())
}

fn next_part(parts: &[Part], from: usize) -> Option<Place> {
    let part = (from + 1..parts.len()).find(|index| parts.get(*index).is_some_and(|part| !part.text.is_empty()))?;
    Some(Place { part, byte: 0 })
}

fn last_of_part_before(parts: &[Part], from: usize) -> Option<Place> {
    let part = (0..from).rev().find(|index| parts.get(*index).is_some_and(|part| !part.text.is_empty()))?;
    let byte = last_cluster(parts.get(part)?.text.as_str())?.start;
    Some(Place { part, byte })
}
