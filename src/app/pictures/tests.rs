//! Pictures come, are kept, and go.

use super::*;
use crate::app::{Choices, Habits, Home, Key, Message, Terminal, Window, update};
use crate::edition::Place;
use crate::layout::Line;

/// An edition with a picture of known size, one of unknown, one that says too much, and one without a file.
fn app(columns: usize, rows: usize) -> App {
    let text = "“大桥”通车 The bridge is open. ".repeat(40);
    let json = serde_json::json!({
        "format": "edition/1", "lang": "zh-Hans",
        "articles": [
            {"headline": "桥 Bridge", "body": [text,
                {"type": "figure", "asset": "known", "alt": "桥", "caption": "图 Picture", "credit": "甲"}, text,
                {"type": "figure", "asset": "huge", "alt": "巨"}, {"type": "figure", "asset": "web"}, text, text, text,
                {"type": "figure", "asset": "nowhere", "alt": "无"}, {"type": "figure", "alt": "白"},
                {"type": "figure", "asset": "unknown", "alt": "船 a ferry"}, "完 End."]},
            {"headline": "次 Next", "body": text}
        ],
        "assets": [
            {"id": "known", "path": "assets/known.png", "width": 800, "height": 500},
            {"id": "unknown", "path": "assets/unknown.png"},
            {"id": "huge", "path": "assets/huge.png", "width": 100_000, "height": 100_000},
            {"id": "web", "url": "https://example.org/x.png"}
        ]
    });
    let edition = serde_json::from_value(json).unwrap();
    let choices = Choices { home: Home::Contents, ..Choices::default() };
    let habits = Habits { sight: Sight::Pictures, choices, ..Habits::default() };
    App::open(edition, "", Window { columns, rows }, habits)
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ') {
        update(app, Message::Key(Key::parse(key).unwrap()));
    }
}

fn lines(app: &App) -> &[Line] {
    match app.screen() {
        Some(Screen::Reading(reading)) => &reading.layout.lines,
        _ => &[],
    }
}

/// Rows that are kept free for pictures.
fn rows(app: &App) -> usize {
    let is_row = |line: &&Line| {
        line.fragments.iter().any(|fragment| matches!(fragment.content, Content::Ornament(Ornament::Picture { .. })))
    };
    lines(app).iter().filter(is_row).count()
}

fn drawn(bytes: usize) -> Drawn {
    Drawn::Sent(Arc::new(Ticket { number: 1, bytes }))
}

fn answer(app: &mut App, want: Want, outcome: Result<Drawn, Refusal>) {
    let pixels = Pixels { width: 800, height: 500 };
    let outcome = outcome.map(|drawn| (pixels, want.plate.map(|_| drawn)));
    update(app, Message::Picture(Box::new(Made { want, outcome })));
}

#[test]
fn pictures_are_asked_for_once_and_have_their_rows_before_they_come() {
    let mut app = app(80, 24);
    assert_eq!(app.wanted(), None, "headlines have no pictures");
    press(&mut app, "enter");
    assert_eq!(rows(&app), 16);
    let wants = app.wanted().unwrap();
    let asked: Vec<_> = wants.iter().map(|want| (want.path.as_str(), want.plate)).collect();
    let known = Plate { cells: 51, rows: 16 };
    assert_eq!(asked, [("assets/known.png", Some(known)), ("assets/unknown.png", None)]);
    press(&mut app, "j");
    assert_eq!(app.wanted(), None);
    let [first, second] = <[Want; 2]>::try_from(wants).unwrap();
    answer(&mut app, second, Ok(drawn(1)));
    assert_eq!(rows(&app), 32, "a size that was not known");
    answer(&mut app, first, Ok(drawn(1)));
    assert_eq!(rows(&app), 32, "a size that was known already");
    assert!(app.picture("known", known).is_some() && app.picture("unknown", known).is_none());
    press(&mut app, "G");
    let wants = app.wanted().unwrap();
    assert_eq!(wants.iter().map(|want| want.path.as_str()).collect::<Vec<_>>(), ["assets/unknown.png"]);
    answer(&mut app, wants[0].clone(), Ok(drawn(1)));
    press(&mut app, "g g G");
    assert_eq!(app.wanted(), None, "both are kept");
}

