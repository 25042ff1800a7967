//! The shelf as files: what is there, saving to it, taking from it.
//!
//! Owns where an edition is put, and what becomes of the one that was there. It refuses to follow links, to read more
//! than the listing needs, and to change an edition save for the place of its pictures.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::folder::{ASSETS, Folder};
use super::key::{IssueKey, paper, which};
use super::lock::lock;
use super::name::file_name;
use super::saved::{Saved, stem};
use super::whole::{UNFINISHED, make_folder, sync_folder, write_whole};
use crate::edition::file::{self, Limits};
use crate::edition::{Edition, clean_line};

/// Folders that are gone into below that of a paper: a year, a month.
const DEEPEST: usize = 4;

/// How long another program is waited for that saves: it writes one edition at a time.
const PATIENCE: Duration = Duration::from_secs(10);

/// The saved editions of a data folder.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: Folder,
    limits: Limits,
}

/// What lies on a shelf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// The editions, newest first.
    pub saved: Vec<Saved>,
    /// What looks like an edition and is passed over, in the order of its paths.
    pub passed: Vec<Passed>,
}

/// A file that is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The file.
    pub path: PathBuf,
    /// Why it is.
    pub why: Why,
}

/// Why a file is passed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A link leads somewhere else.
    #[error("is a link: expected the file itself")]
    Link,
    /// A pipe, a device, a folder.
    #[error("is no plain file")]
    NoFile,
    /// More bytes than the limits allow.
    #[error("is too large: {} MiB, expected at most {}", .bytes >> 20, .most >> 20)]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// Its name is no text.
    #[error("its name is no UTF-8: rename it")]
    Name,
    /// The system does not let it be looked at.
    #[error("cannot be looked at: {0}")]
    Refused(String),
}

/// What saving came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there.
    New(Saved),
    /// It is there as it is.
    Same(Saved),
    /// Another version was there; that is kept at the path.
    Changed(Saved, PathBuf),
}

impl Outcome {
    /// The edition on the shelf.
    pub fn saved(&self) -> &Saved {
        match self {
            Self::New(saved) | Self::Same(saved) | Self::Changed(saved, _) => saved,
        }
    }
}

/// Why the shelf cannot be changed.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", clean_line(&path.to_string_lossy()), said(source))]
pub struct ShelfError {
    path: PathBuf,
    source: io::Error,
}

impl ShelfError {
    /// What the system said.
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }
}

fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full: nothing was saved".to_owned(),
        io::ErrorKind::WouldBlock => "another program is saving and does not end: try again".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            "cannot be written to; name another folder with `--data-dir`".to_owned()
        }
        _ => clean_line(&error.to_string()),
    }
}

impl Shelf {
    /// The shelf in a data folder, which need not be there yet.
    pub fn new(folder: Folder, limits: Limits) -> Self {
        Self { folder, limits }
    }

    /// The data folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What files may come to.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// What is there: files that end as editions do, in the folder of editions and those below, links not followed.
    /// A shelf that is not there is empty.
    pub fn list(&self) -> Listing {
        let mut listing = Listing::default();
        let editions = self.folder.editions();
        self.list_in(&editions, &editions, DEEPEST, &mut listing);
        listing.saved.sort_by(Saved::order);
        listing.passed.sort_by(|one, other| one.path.cmp(&other.path));
        listing
    }

