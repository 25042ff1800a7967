//! What the index knows of a listing: the catalogue, and which numbers are whose.
//!
//! Owns that only what was read from a file as it is now counts as known. It refuses to ask for terms.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Row;

use super::terms::{expression, kind_term, page_term};
use super::{Index, IndexError, Standing};
use crate::edition::{Date, clean_line};
use crate::library::catalogue::{Catalogue, Entry, Facts};
use crate::library::key::IssueKey;
use crate::library::saved::Saved;
use crate::library::shelf::Listing;

/// A shelf as it was at one look: its issues in their order, and what the index has of each.
#[derive(Debug, Clone, Default)]
pub struct Known {
    catalogue: Arc<Catalogue>,
    blocks: Blocks,
}

/// Which articles of the index are whose, at one state of it.
#[derive(Debug, Clone, Default)]
pub(in crate::library) struct Blocks {
    /// Counts the changes of the index.
    generation: i64,
    /// Of every entry of the catalogue.
    holdings: Vec<Holding>,
    /// First number, how many, index of the entry; in order.
    ranges: Vec<(i64, i64, usize)>,
}

/// What the index has of an issue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::library) enum Holding {
    /// Nothing, or of another version of the file.
    #[default]
    Nothing,
    /// That there is nothing to read.
    Unreadable,
    /// Its articles, from a number on.
    Articles {
        /// The number of the first.
        first: i64,
        /// How many.
        count: usize,
    },
}

/// An article that the index names, and what it has of it.
#[derive(Debug, Clone)]
pub(in crate::library) struct Placed {
    pub(in crate::library) article: usize,
    pub(in crate::library) bytes: Range<u64>,
    pub(in crate::library) standing: Standing,
}

impl Known {
    /// The shelf's issues, newest first.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// A listing of which nothing is known: every issue will be read.
    pub fn nothing(listing: &Listing) -> Self {
        let entries = listing.saved.iter().map(|saved| Entry { saved: saved.clone(), facts: None });
        Self { catalogue: Arc::new(Catalogue::of(entries.collect())), blocks: Blocks::default() }
    }

    /// How many issues the index does not have as they are now: a search reads them.
    pub fn missing(&self) -> usize {
        let entries = 0..self.catalogue.entries().len();
        entries.filter(|entry| self.blocks.holding(*entry) == Holding::Nothing).count()
    }

    pub(in crate::library) fn blocks(&self) -> &Blocks {
        &self.blocks
    }
}

impl Blocks {
    pub(in crate::library) fn generation(&self) -> i64 {
        self.generation
    }

    pub(in crate::library) fn holding(&self, entry: usize) -> Holding {
        self.holdings.get(entry).copied().unwrap_or_default()
    }

    /// The entry and the article's index in it that a number means.
    pub(in crate::library) fn find(&self, number: i64) -> Option<(usize, usize)> {
        let behind = self.ranges.partition_point(|(first, ..)| *first <= number);
        let (first, count, entry) = self.ranges.get(behind.checked_sub(1)?)?;
        let article = number - first;
        (article < *count).then(|| usize::try_from(article).ok().map(|article| (*entry, article))).flatten()
    }

    fn of(generation: i64, catalogue: &Catalogue, rows: &HashMap<PathBuf, Kept>) -> Self {
        let mut ranges = Vec::new();
        let holding = |(index, entry): (usize, &Entry)| {
            let Some(kept) = rows.get(&entry.saved.path).filter(|kept| kept.is_of(&entry.saved)) else {
                return Holding::Nothing;
            };
            match (&kept.facts, kept.first, usize::try_from(kept.count)) {
                (None, ..) => Holding::Unreadable,
                (Some(_), Some(first), Ok(count)) => {
                    ranges.push((first, kept.count, index));
                    Holding::Articles { first, count }
                }
                _ => Holding::Nothing,
            }
        };
        let holdings = catalogue.entries().iter().enumerate().map(holding).collect();
        ranges.sort_unstable();
        Self { generation, holdings, ranges }
    }
}

/// `SQLite` has numbers with signs only.
fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// A row of the table of issues.
pub(super) struct Kept {
    bytes: i64,
    stamp: i64,
    first: Option<i64>,
    count: i64,
    facts: Option<Facts>,
}

impl Kept {
    pub(super) fn is_of(&self, saved: &Saved) -> bool {
        i64::try_from(saved.bytes) == Ok(self.bytes) && saved.stamp.0 == self.stamp
    }

