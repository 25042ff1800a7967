//! The program in a terminal: messages in, frames out.
//!
//! Owns the event loop, the terminal's state from entry to exit, the keys' bytes and the frames' bytes. It
//! refuses to decide anything about reading: what a key means is `app`'s, how it looks `view`'s.

mod backend;
mod big;
mod clipboard;
mod fault;
mod input;
mod keeper;
mod keeping;
mod librarian;
mod pictures;
mod probe;
mod signals;
mod terminal;
mod turning;
mod wire;
mod worker;

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{CompletedFrame, Terminal};

use crate::app::pictures::Want;
use crate::app::{self, App, Message, Window, update};
use crate::library::News;
use crate::text::Ambiguous;
use crate::view::{Theme, cursor, draw};
use backend::Backend;
use fault::Alarm;
use input::Asked;
use keeper::Keeper;
use keeping::Keeping;
use librarian::{Counter, Said};
use pictures::painter::{Outcome, Painter};
use signals::Signal;
use terminal::Front;
use turning::Loop;
use wire::Wire;
use worker::{Job, Worker};

pub use keeper::Archive;
pub use librarian::{Indexed, Librarian};
pub use pictures::is_picture;
pub use pictures::painter::Assets;
pub use probe::answered;
pub use terminal::is_interactive;
pub use worker::World;

/// What the program is told about the terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// What it said of itself the last time, where that is known; see [`recalled`].
    pub known: Option<app::Terminal>,
    /// How it draws ambiguous characters; none to ask it.
    pub ambiguous: Option<Ambiguous>,
    /// Whether colours are used.
    pub colours: Colours,
}

impl Options {
    /// The terminal, as far as it is known before it is asked: a program that is opened for it is laid out once.
    pub fn terminal(self) -> app::Terminal {
        let known = self.known.unwrap_or_default();
        self.ambiguous.map_or(known, |ambiguous| known.drawing(ambiguous))
    }
}

/// What this terminal said of itself the last time, by the text in which that is kept; none where it is not known.
pub fn recalled(kept: &str) -> Option<app::Terminal> {
    probe::recalled(kept, &probe::name())
}

/// Whether colours are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// As the reader's theme has them.
    #[default]
    Themed,
    /// None (`NO_COLOR`).
    None,
}

impl Colours {
    fn theme(self, app: &App) -> Theme {
        match self {
            Self::Themed => Theme::of(app.choices().look),
            Self::None => Theme::Plain,
        }
    }
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The reader quit.
    Quit,
    /// A signal ended it; the terminal is restored, and the signal is still to be obeyed.
    Signal(i32),
    /// The terminal went away.
    Gone,
    /// A fault of the program itself, in a line.
    Fault(String),
}

/// Something for the loop.
enum Event {
    Message(Message),
    /// The terminal shows another size; which one, it is asked when the next frame is drawn.
    Resized,
    Signal(Signal),
    /// It is time to ask the terminal what it is.
    Ask,
    /// Whatever the terminal said of itself has come.
    Heard,
    /// A picture was made, or why it was not.
    Picture(Box<(Want, Outcome)>),
    /// What the state says.
    News(Box<News>),
    /// What the librarian says.
    Librarian(Said),
    /// No more input will come.
    Gone,
    /// A thread panicked, and said why.
    Fault(String),
    /// What was typed; who waits until it is answered sees the way back dropped.
    Typed(Vec<Message>, Sender<()>),
}

/// The size of the terminal; 80 by 24 where it does not say.
pub fn window() -> Window {
    let (columns, rows) = terminal::size();
    Window::clamped(usize::from(columns), usize::from(rows))
}

/// Shows the program until the reader quits or the terminal or a signal ends it. The terminal is restored on
/// every way out, and what was done is kept where the world keeps it.
///
/// # Errors
/// Where the terminal refuses raw mode or a frame cannot be written.
pub fn run(app: &mut App, world: Box<dyn World>, options: Options) -> io::Result<Ended> {
    let (sender, events) = channel();
    let alarm = Alarm::set(sender.clone());
    let ended = fault::caught(|| shown(app, world, options, sender, &events));
    drop(alarm);
    let (mut fault, mut told) = (None, None);
    for event in events.try_iter() {
        match event {
            Event::Fault(said) => fault = fault.or(Some(said)),
            Event::Signal(Signal::End(signal)) => told = told.or(Some(signal)),
            _ => {}
        }
    }
    match (fault, told, ended) {
        // It goes before all that came of it.
        (Some(fault), ..) => Ok(Ended::Fault(fault)),
        // Told to end, it no longer waits for a terminal that nobody reads.
        (None, Some(signal), Some(Err(_))) => Ok(Ended::Signal(signal)),
        // A terminal that is gone cannot be written to; that is no error of ours.
        (None, None, Some(Err(_))) if terminal::is_gone() => Ok(Ended::Gone),
        // Why it was caught, the alarm has told.
        (.., ended) => ended.unwrap_or(Ok(Ended::Gone)),
    }
}

