//! What the frames' bytes make of a terminal.

mod emulator;
mod mixtures;
mod replay;
mod sessions;

use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::Key;
use crate::edition::file::{Limits, read};

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

fn app() -> App {
    let edition = read(include_bytes!("../../data/zh-Hans.edition.json"), Limits::default()).unwrap();
    App::new(edition, "", Window { columns: usize::from(COLUMNS), rows: usize::from(ROWS) })
}

fn drawn(app: &App) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    draw(app, Theme::Terminal, &mut buffer);
    buffer
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
fn a_step_down_the_headlines_sends_little() {
    let mut app = app();
    let before = drawn(&app);
    update(&mut app, Message::Key(Key::parse("j").unwrap()));
    let sent = bytes(&before, &drawn(&app)).len();
    assert!((20..1_500).contains(&sent), "{sent} bytes");
}
