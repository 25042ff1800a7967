//! Made-up stars and clippings for tests, of four papers.
//!
//! Owns their words. It refuses files: nothing lies where they say that it does.

#![allow(dead_code, reason = "each test file uses its part of it")]

use std::path::PathBuf;

use newsprint::edition::Place;
use newsprint::library::{Anchor, Clip, Clipping, IssueKey, Origin, Source, Starred};

use crate::shelves::date;

/// A passage of two scripts and three paragraphs.
pub const LONG: &str = "天还没亮，渡口的灯先亮了。撑船的人说，桥通了，船还要再走一冬。\n岸边的早点铺照旧四点开门，\
    第一锅豆浆是给末班船的。\nThe last crossing is on Sunday; the timetable hangs in the old ferry house until then, and \
    whoever wants to may sign it.";

pub fn origin(paper: &str, day: &str) -> Origin {
    let path = Some(PathBuf::from(format!("/报架/{paper}/{day}.edition.json")));
    Origin { key: IssueKey::kept(&format!("{paper}\u{1F}{day}")), path, paper: paper.to_owned(), day: Some(date(day)) }
}

pub fn source(article: &str, page: &str, headline: &str) -> Source {
    Source { article: article.into(), page: page.into(), headline: headline.into(), ..Source::default() }
}

pub fn stars() -> Vec<Starred> {
    let star = |paper, day, article, page, headline| Starred {
        origin: origin(paper, day),
        source: source(article, page, headline),
    };
    vec![
        star("柳湾晚报", "2026-11-23", "a", "03", "入冬第一场雪落在渡口，公交改走南岸"),
        star("Bell Sound Post", "2026-11-19", "b", "1", "Market hall opens its doors again after nine years"),
        star("潮見新聞", "2025-12-24", "c", "12", "港の朝市、十年ぶりに再開"),
        star("나루일보", "2025-12-01", "d", "사회", "새 다리 개통 첫날 삼만 명 건너"),
        star("柳湾晚报", "2025-11-30", "e", "", ""),
    ]
}

pub fn clipping(number: i64, origin: Origin, source: Source, text: &str) -> Clipping {
    let anchor = Anchor { place: Place { part: 2, byte: 0 }, quote: text.chars().take(24).collect() };
    let clip = Clip { source, text: text.into(), anchor, end: Place::default(), taken: Some(date("2026-11-25")) };
    Clipping { number, origin, clip }
}

pub fn clippings() -> Vec<Clipping> {
    vec![
        clipping(9, origin("柳湾晚报", "2026-11-23"), source("a", "03", "入冬第一场雪落在渡口，公交改走南岸"), LONG),
        clipping(
            7,
            origin("Bell Sound Post", "2026-11-19"),
            source("b", "1", "Market hall opens its doors again after nine years"),
            "“We never sold the scales,” she said. “A market without scales is a car park.”",
        ),
        clipping(
            4,
            origin("潮見新聞", "2025-12-24"),
            source("c", "12", "港の朝市、十年ぶりに再開"),
            "朝五時、最初の汽笛が鳴った。",
        ),
        clipping(
            3,
            origin("나루일보", "2025-12-01"),
            source("d", "사회", "새 다리 개통"),
            "다리 위에서 아이들이 먼저 뛰었다.",
        ),
    ]
}
