//! What was found across the shelf: articles under day, paper and page, as they are found.
//!
//! Owns the list and the search that it is of; its rows are `listed`'s. It refuses to search, and to open: it asks for both.

mod listed;

use super::list::{HEAD, List};
use super::prompt::Toward;
use super::shelf::Below;
use super::spot::Spot;
use super::{App, Command, Effect, Prompt, Purpose, Screen, Search};
use crate::l10n::Say;
use crate::library::{Found, ShelfQuery};
use crate::text::QueryError;
use listed::Listed;
pub use listed::sheet;

/// Widest line of the list.
pub const WIDEST: usize = 100;
/// The conditions that a search may have, as they are typed in every language.
pub const CONDITIONS: &str = "paper: date:2026-11 page:1 section: by: kind:notice is:starred is:unread";
/// Articles that are asked for at a time: some screens of them.
const BATCH: usize = 200;

/// What has been found so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The number of the search.
    pub number: u64,
    /// More articles, behind those that were told before.
    pub found: Vec<Found>,
    /// How the search stands.
    pub course: Course,
    /// Issues that have been passed, and how many there are.
    pub passed: (usize, usize),
}

/// How a search across the shelf stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Course {
    /// Nothing was looked for.
    #[default]
    None,
    /// It goes on.
    Searching,
    /// It rests: there may be more.
    Rests,
    /// There is no more.
    Over,
}

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    /// The issue of the articles below, by the index of the first.
    Issue(usize),
    /// Their page.
    Page(usize),
    /// An article, by its index among those found.
    Article(usize),
}

/// The state of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Across {
    /// As it was typed.
    typed: String,
    number: u64,
    course: Course,
    passed: (usize, usize),
    found: Vec<Found>,
    entries: Vec<Entry>,
    /// What is seen.
    pub list: List,
}

impl Across {
    /// How the search stands.
    pub fn course(&self) -> Course {
        self.course
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How many articles were found so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Issues that have been passed, and how many there are.
    pub fn passed(&self) -> (usize, usize) {
        self.passed
    }

    fn may_select(&self, index: usize) -> bool {
        matches!(self.entries.get(index), Some(Entry::Article(_)))
    }

    /// The selected article.
    pub fn selected(&self) -> Option<&Found> {
        match self.entries.get(self.list.selected())? {
            Entry::Article(of) => self.found.get(*of),
            _ => None,
        }
    }

    /// Selects an entry that a click is on.
    pub(super) fn point_at(&mut self, entry: usize) {
        let next = (entry..self.entries.len()).find(|index| self.may_select(*index));
        self.list.select(next.unwrap_or(entry));
    }

    fn begin(&mut self, typed: &str, number: u64) {
        *self = Self { typed: typed.to_owned(), number, course: Course::Searching, ..Self::default() };
    }

    fn take(&mut self, findings: Findings) {
        (self.course, self.passed) = (findings.course, findings.passed);
        for found in findings.found {
            let last = self.found.last();
            let index = self.found.len();
            let same_issue = last.is_some_and(|last| last.path == found.path);
            if !same_issue {
                self.entries.push(Entry::Issue(index));
            }
            let place = |of: &Found| (of.page.clone(), of.section.clone());
            let has_place = found.page.is_some() || !found.section.is_empty();
            if has_place && !(same_issue && last.is_some_and(|last| place(last) == place(&found))) {
                self.entries.push(Entry::Page(index));
            }
            self.entries.push(Entry::Article(index));
            self.found.push(found);
        }
        if !self.may_select(self.list.selected()) {
            self.point_at(0);
        }
    }

    fn step(&mut self, step: isize) {
        let entries = &self.entries;
        let may_select = |index: usize| matches!(entries.get(index), Some(Entry::Article(_)));
        self.list.step(entries.len(), may_select, step);
    }

    fn page(&self) -> usize {
        self.list.page(|index| self.may_select(index))
    }

    /// To the first article of the next issue, or of the one before.
    fn step_issue(&mut self, step: isize) {
        let at = self.list.selected();
        let is_issue = |index: &usize| matches!(self.entries.get(*index), Some(Entry::Issue(_)));
        let found = if step > 0 {
            (at + 1..self.entries.len()).find(is_issue)
        } else {
            // The one that the selected article stands under lies first on the way.
            (0..at).rev().filter(is_issue).nth(1)
        };
        if let Some(index) = found {
            self.point_at(index);
        }
    }

    /// Whether the end of what is known is near.
    fn wants_more(&self) -> bool {
        self.course == Course::Rests && self.list.selected() + 40 > self.entries.len()
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        let height = app.window().rows.saturating_sub(HEAD + 1);
        let mut list = std::mem::take(&mut self.list);
        list.refresh(&Listed::of(app, self), height);
        self.list = list;
    }
}

impl App {
    /// Opens the line in which a search across the shelf is typed.
    pub(super) fn ask_across(&mut self) -> Effect {
        if !matches!(self.screens.last(), Some(Screen::Across(_))) {
            self.screens.truncate(1);
            self.screens.push(Screen::Across(Box::default()));
        }
        self.prompt = Some(Prompt::new(Purpose::Across, ""));
        // The files may have changed since the shelf was seen first.
        Effect::RefreshShelf
    }

    fn across_mut(&mut self) -> Option<&mut Across> {
        match self.screens.last_mut() {
            Some(Screen::Across(across)) => Some(across),
            _ => None,
        }
    }

