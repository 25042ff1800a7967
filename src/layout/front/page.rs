//! A page put together: lead, columns of stories, rules.
//!
//! Owns how high the page is, which story stands in which column, and that the columns are full. It refuses to set a
//! story itself.

use super::block::{Block, Closes, Gap};
use super::column::{ALL, Column, LITTLE, assign, level};
use super::grid::{GUTTER, Grid};
use super::lead::{self, Room};
use super::piece::{Copy, SEEN};
use super::stack::share;
use super::{Broadsheet, Front, Leaf, Plan, Rank, Rule, Run, Tile, block, masthead, plan};
use crate::edition::Edition;
use crate::layout::{Area, Labels, labels};

/// Fewest rows that a page has for its stories: in a lower window it scrolls.
const LEAST: usize = 8;
/// The part of a page's height that a lead may have beside others, in hundredths.
const LEAD: usize = 58;
/// The same of a lead with a picture.
const PICTURED: usize = 68;

/// A leaf of the paper composed for a window. A page has all of its stories: where they need more rows than the window
/// has, it is higher.
///
/// ```
/// use newsprint::edition::{Edition, Outline};
/// use newsprint::layout::front::{Broadsheet, TypeSize, front, leaves};
/// use newsprint::layout::House;
/// use newsprint::text::{Ambiguous, Language};
/// let edition: Edition = serde_json::from_str(
///     r#"{"format":"edition/1","paper":"样城日报","articles":[{"headline":"新桥通车","body":"A bridge opens."}]}"#,
/// )?;
/// let leaves = leaves(&edition, &Outline::of(&edition));
/// let sheet = Broadsheet {
///     columns: 80,
///     rows: 24,
///     ambiguous: Ambiguous::Narrow,
///     house: House::default(),
///     language: Language::SimplifiedChinese,
///     type_size: TypeSize::Plain,
///     pictures: &|_, _, _| None,
/// };
/// let page = front(&edition, &leaves, 0, &sheet);
/// assert_eq!(page.tiles.iter().map(|tile| tile.article).collect::<Vec<_>>(), [0]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn front(edition: &Edition, leaves: &[Leaf], leaf: usize, sheet: &Broadsheet) -> Front {
    let grid = Grid::of(sheet.columns);
    let labels = labels(sheet.language);
    let mut front = Front::default();
    masthead::set(&mut front, edition, leaves, leaf, &grid, sheet, &labels);
    let copy = Copy { edition, sheet };
    let room = sheet.rows.saturating_sub(front.body).max(LEAST);
    let making = Making { copy, grid, labels, leaves, room };
    making.compose(&mut front, &plan(edition, leaves, leaf));
    front
}

/// A page in the making; rows are counted from the first below the masthead.
struct Making<'a> {
    copy: Copy<'a>,
    grid: Grid,
    labels: Labels,
    leaves: &'a [Leaf],
    /// Rows that the window has for stories.
    room: usize,
}

/// Most headlines of other pages where there is little room.
const INSIDE: usize = 6;
/// How much higher than its window a page has to be before it is: less is gained by setting less, in hundredths.
const HIGHER: usize = 125;

