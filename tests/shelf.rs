//! Sessions on the shelf: keys in, screen out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/session.rs"]
mod session;
#[path = "reader/shelves.rs"]
mod shelves;

use std::path::{Path, PathBuf};
use std::time::Instant;

use newsprint::app::shelf::Pane;
use newsprint::app::{
    Action, App, Choices, Course, Effect, Frames, Habits, Home, Issue, Memory, Message, Screen, ShelfNews, ShelfScreen,
    Terminal, Window,
};
use newsprint::l10n::{Say, Tongue, Words};
use newsprint::library::{Found, Indexing, Kept};
use newsprint::text::{Ambiguous, cells, width};
use newsprint::view::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use session::{EN, Session, ZH, edition};
use shelves::{PAPERS, date, entry, findings, four, news, origin_at, path, some, told};

fn on_shelf(news: ShelfNews, tongue: Tongue, columns: usize, rows: usize) -> Session {
    let choices = Choices { home: Home::Contents, ..Choices::default() };
    let habits = Habits { tongue, choices, ..Habits::default() };
    let mut session = Session::before(App::shelf(Window { columns, rows }, habits));
    session.tell(Message::Shelf(Box::new(news)));
    session
}

fn zh() -> Session {
    on_shelf(four(), Tongue::SimplifiedChinese, 80, 24)
}

fn shelf(session: &Session) -> &ShelfScreen {
    match session.app.screen() {
        Some(Screen::Shelf(shelf)) => shelf,
        other => panic!("{other:?}"),
    }
}

/// Paper and day of the selected issue, by its file.
fn selected(session: &Session) -> String {
    let path = shelf(session).path().unwrap().to_string_lossy().into_owned();
    path.strip_prefix("/报架/").unwrap().strip_suffix(".edition.json").unwrap().to_owned()
}

fn marked(session: &Session) -> String {
    shelf(session).marked().unwrap().to_string()
}

/// Answers what was asked last with an issue.
fn answer(session: &mut Session, bytes: &[u8], index: usize) -> PathBuf {
    let Some(Effect::OpenSaved(path)) = session.asked.last().cloned() else { panic!("{:?}", session.asked) };
    let issue = Issue { edition: edition(bytes), name: String::new(), index, memory: Some(memory(&path)) };
    session.tell(Message::Edition(Ok(Box::new(issue))));
    path
}

/// An issue in a file of which nothing is kept yet.
fn memory(path: &Path) -> Memory {
    Memory { origin: origin_at(path), kept: Kept::default() }
}

fn is_on_shelf(session: &Session) -> bool {
    matches!(session.app.screen(), Some(Screen::Shelf(_)))
}

#[test]
fn the_shelf_looks_as_it_was_looked_at() {
    for (name, tongue, wide) in [("zh", Tongue::SimplifiedChinese, true), ("en", Tongue::English, false)] {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut session = on_shelf(four(), tongue, columns, rows);
            insta::assert_snapshot!(format!("shelf_{name}_{columns}x{rows}"), session.screen());
            session.press("tab l l");
            insta::assert_snapshot!(format!("shelf_calendar_{name}_{columns}x{rows}"), session.screen());
            let empty = on_shelf(ShelfNews::default(), tongue, columns, rows);
            insta::assert_snapshot!(format!("shelf_empty_{name}_{columns}x{rows}"), empty.screen());
            if wide {
                let mut session = on_shelf(news(&[(0, 1)], "2026-11-26", 90), tongue, columns, rows);
                let ambiguous = Ambiguous::Wide;
                session.tell(Message::Terminal(Terminal { ambiguous, frames: Frames::Ascii, ..Terminal::default() }));
                insta::assert_snapshot!(format!("shelf_one_wide_{columns}x{rows}"), session.screen());
            }
        }
    }
}

#[test]
fn issues_are_listed_newest_first_under_their_months() {
    let mut session = zh();
    session.shows("2026年11月").shows("4 种报纸 · 100 期").shows("新桥通车首日三万人走上江面");
    assert_eq!(selected(&session), "Bell Sound Post/2026-11-26");
    session.press("j");
    assert_eq!(selected(&session), "柳湾晚报/2026-11-26");
    session.press("3 j");
    assert_eq!(selected(&session), "柳湾晚报/2026-11-25");
    session.press("G").shows("2026年10月").says("100/100");
    assert_eq!(selected(&session), "柳湾晚报/2026-10-08");
    session.press("g g").says("1/100");
    session.press("space");
    let first = selected(&session);
    session.press("b").says("1/100");
    assert_ne!(first, selected(&session));
    // 12/34 read, all read, stars.
    session.shows("5/24").shows("✓").shows("★2");
}

