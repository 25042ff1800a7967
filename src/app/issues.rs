//! Other editions: going to them, and finding each as it was left.
//!
//! Owns what is kept of an edition that is left for another. It refuses to read files: it asks for an edition, and
//! takes it in when it comes.

use std::collections::HashMap;

use super::shelf::Below;
use super::spot::{Jumps, Marks, Spot};
use super::{App, Effect, Issue, Records, Screen, Trouble};
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
}

impl App {
    pub(super) fn step_edition(&mut self, step: isize) -> Option<Effect> {
        let (open, count) = self.issue;
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
                self.notice = Some(self.words.say(if step > 0 { Say::NoNextEdition } else { Say::NoPreviousEdition }));
                None
            }
        }
    }

    /// Takes in another edition; what was done in this one is kept for when the reader comes back.
    pub(super) fn opened(&mut self, issue: Result<Box<Issue>, String>) {
        let issue = match issue {
            Ok(issue) => issue,
            Err(said) => {
                let lines = said.lines().map(clean_line).collect();
                self.notice = None;
                if matches!(self.screens.last(), Some(Screen::Trouble(_))) {
                    self.screens.pop();
                }
                let title = self.words.say(Say::TroubleTitle);
                self.screens.push(Screen::Trouble(Trouble { title, lines, ..Trouble::default() }));
                return;
            }
        };
        let from_shelf = self.is_on_shelf();
        if from_shelf {
            self.leave_shelf();
            self.below = Below::Shelf;
        }
        self.keep_place();
        let left = Session {
            spot: Some(self.spot()),
            places: std::mem::take(&mut self.places),
            records: std::mem::take(&mut self.records),
            jumps: std::mem::take(&mut self.jumps),
            marks: std::mem::take(&mut self.marks),
            ids: ids(&self.edition),
        };
        // Of no issue there is nothing to keep.
        if !self.screens.is_empty() {
            self.sessions.insert(self.issue.0, left);
        }
        self.outline = Outline::of(&issue.edition);
        self.order = self.outline.order().collect();
        self.name = clean_line(&issue.name);
        self.issue.0 = issue.index;
        self.path = issue.path;
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
        let session = session.unwrap_or_else(|| Session { records: fresh, ..Session::default() });
        (self.places, self.records) = (session.places, session.records);
        (self.jumps, self.marks) = (session.jumps, session.marks);
        if let Some(spot) = session.spot {
            self.go_to(spot);
        }
        self.read_on();
    }

    /// Reads on the article that was asked for with the issue.
    fn read_on(&mut self) {
        let Some((path, id)) = self.to_read_on.take() else { return };
        let article = self.edition.articles.iter().position(|article| article.id == id);
        if let Some(article) = article.filter(|_| self.path.as_ref() == Some(&path)) {
            self.read(article);
        }
    }
}

fn ids(edition: &Edition) -> Vec<String> {
    edition.articles.iter().map(|article| article.id.clone()).collect()
}
