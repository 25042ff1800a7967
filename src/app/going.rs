//! Going: from article to article, page to page, screen to screen.
//!
//! Owns which command of movement goes where, and what is opened by which. It refuses to move within a screen, to
//! search, and to change how anything looks.

use super::panes::Pane;
use super::scrolling::{is_paragraph, is_subhead};
use super::shelf::Below;
use super::{App, Command, Effect, Home, Progress, Reading, Screen};
use crate::edition::Place;
use crate::l10n::Say;

/// Most screens that lie over each other.
const DEEPEST: usize = 30;

impl App {
    /// The commands that move.
    pub(super) fn go_by(&mut self, command: Command, times: usize) -> Option<Effect> {
        let step = isize::try_from(times).unwrap_or(isize::MAX);
        match command {
            Command::Front => return self.toggle_home(),
            Command::Map => self.toggle_map(),
            _ if matches!(self.screens.last(), Some(Screen::Front(_))) && self.go_on_front(command, times) => {}
            Command::Close if self.screens.len() <= 1 && self.shelving.below == Below::Nothing => {
                return Some(Effect::Quit);
            }
            Command::Close => return self.back(),
            Command::Back => return self.escape(),
            Command::Shelf => return Some(self.show_shelf()),
            Command::Open | Command::Right if self.is_on_options() => return self.step_option(step),
            Command::Left if self.is_on_options() => return self.step_option(step.saturating_neg()),
            Command::Open => self.open_selected(),
            Command::Right => self.rightwards(step),
            Command::Left => return self.leftwards(step),
            Command::PaneNext => return self.step_pane(1),
            Command::PanePrevious => return self.step_pane(-1),
            Command::Contents => self.show_contents(),
            Command::NextArticle => self.step_article(step),
            Command::PreviousArticle => self.step_article(-step),
            Command::NextSection => self.step_section(step),
            Command::PreviousSection => self.step_section(-step),
            Command::NextPage => self.step_page(step),
            Command::PreviousPage => self.step_page(-step),
            Command::EditionNext => return self.step_edition(step),
            Command::EditionPrevious => return self.step_edition(-step),
            Command::JumpBack => self.jump(-1),
            Command::JumpForward => self.jump(1),
            Command::ParagraphNext => self.step_part(step, is_paragraph),
            Command::ParagraphPrevious => self.step_part(-step, is_paragraph),
            Command::SubheadNext => self.step_part(step, is_subhead),
            Command::SubheadPrevious => self.step_part(-step, is_subhead),
            _ => self.scroll(command, times),
        }
        None
    }

    /// Back to the screen below, if there is one; from an issue that was opened from the shelf, to the shelf.
    pub(super) fn back(&mut self) -> Option<Effect> {
        if self.returns_to_found() {
            return Some(self.back_to_found());
        }
        if self.screens.len() <= 1 && self.shelving.below == Below::Shelf && !self.is_on_shelf() {
            return Some(self.show_shelf());
        }
        if self.screens.len() <= 1 {
            let key = self.keymap.key(Command::Close);
            self.notice = Some(self.fill(Say::QQuits, &[("key", key)]));
            return None;
        }
        self.keep_place();
        self.screens.pop();
        // The headlines follow to what is read again.
        if let Some(Screen::Reading(reading)) = self.screens.last() {
            let article = reading.article;
            self.select(article);
        }
        // What is kept may be otherwise by now.
        matches!(self.screens.last(), Some(Screen::Kept(_))).then_some(Effect::AskKept)
    }

    fn is_on_options(&self) -> bool {
        matches!(self.screens.last(), Some(Screen::Options(_)))
    }

    /// Ends the least of what is going on: a selection, a chosen link, a search, a screen. At the bottom it opens the
    /// menu, so that arrows, Enter and Esc reach everything; of an issue that lies on the shelf, the shelf, whose menu it
    /// opens then.
    fn escape(&mut self) -> Option<Effect> {
        let is_bottom = self.screens.len() <= 1 && (self.shelving.below == Below::Nothing || self.is_on_shelf());
        match self.screens.last_mut() {
            Some(Screen::Reading(reading)) if reading.selection.is_some() => reading.selection = None,
            Some(Screen::Reading(reading)) if reading.chosen.is_some() => reading.chosen = None,
            Some(Screen::Reading(_)) if self.search.is_some() => self.end_search(),
            Some(Screen::Hits(_)) => {
                self.end_search();
                return self.back();
            }
            Some(Screen::Contents(contents)) if contents.pane != Pane::Headlines => contents.pane = Pane::Headlines,
            _ if is_bottom => self.show_help(),
            _ => return self.back(),
        }
        None
    }

