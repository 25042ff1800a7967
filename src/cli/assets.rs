//! The files of pictures that belong to an edition.
//!
//! Owns where they are: beside the JSON, in the unpacked folder, in the package, in the program itself for the sample. It
//! refuses every path that does not lie below `assets/`, whatever it is called or linked to, and what is no plain file.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::samples;
use crate::app::pictures::Refusal;
use crate::import::{self, AssetError};
use crate::library::ASSETS;
use crate::tui::Assets;

/// Most bytes of a picture's file: those of a page scanned for print.
const BYTES: u64 = 32 << 20;
/// Most bytes of a path.
const LONGEST: usize = 1_024;

/// Where an edition came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    /// A file, an unpacked folder, standard input.
    File(PathBuf),
    /// The program itself: the sample of this index.
    Sample(usize),
}

/// The editions that have been opened, as places where pictures are; what is opened later is added for all who hold it.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    origins: Arc<Mutex<Vec<Holder>>>,
}

impl Places {
    /// Those of some editions, in their order.
    pub(super) fn of(origins: Vec<Holder>) -> Self {
        Self { origins: Arc::new(Mutex::new(origins)) }
    }

    /// The index of an origin: the one it has, or a new one.
    pub(super) fn index_of(&self, origin: &Holder) -> usize {
        let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
        let known = origins.iter().position(|known| known == origin);
        known.unwrap_or_else(|| {
            origins.push(origin.clone());
            origins.len() - 1
        })
    }

    /// The origin of an index.
    pub(super) fn get(&self, index: usize) -> Option<Holder> {
        self.origins.lock().unwrap_or_else(PoisonError::into_inner).get(index).cloned()
    }
}

impl Assets for Places {
    fn read(&mut self, issue: usize, path: &str) -> Result<Vec<u8>, Refusal> {
        let parts = parts(path).ok_or(Refusal::Outside)?;
        match self.get(issue) {
            None => Err(Refusal::Missing),
            Some(Holder::Sample(_)) => samples::picture(path).ok_or(Refusal::Missing),
            Some(Holder::File(edition)) => beside(&edition, path, &parts),
        }
    }
}

/// A picture of the edition in a file: beside it, in its folder, in its package.
fn beside(edition: &Path, path: &str, parts: &[&str]) -> Result<Vec<u8>, Refusal> {
    let metadata = std::fs::metadata(edition).map_err(|error| refusal(&error))?;
    if metadata.is_dir() {
        return below(edition, parts);
    }
    // Standard input and other pipes have been read, and have no folder of their own.
    if !metadata.is_file() {
        return Err(Refusal::Missing);
    }
    let mut file = File::open(edition).map_err(|error| refusal(&error))?;
    if import::is_package(&mut file) {
        return import::asset(file, path, BYTES).map_err(|error| match error {
            AssetError::Missing => Refusal::Missing,
            AssetError::TooLarge => Refusal::TooLarge,
            AssetError::Broken => Refusal::Broken,
        });
    }
    below(edition.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new(".")), parts)
}

/// The names of a path below `assets/`; none where it is no such path on any system.
fn parts(path: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = path.split('/').collect();
    let is_name = |part: &&str| !["", ".", ".."].contains(part) && !part.contains(['\\', ':', '\0']);
    let is_below = parts.len() > 1 && parts.first() == Some(&ASSETS) && parts.iter().all(is_name);
    (is_below && path.len() <= LONGEST).then_some(parts)
}

/// A plain file below the folder, where it really lies: what a link makes of a path counts, not the path.
fn below(folder: &Path, parts: &[&str]) -> Result<Vec<u8>, Refusal> {
    let own = folder.join(ASSETS).canonicalize().map_err(|error| refusal(&error))?;
    let home = folder.canonicalize().map_err(|error| refusal(&error))?;
    let path = parts.iter().fold(folder.to_owned(), |path, part| path.join(part));
    let path = path.canonicalize().map_err(|error| refusal(&error))?;
    if !own.starts_with(&home) || !path.starts_with(&own) {
        return Err(Refusal::Outside);
    }
    // Looked at before it is opened: a pipe would be waited for.
    if !std::fs::metadata(&path).map_err(|error| refusal(&error))?.is_file() {
        return Err(Refusal::Outside);
    }
    let file = File::open(&path).map_err(|error| refusal(&error))?;
    let mut bytes = Vec::new();
    file.take(BYTES + 1).read_to_end(&mut bytes).map_err(|error| refusal(&error))?;
    if bytes.len() as u64 > BYTES { Err(Refusal::TooLarge) } else { Ok(bytes) }
}

