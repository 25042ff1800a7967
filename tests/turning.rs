//! Sessions on the front page: keys in, screen out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/session.rs"]
mod session;

use newsprint::app::{Action, Effect, Face, Home, Screen};
use newsprint::edition::Edition;
use newsprint::l10n::Tongue;
use ratatui::style::Modifier;

use session::{EN, Session, ZH, edition};

const SAMPLES: [(&str, &[u8]); 5] = [
    ("zh-Hans", ZH),
    ("zh-Hant", include_bytes!("../data/zh-Hant.edition.json")),
    ("ja", include_bytes!("../data/ja.edition.json")),
    ("ko", include_bytes!("../data/ko.edition.json")),
    ("en", EN),
];
const SIZES: [(usize, usize); 5] = [(40, 12), (80, 24), (120, 40), (160, 50), (200, 60)];

fn zh(columns: usize, rows: usize) -> Session {
    Session::front(edition(ZH), Tongue::SimplifiedChinese, columns, rows)
}

fn en(columns: usize, rows: usize) -> Session {
    Session::front(edition(EN), Tongue::English, columns, rows)
}

/// The headline of the story that is selected on the front page.
fn selected(session: &Session) -> String {
    let Some(Screen::Front(front)) = session.app.screen() else { panic!("{:?}", session.app.screen()) };
    let article = &session.app.edition().articles[front.article().unwrap()];
    article.title().unwrap().line()
}

fn leaf(session: &Session) -> usize {
    let Some(Screen::Front(front)) = session.app.screen() else { panic!("{:?}", session.app.screen()) };
    front.leaf()
}

