//! Between the program and the keeper: what was done goes out, what is kept comes in.
//!
//! Owns when the keeper is asked what: of the open issue anew whenever another is opened, and again where an answer was on
//! its way while more was done. It refuses to know what any of it means.

use super::keeper::Keeper;
use super::librarian::Said;
use crate::app::{App, KeptList, Message, ShelfNews, update};
use crate::library::{Ask, IssueKey, News};

/// The keeper, and what it was told.
pub(super) struct Keeping {
    keeper: Keeper,
    /// The issue that was asked for.
    issue: Option<IssueKey>,
    /// How many acts it was given, and how many when the issue was asked for.
    given: u64,
    asked: u64,
    /// What the shelf was told last; none while it was never seen.
    shelf: Option<ShelfNews>,
    /// Whether the librarian has told of it.
    heard: Heard,
    /// Whether it is to be asked what was done with the shelf.
    minds: Minds,
    /// Whether it is to be asked what was kept.
    minds_kept: Minds,
    /// How many acts the keeper was given when it was asked that.
    asked_kept: u64,
}

/// Whether something is to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Minds {
    No,
    Yes,
}

/// Whether something was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    NotYet,
    Once,
}

/// Articles to be read on that are asked for: more than are seen, since some have no file any more.
const RECENT: usize = 12;

impl Keeping {
    /// With a keeper that was told nothing yet.
    pub(super) fn of(keeper: Keeper) -> Self {
        let (minds, minds_kept, heard) = (Minds::No, Minds::No, Heard::NotYet);
        Self { keeper, issue: None, given: 0, asked: 0, shelf: None, heard, minds, minds_kept, asked_kept: 0 }
    }

    /// Gives what has been done since to the keeper.
    pub(super) fn keep(&mut self, app: &mut App) {
        for act in app.acts() {
            self.given += 1;
            self.keeper.ask(Ask::Keep(Box::new(act)));
        }
        if std::mem::replace(&mut self.minds, Minds::No) == Minds::Yes {
            self.keeper.ask(Ask::Shelf(RECENT));
        }
        if std::mem::replace(&mut self.minds_kept, Minds::No) == Minds::Yes {
            self.asked_kept = self.given;
            self.keeper.ask(Ask::Starred);
            self.keeper.ask(Ask::Clippings);
        }
        let open = app.origin().map(|origin| &origin.key);
        if open != self.issue.as_ref() {
            self.issue = open.cloned();
            self.ask();
        }
    }

    fn ask(&mut self) {
        if let Some(issue) = &self.issue {
            self.asked = self.given;
            self.keeper.ask(Ask::Issue(issue.clone()));
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
            News::Shelf(summaries, recent) => {
                if let Some(shelf) = &mut self.shelf {
                    (shelf.summaries, shelf.recent) = (summaries, recent);
                    // Before the librarian has looked, the shelf would seem empty.
                    if self.heard == Heard::Once {
                        update(app, Message::Shelf(Box::new(shelf.clone())));
                    }
                }
            }
            News::Starred(stars) => self.hear_kept(app, KeptList::Stars(stars)),
            News::Clippings(clippings) => self.hear_kept(app, KeptList::Clippings(clippings)),
            News::Told(told) => {
                update(app, Message::Told(told.to_string()));
            }
        }
    }

    /// Has the keeper asked what was done with the shelf, behind what is done now.
    pub(super) fn mind_shelf(&mut self) {
        self.minds = Minds::Yes;
        self.shelf.get_or_insert_default();
    }

    /// Hands on what was kept; asks again where more was done since: what was thrown away would come back.
    fn hear_kept(&mut self, app: &mut App, list: KeptList) {
        self.keep(app);
        if self.asked_kept == self.given {
            update(app, Message::KeptList(list));
        } else {
            self.minds_kept = Minds::Yes;
        }
    }

    /// Has the keeper asked what was kept, behind what is done now.
    pub(super) fn mind_kept(&mut self) {
        self.minds_kept = Minds::Yes;
    }

    /// Hands on what the librarian says.
    pub(super) fn hear_librarian(&mut self, app: &mut App, said: Said) {
        let (catalogue, today, indexing) = match said {
            Said::Shelf { catalogue, today, indexing } => (catalogue, today, indexing),
            Said::Found(findings) => {
                update(app, Message::FoundAcross(Box::new(findings)));
                return;
            }
        };
        self.heard = Heard::Once;
        let shelf = self.shelf.get_or_insert_default();
        (shelf.catalogue, shelf.today, shelf.indexing) = (catalogue, today, indexing);
        update(app, Message::Shelf(Box::new(shelf.clone())));
    }
}