    fn list_in(&self, editions: &Path, folder: &Path, deepest: usize, listing: &mut Listing) {
        let mut pass = |path: &Path, why: Why| listing.passed.push(Passed { path: path.to_owned(), why });
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    pass(folder, Why::Refused(clean_line(&error.to_string())));
                }
                return;
            }
        };
        let mut folders = Vec::new();
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                listing.passed.push(Passed { path, why: Why::Name });
                continue;
            };
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let is_edition = stem(name).is_some();
            if kind.is_dir() && name != ASSETS {
                folders.push(path);
            } else if is_edition {
                match self.look_at(editions, &path) {
                    Ok(saved) => listing.saved.extend(saved),
                    Err(why) => listing.passed.push(Passed { path, why }),
                }
            }
        }
        if deepest > 0 {
            for folder in folders {
                self.list_in(editions, &folder, deepest - 1, listing);
            }
        }
    }

    fn look_at(&self, editions: &Path, path: &Path) -> Result<Option<Saved>, Why> {
        let metadata = fs::symlink_metadata(path).map_err(|error| Why::Refused(clean_line(&error.to_string())))?;
        if metadata.is_symlink() {
            return Err(Why::Link);
        }
        if !metadata.is_file() {
            return Err(Why::NoFile);
        }
        if metadata.len() > self.limits.bytes {
            return Err(Why::TooLarge { bytes: metadata.len(), most: self.limits.bytes });
        }
        Ok(Saved::of(editions, path.to_owned(), &metadata))
    }

    /// A saved edition as its file is now; none where it is gone, or is no longer a file that is listed.
    pub fn again(&self, path: &Path) -> Option<Saved> {
        self.look_at(&self.folder.editions(), path).ok().flatten()
    }

    /// Saves an edition under its paper and day; `name`, that of its file, where it has no day. `picture` gives the
    /// bytes of an asset by its path. Articles that are named by what they say keep the names they had. What was there under the same name and is another version is kept; where it is
    /// another edition by its id, this one is put beside it.
    ///
    /// # Errors
    /// Where the folder cannot be written to; the shelf is as it was.
    pub fn save(
        &self,
        mut edition: Edition,
        name: &str,
        picture: impl FnMut(&str) -> Option<Vec<u8>>,
    ) -> Result<Outcome, ShelfError> {
        let folder = self.folder.editions().join(file_name(&paper(&edition).unwrap_or_default()));
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| ShelfError { path, source }
        };
        make_folder(&folder).map_err(at(&folder))?;
        let _locked = self.lock().map_err(at(self.folder.path()))?;
        sweep(&folder);
        let stem = self.free_stem(&folder, &edition, name).map_err(at(&folder))?;
        move_pictures(&mut edition, &folder, &stem, picture).map_err(at(&folder))?;
        let path = folder.join(format!("{stem}.edition.json"));
        let before = self.before(&path).map_err(at(&path))?;
        if let Some(before) = before.as_ref().and_then(|bytes| file::read(bytes, self.limits).ok()) {
            edition.keep_names(&before);
        }
        let text = file::write(&edition);
        let again = || {
            let gone = || at(&path)(io::Error::from(io::ErrorKind::NotFound));
            self.again(&path).ok_or_else(gone)
        };
        match before {
            Some(before) if before == text.as_bytes() => Ok(Outcome::Same(again()?)),
            Some(before) => {
                let version = self.keep_version(&folder, &stem, &before).map_err(at(&self.folder.versions()))?;
                write_whole(&path, text.as_bytes()).map_err(at(&path))?;
                Ok(Outcome::Changed(again()?, version))
            }
            None => {
                write_whole(&path, text.as_bytes()).map_err(at(&path))?;
                Ok(Outcome::New(again()?))
            }
        }
    }

    /// Takes an edition off the shelf: its file, and the pictures that were saved with it. What the reader did with it
    /// stays.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn remove(&self, saved: &Saved) -> Result<(), ShelfError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| ShelfError { path, source }
        };
        let _locked = self.lock().map_err(at(self.folder.path()))?;
        fs::remove_file(&saved.path).map_err(at(&saved.path))?;
        let folder = saved.path.parent().unwrap_or(Path::new("."));
        let pictures = folder.join(ASSETS).join(saved.stem());
        if !saved.stem().is_empty() && fs::symlink_metadata(&pictures).is_ok_and(|of| of.is_dir()) {
            fs::remove_dir_all(&pictures).map_err(at(&pictures))?;
        }
        // A paper without issues needs no folder; one with anything else in it stays.
        let _ = fs::remove_dir(folder.join(ASSETS));
        let _ = fs::remove_dir(folder);
        sync_folder(&self.folder.editions()).map_err(at(folder))
    }

    /// The files of what an issue was before it was saved anew, the oldest first.
    pub fn versions(&self, saved: &Saved) -> Vec<PathBuf> {
        let folder = saved.path.parent().and_then(Path::file_name).unwrap_or_default();
        let versions = self.folder.versions().join(folder);
        let path = |number: usize| versions.join(format!("{}.{number}.edition.json", saved.stem()));
        (1..usize::MAX).map(path).take_while(|path| path.is_file()).collect()
    }

    /// One writer at a time, as long as the file lives.
    fn lock(&self) -> io::Result<File> {
        lock(&self.folder.editions().join(".lock"), PATIENCE)
    }

    /// What is at a path now; none where nothing is. Whatever cannot be read is not written over.
    fn before(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        let metadata = match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other?,
        };
        if !metadata.is_file() {
            return Err(io::Error::other("is there and no plain file: take it away first"));
        }
        if metadata.len() > self.limits.bytes {
            return Err(io::Error::other("is there and too large to be read: take it away first"));
        }
        match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Err(io::Error::other("is there and cannot be read: it is not written over"))
            }
            other => other.map(Some),
        }
    }

    /// The name under which an edition is saved: one that is free, or that of the same issue. What is there and is no
    /// edition is taken for a version of it.
    fn free_stem(&self, folder: &Path, edition: &Edition, name: &str) -> io::Result<String> {
        let day = edition.date.map(|date| date.to_string());
        let which = which(edition).map(|which| file_name(&which));
        let parts: Vec<String> = day.into_iter().chain(which).collect();
        let own = if edition.date.is_some() { parts.join("-") } else { file_name(name) };
        let is_other = |stem: &str| -> io::Result<bool> {
            let before = self.before(&folder.join(format!("{stem}.edition.json")))?;
            let before = before.and_then(|bytes| file::read(&bytes, self.limits).ok());
            Ok(before.is_some_and(|before| {
                let by_id = matches!((&before.id, &edition.id), (Some(one), Some(other)) if one != other);
                // Papers of different names may share a folder.
                by_id || IssueKey::of(&before, name) != IssueKey::of(edition, name)
            }))
        };
        let mut stem = own.clone();
        let mut number = 1;
        while is_other(&stem)? {
            number += 1;
            stem = format!("{own}-{number}");
        }
        Ok(stem)
    }

    fn keep_version(&self, folder: &Path, stem: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let versions = self.folder.versions().join(folder.file_name().unwrap_or_default());
        let free = |number: &usize| !versions.join(format!("{stem}.{number}.edition.json")).exists();
        let number = (1..usize::MAX).find(free).unwrap_or(usize::MAX);
        let path = versions.join(format!("{stem}.{number}.edition.json"));
        write_whole(&path, bytes)?;
        Ok(path)
    }
}

