//! The shelf (报架) on the screen: saved issues newest first, their papers, a calendar, what was left to be read on.
//!
//! Owns which issue, paper and day are selected, and that list and calendar move together. It refuses to read files and
//! clocks: what is on the shelf and which day it is, it is told.

mod card;
mod going;
mod holding;
mod listed;
mod moving;
mod news;
mod panes;
mod pointing;

use std::path::{Path, PathBuf};

use news::Left;
pub use news::{SAMPLES, Sample, ShelfNews};
pub use panes::{Pane, Panes};

use super::App;
use super::list::List;
use crate::edition::Date;
use crate::layout::calendar::{self, Held, Month};
use crate::layout::contents::Row;
use crate::layout::{Labels, labels};
use crate::library::Indexing;
use crate::text::Language;
pub(super) use going::{Below, Shelving, ToRead};
use holding::{Holding, Issue};
use listed::Listed;
use panes::Lunar;

/// Most articles that were left that are seen.
const LEFT: usize = 3;

/// The state of the shelf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShelfScreen {
    holding: Holding,
    left: Vec<Left>,
    indexing: Option<Indexing>,
    today: Option<Date>,
    told: Told,
    /// Index of the paper whose issues alone are listed.
    paper: Option<usize>,
    /// What is listed: issues under their months.
    listed: Vec<Listed>,
    /// The day the calendar is at.
    day: Option<Date>,
    /// Which pane keys go to.
    pub pane: Pane,
    /// The issues, titles of months among them.
    pub issues: List,
    /// The papers, all of them first.
    pub papers: List,
    /// What was left to be read on.
    pub to_continue: List,
    /// The calendar as it is seen.
    pub month: Option<Month>,
    /// The title, and what is counted.
    pub title: Vec<Row>,
    /// What stands above what was left, and cells before its first row.
    pub left_title: Option<Row>,
    /// What is said of the selected issue.
    pub card: Vec<Row>,
    /// Where all of it lies.
    pub panes: Panes,
}

/// Whether news of the shelf have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Told {
    /// They have not.
    #[default]
    NotYet,
    /// They have.
    Once,
}

/// The words of the program's own language for days.
fn words(app: &App) -> Labels {
    labels(Language::of_tag(app.words().tongue().tag()))
}

impl ShelfScreen {
    /// Takes in what is on the shelf now; what was selected stays so, where it is still there.
    pub(super) fn take(&mut self, news: &ShelfNews) {
        let paper = self.paper.and_then(|paper| self.holding.papers.get(paper)).map(|paper| paper.name.clone());
        let selected = self.path().map(Path::to_owned);
        let left = self.left.get(self.to_continue.selected()).map(|left| (left.path.clone(), left.article.clone()));
        self.holding = Holding::of(news);
        self.left = news.recent.iter().filter_map(|of| Left::of(of, &news.catalogue)).take(LEFT).collect();
        (self.indexing, self.today, self.told) = (news.indexing, news.today, Told::Once);
        self.paper = paper.and_then(|name| self.holding.papers.iter().position(|paper| paper.name == name));
        let near = self.day;
        self.list_anew();
        let is_in_calendar = self.pane == Pane::Calendar;
        let is_left = |of: &Left| left.as_ref() == Some(&(of.path.clone(), of.article.clone()));
        self.to_continue.select(self.left.iter().position(is_left).unwrap_or(0));
        if self.left.is_empty() && self.pane == Pane::Left {
            self.pane = Pane::Issues;
        }
        if !selected.is_some_and(|path| self.select_path(&path)) {
            match near {
                Some(day) => self.select_near(day),
                None => self.select_first(),
            }
        }
        // Who goes over days without an issue stays where they are.
        if is_in_calendar {
            self.day = near;
        }
    }

    /// Lists the issues of the paper that is chosen, or of all.
    fn list_anew(&mut self) {
        self.listed = match self.told {
            Told::NotYet => vec![Listed::Looking],
            Told::Once => listed::listed(&self.holding, self.paper),
        };
        self.papers.select(self.paper.map_or(0, |paper| paper + 1));
    }

    /// Whether nothing is saved, as far as it was told.
    pub fn is_empty(&self) -> bool {
        self.told == Told::Once && self.holding.issues.is_empty()
    }

    /// The selected issue, by its index in the catalogue.
    fn selected(&self) -> Option<usize> {
        match self.listed.get(self.issues.selected()) {
            Some(Listed::Issue(index)) => Some(*index),
            _ => None,
        }
    }

    fn issue_at(&self, position: usize) -> Option<&Issue> {
        match self.listed.get(position) {
            Some(Listed::Issue(index)) => self.holding.issues.get(*index),
            _ => None,
        }
    }

    /// The file of the selected issue.
    pub fn path(&self) -> Option<&Path> {
        self.selected().and_then(|index| self.holding.entry(index)).map(|entry| entry.saved.path.as_path())
    }

    /// Selects the issue of a file; says whether it is listed.
    pub(super) fn select_path(&mut self, path: &Path) -> bool {
        let is_it = |listed: &Listed| match listed {
            Listed::Issue(index) => self.holding.entry(*index).is_some_and(|entry| entry.saved.path == path),
            _ => false,
        };
        let found = self.listed.iter().position(is_it);
        if let Some(position) = found {
            self.issues.select(position);
            self.follow_list();
        }
        found.is_some()
    }

