//! Going: within a screen, from article to article, back and forth.
//!
//! Owns what movement means on every screen, the jump list and the marks, and the way to other editions. It refuses
//! to search and to change how anything looks.

use std::collections::HashMap;

use super::panes::Pane;
use super::spot::{Jumps, Marks, Spot};
use super::{App, Command, Contents, Effect, Issue, Progress, Reading, Records, Screen, Trouble};
use crate::edition::{Outline, Place, Role, clean_line};
use crate::l10n::Say;

/// What was done in an edition that is left for another.
#[derive(Debug, Default)]
pub(super) struct Session {
    places: HashMap<usize, Place>,
    records: Records,
    jumps: Jumps,
    marks: Marks,
    spot: Option<Spot>,
}

impl App {
    /// The commands that move.
    pub(super) fn go_by(&mut self, command: Command, times: usize) -> Option<Effect> {
        let step = isize::try_from(times).unwrap_or(isize::MAX);
        match command {
            Command::Close if self.screens.len() <= 1 => return Some(Effect::Quit),
            Command::Close => self.back(),
            Command::Back => self.escape(),
            Command::Open => self.open_selected(),
            Command::Right => self.to_the_right(step),
            Command::Left => self.to_the_left(step),
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

    /// Back to the screen below, if there is one.
    pub(super) fn back(&mut self) {
        if self.screens.len() <= 1 {
            let key = self.keymap.key(Command::Close);
            self.notice = Some(self.fill(Say::QQuits, &[("key", key)]));
            return;
        }
        self.keep_place();
        self.screens.pop();
    }

    /// Ends the least of what is going on: a selection, a chosen link, a search, a screen. At the bottom it opens the
    /// menu, so that arrows, Enter and Esc reach everything.
    fn escape(&mut self) {
        let is_bottom = self.screens.len() <= 1;
        match self.screens.last_mut() {
            Some(Screen::Reading(reading)) if reading.selection.is_some() => reading.selection = None,
            Some(Screen::Reading(reading)) if reading.link.is_some() => reading.link = None,
            Some(Screen::Reading(_)) if self.search.is_some() => self.end_search(),
            Some(Screen::Hits(_)) => {
                self.end_search();
                self.back();
            }
            Some(Screen::Contents(contents)) if contents.pane != Pane::Headlines => contents.pane = Pane::Headlines,
            _ if is_bottom => self.show_help(),
            _ => self.back(),
        }
    }

    fn to_the_right(&mut self, step: isize) {
        if self.is_selecting() {
            return self.move_selection(Command::Right, step);
        }
        match self.screens.last_mut() {
            Some(Screen::Reading(_)) => {}
            Some(Screen::Contents(contents)) if contents.pane == Pane::Sections => contents.pane = Pane::Headlines,
            Some(Screen::Options(_)) => self.step_option(step),
            _ => self.open_selected(),
        }
    }

    fn to_the_left(&mut self, step: isize) {
        if self.is_selecting() {
            return self.move_selection(Command::Left, step);
        }
        match self.screens.last_mut() {
            Some(Screen::Options(_)) => self.step_option(-step),
            Some(Screen::Contents(contents)) => match contents.pane {
                Pane::Preview => contents.pane = Pane::Headlines,
                Pane::Headlines if self.outline.groups.len() > 1 => contents.pane = Pane::Sections,
                Pane::Headlines | Pane::Sections => self.back(),
            },
            _ => self.back(),
        }
    }

    /// The next pane; where there are none, forward in the jump list, whose key Tab is too on most terminals.
    fn step_pane(&mut self, step: isize) -> Option<Effect> {
        let panes = [Pane::Sections, Pane::Headlines, Pane::Preview];
        match self.screens.last_mut() {
            Some(Screen::Contents(contents)) => {
                let count = if contents.panes.preview.is_some() { 3 } else { 2 };
                let at = panes.iter().position(|pane| *pane == contents.pane).unwrap_or(1);
                let next = if step > 0 { at + 1 } else { at + count - 1 };
                contents.pane = panes.get(next % count).copied().unwrap_or_default();
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
        if let Some(contents) = self.contents_mut() {
            contents.pane = Pane::Headlines;
        }
    }

    /// Remembers where the article on the screen is left.
    pub(super) fn keep_place(&mut self) {
        if let Some(Screen::Reading(reading)) = self.screens.iter().rev().find(|screen| matches!(screen, Screen::Reading(_))) {
            self.places.insert(reading.article, reading.top());
        }
    }

    /// Where the reader is, for jumps and marks.
    pub(super) fn spot(&self) -> Spot {
        let reading = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Reading(reading) => Some(Spot::Article { article: reading.article, place: reading.top() }),
            _ => None,
        });
        reading.unwrap_or_else(|| Spot::Contents(self.current()))
    }

    /// Remembers where a jump begins.
    pub(super) fn leave(&mut self) {
        let spot = self.spot();
        self.jumps.push(spot);
    }

    fn jump(&mut self, step: isize) {
        let here = self.spot();
        let spot = if step > 0 { self.jumps.forward(here) } else { self.jumps.back(here) };
        match spot {
            Some(spot) => self.go_to(spot),
            None => self.notice = Some(self.words.say(Say::NoJump)),
        }
    }

    /// Goes to a spot.
    pub(super) fn go_to(&mut self, spot: Spot) {
        self.keep_place();
        match spot {
            Spot::Contents(article) => {
                self.screens.truncate(1);
                if let (Some(contents), Some(article)) = (self.contents_mut(), article) {
                    contents.select(article);
                }
            }
            Spot::Article { article, place } => self.show_article(article, place),
        }
    }

    pub(super) fn set_mark(&mut self, letter: Option<char>) {
        let Some(letter) = letter else { return };
        let spot = self.spot();
        self.marks.insert(letter, spot);
        self.notice = Some(self.fill(Say::MarkSet, &[("letter", letter.to_string())]));
    }

    pub(super) fn go_to_mark(&mut self, letter: Option<char>) -> Option<Effect> {
        let letter = letter?;
        match self.marks.get(&letter).copied() {
            Some(spot) => {
                self.leave();
                self.go_to(spot);
            }
            None => self.notice = Some(self.fill(Say::NoMark, &[("letter", letter.to_string())])),
        }
        None
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
                let place = contents.preview.as_ref().filter(|preview| preview.first > 0).map(super::preview::Preview::top);
                match (contents.article(), place) {
                    (Some(article), Some(place)) => {
                        self.leave();
                        self.show_article(article, place);
                    }
                    (Some(article), None) => self.read(article),
                    (None, _) => self.notice = Some(self.words.say(Say::NoArticles)),
                }
            }
            Some(Screen::Hits(_)) => self.open_hit(),
            Some(Screen::Options(_)) => self.step_option(1),
            Some(Screen::Reading(reading)) if reading.selection.is_some() => {}
            Some(Screen::Reading(_)) => self.show_help(),
            _ => self.back(),
        }
    }

