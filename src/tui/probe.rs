//! Asking the terminal what it is and what it can do.
//!
//! Owns the wait for its answers, and what to do with bytes that come between: keys are kept. It refuses to make anyone
//! wait: no answer within a tenth of a second is one.

mod answer;
mod known;
mod question;

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::{Key, Terminal};
use answer::{Split, split, terminal};

pub(super) use known::{name, noted, recalled};
pub(super) use question::question;

/// How long no key is pressed before the terminal is asked: keys and the page go first.
pub(super) const LATER: Duration = Duration::from_millis(100);
/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_millis(100);
/// How much longer, where one has begun to arrive.
const GRACE: Duration = Duration::from_millis(50);

/// Whether there is a terminal at both ends to ask and to hear.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// What stands where the questions are put, which is to be drawn again behind them.
pub(super) fn under(page: &Buffer) -> Buffer {
    let mut top = Buffer::empty(page.area.intersection(Rect::new(0, 0, u16::MAX, question::ROWS)));
    top.content.iter_mut().zip(&page.content).for_each(|(cell, drawn)| cell.clone_from(drawn));
    top
}

/// What came after the question.
#[derive(Debug)]
pub(super) struct Heard {
    /// What the terminal is, where it said anything.
    pub(super) terminal: Option<Terminal>,
    /// Bytes of keys that were pressed meanwhile, and of an answer of which half has come.
    pub(super) keys: Vec<u8>,
}

impl Heard {
    fn of(split: Split) -> Self {
        let terminal = terminal(&split.answers);
        Self { terminal, keys: [split.keys, split.begun].concat() }
    }
}

/// What a terminal is that sent these bytes, where it said anything of itself, and the keys that were pressed meanwhile.
///
/// ```
/// use newsprint::app::Key;
/// let (terminal, keys) = newsprint::tui::answered(b"j\x1b[6;18;9t\x1b[?62;4ck");
/// assert_eq!(terminal.and_then(|of| of.cell).map(|cell| (cell.width, cell.height)), Some((9, 18)));
/// assert_eq!(keys, [Key::typed('j'), Key::typed('k')]);
/// ```
pub fn answered(bytes: &[u8]) -> (Option<Terminal>, Vec<Key>) {
    let heard = Heard::of(split(bytes));
    (heard.terminal, super::input::keys_of(&heard.keys))
}

/// Waits for the answers.
pub(super) fn listen() -> Heard {
    let mut bytes = Vec::new();
    let mut deadline = Instant::now() + PATIENCE;
    let mut grace = Some(GRACE);
    loop {
        let split = split(&bytes);
        let rest = deadline.saturating_duration_since(Instant::now());
        if split.is_finished || (rest.is_zero() && split.begun.is_empty()) {
            return Heard::of(split);
        }
        if rest.is_zero() {
            let Some(grace) = grace.take() else { return Heard::of(split) };
            deadline = Instant::now() + grace;
            continue;
        }
        if !wait(rest) {
            continue;
        }
        let mut buffer = [0; 256];
        match rustix::io::read(io::stdin(), &mut buffer) {
            Ok(0) | Err(_) => return Heard::of(split),
            Ok(count) => bytes.extend_from_slice(buffer.get(..count).unwrap_or_default()),
        }
    }
}

/// Whether there is something to read within a time.
fn wait(time: Duration) -> bool {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let time = Timespec { tv_sec: 0, tv_nsec: i64::from(time.subsec_nanos()) };
    matches!(poll(&mut fds, Some(&time)), Ok(count) if count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_answer_is_handed_on_behind_the_keys() {
        let heard = Heard::of(split("报\x1b[?6cj\x1b".as_bytes()));
        assert!(heard.terminal.is_some());
        assert_eq!(heard.keys, "报j\x1b".as_bytes());
        let half = Heard::of(split("报\x1b[?6".as_bytes()));
        assert!(half.terminal.is_none());
        assert_eq!(half.keys, "报\x1b[?6".as_bytes());
    }
}
