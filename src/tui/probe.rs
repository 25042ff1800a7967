//! Asking the terminal what it is and what it can do.
//!
//! Owns the wait for its answers, and what to do with bytes that come between: keys are kept, answers never become
//! keys, not those either that come too late. It refuses to make anyone wait: no answer within a tenth of a second is
//! one.

mod answer;
mod early;
mod late;
mod question;

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::{Key, Terminal};
use answer::{Split, split, terminal};

pub(super) use early::early;
pub(super) use late::Late;
pub(super) use question::question;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_millis(100);
/// How much longer, where one has begun to arrive.
const GRACE: Duration = Duration::from_millis(50);

/// How many times that, where text is being pasted: it must not become keys half way.
const PASTE: usize = 20;

/// Whether there is a terminal at both ends to ask and to hear.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// What came after the question.
#[derive(Debug)]
pub(super) struct Heard {
    /// What the terminal is, where it said anything.
    pub(super) terminal: Option<Terminal>,
    /// Bytes of keys that were pressed meanwhile.
    pub(super) keys: Vec<u8>,
    /// What keeps answers that are still to come from becoming keys; none where all have come.
    pub(super) late: Option<Late>,
}

impl Heard {
    fn of(split: Split) -> Self {
        let terminal = terminal(&split.answers);
        let (mut keys, begun) = (split.keys, split.begun);
        let late = if split.is_finished {
            keys.extend(begun);
            None
        } else {
            Some(Late::after(begun))
        };
        Self { terminal, keys, late }
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
    (heard.terminal, early(&heard.keys))
}

/// Waits for the answers.
pub(super) fn listen() -> Heard {
    let mut bytes = Vec::new();
    let mut deadline = Instant::now() + PATIENCE;
    let mut grace = 0;
    loop {
        let split = split(&bytes);
        let pasting = is_pasting(&bytes);
        let torn = !split.begun.is_empty() || is_torn(&split.keys);
        let rest = deadline.saturating_duration_since(Instant::now());
        let more = (torn && grace < 1) || (pasting && grace < PASTE);
        if (split.is_finished && !torn && !pasting) || (rest.is_zero() && !more) {
            return Heard::of(split);
        }
        if rest.is_zero() {
            grace += 1;
            deadline = Instant::now() + GRACE;
            continue;
        }
        // After the last answer there is only a key to wait for that came in two pieces.
        let last = split.is_finished && !pasting;
        if !wait(if last { rest.min(GRACE) } else { rest }) {
            if last {
                return Heard::of(split);
            }
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

/// Whether pasted text has begun and not ended.
fn is_pasting(bytes: &[u8]) -> bool {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    last(b"\x1b[200~") > last(b"\x1b[201~")
}

/// Whether bytes end within a character.
fn is_torn(bytes: &[u8]) -> bool {
    // Only of the end can more be expected; what is wrong before it stays wrong.
    let end = bytes.get(bytes.len().saturating_sub(3)..).unwrap_or_default();
    let start = end.iter().position(|byte| *byte >= 0xC0).and_then(|at| end.get(at..)).unwrap_or_default();
    matches!(std::str::from_utf8(start), Err(error) if error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_begun_is_waited_for() {
        for (bytes, torn) in [
            (&b"j\x1b[1;"[..], true),
            (b"\x1b", true),
            (b"\x1b[?62;4", true),
            (b"\x1b_Gi=31;O", true),
            ("报".as_bytes(), false),
            (b"j\xe6\x8a", true),
            (b"\x1b[A", false),
            (b"jk", false),
        ] {
            let split = split(bytes);
            assert_eq!(!split.begun.is_empty() || is_torn(&split.keys), torn, "{bytes:?}");
        }
        assert!(is_pasting(b"j\x1b[200~text") && !is_pasting(b"\x1b[200~text\x1b[201~") && !is_pasting(b"j"));
    }

    #[test]
    fn an_escape_after_the_last_answer_is_a_key_and_before_it_may_become_an_answer() {
        let after = Heard::of(split(b"\x1b[?6cj\x1b"));
        assert!(after.late.is_none());
        assert_eq!(after.keys, b"j\x1b");
        let before = Heard::of(split("报\x1b".as_bytes()));
        assert!(before.late.is_some() && before.terminal.is_none());
        assert_eq!(before.keys, "报".as_bytes());
    }
}
