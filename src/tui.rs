//! The program in a terminal: messages in, frames out.
//!
//! Owns the event loop, the terminal's state from entry to exit, the keys' bytes and the frames' bytes. It
//! refuses to decide anything about reading: what a key means is `app`'s, how it looks `view`'s.

mod backend;
mod big;
mod clipboard;
mod input;
mod keeper;
mod keeping;
mod librarian;
mod pictures;
mod probe;
mod signals;
mod terminal;
mod worker;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::Backend as _;

use crate::app::pictures::{Drawn, Made, Want};
use crate::app::{App, CellSize, Effect, Graphics, Message, Window, update};
use crate::library::News;
use crate::text::Ambiguous;
use crate::view::{Theme, cursor, draw};
use backend::Backend;
use input::Asked;
use keeper::Keeper;
use keeping::Keeping;
use librarian::{Counter, Said};
use pictures::Painted;
use pictures::means::{Means, Protocol};
use pictures::painter::{Outcome, Painter};
use signals::Signal;
use worker::{Job, Worker};

pub use keeper::Archive;
pub use librarian::{Indexed, Librarian};
pub use pictures::is_picture;
pub use pictures::painter::Assets;
pub use terminal::is_interactive;
pub use worker::World;

/// What the program is told about the terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// How it draws ambiguous characters; none to ask it.
    pub ambiguous: Option<Ambiguous>,
    /// Whether colours are used.
    pub colours: Colours,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The reader quit.
    Quit,
    /// A signal ended it; the terminal is restored, and the signal is still to be obeyed.
    Signal(i32),
    /// The terminal went away.
    Gone,
}

/// Something for the loop.
enum Event {
    Message(Message),
    /// The terminal shows another size; which one, it is asked when the next frame is drawn.
    Resized,
    Signal(Signal),
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
}

/// The size of the terminal; 80 by 24 where it does not say.
pub fn window() -> Window {
    let size = ratatui::crossterm::terminal::size().unwrap_or((80, 24));
    Window::clamped(usize::from(size.0), usize::from(size.1))
}

/// Shows the program until the reader quits or the terminal or a signal ends it. The terminal is restored on
/// every way out, and what was done is kept where the world keeps it.
///
/// # Errors
/// Where the terminal refuses raw mode or a frame cannot be written.
pub fn run(app: &mut App, mut world: Box<dyn World>, options: Options) -> io::Result<Ended> {
    let (sender, events) = channel();
    let told = sender.clone();
    let tell = move |news| drop(told.send(Event::News(Box::new(news))));
    let keeper = Keeper::start(world.archive(), tell)?;
    let signals = signals::watch(&sender)?;
    let painter = Painter::new(world.assets(), sender.clone());
    let counter = Counter::of(world.librarian(), sender.clone());
    let worker = Worker::start(world, sender.clone())?;
    let screen = terminal::Screen::enter()?;
    let asked = if probe::can_ask() { Asked::Yes(options.ambiguous) } else { Asked::No };
    if asked != Asked::No {
        screen.write(probe::question().as_bytes())?;
    }
    let mut terminal = Terminal::new(Backend::new(io::stdout()))?;
    if let Some(ambiguous) = options.ambiguous {
        update(app, Message::Terminal(app.terminal().drawing(ambiguous)));
    }
    frame(&mut terminal, app, options.colours)?;
    worker.ask(Job::LookThrough(app.shared().0));
    if asked == Asked::No {
        // Nothing will be heard: pictures are made by what is known.
        let _ = sender.send(Event::Heard);
    }
    input::watch(sender, asked);
    let (means, measured) = (None, None);
    let keeping = Keeping::of(keeper);
    let mut turning =
        Loop { screen: &screen, worker: &worker, counter, keeping, painter, means, measured, colours: options.colours };
    if matches!(app.screen(), Some(crate::app::Screen::Shelf(_))) {
        turning.ask_shelf()?;
    }
    let ended = turning.turn(&mut terminal, app, &events);
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
    match ended {
        // A terminal that is gone cannot be written to; that is no error of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(5) => Ok(Ended::Gone),
        ended => ended,
    }
}

