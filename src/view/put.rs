//! Putting text into cells: the only way anything is drawn.
//!
//! Owns that a cluster takes the cells `text::cells` says, whatever the terminal or ratatui think of it. It
//! refuses ratatui's own string setters, which eat characters where ambiguous ones are wide.

use std::borrow::Cow;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

use super::big::blank_big;
use crate::edition::is_clean;
use crate::text::{Ambiguous, cells, clusters};

/// What the terminal does with signs.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    /// How it draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether rules are to be ASCII, box drawing taking two cells.
    pub ascii: bool,
    /// What every style stands on.
    pub ground: Style,
}

/// Puts a text on one row from a column on; gives the cells it took. What lies outside the buffer is left out, a
/// cluster that would cross its edge too.
pub fn put(buffer: &mut Buffer, column: usize, row: usize, text: &str, style: Style, ink: Ink) -> usize {
    let mut at = column;
    for cluster in clusters(text) {
        let width = cells(cluster.text, ink.ambiguous);
        if width == 0 {
            continue;
        }
        place(buffer, at, row, &drawable(cluster.text, width, ink.ambiguous), width, style, ink);
        at += width;
    }
    at - column
}

/// Puts a rule.
pub(super) fn rule(buffer: &mut Buffer, column: usize, row: usize, cells: usize, style: Style, ink: Ink) {
    let sign = if ink.ascii { "-" } else { "─" };
    for at in column..column + cells {
        place(buffer, at, row, sign, 1, style, ink);
    }
}

/// Puts a heavy rule, as it stands over and under a masthead.
pub(super) fn heavy(buffer: &mut Buffer, column: usize, row: usize, cells: usize, style: Style, ink: Ink) {
    let sign = if ink.ascii { "=" } else { "━" };
    for at in column..column + cells {
        place(buffer, at, row, sign, 1, style, ink);
    }
}

/// Puts a corner of a frame: the upper left, upper right, lower left and lower right one.
pub(super) fn corner(buffer: &mut Buffer, column: usize, row: usize, corner: usize, style: Style, ink: Ink) {
    let signs = if ink.ascii { ["+"; 4] } else { ["┌", "┐", "└", "┘"] };
    place(buffer, column, row, signs.get(corner).copied().unwrap_or("+"), 1, style, ink);
}

/// Puts the sign at which rules meet.
pub(super) fn junction(buffer: &mut Buffer, column: usize, row: usize, sign: &str, style: Style, ink: Ink) {
    place(buffer, column, row, if ink.ascii { "+" } else { sign }, 1, style, ink);
}

/// Puts a cell of an upright rule.
pub(super) fn upright(buffer: &mut Buffer, column: usize, row: usize, style: Style, ink: Ink) {
    place(buffer, column, row, if ink.ascii { "|" } else { "│" }, 1, style, ink);
}

/// Puts one symbol that is sure to be drawable.
pub(super) fn place(
    buffer: &mut Buffer,
    column: usize,
    row: usize,
    symbol: &str,
    width: usize,
    style: Style,
    ink: Ink,
) {
    let style = ink.ground.patch(style);
    let area = buffer.area;
    if row >= usize::from(area.height) || column + width > usize::from(area.width) {
        return;
    }
    let (Ok(x), Ok(y), Ok(cells)) = (u16::try_from(column), u16::try_from(row), u16::try_from(width)) else { return };
    let (x, y) = (area.x + x, area.y + y);
    // Nearly all of a page is drawn on a blank one.
    let is_blank = |x: u16| buffer.cell((x, y)).is_some_and(|cell| *cell.symbol() == *" " && is_plain(cell));
    if !(x..x + cells).all(is_blank) {
        blank_halves(buffer, x, y, cells, ink.ground);
    }
    let Some(cell) = buffer.cell_mut((x, y)) else { return };
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
    if let Some(width) = forced(symbol, width) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
    for behind in 1..cells {
        if let Some(cell) = buffer.cell_mut((x + behind, y)) {
            // Not a space: where a narrow sign comes to stand before it later, the difference is seen and a space
            // is sent, so that no half of a wide sign is left behind.
            cell.reset();
            cell.set_symbol("").set_style(style);
        }
    }
}