#[test]
fn months_are_turned_by_l_and_h_in_list_and_calendar() {
    let mut session = zh();
    session.press("H");
    assert_eq!((selected(&session), marked(&session)), ("柳湾晚报/2026-10-31".into(), "2026-10-31".into()));
    session.shows("2026年10月").press("H").says(&Words::of(Tongue::SimplifiedChinese).say(Say::NoFurther));
    session.press("L");
    assert_eq!(marked(&session), "2026-11-26");
    session.press("tab H");
    assert_eq!((shelf(&session).pane, marked(&session)), (Pane::Calendar, "2026-10-26".into()));
    assert_eq!(selected(&session), "柳湾晚报/2026-10-26");
    session.press("L L");
    assert_eq!(marked(&session), "2026-12-26");
    assert_eq!(selected(&session), "Bell Sound Post/2026-11-26", "the last issue before it");
    session.press("enter").says("这一天没有报纸");
    assert!(is_on_shelf(&session));
}

#[test]
fn calendar_and_list_move_together() {
    let mut session = on_shelf(news(&[(2, 2)], "2026-11-26", 50), Tongue::Japanese, 120, 40);
    session.press("j");
    assert_eq!(marked(&session), "2026-11-24");
    session.press("tab k");
    assert_eq!((marked(&session), selected(&session)), ("2026-11-17".into(), "潮見新聞/2026-11-16".into()));
    session.says("2026年11月17日 火曜日").press("l");
    assert_eq!((marked(&session), selected(&session)), ("2026-11-18".into(), "潮見新聞/2026-11-18".into()));
    session.press("g g");
    assert_eq!(marked(&session), "2026-11-01");
    session.press("2 3 G");
    assert_eq!(marked(&session), "2026-11-23");
    session.press("G");
    assert_eq!(marked(&session), "2026-11-30");
    session.press("1 8 g g enter");
    assert_eq!(session.asked, [Effect::OpenSaved(path("潮見新聞", "2026-11-18"))]);
    // No key held down leads to another century.
    session.press("9 9 9 9 9 j").says(&Words::of(Tongue::Japanese).say(Say::NoFurther));
    for _ in 0..90 {
        session.press("H");
    }
    assert!(marked(&session).starts_with("2025"), "{}", marked(&session));
}

#[test]
fn a_day_of_several_papers_leads_to_its_issues_in_the_list() {
    let mut session = zh();
    session.press("tab h h h enter");
    assert_eq!((shelf(&session).pane, selected(&session)), (Pane::Issues, "柳湾晚报/2026-11-23".into()));
    assert_eq!(session.asked, []);
    session.press("j enter");
    assert_eq!(session.asked, [Effect::OpenSaved(path("나루일보", "2026-11-23"))]);
}

#[test]
fn one_paper_is_listed_alone_and_the_day_stays() {
    let mut session = zh();
    session.press("j j ]");
    assert_eq!(selected(&session), "Bell Sound Post/2026-11-26");
    session.says("1/8").press("] ] ]");
    assert_eq!(selected(&session), "나루일보/2026-11-26");
    session.press("j j");
    assert_eq!(selected(&session), "나루일보/2026-11-20");
    session.press("[");
    assert_eq!(selected(&session), "潮見新聞/2026-11-20");
    session.press("h").shows("全部报纸");
    assert_eq!(shelf(&session).pane, Pane::Papers);
    session.press("k l");
    assert_eq!((shelf(&session).pane, selected(&session)), (Pane::Issues, "柳湾晚报/2026-11-20".into()));
    session.press("[");
    assert_eq!(selected(&session), "Bell Sound Post/2026-11-19", "the last one before that day");
    session.press("[").shows("2026年11月").says("/100");
    assert_eq!(selected(&session), "Bell Sound Post/2026-11-19", "it stays where all papers are listed again");
    session.press("[").says(&Words::of(Tongue::SimplifiedChinese).say(Say::NoFurther));
}

