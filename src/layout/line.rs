//! Lines as data: which bytes of which part stand where.
//!
//! Owns the shapes that a layout is made of, and the way from a place to its line and back. It refuses to hold
//! text of its own but ornaments: a fragment is a range into the source.

use std::borrow::Cow;
use std::ops::Range;

use super::script::shown;
use crate::edition::{Part, Place, Role, RunKind};

/// An article in a measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// Cells a line of the body may have: those of one column.
    pub measure: usize,
    /// Cells a line of the head may have: those of all columns.
    pub span: usize,
    /// Its lines; the starts rise strictly from line to line.
    pub lines: Vec<Line>,
    /// How many of them are the head's.
    pub head: usize,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Where it begins; a blank line stands behind the text before it.
    pub start: Place,
    /// What stands on it, from the left; nothing on a blank line.
    pub fragments: Vec<Fragment>,
}

/// Something that stands on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// Cells before it.
    pub column: usize,
    /// Cells it takes.
    pub cells: usize,
    /// What it is in the article.
    pub role: Role,
    /// How its run sets it apart.
    pub emphasis: Emphasis,
    /// What it shows.
    pub content: Content,
}

/// What a fragment shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Bytes of a part.
    Source {
        /// Index of the part.
        part: usize,
        /// Bytes of its text.
        range: Range<usize>,
    },
    /// The reading of a ruby run, in brackets.
    Reading {
        /// Index of the part.
        part: usize,
        /// Index of the run among those of the part's text.
        run: usize,
    },
    /// Something the source does not hold.
    Ornament(Ornament),
}

/// Something that a layout adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ornament {
    /// A horizontal rule over the fragment's cells.
    Rule,
    /// Signs or a word: the dash before a deck, a bullet, the name of a picture, the hyphen of a divided word.
    Text(Cow<'static, str>),
    /// A row of a picture over the fragment's cells.
    Picture {
        /// Index of the part that says what it shows.
        part: usize,
        /// Index of the row.
        row: usize,
        /// How many rows the picture has.
        rows: usize,
    },
}

/// How a run sets a fragment apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Not at all.
    #[default]
    Plain,
    /// Strong.
    Strong,
    /// Emphasis.
    Em,
    /// Raised.
    Sup,
    /// Lowered.
    Sub,
    /// Marked.
    Mark,
    /// Small.
    Small,
    /// A link.
    Link,
    /// 本报讯 at the start of a report.
    LeadIn,
}

impl Emphasis {
    /// What a kind of run asks for.
    pub fn of(kind: &RunKind) -> Self {
        match kind {
            RunKind::Strong => Self::Strong,
            RunKind::Em => Self::Em,
            RunKind::Sup => Self::Sup,
            RunKind::Sub => Self::Sub,
            RunKind::Mark => Self::Mark,
            RunKind::Small => Self::Small,
            RunKind::Link { .. } => Self::Link,
            RunKind::Gap | RunKind::Ruby(_) | RunKind::Other(_) => Self::Plain,
        }
    }
}

impl Fragment {
    /// The text it shows, `parts` being those of its article; figures of raised runs are raised. A rule is as many `─` as it has cells.
    pub fn text<'a>(&'a self, parts: &[Part<'a>]) -> Cow<'a, str> {
        match &self.content {
            Content::Source { part, range } => {
                shown(parts.get(*part).map_or("", |part| part.text.slice(range.clone())), self.emphasis)
            }
            Content::Reading { part, run } => {
                match parts.get(*part).and_then(|part| part.text.runs().get(*run)).map(|run| &run.kind) {
                    Some(RunKind::Ruby(reading)) => Cow::Owned(bracketed(reading)),
                    _ => Cow::Borrowed(""),
                }
            }
            Content::Ornament(Ornament::Rule) => Cow::Owned("─".repeat(self.cells)),
            Content::Ornament(Ornament::Text(text)) => Cow::Borrowed(text),
            Content::Ornament(Ornament::Picture { .. }) => Cow::Borrowed(""),
        }
    }
}

/// A reading as it stands behind its base: 漢字(かんじ).
pub(super) fn bracketed(reading: &str) -> String {
    format!("({reading})")
}

impl Layout {
    /// Index of the line a place stands on: the line whose text holds it, else the last one that begins no
    /// later. 0 for an empty layout.
    ///
    /// `line_of(start_of(i)) == i` for every line `i`.
    pub fn line_of(&self, place: Place) -> usize {
        let after = self.lines.partition_point(|line| line.start <= place);
        let last = after.saturating_sub(1);
        let holds = |fragment: &Fragment| match &fragment.content {
            Content::Source { part, range } => *part == place.part && range.contains(&place.byte),
            _ => false,
        };
        // In a row of a table a later cell may begin on an earlier line than the one before it ends on.
        let nearby = last.saturating_sub(ROW)..=last;
        let line = nearby.rev().find(|&line| self.lines.get(line).is_some_and(|line| line.fragments.iter().any(holds)));
        line.unwrap_or(last)
    }

    /// The place a line begins at.
    pub fn start_of(&self, line: usize) -> Option<Place> {
        self.lines.get(line).map(|line| line.start)
    }
}

/// Most lines of a table's row that are searched for a cell.
const ROW: usize = 64;
