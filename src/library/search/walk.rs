//! The walk over the shelf: issue by issue, newest first.
//!
//! Owns the order of what is found, and that it can be left off after every article and gone on with. It refuses to
//! keep more than one issue at a time.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use super::candidates::Candidates;
use super::judge::{Issue, Order, judge, judge_all, order};
use super::{Found, Marks, ShelfQuery};
use crate::edition::file::Limits;
use crate::edition::{Article, Edition};
use crate::library::catalogue::{Entry, Facts};
use crate::library::index::{Blocks, DayCode, Holding, Index, Known, Placed, Reading, Unpack, Version, is_plain, read};
use crate::library::saved::{Saved, Stamp};

/// A search that is under way.
#[derive(Debug)]
pub struct Search {
    query: ShelfQuery,
    marks: Marks,
    known: Arc<Known>,
    blocks: Blocks,
    candidates: Candidates,
    /// Index of the issue that comes next.
    next: usize,
    visit: Option<Visit>,
    ready: VecDeque<Found>,
    scanned: usize,
    trust: Trust,
}

/// What a search asks of the world at each step.
pub struct World<'a> {
    /// The index, where there is one. It need not be the same as it was at the last step, but of the same file.
    pub index: Option<&'a Index>,
    /// What files may come to.
    pub limits: Limits,
    /// Reads an edition that is no plain JSON.
    pub unpack: &'a mut Unpack<'a>,
    /// Asked before every article that is read and every issue that is: whether to go on.
    pub go_on: &'a mut dyn FnMut() -> bool,
}

/// What a step of a search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The next article.
    Found(Box<Found>),
    /// It was asked to stop; the next step goes on.
    LeftOff,
    /// There are no more.
    End,
}

/// Whether the index is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Asked,
    /// It failed once.
    Failed,
}

/// An issue whose candidates are read one by one.
#[derive(Debug)]
struct Visit {
    issue: Issue,
    entry: usize,
    file: File,
    candidates: VecDeque<Placed>,
    /// The last one that was judged.
    last: Option<Order>,
}

impl Search {
    /// A search for a query over a shelf as it was when it was looked at.
    pub fn new(query: ShelfQuery, marks: Marks, known: Arc<Known>) -> Self {
        let candidates = Candidates::of(query.expression(), query.days());
        let blocks = known.blocks().clone();
        Self {
            query,
            marks,
            known,
            blocks,
            candidates,
            next: 0,
            visit: None,
            ready: VecDeque::new(),
            scanned: 0,
            trust: Trust::Asked,
        }
    }

    /// How many issues were read whole so far, because the index does not have them.
    pub fn scanned(&self) -> usize {
        self.scanned
    }

