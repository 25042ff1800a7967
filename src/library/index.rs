//! The index of the shelf: what every issue is, and which articles may hold a query.
//!
//! Owns a database that is derived from the files and can be thrown away at any time: facts of issues, places of
//! articles in their files, and terms. It refuses to be trusted: it names candidates, which the search reads in the
//! files, and an issue whose file is not what it was here is read whole.
//!
//! ```text
//! files ─ record ─▶ facts, places, terms ─ refresh ─▶ index.sqlite ─ known ─▶ catalogue, blocks ─▶ search
//! ```

mod known;
mod record;
mod refresh;
mod rows;
mod schema;
mod terms;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::folder::Folder;
use super::lock::lock;
use super::saved::Saved;
use crate::edition::clean_line;

pub use known::Known;
pub use record::Unpack;
pub use refresh::{Indexing, Refreshed};

pub(in crate::library) use known::{Blocks, Holding, Placed};
pub(in crate::library) use record::{Reading, Standing, Version, is_plain, read};
pub(in crate::library) use rows::DayCode;
pub(in crate::library) use terms::bare_number;

/// How long another program is waited for that opens it: it makes it anew at most.
const PATIENCE: Duration = Duration::from_secs(1);

/// The index of a shelf.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    path: PathBuf,
    editions: PathBuf,
    tidiness: Tidiness,
}

/// Whether runs of terms are to be merged and pages given back, since something was put in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::library) enum Tidiness {
    /// They have been.
    #[default]
    Done,
    /// They are to be.
    Owed,
}

/// Why there is no index to ask; the search goes on without it.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", clean_line(&path.to_string_lossy()), clean_line(&source.to_string()))]
pub struct IndexError {
    path: PathBuf,
    source: rusqlite::Error,
}

impl IndexError {
    /// Whether the file is damaged: [`Index::open_anew`] mends it.
    pub fn is_damage(&self) -> bool {
        schema::is_damage(&self.source)
    }

    /// Whether another program is writing just now.
    pub fn is_busy(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        self.source.sqlite_error_code().is_some_and(|code| matches!(code, DatabaseBusy | DatabaseLocked))
    }
}

impl Index {
    /// The index of a data folder, which is made where there is none. One that is damaged, or of another version of
    /// this program, is thrown away: it will be built again.
    ///
    /// # Errors
    /// Where the folder cannot be written to, or another program holds the index for long.
    pub fn open(folder: &Folder) -> Result<Self, IndexError> {
        Self::open_by(folder, schema::open)
    }

    /// The index of a data folder, empty, whatever was there.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn open_anew(folder: &Folder) -> Result<Self, IndexError> {
        Self::open_by(folder, schema::anew)
    }

    fn open_by(folder: &Folder, open: impl Fn(&Path) -> rusqlite::Result<Connection>) -> Result<Self, IndexError> {
        let path = folder.index();
        // Where it cannot be made, opening says so.
        let _ = std::fs::create_dir_all(folder.path());
        // Two programs that find it damaged throw it away one after the other.
        let lock = lock(&schema::beside(&path, ".lock"), PATIENCE);
        if lock.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock) {
            let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            let said = Some("another program holds it".to_owned());
            return Err(IndexError { path, source: rusqlite::Error::SqliteFailure(busy, said) });
        }
        let connection = open(&path).map_err(|source| IndexError { path: path.clone(), source })?;
        Ok(Self { connection, path, editions: folder.editions(), tidiness: Tidiness::default() })
    }

    /// Says where an error happened.
    fn failed(&self, source: rusqlite::Error) -> IndexError {
        IndexError { path: self.path.clone(), source }
    }

    /// The name under which an issue is kept: its path below the editions; none where that is no text.
    fn name(&self, saved: &Saved) -> Option<String> {
        self.name_of(&saved.path)
    }

    fn name_of(&self, path: &Path) -> Option<String> {
        path.strip_prefix(&self.editions).ok()?.to_str().map(str::to_owned)
    }

    /// Whether the index holds together, by a look at all of it: seconds for a gigabyte. What it finds is mended by
    /// [`Index::open_anew`].
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn is_whole(&self) -> Result<bool, IndexError> {
        let check = || -> rusqlite::Result<bool> {
            let said: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if said != "ok" {
                return Ok(false);
            }
            self.connection.execute("INSERT INTO terms(terms) VALUES ('integrity-check')", [])?;
            Ok(true)
        };
        match check() {
            Err(error) if schema::is_damage(&error) => Ok(false),
            other => other.map_err(|source| self.failed(source)),
        }
    }
}

#[cfg(test)]
mod tests;
