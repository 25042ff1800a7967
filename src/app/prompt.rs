//! A line that is typed at the foot of the screen: what to search, or a command.
//!
//! Owns the text, the cursor in it and its editing keys, and the choice among completions. It refuses to know what
//! the text means.

use super::{Code, Key, Modifier};
use crate::text::{clusters, last_cluster};

/// Which way a search goes from here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Toward {
    /// On.
    #[default]
    End,
    /// Back.
    Start,
}

/// What a prompt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A search, live.
    Search(Toward),
    /// A search across the shelf, live.
    Across,
    /// A command by its name.
    Command,
}

impl Purpose {
    /// The sign before the text.
    pub fn sign(self) -> char {
        match self {
            Self::Search(Toward::End) | Self::Across => '/',
            Self::Search(Toward::Start) => '?',
            Self::Command => ':',
        }
    }
}

/// What a key in a prompt came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The text is another.
    Changed,
    /// Nothing but the cursor moved.
    Moved,
    /// The text is meant as it stands.
    Accepted,
    /// Nothing of it is meant.
    Cancelled,
    /// The next completion, or the one before.
    Complete(isize),
    /// An older text, or a newer one.
    Recall(isize),
}

/// Most bytes that are typed into a prompt.
const MOST: usize = 500;

/// The state of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    pub(super) text: String,
    /// Byte offset of the cursor, between clusters.
    cursor: usize,
    /// What was typed, while older texts are looked through.
    pub(super) draft: String,
    /// How far back in the older texts.
    pub(super) age: usize,
    /// What the text may be completed to, and which of them it is; empty where completion has not begun.
    pub completions: Vec<String>,
    /// Index of the completion that stands in the text.
    pub picked: usize,
}

impl Prompt {
    /// A prompt with a text in it, the cursor at its end.
    pub(super) fn new(purpose: Purpose, text: &str) -> Self {
        let text = text.to_owned();
        let cursor = text.len();
        Self { purpose, text, cursor, draft: String::new(), age: 0, completions: Vec::new(), picked: 0 }
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor, and behind it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""))
    }

    /// Puts another text in.
    pub(super) fn set(&mut self, text: String) {
        self.cursor = text.len();
        self.text = text;
    }

    /// Answers a key.
    pub(super) fn key(&mut self, key: Key) -> Typed {
        match (key.code, key.modifier) {
            (Code::Enter, _) => return Typed::Accepted,
            (Code::Esc, _) => return Typed::Cancelled,
            (Code::Char('c' | 'g'), Modifier::Ctrl) => return Typed::Cancelled,
            // Rubbing out the sign closes the line.
            (Code::Backspace, _) if self.text.is_empty() => return Typed::Cancelled,
            (Code::Tab, _) => return Typed::Complete(1),
            (Code::BackTab, _) => return Typed::Complete(-1),
            (Code::Up, _) | (Code::Char('p'), Modifier::Ctrl) => return Typed::Recall(1),
            (Code::Down, _) | (Code::Char('n'), Modifier::Ctrl) => return Typed::Recall(-1),
            (Code::Left, _) | (Code::Char('b'), Modifier::Ctrl) => self.cursor = self.before(),
            (Code::Right, _) | (Code::Char('f'), Modifier::Ctrl) => self.cursor = self.after(),
            (Code::Home, _) | (Code::Char('a'), Modifier::Ctrl) => self.cursor = 0,
            (Code::End, _) | (Code::Char('e'), Modifier::Ctrl) => self.cursor = self.text.len(),
            (Code::Backspace, _) | (Code::Char('h'), Modifier::Ctrl) => return self.remove(self.before(), self.cursor),
            (Code::Delete, _) | (Code::Char('d'), Modifier::Ctrl) => return self.remove(self.cursor, self.after()),
            (Code::Char('u'), Modifier::Ctrl) => return self.remove(0, self.cursor),
            (Code::Char('k'), Modifier::Ctrl) => return self.remove(self.cursor, self.text.len()),
            (Code::Char('w'), Modifier::Ctrl) => {
                let (before, _) = self.halves();
                // The space may be an ideographic one, of three bytes.
                let space = before.trim_end().char_indices().rev().find(|(_, char)| char.is_whitespace());
                let kept = space.map_or(0, |(at, char)| at + char.len_utf8());
                return self.remove(kept, self.cursor);
            }
            (Code::Char(char), Modifier::Plain) => return self.insert(char.encode_utf8(&mut [0; 4])),
            _ => {}
        }
        Typed::Moved
    }

    /// Puts a text in at the cursor, on one line and without controls.
    pub(super) fn insert(&mut self, text: &str) -> Typed {
        // What was typed before decides what an accent stands on: both are cleaned together.
        let (before, behind) = self.halves();
        let before = crate::edition::clean_line(&format!("{before}{text}"));
        let text = format!("{before}{behind}");
        if text.len() > MOST {
            return Typed::Moved;
        }
        self.cursor = before.len();
        self.text = text;
        Typed::Changed
    }

    fn remove(&mut self, start: usize, end: usize) -> Typed {
        if start >= end {
            return Typed::Moved;
        }
        self.text.replace_range(start..end, "");
        self.cursor = start;
        Typed::Changed
    }

    fn before(&self) -> usize {
        last_cluster(self.halves().0).map_or(0, |cluster| cluster.start)
    }

    fn after(&self) -> usize {
        self.cursor + clusters(self.halves().1).next().map_or(0, |cluster| cluster.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> (String, String) {
        let mut prompt = Prompt::new(Purpose::Command, "");
        for key in keys.split(' ') {
            prompt.key(Key::parse(key).unwrap());
        }
        let (before, behind) = prompt.halves();
        (before.to_owned(), behind.to_owned())
    }

    #[test]
    fn a_line_is_edited_as_in_a_shell() {
        for (keys, before, behind) in [
            ("大 桥 ？ a", "大桥？a", ""),
            ("大 桥 left b", "大b", "桥"),
            ("a b c left left backspace", "", "bc"),
            ("a 桥 home delete", "", "桥"),
            ("o p e n space 3 ctrl-w", "open ", ""),
            ("新 　 桥 ctrl-w", "新　", ""),
            ("e \u{301} x", "e\u{301}x", ""),
            ("a b left ctrl-u", "", "b"),
            ("a b left ctrl-k end c", "ac", ""),
        ] {
            assert_eq!(typed(keys), (before.to_owned(), behind.to_owned()), "{keys}");
        }
    }

    #[test]
    fn nothing_is_typed_that_a_terminal_would_obey_and_no_line_is_endless() {
        let mut prompt = Prompt::new(Purpose::Search(Toward::End), "");
        prompt.insert("报\x1b[2J\nB\u{202E}");
        assert!(!prompt.text().chars().any(|c| c.is_control() || c == '\u{202E}'), "{:?}", prompt.text());
        prompt.insert(&"报".repeat(1_000));
        assert!(prompt.text().len() < MOST);
        assert_eq!(Prompt::new(Purpose::Command, "").key(Key::plain(Code::Backspace)), Typed::Cancelled);
    }
}
