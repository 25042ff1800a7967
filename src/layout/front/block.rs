//! What stands in a column as one: a story, a list of short news, a boxed notice, the list of what is inside.
//!
//! Owns the titles of lists, the frames of notices, and the air within. It refuses to know the other columns.

use super::piece::{Brief, Copy, Piece};
use super::stack::Want;
use super::{Front, Leaf, Placed, Plan, Rank, Rule, Run, Sign, Tile, TypeSize, inside};
use crate::layout::contents::Tone;
use crate::layout::{Area, Labels, Line, Setting};
use crate::text::{fit, width};

/// A block of a column.
pub(super) struct Block<'a> {
    /// Its place among all blocks of the page, in the order of reading.
    pub(super) order: usize,
    /// Whether it belongs into the column of lists.
    pub(super) is_rail: bool,
    /// Whether it closes its column.
    pub(super) is_last: bool,
    /// The words over it.
    title: Option<String>,
    /// Whether it has a frame.
    frame: Frame,
    /// Rows of air between its entries.
    air: usize,
    entries: Vec<Entry<'a>>,
}

/// An entry of a block.
struct Entry<'a> {
    /// What stands over it: the page it stands on.
    label: Option<String>,
    piece: Piece<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    None,
    Box,
}

/// Whether texts stand below a block in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closes {
    /// None do.
    Column,
    /// Some do, and take what it leaves free.
    Nothing,
}

/// What stands between two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: a title or a frame parts them.
    None,
    /// A row of air.
    Air,
    /// A rule.
    Rule,
}

impl Gap {
    /// Its rows.
    pub(super) fn rows(self) -> usize {
        usize::from(self != Self::None)
    }
}

/// Lowest window in which other stories than the lead have pictures.
const HIGH: usize = 45;
/// Cells that a frame takes of a line: the frame and a cell of air at each side.
const FRAME: usize = 4;
/// The part of a window's height that a list in one piece may have, in hundredths.
const PIECE: usize = 80;

/// The stories of a page but for its lead, each a block.
pub(super) fn stories<'a>(copy: Copy<'a>, plan: &Plan, measure: usize, rows: usize) -> Vec<Block<'a>> {
    let ranked = plan.second.iter().map(|article| (*article, Rank::Second));
    let ranked = ranked.chain(plan.stories.iter().map(|article| (*article, Rank::Story)));
    let set = |(article, rank): (usize, Rank)| {
        let piece = Piece::set(copy, article, Brief { rank, span: measure, measure, rows })?;
        // In a low window only the lead has its picture.
        let most = match rank {
            _ if copy.sheet.rows < HIGH => 0,
            Rank::Second => rows / 2,
            _ => rows / 3,
        };
        Some(Block::of(piece.with_picture(copy, measure, most)))
    };
    ranked.filter_map(set).collect()
}

/// Stories of other pages, each a block under the name of its page: for a page that has room for them.
pub(super) fn teasers<'a>(
    copy: Copy<'a>,
    inside: &[(usize, Vec<usize>)],
    leaves: &[Leaf],
    (measure, rows): (usize, usize),
    mut free: usize,
    labels: &Labels,
) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for (leaf, articles) in inside::chosen(inside, MANY) {
        let label = leaves.get(leaf).map(|leaf| inside::title(copy.edition, leaf, labels));
        for article in articles {
            let brief = Brief { rank: Rank::Inside, span: measure, measure, rows };
            let Some(piece) = Piece::set(copy, article, brief) else { continue };
            let entry = Entry { label: label.clone().filter(|label| !label.is_empty()), piece };
            let block = Block { entries: vec![entry], ..Block::empty() };
            // The last one need not be shown whole.
            let (least, most) = (block.rows(50) + 1, block.rows(usize::MAX / 1_000) + 1);
            if least <= free && block.fixed() + 1 < most {
                free -= most.min(free);
                blocks.push(block);
            }
        }
    }
    blocks
}

/// Most stories of other pages that are looked at for room to be filled.
const MANY: usize = 12;

