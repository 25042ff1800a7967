//! The page map: a page as it was printed, its stories as tiles where they stood.
//!
//! Owns the page's size in a window, its outline, and the list of what was printed nobody knows where. It refuses texts of
//! bodies, pictures, and to lose a story: what has no place on the map is in the list.
//!
//! The way of a page: `printed` reads its boxes as parts of the page; `snap` lays their edges on lines of cells, one side
//! at a time; `fit` makes frames of them that do not overlap; `frame` draws these; `words` writes on them.

mod fit;
mod frame;
mod printed;
mod snap;
mod words;

use std::collections::HashSet;

use super::contents::{Tone, spaced};
use super::front::{Broadsheet, Front, Leaf, Plan, Rank, Rule, Run, Sign, Tile, TypeSize, plan, running_head};
use super::{Area, Labels, labels};
use crate::edition::{Edition, Page, Text};
use crate::text::{fit, width};
use fit::{Frame, frames};
use printed::{Printed, jump, order, printed};
use words::{Align, Blank, Words};

/// A page of the paper as it was printed. None where no box says where a story of the leaf stood.
///
/// The tiles are the stories that have a place, in the order they are read, then the others of the leaf. A story of
/// another leaf that goes on here is among them. A tile is what its frame holds; frames side by side have one line in
/// common.
///
/// ```
/// use newsprint::edition::{Edition, Outline};
/// use newsprint::layout::front::{Broadsheet, TypeSize, leaves};
/// use newsprint::layout::{House, map::map};
/// use newsprint::text::{Ambiguous, Language};
/// let edition: Edition = serde_json::from_str(
///     r#"{"format":"edition/1","pages":[{"id":"p1","width":388,"height":544}],"articles":[
///     {"headline":"新桥通车","body":"A bridge opens.","positions":[{"page":"p1","bbox":[14,100,374,300]}]},
///     {"headline":"Briefs","body":"一句。","positions":[{"page":"p1"}]}]}"#,
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
/// let page = map(&edition, &leaves, 0, &sheet).unwrap_or_default();
/// assert_eq!(page.tiles.iter().map(|tile| tile.area.rows).collect::<Vec<_>>(), [8, 1]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn map(edition: &Edition, leaves: &[Leaf], leaf: usize, sheet: &Broadsheet) -> Option<Front> {
    let of = leaves.get(leaf)?;
    let page = edition.pages.get(of.page?)?;
    let printed = printed(edition, page)?;
    let known: HashSet<usize> = printed.stories.iter().map(|story| story.article).collect();
    let unknown: Vec<usize> = of.articles.iter().copied().filter(|article| !known.contains(article)).collect();
    if unknown.len() == of.articles.len() {
        return None;
    }
    let mut front = Front::default();
    let labels = labels(sheet.language);
    running_head(&mut front, edition, of, sheet, &labels);
    let plan = plan(edition, std::slice::from_ref(of), 0);
    let making = Making { edition, page, plan, words: Words { edition, sheet }, sheet };
    making.make(&mut front, &printed, unknown, &labels);
    Some(front)
}

/// Fewest rows of a page: in a lower window it scrolls.
const LEAST: usize = 12;
/// Fewest cells of a page.
const NARROW: usize = 8;
/// How much wider than it was printed a page may be, in hundredths: headlines need the room.
const WIDENED: usize = 160;
/// Cells kept free at each side.
const MARGIN: usize = 1;
/// Cells between the page and the list beside it.
const GAP: usize = 3;
/// Narrowest and widest list beside a page.
const LIST: std::ops::RangeInclusive<usize> = 20..=40;

/// Cells and rows of a page of a shape (its width in hundredths of its height), a row being as high as two cells are wide.
fn size(across: usize, down: usize, shape: usize) -> (usize, usize) {
    let rows = down.max(LEAST);
    let columns = (rows * 2 * shape * WIDENED / 10_000).min(across).max(NARROW);
    // Never narrower than it was printed: rather lower.
    (columns, rows.min((columns * 50).div_ceil(shape)).max(LEAST / 2))
}

struct Making<'a> {
    edition: &'a Edition,
    page: &'a Page,
    plan: Plan,
    words: Words<'a>,
    sheet: &'a Broadsheet<'a>,
}

