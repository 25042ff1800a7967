//! The list of sections and headlines, and which of them is selected.
//!
//! Owns the selection, what part of the list is seen, and the rows of that part. It refuses to lay out rows
//! that are not seen: an edition may have thousands of articles.

use super::{App, Window};
use crate::edition::Outline;
use crate::layout::contents::{self as list, Row, Sheet};

/// An entry of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A section, by its index in the outline.
    Section(usize),
    /// An article, by its index in the edition.
    Article(usize),
}

/// A row of the list as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// What stands on it.
    pub row: Row,
    /// The entry it belongs to.
    pub entry: usize,
}

/// The state of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    entries: Vec<Entry>,
    /// Index of the selected entry: an article, if there is any.
    selected: usize,
    /// Index of the first entry that is seen.
    top: usize,
    /// The masthead as it is seen; empty where the window is too low for it.
    pub masthead: Vec<Row>,
    /// The rows as they are seen.
    pub rows: Vec<ListRow>,
}

/// Lowest window that shows the masthead.
const MASTHEAD_ROWS: usize = 14;
/// Widest list: a line of a hundred cells is still taken in at a glance.
const WIDEST: usize = 100;

/// The sheet of the list in a window.
pub fn sheet(app: &App) -> Sheet {
    let margin = margin(app.window());
    let measure = app.window().columns.saturating_sub(margin * 2).min(WIDEST);
    Sheet { measure, ambiguous: app.ambiguous(), house: app.choices().house }
}

/// Cells kept free at each side.
pub fn margin(window: Window) -> usize {
    match window.columns {
        0..24 => 0,
        24..60 => 1,
        _ => 3,
    }
}

impl Contents {
    /// The list of an outline, its first article selected.
    pub(super) fn of(outline: &Outline) -> Self {
        let mut entries = Vec::new();
        for (index, group) in outline.groups.iter().enumerate() {
            // A rule parts what has no title from what stands above it; above the first there is nothing.
            if index > 0 || !group.title.is_empty() {
                entries.push(Entry::Section(index));
            }
            entries.extend(group.articles.iter().map(|article| Entry::Article(*article)));
        }
        let selected = entries.iter().position(is_article).unwrap_or(0);
        Self { entries, selected, ..Self::default() }
    }

    /// Index of the selected entry.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected article, by its index in the edition.
    pub fn article(&self) -> Option<usize> {
        match self.entries.get(self.selected) {
            Some(Entry::Article(article)) => Some(*article),
            _ => None,
        }
    }

    /// Selects an article by its index in the edition.
    pub(super) fn select(&mut self, article: usize) {
        if let Some(index) = self.entries.iter().position(|entry| *entry == Entry::Article(article)) {
            self.selected = index;
        }
    }

    /// Selects the article that lies `step` articles on, or the last one on the way.
    pub(super) fn step(&mut self, step: isize) {
        let articles = |entry: &(usize, &Entry)| is_article(entry.1);
        let entries = self.entries.iter().enumerate();
        let found = if step >= 0 {
            let on = entries.skip(self.selected).filter(articles);
            on.take(step.unsigned_abs() + 1).last()
        } else {
            let back = entries.take(self.selected + 1).rev().filter(articles);
            back.take(step.unsigned_abs() + 1).last()
        };
        if let Some((index, _)) = found {
            self.selected = index;
        }
    }

    /// How many articles are seen, one at least.
    pub(super) fn page(&self) -> usize {
        let mut seen: Vec<usize> = self
            .rows
            .iter()
            .map(|row| row.entry)
            .filter(|entry| self.entries.get(*entry).is_some_and(is_article))
            .collect();
        seen.dedup();
        seen.len().max(1)
    }

    /// Moves the seen part so that the selected entry is in it, and lays out its rows.
    pub(super) fn refresh(&mut self, app: &App) {
        let sheet = sheet(app);
        let window = app.window();
        self.masthead =
            if window.rows >= MASTHEAD_ROWS { list::masthead(app.edition(), &app.labels(), sheet) } else { Vec::new() };
        if self.masthead.len() * 2 > window.rows {
            self.masthead.clear();
        }
        if self.masthead.is_empty() && window.rows >= MASTHEAD_ROWS {
            self.masthead.push(Row::new());
        }
        let height = window.rows.saturating_sub(self.masthead.len() + 1);
        let rows_of = |entry: usize| -> Vec<Row> {
            match self.entries.get(entry) {
                Some(Entry::Section(group)) => {
                    let rows =
                        app.outline().groups.get(*group).map(|group| list::section(group, sheet)).unwrap_or_default();
                    let air = (height >= MASTHEAD_ROWS).then(Row::new);
                    air.into_iter().chain(rows).collect()
                }
                Some(Entry::Article(article)) => list::article(app.edition(), *article, sheet),
                None => Vec::new(),
            }
        };
        let mut top = self.top.min(self.selected);
        // The title of a section is seen with its first article.
        if top == self.selected && top > 0 && self.entries.get(top - 1).is_some_and(|entry| !is_article(entry)) {
            top -= 1;
        }
        let mut used = 0;
        let mut first = self.selected + 1;
        while first > top {
            used += rows_of(first - 1).len();
            if used > height && first <= self.selected {
                break;
            }
            first -= 1;
        }
        // Near the end the window stays full.
        self.top = first;
        let mut rows = Vec::new();
        for entry in first..self.entries.len() {
            if rows.len() >= height {
                break;
            }
            rows.extend(rows_of(entry).into_iter().map(|row| ListRow { row, entry }));
        }
        // No row of air where the list begins.
        if first == 0 && rows.first().is_some_and(|row| row.row.is_empty()) {
            rows.remove(0);
        }
        rows.truncate(height);
        // A title at the foot would promise what is not seen.
        let is_title = |row: &ListRow| {
            row.entry > self.selected && self.entries.get(row.entry).is_some_and(|entry| !is_article(entry))
        };
        while rows.last().is_some_and(is_title) {
            rows.pop();
        }
        self.rows = rows;
    }
}

fn is_article(entry: &Entry) -> bool {
    matches!(entry, Entry::Article(_))
}
