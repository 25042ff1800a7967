//! The front page on the screen: a page composed for the window, the story that is selected, how far it is scrolled.
//!
//! Owns turning pages and going over them. It refuses to compose: `layout` does, anew only where something it depends on
//! has changed.

use super::{App, Window};
use crate::edition::Edition;
use crate::layout::front::{self as layout, Anchor, Broadsheet, Front, Leaf, Tile, TypeSize, Way};
use crate::layout::{Figure, House, map};
use crate::text::{Ambiguous, Language};

/// What is seen of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Face {
    /// The page composed anew.
    #[default]
    Page,
    /// Where its stories were printed.
    Map,
}

/// The state of the front page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontPage {
    leaves: Vec<Leaf>,
    /// Index of the leaf that is seen.
    leaf: usize,
    /// What of it is seen.
    pub face: Face,
    /// The page as it is composed.
    pub page: Front,
    /// Index of the selected story among the tiles.
    selected: usize,
    /// The article that is to be selected once its page is composed.
    wanted: Option<usize>,
    /// Where the eye rests.
    eye: Anchor,
    /// Index of the first row that is seen.
    pub top: usize,
    /// Rows that show the page.
    pub height: usize,
    /// What it was composed for.
    made_for: Option<Made>,
    /// Whether something has changed that it cannot see: the size of a picture.
    stale: bool,
}

/// What a composed page depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Made {
    window: Window,
    ambiguous: Ambiguous,
    house: House,
    language: Language,
    type_size: TypeSize,
    leaf: usize,
    face: Face,
}

/// Rows that stay seen when a page is turned by the window.
const KEPT: usize = 2;

impl FrontPage {
    /// The first page of an edition.
    pub(super) fn of(edition: &Edition, outline: &crate::edition::Outline) -> Self {
        Self { leaves: layout::leaves(edition, outline), ..Self::default() }
    }

    /// The pages that can be turned to.
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// Index of the leaf that is seen.
    pub fn leaf(&self) -> usize {
        self.leaf
    }

    /// Says that the page is to be composed anew.
    pub(super) fn outdate(&mut self) {
        self.stale = true;
    }

