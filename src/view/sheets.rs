//! The keys, the options, the hits and what went wrong, on the screen.
//!
//! Owns the titles of these screens. It refuses to lay out their rows.

use ratatui::buffer::Buffer;

use super::list::{Focus, list, title};
use super::{Ink, Theme, put};
use crate::app::list::HEAD;
use crate::app::{Across, App, Course, Help, Hits, Options, Trouble, across, help, hits, panes};
use crate::l10n::Say;

pub(super) fn draw(app: &App, state: &Help, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let left = title(&app.words().say(Say::KeysTitle), help::sheet(app).measure, theme, ink, buffer);
    list(&state.list, (left, HEAD), Focus::Here, theme, ink, buffer);
}

pub(super) fn options(app: &App, state: &Options, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let left = title(&app.words().say(Say::OptionsTitle), help::sheet(app).measure, theme, ink, buffer);
    list(&state.list, (left, HEAD), Focus::Here, theme, ink, buffer);
}

pub(super) fn hits(app: &App, state: &Hits, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let measure = panes::sheet(app).measure.min(hits::WIDEST);
    let left = title(&app.words().say(Say::HitsTitle), measure, theme, ink, buffer);
    list(&state.list, (left, HEAD), Focus::Here, theme, ink, buffer);
    let is_done = app.search().is_some_and(|search| search.found.is_some());
    if state.is_empty() && is_done {
        put(buffer, left, HEAD + 1, &app.words().say(Say::EmptyHits), theme.status(), ink);
    }
}

pub(super) fn across(app: &App, state: &Across, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let sheet = across::sheet(app);
    let left = title(&app.words().say(Say::AcrossTitle), sheet.measure, theme, ink, buffer);
    list(&state.list, (left, HEAD), Focus::Here, theme, ink, buffer);
    let said = match state.course() {
        Course::None => app.words().fill(Say::AcrossHint, &[("words", across::CONDITIONS.into())]),
        Course::Over if state.count() == 0 => app.words().say(Say::EmptyHits),
        _ => return,
    };
    for (row, line) in sheet.filled(&said, sheet.measure).iter().enumerate() {
        put(buffer, left, HEAD + 1 + row, line, theme.status(), ink);
    }
}

pub(super) fn trouble(app: &App, state: &Trouble, theme: Theme, ink: Ink, buffer: &mut Buffer) {
    let left = title(&state.title, help::sheet(app).measure, theme, ink, buffer);
    list(&state.list, (left, HEAD), Focus::Here, theme, ink, buffer);
}
