//! The terminal's state: raw mode, the alternate screen, the cursor.
//!
//! Owns entering it and restoring it, by independent steps, on every way out: return, error, panic, stop. It
//! refuses to fail while restoring: a step that cannot be done is passed over. It refuses to set the modes of a
//! terminal that another job has: that stops the process, one that is being told to end too.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::sync::Once;

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

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

/// Whether the terminal is with this job, not with the shell or another job.
pub(super) fn is_in_front() -> bool {
    // Where that cannot be known, there are no jobs.
    rustix::termios::tcgetpgrp(io::stdout()).map_or(true, |front| front == rustix::process::getpgrp())
}

/// The terminal while it is ours; restored when dropped.
pub(super) struct Screen {
    /// Not so after `leave`: what is there then belongs to the shell.
    ours: Cell<bool>,
    /// Who has the mouse.
    pointer: Cell<Pointer>,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter() -> io::Result<Self> {
        restore_on_panic();
        enable_raw_mode()?;
        let screen = Self { ours: Cell::new(true), pointer: Cell::new(Pointer::Off) };
        screen.write(ENTER.as_bytes())?;
        Ok(screen)
    }

    /// Takes it again after `leave`.
    pub(super) fn enter_again(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.ours.set(true);
        self.write(ENTER.as_bytes())
    }

    /// Gives it back as it was, if that has not been done.
    pub(super) fn leave(&self) {
        if self.ours.replace(false) {
            self.pointer.set(Pointer::Off);
            restore();
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
    #[expect(clippy::unused_self, reason = "only who has taken the terminal may write to it")]
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
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
pub(super) fn restore() {
    // Raw mode first: it needs no room in a terminal whose output is stopped.
    cook();
    let mut out = io::stdout().lock();
    let _ = out.write_all(LEAVE.as_bytes());
    let _ = out.flush();
}

/// Takes raw mode back, if the terminal is with us; else the shell has set its own modes already.
pub(super) fn cook() {
    if is_in_front() {
        let _ = disable_raw_mode();
    }
}

/// A panic anywhere gives the terminal back before it is reported.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // A picture that cannot be decoded is no end of anything.
            if std::thread::current().name() == Some(super::pictures::painter::NAME) {
                return;
            }
            restore();
            report(panic);
        }));
    });
}
