//! What is kept of a reader's doings, as it is read again.
//!
//! Owns the shapes of the answers: an issue's articles and marks, what was read last, stars, clippings. It refuses to
//! know how they are stored.

use std::collections::{BTreeMap, HashMap};

use super::anchor::Anchor;
use super::source::{Origin, Source};
use crate::edition::{Date, Place};

/// Whether an article has been read to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Progress {
    /// Not opened, or left before its end.
    #[default]
    Unread,
    /// Its end was seen, or the reader says so.
    Read,
}

/// Whether an article is kept in mind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Star {
    /// It is not.
    #[default]
    None,
    /// It is.
    Set,
}

/// What is kept of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptArticle {
    /// Whether it has been read.
    pub progress: Progress,
    /// Whether it is starred.
    pub star: Star,
    /// Where the reader left it; none where it was never opened.
    pub anchor: Option<Anchor>,
}

/// A place in an article of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlace {
    /// The article's id.
    pub article: String,
    /// Where in it.
    pub anchor: Anchor,
}

/// Where a mark by letter leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptSpot {
    /// The contents, with the article of this id selected.
    Contents(Option<String>),
    /// In an article.
    Article(KeptPlace),
}

/// All that is kept of an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Its articles by their ids, those of which anything is kept.
    pub articles: HashMap<String, KeptArticle>,
    /// Its marks by letter.
    pub marks: BTreeMap<char, KeptSpot>,
    /// The article that was read last, and where it was left.
    pub last: Option<KeptPlace>,
}

/// How much of an issue has been read and starred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles that have been read.
    pub read: usize,
    /// Articles that are starred.
    pub starred: usize,
}

/// An issue that was read, to be continued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// The issue.
    pub origin: Origin,
    /// The article that was read last; none where only the issue was opened.
    pub last: Option<Source>,
    /// How much of it has been read.
    pub summary: Summary,
}

/// A starred article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starred {
    /// Its issue.
    pub origin: Origin,
    /// The article.
    pub source: Source,
}

/// A text cut out of an article, to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// The article.
    pub source: Source,
    /// The text.
    pub text: String,
    /// Where it begins.
    pub anchor: Anchor,
    /// Where it ends.
    pub end: Place,
    /// The day it was cut out, only to be shown.
    pub taken: Option<Date>,
}

/// A clipping that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipping {
    /// Names it for good; no other ever has its number.
    pub number: i64,
    /// Its issue.
    pub origin: Origin,
    /// What was cut out, and where.
    pub clip: Clip,
}
