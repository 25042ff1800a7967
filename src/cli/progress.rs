//! How far long work has come: one line on standard error that is written over.
//!
//! Owns the line. It refuses to be seen where standard error is no terminal: logs hold what was done, not how far it was.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::edition::clean_line;
use crate::text::{Ambiguous, fit};

/// Cells of the bar.
const BAR: usize = 20;
/// How often it is written anew: often enough to be seen moving.
const OFTEN: Duration = Duration::from_millis(50);

/// The line that tells how far it is.
#[derive(Debug)]
pub(super) struct Progress {
    of: usize,
    width: usize,
    shown: Option<Instant>,
    is_seen: bool,
}

impl Progress {
    /// For so many things to do.
    pub(super) fn of(of: usize) -> Self {
        let is_seen = io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self { of, width: crate::tui::window().columns, shown: None, is_seen }
    }

    /// Says how many are done and which is next.
    pub(super) fn at(&mut self, done: usize, next: &str) {
        if !self.is_seen || self.shown.is_some_and(|shown| shown.elapsed() < OFTEN) {
            return;
        }
        self.shown = Some(Instant::now());
        let line = line(done, self.of, &clean_line(next), self.width.saturating_sub(1));
        // Nobody need see it: that it cannot be written is no error.
        let _ = write!(io::stderr().lock(), "\r{line}\x1b[K");
    }

    /// Takes the line away.
    pub(super) fn end(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// The line, in at most so many cells: a bar, numbers, what is next.
fn line(done: usize, of: usize, next: &str, cells: usize) -> String {
    let full = (done * BAR).checked_div(of).unwrap_or(BAR).min(BAR);
    let bar = format!("[{}{}] {done}/{of}  {next}", "#".repeat(full), "-".repeat(BAR - full));
    fit(&bar, cells, Ambiguous::Wide).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_fits_and_fills_with_the_work() {
        assert_eq!(line(5, 10, "样城 Post", 80), "[##########----------] 5/10  样城 Post");
        assert_eq!(line(10, 10, "", 24), "[####################] 1");
        assert_eq!(line(0, 0, "x", 80), "[####################] 0/0  x");
        assert_eq!(line(1, 2, "样", 0), "");
    }
}