/// Whether a cell is no part of a sign of other cells than its own: a sign of several cells may be a space.
fn is_plain(cell: &Cell) -> bool {
    cell.diff_option == CellDiffOption::None
}

/// Blanks what a sign set here leaves of signs that stood with a part of them in its cells. Else ratatui would pass over
/// this sign as hidden behind the one before, or hold a half that nothing covers any more for unchanged.
pub(super) fn blank_halves(buffer: &mut Buffer, x: u16, y: u16, cells: u16, ground: Style) {
    blank_big(buffer, x, y, cells, ground);
    let is_half = |buffer: &Buffer, x: u16| buffer.cell((x, y)).is_some_and(|cell| cell.symbol().is_empty());
    let (mut first, mut end) = (x, x + cells);
    while is_half(buffer, first) && first > buffer.area.x {
        first -= 1;
    }
    while is_half(buffer, end) && end < buffer.area.right() {
        end += 1;
    }
    for x in (first..x).chain(x + cells..end) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_style(ground);
        }
    }
}

/// What of a cluster a terminal is given: no selectors or joiners, on which terminals disagree; of an emoji
/// sequence its base, of a letter with what is joined to it as many letters as have room: most terminals give
/// each a cell of its own, and one too many would stand on the next cluster and stay there.
pub(super) fn drawable(cluster: &str, width: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    let is_silent = |c: char| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}');
    let is_tone = |c: char| matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
    let is_private = |c: char| {
        // With what is no character at all, or a newline of its own: nobody says how a terminal draws it.
        matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{2028}' | '\u{2029}')
            || u32::from(c) & 0xFFFE == 0xFFFE
    };
    let is_emoji = |c: char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    if cluster.is_ascii() {
        return cluster.into();
    }
    let Some(base) = cluster.chars().next() else { return cluster.into() };
    if is_private(base) || (base.len_utf8() < cluster.len() && cluster.contains(is_private)) {
        // What is typed or comes from elsewhere than a text must not look like a sign of our own.
        return "\u{FFFD}".into();
    }
    if matches!(base, '\u{3164}' | '\u{FFA0}') {
        // Hangul fillers are not seen, and terminals that give them no cell join them to the sign before.
        return " ".into();
    }
    if base.len_utf8() == cluster.len() {
        return cluster.into();
    }
    let symbol: Cow<str> = if !cluster.contains(|c| is_silent(c) || is_tone(c)) {
        cluster.into()
    } else if is_emoji(base) {
        base.to_string().into()
    } else {
        cluster.chars().filter(|c| !is_silent(*c)).collect::<String>().into()
    };
    let fitted = fitted(symbol, width, ambiguous);
    // What is left of a cluster may be none: a mark behind a sign that has no cell.
    if is_clean(&fitted) { fitted } else { "?".into() }
}

/// The letters of a symbol that have room in its cells, each counted by itself.
fn fitted(symbol: Cow<'_, str>, width: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    let mut buffer = [0; 4];
    let mut cells = |char: char| cells(char.encode_utf8(&mut buffer), ambiguous);
    // A sign without a cell before the first letter would join the cluster before.
    let start = symbol.find(|char| cells(char) > 0).unwrap_or(0);
    let mut taken = 0;
    let room = symbol.char_indices().skip_while(|(at, _)| *at < start).find(|(_, char)| {
        taken += cells(*char);
        taken > width
    });
    match room.map_or(symbol.len(), |(at, _)| at) {
        end if (start, end) == (0, symbol.len()) => symbol,
        // An emoji that a selector makes a sign of one cell, where not all terminals would follow.
        end if end == start => "?".into(),
        end => symbol.get(start..end).unwrap_or_default().to_owned().into(),
    }
}

