//! The line at the foot of the screen.
//!
//! Owns what it says: the paper, the date, the section, how far one has read; and once, what a key came to. It
//! refuses to say anything that is not so.

use super::{App, Screen};

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
            return Status { left: vec![notice.clone()], right: String::new() };
        }
        match self.screen() {
            Some(Screen::Contents(contents)) => {
                let place = contents.article().and_then(|article| self.number(article));
                let right = place.map_or_else(|| "? help".to_owned(), |(number, of)| format!("{number}/{of}  ? help"));
                let section = contents.article().map(|article| self.section(article)).unwrap_or_default();
                Status { left: kept([self.paper(), self.date(), section]), right }
            }
            Some(Screen::Reading(reading)) => {
                let number =
                    self.number(reading.article).map_or(String::new(), |(number, of)| format!("{number}/{of}"));
                let page = self.outline().page_of(reading.article).and_then(|page| self.edition().pages.get(page));
                let page = page.map_or(String::new(), |page| self.labels().page(page));
                let section = self.section(reading.article);
                // A page is often named for its section (第1版 要闻).
                let section = if page.ends_with(&section) { String::new() } else { section };
                let right = format!("{number}  {:>3}%", reading.progress());
                Status { left: kept([self.paper(), self.date(), section, page]), right }
            }
            Some(Screen::Help(_)) => Status { left: vec!["q back".to_owned()], right: String::new() },
            None => Status::default(),
        }
    }

    fn paper(&self) -> String {
        let name = self.edition().paper.as_ref().and_then(|paper| paper.name.as_ref());
        name.map_or_else(|| self.name.clone(), |name| name.as_str().replace('\n', " "))
    }

    fn date(&self) -> String {
        self.labels().date(self.edition())
    }

    fn section(&self, article: usize) -> String {
        let group = self.outline().group_of(article).and_then(|group| self.outline().groups.get(group));
        group.map_or(String::new(), |group| group.title.clone())
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
