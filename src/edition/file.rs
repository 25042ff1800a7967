//! The edition's file: JSON text to an `Edition` and back.
//!
//! Owns reading, writing, the schema, the limits, and what is said of a file that is wrong: every problem
//! at once, each with line, column and the path of its field. It refuses to open files; it is given bytes.

mod apart;
mod diagnose;
mod limits;
mod problem;
mod references;
mod tree;

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use apart::Bodies;
pub use diagnose::nearest;
pub use limits::{ARTICLE, DEPTH, ELEMENTS, Limits, STRING};
pub use problem::{Position, Problem, Severity};

use super::block::body::within;
use super::{Edition, FORMAT, escape, ids};

/// Why a file is not an edition.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    /// It cannot be read at all: not text, not JSON, not an edition, too large, from a newer program.
    #[error("{0}")]
    Unreadable(Problem),
    /// It is an edition with wrong parts: all of them, in the order of the file, at least one.
    #[error("{}", problem::lines(.0))]
    Invalid(Vec<Problem>),
}

impl FileError {
    /// Everything that is wrong, in the order of the file.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Unreadable(problem) => std::slice::from_ref(problem),
            Self::Invalid(problems) => problems,
        }
    }
}

/// Reads an edition from the bytes of its file.
///
/// Articles without an id get one; apart from that and from cleaning, nothing is changed.
///
/// ```
/// use newsprint::edition::file::{Limits, read};
/// let json = r#"{ "format": "edition/1", "articles": [{ "headline": "新桥通车", "body": "A bridge opens." }] }"#;
/// let edition = read(json.as_bytes(), Limits::default())?;
/// assert_eq!(edition.articles[0].characters(), 13);
/// # Ok::<(), newsprint::edition::file::FileError>(())
/// ```
///
/// # Errors
/// See [`FileError`]; unknown fields, words and block types are none.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Edition, FileError> {
    whole(bytes.to_vec(), limits)
}

/// As [`read`], of bytes that are done with.
///
/// # Errors
/// As [`read`].
pub fn whole(bytes: Vec<u8>, limits: Limits) -> Result<Edition, FileError> {
    let bytes = Arc::new(bytes);
    let text = decode(&bytes, limits)?;
    let mut edition = within(Some(Arc::clone(&bytes)), || parsed(text, limits, Bodies::Read))?;
    let mut bodies = edition.articles.iter_mut().enumerate();
    let wrong = bodies.find_map(|(index, article)| article.body.read().err().map(|error| (index, error)));
    wrong.map_or(Ok(edition), |(index, error)| Err(diagnose::why_body(text, index, &error)))
}

/// As [`read`], but what stands in the bodies is read when it is first looked at: a large paper opens at once.
/// [`Edition::first_fault`] says whether all are what they should be, and [`read`] what is wrong where not.
///
/// # Errors
/// As [`read`], of all but the bodies.
pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Edition, FileError> {
    let bytes = Arc::new(bytes);
    let text = decode(&bytes, limits)?;
    within(Some(Arc::clone(&bytes)), || parsed(text, limits, Bodies::Wait))
}

fn parsed(text: &str, limits: Limits, bodies: Bodies) -> Result<Edition, FileError> {
    let edition = apart::parsed(text, limits, bodies).map_err(FileError::Unreadable)?;
    if let Some(mut edition) = edition.filter(|edition| diagnose::is_known_format(&edition.format)) {
        ids::derive(&mut edition);
        return Ok(edition);
    }
    check_text(text, limits)?;
    match serde_json::from_str::<Edition>(text) {
        Ok(mut edition) if diagnose::is_known_format(&edition.format) => {
            ids::derive(&mut edition);
            Ok(edition)
        }
        Ok(_) => Err(diagnose::why(text, None)),
        Err(error) => Err(diagnose::why(text, Some(&error))),
    }
}