/// Takes away what was being written when a program was killed: with the lock held nobody else writes here.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') && name.ends_with(UNFINISHED) {
            // What cannot be taken away does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Saves the pictures of an edition in a folder of their own, so that those of two days do not meet.
fn move_pictures(
    edition: &mut Edition,
    folder: &Path,
    stem: &str,
    mut picture: impl FnMut(&str) -> Option<Vec<u8>>,
) -> io::Result<()> {
    for asset in &mut edition.assets {
        let Some(path) = &asset.path else { continue };
        let steps: Vec<&str> = path.split('/').collect();
        let is_step = |step: &&str| file_name(step) == **step;
        let Some((&ASSETS, steps)) = steps.split_first().filter(|(_, rest)| rest.iter().all(is_step)) else { continue };
        // One that was saved before is in its folder already.
        let steps = steps.strip_prefix(&[stem]).filter(|rest| !rest.is_empty()).unwrap_or(steps);
        if steps.is_empty() {
            continue;
        }
        let own = format!("{ASSETS}/{stem}/{}", steps.join("/"));
        if let Some(bytes) = picture(path) {
            let to = folder.join(&own);
            // Looked at before it is read: what is there need not be a picture.
            let looks_same =
                fs::symlink_metadata(&to).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
            if !looks_same || fs::read(&to).ok().is_none_or(|before| before != bytes) {
                write_whole(&to, &bytes)?;
            }
            asset.path = Some(own);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
