//! A way out of the program, and walking it many times.
//!
//! Owns the order of a run: start, a page, a star, what is done, the end, what is left. It refuses to stop at the first
//! fault: all runs are made, and all that went wrong is told together.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use newsprint::edition::file::{Limits, read};
use newsprint::library::{Folder, IssueKey, Star, State};

use super::seat::{ALONE, PAPER, Seat, Start, Terminal, Went};

/// A way out.
#[derive(Clone, Copy)]
pub struct Way {
    pub name: &'static str,
    start: Start,
    shell: Shell,
    first: First,
    /// What is typed first.
    keys: &'static str,
    does: fn(&mut Seat) -> Went,
    code: Option<i32>,
    left: Left,
    within: Duration,
}

/// What is there before anything is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    /// A page, and a star on its first article.
    Star,
    /// A page.
    Page,
    /// Nothing is waited for.
    Nothing,
}

/// Where the shell is that started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shell {
    /// The program took its place.
    Replaced,
    /// It waits for the program, and tells its end.
    Outside,
}

/// What can be looked at behind the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// A terminal.
    Terminal,
    /// One that was never read again: its modes alone.
    Modes,
    /// No terminal any more.
    Nothing,
}

/// Who dies of a signal, as a shell says it.
pub const HANGUP: i32 = 129;
pub const INTERRUPTED: i32 = 130;
pub const QUIT: i32 = 131;
pub const TERMINATED: i32 = 143;

/// A way out of the program on its first page, where an article was starred.
pub const fn way(name: &'static str, code: i32, does: fn(&mut Seat) -> Went) -> Way {
    let within = Duration::from_secs(10);
    Way {
        name,
        start: ALONE,
        shell: Shell::Replaced,
        first: First::Star,
        keys: "",
        does,
        code: Some(code),
        left: Left::Terminal,
        within,
    }
}

impl Way {
    /// Started by another line.
    pub const fn by(self, line: &'static str) -> Self {
        Self { start: Start { line, ..self.start }, ..self }
    }

    /// So much is typed before anything is done.
    pub const fn typed(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }

    /// In a shell that waits for it and ends with the program's own code, as it sees it.
    pub const fn in_shell(self) -> Self {
        Self { shell: Shell::Outside, ..self.by(r#""$NEWS" "$PAPER"; exit $?"#) }
    }

    /// Of a program that shows no page of its own accord, or not this one.
    pub const fn without_page(self) -> Self {
        Self { first: First::Nothing, ..self }
    }

    /// Of a program that keeps nothing.
    pub const fn without_star(self) -> Self {
        Self { first: First::Page, ..self }
    }

    pub const fn with(self, environment: &'static [(&'static str, &'static str)]) -> Self {
        Self { start: Start { environment, ..self.start }, ..self }
    }

    pub const fn answered(self, answers: &'static str) -> Self {
        Self { start: Start { answers, ..self.start }, ..self }
    }

    pub const fn sized(self, columns: u16, rows: u16) -> Self {
        Self { start: Start { size: (columns, rows), ..self.start }, ..self }
    }

    /// In a terminal that controls no session.
    pub const fn uncontrolled(self) -> Self {
        Self { start: Start { terminal: Terminal::IsOnlyOpen, ..self.start }, ..self }
    }

    /// The end comes so soon behind what is done.
    pub const fn within(self, milliseconds: u64) -> Self {
        Self { within: Duration::from_millis(milliseconds), ..self }
    }

    /// No terminal is left.
    pub const fn loses_terminal(self) -> Self {
        Self { left: Left::Nothing, ..self }
    }

    /// The terminal is not read again.
    pub const fn unread(self) -> Self {
        Self { left: Left::Modes, ..self }
    }

    /// Its exit code is nobody's to see.
    pub const fn unseen(self) -> Self {
        Self { code: None, ..self }
    }

    /// Walks it once.
    fn walk(&self) -> Went {
        let mut seat = Seat::start(self.start)?;
        if self.first != First::Nothing {
            seat.shows("1/5")?;
            if self.shell == Shell::Outside {
                seat.find_program()?;
            }
        }
        if self.first == First::Star {
            seat.send("s")?;
            seat.shows("★")?;
        }
        seat.send(self.keys)?;
        (self.does)(&mut seat)?;
        let start = Instant::now();
        seat.ended(self.within)?;
        let took = start.elapsed();
        let code = seat.code();
        if self.code.is_some() && code != self.code {
            return Err(format!("ended with {code:?} in {took:?}:\n{}", seat.text()));
        }
        seat.left_nobody()?;
        match self.left {
            Left::Terminal => seat.is_restored()?,
            Left::Modes => seat.has_its_modes()?,
            Left::Nothing => {}
        }
        if self.first == First::Star {
            is_starred(&seat)?;
        }
        Ok(())
    }
}

/// What was done before the end is in the state.
fn is_starred(seat: &Seat) -> Went {
    let edition = read(PAPER.as_bytes(), Limits::default()).map_err(|error| error.to_string())?;
    let (mut state, told) = State::open(&Folder::at(seat.data()), "2026-11-26".parse().unwrap());
    let kept = state.kept(&IssueKey::of(&edition, "paper"));
    let is_starred = kept.articles.get("a").is_some_and(|article| article.star == Star::Set);
    if is_starred && told.is_empty() { Ok(()) } else { Err(format!("the star is lost: {told:?} {kept:?}")) }
}

/// How often each way is walked; the environment may say more.
pub fn runs(usual: usize) -> usize {
    let said = std::env::var("NEWSPRINT_RUNS").ok().and_then(|runs| runs.parse().ok());
    said.unwrap_or(usual)
}

/// Walks all of some ways so often, so many at a time.
pub fn walk(ways: &[Way], runs: usize, at_once: usize) {
    let only = std::env::var("NEWSPRINT_WAY").unwrap_or_default();
    let ways: Vec<&Way> = ways.iter().filter(|way| way.name.contains(&only)).collect();
    let (next, start) = (AtomicUsize::new(0), Instant::now());
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= ways.len() * runs {
                        return;
                    }
                    let way = ways[number % ways.len()];
                    if let Err(fault) = way.walk() {
                        faults.lock().unwrap().push(format!("{}: {fault}", way.name));
                    }
                }
            });
        }
    });
    let mut faults = faults.into_inner().unwrap();
    faults.sort();
    eprintln!("{} ways, {runs} runs each, {} faults, {:?}", ways.len(), faults.len(), start.elapsed());
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), ways.len() * runs, faults.join("\n"));
}
