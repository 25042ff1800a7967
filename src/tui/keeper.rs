//! What a reader does, kept away from the keys.
//!
//! Owns the thread that has the state: what is done is on disk within a second of it, and all of it when the program ends,
//! however it ends. Places are gathered while keys are held down; all else is written at once. It refuses to know what is
//! asked for: it answers with what the state says.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::edition::Date;
use crate::library::{Act, Ask, Change, IssueKey, News, Pending, Saving, State, Told, WhyNot};

/// How long a place waits for the next one.
const GATHERED: Duration = Duration::from_millis(250);
/// How often it is looked whether another program wrote, and tried again where nothing can be kept.
const LOOK: Duration = Duration::from_secs(1);
/// How long the program waits at its end for what was done last: what the state waits for another program, and a bit.
const PATIENCE: Duration = Duration::from_secs(6);

/// The way to the thread. All that was asked is done when it is dropped.
#[derive(Debug)]
pub struct Keeper {
    /// None once no more is asked.
    asks: Option<Sender<Ask>>,
    /// Says that all has been done.
    done: Receiver<()>,
}

/// Where the state lies.
pub trait Archive: Send + 'static {
    /// The state, and what is to be told of it; none where there is nowhere to keep anything. Asked once.
    fn open(&mut self) -> Option<(State, Vec<Told>)>;

    /// The day that it is, where that is known.
    fn today(&self) -> Option<Date>;
}

impl Keeper {
    /// Starts the thread, which opens the state; `tell` is called on it with every answer.
    ///
    /// # Errors
    /// Where the system has no room for a thread.
    pub fn start(archive: Box<dyn Archive>, tell: impl FnMut(News) + Send + 'static) -> io::Result<Self> {
        let (asks, asked) = channel();
        let (finished, done) = channel();
        thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            keep(archive, tell, &asked);
            // Nobody may be waiting for it any more.
            let _ = finished.send(());
        })?;
        Ok(Self { asks: Some(asks), done })
    }

    /// Asks something of the state; what was asked before is done before.
    pub fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // A thread that has ended keeps nothing any more.
            let _ = asks.send(ask);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.asks = None;
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

/// Acts that wait to be written, and until when.
#[derive(Debug, Default)]
struct Queue {
    pending: Pending,
    /// When they are to be written, since the start; none where there are none.
    due: Option<Duration>,
}

impl Queue {
    fn add(&mut self, act: Act, now: Duration) {
        let due = if matches!(act.change, Change::Place(_)) { now + GATHERED } else { now };
        self.due = Some(self.due.map_or(due, |before| before.min(due)));
        self.pending.add(act);
    }

    fn take(&mut self) -> Vec<Act> {
        self.due = None;
        self.pending.take()
    }

    fn is_due(&self, now: Duration) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// What the thread has before it.
struct Book<T> {
    archive: Box<dyn Archive>,
    state: State,
    tell: T,
    queue: Queue,
    /// The issue that was asked for last.
    issue: Option<IssueKey>,
    /// How many issues to be continued were asked for.
    shelf: Option<usize>,
    /// The lists that were asked for: stars, clippings.
    lists: Vec<Ask>,
}

/// Keeps what is asked for until nobody asks any more.
fn keep(mut archive: Box<dyn Archive>, mut tell: impl FnMut(News), asks: &Receiver<Ask>) {
    let Some((state, told)) = archive.open() else {
        tell(News::Saving(Saving::Not(WhyNot::ReadOnly)));
        // What is done is forgotten with the program; who asks for what was kept hears of nothing.
        for ask in asks {
            match ask {
                Ask::Starred => tell(News::Starred(Vec::new())),
                Ask::Clippings => tell(News::Clippings(Vec::new())),
                Ask::Issue(key) => tell(News::Issue(key, Box::default())),
                Ask::Keep(_) | Ask::Shelf(_) => {}
            }
        }
        return;
    };
    told.into_iter().map(News::Told).for_each(&mut tell);
    Book { archive, state, tell, queue: Queue::default(), issue: None, shelf: None, lists: Vec::new() }.work(asks);
}

impl<T: FnMut(News)> Book<T> {
    fn work(&mut self, asks: &Receiver<Ask>) {
        let start = Instant::now();
        if *self.state.saving() != Saving::Yes {
            (self.tell)(News::Saving(self.state.saving().clone()));
        }
        let mut look = LOOK;
        let mut backed_up = None;
        loop {
            let until = self.queue.due.map_or(look, |due| due.min(look));
            let first = asks.recv_timeout(until.saturating_sub(start.elapsed()));
            if first == Err(RecvTimeoutError::Disconnected) {
                return self.write();
            }
            for ask in first.into_iter().chain(asks.try_iter()) {
                self.hear(ask, start.elapsed());
            }
            if self.queue.is_due(start.elapsed()) {
                self.write();
            }
            if start.elapsed() >= look {
                // A reader may stay open for days.
                let today = self.archive.today();
                if let Some(today) = today.filter(|today| backed_up != Some(*today)) {
                    backed_up = Some(today);
                    self.state.back_up(today);
                }
                self.look();
                look = start.elapsed() + LOOK;
            }
        }
    }

