//! Signals as events.
//!
//! Owns that the program ends within two seconds of being told to, even where its output is stopped, and that
//! it stops and goes on as a shell expects. It refuses to do anything in a handler: a thread waits for them; and to hear of
//! hang-ups where whoever started it had them ignored, as `nohup` does.

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
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    if !ignores_hang_ups(&std::fs::read_to_string("/proc/self/status").unwrap_or_default()) {
        signals.add_signal(SIGHUP)?;
    }
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

/// Whether the process was started with hang-ups ignored, by what Linux says of it: a bit a signal. Elsewhere it was not.
fn ignores_hang_ups(status: &str) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 << (SIGHUP - 1) != 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_is_read_where_the_system_says_it() {
        let status = |mask: &str| {
            format!("Name:\tnewsprint\nSigBlk:\t0000000000000001\nSigIgn:\t{mask}\nSigCgt:\t0000000000000001\n")
        };
        assert!(ignores_hang_ups(&status("0000000000001001")));
        assert!(!ignores_hang_ups(&status("0000000000001006")));
        assert!(!ignores_hang_ups(&status("x")) && !ignores_hang_ups(""));
    }
}
