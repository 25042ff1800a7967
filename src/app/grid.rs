//! From cells of the screen to places in a text, and back.
//!
//! Owns the arithmetic over the fragments of a line. It refuses to lay out.

use crate::edition::{Part, Place};
use crate::layout::{Content, Fragment, Layout};
use crate::text::{Ambiguous, cells, clusters, width};

/// A layout and the texts that stand in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<'a> {
    pub(super) layout: &'a Layout,
    pub(super) parts: &'a [Part<'a>],
    pub(super) ambiguous: Ambiguous,
}

impl Grid<'_> {
    /// The cell of a place on its line, from the line's left.
    pub(super) fn column_of(&self, line: usize, place: Place) -> usize {
        let Some(line) = self.layout.lines.get(line) else { return 0 };
        for fragment in &line.fragments {
            if let Content::Source { part, range } = &fragment.content
                && *part == place.part
                && range.contains(&place.byte)
            {
                let before = self.parts.get(*part).map_or("", |part| part.text.slice(range.start..place.byte));
                return fragment.column + width(before, self.ambiguous);
            }
        }
        line.fragments.first().map_or(0, |fragment| fragment.column)
    }

    /// The place of the source that stands nearest to a column of a line; none on a line without text.
    pub(super) fn place_at(&self, line: usize, column: usize) -> Option<Place> {
        let distance = |fragment: &Fragment| {
            let last = fragment.column + fragment.cells.max(1) - 1;
            fragment.column.saturating_sub(column) + column.saturating_sub(last)
        };
        let fragments = self.layout.lines.get(line)?.fragments.iter();
        let sources = fragments.filter_map(|fragment| match &fragment.content {
            Content::Source { part, range } if !range.is_empty() => Some((fragment, *part, range)),
            _ => None,
        });
        let (fragment, part, range) = sources.min_by_key(|(fragment, ..)| distance(fragment))?;
        let text = self.parts.get(part)?.text.slice(range.clone());
        let mut end = fragment.column;
        let mut byte = range.start;
        for cluster in clusters(text) {
            byte = range.start + cluster.start;
            end += cells(cluster.text, self.ambiguous);
            if end > column {
                break;
            }
        }
        Some(Place { part, byte })
    }

    /// The first place of source text on a line, or on those behind it.
    pub(super) fn first_place(&self, line: usize) -> Option<Place> {
        (line..self.layout.lines.len()).find_map(|line| self.place_at(line, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Setting, article};
    use crate::text::Language;

    #[test]
    fn a_place_and_its_cell_find_each_other() {
        let of: crate::edition::Article = serde_json::from_str(
            r#"{"headline":"新桥 Bridge","body":["“一段”很长的话，说的是 A bridge，在两岸之间，通车了。"]}"#,
        )
        .unwrap();
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            for measure in [10, 16, 40] {
                let language = Language::SimplifiedChinese;
                let setting = Setting { measure, ambiguous, language, house: crate::layout::House::default() };
                let layout = article(&of, &setting);
                let parts = of.parts();
                let grid = Grid { layout: &layout, parts: &parts, ambiguous };
                for (index, part) in parts.iter().enumerate() {
                    for cluster in clusters(part.text.as_str()).filter(|cluster| !cluster.text.trim().is_empty()) {
                        let place = Place { part: index, byte: cluster.start };
                        let line = layout.line_of(place);
                        assert_eq!(grid.place_at(line, grid.column_of(line, place)), Some(place), "{measure}");
                    }
                }
                assert_eq!(grid.first_place(0), Some(Place::default()));
            }
        }
    }
}