    fn rightwards(&mut self, step: isize) {
        if self.is_selecting() {
            return self.move_selection(Command::Right, step);
        }
        match self.screens.last_mut() {
            Some(Screen::Reading(_)) => {}
            Some(Screen::Contents(contents)) if contents.pane == Pane::Sections => contents.pane = Pane::Headlines,
            _ => self.open_selected(),
        }
    }

    fn leftwards(&mut self, step: isize) -> Option<Effect> {
        if self.is_selecting() {
            self.move_selection(Command::Left, step);
            return None;
        }
        match self.screens.last_mut() {
            Some(Screen::Contents(contents)) => match contents.pane {
                Pane::Preview => contents.pane = Pane::Headlines,
                Pane::Headlines if self.outline.groups.len() > 1 => contents.pane = Pane::Sections,
                Pane::Headlines | Pane::Sections => return self.back(),
            },
            _ => return self.back(),
        }
        None
    }

    /// The next pane; where there are none, forward in the jump list, whose key Tab is too on most terminals.
    fn step_pane(&mut self, step: isize) -> Option<Effect> {
        let panes = [Pane::Sections, Pane::Headlines, Pane::Preview];
        match self.screens.last_mut() {
            Some(Screen::Contents(contents)) => {
                let is_there = |pane: &Pane| match pane {
                    Pane::Sections => self.outline.groups.len() > 1,
                    Pane::Headlines => true,
                    Pane::Preview => contents.panes.preview.is_some(),
                };
                let there: Vec<Pane> = panes.into_iter().filter(is_there).collect();
                let at = there.iter().position(|pane| *pane == contents.pane).unwrap_or(0);
                let next = if step > 0 { at + 1 } else { at + there.len() - 1 };
                contents.pane = there.get(next % there.len()).copied().unwrap_or_default();
            }
            _ if step > 0 => self.jump(1),
            _ => self.jump(-1),
        }
        None
    }

    /// Back to the headlines, whatever stands on them.
    pub(super) fn show_contents(&mut self) {
        if self.screens.len() > 1 {
            self.leave();
            self.keep_place();
            self.screens.truncate(1);
        }
        self.stand_on(Home::Contents);
        if let Some(contents) = self.contents_mut() {
            contents.pane = Pane::Headlines;
        }
    }

    /// Remembers where the article on the screen is left.
    pub(super) fn keep_place(&mut self) {
        if let Some(Screen::Reading(reading)) =
            self.screens.iter().rev().find(|screen| matches!(screen, Screen::Reading(_)))
        {
            self.places.insert(reading.article, reading.top());
        }
    }

    pub(super) fn open_selected(&mut self) {
        match self.screens.last() {
            Some(Screen::Contents(contents)) if contents.pane == Pane::Sections => {
                if let Some(contents) = self.contents_mut() {
                    contents.pane = Pane::Headlines;
                }
            }
            Some(Screen::Contents(contents)) => {
                // What was scrolled to in the preview is read on from there.
                let place =
                    contents.preview.as_ref().filter(|preview| preview.first > 0).map(super::preview::Preview::top);
                match (contents.article(), place) {
                    (Some(article), Some(place)) => {
                        self.leave();
                        self.show_article(article, place);
                    }
                    (Some(article), None) => self.read(article),
                    (None, _) => self.notice = Some(self.words.say(Say::NoArticles)),
                }
            }
            Some(Screen::Front(front)) => match front.article() {
                Some(article) => self.read(article),
                None => self.notice = Some(self.words.say(Say::NoArticles)),
            },
            Some(Screen::Hits(_)) => self.open_hit(),
            Some(Screen::Reading(reading)) if reading.selection.is_some() => {}
            Some(Screen::Reading(_)) => self.show_help(),
            // Never the lowest screen: nothing is asked for.
            _ => {
                let _ = self.back();
            }
        }
    }

    /// Shows an article where it was left, and selects it in the headlines.
    pub(super) fn read(&mut self, article: usize) {
        self.leave();
        let place = self.place_of(article);
        self.show_article(article, place);
    }

    /// Shows an article from a place on, in place of the one that is read.
    pub(super) fn show_article(&mut self, article: usize, place: Place) {
        self.keep_place();
        self.select(article);
        while self.screens.len() > 1 && !matches!(self.screens.last(), Some(Screen::Hits(_) | Screen::Kept(_))) {
            self.screens.pop();
        }
        let reading = Reading::open(self, article, place);
        self.screens.push(Screen::Reading(Box::new(reading)));
    }

