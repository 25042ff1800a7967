//! The selected article beside the headlines.
//!
//! Owns its layout in the pane and how far it is scrolled. It refuses to count as reading.

use super::App;
use super::panes::Area;
use crate::edition::Place;
use crate::layout::{self, Layout, contents};
use crate::text::Hang;

/// An article in the preview.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Index of the article in the edition.
    pub article: usize,
    /// Its lines.
    pub layout: Layout,
    /// Index of the first line that is seen.
    pub first: usize,
    /// Rows that show lines.
    height: usize,
    /// What it was laid out for.
    setting: layout::Setting,
}

impl Preview {
    /// The preview of an article in an area; what was laid out before is kept where it is the same.
    pub(super) fn refreshed(before: Option<Self>, app: &App, article: usize, area: Area) -> Self {
        let mut house = app.choices().house;
        // The gap to the headlines is the list's.
        house.hang = Hang::None;
        let sheet = contents::Sheet { measure: area.columns, ambiguous: app.ambiguous(), house };
        let setting = contents::setting(app.edition(), article, sheet);
        let mut preview = match before {
            Some(before) if before.article == article && before.setting == setting => before,
            _ => {
                let of = app.edition().articles.get(article);
                let layout = of.map(|of| layout::article(of, &setting)).unwrap_or_default();
                Self { article, layout, first: 0, height: 0, setting }
            }
        };
        preview.height = area.rows;
        preview.first = preview.first.min(preview.last_first());
        preview
    }

    fn last_first(&self) -> usize {
        self.layout.lines.len().saturating_sub(self.height.max(1))
    }

    /// Moves by lines.
    pub(super) fn scroll(&mut self, lines: isize) {
        self.first = self.first.saturating_add_signed(lines).min(self.last_first());
    }

    /// How many lines are seen.
    pub(super) fn page(&self) -> usize {
        self.height
    }

    /// What stands on its first row.
    pub fn top(&self) -> Place {
        self.layout.start_of(self.first).unwrap_or_default()
    }
}
