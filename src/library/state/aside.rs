//! A damaged file out of the way, and a sound one in its place.
//!
//! Owns that nothing is ever deleted, and that a program which is ended in the middle has lost nothing: the new file is
//! whole before the old one is moved. It refuses to judge whether a file is damaged.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Told;
use super::backup::newest_good;
use super::file::{set_up, to_read, with_company};
use super::salvage;
use super::schema::{STEPS, migrate};
use super::trouble::Trouble;
use crate::edition::Date;
use crate::library::Folder;
use crate::library::whole::sync_folder;

/// Puts a sound file in the place of one that is damaged: the newest good backup, and over it all that can still be read.
pub(super) fn replace(folder: &Folder, today: Date) -> Result<Told, Trouble> {
    let path = folder.state();
    let part = folder.path().join(".state.part");
    for left in with_company(&part) {
        // What a program that was ended left half done is nobody's.
        let _ = fs::remove_file(left);
    }
    let backup = newest_good(folder);
    let (day, saved) = build(&part, &path, backup.as_ref().map(|backup| backup.path.as_path()))
        .map(|saved| (backup.and_then(|backup| backup.day), saved))?;
    let ready = ready(folder);
    fs::rename(&part, &ready)?;
    let to = free(&path, today);
    for (from, to) in with_company(&path).iter().zip(with_company(&to)) {
        if fs::symlink_metadata(from).is_ok() {
            fs::rename(from, to)?;
        }
    }
    fs::rename(ready, path)?;
    sync_folder(folder.path())?;
    Ok(Told::SetAside { to, backup: day, saved })
}

/// Where a program was ended between the moving of the two files, the new one is put where it belongs.
pub(super) fn finish(folder: &Folder) {
    if fs::symlink_metadata(folder.state()).is_err() {
        // Mostly there is none.
        let _ = fs::rename(ready(folder), folder.state());
    }
}

fn ready(folder: &Folder) -> PathBuf {
    folder.path().join(".state.ready")
}

fn build(part: &Path, damaged: &Path, backup: Option<&Path>) -> Result<usize, Trouble> {
    if let Some(backup) = backup {
        fs::copy(backup, part)?;
    }
    let mut connection = Connection::open(part)?;
    set_up(&connection)?;
    migrate(&mut connection, STEPS)?;
    let saved = match to_read(damaged) {
        Ok(from) => salvage::copy(&from, &mut connection)?,
        // Nothing of it can be read.
        Err(_) => 0,
    };
    drop(connection);
    File::open(part)?.sync_all()?;
    Ok(saved)
}

/// A name of its own for what is set aside.
fn free(path: &Path, today: Date) -> PathBuf {
    let name = |number: u32| match number {
        1 => path.with_file_name(format!("state.damaged-{today}.sqlite")),
        number => path.with_file_name(format!("state.damaged-{today}-{number}.sqlite")),
    };
    let is_free = |path: &PathBuf| with_company(path).iter().all(|path| fs::symlink_metadata(path).is_err());
    (1..u32::MAX).map(name).find(is_free).unwrap_or_else(|| name(u32::MAX))
}
