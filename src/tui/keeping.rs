//! Between the program and the keeper: what was done goes out, what is kept comes in.
//!
//! Owns when the keeper is asked what: of the open issue anew whenever another is opened, and again where an answer was on
//! its way while more was done. It refuses to know what any of it means.

use super::keeper::Keeper;
use crate::app::{App, Message, update};
use crate::library::{Ask, IssueKey, News};

/// The keeper, and what it was told.
pub(super) struct Keeping {
    keeper: Option<Keeper>,
    /// The issue that was asked for.
    issue: Option<IssueKey>,
    /// How many acts it was given, and how many when the issue was asked for.
    given: u64,
    asked: u64,
}

impl Keeping {
    /// With a keeper; without one nothing is kept.
    pub(super) fn of(keeper: Option<Keeper>) -> Self {
        Self { keeper, issue: None, given: 0, asked: 0 }
    }

    /// Gives what has been done since to the keeper.
    pub(super) fn keep(&mut self, app: &mut App) {
        let Some(keeper) = &self.keeper else { return };
        for act in app.acts() {
            self.given += 1;
            keeper.ask(Ask::Keep(Box::new(act)));
        }
        let open = app.origin().map(|origin| &origin.key);
        if open != self.issue.as_ref() {
            self.issue = open.cloned();
            self.ask();
        }
    }

    fn ask(&mut self) {
        if let (Some(keeper), Some(issue)) = (&self.keeper, &self.issue) {
            self.asked = self.given;
            keeper.ask(Ask::Issue(issue.clone()));
        }
    }

    /// Hands on what the keeper says.
    pub(super) fn hear(&mut self, app: &mut App, news: News) {
        match news {
            News::Issue(key, kept) if self.asked == self.given => {
                update(app, Message::Shared(key, kept, self.given));
            }
            // It may have been read before what was done last was written.
            News::Issue(..) => self.ask(),
            News::Saving(saving) => {
                update(app, Message::Saving(saving));
            }
            _ => {}
        }
    }
}
