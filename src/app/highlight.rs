//! What of a text on the screen is marked: hits, selected text, links.
//!
//! Owns the cut of a fragment into marked pieces, never within a cluster. It refuses to know how a mark looks.

use std::ops::Range;

use super::grid::Grid;
use super::{App, Reading, Screen};
use crate::edition::Part;
use crate::text::clusters;

/// How a piece of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Found by the search that is on.
    Hit,
    /// The hit that the reader is at.
    CurrentHit,
    /// Selected, or a link that was chosen.
    Selected,
}

/// Letters over a link: cells before them, rows above, the letters.
pub type HintCells = (usize, usize, String);

impl Reading {
    /// The bytes of a part in pieces, each with its mark.
    pub fn pieces(&self, index: usize, part: &Part, range: Range<usize>) -> Vec<(Range<usize>, Option<Mark>)> {
        let first = self.hits.partition_point(|hit| (hit.part, hit.range.end) <= (index, range.start));
        let last = self.hits.partition_point(|hit| (hit.part, hit.range.start) < (index, range.end));
        let hits = first..last.max(first);
        let selected = self.selection.map_or(0..0, |selection| selection.range(index, part));
        let link = self.chosen.as_ref().and_then(|chosen| self.links.get(chosen.link?));
        let link = link.filter(|link| link.place.part == index);
        let link = link.map_or(0..0, |link| link.place.byte..link.place.byte + link.length);
        let meets = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        if hits.is_empty() && !meets(&selected) && !meets(&link) {
            return vec![(range, None)];
        }
        let mark = |byte: usize| {
            if selected.contains(&byte) || link.contains(&byte) {
                return Some(Mark::Selected);
            }
            let at = hits.clone().find(|at| self.hits.get(*at).is_some_and(|hit| hit.range.contains(&byte)))?;
            Some(if self.hit == Some(at) { Mark::CurrentHit } else { Mark::Hit })
        };
        let mut pieces: Vec<(Range<usize>, Option<Mark>)> = Vec::new();
        for cluster in clusters(part.text.slice(range.clone())) {
            let start = range.start + cluster.start;
            let end = start + cluster.text.len();
            match (pieces.last_mut(), mark(start)) {
                (Some((last, of)), mark) if *of == mark => last.end = end,
                (_, mark) => pieces.push((start..end, mark)),
            }
        }
        pieces
    }
}

impl App {
    /// The letters of links, where they are drawn.
    pub fn hint_cells(&self) -> Vec<HintCells> {
        let (Some(Screen::Reading(reading)), Some(_)) = (self.screen(), &self.hints) else { return Vec::new() };
        let Some(article) = self.edition().articles.get(reading.article) else { return Vec::new() };
        let parts = article.parts();
        let grid = Grid { layout: &reading.layout, parts: &parts, ambiguous: self.ambiguous() };
        let seen = reading.seen(self.window().columns);
        let cell = |(link, letters): (usize, String)| {
            let place = reading.links.get(link)?.place;
            let line = reading.layout.line_of(place);
            let (_, left, row) = seen.iter().find(|(index, ..)| *index == line)?;
            Some((left + grid.column_of(line, place), *row, letters))
        };
        self.hints().into_iter().filter_map(cell).collect()
    }
}
