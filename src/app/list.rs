//! A list that scrolls: which entry is selected, which are seen.
//!
//! Owns that the selected entry is always seen, that the window stays full near the end, and that rows are laid out
//! only for what is seen: a list may have thousands of entries. It refuses to know what an entry is.

use std::collections::VecDeque;

use crate::layout::contents::Row;

/// Rows above a list that has a screen of its own: its title and a rule.
pub const HEAD: usize = 2;

/// A row of the list as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// What stands on it.
    pub row: Row,
    /// The entry it belongs to.
    pub entry: usize,
}

/// The state of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Index of the selected entry: one that may be, if there is any.
    selected: usize,
    /// Index of the first entry that is seen.
    top: usize,
    /// The rows as they are seen.
    pub rows: Vec<ListRow>,
}

/// What a list asks of its entries.
pub(super) trait Entries {
    /// How many there are.
    fn count(&self) -> usize;
    /// Whether one may be selected; others are titles.
    fn may_select(&self, index: usize) -> bool;
    /// The rows of one; the first row of a title may be air.
    fn rows(&self, index: usize) -> Vec<Row>;
}

impl List {
    /// Index of the selected entry.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects an entry.
    pub(super) fn select(&mut self, index: usize) {
        self.selected = index;
    }

    /// The entry that a row belongs to, counted from the first that is seen.
    pub(super) fn entry_at(&self, row: usize) -> Option<usize> {
        self.rows.get(row).map(|row| row.entry)
    }

    /// Selects the entry that lies `step` entries on among `count`, or the last one on the way, of those that may be.
    pub(super) fn step(&mut self, count: usize, may_select: impl Fn(usize) -> bool, step: isize) {
        let mut left = step.unsigned_abs();
        let mut at = self.selected;
        if !may_select(at) {
            left = left.saturating_add(1);
        }
        while left > 0 {
            let Some(next) = at.checked_add_signed(step.signum()).filter(|next| *next < count) else { break };
            at = next;
            if may_select(at) {
                self.selected = at;
                left -= 1;
            }
        }
    }

    /// How many entries that may be selected are seen, one at least.
    pub(super) fn page(&self, may_select: impl Fn(usize) -> bool) -> usize {
        let mut seen: Vec<usize> = self.rows.iter().map(|row| row.entry).filter(|entry| may_select(*entry)).collect();
        seen.dedup();
        seen.len().max(1)
    }

    /// Moves the seen part so that the selected entry is in it, and lays out its rows, `height` of them at most.
    pub(super) fn refresh(&mut self, entries: &impl Entries, height: usize) {
        let count = entries.count();
        self.selected = self.selected.min(count.saturating_sub(1));
        let mut top = self.top.min(self.selected);
        // A title is seen with its first entry.
        if top == self.selected && top > 0 && !entries.may_select(top - 1) {
            top -= 1;
        }
        // From the selected one back, as far as there is room; each is laid out once.
        let mut rows: VecDeque<ListRow> = VecDeque::new();
        let of =
            |entry: usize| entries.rows(entry).into_iter().map(move |row| ListRow { row, entry }).collect::<Vec<_>>();
        let mut first = (self.selected + 1).min(count);
        while first > top {
            let before = of(first - 1);
            if rows.len() + before.len() > height && first <= self.selected {
                break;
            }
            first -= 1;
            before.into_iter().rev().for_each(|row| rows.push_front(row));
        }
        for entry in self.selected + 1..count {
            if rows.len() >= height {
                break;
            }
            rows.extend(of(entry));
        }
        // Near the end the window stays full.
        while rows.len() < height && first > 0 {
            let before = of(first - 1);
            if rows.len() + before.len() > height {
                break;
            }
            first -= 1;
            before.into_iter().rev().for_each(|row| rows.push_front(row));
        }
        self.top = first;
        let mut rows = Vec::from(rows);
        // No row of air where the list begins.
        if self.top == 0 && rows.first().is_some_and(|row| row.row.is_empty()) {
            rows.remove(0);
        }
        rows.truncate(height);
        // A title at the foot would promise what is not seen.
        while rows.last().is_some_and(|row| row.entry > self.selected && !entries.may_select(row.entry)) {
            rows.pop();
        }
        self.rows = rows;
    }
}
