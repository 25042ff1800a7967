//! Big type in the terminal.
//!
//! Owns what of it the terminal shows, and the bytes for it. It refuses to leave a part of a big cluster standing: what
//! is sent for any of its cells takes the whole of it first, in both rows.
//!
//! A terminal that is sent a letter for the second row of a big cluster puts it behind the cluster instead, one that is
//! sent a letter for the first row blanks the cluster and keeps its colours. So clusters that go are erased before
//! anything is drawn, and those that come are drawn after all small type.
//!
//! # Source
//! kitty's text-sizing protocol: OSC 66, and how it goes with erasing and overwriting.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::Style;

use super::backend::{gate, is_sure, measured, style_of};
use crate::view::{SCALE, big, sgr};

/// A changed cell: column, row, what it holds.
pub(super) type Change<'a> = (u16, u16, &'a Cell);

/// What ends a sequence.
const END: &str = "\x1b\\";
/// Cells behind a sign into which a terminal may put a part of it, where it takes the sign for wider than it is.
const REACH: u16 = 2;

/// A big cluster that the terminal shows.
#[derive(Debug, Clone)]
struct Glyph {
    x: u16,
    y: u16,
    /// Cells across.
    columns: u16,
    /// Its first cell.
    cell: Cell,
}

impl Glyph {
    fn of(&(x, y, cell): &Change) -> Option<Self> {
        let columns = big(cell)?.columns();
        Some(Self { x, y, columns, cell: cell.clone() })
    }

    /// Its rows.
    fn rows(&self) -> std::ops::Range<u16> {
        self.y..self.y.saturating_add(SCALE)
    }
}

/// What a change does to the cells of a row.
struct Span {
    y: u16,
    x: u16,
    /// Behind the last cell that is written.
    end: u16,
    /// Behind the last that may be.
    reach: u16,
}

/// The big clusters that the terminal shows.
#[derive(Debug, Default)]
pub(super) struct BigType {
    shown: Vec<Glyph>,
}

/// The bytes for a frame.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Before all else: what goes. Leaves the cursor anywhere, and no style.
    pub(super) erasing: String,
    /// After all else: what comes.
    pub(super) drawing: String,
}

impl BigType {
    /// Nothing of it is shown any more.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
    }

    /// What is to be done for the changes of a frame; none where no big type is touched by them.
    pub(super) fn plan(&mut self, changes: &[Change]) -> Option<Plan> {
        let mut drawing: Vec<Glyph> = changes.iter().filter_map(Glyph::of).collect();
        if drawing.is_empty() && self.shown.is_empty() {
            return None;
        }
        let spans = spans(changes);
        let longest = spans.iter().map(|span| span.reach - span.x).max().unwrap_or(0);
        let touches = |glyph: &Glyph, end: fn(&Span) -> u16| {
            glyph.rows().any(|y| {
                let start = spans.partition_point(|span| (span.y, span.x) < (y, glyph.x.saturating_sub(longest)));
                let row = spans.iter().skip(start).take_while(|span| span.y == y && span.x < glyph.x + glyph.columns);
                row.into_iter().any(|span| end(span) > glyph.x)
            })
        };
        let (gone, stays): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.shown).into_iter().partition(|glyph| touches(glyph, |span| span.reach));
        let erasing = erasing(&gone);
        // One that only stood in the way of a sign beside it is drawn again.
        drawing.extend(gone.into_iter().filter(|glyph| !touches(glyph, |span| span.end)));
        drawing.sort_by_key(|glyph| (glyph.y, glyph.x));
        let plan = Plan { erasing, drawing: self::drawing(&drawing) };
        self.shown = stays;
        self.shown.extend(drawing);
        Some(plan)
    }
}

/// The cells that changes write, by row and column.
fn spans(changes: &[Change]) -> Vec<Span> {
    let mut spans = Vec::with_capacity(changes.len());
    for (x, y, cell) in changes.iter().copied() {
        match big(cell) {
            Some(big) => {
                let end = x.saturating_add(big.columns());
                let rows = y..y.saturating_add(SCALE);
                spans.extend(rows.map(|y| Span { y, x, end, reach: end }));
            }
            None => {
                let (_, width, is_sure) = measured(cell);
                let end = x.saturating_add(width);
                let reach = if is_sure { end } else { end.saturating_add(REACH) };
                spans.push(Span { y, x, end, reach });
            }
        }
    }
    spans.sort_by_key(|span| (span.y, span.x));
    spans
}

/// The bytes that erase big clusters, in both rows: of one that is erased in one row alone, kitty keeps the colours in
/// the other.
fn erasing(gone: &[Glyph]) -> String {
    let mut rows: Vec<(u16, u16, u16)> =
        gone.iter().flat_map(|glyph| glyph.rows().map(|y| (y, glyph.x, glyph.x + glyph.columns))).collect();
    rows.sort_unstable();
    // Side by side they go at once.
    rows.dedup_by(|next, last| {
        let joins = (last.0, last.2) == (next.0, next.1);
        if joins {
            last.2 = next.2;
        }
        joins
    });
    let mut out = String::new();
    for (y, x, end) in rows {
        let style = if out.is_empty() { "\x1b[0m" } else { "" };
        // Writing to a string does not fail.
        let _ = write!(out, "{style}\x1b[{};{}H\x1b[{}X", u32::from(y) + 1, u32::from(x) + 1, end - x);
    }
    out
}

