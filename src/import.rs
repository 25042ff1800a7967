//! Foreign bytes to an edition and notes: one module a format.
//!
//! Owns the table of formats, the guess which one some bytes are, what is said of bytes that cannot be read,
//! and the notes on what was changed or left out. It refuses to open files, to load what a file names, and to
//! invent: what the source does not say (masthead, date, page) stays empty. Odd text is never an error.

mod bounds;
mod facts;
mod fit;
mod markdown;
mod notes;
mod ocr;
mod package;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::edition::file::{self, FileError, Limits};
use crate::edition::{Edition, clean_line};

pub use facts::Facts;
pub use notes::Note;
pub use ocr::Pass;
pub use package::{AssetError, asset, is_package, is_zip};

/// What some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// An edition: its JSON, or the zip that holds it.
    Edition,
    /// Markdown; plain text is Markdown too.
    Markdown,
    /// The OCR text of a scanned page, as Markdown or as the JSON of an OCR engine.
    Ocr,
}

impl Format {
    /// Every format by its name.
    pub const ALL: &[(&str, Self)] = &[("edition", Self::Edition), ("markdown", Self::Markdown), ("ocr", Self::Ocr)];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }
}

/// One file to import.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for notes and errors; may be a path.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What an import gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The edition, with at least one article if it was made from a foreign format.
    pub edition: Edition,
    /// What was changed or left out, in the order of the sources.
    pub notes: Vec<Note>,
}

/// Why bytes cannot be imported.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing to import.
    #[error("nothing to import: name at least one file")]
    Nothing,
    /// An edition's file among several sources: each is an issue of its own.
    #[error("{}: an edition is an issue of its own: import it alone", clean_line(.name))]
    NotAlone {
        /// The edition's file.
        name: String,
    },
    /// A file without any text.
    #[error("{}: the file has no text: nothing to import", clean_line(.name))]
    Empty {
        /// The file.
        name: String,
    },
    /// A file that is no text.
    #[error("{}: the file is binary, not text: export it as UTF-8 text or Markdown first", clean_line(.name))]
    Binary {
        /// The file.
        name: String,
    },
    /// A file that is too large, not UTF-8, or an edition with faults.
    #[error("{}", lines(.name, .error))]
    File {
        /// The file.
        name: String,
        /// Everything that is wrong with it.
        error: FileError,
    },
    /// A zip that is no edition.
    #[error("{}: {}", clean_line(.name), clean_line(.reason))]
    Package {
        /// The file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Problems one a line, each behind the file's name.
fn lines(name: &str, error: &FileError) -> String {
    let lines: Vec<String> = error.problems().iter().map(|problem| problem.line(name)).collect();
    lines.join("\n")
}

/// What some bytes are, by how they begin: a zip or a JSON object is an edition, all else Markdown. JSON as an OCR
/// engine writes it is a scanned page.
///
/// A name that ends in `.md`, `.markdown` or `.json` is believed: a text may begin with a brace, and a broken
/// edition without one.
///
/// ```
/// use newsprint::import::{Format, sniff};
/// assert_eq!(sniff("monday.edition.json", b"{ \"format\": \"edition/1\" }"), Format::Edition);
/// assert_eq!(sniff("page.txt", "本报讯 A bridge opens.".as_bytes()), Format::Markdown);
/// ```
pub fn sniff(name: &str, bytes: &[u8]) -> Format {
    begins_as(name, bytes).unwrap_or_else(|| written(bytes))
}

/// Whether a source is taken for an edition, its JSON or the zip around it. No importer has looked at it then.
pub fn is_edition(source: Source, format: Option<Format>) -> bool {
    format.or_else(|| begins_as(source.name, source.bytes)) == Some(Format::Edition)
}

/// What some bytes are by their name and their first look; none where somebody wrote them.
fn begins_as(name: &str, bytes: &[u8]) -> Option<Format> {
    let end = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase());
    match end.as_str() {
        _ if package::is_zip(bytes) => Some(Format::Edition),
        "json" if !name.ends_with(".edition.json") && ocr::is_engine(bytes) => Some(Format::Ocr),
        "json" => Some(Format::Edition),
        "md" | "markdown" => None,
        _ if ocr::is_engine(bytes) => Some(Format::Ocr),
        _ if file::sniff(bytes) => Some(Format::Edition),
        _ => None,
    }
}

/// Whether a text is Markdown that somebody wrote, or that of a scanned page.
fn written(bytes: &[u8]) -> Format {
    // A book is none, whatever it looks like.
    let is_scan = bytes.len() <= bounds::SCAN && std::str::from_utf8(bytes).is_ok_and(ocr::is_scan);
    if is_scan { Format::Ocr } else { Format::Markdown }
}

/// What is asked of an import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What the sources are; without it each is sniffed.
    pub format: Option<Format>,
    /// What is known of the paper beside its sources.
    pub facts: Facts,
    /// Passes over scanned pages that are left out.
    pub off: Vec<Pass>,
}

