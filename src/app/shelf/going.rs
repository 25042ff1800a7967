//! Going to the shelf, from it into an issue, and what keys do on it.
//!
//! Owns that the shelf lies below everything, and that an issue's screens are put aside and found again. It refuses what
//! is done with articles: there is none on the shelf.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::moving::Moved;
use super::panes::Pane;
use super::{ShelfNews, ShelfScreen, Told};
use crate::app::{Across, App, Command, Effect, Habits, KeptScreen, Screen, Window};
use crate::edition::Edition;
use crate::l10n::Say;
use crate::library::{Anchor, Found, IssueKey, Origin};

/// What lies below an issue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::app) enum Below {
    /// Nothing: who leaves it ends the program.
    #[default]
    Nothing,
    /// The shelf that it was opened from.
    Shelf,
    /// What was found across the shelf, which it was opened for.
    Across,
}

/// What is to be read in an issue that was asked for.
#[derive(Debug)]
pub(in crate::app) struct ToRead {
    /// Its file; none where it is known to have none.
    pub(in crate::app) path: Option<PathBuf>,
    /// The issue, where more is known of it than its file.
    pub(in crate::app) key: Option<IssueKey>,
    /// The article's id.
    pub(in crate::app) article: String,
    /// Where in it; none where it was left.
    pub(in crate::app) at: Option<Anchor>,
    /// What was kept, where it was chosen there: the reader comes back to it.
    pub(in crate::app) kept: Option<Box<KeptScreen>>,
}

impl ToRead {
    /// An article where it was left, of the issue in a file.
    pub(in crate::app) fn of(path: Option<PathBuf>, article: String) -> Self {
        Self { path, key: None, article, at: None, kept: None }
    }

    /// Whether it is of the issue that is open.
    fn is_of(&self, open: &Origin) -> bool {
        (self.path.is_some() && open.path == self.path) || self.key.as_ref() == Some(&open.key)
    }
}

/// The shelf and the issue, one of which is put aside while the other is seen.
#[derive(Debug, Default)]
pub(in crate::app) struct Shelving {
    pub(in crate::app) below: Below,
    /// What was found, while an issue is seen that was opened for it.
    pub(in crate::app) across: Option<Box<Across>>,
    /// What is to be shown when its issue has come.
    pub(in crate::app) to_show: Option<Box<Found>>,
    /// The shelf as it was left, while it is not seen.
    shelf: Option<Box<ShelfScreen>>,
    /// The screens of the issue, while the shelf is seen; none where no issue is open.
    pub(in crate::app) aside: Vec<Screen>,
    /// What is to be read on when its issue has come.
    pub(in crate::app) to_read_on: Option<ToRead>,
}

impl App {
    /// The program with the shelf open and no issue; what is on the shelf comes as a message.
    pub fn shelf(window: Window, habits: Habits) -> Self {
        let mut app = Self::open(Edition::default(), "", window, habits);
        app.screens = vec![Screen::Shelf(Box::default())];
        app.refresh(crate::app::update::Relay::All);
        app
    }

    /// The file of the issue that is open.
    pub(in crate::app) fn open_path(&self) -> Option<&Path> {
        self.origin().and_then(|origin| origin.path.as_deref())
    }

    /// The file of an issue: where it lies on the shelf, as far as that is known, else where it was read last.
    pub(in crate::app) fn file_of(&self, origin: &Origin) -> Option<PathBuf> {
        let shelf = match self.screens.first() {
            Some(Screen::Shelf(shelf)) => Some(shelf),
            _ => self.shelving.shelf.as_ref(),
        };
        let entry = shelf.and_then(|shelf| shelf.holding.entry_of(origin));
        entry.map(|entry| entry.saved.path.clone()).or_else(|| origin.path.clone())
    }

    /// What was to be read on, where it is of the issue that is open now.
    pub(in crate::app) fn take_to_read(&mut self) -> Option<ToRead> {
        let to_read = self.shelving.to_read_on.take();
        to_read.filter(|to_read| self.origin().is_some_and(|open| to_read.is_of(open)))
    }

