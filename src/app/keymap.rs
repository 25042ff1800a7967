//! Which keys mean what: the key table, a preset over it, and the reader's own bindings over that.
//!
//! Owns the way from typed keys to a command. It refuses a table in which a key has two meanings: the binding made
//! last takes a key from whatever had it.

use std::fmt;

use super::command::{BINDINGS, Binding, Command, Mode};
use super::{Code, Key};

/// One step of a sequence of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Key(Key),
    /// Any letter from a to z.
    Letter,
}

/// How a sequence names any letter.
const LETTER: &str = "a-z";

impl Stroke {
    fn parse(name: &str) -> Option<Self> {
        if name == LETTER { Some(Self::Letter) } else { Key::parse(name).map(|key| Self::Key(key.twin())) }
    }

    /// Whether a key is this step.
    fn takes(self, key: Key) -> bool {
        match self {
            Self::Key(own) => own == key.twin(),
            Self::Letter => letter(key).is_some(),
        }
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Key(key) => key.fmt(f),
            Self::Letter => f.write_str(LETTER),
        }
    }
}

/// The letter from a to z of a key.
fn letter(key: Key) -> Option<char> {
    match key.twin() {
        Key { code: Code::Char(char @ 'a'..='z'), modifier: super::Modifier::Plain } => Some(char),
        _ => None,
    }
}

/// Whose keys the table begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Preset {
    /// The table as it stands.
    #[default]
    Vim,
    /// As in `less`.
    Less,
    /// Arrows and named keys; letters only where they name a thing.
    Arrows,
}

impl Preset {
    /// Every preset.
    pub const ALL: &'static [Self] = &[Self::Vim, Self::Less, Self::Arrows];

    /// Its name in the config file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vim => "vim",
            Self::Less => "less",
            Self::Arrows => "arrows",
        }
    }

    /// Rows that have other keys than the table's.
    fn rows(self) -> &'static [(Command, &'static [&'static str])] {
        match self {
            Self::Vim => &[],
            Self::Less => &[
                (Command::LineDown, &["j", "e", "ctrl-e", "ctrl-n", "down"]),
                (Command::LineUp, &["k", "y", "ctrl-y", "ctrl-p", "up"]),
                (Command::PageDown, &["space", "f", "ctrl-f", "ctrl-v", "pgdn"]),
                (Command::PageUp, &["b", "ctrl-b", "alt-v", "pgup"]),
                (Command::Top, &["g", "<", "home"]),
                (Command::End, &["G", ">", "end"]),
                (Command::Left, &["left"]),
                (Command::Help, &["h", "H", "f1"]),
                (Command::PreviousPage, &["alt-pgup"]),
                (Command::NextPage, &["L", "alt-pgdn"]),
                (Command::EditionPrevious, &["alt-<"]),
                (Command::EditionNext, &["alt->"]),
                (Command::Links, &["F"]),
                (Command::Export, &["E"]),
                (Command::Hits, &["&"]),
                (Command::CopyParagraph, &["Y y"]),
                (Command::CopyArticle, &["Y a"]),
                (Command::CopyCitation, &["Y c"]),
            ],
            Self::Arrows => &[
                (Command::LineDown, &["down"]),
                (Command::LineUp, &["up"]),
                (Command::PageDown, &["space", "pgdn"]),
                (Command::PageUp, &["pgup"]),
                (Command::HalfDown, &[]),
                (Command::HalfUp, &[]),
                (Command::Top, &["home"]),
                (Command::End, &["end"]),
                (Command::Left, &["left"]),
                (Command::Right, &["right"]),
                (Command::NextArticle, &["ctrl-down"]),
                (Command::PreviousArticle, &["ctrl-up"]),
                (Command::NextPage, &["ctrl-right"]),
                (Command::PreviousPage, &["ctrl-left"]),
                (Command::NextSection, &["alt-down"]),
                (Command::PreviousSection, &["alt-up"]),
                (Command::Hits, &["&"]),
            ],
        }
    }
}

/// Why a binding cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// No command has the name.
    #[error("no command `{0}`")]
    Command(String),
    /// A digit is no key: it begins a number.
    #[error("`{0}` begins a number before a key: expected another key")]
    Digit(String),
    /// No key has the name.
    #[error("no key `{0}`: expected a character, or a name such as `space`, `ctrl-f`, `pgdn` or `f1`")]
    Key(String),
}

/// The keys of every command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// For each row of the table its sequences.
    rows: Vec<Vec<Vec<Stroke>>>,
}

/// What typed keys come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A command, and the letter it was given.
    Command(Command, Option<char>),
    /// The start of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(Preset::default())
    }
}

impl Keymap {
    /// The keys of a preset.
    pub fn of(preset: Preset) -> Self {
        let strokes = |keys: &&str| keys.split(' ').filter_map(Stroke::parse).collect();
        let row = |binding: &Binding| {
            let other = preset.rows().iter().find(|(command, _)| *command == binding.command);
            other.map_or(binding.keys, |(_, keys)| keys).iter().map(strokes).collect()
        };
        Self { rows: BINDINGS.iter().map(row).collect() }
    }

