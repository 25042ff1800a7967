//! The terminal's state: raw mode, the alternate screen, the cursor.
//!
//! Owns entering it and restoring it, by independent steps, on every way out: return, error, panic, stop. It
//! refuses to fail while restoring: a step that cannot be done is passed over. It refuses to set the modes of a
//! terminal that another job has: that stops the process, one that is being told to end too.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{Winsize, tcgetwinsize};

use super::wire::Wire;
use crate::app::Pointer;

/// Alternate screen, cursor off, pasted text marked as such.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[2J\x1b[H";
/// All of it undone, styles too.
const LEAVE: &str = "\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// Presses and the wheel are reported, in decimal; drags and moves are not.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// The mouse is the terminal's own again.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Whether there is a terminal to show screens in: to draw on, and to read keys from.
pub fn is_interactive() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let keys = io::stdin().is_terminal() || std::fs::File::open("/dev/tty").is_ok();
    io::stdout().is_terminal() && keys && !dumb
}

/// Whose the terminal is just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// This job's.
    Ours,
    /// The shell's, or another job's.
    Others,
}

/// Whose it is. Where that cannot be known, there are no jobs.
pub(super) fn front() -> Front {
    match rustix::termios::tcgetpgrp(io::stdout()) {
        Ok(front) if front != rustix::process::getpgrp() => Front::Others,
        _ => Front::Ours,
    }
}

/// Whether the terminal went away.
pub(super) fn is_gone() -> bool {
    let out = io::stdout();
    let mut fds = [PollFd::new(&out, PollFlags::empty())];
    let ends = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    poll(&mut fds, Some(&Timespec::default())).is_ok() && fds.iter().any(|fd| fd.revents().intersects(ends))
}

/// What the system says of the window; none where it says nothing.
pub(super) fn window() -> Option<Winsize> {
    tcgetwinsize(io::stdout()).ok()
}

/// Columns and rows of the window, as the system has them; 80 by 24 where it does not say.
pub(super) fn size() -> (u16, u16) {
    window().map_or((80, 24), |size| (size.ws_col, size.ws_row))
}

/// The terminal while it is ours; restored when dropped.
pub(super) struct Screen {
    wire: Wire,
    /// Not so after `leave`: what is there then belongs to the shell.
    ours: Cell<bool>,
    /// Who has the mouse.
    pointer: Cell<Pointer>,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter(wire: Wire) -> io::Result<Self> {
        wire.make_raw()?;
        let screen = Self { wire, ours: Cell::new(true), pointer: Cell::new(Pointer::Off) };
        screen.write(ENTER.as_bytes())?;
        Ok(screen)
    }

    /// Takes it again after `leave`.
    pub(super) fn enter_again(&self) -> io::Result<()> {
        self.wire.make_raw()?;
        self.ours.set(true);
        self.write(ENTER.as_bytes())
    }

    /// Gives it back as it was, if that has not been done.
    pub(super) fn leave(&self) {
        if self.ours.replace(false) {
            self.pointer.set(Pointer::Off);
            restore(&self.wire);
        }
    }

    /// Listens to the mouse, or leaves it to the terminal.
    pub(super) fn listen_to_mouse(&self, pointer: Pointer) -> io::Result<()> {
        if self.ours.get() && self.pointer.replace(pointer) != pointer {
            self.write(if pointer == Pointer::On { MOUSE_ON } else { MOUSE_OFF }.as_bytes())?;
        }
        Ok(())
    }

    /// Sends bytes as they are.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.wire.clone();
        out.write_all(bytes)?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Restores the terminal, step by step, whatever each of them comes to.
pub(super) fn restore(wire: &Wire) {
    // Raw mode first: it needs no room in a terminal whose output is stopped. Where the terminal is not with us, the shell
    // has set its own modes already.
    if front() == Front::Ours {
        wire.cook();
    }
    let mut out = wire.clone();
    out.insist(LEAVE.as_bytes());
    let _ = out.flush();
}