    /// Whether the shelf lies below what is seen.
    pub(in crate::app) fn is_on_shelf(&self) -> bool {
        matches!(self.screens.first(), Some(Screen::Shelf(_)))
    }

    fn shelf_mut(&mut self) -> Option<&mut ShelfScreen> {
        match self.screens.first_mut() {
            Some(Screen::Shelf(shelf)) => Some(shelf),
            _ => None,
        }
    }

    /// Takes in what is on the shelf, whether it is seen or not.
    pub(in crate::app) fn hear_of_shelf(&mut self, news: &ShelfNews) {
        let open = self.open_path().map(Path::to_owned);
        let shelf = match self.screens.first_mut() {
            Some(Screen::Shelf(shelf)) => shelf,
            _ => self.shelving.shelf.get_or_insert_default(),
        };
        let is_first = shelf.told == Told::NotYet;
        shelf.take(news);
        if let Some(path) = open.filter(|_| is_first) {
            shelf.show_path(&path);
        }
    }

    /// To the shelf; the issue is put aside as it is. Its news are asked for: much may have been read since.
    pub(in crate::app) fn show_shelf(&mut self) -> Effect {
        self.keep_place();
        self.collect();
        let mut shelf = self.shelving.shelf.take().unwrap_or_default();
        if let Some(path) = self.open_path() {
            shelf.show_path(path);
        }
        self.shelving.aside = std::mem::replace(&mut self.screens, vec![Screen::Shelf(shelf)]);
        self.shelving.aside.retain(|screen| {
            !matches!(screen, Screen::Help(_) | Screen::Options(_) | Screen::Kept(_) | Screen::Trouble(_))
        });
        Effect::RefreshShelf
    }

    /// Puts the shelf by; what was put aside for it is seen again, if there is anything.
    pub(in crate::app) fn leave_shelf(&mut self) {
        let screens = std::mem::replace(&mut self.screens, std::mem::take(&mut self.shelving.aside));
        for screen in screens {
            match screen {
                Screen::Shelf(shelf) => self.shelving.shelf = Some(shelf),
                Screen::Across(across) => self.shelving.across = Some(across),
                _ => {}
            }
        }
        // The window may have changed since.
        self.refresh(crate::app::update::Relay::All);
    }

    /// Back to the issue that was put aside.
    fn back_to_issue(&mut self) {
        if self.shelving.aside.is_empty() {
            self.notice = Some(self.words.say(Say::ShelfNoPaper));
        } else {
            self.leave_shelf();
        }
    }

    /// Does what a command asks where the shelf lies below; goes on where it means what it always does.
    pub(in crate::app) fn run_on_shelf(
        &mut self,
        command: Command,
        count: Option<usize>,
    ) -> ControlFlow<Option<Effect>> {
        if !self.is_on_shelf() {
            return ControlFlow::Continue(());
        }
        let times = count.unwrap_or(1).max(1);
        let is_seen = matches!(self.screens.last(), Some(Screen::Shelf(_)));
        let effect = match command {
            Command::Quit
            | Command::Suspend
            | Command::Redraw
            | Command::Help
            | Command::Kept
            | Command::Remove
            | Command::Options
            | Command::CommandLine
            | Command::Theme
            | Command::Script
            | Command::Images
            | Command::Mouse => return ControlFlow::Continue(()),
            Command::SearchBack => {
                self.show_help();
                None
            }
            _ if matches!(self.screens.last(), Some(Screen::Across(_))) => {
                return ControlFlow::Break(self.run_across(command, times));
            }
            Command::Open | Command::Right | Command::Left | Command::Back | Command::Close if !is_seen => {
                self.go_by(command, times)
            }
            _ if !is_seen && command.scrolls() => self.go_by(command, times),
            Command::Search => Some(self.ask_across()),
            Command::Shelf | Command::JumpBack => {
                self.back_to_issue();
                None
            }
            _ if !is_seen => None,
            Command::Close => Some(Effect::Quit),
            Command::Open => self.open_on_shelf(),
            _ => return ControlFlow::Break(self.move_on_shelf(command, count)),
        };
        ControlFlow::Break(effect)
    }

