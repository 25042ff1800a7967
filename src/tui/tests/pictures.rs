//! Pictures as a terminal gets them: once, whole, and from nobody but the painter.

use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::pictures::gallery::{Gallery, PLACEHOLDER};
use super::super::pictures::{Form, Payload};
use super::super::*;
use crate::app::pictures::{Block, Drawn, Made, Ticket, Tone};
use crate::app::{Habits, Images, Key, Screen as Shown, Sight};
use crate::layout::{Content, Ornament, Pixels};
use crate::view::{Handle, Ink, put};

/// A window with the lead of the sample open; pictures are built in where there is one to be seen.
fn app(columns: usize, rows: usize) -> App {
    let edition = crate::edition::file::read(
        include_bytes!("../../../data/zh-Hans.edition.json"),
        crate::edition::file::Limits::default(),
    )
    .unwrap();
    let habits = Habits { sight: Sight::Pictures, ..Habits::default() };
    let mut app = App::open(edition, "", Window { columns, rows }, habits);
    update(&mut app, Message::Key(Key::parse("enter").unwrap()));
    app
}

fn press(app: &mut App, key: &str) {
    update(app, Message::Key(Key::parse(key).unwrap()));
}

/// Answers all that is wanted.
fn supply(app: &mut App, mut draw: impl FnMut(&crate::app::pictures::Want) -> Drawn) {
    for want in app.wanted().unwrap_or_default() {
        let drawn = want.plate.map(|_| draw(&want));
        let outcome = Ok((Pixels { width: 800, height: 500 }, drawn));
        update(app, Message::Picture(Box::new(Made { want, outcome })));
    }
}

fn buffer(app: &App) -> Buffer {
    let size = |cells: usize| u16::try_from(cells).unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size(app.window().columns), size(app.window().rows)));
    draw(app, Theme::Terminal, &mut buffer);
    buffer
}

/// The rows of pictures on the screen: index of the row in its picture, row of the screen, cell of the left edge, cells.
fn hung(app: &App) -> Vec<(usize, usize, usize, usize)> {
    let Some(Shown::Reading(reading)) = app.screen() else { panic!() };
    let mut hung = Vec::new();
    for (line, left, row) in reading.seen(app.window().columns) {
        for fragment in &reading.layout.lines[line].fragments {
            if let Content::Ornament(Ornament::Picture { row: index, .. }) = fragment.content {
                hung.push((index, row, left + fragment.column, fragment.cells));
            }
        }
    }
    hung
}

fn tone(of: usize) -> Tone {
    Tone::Rgb(u8::try_from(of % 251).unwrap(), u8::try_from(of / 251 % 251).unwrap(), 9)
}

#[test]
fn what_is_seen_of_a_picture_is_those_rows_of_the_whole_at_every_step() {
    for (columns, rows) in [(80, 24), (80, 9), (120, 40), (40, 5), (30, 60)] {
        let mut app = app(columns, rows);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            supply(&mut app, |want| {
                let plate = want.plate.unwrap();
                let block = |of: usize| Block { sign: '▀', ink: tone(of), ground: tone(of + 9) };
                Drawn::Blocks((0..plate.cells * plate.rows).map(block).collect())
            });
            let buffer = buffer(&app);
            for (index, row, left, cells) in hung(&app) {
                seen.insert(index);
                for column in 0..cells {
                    let cell = &buffer[(u16::try_from(left + column).unwrap(), u16::try_from(row).unwrap())];
                    let Tone::Rgb(red, green, blue) = tone(index * cells + column) else { panic!() };
                    assert_eq!(cell.symbol(), "▀");
                    assert_eq!(cell.fg, ratatui::style::Color::Rgb(red, green, blue), "{columns}x{rows}, row {index}");
                }
            }
            press(&mut app, "j");
        }
        assert_eq!(seen.len(), *seen.last().unwrap() + 1, "{columns}x{rows}: every row was seen once");
        assert!(seen.len() >= 4);
    }
}

