//! The rows of what was found across the shelf: day and paper, page, article with the text around its first hit.
//!
//! Owns those rows. It refuses to lay out what is not seen: the list asks for what it shows.

use super::{Across, Entry, WIDEST};
use crate::app::list::Entries;
use crate::app::{App, panes};
use crate::edition::{Page, Text};
use crate::layout::contents::{Row, Sheet, Tone, one_line};
use crate::layout::{Labels, entry, labels};
use crate::library::Found;
use crate::text::{Language, shortened, width};

/// The list, to be laid out.
pub(super) struct Listed<'a> {
    app: &'a App,
    across: &'a Across,
    labels: Labels,
    sheet: Sheet,
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        self.across.entries.len()
    }

    fn may_select(&self, index: usize) -> bool {
        self.across.may_select(index)
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let found = |of: usize| self.across.found.get(of);
        let rows = match self.across.entries.get(index) {
            Some(Entry::Issue(of)) => found(*of).map(|of| self.issue(of, index)).unwrap_or_default(),
            Some(Entry::Page(of)) => found(*of).map(|of| vec![self.page(of)]).unwrap_or_default(),
            Some(Entry::Article(of)) => found(*of).map(|of| self.article(of)).unwrap_or_default(),
            None => Vec::new(),
        };
        self.app.rows_in_script(rows)
    }
}

impl<'a> Listed<'a> {
    pub(super) fn of(app: &'a App, across: &'a Across) -> Self {
        Self { app, across, labels: words(app), sheet: sheet(app) }
    }

    /// The day and the paper, with air above.
    fn issue(&self, found: &Found, index: usize) -> Vec<Row> {
        let day = found.day.map(|day| self.labels.whole_day(day)).unwrap_or_default();
        let said = [day, found.paper.clone(), found.which.clone()];
        let said: Vec<String> = said.into_iter().filter(|text| !text.trim().is_empty()).collect();
        let text = shortened(&one_line(&said.join("  ")), self.sheet.measure, self.sheet.ambiguous);
        let mut row = vec![self.sheet.stretch(0, text, Tone::Section)];
        let end = row.first().map_or(0, |stretch| stretch.cells + 1);
        if end < self.sheet.measure {
            row.push(self.sheet.rule(end));
        }
        if index == 0 { vec![row] } else { vec![Row::new(), row] }
    }

    fn page(&self, found: &Found) -> Row {
        let number = found.page.as_deref().map(Text::plain);
        let page = self.labels.page(&Page { number, ..Page::default() });
        let said = [page, found.section.clone()];
        let said: Vec<String> = said.into_iter().filter(|text| !text.trim().is_empty()).collect();
        let room = self.sheet.measure.saturating_sub(entry::INSET);
        let text = shortened(&one_line(&said.join("  ")), room, self.sheet.ambiguous);
        vec![self.sheet.stretch(entry::INSET, text, Tone::Quiet)]
    }

    /// The headline with the count of its hits, and the text around the first below it.
    fn article(&self, found: &Found) -> Vec<Row> {
        let count = if found.count > 1 { found.count.to_string() } else { String::new() };
        let right = self.sheet.measure.saturating_sub(entry::EDGE + width(&count, self.sheet.ambiguous));
        let room = right.saturating_sub(entry::INSET + 2);
        let headline = one_line(&found.headline);
        let headline = if headline.is_empty() { self.labels.untitled.to_owned() } else { headline };
        let shown = shortened(&headline, room, self.sheet.ambiguous);
        let cut = shown != headline;
        let mut head = vec![self.sheet.stretch(entry::INSET, shown, Tone::Lead)];
        if !count.is_empty() {
            head.push(self.sheet.stretch(right, count, Tone::Quiet));
        }
        let snippet = &found.snippet;
        // A condition alone says nothing of the text; a headline that was found says all there is to say.
        let is_head = one_line(snippet.text.trim()) == headline;
        if snippet.text.trim().is_empty() {
            return vec![head];
        }
        let mut line = entry::hit(&snippet.text, snippet.hit.clone(), self.sheet);
        if is_head {
            // A headline is one, found or not.
            for stretch in line.iter_mut().filter(|stretch| stretch.tone == Tone::Headline) {
                stretch.tone = Tone::Lead;
            }
        }
        if is_head && !cut { vec![line] } else { vec![head, line] }
    }
}

/// The words of the program's own language.
fn words(app: &App) -> Labels {
    labels(Language::of_tag(app.words().tongue().tag()))
}

/// The sheet of the list.
pub fn sheet(app: &App) -> Sheet {
    Sheet { measure: panes::sheet(app).measure.min(WIDEST), ..panes::sheet(app) }
}