    fn move_on_shelf(&mut self, command: Command, count: Option<usize>) -> Option<Effect> {
        let times = count.unwrap_or(1).max(1);
        let step = isize::try_from(times).unwrap_or(isize::MAX);
        let shelf = self.shelf_mut()?;
        let moved = match command {
            Command::Top | Command::End if count.is_some() => shelf.go_to_number(times),
            _ if command.scrolls() => shelf.scroll(command, times),
            Command::Right if shelf.pane == Pane::Calendar => shelf.step_days(step),
            Command::Left if shelf.pane == Pane::Calendar => shelf.step_days(-step),
            Command::Right if shelf.pane == Pane::Papers => shelf.turn_to(Pane::Issues),
            Command::Right => return self.open_on_shelf(),
            Command::Left if shelf.pane == Pane::Issues && shelf.holding.papers.len() > 1 => {
                shelf.turn_to(Pane::Papers)
            }
            Command::PaneNext => shelf.step_pane(1),
            Command::PanePrevious => shelf.step_pane(-1),
            Command::NextPage => shelf.step_month(step),
            Command::PreviousPage => shelf.step_month(-step),
            Command::NextSection => shelf.step_paper(step),
            Command::PreviousSection => shelf.step_paper(-step),
            Command::SearchNext | Command::SearchPrevious => {
                let step = if command == Command::SearchNext { step } else { -step };
                if shelf.step_unread(step) == Moved::No {
                    let none = shelf.holding.unread() == 0;
                    self.notice = Some(self.words.say(if none { Say::AllRead } else { Say::ShelfNoMoreUnread }));
                }
                return None;
            }
            Command::Back if shelf.pane != Pane::Issues => shelf.turn_to(Pane::Issues),
            Command::Back => {
                self.show_help();
                return None;
            }
            Command::Left => {
                let key = self.keymap.key(Command::Close);
                self.notice = Some(self.fill(Say::QQuits, &[("key", key)]));
                return None;
            }
            _ => {
                self.notice = Some(self.words.say(Say::ShelfNeedsPaper));
                return None;
            }
        };
        if moved == Moved::No {
            self.notice = Some(self.words.say(Say::NoFurther));
        }
        None
    }

    /// Opens what is selected on the shelf.
    pub(in crate::app) fn open_on_shelf(&mut self) -> Option<Effect> {
        let shelf = self.shelf_mut()?;
        match shelf.pane {
            Pane::Papers => {
                shelf.pane = Pane::Issues;
                return None;
            }
            Pane::Calendar => match shelf.marked().map(|day| shelf.of_day(day)) {
                Some((1, Some(position))) => shelf.issues.select(position),
                Some((_, Some(_))) => {
                    shelf.pane = Pane::Issues;
                    return None;
                }
                _ => {
                    self.notice = Some(self.words.say(Say::ShelfNoIssue));
                    return None;
                }
            },
            Pane::Left | Pane::Issues => {}
        }
        let shelf = self.shelf_mut()?;
        if let Some(sample) = shelf.sample() {
            self.notice = Some(self.words.say(Say::Opening));
            return Some(Effect::OpenSample(sample));
        }
        let (path, article) = shelf.to_open()?;
        self.shelving.to_read_on = article.map(|article| ToRead::of(Some(path.clone()), article));
        self.notice = Some(self.words.say(Say::Opening));
        Some(Effect::OpenSaved(path))
    }
}

impl ShelfScreen {
    fn turn_to(&mut self, pane: Pane) -> Moved {
        self.pane = pane;
        Moved::Yes
    }

    /// To the next pane, or the one before.
    fn step_pane(&mut self, step: isize) -> Moved {
        let there = self.panes.there(self.holding.papers.len());
        if self.is_empty() || there.is_empty() {
            return Moved::Yes;
        }
        let at = there.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let next = if step > 0 { at + 1 } else { at + there.len() - 1 };
        self.turn_to(there.get(next % there.len()).copied().unwrap_or_default())
    }
}
