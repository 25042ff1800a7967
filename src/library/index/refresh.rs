//! Bringing the index up to what the files are.
//!
//! Owns that it is done in small steps, newest first, each whole or not at all, so that it can be left off and gone on
//! with at any time. It refuses to hold up another program: where one is at it already, it is left to that one.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};

use super::record::{Record, Unpack};
use super::rows::{DayCode, free};
use super::{Index, IndexError, Tidiness, schema};
use crate::library::lock::lock;
use crate::library::saved::Saved;
use crate::library::shelf::Shelf;

/// Most bytes of files that are taken into the index at one time: some 20 issues, a second's work. Numbers go in
/// upwards within it, as the full-text search wants them, and one step is one run of its terms, of which fewer are
/// better.
const STEP: u64 = 6 << 20;
/// Pages of runs that are merged at a time, when there is nothing else to do: a tenth of a second.
const MERGE: i64 = 500;

/// Pages that are given back to the system at a time: 8 MB.
const FREE: i64 = 2_000;

/// How far a refresh is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexing {
    /// Issues taken in so far.
    pub done: usize,
    /// Issues to take in.
    pub total: usize,
}

/// What a refresh came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// The index is as the files are: so many issues were taken in, so many taken out.
    Whole {
        /// Taken in.
        added: usize,
        /// Taken out.
        removed: usize,
    },
    /// It was left off when asked to; what is done is done.
    LeftOff,
    /// Another program is at it.
    Busy,
}

impl Index {
    /// Brings the index up to what lies on the shelf; `go_on` is asked before every issue, and told how far it is.
    /// Where the index turns out to be damaged, it is made anew.
    ///
    /// # Errors
    /// Where it cannot be written, a full disk for one; what was written before stays.
    pub fn refresh(
        &mut self,
        files: &Shelf,
        unpack: &mut Unpack,
        go_on: &mut dyn FnMut(Indexing) -> bool,
    ) -> Result<Refreshed, IndexError> {
        let lock = lock(&schema::beside(&self.path, ".refresh.lock"), Duration::ZERO);
        if lock.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock) {
            return Ok(Refreshed::Busy);
        }
        match self.refreshed(files, unpack, go_on) {
            Err(error) if error.is_damage() => {
                *self = Self::open_anew(files.folder())?;
                self.refreshed(files, unpack, go_on)
            }
            Err(error) if error.is_busy() => Ok(Refreshed::Busy),
            other => other,
        }
    }

    fn refreshed(
        &mut self,
        files: &Shelf,
        unpack: &mut Unpack,
        go_on: &mut dyn FnMut(Indexing) -> bool,
    ) -> Result<Refreshed, IndexError> {
        let listing = files.list();
        let kept = self.kept().map_err(|error| self.failed(error))?;
        let there: HashMap<&Path, &Saved> = listing.saved.iter().map(|saved| (saved.path.as_path(), saved)).collect();
        let gone: Vec<String> = kept
            .keys()
            .filter(|path| !there.contains_key(path.as_path()))
            .filter_map(|path| self.name_of(path))
            .collect();
        let is_missing =
            |saved: &&Saved| self.name(saved).is_some() && kept.get(&saved.path).is_none_or(|kept| !kept.is_of(saved));
        let missing: Vec<&Saved> = listing.saved.iter().filter(is_missing).collect();
        let removed = gone.len();
        for names in gone.chunks(64) {
            let remove = |connection: &Connection| names.iter().try_for_each(|name| remove(connection, name));
            self.write(remove)?;
        }
        let mut added = 0;
        let mut step = Step::default();
        for (done, saved) in missing.iter().enumerate() {
            if !go_on(Indexing { done, total: missing.len() }) {
                self.put(&mut step)?;
                self.tidiness = Tidiness::Owed;
                return Ok(Refreshed::LeftOff);
            }
            step.bytes += saved.bytes;
            step.records.extend(Record::of(saved, files.limits(), unpack));
            if step.bytes >= STEP {
                added += self.put(&mut step)?;
            }
        }
        added += self.put(&mut step)?;
        let last = Indexing { done: missing.len(), total: missing.len() };
        if added + removed > 0 {
            self.tidiness = Tidiness::Owed;
        }
        if self.tidiness == Tidiness::Owed {
            if !self.tidied(&mut || go_on(last))? {
                return Ok(Refreshed::LeftOff);
            }
            self.tidiness = Tidiness::Done;
        }
        Ok(Refreshed::Whole { added, removed })
    }

    /// Takes in one issue that was just saved, without a look at the others.
    ///
    /// # Errors
    /// Where the index cannot be written; the next refresh makes up for it.
    pub fn add(&mut self, files: &Shelf, saved: &Saved, unpack: &mut Unpack) -> Result<(), IndexError> {
        if !self.holds(&saved.path) {
            return Ok(());
        }
        let mut step = Step { records: Record::of(saved, files.limits(), unpack).into_iter().collect(), bytes: 0 };
        self.put(&mut step).map(|_| ())
    }

    /// Writes what was gathered, in one transaction.
    fn put(&mut self, step: &mut Step) -> Result<usize, IndexError> {
        let records = std::mem::take(step).records;
        if records.is_empty() {
            return Ok(0);
        }
        let named: Vec<(String, &Record)> =
            records.iter().filter_map(|record| Some((self.name(&record.saved)?, record))).collect();
        self.write(|connection| put(connection, &named))?;
        Ok(named.len())
    }

    fn write(&mut self, act: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), IndexError> {
        let write = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            act(&transaction)?;
            transaction.execute("UPDATE meta SET generation = generation + 1", [])?;
            transaction.commit()
        };
        write(&mut self.connection).map_err(|source| IndexError { path: self.path.clone(), source })
    }

    /// Gives some free pages of the file back, if it has more than a few.
    fn freed(&self) -> rusqlite::Result<bool> {
        let free: i64 = self.connection.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
        if free < FREE {
            return Ok(false);
        }
        let mut statement = self.connection.prepare(&format!("PRAGMA incremental_vacuum({FREE})"))?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        drop(rows);
        let left: i64 = self.connection.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
        Ok(left < free)
    }

    /// Merges the runs of terms into fewer, and empties the log; whether it came to an end.
    fn tidied(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<bool, IndexError> {
        let mut begun = false;
        loop {
            if !go_on() {
                return Ok(false);
            }
            let before = self.connection.total_changes();
            // Below zero the merge of all runs begins, above it goes on.
            let pages = if begun { MERGE } else { -MERGE };
            let merge = "INSERT INTO terms(terms, rank) VALUES ('merge', ?1)";
            self.connection.execute(merge, [pages]).map_err(|error| self.failed(error))?;
            begun = true;
            // Two changes are the merge's own note.
            if self.connection.total_changes() - before < 2 {
                break;
            }
        }
        // Merging leaves a fifth of the file free.
        while self.freed().map_err(|error| self.failed(error))? {
            if !go_on() {
                return Ok(false);
            }
        }
        // Another program may be reading: then it is emptied another time.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let _ = self.connection.execute_batch("PRAGMA shrink_memory");
        Ok(true)
    }
}

