//! The options: what can be set otherwise, and to what.
//!
//! Owns the one table of options, each under its name in the config file, and their screen. It refuses to write the
//! file: what a reader wants kept it hands over as values.

use super::choices::MEASURES;
use super::list::{Entries, HEAD, List};
use super::{App, Images, Look, Pointer, Preset, ScriptView};
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
    /// Its values as they are typed, where they are few; else what they are.
    values: &'static [&'static str],
}

/// The one that lies `step` further among all, round the end.
pub(super) fn next<T: Copy + PartialEq>(all: &[T], now: T, step: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let count = isize::try_from(all.len()).unwrap_or(1).max(1);
    let index = isize::try_from(at).unwrap_or(0).saturating_add(step).rem_euclid(count);
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

/// The values of what is on or off.
const SWITCH: &[&str] = &["true", "false"];

/// Every option, in the order it is shown.
pub const CHOICES: &[Choice] = &[
    Choice {
        name: "theme",
        values: &["terminal", "day", "night", "contrast"],
        label: Say::OptionTheme,
        shown: |app| app.words().say(app.choices.look.word()),
        written: |app| Some(quoted(app.choices.look.name())),
        step: |app, step| app.choices.look = next(Look::ALL, app.choices.look, step),
    },
    Choice {
        name: "language",
        values: &["zh-Hans", "zh-Hant", "ja", "ko", "en"],
        label: Say::OptionLanguage,
        shown: |app| app.words().tongue().name().to_owned(),
        written: |app| Some(quoted(app.words().tongue().tag())),
        step: |app, step| app.words = Words::of(next(Tongue::ALL, app.words.tongue(), step)),
    },
    Choice {
        name: "script",
        values: &["as-printed", "simplified", "traditional"],
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
        name: "opens",
        values: &["front", "contents"],
        label: Say::OptionOpens,
        shown: |app| app.words().say(app.choices.home.word()),
        written: |app| Some(quoted(app.choices.home.name())),
        step: |app, step| app.choices.home = next(super::Home::ALL, app.choices.home, step),
    },
    Choice {
        name: "columns",
        values: &["0", "1", "2", "3", "4"],
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
        values: &["auto", "20–120"],
        label: Say::OptionMeasure,
        shown: |app| match app.choices.measure {
            None => app.words().say(Say::ByWindow),
            Some(cells) => cells.to_string(),
        },
        written: |app| app.choices.measure.map(|cells| cells.to_string()),
        step: |app, step| {
            let now = app.choices.measure.unwrap_or(super::choices::WIDEST);
            app.choices.set_measure(now.saturating_add_signed(step.saturating_mul(4)));
        },
    },
    Choice {
        name: "line-break",
        values: &["loose", "normal", "strict", "newspaper"],
        label: Say::OptionLineBreak,
        shown: |app| app.words().say(level_word(app.choices.house.level)),
        written: |app| Some(quoted(app.choices.house.level.word())),
        step: |app, step| app.choices.house.level = next(Level::ALL, app.choices.house.level, step),
    },
    Choice {
        name: "justify",
        values: SWITCH,
        label: Say::OptionJustify,
        shown: |app| switch(app, |app| app.choices.house.edge == RightEdge::Even),
        written: |app| Some((app.choices.house.edge == RightEdge::Even).to_string()),
        step: |app, step| {
            app.choices.house.edge = next(&[RightEdge::Even, RightEdge::Ragged], app.choices.house.edge, step);
        },
    },
    Choice {
        name: "hang",
        values: SWITCH,
        label: Say::OptionHang,
        shown: |app| switch(app, |app| app.choices.house.hang == Hang::Gutter),
        written: |app| Some((app.choices.house.hang == Hang::Gutter).to_string()),
        step: |app, step| app.choices.house.hang = next(&[Hang::Gutter, Hang::None], app.choices.house.hang, step),
    },
    Choice {
        name: "indent",
        values: SWITCH,
        label: Say::OptionIndent,
        shown: |app| switch(app, |app| app.choices.house.indent == Indent::Custom),
        written: |app| Some((app.choices.house.indent == Indent::Custom).to_string()),
        step: |app, step| {
            app.choices.house.indent = next(&[Indent::Custom, Indent::None], app.choices.house.indent, step);
        },
    },
    Choice {
        name: "readings",
        values: &["inline", "hidden"],
        label: Say::OptionReadings,
        shown: |app| switch(app, |app| app.choices.house.readings == Readings::Inline),
        written: |app| Some(quoted(if app.choices.house.readings == Readings::Inline { "inline" } else { "hidden" })),
        step: |app, _| app.choices.toggle_readings(),
    },
    Choice {
        name: "images",
        values: SWITCH,
        label: Say::OptionImages,
        shown: |app| switch(app, |app| app.choices.images == Images::Shown),
        written: |app| Some((app.choices.images == Images::Shown).to_string()),
        step: |app, step| app.choices.images = next(&[Images::Shown, Images::Hidden], app.choices.images, step),
    },
    Choice {
        name: "mouse",
        values: SWITCH,
        label: Say::OptionMouse,
        shown: |app| switch(app, |app| app.choices.pointer == Pointer::On),
        written: |app| Some((app.choices.pointer == Pointer::On).to_string()),
        step: |app, step| app.choices.pointer = next(&[Pointer::On, Pointer::Off], app.choices.pointer, step),
    },
    Choice {
        name: "keys",
        values: &["vim", "less", "arrows"],
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

    /// Its values as they are typed.
    pub(super) fn words(&self) -> &'static [&'static str] {
        self.values
    }

    /// What it may be, in words for the reader.
    pub(super) fn values(&self) -> String {
        self.values.join(", ")
    }

    /// Takes a value that was typed; says whether it has it.
    pub(super) fn set(&self, app: &mut App, value: &str) -> bool {
        if self.name == "measure" {
            match value.parse() {
                Ok(cells) if MEASURES.contains(&cells) => app.choices.set_measure(cells),
                Err(_) if value == "auto" => app.choices.measure = None,
                _ => return false,
            }
            return true;
        }
        let is_now = |app: &App| self.written(app).is_some_and(|now| now.trim_matches('"') == value);
        // Going round its values it comes by the one that is meant.
        for _ in 0..self.values.len() {
            if is_now(app) {
                return true;
            }
            self.step(app, 1);
        }
        is_now(app)
    }
}

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
        COUNT
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let stretch = |column: usize, text: String, tone: Tone| self.sheet.stretch(column, text, tone);
        let Some(choice) = CHOICES.get(index) else {
            return vec![Row::new(), vec![stretch(INSET, self.app.words().say(Say::OptionsKeep), Tone::Lead)]];
        };
        let label = stretch(INSET, self.app.words().say(choice.label), Tone::Headline);
        let shown = format!("< {} >", (choice.shown)(self.app));
        let column = INSET + self.labels + GAP;
        if column + width(&shown, self.sheet.ambiguous) <= self.sheet.measure {
            return vec![vec![label, stretch(column, shown, Tone::Lead)]];
        }
        vec![vec![label], vec![stretch(INSET * 2, shown, Tone::Lead)]]
    }
}