    /// Gives a command, by its name, these keys and no others; takes them from whatever had them.
    ///
    /// # Errors
    /// Where there is no such command or key.
    pub fn rebind(&mut self, name: &str, keys: &[String]) -> Result<(), KeymapError> {
        let index = BINDINGS.iter().position(|binding| binding.name == name);
        let index = index.ok_or_else(|| KeymapError::Command(name.to_owned()))?;
        let binding = &BINDINGS[index];
        let takes_letter = binding.keys.iter().any(|keys| keys.ends_with(LETTER));
        let mut sequences: Vec<Vec<Stroke>> = Vec::new();
        for keys in keys {
            let mut sequence = Vec::new();
            for name in keys.split_whitespace() {
                sequence.push(Stroke::parse(name).ok_or_else(|| KeymapError::Key(name.to_owned()))?);
            }
            if takes_letter && sequence.last() != Some(&Stroke::Letter) {
                sequence.push(Stroke::Letter);
            }
            let plain = super::Modifier::Plain;
            if matches!(sequence.first(), Some(Stroke::Key(Key { code: Code::Char('0'..='9'), modifier })) if *modifier == plain)
            {
                return Err(KeymapError::Digit(keys.clone()));
            }
            if sequence.is_empty() || sequence == [Stroke::Letter] {
                return Err(KeymapError::Key(keys.clone()));
            }
            sequences.push(sequence);
        }
        let apart = |other: &Vec<Stroke>| {
            !sequences.iter().any(|own| own.iter().zip(other).all(|(own, other)| collide(*own, *other)))
        };
        for (row, other) in self.rows.iter_mut().zip(BINDINGS) {
            if other.mode == binding.mode {
                row.retain(apart);
            }
        }
        if let Some(row) = self.rows.get_mut(index) {
            *row = sequences;
        }
        Ok(())
    }

    /// Looks typed keys up; what a mode has of its own goes before what always holds.
    pub fn find(&self, typed: &[Key], mode: Mode) -> Found {
        let own = self.find_in(typed, mode);
        if own == Found::Nothing && mode != Mode::Normal { self.find_in(typed, Mode::Normal) } else { own }
    }

    fn find_in(&self, typed: &[Key], mode: Mode) -> Found {
        let mut prefix = false;
        for (binding, sequences) in BINDINGS.iter().zip(&self.rows).filter(|(binding, _)| binding.mode == mode) {
            for sequence in sequences {
                let begins =
                    typed.len() <= sequence.len() && typed.iter().zip(sequence).all(|(key, stroke)| stroke.takes(*key));
                if begins && typed.len() == sequence.len() {
                    let last = sequence.last().filter(|last| **last == Stroke::Letter);
                    return Found::Command(binding.command, last.and(typed.last()).and_then(|key| letter(*key)));
                }
                prefix |= begins;
            }
        }
        if prefix { Found::Prefix } else { Found::Nothing }
    }

    /// The commands that a prefix may lead to: the keys that are still to come, and the row.
    pub fn continuations(&self, typed: &[Key]) -> Vec<(String, &'static Binding)> {
        let mut found = Vec::new();
        for (binding, sequences) in BINDINGS.iter().zip(&self.rows) {
            for sequence in sequences {
                let begins =
                    typed.len() < sequence.len() && typed.iter().zip(sequence).all(|(key, stroke)| stroke.takes(*key));
                if let (true, Some(rest)) = (begins, sequence.get(typed.len()..)) {
                    found.push((shown(rest), binding));
                }
            }
        }
        found
    }

    /// The keys of a command as they are shown, the strokes of a sequence together: `gg`, `ctrl-f`, `m{a-z}`.
    pub fn keys(&self, command: Command) -> Vec<String> {
        let row = BINDINGS.iter().zip(&self.rows).find(|(binding, _)| binding.command == command);
        row.map_or_else(Vec::new, |(_, sequences)| sequences.iter().map(|sequence| shown(sequence)).collect())
    }

    /// The keys of a command as they are bound, the strokes of a sequence apart: `g g`, `ctrl-f`, `m a-z`.
    pub fn sequences(&self, command: Command) -> Vec<String> {
        let apart = |strokes: &Vec<Stroke>| strokes.iter().map(Stroke::to_string).collect::<Vec<_>>().join(" ");
        let row = BINDINGS.iter().zip(&self.rows).find(|(binding, _)| binding.command == command);
        row.map_or_else(Vec::new, |(_, sequences)| sequences.iter().map(apart).collect())
    }

    /// The first key of a command, for hints; its name where it has none.
    pub fn key(&self, command: Command) -> String {
        let first = self.keys(command).into_iter().next();
        first.unwrap_or_else(|| format!(":{}", super::command::binding(command).map_or("", |binding| binding.name)))
    }

    /// The first keys of a command as they are typed, without the letter that may follow.
    pub(super) fn strokes(&self, command: Command) -> Vec<Key> {
        let row = BINDINGS.iter().zip(&self.rows).find(|(binding, _)| binding.command == command);
        let first = row.and_then(|(_, sequences)| sequences.first());
        let key = |stroke: &Stroke| match stroke {
            Stroke::Key(key) => Some(*key),
            Stroke::Letter => None,
        };
        first.map_or_else(Vec::new, |sequence| sequence.iter().filter_map(key).collect())
    }
}

