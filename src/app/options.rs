//! The options: what can be set otherwise, and to what.
//!
//! Owns the one table of options, each under its name in the config file, and their screen. It refuses to write the
//! file: what a reader wants kept it hands over as values.

use super::list::{Entries, List};
use super::{App, Look, Pointer, Preset, ScriptView};
use crate::l10n::{Say, Tongue, Words};
use crate::layout::contents::{Row, Sheet, Tone};
use crate::layout::{Indent, Readings, RightEdge};
use crate::text::{CAN_CONVERT, Hang, Level, width};

/// An option.
pub struct Choice {
    /// Its name in the config file.
    pub name: &'static str,
    label: Say,
    /// Its value as it is shown.
    shown: fn(&App) -> String,
    /// Its value as the config file has it; none where the key's absence says it.
    written: fn(&App) -> Option<String>,
    /// Takes the next value, or the one before.
    step: fn(&mut App, isize),
}

/// The one that lies `step` further among all, round the end.
fn next<T: Copy + PartialEq>(all: &[T], now: T, step: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let count = isize::try_from(all.len()).unwrap_or(1).max(1);
    let index = (isize::try_from(at).unwrap_or(0) + step).rem_euclid(count);
    usize::try_from(index).ok().and_then(|index| all.get(index)).copied().unwrap_or(now)
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn switch(app: &App, on: impl Fn(&App) -> bool) -> String {
    app.words().say(if on(app) { Say::On } else { Say::Off })
}

fn level_word(level: Level) -> Say {
    match level {
        Level::Loose => Say::LevelLoose,
        Level::Normal => Say::LevelNormal,
        Level::Strict => Say::LevelStrict,
        Level::Newspaper => Say::LevelNewspaper,
    }
}

/// Every option, in the order it is shown.
pub const CHOICES: &[Choice] = &[
    Choice {
        name: "theme",
        label: Say::OptionTheme,
        shown: |app| app.words().say(app.choices.look.word()),
        written: |app| Some(quoted(app.choices.look.name())),
        step: |app, step| app.choices.look = next(Look::ALL, app.choices.look, step),
    },
    Choice {
        name: "language",
        label: Say::OptionLanguage,
        shown: |app| app.words().tongue().name().to_owned(),
        written: |app| Some(quoted(app.words().tongue().tag())),
        step: |app, step| app.words = Words::of(next(Tongue::ALL, app.words.tongue(), step)),
    },
    Choice {
        name: "script",
        label: Say::OptionScript,
        shown: |app| app.words().say(app.choices.script.word()),
        written: |app| Some(quoted(app.choices.script.name())),
        step: |app, step| {
            if CAN_CONVERT {
                app.choices.script = next(ScriptView::ALL, app.choices.script, step);
            }
        },
    },
    Choice {
        name: "columns",
        label: Say::OptionColumns,
        shown: |app| match app.choices.columns {
            super::Columns::ByWindow => app.words().say(Say::ByWindow),
            super::Columns::Count(count) => count.to_string(),
        },
        written: |app| match app.choices.columns {
            super::Columns::ByWindow => Some("0".to_owned()),
            super::Columns::Count(count) => Some(count.to_string()),
        },
        step: |app, step| app.choices.step_columns(step),
    },
    Choice {
        name: "measure",
        label: Say::OptionMeasure,
        shown: |app| match app.choices.measure {
            None => app.words().say(Say::ByWindow),
            Some(cells) => cells.to_string(),
        },
        written: |app| app.choices.measure.map(|cells| cells.to_string()),
        step: |app, step| {
            let now = app.choices.measure.unwrap_or(super::choices::WIDEST);
            app.choices.set_measure(now.saturating_add_signed(step * 4));
        },
    },
    Choice {
        name: "line-break",
        label: Say::OptionLineBreak,
        shown: |app| app.words().say(level_word(app.choices.house.level)),
        written: |app| Some(quoted(app.choices.house.level.word())),
        step: |app, step| app.choices.house.level = next(Level::ALL, app.choices.house.level, step),
    },
    Choice {
        name: "justify",
        label: Say::OptionJustify,
        shown: |app| switch(app, |app| app.choices.house.edge == RightEdge::Even),
        written: |app| Some((app.choices.house.edge == RightEdge::Even).to_string()),
        step: |app, step| {
            app.choices.house.edge = next(&[RightEdge::Even, RightEdge::Ragged], app.choices.house.edge, step);
        },
    },
    Choice {
        name: "hang",
        label: Say::OptionHang,
        shown: |app| switch(app, |app| app.choices.house.hang == Hang::Gutter),
        written: |app| Some((app.choices.house.hang == Hang::Gutter).to_string()),
        step: |app, step| app.choices.house.hang = next(&[Hang::Gutter, Hang::None], app.choices.house.hang, step),
    },
    Choice {
        name: "indent",
        label: Say::OptionIndent,
        shown: |app| switch(app, |app| app.choices.house.indent == Indent::Custom),
        written: |app| Some((app.choices.house.indent == Indent::Custom).to_string()),
        step: |app, step| {
            app.choices.house.indent = next(&[Indent::Custom, Indent::None], app.choices.house.indent, step);
        },
    },
    Choice {
        name: "readings",
        label: Say::OptionReadings,
        shown: |app| switch(app, |app| app.choices.house.readings == Readings::Inline),
        written: |app| Some(quoted(if app.choices.house.readings == Readings::Inline { "inline" } else { "hidden" })),
        step: |app, _| app.choices.toggle_readings(),
    },
    Choice {
        name: "mouse",
        label: Say::OptionMouse,
        shown: |app| switch(app, |app| app.choices.pointer == Pointer::On),
        written: |app| Some((app.choices.pointer == Pointer::On).to_string()),
        step: |app, step| app.choices.pointer = next(&[Pointer::On, Pointer::Off], app.choices.pointer, step),
    },
    Choice {
        name: "keys",
        label: Say::OptionKeys,
        shown: |app| app.preset().name().to_owned(),
        written: |app| Some(quoted(app.preset().name())),
        step: |app, step| app.set_preset(next(Preset::ALL, app.preset(), step)),
    },
];

impl Choice {
    /// Its value as the config file has it; none where the key's absence says it.
    pub fn written(&self, app: &App) -> Option<String> {
        (self.written)(app)
    }

    /// Takes the next value, or the one before.
    pub(super) fn step(&self, app: &mut App, step: isize) {
        (self.step)(app, step);
    }

    /// The values that it goes round, as they are typed, from the one it has.
    pub(super) fn values(&self, app: &mut App) -> Vec<String> {
        let mut values = Vec::new();
        for _ in 0..MANY {
            let value = self.written(app).map_or_else(|| "auto".to_owned(), |value| value.trim_matches('"').to_owned());
            if values.contains(&value) {
                break;
            }
            values.push(value);
            self.step(app, 1);
        }
        values
    }

    /// Takes a value that was typed; says whether it has it.
    pub(super) fn set(&self, app: &mut App, value: &str) -> bool {
        if self.name == "measure" {
            match value.parse() {
                Ok(cells) => app.choices.set_measure(cells),
                Err(_) if matches!(value, "auto" | "") => app.choices.measure = None,
                Err(_) => return false,
            }
            return true;
        }
        let Some(steps) = self.values(app).iter().position(|known| known == value) else { return false };
        // Having gone round, it has the value it had.
        (0..steps).for_each(|_| self.step(app, 1));
        true
    }
}

/// More values than any option has.
const MANY: usize = 40;

/// The state of the options screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What is seen.
    pub list: List,
}

