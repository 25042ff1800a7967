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
use crate::app::Indexing;
use crate::edition::Date;
use crate::library::Catalogue;

/// Who looks after a shelf.
pub trait Librarian: Send + 'static {
    /// What is on the shelf now, and which day it is, where that is known.
    fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>);

    /// Brings the index up to what is on the shelf, as long as `go_on` says so, which is told how far it is.
    fn index(&mut self, go_on: &mut dyn FnMut(Indexing) -> bool) -> Indexed;
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
pub(super) enum Told {
    /// What is on the shelf.
    Shelf { catalogue: Arc<Catalogue>, today: Option<Date>, indexing: Option<Indexing> },
}

/// Something asked of the librarian.
enum Ask {
    Shelf,
}

/// The way to the thread.
pub(super) struct Desk {
    /// Who does it, until it has begun.
    librarian: Option<Box<dyn Librarian>>,
    asks: Option<Sender<Ask>>,
    events: Sender<Event>,
}

/// How long a slice of building the index is.
const SLICE: Duration = Duration::from_millis(700);

impl Desk {
    pub(super) fn of(librarian: Box<dyn Librarian>, events: Sender<Event>) -> Self {
        Self { librarian: Some(librarian), asks: None, events }
    }

    /// Asks what is on the shelf.
    pub(super) fn ask_shelf(&mut self) -> io::Result<()> {
        self.ask(Ask::Shelf)
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

fn work(mut librarian: Box<dyn Librarian>, asked: &Receiver<Ask>, events: &Sender<Event>) {
    let tell = |librarian: &mut dyn Librarian, indexing| {
        let (catalogue, today) = librarian.shelf();
        events.send(Event::Librarian(Told::Shelf { catalogue, today, indexing })).is_ok()
    };
    let mut index = Index::Rests;
    let mut waiting = None;
    let mut far = None;
    loop {
        let ask = match (waiting.take(), index) {
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
                if indexed != Indexed::LeftOff {
                    (index, far) = (Index::Rests, None);
                }
                // While it is built, the shelf shows how far it is and what is known by now.
                if indexed != Indexed::Same && indexed != Indexed::Not && !tell(&mut *librarian, far) {
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
                if !go_on(Indexing { done: 100 - self.left, of: 100 }) {
                    return Indexed::LeftOff;
                }
                self.left -= 1;
            }
            Indexed::New
        }
    }

    fn told(events: &Receiver<Event>) -> Option<Indexing> {
        match events.recv_timeout(Duration::from_secs(10)).unwrap() {
            Event::Librarian(Told::Shelf { indexing, .. }) => indexing,
            _ => panic!("the librarian tells of the shelf alone"),
        }
    }

    #[test]
    fn the_shelf_is_told_at_once_and_again_when_its_index_is_built() {
        let (sender, events) = channel();
        let mut desk = Desk::of(Box::new(Slow { left: 100 }), sender);
        desk.ask_shelf().unwrap();
        assert_eq!(told(&events), None, "before the index");
        assert_eq!(told(&events), None, "and behind it");
        desk.ask_shelf().unwrap();
        assert_eq!(told(&events), None);
        drop(desk);
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
                while go_on(Indexing { done: 1, of: 2 }) {}
                Indexed::LeftOff
            }
        }
        let (sender, events) = channel();
        let mut desk = Desk::of(Box::new(Endless), sender);
        desk.ask_shelf().unwrap();
        assert_eq!(told(&events), None);
        desk.ask_shelf().unwrap();
        assert_eq!(told(&events), Some(Indexing { done: 1, of: 2 }));
        drop(desk);
        // It ends with who asked, however much is left to do.
        while events.recv_timeout(Duration::from_secs(10)).is_ok() {}
    }
}
