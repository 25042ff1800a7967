//! Drawing: the state of the program into a buffer of cells.
//!
//! Owns styles and colours, and how each screen lies in the window. It refuses to change anything, to lay
//! out text, and to send bytes: layouts come from `app`, bytes go out in `tui`.

mod contents;
mod help;
mod put;
mod reading;
mod sgr;
mod status;
mod theme;

use ratatui::buffer::Buffer;

use crate::app::{App, Frames, Screen};

pub use put::{Ink, put};
pub use ratatui::style::Style;
pub use sgr::sgr;
pub use theme::Theme;

/// Draws what is seen. The buffer may have another size than the window the state was laid out for: what has no
/// room is left out.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) {
    let ink = Ink { ambiguous: app.ambiguous(), ascii: app.frames() == Frames::Ascii };
    match app.screen() {
        Some(Screen::Contents(state)) => contents::draw(app, state, theme, ink, buffer),
        Some(Screen::Reading(state)) => reading::draw(app, state, theme, ink, buffer),
        Some(Screen::Help(state)) => help::draw(*state, theme, ink, buffer),
        None => {}
    }
    status::draw(&app.status(), theme, ink, buffer);
}

#[cfg(test)]
mod tests;
