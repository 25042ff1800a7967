//! Finding across the shelf: articles in which a query stands, newest first.
//!
//! Owns what a query means for an article, and the walk over the issues that finds it. It refuses to trust the index:
//! that names candidates, each of which is read in its file; an issue that the index does not have is read whole. So
//! what is found is what a plain reading of all files would find, and in the same order.
//!
//! ```text
//! query ─ parse ─▶ clauses, conditions ─ terms ─▶ index ─ numbers ─▶ issue by issue ─ read ─▶ judge ─▶ Found
//!                                                   issues it does not have ─────────┘
//! ```

mod candidates;
mod condition;
mod judge;
mod query;
mod walk;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;

use super::key::IssueKey;
use crate::edition::{Date, Place};

pub use query::ShelfQuery;
pub use walk::{Search, Step, World};

/// What the reader marked, for `is:starred` and `is:read`: the ids of articles, by issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Those with a star.
    pub starred: HashMap<IssueKey, HashSet<String>>,
    /// Those that were read.
    pub read: HashMap<IssueKey, HashSet<String>>,
}

/// An article that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The issue's file.
    pub path: PathBuf,
    /// What the issue's marks are kept under.
    pub key: IssueKey,
    /// The paper's name; may be empty.
    pub paper: String,
    /// The issue's day, where it is known.
    pub day: Option<Date>,
    /// Which of the day's issues it is; may be empty.
    pub which: String,
    /// The number of the page that the article begins on, as printed.
    pub page: Option<String>,
    /// The title of its section; may be empty.
    pub section: String,
    /// The article's index in its edition.
    pub article: usize,
    /// The article's id.
    pub id: String,
    /// What stands for the article in a list, on one line; may be empty.
    pub headline: String,
    /// Index of the first part in which most of the query stands.
    pub part: usize,
    /// Where in that part, in bytes, in order, none over another; none where the query says nothing of the text.
    pub hits: Vec<Range<usize>>,
    /// How many hits there are in all of the article.
    pub count: usize,
    /// The text around the first hit.
    pub snippet: Snippet,
}

impl Found {
    /// Where to open the article: at its first hit.
    pub fn place(&self) -> Place {
        Place { part: self.part, byte: self.hits.first().map_or(0, |hit| hit.start) }
    }
}

/// A stretch of a text, on one line, and the hit in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The text.
    pub text: String,
    /// The hit's bytes in it; empty where there is none.
    pub hit: Range<usize>,
}

#[cfg(test)]
mod tests;