    /// How many issues were passed so far, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.known.catalogue().entries().len())
    }

    /// Whether the index failed, and is better made anew: what was found is right all the same.
    pub fn index_failed(&self) -> bool {
        self.trust == Trust::Failed
    }

    /// The next article that is found.
    pub fn step(&mut self, world: &mut World) -> Step {
        loop {
            if let Some(found) = self.ready.pop_front() {
                return Step::Found(Box::new(found));
            }
            if let Some(visit) = self.visit.take_if(|visit| visit.candidates.is_empty()) {
                drop(visit);
            }
            if self.visit.is_some() {
                if !(world.go_on)() {
                    return Step::LeftOff;
                }
                self.read_next(world);
                continue;
            }
            let known = Arc::clone(&self.known);
            let Some(entry) = known.catalogue().entries().get(self.next) else { return Step::End };
            if self.may_have(entry) {
                match self.candidates_of(entry, world) {
                    Some(articles) if articles.is_empty() => {}
                    _ if !(world.go_on)() => return Step::LeftOff,
                    Some(articles) => self.visit(entry, &articles, world),
                    None => self.scan(&entry.saved, None, world),
                }
            }
            self.next += 1;
        }
    }

    /// Whether an issue may have what is looked for, by what is known of it.
    fn may_have(&self, entry: &Entry) -> bool {
        let Some(facts) = &entry.facts else { return true };
        self.query.admits_issue(entry.paper(), entry.day()) && self.query.admits_key(&facts.key, &self.marks)
    }

    /// The articles of the next issue that the index names; none where it has to be read whole.
    fn candidates_of(&mut self, entry: &Entry, world: &World) -> Option<Vec<usize>> {
        let index = world.index.filter(|_| self.trust == Trust::Asked)?;
        match self.blocks.holding(self.next) {
            Holding::Nothing => return None,
            Holding::Unreadable => return Some(Vec::new()),
            Holding::Articles { .. } => {}
        }
        let of = (self.next, DayCode::of(entry.day()));
        let catalogue = Arc::clone(&self.known);
        match self.candidates.of_issue(index, catalogue.catalogue(), &mut self.blocks, of) {
            Ok(articles) => articles,
            Err(_) => self.fail(),
        }
    }

    fn fail<T>(&mut self) -> Option<T> {
        self.trust = Trust::Failed;
        None
    }

    /// Begins to read the candidates of an issue.
    fn visit(&mut self, entry: &Entry, articles: &[usize], world: &mut World) {
        let Some(facts) = &entry.facts else { return self.scan(&entry.saved, None, world) };
        let Some(placed) = self.placed(articles, world.index) else { return self.scan(&entry.saved, None, world) };
        let issue = Issue::of(&entry.saved, facts);
        let admitted = placed.into_iter().filter(|of| self.query.admits_article(&of.standing, &issue.key, &self.marks));
        let mut candidates: Vec<Placed> = admitted.collect();
        candidates.sort_by_key(|of| order(&of.standing, of.article));
        if candidates.is_empty() {
            return;
        }
        let file = same_file(&entry.saved);
        if !is_plain(&entry.saved.path) && file.is_some() {
            return self.unpack(&entry.saved, &issue, &candidates, world);
        }
        match file {
            Some(file) => {
                let candidates = candidates.into();
                self.visit = Some(Visit { issue, entry: self.next, file, candidates, last: None });
            }
            None => self.scan(&entry.saved, None, world),
        }
    }

    /// What the index has of articles of the next issue; none where it is not as it was when it named them.
    fn placed(&mut self, articles: &[usize], index: Option<&Index>) -> Option<Vec<Placed>> {
        let (index, Holding::Articles { first, .. }) = (index?, self.blocks.holding(self.next)) else { return None };
        let look = index.reading(|| {
            let same = index.generation()? == self.blocks.generation();
            if same { index.placed(first, articles).map(Some) } else { Ok(None) }
        });
        look.unwrap_or_else(|_| self.fail())
    }

    /// Reads the next candidate of the issue that is visited.
    fn read_next(&mut self, world: &mut World) {
        let Some(visit) = &mut self.visit else { return };
        let Some(placed) = visit.candidates.pop_front() else { return };
        match read_article(&mut visit.file, &placed) {
            Some(article) => {
                visit.last = Some(order(&placed.standing, placed.article));
                self.ready.extend(judge(&self.query, &visit.issue, placed.article, &placed.standing, &article));
            }
            // The file is not what the index took it for.
            None => {
                let (entry, last) = (visit.entry, visit.last);
                self.visit = None;
                let known = Arc::clone(&self.known);
                if let Some(entry) = known.catalogue().entries().get(entry) {
                    self.scan(&entry.saved, last, world);
                }
            }
        }
    }

    /// Reads an issue whole, for what comes behind an article in it.
    fn scan(&mut self, saved: &Saved, behind: Option<Order>, world: &mut World) {
        self.scanned += 1;
        // As it is now, whatever it was when the shelf was looked at.
        let Reading::Edition(edition, _) = read(saved, Version::AsItIs, world.limits, world.unpack) else { return };
        let issue = Issue::of(saved, &Facts::of(&edition, saved.stem()));
        let found = judge_all(&self.query, &self.marks, &issue, &edition);
        self.ready.extend(
            found.into_iter().filter(|(order, _)| behind.is_none_or(|last| *order > last)).map(|(_, found)| found),
        );
    }

    /// Judges the candidates of an issue that lies in a zip.
    fn unpack(&mut self, saved: &Saved, issue: &Issue, candidates: &[Placed], world: &mut World) {
        let Some(edition) = (world.unpack)(&saved.path) else { return };
        let edition: Edition = edition;
        let judged = candidates.iter().filter_map(|placed| {
            judge(&self.query, issue, placed.article, &placed.standing, edition.articles.get(placed.article)?)
        });
        self.ready.extend(judged);
    }
}

/// The file of an issue, if it is what it was.
fn same_file(saved: &Saved) -> Option<File> {
    let path: &Path = &saved.path;
    let file = File::open(path).ok()?;
    let now = file.metadata().ok()?;
    (now.is_file() && now.len() == saved.bytes && Stamp::of(&now) == saved.stamp).then_some(file)
}

/// One article of a file.
fn read_article(file: &mut File, placed: &Placed) -> Option<Article> {
    let length = placed.bytes.end.checked_sub(placed.bytes.start)?;
    file.seek(SeekFrom::Start(placed.bytes.start)).ok()?;
    // No more than the file has, whatever the index says.
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 != length {
        return None;
    }
    serde_json::from_slice(&bytes).ok()
}
