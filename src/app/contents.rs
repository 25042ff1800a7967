//! The contents: sections, headlines, and the selected article beside them.
//!
//! Owns which article is selected and which pane keys go to, and the rows of what is seen. It refuses to lay out
//! what is not seen: an edition may have thousands of articles.

use super::list::{Entries, List};
use super::panes::{self, Pane, Panes};
use super::preview::Preview;
use super::{App, Star};
use crate::edition::Outline;
use crate::layout::contents::{self as layout, Row, Sheet};
use crate::layout::entry::{self, Placed, Seen, Standing, Starred};
use crate::text::width;

/// An entry of the headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A section, by its index in the outline.
    Section(usize),
    /// An article, by its index in the edition.
    Article(usize),
}

/// The state of the contents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    entries: Vec<Entry>,
    /// Which pane keys go to.
    pub pane: Pane,
    /// The headlines, titles of sections among them.
    pub headlines: List,
    /// The sections.
    pub sections: List,
    /// The selected article, where there is room for it.
    pub preview: Option<Preview>,
    /// The masthead as it is seen; empty where the window is too low for it.
    pub masthead: Vec<Row>,
    /// Where each of them lies.
    pub panes: Panes,
}

/// The headlines of an edition on a sheet.
struct Headlines<'a> {
    app: &'a App,
    entries: &'a [Entry],
    sheet: Sheet,
    /// Whether there is room for air above titles.
    airy: usize,
}

impl Entries for Headlines<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn may_select(&self, index: usize) -> bool {
        matches!(self.entries.get(index), Some(Entry::Article(_)))
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        match self.entries.get(index) {
            Some(Entry::Section(group)) => {
                let group = self.app.outline().groups.get(*group);
                let rows = group.map(|group| layout::section(group, self.sheet)).unwrap_or_default();
                let rows = self.app.rows_in_script(rows);
                std::iter::repeat_n(Row::new(), self.airy).chain(rows).collect()
            }
            Some(Entry::Article(article)) => article_rows(self.app, *article, "", self.sheet),
            None => Vec::new(),
        }
    }
}

/// The sections of an edition on a sheet.
struct Sections<'a> {
    app: &'a App,
    sheet: Sheet,
}

impl Entries for Sections<'_> {
    fn count(&self) -> usize {
        self.app.outline().groups.len()
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let Some(group) = self.app.outline().groups.get(index) else { return Vec::new() };
        let unread = group.articles.iter().filter(|article| !self.app.records().is_read(**article)).count();
        let title = if group.title.is_empty() { self.app.labels().untitled } else { &group.title };
        self.app.rows_in_script(entry::section(title, group.articles.len(), unread, self.sheet))
    }
}

/// The rows of an article in any list; `section` is its section where the list does not say it otherwise.
pub(super) fn article_rows(app: &App, article: usize, section: &str, sheet: Sheet) -> Vec<Row> {
    let page = app.outline().page_of(article).and_then(|page| app.edition().pages.get(page));
    let placed = Placed { page, characters: app.length(article), section };
    app.rows_in_script(entry::article(app.edition(), article, placed, standing(app, article), sheet))
}

/// What lists say of an article.
fn standing(app: &App, article: usize) -> Standing {
    let record = app.records().get(article);
    Standing {
        read: if app.records().is_read(article) { Seen::Yes } else { Seen::No },
        star: if record.star == Star::Set { Starred::Yes } else { Starred::No },
    }
}

/// Lowest list with air above its titles.
const AIRY: usize = 14;

impl Contents {
    /// The contents of an outline, its first article selected.
    pub(super) fn of(outline: &Outline) -> Self {
        let mut entries = Vec::new();
        for (index, group) in outline.groups.iter().enumerate() {
            // A rule parts what has no title from what stands above it; above the first there is nothing.
            if index > 0 || !group.title.is_empty() {
                entries.push(Entry::Section(index));
            }
            entries.extend(group.articles.iter().map(|article| Entry::Article(*article)));
        }
        let mut contents = Self { entries, ..Self::default() };
        let first = contents.entries.iter().position(|entry| matches!(entry, Entry::Article(_)));
        contents.headlines.select(first.unwrap_or(0));
        contents
    }

    /// The selected article, by its index in the edition.
    pub fn article(&self) -> Option<usize> {
        match self.entries.get(self.headlines.selected()) {
            Some(Entry::Article(article)) => Some(*article),
            _ => None,
        }
    }

    /// Selects an article by its index in the edition.
    pub(super) fn select(&mut self, article: usize) {
        if let Some(index) = self.entries.iter().position(|entry| *entry == Entry::Article(article)) {
            self.headlines.select(index);
        }
    }

    /// Moves in the headlines by articles.
    pub(super) fn step(&mut self, step: isize) {
        self.headlines.step(
            self.entries.len(),
            |index| matches!(self.entries.get(index), Some(Entry::Article(_))),
            step,
        );
    }

    /// How many articles are seen, one at least.
    pub(super) fn page(&self) -> usize {
        self.headlines.page(|index| matches!(self.entries.get(index), Some(Entry::Article(_))))
    }

    /// What of the headlines a row of their area is.
    pub(super) fn entry_at(&self, row: usize) -> Option<Entry> {
        self.headlines.entry_at(row).and_then(|entry| self.entries.get(entry)).copied()
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        let across = panes::sheet(app);
        let most = panes::masthead_rows(app.window());
        self.masthead = if most > 0 { layout::masthead(app.edition(), &app.labels(), across) } else { Vec::new() };
        self.masthead = app.rows_in_script(std::mem::take(&mut self.masthead));
        if self.masthead.len() > most {
            self.masthead.clear();
        }
        if self.masthead.is_empty() && most > 0 {
            self.masthead.push(Row::new());
        }
        if panes::is_wide(app.window()) {
            self.masthead.push(Row::new());
        } else if self.pane == Pane::Preview {
            self.pane = Pane::Headlines;
        }
        let titles = app.outline().groups.iter().take(MANY).map(|group| width(&group.title, app.ambiguous()));
        let most = app.outline().groups.iter().take(MANY).map(|group| group.articles.len()).max().unwrap_or(0);
        // 12/34
        let count = most.to_string().len() * 2 + 1;
        let widest = titles.max().unwrap_or(0) + entry::INSET + 2 + count;
        self.panes = panes::panes(app, self.masthead.len(), widest, self.pane);
        let sheet = |columns: usize| Sheet { measure: columns, ..across };
        if let Some(area) = self.panes.headlines {
            let airy = usize::from(area.rows >= AIRY);
            let headlines = Headlines { app, entries: &self.entries, sheet: sheet(area.columns), airy };
            self.headlines.refresh(&headlines, area.rows);
        }
        if let Some(area) = self.panes.sections {
            let group = self.article().and_then(|article| app.outline().group_of(article));
            self.sections.select(group.unwrap_or(0));
            self.sections.refresh(&Sections { app, sheet: sheet(area.columns) }, area.rows);
        }
        let article = self.article();
        self.preview = match (self.panes.preview, article) {
            (Some(area), Some(article)) => Some(Preview::refreshed(self.preview.take(), app, article, area)),
            _ => None,
        };
    }
}

/// Most sections whose titles are measured for the width of their pane.
const MANY: usize = 200;
