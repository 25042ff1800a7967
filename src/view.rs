//! Drawing: the state of the program into a buffer of cells.
//!
//! Owns styles and colours, and how each screen lies in the window. It refuses to change anything, to lay
//! out text, and to send bytes: layouts come from `app`, bytes go out in `tui`.

mod big;
mod contents;
mod front;
mod kept;
mod list;
mod picture;
mod put;
mod reading;
mod sgr;
mod sheets;
mod shelf;
mod status;
mod theme;

use ratatui::buffer::Buffer;

use crate::app::{App, Frames, Furniture, Screen};

pub use big::{Big, SCALE, big, big_cells, fits_big, put_big};
pub use picture::{Handle, Hung, MOST_NUMBER, picture};
pub use put::{Ink, put};
pub use ratatui::style::Style;
pub use sgr::sgr;
pub use theme::Theme;

/// Draws what is seen. The buffer may have another size than the window the state was laid out for: what has no
/// room is left out.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) {
    let ink = Ink { ambiguous: app.ambiguous(), ascii: app.frames() == Frames::Ascii, ground: theme.ground() };
    buffer.set_style(buffer.area, theme.ground());
    match app.screen() {
        Some(Screen::Front(state)) => front::draw(app, state, theme, ink, buffer),
        Some(Screen::Contents(state)) => contents::draw(app, state, theme, ink, buffer),
        Some(Screen::Reading(state)) => reading::draw(app, state, theme, ink, buffer),
        Some(Screen::Across(state)) => sheets::across(app, state, theme, ink, buffer),
        Some(Screen::Hits(state)) => sheets::hits(app, state, theme, ink, buffer),
        Some(Screen::Kept(state)) => kept::draw(state, theme, ink, buffer),
        Some(Screen::Help(state)) => sheets::draw(app, state, theme, ink, buffer),
        Some(Screen::Options(state)) => sheets::options(app, state, theme, ink, buffer),
        Some(Screen::Shelf(state)) => shelf::draw(state, theme, ink, buffer),
        Some(Screen::Trouble(state)) => sheets::trouble(app, state, theme, ink, buffer),
        None => {}
    }
    if let Some(prompt) = app.prompt() {
        return status::draw_prompt(app, prompt, theme, ink, buffer);
    }
    let bare = app.choices().furniture == Furniture::Hidden && matches!(app.screen(), Some(Screen::Reading(_)));
    if !bare || app.has_notice() {
        let style = if app.has_notice() { theme.notice() } else { theme.status() };
        status::draw(&app.status(), style, theme, ink, buffer);
    }
}

/// The cell at which text is typed, for the terminal's cursor: input methods show there what is being composed. None
/// where nothing is typed.
pub fn cursor(app: &App) -> Option<(usize, usize)> {
    let window = app.window();
    let row = window.rows.checked_sub(1)?;
    let column = status::cursor(app.prompt()?, window.columns, app.ambiguous());
    (column < window.columns).then_some((column, row))
}

#[cfg(test)]
mod tests;
