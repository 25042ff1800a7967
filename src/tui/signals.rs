//! Signals as events.
//!
//! Owns that the program ends within two seconds of being told to, even where its output is stopped, and that
//! it stops and goes on as a shell expects. It refuses to do anything in a handler: a thread waits for them.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::wire::{Over, Wire};
use super::{Event, terminal};

/// What a signal asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// End the program.
    End(i32),
    /// Stop it until the shell continues it.
    Suspend,
    /// It has been continued: the terminal may be in any state.
    Continued,
}

/// How long the loop has to end by itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// Tells the watching thread that the program has restored the terminal.
pub(super) struct Watch(Arc<AtomicBool>);

impl Watch {
    pub(super) fn finished(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Waits for signals in a thread.
pub(super) fn watch(events: &Sender<Event>, wire: Wire, over: Over) -> io::Result<Watch> {
    let finished = Arc::new(AtomicBool::new(false));
    let watch = Watch(Arc::clone(&finished));
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let events = events.clone();
    let mut over = Some(over);
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            // Half a sequence on the input keeps its reader from telling of another size.
            if signal == SIGWINCH {
                let _ = events.send(Event::Resized);
                continue;
            }
            let asked = match signal {
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Continued,
                _ => Signal::End(signal),
            };
            let sent = events.send(Event::Signal(asked)).is_ok();
            if let (true, Signal::End(signal)) = (sent, asked) {
                // Whoever waits for a terminal that nobody reads does not any more.
                drop(over.take());
                std::thread::sleep(PATIENCE);
                if !finished.load(Ordering::SeqCst) {
                    // The loop is at something long.
                    terminal::restore(&wire);
                    let _ = emulate_default_handler(signal);
                    std::process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(watch)
}

/// Stops the process; comes back when it is continued.
pub(super) fn stop() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

/// Whether a shell may stand outside that continues what stops. The group that leads its session has none: it is
/// the shell's own, or was started by a terminal or `ssh` in place of one.
pub(super) fn has_shell() -> bool {
    rustix::process::getsid(None).map_or(true, |session| session != rustix::process::getpgrp())
}

/// Stops the process and all that the shell started with it, as the terminal's own stop key would; comes back
/// when they are continued.
pub(super) fn stop_group() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?)
}
