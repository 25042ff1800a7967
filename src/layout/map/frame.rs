//! The lines of frames: rules, and where they meet.
//!
//! Owns that frames side by side have one line between them. It refuses to know what is framed.

use super::fit::Frame;
use crate::layout::Area;
use crate::layout::front::{Joint, Meet, Rule, Run};

/// Ways in which a line leaves a cell.
const LEFT: u8 = 1;
const RIGHT: u8 = 2;
const UP: u8 = 4;
const DOWN: u8 = 8;

/// The rules of frames, and the cells in which these meet, from a cell and a row on.
pub(super) fn ruled(frames: &[Frame], (column, row): (usize, usize)) -> (Vec<Rule>, Vec<Joint>) {
    let columns = frames.iter().map(|frame| frame.right + 1).max().unwrap_or(0);
    let rows = frames.iter().map(|frame| frame.bottom + 1).max().unwrap_or(0);
    let mut ways = Ways { columns, rows, cells: vec![0; columns * rows] };
    for frame in frames {
        ways.add(*frame);
    }
    let moved = |area: Area| Area { column: area.column + column, row: area.row + row, ..area };
    let across = (0..rows).flat_map(|row| {
        let is_line = |at: usize| ways.at(at, row) == LEFT | RIGHT;
        let area = move |(column, columns)| Area { column, row, columns, rows: 1 };
        runs(columns, is_line).into_iter().map(area)
    });
    let down = (0..columns).flat_map(|column| {
        let is_line = |at: usize| ways.at(column, at) == UP | DOWN;
        let area = move |(row, rows)| Area { column, row, columns: 1, rows };
        runs(rows, is_line).into_iter().map(area)
    });
    let across = across.map(|area| Rule { area: moved(area), run: Run::Across });
    let rules = across.chain(down.map(|area| Rule { area: moved(area), run: Run::Down })).collect();
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    let joint = |(at, below): (usize, usize)| {
        Some(Joint { column: column + at, row: row + below, meet: meet(ways.at(at, below))? })
    };
    (rules, cells.filter_map(joint).collect())
}

/// Where runs of a line begin and how long they are.
fn runs(length: usize, is_line: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in (0..length).filter(|at| is_line(*at)) {
        match runs.last_mut().filter(|(start, length)| start + length == at) {
            Some((_, length)) => *length += 1,
            None => runs.push((at, 1)),
        }
    }
    runs
}

/// How lines that leave a cell meet in it; not at all where they go straight through it.
fn meet(ways: u8) -> Option<Meet> {
    const LEFT_DOWN: u8 = LEFT | DOWN;
    const LEFT_UP: u8 = LEFT | UP;
    const RIGHT_DOWN: u8 = RIGHT | DOWN;
    const RIGHT_UP: u8 = RIGHT | UP;
    const NOT_LEFT: u8 = RIGHT | UP | DOWN;
    const NOT_RIGHT: u8 = LEFT | UP | DOWN;
    const NOT_UP: u8 = LEFT | RIGHT | DOWN;
    const NOT_DOWN: u8 = LEFT | RIGHT | UP;
    const ALL: u8 = LEFT | RIGHT | UP | DOWN;
    match ways {
        RIGHT_DOWN => Some(Meet::TopLeft),
        LEFT_DOWN => Some(Meet::TopRight),
        RIGHT_UP => Some(Meet::BottomLeft),
        LEFT_UP => Some(Meet::BottomRight),
        NOT_LEFT => Some(Meet::Left),
        NOT_RIGHT => Some(Meet::Right),
        NOT_UP => Some(Meet::Top),
        NOT_DOWN => Some(Meet::Bottom),
        ALL => Some(Meet::Cross),
        _ => None,
    }
}

/// For each cell the ways in which lines leave it.
struct Ways {
    columns: usize,
    rows: usize,
    cells: Vec<u8>,
}

impl Ways {
    fn at(&self, column: usize, row: usize) -> u8 {
        let is_in = column < self.columns && row < self.rows;
        self.cells.get(row * self.columns + column).copied().filter(|_| is_in).unwrap_or(0)
    }

    fn set(&mut self, column: usize, row: usize, way: u8) {
        self.cells.get_mut(row * self.columns + column).into_iter().for_each(|cell| *cell |= way);
    }

    fn add(&mut self, frame: Frame) {
        for row in [frame.top, frame.bottom] {
            for column in frame.left..frame.right {
                self.set(column, row, RIGHT);
                self.set(column + 1, row, LEFT);
            }
        }
        for column in [frame.left, frame.right] {
            for row in frame.top..frame.bottom {
                self.set(column, row, DOWN);
                self.set(column, row + 1, UP);
            }
        }
    }
}
