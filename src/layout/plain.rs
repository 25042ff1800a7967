//! A layout as plain text.
//!
//! Owns the lines of a layout as strings, whole or by block. It refuses styles: what marks a role on a screen
//! is gone here, save for the ornaments.

use super::line::{Layout, Line};
use crate::edition::{Part, clean_line};

/// The lines of one block of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockLines {
    /// Index of the block in the article's body.
    pub block: usize,
    /// Its lines.
    pub lines: Vec<String>,
}

/// A line as text: spaces up to each fragment, none at the end.
pub fn text(line: &Line, parts: &[Part]) -> String {
    let mut out = String::new();
    let mut column = 0;
    for fragment in &line.fragments {
        while column < fragment.column {
            out.push(' ');
            column += 1;
        }
        out.push_str(&clean_line(&fragment.text(parts)));
        column += fragment.cells;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The lines of the body by block, without the blank ones between.
pub fn blocks(layout: &Layout, parts: &[Part]) -> Vec<BlockLines> {
    let mut blocks: Vec<BlockLines> = Vec::new();
    for line in layout.lines.iter().filter(|line| !line.fragments.is_empty()) {
        let Some(block) = parts.get(line.start.part).and_then(|part| part.block) else { continue };
        let line = text(line, parts);
        match blocks.last_mut() {
            Some(last) if last.block == block => last.lines.push(line),
            _ => blocks.push(BlockLines { block, lines: vec![line] }),
        }
    }
    blocks
}

/// The lines that stand before the body and behind it: head and signature, without the blank ones between.
pub fn around(layout: &Layout, parts: &[Part]) -> (Vec<String>, Vec<String>) {
    let set = |lines: &[Line]| -> Vec<String> {
        let of_body = |line: &Line| parts.get(line.start.part).is_none_or(|part| part.block.is_some());
        lines.iter().filter(|line| !line.fragments.is_empty() && !of_body(line)).map(|line| text(line, parts)).collect()
    };
    let (head, rest) = layout.lines.split_at_checked(layout.head).unwrap_or((&layout.lines, &[]));
    (set(head), set(rest))
}
