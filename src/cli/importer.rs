//! Foreign files are read in a child of this program: bytes in, an edition out.
//!
//! Owns which files are (all but the plain JSON of an edition, which the model reads itself and which stands between a
//! key and the first frame), what is done where no child can be had, and what is said of one that was stopped. It refuses
//! to believe a child more than a file: what it answers is read, counted and cleaned as one.

mod child;
mod frame;
mod process;

use std::borrow::Cow;
use std::io;

use crate::edition::clean_line;
use crate::edition::file::{self, Limits};
use crate::import::{self, ImportError, Imported, Request, Source};
pub(super) use child::{asked, serve};
use frame::{Answer, Want, Wish};
use process::{Bounds, Stopped};

/// What makes an edition of sources: [`import::import_as`], unless a test has something worse.
pub type Importer = fn(&[Source], &Request, Limits) -> Result<Imported, ImportError>;

/// Most bytes that are imported in this process where the system lets no other be started. No file has a hand in that, so
/// that one of the size of a paper may be read as if there were no harm in it; a large one waits for a sound system.
const SMALL: u64 = 1 << 20;

/// Why there is no edition.
#[derive(Debug, thiserror::Error)]
pub(super) enum ImporterError {
    /// What the importer says of the file.
    #[error("{0}")]
    Told(String),
    /// The bytes cannot be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// It wanted too much memory, or nested too deep for its stack.
    #[error("{0}: the importer was stopped: it took more than {1} MiB, or went too deep: import the file in parts")]
    Memory(String, u64),
    /// It did not come to an end.
    #[error("{0}: the importer was stopped: it took more than {1} s: import the file in parts")]
    Time(String, u64),
    /// It ended otherwise than it should.
    #[error("{0}: the importer broke down ({1}): the file is no text that can be read, or the program has a fault")]
    Broke(String, String),
    /// What it answered is no answer.
    #[error(
        "{0}: the importer's answer cannot be read: the file is no text that can be read, or the program has a fault"
    )]
    Nonsense(String),
    /// The program's file is that of another version now.
    #[error("{0}: the program was replaced while it ran: quit it and start it again")]
    Replaced(String),
    /// There is no process for it.
    #[error("{0}: no process can be started to import it in: {1}")]
    NotStarted(String, io::Error),
}

/// Makes one edition of sources, as [`import::import_as`] does.
///
/// # Errors
/// What that says of the sources, or why its process was stopped.
pub(super) fn import_as(sources: &[Source], request: &Request, limits: Limits) -> Result<Imported, ImporterError> {
    match sources {
        [] => Ok(import::import_as(sources, request, limits)?),
        [source] if import::is_edition(*source, request.format) => {
            let json = edition_json(*source, limits)?;
            Ok(import::import_json(Source { name: source.name, bytes: &json }, request, limits)?)
        }
        sources => imported(sources, request, limits),
    }
}

/// The JSON of an edition's file, as [`import::edition_json`] gives it.
///
/// # Errors
/// What that says of the source, or why its process was stopped.
pub(super) fn edition_json(source: Source<'_>, limits: Limits) -> Result<Cow<'_, [u8]>, ImporterError> {
    if !import::is_zip(source.bytes) {
        return Ok(Cow::Borrowed(source.bytes));
    }
    let wish = Wish::of(&[source], Want::Json, &Request::default(), limits);
    let bounds = Bounds::to_unpack(source.bytes.len() as u64, limits.bytes);
    match process::ask(&wish, &[source], bounds) {
        Ok((Answer::Json { .. }, json)) => Ok(Cow::Owned(json)),
        Ok((answer, _)) => Err(told(answer, &[source])),
        Err(Stopped::NotStarted(_)) if source.bytes.len() as u64 <= SMALL => Ok(import::edition_json(source, limits)?),
        Err(stopped) => Err(said(stopped, &[source], bounds)),
    }
}

/// Makes an edition of what is none.
fn imported(sources: &[Source], request: &Request, limits: Limits) -> Result<Imported, ImporterError> {
    let bytes = sources.iter().map(|source| source.bytes.len() as u64).sum();
    let (wish, bounds) = (Wish::of(sources, Want::Edition, request, limits), Bounds::to_import(bytes));
    match process::ask(&wish, sources, bounds) {
        Ok((Answer::Edition { mut notes, .. }, json)) => {
            notes.truncate(frame::NOTES);
            // What the sources come to was counted before: short ones may have many paragraphs, each with its place.
            let most = bounds.answer.max(Limits::default().bytes + 1);
            let read = file::read(&json, Limits { bytes: most });
            let edition = read.map_err(|_| ImporterError::Nonsense(name(sources)))?;
            Ok(Imported { edition, notes })
        }
        Ok((answer, _)) => Err(told(answer, sources)),
        Err(Stopped::NotStarted(_)) if bytes <= SMALL => Ok(import::import_as(sources, request, limits)?),
        Err(stopped) => Err(said(stopped, sources, bounds)),
    }
}

/// What is said of an answer that is no edition.
fn told(answer: Answer, sources: &[Source]) -> ImporterError {
    match answer {
        Answer::Refused(said) => {
            let lines: Vec<String> = said.lines().take(frame::LINES).map(clean_line).collect();
            ImporterError::Told(lines.join("\n"))
        }
        Answer::Edition { .. } | Answer::Json { .. } => ImporterError::Nonsense(name(sources)),
    }
}

fn said(stopped: Stopped, sources: &[Source], bounds: Bounds) -> ImporterError {
    let name = name(sources);
    match stopped {
        Stopped::NotStarted(error) => ImporterError::NotStarted(name, error),
        Stopped::Memory => ImporterError::Memory(name, bounds.memory >> 20),
        Stopped::Time => ImporterError::Time(name, bounds.seconds),
        Stopped::Broke(status) => ImporterError::Broke(name, status.to_string()),
        Stopped::Nonsense => ImporterError::Nonsense(name),
        Stopped::Replaced => ImporterError::Replaced(name),
    }
}

/// What the sources are called in an error.
fn name(sources: &[Source]) -> String {
    let first = sources.first().map_or_else(String::new, |source| clean_line(source.name));
    match sources.len() {
        0 | 1 => first,
        several => format!("{first} and {} more", several - 1),
    }
}
