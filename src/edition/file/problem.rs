//! A problem of a file: where, in which field, what was expected.
//!
//! Owns the shape and the wording's form: lower case, no final stop, names in backticks. It refuses to know
//! the file's name; who opened it puts that in front.

use std::cell::Cell;
use std::fmt;

use crate::edition::clean_line;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
}

/// Whether a problem stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The file is wrong.
    Error,
    /// The file is right, but perhaps not what was meant.
    Warning,
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stands in the way.
    pub severity: Severity,
    /// Where, if anywhere.
    pub position: Option<Position>,
    /// The path of the field, such as `articles[3].body[2].type`; empty for the whole file.
    pub path: String,
    /// What is wrong, what was expected, and what to do where something can be done.
    pub message: String,
}

impl Problem {
    /// An error of the whole file.
    pub(super) fn error(message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, position: None, path: String::new(), message: message.into() }
    }

    /// The same at a byte offset of a text.
    pub(super) fn at(self, text: &str, offset: usize) -> Self {
        Self { position: Some(Lines::of(text).position(offset)), ..self }
    }

    /// The problem in one line, behind the name of its file: `FILE:LINE:COLUMN: PATH: MESSAGE`.
    pub fn line(&self, file: &str) -> String {
        let file = clean_line(file);
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        match self.position {
            Some(Position { line, column }) => format!("{file}:{line}:{column}: {warning}{}", self.said()),
            None => format!("{file}: {warning}{}", self.said()),
        }
    }

    fn said(&self) -> String {
        let message = clean_line(&self.message);
        if self.path.is_empty() { message } else { format!("`{}`: {message}", clean_line(&self.path)) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.said())
    }
}

/// Problems, one a line.
pub(super) fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

/// Where the lines of a text begin, for files of which much is to be said.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The last offset asked for and its column: problems come in order, and a line may be a whole file.
    last: Cell<(usize, usize)>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1));
        Self { text, starts: starts.collect(), last: Cell::new((0, 1)) }
    }

    /// Line and column of a byte offset.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let (known, before) = self.last.get();
        let (from, before) = if (start..=offset).contains(&known) { (known, before) } else { (start, 1) };
        let column = before + self.text.get(from..offset).map_or(0, |line| line.chars().count());
        self.last.set((offset, column));
        Position { line: line.max(1), column }
    }
}

/// What is said of bytes that are no UTF-8.
pub(super) fn not_utf8(bytes: &[u8]) -> Problem {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let Err(error) = std::str::from_utf8(bytes) else { return Problem::error("not UTF-8") };
    let good = bytes.get(..error.valid_up_to()).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default();
    let looks = if utf16 { " (it looks like UTF-16)" } else { "" };
    let byte = bytes.get(good.len()).copied().unwrap_or_default();
    Problem::error(format!("not UTF-8{looks}: byte 0x{byte:02X} begins no character; convert the file to UTF-8"))
        .at(good, good.len())
}
