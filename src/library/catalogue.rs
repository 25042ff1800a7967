//! The shelf as a reader sees it: issues with what is known of them, in their order.
//!
//! Owns what is remembered of an issue so that its file need not be read, and which issue comes before and after which.
//! It refuses to read files and to remember anything itself: it is put together of a listing and the index.

use std::cmp::Ordering;
use std::path::Path;

use super::key::{IssueKey, paper, which};
use super::saved::Saved;
use crate::edition::{Date, Edition, Text};

/// What an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What its marks are kept under.
    pub key: IssueKey,
    /// The paper's name; empty where it says none.
    pub paper: String,
    /// The day, where it says one.
    pub day: Option<Date>,
    /// Which of the day's issues it is; empty where there is one.
    pub which: String,
    /// The headline of its first story of the highest rank; empty where it has none.
    pub lead: String,
    /// How many articles it has.
    pub articles: usize,
    /// Its language (BCP 47), where it says one.
    pub lang: Option<String>,
}

impl Facts {
    /// Those of an edition; `stem` is its file's name without folder and ending.
    ///
    /// ```
    /// use newsprint::edition::Edition;
    /// use newsprint::library::Facts;
    /// let json = r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[{"headline":"新桥通车","body":""}]}"#;
    /// let facts = Facts::of(&serde_json::from_str::<Edition>(json)?, "monday");
    /// assert_eq!((facts.paper.as_str(), facts.lead.as_str(), facts.articles), ("样城日报", "新桥通车", 1));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn of(edition: &Edition, stem: &str) -> Self {
        let rank = |article: &&crate::edition::Article| article.prominence.unwrap_or(5);
        let lead = edition.articles.iter().filter(|article| article.headline.is_some()).min_by_key(rank);
        Self {
            key: IssueKey::of(edition, stem),
            paper: paper(edition).unwrap_or_default(),
            day: edition.date,
            which: which(edition).unwrap_or_default(),
            lead: lead.and_then(|article| article.headline.as_ref()).map(Text::line).unwrap_or_default(),
            articles: edition.articles.len(),
            lang: edition.lang.clone(),
        }
    }
}

/// An issue on the shelf: its file, and what is remembered of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its file.
    pub saved: Saved,
    /// What it says of itself; none until it has been read once.
    pub facts: Option<Facts>,
}

impl Entry {
    /// The paper's name; empty where there is none.
    pub fn paper(&self) -> &str {
        let own = self.facts.as_ref().map(|facts| facts.paper.as_str()).filter(|paper| !paper.is_empty());
        own.unwrap_or(&self.saved.paper)
    }

    /// The day, where it is known.
    pub fn day(&self) -> Option<Date> {
        self.facts.as_ref().and_then(|facts| facts.day).or(self.saved.day)
    }

    /// Which of the day's issues it is, or the name of an issue without a day; may be empty.
    pub fn which(&self) -> &str {
        let own = self.facts.as_ref().map(|facts| facts.which.as_str()).filter(|which| !which.is_empty());
        own.unwrap_or(&self.saved.name)
    }

    /// What its marks are kept under; guessed from its file's place until it has been read.
    pub fn key(&self) -> IssueKey {
        self.facts.as_ref().map_or_else(|| IssueKey::guess(&self.saved), |facts| facts.key.clone())
    }

    fn order(&self, other: &Self) -> Ordering {
        let rest = || (self.paper(), self.which()).cmp(&(other.paper(), other.which()));
        let path = || self.saved.path.cmp(&other.saved.path);
        other.day().cmp(&self.day()).then_with(rest).then_with(path)
    }
}

/// All issues on the shelf, newest first; those without a day last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

