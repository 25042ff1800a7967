//! The loop: what has come is answered, what was done is kept, a frame is drawn.
//!
//! Owns the order of it, and who does what the program asks of the world. It refuses to wait for anything but the next event.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::keeping::Keeping;
use super::librarian::Counter;
use super::pictures::Painted;
use super::pictures::means::{Means, Protocol};
use super::pictures::painter::{Outcome, Painter};
use super::signals::{self, Signal};
use super::terminal::{self, Front};
use super::worker::{Job, Worker};
use super::{Colours, Ended, Event, Screen, clipboard, drawn, frame, probe};
use crate::app::pictures::{Drawn, Made, Want};
use crate::app::{App, CellSize, Effect, Graphics, Message, update};

/// How long keys wait for what is kept of a paper, where a disk is slow; it comes in then while they are answered.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the loop works with.
pub(super) struct Loop<'a> {
    pub(super) screen: &'a terminal::Screen,
    pub(super) worker: &'a Worker,
    pub(super) counter: Counter,
    pub(super) keeping: Keeping,
    pub(super) painter: Painter,
    /// How pictures are made; none until the terminal has said what it can.
    pub(super) means: Option<Means>,
    /// The size of a cell as the system has it.
    pub(super) measured: Option<CellSize>,
    pub(super) colours: Colours,
    /// Whether the reader said how the terminal draws: then it is not kept as the terminal's own word.
    pub(super) is_said: bool,
    /// Whether it was asked: while a shell has the terminal it is not.
    pub(super) is_asked: bool,
    pub(super) front: Front,
}

impl Loop<'_> {
    /// Waits until it is known how the paper was left, which the reader sees meanwhile; gives what else came.
    pub(super) fn remember(&mut self, app: &mut App, events: &Receiver<Event>) -> Vec<Event> {
        self.keeping.keep(app);
        let (end, mut others) = (Instant::now() + PATIENCE, Vec::new());
        while app.awaits_memory() {
            match events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Event::News(news)) => self.keeping.hear(app, *news),
                Ok(event) => {
                    let ends = matches!(event, Event::Signal(_) | Event::Fault(_) | Event::Gone);
                    others.push(event);
                    if ends {
                        break;
                    }
                }
                Err(_) => break,
            }
        }
        others
    }

    /// Turns until something ends the program.
    pub(super) fn turn(&mut self, terminal: &mut Screen, app: &mut App, events: &Receiver<Event>) -> io::Result<Ended> {
        self.screen.listen_to_mouse(app.choices().pointer)?;
        loop {
            let first =
                if self.front == Front::Ours { events.recv().map_err(Into::into) } else { events.recv_timeout(AWAY) };
            let first = match first {
                Ok(event) => event,
                // A shell may continue a job before it gives it the terminal.
                Err(RecvTimeoutError::Timeout) => Event::Signal(Signal::Continued),
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Gone),
            };
            // All that has come is answered before anything is drawn, so that drawing never lags behind; of what is typed,
            // as much as was read at once, so that it is drawn at all.
            for event in std::iter::once(first).chain(events.try_iter().take(MOST)) {
                let is_typed = matches!(event, Event::Typed(..));
                if let Some(ended) = self.answer(terminal, app, event)? {
                    return Ok(ended);
                }
                if is_typed {
                    break;
                }
            }
            self.keeping.keep(app);
            if self.front == Front::Ours {
                self.screen.listen_to_mouse(app.choices().pointer)?;
                frame(terminal, app, self.colours)?;
                // After the frame, which has their words.
                if let Some((means, wants)) = self.means.and_then(|means| Some((means, app.wanted()?))) {
                    self.painter.ask(wants, means);
                }
            }
        }
    }

    /// Answers what has come; says what ends the program, if it does.
    fn answer(&mut self, terminal: &mut Screen, app: &mut App, event: Event) -> io::Result<Option<Ended>> {
        let effect = match event {
            Event::Message(message) => update(app, message),
            Event::Typed(messages, _answered) => {
                for message in messages {
                    if let Some(ended) = self.answer(terminal, app, Event::Message(message))? {
                        return Ok(Some(ended));
                    }
                }
                None
            }
            Event::Resized => {
                self.measure(app);
                None
            }
            Event::Ask => {
                self.is_asked = self.front == Front::Ours;
                if self.is_asked {
                    let page = probe::under(drawn(terminal, app, self.colours)?.buffer);
                    terminal.backend_mut().ask(&probe::question(), &page)?;
                }
                None
            }
            Event::Heard => {
                self.hear(app);
                if self.is_asked && !self.is_said {
                    self.worker.ask(Job::Note(*app.terminal()));
                }
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
                self.front = suspended(terminal, self.screen, signals::stop)?;
                None
            }
            Event::Signal(Signal::Continued) => {
                self.front = taken_again(terminal, self.screen)?;
                None
            }
            Event::Signal(Signal::End(signal)) => return Ok(Some(Ended::Signal(signal))),
            Event::Gone => return Ok(Some(Ended::Gone)),
            Event::Fault(said) => return Ok(Some(Ended::Fault(said))),
        };
        match effect {
            Some(Effect::Quit) => return Ok(Some(Ended::Quit)),
            // Without a shell nothing would ever continue the program.
            Some(Effect::Suspend) if signals::has_shell() => {
                self.front = suspended(terminal, self.screen, signals::stop_group)?;
            }
            Some(Effect::Redraw) => terminal.clear()?,
            Some(effect) => self.obey(app, effect)?,
            None => {}
        }
        Ok(None)
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
    pub(super) fn ask_shelf(&mut self) -> io::Result<()> {
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
    let size = terminal::window()?;
    let (width, height) = (size.ws_xpixel.checked_div(size.ws_col)?, size.ws_ypixel.checked_div(size.ws_row)?);
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
) -> io::Result<Front> {
    screen.leave();
    stop()?;
    taken_again(terminal, screen)
}

/// Takes the terminal again, whatever was done to it, so that the next frame draws the whole page; says whether it
/// could. Continued behind another job, to end or by `bg`, the program leaves the terminal alone.
fn taken_again(terminal: &mut Screen, screen: &terminal::Screen) -> io::Result<Front> {
    if terminal::front() == Front::Others {
        return Ok(Front::Others);
    }
    screen.leave();
    screen.enter_again()?;
    terminal.clear()?;
    Ok(Front::Ours)
}

/// How often the program that was continued behind another job looks whether it has the terminal.
const AWAY: Duration = Duration::from_millis(100);
/// Most events that are answered between two frames.
const MOST: usize = 512;
