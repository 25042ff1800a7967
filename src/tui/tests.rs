//! What the frames' bytes make of a terminal.

mod emulator;
mod hostile;
mod mixtures;
mod multicell;
#[cfg(feature = "images")]
mod pictures;
mod replay;
mod sessions;
mod sizes;
#[path = "../../tests/hostile/strict.rs"]
#[allow(
    dead_code,
    clippy::string_slice,
    reason = "commands are read strictly elsewhere, and a test fails by panicking"
)]
mod strict;

use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::{Effect, Key};
use crate::edition::file::{Limits, read};

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

fn app() -> App {
    let edition = read(include_bytes!("../../data/zh-Hans.edition.json"), Limits::default()).unwrap();
    App::new(edition, "", Window { columns: usize::from(COLUMNS), rows: usize::from(ROWS) })
}

fn bytes(before: &Buffer, after: &Buffer) -> Vec<u8> {
    let mut out = Vec::new();
    let mut backend = Backend::new(&mut out);
    backend.draw(before.diff(after).into_iter()).unwrap();
    backend.flush().unwrap();
    drop(backend);
    out
}

#[test]
fn a_step_sends_what_changed_and_no_more() {
    for (keys, key, most) in [
        ("", "j", 4_000),
        ("left", "j", 4_000),
        ("enter c", "j", 4_000),
        ("/ 大 桥 enter", "j", 1_500),
        ("?", "j", 1_500),
        (",", "j", 1_500),
        ("enter v", "l", 800),
    ] {
        let mut app = app();
        update(&mut app, Message::Resize(Window { columns: 120, rows: 40 }));
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            if let Some(Effect::Search(typed, number)) = update(&mut app, Message::Key(Key::parse(key).unwrap())) {
                let (edition, order) = app.shared();
                let query = crate::text::Query::parse(&typed).unwrap();
                let found = crate::app::search::search_edition(&edition, &order, &query, || true).unwrap();
                update(&mut app, Message::Found(number, found));
            }
        }
        let drawn = |app: &App| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
            draw(app, Theme::Terminal, &mut buffer);
            buffer
        };
        let before = drawn(&app);
        update(&mut app, Message::Key(Key::parse(key).unwrap()));
        let sent = bytes(&before, &drawn(&app)).len();
        assert!((20..most).contains(&sent), "{keys} {key}: {sent} bytes");
    }
}