    /// Shows an article where it was left, and selects it in the headlines.
    pub(super) fn read(&mut self, article: usize) {
        self.leave();
        let place = self.places.get(&article).copied().unwrap_or_default();
        self.show_article(article, place);
    }

    /// Shows an article from a place on, in place of the one that is read.
    pub(super) fn show_article(&mut self, article: usize, place: Place) {
        self.keep_place();
        if let Some(contents) = self.contents_mut() {
            contents.select(article);
        }
        while self.screens.len() > 1 && !matches!(self.screens.last(), Some(Screen::Hits(_) | Screen::Contents(_))) {
            self.screens.pop();
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
        if let Some(contents) = self.contents_mut() {
            contents.select(article);
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
        let named = |page: &crate::edition::Page| {
            page.number.as_ref().is_some_and(|text| text.as_str().trim_start_matches('0') == number.to_string())
        };
        let page = self.edition.pages.iter().position(named);
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
            let Some(next) = at.checked_add_signed(step.signum()).filter(|next| *next < self.edition.pages.len()) else { break };
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

    /// To the next part of a kind, in the article that is read or in the preview.
    fn step_part(&mut self, step: isize, begins: fn(Role) -> bool) {
        if self.is_selecting() {
            return self.move_selection(if step > 0 { Command::ParagraphNext } else { Command::ParagraphPrevious }, step);
        }
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return };
        let roles: Vec<bool> = self
            .edition
            .articles
            .get(reading.article)
            .map(|article| article.parts().iter().map(|part| begins(part.role)).collect())
            .unwrap_or_default();
        let mut moved = false;
        for _ in 0..step.unsigned_abs().min(roles.len()) {
            if !reading.step_part(step.signum(), |part| roles.get(part) == Some(&true)) {
                break;
            }
            moved = true;
        }
        if !moved {
            self.notice = Some(self.words.say(Say::NoFurther));
        }
    }

    /// The commands that move within a screen.
    fn scroll(&mut self, command: Command, times: usize) {
        if self.is_selecting() {
            return self.move_selection(command, isize::try_from(times).unwrap_or(isize::MAX));
        }
        let mut screens = std::mem::take(&mut self.screens);
        let mut past_end = None;
        match screens.last_mut() {
            Some(Screen::Contents(contents)) => self.scroll_contents(contents, command, times),
            Some(Screen::Hits(hits)) => hits.step(self, lines(command, hits.page(self), times)),
            Some(Screen::Help(help)) => help.step(self, lines(command, help.page(self), times)),
            Some(Screen::Options(options)) => options.step(self, lines(command, 8, times)),
            Some(Screen::Reading(reading)) => {
                if command == Command::PageDown && reading.at_end() {
                    past_end = Some(reading.told_end);
                    reading.told_end = true;
                } else {
                    reading.scroll(lines(command, reading.height, times));
                }
            }
            Some(Screen::Trouble(_)) | None => {}
        }
        self.screens = screens;
        match past_end {
            Some(true) => self.step_article(1),
            Some(false) => self.tell_end(),
            None => {}
        }
    }

    fn scroll_contents(&self, contents: &mut Contents, command: Command, times: usize) {
        match (contents.pane, &mut contents.preview) {
            (Pane::Preview, Some(preview)) => preview.scroll(lines(command, preview.page(), times)),
            (Pane::Sections, _) => {
                let group = contents.article().and_then(|article| self.outline.group_of(article)).unwrap_or(0);
                let step = lines(command, contents.sections.rows.len().max(2), times);
                let last = self.outline.groups.len().saturating_sub(1);
                let group = self.outline.groups.get(group.saturating_add_signed(step).min(last));
                if let Some(article) = group.and_then(|group| group.articles.first()) {
                    contents.select(*article);
                }
            }
            _ => contents.step(self, lines(command, contents.page(self), times)),
        }
    }

    /// Says what comes after the end, before the next press goes there.
    fn tell_end(&mut self) {
        let next = self.rank().and_then(|rank| self.order.get(rank + 1));
        let next = next.and_then(|article| self.edition.articles.get(*article));
        let end = self.labels().end;
        let said = match next {
            Some(article) => {
                let title = article.title().map_or(self.labels().untitled, |title| title.as_str()).replace('\n', " ");
                self.fill(Say::NextUp, &[("title", self.in_script(&title).into_owned())])
            }
            None => self.words.say(Say::WasLast),
        };
        self.notice = Some(format!("{end} · {said}"));
    }

    fn step_edition(&mut self, step: isize) -> Option<Effect> {
        let (index, count) = self.issue;
        match index.checked_add_signed(step).filter(|next| *next < count) {
            Some(next) => {
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
                self.screens.push(Screen::Trouble(Trouble { title: self.words.say(Say::TroubleTitle), lines }));
                return;
            }
        };
        self.keep_place();
        let left = Session {
            spot: Some(self.spot()),
            places: std::mem::take(&mut self.places),
            records: std::mem::take(&mut self.records),
            jumps: std::mem::take(&mut self.jumps),
            marks: std::mem::take(&mut self.marks),
        };
        self.sessions.insert(self.issue.0, left);
        self.outline = Outline::of(&issue.edition);
        self.order = self.outline.order().collect();
        self.name = clean_line(&issue.name);
        self.issue.0 = issue.index;
        let session = self.sessions.remove(&issue.index);
        let fresh = Records::of(issue.edition.articles.len());
        self.edition = std::sync::Arc::new(issue.edition);
        self.screens = vec![Screen::Contents(Contents::of(&self.outline))];
        self.end_search();
        self.hints = None;
        self.notice = None;
        let session = session.unwrap_or_else(|| Session { records: fresh, ..Session::default() });
        (self.places, self.records) = (session.places, session.records);
        (self.jumps, self.marks) = (session.jumps, session.marks);
        if let Some(spot) = session.spot {
            self.go_to(spot);
        }
    }
}

fn is_paragraph(role: Role) -> bool {
    !matches!(role, Role::Marker | Role::TableCell | Role::Line | Role::Verse | Role::Caption | Role::Credit | Role::Rule)
}

fn is_subhead(role: Role) -> bool {
    matches!(role, Role::Subhead(_) | Role::Question | Role::BoxTitle)
}

/// How many lines a command moves where `page` of them are seen.
fn lines(command: Command, page: usize, times: usize) -> isize {
    let of = |lines: usize| isize::try_from(lines.max(1).saturating_mul(times)).unwrap_or(isize::MAX);
    match command {
        Command::LineDown => of(1),
        Command::LineUp => -of(1),
        Command::PageDown => of(page.saturating_sub(1)),
        Command::PageUp => -of(page.saturating_sub(1)),
        Command::HalfDown => of(page / 2),
        Command::HalfUp => -of(page / 2),
        Command::Top => -isize::MAX,
        Command::End => isize::MAX,
        _ => 0,
    }
}