    fn hear(&mut self, ask: Ask, now: Duration) {
        if let Ask::Keep(act) = ask {
            return self.queue.add(*act, now);
        }
        // The answer holds what was done before it was asked.
        self.write();
        match ask {
            Ask::Keep(_) => {}
            Ask::Issue(key) => {
                self.issue = Some(key);
                self.tell_issue();
            }
            Ask::Shelf(most) => {
                self.shelf = Some(most);
                self.tell_shelf();
            }
            Ask::Starred | Ask::Clippings => {
                self.tell_list(&ask);
                if !self.lists.contains(&ask) {
                    self.lists.push(ask);
                }
            }
        }
        self.tell_rest(&Saving::Yes);
    }

    fn tell_issue(&mut self) {
        if let Some(key) = &self.issue {
            let kept = self.state.kept(key);
            (self.tell)(News::Issue(key.clone(), Box::new(kept)));
        }
    }

    /// Tells the stars or the clippings.
    fn tell_list(&mut self, ask: &Ask) {
        let news = match ask {
            Ask::Starred => News::Starred(self.state.starred()),
            Ask::Clippings => News::Clippings(self.state.clippings()),
            Ask::Keep(_) | Ask::Issue(_) | Ask::Shelf(_) => return,
        };
        (self.tell)(news);
    }

    fn tell_shelf(&mut self) {
        if let Some(most) = self.shelf {
            let (summaries, recent) = (self.state.summaries(), self.state.recent(most));
            (self.tell)(News::Shelf(summaries, recent));
        }
    }

    /// Writes what waits.
    fn write(&mut self) {
        let acts = self.queue.take();
        if acts.is_empty() {
            return;
        }
        let before = self.state.saving().clone();
        self.state.write(acts);
        self.tell_rest(&before);
    }

    /// Sees whether another program wrote, and whether what could not be kept can be now.
    fn look(&mut self) {
        let before = self.state.saving().clone();
        if before != Saving::Yes {
            self.state.write([]);
        }
        if self.state.has_changed() {
            self.tell_issue();
            self.tell_shelf();
            for list in self.lists.clone() {
                self.tell_list(&list);
            }
        }
        self.tell_rest(&before);
    }

