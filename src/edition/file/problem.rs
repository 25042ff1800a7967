//! A problem of a file: where, in which field, what was expected.
//!
//! Owns the shape and the wording's form: lower case, no final stop, names in backticks. It refuses to know
//! the file's name; who opened it puts that in front.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

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

/// Where the lines of a text begin, for files of which much is to be said. A file may be nothing but line ends: what is
/// kept is how many there are before each stretch of it.
pub(super) struct Lines<'a> {
    text: &'a str,
    before: Vec<usize>,
    /// The last offset asked for and its column: problems come in order, and a line may be a whole file.
    last: Cell<(usize, usize)>,
}

/// Bytes of a stretch in which line ends are counted anew for each question.
const STRETCH: usize = 64 << 10;

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut count = 0;
        let stretches = text.as_bytes().chunks(STRETCH).map(|stretch| {
            let before = count;
            count += memchr::memchr_iter(b'\n', stretch).count();
            before
        });
        Self { text, before: stretches.collect(), last: Cell::new((0, 1)) }
    }

    /// Line and column of a byte offset.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let bytes = self.text.as_bytes().get(..offset).unwrap_or_default();
        let stretch = offset / STRETCH;
        let within = bytes.get(stretch * STRETCH..).unwrap_or_default();
        let before = self.before.get(stretch).or(self.before.last()).copied().unwrap_or(0);
        let line = 1 + before + memchr::memchr_iter(b'\n', within).count();
        let (known, column) = self.last.get();
        // Only what lies between is looked at, so that a file in one line is gone through once.
        let between = bytes.get(known..).or_else(|| self.text.as_bytes().get(offset..known)).unwrap_or_default();
        let column = if memchr::memchr(b'\n', between).is_some() {
            1 + self.characters(memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1)..offset)
        } else if known <= offset {
            column + self.characters(known..offset)
        } else {
            column.saturating_sub(self.characters(offset..known))
        };
        self.last.set((offset, column));
        Position { line, column }
    }

    fn characters(&self, range: Range<usize>) -> usize {
        self.text.get(range).map_or(0, |text| text.chars().count())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_the_same_in_whatever_order_they_are_asked_for() {
        let text = format!("新桥\n\n{}通车\nThe {}bridge\n", "桥".repeat(STRETCH), "\n".repeat(2 * STRETCH));
        let known = |offset: usize| {
            let before = text.get(..offset).unwrap();
            let line = before.matches('\n').count() + 1;
            Position { line, column: before.rsplit('\n').next().unwrap().chars().count() + 1 }
        };
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(997).chain([0, 3, 6, 7, 8]).collect();
        let lines = Lines::of(&text);
        for offset in offsets.iter().chain(offsets.iter().rev()) {
            assert_eq!(lines.position(*offset), known(*offset), "{offset}");
        }
        assert_eq!(lines.position(usize::MAX), known(text.len()));
    }
}