    /// Searches for what has been typed so far.
    pub(super) fn search_across(&mut self) -> Option<Effect> {
        let typed = self.prompt.as_ref().map_or(String::new(), |prompt| prompt.text().to_owned());
        self.notice = None;
        self.searches += 1;
        let number = self.searches;
        match ShelfQuery::parse(&typed) {
            Ok(_) => {
                self.across_mut()?.begin(&typed, number);
                Some(Effect::SearchShelf { typed, number, most: BATCH })
            }
            Err(error) => {
                self.notice = match error {
                    QueryError::Expression { reason, .. } => Some(self.fill(Say::BadExpression, &[("reason", reason)])),
                    QueryError::Large { .. } | QueryError::Long { .. } => Some(self.words.say(Say::LargeExpression)),
                    QueryError::Empty => None,
                };
                *self.across_mut()? = Across::default();
                None
            }
        }
    }

    /// Nothing of the search is meant.
    pub(super) fn cancel_across(&mut self) {
        if matches!(self.screens.last(), Some(Screen::Across(_))) {
            self.screens.pop();
        }
    }

    /// The search that was typed is meant.
    pub(super) fn accept_across(&mut self, said: Option<String>) {
        if self.across_mut().is_some_and(|across| across.typed.is_empty()) {
            self.cancel_across();
        }
        self.notice = said;
    }

    /// Takes in what was found.
    pub(super) fn found_across(&mut self, findings: Findings) {
        let seen = self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Across(across) => Some(across),
            _ => None,
        });
        // It goes on while an issue is read that was opened for it.
        let across = seen.or(self.shelving.across.as_mut());
        if let Some(across) = across.filter(|across| across.number == findings.number) {
            across.take(findings);
        }
    }

    /// Does what a command asks on the list of what was found.
    pub(super) fn run_across(&mut self, command: Command, times: usize) -> Option<Effect> {
        let step = isize::try_from(times).unwrap_or(isize::MAX);
        let across = self.across_mut()?;
        let page = isize::try_from(across.page()).unwrap_or(1).saturating_mul(step);
        match command {
            Command::LineDown | Command::SearchNext => across.step(step),
            Command::LineUp | Command::SearchPrevious => across.step(-step),
            Command::PageDown => across.step(page),
            Command::PageUp => across.step(-page),
            Command::HalfDown => across.step((page / 2).max(1)),
            Command::HalfUp => across.step(-(page / 2).max(1)),
            Command::Top => across.step(isize::MIN + 1),
            Command::End => across.step(isize::MAX),
            Command::NextSection | Command::ParagraphNext => across.step_issue(1),
            Command::PreviousSection | Command::ParagraphPrevious => across.step_issue(-1),
            Command::Open | Command::Right => return self.open_across(),
            Command::Search => return Some(self.ask_across()),
            Command::Close | Command::Back | Command::Left => {
                self.screens.pop();
            }
            _ => self.notice = Some(self.words.say(Say::ShelfNeedsPaper)),
        }
        let more = self.across_mut().filter(|across| across.wants_more())?;
        more.course = Course::Searching;
        Some(Effect::SearchMore { number: more.number, most: BATCH })
    }

    /// Opens the selected article at its first hit.
    pub(super) fn open_across(&mut self) -> Option<Effect> {
        let found = self.across_mut()?.selected().cloned();
        let Some(found) = found else {
            self.notice = Some(self.words.say(Say::EmptyHits));
            return None;
        };
        let path = found.path.clone();
        self.shelving.to_show = Some(Box::new(found));
        self.notice = Some(self.words.say(Say::Opening));
        Some(Effect::OpenSaved(path))
    }

    /// Whether the screen below what is seen is what was found across the shelf.
    pub(super) fn returns_to_found(&self) -> bool {
        let is_near = matches!(self.screens.as_slice(), [_] | [_, Screen::Reading(_)]);
        is_near && self.shelving.below == Below::Across && !self.is_on_shelf() && self.shelving.across.is_some()
    }

    /// Back to what was found, as it was left; the issue is put aside.
    pub(super) fn back_to_found(&mut self) -> Effect {
        self.end_search();
        let across = self.shelving.across.take();
        let effect = self.show_shelf();
        self.screens.extend(across.map(Screen::Across));
        effect
    }

    /// Shows what was found in the issue that was opened for it, every place of it marked.
    pub(super) fn show_found(&mut self) -> Option<Effect> {
        let found = self.shelving.to_show.take()?;
        if self.open_path() != Some(&found.path) {
            return None;
        }
        let article = self.edition.articles.iter().position(|article| article.id == found.id)?;
        let parts = self.edition.articles.get(article)?.parts();
        let hit = found.hits.first().and_then(|hit| parts.get(found.part)?.text.as_str().get(hit.clone()));
        let typed = hit.map(str::to_owned);
        self.go_to(Spot::Article { article, place: found.place() });
        let typed = typed?;
        self.searches += 1;
        self.search = Search::new(&typed, Toward::End, self.searches).ok();
        let number = self.searches;
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(Screen::Reading(reading)) = screens.last_mut() {
            reading.find(self);
            match reading.hits.iter().position(|hit| hit.place() >= found.place()) {
                Some(index) => reading.go_to_hit(index),
                None => reading.show(found.place()),
            }
        }
        self.screens = screens;
        Some(Effect::Search(typed, number))
    }
}
