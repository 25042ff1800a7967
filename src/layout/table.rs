//! A table into lines: side by side where the measure allows, else one cell a line.
//!
//! Owns the widths of columns and the rows' lines. It refuses to lose a cell: what does not fit is filled
//! within its column, and what cannot be is stacked.

use super::Setting;
use super::flow::{Setter, Style, Wrap};
use super::fragments::{Row, fragments, strip};
use super::line::{Content, Emphasis, Fragment, Ornament};
use crate::edition::{Align, Part, Place, Role};
use crate::text::{Filled, Filling, Hyphens, Strip, fill};

/// Cells between two columns.
const GAP: usize = 2;
/// Narrowest column that is still set: three ideographs.
const NARROWEST: usize = 6;

/// Sets the table whose first cell is the part `first`; gives the index after its last.
pub(super) fn set(setter: &mut Setter, first: usize, base: usize) -> usize {
    let group = setter.parts.get(first).map(|part| part.group);
    let is_cell = |part: &Part| Some(part.group) == group && part.cell.is_some();
    let count = setter.parts.iter().skip(first).take_while(|part| is_cell(part)).count();
    let cells: Vec<(usize, Part)> = setter.parts.iter().copied().enumerate().skip(first).take(count).collect();
    let columns = cells.first().and_then(|(_, part)| part.cell).map_or(0, |cell| cell.columns);
    match widths(setter, &cells, columns, setter.setting.measure.saturating_sub(base)) {
        Some(widths) => {
            // A table narrower than the measure stands in its middle, under its caption.
            let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
            let free = setter.setting.measure.saturating_sub(base + total);
            grid(setter, &cells, &widths, base + free / 2);
        }
        None => stacked(setter, &cells, base),
    }
    first + count
}

