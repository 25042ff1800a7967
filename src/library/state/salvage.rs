//! What can be read of one database, into another.
//!
//! Owns the reading of a damaged file: issue by issue and from both ends, so that one page that is lost takes only what
//! stood on it. It refuses to change the file it reads.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, ToSql, TransactionBehavior, params_from_iter};

use super::write::recount;

/// Most numbers that are asked for: a damaged file may name any.
const MOST: i64 = 1_000_000;

const ISSUE: &str = "INSERT INTO issue (key, path, paper, day, opened, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (key) DO UPDATE SET path = coalesce(excluded.path, path), paper = excluded.paper, day = excluded.day,
        opened = max(opened, excluded.opened), last = coalesce(excluded.last, last)
    RETURNING issue";
const ARTICLE: &str = "INSERT OR REPLACE INTO article
        (issue, id, progress, starred, part, byte, quote, page, section, byline, headline)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const MARK: &str = "INSERT OR REPLACE INTO mark (issue, letter, article, part, byte, quote)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const CLIPPING: &str = "INSERT INTO clipping (issue, made, article, page, section, byline, headline, text, part, byte,
        quote, end_part, end_byte, taken, number)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
        CASE WHEN EXISTS (SELECT 1 FROM clipping WHERE number = ?15) THEN NULL ELSE ?15 END
    WHERE NOT EXISTS (SELECT 1 FROM clipping
        WHERE issue = ?1 AND article = ?3 AND part = ?9 AND byte = ?10 AND text = ?8)";

/// Copies all that can be read; what is there already and is read again is as it is read. Gives how many articles, marks
/// and clippings there were.
///
/// # Errors
/// Where the one that is copied to cannot be written to; it is as it was.
pub(super) fn copy(from: &Connection, to: &mut Connection) -> rusqlite::Result<usize> {
    let to = to.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // An issue whose own row is lost is known by its number in a backup of the same file.
    let known: HashSet<i64> = numbers(&to)?;
    let last = last(from, &["SELECT max(issue) FROM issue", "SELECT max(issue) FROM article"]);
    let last = last.max(known.iter().copied().max().unwrap_or_default());
    let mut issues = HashMap::new();
    let mut saved = 0;
    for number in 1..=last.min(MOST) {
        let row = rows(from, "SELECT key, path, paper, day, opened, last FROM issue WHERE issue = ?1", number).pop();
        let own = match row {
            Some(row) => to.prepare_cached(ISSUE)?.query_row(params_from_iter(row), |row| row.get(0)).map(Some),
            None => Ok(known.contains(&number).then_some(number)),
        };
        let Some(own) = kept(own)?.flatten() else { continue };
        issues.insert(number, own);
        let articles = "SELECT id, progress, starred, part, byte, quote, page, section, byline, headline
            FROM article WHERE issue = ?1 ORDER BY id";
        let marks = "SELECT letter, article, part, byte, quote FROM mark WHERE issue = ?1 ORDER BY letter";
        for (sql, into) in [(articles, ARTICLE), (marks, MARK)] {
            for row in rows(from, sql, number) {
                saved += add(&to, into, own, row)?;
            }
        }
    }
    let sql =
        "SELECT made, article, page, section, byline, headline, text, part, byte, quote, end_part, end_byte, taken,
        number, issue FROM clipping WHERE number = ?1";
    for number in 1..=self::last(from, &["SELECT max(number) FROM clipping"]).min(MOST) {
        let Some(mut row) = rows(from, sql, number).pop() else { continue };
        let Some(Value::Integer(issue)) = row.pop() else { continue };
        if let Some(own) = issues.get(&issue) {
            saved += add(&to, CLIPPING, *own, row)?;
        }
    }
    let count = self::last(from, &["SELECT max(value) FROM counter"]);
    let sql = "INSERT INTO counter (name, value)
        SELECT 'acts', max(?1, (SELECT coalesce(max(opened), 0) FROM issue),
            (SELECT coalesce(max(starred), 0) FROM article), (SELECT coalesce(max(made), 0) FROM clipping)) WHERE true
        ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)";
    to.execute(sql, [count])?;
    for issue in numbers(&to)? {
        recount(&to, issue)?;
    }
    to.commit()?;
    Ok(saved)
}

fn numbers(of: &Connection) -> rusqlite::Result<HashSet<i64>> {
    let mut statement = of.prepare("SELECT issue FROM issue")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

/// The first answer there is.
fn last(of: &Connection, questions: &[&str]) -> i64 {
    let answer = |sql: &&str| of.query_row(sql, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten();
    questions.iter().find_map(answer).unwrap_or_default()
}

/// The rows that can be read: from the first on, and where that ends too early, from the last back.
fn rows(of: &Connection, sql: &str, number: i64) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    if read(of, sql, number, &mut found).is_err() && sql.contains("ORDER BY") {
        let mut back = Vec::new();
        let _ = read(of, &format!("{sql} DESC"), number, &mut back);
        let seen: HashSet<String> = found.iter().filter_map(|row| Some(format!("{:?}", row.first()?))).collect();
        found.extend(back.into_iter().filter(|row| !seen.contains(&format!("{:?}", row.first()))));
    }
    found
}

fn read(of: &Connection, sql: &str, number: i64, found: &mut Vec<Vec<Value>>) -> rusqlite::Result<()> {
    let mut statement = of.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([number])?;
    while let Some(row) = rows.next()? {
        // Letters that are none are damage.
        let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|column| row.get(column)).collect();
        found.extend(values);
    }
    Ok(())
}

fn add(to: &Connection, into: &str, issue: i64, row: Vec<Value>) -> rusqlite::Result<usize> {
    let values = std::iter::once(Value::Integer(issue)).chain(row);
    let values: Vec<Box<dyn ToSql>> = values.map(|value| Box::new(value) as Box<dyn ToSql>).collect();
    Ok(kept(to.prepare_cached(into)?.execute(params_from_iter(values)))?.unwrap_or_default())
}

/// What was kept; none of a row that the tables refuse.
fn kept<T>(outcome: rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
    match outcome {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(None),
        outcome => outcome.map(Some),
    }
}
