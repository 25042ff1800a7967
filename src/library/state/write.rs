//! Acts into the tables.
//!
//! Owns what each act changes. Many are written at once or none of them. It refuses to ask what stood there before: an
//! act says how something is from now on.

use std::collections::BTreeSet;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, TransactionBehavior, params};

use super::{Act, Anchor, Change, Clip, KeptSpot, Origin, Progress, Source, Star};

/// Writes acts, in their order.
pub(super) fn write(connection: &mut Connection, acts: &[Act]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut issues = BTreeSet::new();
    for act in acts {
        let issue = issue(&transaction, &act.origin)?;
        issues.insert(issue);
        let count = next(&transaction)?;
        one(&transaction, issue, count, &act.change)?;
    }
    for issue in issues {
        recount(&transaction, issue)?;
    }
    transaction.commit()
}

/// The row of an issue, made where there is none. What is not known of it now stays as it was known.
pub(super) fn issue(connection: &Connection, origin: &Origin) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO issue (key, path, paper, day) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (key) DO UPDATE SET path = coalesce(excluded.path, path), day = coalesce(excluded.day, day),
            paper = CASE excluded.paper WHEN '' THEN paper ELSE excluded.paper END
        RETURNING issue";
    let day = origin.day.map(|day| day.to_string());
    let path = Stored(origin.path.as_deref());
    connection.prepare_cached(sql)?.query_row(params![origin.key.as_str(), path, origin.paper, day], |row| row.get(0))
}

/// The next count.
fn next(connection: &Connection) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO counter (name, value) VALUES ('acts', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1
        RETURNING value";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

/// Counts an issue's articles that are read and starred.
pub(super) fn recount(connection: &Connection, issue: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE issue SET
        read = (SELECT count(*) FROM article WHERE article.issue = ?1 AND progress = 1),
        starred = (SELECT count(*) FROM article WHERE article.issue = ?1 AND article.starred > 0) WHERE issue = ?1";
    connection.prepare_cached(sql)?.execute([issue]).map(drop)
}

fn one(to: &Transaction, issue: i64, count: i64, change: &Change) -> rusqlite::Result<()> {
    match change {
        Change::Opened => opened(to, issue, count),
        Change::Entered(of) => {
            opened(to, issue, count)?;
            source(to, issue, of)?;
            to.prepare_cached("UPDATE issue SET last = ?2 WHERE issue = ?1")?.execute(params![issue, of.article])?;
            Ok(())
        }
        Change::Place(place) => {
            opened(to, issue, count)?;
            let sql = "INSERT INTO article (issue, id, part, byte, quote) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO UPDATE SET part = excluded.part, byte = excluded.byte, quote = excluded.quote";
            let (part, byte, quote) = columns(&place.anchor);
            to.prepare_cached(sql)?.execute(params![issue, place.article, part, byte, quote]).map(drop)
        }
        Change::Progress(article, progress) => {
            let sql = "INSERT INTO article (issue, id, progress) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET progress = excluded.progress";
            let progress = i64::from(*progress == Progress::Read);
            to.prepare_cached(sql)?.execute(params![issue, article, progress]).map(drop)
        }
        Change::Star(of, star) => {
            source(to, issue, of)?;
            // One that is starred again stays where it is in the list.
            let sql = match star {
                Star::Set => "UPDATE article SET starred = ?3 WHERE issue = ?1 AND id = ?2 AND starred = 0",
                Star::None => "UPDATE article SET starred = 0 WHERE issue = ?1 AND id = ?2 AND ?3 > 0",
            };
            to.prepare_cached(sql)?.execute(params![issue, of.article, count]).map(drop)
        }
        Change::Mark(letter, spot) => {
            let sql = "INSERT OR REPLACE INTO mark (issue, letter, article, part, byte, quote)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let (article, anchor) = match spot {
                KeptSpot::Contents(article) => (article.as_ref(), None),
                KeptSpot::Article(place) => (Some(&place.article), Some(columns(&place.anchor))),
            };
            let (part, byte, quote) = anchor.map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
            let values = params![issue, letter.to_string(), article, part, byte, quote];
            to.prepare_cached(sql)?.execute(values).map(drop)
        }
        Change::Clip(clip) => clipped(to, issue, count, clip),
        Change::Unclip(clip) => {
            let sql =
                "DELETE FROM clipping WHERE issue = ?1 AND article = ?2 AND part = ?3 AND byte = ?4 AND text = ?5";
            let (part, byte, _) = columns(&clip.anchor);
            to.prepare_cached(sql)?.execute(params![issue, clip.source.article, part, byte, clip.text]).map(drop)
        }
    }
}

fn opened(to: &Connection, issue: i64, count: i64) -> rusqlite::Result<()> {
    to.prepare_cached("UPDATE issue SET opened = ?2 WHERE issue = ?1")?.execute([issue, count]).map(drop)
}

fn source(to: &Connection, issue: i64, source: &Source) -> rusqlite::Result<()> {
    let sql = "INSERT INTO article (issue, id, page, section, byline, headline) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET page = excluded.page, section = excluded.section, byline = excluded.byline,
            headline = excluded.headline";
    let Source { article, page, section, byline, headline } = source;
    to.prepare_cached(sql)?.execute(params![issue, article, page, section, byline, headline]).map(drop)
}

/// Keeps a clipping, unless the same is kept already.
fn clipped(to: &Connection, issue: i64, made: i64, clip: &Clip) -> rusqlite::Result<()> {
    let (part, byte, quote) = columns(&clip.anchor);
    let same = "SELECT 1 FROM clipping WHERE issue = ?1 AND article = ?2 AND part = ?3 AND byte = ?4 AND text = ?5";
    let same = to.prepare_cached(same)?.exists(params![issue, clip.source.article, part, byte, clip.text])?;
    if same {
        return Ok(());
    }
    let sql = "INSERT INTO clipping (made, issue, article, page, section, byline, headline, text, part, byte, quote,
            end_part, end_byte, taken) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    let Source { article, page, section, byline, headline } = &clip.source;
    let (end_part, end_byte) = (number(clip.end.part), number(clip.end.byte));
    let taken = clip.taken.map(|day| day.to_string());
    let text = &clip.text;
    let values = params![
        made, issue, article, page, section, byline, headline, text, part, byte, quote, end_part, end_byte, taken
    ];
    to.prepare_cached(sql)?.execute(values).map(drop)
}

fn columns(anchor: &Anchor) -> (i64, i64, &str) {
    (number(anchor.place.part), number(anchor.place.byte), &anchor.quote)
}

fn number(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// What is noted under a name.
pub(super) fn note(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT value FROM note WHERE name = ?1")?;
    statement.query_row([name], |row| row.get(0)).optional()
}

/// Notes something under a name.
pub(super) fn set_note(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO note (name, value) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute([name, value]).map(drop)
}

/// A path as it is stored: text, or bytes where it is none.
struct Stored<'a>(Option<&'a std::path::Path>);

impl ToSql for Stored<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let Some(path) = self.0 else { return Ok(ToSqlOutput::Owned(Value::Null)) };
        Ok(match path.to_str() {
            Some(text) => text.into(),
            None => ToSqlOutput::Owned(bytes(path).map_or(Value::Null, Value::Blob)),
        })
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no bytes of paths")]
fn bytes(path: &std::path::Path) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStrExt;
    Some(path.as_os_str().as_bytes().to_owned())
}

#[cfg(not(unix))]
fn bytes(_: &std::path::Path) -> Option<Vec<u8>> {
    None
}
