//! What an engine found at one place of a page.
//!
//! Owns the few kinds that the labels of all engines come to. It refuses to know an engine's words for them.

use super::Bbox;
use super::order::Placed;

/// A page's items, in the order of the engine's list.
pub(super) struct Sheet {
    pub(super) items: Vec<Item>,
    /// Width and height, in the units of the boxes.
    pub(super) size: Option<(f64, f64)>,
}

/// What an engine found at one place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) what: What,
    /// Its text: Markdown, or HTML where the engine writes it.
    pub(super) text: String,
    /// The words under it, where the engine has them with it.
    pub(super) caption: String,
    pub(super) bbox: Option<Bbox>,
    /// Its place in the engine's reading order, where there is one beside the list's.
    pub(super) rank: Option<i64>,
    /// The engine's name for it, or its index.
    pub(super) id: String,
    /// The line of the file where it begins, from 1, or its number where lines tell nothing.
    pub(super) line: usize,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A heading, with its level from 1 where the engine says one.
    Heading(u8),
    /// Text, and all that has no kind of its own.
    Text(Breaks),
    /// The words under a picture or over a table.
    Caption,
    /// A picture; its text is what the engine read in it.
    Picture,
    /// A table; its text is HTML, or lines with bars.
    Table,
    /// What stands in a page's margin, with the name of its kind.
    Margin(&'static str),
}

/// What a line's end in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A space or nothing, as in Markdown.
    Soft,
    /// The end of a line that stays one.
    Line,
    /// The end of a paragraph.
    Paragraph,
}

impl Item {
    pub(super) fn of(what: What, text: String) -> Self {
        Self { what, text, caption: String::new(), bbox: None, rank: None, id: String::new(), line: 0 }
    }

    pub(super) fn text(text: String) -> Self {
        Self::of(What::Text(Breaks::Soft), text)
    }

    /// With its place in the file; `index` names it where the engine does not.
    pub(super) fn at(mut self, index: usize, line: usize) -> Self {
        if self.id.is_empty() {
            self.id = index.to_string();
        }
        self.line = line;
        self
    }

    /// Whether there is something of it to keep.
    pub(super) fn is_something(&self) -> bool {
        let shows = matches!(self.what, What::Picture | What::Table);
        shows || !self.text.trim().is_empty() || !self.caption.trim().is_empty()
    }

    pub(super) fn placed(&self) -> Placed {
        Placed { bbox: self.bbox, rank: self.rank }
    }

    /// Adds words to its caption.
    pub(super) fn captioned(&mut self, words: &str) {
        if !self.caption.is_empty() {
            self.caption.push(' ');
        }
        self.caption.push_str(words.trim());
    }
}
