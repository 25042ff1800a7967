//! Finding: searches and their hits.
//!
//! Owns what the keys of a search do and how hits are gone through. It refuses to search the edition itself: that is
//! asked of the world, and its answer comes as a message.

use super::prompt::Toward;
use super::search::{Found, Hit, Search};
use super::spot::Spot;
use super::{App, Command, Effect, Hits, Prompt, Purpose, Screen};
use crate::edition::Place;
use crate::l10n::Say;
use crate::text::QueryError;

/// What is done when the edition has been searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// The first hit of the list is opened.
    Open,
    /// The next hit is gone to, as the key asked.
    Step(isize),
}

impl App {
    /// Opens the line in which a search is typed: over an article, over a list of hits, else over a new one.
    pub(super) fn ask_search(&mut self, command: Command) -> Option<Effect> {
        let toward = if command == Command::Search { Toward::End } else { Toward::Start };
        while self.screens.len() > 1 && !matches!(self.screen(), Some(Screen::Reading(_) | Screen::Hits(_))) {
            self.screens.pop();
        }
        self.before_search = Some(self.spot());
        if !matches!(self.screen(), Some(Screen::Reading(_) | Screen::Hits(_))) {
            self.screens.push(Screen::Hits(Hits::default()));
        }
        self.prompt = Some(Prompt::new(Purpose::Search(toward), ""));
        None
    }

    /// Searches for what has been typed so far.
    pub(super) fn search_live(&mut self) -> Option<Effect> {
        let Some(Prompt { purpose: Purpose::Search(toward), .. }) = self.prompt else { return None };
        let typed = self.prompt.as_ref().map_or(String::new(), |prompt| prompt.text().to_owned());
        self.searches += 1;
        self.search = None;
        self.notice = None;
        self.waiting = None;
        let mut effect = None;
        // While it is typed, half a query is no mistake.
        match Search::new(&typed, toward, self.searches) {
            Ok(search) => {
                self.search = Some(search);
                effect = Some(Effect::Search(typed.clone(), self.searches));
            }
            Err(QueryError::Expression { reason, .. }) => {
                self.notice = Some(self.fill(Say::BadExpression, &[("reason", reason)]));
            }
            Err(QueryError::Large { .. } | QueryError::Long { .. }) => {
                self.notice = Some(self.words.say(Say::LargeExpression));
            }
            // Nothing has been typed that could be looked for.
            Err(QueryError::Empty) => {}
        }
        self.find_in_reading();
        if let Some(Screen::Hits(hits)) = self.screens.last_mut()
            && self.search.is_none()
        {
            *hits = Hits::default();
        }
        effect
    }

    /// Looks for the search in the article that is read, and shows its first hit from where the reader was.
    fn find_in_reading(&mut self) {
        let mut screens = std::mem::take(&mut self.screens);
        let from = match self.before_search {
            Some(Spot::Article { place, .. }) => place,
            _ => Place::default(),
        };
        if let Some(Screen::Reading(reading)) = screens.last_mut() {
            reading.find(self);
            let toward = self.search.as_ref().map_or(Toward::End, |search| search.toward);
            let hits = &reading.hits;
            let near = match toward {
                Toward::End => hits.iter().position(|hit| hit.place() >= from).or((!hits.is_empty()).then_some(0)),
                Toward::Start => hits.iter().rposition(|hit| hit.place() < from).or(hits.len().checked_sub(1)),
            };
            match near {
                Some(index) => reading.go_to_hit(index),
                None => reading.go(from),
            }
        }
        self.screens = screens;
    }

    /// Marks what was found in an article too long to be searched while one types.
    fn find_in_long(&mut self) {
        let Some(Screen::Reading(reading)) = self.screens.last() else { return };
        if !reading.hits.is_empty() {
            return;
        }
        // While it is being typed the first hit is shown; later the reader may be elsewhere.
        if self.before_search.is_some() {
            return self.find_in_reading();
        }
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(Screen::Reading(reading)) = screens.last_mut() {
            reading.find(self);
        }
        self.screens = screens;
    }

