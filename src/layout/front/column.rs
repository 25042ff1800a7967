//! A column of a page: what stands in it, and how the columns of a page come to be full.
//!
//! Owns which block goes into which column. It refuses to place anything.

use super::block::Block;

/// A share of which everything is shown.
pub(super) const ALL: usize = 1_000_000;
/// The least.
pub(super) const LITTLE: usize = 0;
/// Most blocks that are moved for the sake of level columns.
const MOVES: usize = 12;

/// A column, and the blocks that stand in it.
pub(super) struct Column<'a> {
    /// The first row that is free.
    pub(super) start: usize,
    /// What stands in it, from the top.
    pub(super) blocks: Vec<Block<'a>>,
}

impl Column<'_> {
    /// Rows that all its blocks take at a share of what they want, in hundredths.
    fn rows(&self, hundredths: usize) -> usize {
        let mut before = None;
        let mut rows = 0;
        for block in &self.blocks {
            rows += block.gap(before).rows() + block.rows(hundredths);
            before = Some(block);
        }
        rows
    }

    /// The row behind its last block.
    pub(super) fn end(&self, hundredths: usize) -> usize {
        self.start + self.rows(hundredths)
    }

    /// Rows that stay free on a page of a height, all of its texts shown.
    pub(super) fn hole(&self, height: usize) -> usize {
        height.saturating_sub(self.end(ALL))
    }
}

/// Each block into the column that is least full; short news, notices and what is inside into the last one, while it
/// has room for them.
pub(super) fn assign<'a>(columns: &mut [Column<'a>], blocks: Vec<Block<'a>>, share: usize, height: usize) {
    let count = columns.len();
    let (rail, stories): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(|block| block.is_rail && count > 2);
    let mut rest = Vec::new();
    // The rows behind the last block of each, kept up as blocks come.
    let mut ends: Vec<usize> = columns.iter().map(|column| column.start).collect();
    let push = |column: &mut Column<'a>, end: &mut usize, block: Block<'a>| {
        *end += block.gap(column.blocks.last()).rows() + block.rows(share);
        column.blocks.push(block);
    };
    if let (Some(last), Some(end)) = (columns.last_mut(), ends.last_mut()) {
        for block in rail {
            let gap = block.gap(last.blocks.last()).rows();
            if *end + gap + block.rows(share) <= height || last.blocks.is_empty() {
                push(last, end, block);
            } else {
                rest.push(block);
            }
        }
    }
    for block in stories.into_iter().chain(rest) {
        // Of columns that are as full the one beside the lead comes first.
        let both = columns.iter_mut().zip(&mut ends);
        if let Some((column, end)) = both.min_by_key(|(column, end)| (**end, usize::MAX - column.start)) {
            push(column, end, block);
        }
    }
    for column in columns {
        // What is inside closes its column.
        column.blocks.sort_by_key(|block| (block.is_last, block.order));
    }
}

/// Moves blocks from columns that have more text than room to columns that have holes.
pub(super) fn level(columns: &mut [Column], height: usize) {
    for _ in 0..MOVES {
        let hole = |column: &Column| column.hole(height);
        let Some((low, free)) = columns.iter().map(hole).enumerate().max_by_key(|(_, hole)| *hole) else { return };
        let over = |column: &Column| column.end(ALL).saturating_sub(height);
        let fullest = columns.iter().enumerate().filter(|(index, of)| *index != low && of.blocks.len() > 1);
        let Some((high, _)) = fullest.max_by_key(|(_, column)| over(column)) else { return };
        let movable = columns.get(high).and_then(|column| {
            let fits = |block: &Block| block.rows(LITTLE) < free && !block.is_last;
            column.blocks.iter().rposition(fits)
        });
        let Some(at) = movable.filter(|_| free > 2) else { return };
        let Some(block) = columns.get_mut(high).map(|column| column.blocks.remove(at)) else { return };
        // Only where it leaves less of a hole than there was.
        let left = columns.get(high).map_or(0, hole);
        if left >= free {
            if let Some(column) = columns.get_mut(high) {
                column.blocks.insert(at.min(column.blocks.len()), block);
            }
            return;
        }
        if let Some(column) = columns.get_mut(low) {
            column.blocks.push(block);
            column.blocks.sort_by_key(|block| (block.is_last, block.order));
        }
    }
}