    /// Selects the issue of a file that is open, whatever paper is chosen.
    pub(super) fn show_path(&mut self, path: &Path) {
        if !self.select_path(path) && self.paper.is_some() {
            self.choose_paper(None);
            self.select_path(path);
        }
    }

    fn select_first(&mut self) {
        let first = self.listed.iter().position(Listed::may_select);
        self.issues.select(first.unwrap_or(0));
        self.follow_list();
    }

    /// Selects the issue of a day, else the last before it, else the first after it.
    fn select_near(&mut self, day: Date) {
        let of = |position: usize| self.issue_at(position).and_then(|issue| issue.day);
        let count = self.listed.len();
        let near = (0..count).find(|position| of(*position).is_some_and(|own| own <= day));
        let near = near.or_else(|| (0..count).rev().find(|position| of(*position).is_some()));
        match near {
            Some(position) => self.issues.select(position),
            None => self.select_first(),
        }
    }

    /// The calendar goes to the day of the selected issue.
    fn follow_list(&mut self) {
        let day = self.issue_at(self.issues.selected()).and_then(|issue| issue.day);
        self.day = day.filter(|day| day.day().is_some()).or(self.day);
    }

    /// Lists the issues of a paper alone, by its index; of none, those of all.
    fn choose_paper(&mut self, paper: Option<usize>) {
        let selected = self.path().map(Path::to_owned);
        let near = self.issue_at(self.issues.selected()).and_then(|issue| issue.day).or(self.day);
        self.paper = paper;
        self.list_anew();
        if !selected.is_some_and(|path| self.select_path(&path)) {
            match near {
                Some(day) => self.select_near(day),
                None => self.select_first(),
            }
            self.follow_list();
        }
    }

    /// What the calendar shows: the day it is at, else the month of the selected issue, else today's.
    fn shown(&self) -> Option<Date> {
        let of_issue = self.issue_at(self.issues.selected()).and_then(|issue| issue.day);
        self.day.or_else(|| of_issue.filter(|day| day.month().is_some())).or(self.today)
    }

    /// The day that is marked in the calendar.
    pub fn marked(&self) -> Option<Date> {
        self.day
    }

    /// How many issues of a day are listed, and where the first of them stands.
    fn of_day(&self, day: Date) -> (usize, Option<usize>) {
        let is_it = |position: &usize| self.issue_at(*position).is_some_and(|issue| issue.day == Some(day));
        let mut positions = (0..self.listed.len()).filter(is_it);
        let first = positions.next();
        (usize::from(first.is_some()) + positions.count(), first)
    }

    /// What can be opened as the selected one of those that were left.
    fn selected_left(&self) -> Option<&Left> {
        self.left.get(self.to_continue.selected())
    }

    /// The sample that is selected.
    fn sample(&self) -> Option<usize> {
        match self.listed.get(self.issues.selected()) {
            Some(Listed::Sample(index)) => Some(*index),
            _ => None,
        }
    }

    /// What is asked of the world to open what is selected: a file, and the article to go to.
    fn to_open(&self) -> Option<(PathBuf, Option<String>)> {
        if self.pane == Pane::Left {
            return self.selected_left().map(|left| (left.path.clone(), left.article.clone()));
        }
        self.path().map(|path| (path.to_owned(), None))
    }

    /// Lays out what is seen.
    pub(super) fn refresh(&mut self, app: &App) {
        if self.told == Told::NotYet && self.listed.is_empty() {
            self.list_anew();
        }
        let language = words(app);
        // Who reads Chinese knows what to make of the lunar day.
        let is_chinese = Language::of_tag(app.words().tongue().tag()).is_chinese();
        let lunar = if is_chinese { Lunar::Shown } else { Lunar::None };
        let of = panes::Contents {
            left: self.left.len(),
            papers: self.holding.papers.len(),
            widest: listed::widest(&self.holding, app),
            lunar,
        };
        self.panes = panes::panes(app.window(), of, self.pane);
        if !self.panes.there(of.papers).contains(&self.pane) {
            self.pane = Pane::Issues;
            self.panes = panes::panes(app.window(), of, self.pane);
        }
        self.refresh_lists(app);
        let held = self.held();
        self.month = self.panes.calendar.and_then(|(_, form)| {
            let of_day = |date: Date| {
                let index = date.day().and_then(|day| usize::try_from(day).ok());
                index.and_then(|index| held.get(index)).copied().unwrap_or_default()
            };
            calendar::month(self.shown()?, self.today, form, &language, app.ambiguous(), of_day)
        });
        self.refresh_card(app);
    }

    /// What is held of each day of the month that is seen, by its number.
    fn held(&self) -> [Held; 32] {
        let mut held = [Held::Nothing; 32];
        let Some(shown) = self.shown() else { return held };
        for listed in &self.listed {
            let Listed::Issue(index) = listed else { continue };
            let Some(issue) = self.holding.issues.get(*index) else { continue };
            let Some(day) = issue.day.filter(|day| (day.year(), day.month()) == (shown.year(), shown.month())) else {
                continue;
            };
            let index = day.day().and_then(|day| usize::try_from(day).ok());
            if let Some(of_day) = index.and_then(|index| held.get_mut(index))
                && *of_day != Held::Unread
            {
                *of_day = issue.held();
            }
        }
        held
    }
}