    /// The search that was typed is meant; `said` is what is wrong with it, if it is none.
    pub(super) fn accept_search(&mut self, said: Option<String>) -> Option<Effect> {
        let Some(search) = &self.search else {
            // What was typed is no query: why, is still said.
            self.cancel_search();
            self.notice = said;
            return None;
        };
        let none_here = matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.hits.is_empty());
        let none_at_all = search.count() == Some(0);
        let said = none_at_all.then(|| self.fill(Say::NotFound, &[("query", search.typed.clone())]));
        self.before_search.take().into_iter().for_each(|spot| self.jumps.push(spot));
        match said {
            Some(said) if none_here => self.notice = Some(said),
            _ if none_here => return self.next_hit_or_unread(1, 1),
            _ => {}
        }
        None
    }

    /// Nothing of the search is meant: the reader is where it was begun.
    pub(super) fn cancel_search(&mut self) {
        self.end_search();
        if let Some(spot) = self.before_search.take() {
            if let (Spot::Article { place, .. }, Some(Screen::Reading(reading))) = (spot, self.screens.last_mut()) {
                reading.go(place);
            } else if matches!(self.screens.last(), Some(Screen::Hits(_))) {
                self.screens.pop();
            }
        }
    }

    /// Ends the search: nothing is marked any more.
    pub(super) fn end_search(&mut self) {
        self.search = None;
        self.waiting = None;
        for screen in &mut self.screens {
            if let Screen::Reading(reading) = screen {
                reading.hits.clear();
                reading.hit = None;
            }
        }
    }

    /// Takes in what was found in the edition.
    pub(super) fn found(&mut self, number: u64, found: Vec<Found>) {
        let Some(search) = self.search.as_mut().filter(|search| search.number == number) else { return };
        for screen in self.screens.iter_mut().chain(&mut self.shelving.aside) {
            if let Screen::Hits(hits) = screen {
                hits.take(&found, number);
            }
        }
        search.found = Some(found);
        self.find_in_long();
        match self.waiting.take() {
            Some(Waiting::Open) => self.open_hit(),
            Some(Waiting::Step(step)) => {
                self.notice = None;
                let _ = self.next_hit_or_unread(step, 1);
            }
            None => {}
        }
    }

    /// All hits in a list.
    pub(super) fn show_hits(&mut self) {
        let Some(search) = &self.search else {
            self.notice = Some(self.words.say(Say::NoSearch));
            return;
        };
        let mut hits = Hits::default();
        if let Some(found) = &search.found {
            hits.take(found, search.number);
        }
        if let Some(Screen::Reading(reading)) = self.screens.last()
            && let Some(hit) = reading.hit.and_then(|hit| reading.hits.get(hit))
        {
            hits.select(reading.article, hit);
        }
        self.keep_place();
        // The list lies over the article, and back leads there; there is one list only.
        self.screens.retain(|screen| matches!(screen, Screen::Front(_) | Screen::Contents(_) | Screen::Reading(_)));
        self.screens.push(Screen::Hits(hits));
    }

    /// Opens the selected hit at its very place.
    pub(super) fn open_hit(&mut self) {
        let Some(Screen::Hits(hits)) = self.screens.last() else { return };
        // Typed faster than the edition is searched, the list is still that of the letters before.
        let is_searching = self.search.as_ref().is_some_and(|search| search.found.is_none());
        match hits.selected().filter(|_| !is_searching) {
            Some((article, hit)) => {
                self.notice = None;
                self.leave();
                self.show_hit(article, &hit);
            }
            None if is_searching => {
                self.waiting = Some(Waiting::Open);
                self.notice = Some(self.words.say(Say::Searching));
            }
            None => self.notice = Some(self.words.say(Say::EmptyHits)),
        }
    }

    /// Shows a hit of an article.
    pub(super) fn show_hit(&mut self, article: usize, hit: &Hit) {
        let is_open = matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.article == article);
        if !is_open {
            let place = self.place_of(article);
            self.show_article(article, place);
        }
        if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
            if let Some(index) = reading.hits.iter().position(|of| of == hit) {
                reading.go_to_hit(index);
            } else {
                reading.show(hit.place());
            }
        }
    }

    /// The hit so many further, in this article or those behind it, round the end of the edition; where no search is
    /// on, the unread article so many further.
    pub(super) fn next_hit_or_unread(&mut self, step: isize, times: usize) -> Option<Effect> {
        let Some(search) = &self.search else {
            self.next_unread(step, times);
            return None;
        };
        // N goes against the way of the search, as in vim.
        let along = if search.toward == Toward::Start { -step } else { step };
        if let Some(Screen::Hits(hits)) = self.screens.last_mut()
            && search.found.is_some()
        {
            hits.step(along.saturating_mul(isize::try_from(times).unwrap_or(isize::MAX)));
            return None;
        }
        if self.step_hit_here(along, times) {
            return None;
        }
        let Some(found) = self.search.as_ref().and_then(|search| search.found.as_ref()) else {
            self.waiting = Some(Waiting::Step(step));
            self.notice = Some(self.words.say(Say::Searching));
            return None;
        };
        match self.hit_beyond(found, along, times) {
            Some((article, hit, wrapped)) => {
                self.leave();
                self.show_hit(article, &hit);
                self.notice = wrapped.then(|| self.words.say(Say::SearchWrapped));
            }
            None => {
                let query = self.search.as_ref().map_or(String::new(), |search| search.typed.clone());
                self.notice = Some(self.fill(Say::NotFound, &[("query", query)]));
            }
        }
        None
    }

    /// The hit so many further in the article that is read; says whether it is in it.
    fn step_hit_here(&mut self, step: isize, times: usize) -> bool {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return false };
        let times = isize::try_from(times).unwrap_or(isize::MAX);
        let next = match (reading.hit, reading.hit_from_here()) {
            (Some(hit), _) => hit.checked_add_signed(step.saturating_mul(times)),
            // The first one from here on is a step already.
            (None, here) if step > 0 => here.checked_add_signed(times - 1),
            (None, here) => here.checked_add_signed(-times),
        };
        match next.filter(|next| *next < reading.hits.len()) {
            Some(next) => {
                reading.go_to_hit(next);
                true
            }
            None => false,
        }
    }

    /// The hit so many further than those of this article, its article, and whether the way to it goes round the end
    /// of the edition.
    fn hit_beyond(&self, found: &[Found], step: isize, times: usize) -> Option<(usize, Hit, bool)> {
        let total: usize = found.iter().map(|of| of.hits.len()).sum();
        if total == 0 {
            return None;
        }
        // How many hits stand before the reader: in the articles before, and in this one.
        let rank = self.rank().unwrap_or(0);
        let before_here: std::collections::HashSet<usize> = self.order.iter().take(rank).copied().collect();
        let before: usize = found.iter().filter(|of| before_here.contains(&of.article)).map(|of| of.hits.len()).sum();
        let at = match self.screens.last() {
            Some(Screen::Reading(reading)) => match reading.hit {
                Some(hit) => before + hit,
                None if step > 0 => (before + reading.hit_from_here() + total - 1) % total,
                None => (before + reading.hit_from_here()) % total,
            },
            _ => before,
        };
        let times = times % total;
        let target = if step > 0 { (at + times) % total } else { (at + total - times) % total };
        let mut left = target;
        let of = found.iter().find(|of| {
            let here = left < of.hits.len();
            left = if here { left } else { left - of.hits.len() };
            here
        })?;
        let wrapped = if step > 0 { target <= at } else { target >= at };
        of.hits.get(left).map(|hit| (of.article, hit.clone(), wrapped))
    }

    /// The unread article so many further.
    fn next_unread(&mut self, step: isize, times: usize) {
        let rank = self.rank().unwrap_or(0);
        let is_unread = |article: &&usize| !self.records.is_read(**article);
        let found = if step > 0 {
            self.order.iter().skip(rank + 1).filter(is_unread).take(times).last()
        } else {
            self.order.iter().take(rank).rev().filter(is_unread).take(times).last()
        };
        match found.copied() {
            Some(article) => self.go(article),
            None if self.order.iter().all(|article| self.records.is_read(*article)) => {
                self.notice = Some(self.words.say(Say::AllRead));
            }
            None => self.notice = Some(self.words.say(Say::NoMoreUnread)),
        }
    }
}