/// The options, and the line that keeps them.
const COUNT: usize = CHOICES.len() + 1;

/// Cells before a label, for the bar of the selected one.
const INSET: usize = 2;
/// Cells between label and value.
const GAP: usize = 3;
fn listed(app: &App) -> Listed<'_> {
    let labels = CHOICES.iter().map(|choice| width(&app.words().say(choice.label), app.ambiguous()));
    Listed { app, sheet: super::help::sheet(app), labels: labels.max().unwrap_or(0) }
}

impl Options {
    /// The selected option; none on the line that keeps them all.
    pub(super) fn choice(&self) -> Option<&'static Choice> {
        CHOICES.get(self.list.selected())
    }

    /// Moves by options.
    pub(super) fn step(&mut self, step: isize) {
        self.list.step(COUNT, |_| true, step);
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        self.list.refresh(&listed(app), app.window().rows.saturating_sub(HEAD + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Habits, Window};

    #[test]
    fn an_option_takes_its_own_values_and_no_others() {
        let edition = || serde_json::from_str(r#"{"format":"edition/1","articles":[]}"#).unwrap();
        let mut app = App::open(edition(), "", Window { columns: 80, rows: 24 }, Habits::default());
        for choice in CHOICES.iter().filter(|choice| choice.name != "measure") {
            for value in choice.values.iter().filter(|_| CAN_CONVERT || choice.name != "script") {
                assert!(choice.set(&mut app, value), "{} {value}", choice.name);
                assert_eq!(choice.written(&app).unwrap().trim_matches('"'), *value, "{}", choice.name);
            }
            let before = choice.written(&app);
            assert!(!choice.set(&mut app, "报纸") && !choice.set(&mut app, ""), "{}", choice.name);
            assert_eq!(choice.written(&app), before, "what is refused changes nothing");
            for step in [isize::MAX, isize::MIN, 7, -7] {
                choice.step(&mut app, step);
            }
        }
        let measure = CHOICES.iter().find(|choice| choice.name == "measure").unwrap();
        for (value, taken) in [("60", Some("60")), ("19", Some("60")), ("报", Some("60")), ("auto", None)] {
            measure.set(&mut app, value);
            assert_eq!(measure.written(&app).as_deref(), taken, "{value}");
        }
        measure.step(&mut app, isize::MAX);
    }

    #[test]
    fn values_go_round_both_ways() {
        assert_eq!(next(&[1, 2, 3], 3, 1), 1);
        assert_eq!(next(&[1, 2, 3], 1, -1), 3);
        assert_eq!(next(&[1, 2, 3], 9, 1), 2);
        assert_eq!(next::<u8>(&[], 4, 1), 4);
    }
}
