//! The tables as answers.
//!
//! Owns every question that is asked of the state. A row that no program of ours wrote is passed over; it refuses to fail
//! for one.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, Row};

use super::{
    Anchor, Clip, Clipping, Kept, KeptArticle, KeptPlace, KeptSpot, Origin, Progress, Recent, Source, Star, Starred,
    Summary,
};
use crate::edition::{Date, Place, clean, clean_line};
use crate::library::IssueKey;

/// All that is kept of an issue.
pub(super) fn kept(connection: &Connection, key: &IssueKey) -> rusqlite::Result<Kept> {
    let issue = "SELECT issue, last FROM issue WHERE key = ?1";
    let issue = all(connection, issue, [key.as_str()], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
    let Some((issue, last)) = issue.into_iter().next() else { return Ok(Kept::default()) };
    let last: Option<String> = last;
    let articles = "SELECT id, progress, starred, part, byte, quote FROM article WHERE issue = ?1";
    let articles: HashMap<String, KeptArticle> = all(connection, articles, [issue], |row| {
        let progress = if row.get::<_, i64>(1)? == 1 { Progress::Read } else { Progress::Unread };
        let star = if row.get::<_, i64>(2)? > 0 { Star::Set } else { Star::None };
        Ok((row.get(0)?, KeptArticle { progress, star, anchor: anchor(row, 3)? }))
    })?
    .into_iter()
    .collect();
    let marks =
        all(connection, "SELECT letter, article, part, byte, quote FROM mark WHERE issue = ?1", [issue], |row| {
            let letter: String = row.get(0)?;
            let article: Option<String> = row.get(1)?;
            let spot = match (article, anchor(row, 2)?) {
                (Some(article), Some(anchor)) => KeptSpot::Article(KeptPlace { article, anchor }),
                (article, _) => KeptSpot::Contents(article),
            };
            Ok(letter.chars().next().map(|letter| (letter, spot)))
        })?;
    let anchor = |article: &str| articles.get(article).and_then(|of| of.anchor.clone()).unwrap_or_default();
    let last = last.map(|article| KeptPlace { anchor: anchor(&article), article });
    Ok(Kept { marks: marks.into_iter().flatten().collect(), last, articles })
}

/// How much of each issue has been read and starred, those of which nothing is left out.
pub(super) fn summaries(connection: &Connection) -> rusqlite::Result<HashMap<IssueKey, Summary>> {
    let sql = "SELECT key, read, starred FROM issue WHERE read > 0 OR starred > 0";
    let rows = all(connection, sql, [], |row| Ok((key(row, 0)?, summary(row, 1)?)))?;
    Ok(rows.into_iter().collect())
}

/// The issues that were read, the last one first.
pub(super) fn recent(connection: &Connection, most: usize) -> rusqlite::Result<Vec<Recent>> {
    let sql = "SELECT key, path, paper, day, issue.read, issue.starred, id, page, section, byline, headline
        FROM issue LEFT JOIN article ON article.issue = issue.issue AND article.id = issue.last
        WHERE opened > 0 ORDER BY opened DESC, issue.issue DESC LIMIT ?1";
    all(connection, sql, [i64::try_from(most).unwrap_or(i64::MAX)], |row| {
        let last = row.get::<_, Option<String>>(6)?.map(|_| source(row, 6)).transpose()?;
        Ok(Recent { origin: origin(row, 0)?, last, summary: summary(row, 4)? })
    })
}

/// The starred articles, the one starred last first.
pub(super) fn starred(connection: &Connection) -> rusqlite::Result<Vec<Starred>> {
    let sql = "SELECT key, path, paper, day, id, page, section, byline, headline
        FROM article JOIN issue USING (issue) WHERE article.starred > 0 ORDER BY article.starred DESC";
    all(connection, sql, [], |row| Ok(Starred { origin: origin(row, 0)?, source: source(row, 4)? }))
}

/// The ids of the starred articles of each issue that has any.
pub(super) fn starred_ids(connection: &Connection) -> rusqlite::Result<HashMap<IssueKey, HashSet<String>>> {
    ids(connection, "SELECT key, id FROM article JOIN issue USING (issue) WHERE article.starred > 0")
}

/// The ids of the articles that were read, of each issue that has any.
pub(super) fn read_ids(connection: &Connection) -> rusqlite::Result<HashMap<IssueKey, HashSet<String>>> {
    ids(connection, "SELECT key, id FROM article JOIN issue USING (issue) WHERE article.progress = 1")
}

fn ids(connection: &Connection, sql: &str) -> rusqlite::Result<HashMap<IssueKey, HashSet<String>>> {
    let mut ids: HashMap<IssueKey, HashSet<String>> = HashMap::new();
    for (key, id) in all(connection, sql, [], |row| Ok((key(row, 0)?, row.get(1)?)))? {
        ids.entry(key).or_default().insert(id);
    }
    Ok(ids)
}

/// The clippings, the last one first.
pub(super) fn clippings(connection: &Connection) -> rusqlite::Result<Vec<Clipping>> {
    let sql = "SELECT key, path, paper, day, article, page, section, byline, headline, part, byte, quote,
            number, text, end_part, end_byte, taken
        FROM clipping JOIN issue USING (issue) ORDER BY made DESC, number DESC";
    all(connection, sql, [], |row| {
        let end = Place { part: count(row, 14)?, byte: count(row, 15)? };
        let anchor = anchor(row, 9)?.unwrap_or_default();
        let clip = Clip {
            source: source(row, 4)?,
            text: clean(row.get_ref(13)?.as_str()?),
            anchor,
            end,
            taken: day(row, 16)?,
        };
        Ok(Clipping { number: row.get(12)?, origin: origin(row, 0)?, clip })
    })
}

/// Every row that can be understood.
fn all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut of: impl FnMut(&Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(of(row));
    }
    Ok(found)
}

