//! Files written whole or not at all.
//!
//! Owns the order of writing, syncing and renaming that survives a power cut. It refuses to decide what is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::thread;

/// How the names of files end that are being written: ours alone, so that they may be swept away.
pub(super) const UNFINISHED: &str = ".newsprint-part";

/// Writes a file whole or not at all: to a temporary file beside it that is synced, renamed over it, and the folder
/// synced, so that after a power cut there is the old file or the new one. Folders on the way are made.
///
/// # Errors
/// Where the system refuses any of it; the file is as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that no half file is ever listed.
    let short: String = name.chars().take(40).collect();
    // No other writes under this name: a thread writes one file at a time.
    let thread = format!("{:?}", thread::current().id());
    let number: String = thread.chars().filter(char::is_ascii_digit).collect();
    let beside = path.with_file_name(format!(".{short}.{}.{number}{UNFINISHED}", std::process::id()));
    let moved = write_synced(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // What could not be finished is not left lying about; that it is gone already is no matter.
        let _ = fs::remove_file(&beside);
    }
    moved.and_then(|()| sync_folder(folder))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What an earlier program of this number left half done is nobody's.
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder and those above it, each synced into the one above.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| *above != Path::new("")).unwrap_or(Path::new("."));
    if above != folder {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(above),
    }
}

/// Has a folder's entries written down. File systems that cannot sync a folder say so; that is not an error of ours.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        synced => synced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_with_its_folders_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("样城日报/深/2026-11-23.edition.json");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, "二".as_bytes()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), "二".as_bytes());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_and_nothing_half() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("x"), b"x").unwrap();
        // A folder is in the way.
        assert!(write_whole(&path, b"one").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_whole(&path.join("x/y"), b"one").is_err());
        assert_eq!(fs::read(path.join("x")).unwrap(), b"x");
    }
}
