//! What was kept, as a screen: the starred articles and the clippings of all issues, the last ones first.
//!
//! Owns both lists, which of them is seen, and what was thrown away and may come back. It refuses to write and to read
//! files: acts go out with all others, and an issue is asked for.

mod going;
mod rows;

use super::App;
use super::list::List;
use super::status::Status;
use crate::l10n::Say;
use crate::layout::Area;
use crate::layout::contents::Row;
use crate::library::{Anchor, Clipping, Origin, Starred};

/// Which of the lists is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// The starred articles.
    #[default]
    Stars,
    /// The clippings.
    Clippings,
}

impl Tab {
    fn other(self) -> Self {
        match self {
            Self::Stars => Self::Clippings,
            Self::Clippings => Self::Stars,
        }
    }
}

/// What the screen is told, the last one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptList {
    /// The starred articles of all issues.
    Stars(Vec<Starred>),
    /// The clippings of all issues.
    Clippings(Vec<Clipping>),
}

/// What was thrown away, and where it stood in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Gone {
    Star(usize, Starred),
    Clipping(usize, Clipping),
}

/// The state of the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptScreen {
    tab: Tab,
    /// None until they were told.
    stars: Option<Vec<Starred>>,
    clippings: Option<Vec<Clipping>>,
    star_list: List,
    clipping_list: List,
    /// What was thrown away here, the last one last.
    gone: Vec<Gone>,
    /// The title, the names of the lists, and a rule.
    pub title: Vec<Row>,
    /// What stands where a list is empty.
    pub said: Vec<Row>,
    /// Where the list lies.
    pub area: Area,
}

/// What lies under a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The name of a list.
    Tab(Tab),
    /// An entry of the list that is seen.
    Entry(usize),
}

fn is_same_star(one: &Starred, other: &Starred) -> bool {
    one.origin.key == other.origin.key && one.source.article == other.source.article
}

fn is_same_clipping(one: &Clipping, other: &Clipping) -> bool {
    let (own, of) = (&one.clip, &other.clip);
    one.origin.key == other.origin.key
        && (&own.source.article, own.anchor.place, &own.text) == (&of.source.article, of.anchor.place, &of.text)
}

/// Where an entry stands that was selected among others before; near where it stood, if it is gone.
fn again<T>(list: &List, before: Option<&[T]>, now: &[T], is_same: fn(&T, &T) -> bool) -> usize {
    let selected = before.and_then(|before| before.get(list.selected()));
    let found = selected.and_then(|selected| now.iter().position(|of| is_same(of, selected)));
    found.unwrap_or_else(|| list.selected().min(now.len().saturating_sub(1)))
}

impl KeptScreen {
    /// Which list is seen.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// What of it is seen.
    pub fn list(&self) -> &List {
        match self.tab {
            Tab::Stars => &self.star_list,
            Tab::Clippings => &self.clipping_list,
        }
    }

    fn list_mut(&mut self) -> &mut List {
        match self.tab {
            Tab::Stars => &mut self.star_list,
            Tab::Clippings => &mut self.clipping_list,
        }
    }

    /// How many entries a list has; none until it was told.
    fn count(&self, tab: Tab) -> Option<usize> {
        match tab {
            Tab::Stars => self.stars.as_ref().map(Vec::len),
            Tab::Clippings => self.clippings.as_ref().map(Vec::len),
        }
    }

    /// Takes in a list; what was selected stays so, where it is still there.
    fn take(&mut self, list: KeptList) {
        let was_told = self.stars.is_some() && self.clippings.is_some();
        match list {
            KeptList::Stars(stars) => {
                let at = again(&self.star_list, self.stars.as_deref(), &stars, is_same_star);
                self.star_list.select(at);
                self.stars = Some(stars);
            }
            KeptList::Clippings(clippings) => {
                let at = again(&self.clipping_list, self.clippings.as_deref(), &clippings, is_same_clipping);
                self.clipping_list.select(at);
                self.clippings = Some(clippings);
            }
        }
        // Who only clips sees clippings.
        if !was_told && self.count(Tab::Stars) == Some(0) && self.count(Tab::Clippings).is_some_and(|count| count > 0) {
            self.tab = Tab::Clippings;
        }
    }

