//! `shelf watch`: whatever appears in a folder is saved.
//!
//! Owns when a file is taken: when it has stayed as it is from one look to the next, so that none is taken half written.
//! Looking once a second is what works on every kind of folder, shared and synced ones too; it refuses to change the
//! folder it watches.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::args::Watch;
use crate::cli::library::{files_below, shelf, shown};
use crate::cli::{Outcome, library, load, output, save};
use crate::edition::file::Limits;
use crate::library::{Folder, Outcome as Saving, Shelf, Stamp};

/// How often the folder is looked at.
const OFTEN: Duration = Duration::from_secs(1);
/// Folders that are gone into below the one that is watched.
const DEEPEST: usize = 8;

pub(super) fn run(args: &Watch, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    if !args.folder.is_dir() {
        output::complain(&format!("{}: expected a folder to watch", shown(&args.folder)));
        return Ok(Outcome::Unusable);
    }
    let shelf = shelf(folder, limits);
    let mut watched = Watched::default();
    let mut refused = 0;
    if args.once {
        // What lies there now is as whole as it will be known to be.
        watched.look(&args.folder);
    } else {
        output::complain(&format!("{}: watched; ctrl-c ends it", shown(&args.folder)));
    }
    loop {
        for path in watched.look(&args.folder) {
            match take(&shelf, &path, limits)? {
                Took::It => {}
                Took::Unreadable => refused += 1,
                Took::NotNow => {
                    refused += 1;
                    watched.forget(&path);
                }
            }
        }
        if args.once {
            return Ok(if refused > 0 { Outcome::Unusable } else { Outcome::Done });
        }
        std::thread::sleep(OFTEN);
    }
}

/// What came of taking a file.
enum Took {
    /// It is on the shelf.
    It,
    /// It is none that can be read; it is tried again when it changes.
    Unreadable,
    /// The shelf could not be written to; it is tried again.
    NotNow,
}

/// Saves a file and says so; what cannot be read is said and left.
fn take(shelf: &Shelf, path: &Path, limits: Limits) -> io::Result<Took> {
    let (said, took) = match load::try_edition(path, limits) {
        Err(said) => (said, Took::Unreadable),
        Ok(edition) => match save::put(shelf, edition, path) {
            Ok(Saving::Same(_)) => return Ok(Took::It),
            Ok(outcome) => {
                library::take_in(shelf, std::slice::from_ref(outcome.saved()));
                output::print(&format!("{}\n", shown(&outcome.saved().path)))?;
                return Ok(Took::It);
            }
            Err(said) => (said, Took::NotNow),
        },
    };
    said.lines().for_each(output::complain);
    Ok(took)
}

/// What was seen of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    stamp: Stamp,
    taken: Taken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    Yes,
}

/// The files of a folder as they were at the last look.
#[derive(Debug, Default)]
struct Watched {
    seen: HashMap<PathBuf, Seen>,
}

impl Watched {
    /// Has a file taken once more.
    fn forget(&mut self, path: &Path) {
        if let Some(seen) = self.seen.get_mut(path) {
            seen.taken = Taken::No;
        }
    }

    /// Looks again: the files that are whole and have not been taken as they are.
    fn look(&mut self, folder: &Path) -> Vec<PathBuf> {
        // A folder that is away for a while, a share, is looked at again.
        let Ok(files) = files_below(folder, DEEPEST) else { return Vec::new() };
        self.seen.retain(|path, _| files.contains(path));
        let mut whole = Vec::new();
        for path in files {
            let Ok(metadata) = std::fs::metadata(&path) else { continue };
            let now = Seen { bytes: metadata.len(), stamp: Stamp::of(&metadata), taken: Taken::No };
            let before = self.seen.get(&path).copied();
            let is_same = before.is_some_and(|before| (before.bytes, before.stamp) == (now.bytes, now.stamp));
            let is_taken = is_same && before.is_some_and(|before| before.taken == Taken::Yes);
            let take = is_same && !is_taken && now.bytes > 0;
            let taken = if take || is_taken { Taken::Yes } else { Taken::No };
            self.seen.insert(path.clone(), Seen { taken, ..now });
            if take {
                whole.push(path);
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_is_taken_once_when_it_has_stayed_as_it_is_and_again_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("版.md");
        let mut watched = Watched::default();
        fs::write(&path, "# 新").unwrap();
        assert!(watched.look(folder.path()).is_empty(), "it may still be written");
        fs::write(&path, "# 新桥 Bridge").unwrap();
        assert!(watched.look(folder.path()).is_empty(), "it was");
        assert_eq!(watched.look(folder.path()), [path.as_path()]);
        assert!(watched.look(folder.path()).is_empty());
        watched.forget(&path);
        assert_eq!(watched.look(folder.path()), [path.as_path()], "it could not be saved");
        fs::write(&path, "# 新桥通车").unwrap();
        assert!(watched.look(folder.path()).is_empty());
        assert_eq!(watched.look(folder.path()), [path.as_path()]);
        fs::remove_file(&path).unwrap();
        fs::write(folder.path().join("picture.png"), "x").unwrap();
        assert!(watched.look(folder.path()).is_empty() && watched.look(folder.path()).is_empty());
    }
}