impl<'a> Making<'a> {
    fn compose(&self, front: &mut Front, plan: &Plan) {
        let top = front.body;
        let blocks = self.blocks(plan);
        let mut span = lead::span(&self.grid, blocks.is_empty());
        if !blocks.is_empty() && blocks.len() < self.grid.count - span {
            span = self.grid.count - blocks.len();
        }
        let lead = self.lead(plan, &blocks, span, top);
        let below = lead.as_ref().map_or(0, |lead| lead.area.rows + usize::from(!blocks.is_empty()));
        let starts = (0..self.grid.count).map(|column| if column < span { below } else { 0 });
        let mut columns: Vec<Column> = starts.map(|start| Column { start, blocks: Vec::new() }).collect();
        let mut lead_rows = lead.as_ref().map_or(0, |lead| lead.area.rows);
        let height = self.fill(&mut columns, blocks).max(lead_rows);
        let is_bare = columns.iter().take(span).all(|column| column.blocks.is_empty());
        let lead = match (lead, plan.lead) {
            // Where nothing stands below it, it goes on to the foot of the page, and no further: in less room a picture's
            // words may be shown that were too many for more.
            (Some(lead), Some(article)) if is_bare => {
                self.set_lead(article, span, height, top).filter(|set| set.area.rows <= height).or(Some(lead))
            }
            (lead, _) => lead,
        };
        if let Some(lead) = lead {
            lead_rows = lead.area.rows;
            if !is_bare {
                let area = Area { row: lead.area.bottom(), rows: 1, ..lead.area };
                front.rules.push(Rule { area, run: Run::Across });
            }
            front.tiles.push(lead);
        }
        let mut tiles: Vec<(usize, Tile)> = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            if column.blocks.is_empty() {
                continue;
            }
            // Columns below the lead that stay empty are taken over by the story before them.
            let empty = columns.get(index + 1..span).unwrap_or_default();
            let width = 1 + empty.iter().take_while(|column| column.blocks.is_empty()).count();
            match column.blocks.as_slice() {
                [block] if width > 1 && block.story().is_some() => {
                    tiles.extend(self.across(front, block, (index, width), (column.start, height), top));
                }
                _ => self.place(front, &mut tiles, column, index, height, top),
            }
        }
        self.down_rules(front, &columns, span, lead_rows, height, top);
        tiles.sort_by_key(|(order, _)| *order);
        front.tiles.extend(tiles.into_iter().map(|(_, tile)| tile));
        front.rows = top + height;
    }

    /// All but the lead, set: stories, then briefs, notices and what is inside.
    fn blocks(&self, plan: &Plan) -> Vec<Block<'a>> {
        let count = 1 + plan.second.len() + plan.stories.len() + plan.briefs.len() + plan.notices.len();
        // More than any of them may come to have: what is set and not shown is lost work.
        let rows = (self.grid.count * self.room * 3 / count).clamp(8, self.room.max(8));
        let mut blocks = block::stories(self.copy, plan, self.grid.measure, rows);
        let rail = block::rail(self.copy, plan, self.grid.measure, (self.room, rows), &self.labels);
        blocks.extend(rail);
        // A page that its own stories do not fill opens stories of the others.
        let free = self.free(plan, &blocks, ALL);
        let room = (self.grid.measure, rows.min(self.room / 2));
        blocks.extend(block::teasers(self.copy, &plan.inside, self.leaves, room, free, &self.labels));
        let mut inside = plan.inside.clone();
        let opened: Vec<usize> = blocks.iter().flat_map(Block::articles).collect();
        for (_, articles) in &mut inside {
            articles.retain(|article| !opened.contains(article));
        }
        let least = inside.len().min(INSIDE);
        // Each page has a row for its name, and the list one for its title.
        let entries = self.free(plan, &blocks, 100).saturating_sub(inside.len() + 2);
        let entries = entries.clamp(least, (self.room / 3).max(least));
        blocks.extend(block::inside(self.copy, &inside, self.leaves, self.grid.measure, entries, &self.labels));
        for (order, block) in blocks.iter_mut().enumerate() {
            block.order = order;
        }
        blocks
    }

    /// Rows that blocks leave free in all columns, beside a lead, at a share of what they want.
    fn free(&self, plan: &Plan, blocks: &[Block], hundredths: usize) -> usize {
        let lead = if plan.lead.is_some() { self.room * LEAD / 100 * lead::span(&self.grid, false) } else { 0 };
        let taken: usize = lead + blocks.iter().map(|block| block.rows(hundredths) + 1).sum::<usize>();
        (self.grid.count * self.room).saturating_sub(taken)
    }

    /// The lead, as high as suits it, or higher where the others do not fill the page.
    fn lead(&self, plan: &Plan, blocks: &[Block], span: usize, top: usize) -> Option<Tile> {
        let article = plan.lead?;
        let set = |rows: usize| self.set_lead(article, span, rows, top);
        if blocks.is_empty() {
            return set(self.room);
        }
        let is_figure = |block: &crate::edition::Block| matches!(block, crate::edition::Block::Figure(_));
        let has_figure =
            self.copy.edition.articles.get(article).is_some_and(|of| of.body.iter().take(SEEN).any(is_figure));
        let pictured = || set(self.room * PICTURED / 100).is_some_and(|tile| !tile.pictures.is_empty());
        let share = if has_figure && pictured() { PICTURED } else { LEAD };
        let rows = (self.room * share / 100).max(LEAST);
        let lead = set(rows)?;
        let others: usize = blocks.iter().map(|block| block.rows(ALL) + 1).sum();
        let free = (self.grid.count * self.room).saturating_sub((lead.area.rows + 1) * span);
        let more = free.saturating_sub(others) / span;
        if more > 0 && lead.area.rows + 2 >= rows { set((rows + more).min(self.room)) } else { Some(lead) }
    }

    /// Gives the blocks to the columns; the height of the page that comes of it.
    fn fill(&self, columns: &mut [Column<'a>], mut blocks: Vec<Block<'a>>) -> usize {
        if blocks.is_empty() {
            return 0;
        }
        let free = |height: usize| columns.iter().map(|column| height.saturating_sub(column.start)).sum::<usize>();
        // Words before pictures: where a page fits its window without those of its lesser stories, it goes without.
        let least = blocks.iter().map(|block| block.rows(LITTLE) + 1).sum::<usize>();
        let pictured = blocks.iter().map(Block::pictured).sum::<usize>();
        if least > free(self.room) && least.saturating_sub(pictured) <= free(self.room) {
            blocks.iter_mut().for_each(Block::without_pictures);
        }
        let sum = |hundredths: usize| blocks.iter().map(|block| block.rows(hundredths) + 1).sum::<usize>();
        let least = |rows: usize| (0..=rows + 4_000).find(|height| free(*height) >= rows).unwrap_or(rows);
        let (few, want, all) = (sum(LITTLE), sum(100), sum(ALL));
        let scrolls = sum(50) > free(self.room) && least(want) * 100 > self.room * HIGHER;
        let mut height = if few > free(self.room) || scrolls {
            least(want).max(self.room)
        } else if all < free(self.room) {
            least(all)
        } else {
            self.room
        };
        let room = free(height);
        let share = if want > room { (0..100).rev() } else { (100..101).rev() };
        let mut share = share.into_iter().find(|share| sum(*share) <= room).unwrap_or(LITTLE);
        while (100..1_600).contains(&share) && sum(share * 5 / 4) <= room {
            share = share * 5 / 4;
        }
        assign(columns, blocks, share, height);
        level(columns, height);
        // What does not fit makes the page higher; what all columns lack, lower.
        let needed = columns.iter().map(|column| column.end(LITTLE)).max().unwrap_or(0);
        height = height.max(needed);
        let lacking = columns.iter().filter(|column| !column.blocks.is_empty()).map(|column| column.hole(height)).min();
        height - lacking.unwrap_or(0)
    }

    fn set_lead(&self, article: usize, span: usize, rows: usize, top: usize) -> Option<Tile> {
        lead::set(self.copy, article, &self.grid, Room { rank: Rank::Lead, first: 0, span, rows }, top)
    }

    /// A story across some columns, from the row on that its column begins with.
    fn across(
        &self,
        front: &mut Front,
        block: &Block,
        (first, span): (usize, usize),
        (start, height): (usize, usize),
        top: usize,
    ) -> Option<(usize, Tile)> {
        let (article, rank) = block.story()?;
        let start = start + block.label(front, self.grid.column(first), top + start, self.grid.measure);
        let room = Room { rank, first, span, rows: height.saturating_sub(start) };
        Some((block.place_in_order(), lead::set(self.copy, article, &self.grid, room, top + start)?))
    }

    /// The rules between the columns.
    fn down_rules(&self, front: &mut Front, columns: &[Column], span: usize, lead: usize, height: usize, top: usize) {
        for column in 1..self.grid.count {
            let is_used = |index: usize| columns.get(index).is_some_and(|column| !column.blocks.is_empty());
            let first = if column < span { lead + 1 } else { 0 };
            // Below the lead an empty column is part of the story beside it.
            if first >= height || !is_used(column) || (column < span && !is_used(column - 1)) {
                continue;
            }
            let at = self.grid.column(column) - GUTTER.div_ceil(2);
            let area = Area { column: at, row: top + first, columns: 1, rows: height - first };
            front.rules.push(Rule { area, run: Run::Down });
        }
    }

    /// Places the blocks of a column: the rows of the page shared among them, what stays over as air between them.
    fn place(
        &self,
        front: &mut Front,
        tiles: &mut Vec<(usize, Tile)>,
        column: &Column<'a>,
        index: usize,
        height: usize,
        top: usize,
    ) {
        let mut gaps = Vec::with_capacity(column.blocks.len());
        let mut before = None;
        for block in &column.blocks {
            gaps.push(block.gap(before));
            before = Some(block);
        }
        let fixed: usize =
            gaps.iter().map(|gap| gap.rows()).sum::<usize>() + column.blocks.iter().map(Block::fixed).sum::<usize>();
        let wants: Vec<_> = column.blocks.iter().flat_map(Block::wants).collect();
        let mut shares = share(height.saturating_sub(column.start + fixed), &wants).into_iter();
        let mut over = 0;
        let last = column.blocks.iter().rposition(|block| !block.wants().iter().all(|want| want.most == 0));
        let set: Vec<_> = column
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| {
                let closes = if Some(index) == last { Closes::Column } else { Closes::Nothing };
                block.set(&mut shares, (&mut over, closes))
            })
            .collect();
        let gapped: usize = gaps.iter().map(|gap| gap.rows()).sum();
        let used = gapped + column.blocks.iter().zip(&set).map(|(block, texts)| block.rows_with(texts)).sum::<usize>();
        let mut free = height.saturating_sub(column.start + used);
        let places = gaps.iter().filter(|gap| gap.rows() > 0).count();
        let mut row = top + column.start;
        let mut left = places;
        for ((block, gap), texts) in column.blocks.iter().zip(gaps).zip(set) {
            if gap.rows() > 0 {
                // As much air at each gap as is left for it, two rows at most.
                let air = free.div_ceil(left.max(1)).min(AIR);
                free -= air.min(free);
                left = left.saturating_sub(1);
                row += air;
            }
            if gap == Gap::Rule {
                let area = Area { column: self.grid.column(index), row, columns: self.grid.measure, rows: 1 };
                front.rules.push(Rule { area, run: Run::Across });
            }
            row += gap.rows();
            row = block.place(front, tiles, texts, (self.grid.column(index), row), self.grid.measure);
        }
    }
}

/// Most rows of air that a gap takes over from a column that is not full.
const AIR: usize = 2;
