//! Work away from the keys: searching, reading and writing files, opening addresses.
//!
//! Owns the thread that does it and how its answers come back as messages. It refuses to know files, browsers and the
//! config: the world it is given does. A search that is out of date ends by itself.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::{Archive, Assets, Event, Librarian, probe};
use crate::app::search::search_edition;
use crate::app::{Home, Issue, Message, Saved, Terminal};
use crate::edition::Edition;
use crate::library::Origin;
use crate::text::Query;

/// What the program needs of the world beside a terminal. What goes wrong is said in one line or a few.
pub trait World: Send + 'static {
    /// Reads the edition of this index among those that were given.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn edition(&mut self, index: usize) -> Result<Issue, String>;

    /// Reads the issue of the same paper that lies so many after an issue on the shelf, or before it; none where there is
    /// none.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn neighbour(&mut self, of: &Origin, step: isize) -> Result<Option<Issue>, String>;

    /// Reads the issue on the shelf whose file is at a path.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn saved(&mut self, path: &Path) -> Result<Issue, String>;

    /// Reads the sample paper of this index; none where there is no such one.
    fn sample(&mut self, index: usize) -> Option<Issue>;

    /// Puts the edition of this index on the shelf.
    ///
    /// # Errors
    /// Why it cannot be saved.
    fn save(&mut self, index: usize) -> Result<Saved, String>;

    /// Who looks after the shelf; that is done elsewhere than all else.
    fn librarian(&self) -> Box<dyn Librarian>;

    /// Writes an article to a file that is not there yet.
    ///
    /// # Errors
    /// Why it cannot be written; nothing where there is such a file.
    fn export(&mut self, edition: &Edition, article: usize, path: &str) -> Result<(), String>;

    /// Opens an address in the reader's browser.
    ///
    /// # Errors
    /// Why it cannot be opened; nothing where the reader has named no browser.
    fn open(&mut self, address: &str) -> Result<(), String>;

    /// Writes options to the config file; gives its name.
    ///
    /// # Errors
    /// Why they cannot be written.
    fn keep(&mut self, options: &[(&'static str, Option<String>)]) -> Result<String, String>;

    /// Puts a text into the system's clipboard, where there is one.
    fn copy(&mut self, text: &str);

    /// What terminals said of themselves before, in the words of who asked them; nothing where that is not known.
    fn terminals(&self) -> String;

    /// Keeps what terminals say of themselves, where it can.
    fn keep_terminals(&mut self, text: &str);

    /// Where what is done is kept; that is done elsewhere than all else. Asked once.
    fn archive(&mut self) -> Box<dyn Archive>;

    /// Where the pictures of the editions come from; they are read elsewhere than all else is done.
    fn assets(&self) -> Box<dyn Assets>;
}

/// Something to do.
pub(super) enum Job {
    Search {
        edition: Arc<Edition>,
        order: Arc<[usize]>,
        typed: String,
        number: u64,
    },
    Edition(usize),
    Neighbour(Origin, isize),
    Saved(PathBuf),
    Sample(usize),
    Save(usize),
    Export {
        edition: Arc<Edition>,
        article: usize,
        path: String,
    },
    Open(String),
    Keep(Vec<(&'static str, Option<String>)>),
    Like(Home),
    Copy(String),
    /// Keeps what the terminal said of itself.
    Note(Terminal),
    /// Looks whether every body of the first edition is one, and says what is wrong where not.
    LookThrough(Arc<Edition>),
}

/// The way to the thread.
pub(super) struct Worker {
    /// None once no more is asked.
    jobs: Option<Sender<Job>>,
    /// Says that all has been done.
    done: Receiver<()>,
    /// The number of the search that was asked for last.
    latest: Arc<AtomicU64>,
}

impl Worker {
    /// Starts the thread; it ends when the worker is dropped and its work is done.
    pub(super) fn start(world: Box<dyn World>, events: Sender<Event>) -> io::Result<Self> {
        let (jobs, asked) = channel();
        let (finished, done) = channel();
        let latest = Arc::new(AtomicU64::new(0));
        let of = Arc::clone(&latest);
        thread::Builder::new().name("worker".to_owned()).spawn(move || {
            work(world, &asked, &of, &events);
            // Nobody may be waiting for it any more.
            let _ = finished.send(());
        })?;
        Ok(Self { jobs: Some(jobs), done, latest })
    }

    /// Asks for something to be done.
    pub(super) fn ask(&self, job: Job) {
        if let Job::Search { number, .. } = job {
            self.latest.store(number, Ordering::SeqCst);
        }
        // A thread that has ended does nothing any more; what was asked of it stays undone, and is seen to.
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }
}

/// How long the program waits at its end for what was asked before: a file that is being written.
const PATIENCE: Duration = Duration::from_secs(1);

impl Drop for Worker {
    fn drop(&mut self) {
        // A search is no longer wanted, a file is.
        self.latest.store(u64::MAX, Ordering::SeqCst);
        self.jobs = None;
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

fn work(mut world: Box<dyn World>, jobs: &Receiver<Job>, latest: &AtomicU64, events: &Sender<Event>) {
    for job in jobs {
        let message = match job {
            Job::Search { edition, order, typed, number } => {
                let go_on = || latest.load(Ordering::SeqCst) == number;
                let query = Query::parse(&typed).ok();
                let found = query.and_then(|query| search_edition(&edition, &order, &query, go_on));
                found.map(|found| Message::Found(number, found))
            }
            Job::Edition(index) => Some(Message::Edition(world.edition(index).map(Box::new))),
            Job::Saved(path) => Some(Message::Edition(world.saved(&path).map(Box::new))),
            Job::Sample(index) => world.sample(index).map(|issue| Message::Edition(Ok(Box::new(issue)))),
            Job::Save(index) => Some(Message::Saved(world.save(index))),
            Job::Neighbour(of, step) => {
                let found = world.neighbour(&of, step).map(|issue| issue.map(Box::new));
                Some(Message::Neighbour(step, found))
            }
            Job::Export { edition, article, path } => {
                let outcome = world.export(&edition, article, &path);
                Some(Message::Written(path, outcome))
            }
            Job::Open(address) => Some(Message::Opened(world.open(&address))),
            Job::Keep(options) => Some(Message::Kept(world.keep(&options))),
            Job::Like(home) => {
                // Nobody asked for a file to be written: where it cannot be, it stays as it was.
                let _ = world.keep(&[("opens", Some(format!("\"{}\"", home.name())))]);
                None
            }
            Job::LookThrough(edition) => {
                let is_wrong = edition.first_fault().is_some();
                // Reading it whole says all that is wrong, where it stands.
                let said = if is_wrong { world.edition(0).err() } else { None };
                said.map(Message::Told)
            }
            Job::Note(terminal) => {
                if let Some(text) = probe::noted(&world.terminals(), &probe::name(), &terminal) {
                    world.keep_terminals(&text);
                }
                None
            }
            Job::Copy(text) => {
                world.copy(&text);
                None
            }
        };
        // What is asked is done even where nobody hears of it any more.
        let _ = message.map(|message| events.send(Event::Message(message)));
    }
}
