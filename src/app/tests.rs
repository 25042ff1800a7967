//! Sessions without a terminal: keys in, state out.

use super::*;

const PAPER: &str = r#"{"format":"edition/1","lang":"zh","paper":"样城日报","pages":[{"id":"p1","articles":["a","b"]},{"id":"p2","articles":["c","d"]}],
 "sections":[{"id":"s1","title":"要闻","articles":["a","b"]},{"id":"s2","title":"Sport","articles":["c","d"]}],
 "articles":[{"id":"a","headline":"甲","body":"LONG"},{"id":"b","headline":"乙","body":"短。"},{"id":"c","headline":"Third","body":"LONG"},{"id":"d","headline":"丁","body":"短。"}]}"#;

fn app(columns: usize, rows: usize) -> App {
    let long = "一段很长的话，说的是新桥。A bridge opens today. ".repeat(60);
    let edition = serde_json::from_str(&PAPER.replace("LONG", &long)).unwrap();
    App::new(edition, "", Window { columns, rows })
}

fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for key in keys.split(' ') {
        effect = update(app, Message::Key(Key::parse(key).unwrap()));
    }
    effect
}

fn reading(app: &App) -> &Reading {
    match app.screen() {
        Some(Screen::Reading(reading)) => reading,
        other => panic!("{other:?}"),
    }
}

