//! Pictures in cells.
//!
//! Owns how the rows of a picture lie in the buffer: half blocks as they are, and handles for what the terminal is sent
//! in its own protocol. A handle is three characters for private use, of a plane that `put` lets nobody else draw from.
//! It refuses to hold a byte of a protocol: `tui` resolves the handles.

use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Color, Style};

use super::put::place;
use super::{Ink, Theme, put};
use crate::app::App;
use crate::app::pictures::{Block, Drawn, Tone};
use crate::edition::Role;
use crate::layout::{Emphasis, Plate};
use crate::text::{fit, width};

/// The characters that handles are made of, and only they.
pub(super) const PLANE: std::ops::RangeInclusive<char> = '\u{100000}'..='\u{10FFFD}';
/// The largest number that a handle can have.
pub const MOST_NUMBER: u32 = 0xFFFD;

/// A cell of a picture that is sent in a terminal's own protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Handle {
    /// The number of the picture.
    pub number: u32,
    /// Index of the row in it.
    pub row: u16,
    /// Index of the cell in the row.
    pub column: u16,
}

impl Handle {
    /// The symbol that stands in a buffer's cell; none for a number that is too large.
    fn symbol(self) -> Option<String> {
        let char = |number: u32| char::from_u32(*PLANE.start() as u32 + number).filter(|char| PLANE.contains(char));
        [self.number, u32::from(self.row), u32::from(self.column)].into_iter().map(char).collect()
    }

    /// What a cell's symbol stands for, if it is a handle.
    pub fn of(symbol: &str) -> Option<Self> {
        let mut numbers = symbol.chars().map(|char| (char as u32).checked_sub(*PLANE.start() as u32));
        let mut next = || numbers.next().flatten();
        let (number, row, column) = (next()?, u16::try_from(next()?).ok()?, u16::try_from(next()?).ok()?);
        numbers.next().is_none().then_some(Self { number, row, column })
    }
}

/// A picture, and where it lies.
pub struct Hung<'a> {
    /// The id of its asset.
    pub id: &'a str,
    /// What it shows, in words, for as long as it is not there.
    pub alt: &'a str,
    /// The cells that all of it takes.
    pub plate: Plate,
    /// Its rows that are seen.
    pub rows: Range<usize>,
    /// The cell at which the first of these begins: column, row.
    pub at: (usize, usize),
}

/// Draws the rows of a picture that are seen; its words in the middle while it is not there, or where the buffer is too
/// narrow for it.
pub fn picture(app: &App, hung: &Hung, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let Hung { plate, at: (column, top), .. } = *hung;
    let has_room = column + plate.cells <= usize::from(buffer.area.width);
    let drawn = app.picture(hung.id, plate).filter(|_| has_room);
    for (row, at) in hung.rows.clone().zip(top..) {
        match drawn {
            Some(Drawn::Blocks(blocks)) => {
                let line = blocks.chunks(plate.cells.max(1)).nth(row).unwrap_or_default();
                for (block, column) in line.iter().zip(column..) {
                    put_block(buffer, column, at, block, ink);
                }
            }
            Some(Drawn::Sent(ticket)) => {
                for (index, column) in (column..column + plate.cells).enumerate() {
                    put_handle(buffer, (column, at), ticket.number, (row, index), ink);
                }
            }
            None if row == plate.rows / 2 => {
                let words = fit(hung.alt, plate.cells, ink.ambiguous);
                let left = column + plate.cells.saturating_sub(width(words, ink.ambiguous)) / 2;
                put(buffer, left, at, words, theme.role(Role::Figure, Emphasis::Plain), ink);
            }
            None => {}
        }
    }
}

fn put_block(buffer: &mut Buffer, column: usize, row: usize, block: &Block, ink: Ink) {
    let style = Style::new().fg(color(block.ink)).bg(color(block.ground));
    if !ink.ascii {
        let mut sign = [0; 4];
        place(buffer, column, row, block.sign.encode_utf8(&mut sign), 1, style, ink);
        return;
    }
    // Where box drawing takes two cells, blocks do: each cell has the colour of both its halves.
    let ground = if block.sign == ' ' { color(block.ground) } else { mean(block.ink, block.ground) };
    place(buffer, column, row, " ", 1, Style::new().bg(ground), ink);
}

fn put_handle(buffer: &mut Buffer, (column, row): (usize, usize), number: u32, of: (usize, usize), ink: Ink) {
    let (Ok(in_row), Ok(in_column)) = (u16::try_from(of.0), u16::try_from(of.1)) else { return };
    let Some(symbol) = (Handle { number, row: in_row, column: in_column }).symbol() else { return };
    // A blank first: it takes care of what stood there.
    place(buffer, column, row, " ", 1, Style::new(), ink);
    let position = (u16::try_from(column).unwrap_or(u16::MAX), u16::try_from(row).unwrap_or(u16::MAX));
    if let Some(cell) = buffer.cell_mut(position) {
        cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(std::num::NonZeroU16::MIN));
    }
}

fn color(tone: Tone) -> Color {
    match tone {
        Tone::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        Tone::Indexed(index) => Color::Indexed(index),
    }
}

/// The colour between two; of two that have only a number, the first.
fn mean(one: Tone, other: Tone) -> Color {
    match (one, other) {
        (Tone::Rgb(r, g, b), Tone::Rgb(red, green, blue)) => {
            Color::Rgb(r.midpoint(red), g.midpoint(green), b.midpoint(blue))
        }
        _ => color(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_reads_back_and_nothing_else_is_one() {
        for handle in [
            Handle { number: 0, row: 0, column: 0 },
            Handle { number: MOST_NUMBER, row: 299, column: 999 },
            Handle { number: 7, row: 3, column: 71 },
        ] {
            assert_eq!(Handle::of(&handle.symbol().unwrap()), Some(handle));
        }
        assert_eq!(Handle { number: MOST_NUMBER + 1, row: 0, column: 0 }.symbol(), None);
        for symbol in ["", " ", "报", "a\u{100001}", "\u{100001}", "\u{100001}\u{100001}a", "\u{F0000}"] {
            assert_eq!(Handle::of(symbol), None, "{symbol:?}");
        }
        assert_eq!(Handle::of("\u{100001}\u{100001}\u{100001}\u{100001}"), None);
    }
}
