//! What was printed where: the boxes of a page as parts of it.
//!
//! Owns what a box is that says nothing (no numbers, no size, off the page), the page's extent, and its margins. It
//! refuses cells.

use crate::edition::{Article, Edition, Page, Position};

/// The parts that a page has across, and down.
pub(super) const PARTS: usize = 100_000;
/// The smallest box that says anything, in parts.
const SMALLEST: usize = PARTS / 1_000;
/// The widest margin, in parts: what is wider is room that something else had, as a masthead.
const MARGIN: usize = PARTS / 12;
/// The narrowest and the widest page, in hundredths of its height; what is beyond them is no page.
const SHAPES: std::ops::RangeInclusive<usize> = 40..=250;

/// A page as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// Its stories, in the order they are read.
    pub(super) stories: Vec<Story>,
    /// Its width in hundredths of its height.
    pub(super) shape: usize,
}

/// A story on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Story {
    /// Index of the article.
    pub(super) article: usize,
    /// Where it stands.
    pub(super) place: Place,
}

/// A box, in parts from the left and top of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Place {
    /// How large it is.
    pub(super) fn size(self) -> usize {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// The stories that have a box on a page; none where no box says anything.
pub(super) fn printed(edition: &Edition, page: &Page) -> Option<Printed> {
    let on_page = |article: &Article| -> Vec<[f64; 4]> {
        let here = article.positions.iter().filter(|position| position.page == page.id);
        here.filter_map(|position| position.bbox.and_then(ordered)).collect()
    };
    let boxes = edition.articles.iter().map(on_page).enumerate().filter(|(_, boxes)| !boxes.is_empty());
    let boxes: Vec<(usize, Vec<[f64; 4]>)> = boxes.collect();
    let all = || boxes.iter().flat_map(|(_, boxes)| boxes.iter());
    let across = Extent::of(page.width, all().map(|[left, _, right, _]| (*left, *right)))?;
    let down = Extent::of(page.height, all().map(|[_, top, _, bottom]| (*top, *bottom)))?;
    let place = |[left, top, right, bottom]: &[f64; 4]| {
        let (left, right) = (across.part(*left), across.part(*right));
        let (top, bottom) = (down.part(*top), down.part(*bottom));
        let is_seen = right - left >= SMALLEST && bottom - top >= SMALLEST;
        is_seen.then_some(Place { left, top, right, bottom })
    };
    // Of several boxes the largest; of equal ones the first.
    let largest = |boxes: &Vec<[f64; 4]>| boxes.iter().filter_map(place).rev().max_by_key(|place| place.size());
    let stories = boxes.iter().filter_map(|(article, boxes)| Some(Story { article: *article, place: largest(boxes)? }));
    let mut stories: Vec<Story> = stories.collect();
    if stories.is_empty() {
        return None;
    }
    stories.sort_by_key(|story| (order(edition, page, story.article), story.article));
    let shape = parts(across.size / down.size / 10.0) * 10 / (PARTS / 100);
    let (wide, high) = trim(&mut stories);
    let shape = (shape * wide / high.max(1)).clamp(*SHAPES.start(), *SHAPES.end());
    Some(Printed { stories, shape })
}

/// The words of a jump that are printed with an article on a page.
pub(super) fn jump<'a>(article: &'a Article, page: &Page) -> Option<&'a Position> {
    article.positions.iter().find(|position| position.page == page.id && position.jump_text.is_some())
}

/// The rank of an article on a page, where it says one.
pub(super) fn order(edition: &Edition, page: &Page, article: usize) -> u32 {
    let positions = edition.articles.get(article).map_or(&[][..], |article| &article.positions);
    let here = positions.iter().filter(|position| position.page == page.id);
    here.filter_map(|position| position.order).min().unwrap_or(u32::MAX)
}

/// A box whose edges are numbers, in their order.
fn ordered([left, top, right, bottom]: [f64; 4]) -> Option<[f64; 4]> {
    let is_sound = [left, top, right, bottom].into_iter().all(f64::is_finite);
    is_sound.then(|| [left.min(right), top.min(bottom), left.max(right), top.max(bottom)])
}

/// One side of a page.
#[derive(Debug, Clone, Copy)]
struct Extent {
    from: f64,
    size: f64,
}

impl Extent {
    /// That of a page: as it says itself, else from its first box to its last.
    fn of(said: Option<f64>, edges: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let edges = edges.reduce(|(from, to), (start, end)| (from.min(start), to.max(end)));
        let (from, to) = edges?;
        let is_size = |size: &f64| size.is_finite() && *size > 0.0;
        let size = Some(to - from).filter(is_size);
        said.filter(is_size).map(|size| Self { from: 0.0, size }).or(size.map(|size| Self { from, size }))
    }

    /// Where an edge lies, in parts.
    fn part(self, edge: f64) -> usize {
        parts((edge - self.from) / self.size)
    }
}

/// A share in parts; none is more than all of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between none and all")]
fn parts(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * 100_000.0).round() as usize
}

/// Takes the margins off: the page then begins and ends with its outermost boxes. What is left of it, in parts.
fn trim(stories: &mut [Story]) -> (usize, usize) {
    let edges = |edge: fn(&Place) -> usize| stories.iter().map(move |story| edge(&story.place));
    let start = |least: Option<usize>| least.filter(|edge| *edge <= MARGIN).unwrap_or(0);
    let end = |most: Option<usize>| most.filter(|edge| *edge >= PARTS - MARGIN).unwrap_or(PARTS);
    let (left, right) = (start(edges(|place| place.left).min()), end(edges(|place| place.right).max()));
    let (top, bottom) = (start(edges(|place| place.top).min()), end(edges(|place| place.bottom).max()));
    let (wide, high) = (right - left, bottom - top);
    for Story { place, .. } in stories {
        let across = |edge: usize| (edge - left) * PARTS / wide.max(1);
        let down = |edge: usize| (edge - top) * PARTS / high.max(1);
        *place = Place {
            left: across(place.left),
            right: across(place.right),
            top: down(place.top),
            bottom: down(place.bottom),
        };
    }
    (wide, high)
}
