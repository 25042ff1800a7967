//! The bytes of a terminal as keys, the mouse and pasted texts.
//!
//! Owns where a sequence begins and ends (ECMA-48, xterm's reports and marks of pasted text), and how long the rest of one
//! is waited for. It refuses to let anything become a key that is none: answers, sequences that nobody knows and halves of
//! them go whole, and none of them takes a key with it that comes later.
//!
//! Our own, because whether a sequence will ever end is a matter of time: a reader that waits for the end of each, as
//! crossterm's does, swallows keys after half of one for ever, and takes strings for keys.

use std::time::Duration;

use memchr::{memchr3_iter, memmem};

use super::keys::{control, letter, mouse, named};
use crate::app::{Code, Key, Message, Modifier};

/// How long the rest of a sequence is waited for that may be a key of its own: no hand is so fast, a slow line is.
const GRACE: Duration = Duration::from_millis(50);
/// How long the rest is waited for of what is surely no key.
const REST: Duration = Duration::from_secs(1);
/// How long the rest of a pasted text is waited for: half of it must not become commands.
const PASTE: Duration = Duration::from_secs(3);
/// Most bytes of a control sequence.
const LONGEST: usize = 256;
/// Most bytes of a pasted text; what is behind them is lost.
const MOST: usize = 4 << 20;
/// Where a pasted text ends.
const END: &[u8] = b"\x1b[201~";

/// What bytes are within.
#[derive(Debug, Default)]
enum Within {
    /// Nothing.
    #[default]
    Nothing,
    /// A pasted text, of which so much has come.
    Paste(Vec<u8>),
    /// A string that means nothing to us.
    String,
}

/// What stands at the start of bytes.
#[derive(Debug)]
enum Unit {
    /// It may go on.
    Begun,
    /// Nothing to us, of so many bytes.
    Nothing(usize),
    /// Something, of so many bytes.
    Message(Message, usize),
    /// The mark before a pasted text, of so many bytes.
    Paste(usize),
    /// The mark before a string, of so many bytes.
    String(usize),
}

/// Takes bytes as they come.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// What has not ended.
    bytes: Vec<u8>,
    within: Within,
}

impl Decoder {
    /// What some more bytes come to.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Vec<Message> {
        self.bytes.extend_from_slice(bytes);
        let (mut at, mut out) = (0, Vec::new());
        while let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let length = match &mut self.within {
                Within::Nothing => match unit(rest) {
                    Unit::Begun => break,
                    Unit::Nothing(length) => length,
                    Unit::Message(message, length) => {
                        out.push(message);
                        length
                    }
                    Unit::Paste(length) => {
                        self.within = Within::Paste(Vec::new());
                        length
                    }
                    Unit::String(length) => {
                        self.within = Within::String;
                        length
                    }
                },
                Within::Paste(text) => match memmem::find(rest, END) {
                    Some(end) => {
                        add(text, rest.get(..end).unwrap_or_default());
                        out.push(pasted(text));
                        self.within = Within::Nothing;
                        end + END.len()
                    }
                    // The end may have begun.
                    None if rest.len() < END.len() => break,
                    None => {
                        let sure = rest.len() + 1 - END.len();
                        add(text, rest.get(..sure).unwrap_or_default());
                        sure
                    }
                },
                Within::String => match string(rest) {
                    Some((length, within)) => {
                        self.within = within;
                        length
                    }
                    None => break,
                },
            };
            at += length;
        }
        self.bytes.drain(..at);
        out
    }

    /// How long more is waited for; none where nothing has begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.within, self.bytes.len()) {
            (Within::Paste(_), _) => Some(PASTE),
            (Within::String, _) => Some(REST),
            (Within::Nothing, 0) => None,
            (Within::Nothing, 1 | 2) => Some(GRACE),
            (Within::Nothing, _) => Some(REST),
        }
    }

    /// What has begun comes to, now that nothing follows.
    pub(super) fn give_up(&mut self) -> Option<Message> {
        let bytes = std::mem::take(&mut self.bytes);
        match (std::mem::take(&mut self.within), bytes.as_slice()) {
            (Within::Paste(mut text), rest) => {
                add(&mut text, rest);
                Some(pasted(&text))
            }
            (Within::Nothing, [0x1B]) => Some(Message::Key(Key::plain(Code::Esc))),
            (Within::Nothing, [0x1B, byte @ (b'P' | b'X' | b']' | b'^' | b'_')]) => {
                Some(Message::Key(Key { modifier: Modifier::Alt, ..Key::typed(char::from(*byte)) }))
            }
            _ => None,
        }
    }
}

fn add(text: &mut Vec<u8>, bytes: &[u8]) {
    let room = MOST.saturating_sub(text.len()).min(bytes.len());
    text.extend_from_slice(bytes.get(..room).unwrap_or_default());
}

fn pasted(text: &[u8]) -> Message {
    Message::Paste(String::from_utf8_lossy(text).into_owned())
}

