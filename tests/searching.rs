//! `newsprint search`: articles on the shelf, by words and by conditions.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/desk.rs"]
mod desk;

use std::fs;

use desk::Desk;
use serde_json::Value;

/// A desk with two issues on its shelf.
fn two() -> Desk {
    let desk = Desk::bare();
    put(
        &desk,
        "样城日报/2026-11-23",
        r#""paper":"样城日报","date":"2026-11-23","pages":[{"id":"p","number":"02"}],"articles":[
            {"id":"a","headline":"新橋通車","positions":{"page":"p"},"body":"记者看到，市民纷纷走上桥面。"},
            {"id":"b","headline":"Decode","kind":"notice","positions":{"page":"p"},"body":"the economy of 新 桥"}]"#,
    );
    put(
        &desk,
        "Post/2026-11-24",
        r#""paper":"Post","date":"2026-11-24","articles":[{"id":"c","headline":"New bridge","body":"over 新桥\u001b[31m"}]"#,
    );
    desk
}

fn put(desk: &Desk, name: &str, rest: &str) {
    let path = desk.data().join("editions").join(format!("{name}.edition.json"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!(r#"{{"format":"edition/1",{rest}}}"#)).unwrap();
}

#[test]
fn what_is_found_stands_under_its_paper_and_day() {
    let desk = two();
    let expected = "\
Post  2026-11-24
      New bridge
      over 新桥\u{FFFD}[31m

样城日报  2026-11-23
  02  新橋通車
  02  Decode
      the economy of 新 桥
";
    // Without an index, and with the one that the first answer left behind.
    for turn in 0..2 {
        let said = desk.run(&["search", "新桥"]);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, expected, ""), "{turn}");
        assert!(desk.data().join("index.sqlite").exists());
    }
    let said = desk.run(&["search", "--limit", "1", "新桥"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 3));
    assert!(said.err.contains("--limit"), "{}", said.err);
}

#[test]
fn conditions_narrow_and_nothing_found_is_one() {
    let desk = two();
    let titles = |args: &[&str]| -> Vec<String> {
        let said = desk.run(&[&["search", "--json"], args].concat());
        let lines = said.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.map(|line| line["headline"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&["新桥", "kind:notice"]), ["Decode"]);
    assert_eq!(titles(&["eco paper:样城"]), ["Decode"]);
    assert_eq!(titles(&["--", "-economy", "桥"]), ["New bridge", "新橋通車"]);
    assert_eq!(titles(&["is:starred"]), Vec::<String>::new());
    let said = desk.run(&["search", "龘"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("nothing"), "{}", said.err);
    assert_eq!(desk.run(&["search", "re:("]).code, 2);
    assert_eq!(desk.run(&["search", " "]).code, 2);
}

#[test]
fn json_says_where_and_sends_a_terminal_nothing_it_obeys() {
    let desk = two();
    let said = desk.run(&["search", "--json", "over 新桥"]);
    let line: Value = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
    assert_eq!(
        (line["id"].as_str(), line["date"].as_str(), line["part"].as_u64()),
        (Some("c"), Some("2026-11-24"), Some(1))
    );
    assert_eq!(line["hits"], serde_json::json!([[0, 4], [5, 11]]));
    assert!(!said.out.contains('\u{1b}'));
}

#[test]
fn the_index_is_made_anew_when_asked() {
    let desk = two();
    fs::write(desk.data().join("index.sqlite"), "报 no database").unwrap();
    assert_eq!(desk.run(&["search", "新桥"]).code, 0);
    let said = desk.run(&["shelf", "reindex"]);
    assert_eq!((said.code, said.out.as_str()), (0, "2 issues in the index\n"));
    assert_eq!(desk.run(&["search", "新桥"]).out.lines().count(), 8);
}
