//! Big type: a cluster in twice its cells and two rows.
//!
//! Owns how a buffer carries it: the first cell holds a sign of ours and the cluster, the others a sign of their own.
//! A big cluster stands there whole or not at all: what is put over any of its cells takes all of them. It refuses to
//! know how a terminal is told: that is `tui`'s.
//!
//! No content can forge the signs. They are for private use, which the sanitiser takes out of every text, [`put`] out
//! of whatever else is drawn.
//!
//! [`put`]: super::put

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Ink;
use super::put::{blank_halves, drawable};
use crate::text::{Ambiguous, cells, clusters};

/// How many times its cells, and how many rows, a big cluster takes.
pub const SCALE: u16 = 2;
/// Most cells of a cluster that may be big: more cannot be said to a terminal.
const WIDEST: usize = 7;

/// Before the cluster, in its first cell.
const FIRST: char = '\u{F8B0}';
/// In the other cells of its first row.
const BESIDE: &str = "\u{F8B1}";
/// In the cells of its second row.
const BELOW: &str = "\u{F8B2}";

/// A big cluster, as its first cell holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Big<'a> {
    /// The cluster.
    pub text: &'a str,
    /// The cells that it would take in small type: from 1 to 7.
    pub cells: u16,
}

impl Big<'_> {
    /// The cells that it takes across.
    pub fn columns(&self) -> u16 {
        self.cells * SCALE
    }
}

/// The big cluster of which a cell is the first; none where it holds anything else.
pub fn big(cell: &Cell) -> Option<Big<'_>> {
    let text = cell.symbol().strip_prefix(FIRST)?;
    let CellDiffOption::ForcedWidth(columns) = cell.diff_option else { return None };
    Some(Big { text, cells: columns.get() / SCALE })
}

/// The cells that a text takes across in big type; none where one of its clusters is too wide to be big.
///
/// ```
/// use newsprint::text::Ambiguous;
/// use newsprint::view::big_cells;
///
/// assert_eq!(big_cells("今日 News", Ambiguous::Narrow), Some(18));
/// ```
pub fn big_cells(text: &str, ambiguous: Ambiguous) -> Option<usize> {
    clusters(text)
        .map(|cluster| cells(cluster.text, ambiguous))
        .try_fold(0, |sum, cells| (cells <= WIDEST).then_some(sum + cells * usize::from(SCALE)))
}

/// Whether a text in big type, from a cell on, lies wholly within an area of a buffer: both of its rows, and all of its
/// cells. Column and row are counted from the corner of the area.
pub fn fits_big(area: Rect, column: usize, row: usize, text: &str, ambiguous: Ambiguous) -> bool {
    row + usize::from(SCALE) <= usize::from(area.height)
        && big_cells(text, ambiguous).is_some_and(|cells| column + cells <= usize::from(area.width))
}

/// Puts a text in big type, from a cell on and into the row below too; gives the cells it took across. A text that does
/// not fit wholly into the buffer is not drawn at all and takes none: see [`fits_big`].
pub fn put_big(buffer: &mut Buffer, column: usize, row: usize, text: &str, style: Style, ink: Ink) -> usize {
    if !fits_big(buffer.area, column, row, text, ink.ambiguous) {
        return 0;
    }
    let style = ink.ground.patch(style);
    let mut at = column;
    for cluster in clusters(text) {
        let width = cells(cluster.text, ink.ambiguous);
        let columns = width * usize::from(SCALE);
        if width > 0 {
            set(buffer, at, row, &drawable(cluster.text, width, ink.ambiguous), columns, style, ink.ground);
        }
        at += columns;
    }
    at - column
}

