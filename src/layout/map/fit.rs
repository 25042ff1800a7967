//! Frames for the stories of a page, none over another.
//!
//! Owns which stories have a frame where there is no room for all, and what gives way where boxes overlap: the larger,
//! which is what stands around the smaller in print; where too little is left of it, it has no frame. It refuses words.

use std::cmp::Reverse;

use super::printed::{Place, Story};
use super::snap::{Stretch, is_next, snap};
use crate::layout::Area;

/// A frame: the lines of cells it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Frame {
    /// What it frames, from a cell and a row on.
    pub(super) fn inner(self, (column, row): (usize, usize)) -> Area {
        Area {
            column: column + self.left + 1,
            row: row + self.top + 1,
            columns: (self.right - self.left).saturating_sub(1),
            rows: (self.bottom - self.top).saturating_sub(1),
        }
    }

    fn size(self) -> usize {
        (self.right - self.left) * (self.bottom - self.top)
    }

    /// Whether a word has room in it.
    fn has_room(self) -> bool {
        self.right - self.left > CELLS && self.bottom - self.top > ROWS
    }
}

/// Fewest cells and rows within a frame: one ideograph.
const CELLS: usize = 2;
const ROWS: usize = 1;
/// Cells that frames are to have, the first of which there is room for.
const WIDTHS: [usize; 4] = [10, 8, 4, CELLS];
/// Rows that frames are to have where their headlines need them, the first of which there is room for.
const HEIGHTS: [usize; 5] = [5, 4, 3, 2, ROWS];
/// Most frames of a page, and cells of a page that each of them has at least: more are no map.
const MOST: usize = 400;
const SHARE: usize = 12;
/// The part of a frame that is left of it at least, as its divisor.
const LEFT: usize = 4;

/// The frames of stories, on lines from 0 to `across` and from 0 to `down`; none for those that have no room. `rows` says
/// how many rows the headline of a story takes in so many cells.
pub(super) fn frames(
    stories: &[Story],
    (across, down): (usize, usize),
    rows: &dyn Fn(&Story, usize) -> usize,
) -> Vec<Option<Frame>> {
    let mut kept: Vec<usize> = (0..stories.len()).collect();
    // Of equal ones what is read later goes first.
    kept.sort_by_key(|index| (Reverse(extent(stories, *index)), *index));
    kept.truncate((across * down / SHARE).clamp(1, MOST));
    kept.sort_unstable();
    let side = Side { stories, beside: beside(stories, &kept, across_of, down_of), stretch: across_of };
    let lines = side.lines(&mut kept, across, &WIDTHS, &|_, cells| cells);
    let mut wide = vec![(0, 0); stories.len()];
    let mut needs = vec![ROWS; stories.len()];
    for (index, (left, right)) in kept.iter().zip(lines) {
        let need = stories.get(*index).map_or(ROWS, |story| rows(story, right - left - 1));
        wide.get_mut(*index).into_iter().for_each(|side| *side = (left, right));
        needs.get_mut(*index).into_iter().for_each(|rows| *rows = need.max(ROWS));
    }
    let side = Side { stories, beside: beside(stories, &kept, down_of, across_of), stretch: down_of };
    let lines =
        side.lines(&mut kept, down, &HEIGHTS, &|index, most| needs.get(index).map_or(ROWS, |need| most.min(*need)));
    let mut frames = vec![None; stories.len()];
    for (index, (top, bottom)) in kept.into_iter().zip(lines) {
        let (left, right) = wide.get(index).copied().unwrap_or_default();
        frames.get_mut(index).into_iter().for_each(|frame| *frame = Some(Frame { left, top, right, bottom }));
    }
    apart(&mut frames, (across, down));
    frames
}

/// One side of the page.
struct Side<'a> {
    stories: &'a [Story],
    /// The stories, by index, of which the second stands next to the first.
    beside: Vec<(usize, usize)>,
    stretch: fn(Place) -> Stretch,
}

fn across_of(place: Place) -> Stretch {
    Stretch { from: place.left, to: place.right, least: 0 }
}

fn down_of(place: Place) -> Stretch {
    Stretch { from: place.top, to: place.bottom, least: 0 }
}

/// The stories that stand next to each other on one side, and have something in common on the other.
fn beside(
    stories: &[Story],
    kept: &[usize],
    side: fn(Place) -> Stretch,
    other: fn(Place) -> Stretch,
) -> Vec<(usize, usize)> {
    let of = |index: &usize| stories.get(*index).map(|story| (*index, side(story.place), other(story.place)));
    let all: Vec<(usize, Stretch, Stretch)> = kept.iter().filter_map(of).collect();
    let mut pairs = Vec::new();
    for (first, end, level) in &all {
        let is_beside = |(_, start, of): &&(usize, Stretch, Stretch)| {
            is_next(*end, *start) && level.from < of.to && of.from < level.to
        };
        pairs.extend(all.iter().filter(is_beside).map(|(second, ..)| (*first, *second)));
    }
    pairs
}