#[test]
fn n_goes_to_what_is_unread() {
    let mut session = zh();
    session.press("n n");
    assert_eq!(selected(&session), "나루일보/2026-11-26", "what is read to its end is passed over");
    session.press("N N N").says("这个方向没有未读的报纸了");
    let mut all = four();
    for entry in all.catalogue.entries() {
        let read = entry.facts.as_ref().unwrap().articles;
        all.summaries.entry(entry.key()).or_default().read = read;
    }
    let mut session = on_shelf(all, Tongue::English, 80, 24);
    session.press("n").says("everything is read");
}

#[test]
fn an_issue_is_opened_and_back_returns_to_its_row() {
    for (bytes, tongue) in [(ZH, Tongue::SimplifiedChinese), (EN, Tongue::English)] {
        for back in ["q", "h h", "esc", "backspace"] {
            let mut session = on_shelf(four(), tongue, 80, 24);
            session.press("j j j j").press("enter");
            let row = selected(&session);
            let path = answer(&mut session, bytes, 7);
            assert_eq!(session.app.origin().and_then(|origin| origin.path.clone()), Some(path));
            session.press("j enter space").press("q").press(back);
            assert!(is_on_shelf(&session), "{back}: {}", session.screen());
            assert_eq!(selected(&session), row);
            assert_eq!(session.asked.last(), Some(&Effect::RefreshShelf));
            session.press("enter");
            answer(&mut session, bytes, 7);
            assert!(!is_on_shelf(&session) && !session.is_reading());
            // From the shelf the program is left.
            session.press("q q");
            assert_eq!(session.asked.last(), Some(&Effect::Quit));
        }
    }
}

#[test]
fn an_issue_is_found_as_it_was_left() {
    let mut session = zh();
    session.press("enter");
    answer(&mut session, EN, 1);
    session.press("j j s enter 3 j");
    let (headline, line) = (session.headline(), session.first_line());
    session.press("B");
    assert!(is_on_shelf(&session));
    session.press("B");
    assert_eq!((session.headline(), session.first_line()), (headline.clone(), line));
    session.press("B j enter");
    answer(&mut session, ZH, 2);
    assert_ne!(session.headline(), headline);
    session.press("B k enter");
    answer(&mut session, EN, 1);
    assert_eq!((session.headline(), session.first_line()), (headline, line));
    // A window of another size meanwhile.
    session.press("B");
    session.tell(Message::Resize(Window { columns: 40, rows: 10 }));
    session.press("ctrl-o");
    assert!(session.is_reading() && session.rows().iter().all(|row| width(row, Ambiguous::Narrow) <= 40));
}