fn set(buffer: &mut Buffer, column: usize, row: usize, text: &str, columns: usize, style: Style, ground: Style) {
    let (Ok(x), Ok(y), Ok(columns)) = (u16::try_from(column), u16::try_from(row), u16::try_from(columns)) else {
        return;
    };
    let (x, y) = (buffer.area.x + x, buffer.area.y + y);
    for row in [y, y + 1] {
        blank_halves(buffer, x, row, columns, ground);
    }
    for (x, row) in [y, y + 1].into_iter().flat_map(|row| (x..x + columns).map(move |x| (x, row))) {
        let Some(cell) = buffer.cell_mut((x, row)) else { continue };
        cell.reset();
        // The terminal draws the cluster there: nothing is to be sent for these cells.
        cell.set_symbol(if row == y { BESIDE } else { BELOW }).set_style(style).set_diff_option(CellDiffOption::Skip);
    }
    if let (Some(cell), Some(width)) = (buffer.cell_mut((x, y)), NonZeroU16::new(columns)) {
        cell.set_symbol(&format!("{FIRST}{text}")).set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// Whether a cell belongs to a big cluster.
fn is_part(cell: &Cell) -> bool {
    // All of the signs begin with the same two bytes.
    matches!(cell.symbol().as_bytes(), [0xEF, 0xA2, 0xB0..=0xB2, ..])
}

/// Blanks the big clusters of which something stands in cells of a row.
pub(super) fn blank_big(buffer: &mut Buffer, x: u16, y: u16, cells: u16, ground: Style) {
    for x in x..x + cells {
        if buffer.cell((x, y)).is_some_and(is_part) {
            blank_at(buffer, x, y, ground);
        }
    }
}

fn blank_at(buffer: &mut Buffer, mut x: u16, mut y: u16, ground: Style) {
    let is =
        |buffer: &Buffer, x: u16, y: u16, sign: &str| buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == sign);
    if is(buffer, x, y, BELOW) && y > buffer.area.y {
        y -= 1;
    }
    while is(buffer, x, y, BESIDE) && x > buffer.area.x {
        x -= 1;
    }
    let columns = buffer.cell((x, y)).and_then(big).map_or(1, |big| big.columns());
    for (x, y) in [y, y + 1].into_iter().flat_map(|y| (x..x + columns).map(move |x| (x, y))) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_style(ground);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::put;

    fn ink(ambiguous: Ambiguous) -> Ink {
        Ink { ambiguous, ascii: false, ground: Style::new() }
    }

    /// Each cell as a letter: the cluster where one begins, `>` beside it, `v` below it.
    fn shown(buffer: &Buffer) -> Vec<String> {
        let sign = |cell: &Cell| match (big(cell), cell.symbol()) {
            (Some(big), _) => big.text.to_owned(),
            (None, BESIDE) => ">".to_owned(),
            (None, BELOW) => "v".to_owned(),
            (None, "") => "-".to_owned(),
            (None, " ") => ".".to_owned(),
            (None, symbol) => symbol.to_owned(),
        };
        buffer.content.chunks(usize::from(buffer.area.width)).map(|row| row.iter().map(sign).collect()).collect()
    }

    fn drawn(puts: &[(usize, usize, &str)], ambiguous: Ambiguous) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
        for (column, row, text) in puts {
            match text.strip_prefix('*') {
                Some(text) => put_big(&mut buffer, *column, *row, text, Style::new(), ink(ambiguous)),
                None => put(&mut buffer, *column, *row, text, Style::new(), ink(ambiguous)),
            };
        }
        shown(&buffer)
    }

    #[test]
    fn a_big_cluster_takes_twice_its_cells_and_two_rows() {
        let rows = ["报>>>a>....", "vvvvvv....", ".........."];
        assert_eq!(drawn(&[(0, 0, "*报a")], Ambiguous::Narrow), rows);
        assert_eq!(drawn(&[(0, 1, "*“报")], Ambiguous::Narrow)[1..], ["“>报>>>....", "vvvvvv...."]);
        assert_eq!(drawn(&[(0, 1, "*“报")], Ambiguous::Wide)[1..], ["“>>>报>>>..", "vvvvvvvv.."]);
    }

    #[test]
    fn what_does_not_fit_wholly_is_not_drawn() {
        let area = Rect::new(0, 0, 10, 3);
        for (column, row, text, fits) in [
            (0, 0, "报纸a", true),
            (1, 0, "报纸a", false),
            (6, 1, "报", true),
            (7, 1, "报", false),
            (0, 2, "a", false),
            (0, 1, "", true),
            (0, 0, "स\u{94D}त\u{94D}री", true),
        ] {
            assert_eq!(fits_big(area, column, row, text, Ambiguous::Narrow), fits, "{text:?} at {column}, {row}");
            let mut buffer = Buffer::empty(area);
            let took = put_big(&mut buffer, column, row, text, Style::new(), ink(Ambiguous::Narrow));
            assert_eq!((took > 0, buffer == Buffer::empty(area)), (fits && !text.is_empty(), !fits || text.is_empty()));
        }
        let wide = format!("क{}", "\u{94D}क".repeat(9));
        assert_eq!(big_cells(&format!("报{wide}"), Ambiguous::Narrow), None);
    }

    #[test]
    fn what_is_put_over_a_part_takes_the_whole() {
        let big = (2, 0, "*报a");
        let cases = [
            ((2, 0, "b"), ["..b...a>..", "......vv..", ".........."]),
            ((5, 0, "纸"), [".....纸-...", "..........", ".........."]),
            ((3, 1, "b"), ["......a>..", "...b..vv..", ".........."]),
            ((7, 1, "纸"), ["..报>>>....", "..vvvv.纸-.", ".........."]),
            ((1, 1, "b"), ["..报>>>a>..", ".bvvvvvv..", ".........."]),
            ((1, 1, "*b"), ["......a>..", ".b>...vv..", ".vv......."]),
            ((4, 1, "*c"), ["......a>..", "....c>vv..", "....vv...."]),
        ];
        for (over, rows) in cases {
            assert_eq!(drawn(&[big, over], Ambiguous::Narrow), rows, "{over:?}");
        }
        // The other way round: of a small sign of two cells that loses one, neither stays.
        assert_eq!(drawn(&[(0, 1, "报纸"), (1, 0, "*a")], Ambiguous::Narrow)[..2], [".a>.......", ".vv......."]);
    }

    #[test]
    fn nothing_that_is_put_is_taken_for_big_type() {
        for text in ["\u{F8B0}报", "\u{F8B0}\u{301}", "\u{F8B1}", "\u{F8B2}", "\u{8E2}\u{F8B0}\u{301}"] {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
                put(&mut buffer, 0, 0, text, Style::new(), ink(ambiguous));
                put_big(&mut buffer, 4, 1, text, Style::new(), ink(ambiguous));
                assert_eq!(buffer.content.iter().filter_map(big).filter(|big| big.text.contains(FIRST)).count(), 0);
                assert!(!buffer.content.iter().take(10).any(is_part), "{text:?}");
            }
        }
    }
}
