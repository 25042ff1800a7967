//! The way to the terminal.
//!
//! Owns that nothing waits for ever on a terminal that nobody reads: bytes go by a way of the program's own, which never
//! blocks, and who is told to end gives up what is half sent. Owns the modes of its line, too. It refuses to know what is
//! sent.

use std::fs::{File, OpenOptions};
use std::io::{self, PipeReader, PipeWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::OFlags;
use rustix::termios::{Action, OptionalActions, QueueSelector, Termios, tcflow, tcflush, tcgetattr, tcsetattr};

/// The terminal opened anew: what is set of it is not the shell's too, as it would be of standard output.
const ANEW: &str = "/dev/fd/1";
/// How long it is left alone where it has room and takes nothing: another program is writing.
const BUSY: Duration = Duration::from_millis(1);

/// The way to the terminal; all who have it have the same.
#[derive(Debug, Clone)]
pub(super) struct Wire {
    /// None where it cannot be opened anew: then writing may block.
    own: Option<Arc<File>>,
    /// Ends with the one who says that it is over.
    over: Arc<PipeReader>,
    /// The terminal's modes before ours; none while they are not ours.
    before: Arc<Mutex<Option<Termios>>>,
}

/// Says that it is over when it is dropped: who waits for room does not any more.
#[derive(Debug)]
pub(super) struct Over(#[expect(dead_code, reason = "its end is what it says")] PipeWriter);

impl Wire {
    /// Opens it.
    pub(super) fn open() -> io::Result<(Self, Over)> {
        let (over, says) = io::pipe()?;
        let flags = i32::try_from((OFlags::NOCTTY | OFlags::NONBLOCK).bits()).unwrap_or_default();
        let own = OpenOptions::new().write(true).custom_flags(flags).open(ANEW).ok();
        let before = Arc::default();
        Ok((Self { own: own.map(Arc::new), over: Arc::new(over), before }, Over(says)))
    }

    /// Has every byte come as it is typed, and go as it is sent.
    pub(super) fn make_raw(&self) -> io::Result<()> {
        let mut before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let now = tcgetattr(io::stdout())?;
        let mut raw = now.clone();
        raw.make_raw();
        tcsetattr(io::stdout(), OptionalActions::Now, &raw)?;
        before.get_or_insert(now);
        Ok(())
    }

    /// Sets the modes that were before, if that has not been done.
    pub(super) fn cook(&self) {
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(before) = before {
            let _ = tcsetattr(io::stdout(), OptionalActions::Now, &before);
        }
    }

    /// Sends bytes, whatever became of those before, and even if nobody reads: what was not read yet is thrown away then.
    pub(super) fn insist(&mut self, bytes: &[u8]) {
        if !matches!(self.write_all(bytes), Err(error) if error.kind() == io::ErrorKind::TimedOut) {
            return;
        }
        if let Some(own) = &self.own {
            let _ = tcflow(own, Action::OOn);
            let _ = tcflush(own, QueueSelector::OFlush);
        }
        // What was cut off may have been a string.
        let _ = self.write_all(&[b"\x1b\\", bytes].concat());
    }

    /// Waits for room.
    fn wait(&self, own: &File) -> io::Result<()> {
        let mut fds = [PollFd::new(own, PollFlags::OUT), PollFd::new(&self.over, PollFlags::IN)];
        poll(&mut fds, None)?;
        let [_, over] = fds;
        if over.revents().is_empty() { Ok(()) } else { Err(io::ErrorKind::TimedOut.into()) }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(own) = &self.own else { return io::stdout().lock().write(bytes) };
        loop {
            match (&**own).write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => match self.wait(own) {
                    Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
                    _ => thread::sleep(BUSY),
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.own.is_some() { Ok(()) } else { io::stdout().lock().flush() }
    }
}
