//! The index's file: opened, made, or thrown away and made anew.
//!
//! Owns what it looks like and that it is this program's and of this version. It refuses to mend: it is derived, and
//! what is odd is made again.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

/// Marks the file as this program's index: `NpIx`.
const APPLICATION: i64 = 0x4E70_4978;
/// What the tables and the terms are; another number is another index.
pub(super) const VERSION: i64 = 1;
/// How long a writer is waited for.
const BUSY: Duration = Duration::from_millis(250);

const TABLES: &str = "
CREATE TABLE meta(generation INTEGER NOT NULL);
CREATE TABLE issues(
  path TEXT PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL, stamp INTEGER NOT NULL,
  day INTEGER NOT NULL, first INTEGER, count INTEGER NOT NULL,
  key TEXT, paper TEXT, date TEXT, which TEXT, lead TEXT, lang TEXT) WITHOUT ROWID;
CREATE INDEX days ON issues(day, first, count);
CREATE TABLE articles(
  number INTEGER PRIMARY KEY, start INTEGER NOT NULL, length INTEGER NOT NULL,
  page INTEGER, printed TEXT, section TEXT NOT NULL, kind TEXT, id TEXT NOT NULL);
CREATE VIRTUAL TABLE terms USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='ascii');
";

/// Opens the index, making it where there is none that will do.
pub(super) fn open(path: &Path) -> rusqlite::Result<Connection> {
    // A pipe in its place would be waited for without end.
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return anew(path);
    }
    match connect(path).and_then(|connection| checked(&connection).map(|good| (connection, good))) {
        Ok((connection, true)) => Ok(connection),
        Ok((connection, false)) => {
            drop(connection);
            anew(path)
        }
        Err(error) if is_damage(&error) => anew(path),
        Err(error) => Err(error),
    }
}

/// Throws the index away and makes an empty one.
pub(super) fn anew(path: &Path) -> rusqlite::Result<Connection> {
    for end in ["", "-wal", "-shm", "-journal"] {
        // What is not there need not go; what cannot go is told when it is opened.
        let _ = fs::remove_file(beside(path, end));
    }
    let connection = connect(path)?;
    if checked(&connection)? { Ok(connection) } else { Err(rusqlite::Error::InvalidQuery) }
}

/// The path of what lies beside the index under its name.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(end);
    path.with_file_name(name)
}

/// Whether an error says that the file is no index, or a broken one.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        Error::SqliteFailure(failure, message) => {
            let is_schema = message.as_deref().is_some_and(|message| {
                message.starts_with("no such")
                    || message.contains("malformed")
                    || message.contains("vtable constructor")
            });
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) || is_schema
        }
        Error::SqlInputError { .. }
        | Error::InvalidColumnType(..)
        | Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::QueryReturnedNoRows
        | Error::InvalidQuery => true,
        _ => false,
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    // 16 MB of pages, and as much again of the file itself seen without copying: what is needed lies in the system's
    // cache anyhow.
    connection.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000; PRAGMA mmap_size = 67108864; PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// Whether the file is an index of this version; one without anything in it becomes one.
fn checked(connection: &Connection) -> rusqlite::Result<bool> {
    let number = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let is_own =
        || Ok::<_, rusqlite::Error>((number("application_id")?, number("user_version")?) == (APPLICATION, VERSION));
    let is_empty = || connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get::<_, bool>(0));
    if !is_own()? {
        if !is_empty()? {
            return Ok(false);
        }
        connection
            .execute_batch("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;")?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        // Another program may have made it meanwhile.
        let made = if is_empty()? { make(connection) } else { Ok(()) };
        connection.execute_batch(if made.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        made?;
        if !is_own()? {
            return Ok(false);
        }
    }
    // After a power cut the newest of it may be missing, which the next look finds; nothing waits for the disk.
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000;")?;
    for table in ["meta", "issues", "articles", "terms"] {
        connection.prepare(&format!("SELECT 1 FROM {table}"))?;
    }
    // What acts by itself is none of ours, and would be run by our own reading and writing.
    let acts = "SELECT count(*) > 0 FROM sqlite_schema WHERE type IN ('view', 'trigger')";
    if connection.query_row(acts, [], |row| row.get(0))? {
        return Ok(false);
    }
    connection.query_row("SELECT count(*) = 1 FROM meta", [], |row| row.get(0))
}

fn make(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)?;
    // Begins anywhere, so that no two files are taken for one.
    let any = i64::try_from(RandomState::new().build_hasher().finish() >> 2).unwrap_or_default();
    connection.execute("INSERT INTO meta VALUES (?1)", [any])?;
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"))
}