/// Issues that go into the index together.
#[derive(Default)]
struct Step {
    records: Vec<Record>,
    bytes: u64,
}

fn put(connection: &Connection, records: &[(String, &Record)]) -> rusqlite::Result<()> {
    for (name, _) in records {
        remove(connection, name)?;
    }
    let mut articles = Vec::new();
    for (name, record) in records {
        let saved = &record.saved;
        let facts = record.facts.as_ref();
        let day = DayCode::of(facts.and_then(|facts| facts.day).or(saved.day));
        let count = i64::try_from(record.articles.len()).unwrap_or(i64::MAX);
        let first = free(day, count, &taken(connection, day)?);
        if let Some(first) = first {
            articles.extend((first..).zip(&record.articles));
        }
        connection
            .prepare_cached("INSERT INTO issues VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")?
            .execute(params![
                name,
                i64::try_from(saved.bytes).unwrap_or(i64::MAX),
                saved.stamp.0,
                day.0,
                first,
                count,
                facts.map(|facts| facts.key.as_str()),
                facts.map(|facts| facts.paper.as_str()),
                facts.and_then(|facts| facts.day).map(|day| day.to_string()),
                facts.map(|facts| facts.which.as_str()),
                facts.map(|facts| facts.lead.as_str()),
                facts.and_then(|facts| facts.lang.as_deref()),
            ])?;
    }
    // Upwards: terms that come downwards are a run of their own for every article.
    articles.sort_unstable_by_key(|(number, _)| *number);
    let mut article = connection.prepare_cached("INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    let mut terms = connection.prepare_cached("INSERT INTO terms(rowid, words) VALUES (?1, ?2)")?;
    for (number, record) in articles {
        let of = &record.standing;
        let signed = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (start, length, page) = (signed(record.start), signed(record.length), of.page.map(signed));
        article.execute(params![number, start, length, page, of.number, of.section, of.kind, of.id])?;
        terms.execute(params![number, record.terms])?;
    }
    Ok(())
}

/// The numbers of a day that are some issue's, in order.
fn taken(connection: &Connection, day: DayCode) -> rusqlite::Result<Vec<Range<i64>>> {
    let mut statement = connection
        .prepare_cached("SELECT first, count FROM issues WHERE day = ?1 AND first IS NOT NULL ORDER BY first")?;
    let range = |row: &rusqlite::Row| {
        let first: i64 = row.get(0)?;
        Ok(first..first.saturating_add(row.get(1)?))
    };
    statement.query_map([day.0], range)?.collect()
}

/// Takes an issue out, if it is there.
fn remove(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("SELECT first, count FROM issues WHERE path = ?1")?;
    let mut rows = statement.query([name])?;
    let Some(row) = rows.next()? else { return Ok(()) };
    let (first, count): (Option<i64>, i64) = (row.get(0)?, row.get(1)?);
    drop(rows);
    if let Some(first) = first {
        for number in first..first.saturating_add(count) {
            connection.prepare_cached("DELETE FROM terms WHERE rowid = ?1")?.execute([number])?;
        }
        connection
            .prepare_cached("DELETE FROM articles WHERE number >= ?1 AND number < ?2")?
            .execute([first, first.saturating_add(count)])?;
    }
    connection.prepare_cached("DELETE FROM issues WHERE path = ?1")?.execute([name])?;
    Ok(())
}
