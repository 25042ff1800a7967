//! The line at the foot of the screen.
//!
//! Owns what it says: the paper, the date, the section, how far one has read; once, what a key came to; and a
//! prompt. It refuses to say anything that is not so.

use super::prompt::{Prompt, Purpose};
use super::{App, Command, Course, Screen, line};
use crate::l10n::Say;

/// The two ends of the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// At the left: where one is. The most important first, for narrow windows cut it at the right.
    pub left: Vec<String>,
    /// At the right: how far.
    pub right: String,
}

impl App {
    /// What the line at the foot of the screen says.
    pub fn status(&self) -> Status {
        if let Some(notice) = &self.notice {
            return Status { left: vec![notice.clone()], right: self.pending_keys() };
        }
        let mut status = self.standing();
        if matches!(self.saving(), crate::library::Saving::Not(_)) {
            // First, so that it is the last to give way.
            status.left.insert(0, self.words().say(Say::NotSaving));
        }
        match self.pending_keys() {
            pending if pending.is_empty() => status,
            pending => Status { right: pending, ..status },
        }
    }

    /// Keys and numbers that wait for more.
    fn pending_keys(&self) -> String {
        // On the front page it has turned the page already.
        let count = self.count.filter(|_| !matches!(self.screen(), Some(Screen::Front(_))));
        let count = count.map_or(String::new(), |count| count.to_string());
        let keys: String = self.pending.iter().map(super::Key::to_string).collect();
        count + &keys
    }

    fn standing(&self) -> Status {
        let words = self.words();
        let help = || words.fill(Say::HelpHint, &[("key", self.keymap().key(self.help_command()).as_str().into())]);
        let back = || words.fill(Say::BackHint, &[("key", self.keymap().key(Command::Close).as_str().into())]);
        match self.screen() {
            Some(Screen::Front(front)) => self.front_status(front, &help()),
            Some(Screen::Contents(contents)) => {
                let place = contents.article().and_then(|article| self.number(article));
                let right = place.map_or_else(help, |(number, of)| format!("{number}/{of}  {}", help()));
                let section = contents.article().map(|article| self.section(article)).unwrap_or_default();
                Status { left: kept([self.paper(), self.date(), section]), right }
            }
            Some(Screen::Reading(reading)) => {
                let number =
                    self.number(reading.article).map_or(String::new(), |(number, of)| format!("{number}/{of}"));
                let page = self.outline().page_of(reading.article).and_then(|page| self.edition().pages.get(page));
                let page = page.map_or(String::new(), |page| self.in_script(&self.labels().page(page)).into_owned());
                let section = self.section(reading.article);
                // A page is often named for its section (第1版 要闻).
                let section = if page.ends_with(&section) { String::new() } else { section };
                let star = if self.records().get(reading.article).star == super::Star::Set { "★  " } else { "" };
                let right = format!("{star}{number}  {:>3}%", reading.progress());
                if reading.selection.is_some() {
                    let keys = [Command::Select, Command::CopySelection, Command::Back].map(|of| self.keymap().key(of));
                    let [begin, copy, end] = keys;
                    let said = self.fill(Say::Selecting, &[("begin", begin), ("copy", copy), ("end", end)]);
                    return Status { left: vec![said], right };
                }
                if let Some(said) = self.search_status() {
                    return Status { left: said, right };
                }
                // Last, so that it is the first to give way.
                Status { left: kept([self.paper(), self.date(), section, page, help()]), right }
            }
            Some(Screen::Hits(_)) => {
                let count = self.search().and_then(super::Search::count);
                let right = count.map_or_else(
                    || words.say(Say::Searching),
                    |count| words.fill(Say::HitsFound, &[("count", count.into())]),
                );
                Status { left: vec![self.typed_search(), back()], right }
            }
            Some(Screen::Kept(kept)) => kept.status(self),
            Some(Screen::Across(across)) => {
                Status { left: vec![format!("/{}", across.typed()), back()], right: self.found_status(across) }
            }
            Some(Screen::Help(help)) => {
                Status { left: vec![words.say(Say::MenuHint), back()], right: help.place(self) }
            }
            Some(Screen::Options(_)) => {
                Status { left: vec![words.say(Say::OptionsHint), back()], right: String::new() }
            }
            Some(Screen::Shelf(shelf)) => shelf.status(self),
            Some(Screen::Trouble(_)) => Status { left: vec![back()], right: String::new() },
            None => Status::default(),
        }
    }

