//! The keys as a screen, and as a menu: what is selected can be done by Enter.
//!
//! Owns the entries of the screen, made from the key table and the reader's own keys. It refuses words of its own.

use super::command::{BINDINGS, Binding, Group, Mode};
use super::list::{Entries, HEAD, List};
use super::{App, Command};
use crate::layout::contents::{Row, Sheet, Tone};
use crate::text::width;

/// The state of the help screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Help {
    /// What is seen.
    pub list: List,
}

/// An entry of the help screen.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Title(Group),
    Row(&'static Binding),
}

struct Listed<'a> {
    app: &'a App,
    entries: Vec<Entry>,
    sheet: Sheet,
    /// Cells of the widest keys.
    keys: usize,
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn may_select(&self, index: usize) -> bool {
        matches!(self.entries.get(index), Some(Entry::Row(_)))
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let words = self.app.words();
        match self.entries.get(index) {
            Some(Entry::Title(group)) => {
                let title = self.sheet.stretch(0, words.say(group.title()), Tone::Section);
                vec![Row::new(), vec![title]]
            }
            Some(Entry::Row(binding)) => {
                let keys = self.app.keymap().keys(binding.command).join("  ");
                let keys = self.sheet.stretch(INSET, keys, Tone::Lead);
                let column = INSET + self.keys + GAP;
                let room = self.sheet.measure.saturating_sub(column + 1).max(2);
                let lines = self.sheet.filled(&words.say(binding.help), room);
                let mut rows: Vec<Row> =
                    lines.into_iter().map(|line| vec![self.sheet.stretch(column, line, Tone::Headline)]).collect();
                match rows.first_mut() {
                    Some(first) => first.insert(0, keys),
                    None => rows.push(vec![keys]),
                }
                rows
            }
            None => Vec::new(),
        }
    }
}

/// Cells before the keys, for the bar of the selected row.
const INSET: usize = 2;
/// Cells between keys and words.
const GAP: usize = 3;
/// Widest screen of keys.
const WIDEST: usize = 76;
/// The sheet of the help screen.
pub fn sheet(app: &App) -> Sheet {
    let columns = app.window().columns;
    let margin = if columns >= 60 { 2 } else { 0 };
    let measure = columns.saturating_sub(margin * 2).min(WIDEST);
    Sheet { measure, ambiguous: app.ambiguous(), house: app.choices().house }
}

fn listed(app: &App) -> Listed<'_> {
    let mut entries = Vec::new();
    let mut group = None;
    for binding in BINDINGS {
        if group != Some(binding.group) {
            group = Some(binding.group);
            entries.push(Entry::Title(binding.group));
        }
        entries.push(Entry::Row(binding));
    }
    let cells = |binding: &Binding| width(&app.keymap().keys(binding.command).join("  "), app.ambiguous());
    let keys = BINDINGS.iter().map(cells).max().unwrap_or(0);
    Listed { app, entries, sheet: sheet(app), keys }
}

impl Help {
    /// The screen with its first command selected.
    pub(super) fn new() -> Self {
        let mut help = Self::default();
        help.list.select(1);
        help
    }

    /// The selected command.
    pub(super) fn command(&self, app: &App) -> Option<Command> {
        Self::command_of(app, self.list.selected())
    }

    /// The command of an entry; none of a title, and of what keys mean in a mode only.
    pub(super) fn command_of(app: &App, entry: usize) -> Option<Command> {
        match listed(app).entries.get(entry)? {
            Entry::Row(binding) if binding.mode == Mode::Normal => Some(binding.command),
            _ => None,
        }
    }

    /// Which of the commands is selected, and how many there are.
    pub(super) fn place(&self, app: &App) -> String {
        let listed = listed(app);
        let is_row = |index: &usize| listed.may_select(*index);
        let number = (0..=self.list.selected()).filter(is_row).count();
        format!("{number}/{}", (0..listed.count()).filter(is_row).count())
    }

    /// Moves by rows.
    pub(super) fn step(&mut self, app: &App, step: isize) {
        let listed = listed(app);
        self.list.step(listed.count(), |index| listed.may_select(index), step);
    }

    /// How many rows are seen, one at least.
    pub(super) fn page(&self, app: &App) -> usize {
        let listed = listed(app);
        self.list.page(|index| listed.may_select(index))
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        self.list.refresh(&listed(app), app.window().rows.saturating_sub(HEAD + 1));
    }
}