/// Short news in lists, and notices in frames; `height` rows has the window, `rows` a text at most.
pub(super) fn rail<'a>(
    copy: Copy<'a>,
    plan: &Plan,
    measure: usize,
    (height, rows): (usize, usize),
    labels: &Labels,
) -> Vec<Block<'a>> {
    let titles = labels.titles();
    let mut blocks: Vec<Block> = Vec::new();
    for article in &plan.briefs {
        let brief = Brief { rank: Rank::Brief, span: measure, measure, rows };
        let Some(piece) = Piece::set(copy, *article, brief) else { continue };
        let entry = Entry { label: None, piece };
        match blocks.last_mut() {
            // A list longer than the page goes on in another column.
            Some(list) if (list.rows(100) + entry.piece.fixed()) * 100 < height * PIECE => list.entries.push(entry),
            _ => blocks.push(Block {
                title: Some(titles.briefs.to_owned()),
                is_rail: true,
                air: 1,
                entries: vec![entry],
                ..Block::empty()
            }),
        }
    }
    let inner = measure.saturating_sub(FRAME).max(1);
    for (index, article) in plan.notices.iter().enumerate() {
        let brief = Brief { rank: Rank::Notice, span: inner, measure: inner, rows };
        let Some(piece) = Piece::set(copy, *article, brief) else { continue };
        let title = (index == 0).then(|| titles.notices.to_owned());
        let frame = if measure > FRAME * 2 { Frame::Box } else { Frame::None };
        blocks.push(Block { title, is_rail: true, frame, ..Block::of(piece) });
    }
    blocks
}

/// What is inside, `most` headlines of it; none where there is no other page.
pub(super) fn inside<'a>(
    copy: Copy<'a>,
    inside: &[(usize, Vec<usize>)],
    leaves: &[Leaf],
    measure: usize,
    most: usize,
    labels: &Labels,
) -> Option<Block<'a>> {
    let mut entries = Vec::new();
    for (leaf, articles) in inside::chosen(inside, most) {
        let mut label = leaves.get(leaf).map(|leaf| inside::title(copy.edition, leaf, labels));
        for article in articles {
            let brief = Brief { rank: Rank::Inside, span: measure, measure, rows: 0 };
            let Some(piece) = Piece::set(copy, article, brief) else { continue };
            entries.push(Entry { label: label.take().filter(|label| !label.is_empty()), piece });
        }
    }
    let title = Some(labels.titles().inside.to_owned());
    (!entries.is_empty()).then(|| Block { title, is_rail: true, is_last: true, entries, ..Block::empty() })
}

impl<'a> Block<'a> {
    fn empty() -> Self {
        Self { order: 0, is_rail: false, is_last: false, title: None, frame: Frame::None, air: 0, entries: Vec::new() }
    }

    fn of(piece: Piece<'a>) -> Self {
        Self { entries: vec![Entry { label: None, piece }], ..Self::empty() }
    }

    /// Rows that its pictures take, their captions with them.
    pub(super) fn pictured(&self) -> usize {
        let rows = |piece: &Piece| piece.picture.map_or(0, |(_, plate)| plate.rows + piece.caption.len());
        self.entries.iter().map(|entry| rows(&entry.piece)).sum()
    }

    /// Takes its pictures away.
    pub(super) fn without_pictures(&mut self) {
        self.entries.iter_mut().for_each(|entry| entry.piece.without_picture());
    }

