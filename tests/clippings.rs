//! `newsprint clippings`: what was clipped, listed and written.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/desk.rs"]
mod desk;

use std::fs;

use desk::{Desk, Said};
use newsprint::edition::Place;
use newsprint::library::{Act, Anchor, Change, Clip, Folder, IssueKey, Origin, Saving, Source, State};
use serde_json::Value;

const RAW: &str = "\u{1b}]0;题 title\u{7}\u{1b}[31m<script>alert(1)</script> [x](javascript:1) \u{202E}txet\u{9b}2J";

fn clip(paper: &str, day: &str, headline: &str, text: &str) -> Act {
    let key = IssueKey::kept(&format!("{paper}\u{1F}{day}"));
    let origin = Origin { key, path: Some("/报架/x.json".into()), paper: paper.into(), day: day.parse().ok() };
    let source = Source {
        article: "a".into(),
        page: "03".into(),
        section: "要闻 News".into(),
        byline: "记者 Ann".into(),
        headline: headline.into(),
    };
    let (anchor, taken) = (Anchor::default(), "2026-11-26".parse().ok());
    Act { origin, change: Change::Clip(Clip { source, text: text.into(), anchor, end: Place::default(), taken }) }
}

fn with(acts: Vec<Act>) -> Desk {
    let desk = Desk::bare();
    let (mut state, _) = State::open(&Folder::at(desk.data()), "2026-11-26".parse().unwrap());
    assert_eq!(state.write(acts), &Saving::Yes);
    desk
}

fn two() -> Desk {
    with(vec![
        clip("样城日报", "2026-11-23", "新桥通车", "两岸 *通车*。\n市民步行过江。"),
        clip("The Post", "2026-11-24", "A bridge opens", "It opens at noon."),
    ])
}

/// What `newsprint clippings` says to a Chinese reader.
fn run(desk: &Desk, args: &[&str]) -> Said {
    desk.run_in("zh_CN.UTF-8", &[&["clippings"], args].concat())
}

#[test]
fn clippings_are_listed_a_line_each_the_last_one_first() {
    let desk = two();
    let said = run(&desk, &["list"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let expected = "2026-11-24  The Post  It opens at noon.\n2026-11-23  样城日报  两岸 *通车*。 市民步行过江。\n";
    assert_eq!(said.out, expected);
    let json: Value = serde_json::from_str(&run(&desk, &["list", "--json"]).out).unwrap();
    let last = &json["clippings"][1];
    let field = |name: &str| last[name].as_str().unwrap().to_owned();
    assert_eq!(field("text"), "两岸 *通车*。\n市民步行过江。");
    assert_eq!([field("paper"), field("date"), field("page")], ["样城日报", "2026-11-23", "03"]);
    assert_eq!([field("article"), field("path"), field("taken")], ["a", "/报架/x.json", "2026-11-26"]);
    let long = with(vec![clip("样城日报", "2026-11-23", "x", &"很长的一段话 a long passage ".repeat(40))]);
    let line = run(&long, &["list"]).out;
    assert!(
        line.ends_with("…\n") && newsprint::text::width(line.trim_end(), newsprint::text::Ambiguous::Narrow) <= 100
    );
}

#[test]
fn they_are_written_in_three_forms_by_name_or_as_asked_and_never_over_a_file() {
    let desk = two();
    let markdown = run(&desk, &["export"]);
    assert_eq!(markdown.code, 0);
    assert!(markdown.out.starts_with("## A bridge opens\n\n> It opens at noon.\n\n"), "{}", markdown.out);
    assert!(markdown.out.contains("> 两岸 \\*通车\\*。\n>\n> 市民步行过江。\n\n—— 《样城日报》2026年11月23日第3版"));
    let json: Value = serde_json::from_str(&run(&desk, &["export", "--to", "json"]).out).unwrap();
    assert_eq!(json[0]["headline"], "A bridge opens");
    assert_eq!(json[1]["byline"], "记者 Ann");
    let page = desk.path("剪报.html");
    let said = run(&desk, &["export", "-o", &page]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("<h1>剪报</h1>") && text.contains("《样城日报》2026年11月23日第3版"), "{text}");
    let again = run(&desk, &["export", "--to", "markdown", "-o", &page]);
    assert!(again.code == 2 && again.err.contains("is there already"), "{}", again.err);
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
    assert_eq!(run(&desk, &["export", "-o", &desk.path("none/x.md")]).code, 2);
    assert_eq!(run(&desk, &["export", "--to", "pdf"]).code, 2);
    for (name, begins) in [("a.md", "## A"), ("b.json", "[\n"), ("c.htm", "<!DOCTYPE"), ("d", "## A")] {
        assert_eq!(run(&desk, &["export", "-o", &desk.path(name)]).code, 0, "{name}");
        assert!(fs::read_to_string(desk.path(name)).unwrap().starts_with(begins), "{name}");
    }
}

#[test]
fn where_nothing_was_clipped_that_is_said_and_nothing_is_made() {
    let desk = Desk::bare();
    for args in [["list"], ["export"]] {
        let said = run(&desk, &args);
        assert!(said.code == 1 && said.err.contains("nothing has been clipped"), "{}", said.err);
        assert_eq!(said.out, "");
    }
    assert_eq!(run(&desk, &["list", "--json"]).out, "{\n  \"clippings\": []\n}\n");
    assert!(!desk.data().exists());
    let path = desk.path("空 none.md");
    assert_eq!(run(&desk, &["export", "-o", &path]).code, 1);
    assert!(fs::metadata(&path).is_err());
}

#[test]
fn nothing_raw_of_a_hostile_clipping_comes_out() {
    let mut act = clip(RAW, "2026-11-23", RAW, RAW);
    if let Change::Clip(clip) = &mut act.change {
        (clip.source.page, clip.source.section, clip.source.byline) = (RAW.into(), RAW.into(), RAW.into());
    }
    let desk = with(vec![act]);
    let forms: [&[&str]; 5] =
        [&["list"], &["list", "--json"], &["export"], &["export", "--to", "json"], &["export", "--to", "html"]];
    for args in forms {
        let said = run(&desk, args);
        assert_eq!(said.code, 0, "{args:?}");
        assert!(said.out.contains("题 title"), "{}", said.out);
        assert!(said.out.chars().all(|c| c == '\n' || !c.is_control()), "{args:?}: {:?}", said.out);
        assert!(!said.out.contains('\u{202E}'), "{args:?}");
        if args.contains(&"html") {
            assert!(!said.out.contains("<script") && !said.out.contains("href"), "{}", said.out);
        }
    }
    let markdown = run(&desk, &["export"]).out;
    assert!(!markdown.contains("<script>") || markdown.contains("\\<script"), "{markdown}");
}
