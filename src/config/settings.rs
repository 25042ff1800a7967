//! The settings: the one table of the config file's keys.
//!
//! Owns every key's name, values, default and help. The struct of the clean values, its defaults, the messages
//! and the README's block all come from it; a new key is one row here. It refuses to know TOML's syntax, and the
//! names in `[bind]`: they are the key table's.

use toml::de::DeValue;

use super::value::{Columns, Drawn, Measure, Opener, Readings, Spoken, Switch, Value};
use crate::app::{Home, Look, Preset, ScriptView};
use crate::text::Level;

/// A key of the config file.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in the file, in kebab-case.
    pub name: &'static str,
    /// What it does, in a few words, without a final stop.
    pub help: &'static str,
    /// The words it may have; empty where it has none.
    pub words: &'static [&'static str],
    values: fn() -> String,
    written: fn(&Config) -> Option<String>,
    pub(super) sample: &'static str,
    read: fn(&mut Config, &DeValue) -> Option<()>,
    reset: fn(&mut Config),
}

impl Setting {
    /// The values it may have, in words: `"auto", "narrow" or "wide"`.
    pub fn values(&self) -> String {
        (self.values)()
    }

    /// The default as the file would have it; none where only the key's absence says it.
    pub fn default(&self) -> Option<String> {
        self.value(&Config::default())
    }

    /// The value in a config as the file would have it; none where only the key's absence says it. What is written
    /// for TOML here is JSON too.
    pub fn value(&self, config: &Config) -> Option<String> {
        (self.written)(config)
    }

    /// Takes a value into the config, if it may have it.
    pub(super) fn read(&self, config: &mut Config, value: &DeValue) -> Option<()> {
        (self.read)(config, value)
    }

    /// Gives it its default in a config.
    pub(super) fn reset(&self, config: &mut Config) {
        (self.reset)(config);
    }
}

/// Declares the settings: a doc that is also the help, the field, its name in the file, its type and default.
macro_rules! settings {
    ($($(#[doc = $help:literal])+ $field:ident $name:literal: $type:ty = $default:expr,)*) => {
        /// The settings, clean.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Config {
            $($(#[doc = $help])+ pub $field: $type,)*
            /// Commands that have other keys, by their names, in the order of the key table, and these keys: those of
            /// a sequence stand apart by a blank. No key is that of two of them.
            pub bindings: Vec<(String, Vec<String>)>,
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $($field: $default,)* bindings: Vec::new() }
            }
        }

        /// Every key of the config file, in the README's order.
        pub const SETTINGS: &[Setting] = &[$(Setting {
            name: $name,
            help: concat!($($help),+).trim_ascii(),
            words: <$type as Value>::WORDS,
            values: <$type as Value>::values,
            written: |config| config.$field.written(),
            sample: <$type as Value>::SAMPLE,
            read: |config, value| {
                config.$field = Value::read(value)?;
                Some(())
            },
            reset: |config| config.$field = $default,
        },)*];
    };
}

settings! {
    /// In which colours the screen is drawn (terminal: its own)
    theme "theme": Look = Look::Terminal,
    /// The language of the program's own words (auto: by the environment)
    language "language": Spoken = Spoken::Auto,
    /// Which characters Chinese is shown in
    script "script": ScriptView = ScriptView::AsPrinted,
    /// How the terminal draws quotes and dashes (auto: as it says itself)
    ambiguous "ambiguous": Drawn = Drawn::Auto,
    /// How strict the rules for a line's start and end are
    line_break "line-break": Level = Level::Normal,
    /// What a paper opens with: its front page, or the list of its headlines
    opens "opens": Home = Home::Front,
    /// Columns of an article, 0 for as many as suit the window
    columns "columns": Columns = Columns::ByWindow,
    /// Most cells of a line; without it, as suits the window
    measure "measure": Measure = Measure::ByWindow,
    /// Whether lines are spread to an even right edge
    justify "justify": Switch = Switch::On,
    /// Whether signs at the end of a line may hang over the edge
    hang "hang": Switch = Switch::On,
    /// Whether the first line of a paragraph is indented
    indent "indent": Switch = Switch::On,
    /// Where the readings of ruby go: into the line, or nowhere
    readings "readings": Readings = Readings::Inline,
    /// Whether pictures are shown; without, the words for them
    images "images": Switch = Switch::On,
    /// Whether the mouse is listened to; without, it is the terminal's
    mouse "mouse": Switch = Switch::On,
    /// Whose keys commands have that `[bind]` gives no others
    keys "keys": Preset = Preset::Vim,
    /// What opens addresses; without it, nothing does
    opener "opener": Opener = Opener::default(),
}