impl Making<'_> {
    fn make(&self, front: &mut Front, printed: &Printed, unknown: Vec<usize>, labels: &Labels) {
        let window = self.sheet.columns;
        let down = self.sheet.rows.saturating_sub(front.body);
        let (columns, rows) = size(window.saturating_sub(MARGIN * 2), down, printed.shape);
        let frames =
            frames(&printed.stories, (columns - 1, rows - 1), &|story, cells| self.words.rows(story.article, cells));
        let without = printed.stories.iter().zip(&frames).filter(|(_, frame)| frame.is_none());
        let mut listed: Vec<usize> = without.map(|(story, _)| story.article).chain(unknown).collect();
        listed.sort_by_key(|article| (order(self.edition, self.page, *article), *article));
        let beside = window.saturating_sub(columns + GAP + MARGIN * 2).min(*LIST.end());
        let is_beside = !listed.is_empty() && beside >= *LIST.start();
        let all = if is_beside { columns + GAP + beside } else { columns };
        let origin = (window.saturating_sub(all) / 2, front.body);
        let outline = Frame { left: 0, top: 0, right: columns - 1, bottom: rows - 1 };
        let drawn: Vec<Frame> = frames.iter().flatten().copied().chain([outline]).collect();
        let (rules, joints) = frame::ruled(&drawn, origin);
        front.rules.extend(rules);
        front.joints.extend(joints);
        for (story, frame) in printed.stories.iter().zip(&frames) {
            front.tiles.extend(frame.map(|frame| self.tile(story.article, frame.inner(origin), Align::Middle)));
        }
        let top = drawn.iter().rev().skip(1).map(|frame| frame.top).min().unwrap_or(0);
        self.name(front, Frame { bottom: top, ..outline }.inner(origin));
        front.rows = origin.1 + rows;
        if !listed.is_empty() {
            let (column, row) = if is_beside { (origin.0 + columns + GAP, origin.1) } else { (origin.0, front.rows) };
            let columns = if is_beside { beside } else { columns };
            self.list(front, &listed, Area { column, row, columns, rows: 1 }, labels);
        }
    }

    /// The paper's name where the first page has its masthead.
    fn name(&self, front: &mut Front, area: Area) {
        let is_first = self.edition.pages.first().is_some_and(|first| first.id == self.page.id);
        let name = self.edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map_or(String::new(), Text::line);
        let text = spaced(name.trim());
        let cells = width(&text, self.sheet.ambiguous);
        if is_first && area.rows > 0 && (1..=area.columns).contains(&cells) {
            let (column, row) = (area.column + (area.columns - cells) / 2, area.row + (area.rows - 1) / 2);
            front.signs.push(Sign { column, row, cells, text, tone: Tone::Masthead, size: TypeSize::Plain });
        }
    }

    /// What was printed nobody knows where, or has no room on the map: a row each, under a title.
    fn list(&self, front: &mut Front, articles: &[usize], area: Area, labels: &Labels) {
        let ambiguous = self.sheet.ambiguous;
        let text = fit(labels.titles().elsewhere, area.columns, ambiguous).to_owned();
        let cells = width(&text, ambiguous);
        if cells + 2 < area.columns {
            let area = Area { column: area.column + cells + 1, columns: area.columns - cells - 1, ..area };
            front.rules.push(Rule { area, run: Run::Across });
        }
        let sign = Sign { column: area.column, row: area.row, cells, text, tone: Tone::Section, size: TypeSize::Plain };
        front.signs.push(sign);
        for (index, article) in articles.iter().enumerate() {
            front.tiles.push(self.tile(*article, Area { row: area.row + 1 + index, ..area }, Align::Start));
        }
        front.rows = front.rows.max(area.row + 1 + articles.len());
    }

    fn tile(&self, article: usize, area: Area, align: Align) -> Tile {
        let rank = self.rank(article);
        let of = self.edition.articles.get(article);
        let jump = of.and_then(|of| jump(of, self.page));
        let lines = self.words.set(Blank { article, rank, area, align, jump });
        Tile { article, rank, area, lines, pictures: Vec::new() }
    }

    fn rank(&self, article: usize) -> Rank {
        let plan = &self.plan;
        let of = [
            (Rank::Second, &plan.second),
            (Rank::Story, &plan.stories),
            (Rank::Brief, &plan.briefs),
            (Rank::Notice, &plan.notices),
        ];
        let listed = || of.into_iter().find(|(_, articles)| articles.contains(&article)).map(|(rank, _)| rank);
        // What no rank has stands on another leaf and goes on here.
        if plan.lead == Some(article) { Rank::Lead } else { listed().unwrap_or(Rank::Inside) }
    }
}

#[cfg(test)]
mod tests;