#[test]
fn what_was_left_is_read_on_at_its_article() {
    let mut session = zh();
    session.shows("接着读").press("k k").says("柳湾晚报").press("enter");
    assert_eq!(session.asked, [Effect::OpenSaved(path("柳湾晚报", "2026-11-25"))]);
    answer(&mut session, ZH, 3);
    assert!(session.is_reading());
    let id = match session.app.screen() {
        Some(Screen::Reading(reading)) => session.app.edition().articles[reading.article].id.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(id, "a02-gauge");
    session.press("q q");
    assert_eq!((shelf(&session).pane, selected(&session)), (Pane::Left, "柳湾晚报/2026-11-25".into()));
    session.press("j j");
    assert_eq!(shelf(&session).pane, Pane::Issues);
    // Another issue that comes in between is not what was meant.
    session.press("k enter");
    let other = Issue { edition: edition(EN), name: String::new(), index: 0, memory: None };
    session.tell(Message::Edition(Ok(Box::new(other))));
    assert!(!session.is_reading());
}

#[test]
fn an_empty_shelf_offers_the_samples_and_forces_none() {
    for tongue in Tongue::ALL.iter().copied() {
        let mut session = on_shelf(ShelfNews::default(), tongue, 80, 24);
        session.shows("newsprint save FILE").shows("鹤渚日报").shows("Beacon").shows("日本語");
        session.press("tab ] n L j j k enter");
        assert_eq!(session.asked, [Effect::OpenSample(1)]);
        let sample = Issue { edition: edition(EN), name: String::new(), index: 1, memory: None };
        session.tell(Message::Edition(Ok(Box::new(sample))));
        session.press("q").shows("鹤渚日报").press("q");
        assert_eq!(session.asked.last(), Some(&Effect::Quit));
    }
}

#[test]
fn before_anything_is_told_the_shelf_says_that_it_looks() {
    let mut session = Session::before(App::shelf(Window { columns: 80, rows: 24 }, Habits::default()));
    session.shows("looking at the shelf").press("j enter tab G H ] n l h B");
    assert_eq!(session.asked, []);
    session.says("no paper is open yet");
    let mut told = four();
    told.indexing = Some(Indexing { done: 12, total: 100 });
    session.tell(Message::Shelf(Box::new(told)));
    session.press("j k").says("looking through 12 of 100");
}

#[test]
fn news_leave_the_selection_where_it_is() {
    let mut session = zh();
    session.press("] ] 5 j");
    let before = selected(&session);
    session.tell(Message::Shelf(Box::new(four())));
    assert_eq!(selected(&session), before);
    // Its issue is gone: the next one before that day.
    session.tell(Message::Shelf(Box::new(news(&[(0, 10), (1, 1)], "2026-11-26", 50))));
    assert_eq!(selected(&session), "柳湾晚报/2026-11-16");
    session.tell(Message::Shelf(Box::default()));
    session.shows("newsprint save FILE");
}

#[test]
fn from_a_file_the_shelf_is_a_key_away_and_back() {
    let mut session = Session::en();
    session.press("j enter B");
    assert_eq!(session.asked, [Effect::RefreshShelf]);
    session.tell(Message::Shelf(Box::new(four())));
    session.shows("100 issues").press("B");
    assert!(session.is_reading());
    session.press("q q");
    assert_eq!(session.asked.last(), Some(&Effect::Quit), "it was not opened from the shelf");
    // News that come while the shelf is not seen are there when it is; the open issue is selected.
    let app = App::new(edition(ZH), "", Window { columns: 80, rows: 24 })
        .remembering(memory(&path("潮見新聞", "2026-11-12")));
    let mut session = Session::before(app);
    session.press("B B");
    session.tell(Message::Shelf(Box::new(four())));
    session.press("B");
    assert_eq!(selected(&session), "潮見新聞/2026-11-12");
}

#[test]
fn what_is_done_with_articles_says_that_it_needs_one() {
    let words = Words::of(Tongue::SimplifiedChinese);
    for opened in [false, true] {
        let mut session = zh();
        if opened {
            session.press("enter");
            answer(&mut session, ZH, 1);
            session.press("enter / 桥 enter B");
        }
        let asked = session.asked.clone();
        let row = selected(&session);
        for keys in [
            "s", "r", "U", "v", "e", "c", "+", "-", "=", "z", "R", "!", ".", "o", "f", "t", "p", "P", "J", "K", "<",
            ">", "}", "{", ")", "(", "g /", "y y", "y a", "y c", "C", "m a", "' a",
        ] {
            session.press(keys).says(&words.say(Say::ShelfNeedsPaper));
            assert!(session.app.prompt().is_none());
        }
        for line in ["3", "page 2", "article 1", "export x.md", "star"] {
            session.press(":").type_in(line).press("enter").says(&words.say(Say::ShelfNeedsPaper));
        }
        assert_eq!((session.asked.clone(), selected(&session)), (asked, row));
    }
}

#[test]
fn keys_and_options_open_over_the_shelf() {
    let mut session = zh();
    session.press("?").shows("移动").press("G g g 3 G j q");
    assert!(is_on_shelf(&session));
    session.press("esc j enter");
    assert!(is_on_shelf(&session), "the menu does on the shelf what is selected");
    session.press(", j l l h q T S M");
    assert!(is_on_shelf(&session));
    session.press(", B");
    assert!(!is_on_shelf(&session), "there is no paper to go back to");
    session.press("q :").type_in("quit").press("enter");
    assert_eq!(session.asked.last(), Some(&Effect::Quit));
}

#[test]
fn an_issue_that_cannot_be_opened_says_why_and_the_shelf_stays() {
    let mut session = zh();
    session.press("j enter");
    session.tell(Message::Edition(Err("2026-11-26.edition.json:3: not JSON".to_owned())));
    session.shows("not JSON").press("j s > q");
    assert_eq!(selected(&session), "柳湾晚报/2026-11-26");
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut session = zh();
    let find = |session: &Session, text: &str| {
        let rows = session.rows();
        let row = rows.iter().position(|row| row.contains(text)).unwrap();
        (width(rows[row].split(text).next().unwrap(), Ambiguous::Narrow), row)
    };
    let (column, row) = find(&session, "港の朝市");
    session.mouse(Action::Press, column, row);
    assert_eq!((selected(&session), session.asked.len()), ("潮見新聞/2026-11-26".into(), 0));
    session.mouse(Action::Press, column, row);
    assert_eq!(session.asked, [Effect::OpenSaved(path("潮見新聞", "2026-11-26"))]);
    let (column, row) = find(&session, "16 17 18");
    session.mouse(Action::Press, column + 3, row);
    assert_eq!((marked(&session), shelf(&session).pane), ("2026-11-17".into(), Pane::Calendar));
    session.mouse(Action::WheelUp, column, row);
    assert_eq!(marked(&session), "2026-10-17");
    let (column, row) = find(&session, "나루일보 ");
    session.mouse(Action::Press, column, row);
    assert!(selected(&session).starts_with("나루일보"));
    let (column, row) = find(&session, "钟楼修好了");
    session.mouse(Action::Press, column, row).mouse(Action::Press, column, row);
    assert_eq!(session.asked.last(), Some(&Effect::OpenSaved(path("柳湾晚报", "2026-11-23"))));
    let before = selected(&session);
    session.mouse(Action::WheelDown, 60, 12).mouse(Action::Press, 0, 0).mouse(Action::Press, 79, 23);
    assert_ne!(selected(&session), before);
}

#[test]
fn issues_without_a_day_or_a_name_are_listed_last_and_whole() {
    let mut nameless = entry(1, None, "supplement", 0);
    nameless.facts.as_mut().unwrap().paper = String::new();
    nameless.saved.paper = String::new();
    let mut unknown = entry(0, Some(date("2026-11-20")), "", 0);
    unknown.facts = None;
    let month: newsprint::edition::Date = "2026-10".parse().unwrap();
    let all = vec![entry(2, Some(month), "", 1), nameless, unknown, entry(0, Some(date("2026-11-20")), "号外", 1)];
    let mut session = on_shelf(told(all), Tongue::SimplifiedChinese, 120, 40);
    session.shows("日期不详").shows("号外").shows("未署报名").shows("2026年10月");
    session.press("G l");
    assert!(matches!(session.asked.last(), Some(Effect::OpenSaved(_))));
    session.press("tab k k k l h");
    assert_eq!(shelf(&session).pane, Pane::Calendar);
}

#[test]
fn days_are_told_apart_and_the_selected_one_is_reversed() {
    let session = on_shelf(news(&[(0, 3), (3, 3)], "2026-11-26", 30), Tongue::English, 120, 40);
    let reversed = session.with(Modifier::REVERSED);
    assert!(reversed.iter().any(|run| run.trim() == "26"), "{reversed:?}");
    let underlined = session.with(Modifier::UNDERLINED);
    assert!(underlined.iter().any(|run| run.trim() == "26"), "today: {underlined:?}");
    let bold = session.with(Modifier::BOLD).join("|");
    assert!(bold.contains("20") && !bold.contains("22"), "{bold}");
}

#[test]
fn the_shelf_is_drawn_at_every_size_under_both_policies() {
    let sizes = [1, 2, 3, 5, 10, 20, 40, 80, 120, 200];
    let mut undated = four();
    undated.recent.truncate(1);
    for (news, keys) in [
        (four(), ["", "k", "tab", "tab", "tab", "G", "H"]),
        (undated, ["", "tab", "tab", "tab", "]", "n", "g g"]),
        (ShelfNews::default(), ["", "j", "tab", "G", "l", "?", "q"]),
    ] {
        let mut session = on_shelf(news, Tongue::SimplifiedChinese, 80, 24);
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            session.tell(Message::Terminal(Terminal { ambiguous, ..Terminal::default() }));
            for key in keys {
                session.press(key);
                for columns in sizes {
                    for rows in sizes {
                        session.tell(Message::Resize(Window { columns, rows }));
                        let buffer = session.buffer();
                        nothing_is_cut(&buffer, ambiguous);
                        draw(&session.app, Theme::Plain, &mut Buffer::empty(Rect::new(0, 0, 7, 3)));
                        if let Some(Screen::Shelf(shelf)) = session.app.screen() {
                            within(shelf, columns, rows);
                        }
                    }
                }
            }
        }
    }
}

