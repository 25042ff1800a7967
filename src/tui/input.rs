//! Keys from the terminal.
//!
//! Owns the thread that reads them, and the one that sees the terminal go away. It refuses to read on while what it read is
//! not answered yet: what a terminal sends without end waits in the terminal.

mod decode;
mod keys;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;
use std::sync::mpsc::{SendError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{Event, probe};
use crate::app::{Key, Message};
use crate::text::Ambiguous;
use decode::Decoder;

/// Whether the terminal is asked what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// When no key was pressed for a moment.
    Later,
    /// It cannot be.
    Never,
}

/// Reads keys and waits for the end of the terminal, each in a thread of its own. How the terminal draws ambiguous
/// characters, the reader may have said.
pub(super) fn watch(events: Sender<Event>, asked: Asked, ambiguous: Option<Ambiguous>) {
    let gone = Farewell(events.clone());
    // Where a thread cannot be had there is no input: its farewell is dropped, and the loop ends.
    let _ = thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        wait_for_end();
        drop(gone);
    });
    let _ = thread::Builder::new().name("input".to_owned()).spawn(move || {
        let _farewell = Farewell(events.clone());
        // Nobody is left to be told of an error.
        let _ = listen(&events, asked, ambiguous);
    });
}

/// Reads keys, and between them what the terminal says of itself, if it is asked: keys that are typed at once are answered
/// before.
fn listen(events: &Sender<Event>, asked: Asked, ambiguous: Option<Ambiguous>) -> Result<(), SendError<Event>> {
    let Ok(mut terminal) = terminal() else { return Ok(()) };
    let mut decoder = Decoder::default();
    if asked == Asked::Later {
        read(events, &mut terminal, &mut decoder, Some(probe::LATER))?;
        events.send(Event::Ask)?;
        let heard = probe::listen();
        if let Some(terminal) = heard.terminal {
            let terminal = ambiguous.map_or(terminal, |ambiguous| terminal.drawing(ambiguous));
            events.send(Event::Message(Message::Terminal(terminal)))?;
        }
        events.send(Event::Heard)?;
        tell(events, decoder.take(&heard.keys))?;
    }
    read(events, &mut terminal, &mut decoder, None)
}

/// The keys that some bytes are.
pub(super) fn keys_of(bytes: &[u8]) -> Vec<Key> {
    let mut decoder = Decoder::default();
    let messages = decoder.take(bytes).into_iter().chain(decoder.give_up());
    let key = |message| match message {
        Message::Key(key) => Some(key),
        _ => None,
    };
    messages.filter_map(key).collect()
}

/// Says that no more input will come when its thread ends, by a panic too.
struct Farewell(Sender<Event>);

impl Drop for Farewell {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Gone);
    }
}

/// Comes back when the terminal is gone.
fn wait_for_end() {
    let out = io::stdout();
    loop {
        // No event is asked for: only errors and the hang-up are reported.
        let mut fds = [PollFd::new(&out, PollFlags::empty())];
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
            Ok(_)
                if fds.iter().any(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)) =>
            {
                return;
            }
            Ok(_) => {}
        }
    }
}

/// Most that is heard of the mouse between two frames: nobody turns the wheel so fast, and keys are not to wait behind it.
const MOUSE: usize = 32;
/// Most bytes that are read at once.
const MOST: usize = 4_096;

/// How long keys go before the question, pressed one behind the other: a terminal may be another than it was.
const BUSY: Duration = Duration::from_secs(2);

/// Reads until no more can come, or nobody wants it; or, where that is to be, until nothing is typed for a while and nothing
/// that has begun is still to end.
fn read(
    events: &Sender<Event>,
    terminal: &mut File,
    decoder: &mut Decoder,
    quiet: Option<Duration>,
) -> Result<(), SendError<Event>> {
    let mut bytes = [0; MOST];
    let begin = Instant::now();
    loop {
        let patience = decoder.patience();
        let is_over = quiet.is_some() && patience.is_none();
        match wait(terminal, patience.or(quiet)) {
            Ok(Came::Nothing) if is_over => return Ok(()),
            Ok(Came::Nothing) => {
                tell(events, decoder.give_up().into_iter().collect())?;
                continue;
            }
            Ok(Came::Something) if is_over && begin.elapsed() > BUSY => return Ok(()),
            Ok(Came::Something) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Ok(()),
        }
        match terminal.read(&mut bytes) {
            Ok(count @ 1..) => tell(events, decoder.take(bytes.get(..count).unwrap_or_default()))?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) | Err(_) => return Ok(()),
        }
    }
}

/// Where keys come from: standard input, or where that is none, the terminal that has the program.
fn terminal() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() { Ok(stdin.as_fd().try_clone_to_owned()?.into()) } else { File::open("/dev/tty") }
}

/// Whether something came.
enum Came {
    Something,
    Nothing,
}

/// Waits for more, for a while where there is one.
fn wait(terminal: &File, patience: Option<Duration>) -> io::Result<Came> {
    let time = patience.and_then(|patience| Timespec::try_from(patience).ok());
    let count = poll(&mut [PollFd::new(terminal, PollFlags::IN)], time.as_ref())?;
    Ok(if count > 0 { Came::Something } else { Came::Nothing })
}

/// Tells what was read, and waits until it is answered.
fn tell(events: &Sender<Event>, mut messages: Vec<Message>) -> Result<(), SendError<Event>> {
    let mut mice = 0;
    messages.retain(|message| {
        mice += usize::from(matches!(message, Message::Mouse(_)));
        mice <= MOUSE || !matches!(message, Message::Mouse(_))
    });
    if messages.is_empty() {
        return Ok(());
    }
    let (answered, waits) = channel();
    events.send(Event::Typed(messages, answered))?;
    // Nothing is ever sent: who has answered drops it.
    let _ = waits.recv();
    Ok(())
}