    /// Shows an article where it was left, over the one that is read.
    pub(super) fn read_over(&mut self, article: usize) {
        self.leave();
        self.keep_place();
        let place = self.place_of(article);
        self.select(article);
        // A long way of links is no reason for a pile of screens.
        if self.screens.len() > DEEPEST {
            self.screens.remove(1);
        }
        let reading = Reading::open(self, article, place);
        self.screens.push(Screen::Reading(Box::new(reading)));
    }

    /// Marks the article as read whose end is seen.
    pub(super) fn note_end(&mut self) {
        let Some(Screen::Reading(reading)) = self.screens.last() else { return };
        let article = reading.article;
        if reading.at_end() && !reading.was_unread {
            let record = self.records.get(article);
            self.records.note(article, super::record::Record { progress: Progress::Read, ..record });
        }
    }

    /// The article that is read or selected.
    pub(super) fn current(&self) -> Option<usize> {
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Reading(reading) => Some(reading.article),
            Screen::Front(front) => front.article(),
            Screen::Contents(contents) => contents.article(),
            Screen::Hits(hits) => hits.selected().map(|(article, _)| article),
            _ => None,
        })
    }

    /// Goes to an article: reads it where one is being read, else selects it.
    pub(super) fn go(&mut self, article: usize) {
        if self.screens.iter().any(|screen| matches!(screen, Screen::Reading(_))) {
            return self.read(article);
        }
        self.leave();
        self.screens.truncate(1);
        self.select(article);
        if let Some(front) = self.front_mut() {
            front.go_to(article);
        }
    }

    /// Where the current article stands in the order.
    pub(super) fn rank(&self) -> Option<usize> {
        let article = self.current()?;
        self.order.iter().position(|other| *other == article)
    }

    pub(super) fn step_article(&mut self, step: isize) {
        let Some(rank) = self.rank() else { return };
        let last = self.order.len().saturating_sub(1);
        let target = rank.saturating_add_signed(step).min(last);
        match self.order.get(target).copied() {
            Some(article) if target != rank => self.go(article),
            _ => self.say_end(step, [Say::LastArticle, Say::FirstArticle]),
        }
    }

    fn step_section(&mut self, step: isize) {
        let Some(group) = self.current().and_then(|article| self.outline.group_of(article)) else { return };
        let last = self.outline.groups.len().saturating_sub(1);
        let target = group.saturating_add_signed(step).min(last);
        let first = self.outline.groups.get(target).and_then(|group| group.articles.first()).copied();
        match first {
            Some(article) if target != group => self.go(article),
            _ => self.say_end(step, [Say::LastSection, Say::FirstSection]),
        }
    }

    /// Goes to the printed page of a number, else to the one that is so many.
    pub(super) fn go_to_page(&mut self, number: usize) {
        if self.turn_front_to(number) {
            return;
        }
        let page = self.edition.pages.iter().position(|page| page.is_number(&number.to_string()));
        let page = page.or_else(|| number.checked_sub(1).filter(|page| *page < self.edition.pages.len()));
        match page.and_then(|page| self.first_on(page)) {
            Some(article) => self.go(article),
            None if self.edition.pages.is_empty() => self.notice = Some(self.words.say(Say::NoPages)),
            None => self.notice = Some(self.words.fill(Say::PageMissing, &[("number", number.into())])),
        }
    }

    fn first_on(&self, page: usize) -> Option<usize> {
        self.order.iter().copied().find(|article| self.outline.page_of(*article) == Some(page))
    }

    fn step_page(&mut self, step: isize) {
        if self.edition.pages.is_empty() {
            self.notice = Some(self.words.say(Say::NoPages));
            return;
        }
        let page = self.current().and_then(|article| self.outline.page_of(article)).unwrap_or(0);
        let mut left = step.unsigned_abs();
        let mut at = page;
        let mut found = None;
        while left > 0 {
            let Some(next) = at.checked_add_signed(step.signum()).filter(|next| *next < self.edition.pages.len())
            else {
                break;
            };
            at = next;
            if let Some(article) = self.first_on(at) {
                found = Some(article);
                left -= 1;
            }
        }
        match found {
            Some(article) => self.go(article),
            None => self.say_end(step, [Say::LastPage, Say::FirstPage]),
        }
    }

    fn say_end(&mut self, step: isize, [last, first]: [Say; 2]) {
        self.notice = Some(self.words.say(if step > 0 { last } else { first }));
    }
}
