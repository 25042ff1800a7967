//! How the shelf lies in the window: what was left on top; papers, issues and calendar below.
//!
//! Owns which areas there are in a window, and their size. It refuses to fill them.

use crate::app::Window;
use crate::layout::Area;
use crate::layout::calendar::Form;

/// What of the shelf keys go to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// What was left to be read on.
    Left,
    /// The papers.
    Papers,
    /// The issues.
    #[default]
    Issues,
    /// The calendar.
    Calendar,
}

/// The areas of the shelf; the one that keys go to always among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Panes {
    /// The title and what is counted.
    pub title: Area,
    /// What was left, with its own title where it has more than a row.
    pub left: Option<Area>,
    /// The papers.
    pub papers: Option<Area>,
    /// The issues, or what stands in their place.
    pub issues: Option<Area>,
    /// The calendar, and how much room its days have.
    pub calendar: Option<(Area, Form)>,
    /// What is said of the selected issue.
    pub card: Option<Area>,
    /// Upright rules: column, first row, rows.
    pub rules: Vec<(usize, usize, usize)>,
}

/// What there is to be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Articles that were left, those that are seen.
    pub(super) left: usize,
    /// Papers.
    pub(super) papers: usize,
    /// Cells of the widest name of a paper, with what is said behind it.
    pub(super) widest: usize,
    /// Whether lunar days are shown.
    pub(super) lunar: Lunar,
}

/// Whether a calendar has lunar days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Lunar {
    /// It has none.
    #[default]
    None,
    /// It has, where there is room.
    Shown,
}

/// Rows of the title and its rule.
const HEAD: usize = 2;
/// Lowest window with a title.
const TITLED: usize = 8;
/// Fewest rows below the title with one line of what was left, and with all of it under its own title.
const LINE: usize = 9;
const BLOCK: usize = 17;
/// Fewest rows with more than one pane.
const SIDE_BY_SIDE: usize = 11;
/// Narrowest window with two panes, and with three.
const TWO: usize = 68;
const THREE: usize = 112;
/// Narrowest window whose calendar has lunar days.
const TALL: usize = 150;
/// Cells of the papers.
const PAPERS: std::ops::RangeInclusive<usize> = 16..=28;
/// Widest list of issues.
const WIDEST: usize = 100;
/// Cells between two panes: air, a rule, air.
const GAP: usize = 3;
/// Fewest rows in which something is said of the selected issue.
const CARD: usize = 4;

/// Cells kept free at each side.
fn margin(columns: usize) -> usize {
    match columns {
        0..24 => 0,
        24..60 => 1,
        _ => 3,
    }
}

/// The areas in a window.
pub(super) fn panes(window: Window, of: Contents, pane: Pane) -> Panes {
    let free = window.columns.saturating_sub(margin(window.columns) * 2);
    let head = if window.rows >= TITLED { HEAD } else { 0 };
    let below = window.rows.saturating_sub(head + 1);
    let count = if below < SIDE_BY_SIDE || of.papers == 0 {
        1
    } else if window.columns >= THREE {
        3
    } else if window.columns >= TWO {
        2
    } else {
        1
    };
    let form = match count {
        3 if window.columns >= TALL && of.lunar == Lunar::Shown && below >= 30 => Form::Tall,
        3 => Form::Wide,
        2 => Form::Close,
        _ if free >= Form::Wide.columns() => Form::Wide,
        _ => Form::Close,
    };
    // A list of one paper says nothing.
    let papers = if of.papers > 1 { of.widest.clamp(*PAPERS.start(), *PAPERS.end()) } else { 0 };
    let beside = |cells: usize| if cells == 0 { 0 } else { cells + GAP };
    let across = match count {
        3 => free.min(beside(papers) + WIDEST + beside(form.columns())),
        _ => free.min(WIDEST),
    };
    let column = window.columns.saturating_sub(across) / 2;
    let mut panes = Panes { title: Area { column, row: 0, columns: across, rows: head }, ..Panes::default() };
    let block = match (below, of.left) {
        (_, 0) | (0..LINE, _) => 0,
        (LINE..BLOCK, _) => 1,
        (_, left) => left + 1,
    };
    panes.left = (block > 0).then_some(Area { column, row: head, columns: across, rows: block });
    let air = usize::from(block > 1);
    let row = head + block + air;
    let rows = below.saturating_sub(block + air);
    let area = |column: usize, columns: usize| Area { column, row, columns, rows };
    match count {
        3 => {
            let right = form.columns();
            let issues = across.saturating_sub(beside(papers) + beside(right));
            panes.papers = (papers > 0).then_some(area(column, papers));
            let at = column + beside(papers);
            panes.issues = Some(area(at, issues));
            let at = at + issues + GAP;
            panes.calendar = Some((Area { rows: form.rows().min(rows), ..area(at, right) }, form));
            let under = form.rows() + 1;
            panes.card =
                (rows >= under + CARD).then(|| Area { row: row + under, rows: rows - under, ..area(at, right) });
            panes.rules.extend((papers > 0).then_some((column + papers + 1, row, rows)));
            panes.rules.push((at - 2, row, rows));
        }
        2 => {
            let left = papers.max(form.columns());
            let calendar = form.rows().min(rows);
            // The papers above the calendar: all and two of them at least.
            let above = rows.saturating_sub(calendar + 1);
            let is_both = papers > 0 && above >= 3;
            if is_both {
                panes.papers = Some(Area { rows: above, ..area(column, left) });
                panes.calendar = Some((Area { row: row + above + 1, rows: calendar, ..area(column, left) }, form));
            } else if papers > 0 && pane != Pane::Calendar {
                panes.papers = Some(area(column, left));
            } else {
                panes.calendar = Some((Area { rows: calendar, ..area(column, left) }, form));
            }
            panes.issues = Some(area(column + left + GAP, across.saturating_sub(left + GAP)));
            panes.rules.push((column + left + 1, row, rows));
        }
        _ => {
            let whole = area(column, across);
            match pane {
                Pane::Papers if papers > 0 => panes.papers = Some(whole),
                Pane::Calendar => {
                    let columns = form.columns().min(across);
                    let inset = (across - columns) / 2;
                    panes.calendar = Some((Area { column: column + inset, columns, ..whole }, form));
                }
                _ => panes.issues = Some(whole),
            }
        }
    }
    panes
}

impl Panes {
    /// The panes that keys can go to, in their order, in a window that shows one at a time too.
    pub(super) fn there(&self, papers: usize) -> Vec<Pane> {
        let is_there = |pane: &Pane| match pane {
            Pane::Left => self.left.is_some(),
            Pane::Papers => papers > 1,
            Pane::Issues | Pane::Calendar => true,
        };
        [Pane::Left, Pane::Papers, Pane::Issues, Pane::Calendar].into_iter().filter(is_there).collect()
    }

    /// The pane at a cell of the screen.
    pub(super) fn pane_at(&self, column: usize, row: usize) -> Option<Pane> {
        let calendar = self.calendar.map(|(area, _)| area);
        let all = [
            (self.left, Pane::Left),
            (self.papers, Pane::Papers),
            (self.issues, Pane::Issues),
            (calendar, Pane::Calendar),
        ];
        let holds = |area: &Option<Area>| area.is_some_and(|area| area.row_at(column, row).is_some());
        all.into_iter().find(|(area, _)| holds(area)).map(|(_, pane)| pane)
    }
}