    fn read(row: &Row) -> rusqlite::Result<(String, Self)> {
        let count: i64 = row.get(4)?;
        let key: Option<String> = row.get(5)?;
        let facts = match key {
            None => None,
            Some(key) => Some(Facts {
                key: IssueKey::kept(&key),
                paper: line(row, 6)?,
                day: row.get::<_, Option<String>>(7)?.and_then(|day| day.parse::<Date>().ok()),
                which: line(row, 8)?,
                lead: line(row, 9)?,
                lang: row.get(10)?,
                articles: usize::try_from(count).unwrap_or_default(),
            }),
        };
        Ok((row.get(0)?, Self { bytes: row.get(1)?, stamp: row.get(2)?, first: row.get(3)?, count, facts }))
    }
}

impl Index {
    /// What the index knows of a listing.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn known(&self, listing: &Listing) -> Result<Known, IndexError> {
        let look = || {
            let _reading = self.connection.unchecked_transaction()?;
            Ok((self.generation()?, self.kept()?))
        };
        let (generation, mut rows) = look().map_err(|error| self.failed(error))?;
        let entry = |saved: &Saved| {
            // Taken out and put back without its facts: they are long, and needed once.
            let kept = rows.get_mut(&saved.path).filter(|kept| kept.is_of(saved));
            Entry { saved: saved.clone(), facts: kept.and_then(|kept| kept.facts.clone()) }
        };
        let catalogue = Catalogue::of(listing.saved.iter().map(entry).collect());
        let blocks = Blocks::of(generation, &catalogue, &rows);
        Ok(Known { catalogue: Arc::new(catalogue), blocks })
    }

    pub(super) fn kept(&self) -> rusqlite::Result<HashMap<PathBuf, Kept>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, bytes, stamp, first, count, key, paper, date, which, lead, lang FROM issues",
        )?;
        let rows = statement.query_map([], Kept::read)?;
        rows.map(|row| row.map(|(path, kept)| (self.editions.join(path), kept))).collect()
    }

    pub(in crate::library) fn generation(&self) -> rusqlite::Result<i64> {
        self.connection.prepare_cached("SELECT generation FROM meta")?.query_row([], |row| row.get(0))
    }

    /// Which numbers are whose now; none where the index is as it was at `generation`.
    pub(in crate::library) fn blocks(
        &self,
        catalogue: &Catalogue,
        generation: i64,
    ) -> rusqlite::Result<Option<Blocks>> {
        let now = self.generation()?;
        Ok(if now == generation { None } else { Some(Blocks::of(now, catalogue, &self.kept()?)) })
    }

    /// Does something while the index stays as it is.
    pub(in crate::library) fn reading<T>(&self, act: impl FnOnce() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let _reading = self.connection.unchecked_transaction()?;
        act()
    }

    /// The greatest numbers within a range, so many, under which an expression of terms is found; greatest first.
    pub(in crate::library) fn numbers(
        &self,
        expression: &str,
        within: &Range<i64>,
        most: usize,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT rowid FROM terms WHERE terms MATCH ?1 AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC LIMIT ?4",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        statement.query_map((expression, within.start, within.end, most), |row| row.get(0))?.collect()
    }

    /// What is known of articles of an issue, by their indices in it. None is left out: where one is missing, the
    /// index is broken.
    pub(in crate::library) fn placed(&self, first: i64, articles: &[usize]) -> rusqlite::Result<Vec<Placed>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT start, length, page, printed, section, kind, id FROM articles WHERE number = ?1")?;
        let placed = articles.iter().map(|article| {
            let number = first + i64::try_from(*article).unwrap_or(i64::MAX >> 1);
            statement.query_row([number], |row| {
                let start = unsigned(row.get(0)?);
                let page: Option<i64> = row.get(2)?;
                let standing = Standing {
                    page: page.and_then(|page| usize::try_from(page).ok()),
                    number: row.get::<_, Option<String>>(3)?.map(|number| clean_line(&number)),
                    section: line(row, 4)?,
                    kind: row.get(5)?,
                    id: row.get(6)?,
                };
                let end = start.saturating_add(unsigned(row.get(1)?));
                Ok(Placed { article: *article, bytes: start..end, standing })
            })
        });
        placed.collect()
    }

    /// The expression of terms that every article has in which all of the folded texts stand, of such a kind and on
    /// such a page; empty where they have no terms.
    pub(in crate::library) fn expression<'a>(
        folded: impl IntoIterator<Item = &'a str>,
        kinds: &[String],
        pages: &[String],
    ) -> String {
        let kinds = kinds.iter().map(|kind| kind_term(kind));
        let marked: Vec<String> = kinds.chain(pages.iter().map(|page| page_term(page))).collect();
        expression(folded, &marked)
    }

    /// Whether a path is below this shelf's editions.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.editions)
    }
}

/// A text on one line, clean: an index may have come with a folder from anywhere.
fn line(row: &Row, at: usize) -> rusqlite::Result<String> {
    Ok(clean_line(row.get_ref(at)?.as_str()?))
}