/// Makes one edition of the sources: of several Markdown files one issue, each a page in order.
///
/// Without `format` each source is sniffed.
///
/// ```
/// use newsprint::edition::file::Limits;
/// use newsprint::import::{Source, import};
/// let source = Source { name: "page.md", bytes: "# 新桥通车\n\nThe bridge opens.".as_bytes() };
/// let imported = import(&[source], None, Limits::default())?;
/// assert_eq!(imported.edition.articles[0].title().map(|text| text.as_str()), Some("新桥通车"));
/// # Ok::<(), newsprint::import::ImportError>(())
/// ```
///
/// # Errors
/// [`ImportError`]: bytes that cannot be read, or that hold nothing. Text that is odd is none.
pub fn import(sources: &[Source], format: Option<Format>, limits: Limits) -> Result<Imported, ImportError> {
    import_as(sources, &Request { format, ..Request::default() }, limits)
}

/// As [`import`], with more asked of it.
///
/// # Errors
/// As [`import`].
pub fn import_as(sources: &[Source], request: &Request, limits: Limits) -> Result<Imported, ImportError> {
    let format_of = |source: &Source| request.format.unwrap_or_else(|| sniff(source.name, source.bytes));
    let mut imported = match sources {
        [] => Err(ImportError::Nothing),
        [source] if format_of(source) == Format::Edition => {
            let json = edition_json(*source, limits)?;
            return import_json(Source { name: source.name, bytes: &json }, request, limits);
        }
        _ => match sources.iter().find(|source| format_of(source) == Format::Edition) {
            Some(edition) => Err(ImportError::NotAlone { name: edition.name.to_owned() }),
            None if sources.iter().any(|source| format_of(source) == Format::Ocr) => {
                let imported = ocr::import(sources, &request.facts, &request.off, limits);
                imported.map(|imported| said(imported, sources, request))
            }
            None => markdown::import(sources, limits),
        },
    }?;
    if sources.iter().any(|source| format_of(source) != Format::Edition) {
        let bytes = sources.iter().map(|source| source.bytes.len()).sum();
        fit::fit(&mut imported, bytes, sources.first().map_or("", |source| source.name));
    }
    request.facts.fill(&mut imported.edition);
    Ok(imported)
}

/// Says for what the sources were taken, where nobody said it.
fn said(mut imported: Imported, sources: &[Source], request: &Request) -> Imported {
    if let (None, Some(source)) = (request.format, sources.iter().find(|source| !ocr::is_engine(source.bytes))) {
        let message = "taken for the text of a scanned page; `--from markdown` reads it as it stands".to_owned();
        imported.notes.insert(0, Note { source: source.name.to_owned(), line: None, message });
    }
    imported
}

/// As [`import_as`], of a source that is the JSON of an edition and nothing else.
///
/// # Errors
/// [`ImportError::File`] where it is none.
pub fn import_json(source: Source, request: &Request, limits: Limits) -> Result<Imported, ImportError> {
    let read = file::read(source.bytes, limits);
    let mut edition = read.map_err(|error| ImportError::File { name: source.name.to_owned(), error })?;
    request.facts.fill(&mut edition);
    Ok(Imported { edition, notes: Vec::new() })
}

/// The JSON of an edition's file: the bytes themselves, or what the zip around it holds.
///
/// # Errors
/// [`ImportError::Package`] where it is a zip and no edition.
pub fn edition_json(source: Source<'_>, limits: Limits) -> Result<Cow<'_, [u8]>, ImportError> {
    if !package::is_zip(source.bytes) {
        return Ok(Cow::Borrowed(source.bytes));
    }
    let json = package::edition_json(source.bytes, limits);
    json.map(Cow::Owned).map_err(|reason| ImportError::Package { name: source.name.to_owned(), reason })
}

/// How far into a file a NUL is looked for: text has none, and what is binary shows it early.
const BINARY_PREFIX: usize = 8 << 10;

/// The text of a source that is not an edition.
fn text(source: Source<'_>, limits: Limits) -> Result<&str, ImportError> {
    let name = || source.name.to_owned();
    let utf16 = source.bytes.starts_with(&[0xFF, 0xFE]) || source.bytes.starts_with(&[0xFE, 0xFF]);
    let start = source.bytes.get(..BINARY_PREFIX).unwrap_or(source.bytes);
    let fits = source.bytes.len() as u64 <= limits.bytes;
    if fits && !utf16 && start.contains(&0) {
        return Err(ImportError::Binary { name: name() });
    }
    let text = file::decode(source.bytes, limits).map_err(|error| ImportError::File { name: name(), error })?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty { name: name() });
    }
    Ok(text)
}

/// The text of a source that is to be taken apart, within its limits.
fn bounded(source: Source<'_>, kind: bounds::Kind, limits: Limits) -> Result<&str, ImportError> {
    let text = text(source, limits)?;
    let file = |error| ImportError::File { name: source.name.to_owned(), error };
    bounds::check(text, kind, limits).map_err(file).map(|()| text)
}

#[cfg(test)]
mod tests;