/// Every area and row of the shelf lies in the window.
fn within(shelf: &ShelfScreen, columns: usize, rows: usize) {
    let panes = &shelf.panes;
    let calendar = panes.calendar.map(|(area, _)| area);
    let all = [panes.left, panes.papers, panes.issues, calendar, panes.card].into_iter().flatten();
    let mut areas: Vec<_> = all.collect();
    for area in &areas {
        assert!(area.right() <= columns && area.bottom() <= rows.max(1), "{columns}x{rows}: {area:?}");
    }
    while let Some(area) = areas.pop() {
        assert!(areas.iter().all(|other| !other.overlaps(area)), "{columns}x{rows}: {area:?}");
    }
    for (list, area) in [(&shelf.issues, panes.issues), (&shelf.papers, panes.papers)] {
        let Some(area) = area else { continue };
        assert!(list.rows.len() <= area.rows);
        for stretch in list.rows.iter().flat_map(|row| &row.row) {
            // The dot of a list needs its cell, whatever the window has.
            assert!(stretch.column + stretch.cells <= area.columns.max(8), "{columns}x{rows}: {stretch:?}");
        }
    }
    if let (Some((area, form)), Some(month)) = (panes.calendar, &shelf.month)
        && area.columns >= form.columns()
    {
        assert!(month.days.iter().all(|day| day.column + day.text.len() <= area.columns));
    }
}