/// The cells of each column: what its texts need, or less where they do not fit, or none where that is too little.
fn widths(setter: &Setter, cells: &[(usize, Part)], columns: usize, measure: usize) -> Option<Vec<usize>> {
    let (mut wanted, mut least) = (vec![1; columns], vec![0; columns]);
    for (_, part) in cells {
        // With readings and raised figures, as it is set.
        let strip = strip(part, &setter.setting);
        let filling = Filling { hyphens: Hyphens::None, ..Filling::plain(usize::MAX, setter.setting.rules()) };
        let widest = fill(&strip, &filling).iter().map(|line| line.cells(&strip)).max().unwrap_or(0);
        // A cluster with its reading is not cut: in a narrower column it would stand over the next one.
        let cluster = (0..strip.len()).map(|index| strip.cells(index..index + 1)).max().unwrap_or(0);
        for (most, own) in [(&mut wanted, widest), (&mut least, cluster)] {
            if let Some(most) = part.cell.and_then(|cell| most.get_mut(cell.column)) {
                *most = own.max(*most);
            }
        }
    }
    let room = measure.checked_sub(GAP * columns.saturating_sub(1))?;
    if wanted.iter().sum::<usize>() <= room {
        return Some(wanted);
    }
    // Narrow columns keep what they need, and what they leave is shared anew, until only wide ones share the rest.
    let mut kept = vec![false; columns];
    loop {
        let free: usize = room.checked_sub(sum(&wanted, &kept, true))?;
        let sharing = kept.iter().filter(|kept| !**kept).count();
        let fair = free.checked_div(sharing).unwrap_or(0);
        let mut changed = false;
        for (kept, wanted) in kept.iter_mut().zip(&wanted) {
            if !*kept && *wanted <= fair {
                *kept = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let (left, wide) = (room.checked_sub(sum(&wanted, &kept, true))?, sum(&wanted, &kept, false));
    let share = |(cells, kept): (&usize, &bool)| if *kept { *cells } else { cells * left / wide.max(1) };
    let shared: Vec<usize> = wanted.iter().zip(&kept).map(share).collect();
    let mut each = wanted.iter().zip(&least).zip(&shared);
    let is_legible = each.all(|((wanted, least), shared)| *shared >= NARROWEST.min(*wanted).max(*least));
    is_legible.then_some(shared)
}

/// The cells of the columns that are kept, or of those that are not.
fn sum(wanted: &[usize], kept: &[bool], of: bool) -> usize {
    wanted.iter().zip(kept).filter(|(_, kept)| **kept == of).map(|(cells, _)| *cells).sum()
}

fn grid(setter: &mut Setter, cells: &[(usize, Part)], widths: &[usize], base: usize) {
    let mut rest = cells;
    while let Some(row) = rest.first().and_then(|(_, part)| part.cell).map(|cell| cell.row) {
        let length = rest.iter().take_while(|(_, part)| part.cell.is_some_and(|cell| cell.row == row)).count();
        let (this, after) = rest.split_at(length);
        row_lines(setter, this, widths, base);
        let head = |cells: &[(usize, Part)]| cells.first().is_some_and(|(_, part)| part.role == Role::TableHead);
        if head(this) && !head(after) {
            let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
            let content = Content::Ornament(Ornament::Rule);
            let rule = Fragment { column: base, cells: total, role: Role::Rule, emphasis: Emphasis::Plain, content };
            setter.ornament_line(vec![rule]);
        }
        rest = after;
    }
}

/// One cell filled into its column.
struct FilledCell<'a> {
    index: usize,
    part: &'a Part<'a>,
    column: usize,
    cells: usize,
    strip: Strip<'a>,
    lines: Vec<Filled>,
}

fn row_lines(setter: &mut Setter, row: &[(usize, Part)], widths: &[usize], base: usize) {
    let filled: Vec<FilledCell> = row
        .iter()
        .filter_map(|(index, part)| {
            let column = part.cell?.column;
            let cells = *widths.get(column)?;
            let left = widths.iter().take(column).map(|cells| cells + GAP).sum::<usize>();
            let strip = strip(part, &setter.setting);
            let filling = Filling { hyphens: Hyphens::None, ..Filling::plain(cells, setter.setting.rules()) };
            let lines = fill(&strip, &filling);
            Some(FilledCell { index: *index, part, column: base + left, cells, strip, lines })
        })
        .collect();
    let height = filled.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    for line in 0..height {
        let fragments: Vec<Fragment> = filled.iter().flat_map(|cell| cell_line(cell, line, &setter.setting)).collect();
        // The leftmost cell that still goes on gives the place, whether or not anything of it is seen; the row's
        // first place is its first cell's.
        let place = filled.iter().find_map(|cell| {
            let clusters = cell.lines.get(line)?.clusters.clone();
            Some(Place { part: cell.index, byte: cell.strip.bytes(clusters).start })
        });
        let first = || filled.first().filter(|_| line == 0).map(|cell| Place { part: cell.index, byte: 0 });
        match if line == 0 { first() } else { place } {
            Some(place) => setter.push(place, fragments),
            None => setter.ornament_line(fragments),
        }
    }
    if let Some(last) = filled.last() {
        setter.passed(last.index);
    }
}

fn cell_line(cell: &FilledCell, line: usize, setting: &Setting) -> Vec<Fragment> {
    let Some(line) = cell.lines.get(line) else { return Vec::new() };
    let row = Row { part: cell.index, strip: &cell.strip, line, widened: &[] };
    let mut fragments = fragments(cell.part, &row, setting);
    let free = cell.cells.saturating_sub(line.cells(&cell.strip));
    let slack = match cell.part.align {
        Some(Align::Right) => free,
        Some(Align::Center) => free / 2,
        _ => 0,
    };
    for fragment in &mut fragments {
        fragment.column += cell.column + slack;
    }
    fragments
}

/// One cell a line, the cells of a row below each other.
fn stacked(setter: &mut Setter, cells: &[(usize, Part)], base: usize) {
    let mut row = None;
    for (index, part) in cells {
        let cell_row = part.cell.map(|cell| cell.row);
        let indent = if cell_row == row { base + setter.setting.step() } else { base };
        row = cell_row;
        setter.set(*index, Style { first: indent, rest: indent, wrap: Wrap::Ragged, ..Style::default() });
    }
}
