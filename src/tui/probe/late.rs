//! Answers that come too late.
//!
//! Owns telling them from keys once keys are read: a slow line brings them long after the wait, and in pieces. It
//! refuses to hear them; nothing changes any more under the reader's eyes.
//!
//! Whole control sequences are known to the reader of keys, and pass there. Strings are not, and a sequence whose first
//! byte comes alone is not either: both arrive as single keys, one right after the other, which a hand cannot type.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::GRACE;
use super::answer::{Shape, shape};
use super::early::early;
use crate::app::Message;

/// How long the rest is waited for of what is surely no key.
const REST: Duration = Duration::from_secs(1);

/// Keys held back that may be an answer.
#[derive(Debug, Default)]
pub(in crate::tui) struct Late {
    bytes: Vec<u8>,
    /// What they are if they are none.
    held: Vec<Message>,
}

impl Late {
    /// For answers of which so much has come.
    pub(super) fn after(begun: Vec<u8>) -> Self {
        let held = early(&begun).into_iter().map(Message::Key).collect();
        Self { bytes: begun, held }
    }

    /// How long the next key is to be waited for; none where nothing is held back.
    pub(in crate::tui) fn patience(&self) -> Option<Duration> {
        match self.bytes.len() {
            0 => None,
            1 | 2 => Some(GRACE),
            _ => Some(REST),
        }
    }

    /// What was held back, now that nothing followed it. Of what was surely an answer nothing becomes a key.
    pub(in crate::tui) fn give_up(&mut self) -> Vec<Message> {
        let is_answer = self.bytes.len() > 2;
        self.bytes.clear();
        let held = std::mem::take(&mut self.held);
        if is_answer { Vec::new() } else { held }
    }

    /// Takes a key, and what it is for the program; gives what is none of an answer.
    pub(in crate::tui) fn take(&mut self, key: KeyEvent, message: Option<Message>) -> Vec<Message> {
        let Some(typed) = typed(key) else { return self.pass(message) };
        self.bytes.extend(&typed);
        match shape(&self.bytes) {
            Shape::Whole(..) => {
                *self = Self::default();
                Vec::new()
            }
            Shape::Begun => {
                self.held.extend(message);
                Vec::new()
            }
            Shape::Key if self.bytes.len() > typed.len() => {
                let mut out = self.pass(None);
                out.extend(self.take(key, message));
                out
            }
            Shape::Key => self.pass(message),
        }
    }

    /// What was held back, and what came after it.
    pub(in crate::tui) fn pass(&mut self, message: Option<Message>) -> Vec<Message> {
        self.bytes.clear();
        self.held.drain(..).chain(message).collect()
    }
}

/// The bytes a key came as, where they may belong to an answer.
fn typed(key: KeyEvent) -> Option<Vec<u8>> {
    let alt = match key.modifiers.difference(KeyModifiers::SHIFT) {
        KeyModifiers::NONE => false,
        KeyModifiers::ALT => true,
        _ => return None,
    };
    let mut bytes = if alt { vec![0x1B] } else { Vec::new() };
    match key.code {
        KeyCode::Esc => bytes.push(0x1B),
        KeyCode::Char(char) => bytes.extend(char.encode_utf8(&mut [0; 4]).bytes()),
        _ => return None,
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Code, Key, Modifier};

    /// The keys that crossterm makes of bytes that it does not know, each piece read alone.
    fn events(pieces: &[&str]) -> Vec<KeyEvent> {
        let mut events = Vec::new();
        for piece in pieces {
            let mut chars = piece.chars().peekable();
            while let Some(char) = chars.next() {
                events.push(match (char, chars.peek()) {
                    ('\x1b', None) => KeyCode::Esc.into(),
                    ('\x1b', Some(next)) => {
                        let event = KeyEvent::new(KeyCode::Char(*next), KeyModifiers::ALT);
                        chars.next();
                        event
                    }
                    (char, _) => KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE),
                });
            }
        }
        events
    }

    fn key(event: KeyEvent) -> Key {
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match event.code {
            KeyCode::Char(char) => {
                Key { modifier: if alt { Modifier::Alt } else { Modifier::Plain }, ..Key::typed(char) }
            }
            _ => Key::plain(Code::Esc),
        }
    }

    fn names(messages: Vec<Message>) -> Vec<String> {
        let name = |message| match message {
            Message::Key(key) => key.to_string(),
            other => panic!("{other:?}"),
        };
        messages.into_iter().map(name).collect()
    }

    /// What comes through of pieces, with nothing after them.
    fn through(begun: &str, pieces: &[&str]) -> Vec<String> {
        let mut late = Late::after(begun.as_bytes().to_vec());
        let mut out = Vec::new();
        for event in events(pieces) {
            out.extend(late.take(event, Some(Message::Key(key(event)))));
        }
        out.extend(late.give_up());
        assert_eq!(late.patience(), None);
        names(out)
    }

    #[test]
    fn late_answers_are_no_keys_however_they_are_cut() {
        for answer in ["\x1b_Gi=31;OK\x1b\\", "\x1b_Gi=31;ENOENT:no\x1b\\"] {
            for cut in 0..answer.len() {
                let (before, after) = answer.split_at(cut);
                assert_eq!(through("", &["j", before, after, "报"]), ["j", "报"], "{answer:?} {cut}");
                // What came before keys were read counts too.
                assert_eq!(through(before, &[after, "报"]), ["报"], "{answer:?} {cut}");
            }
        }
        for rest in ["[6;18;9t", "[?62;4c", "[24;80R"] {
            assert_eq!(through("", &["j", "\x1b", rest, "报"]), ["j", "报"], "{rest:?}");
            assert_eq!(through("\x1b[", &[rest.trim_start_matches('['), "报"]), ["报"], "{rest:?}");
        }
    }

    #[test]
    fn keys_come_through_in_their_order() {
        for (pieces, names) in [
            (&["j", "\x1b"][..], &["j", "esc"][..]),
            (&["\x1b", "j报"], &["esc", "j", "报"]),
            (&["\x1b", "[", "j"], &["esc", "[", "j"]),
            (&["\x1bx", "\x1b_", "x"], &["alt-x", "alt-_", "x"]),
            (&["\x1b", "\x1b_Gi=31;OK\x1b\\", "k"], &["esc", "k"]),
        ] {
            assert_eq!(through("", pieces), names, "{pieces:?}");
        }
        assert_eq!(through("\x1b", &["k"]), ["esc", "k"]);
    }

    #[test]
    fn only_what_is_surely_no_key_is_waited_for_long() {
        let mut late = Late::after(b"\x1b".to_vec());
        assert_eq!(late.patience(), Some(GRACE));
        late.take(KeyEvent::from(KeyCode::Char('[')), None);
        late.take(KeyEvent::from(KeyCode::Char('6')), None);
        assert_eq!(late.patience(), Some(REST));
        // A key that is not typed as a character ends it.
        assert_eq!(names(late.take(KeyCode::Down.into(), Some(Message::Key(Key::plain(Code::Down))))), ["esc", "down"]);
        assert_eq!(late.patience(), None);
    }
}