    fn tell_rest(&mut self, before: &Saving) {
        for told in self.state.told() {
            (self.tell)(News::Told(told));
        }
        if self.state.saving() != before {
            (self.tell)(News::Saving(self.state.saving().clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::edition::Edition;
    use crate::library::{Anchor, Folder, KeptPlace, Origin, Progress};

    fn state(folder: &tempfile::TempDir) -> State {
        State::open(&Folder::at(folder.path().join("数据 data")), "2026-11-26".parse().unwrap()).0
    }

    /// The state in a folder, or none.
    struct In(Option<State>);

    impl Archive for In {
        fn open(&mut self) -> Option<(State, Vec<Told>)> {
            Some((self.0.take()?, Vec::new()))
        }

        fn today(&self) -> Option<Date> {
            "2026-11-26".parse().ok()
        }
    }

    fn archive(folder: &tempfile::TempDir) -> Box<dyn Archive> {
        Box::new(In(Some(state(folder))))
    }

    fn origin() -> Origin {
        let json = r#"{"format":"edition/1","paper":"样城日报 Post","date":"2026-11-23","articles":[]}"#;
        Origin::of(&serde_json::from_str::<Edition>(json).unwrap(), "x", None)
    }

    fn place(byte: usize) -> Act {
        let place = crate::edition::Place { part: 1, byte };
        let anchor = Anchor { place, quote: "桥 bridge".into() };
        Act { origin: origin(), change: Change::Place(KeptPlace { article: "稿 a".into(), anchor }) }
    }

    fn read() -> Act {
        Act { origin: origin(), change: Change::Progress("稿 a".into(), Progress::Read) }
    }

    #[test]
    fn places_wait_for_the_next_and_all_else_is_due_at_once() {
        let mut queue = Queue::default();
        let at = Duration::from_millis;
        assert!(!queue.is_due(at(9_000)));
        for step in 0..20 {
            queue.add(place(step), at(30 * step as u64));
        }
        assert!(!queue.is_due(at(249)) && queue.is_due(at(250)), "keys that are held down do not put it off");
        assert_eq!(queue.pending.acts().len(), 1, "the last place counts");
        queue.add(read(), at(100));
        assert!(queue.is_due(at(100)));
        assert_eq!(queue.take(), [place(19), read()]);
        assert!(queue.due.is_none() && queue.pending.is_empty());
    }

    #[test]
    fn all_that_was_done_is_kept_when_the_program_ends() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::start(archive(&folder), |_| {}).unwrap();
        for byte in 0..500 {
            keeper.ask(Ask::Keep(Box::new(place(byte))));
        }
        drop(keeper);
        let kept = state(&folder).kept(&origin().key);
        assert_eq!(kept.articles["稿 a"].anchor.as_ref().unwrap().place.byte, 499);
    }

    #[test]
    fn an_answer_holds_what_was_done_before_and_what_others_do_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, news) = mpsc::channel();
        let keeper = Keeper::start(archive(&folder), move |news| sender.send(news).unwrap()).unwrap();
        keeper.ask(Ask::Keep(Box::new(place(7))));
        keeper.ask(Ask::Issue(origin().key));
        let soon = || news.recv_timeout(Duration::from_secs(30)).unwrap();
        let News::Issue(key, kept) = soon() else { panic!() };
        assert_eq!((key, kept.articles["稿 a"].progress), (origin().key, Progress::Unread));
        assert_eq!(kept.articles["稿 a"].anchor.as_ref().unwrap().place.byte, 7);
        keeper.ask(Ask::Shelf(5));
        let News::Shelf(summaries, recent) = soon() else { panic!() };
        assert_eq!((summaries.len(), recent.len()), (0, 1));
        state(&folder).write([read()]);
        let News::Issue(_, kept) = soon() else { panic!() };
        assert_eq!(kept.articles["稿 a"].progress, Progress::Read);
        let News::Shelf(summaries, _) = soon() else { panic!() };
        assert_eq!(summaries[&origin().key].read, 1);
    }

    #[test]
    fn lists_that_were_asked_for_are_told_again_when_another_program_adds_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, news) = mpsc::channel();
        let keeper = Keeper::start(archive(&folder), move |news| sender.send(news).unwrap()).unwrap();
        let soon = || news.recv_timeout(Duration::from_secs(30)).unwrap();
        keeper.ask(Ask::Starred);
        assert_eq!(soon(), News::Starred(Vec::new()));
        let source = crate::library::Source { article: "稿 a".into(), ..Default::default() };
        state(&folder).write([Act { origin: origin(), change: Change::Star(source, crate::library::Star::Set) }]);
        let News::Starred(starred) = soon() else { panic!() };
        assert_eq!(starred[0].source.article, "稿 a");
    }

    #[test]
    fn it_is_said_that_nothing_is_kept_and_that_it_is_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("数据 data");
        std::fs::write(&path, b"a file in the way").unwrap();
        let (sender, news) = mpsc::channel();
        let keeper = Keeper::start(archive(&folder), move |news| sender.send(news).unwrap()).unwrap();
        let soon = || news.recv_timeout(Duration::from_secs(30)).unwrap();
        assert!(matches!(soon(), News::Saving(Saving::Not(_))));
        keeper.ask(Ask::Keep(Box::new(read())));
        keeper.ask(Ask::Issue(origin().key));
        let kept = loop {
            if let News::Issue(_, kept) = soon() {
                break kept;
            }
        };
        assert_eq!(kept.articles["稿 a"].progress, Progress::Read, "reading goes on");
        std::fs::remove_file(&path).unwrap();
        while soon() != News::Saving(Saving::Yes) {}
        assert_eq!(state(&folder).summaries()[&origin().key].read, 1, "what could not be kept is");
    }

    #[test]
    fn without_a_place_for_it_nothing_is_kept_and_that_is_said() {
        let (sender, news) = mpsc::channel();
        let keeper = Keeper::start(Box::new(In(None)), move |news| sender.send(news).unwrap()).unwrap();
        keeper.ask(Ask::Keep(Box::new(read())));
        let said = news.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(said, News::Saving(Saving::Not(WhyNot::ReadOnly)), "稿 a is not kept");
    }
}