type Screen = Terminal<Backend<io::Stdout>>;

/// What the loop works with.
struct Loop<'a> {
    screen: &'a terminal::Screen,
    worker: &'a Worker,
    counter: Counter,
    keeping: Keeping,
    painter: Painter,
    /// How pictures are made; none until the terminal has said what it can.
    means: Option<Means>,
    /// The size of a cell as the system has it.
    measured: Option<CellSize>,
    colours: Colours,
}

impl Loop<'_> {
    fn turn(&mut self, terminal: &mut Screen, app: &mut App, events: &Receiver<Event>) -> io::Result<Ended> {
        let mut in_front = true;
        self.screen.listen_to_mouse(app.choices().pointer)?;
        loop {
            let first = if in_front { events.recv().map_err(Into::into) } else { events.recv_timeout(AWAY) };
            let first = match first {
                Ok(event) => event,
                // A shell may continue a job before it gives it the terminal.
                Err(RecvTimeoutError::Timeout) => Event::Signal(Signal::Continued),
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Gone),
            };
            // All that has come is answered before anything is drawn, so that drawing never lags behind.
            for event in std::iter::once(first).chain(events.try_iter().take(MOST)) {
                let effect = match event {
                    Event::Message(message) => update(app, message),
                    Event::Resized => {
                        self.measure(app);
                        None
                    }
                    Event::Heard => {
                        self.hear(app);
                        None
                    }
                    Event::Picture(answer) => update(app, hung(terminal, *answer)),
                    Event::Librarian(said) => {
                        self.keeping.hear_librarian(app, said);
                        None
                    }
                    Event::News(news) => {
                        self.keeping.hear(app, *news);
                        None
                    }
                    Event::Signal(Signal::Suspend) => {
                        in_front = suspended(terminal, self.screen, signals::stop)?;
                        None
                    }
                    Event::Signal(Signal::Continued) => {
                        in_front = taken_again(terminal, self.screen)?;
                        None
                    }
                    Event::Signal(Signal::End(signal)) => return Ok(Ended::Signal(signal)),
                    Event::Gone => return Ok(Ended::Gone),
                };
                match effect {
                    Some(Effect::Quit) => return Ok(Ended::Quit),
                    // Without a shell nothing would ever continue the program.
                    Some(Effect::Suspend) if signals::has_shell() => {
                        in_front = suspended(terminal, self.screen, signals::stop_group)?;
                    }
                    Some(Effect::Redraw) => terminal.clear()?,
                    Some(effect) => self.obey(app, effect)?,
                    None => {}
                }
            }
            self.keeping.keep(app);
            if in_front {
                self.screen.listen_to_mouse(app.choices().pointer)?;
                frame(terminal, app, self.colours)?;
                // After the frame, which has their words.
                if let Some((means, wants)) = self.means.and_then(|means| Some((means, app.wanted()?))) {
                    self.painter.ask(wants, means);
                }
            }
        }
    }

    /// The terminal has said what it has to say: pictures can be made for it.
    fn hear(&mut self, app: &mut App) {
        self.measured = cell();
        self.take_means(app, app.terminal().cell.or(self.measured));
    }

    /// The reader may have chosen another size of type; the terminal is not asked again.
    fn measure(&mut self, app: &mut App) {
        let now = cell();
        if self.means.is_some() && now.is_some() && now != self.measured {
            self.measured = now;
            self.take_means(app, now);
        }
    }

    fn take_means(&mut self, app: &mut App, cell: Option<CellSize>) {
        let said = match app.terminal().graphics {
            Graphics::None => Protocol::Blocks,
            Graphics::Sixel => Protocol::Sixel,
            Graphics::Kitty => Protocol::Kitty,
        };
        let terminal = crate::app::Terminal { cell, ..*app.terminal() };
        update(app, Message::Terminal(terminal));
        self.means = Some(Means::of(said, cell.map(Into::into), |name| std::env::var_os(name)));
    }

    /// Asks what is on the shelf, and what was done with it.
    fn ask_shelf(&mut self) -> io::Result<()> {
        self.keeping.mind_shelf();
        self.counter.ask_shelf()
    }

    /// Does what is asked of the world, or has it done.
    fn obey(&mut self, app: &mut App, effect: Effect) -> io::Result<()> {
        let (edition, order) = app.shared();
        let job = match effect {
            Effect::Search(typed, number) => Job::Search { edition, order, typed, number },
            Effect::Copy(text) => {
                self.screen.write(clipboard::sequence(&text).as_bytes())?;
                Job::Copy(text)
            }
            Effect::Open(address) => Job::Open(address),
            Effect::Export(path, article) => Job::Export { edition, article, path },
            Effect::Edition(index) => Job::Edition(index),
            Effect::Neighbour(step) => match app.origin() {
                Some(of) => Job::Neighbour(of.clone(), step),
                None => return Ok(()),
            },
            Effect::Like(home) => Job::Like(home),
            Effect::Keep(options) => Job::Keep(options),
            Effect::OpenSaved(path) => Job::Saved(path),
            Effect::OpenSample(index) => Job::Sample(index),
            Effect::Save(index) => Job::Save(index),
            Effect::RefreshShelf => return self.ask_shelf(),
            Effect::AskKept => {
                self.keeping.mind_kept();
                return Ok(());
            }
            Effect::SearchShelf { typed, number, most } => return self.counter.ask_search(typed, number, most),
            Effect::SearchMore { number, most } => return self.counter.ask_more(number, most),
            Effect::Quit | Effect::Suspend | Effect::Redraw => return Ok(()),
        };
        self.worker.ask(job);
        Ok(())
    }
}