/// Whether one key could be both steps.
fn collide(own: Stroke, other: Stroke) -> bool {
    match (own, other) {
        (Stroke::Key(own), Stroke::Key(other)) => own == other,
        (Stroke::Letter, Stroke::Key(key)) | (Stroke::Key(key), Stroke::Letter) => letter(key).is_some(),
        (Stroke::Letter, Stroke::Letter) => true,
    }
}

/// Strokes as they are shown: characters together, names apart.
fn shown(strokes: &[Stroke]) -> String {
    let one = |stroke: &Stroke| match stroke {
        Stroke::Key(key) => key.to_string(),
        Stroke::Letter => format!("{{{LETTER}}}"),
    };
    strokes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn typed(keys: &str) -> Vec<Key> {
        keys.split(' ').map(|key| Key::parse(key).unwrap()).collect()
    }

    #[test]
    fn in_every_preset_a_key_has_one_meaning_and_none_hides_another() {
        for preset in [Preset::Vim, Preset::Less, Preset::Arrows] {
            let keymap = Keymap::of(preset);
            let mut seen: Vec<(&[Stroke], &str)> = Vec::new();
            let mut names = HashSet::new();
            for (binding, row) in BINDINGS.iter().zip(&keymap.rows).filter(|(binding, _)| binding.mode == Mode::Normal)
            {
                assert!(names.insert(binding.name));
                for sequence in row {
                    for (other, name) in &seen {
                        let hides = sequence.iter().zip(*other).all(|(own, other)| collide(*own, *other));
                        assert!(!hides, "{preset:?}: `{}` of {} and {name}", shown(sequence), binding.name);
                    }
                    seen.push((sequence, binding.name));
                }
            }
        }
        for binding in BINDINGS {
            for keys in binding.keys {
                assert!(keys.split(' ').all(|key| Stroke::parse(key).is_some()), "{keys}");
            }
        }
    }

    #[test]
    fn a_prefix_waits_and_says_what_may_follow() {
        let keymap = Keymap::default();
        assert_eq!(keymap.find(&typed("g"), Mode::Normal), Found::Prefix);
        assert_eq!(keymap.find(&typed("g g"), Mode::Normal), Found::Command(Command::Top, None));
        assert_eq!(keymap.find(&typed("g x"), Mode::Normal), Found::Nothing);
        assert_eq!(keymap.find(&typed("m a"), Mode::Normal), Found::Command(Command::Mark, Some('a')));
        assert_eq!(keymap.find(&typed("m A"), Mode::Normal), Found::Nothing);
        let follow: Vec<String> = keymap.continuations(&typed("y")).into_iter().map(|(keys, _)| keys).collect();
        assert_eq!(follow, ["y", "a", "c"]);
    }

    #[test]
    fn full_width_keys_are_found_as_their_twins() {
        let keymap = Keymap::default();
        for (full, command) in [
            ('／', Command::Search),
            ('ｊ', Command::LineDown),
            ('】', Command::NextSection),
            ('《', Command::EditionPrevious),
        ] {
            assert_eq!(keymap.find(&[Key::typed(full)], Mode::Normal), Found::Command(command, None), "{full}");
        }
    }

    #[test]
    fn while_selecting_y_copies_and_other_keys_mean_what_they_always_do() {
        let keymap = Keymap::default();
        assert_eq!(keymap.find(&typed("y"), Mode::Selecting), Found::Command(Command::CopySelection, None));
        assert_eq!(keymap.find(&typed("y"), Mode::Normal), Found::Prefix);
        assert_eq!(keymap.find(&typed("j"), Mode::Selecting), Found::Command(Command::LineDown, None));
    }

    #[test]
    fn a_binding_takes_its_keys_from_whatever_had_them() {
        let mut keymap = Keymap::default();
        keymap.rebind("star", &["g".into(), "ctrl-s".into()]).unwrap();
        assert_eq!(keymap.find(&typed("g"), Mode::Normal), Found::Command(Command::Star, None));
        assert_eq!(keymap.find(&typed("s"), Mode::Normal), Found::Nothing);
        assert_eq!(keymap.keys(Command::Top), ["home"]);
        keymap.rebind("mark", &["x".into()]).unwrap();
        assert_eq!(keymap.find(&typed("x q"), Mode::Normal), Found::Command(Command::Mark, Some('q')));
        assert_eq!(keymap.rebind("stra", &[]), Err(KeymapError::Command("stra".into())));
        assert!(matches!(keymap.rebind("star", &["报纸".into()]), Err(KeymapError::Key(_))));
        assert!(matches!(keymap.rebind("star", &["3".into()]), Err(KeymapError::Digit(_))));
        assert_eq!(
            keymap.find(&typed("g"), Mode::Normal),
            Found::Command(Command::Star, None),
            "a bad key changes nothing"
        );
        keymap.rebind("star", &[]).unwrap();
        assert_eq!(keymap.key(Command::Star), ":star");
    }
}