    /// The stories on the screen and a screen further.
    pub(super) fn near_tiles(&self) -> impl Iterator<Item = &Tile> + '_ {
        let (first, end) = (self.top.saturating_sub(self.height), self.top + self.height * 2);
        self.page.tiles.iter().filter(move |tile| tile.area.row < end && tile.area.bottom() > first)
    }

    /// The selected story.
    pub fn tile(&self) -> Option<&Tile> {
        self.page.tiles.get(self.selected)
    }

    /// The selected article, by its index in the edition.
    pub fn article(&self) -> Option<usize> {
        let first = || self.leaves.get(self.leaf).and_then(|leaf| leaf.articles.first()).copied();
        // Before it is composed, nobody knows which story leads a page.
        if self.made_for.is_none() { self.wanted.or_else(first) } else { self.tile().map(|tile| tile.article) }
    }

    /// Index of the selected story among the tiles.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Composes the page, where it is not as it should be.
    pub(super) fn refresh(&mut self, app: &App) {
        let made = Made {
            window: app.window(),
            ambiguous: app.ambiguous(),
            house: app.choices().house,
            language: app.choices().house.language.unwrap_or_else(|| app.language()),
            type_size: app.type_size(),
            leaf: self.leaf,
            face: self.face,
        };
        self.height = made.window.rows.saturating_sub(1);
        let stale = std::mem::take(&mut self.stale);
        if self.made_for == Some(made) && !stale {
            return;
        }
        let here = self.tile().filter(|_| self.made_for.is_some()).map(|tile| tile.article);
        let selected = self.wanted.take().or(here);
        let turned = self.made_for.is_none_or(|before| (before.leaf, before.face) != (made.leaf, made.face));
        let pictures = |asset: &str, cells: usize, most: usize| match app.figure(asset, cells, most) {
            Figure::Plate(plate) => Some(plate),
            Figure::Words | Figure::Refused(_) => None,
        };
        let sheet = Broadsheet {
            columns: made.window.columns,
            rows: self.height,
            ambiguous: made.ambiguous,
            house: made.house,
            language: made.language,
            type_size: made.type_size,
            pictures: &pictures,
        };
        self.page = match self.face {
            Face::Page => layout::front(app.edition(), &self.leaves, self.leaf, &sheet),
            // A page of which nobody knows how it was printed has no map.
            Face::Map => map::map(app.edition(), &self.leaves, self.leaf, &sheet)
                .unwrap_or_else(|| layout::front(app.edition(), &self.leaves, self.leaf, &sheet)),
        };
        let same_window = self.made_for.is_some_and(|before| before.window == made.window);
        self.made_for = Some(made);
        let is_there = |article: usize| self.page.tiles.iter().position(|tile| tile.article == article);
        let index = selected.and_then(is_there);
        if turned && index.is_none() {
            self.top = 0;
        }
        if turned || !same_window {
            return self.choose(index.unwrap_or(0));
        }
        // A picture that came moves what lies below it; the reader stays where they have scrolled to.
        self.point_at(index.unwrap_or(0));
        self.scroll(0);
    }

    /// Selects a tile, and shows it.
    fn choose(&mut self, index: usize) {
        self.selected = index;
        if let Some(tile) = self.tile() {
            self.eye = Anchor::of(tile);
        }
        self.show();
    }

    /// Scrolls so that the selected story is seen: all of it, or at least its head.
    fn show(&mut self) {
        let last = self.page.rows.saturating_sub(self.height);
        let Some(area) = self.tile().map(|tile| tile.area) else {
            self.top = self.top.min(last);
            return;
        };
        // With the first stories the masthead is seen.
        let first = if area.row <= self.page.body { 0 } else { area.row.saturating_sub(1) };
        if first < self.top {
            self.top = first;
        }
        let end = area.bottom();
        if end > self.top + self.height {
            self.top = end.saturating_sub(self.height).min(first.max(area.row.saturating_sub(1)));
        }
        self.top = self.top.min(last);
    }

    /// Goes to the story that lies next in a direction, `times` of them; where none lies there, scrolls on.
    pub(super) fn step(&mut self, way: Way, times: usize) {
        for _ in 0..times.min(self.page.tiles.len().max(1)) {
            match self.eye.step(&self.page.tiles, self.selected, way) {
                Some((next, eye)) => {
                    self.selected = next;
                    self.eye = eye;
                    self.show();
                }
                None => {
                    let step = match way {
                        Way::Up => -1,
                        Way::Down => 1,
                        Way::Left | Way::Right => 0,
                    };
                    return self.scroll(step);
                }
            }
        }
    }

    /// Goes so many stories on in the order of reading, or back; says whether there was one.
    pub(super) fn step_reading(&mut self, step: isize) -> bool {
        let last = self.page.tiles.len().saturating_sub(1);
        let next = self.selected.saturating_add_signed(step).min(last);
        let moved = next != self.selected;
        if moved {
            self.choose(next);
        }
        moved
    }

    /// Scrolls by rows, whatever is selected.
    pub(super) fn scroll(&mut self, rows: isize) {
        let last = self.page.rows.saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last);
    }

    /// Scrolls by rows, and selects what then stands at the top where the selected story is out of sight.
    pub(super) fn turn(&mut self, rows: isize) {
        let before = self.top;
        self.scroll(rows);
        if before == self.top {
            // The page ends here: its last story, or its first.
            let index = if rows > 0 { self.page.tiles.len().saturating_sub(1) } else { 0 };
            return self.choose(index);
        }
        let seen = self.top..self.top + self.height;
        if self.tile().is_some_and(|tile| seen.contains(&tile.area.row)) {
            return;
        }
        let heads = self.page.tiles.iter().enumerate().filter(|(_, tile)| seen.contains(&tile.area.row));
        let first = heads.min_by_key(|(_, tile)| (tile.area.row, tile.area.column)).map(|(index, _)| index);
        if let Some(tile) = first.and_then(|index| self.page.tiles.get(index)) {
            self.eye = Anchor::of(tile);
            self.selected = first.unwrap_or(self.selected);
        }
    }

    /// Rows that a page of the window moves by.
    pub(super) fn page_rows(&self) -> usize {
        self.height.saturating_sub(KEPT).max(1)
    }

    /// Turns to a leaf; the story that leads it is selected.
    pub(super) fn turn_to(&mut self, leaf: usize) {
        if leaf < self.leaves.len() && leaf != self.leaf {
            self.leaf = leaf;
            self.top = 0;
            self.made_for = None;
            self.page = Front::default();
            self.selected = 0;
            self.wanted = None;
        }
    }

    /// Turns so many leaves on or back; says whether there was one.
    pub(super) fn turn_by(&mut self, step: isize) -> bool {
        let leaf = self.leaf.saturating_add_signed(step).min(self.leaves.len().saturating_sub(1));
        let turned = leaf != self.leaf;
        self.turn_to(leaf);
        turned
    }

    /// Whether boxes of the leaf's articles are known.
    pub(super) fn has_map(&self, edition: &Edition) -> bool {
        let Some(leaf) = self.leaves.get(self.leaf) else { return false };
        let Some(page) = leaf.page.and_then(|page| edition.pages.get(page)) else { return false };
        let articles = leaf.articles.iter().filter_map(|article| edition.articles.get(*article));
        let mut positions = articles.flat_map(|article| &article.positions);
        positions.any(|position| position.page == page.id && position.bbox.is_some())
    }

    /// Shows the page composed, or as it was printed.
    pub(super) fn turn_face(&mut self, face: Face) {
        if self.face != face {
            self.face = face;
            self.top = 0;
        }
    }

    /// Selects an article: on the page that is seen, else on its own.
    pub(super) fn select(&mut self, article: usize) {
        if let Some(index) = self.page.tiles.iter().position(|tile| tile.article == article) {
            return self.choose(index);
        }
        let leaf = self.leaves.iter().position(|leaf| leaf.articles.contains(&article));
        let Some(leaf) = leaf else { return };
        self.turn_to(leaf);
        self.wanted = Some(article);
    }

    /// Goes to an article on its own page, though this one may name it too.
    pub(super) fn go_to(&mut self, article: usize) {
        let leaf = self.leaves.iter().position(|leaf| leaf.articles.contains(&article));
        match leaf {
            Some(leaf) if leaf != self.leaf => {
                self.turn_to(leaf);
                self.wanted = Some(article);
            }
            _ => self.select(article),
        }
    }

    /// Index of the tile under a cell of the screen.
    pub(super) fn tile_at(&self, column: usize, row: usize) -> Option<usize> {
        if row >= self.height {
            return None;
        }
        let row = self.top + row;
        self.page.tiles.iter().position(|tile| tile.area.row_at(column, row).is_some())
    }

    /// Selects a tile by its index.
    pub(super) fn point_at(&mut self, index: usize) {
        if index < self.page.tiles.len() {
            self.selected = index;
            if let Some(tile) = self.tile() {
                self.eye = Anchor::of(tile);
            }
        }
    }
}