/// A text on one line, clean: the file may have come from anywhere.
fn line(row: &Row, at: usize) -> rusqlite::Result<String> {
    Ok(clean_line(row.get_ref(at)?.as_str()?))
}

fn key(row: &Row, at: usize) -> rusqlite::Result<IssueKey> {
    row.get_ref(at)?.as_str().map(IssueKey::kept).map_err(Into::into)
}

fn origin(row: &Row, at: usize) -> rusqlite::Result<Origin> {
    let path = match row.get_ref(at + 1)? {
        ValueRef::Text(text) => std::str::from_utf8(text).ok().map(PathBuf::from),
        ValueRef::Blob(bytes) => path(bytes),
        _ => None,
    };
    Ok(Origin { key: key(row, at)?, path, paper: line(row, at + 2)?, day: day(row, at + 3)? })
}

fn source(row: &Row, at: usize) -> rusqlite::Result<Source> {
    let [article, page, section, byline, headline] = [0, 1, 2, 3, 4].map(|column| line(row, at + column));
    Ok(Source { article: article?, page: page?, section: section?, byline: byline?, headline: headline? })
}

fn anchor(row: &Row, at: usize) -> rusqlite::Result<Option<Anchor>> {
    if row.get_ref(at)? == ValueRef::Null {
        return Ok(None);
    }
    let place = Place { part: count(row, at)?, byte: count(row, at + 1)? };
    Ok(Some(Anchor { place, quote: row.get(at + 2)? }))
}

fn summary(row: &Row, at: usize) -> rusqlite::Result<Summary> {
    Ok(Summary { read: count(row, at)?, starred: count(row, at + 1)? })
}

fn day(row: &Row, at: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(at)?.and_then(|day| day.parse().ok()))
}

fn count(row: &Row, at: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or_default())
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no bytes of paths")]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn path(_: &[u8]) -> Option<PathBuf> {
    None
}
