//! Backups: three days' worth of the whole state, each a database of its own.
//!
//! Owns when one is due, how it is made whole or not at all, and which are thrown away. Their order is a number in their
//! names; the day in it is only for a person to read. It refuses to trust a backup it has not checked.

use std::fs::{self, File};
use std::path::PathBuf;

use rusqlite::Connection;

use super::file::{is_sound, to_read};
use super::schema::{STEPS, Version, version};
use super::trouble::Trouble;
use super::write::{note, set_note};
use crate::edition::Date;
use crate::library::Folder;
use crate::library::whole::{make_folder, sync_folder};

/// How many are kept.
const KEPT: usize = 3;
/// The note that says when the last was made: the day, and the count of acts in it.
const NOTE: &str = "backup";

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Backup {
    number: u64,
    /// The day it was made, as the clock was then.
    pub(super) day: Option<Date>,
    /// Where it lies.
    pub(super) path: PathBuf,
}

impl Backup {
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_prefix("state-")?.strip_suffix(".sqlite")?;
        let (number, day) = name.split_once('-').unwrap_or((name, ""));
        Some(Self { number: number.parse().ok()?, day: day.parse().ok(), path })
    }

    /// Whether it is a state of this version or an older one, and in order.
    fn is_good(&self) -> bool {
        let connection = to_read(&self.path);
        let is_ours = |connection: &Connection| match version(connection)? {
            Version::Of(version) if version <= STEPS.len() => is_sound(connection),
            _ => Err(Trouble::Damaged),
        };
        connection.is_ok_and(|connection| is_ours(&connection).is_ok())
    }
}

/// The backups there are, the last one first.
pub(super) fn list(folder: &Folder) -> Vec<Backup> {
    let entries = fs::read_dir(folder.backups()).into_iter().flatten().flatten();
    let mut found: Vec<Backup> = entries.filter_map(|entry| Backup::of(entry.path())).collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    found
}

/// The last backup that is in order.
pub(super) fn newest_good(folder: &Folder) -> Option<Backup> {
    list(folder).into_iter().find(Backup::is_good)
}

/// Whether one should be made: none was on this day, by whatever the clock says, and something was done since the last.
pub(super) fn is_due(connection: &Connection, today: Date) -> Result<bool, Trouble> {
    let count = count(connection)?;
    let last = note(connection, NOTE)?;
    let (day, at) = last.as_deref().and_then(|note| note.split_once(' ')).unwrap_or_default();
    Ok(count > 0 && day != today.to_string() && at != count.to_string())
}

/// Makes one, and throws away what is more than three.
pub(super) fn make(connection: &Connection, folder: &Folder, today: Date) -> Result<(), Trouble> {
    let backups = folder.backups();
    make_folder(&backups)?;
    let part = backups.join(".state.part");
    // What a program that was ended left half done is nobody's.
    let _ = fs::remove_file(&part);
    let made = copy(connection, folder, &part, today);
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made?;
    for old in list(folder).into_iter().skip(KEPT) {
        // One more than three does no harm.
        let _ = fs::remove_file(old.path);
    }
    Ok(())
}

fn copy(connection: &Connection, folder: &Folder, part: &PathBuf, today: Date) -> Result<(), Trouble> {
    let count = count(connection)?;
    connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    File::open(part)?.sync_all()?;
    let number = list(folder).first().map_or(0, |newest| newest.number).saturating_add(1);
    fs::rename(part, folder.backups().join(format!("state-{number:06}-{today}.sqlite")))?;
    sync_folder(&folder.backups())?;
    set_note(connection, NOTE, &format!("{today} {count}"))?;
    Ok(())
}

fn count(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT coalesce(max(value), 0) FROM counter", [], |row| row.get(0))
}