impl Catalogue {
    /// The issues in their order.
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(Entry::order);
        Self { entries }
    }

    /// The issues, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The index of the issue whose file is at a path.
    pub fn position(&self, path: &Path) -> Option<usize> {
        self.entries.iter().position(|entry| entry.saved.path == path)
    }

    /// The issue of the same paper that lies so many after the one at a path, or before it where the step is negative.
    pub fn step(&self, path: &Path, step: isize) -> Option<&Entry> {
        let at = self.position(path)?;
        let paper = self.entries.get(at)?.paper();
        let same = |entry: &&Entry| entry.paper() == paper;
        let count = step.unsigned_abs().checked_sub(1)?;
        // Newest first: what comes after lies before.
        if step > 0 {
            self.entries.get(..at)?.iter().rev().filter(same).nth(count)
        } else {
            self.entries.get(at + 1..)?.iter().filter(same).nth(count)
        }
    }

    /// The issue of a paper that lies so many after a day, or before it where the step is negative: for an issue that is
    /// not on the shelf itself.
    pub fn near(&self, paper: &str, day: Date, step: isize) -> Option<&Entry> {
        let same = |entry: &&Entry| entry.paper() == paper;
        let count = step.unsigned_abs().checked_sub(1)?;
        // What has no day lies nowhere near.
        if step > 0 {
            self.entries.iter().rev().filter(same).filter(|entry| entry.day().is_some_and(|of| of > day)).nth(count)
        } else {
            self.entries.iter().filter(same).filter(|entry| entry.day().is_some_and(|of| of < day)).nth(count)
        }
    }

    /// The issues of a paper on a day, named as a person names them: the paper by its name or the beginning of it.
    pub fn find(&self, paper: &str, day: Date) -> Vec<&Entry> {
        let of = |is_it: &dyn Fn(&str) -> bool| -> Vec<&Entry> {
            self.entries.iter().filter(|entry| entry.day() == Some(day) && is_it(entry.paper())).collect()
        };
        let exact = of(&|name| name == paper);
        if exact.is_empty() { of(&|name| name.starts_with(paper)) } else { exact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Stamp;

    fn entry(paper: &str, day: &str, which: &str) -> Entry {
        let path = format!("/报/{paper}/{day}{which}.edition.json").into();
        let day = day.parse().ok();
        let saved = Saved { paper: paper.into(), day, name: which.into(), path, bytes: 1, stamp: Stamp(1) };
        Entry { saved, facts: None }
    }

    #[test]
    fn next_and_previous_are_of_the_same_paper() {
        let all = [("日报", "2026-11-23"), ("Post", "2026-11-24"), ("日报", "2026-11-25"), ("日报", "2026-11-24")];
        let catalogue = Catalogue::of(all.iter().map(|(paper, day)| entry(paper, day, "")).collect());
        let days: Vec<String> = catalogue.entries().iter().map(|entry| entry.day().unwrap().to_string()).collect();
        assert_eq!(days, ["2026-11-25", "2026-11-24", "2026-11-24", "2026-11-23"]);
        let step = |step| {
            let path = Path::new("/报/日报/2026-11-24.edition.json");
            catalogue.step(path, step).map(|entry| entry.day().unwrap().to_string())
        };
        assert_eq!(step(1).as_deref(), Some("2026-11-25"));
        assert_eq!(step(-1).as_deref(), Some("2026-11-23"));
        assert_eq!((step(2), step(-2), step(0)), (None, None, None));
        let near = |day: &str, step| {
            let entry = catalogue.near("日报", day.parse().unwrap(), step);
            entry.map(|entry| entry.day().unwrap().to_string())
        };
        assert_eq!(near("2026-11-23", 1).as_deref(), Some("2026-11-24"));
        assert_eq!(near("2026-11-30", -2).as_deref(), Some("2026-11-24"));
        assert_eq!((near("2026-11-25", 1), near("2026-11-01", -1)), (None, None));
        assert_eq!(catalogue.find("日", "2026-11-24".parse().unwrap()).len(), 1);
        assert_eq!(catalogue.find("Post", "2026-11-23".parse().unwrap()).len(), 0);
    }

    #[test]
    fn what_the_edition_says_goes_before_its_place() {
        let json = r#"{"format":"edition/1","paper":"样城/日报","date":"2026-11-23","articles":[{"headline":"b","body":""},{"headline":"新桥","prominence":1,"body":""}]}"#;
        let edition: Edition = serde_json::from_str(json).unwrap();
        let mut of = entry("样城-日报", "2026-11-23", "");
        assert_eq!(of.paper(), "样城-日报");
        of.facts = Some(Facts::of(&edition, "x"));
        assert_eq!((of.paper(), of.facts.as_ref().unwrap().lead.as_str()), ("样城/日报", "新桥"));
        assert_eq!(of.key(), IssueKey::of(&edition, "x"));
        let plain = entry("日报", "2026-11-23", "");
        let json = r#"{"format":"edition/1","paper":"日报","date":"2026-11-23","articles":[]}"#;
        assert_eq!(plain.key(), IssueKey::of(&serde_json::from_str(json).unwrap(), "x"), "a guess that holds");
    }
}