/// No sign of two cells stands with a half of it on another.
fn nothing_is_cut(buffer: &Buffer, ambiguous: Ambiguous) {
    for row in buffer.content.chunks(usize::from(buffer.area.width)) {
        let mut behind = 0;
        for cell in row {
            assert!(!cell.symbol().chars().any(char::is_control));
            if behind > 0 {
                assert_eq!(cell.symbol(), "", "{row:?}");
                behind -= 1;
            } else {
                let is_rule = matches!(cell.symbol(), "─" | "│");
                behind = if is_rule { 0 } else { cells(cell.symbol(), ambiguous).saturating_sub(1) };
            }
        }
        assert_eq!(behind, 0);
    }
}

#[test]
fn every_key_in_every_order_leaves_a_shelf_that_draws() {
    let keys = [
        "j",
        "k",
        "l",
        "h",
        "enter",
        "tab",
        "shift-tab",
        "[",
        "]",
        "H",
        "L",
        "n",
        "N",
        "G",
        "g g",
        "space",
        "b",
        "B",
        "esc",
        "3",
        "?",
        "q",
    ];
    let mut session = on_shelf(four(), Tongue::English, 100, 30);
    let mut state: usize = 7;
    for _ in 0..4_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        session.press(keys[(state >> 33) % keys.len()]);
        match session.asked.pop() {
            Some(Effect::OpenSaved(path)) => {
                let index = path.to_string_lossy().len();
                let issue = Issue { edition: edition(EN), name: String::new(), index, memory: Some(memory(&path)) };
                session.tell(Message::Edition(Ok(Box::new(issue))));
            }
            Some(Effect::RefreshShelf) => session.tell(Message::Shelf(Box::new(four()))),
            _ => {}
        }
        assert!(!session.screen().is_empty());
    }
}

#[test]
fn ten_years_of_issues_are_gone_over_without_a_wait() {
    let mut session = on_shelf(news(&[(0, 1)], "2026-11-26", 3_650), Tongue::SimplifiedChinese, 120, 40);
    let keys = ["j", "G", "k", "space", "b", "H", "L", "n", "N", "tab", "h", "j", "H", "tab", "g g"];
    let mut worst = std::time::Duration::ZERO;
    for key in keys.iter().cycle().take(keys.len() * 4) {
        let before = Instant::now();
        session.press(key);
        worst = worst.max(before.elapsed());
    }
    println!("slowest key {worst:?}");
    // Unoptimized, on a machine that does other things: far below what would be felt, and far above the truth.
    assert!(worst.as_millis() < 500, "{worst:?}");
}

#[test]
fn every_message_of_the_shelf_fits_at_80_columns_in_every_language() {
    for tongue in Tongue::ALL.iter().copied() {
        let mut session = on_shelf(four(), tongue, 80, 24);
        for keys in ["s", "n", "N", "H H", "[", "B", "tab L enter", "k"] {
            session.press(keys);
            assert!(
                width(&session.foot(), Ambiguous::Narrow) <= 80 && !session.foot().contains('…'),
                "{}",
                session.foot()
            );
        }
        let (title, all) = (Words::of(tongue).say(Say::ShelfTitle), Words::of(tongue).say(Say::ShelfAll));
        session.shows(&title).shows(&all).shows(PAPERS[3].0);
    }
}

