//! Frames as bytes: our own back end for ratatui.
//!
//! Owns what is sent for a changed cell, one write a frame, and the second gate: no symbol leaves with a
//! control in it. Pictures are sent here by their handles alone. It refuses to move the cursor where it already stands, and to trust it after a sign whose
//! width terminals disagree on.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::Backend as _;
use ratatui::backend::{ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Modifier, Style};

use super::big::{BigType, Change};
use super::pictures::gallery::{Gallery, Spot};
use crate::edition::is_clean;
use crate::text::{Ambiguous, cells};
use crate::view::{Handle, big, sgr};

/// Writes frames to a terminal.
pub(super) struct Backend<W: Write> {
    terminal: W,
    frame: String,
    /// The pictures whose handles may stand in cells.
    pub(super) gallery: Gallery,
    big: BigType,
}

impl<W: Write> Backend<W> {
    pub(super) fn new(terminal: W) -> Self {
        Self { terminal, frame: String::new(), gallery: Gallery::default(), big: BigType::default() }
    }

    /// Sends a whole page to a screen that is blank, and where the cursor stands, if it is seen.
    pub(super) fn begin(&mut self, page: &Buffer, cursor: Option<Position>) -> io::Result<()> {
        let mut changes = Vec::with_capacity(page.content.len());
        changes.extend(inked(page));
        self.change(changes)?;
        match cursor {
            None => self.hide_cursor()?,
            Some(position) => {
                self.show_cursor()?;
                self.set_cursor_position(position)?;
            }
        }
        self.flush()
    }

    /// Sends questions for the terminal, and draws again what they are put over, all at once.
    pub(super) fn ask(&mut self, questions: &str, under: &Buffer) -> io::Result<()> {
        self.frame.push_str(questions);
        self.draw(Buffer::empty(under.area).diff(under).into_iter())?;
        self.flush()
    }

    /// What would be sent.
    #[cfg(test)]
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.frame)
    }

    fn change(&mut self, content: Vec<Change>) -> io::Result<()> {
        let plan = self.big.plan(&content).unwrap_or_default();
        self.frame.push_str(&plan.erasing);
        let mut cursor = None;
        let mut current: Option<Style> = None;
        // A row of a picture that ends below the screen would move all of it.
        let foot = if self.gallery.has_rows() { self.size()?.height.saturating_sub(1) } else { u16::MAX };
        self.send_pictures(&content, foot);
        for (x, y, cell) in content.into_iter().filter(|(_, _, cell)| big(cell).is_none()) {
            let spot = Handle::of(cell.symbol()).map(|handle| self.gallery.spot(handle));
            if matches!(spot, Some(Some(Spot::Row(_)))) && y < foot {
                // The whole row has been sent.
                cursor = None;
                continue;
            }
            if cursor != Some((x, y)) {
                move_to(&mut self.frame, x, y);
            }
            let (symbol, width, is_sure) = match &spot {
                None => measured(cell),
                Some(Some(Spot::Sign(sign, _))) => (*sign, 1, true),
                // A handle without a picture is nobody's.
                Some(_) => (" ", 1, true),
            };
            let style = match spot {
                Some(Some(Spot::Sign(_, style))) => style,
                _ => style_of(cell),
            };
            if current != Some(style) {
                self.frame.push_str(&sgr(style));
                current = Some(style);
            }
            if width > 1 && !is_sure {
                // Emoji too: a terminal older than they are draws them in one cell.
                clear_under(&mut self.frame, x, y, width, style);
            }
            self.frame.push_str(symbol);
            cursor = is_sure.then_some((x.saturating_add(width), y));
        }
        if current.is_some() {
            self.frame.push_str("\x1b[0m");
        }
        self.frame.push_str(&plan.drawing);
        Ok(())
    }

    /// Sends what the changed cells need of pictures, before the cells themselves: what stands over a picture comes last.
    fn send_pictures(&mut self, changed: &[Change], foot: u16) {
        self.gallery.sweep(&mut self.frame);
        let mut sent = None;
        for (x, y, cell) in changed {
            let Some(handle) = Handle::of(cell.symbol()) else { continue };
            if self.gallery.spot(handle).is_none() {
                continue;
            }
            if let Some(whole) = self.gallery.whole(handle.number) {
                self.frame.push_str(whole);
            }
            let place = (handle.number, handle.row, *y);
            if let Some(Spot::Row(row)) = self.gallery.spot(handle)
                && sent != Some(place)
                && *y < foot
            {
                sent = Some(place);
                move_to(&mut self.frame, x.saturating_sub(handle.column), *y);
                self.frame.push_str("\x1b[0m");
                self.frame.push_str(row);
            }
        }
    }
}

fn move_to(frame: &mut String, x: u16, y: u16) {
    frame.push_str("\x1b[");
    push_number(frame, u32::from(y) + 1);
    frame.push(';');
    push_number(frame, u32::from(x) + 1);
    frame.push('H');
}