/// How far bytes within a string go, and what is behind them; none where that is still to come.
fn string(bytes: &[u8]) -> Option<(usize, Within)> {
    // Cancelled, ended as the system's strings may be, or by an escape that is not of the string.
    let Some(end) = memchr3_iter(0x07, 0x18, 0x1B, bytes).next() else { return Some((bytes.len(), Within::String)) };
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(0x1B), None) if end == 0 => None,
        (Some(0x1B), None) => Some((end, Within::String)),
        (Some(0x1B), Some(b'\\')) => Some((end + 2, Within::Nothing)),
        (Some(0x1B), Some(_)) => Some((end, Within::Nothing)),
        _ => Some((end + 1, Within::Nothing)),
    }
}

/// What stands at the start of bytes that are within nothing.
fn unit(bytes: &[u8]) -> Unit {
    match bytes {
        [] | [0x1B] => Unit::Begun,
        [0x1B, 0x1B, ..] => Unit::Message(Message::Key(Key::plain(Code::Esc)), 1),
        [0x1B, b'[', rest @ ..] => sequence(rest),
        [0x1B, b'O', rest @ ..] => match rest {
            [] => Unit::Begun,
            [byte @ 0x20..=0x7E, ..] => told(letter(*byte).map(|code| Message::Key(Key::plain(code))), 3),
            _ => Unit::Nothing(2),
        },
        [0x1B, b'P' | b'X' | b']' | b'^' | b'_', rest @ ..] => {
            if rest.is_empty() {
                Unit::Begun
            } else {
                Unit::String(2)
            }
        }
        [0x1B, rest @ ..] => match character(rest) {
            Unit::Message(Message::Key(key), length) => {
                let modifier = if key.modifier == Modifier::Ctrl { Modifier::Ctrl } else { Modifier::Alt };
                Unit::Message(Message::Key(Key { modifier, ..key }), length + 1)
            }
            Unit::Begun => Unit::Begun,
            _ => Unit::Nothing(1),
        },
        bytes => character(bytes),
    }
}

fn told(message: Option<Message>, length: usize) -> Unit {
    message.map_or(Unit::Nothing(length), |message| Unit::Message(message, length))
}

/// A character that was typed, or a control that stands for a key.
fn character(bytes: &[u8]) -> Unit {
    if let Some(byte) = bytes.first().filter(|byte| **byte < 0x20 || **byte == 0x7F) {
        return told(control(*byte).map(Message::Key), 1);
    }
    let head = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let (text, wrong) = match std::str::from_utf8(head) {
        Ok(text) => (text, None),
        Err(error) => {
            let text = head.get(..error.valid_up_to()).and_then(|text| std::str::from_utf8(text).ok());
            (text.unwrap_or_default(), Some(error.error_len()))
        }
    };
    match (text.chars().next(), wrong) {
        // Controls in two bytes, which no key sends.
        (Some(char), _) if char.is_control() => Unit::Nothing(char.len_utf8()),
        (Some(char), _) => Unit::Message(Message::Key(Key::typed(char)), char.len_utf8()),
        (None, Some(Some(length))) => Unit::Nothing(length),
        (None, _) => Unit::Begun,
    }
}

/// A control sequence, behind its first two bytes.
fn sequence(inner: &[u8]) -> Unit {
    // The function keys of Linux' own terminal.
    if let Some(rest) = inner.strip_prefix(b"[") {
        let Some(byte) = rest.first() else { return Unit::Begun };
        let number = byte.checked_sub(b'A').filter(|number| *number < 5);
        return told(number.map(|number| Message::Key(Key::plain(Code::Function(number + 1)))), 4);
    }
    let Some(end) = inner.iter().position(|byte| !matches!(byte, 0x20..=0x3F)) else {
        return if inner.len() > LONGEST { Unit::Nothing(2 + inner.len()) } else { Unit::Begun };
    };
    let (numbers, last) = (inner.get(..end).unwrap_or_default(), inner.get(end).copied().unwrap_or_default());
    let length = 2 + end + 1;
    match (numbers, last) {
        // What cuts it short is none of it.
        (_, 0x00..=0x3F | 0x7F..) => Unit::Nothing(length - 1),
        (b"200", b'~') => Unit::Paste(length),
        // The mouse of old: three bytes, each so much more.
        (b"", b'M') => match inner.get(1..4.min(inner.len())) {
            Some(bytes) => match (bytes.iter().position(|byte| *byte < b' '), bytes) {
                // None of them is a control character: another sequence begins there.
                (Some(at), _) => Unit::Nothing(length + at),
                (None, [button, column, row]) => {
                    let number = |byte: &u8| Some(u16::from(byte.saturating_sub(0x20)));
                    told(mouse(&[number(button), number(column), number(row)]), length + 3)
                }
                (None, _) => Unit::Begun,
            },
            None => Unit::Begun,
        },
        ([b'<', numbers @ ..], b'M') => told(mouse(&parsed(numbers)), length),
        (numbers, last) => told(named(&parsed(numbers), last).map(Message::Key), length),
    }
}

/// The numbers of a sequence; none for each that is no number.
fn parsed(numbers: &[u8]) -> Vec<Option<u16>> {
    let text = std::str::from_utf8(numbers).unwrap_or_default();
    if text.is_empty() { Vec::new() } else { text.split(';').map(|number| number.parse().ok()).collect() }
}

#[cfg(test)]
mod tests;