/// The size of a cell in pixels, where the system knows that of the window.
fn cell() -> Option<CellSize> {
    let size = ratatui::crossterm::terminal::window_size().ok()?;
    let (width, height) = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
    (width > 0 && height > 0).then_some(CellSize { width, height })
}

/// A picture that came from the painter: what is sent for it stays with the back end, the program has its ticket.
fn hung(terminal: &mut Screen, (want, outcome): (Want, Outcome)) -> Message {
    let mut hang = |painted| match painted {
        Painted::Blocks(blocks) => Drawn::Blocks(blocks.into()),
        Painted::Payload(payload) => Drawn::Sent(terminal.backend_mut().gallery.hang(payload)),
    };
    let outcome = outcome.map(|(pixels, painted)| (pixels, painted.map(&mut hang)));
    Message::Picture(Box::new(Made { want, outcome }))
}

/// Gives the terminal back, stops, and takes it again where it may.
fn suspended(
    terminal: &mut Screen,
    screen: &terminal::Screen,
    stop: impl FnOnce() -> io::Result<()>,
) -> io::Result<bool> {
    screen.leave();
    stop()?;
    taken_again(terminal, screen)
}

/// Takes the terminal again, whatever was done to it, so that the next frame draws the whole page; says whether it
/// could. Continued behind another job, to end or by `bg`, the program leaves the terminal alone.
fn taken_again(terminal: &mut Screen, screen: &terminal::Screen) -> io::Result<bool> {
    if !terminal::is_in_front() {
        return Ok(false);
    }
    screen.leave();
    screen.enter_again()?;
    terminal.clear()?;
    Ok(true)
}

/// How often the program that was continued behind another job looks whether it has the terminal.
const AWAY: Duration = Duration::from_millis(100);
/// Most events that are answered between two frames.
const MOST: usize = 512;

/// Draws one frame, for the size the terminal has now.
fn frame(terminal: &mut Screen, app: &mut App, colours: Colours) -> io::Result<()> {
    let size = terminal.backend().size()?;
    let window = Window::clamped(usize::from(size.width), usize::from(size.height));
    if app.window() != window {
        update(app, Message::Resize(window));
    }
    terminal.draw(|frame| {
        draw(app, colours.theme(app), frame.buffer_mut());
        if let Some((column, row)) = cursor(app) {
            let short = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
            frame.set_cursor_position((short(column), short(row)));
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests;
