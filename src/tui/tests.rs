//! What the frames' bytes make of a terminal.

use std::num::NonZero;

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

fn terminal() -> vt100::Parser {
    vt100::Parser::new(NonZero::new(ROWS).unwrap(), NonZero::new(COLUMNS).unwrap(), 0)
}

/// The screen's lines; a space that was sent and a cell that was never touched look the same.
fn shown(terminal: &vt100::Parser) -> String {
    let contents = terminal.screen().contents();
    let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn after_any_keys_the_terminal_shows_what_a_fresh_frame_would() {
    let mut app = app();
    let mut running = terminal();
    let empty = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    let mut before = empty.clone();
    let keys = "j j G ? q enter j space J J ] space d u b K t k enter L ? j q q [ enter G space space h x g g l";
    for round in 0..3 {
        for key in keys.split(' ') {
            update(&mut app, Message::Key(Key::parse(key).unwrap()));
            let after = drawn(&app);
            running.process(&bytes(&before, &after));
            let mut fresh = terminal();
            fresh.process(&bytes(&empty, &after));
            assert_eq!(shown(&running), shown(&fresh), "after {key} in round {round}");
            before = after;
        }
    }
}

#[test]
fn a_step_down_the_headlines_sends_little() {
    let mut app = app();
    let before = drawn(&app);
    update(&mut app, Message::Key(Key::parse("j").unwrap()));
    let sent = bytes(&before, &drawn(&app)).len();
    assert!((20..1_500).contains(&sent), "{sent} bytes");
}
