//! A config as its file: the documented defaults, and what is in force.
//!
//! Owns that what is printed is itself a good config file, which reads back to the config it shows. It refuses words of
//! its own for a key: help and values are the table's.

use std::fmt::Write;

use super::bind::BIND;
use super::settings::{Config, SETTINGS, Setting};
use super::value::quoted;
use crate::app::{BINDINGS, Binding, Keymap};
use crate::l10n::{Tongue, Words};

/// What `[bind]` is for, and a command's keys to begin from: of a list, of one sequence, none.
const BIND_HELP: &str = "\
# Other keys for commands, by their names. The strokes of a sequence stand apart by a blank; [] is no key at all
[bind]
# next-article = [\"J\", \"n\"]
# hits = \"g h\"
# suspend = []
";

/// A config file with every key, its help and its default, as the README shows it.
///
/// A key whose default no value says is there as a comment, with a value to begin from.
///
/// ```
/// let example = newsprint::config::example();
/// assert!(example.contains("line-break = \"normal\"\n") && example.contains("# measure = 72\n"));
/// assert!(example.contains("[bind]\n"));
/// ```
pub fn example() -> String {
    let mut out = String::new();
    for setting in SETTINGS {
        let Setting { name, sample, .. } = setting;
        let line = match setting.default() {
            Some(default) => format!("{name} = {default}"),
            None => format!("# {name} = {sample}"),
        };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{}\n{line}\n", help(setting));
    }
    out + BIND_HELP
}

/// A config as a file: every key with its help and the value in force, every command with the keys in force.
///
/// What is otherwise than by default says so behind it. Keys that the file does not bind are comments: they follow
/// `keys`. Reading the text gives the config again.
///
/// ```
/// use newsprint::config::{in_force, parse};
///
/// let config = parse("columns = 2\n[bind]\nstar = \"x\"\n").config;
/// let text = in_force(&config);
/// assert!(text.contains("\ncolumns = 2 # default: 0\n") && text.contains("\nhang = true\n"));
/// assert!(text.contains("\nstar = [\"x\"] # default: [\"s\"]; "));
/// assert_eq!(parse(&text).config, config);
/// ```
pub fn in_force(config: &Config) -> String {
    let mut out = String::new();
    for setting in SETTINGS {
        let line = setting_line(setting, setting.value(config), setting.default());
        // Writing to a string does not fail.
        let _ = writeln!(out, "{}\n{line}\n", help(setting));
    }
    let _ = writeln!(out, "# Keys of commands; those that are comments are by `keys`\n[{BIND}]");
    let (preset, keymap) = (Keymap::of(config.keys), config.keymap());
    // Like every other comment here: a file is not in the language of who reads it next.
    let words = Words::of(Tongue::English);
    for binding in BINDINGS {
        let (now, otherwise) = (keymap.sequences(binding.command), preset.sequences(binding.command));
        let own = config.bindings.iter().find(|(name, _)| name == binding.name);
        let line = match own {
            Some((name, keys)) => format!("{name} = {}", list(keys)),
            None => format!("# {} = {}", binding.name, list(&now)),
        };
        let default = if now == otherwise { String::new() } else { format!("default: {}; ", list(&otherwise)) };
        let _ = writeln!(out, "{line} # {default}{}", words.say(binding.help));
    }
    out
}

fn help(setting: &Setting) -> String {
    format!("# {}: {}", setting.help, setting.values())
}

fn setting_line(setting: &Setting, value: Option<String>, default: Option<String>) -> String {
    let Setting { name, sample, .. } = setting;
    match (value, default) {
        (Some(value), default) if Some(&value) == default.as_ref() => format!("{name} = {value}"),
        (Some(value), Some(default)) => format!("{name} = {value} # default: {default}"),
        (Some(value), None) => format!("{name} = {value} # default: not set"),
        (None, _) => format!("# {name} = {sample} # not set"),
    }
}

fn list(keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
    format!("[{}]", keys.join(", "))
}

impl Config {
    /// The keys in force: those of the preset, and the reader's own over them.
    pub fn keymap(&self) -> Keymap {
        let mut keymap = Keymap::of(self.keys);
        for (name, keys) in &self.bindings {
            // What is in a config was tried when it was read.
            let _ = keymap.rebind(name, keys);
        }
        keymap
    }