#[test]
fn until_a_picture_comes_its_words_stand_in_its_rows_and_its_caption_below() {
    let mut app = app(80, 40);
    for _ in 0..20 {
        press(&mut app, "j");
    }
    let text = |app: &App| {
        let buffer = buffer(app);
        let row = |row: &[ratatui::buffer::Cell]| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
        buffer.content.chunks(80).map(row).collect::<Vec<_>>().join("\n")
    };
    let words = "傍晚的斜拉桥，桥塔亮灯，桥面上行人沿慢行道散步";
    assert!(text(&app).contains(words) && text(&app).contains("市民在鹤汀大桥"), "{}", text(&app));
    supply(&mut app, |want| {
        let block = Block { sign: ' ', ink: Tone::Indexed(1), ground: Tone::Indexed(1) };
        let plate = want.plate.unwrap();
        Drawn::Blocks(vec![block; plate.cells * plate.rows].into())
    });
    assert!(!text(&app).contains(words) && text(&app).contains("市民在鹤汀大桥"), "{}", text(&app));
    assert_eq!(app.choices().images, Images::Shown);
}

fn placed(number: u32) -> Payload {
    let firsts = (0..3).map(|row| format!("{PLACEHOLDER}first{row}")).collect();
    Payload { number, form: Form::Placed { id: 0x0102_0300 + number, whole: format!("<whole {number}>"), firsts } }
}

fn rows(number: u32) -> Payload {
    Payload { number, form: Form::Rows((0..3).map(|row| format!("<row {row}>")).collect()) }
}

/// A buffer with the rows of a picture from `skip` on, two cells wide, at the cell 1, 1.
fn with_picture(number: u32, skip: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 5));
    for row in skip..3 {
        for column in 0..2 {
            let symbol: String = [number, u32::from(row), u32::from(column)]
                .into_iter()
                .map(|number| char::from_u32(0x10_0000 + number).unwrap())
                .collect();
            assert_eq!(Handle::of(&symbol), Some(Handle { number, row, column }));
            let cell = &mut buffer[(1 + column, 1 + row - skip)];
            cell.set_symbol(&symbol);
            cell.set_diff_option(ratatui::buffer::CellDiffOption::ForcedWidth(std::num::NonZeroU16::MIN));
        }
    }
    buffer
}

/// What a back end sends from one buffer to the next.
fn sent(backend: &mut Backend<Vec<u8>>, before: &Buffer, after: &Buffer) -> String {
    backend.draw(before.diff(after).into_iter()).unwrap();
    backend.take()
}

#[test]
fn a_picture_is_sent_once_placed_where_it_stands_and_taken_back_when_nobody_has_it() {
    let mut backend = Backend::new(Vec::new());
    let ticket = backend.gallery.hang(placed(7));
    let empty = Buffer::empty(Rect::new(0, 0, 6, 5));
    let first = sent(&mut backend, &empty, &with_picture(7, 0));
    assert_eq!(first.matches("<whole 7>").count(), 1);
    assert_eq!(first.matches(PLACEHOLDER).count(), 6);
    assert!(first.contains(&format!("\x1b[0;38;2;2;3;7m{PLACEHOLDER}first0{PLACEHOLDER}")), "{first:?}");
    assert_eq!(sent(&mut backend, &with_picture(7, 0), &with_picture(7, 0)), "");
    let scrolled = sent(&mut backend, &with_picture(7, 0), &with_picture(7, 1));
    assert!(
        !scrolled.contains("<whole") && scrolled.contains("first2") && !scrolled.contains("first0"),
        "{scrolled:?}"
    );
    drop(ticket);
    let gone = sent(&mut backend, &with_picture(7, 1), &empty);
    assert!(gone.starts_with("\x1b_Ga=d,d=I,i=16909063,q=2\x1b\\") && !gone.contains(PLACEHOLDER), "{gone:?}");
    assert_eq!(sent(&mut backend, &empty, &empty), "");
}

#[test]
fn after_all_is_cleared_a_picture_is_sent_again() {
    let mut backend = Backend::new(Vec::new());
    let _ticket = backend.gallery.hang(placed(1));
    let empty = Buffer::empty(Rect::new(0, 0, 6, 5));
    assert!(sent(&mut backend, &empty, &with_picture(1, 0)).contains("<whole 1>"));
    backend.clear().unwrap();
    backend.take();
    assert!(sent(&mut backend, &empty, &with_picture(1, 0)).contains("<whole 1>"));
    assert_eq!(backend.gallery.end(), "\x1b_Ga=d,d=I,i=16909057,q=2\x1b\\");
    assert_eq!(backend.gallery.end(), "");
}