fn refusal(error: &io::Error) -> Refusal {
    match error.kind() {
        // A file where a folder should be, too.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Missing,
        _ => Refusal::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn shelves(file: &Path) -> Places {
        Places::of(vec![Holder::File(file.to_owned())])
    }

    #[test]
    fn a_picture_is_found_beside_its_edition_and_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("assets/版")).unwrap();
        fs::write(folder.path().join("assets/版/图 a.png"), b"picture").unwrap();
        fs::write(folder.path().join("monday.edition.json"), b"{}").unwrap();
        for edition in [folder.path().join("monday.edition.json"), folder.path().to_owned()] {
            assert_eq!(shelves(&edition).read(0, "assets/版/图 a.png").unwrap(), b"picture");
            assert_eq!(shelves(&edition).read(0, "assets/桥.png"), Err(Refusal::Missing));
            assert_eq!(shelves(&edition).read(1, "assets/版/图 a.png"), Err(Refusal::Missing));
            assert_eq!(shelves(&edition).read(0, "assets/版"), Err(Refusal::Outside));
            assert_eq!(shelves(&edition).read(0, "assets/版/图 a.png/x"), Err(Refusal::Missing));
        }
        assert_eq!(shelves(Path::new("-")).read(0, "assets/a"), Err(Refusal::Missing));
    }

    #[test]
    fn no_path_leads_out() {
        let folder = tempfile::tempdir().unwrap();
        let edition = folder.path().join("paper");
        fs::create_dir_all(edition.join("assets/in")).unwrap();
        fs::write(folder.path().join("secret"), "秘密").unwrap();
        fs::write(edition.join("own"), b"x").unwrap();
        let absolute = folder.path().join("secret").to_string_lossy().into_owned();
        for path in [
            "",
            "assets",
            "assets/",
            "assets//own",
            "assets/../own",
            "assets/./own",
            "../secret",
            "assets/../../secret",
            "/etc/passwd",
            "assets\\own",
            "C:own",
            "assets/a:b",
            "assets/\0",
            "own",
            &absolute,
            "资产/图",
        ] {
            assert_eq!(shelves(&edition).read(0, path), Err(Refusal::Outside), "{path:?}");
        }
        assert_eq!(shelves(&edition).read(0, &format!("assets/{}", "长".repeat(400))), Err(Refusal::Outside));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed_and_one_that_stays_is() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let edition = folder.path().join("paper");
        fs::create_dir_all(edition.join("assets")).unwrap();
        fs::write(folder.path().join("secret"), b"secret").unwrap();
        fs::write(edition.join("assets/图"), b"picture").unwrap();
        symlink("../../secret", edition.join("assets/out")).unwrap();
        symlink(folder.path(), edition.join("assets/up")).unwrap();
        symlink("图", edition.join("assets/in")).unwrap();
        symlink("loop", edition.join("assets/loop")).unwrap();
        let read = |path| shelves(&edition).read(0, path);
        assert_eq!(read("assets/out"), Err(Refusal::Outside));
        assert_eq!(read("assets/up/secret"), Err(Refusal::Outside));
        assert_eq!(read("assets/in").unwrap(), b"picture");
        assert!(read("assets/loop").is_err());
        // The folder itself may be no link to another place.
        let other = folder.path().join("other");
        fs::create_dir(&other).unwrap();
        symlink(edition.join("assets"), other.join("assets")).unwrap();
        assert_eq!(shelves(&other).read(0, "assets/图"), Err(Refusal::Outside));
        let socket = std::os::unix::net::UnixListener::bind(edition.join("assets/socket")).unwrap();
        assert_eq!(read("assets/socket"), Err(Refusal::Outside));
        drop(socket);
    }

    #[test]
    fn a_huge_file_is_refused_without_reading_all_of_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        let file = File::create(folder.path().join("assets/图")).unwrap();
        file.set_len(1 << 40).unwrap();
        assert_eq!(shelves(folder.path()).read(0, "assets/图"), Err(Refusal::TooLarge));
    }

    #[test]
    fn what_is_opened_later_is_known_to_all_who_hold_the_places_and_samples_bring_their_own() {
        let mut places = Places::of(vec![Holder::Sample(0)]);
        assert!(places.read(0, "assets/bridge.png").unwrap().starts_with(b"\x89PNG"));
        assert_eq!(places.read(0, "assets/桥.png"), Err(Refusal::Missing));
        let other = Holder::File("/none/报.edition.json".into());
        assert_eq!((places.clone().index_of(&other), places.index_of(&other)), (1, 1));
        assert_eq!((places.get(1), places.get(2)), (Some(other), None));
    }
}
