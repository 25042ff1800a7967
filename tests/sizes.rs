//! Every screen in windows that no one has: nothing, a cell, a thousand, and more than can be.
//!
//! Owns the list of screens, with their panes and prompts, and that none is missing. It refuses to say how any of them looks.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/keeps.rs"]
mod keeps;
#[path = "reader/session.rs"]
mod session;
#[path = "reader/shelves.rs"]
mod shelves;

use std::collections::BTreeSet;

use newsprint::app::{Action, App, Choices, Course, Effect, Habits, Home, KeptList, Message, Screen, Window};
use newsprint::l10n::Tongue;
use newsprint::view::cursor;

use keeps::{clippings, stars};
use session::{EN, Session, ZH, edition};
use shelves::{findings, four, some};

const LENGTHS: [usize; 10] = [0, 1, 2, 3, 5, 10, 40, 80, 200, 1_000];
/// The largest that a terminal can say.
const LARGEST: usize = 65_535;

/// Keys that lead to a screen of an edition from its contents, and what is typed there.
const SCREENS: [(&str, &str); 27] = [
    ("", ""),
    ("left", ""),
    ("p", ""),
    ("p j l", ""),
    ("p P", ""),
    ("P", ""),
    ("enter", ""),
    ("enter G", ""),
    ("enter c c", ""),
    ("enter z", ""),
    ("enter !", ""),
    ("enter v j", ""),
    ("enter f", ""),
    ("enter R S", ""),
    ("enter enter", ""),
    ("/", "桥"),
    ("/", "bridge roof"),
    ("/", ""),
    ("enter / 的 enter ?", "桥"),
    ("enter / a enter g /", ""),
    (":", ""),
    (":", "export 报.md"),
    ("f1", ""),
    (",", ""),
    (", j j right", ""),
    ("g", ""),
    ("*", ""),
];

/// Keys that lead to a screen from the shelf.
const ON_SHELF: [&str; 8] = ["", "tab", "tab tab", "tab tab tab", "f1", ",", ":", "j enter"];

fn on_shelf() -> Session {
    let choices = Choices { home: Home::Contents, ..Choices::default() };
    let habits = Habits { choices, ..Habits::default() };
    Session::before(App::shelf(Window { columns: 80, rows: 24 }, habits))
}

/// Every screen there is.
fn sessions() -> Vec<(String, Session)> {
    let mut sessions = Vec::new();
    for (bytes, tongue) in [(ZH, Tongue::SimplifiedChinese), (EN, Tongue::English)] {
        for (keys, typed) in SCREENS {
            let mut session = Session::of(edition(bytes), tongue, 80, 24);
            session.press(keys).type_in(typed);
            sessions.push((format!("{keys} {typed}"), session));
        }
    }
    let mut kept = Session::zh();
    kept.press("*");
    kept.tell(Message::KeptList(KeptList::Stars(stars())));
    kept.tell(Message::KeptList(KeptList::Clippings(clippings())));
    sessions.push(("stars".to_owned(), kept));
    let mut kept = Session::en();
    kept.press("*");
    kept.tell(Message::KeptList(KeptList::Clippings(clippings())));
    kept.press("tab G");
    sessions.push(("clippings".to_owned(), kept));
    for keys in ON_SHELF {
        let mut session = on_shelf();
        session.tell(Message::Shelf(Box::new(four())));
        session.press(keys);
        sessions.push((format!("shelf {keys}"), session));
    }
    sessions.push(("a shelf nobody told of".to_owned(), on_shelf()));
    for (course, keys) in [(Course::Searching, ""), (Course::Over, ""), (Course::Rests, "enter j")] {
        let mut session = on_shelf();
        session.tell(Message::Shelf(Box::new(four())));
        session.press("/").type_in("新桥");
        let Some(Effect::SearchShelf { number, .. }) = session.asked.last() else { panic!("{:?}", session.asked) };
        session.tell(findings(*number, some(), course));
        session.press(keys);
        sessions.push((format!("across, {course:?} {keys}"), session));
    }
    let mut trouble = Session::en();
    trouble.tell(Message::Edition(Err("报.edition.json:12: `headline` is missing: expected a text".to_owned())));
    sessions.push(("trouble".to_owned(), trouble));
    let empty = serde_json::from_str(r#"{"format":"edition/1","articles":[]}"#).unwrap();
    sessions.push(("empty".to_owned(), Session::of(empty, Tongue::English, 80, 24)));
    sessions
}

/// Resizes, draws, and has the cursor within what was drawn.
fn draws(name: &str, session: &mut Session, columns: usize, rows: usize) {
    session.tell(Message::Resize(Window::clamped(columns, rows)));
    let area = session.buffer().area;
    if let Some((column, row)) = cursor(&session.app) {
        let is_within = column < usize::from(area.width).max(1) && row < usize::from(area.height).max(1);
        assert!(is_within, "{name} at {columns}x{rows}: the cursor is at {column},{row}");
    }
}

#[test]
fn every_screen_is_drawn_at_every_size_and_takes_keys_there() {
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for (name, mut session) in sessions().into_iter().skip(half).step_by(2) {
                    every_size(&name, &mut session);
                }
            });
        }
    });
}

fn every_size(name: &str, session: &mut Session) {
    let all = || LENGTHS.iter().flat_map(|columns| LENGTHS.iter().map(|rows| (*columns, *rows)));
    for (columns, rows) in all() {
        draws(name, session, columns, rows);
        // A page on and back there, then to a size for people.
        session.press("pgdn pgup");
        session.tell(Message::Resize(Window { columns: 80, rows: 24 }));
    }
    // Wherever a click leads.
    for (columns, rows) in all().filter(|(columns, rows)| columns * rows < 2_000) {
        draws(name, session, columns, rows);
        session.mouse(Action::Press, columns / 2, rows / 2).mouse(Action::WheelDown, 0, 0);
    }
    assert!(session.app.screen().is_some());
}

#[test]
fn more_cells_than_can_be_drawn_are_as_many_as_can() {
    let largest = Window::clamped(LARGEST, LARGEST);
    assert_eq!(largest, Window::clamped(1_000, 1_000));
    assert_eq!(LENGTHS[9], largest.columns);
}

#[test]
fn no_screen_and_no_prompt_is_missing() {
    let (mut screens, mut prompts) = (BTreeSet::new(), BTreeSet::new());
    for (_, session) in sessions() {
        screens.insert(match session.app.screen().unwrap() {
            Screen::Front(_) => 0,
            Screen::Contents(_) => 1,
            Screen::Reading(_) => 2,
            Screen::Hits(_) => 3,
            Screen::Kept(_) => 4,
            Screen::Help(_) => 5,
            Screen::Options(_) => 6,
            Screen::Shelf(_) => 7,
            Screen::Across(_) => 8,
            Screen::Trouble(_) => 9,
        });
        // On and back, across the shelf, and commands.
        prompts.extend(session.app.prompt().map(|prompt| format!("{:?}", prompt.purpose)));
    }
    assert_eq!(screens.len(), 10, "{screens:?}");
    assert_eq!(prompts.len(), 4, "{prompts:?}");
}
