//! The tables, and how an older file comes to have them.
//!
//! Owns what the file is marked with and every step from one version to the next: a step is never changed once a program
//! with it has been given away. It refuses files of other programs and of newer versions of this one.

use rusqlite::{Connection, TransactionBehavior};

use super::WhyNot;
use super::trouble::Trouble;

/// What the file says it is: `nwsp` in ASCII.
pub(super) const APPLICATION: i32 = 0x6E77_7370;

/// One step a version: the first makes the tables of version 1.
pub(super) const STEPS: &[&str] = &["
    -- Counts what was done, so that no clock is asked what came first.
    CREATE TABLE counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE note (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE issue (
        issue INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        -- Bytes where it is no UTF-8.
        path ANY,
        paper TEXT NOT NULL,
        day TEXT,
        -- The count when it was read last; 0 where it never was.
        opened INTEGER NOT NULL DEFAULT 0,
        -- The article that was read last.
        last TEXT,
        -- How many of its articles are read and starred, so that a shelf of years need not count them.
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX issue_opened ON issue (opened) WHERE opened > 0;
    CREATE TABLE article (
        issue INTEGER NOT NULL REFERENCES issue,
        id TEXT NOT NULL,
        progress INTEGER NOT NULL DEFAULT 0,
        -- The count when it was starred; 0 where it is not.
        starred INTEGER NOT NULL DEFAULT 0,
        part INTEGER, byte INTEGER, quote TEXT,
        page TEXT NOT NULL DEFAULT '', section TEXT NOT NULL DEFAULT '',
        byline TEXT NOT NULL DEFAULT '', headline TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (issue, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_starred ON article (starred) WHERE starred > 0;
    CREATE TABLE mark (
        issue INTEGER NOT NULL REFERENCES issue,
        letter TEXT NOT NULL,
        article TEXT,
        -- Null where the mark leads to the contents.
        part INTEGER, byte INTEGER, quote TEXT,
        PRIMARY KEY (issue, letter)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE clipping (
        -- Never given twice: a number that was shown names nothing else later.
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        made INTEGER NOT NULL,
        issue INTEGER NOT NULL REFERENCES issue,
        article TEXT NOT NULL,
        page TEXT NOT NULL, section TEXT NOT NULL, byline TEXT NOT NULL, headline TEXT NOT NULL,
        text TEXT NOT NULL,
        part INTEGER NOT NULL, byte INTEGER NOT NULL, quote TEXT NOT NULL,
        end_part INTEGER NOT NULL, end_byte INTEGER NOT NULL,
        taken TEXT
    ) STRICT;
    CREATE INDEX clipping_issue ON clipping (issue, article);
"];

/// Every table with a column of it: a file that lacks one is not ours, whatever it says.
const WHOLE: &str = "SELECT counter.name, note.name, issue.issue, article.id, mark.letter, clipping.number
    FROM counter, note, issue, article, mark, clipping LIMIT 0";

/// What version a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// There is nothing in it.
    Empty,
    /// One of ours, from 1.
    Of(usize),
}

/// What version a file is of.
///
/// # Errors
/// Where it is damaged or another program's.
pub(super) fn version(connection: &Connection) -> Result<Version, Trouble> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    if application == APPLICATION && version > 0 {
        return usize::try_from(version).map(Version::Of).map_err(|_| Trouble::Damaged);
    }
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && application == 0 && version == 0 { Ok(Version::Empty) } else { Err(Trouble::Damaged) }
}

/// Brings a file to the last of the steps, all of them or none.
///
/// # Errors
/// Where it is damaged, newer, or cannot be written to; it is as it was.
pub(super) fn migrate(connection: &mut Connection, steps: &[&str]) -> Result<(), Trouble> {
    let done = |version| match version {
        Version::Empty => 0,
        Version::Of(version) => version,
    };
    if done(version(connection)?) < steps.len() {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have done it while this one waited.
        for step in steps.iter().skip(done(version(&transaction)?)) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", i32::try_from(steps.len()).unwrap_or(i32::MAX))?;
        transaction.commit()?;
    }
    if done(version(connection)?) > steps.len() {
        return Err(Trouble::Not(WhyNot::Newer));
    }
    is_whole(connection)
}

/// Whether a file of the last version has every table.
///
/// # Errors
/// Where it has not, or has what no version makes.
pub(super) fn is_whole(connection: &Connection) -> Result<(), Trouble> {
    is_plain(connection)?;
    connection.prepare(WHOLE)?;
    Ok(())
}

/// Whether a file has nothing that acts: no version of ours makes a view, a trigger or a virtual table, and one in a file
/// from elsewhere would be run by our own reading and writing, as long as it likes.
///
/// # Errors
/// Where it has.
pub(super) fn is_plain(connection: &Connection) -> Result<(), Trouble> {
    let acting: i64 = connection.query_row(ACTING, [], |row| row.get(0))?;
    if acting == 0 { Ok(()) } else { Err(Trouble::Damaged) }
}

/// How much of a file acts.
const ACTING: &str = "SELECT count(*) FROM sqlite_schema
    WHERE type NOT IN ('table', 'index') OR (type = 'table' AND rootpage = 0)";
