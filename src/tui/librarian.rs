//! Work on the shelf away from the keys: what is on it, its index, the search across it.
//!
//! Owns the thread that does it, and that nothing asked waits for the index: that is built in slices, between which is
//! done what was asked. It refuses to know files: who looks after the shelf does.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Event;
use crate::app::{Course, Findings};
use crate::edition::Date;
use crate::library::{Catalogue, Indexing, Step};

/// Who looks after a shelf.
pub trait Librarian: Send + 'static {
    /// What is on the shelf now, and which day it is, where that is known.
    fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>);

    /// Brings the index up to what is on the shelf, as long as `go_on` says so, which is told how far it is.
    fn index(&mut self, go_on: &mut dyn FnMut(Indexing) -> bool) -> Indexed;

    /// Begins to search the shelf for what was typed, in place of what was searched before.
    fn search(&mut self, typed: &str);

    /// The next article of the search; `go_on` is asked before each that is read.
    fn next(&mut self, go_on: &mut dyn FnMut() -> bool) -> Step;

    /// Issues that the search has passed, and how many there are.
    fn passed(&self) -> (usize, usize);
}

/// What came of a slice of building the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexed {
    /// It is as the files are, and was before.
    Same,
    /// It is as the files are, and was not before.
    New,
    /// It was left off.
    LeftOff,
    /// It cannot be built just now: the search reads the files.
    Not,
}

/// What the librarian says.
pub(super) enum Said {
    /// More was found.
    Found(Findings),
    /// What is on the shelf.
    Shelf { catalogue: Arc<Catalogue>, today: Option<Date>, indexing: Option<Indexing> },
}

/// Something asked of the librarian.
enum Ask {
    Shelf,
    Search { typed: String, number: u64, most: usize },
    More { number: u64, most: usize },
}

/// The way to the thread.
pub(super) struct Counter {
    /// Who does it, until it has begun.
    librarian: Option<Box<dyn Librarian>>,
    asks: Option<Sender<Ask>>,
    events: Sender<Event>,
}

/// How long a slice of building the index is.
const SLICE: Duration = Duration::from_millis(700);

impl Counter {
    pub(super) fn of(librarian: Box<dyn Librarian>, events: Sender<Event>) -> Self {
        Self { librarian: Some(librarian), asks: None, events }
    }

    /// Asks what is on the shelf.
    pub(super) fn ask_shelf(&mut self) -> io::Result<()> {
        self.ask(Ask::Shelf)
    }

    /// Asks for a search, in place of the one before; it rests after so many articles.
    pub(super) fn ask_search(&mut self, typed: String, number: u64, most: usize) -> io::Result<()> {
        self.ask(Ask::Search { typed, number, most })
    }

    /// Asks for a search that rests to go on.
    pub(super) fn ask_more(&mut self, number: u64, most: usize) -> io::Result<()> {
        self.ask(Ask::More { number, most })
    }

    fn ask(&mut self, ask: Ask) -> io::Result<()> {
        if let Some(librarian) = self.librarian.take() {
            let (asks, asked) = channel();
            let events = self.events.clone();
            thread::Builder::new().name("librarian".to_owned()).spawn(move || work(librarian, &asked, &events))?;
            self.asks = Some(asks);
        }
        if let Some(asks) = &self.asks {
            // A thread that has ended does nothing any more.
            let _ = asks.send(ask);
        }
        Ok(())
    }
}

/// What of the index is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Index {
    /// Nothing.
    Rests,
    /// A slice, as soon as nothing else is asked.
    Waits,
}

/// A search that is under way.
struct Searching {
    number: u64,
    /// Articles that may still be told before it rests.
    left: usize,
}

/// How long articles are gathered before they are told: the first at once, as soon as a screen of them is there.
const GATHERED: Duration = Duration::from_millis(40);
/// Articles of a screen.
const SCREEN: usize = 20;

impl Searching {
    /// What is found in a while, or until something else is asked.
    fn go_on(&mut self, librarian: &mut dyn Librarian, go_on: &mut dyn FnMut() -> bool) -> Findings {
        let start = Instant::now();
        let mut found = Vec::new();
        let mut course = Course::Searching;
        while found.len() < SCREEN && self.left > 0 && start.elapsed() < GATHERED {
            let mut is_asked = false;
            let step = librarian.next(&mut || {
                is_asked = is_asked || !go_on();
                !is_asked && start.elapsed() < GATHERED
            });
            match step {
                Step::Found(of) => {
                    found.push(*of);
                    self.left -= 1;
                }
                Step::LeftOff => break,
                Step::End => {
                    self.left = 0;
                    course = Course::Over;
                    break;
                }
            }
        }
        if self.left == 0 && course == Course::Searching {
            course = Course::Rests;
        }
        Findings { number: self.number, found, course, passed: librarian.passed() }
    }
}

