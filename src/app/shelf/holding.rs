//! The issues of the shelf as its screen needs them: papers, days, what is read of each.
//!
//! Owns what is worked out once when news come, so that a key need not look at thousands of issues. It refuses to know
//! which of them is selected.

use std::collections::HashMap;
use std::sync::Arc;

use super::news::{ShelfNews, entry_of};
use crate::edition::Date;
use crate::layout::calendar::Held;
use crate::layout::shelf::HowFar;
use crate::library::{Catalogue, Entry, Origin};
use crate::text::Language;

/// An issue, as far as lists ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Issue {
    /// Index of its paper.
    pub(super) paper: usize,
    /// Its day, as far as it is known.
    pub(super) day: Option<Date>,
    pub(super) read: HowFar,
    pub(super) starred: usize,
    /// Its language.
    pub(super) language: Language,
}

impl Issue {
    /// Whether nothing of it has been read.
    pub(super) fn is_fresh(self) -> bool {
        matches!(self.read, HowFar::Part(0, _) | HowFar::Unknown)
    }

    /// What the calendar shows of it.
    pub(super) fn held(self) -> Held {
        if self.read == HowFar::Whole { Held::Read } else { Held::Unread }
    }
}

/// A paper: its name and issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) name: String,
    pub(super) language: Language,
    pub(super) issues: usize,
    /// Issues of which nothing has been read.
    pub(super) unread: usize,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Holding {
    catalogue: Arc<Catalogue>,
    /// In the order of the catalogue.
    pub(super) issues: Vec<Issue>,
    /// The one with the newest issue first.
    pub(super) papers: Vec<Paper>,
    /// Most stars of an issue.
    pub(super) most_starred: usize,
    /// Most articles of an issue.
    pub(super) most_articles: usize,
}

impl Holding {
    /// What the news come to.
    pub(super) fn of(news: &ShelfNews) -> Self {
        let mut holding = Self { catalogue: Arc::clone(&news.catalogue), ..Self::default() };
        let mut papers: HashMap<&str, usize> = HashMap::new();
        for entry in news.catalogue.entries() {
            let summary = news.summaries.get(&entry.key()).copied().unwrap_or_default();
            let articles = entry.facts.as_ref().map(|facts| facts.articles);
            let read = match articles {
                None => HowFar::Unknown,
                Some(of) if summary.read >= of => HowFar::Whole,
                Some(of) => HowFar::Part(summary.read, of),
            };
            let tag = entry.facts.as_ref().and_then(|facts| facts.lang.as_deref());
            let guess = || Language::of_text(entry.facts.as_ref().map_or(entry.paper(), |facts| &facts.lead));
            let language = tag.map_or_else(guess, Language::of_tag);
            let next = papers.len();
            let paper = *papers.entry(entry.paper()).or_insert(next);
            if paper == holding.papers.len() {
                holding.papers.push(Paper { name: entry.paper().to_owned(), language, issues: 0, unread: 0 });
            }
            let issue = Issue { paper, day: entry.day(), read, starred: summary.starred, language };
            if let Some(paper) = holding.papers.get_mut(paper) {
                paper.issues += 1;
                paper.unread += usize::from(issue.is_fresh());
            }
            holding.most_starred = holding.most_starred.max(summary.starred);
            holding.most_articles = holding.most_articles.max(articles.unwrap_or(0));
            holding.issues.push(issue);
        }
        holding
    }

    /// An issue as the catalogue has it.
    pub(super) fn entry(&self, index: usize) -> Option<&Entry> {
        self.catalogue.entries().get(index)
    }

    /// The issue that something was done in, where it is on the shelf.
    pub(super) fn entry_of(&self, origin: &Origin) -> Option<&Entry> {
        entry_of(&self.catalogue, origin)
    }

    /// Of how many issues nothing has been read.
    pub(super) fn unread(&self) -> usize {
        self.papers.iter().map(|paper| paper.unread).sum()
    }
}
