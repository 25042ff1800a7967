//! Finding: searches, hits, links by their letters.
//!
//! Owns what the keys of a search do and how hits are gone through. It refuses to search the edition itself: that is
//! asked of the world, and its answer comes as a message.

use super::links::{Target, labels};
use super::prompt::Toward;
use super::search::{Found, Hit, Search};
use super::spot::Spot;
use super::{App, Code, Command, Effect, Hits, Key, Prompt, Purpose, Screen};
use crate::edition::Place;
use crate::l10n::Say;
use crate::text::QueryError;

/// Links by letters, while one is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// Letters of each link: its index, its letters.
    letters: Vec<(usize, String)>,
    typed: String,
}

impl Hints {
    /// What is still to be typed for each link that is left.
    pub(super) fn left(&self) -> Vec<(usize, String)> {
        let rest = |(link, letters): &(usize, String)| Some((*link, letters.strip_prefix(&self.typed)?.to_owned()));
        self.letters.iter().filter_map(rest).collect()
    }
}

impl App {
    /// Opens the line in which a search is typed.
    pub(super) fn ask_search(&mut self, command: Command) -> Option<Effect> {
        let toward = if command == Command::Search { Toward::End } else { Toward::Start };
        self.before_search = Some(self.spot());
        if !matches!(self.screen(), Some(Screen::Reading(_) | Screen::Hits(_))) {
            self.screens.truncate(1);
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
            Err(QueryError::Large { .. }) => self.notice = Some(self.words.say(Say::LargeExpression)),
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

    /// The search that was typed is meant.
    pub(super) fn accept_search(&mut self) -> Option<Effect> {
        self.before_search.take().into_iter().for_each(|spot| self.jumps.push(spot));
        match (&self.search, self.screens.last()) {
            (None, _) => self.cancel_search(),
            (Some(search), Some(Screen::Reading(reading))) if reading.hits.is_empty() => {
                if search.count() == Some(0) {
                    self.notice = Some(self.fill(Say::NotFound, &[("query", search.typed.clone())]));
                } else {
                    return self.next_hit_or_unread(1, 1);
                }
            }
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
        for screen in &mut self.screens {
            if let Screen::Hits(hits) = screen {
                hits.take(&found, number);
            }
        }
        search.found = Some(found);
        if let Some(step) = self.waiting_for_hit.take() {
            self.notice = None;
            match self.screens.last() {
                Some(Screen::Hits(_)) => self.open_hit(),
                _ => drop(self.next_hit_or_unread(step, 1)),
            }
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
        self.leave();
        self.keep_place();
        self.screens.truncate(1);
        self.screens.push(Screen::Hits(hits));
    }

    /// Opens the selected hit at its very place.
    pub(super) fn open_hit(&mut self) {
        let Some(Screen::Hits(hits)) = self.screens.last() else { return };
        match hits.selected() {
            Some((article, hit)) => {
                self.leave();
                self.show_hit(article, &hit);
            }
            // Typed faster than the edition is searched: it opens when the first hit is there.
            None if self.search.as_ref().is_some_and(|search| search.found.is_none()) => {
                self.waiting_for_hit = Some(1);
                self.notice = Some(self.words.say(Say::Searching));
            }
            None => self.notice = Some(self.words.say(Say::EmptyHits)),
        }
    }

    /// Shows a hit of an article.
    pub(super) fn show_hit(&mut self, article: usize, hit: &Hit) {
        let is_open = matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.article == article);
        if !is_open {
            let place = self.places.get(&article).copied().unwrap_or_default();
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

    /// The next hit, in this article or those behind it; where no search is on, the next unread article.
    pub(super) fn next_hit_or_unread(&mut self, step: isize, times: usize) -> Option<Effect> {
        let Some(search) = &self.search else {
            (0..times).for_each(|_| self.next_unread(step));
            return None;
        };
        // N goes against the way of the search, as in vim.
        let step = if search.toward == Toward::Start { -step } else { step };
        for _ in 0..times {
            if !self.step_hit_here(step) && !self.step_hit_beyond(step) {
                break;
            }
        }
        None
    }

    /// The next hit in the article that is read; says whether there is one.
    fn step_hit_here(&mut self, step: isize) -> bool {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return false };
        let top = reading.top();
        let next = match reading.hit {
            Some(hit) => hit.checked_add_signed(step),
            None if step > 0 => reading.hits.iter().position(|hit| hit.place() >= top),
            None => reading.hits.iter().rposition(|hit| hit.place() < top),
        };
        match next.filter(|next| *next < reading.hits.len()) {
            Some(next) => {
                reading.go_to_hit(next);
                true
            }
            None => false,
        }
    }

    /// The next hit in another article, round the end of the edition; says whether there is one.
    fn step_hit_beyond(&mut self, step: isize) -> bool {
        let Some(search) = &self.search else { return false };
        let Some(found) = &search.found else {
            self.waiting_for_hit = Some(step);
            self.notice = Some(self.words.say(Say::Searching));
            return false;
        };
        let Some(last) = found.len().checked_sub(1) else {
            self.notice = Some(self.fill(Say::NotFound, &[("query", search.typed.clone())]));
            return false;
        };
        let rank = |article: usize| self.order.iter().position(|other| *other == article);
        let here = self.rank().unwrap_or(0);
        let beyond = if step > 0 {
            found.iter().position(|of| rank(of.article) > Some(here))
        } else {
            found.iter().rposition(|of| rank(of.article) < Some(here))
        };
        let index = beyond.unwrap_or(if step > 0 { 0 } else { last });
        let Some(of) = found.get(index) else { return false };
        let hit = if step > 0 { of.hits.first() } else { of.hits.last() };
        let Some((article, hit)) = hit.cloned().map(|hit| (of.article, hit)) else { return false };
        self.leave();
        self.show_hit(article, &hit);
        if beyond.is_none() {
            self.notice = Some(self.words.say(Say::SearchWrapped));
        }
        true
    }

    /// The next article that has not been read.
    fn next_unread(&mut self, step: isize) {
        let rank = self.rank().unwrap_or(0);
        let is_unread = |article: &&usize| !self.records.is_read(**article);
        let found = if step > 0 {
            self.order.iter().skip(rank + 1).find(is_unread)
        } else {
            self.order.iter().take(rank).rev().find(is_unread)
        };
        match found.copied() {
            Some(article) => self.go(article),
            None if self.order.iter().all(|article| self.records.is_read(*article)) => {
                self.notice = Some(self.words.say(Say::AllRead));
            }
            None => self.notice = Some(self.words.say(Say::NoMoreUnread)),
        }
    }

    /// Shows a letter at each link that is seen.
    pub(super) fn show_hints(&mut self) {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else {
            self.notice = Some(self.words.say(Say::NoLinks));
            return;
        };
        reading.link = None;
        let seen: Vec<usize> = (0..reading.links.len())
            .filter(|link| {
                let place = reading.links.get(*link).map(|link| link.place);
                place.is_some_and(|place| reading.is_seen(reading.layout.line_of(place)))
            })
            .collect();
        if seen.is_empty() {
            self.notice = Some(self.words.say(Say::NoLinks));
            return;
        }
        let letters = labels(seen.len());
        self.hints = Some(Hints { letters: seen.into_iter().zip(letters).collect(), typed: String::new() });
        self.notice = Some(self.words.say(Say::HintsHint));
    }

    /// Answers a key while links have letters.
    pub(super) fn typed_hint(&mut self, key: Key) -> Option<Effect> {
        let hints = self.hints.as_mut()?;
        let Code::Char(letter) = key.twin().code else {
            self.hints = None;
            return None;
        };
        hints.typed.push(letter);
        let left = hints.left();
        match left.as_slice() {
            [] => {
                self.hints = None;
                self.notice = Some(self.words.say(Say::NoLinks));
            }
            [(link, rest)] if rest.is_empty() => {
                let link = *link;
                self.hints = None;
                self.choose_link(link);
            }
            _ => self.notice = Some(self.words.say(Say::HintsHint)),
        }
        None
    }

    /// Chooses a link: one into the edition is followed, an address is shown before it may be opened.
    pub(super) fn choose_link(&mut self, index: usize) {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return };
        match reading.links.get(index).map(|link| link.target.clone()) {
            Some(Target::Article(article)) => self.read(article),
            Some(Target::Address(url)) => {
                reading.link = Some(index);
                self.tell_link(url);
            }
            None => {}
        }
    }

    fn tell_link(&mut self, url: String) {
        let key = self.keymap.key(Command::OpenLink);
        self.notice = Some(self.fill(Say::LinkOpens, &[("url", url), ("key", key)]));
    }

    /// Opens the link that was chosen. Where none was, the article's own address is shown first.
    pub(super) fn open_link(&mut self) -> Option<Effect> {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else {
            self.notice = Some(self.words.say(Say::NoLinks));
            return None;
        };
        let chosen = reading.link.take().and_then(|link| reading.links.get(link)).map(|link| link.target.clone());
        if let Some(Target::Address(url)) = chosen {
            return Some(Effect::Open(url));
        }
        if let Some(url) = reading.own_link.take() {
            return Some(Effect::Open(url));
        }
        let article = self.edition.articles.get(reading.article);
        let own = article.and_then(|article| article.url.as_ref()).and_then(|url| super::links::address(url.as_str()));
        match own {
            Some(url) => {
                reading.own_link = Some(url.clone());
                self.tell_link(url);
            }
            None => self.show_hints(),
        }
        None
    }

    /// Says whether an address was opened.
    pub(super) fn link_opened(&mut self, outcome: Result<(), String>) {
        self.notice = Some(match outcome {
            Ok(()) => self.words.say(Say::Opened),
            Err(said) if said.is_empty() => self.words.say(Say::NoOpener),
            Err(said) => said,
        });
    }
}
