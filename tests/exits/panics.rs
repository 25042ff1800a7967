//! A program that panics, in whichever thread.
//!
//! Owns the world that makes it do so, and the ways out that begin there. It refuses a page of its own: it is the reader's
//! program around another world.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use newsprint::app::{App, Choices, Habits, Home, Issue, Memory, Saved};
use newsprint::edition::file::{Limits, read};
use newsprint::edition::{Date, Edition};
use newsprint::library::{Catalogue, Folder, Indexing, Kept, Origin, State, Step, Told};
use newsprint::tui::{Archive, Assets, Ended, Indexed, Librarian, Options, World, run, window};

use super::seat::{Seat, Went, holds};
use super::way::{Way, way};

/// Names the thread that is to panic.
const WHO: &str = "NEWSPRINT_PANICS";
const PROGRAM: &str = r#"exec "$TEST" --exact panics::a_program_that_panics --nocapture"#;
/// How a program ends by a fault of its own.
const BROKEN: i32 = 101;

/// Panics in each thread of the program.
pub const PANICS: &[Way] = &[
    way("the worker panics", BROKEN, by_copying).by(PROGRAM).with(&[(WHO, "worker")]),
    way("the reader of keys panics", BROKEN, by_copying).by(PROGRAM).with(&[(WHO, "input")]),
    way("the one who waits for the hang-up panics", BROKEN, by_copying).by(PROGRAM).with(&[(WHO, "hang-up")]),
    way("the one who hears signals panics", BROKEN, by_copying).by(PROGRAM).with(&[(WHO, "signals")]),
    way("one who waits for a browser panics", BROKEN, by_copying).by(PROGRAM).with(&[(WHO, "opener")]),
    way("the keeper panics a second later", BROKEN, says).by(PROGRAM).with(&[(WHO, "keeper")]),
    way("the keeper panics at once", BROKEN, says).by(PROGRAM).with(&[(WHO, "archive")]).without_page(),
    way("the librarian panics", BROKEN, says).by(PROGRAM).with(&[(WHO, "librarian")]).without_page(),
    way("the main thread panics while it leaves", BROKEN, |seat| {
        seat.send("Q")?;
        says(seat)
    })
    .by(PROGRAM)
    .with(&[(WHO, "main")]),
    way("the painter panics, which ends nothing", 0, |seat| {
        seat.send("\r")?;
        seat.shows("a boat")?;
        seat.send("q")?;
        seat.shows("1/5")?;
        seat.send("Q")
    })
    .by(PROGRAM)
    .with(&[(WHO, "pictures")]),
];

fn by_copying(seat: &mut Seat) -> Went {
    seat.send("yc")?;
    says(seat)
}

/// One line says what it was, behind the page.
fn says(seat: &mut Seat) -> Went {
    seat.shows("newsprint: a fault of the program ended it: as the test asks")?;
    let is_noisy = holds(&seat.raw, b"panicked at") || holds(&seat.raw, b"stack backtrace");
    if is_noisy || seat.is_alternate() { Err(format!("not one line:\n{}", seat.text())) } else { Ok(()) }
}

/// Not a test of its own: the program that is started in a terminal.
#[test]
fn a_program_that_panics() {
    let (Ok(who), Ok(paper)) = (std::env::var(WHO), std::env::var("PAPER")) else { return };
    let edition = read(&std::fs::read(&paper).unwrap(), Limits::default()).unwrap();
    let habits = Habits { choices: Choices { home: Home::Contents, ..Choices::default() }, ..Habits::default() };
    let mut app = match who.as_str() {
        "librarian" => App::shelf(window(), habits),
        _ => {
            let memory = Memory { origin: Origin::of(&edition, "paper", None), kept: Kept::default() };
            App::open(edition, "paper.edition.json", window(), habits).remembering(memory)
        }
    };
    let code = match run(&mut app, Box::new(Failing(who)), Options::default()) {
        Ok(Ended::Quit) => 0,
        Ok(Ended::Fault(said)) => {
            eprintln!("newsprint: {said}");
            BROKEN
        }
        other => panic!("{other:?}"),
    };
    std::process::exit(code);
}

/// A world without files, browsers and clipboards, in which someone panics.
struct Failing(String);

impl Failing {
    fn panics(&self, who: &str) {
        assert!(self.0 != who, "as the test asks");
    }
}

impl World for Failing {
    fn edition(&mut self, _: usize) -> Result<Issue, String> {
        Err("nowhere".to_owned())
    }

    fn neighbour(&mut self, _: &Origin, _: isize) -> Result<Option<Issue>, String> {
        Ok(None)
    }

    fn saved(&mut self, _: &Path) -> Result<Issue, String> {
        Err("nowhere".to_owned())
    }

    fn sample(&mut self, _: usize) -> Option<Issue> {
        None
    }

    fn save(&mut self, _: usize) -> Result<Saved, String> {
        Err("nowhere".to_owned())
    }

    fn archive(&mut self) -> Box<dyn Archive> {
        Box::new(Self(self.0.clone()))
    }

    fn librarian(&self) -> Box<dyn Librarian> {
        Box::new(Leaving(Self(self.0.clone())))
    }

    fn export(&mut self, _: &Edition, _: usize, _: &str) -> Result<(), String> {
        Err("nowhere".to_owned())
    }

    fn open(&mut self, _: &str) -> Result<(), String> {
        Err("nowhere".to_owned())
    }

    fn keep(&mut self, _: &[(&'static str, Option<String>)]) -> Result<String, String> {
        Err("nowhere".to_owned())
    }

    fn copy(&mut self, _: &str) {
        self.panics("worker");
        // As a panic of the thread that has this name.
        let _ = thread::Builder::new().name(self.0.clone()).spawn(|| panic!("as the test asks")).unwrap().join();
    }

    fn terminals(&self) -> String {
        String::new()
    }

    fn keep_terminals(&mut self, _: &str) {}

    fn assets(&self) -> Box<dyn Assets> {
        Box::new(Self(self.0.clone()))
    }
}

impl Archive for Failing {
    fn open(&mut self) -> Option<(State, Vec<Told>)> {
        self.panics("archive");
        let data = std::env::var_os("NEWSPRINT_DATA_DIR")?;
        Some(State::open(&Folder::at(data), "2026-11-26".parse().ok()?))
    }

    fn today(&self) -> Option<Date> {
        self.panics("keeper");
        None
    }
}

impl Assets for Failing {
    fn read(&mut self, _: usize, _: &str) -> Result<Vec<u8>, newsprint::app::pictures::Refusal> {
        self.panics("pictures");
        Err(newsprint::app::pictures::Refusal::Missing)
    }
}

/// A librarian who is in the main thread's hands until something is asked.
struct Leaving(Failing);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.panics("main");
    }
}

impl Librarian for Leaving {
    fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>) {
        self.0.panics("librarian");
        Default::default()
    }

    fn index(&mut self, _: &mut dyn FnMut(Indexing) -> bool) -> Indexed {
        Indexed::Not
    }

    fn search(&mut self, _: &str) {}

    fn next(&mut self, _: &mut dyn FnMut() -> bool) -> Step {
        Step::End
    }

    fn passed(&self) -> (usize, usize) {
        (0, 0)
    }
}
