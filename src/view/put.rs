//! Putting text into cells: the only way anything is drawn.
//!
//! Owns that a cluster takes the cells `text::cells` says, whatever the terminal or ratatui think of it. It
//! refuses ratatui's own string setters, which eat characters where ambiguous ones are wide.

use std::borrow::Cow;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Style;

use crate::text::{Ambiguous, cells, clusters};

/// What the terminal does with signs.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    /// How it draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether rules are to be ASCII, box drawing taking two cells.
    pub ascii: bool,
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
        set(buffer, at, row, cluster.text, width, style);
        at += width;
    }
    at - column
}

/// Puts a rule.
pub(super) fn rule(buffer: &mut Buffer, column: usize, row: usize, cells: usize, style: Style, ink: Ink) {
    let sign = if ink.ascii { "-" } else { "─" };
    for at in column..column + cells {
        set(buffer, at, row, sign, 1, style);
    }
}

fn set(buffer: &mut Buffer, column: usize, row: usize, cluster: &str, width: usize, style: Style) {
    let area = buffer.area;
    if row >= usize::from(area.height) || column + width > usize::from(area.width) {
        return;
    }
    let (Ok(x), Ok(y)) = (u16::try_from(column), u16::try_from(row)) else { return };
    let symbol = drawable(cluster);
    let Some(cell) = buffer.cell_mut((area.x + x, area.y + y)) else { return };
    cell.reset();
    cell.set_symbol(&symbol).set_style(style);
    let forced = forced(&symbol, width);
    if let Some(width) = forced {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
    for behind in 1..width {
        let Ok(behind) = u16::try_from(behind) else { return };
        if let Some(cell) = buffer.cell_mut((area.x + x + behind, area.y + y)) {
            // Not a space: where a narrow sign comes to stand before it later, the difference is seen and a space
            // is sent, so that no half of a wide sign is left behind.
            cell.reset();
            cell.set_symbol("").set_style(style);
        }
    }
}

/// What of a cluster a terminal is given: no selectors or joiners, on which terminals disagree; of an emoji
/// sequence its base, of a letter with what is joined to it all letters.
fn drawable(cluster: &str) -> Cow<'_, str> {
    let is_silent = |c: char| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}');
    let is_tone = |c: char| matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
    if cluster.is_ascii() || !cluster.contains(|c| is_silent(c) || is_tone(c)) {
        return cluster.into();
    }
    let is_emoji = |c: char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    if cluster.chars().next().is_some_and(is_emoji) {
        return cluster.chars().take(1).collect::<String>().into();
    }
    cluster.chars().filter(|c| !is_silent(*c)).collect::<String>().into()
}

/// The width to force on a cell, where the terminal's or ratatui's own may differ from ours.
fn forced(symbol: &str, width: usize) -> Option<NonZeroU16> {
    let base = symbol.chars().next()?;
    let unsure = !base.is_ascii()
        && (crate::text::is_ambiguous(base) || cells(symbol, Ambiguous::Narrow) != ratatui_width(symbol));
    let always_wide = width == 2 && ratatui_width(symbol) != 2;
    (unsure || always_wide).then(|| u16::try_from(width).ok().and_then(NonZeroU16::new)).flatten()
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
        put(&mut buffer, 0, 0, text, Style::new(), Ink { ambiguous, ascii: false });
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
        assert_eq!(drawable("👨\u{200D}👩"), "👨");
        assert_eq!(drawable("☎\u{FE0F}"), "☎");
        assert_eq!(drawable("👍\u{1F3FD}"), "👍");
        assert_eq!(drawable("ශ\u{DCA}\u{200D}ර"), "ශ\u{DCA}ර");
        assert_eq!(drawable("e\u{301}"), "e\u{301}");
    }
}
