//! Keys as the program names them.
//!
//! Owns the names (`j`, `ctrl-f`, `pgdn`), and which half-width key is the twin of a full-width one that an active
//! input method sends. It refuses to know a terminal's bytes.

use std::fmt;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// What was held with it.
    pub modifier: Modifier,
}

/// Which key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed: in a prompt a full-width one is itself.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// The arrow.
    Up,
    /// The arrow.
    Down,
    /// The arrow.
    Left,
    /// The arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Delete.
    Delete,
    /// A function key, by its number.
    Function(u8),
}

/// What is held with a key. Shift is part of the character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Nothing.
    #[default]
    Plain,
    /// Control.
    Ctrl,
    /// Alt, or Meta.
    Alt,
}

/// The one table of names.
const NAMES: [(&str, Code); 15] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("backspace", Code::Backspace),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("home", Code::Home),
    ("end", Code::End),
    ("delete", Code::Delete),
    ("space", Code::Char(' ')),
];

impl Key {
    /// A key without anything held.
    pub const fn plain(code: Code) -> Self {
        Self { code, modifier: Modifier::Plain }
    }

    /// A typed character.
    pub fn typed(char: char) -> Self {
        Self::plain(Code::Char(char))
    }

    /// The key that is meant where keys are commands: of a full-width one, which an active input method sends, its
    /// half-width twin.
    ///
    /// ```
    /// use newsprint::app::Key;
    /// assert_eq!(Key::typed('？').twin(), Key::typed('?'));
    /// assert_eq!(Key::typed('【').twin(), Key::typed('['));
    /// ```
    #[must_use]
    pub fn twin(self) -> Self {
        match self.code {
            Code::Char(char) => Self { code: Code::Char(half_width(char)), ..self },
            _ => self,
        }
    }

    /// The key of a name such as `j`, `ctrl-f`, `alt-x`, `pgdn`, `f1`; none for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(rest) = name.strip_prefix("ctrl-") {
            return Self::parse(rest).map(|key| Self { modifier: Modifier::Ctrl, ..key });
        }
        if let Some(rest) = name.strip_prefix("alt-") {
            return Self::parse(rest).map(|key| Self { modifier: Modifier::Alt, ..key });
        }
        if let Some((_, code)) = NAMES.into_iter().find(|(known, _)| *known == name) {
            return Some(Self::plain(code));
        }
        let mut chars = name.chars();
        match (chars.next(), chars.as_str()) {
            (Some(char), "") => Some(Self::typed(char)),
            (Some('f'), number) => {
                number.parse().ok().filter(|n| (1..=24).contains(n)).map(|n| Self::plain(Code::Function(n)))
            }
            _ => None,
        }
    }
}

fn half_width(char: char) -> char {
    match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap_or(char),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '《' => '<',
        '》' => '>',
        '·' => '`',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        _ => char,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.modifier {
            Modifier::Plain => {}
            Modifier::Ctrl => f.write_str("ctrl-")?,
            Modifier::Alt => f.write_str("alt-")?,
        }
        if let Some((name, _)) = NAMES.into_iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(char) => write!(f, "{char}"),
            Code::Function(number) => write!(f, "f{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_keys_are_each_others_inverse() {
        for name in ["j", "G", "ctrl-f", "alt-x", "pgdn", "space", "shift-tab", "f1", "f12", "[", "f"] {
            assert_eq!(Key::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Key::parse("nonsense"), None);
        assert_eq!(Key::parse("f99"), None);
        assert_eq!(Key::parse(""), None);
    }

    #[test]
    fn full_width_keys_are_their_twins() {
        for (full, half) in "？／：ｊ，。【】《》（）Ｇ".chars().zip("?/:j,.[]<>()G".chars()) {
            assert_eq!(Key::typed(full).twin(), Key::typed(half), "{full}");
        }
    }
}