#[test]
fn the_front_page_looks_as_it_was_looked_at() {
    for (name, bytes) in SAMPLES {
        for (columns, rows) in SIZES {
            let session = Session::front(edition(bytes), Tongue::English, columns, rows);
            insta::assert_snapshot!(format!("front_{name}_{columns}x{rows}"), session.screen());
        }
    }
    for (columns, rows) in SIZES {
        let mut session = zh(columns, rows);
        session.press("L");
        insta::assert_snapshot!(format!("front_zh-Hans_page2_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn enter_reads_a_story_and_back_returns_to_it() {
    for mut session in [zh(120, 40), en(120, 40)] {
        session.press("right");
        let story = selected(&session);
        session.press("enter");
        assert!(session.is_reading());
        assert_eq!(session.headline(), story);
        session.press("q");
        assert_eq!(selected(&session), story);
        session.press("enter left");
        assert_eq!(selected(&session), story);
    }
}

#[test]
fn a_page_that_is_turned_to_is_at_its_lead_and_shows_its_head() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        let mut session = zh(columns, rows);
        for (page, lead) in [("第2版", "“江没有变宽，是我们变快了”"), ("第3版", "毫厘之间 一星一星")]
        {
            session.press("L").shows(page);
            assert_eq!(selected(&session), lead, "{columns}x{rows}");
        }
    }
}

#[test]
fn back_from_another_page_finds_the_story_on_its_own() {
    let mut session = zh(80, 24);
    session.press("enter J J J J J J J J J J");
    let story = session.headline();
    session.press("q");
    assert_eq!((selected(&session), leaf(&session)), (story.clone(), 1));
    session.press("p");
    assert_eq!(session.headline(), story);
    session.press("p");
    assert_eq!((selected(&session), leaf(&session)), (story, 1));
    // A click on the line at the foot is on no story.
    session.mouse(Action::Press, 10, 23);
    assert!(!session.is_reading());
}

#[test]
fn a_headline_of_another_page_is_read_and_back_returns_to_the_list() {
    let mut session = zh(120, 40);
    session.press("G");
    let (story, page) = (selected(&session), leaf(&session));
    session.press("enter");
    assert_eq!(session.headline(), story);
    session.press("q");
    assert_eq!((selected(&session), leaf(&session)), (story, page));
}

#[test]
fn every_story_of_a_page_is_reached_by_tab_in_reading_order() {
    let mut session = zh(80, 24);
    let Some(Screen::Front(front)) = session.app.screen() else { panic!() };
    let expected: Vec<usize> = front.page.tiles.iter().map(|tile| tile.article).collect();
    let mut seen = Vec::new();
    for _ in &expected {
        let Some(Screen::Front(front)) = session.app.screen() else { panic!() };
        seen.push(front.article().unwrap());
        // The selected headline is on the screen, underlined.
        assert!(!session.with(Modifier::UNDERLINED).is_empty(), "{}", session.screen());
        session.press("tab");
    }
    assert_eq!(seen, expected);
    session.press("tab").says("这是最后一篇");
    for _ in 1..expected.len() {
        session.press("shift-tab");
    }
    assert_eq!(selected(&session), "一桥横江 两岸成街坊");
}

#[test]
fn pages_are_turned_by_letters_and_by_digits() {
    let mut session = zh(120, 40);
    session.press("L").shows("第2版 民生");
    assert_eq!(leaf(&session), 1);
    session.press("H");
    assert_eq!(leaf(&session), 0);
    session.press("H").says("这是第一版");
    session.press("4").shows("第4版 渡口副刊·公告");
    session.press("2").shows("第2版 民生");
    session.press("9").says("没有第 9 版");
    assert_eq!(leaf(&session), 1);
    // A number that has turned the page does not repeat what comes next.
    session.press("3 j");
    let third = selected(&session);
    session.press("1 3 j");
    assert_eq!(selected(&session), third);
    session.press("2 G").shows("第2版 民生");
    session.press(":").type_in("page 4").press("enter").shows("第4版 渡口副刊·公告");
}

#[test]
fn p_goes_to_the_contents_and_back_and_the_program_remembers() {
    let mut session = zh(80, 24);
    session.press("tab");
    let story = selected(&session);
    session.press("p");
    assert!(matches!(session.app.screen(), Some(Screen::Contents(_))));
    assert_eq!(session.headline(), story);
    assert_eq!(session.asked, [Effect::Like(Home::Contents)]);
    session.press("p");
    assert_eq!(selected(&session), story);
    assert_eq!(session.asked.last(), Some(&Effect::Like(Home::Front)));
    // From an article too; what is liked already is not written again.
    session.press("enter p");
    assert_eq!(selected(&session), story);
    assert_eq!(session.asked.len(), 2);
    session.press("t");
    assert!(matches!(session.app.screen(), Some(Screen::Contents(_))));
    session.press("q");
    assert_eq!(session.asked.last(), Some(&Effect::Quit));
}

#[test]
fn a_page_higher_than_its_window_scrolls_and_shows_what_is_selected() {
    let mut session = zh(80, 24);
    session.shows("一 桥 横 江");
    for _ in 0..8 {
        session.press("j");
        let headline = selected(&session);
        let start: String = headline.chars().take(4).collect();
        session.shows(&start);
    }
    session.press("space space space space space space G").shows_not("一 桥 横 江");
    session.press("g g").shows("一 桥 横 江");
    assert_eq!(selected(&session), "一桥横江 两岸成街坊");
}

#[test]
fn the_mouse_opens_what_it_is_over_and_scrolls() {
    let mut session = zh(120, 40);
    let row = session.rows().iter().position(|row| row.contains("竹行街市场开张")).unwrap();
    session.mouse(Action::Press, 10, row);
    assert!(session.is_reading());
    assert!(session.headline().starts_with("竹行街市场开张"));
    session.press("q");
    let mut session = zh(80, 24);
    let before = session.screen();
    session.mouse(Action::WheelDown, 10, 10);
    assert_ne!(session.screen(), before);
    session.mouse(Action::WheelUp, 10, 10);
    assert_eq!(session.screen(), before);
    session.mouse(Action::Press, 0, 0);
    assert_eq!(session.screen(), before);
}

#[test]
fn stars_reading_search_and_jumps_work_from_the_front_page() {
    let mut session = zh(120, 40);
    session.press("right s").says("已加星标");
    let story = selected(&session);
    session.press("left right").says("★");
    session.press("r");
    session.press("/").type_in("渡口").press("enter");
    session.says("渡口").press("enter");
    assert!(session.is_reading(), "{}", session.screen());
    let mut session = zh(120, 40);
    session.press("right enter J ctrl-o");
    assert_eq!(session.headline(), story);
    session.press("ctrl-o");
    assert_eq!(selected(&session), story);
    session.press("J");
    assert_ne!(selected(&session), story);
}

#[test]
fn a_window_of_another_size_keeps_the_story() {
    let mut session = zh(200, 60);
    session.press("j j");
    let story = selected(&session);
    for (columns, rows) in [(80, 24), (20, 6), (400, 120), (1, 1), (200, 60)] {
        session.tell(newsprint::app::Message::Resize(newsprint::app::Window { columns, rows }));
        assert_eq!(selected(&session), story, "{columns}x{rows}");
        let _ = session.screen();
    }
}

#[test]
fn the_page_as_printed_is_shown_where_it_is_known() {
    let mut session = en(80, 24);
    session.press("P").says("where its stories were printed");
    let boxed: Edition = serde_json::from_str(
        r#"{"format":"edition/1","paper":"样城日报","lang":"zh","pages":[{"id":"p1","number":"1","width":100,"height":140}],
        "articles":[{"headline":"左边的稿件","body":"一","positions":[{"page":"p1","bbox":[0,0,50,140]}]},
        {"headline":"Right","body":"one","positions":[{"page":"p1","bbox":[50,0,100,140]}]}]}"#,
    )
    .unwrap();
    let mut session = Session::front(boxed, Tongue::SimplifiedChinese, 80, 24);
    session.press("P").shows("左边的稿件").shows("Right");
    let face = |session: &Session| match session.app.screen() {
        Some(Screen::Front(front)) => front.face,
        _ => panic!(),
    };
    assert_eq!((face(&session), selected(&session).as_str()), (Face::Map, "左边的稿件"));
    session.press("right");
    assert_eq!(selected(&session), "Right");
    session.press("enter q");
    assert_eq!((face(&session), selected(&session).as_str()), (Face::Map, "Right"));
    session.press("P");
    assert_eq!((face(&session), selected(&session).as_str()), (Face::Page, "Right"));
}

#[test]
fn an_empty_edition_and_one_of_a_single_brief_have_a_front_page() {
    let empty: Edition = serde_json::from_str(r#"{"format":"edition/1","paper":"样城日报","articles":[]}"#).unwrap();
    let mut session = Session::front(empty, Tongue::English, 80, 24);
    session.shows("样").press("j k h l tab enter H L 1 P space G g g s");
    let one: Edition =
        serde_json::from_str(r#"{"format":"edition/1","articles":[{"kind":"brief","body":"一句。One."}]}"#).unwrap();
    let mut session = Session::front(one, Tongue::English, 80, 24);
    session.shows("一句。").press("enter");
    assert!(session.is_reading());
}
