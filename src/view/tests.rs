//! Drawing at any size, whatever is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::{Key, Message, Terminal, Window, update};
use crate::text::Ambiguous;

fn zh() -> App {
    let edition = crate::edition::file::read(
        include_bytes!("../../data/zh-Hans.edition.json"),
        crate::edition::file::Limits::default(),
    )
    .unwrap();
    App::new(edition, "", Window { columns: 80, rows: 24 })
}

fn resize(app: &mut App, columns: usize, rows: usize) {
    update(app, Message::Resize(Window::clamped(columns, rows)));
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ') {
        update(app, Message::Key(Key::parse(key).unwrap()));
    }
}

fn drawn(app: &App) -> Buffer {
    let window = app.window();
    let mut buffer = Buffer::empty(Rect::new(0, 0, short(window.columns), short(window.rows)));
    draw(app, Theme::Terminal, &mut buffer);
    buffer
}

#[test]
fn every_screen_is_drawn_at_every_size_under_both_policies() {
    let mut app = zh();
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        update(&mut app, Message::Terminal(Terminal { ambiguous, frames: Frames::Ascii, ..Terminal::default() }));
        for keys in ["t", "enter", "G", "?"] {
            press(&mut app, keys);
            for columns in [0, 1, 2, 3, 5, 10, 40, 80, 200, 1000] {
                for rows in [0, 1, 2, 3, 5, 10, 40] {
                    resize(&mut app, columns, rows);
                    drawn(&app);
                    // A buffer that the state was not laid out for.
                    draw(&app, Theme::Plain, &mut Buffer::empty(Rect::new(0, 0, 7, 3)));
                }
            }
        }
        press(&mut app, "q t");
    }
}

#[test]
fn nothing_drawn_is_a_control_or_crosses_into_a_wide_cell() {
    let mut app = zh();
    update(&mut app, Message::Terminal(Terminal { ambiguous: Ambiguous::Wide, ..Terminal::default() }));
    for _ in 0..app.order().len() {
        press(&mut app, "enter");
        loop {
            let buffer = drawn(&app);
            for row in buffer.content.chunks(80) {
                let mut behind = 0;
                for cell in row {
                    assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
                    if behind > 0 {
                        assert_eq!(cell.symbol(), "");
                        behind -= 1;
                    } else {
                        let wide = crate::text::cells(cell.symbol(), Ambiguous::Wide);
                        behind = if cell.symbol() == "─" { 0 } else { wide.saturating_sub(1) };
                    }
                }
            }
            let Some(Screen::Reading(reading)) = app.screen() else { panic!() };
            if reading.at_end() {
                break;
            }
            press(&mut app, "space");
        }
        press(&mut app, "J q");
    }
}

fn short(cells: usize) -> u16 {
    u16::try_from(cells).unwrap()
}