impl Side<'_> {
    /// The lines of this side, at the first of some sizes for which there is room; at the last of them stories are left
    /// out, the smallest of those in each other's way first. `least` says what a story needs at a size.
    fn lines(
        &self,
        kept: &mut Vec<usize>,
        cells: usize,
        sizes: &[usize],
        least: &dyn Fn(usize, usize) -> usize,
    ) -> Vec<(usize, usize)> {
        let snapped = |kept: &[usize], size: usize| {
            let mut at = vec![None; self.stories.len()];
            for (place, index) in kept.iter().enumerate() {
                at.get_mut(*index).into_iter().for_each(|of| *of = Some(place));
            }
            let place = |index: usize| at.get(index).copied().flatten();
            let pairs = self.beside.iter().filter_map(|(one, other)| Some((place(*one)?, place(*other)?)));
            let of = |index: &usize| {
                let story = self.stories.get(*index)?;
                Some(Stretch { least: least(*index, size) + 1, ..(self.stretch)(story.place) })
            };
            let stretches: Vec<Stretch> = kept.iter().filter_map(of).collect();
            snap(&stretches, &pairs.collect::<Vec<_>>(), cells)
        };
        if let Some(lines) = sizes.iter().find_map(|size| snapped(kept, *size).ok()) {
            return lines;
        }
        let smallest = sizes.last().copied().unwrap_or(1);
        loop {
            match snapped(kept, smallest) {
                Ok(lines) => return lines,
                Err(chain) => {
                    let key = |at: &usize| (kept.get(*at).map_or(0, |of| extent(self.stories, *of)), usize::MAX - *at);
                    match chain.into_iter().filter(|at| *at < kept.len()).min_by_key(key) {
                        Some(at) => drop(kept.remove(at)),
                        None => kept.clear(),
                    }
                }
            }
        }
    }
}

/// How large a story was printed.
fn extent(stories: &[Story], index: usize) -> usize {
    stories.get(index).map_or(0, |story| story.place.size())
}

/// Makes frames give way to one another.
fn apart(frames: &mut [Option<Frame>], (across, down): (usize, usize)) {
    let mut order: Vec<(usize, Frame)> =
        frames.iter().enumerate().filter_map(|(index, frame)| Some((index, (*frame)?))).collect();
    order.sort_by_key(|(index, frame)| (frame.size(), *index));
    let mut taken = Taken { across, cells: vec![false; across * down] };
    for (index, frame) in order {
        let left = if taken.is_free(frame) { Some(frame) } else { taken.largest(frame) };
        let left = left.filter(|left| left.size() * LEFT >= frame.size());
        if let Some(frame) = left {
            taken.take(frame);
        }
        frames.get_mut(index).into_iter().for_each(|frame| *frame = left);
    }
}

/// Which cells between the lines are taken.
struct Taken {
    across: usize,
    cells: Vec<bool>,
}

impl Taken {
    fn row(&self, frame: Frame, row: usize) -> &[bool] {
        self.cells.get(row * self.across + frame.left..row * self.across + frame.right).unwrap_or_default()
    }

    fn is_free(&self, frame: Frame) -> bool {
        (frame.top..frame.bottom).all(|row| self.row(frame, row).iter().all(|taken| !taken))
    }

    fn take(&mut self, frame: Frame) {
        for row in frame.top..frame.bottom {
            let cells = self.cells.get_mut(row * self.across + frame.left..row * self.across + frame.right);
            cells.into_iter().flatten().for_each(|cell| *cell = true);
        }
    }

    /// The largest frame within one that lies over nothing, if a word has room in it; of equal ones the topmost.
    fn largest(&self, within: Frame) -> Option<Frame> {
        let mut best: Option<Frame> = None;
        // Over each cell of a row the free cells above it, it included; a stack of those that rise finds the frames.
        let mut heights = vec![0; within.right - within.left];
        for row in within.top..within.bottom {
            for (height, taken) in heights.iter_mut().zip(self.row(within, row)) {
                *height = if *taken { 0 } else { *height + 1 };
            }
            let mut rising: Vec<(usize, usize)> = Vec::new();
            for (at, height) in heights.iter().copied().chain([0]).enumerate() {
                let mut start = at;
                while let Some((from, tall)) = rising.last().copied().filter(|(_, tall)| *tall >= height) {
                    rising.pop();
                    start = from;
                    let (left, right) = (within.left + from, within.left + at);
                    let frame = Frame { left, top: row + 1 - tall, right, bottom: row + 1 };
                    if frame.has_room() && best.is_none_or(|best| best.size() < frame.size()) {
                        best = Some(frame);
                    }
                }
                rising.push((start, height));
            }
        }
        best
    }
}
