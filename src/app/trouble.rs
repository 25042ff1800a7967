//! What went wrong, as a screen.
//!
//! Owns the lines that say what and why, and how they scroll. It refuses to know what to do about it: who was told
//! says so.

use super::list::{Entries, HEAD, List};
use super::{App, Screen, help};
use crate::edition::clean_line;
use crate::l10n::Say;
use crate::layout::contents::{Row, Sheet, Tone};

/// Something that went wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub title: String,
    /// Why, and what to do.
    pub lines: Vec<String>,
    /// What is seen of them.
    pub list: List,
}

impl App {
    /// Shows what went wrong until the reader has seen it.
    pub(super) fn trouble(&mut self, said: &str) {
        let (title, lines) = (self.words.say(Say::TroubleTitle), said.lines().map(clean_line).collect());
        self.screens.push(Screen::Trouble(Trouble { title, lines, ..Trouble::default() }));
    }
}

struct Listed<'a> {
    lines: &'a [String],
    sheet: Sheet,
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let Some(line) = self.lines.get(index) else { return Vec::new() };
        let room = self.sheet.measure.saturating_sub(INSET);
        let lines = self.sheet.filled(line, room).into_iter();
        lines.map(|line| vec![self.sheet.stretch(INSET, line, Tone::Headline)]).collect()
    }
}

/// Cells before a line, for the bar of the selected one.
const INSET: usize = 2;

impl Trouble {
    /// Moves by lines.
    pub(super) fn step(&mut self, step: isize) {
        self.list.step(self.lines.len(), |_| true, step);
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        let listed = Listed { lines: &self.lines, sheet: help::sheet(app) };
        self.list.refresh(&listed, app.window().rows.saturating_sub(HEAD + 1));
    }
}
