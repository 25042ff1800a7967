//! The database file: how it is opened, and whether it is still the one that was opened.
//!
//! Owns the settings of a connection. It refuses to repair anything.

use std::fmt::Write;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::schema::{STEPS, Version, is_plain, is_whole, migrate, version};
use super::trouble::Trouble;
use super::{WhyNot, backup};
use crate::library::Folder;
use crate::library::whole::sync_folder;

/// How long a write waits for that of another program.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Most bytes of a text in it, and of a row: more than an article has. A file from elsewhere may hold a gigabyte in one.
const LONGEST: i32 = 16 << 20;

/// The file, open to be written to.
#[derive(Debug)]
pub(super) struct Open {
    /// The way to it.
    pub(super) connection: Connection,
    /// Which file it was when it was opened.
    is: Identity,
}

impl Open {
    /// Opens the file of a folder, makes it where it is not there, and brings it to this version; `before` is called with
    /// the connection before a file of an older version is changed.
    pub(super) fn at(folder: &Folder, before: impl FnOnce(&Connection)) -> Result<Self, Trouble> {
        let path = folder.state();
        let is_new = match fs::metadata(&path) {
            // A folder or a pipe is in the way.
            Ok(metadata) if !metadata.is_file() => return Err(Trouble::Damaged),
            Ok(_) => false,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(error.into()),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(&path, flags)?;
        set_up(&connection)?;
        if connection.is_readonly(rusqlite::MAIN_DB)? {
            return Err(Trouble::Not(WhyNot::ReadOnly));
        }
        match version(&connection)? {
            // Before anything is changed in it.
            Version::Of(version) if version == STEPS.len() => is_whole(&connection)?,
            Version::Of(version) if version < STEPS.len() => before(&connection),
            Version::Of(version) if version > STEPS.len() => return Err(Trouble::Not(WhyNot::Newer)),
            // A file that lost all it had; without backups it is one that was never written.
            Version::Empty if !is_new && !backup::list(folder).is_empty() => return Err(Trouble::Damaged),
            _ => {}
        }
        // File systems without shared memory keep the older journal, which is as safe; one that is busy switching is asked
        // again by the next program.
        let _ = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        migrate(&mut connection, STEPS)?;
        if is_new {
            sync_folder(folder.path())?;
        }
        let is = Identity::of(&path).ok_or(Trouble::Not(WhyNot::ReadOnly))?;
        Ok(Self { connection, is })
    }

    /// Whether the file is still where it was: another program may have set it aside, or a person restored another.
    pub(super) fn is_there(&self, folder: &Folder) -> bool {
        Identity::of(&folder.state()).as_ref() == Some(&self.is)
    }
}

/// A database in memory with the same tables.
pub(super) fn in_memory() -> Result<Connection, Trouble> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection, STEPS)?;
    Ok(connection)
}

/// A file to be read and never changed, whatever state it is in.
pub(super) fn to_read(path: &Path) -> Result<Connection, Trouble> {
    if !fs::metadata(path)?.is_file() {
        return Err(Trouble::Damaged);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let plain = Connection::open_with_flags(path, flags).map_err(Trouble::from);
    let plain = plain.and_then(readable);
    match plain {
        // Where no file can be made beside it, it is read as it lies, without what was written last.
        Err(Trouble::Not(_)) => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            readable(Connection::open_with_flags(immutable(path), flags)?)
        }
        plain => plain,
    }
}

fn readable(connection: Connection) -> Result<Connection, Trouble> {
    set_up(&connection)?;
    is_plain(&connection)?;
    Ok(connection)
}

fn immutable(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(byte)),
            // Writing to a string does not fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

pub(super) fn set_up(connection: &Connection) -> Result<(), Trouble> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // With NORMAL a power cut takes what was acknowledged since the last checkpoint.
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Whether all of a database can be read and is in order.
pub(super) fn is_sound(connection: &Connection) -> Result<(), Trouble> {
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(Trouble::Damaged) }
}

/// The file and those that lie beside it while it is used.
pub(super) fn with_company(path: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", ""].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

/// How long another program is waited for that makes the file or sets it aside: more than it takes.
const LOCKED: Duration = Duration::from_secs(2);

/// One program at a time makes the file, sets it aside or backs it up, as long as this lives; none where the folder knows
/// no locks, or who holds it does not end.
pub(super) fn lock(folder: &Folder) -> Option<File> {
    locked(folder, LOCKED)
}

/// As [`lock`], without waiting.
pub(super) fn try_lock(folder: &Folder) -> Option<File> {
    locked(folder, Duration::ZERO)
}

fn locked(folder: &Folder, patience: Duration) -> Option<File> {
    crate::library::lock::lock(&folder.path().join(".state.lock"), patience).ok()
}

/// Which file a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Self::from(&metadata))
    }
}

impl From<&Metadata> for Identity {
    #[cfg(unix)]
    fn from(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(metadata.dev(), metadata.ino())
    }

    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Self {
        Self(0, 0)
    }
}