impl Edition {
    /// Index of the first article whose body is not what a file may hold; none where all are. Every body that waits to be
    /// read is read for it, and put away again.
    pub fn first_fault(&self) -> Option<usize> {
        self.fault().map(|(index, _)| index)
    }

    /// As [`Self::first_fault`], with what is wrong.
    fn fault(&self) -> Option<(usize, serde_json::Error)> {
        let mut bodies = self.articles.iter().enumerate();
        bodies.find_map(|(index, article)| article.body.fault().map(|error| (index, error)))
    }
}

/// Everything that can be said about a file: what `read` refuses, and what it lets pass but a person would
/// want to know (misspelt names, ids that lead nowhere). In the order of the file; empty if all is well.
///
/// # Errors
/// [`FileError::Unreadable`] where there is no edition to speak of.
pub fn check(bytes: &[u8], limits: Limits) -> Result<Vec<Problem>, FileError> {
    let text = decode(bytes, limits)?;
    check_text(text, limits)?;
    let mut problems = diagnose::all(text)?;
    let is_good = problems.iter().all(|problem| problem.severity == Severity::Warning);
    match serde_json::from_str::<Edition>(text) {
        Ok(edition) => {
            // The parser refuses what the schema knows nothing of: halves of characters, numbers beyond counting.
            if let Some((index, error)) = is_good.then(|| edition.fault()).flatten() {
                problems.extend(diagnose::why_body(text, index, &error).problems().iter().cloned());
            }
            problems.extend(references::check(&edition, text));
        }
        Err(error) if is_good => problems.push(diagnose::plain(text, &error)),
        Err(_) => {}
    }
    problems.sort_by_key(|problem| problem.position);
    Ok(problems)
}

/// The text of any file within the limits: size, then UTF-8, without a byte order mark. Importers use it too,
/// so that the same fault is said in the same words.
///
/// # Errors
/// [`FileError::Unreadable`], with the line of the first byte that begins no character.
pub fn decode(bytes: &[u8], limits: Limits) -> Result<&str, FileError> {
    limits.check_size(bytes.len() as u64).map_err(FileError::Unreadable)?;
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    simdutf8::basic::from_utf8(bytes).map_err(|_| FileError::Unreadable(problem::not_utf8(bytes)))
}

/// Says no to JSON that nests too deep, holds too long a list, string or article, or too many parts, before a parser
/// sees it. Importers use it too.
///
/// # Errors
/// [`FileError::Unreadable`], with the place that is too much.
pub fn check_shape(text: &str, limits: Limits) -> Result<(), FileError> {
    limits::check_shape(text, limits).map_err(FileError::Unreadable)
}

/// Says no to an empty file, and to the shape of one.
fn check_text(text: &str, limits: Limits) -> Result<(), FileError> {
    if text.as_bytes().trim_ascii().is_empty() {
        return Err(FileError::Unreadable(Problem::error("the file is empty: expected an edition, a JSON object")));
    }
    check_shape(text, limits)
}

/// The file of an edition: UTF-8, `format` first, indented by one space, with a newline at its end. What a terminal
/// would obey, or not show, is escaped.
pub fn write(edition: &Edition) -> String {
    let mut out = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
    // Writing to memory fails only for maps whose keys are no strings, which the model has none of.
    let written = edition.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "{written:?}");
    out.push(b'\n');
    escape(&String::from_utf8(out).unwrap_or_default())
}

/// Whether bytes look like an edition's file: a JSON object that speaks of a `format` near its start, or an
/// edition in all but that.
pub fn sniff(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// The JSON Schema (2020-12) of the file, generated from the model.
pub fn schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<Edition>().to_value()
}

/// The schema as it is printed and shipped: indented by one space, with a newline at its end.
pub fn schema_text() -> String {
    let mut out = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
    let written = schema().serialize(&mut serializer);
    debug_assert!(written.is_ok(), "{written:?}");
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// What this program calls its format, for messages.
const KNOWN: &str = FORMAT;

#[cfg(test)]
mod tests;
