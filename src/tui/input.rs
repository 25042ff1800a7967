//! Keys from the terminal.
//!
//! Owns the thread that reads them, the one that sees the terminal go away, and the translation into the
//! program's own keys, mouse and pasted texts. It refuses drags, and the mouse with Shift held: both are the
//! terminal's own.

use std::io;
use std::sync::mpsc::{SendError, Sender};
use std::thread;

use ratatui::crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, poll};

use super::probe::Late;
use super::{Event, probe};
use crate::app::{Action, Code, Key, Message, Modifier, Mouse};
use crate::text::Ambiguous;

/// Whether the terminal was asked what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// It was, and its answers come before the keys. How it draws ambiguous characters, the reader may have said.
    Yes(Option<Ambiguous>),
    /// It was not.
    No,
}

/// Reads keys and waits for the end of the terminal, each in a thread of its own.
pub(super) fn watch(events: Sender<Event>, asked: Asked) {
    let gone = Farewell(events.clone());
    // Where a thread cannot be had there is no input: its farewell is dropped, and the loop ends.
    let _ = thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        wait_for_end();
        drop(gone);
    });
    let _ = thread::Builder::new().name("input".to_owned()).spawn(move || {
        let _farewell = Farewell(events.clone());
        let mut late = None;
        if let Asked::Yes(ambiguous) = asked {
            let heard = probe::listen();
            if let Some(terminal) = heard.terminal {
                let terminal = ambiguous.map_or(terminal, |ambiguous| terminal.drawing(ambiguous));
                let _ = events.send(Event::Message(Message::Terminal(terminal)));
            }
            let _ = events.send(Event::Heard);
            for key in probe::early(&heard.keys) {
                let _ = events.send(Event::Message(Message::Key(key)));
            }
            // A change of size while nobody listened is not lost: the next frame asks.
            let _ = events.send(Event::Resized);
            late = heard.late;
        }
        // Nobody is left to be told.
        let _ = read(&events, late);
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

/// Reads until no more can come, or nobody wants it.
fn read(events: &Sender<Event>, mut late: Option<Late>) -> Result<(), SendError<Event>> {
    let tell = |message| events.send(Event::Message(message));
    loop {
        let patience = late.as_ref().and_then(Late::patience);
        if let (Some(late), Some(patience)) = (&mut late, patience)
            && matches!(event::poll(patience), Ok(false))
        {
            late.give_up().into_iter().try_for_each(tell)?;
            continue;
        }
        let event = match event::read() {
            Ok(event) => event,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Ok(()),
        };
        let message = match event {
            event::Event::Key(key) => key_of(key).map(Message::Key),
            event::Event::Mouse(mouse) => mouse_of(mouse).map(Message::Mouse),
            event::Event::Paste(ref text) => Some(Message::Paste(text.clone())),
            event::Event::Resize(..) => {
                events.send(Event::Resized)?;
                continue;
            }
            _ => None,
        };
        let messages = match (&mut late, event) {
            (Some(late), event::Event::Key(key)) => late.take(key, message),
            (Some(late), _) => late.pass(message),
            (None, _) => message.into_iter().collect(),
        };
        messages.into_iter().try_for_each(tell)?;
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
