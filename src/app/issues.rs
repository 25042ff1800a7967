//! Other editions: going to them, and finding each as it was left.
//!
//! Owns what is kept of an edition that is left for another. It refuses to read files: it asks for an edition, and
//! takes it in when it comes.

use std::collections::HashMap;

use super::shelf::Below;
use super::spot::{Jumps, Marks, Spot};
use super::{App, Effect, Issue, Memory, Records, Screen};
use crate::edition::{Edition, Outline, Place, clean_line};
use crate::l10n::Say;

/// What was done in an edition that is left for another.
#[derive(Debug, Default)]
pub(super) struct Session {
    places: HashMap<usize, Place>,
    records: Records,
    jumps: Jumps,
    marks: Marks,
    spot: Option<Spot>,
    /// The ids of its articles: a file that has changed meanwhile is another edition.
    ids: Vec<String>,
    /// What was kept of it when it was left.
    pub(super) memory: Option<Memory>,
}

impl App {
    pub(super) fn step_edition(&mut self, step: isize) -> Option<Effect> {
        let (open, count) = self.issue;
        // One issue was given, or none: what lies before and after it is on the shelf.
        if count <= 1 {
            return self.step_on_shelf(step);
        }
        let failed = matches!(self.screens.last(), Some(Screen::Trouble(_)));
        let index = if failed { self.asked_issue } else { open };
        match index.checked_add_signed(step).filter(|next| *next < count) {
            Some(next) => {
                self.asked_issue = next;
                if failed && next == open {
                    // Back over what cannot be opened to what is open already.
                    self.screens.pop();
                    return None;
                }
                self.notice = Some(self.words.say(Say::Opening));
                Some(Effect::Edition(next))
            }
            None => {
                self.no_neighbour(step);
                None
            }
        }
    }

    /// Asks for the paper's next issue, or the one before; from one that cannot be opened the way goes on.
    fn step_on_shelf(&mut self, step: isize) -> Option<Effect> {
        let failed = matches!(self.screens.last(), Some(Screen::Trouble(_)));
        let from = if failed { self.asked_step } else { 0 };
        let step = from.saturating_add(step);
        if step == 0 {
            // Back over what cannot be opened to what is open already.
            self.screens.pop();
            return None;
        }
        if self.origin().is_none() {
            self.no_neighbour(step);
            return None;
        }
        self.asked_step = step;
        self.notice = Some(self.words.say(Say::Opening));
        Some(Effect::Neighbour(step))
    }

    fn no_neighbour(&mut self, step: isize) {
        self.notice = Some(self.words.say(if step > 0 { Say::NoNextEdition } else { Say::NoPreviousEdition }));
    }

    /// Takes in the paper's next issue, or the one before.
    pub(super) fn neighbour(&mut self, step: isize, found: Result<Option<Box<Issue>>, String>) {
        match found {
            Ok(None) => self.no_neighbour(step),
            Ok(Some(issue)) => self.opened(Ok(issue)),
            Err(said) => self.opened(Err(said)),
        }
    }

    /// Takes in another edition; what was done in this one is kept for when the reader comes back.
    pub(super) fn opened(&mut self, issue: Result<Box<Issue>, String>) {
        let issue = match issue {
            Ok(issue) => issue,
            Err(said) => {
                if self.tells_in_kept(&said) {
                    return;
                }
                (self.shelving.to_show, self.shelving.to_read_on) = (None, None);
                self.notice = None;
                if matches!(self.screens.last(), Some(Screen::Trouble(_))) {
                    self.screens.pop();
                }
                return self.trouble(&said);
            }
        };
        let from_shelf = self.is_on_shelf();
        if from_shelf {
            self.leave_shelf();
            self.shelving.below = if self.shelving.to_show.is_some() { Below::Across } else { Below::Shelf };
        }
        self.keep_place();
        self.collect();
        let left = Session {
            spot: Some(self.spot()),
            places: std::mem::take(&mut self.places),
            records: std::mem::take(&mut self.records),
            jumps: std::mem::take(&mut self.jumps),
            marks: std::mem::take(&mut self.marks),
            ids: ids(&self.edition),
            memory: self.memory().cloned(),
        };
        // Of no issue there is nothing to keep.
        if !self.screens.is_empty() {
            self.sessions.insert(self.issue.0, left);
        }
        self.outline = Outline::of(&issue.edition);
        self.order = self.outline.order().collect();
        self.name = clean_line(&issue.name);
        self.issue.0 = issue.index;
        let session = self.sessions.remove(&issue.index).filter(|session| session.ids == ids(&issue.edition));
        let fresh = Records::of(issue.edition.articles.len());
        self.edition = std::sync::Arc::new(issue.edition);
        self.pictures.turn_to(&self.edition);
        self.go_home();
        self.language = crate::layout::edition_language(&self.edition);
        self.lengths.borrow_mut().clear();
        self.end_search();
        (self.before_search, self.prompt, self.hints, self.count, self.notice) = (None, None, None, None, None);
        self.pending.clear();
        // What was done here last may still be on its way to the disk: this is newer than what was read there.
        let memory = session.as_ref().and_then(|session| session.memory.clone()).or(issue.memory);
        let session = session.unwrap_or_else(|| Session { records: fresh, ..Session::default() });
        (self.places, self.records) = (session.places, session.records);
        (self.jumps, self.marks) = (session.jumps, session.marks);
        self.take_memory(memory);
        if let Some(spot) = session.spot {
            self.go_to(spot);
        }
        self.read_on();
    }

    /// Reads on the article that was asked for with the issue.
    fn read_on(&mut self) {
        if let Some(to_read) = self.take_to_read() {
            if to_read.kept.is_some() {
                // Back from there leads to the list, and from the list to the paper as a whole.
                self.keep_place();
                self.screens.truncate(1);
            }
            self.read_kept(to_read);
        }
    }
}

fn ids(edition: &Edition) -> Vec<String> {
    edition.articles.iter().map(|article| article.id.clone()).collect()
}
