//! Containers of Markdown while they are open: quotes, lists, items, notes, tables.
//!
//! Owns what each becomes when it is closed. It refuses to read events.

use pulldown_cmark::Alignment;

use super::lines::Lines;
use super::words::Words;
use crate::edition::{Align, Block, Framed, List, ListItem, ListStyle, Note, Paragraph, Quote, Table, Text};

/// Something in a container, in order.
pub(super) enum Node {
    /// A paragraph, which a quote or an item takes as its own text.
    Words(Words, Lines),
    Block(Box<Block>, Lines),
}

impl Node {
    /// The node as a block of its own.
    pub(super) fn block(self, source: usize) -> (Box<Block>, Lines) {
        match self {
            Self::Words(words, lines) => {
                let paragraph = Paragraph { text: words.text(), src: lines.src(source), ..Paragraph::default() };
                (Box::new(Block::Paragraph(paragraph)), lines)
            }
            Self::Block(block, lines) => (block, lines),
        }
    }
}

/// An open container.
pub(super) enum Frame {
    Quote(Vec<Node>),
    List {
        ordered: bool,
        items: Vec<ListItem>,
    },
    Item {
        marker: Option<String>,
        nodes: Vec<Node>,
    },
    Note {
        label: String,
        nodes: Vec<Node>,
    },
    Table(Rows),
    /// Nested too deep to be a container: what it holds goes to the one around it.
    Flat,
}

/// A table in the making.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) align: Vec<Alignment>,
    pub(super) header: Vec<Text>,
    pub(super) body: Vec<Vec<Text>>,
    pub(super) row: Vec<Text>,
}

fn blocks(nodes: Vec<Node>, source: usize) -> Vec<Block> {
    nodes.into_iter().map(|node| *node.block(source).0).collect()
}

/// The words of nodes if there is nothing but words, one paragraph a line.
fn words(nodes: Vec<Node>) -> Result<Words, Vec<Node>> {
    if nodes.iter().any(|node| matches!(node, Node::Block(..))) {
        return Err(nodes);
    }
    let mut whole = Words::default();
    for node in nodes {
        if let Node::Words(words, _) = node {
            whole.append_line(words);
        }
    }
    Ok(whole)
}

/// A quote: text, or a frame where it holds more than text; none where it holds nothing.
pub(super) fn quote(nodes: Vec<Node>, lines: Lines, source: usize) -> Option<Block> {
    if nodes.is_empty() {
        return None;
    }
    let src = lines.src(source);
    Some(match words(nodes) {
        Ok(words) => Block::Quote(Box::new(Quote { text: words.text(), src, ..Quote::default() })),
        Err(nodes) => Block::Box(Box::new(Framed { blocks: blocks(nodes, source), src, ..Framed::default() })),
    })
}

/// A footnote: its mark and its text.
pub(super) fn note(label: &str, nodes: Vec<Node>, lines: Lines, source: usize) -> Block {
    let src = lines.src(source);
    let label = Some(Text::plain(label)).filter(|label| !label.is_empty());
    match words(nodes) {
        Ok(words) => Block::Note(Box::new(Note { label, text: words.text(), src, ..Note::default() })),
        Err(nodes) => {
            Block::Box(Box::new(Framed { title: label, blocks: blocks(nodes, source), src, ..Framed::default() }))
        }
    }
}

/// An item: its first paragraph is its text, the rest stands under it.
pub(super) fn item(marker: Option<String>, mut nodes: Vec<Node>, lines: Lines, source: usize) -> ListItem {
    let rest = nodes.split_off(nodes.len().min(1));
    let (text, mut below) = match nodes.pop() {
        Some(Node::Words(words, _)) => (Some(words.text()), Vec::new()),
        Some(node) => (None, vec![node]),
        None => (None, Vec::new()),
    };
    below.extend(rest);
    let marker = marker.map(|marker| Text::plain(&marker));
    ListItem { marker, text, blocks: blocks(below, source), src: lines.src(source), ..ListItem::default() }
}

/// A list, its numbers as written.
pub(super) fn list(ordered: bool, items: Vec<ListItem>, lines: Lines, source: usize) -> Block {
    let style = if ordered { ListStyle::Decimal } else { ListStyle::Bullet };
    let src = lines.src(source);
    Block::List(Box::new(List { ordered: Some(ordered), style: Some(style), items, src, ..List::default() }))
}

/// A table; columns without a say are set left where any column has one.
pub(super) fn table(rows: Rows, lines: Lines, source: usize) -> Block {
    let Rows { align, header, body: rows, .. } = rows;
    let align = if align.iter().all(|align| *align == Alignment::None) { Vec::new() } else { align };
    let align = align.into_iter().map(|align| match align {
        Alignment::Right => Align::Right,
        Alignment::Center => Align::Center,
        Alignment::Left | Alignment::None => Align::Left,
    });
    let header = if header.iter().all(Text::is_empty) { Vec::new() } else { vec![header] };
    Block::Table(Box::new(Table { header, rows, align: align.collect(), src: lines.src(source), ..Table::default() }))
}
