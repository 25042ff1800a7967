//! A block of HTML within Markdown as paragraphs.
//!
//! Owns where its paragraphs end. It refuses tags; those are `html`'s.

use super::html::{self, Piece, Tag};
use super::inline::Inline;
use super::words::Words;

/// The paragraphs of a block of HTML; some may be blank.
pub(super) fn paragraphs(html: &str) -> Vec<Words> {
    let mut paragraphs = Vec::new();
    let mut inline = Inline::default();
    for piece in html::pieces(html) {
        match piece {
            Piece::Tag(Tag::Paragraph) => paragraphs.push(std::mem::take(&mut inline.words)),
            Piece::Tag(tag) => inline.tag(tag),
            Piece::Text(text) => {
                let last = text.split('\n').count() - 1;
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 && index < last && line.trim().is_empty() {
                        paragraphs.push(std::mem::take(&mut inline.words));
                    } else if index > 0 {
                        inline.end_source_line();
                    }
                    inline.push(line.trim_matches(['\r', '\t']));
                }
            }
        }
    }
    paragraphs.push(inline.words);
    paragraphs
}