    /// Moves by entries.
    pub(super) fn step(&mut self, step: isize) {
        let count = self.count(self.tab).unwrap_or(0);
        self.list_mut().step(count, |_| true, step);
    }

    /// How many entries are seen, one at least.
    pub(super) fn page(&self) -> usize {
        self.list().page(|_| true)
    }

    fn star(&self) -> Option<&Starred> {
        self.stars.as_ref()?.get(self.star_list.selected()).filter(|_| self.tab == Tab::Stars)
    }

    fn clipping(&self) -> Option<&Clipping> {
        self.clippings.as_ref()?.get(self.clipping_list.selected()).filter(|_| self.tab == Tab::Clippings)
    }

    /// Where the selected entry is of: issue, article, and the place where it is not where the article was left.
    fn chosen(&self) -> Option<(Origin, String, Option<Anchor>)> {
        let star = || self.star().map(|of| (of.origin.clone(), of.source.article.clone(), None));
        let clipping =
            |of: &Clipping| (of.origin.clone(), of.clip.source.article.clone(), Some(of.clip.anchor.clone()));
        star().or_else(|| self.clipping().map(clipping))
    }

    /// The text of the selected entry: of a star its headline.
    fn text(&self) -> Option<&str> {
        let star = self.star().map(|of| of.source.headline.as_str());
        star.or_else(|| self.clipping().map(|of| of.clip.text.as_str()))
    }

    /// Takes the selected entry out of its list.
    fn remove(&mut self) -> Option<Gone> {
        let at = self.list().selected();
        let gone = match self.tab {
            Tab::Stars => {
                let stars = self.stars.as_mut().filter(|stars| at < stars.len())?;
                Gone::Star(at, stars.remove(at))
            }
            Tab::Clippings => {
                let clippings = self.clippings.as_mut().filter(|clippings| at < clippings.len())?;
                Gone::Clipping(at, clippings.remove(at))
            }
        };
        self.gone.push(gone.clone());
        Some(gone)
    }

    /// Puts what was thrown away last back to where it stood, and selects it.
    fn restore(&mut self) -> Option<Gone> {
        let gone = self.gone.pop()?;
        match &gone {
            Gone::Star(at, of) => {
                self.tab = Tab::Stars;
                let stars = self.stars.get_or_insert_default();
                stars.retain(|other| !is_same_star(of, other));
                let at = (*at).min(stars.len());
                stars.insert(at, of.clone());
                self.star_list.select(at);
            }
            Gone::Clipping(at, of) => {
                self.tab = Tab::Clippings;
                let clippings = self.clippings.get_or_insert_default();
                clippings.retain(|other| !is_same_clipping(of, other));
                let at = (*at).min(clippings.len());
                clippings.insert(at, of.clone());
                self.clipping_list.select(at);
            }
        }
        Some(gone)
    }

    /// What lies under a cell of the screen.
    pub(super) fn target(&self, column: usize, row: usize) -> Option<Target> {
        if row == 0 {
            let column = column.checked_sub(self.area.column)?;
            let names = self.title.first()?.iter().skip(1).zip([Tab::Stars, Tab::Clippings]);
            let is_under = |start: usize, cells: usize| (start..start + cells).contains(&column);
            return names
                .into_iter()
                .find(|(name, _)| is_under(name.column, name.cells))
                .map(|(_, tab)| Target::Tab(tab));
        }
        self.list().entry_at(self.area.row_at(column, row)?).map(Target::Entry)
    }

    /// What the line at the foot says.
    pub(super) fn status(&self, app: &App) -> Status {
        let key = |command| app.keymap().key(command);
        let back = app.fill(Say::BackHint, &[("key", key(super::Command::Close))]);
        let count = self.count(self.tab).unwrap_or(0);
        if count == 0 {
            return Status { left: vec![back], right: String::new() };
        }
        let keys = [
            ("open", key(super::Command::Open)),
            ("remove", key(super::Command::Remove)),
            ("undo", key(super::Command::Undo)),
        ];
        let right = format!("{}/{count}", self.list().selected() + 1);
        Status { left: vec![app.fill(Say::KeptHint, &keys), back], right }
    }
}
