//! Files into memory, and into editions.
//!
//! Owns opening what an argument names: a file, a folder that is an unpacked edition, standard input; within
//! the limits, whatever it is. The reader's config too. It refuses to read more than they allow.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::importer::{ImporterError, import_as};
use super::output::complain;
use crate::config::{self, Config};
use crate::edition::file::{self, Limits};
use crate::edition::{Edition, clean_line};
use crate::import::{ImportError, Imported, Request, Source, is_edition, is_zip};

/// A file's name as it is shown, and its bytes.
pub(super) struct Loaded {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Reads what an argument names; says on standard error why it cannot.
pub(super) fn bytes(path: &Path, limits: Limits) -> Option<Loaded> {
    try_bytes(path, limits).map_err(|said| complain(&said)).ok()
}

/// Reads what an argument names, or says why it cannot.
pub(super) fn try_bytes(path: &Path, limits: Limits) -> Result<Loaded, String> {
    let name = clean_line(&path.to_string_lossy());
    let read = if path == Path::new("-") { limited(io::stdin().lock(), 0, limits) } else { open(path, limits) };
    match read {
        Ok(bytes) => Ok(Loaded { name, bytes }),
        Err(error) => Err(format!("{name}: {}", said(&error))),
    }
}

fn open(path: &Path, limits: Limits) -> io::Result<Vec<u8>> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_dir() {
        return limited(File::open(path)?, metadata.len(), limits);
    }
    let inner = path.join("edition.json");
    match File::open(&inner) {
        Ok(file) => limited(file, 0, limits),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(io::Error::other("is a folder without an `edition.json`: expected a file, or an unpacked edition"))
        }
        Err(error) => Err(error),
    }
}

/// All of a file that seems to have `size` bytes, or one byte more than the limit: the parser's own check says no to that.
fn limited(file: impl Read, size: u64, limits: Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limits.bytes)).unwrap_or_default().saturating_add(1));
    file.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An error of the system in this program's words.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder: expected a file".to_owned(),
        _ => error.to_string(),
    }
}

/// The reader's config; says on standard error what is wrong with its file, and never fails.
pub(super) fn config() -> Config {
    loaded().config
}

/// As [`config`], with what is wrong.
pub(super) fn loaded() -> config::Loaded {
    let Some(path) = config::path() else { return config::Loaded::default() };
    let loaded = config::load(&path);
    for line in loaded.lines(&path) {
        complain(&line);
    }
    loaded
}

/// The edition that an argument names, importing it where it is none; says on standard error what is wrong.
pub(super) fn edition(path: &Path, limits: Limits) -> Option<Edition> {
    try_edition(path, limits).map_err(|said| said.lines().for_each(complain)).ok()
}

/// The edition that an argument names, importing it where it is none; or what is wrong, a problem a line.
pub(super) fn try_edition(path: &Path, limits: Limits) -> Result<Edition, String> {
    let loaded = try_bytes(path, limits)?;
    if !is_plain(&loaded) {
        return made(&loaded, limits);
    }
    let Loaded { name, bytes } = loaded;
    file::whole(bytes, limits).map_err(|error| ImportError::File { name, error }.to_string())
}

/// Whether a file is the JSON of an edition and nothing else, so that nothing has to be imported.
fn is_plain(loaded: &Loaded) -> bool {
    !is_zip(&loaded.bytes) && is_edition(Source { name: &loaded.name, bytes: &loaded.bytes }, None)
}

fn made(loaded: &Loaded, limits: Limits) -> Result<Edition, String> {
    let source = Source { name: &loaded.name, bytes: &loaded.bytes };
    match import_as(&[source], &Request::default(), limits) {
        Ok(Imported { edition, .. }) => Ok(edition),
        Err(error) => Err(error.to_string()),
    }
}

/// As [`edition`], with bodies that are read when they are looked at, where the argument is a file that can be read again
/// to say what is wrong with one.
pub(super) fn opened(path: &Path, limits: Limits) -> Option<Edition> {
    let loaded = bytes(path, limits)?;
    if path != Path::new("-") && is_plain(&loaded) {
        let Loaded { name, bytes } = loaded;
        return file::open(bytes, limits).map_err(|error| refuse(&ImportError::File { name, error }.into())).ok();
    }
    made(&loaded, limits).map_err(|said| said.lines().for_each(complain)).ok()
}

/// Says why a file could not be made an edition: every problem on a line of its own.
pub(super) fn refuse(error: &ImporterError) {
    for line in error.to_string().lines() {
        complain(line);
    }
}