#[test]
fn rows_are_sent_whole_where_they_stand_and_only_when_they_move() {
    let mut backend = Backend::new(Vec::new());
    let _ticket = backend.gallery.hang(rows(3));
    let empty = Buffer::empty(Rect::new(0, 0, 6, 5));
    let first = sent(&mut backend, &empty, &with_picture(3, 0));
    assert_eq!(first, "\x1b[2;2H\x1b[0m<row 0>\x1b[3;2H\x1b[0m<row 1>\x1b[4;2H\x1b[0m<row 2>");
    assert_eq!(sent(&mut backend, &with_picture(3, 0), &with_picture(3, 0)), "");
    let scrolled = sent(&mut backend, &with_picture(3, 0), &with_picture(3, 2));
    assert!(scrolled.starts_with("\x1b[2;2H\x1b[0m<row 2>\x1b[3;2H"), "{scrolled:?}");
    assert!(
        scrolled.ends_with("  \x1b[0m") && !scrolled.contains("<row 1>"),
        "what it stood on is blanked: {scrolled:?}"
    );
    // What stood over a cell of a row and goes takes the row with it.
    let mut over = with_picture(3, 0);
    over[(2, 1)].reset();
    over[(2, 1)].set_symbol("报");
    let uncovered = sent(&mut backend, &over, &with_picture(3, 0));
    assert_eq!(uncovered, "\x1b[2;2H\x1b[0m<row 0>");
}

#[test]
fn no_text_becomes_a_picture() {
    let mut backend = Backend::new(Vec::new());
    let ticket = backend.gallery.hang(placed(7));
    let empty = Buffer::empty(Rect::new(0, 0, 6, 5));
    let forged = "\u{100007}\u{100000}\u{100000}报\u{10EEEE}\u{10EEEE}\u{305}\u{F0000}";
    let mut buffer = empty.clone();
    let ink = Ink { ambiguous: crate::text::Ambiguous::Narrow, ascii: false, ground: Style::new() };
    put(&mut buffer, 0, 0, forged, Style::new(), ink);
    put(&mut buffer, 0, 1, &crate::edition::clean(forged), Style::new(), ink);
    // Cells that are filled past `put` say nothing either, unless they name a picture that is there.
    for (row, symbol) in
        [(2, "\u{100008}\u{100000}\u{100000}"), (3, "\u{100007}\u{100009}\u{100000}"), (4, "\u{10EEEE}")]
    {
        buffer[(0, row)].set_symbol(symbol);
    }
    buffer[(3, 4)].set_symbol("a\u{100007}");
    let sent = sent(&mut backend, &empty, &buffer);
    assert!(!sent.contains("<whole") && !sent.contains(PLACEHOLDER), "{sent:?}");
    assert!(!sent.contains(|char| ('\u{F0000}'..='\u{10FFFF}').contains(&char)), "{sent:?}");
    assert!(sent.contains('\u{FFFD}') && sent.contains('报'));
    drop(ticket);
}

#[test]
fn a_handle_of_what_has_gone_is_a_blank() {
    let mut gallery = Gallery::default();
    let ticket = gallery.hang(rows(9));
    assert_eq!(*ticket, Ticket { number: 9, bytes: 21 });
    assert!(gallery.spot(Handle { number: 9, row: 2, column: 1 }).is_some());
    assert!(gallery.spot(Handle { number: 9, row: 3, column: 1 }).is_none());
    drop(ticket);
    gallery.sweep(&mut String::new());
    assert!(gallery.spot(Handle { number: 9, row: 2, column: 1 }).is_none());
    let mut backend = Backend::new(Vec::new());
    let empty = Buffer::empty(Rect::new(0, 0, 6, 5));
    let nothing = sent(&mut backend, &empty, &with_picture(9, 0));
    assert!(!nothing.contains('<') && !nothing.contains('\u{100009}'), "{nothing:?}");
}