/// Adds a number in digits. A page has a move for each of its unsure signs, and the formatter takes ten times as long.
fn push_number(frame: &mut String, number: u32) {
    if number >= 10 {
        push_number(frame, number / 10);
    }
    frame.extend(char::from_digit(number % 10, 10));
}

/// The cells of a page that a blank screen does not show: those that differ from a blank page, without a blank page, which
/// takes as much memory as this one.
fn inked(page: &Buffer) -> impl Iterator<Item = Change<'_>> {
    let Rect { x: left, y: top, width, .. } = page.area;
    page.content.chunks(usize::from(width).max(1)).zip(top..).flat_map(move |(row, y)| {
        let mut hidden = 0;
        row.iter().zip(left..).filter_map(move |(cell, x)| {
            if hidden > 0 {
                hidden -= 1;
                return None;
            }
            hidden = measured(cell).1.saturating_sub(1);
            (cell.diff_option != CellDiffOption::Skip && *cell != Cell::EMPTY).then_some((x, y, cell))
        })
    })
}

/// A cell that is to take more than the terminal may give its sign: both cells are cleared, the cursor unmoved.
fn clear_under(frame: &mut String, x: u16, y: u16, width: u16, style: Style) {
    if style.add_modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED) {
        // Erasing paints the ground only; spaces carry the reversal too.
        frame.extend(std::iter::repeat_n(' ', usize::from(width)));
        move_to(frame, x, y);
    } else {
        let _ = write!(frame, "\x1b[{width}X");
    }
}

/// Whether the cursor surely stands `cells` further after a symbol, on any terminal.
pub(super) fn is_sure(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let one = chars.next().is_some_and(|char| {
        matches!(char, ' '..='~' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}' | '\u{4E00}'..='\u{9FA5}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF5E}')
    });
    one && chars.next().is_none()
}

/// What is sent of a cell, how many cells it takes, and whether the terminal surely agrees.
pub(super) fn measured(cell: &Cell) -> (&str, u16, bool) {
    let symbol = cell.symbol();
    if cell.diff_option == CellDiffOption::None && is_sure(symbol) {
        // Sure signs are clean, and those of one byte alone take one cell.
        return (symbol, if symbol.len() == 1 { 1 } else { 2 }, true);
    }
    let symbol = gate(symbol);
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => (symbol, width.get(), false),
        _ => (symbol, u16::try_from(cells(symbol, Ambiguous::Narrow)).unwrap_or(1), is_sure(symbol)),
    }
}

pub(super) fn style_of(cell: &Cell) -> Style {
    Style { fg: Some(cell.fg), bg: Some(cell.bg), add_modifier: cell.modifier, ..Style::new() }
}

/// The second gate: a symbol without anything a terminal would obey, by the rules of the one sanitiser.
pub(super) fn gate(symbol: &str) -> &str {
    match symbol {
        "" => " ",
        _ if symbol.contains('\n') || !is_clean(symbol) => "\u{FFFD}",
        _ => symbol,
    }
}

