//! What a source is made of before its articles are known: headings and blocks in order.
//!
//! Owns those types. It refuses to decide which heading begins an article.

use super::lines::Lines;
use super::words::Words;
use crate::edition::Block;

/// A heading or a block at the top of the source.
#[derive(Debug)]
pub(super) enum Item {
    Heading(Heading),
    Block(Box<Block>, Lines),
}

/// A heading as it stands in the source.
#[derive(Debug)]
pub(super) struct Heading {
    /// From 1, the biggest.
    pub(super) level: u8,
    pub(super) words: Words,
    pub(super) lines: Lines,
}

/// A footnote, to be set at the end of its article.
#[derive(Debug)]
pub(super) struct Footnote {
    /// Index of the item that first refers to it, or behind which it stands.
    pub(super) item: usize,
    pub(super) block: Block,
}

/// A source taken apart.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) items: Vec<Item>,
    pub(super) footnotes: Vec<Footnote>,
}

impl Items {
    /// Puts an item before all others.
    pub(super) fn put_first(&mut self, item: Item) {
        self.items.insert(0, item);
        for footnote in &mut self.footnotes {
            footnote.item += 1;
        }
    }

    /// Whether the first item is a heading of these words.
    pub(super) fn begins_with(&self, title: &str) -> bool {
        matches!(self.items.first(), Some(Item::Heading(heading)) if heading.words.clone().text().as_str() == title.trim())
    }
}
