//! Asking the terminal how it draws ambiguous characters.
//!
//! Owns the question, the reading of its answer, and what to do with bytes that came between: keys are kept,
//! answers never become keys. It refuses to make anyone wait: no answer within a tenth of a second is one.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::Frames;
use crate::text::Ambiguous;

/// A quote, a box drawing line, and after each the question where the cursor stands.
pub(super) const QUESTION: &str = "\x1b[H\u{201C}\x1b[6n\x1b[H\u{2502}\x1b[6n\x1b[H\x1b[2K";

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
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// How the terminal draws, where it said so.
    pub(super) answer: Option<(Ambiguous, Frames)>,
    /// Bytes of keys that were pressed meanwhile.
    pub(super) keys: Vec<u8>,
}

/// Waits for the answers.
pub(super) fn listen() -> Heard {
    let mut bytes = Vec::new();
    let mut deadline = Instant::now() + PATIENCE;
    let mut grace = 0;
    loop {
        let (columns, keys) = split(&bytes);
        let rest = deadline.saturating_duration_since(Instant::now());
        let pasting = is_pasting(&bytes);
        let more = (ends_in_answer(&bytes) && grace < 1) || (pasting && grace < PASTE);
        if (columns.len() >= 2 && !pasting) || (rest.is_zero() && !more) {
            return Heard { answer: answer(&columns), keys };
        }
        if rest.is_zero() {
            grace += 1;
            deadline = Instant::now() + GRACE;
            continue;
        }
        if !wait(rest) {
            continue;
        }
        let mut buffer = [0; 256];
        match rustix::io::read(io::stdin(), &mut buffer) {
            Ok(0) | Err(_) => return Heard { answer: answer(&columns), keys },
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

/// The columns of the cursor answers among bytes, and the bytes that are none.
fn split(bytes: &[u8]) -> (Vec<u16>, Vec<u8>) {
    let mut columns = Vec::new();
    let mut keys = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match cursor_answer(rest) {
            Some((column, length)) => {
                columns.push(column);
                at += length;
            }
            None => {
                keys.extend(rest.first());
                at += 1;
            }
        }
    }
    (columns, keys)
}

/// `ESC [ row ; column R` at the start of bytes: the column, and its length.
fn cursor_answer(bytes: &[u8]) -> Option<(u16, usize)> {
    let inner = bytes.strip_prefix(b"\x1b[")?;
    let end = inner.iter().position(|byte| !(byte.is_ascii_digit() || *byte == b';'))?;
    let (numbers, last) = (inner.get(..end)?, inner.get(end)?);
    let (_, column) = std::str::from_utf8(numbers).ok()?.split_once(';')?;
    (*last == b'R').then_some((column.parse().ok()?, end + 3))
}

/// Whether pasted text has begun and not ended.
fn is_pasting(bytes: &[u8]) -> bool {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    last(b"\x1b[200~") > last(b"\x1b[201~")
}

/// Whether the bytes end in what may become an answer.
fn ends_in_answer(bytes: &[u8]) -> bool {
    let Some(start) = bytes.iter().rposition(|byte| *byte == 0x1B) else { return false };
    let tail = bytes.get(start + 1..).unwrap_or_default();
    let inner = tail.strip_prefix(b"[").unwrap_or(tail);
    inner.iter().all(|byte| byte.is_ascii_digit() || *byte == b';')
}

fn answer(columns: &[u16]) -> Option<(Ambiguous, Frames)> {
    let ambiguous = if *columns.first()? == 3 { Ambiguous::Wide } else { Ambiguous::Narrow };
    let frames = if columns.get(1) == Some(&3) { Frames::Ascii } else { Frames::Box };
    Some((ambiguous, frames))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_keys_are_told_apart() {
        let (columns, keys) = split(b"j\x1b[1;3R\x1b[A\x1b[1;2Rk");
        assert_eq!((columns.as_slice(), keys.as_slice()), ([3, 2].as_slice(), b"j\x1b[Ak".as_slice()));
        assert_eq!(answer(&columns), Some((Ambiguous::Wide, Frames::Box)));
        assert_eq!(answer(&[3, 3]), Some((Ambiguous::Wide, Frames::Ascii)));
        assert_eq!(answer(&[2, 2]), Some((Ambiguous::Narrow, Frames::Box)));
        assert_eq!(answer(&[]), None);
    }

    #[test]
    fn half_an_answer_is_waited_for() {
        assert!(ends_in_answer(b"j\x1b[1;"));
        assert!(ends_in_answer(b"\x1b"));
        assert!(!ends_in_answer(b"\x1b[A"));
        assert!(!ends_in_answer(b"jk"));
        assert!(is_pasting(b"j\x1b[200~text") && !is_pasting(b"\x1b[200~text\x1b[201~") && !is_pasting(b"j"));
    }
}