/// The width to force on a cell, where the terminal's or ratatui's own may differ from ours.
fn forced(symbol: &str, width: usize) -> Option<NonZeroU16> {
    let base = symbol.chars().next()?;
    // Most of what is drawn: nobody takes an ideograph or a letter of ASCII for wider or narrower than it is.
    match base {
        ' '..='~' if symbol.len() == 1 && width == 1 => return None,
        '\u{4E00}'..='\u{9FFF}' if symbol.len() == 3 && width == 2 => return None,
        _ => {}
    }
    let unsure =
        crate::text::is_ambiguous(base) || width != ratatui_width(symbol) || width != cells(symbol, Ambiguous::Narrow);
    unsure.then(|| u16::try_from(width).ok().and_then(NonZeroU16::new)).flatten()
}

fn ratatui_width(symbol: &str) -> usize {
    use ratatui::buffer::CellWidth;
    usize::from(symbol.cell_width())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn drawn(text: &str, columns: u16, ambiguous: Ambiguous) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        put(&mut buffer, 0, 0, text, Style::new(), Ink { ambiguous, ascii: false, ground: Style::new() });
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
    }

    #[test]
    fn clusters_take_their_cells_under_both_policies() {
        assert_eq!(drawn("“报”a", 6, Ambiguous::Narrow), ["“", "报", "", "”", "a", " "]);
        assert_eq!(drawn("“报”a", 8, Ambiguous::Wide), ["“", "", "报", "", "”", "", "a", " "]);
        assert_eq!(drawn("①ｶ\u{FF9E}x", 6, Ambiguous::Narrow), ["①", "", "ｶ\u{FF9E}", "", "x", " "]);
    }

    #[test]
    fn nothing_crosses_the_edge() {
        assert_eq!(drawn("a报", 2, Ambiguous::Narrow), ["a", " "]);
        assert_eq!(drawn("报", 1, Ambiguous::Narrow), [" "]);
    }

    #[test]
    fn sequences_are_drawn_as_their_base() {
        let cases = [
            ("👨\u{200D}👩", 2, "👨"),
            ("☎\u{FE0F}", 2, "☎"),
            ("👍\u{1F3FD}", 2, "👍"),
            ("🇨🇳", 2, "🇨🇳"),
            ("ශ\u{DCA}\u{200D}ර", 2, "ශ\u{DCA}ර"),
            ("e\u{301}", 1, "e\u{301}"),
            ("é\u{301}", 1, "é\u{301}"),
        ];
        for (cluster, width, drawn) in cases {
            assert_eq!(drawable(cluster, width, Ambiguous::Narrow), drawn);
        }
    }

    #[test]
    fn of_a_cluster_is_drawn_what_has_room() {
        let cases = [
            ("か\u{FF9E}", 2, "か"),
            ("ᄀ가", 2, "ᄀ"),
            ("a\u{93E}", 1, "a"),
            ("स\u{94D}त\u{94D}री", 2, "स\u{94D}त\u{94D}"),
            ("स\u{94D}त\u{94D}री", 4, "स\u{94D}त\u{94D}री"),
            ("⌚\u{FE0E}", 1, "?"),
            ("\u{3164}", 2, " "),
            ("\u{8E2}ႇ", 1, "ႇ"),
            ("\u{FFFF}", 1, "\u{FFFD}"),
            ("\u{2028}", 1, "\u{FFFD}"),
        ];
        for (cluster, width, drawn) in cases {
            assert_eq!(drawable(cluster, width, Ambiguous::Narrow), drawn);
        }
    }

    #[test]
    fn a_sign_that_loses_a_half_loses_both() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let ink = Ink { ambiguous: Ambiguous::Wide, ascii: false, ground: Style::new() };
        put(&mut buffer, 0, 0, "汉“字", Style::new(), ink);
        put(&mut buffer, 1, 0, "报", Style::new(), ink);
        put(&mut buffer, 4, 0, "a", Style::new(), ink);
        let symbols: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols, [" ", "报", "", " ", "a", " "]);
        assert_eq!(buffer.content[3].diff_option, CellDiffOption::None);
    }
}