    /// The commands and their keys in force, in the order of the key table.
    pub fn keys_in_force(&self) -> impl Iterator<Item = (&'static Binding, Vec<String>)> {
        let keymap = self.keymap();
        BINDINGS.iter().map(move |binding| (binding, keymap.sequences(binding.command)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::{Loaded, parse};

    /// A line of a config file: a key and one of the values it may have.
    fn setting() -> impl Strategy<Value = String> {
        (0..SETTINGS.len(), 0..200_usize).prop_map(|(index, pick)| {
            let Setting { name, words, .. } = SETTINGS[index];
            let value = match name {
                _ if !words.is_empty() => quoted(words[pick % words.len()]),
                "columns" => (pick % 5).to_string(),
                "measure" => (20 + pick % 101).to_string(),
                "opener" => quoted(["xdg-open", "open -a \\\"x\\\"", "浏览器 --新", ""][pick % 4]),
                _ => (pick % 2 == 0).to_string(),
            };
            format!("{name} = {value}\n")
        })
    }

    /// A line of `[bind]`: a command and some keys, often of several commands.
    fn binding() -> impl Strategy<Value = String> {
        let stroke =
            prop::sample::select(&["x", "g", "ctrl-x", "alt-f", "pgdn", "f12", "\"", "\\", "'", "报", "？", "a-z"][..]);
        let sequence = prop::collection::vec(stroke, 0..3).prop_map(|strokes| quoted(&strokes.join(" ")));
        (0..BINDINGS.len(), prop::collection::vec(sequence, 0..4))
            .prop_map(|(index, keys)| format!("{} = [{}]\n", BINDINGS[index].name, keys.join(", ")))
    }

    proptest! {
        #[test]
        fn what_is_in_force_reads_back_to_the_same_config(
            settings in prop::collection::vec(setting(), 0..20), bindings in prop::collection::vec(binding(), 0..12),
        ) {
            // Of equal keys the first holds.
            let config = parse(&format!("{}[bind]\n{}", settings.concat(), bindings.concat())).config;
            let text = in_force(&config);
            prop_assert_eq!(parse(&text), Loaded { config: config.clone(), problems: Vec::new() });
            for setting in SETTINGS {
                let line = text.lines().find(|line| line.trim_start_matches("# ").starts_with(&format!("{} = ", setting.name)));
                let is_marked = line.unwrap().contains(" # default: ");
                prop_assert_eq!(is_marked, setting.value(&config) != setting.default(), "{}", line.unwrap());
            }
            for (binding, keys) in config.keys_in_force() {
                let line = format!("{} = {}", binding.name, list(&keys));
                prop_assert!(text.contains(&line) || config.bindings.iter().any(|(name, _)| name == binding.name), "{}", line);
            }
        }
    }

    #[test]
    fn what_is_otherwise_than_by_default_says_so() {
        let config =
            parse("keys = \"less\"\nmeasure = 60\nhang = false\n[bind]\nstar = [\"x\", \"n\"]\nquit = []").config;
        let text = in_force(&config);
        for line in [
            "theme = \"terminal\"",
            "keys = \"less\" # default: \"vim\"",
            "measure = 60 # default: not set",
            "hang = false # default: true",
            "# opener = \"xdg-open\" # not set",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
        for start in [
            "star = [\"x\", \"n\"] # default: [\"s\"]; ",
            "quit = [] # default: [\"Q\", \"ctrl-c\"]; ",
            // What another command took is missing here.
            "# search-next = [] # default: [\"n\"]; ",
            "# top = [\"g\", \"<\", \"home\"] # ",
            "# mark = [\"m a-z\"] # ",
        ] {
            assert!(text.lines().any(|line| line.starts_with(start)), "{start}\n{text}");
        }
    }

    #[test]
    fn the_example_is_good_with_and_without_its_comment_signs() {
        assert_eq!(parse(&example()), Loaded::default());
        let is_entry = |line: &str| line.starts_with("# ") && line.contains(" = ");
        let bare: Vec<&str> = example()
            .leak()
            .lines()
            .map(|line| if is_entry(line) { line.trim_start_matches("# ") } else { line })
            .collect();
        let loaded = parse(&bare.join("\n"));
        assert_eq!((loaded.problems, loaded.config.bindings.len()), (Vec::new(), 3));
    }
}
