//! The child as its parent has it: started, fed, heard, ended.
//!
//! Owns how much memory and time it gets, that it is waited for whatever happens, and how its end is understood. It
//! refuses to wait for ever, and to hear more than was agreed.

use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::Signal;

use super::child::{BE_ONE, OTHER_VERSION, VERSION};
use super::frame::{Answer, Wish, read_bytes, read_head, write_head};
use crate::import::Source;

const MIB: u64 = 1 << 20;

/// What a child may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Bytes of memory, the program's own among them.
    pub(super) memory: u64,
    /// Seconds of processor time.
    pub(super) seconds: u64,
    /// Most bytes of JSON that it may answer.
    pub(super) answer: u64,
}

impl Bounds {
    /// To import so many bytes. Measured on 60 MiB of Chinese: Markdown takes 6 times its size and a second, a scanned page
    /// 8 times and 7 s, and both make JSON of twice the size.
    pub(super) fn to_import(bytes: u64) -> Self {
        Self {
            memory: (128 * MIB).saturating_add(bytes.saturating_mul(12)),
            seconds: 2 + bytes / MIB,
            answer: (32 * MIB).saturating_add(bytes.saturating_mul(8)),
        }
    }

    /// To unpack at most so many bytes out of a zip of so many. They are gathered in room that doubles.
    pub(super) fn to_unpack(bytes: u64, most: u64) -> Self {
        let memory = (64 * MIB).saturating_add(bytes.saturating_mul(2)).saturating_add(most.saturating_mul(3));
        Self { memory, seconds: 2 + bytes.saturating_add(most) / (8 * MIB), answer: most }
    }

    /// How long it is waited for by the clock: a busy machine gives it half of its time.
    fn patience(self) -> Duration {
        Duration::from_secs(self.seconds.saturating_mul(2).saturating_add(4))
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Stopped {
    NotStarted(io::Error),
    /// Memory, or the stack, which is told by the same signals.
    Memory,
    Time,
    Broke(ExitStatus),
    Nonsense,
    Replaced,
}

/// Asks a child; it has ended when this returns.
pub(super) fn ask(wish: &Wish, sources: &[Source], bounds: Bounds) -> Result<(Answer, Vec<u8>), Stopped> {
    let mut running = Running::start(bounds).map_err(Stopped::NotStarted)?;
    let (Some(input), Some(output)) = (running.0.stdin.take(), running.0.stdout.take()) else {
        return Err(Stopped::NotStarted(io::ErrorKind::BrokenPipe.into()));
    };
    thread::scope(|scope| {
        let feeds = move || feed(input, wish, sources);
        let feeder = thread::Builder::new().name("feeder".to_owned()).spawn_scoped(scope, feeds);
        feeder.map_err(Stopped::NotStarted)?;
        let mut patient = Patient { output, left: bounds.patience() };
        let heard = hear(&mut patient, bounds.answer);
        let answer = heard.map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => Stopped::Time,
            io::ErrorKind::InvalidData => Stopped::Nonsense,
            _ => running.end_of(&mut patient.left),
        });
        // What still feeds it is let go with it.
        drop(running);
        answer
    })
}

/// Gives the child what it is asked. One that hears no more has its own reasons, which its end tells.
fn feed(mut input: ChildStdin, wish: &Wish, sources: &[Source]) -> io::Result<()> {
    write_head(&mut input, wish)?;
    sources.iter().try_for_each(|source| input.write_all(source.bytes))
}

fn hear(output: &mut Patient, most: u64) -> io::Result<(Answer, Vec<u8>)> {
    let answer: Answer = read_head(output)?;
    let bytes = read_bytes(output, answer.follows(), most)?;
    Ok((answer, bytes))
}

/// A child that is killed and waited for when it is dropped.
struct Running(Child);

impl Running {
    fn start(bounds: Bounds) -> io::Result<Self> {
        let mut command = Command::new(program()?);
        command.arg0("newsprint").arg(BE_ONE).arg(VERSION).arg(std::process::id().to_string());
        command.arg(bounds.memory.to_string()).arg(bounds.seconds.to_string()).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().map(Self)
    }

    /// What became of one that answers no more.
    fn end_of(&mut self, left: &mut Duration) -> Stopped {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return why(status),
                Ok(None) if left.is_zero() => return Stopped::Time,
                Ok(None) => thread::sleep(OFTEN),
                Err(_) => return Stopped::Nonsense,
            }
            *left = left.saturating_sub(OFTEN);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended is not there to be killed; it is waited for all the same.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How often it is looked whether a silent child has ended.
const OFTEN: Duration = Duration::from_millis(5);

/// This very program. Linux has it even where its file was replaced or taken away since it was started.
fn program() -> io::Result<PathBuf> {
    let own = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() { Ok(own.to_owned()) } else { std::env::current_exe() }
}

/// What the end of a child that did not answer means.
fn why(status: ExitStatus) -> Stopped {
    let is = |signal: Signal| status.signal() == Some(signal.as_raw());
    match status.code() {
        // It broke off in the middle of its answer.
        Some(0) => Stopped::Nonsense,
        // A program that has never heard of being one takes it for wrong usage.
        Some(code) if code == i32::from(OTHER_VERSION) || code == 2 => Stopped::Replaced,
        _ if is(Signal::XCPU) => Stopped::Time,
        // Rust aborts where there is no more memory; a system that is short of it kills.
        _ if is(Signal::ABORT) || is(Signal::SEGV) || is(Signal::BUS) || is(Signal::KILL) => Stopped::Memory,
        _ => Stopped::Broke(status),
    }
}

/// Most of the time between two looks that counts: while the program was stopped by its shell, the child was too.
const LOOK: Duration = Duration::from_millis(200);

/// The child's answer, waited for so long and no longer; `TimedOut` then.
struct Patient {
    output: ChildStdout,
    left: Duration,
}

impl Read for Patient {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let look = Timespec::try_from(LOOK).map_err(io::Error::other)?;
        while !self.left.is_zero() {
            let since = Instant::now();
            let mut fds = [PollFd::new(&self.output, PollFlags::IN)];
            let ready = poll(&mut fds, Some(&look));
            self.left = self.left.saturating_sub(since.elapsed().min(LOOK));
            match ready {
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) => return self.output.read(buffer),
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::ErrorKind::TimedOut.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_child_tells_why() {
        let signal = |signal: Signal| why(ExitStatus::from_raw(signal.as_raw()));
        let code = |code: i32| why(ExitStatus::from_raw(code << 8));
        assert!(matches!(signal(Signal::XCPU), Stopped::Time));
        assert!(matches!(signal(Signal::ABORT), Stopped::Memory));
        assert!(matches!(signal(Signal::SEGV), Stopped::Memory));
        assert!(matches!(signal(Signal::HUP), Stopped::Broke(_)));
        assert!(matches!(code(0), Stopped::Nonsense));
        assert!(matches!(code(2), Stopped::Replaced));
        assert!(matches!(code(3), Stopped::Replaced));
        assert!(matches!(code(101), Stopped::Broke(_)));
    }

    #[test]
    fn a_large_file_gets_more_and_a_small_bomb_stays_small() {
        let small = Bounds::to_import(300 << 10);
        assert!(small.memory < 200 * MIB && small.seconds == 2);
        let large = Bounds::to_import(60 * MIB);
        assert!(large.memory > 600 * MIB && large.seconds > 30 && large.answer > 250 * MIB);
        assert_eq!(Bounds::to_import(u64::MAX).memory, u64::MAX);
        assert_eq!(Bounds::to_unpack(u64::MAX, u64::MAX).memory, u64::MAX);
    }
}
