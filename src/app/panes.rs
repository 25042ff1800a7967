//! How the contents lie in the window: sections, headlines and preview side by side, or a step each.
//!
//! Owns which areas there are in a window, and their size. It refuses to fill them.

use super::{App, Window};
pub use crate::layout::Area;
use crate::layout::contents::Sheet;

/// What of the contents keys go to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// The sections.
    Sections,
    /// The headlines.
    #[default]
    Headlines,
    /// The selected article.
    Preview,
}

/// The areas of the contents; the one that keys go to always among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Panes {
    /// The masthead.
    pub masthead: Area,
    /// The sections.
    pub sections: Option<Area>,
    /// The headlines.
    pub headlines: Option<Area>,
    /// The selected article.
    pub preview: Option<Area>,
}

impl Panes {
    /// The pane that a column of the screen is in.
    pub(super) fn pane_at(&self, column: usize) -> Option<Pane> {
        let holds =
            |area: Option<Area>| area.is_some_and(|area| (area.column..area.column + area.columns).contains(&column));
        let all = [(self.sections, Pane::Sections), (self.headlines, Pane::Headlines), (self.preview, Pane::Preview)];
        all.into_iter().find(|(area, _)| holds(*area)).map(|(_, pane)| pane)
    }
}

/// Narrowest and lowest window with all three side by side.
const WIDE: Window = Window { columns: 116, rows: 16 };
/// Cells of the sections.
const SECTIONS: std::ops::RangeInclusive<usize> = 14..=26;
/// Widest list: a line of a hundred cells is still taken in at a glance.
const WIDEST: usize = 100;
/// Widest and narrowest line of a preview.
const PREVIEW: std::ops::RangeInclusive<usize> = 36..=72;
/// Cells between two panes: air, a rule, air.
pub const GAP: usize = 3;
/// Lowest window that shows the masthead.
const MASTHEAD_ROWS: usize = 14;

/// Cells kept free at each side.
fn margin(window: Window) -> usize {
    match window.columns {
        0..24 => 0,
        24..60 => 1,
        _ => 3,
    }
}

/// The sheet of what stands across the window: masthead, lists of one pane.
pub fn sheet(app: &App) -> Sheet {
    let window = app.window();
    let free = window.columns.saturating_sub(margin(window) * 2);
    let measure = if is_wide(window) { free } else { free.min(WIDEST) };
    Sheet { measure, ambiguous: app.ambiguous(), house: app.choices().house }
}

/// Whether all three stand side by side.
pub fn is_wide(window: Window) -> bool {
    window.columns >= WIDE.columns && window.rows >= WIDE.rows
}

/// The areas in a window, the masthead being so many rows high, `widest` being the cells of the widest title of a
/// section.
pub(super) fn panes(app: &App, masthead: usize, widest: usize, pane: Pane) -> Panes {
    let window = app.window();
    let across = sheet(app).measure;
    let column = window.columns.saturating_sub(across) / 2;
    let area = |column: usize, columns: usize| {
        let row = masthead;
        Area { column, row, columns, rows: window.rows.saturating_sub(masthead + 1) }
    };
    let top = Area { column, row: 0, columns: across, rows: masthead };
    let mut panes = Panes { masthead: top, ..Panes::default() };
    if !is_wide(window) || app.order().is_empty() {
        let whole = Some(area(column, across));
        match pane {
            Pane::Sections => panes.sections = whole,
            Pane::Headlines | Pane::Preview => panes.headlines = whole,
        }
        return panes;
    }
    // A list of one section says nothing.
    let has_sections = app.outline().groups.len() > 1;
    let sections = if has_sections { widest.clamp(*SECTIONS.start(), *SECTIONS.end()) + GAP } else { 0 };
    let rest = across.saturating_sub(sections + GAP);
    // Ideographs fill an even measure without a gap.
    let preview = (rest * 2 / 5).clamp(*PREVIEW.start(), *PREVIEW.end()) & !1;
    let headlines = rest.saturating_sub(preview);
    panes.sections = has_sections.then(|| area(column, sections - GAP));
    panes.headlines = Some(area(column + sections, headlines));
    panes.preview = Some(area(column + sections + headlines + GAP, preview));
    panes
}

/// Rows that a masthead may have in a window.
pub(super) fn masthead_rows(window: Window) -> usize {
    if window.rows >= MASTHEAD_ROWS { window.rows / 2 } else { 0 }
}
