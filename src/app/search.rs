//! Searching an edition: over what is read, not over lines.
//!
//! Owns hits as ranges of parts, the search of an article and of all of them, and which search is on. It refuses to
//! fold letters and to wait: how a query matches is `text`'s, and all articles are searched away from the keys.

use std::ops::Range;

use super::prompt::Toward;
use crate::edition::{Article, Edition, Place};
use crate::text::{Query, QueryError};

/// A place that a query was found at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the part.
    pub part: usize,
    /// Bytes of its text.
    pub range: Range<usize>,
}

impl Hit {
    /// Where it begins.
    pub fn place(&self) -> Place {
        Place { part: self.part, byte: self.range.start }
    }
}

/// The hits of one article, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its index in the edition.
    pub article: usize,
    /// Its hits, in order.
    pub hits: Vec<Hit>,
}

/// The search that is on.
#[derive(Debug, Clone)]
pub struct Search {
    /// As it was typed.
    pub typed: String,
    /// What is looked for.
    pub query: Query,
    /// Which way the reader goes.
    pub toward: Toward,
    /// What was found in the edition, in the order articles are read; none until all of it was searched.
    pub found: Option<Vec<Found>>,
    /// Tells this search from those before.
    pub(super) number: u64,
}

impl Search {
    /// A search that has found nothing yet.
    ///
    /// # Errors
    /// Where what was typed is no query.
    pub(super) fn new(typed: &str, toward: Toward, number: u64) -> Result<Self, QueryError> {
        let query = Query::parse(typed)?;
        Ok(Self { typed: typed.to_owned(), query, toward, found: None, number })
    }

    /// What was found in an article, as far as the edition has been searched.
    pub fn hits_of(&self, article: usize) -> Vec<Hit> {
        let of = self.found.iter().flatten().find(|of| of.article == article);
        of.map(|of| of.hits.clone()).unwrap_or_default()
    }

    /// How many hits there are in the edition; none while it is being searched.
    pub fn count(&self) -> Option<usize> {
        self.found.as_ref().map(|found| found.iter().map(|found| found.hits.len()).sum())
    }
}

/// The hits in an article, in the order of its parts.
pub fn search_article(article: &Article, query: &Query) -> Vec<Hit> {
    let hits = |(part, of): (usize, &crate::edition::Part)| {
        query.find(of.text.as_str()).into_iter().map(move |range| Hit { part, range }).collect::<Vec<_>>()
    };
    article.parts().iter().enumerate().flat_map(hits).collect()
}

/// The hits in an edition, article by article in this order; none where `go_on` said no.
pub fn search_edition(
    edition: &Edition,
    order: &[usize],
    query: &Query,
    mut go_on: impl FnMut() -> bool,
) -> Option<Vec<Found>> {
    let mut all = Vec::new();
    for article in order.iter().copied() {
        if !go_on() {
            return None;
        }
        let hits = edition.articles.get(article).map(|of| search_article(of, query)).unwrap_or_default();
        if !hits.is_empty() {
            all.push(Found { article, hits });
        }
    }
    Some(all)
}
