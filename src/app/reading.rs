//! An article on the screen, and where in it the reader is.
//!
//! Owns the place at the top of the screen and the layout for the window. It refuses to keep line numbers:
//! they are asked of the layout each time.

use super::App;
use crate::edition::Place;
use crate::layout::{self, Layout, contents};

/// The state of an article on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Index of the article in the edition.
    pub article: usize,
    /// Its lines for this window.
    pub layout: Layout,
    /// What stands on the first row.
    top: Place,
    /// Rows that show lines.
    pub height: usize,
    /// Whether the reader has been told that the next page is another article.
    pub(super) told_end: bool,
}

/// Widest measure of one column: longer lines lose the eye on its way back.
const WIDEST: usize = 72;
/// Lowest window with air above the text.
const AIRY_ROWS: usize = 20;

/// The measure of an article in a window.
pub fn measure(columns: usize) -> usize {
    let margin = match columns {
        0..24 => 0,
        24..60 => 2,
        _ => 4,
    };
    let measure = columns.saturating_sub(margin * 2).min(WIDEST);
    // Ideographs fill an even measure without a gap.
    if measure > 2 { measure & !1 } else { measure }
}

/// Rows kept free above the text.
pub fn air(rows: usize) -> usize {
    usize::from(rows >= AIRY_ROWS)
}

impl Reading {
    /// An article from a place on.
    pub(super) fn open(app: &App, article: usize, top: Place) -> Self {
        let mut reading = Self { article, layout: Layout::default(), top, height: 0, told_end: false };
        reading.refresh(app);
        reading
    }

    /// Sets the article for the window; the place at the top stays, but for where the text would end above the last row.
    pub(super) fn refresh(&mut self, app: &App) {
        let window = app.window();
        let sheet = contents::Sheet { measure: measure(window.columns), ambiguous: app.ambiguous() };
        let setting = contents::setting(app.edition(), self.article, sheet);
        self.layout = match app.edition().articles.get(self.article) {
            Some(article) => layout::article(article, &setting),
            None => Layout::default(),
        };
        self.height = window.rows.saturating_sub(1 + air(window.rows));
    }

    /// Index of the line on the first row.
    pub fn first(&self) -> usize {
        self.layout.line_of(self.top).min(self.last_first())
    }

    /// Where the reader is.
    pub fn top(&self) -> Place {
        self.top
    }

    /// The first row's line when the last line stands on the last row.
    fn last_first(&self) -> usize {
        self.layout.lines.len().saturating_sub(self.height.max(1))
    }

    /// Whether the last line is seen.
    pub fn at_end(&self) -> bool {
        self.first() >= self.last_first()
    }

    /// How much of the article has been seen, in hundredths.
    pub fn progress(&self) -> usize {
        let lines = self.layout.lines.len();
        let seen = (self.first() + self.height).min(lines);
        (seen * 100).checked_div(lines).unwrap_or(100)
    }

    /// Moves by lines; stops at both ends.
    pub(super) fn scroll(&mut self, lines: isize) {
        let first = self.first().saturating_add_signed(lines).min(self.last_first());
        if let Some(place) = self.layout.start_of(first) {
            self.top = place;
        }
        self.told_end = false;
    }
}