/// The bytes that draw big clusters: one sequence for what stands side by side in one style, as far as the terminal
/// surely counts its cells as we do; else one for each cluster, which says its cells.
fn drawing(glyphs: &[Glyph]) -> String {
    let mut out = String::new();
    let mut last: Option<(u16, u16, Style)> = None;
    let mut is_open = false;
    for glyph in glyphs {
        let Some(big) = big(&glyph.cell) else { continue };
        let (text, style) = (gate(big.text), style_of(&glyph.cell));
        let follows = last == Some((glyph.x, glyph.y, style));
        if is_open && !(follows && is_sure(text)) {
            out.push_str(END);
            is_open = false;
        }
        if !follows {
            let _ = write!(out, "\x1b[{};{}H{}", u32::from(glyph.y) + 1, u32::from(glyph.x) + 1, sgr(style));
        }
        match (is_open, is_sure(text)) {
            (true, _) => out.push_str(text),
            (false, true) => {
                let _ = write!(out, "\x1b]66;s={SCALE};{text}");
                is_open = true;
            }
            (false, false) => {
                let _ = write!(out, "\x1b]66;s={SCALE}:w={};{text}{END}", big.cells);
            }
        }
        last = Some((glyph.x.saturating_add(glyph.columns), glyph.y, style));
    }
    if is_open {
        out.push_str(END);
    }
    if !out.is_empty() {
        out.push_str("\x1b[0m");
    }
    out
}

#[cfg(test)]
mod tests {
    use ratatui::backend::Backend as _;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    use super::super::backend::Backend;
    use crate::text::Ambiguous;
    use crate::view::{Ink, put, put_big};

    fn page(big: &[(usize, &str)], small: &[(usize, usize, &str)], style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
        let ink = Ink { ambiguous: Ambiguous::Wide, ascii: false, ground: Style::new() };
        for (column, text) in big {
            put_big(&mut buffer, *column, 0, text, style, ink);
        }
        for (column, row, text) in small {
            put(&mut buffer, *column, *row, text, Style::new(), ink);
        }
        buffer
    }

    /// What is sent for each of some pages after the one before; the first after an empty one.
    fn sent(pages: &[Buffer]) -> Vec<String> {
        let mut backend = Backend::new(Vec::new());
        let mut before = Buffer::empty(pages[0].area);
        let mut all = Vec::new();
        for page in pages {
            backend.draw(before.diff(page).into_iter()).unwrap();
            all.push(backend.take());
            before = page.clone();
        }
        all
    }

    #[test]
    fn one_sequence_says_what_the_terminal_counts_as_we_do() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let sent = sent(&[page(&[(0, "今a“b")], &[], bold)]);
        let expected = "\x1b[1;1H\x1b[0;1m\x1b]66;s=2;今a\x1b\\\x1b]66;s=2:w=2;“\x1b\\\x1b]66;s=2;b\x1b\\\x1b[0m";
        assert_eq!(sent, [expected]);
    }

    #[test]
    fn big_type_that_goes_is_erased_in_both_rows_before_anything_is_drawn() {
        let style = Style::new();
        let pages = [page(&[(0, "今日a")], &[], style), page(&[(8, "a")], &[(1, 1, "b")], style)];
        let sent = sent(&pages);
        assert!(sent[1].starts_with("\x1b[0m\x1b[1;1H\x1b[8X\x1b[2;1H\x1b[8X"), "{:?}", sent[1]);
        assert!(!sent[1].contains("66;"), "what stays is not sent again: {:?}", sent[1]);
    }

    #[test]
    fn what_changes_elsewhere_sends_nothing_for_big_type() {
        let style = Style::new();
        let sent = sent(&[page(&[(0, "今")], &[], style), page(&[(0, "今")], &[(4, 1, "x"), (0, 2, "报")], style)]);
        assert_eq!(sent[1], "\x1b[2;5H\x1b[0mx\x1b[3;1H报\x1b[0m");
    }

    #[test]
    fn beside_a_sign_of_no_sure_width_big_type_is_drawn_again() {
        let style = Style::new();
        let sent = sent(&[page(&[(2, "今")], &[], style), page(&[(2, "今")], &[(0, 1, "“")], style)]);
        assert!(sent[1].starts_with("\x1b[0m\x1b[1;3H\x1b[4X"), "{:?}", sent[1]);
        assert!(sent[1].ends_with("\x1b[1;3H\x1b[0m\x1b]66;s=2;今\x1b\\\x1b[0m"), "{:?}", sent[1]);
    }

    #[test]
    fn after_the_screen_was_cleared_nothing_is_erased() {
        let mut backend = Backend::new(Vec::new());
        let (empty, big) = (page(&[], &[], Style::new()), page(&[(0, "今a")], &[], Style::new()));
        backend.draw(empty.diff(&big).into_iter()).unwrap();
        let first = backend.take();
        backend.clear().unwrap();
        assert_eq!(backend.take(), "\x1b[0m\x1b[2J");
        backend.draw(empty.diff(&big).into_iter()).unwrap();
        assert_eq!(backend.take(), first);
    }

    #[test]
    fn no_big_cluster_leaves_with_a_control_in_it() {
        let mut buffer = page(&[(0, "今a")], &[], Style::new());
        buffer.content[0].set_symbol("\u{F8B0}\x1b[2J");
        buffer.content[4].set_symbol("\u{F8B0}\u{202E}");
        assert_eq!(
            sent(&[buffer]),
            ["\x1b[1;1H\x1b[0m\x1b]66;s=2:w=2;\u{FFFD}\x1b\\\x1b]66;s=2:w=1;\u{FFFD}\x1b\\\x1b[0m"]
        );
        // The sign alone, without its width, makes nothing big.
        let mut buffer = page(&[], &[], Style::new());
        buffer.content[0].set_symbol("\u{F8B0}今");
        assert_eq!(sent(&[buffer]), ["\x1b[1;1H\x1b[0m\u{FFFD}\x1b[0m"]);
    }
}