    /// How many articles were found across the shelf, and how far the search is.
    fn found_status(&self, across: &super::Across) -> String {
        let count = across.count();
        let (passed, of) = across.passed();
        let found = match across.course() {
            Course::None => return String::new(),
            Course::Over if count == 0 => self.words().say(Say::EmptyHits),
            Course::Over => self.words().fill(Say::AcrossFound, &[("count", count.into())]),
            _ => self.words().fill(Say::AcrossSoFar, &[("count", count.into())]),
        };
        match across.course() {
            Course::Searching if of > 0 => format!("{found}  {passed}/{of}"),
            _ => found,
        }
    }

    /// What the line that is typed comes to, for the end of its row.
    pub fn prompt_hints(&self) -> Vec<String> {
        match &self.prompt {
            Some(Prompt { purpose: Purpose::Command, .. }) => self.prompt.as_ref().map(line::hints).unwrap_or_default(),
            _ => match (&self.notice, self.screen()) {
                (Some(notice), _) => vec![notice.clone()],
                (None, Some(Screen::Across(across))) => vec![self.found_status(across)],
                (None, Some(Screen::Reading(_))) => self.status().left.into_iter().skip(1).collect(),
                (None, _) if self.search.is_some() => vec![self.status().right],
                (None, _) => Vec::new(),
            },
        }
    }

    /// The command whose key shows the keys: where a search is on, `?` searches back.
    pub(super) fn help_command(&self) -> Command {
        if self.search().is_some() && !self.is_on_shelf() { Command::Help } else { Command::SearchBack }
    }

    /// What is said of a search while its article is read.
    fn search_status(&self) -> Option<Vec<String>> {
        let search = self.search()?;
        let Some(Screen::Reading(reading)) = self.screen() else { return None };
        let here = reading.hits.len();
        let place = match reading.hit {
            Some(index) => self.words().fill(Say::HitsCount, &[("index", (index + 1).into()), ("count", here.into())]),
            None => format!("{here}"),
        };
        let all = match search.count() {
            Some(count) => self.words().fill(Say::HitsInAll, &[("count", count.into())]),
            None => self.words().say(Say::Searching),
        };
        Some(vec![self.typed_search(), place, all])
    }

    fn typed_search(&self) -> String {
        self.search().map_or(String::new(), |search| {
            format!("{}{}", super::prompt::Purpose::Search(search.toward).sign(), search.typed)
        })
    }

    pub(super) fn paper(&self) -> String {
        let name = self.edition().paper.as_ref().and_then(|paper| paper.name.as_ref());
        let name = name.map_or_else(|| self.name.clone(), crate::edition::Text::line);
        self.in_script(&name).into_owned()
    }

    pub(super) fn date(&self) -> String {
        self.in_script(&self.labels().date(self.edition())).into_owned()
    }

    pub(super) fn section(&self, article: usize) -> String {
        let group = self.outline().group_of(article).and_then(|group| self.outline().groups.get(group));
        group.map_or(String::new(), |group| self.in_script(&group.title).into_owned())
    }

    /// What is said below a front page.
    fn front_status(&self, front: &super::FrontPage, help: &str) -> Status {
        let leaf = front.leaves().get(front.leaf());
        let page = leaf.and_then(|leaf| leaf.page).and_then(|page| self.edition().pages.get(page));
        let page =
            page.map_or_else(|| leaf.map_or(String::new(), |leaf| leaf.title.clone()), |page| self.labels().page(page));
        let place = match front.leaves().len() {
            0 | 1 => String::new(),
            count => format!("{}/{count}  ", front.leaf() + 1),
        };
        let star = front.article().is_some_and(|of| self.records().get(of).star == super::Star::Set);
        let star = if star { "★  " } else { "" };
        let left = kept([self.paper(), self.date(), self.in_script(&page).into_owned()]);
        Status { left, right: format!("{star}{place}{help}") }
    }

    /// The number of an article in reading order from 1, and how many there are.
    fn number(&self, article: usize) -> Option<(usize, usize)> {
        let index = self.order().iter().position(|other| *other == article)?;
        Some((index + 1, self.order().len()))
    }
}

/// The texts that say something.
fn kept<const N: usize>(texts: [String; N]) -> Vec<String> {
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
}