struct Listed<'a> {
    app: &'a App,
    sheet: Sheet,
    /// Cells of the widest label.
    labels: usize,
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        CHOICES.len()
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let Some(choice) = CHOICES.get(index) else { return Vec::new() };
        let label = self.sheet.stretch(INSET, self.app.words().say(choice.label), Tone::Headline);
        let shown = format!("< {} >", (choice.shown)(self.app));
        let column = INSET + self.labels + GAP;
        vec![vec![label, self.sheet.stretch(column, shown, Tone::Lead)]]
    }
}

/// Cells before a label, for the bar of the selected one.
const INSET: usize = 2;
/// Cells between label and value.
const GAP: usize = 3;
/// Rows of the title and its rule, and of the words below.
pub const HEAD: usize = 2;

fn listed(app: &App) -> Listed<'_> {
    let labels = CHOICES.iter().map(|choice| width(&app.words().say(choice.label), app.ambiguous()));
    Listed { app, sheet: super::help::sheet(app), labels: labels.max().unwrap_or(0) }
}

impl Options {
    /// The selected option.
    pub(super) fn choice(&self) -> Option<&'static Choice> {
        CHOICES.get(self.list.selected())
    }

    /// Moves by options.
    pub(super) fn step(&mut self, app: &App, step: isize) {
        self.list.step(&listed(app), step);
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        self.list.refresh(&listed(app), app.window().rows.saturating_sub(HEAD + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_round_both_ways() {
        assert_eq!(next(&[1, 2, 3], 3, 1), 1);
        assert_eq!(next(&[1, 2, 3], 1, -1), 3);
        assert_eq!(next(&[1, 2, 3], 9, 1), 2);
        assert_eq!(next::<u8>(&[], 4, 1), 4);
    }
}