fn work(mut librarian: Box<dyn Librarian>, asked: &Receiver<Ask>, events: &Sender<Event>) {
    let tell = |librarian: &mut dyn Librarian, indexing| {
        let (catalogue, today) = librarian.shelf();
        events.send(Event::Librarian(Said::Shelf { catalogue, today, indexing })).is_ok()
    };
    let mut index = Index::Rests;
    let mut waiting = None;
    let mut far = None;
    let mut searching: Option<Searching> = None;
    loop {
        let is_searching = searching.as_ref().is_some_and(|of| of.left > 0);
        let rests = if is_searching { Index::Waits } else { index };
        let ask = match (waiting.take(), rests) {
            (Some(ask), _) => Some(ask),
            (None, Index::Rests) => match asked.recv() {
                Ok(ask) => Some(ask),
                Err(_) => return,
            },
            (None, Index::Waits) => match asked.try_recv() {
                Ok(ask) => Some(ask),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return,
            },
        };
        match ask {
            Some(Ask::Shelf) => {
                if !tell(&mut *librarian, far) {
                    return;
                }
                index = Index::Waits;
            }
            Some(Ask::Search { typed, number, most }) => {
                librarian.search(&typed);
                searching = Some(Searching { number, left: most });
            }
            Some(Ask::More { number, most }) => {
                if let Some(of) = searching.as_mut().filter(|of| of.number == number) {
                    of.left = most;
                }
            }
            None if searching.as_ref().is_some_and(|of| of.left > 0) => {
                let Some(of) = searching.as_mut() else { continue };
                let mut is_over = false;
                let findings = of.go_on(&mut *librarian, &mut || {
                    match asked.try_recv() {
                        Ok(ask) => waiting = Some(ask),
                        Err(TryRecvError::Disconnected) => is_over = true,
                        Err(TryRecvError::Empty) => {}
                    }
                    waiting.is_none() && !is_over
                });
                if is_over || events.send(Event::Librarian(Said::Found(findings))).is_err() {
                    return;
                }
            }
            None => {
                let start = Instant::now();
                let mut is_over = false;
                let indexed = librarian.index(&mut |at| {
                    far = Some(at);
                    match asked.try_recv() {
                        Ok(ask) => waiting = Some(ask),
                        Err(TryRecvError::Disconnected) => is_over = true,
                        Err(TryRecvError::Empty) => {}
                    }
                    waiting.is_none() && !is_over && start.elapsed() < SLICE
                });
                if is_over {
                    return;
                }
                let was_told = far.is_some();
                if indexed != Indexed::LeftOff {
                    (index, far) = (Index::Rests, None);
                }
                // While it is built, the shelf shows how far it is and what is known by now.
                let is_news = matches!(indexed, Indexed::New | Indexed::LeftOff) || was_told;
                if is_news && !tell(&mut *librarian, far) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shelf whose index takes so many steps.
    struct Slow {
        left: usize,
    }

    impl Librarian for Slow {
        fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>) {
            (Arc::default(), None)
        }

        fn index(&mut self, go_on: &mut dyn FnMut(Indexing) -> bool) -> Indexed {
            if self.left == 0 {
                return Indexed::Same;
            }
            while self.left > 0 {
                if !go_on(Indexing { done: 100 - self.left, total: 100 }) {
                    return Indexed::LeftOff;
                }
                self.left -= 1;
            }
            Indexed::New
        }

        fn search(&mut self, _: &str) {}

        fn next(&mut self, _: &mut dyn FnMut() -> bool) -> Step {
            Step::End
        }

        fn passed(&self) -> (usize, usize) {
            (0, 0)
        }
    }

    fn told(events: &Receiver<Event>) -> Option<Indexing> {
        match events.recv_timeout(Duration::from_secs(10)).unwrap() {
            Event::Librarian(Said::Shelf { indexing, .. }) => indexing,
            _ => panic!("the librarian tells of the shelf alone"),
        }
    }

    #[test]
    fn the_shelf_is_told_at_once_and_again_when_its_index_is_built() {
        let (sender, events) = channel();
        let mut counter = Counter::of(Box::new(Slow { left: 100 }), sender);
        counter.ask_shelf().unwrap();
        assert_eq!(told(&events), None, "before the index");
        assert_eq!(told(&events), None, "and behind it");
        counter.ask_shelf().unwrap();
        assert_eq!(told(&events), None);
        drop(counter);
        assert!(events.recv_timeout(Duration::from_secs(10)).is_err(), "the same index is no news");
    }

    #[test]
    fn what_is_asked_does_not_wait_for_the_index() {
        /// An index without an end.
        struct Endless;
        impl Librarian for Endless {
            fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>) {
                (Arc::default(), None)
            }

            fn index(&mut self, go_on: &mut dyn FnMut(Indexing) -> bool) -> Indexed {
                while go_on(Indexing { done: 1, total: 2 }) {}
                Indexed::LeftOff
            }

            fn search(&mut self, _: &str) {}

            fn next(&mut self, _: &mut dyn FnMut() -> bool) -> Step {
                Step::End
            }

            fn passed(&self) -> (usize, usize) {
                (0, 0)
            }
        }
        let (sender, events) = channel();
        let mut counter = Counter::of(Box::new(Endless), sender);
        counter.ask_shelf().unwrap();
        assert_eq!(told(&events), None);
        counter.ask_shelf().unwrap();
        // It may be answered before the index is begun.
        while told(&events) != Some(Indexing { done: 1, total: 2 }) {
            counter.ask_shelf().unwrap();
        }
        drop(counter);
        // It ends with who asked, however much is left to do.
        while events.recv_timeout(Duration::from_secs(10)).is_ok() {}
    }
}
