//! Notes on an import: what was changed or left out, and where.
//!
//! Owns their form, and that a fault which a file has a thousand times does not bury the others. It refuses
//! to decide anything: a note says what has been done.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::edition::clean_line;

/// Something an importer changed or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The name of the file.
    pub source: String,
    /// The line from 1, where known.
    pub line: Option<usize>,
    /// What was done.
    pub message: String,
}

impl Note {
    /// The note in one line: `FILE:LINE: MESSAGE`, fit for a terminal.
    pub fn line(&self) -> String {
        let source = clean_line(&self.source);
        let message = clean_line(&self.message);
        match self.line {
            Some(line) => format!("{source}:{line}: {message}"),
            None => format!("{source}: {message}"),
        }
    }
}

/// How many notes of one kind a file gets before they are only counted.
const MOST: usize = 10;

/// Gathers the notes of one source.
pub(super) struct Notes<'a> {
    source: &'a str,
    found: Vec<Note>,
    counts: HashMap<&'static str, usize>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self { source, found: Vec::new(), counts: HashMap::new() }
    }

    pub(super) fn add(&mut self, line: Option<usize>, message: String) {
        self.found.push(Note { source: self.source.to_owned(), line, message });
    }

    /// A note of a kind that a file may have very many of. `kind` names it in the plural.
    pub(super) fn add_one_of(&mut self, kind: &'static str, line: usize, message: impl FnOnce() -> String) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= MOST {
            self.add(Some(line), message());
        }
    }

    pub(super) fn finish(mut self) -> Vec<Note> {
        let mut rest: Vec<_> = self.counts.iter().filter(|(_, count)| **count > MOST).collect();
        rest.sort_unstable();
        let rest: Vec<String> = rest.iter().map(|(kind, count)| format!("{} more {kind}", **count - MOST)).collect();
        for message in rest {
            self.add(None, message);
        }
        self.found
    }
}

/// The start of a foreign string, for a message.
pub(super) fn clip(text: &str) -> String {
    let mut clipped: String = text.chars().take(60).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}
