//! Frames replayed: what is sent to a terminal, and what it then shows.
//!
//! Owns the comparison of a terminal with the buffer it was given, and with a fresh terminal. It refuses to look at
//! the bytes themselves.

use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::super::*;
use super::emulator::{Emulator, Kind, Shown};
use crate::app::{Frames, Terminal as Said};

/// A terminal, our back end before it, and the buffer it was last given, as ratatui's `Terminal` keeps them.
pub(super) struct Replay {
    pub(super) emulator: Emulator,
    backend: Backend<Emulator>,
    before: Buffer,
}

pub(super) fn area(columns: usize, rows: usize) -> Rect {
    Rect::new(0, 0, u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap())
}

impl Replay {
    pub(super) fn new(kind: Kind, area: Rect) -> Self {
        let emulator = Emulator::new(kind, area.width, area.height);
        Self { emulator: emulator.clone(), backend: Backend::new(emulator), before: Buffer::empty(area) }
    }

    pub(super) fn show(&mut self, after: Buffer) {
        self.backend.draw(self.before.diff(&after).into_iter()).unwrap();
        self.backend.flush().unwrap();
        self.before = after;
    }

    pub(super) fn clear(&mut self) {
        self.backend.clear().unwrap();
        self.before.reset();
    }

    pub(super) fn resize(&mut self, area: Rect) {
        self.emulator.resize(area.width, area.height);
        self.before = Buffer::empty(area);
        self.clear();
    }

    /// Draws what the program shows.
    pub(super) fn draw(&mut self, app: &App) {
        let mut buffer = Buffer::empty(area(app.window().columns, app.window().rows));
        draw(app, Theme::Terminal, &mut buffer);
        self.show(buffer);
    }

    /// Where the terminal shows anything but what it was given.
    pub(super) fn fault(&self) -> Option<String> {
        let buffer = &self.before;
        let columns = usize::from(buffer.area.width);
        for row in 0..usize::from(buffer.area.height) {
            let line = &buffer.content[row * columns..(row + 1) * columns];
            let mut column = 0;
            while column < columns {
                let behind = line[column + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
                let end = column + 1 + behind;
                if let Some(fault) = self.cluster(line[column].symbol(), column..end, row, line[column].modifier) {
                    return Some(format!("row {row}, column {column}: {fault}"));
                }
                column = end;
            }
        }
        None
    }

    fn cluster(&self, symbol: &str, at: std::ops::Range<usize>, row: usize, style: Modifier) -> Option<String> {
        if symbol.is_empty() {
            return Some("the second half of nothing".to_owned());
        }
        let width = at.len();
        let shown: Vec<_> = at.map(|column| self.emulator.cell(column, row)).collect();
        if shown[0].is_second {
            return Some(format!("{symbol:?} is covered by the sign before it"));
        }
        let text: String = shown.iter().map(|cell| cell.text.as_str()).collect();
        let (text, symbol) = (text.trim_end_matches(' '), symbol.trim_end_matches(' '));
        // A cluster for which a terminal takes more cells than it is given loses its end, and nothing else does.
        if text != symbol && !(symbol.starts_with(text) && self.emulator.spread(symbol) > width) {
            return Some(format!("{text:?} for {symbol:?}"));
        }
        let looks = |cell: &Shown| {
            cell.is_second
                || (cell.reversed, cell.underlined)
                    == (style.contains(Modifier::REVERSED), style.contains(Modifier::UNDERLINED))
        };
        (!shown.iter().all(looks)).then(|| format!("{symbol:?} is marked otherwise than it should be"))
    }

    /// Where the terminal shows anything but what a fresh one would.
    pub(super) fn ghost(&self) -> Option<String> {
        let mut fresh = Self::new(self.emulator.kind, self.before.area);
        fresh.show(self.before.clone());
        let size = self.before.area;
        let at = (0..usize::from(size.height)).flat_map(|row| (0..usize::from(size.width)).map(move |at| (at, row)));
        at.map(|(column, row)| (column, row, self.emulator.cell(column, row), fresh.emulator.cell(column, row)))
            .map(|(column, row, mut here, mut there)| {
                for cell in [&mut here, &mut there] {
                    cell.text.truncate(cell.text.trim_end_matches(' ').len());
                }
                (column, row, here, there)
            })
            .find(|(_, _, here, there)| here != there)
            .map(|(column, row, here, there)| format!("row {row}, column {column}: {here:?}, afresh {there:?}"))
    }
}

/// What a terminal says that draws so.
pub(super) fn said(ambiguous: Ambiguous, frames: Frames) -> Said {
    Said { ambiguous, frames, ..Said::default() }
}

/// How a terminal of a kind draws, as the program would find out.
pub(super) fn found(kind: Kind) -> (Ambiguous, Frames) {
    match kind {
        Kind::Narrow | Kind::Old => (Ambiguous::Narrow, Frames::Box),
        Kind::Wide => (Ambiguous::Wide, Frames::Ascii),
        Kind::WideButBoxes => (Ambiguous::Wide, Frames::Box),
    }
}

/// Terminals, and what the program takes them for: what each is, and narrow ones for wide.
pub(super) const PAIRS: [(Kind, Ambiguous, Frames); 6] = [
    (Kind::Narrow, Ambiguous::Narrow, Frames::Box),
    (Kind::Wide, Ambiguous::Wide, Frames::Ascii),
    (Kind::WideButBoxes, Ambiguous::Wide, Frames::Box),
    (Kind::Old, Ambiguous::Narrow, Frames::Box),
    (Kind::Narrow, Ambiguous::Wide, Frames::Box),
    (Kind::Old, Ambiguous::Wide, Frames::Ascii),
];