fn shown(
    app: &mut App,
    mut world: Box<dyn World>,
    options: Options,
    sender: Sender<Event>,
    events: &Receiver<Event>,
) -> io::Result<Ended> {
    let (wire, over) = Wire::open()?;
    let signals = signals::watch(&sender, wire.clone(), over)?;
    let screen = terminal::Screen::enter(wire.clone())?;
    let asked = if probe::can_ask() { Asked::Later } else { Asked::Never };
    if asked == Asked::Never {
        // Nothing will be heard: pictures are made by what is known.
        drop(sender.send(Event::Heard));
    }
    let known = options.terminal();
    if known != *app.terminal() {
        update(app, Message::Terminal(known));
    }
    // The page comes first: whoever does something beside reading begins behind it.
    let mut terminal = first(Backend::new(wire), app, options.colours)?;
    let told = sender.clone();
    let tell = move |news| drop(told.send(Event::News(Box::new(news))));
    let keeper = Keeper::start(world.archive(), tell)?;
    let painter = Painter::new(world.assets(), sender.clone());
    let counter = Counter::of(world.librarian(), sender.clone());
    let worker = Worker::start(world, sender.clone())?;
    let (means, measured) = (None, None);
    let keeping = Keeping::of(keeper);
    let mut turning = Loop {
        screen: &screen,
        worker: &worker,
        counter,
        keeping,
        painter,
        means,
        measured,
        colours: options.colours,
        is_said: options.ambiguous.is_some(),
        is_asked: false,
        front: Front::Ours,
    };
    let ended = fault::caught(|| {
        worker.ask(Job::LookThrough(app.shared().0));
        if app.awaits_memory() {
            turning.remember(app, events).into_iter().for_each(|event| drop(sender.send(event)));
            frame(&mut terminal, app, options.colours)?;
        }
        // Keys wait in the terminal until it is known how the paper was left.
        input::watch(sender, asked, options.ambiguous);
        if matches!(app.screen(), Some(crate::app::Screen::Shelf(_))) {
            turning.ask_shelf()?;
        }
        turning.turn(&mut terminal, app, events)
    });
    // Whatever ended it, what was done is on its way to the disk before the terminal is seen to.
    turning.keeping.keep(app);
    let farewell = terminal.backend_mut().gallery.end();
    if !farewell.is_empty() {
        // Who ends because the terminal is gone has nothing to take back.
        let _ = screen.write(farewell.as_bytes());
    }
    let keeping = turning.keeping;
    drop(screen);
    // Waits for what is being written, with the terminal as it was.
    drop(keeping);
    signals.finished();
    // Why it was caught, the alarm has told.
    ended.unwrap_or(Ok(Ended::Gone))
}

type Screen = Terminal<Backend<Wire>>;

/// Draws the first frame, on a screen that is blank. The two pages that ratatui compares, which take half of the memory that
/// a first page needs, are made behind it.
fn first(mut backend: Backend<Wire>, app: &mut App, colours: Colours) -> io::Result<Screen> {
    let size = backend.size()?;
    fit(app, size);
    let mut page = Buffer::empty(Rect::from((Position::ORIGIN, size)));
    draw(app, colours.theme(app), &mut page);
    backend.begin(&page, cursor(app).map(position))?;
    let mut terminal = Terminal::new(backend)?;
    if terminal.current_buffer_mut().area == page.area {
        *terminal.current_buffer_mut() = page;
        terminal.swap_buffers();
    } else {
        // The window was changed meanwhile.
        terminal.clear()?;
        frame(&mut terminal, app, colours)?;
    }
    Ok(terminal)
}

/// Draws one frame, for the size the terminal has now.
fn frame(terminal: &mut Screen, app: &mut App, colours: Colours) -> io::Result<()> {
    drawn(terminal, app, colours).map(|_| ())
}

/// As [`frame`], and gives what was drawn.
fn drawn<'a>(terminal: &'a mut Screen, app: &mut App, colours: Colours) -> io::Result<CompletedFrame<'a>> {
    fit(app, terminal.backend().size()?);
    terminal.draw(|frame| {
        draw(app, colours.theme(app), frame.buffer_mut());
        if let Some(at) = cursor(app) {
            frame.set_cursor_position(position(at));
        }
    })
}

/// Lets the program know the size of the screen.
fn fit(app: &mut App, size: Size) {
    let window = Window::clamped(usize::from(size.width), usize::from(size.height));
    if app.window() != window {
        update(app, Message::Resize(window));
    }
}

fn position((column, row): (usize, usize)) -> Position {
    let cells = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    Position::new(cells(column), cells(row))
}

#[cfg(test)]
mod tests;