    /// The articles that stand in it.
    pub(super) fn articles(&self) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().map(|entry| entry.piece.article)
    }

    /// The article and rank of a block that is a story and nothing else.
    pub(super) fn story(&self) -> Option<(usize, Rank)> {
        match self.entries.as_slice() {
            [entry] if !self.is_rail => Some((entry.piece.article, entry.piece.rank)),
            _ => None,
        }
    }

    /// Puts the words over its first entry, from a cell on; the rows they take.
    pub(super) fn label(&self, front: &mut Front, column: usize, row: usize, measure: usize) -> usize {
        let Some(Entry { label: Some(label), piece }) = self.entries.first() else { return 0 };
        sign(front, label, Tone::Quiet, (column, row), &Setting { measure, ..piece.setting });
        1
    }

    /// The place of its first entry among all tiles of the page.
    pub(super) fn place_in_order(&self) -> usize {
        self.order * STEP
    }

    /// What stands between it and the block above it.
    pub(super) fn gap(&self, above: Option<&Self>) -> Gap {
        match above {
            None => Gap::None,
            Some(above) if above.frame == Frame::Box && self.frame == Frame::Box => Gap::None,
            _ if self.title.is_some() || self.frame == Frame::Box => Gap::Air,
            Some(above) if above.frame == Frame::Box => Gap::Air,
            Some(_) => Gap::Rule,
        }
    }

    /// Rows that it has whatever its texts.
    pub(super) fn fixed(&self) -> usize {
        let entries: usize =
            self.entries.iter().map(|entry| usize::from(entry.label.is_some()) + entry.piece.fixed()).sum();
        let frame = if self.frame == Frame::Box { 2 } else { 0 };
        usize::from(self.title.is_some()) + frame + self.air * self.entries.len().saturating_sub(1) + entries
    }

    /// Rows that each of its texts may have.
    pub(super) fn wants(&self) -> Vec<Want> {
        self.entries.iter().map(|entry| entry.piece.want()).collect()
    }

    /// All its rows at a share of what it wants, in hundredths.
    pub(super) fn rows(&self, hundredths: usize) -> usize {
        self.fixed() + self.entries.iter().map(|entry| entry.piece.want().at(hundredths)).sum::<usize>()
    }

    /// All its rows with the lines of its texts.
    pub(super) fn rows_with(&self, texts: &[Vec<Line>]) -> usize {
        let entries = self.entries.iter().zip(texts);
        self.fixed() + entries.map(|(entry, text)| entry.rows_of(text)).sum::<usize>()
    }

    /// The lines of its texts, each in its share of rows; what one does not use the next may.
    pub(super) fn set(
        &self,
        shares: &mut impl Iterator<Item = usize>,
        (over, closes): (&mut usize, Closes),
    ) -> Vec<Vec<Line>> {
        let count = self.entries.len();
        let text = |(index, entry): (usize, &Entry<'a>)| {
            let rows = shares.next().unwrap_or(0) + *over;
            // What the last one leaves free nobody takes.
            let spare = if closes == Closes::Column && index + 1 == count { 1 } else { rows / 2 };
            let lines = entry.piece.text(rows, spare);
            *over = rows.saturating_sub(entry.rows_of(&lines));
            lines
        };
        self.entries.iter().enumerate().map(text).collect()
    }

    /// Places it from a cell and row on; the row behind it.
    pub(super) fn place(
        &self,
        front: &mut Front,
        tiles: &mut Vec<(usize, Tile)>,
        texts: Vec<Vec<Line>>,
        (column, top): (usize, usize),
        measure: usize,
    ) -> usize {
        let mut row = top;
        let setting = self.entries.first().map(|entry| Setting { measure, ..entry.piece.setting });
        if let (Some(title), Some(setting)) = (&self.title, &setting) {
            let cells = sign(front, title, Tone::Section, (column, row), setting);
            if cells + 2 < measure {
                let area = Area { column: column + cells + 1, row, columns: measure - cells - 1, rows: 1 };
                front.rules.push(Rule { area, run: Run::Across });
            }
            row += 1;
        }
        let first = row;
        let inset = if self.frame == Frame::Box { FRAME / 2 } else { 0 };
        row += usize::from(self.frame == Frame::Box);
        for (index, (entry, text)) in self.entries.iter().zip(texts).enumerate() {
            row += if index > 0 { self.air } else { 0 };
            if let (Some(label), Some(setting)) = (&entry.label, &setting) {
                sign(front, label, Tone::Quiet, (column, row), setting);
                row += 1;
            }
            let mut tile = entry.tile(text, (column + inset, row));
            let bottom = tile.area.bottom();
            tile.area.columns = measure - inset * 2;
            if self.frame == Frame::Box {
                tile.area = Area { column, row: first, columns: measure, rows: bottom + 1 - first };
            }
            row = bottom;
            tiles.push((self.place_in_order() + index, tile));
        }
        if self.frame == Frame::Box {
            row += 1;
            front.boxes.push(Area { column, row: first, columns: measure, rows: row - first });
        }
        row
    }
}

/// Puts words over what stands in a column, as many as fit; the cells they take.
fn sign(front: &mut Front, words: &str, tone: Tone, (column, row): (usize, usize), setting: &Setting) -> usize {
    let text = fit(words, setting.measure, setting.ambiguous).to_owned();
    let cells = width(&text, setting.ambiguous);
    front.signs.push(Sign { column, row, cells, text, tone, size: TypeSize::Plain });
    cells
}

/// More than a list has entries.
const STEP: usize = 100_000;

impl Entry<'_> {
    /// Rows of its text: even a story of nothing has a row of its own.
    fn rows_of(&self, text: &[Line]) -> usize {
        text.len().max(1usize.saturating_sub(self.piece.fixed()))
    }

    /// The entry with its text as a tile, from a cell and row on; its width is the block's to say.
    fn tile(&self, text: Vec<Line>, (column, top): (usize, usize)) -> Tile {
        let piece = &self.piece;
        let mut row = top;
        let mut lines = Vec::with_capacity(piece.head.len() + text.len());
        for (size, line) in &piece.head {
            lines.push(Placed { column, row, size: *size, line: line.clone() });
            row += size.scale();
        }
        let picture = piece.picture_at(column, row, piece.setting.measure);
        row = picture.as_ref().map_or(row, |picture| picture.area.bottom());
        for line in piece.caption.iter().cloned().chain(text) {
            lines.push(Placed { column, row, size: TypeSize::Plain, line });
            row += 1;
        }
        // As it was counted: a story of nothing has a row.
        let area = Area { column, row: top, columns: 0, rows: row.max(top + 1) - top };
        Tile { article: piece.article, rank: piece.rank, area, lines, pictures: picture.into_iter().collect() }
    }
}