fn across(session: &Session) -> &newsprint::app::Across {
    match session.app.screen() {
        Some(Screen::Across(across)) => across,
        other => panic!("{other:?}"),
    }
}

/// The number of the search that was asked for last.
fn number(session: &Session) -> u64 {
    match session.asked.last() {
        Some(Effect::SearchShelf { number, .. } | Effect::SearchMore { number, .. }) => *number,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_search_across_the_shelf_is_live_and_what_is_out_of_date_is_not_shown() {
    let mut session = zh();
    session.press("/");
    assert!(session.screen().contains("paper:"), "{}", session.screen());
    session.press("新 桥");
    let last = number(&session);
    session.tell(findings(last - 1, some(), Course::Over));
    assert_eq!(across(&session).count(), 0, "that was for one letter");
    session.tell(findings(last, some(), Course::Searching));
    let screen = session.screen();
    assert!(screen.contains("2026年11月25日 星期三  柳湾晚报") && screen.contains("第1版  要闻"), "{screen}");
    assert!(screen.contains("今天新桥通车"), "{screen}");
    session.tell(findings(last, some(), Course::Over));
    assert_eq!(across(&session).count(), 6, "what comes later is put behind");
    session.press("esc");
    assert!(is_on_shelf(&session));
}

#[test]
fn what_was_found_is_opened_and_the_way_back_leads_back() {
    let mut session = zh();
    session.press("/ 新 桥");
    let last = number(&session);
    session.tell(findings(last, some(), Course::Over));
    session.press("enter j");
    assert_eq!(across(&session).selected().unwrap().headline, "老街的灯");
    session.press("enter");
    assert_eq!(session.asked.last(), Some(&Effect::OpenSaved(path("柳湾晚报", "2026-11-25"))));
    let path = path("柳湾晚报", "2026-11-25");
    // The article is found by its id, the place by its part and byte.
    let mut edition = edition(ZH);
    edition.articles[5].id = "老街的灯".to_owned();
    let issue = Issue { edition, name: String::new(), index: 7, memory: Some(memory(&path)) };
    session.tell(Message::Edition(Ok(Box::new(issue))));
    assert!(matches!(session.app.screen(), Some(Screen::Reading(reading)) if reading.article == 5));
    session.press("q");
    assert_eq!(across(&session).selected().unwrap().headline, "老街的灯", "where one was");
    session.press("q");
    assert!(is_on_shelf(&session));
    session.press("B");
    assert!(!is_on_shelf(&session), "the issue is still open");
}

#[test]
fn more_is_asked_for_where_the_end_of_what_is_known_comes_near() {
    let mut session = zh();
    session.press("/ 新");
    let last = number(&session);
    let many: Vec<Found> = (0..100).flat_map(|_| some()).collect();
    session.tell(findings(last, many, Course::Rests));
    session.press("enter j");
    assert!(matches!(session.asked.last(), Some(Effect::SearchShelf { .. })), "there is enough for now");
    session.press("G");
    assert!(matches!(session.asked.last(), Some(Effect::SearchMore { number, .. }) if *number == last));
    let before = session.asked.len();
    session.press("k");
    assert_eq!(session.asked.len(), before, "it is asked once");
    session.press("g g ]");
    assert_eq!(across(&session).selected().unwrap().headline, "The 新桥 opens", "the next issue");
    session.press("[");
    assert_eq!(across(&session).selected().unwrap().headline, "新桥通车");
}

#[test]
fn what_was_found_fits_every_window() {
    for tongue in [Tongue::SimplifiedChinese, Tongue::English] {
        for columns in [1, 2, 5, 10, 20, 40, 80, 120, 200] {
            for rows in [1, 2, 3, 5, 12, 24, 60] {
                let mut session = on_shelf(four(), tongue, columns, rows);
                session.press("/ 新");
                let last = number(&session);
                session.tell(findings(last, some(), Course::Searching));
                session.press("enter j G k g g space b");
                let screen = session.screen();
                assert!(
                    screen.lines().all(|line| width(line, Ambiguous::Narrow) <= columns + 8),
                    "{columns}x{rows}\n{screen}"
                );
            }
        }
    }
}