fn selected(app: &App) -> usize {
    match app.screen() {
        Some(Screen::Contents(contents)) => contents.article().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn headlines_lead_to_an_article_and_back_to_where_one_was() {
    let mut app = app(80, 24);
    press(&mut app, "j j enter");
    assert_eq!(reading(&app).article, 2);
    press(&mut app, "space j");
    let left = reading(&app).top();
    press(&mut app, "q");
    assert_eq!(selected(&app), 2);
    press(&mut app, "enter");
    assert_eq!(reading(&app).top(), left);
    press(&mut app, "J");
    assert_eq!(reading(&app).article, 3);
    press(&mut app, "h");
    assert_eq!(selected(&app), 3);
}

#[test]
fn lines_pages_and_ends_move_as_named() {
    let mut app = app(80, 24);
    press(&mut app, "enter");
    let height = reading(&app).height;
    let first = |app: &App| reading(app).first();
    press(&mut app, "j");
    assert_eq!(first(&app), 1);
    press(&mut app, "k k");
    assert_eq!(first(&app), 0);
    press(&mut app, "space");
    assert_eq!(first(&app), height - 1);
    press(&mut app, "b d");
    assert_eq!(first(&app), height / 2);
    press(&mut app, "u G");
    assert!(reading(&app).at_end());
    assert_eq!(reading(&app).progress(), 100);
    press(&mut app, "g g");
    assert_eq!(first(&app), 0);
}

#[test]
fn space_at_the_end_first_says_what_comes_next() {
    let mut app = app(80, 24);
    press(&mut app, "enter G space");
    assert_eq!(reading(&app).article, 0);
    assert_eq!(app.status().left, ["完 · next: 乙"]);
    press(&mut app, "space");
    assert_eq!(reading(&app).article, 1);
    press(&mut app, "K G space k space");
    assert_eq!(reading(&app).article, 0, "a step back takes the question back");
}

#[test]
fn articles_sections_and_pages_are_one_key_away_from_anywhere() {
    let mut app = app(80, 24);
    press(&mut app, "]");
    assert_eq!(selected(&app), 2);
    press(&mut app, "[");
    assert_eq!(selected(&app), 0);
    press(&mut app, "enter L");
    assert_eq!(reading(&app).article, 2);
    press(&mut app, "J J");
    assert_eq!(reading(&app).article, 3);
    assert_eq!(app.status().left, ["this is the last article"]);
    press(&mut app, "H");
    assert_eq!(reading(&app).article, 0);
    press(&mut app, "] t");
    assert_eq!(selected(&app), 2);
}

#[test]
fn a_resize_keeps_the_place() {
    let mut app = app(80, 24);
    press(&mut app, "enter space j");
    let top = reading(&app).top();
    for (columns, rows) in [(200, 60), (40, 10), (1, 1), (0, 0), (65_535, 65_535), (80, 24)] {
        update(&mut app, Message::Resize(Window::clamped(columns, rows)));
        assert_eq!(reading(&app).top(), top);
    }
    assert_eq!(reading(&app).layout.start_of(reading(&app).first()), Some(top));
}

#[test]
fn q_closes_and_then_quits_while_back_never_does() {
    let mut app = app(80, 24);
    assert_eq!(press(&mut app, "h h"), None);
    assert_eq!(app.status().left, ["q quits"]);
    press(&mut app, "esc enter ?");
    assert!(matches!(app.screen(), Some(Screen::Help(_))));
    assert_eq!(press(&mut app, "q"), None);
    assert_eq!(press(&mut app, "q"), None);
    assert_eq!(press(&mut app, "q"), Some(Effect::Quit));
    assert_eq!(press(&mut app, "Q"), Some(Effect::Quit));
}

#[test]
fn an_unknown_key_says_so_and_a_prefix_says_what_may_follow() {
    let mut app = app(80, 24);
    press(&mut app, "X");
    assert!(app.status().left[0].starts_with("X does nothing here"));
    press(&mut app, "g");
    assert!(app.status().left[0].starts_with("g to the start"), "{:?}", app.status());
    assert_eq!(app.status().right, "g");
    press(&mut app, "j");
    assert!(app.status().left[0].starts_with("g j does nothing"));
    press(&mut app, "j");
    assert_eq!(selected(&app), 1);
}

#[test]
fn the_selected_headline_is_always_seen() {
    let articles: Vec<String> =
        (0..300).map(|n| format!(r#"{{"headline":"第{n}条","section":"栏{}","body":"一"}}"#, n / 7)).collect();
    let json = format!(r#"{{"format":"edition/1","lang":"zh","articles":[{}]}}"#, articles.join(","));
    for rows in [1, 2, 3, 8, 24, 60] {
        let mut app = App::new(serde_json::from_str(&json).unwrap(), "", Window { columns: 60, rows });
        for keys in ["j", "space", "d", "G", "k", "b", "u", "]", "[", "g g"].repeat(3) {
            press(&mut app, keys);
            let Some(Screen::Contents(contents)) = app.screen() else { panic!() };
            assert!(contents.headlines.rows.len() < rows.max(1));
            let seen = contents.headlines.rows.iter().any(|row| row.entry == contents.headlines.selected());
            assert!(seen || rows < 2, "{keys} at {rows} rows");
        }
    }
}

#[test]
fn an_edition_without_articles_is_a_quiet_screen() {
    let mut app = App::new(
        serde_json::from_str(r#"{"format":"edition/1","articles":[]}"#).unwrap(),
        "paper.md",
        Window { columns: 80, rows: 24 },
    );
    press(&mut app, "j space ] L J enter");
    assert_eq!(app.status().left, ["this edition has no articles"]);
}

#[test]
fn repaired_places_are_marked_on_demand_and_one_key_apart() {
    let json = r#"{"format":"edition/1","lang":"zh","articles":[
        {"id":"a","headline":"甲","body":"无事。"},
        {"id":"b","headline":"乙","body":["开头一段。","新桥昨日正式通车，市民走上新桥。"],
         "repairs":[{"kind":"join","rule":"a torn paragraph","before":"昨日正式⏎通车，市","after":"昨日正式通车，市","confidence":0.95},
                    {"kind":"move","rule":"a headline below","after":"乙","confidence":0.9}]}]}"#;
    let mut app = App::new(serde_json::from_str(json).unwrap(), "", Window { columns: 80, rows: 24 });
    press(&mut app, ".");
    assert_eq!(reading(&app).article, 1);
    assert_eq!(app.choices().repairs, Repairs::Marked);
    assert_eq!(app.status().left, ["0.90  a headline below: 乙"]);
    press(&mut app, ".");
    assert_eq!(app.status().left, ["0.95  a torn paragraph: 昨日正式⏎通车，市"]);
    let doubts = &reading(&app).doubts;
    let places: Vec<(usize, usize)> = doubts.iter().map(|doubt| (doubt.place.part, doubt.place.byte)).collect();
    assert_eq!(places, [(0, 0), (2, "新桥昨日正式".len())]);
    let line = reading(&app).layout.line_of(doubts[1].place);
    assert!(reading(&app).is_doubtful(line) && !reading(&app).is_doubtful(line + 1));
    press(&mut app, ".");
    assert_eq!(app.status().left, ["no further repairs"]);
    press(&mut app, "!");
    assert_eq!(app.choices().repairs, Repairs::Unmarked);
}

#[test]
fn every_spread_of_columns_is_seen_page_by_page() {
    let text = "一二三四五六七八九十".repeat(600);
    let json = format!(r#"{{"format":"edition/1","lang":"zh","articles":[{{"headline":"长","body":["{text}"]}}]}}"#);
    for (columns, rows) in [(120, 40), (200, 24), (100, 16)] {
        let mut app = App::new(serde_json::from_str(&json).unwrap(), "", Window { columns, rows });
        press(&mut app, "enter");
        let count = reading(&app).spreads.len();
        assert!(count > 2, "{count}");
        let mut seen = vec![reading(&app).first()];
        for key in ["space", "d", "j"].iter().cycle().take(count - 1) {
            press(&mut app, key);
            seen.push(reading(&app).first());
        }
        let all: Vec<usize> = reading(&app).spreads.iter().map(crate::layout::Spread::first).collect();
        assert_eq!(seen, all, "at {columns}x{rows}");
        assert!(reading(&app).at_end());
        press(&mut app, "g g");
        assert_eq!(reading(&app).first(), 0);
        press(&mut app, "G");
        assert!(reading(&app).at_end());
    }
}