#[test]
fn what_is_refused_is_words_with_a_quiet_reason() {
    let mut app = app(80, 24);
    press(&mut app, "enter");
    let text = |app: &App| {
        let parts = app.edition().articles[0].parts();
        let of =
            |line: &Line| line.fragments.iter().map(|fragment| fragment.text(&parts).into_owned()).collect::<String>();
        lines(app).iter().map(of).collect::<Vec<_>>()
    };
    assert!(text(&app).contains(&"picture not shown: too large".to_owned()), "{:?}", text(&app));
    for want in app.wanted().unwrap() {
        answer(&mut app, want, Err(Refusal::Broken));
    }
    assert_eq!(rows(&app), 0);
    assert_eq!(text(&app).iter().filter(|line| *line == "picture not shown: it is damaged").count(), 2);
    assert!(text(&app).iter().any(|line| line.ends_with("] 船 a ferry")));
    assert_eq!(app.wanted(), None, "what is refused is not asked for again");
}

#[test]
fn hidden_pictures_are_the_words_they_were_without_any() {
    let mut with = app(80, 24);
    press(&mut with, "enter I");
    let mut without = app(80, 24);
    without.pictures.sight = Sight::Words;
    press(&mut without, "enter");
    assert_eq!(lines(&with), lines(&without));
    assert_eq!((with.wanted(), without.wanted()), (None, None));
    press(&mut with, "I");
    assert_eq!(rows(&with), 16);
    press(&mut without, "I");
    assert_eq!(rows(&without), 0, "where pictures cannot be shown the key says so");
    assert_eq!(without.status().left.last().map(String::as_str), Some("pictures cannot be shown here"));
}

#[test]
fn a_late_answer_for_another_terminal_or_edition_changes_nothing() {
    let mut app = app(80, 24);
    press(&mut app, "enter");
    let wants = app.wanted().unwrap();
    let cell = Some(crate::app::CellSize { width: 10, height: 15 });
    let terminal = Terminal { cell, ..*app.terminal() };
    update(&mut app, Message::Terminal(terminal));
    assert_eq!(rows(&app), 16);
    for want in wants {
        answer(&mut app, want, Err(Refusal::Broken));
    }
    assert_eq!(rows(&app), 16);
    let plate = app.wanted().unwrap()[0].plate;
    assert_eq!(plate, Some(Plate { cells: 38, rows: 16 }), "lower cells make a narrower picture of so many rows");
}

#[test]
fn what_is_not_seen_makes_room_and_what_is_seen_stays() {
    let mut app = app(80, 24);
    press(&mut app, "enter");
    for want in app.wanted().unwrap() {
        answer(&mut app, want, Ok(drawn(KEPT)));
    }
    let known = Plate { cells: 51, rows: 16 };
    app.wanted();
    assert!(app.picture("known", known).is_some(), "too large, but seen");
    press(&mut app, "G");
    for want in app.wanted().unwrap() {
        answer(&mut app, want, Ok(drawn(KEPT / 2)));
    }
    app.wanted();
    let far = Plate { cells: 51, rows: 16 };
    assert!(app.picture("unknown", far).is_some());
    assert!(app.picture("known", known).is_none());
    press(&mut app, "g g");
    assert_eq!(app.wanted().unwrap().len(), 1, "asked for again");
}

#[test]
fn places_are_those_of_lines_at_every_width_and_height() {
    for columns in 0..=200 {
        let mut app = app(columns, [24, 3, 40, 60][columns % 4]);
        press(&mut app, "enter");
        let Some(Screen::Reading(reading)) = app.screen() else { panic!() };
        let layout = &reading.layout;
        assert!(layout.lines.windows(2).all(|pair| pair[0].start < pair[1].start), "{columns}");
        for index in 0..layout.lines.len() {
            assert_eq!(layout.line_of(layout.start_of(index).unwrap()), index, "{columns}");
        }
        for fragment in layout.lines.iter().flat_map(|line| &line.fragments) {
            let is_picture = matches!(fragment.content, Content::Ornament(Ornament::Picture { .. }));
            assert!(!is_picture || fragment.column + fragment.cells <= layout.measure, "{columns}: {fragment:?}");
        }
        assert_eq!(rows(&app) > 0, layout.measure >= 8, "{columns}: {}", layout.measure);
        // In columns each line is on one spread, pictures too.
        let mut at = Vec::new();
        for spread in &reading.spreads {
            at.extend(spread.head.clone().chain(spread.columns.iter().flat_map(Clone::clone)));
        }
        let blank = |line: usize| layout.lines[line].fragments.is_empty();
        let all: Vec<usize> = (0..layout.lines.len()).filter(|line| !blank(*line)).collect();
        at.retain(|line| !blank(*line));
        assert!(reading.spreads.is_empty() || at == all, "{columns}");
        let top = reading.top();
        assert_eq!(top, Place::default());
    }
}
