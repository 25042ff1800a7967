//! The hits of a search in a list, article by article.
//!
//! Owns the entries and which is selected. It refuses to search, and to lay out hits that are not seen.

use super::App;
use super::contents::article_rows;
use super::list::{Entries, HEAD, List};
use super::panes;
use super::search::{Found, Hit};
use crate::layout::contents::{Row, Sheet};
use crate::layout::entry;

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    /// An article, by its index in the edition.
    Article(usize),
    /// A hit in it.
    Hit(usize, Hit),
}

/// The state of the list of hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    entries: Vec<Entry>,
    /// What is seen.
    pub list: List,
    /// The search they are of.
    number: u64,
}

/// Most hits that are listed; the count says how many there are.
const MOST: usize = 20_000;

struct Listed<'a> {
    app: &'a App,
    entries: &'a [Entry],
    sheet: Sheet,
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn may_select(&self, index: usize) -> bool {
        matches!(self.entries.get(index), Some(Entry::Hit(..)))
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        match self.entries.get(index) {
            Some(Entry::Article(article)) => {
                let group =
                    self.app.outline().group_of(*article).and_then(|group| self.app.outline().groups.get(group));
                let section = group.map_or("", |group| group.title.as_str());
                let mut rows = article_rows(self.app, *article, section, self.sheet);
                rows.insert(0, Row::new());
                rows
            }
            Some(Entry::Hit(article, hit)) => {
                let parts = self.app.edition().articles.get(*article).map(crate::edition::Article::parts);
                let part = parts.as_ref().and_then(|parts| parts.get(hit.part));
                let row = entry::hit(part.map_or("", |part| part.text.as_str()), hit.range.clone(), self.sheet);
                self.app.rows_in_script(vec![row])
            }
            None => Vec::new(),
        }
    }
}

impl Hits {
    /// Takes in what a search found; the first hit is selected where it is another search.
    pub(super) fn take(&mut self, found: &[Found], number: u64) {
        if self.number == number && !self.entries.is_empty() {
            return;
        }
        self.number = number;
        self.entries.clear();
        'all: for of in found {
            self.entries.push(Entry::Article(of.article));
            for hit in &of.hits {
                if self.entries.len() >= MOST {
                    break 'all;
                }
                self.entries.push(Entry::Hit(of.article, hit.clone()));
            }
        }
        self.list = List::default();
        self.list.select(usize::from(!self.entries.is_empty()));
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The selected hit, and the article it is in.
    pub(super) fn selected(&self) -> Option<(usize, Hit)> {
        self.hit(self.list.selected())
    }

    /// The hit of an entry: of an article its first.
    pub(super) fn hit(&self, index: usize) -> Option<(usize, Hit)> {
        match self.entries.get(index)? {
            Entry::Hit(article, hit) => Some((*article, hit.clone())),
            Entry::Article(_) => self.hit(index + 1),
        }
    }

    /// Moves by hits.
    pub(super) fn step(&mut self, step: isize) {
        self.list.step(self.entries.len(), |index| matches!(self.entries.get(index), Some(Entry::Hit(..))), step);
    }

    /// How many hits are seen, one at least.
    pub(super) fn page(&self) -> usize {
        self.list.page(|index| matches!(self.entries.get(index), Some(Entry::Hit(..))))
    }

    /// Selects a hit.
    pub(super) fn select(&mut self, article: usize, hit: &Hit) {
        let same = |entry: &Entry| matches!(entry, Entry::Hit(other, of) if *other == article && of == hit);
        if let Some(index) = self.entries.iter().position(same) {
            self.list.select(index);
        }
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        // A title and a rule above, the status line below.
        let height = app.window().rows.saturating_sub(HEAD + 1);
        let sheet = Sheet { measure: panes::sheet(app).measure.min(WIDEST), ..panes::sheet(app) };
        self.list.refresh(&Listed { app, entries: &self.entries, sheet }, height);
    }
}

/// Widest line of the list.
pub const WIDEST: usize = 100;
