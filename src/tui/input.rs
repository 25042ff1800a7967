//! Keys from the terminal.
//!
//! Owns the thread that reads them, the one that sees the terminal go away, and the translation into the
//! program's own keys, mouse and pasted texts. It refuses drags, and the mouse with Shift held: both are the
//! terminal's own.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use ratatui::crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, poll};

use super::{Event, probe};
use crate::app::{Action, Code, Key, Message, Modifier, Mouse};

/// Reads keys and waits for the end of the terminal, each in a thread of its own.
pub(super) fn watch(events: Sender<Event>, asked: bool) {
    let gone = Farewell(events.clone());
    // Where a thread cannot be had there is no input: its farewell is dropped, and the loop ends.
    let _ = thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        wait_for_end();
        drop(gone);
    });
    let _ = thread::Builder::new().name("input".to_owned()).spawn(move || {
        let _farewell = Farewell(events.clone());
        if asked {
            let heard = probe::listen();
            if let Some((ambiguous, frames)) = heard.answer {
                let _ = events.send(Event::Message(Message::Terminal(ambiguous, frames)));
            }
            for key in early(&heard.keys) {
                let _ = events.send(Event::Message(Message::Key(key)));
            }
            // A change of size while nobody listened is not lost: the next frame asks.
            let _ = events.send(Event::Resized);
        }
        read(&events);
    });
}

/// Says that no more input will come when its thread ends, by a panic too.
struct Farewell(Sender<Event>);

impl Drop for Farewell {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Gone);
    }
}

/// Comes back when the terminal is gone.
fn wait_for_end() {
    let out = io::stdout();
    loop {
        // No event is asked for: only errors and the hang-up are reported.
        let mut fds = [PollFd::new(&out, PollFlags::empty())];
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
            Ok(_)
                if fds.iter().any(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)) =>
            {
                return;
            }
            Ok(_) => {}
        }
    }
}

fn read(events: &Sender<Event>) {
    loop {
        let event = match event::read() {
            Ok(event::Event::Key(key)) => key_of(key).map(|key| Event::Message(Message::Key(key))),
            Ok(event::Event::Mouse(mouse)) => mouse_of(mouse).map(|mouse| Event::Message(Message::Mouse(mouse))),
            Ok(event::Event::Paste(text)) => Some(Event::Message(Message::Paste(text))),
            Ok(event::Event::Resize(..)) => Some(Event::Resized),
            Ok(_) => None,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => return,
        };
        if event.is_some_and(|event| events.send(event).is_err()) {
            return;
        }
    }
}

/// The program's mouse for a terminal's; none for what is the terminal's own.
fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    if event.modifiers.contains(KeyModifiers::SHIFT) {
        return None;
    }
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Action::Press,
        MouseEventKind::ScrollDown => Action::WheelDown,
        MouseEventKind::ScrollUp => Action::WheelUp,
        _ => return None,
    };
    Some(Mouse { action, column: usize::from(event.column), row: usize::from(event.row) })
}

/// The program's key for a terminal's; none for releases and keys it has no name for.
fn key_of(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let modifier = if event.modifiers.contains(KeyModifiers::CONTROL) {
        Modifier::Ctrl
    } else if event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::META) {
        Modifier::Alt
    } else {
        Modifier::Plain
    };
    let code = match event.code {
        KeyCode::Char(char) => return Some(Key { modifier, ..Key::typed(char) }),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::Delete => Code::Delete,
        KeyCode::F(number) => Code::Function(number),
        _ => return None,
    };
    Some(Key { code, modifier })
}

/// The keys among bytes that came with the answers of the terminal: those a hand types in the first tenth of a
/// second. Pasted text and sequences that are not known are left out whole.
fn early(bytes: &[u8]) -> Vec<Key> {
    let text = String::from_utf8_lossy(bytes);
    let mut keys = Vec::new();
    let mut rest = text.as_ref();
    while let Some(char) = rest.chars().next() {
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
        match char {
            '\x1b' => match rest.strip_prefix(['[', 'O']) {
                // What the mouse did that early is lost.
                Some(sequence) if sequence.starts_with('<') => {
                    rest = sequence.find(['M', 'm']).and_then(|end| sequence.get(end + 1..)).unwrap_or_default();
                }
                Some(sequence) => {
                    let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(sequence.len());
                    let length =
                        end + sequence.get(end..).and_then(|last| last.chars().next()).map_or(0, char::len_utf8);
                    keys.extend(sequence.get(..length).and_then(sequence_key));
                    rest = sequence.get(length..).unwrap_or_default();
                    if sequence.starts_with("200~") {
                        rest = rest.split_once("\x1b[201~").map_or("", |(_, after)| after);
                    }
                }
                None => match rest.chars().next().filter(|char| !char.is_control()) {
                    Some(char) => {
                        rest = rest.get(char.len_utf8()..).unwrap_or_default();
                        keys.push(Key { modifier: Modifier::Alt, ..Key::typed(char) });
                    }
                    None => keys.push(Key::plain(Code::Esc)),
                },
            },
            '\r' | '\n' => keys.push(Key::plain(Code::Enter)),
            '\t' => keys.push(Key::plain(Code::Tab)),
            '\x7f' => keys.push(Key::plain(Code::Backspace)),
            '\x01'..='\x1a' => {
                let letter = char::from_u32(char as u32 + 0x60).unwrap_or(char);
                keys.push(Key { modifier: Modifier::Ctrl, ..Key::typed(letter) });
            }
            char if char.is_control() => {}
            char => keys.push(Key::typed(char)),
        }
    }
    keys
}

fn sequence_key(sequence: &str) -> Option<Key> {
    let code = match sequence {
        "A" => Code::Up,
        "B" => Code::Down,
        "C" => Code::Right,
        "D" => Code::Left,
        "H" | "1~" | "7~" => Code::Home,
        "F" | "4~" | "8~" => Code::End,
        "5~" => Code::PageUp,
        "6~" => Code::PageDown,
        "3~" => Code::Delete,
        "Z" => Code::BackTab,
        "P" => Code::Function(1),
        _ => return None,
    };
    Some(Key::plain(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn early_bytes_become_the_keys_they_are() {
        let names: Vec<String> =
            early("j\r\x1b[B\x1b[<0;12;3M\x1b[6~\x06？\x1b[200~QQ\r\x1b[201~\x7f\x1bQ\x1b".as_bytes())
                .iter()
                .map(Key::to_string)
                .collect();
        assert_eq!(names, ["j", "enter", "down", "pgdn", "ctrl-f", "？", "backspace", "alt-Q", "esc"]);
    }
}