impl<W: Write> ratatui::backend::Backend for Backend<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.change(content.collect())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.frame.push_str("\x1b[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.frame.push_str("\x1b[?25h");
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Nothing here asks: the whole screen is drawn.
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        move_to(&mut self.frame, position.x, position.y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.big.clear();
        self.frame.push_str("\x1b[0m\x1b[2J");
        self.gallery.forget();
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    /// The terminal's size, within what can be drawn: at least one cell, at most a thousand each way.
    fn size(&self) -> io::Result<Size> {
        let (columns, rows) = super::terminal::size();
        Ok(Size::new(columns.clamp(1, 1_000), rows.clamp(1, 1_000)))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    /// One write a frame.
    fn flush(&mut self) -> io::Result<()> {
        self.terminal.write_all(self.frame.as_bytes())?;
        self.frame.clear();
        self.terminal.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(before: &Buffer, after: &Buffer) -> String {
        let mut out = Vec::new();
        let mut backend = Backend::new(&mut out);
        backend.draw(before.diff(after).into_iter()).unwrap();
        backend.flush().unwrap();
        drop(backend);
        String::from_utf8(out).unwrap()
    }

    fn drawn(text: &str, style: Style, ambiguous: Ambiguous) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        crate::view::put(
            &mut buffer,
            0,
            0,
            text,
            style,
            crate::view::Ink { ambiguous, ascii: false, ground: Style::new() },
        );
        buffer
    }

    #[test]
    fn a_page_on_a_blank_screen_is_sent_as_what_differs_from_a_blank_page() {
        let mut page = Buffer::empty(Rect::new(0, 0, 12, 3));
        for (row, text) in ["“报头”ab ｶ\u{FF9E}", "", "a汉 \u{AC00}①"].iter().enumerate() {
            let ink = crate::view::Ink { ambiguous: Ambiguous::Wide, ascii: false, ground: Style::new() };
            crate::view::put(&mut page, row, row, text, Style::new().bg(ratatui::style::Color::Blue), ink);
        }
        page.content[14].set_diff_option(CellDiffOption::Skip);
        page.content[15].set_symbol("x").set_diff_option(CellDiffOption::Skip);
        let mut large = Buffer::empty(Rect::new(0, 0, 12, 3));
        let ink = crate::view::Ink { ambiguous: Ambiguous::Narrow, ascii: false, ground: Style::new() };
        assert_eq!(crate::view::put_big(&mut large, 1, 0, "日a", Style::new(), ink), 6);
        let blank = Buffer::empty(page.area);
        assert!(inked(&page).eq(blank.diff_iter(&page)));
        assert!(inked(&large).eq(blank.diff_iter(&large)) && inked(&large).count() == 2);
        assert!(inked(&page).count() > 8 && inked(&blank).count() == 0);
        assert_eq!(inked(&Buffer::empty(Rect::ZERO)).count(), 0);
    }

    #[test]
    fn the_first_page_is_sent_with_its_big_type_and_its_cursor_as_any_other() {
        let mut page = drawn("汉字", Style::new(), Ambiguous::Narrow);
        page.resize(Rect::new(0, 0, 12, 3));
        let ink = crate::view::Ink { ambiguous: Ambiguous::Narrow, ascii: false, ground: Style::new() };
        crate::view::put_big(&mut page, 0, 1, "日", Style::new(), ink);
        let mut first = Backend::new(Vec::new());
        first.begin(&page, Some(Position::new(4, 0))).unwrap();
        let mut other = Backend::new(Vec::new());
        other.draw(Buffer::empty(page.area).diff(&page).into_iter()).unwrap();
        other.show_cursor().unwrap();
        other.set_cursor_position(Position::new(4, 0)).unwrap();
        other.flush().unwrap();
        assert!(String::from_utf8_lossy(&first.terminal).contains("\x1b]66;"));
        assert_eq!(first.terminal, other.terminal);
        let mut hidden = Backend::new(Vec::new());
        hidden.begin(&page, None).unwrap();
        assert!(hidden.terminal.ends_with(b"\x1b[?25l"));
    }

    #[test]
    fn sure_signs_are_clean_and_take_what_is_said_without_a_look() {
        let mut cell = Cell::EMPTY;
        for sign in (' '..='\u{FFFF}').filter(|sign| is_sure(sign.encode_utf8(&mut [0; 4]))) {
            cell.set_char(sign);
            let (symbol, width, is_sure) = measured(&cell);
            assert!(is_sure && gate(symbol) == symbol, "{sign}");
            assert_eq!(usize::from(width), cells(symbol, Ambiguous::Narrow), "{sign}");
        }
    }

    #[test]
    fn sure_text_is_sent_without_moves() {
        let empty = Buffer::empty(Rect::new(0, 0, 12, 1));
        assert_eq!(sent(&empty, &drawn("汉字ab", Style::new(), Ambiguous::Narrow)), "\x1b[1;1H\x1b[0m汉字ab\x1b[0m");
    }

    #[test]
    fn ambiguous_signs_clear_their_cells_and_are_followed_by_a_move() {
        let empty = Buffer::empty(Rect::new(0, 0, 12, 1));
        let wide = sent(&empty, &drawn("“报", Style::new(), Ambiguous::Wide));
        assert_eq!(wide, "\x1b[1;1H\x1b[0m\x1b[2X“\x1b[1;3H报\x1b[0m");
        let narrow = sent(&empty, &drawn("“报", Style::new(), Ambiguous::Narrow));
        assert_eq!(narrow, "\x1b[1;1H\x1b[0m“\x1b[1;2H报\x1b[0m");
        let reversed = sent(&empty, &drawn("“", Style::new().add_modifier(Modifier::REVERSED), Ambiguous::Wide));
        assert!(reversed.contains("\x1b[0;7m  \x1b[1;1H“"), "{reversed:?}");
    }

    #[test]
    fn no_half_of_a_wide_sign_is_left_behind() {
        let before = drawn("汉字", Style::new(), Ambiguous::Narrow);
        let after = drawn("a", Style::new(), Ambiguous::Narrow);
        assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[0ma   \x1b[0m");
    }

    #[test]
    fn no_symbol_leaves_with_a_control_in_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.content[0].set_symbol("\x1b[2J");
        buffer.content[1].set_symbol("a\u{202E}");
        let empty = Buffer::empty(Rect::new(0, 0, 3, 1));
        let sent = sent(&empty, &buffer);
        assert!(!sent.contains("\x1b[2J") && !sent.contains('\u{202E}'), "{sent:?}");
    }
}
