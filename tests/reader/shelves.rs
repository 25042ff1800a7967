//! Made-up shelves for tests: papers of four scripts over some weeks.
//!
//! Owns their words and days. It refuses files: what a catalogue says is all there is of these issues.

#![allow(dead_code, reason = "each test file uses its part of it")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use newsprint::app::{Course, Findings, Message, ShelfNews};
use newsprint::edition::Date;
use newsprint::library::{
    Catalogue, Entry, Facts, Found, IssueKey, Origin, Recent, Saved, Snippet, Source, Stamp, Summary,
};

/// Papers: name, language, articles of an issue, headlines that come in turn.
pub const PAPERS: [(&str, &str, usize, [&str; 4]); 4] = [
    (
        "柳湾晚报",
        "zh-Hans",
        80,
        ["新桥通车首日三万人走上江面", "老街的灯又亮了", "入冬第一场雪落在渡口，公交改走南岸", "钟楼修好了"],
    ),
    (
        "Bell Sound Post",
        "en",
        24,
        [
            "The old ferry makes its last crossing",
            "Market hall opens its doors again after nine years",
            "Snow on the pass",
            "A library that lends boats",
        ],
    ),
    (
        "潮見新聞",
        "ja",
        36,
        ["港の朝市、十年ぶりに再開", "坂の上の図書館に灯がともる", "初雪、平年より五日早く", "渡し船の最後の一日"],
    ),
    (
        "나루일보",
        "ko",
        40,
        ["새 다리 개통 첫날 삼만 명 건너", "시장 골목에 다시 불이 켜지다", "첫눈, 나루터에 내려", "종탑 수리를 마치다"],
    ),
];

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn path(paper: &str, day: &str) -> PathBuf {
    format!("/报架/{paper}/{day}.edition.json").into()
}

pub fn entry(paper: usize, day: Option<Date>, which: &str, index: usize) -> Entry {
    let (name, lang, articles, leads) = PAPERS[paper];
    let stem = day.map_or(String::new(), |day| day.to_string());
    let key = IssueKey::kept(&format!("{name}\u{1F}{stem}{which}"));
    let facts = Facts {
        key,
        paper: name.to_owned(),
        day,
        which: which.to_owned(),
        lead: leads[index % leads.len()].to_owned(),
        articles,
        lang: Some(lang.to_owned()),
    };
    let path = path(name, &format!("{stem}{which}"));
    let saved = Saved { paper: name.to_owned(), day, name: which.to_owned(), path, bytes: 9, stamp: Stamp(1) };
    Entry { saved, facts: Some(facts) }
}

/// Where an issue's acts belong.
pub fn origin(entry: &Entry) -> Origin {
    let path = Some(entry.saved.path.clone());
    Origin { key: entry.key(), path, paper: entry.paper().to_owned(), day: entry.day() }
}

/// The same of a file.
pub fn origin_at(path: &Path) -> Origin {
    let paper = path.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
    Origin { key: IssueKey::kept(&path.to_string_lossy()), path: Some(path.to_owned()), paper, day: None }
}

/// A shelf of some papers from a day back, an issue of each every so many days.
pub fn news(papers: &[(usize, i32)], from: &str, days: i32) -> ShelfNews {
    let mut entries = Vec::new();
    for back in 0..days {
        let day = date(from).days_on(-back).unwrap();
        for (paper, every) in papers {
            if back % every == 0 {
                entries.push(entry(*paper, Some(day), "", usize::try_from(back).unwrap()));
            }
        }
    }
    told(entries)
}

/// What is told of some issues: every third read, some in part.
pub fn told(entries: Vec<Entry>) -> ShelfNews {
    let mut summaries = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let of = entry.facts.as_ref().map_or(0, |facts| facts.articles);
        let read = [0, of / 6 + 1, of][index % 3];
        let summary = Summary { read, starred: if index % 5 == 1 { index % 4 + 1 } else { 0 } };
        if index % 3 > 0 {
            summaries.insert(entry.key(), summary);
        }
    }
    let left = |entry: &Entry| {
        let headline = entry.facts.as_ref().map_or(String::new(), |facts| facts.lead.clone());
        let last = Source { article: "a02-gauge".to_owned(), headline, ..Source::default() };
        Recent { origin: origin(entry), last: Some(last), summary: Summary::default() }
    };
    let recent = entries.iter().skip(1).step_by(3).take(4).map(left).collect();
    let today = Some(date("2026-11-26"));
    ShelfNews { catalogue: Arc::new(Catalogue::of(entries)), summaries, recent, indexing: None, today }
}

/// The shelf of most tests: four papers over seven weeks.
pub fn four() -> ShelfNews {
    news(&[(0, 1), (1, 7), (2, 2), (3, 3)], "2026-11-26", 50)
}

/// What was found in an issue: a story on its first page.
pub fn found(paper: &str, day: &str, headline: &str, snippet: &str, hit: &str) -> Found {
    let start = snippet.find(hit).unwrap();
    Found {
        path: path(paper, day),
        key: IssueKey::kept(&format!("{paper}{day}")),
        paper: paper.to_owned(),
        day: day.parse().ok(),
        which: String::new(),
        page: Some("01".to_owned()),
        section: "要闻".to_owned(),
        article: 0,
        id: headline.to_owned(),
        headline: headline.to_owned(),
        part: 0,
        hits: Vec::new(),
        count: 3,
        snippet: Snippet { text: snippet.to_owned(), hit: start..start + hit.len() },
    }
}

/// What a search across the shelf came to so far.
pub fn findings(number: u64, found: Vec<Found>, course: Course) -> Message {
    Message::FoundAcross(Box::new(Findings { number, found, course, passed: (3, 40) }))
}

/// Three stories of two issues.
pub fn some() -> Vec<Found> {
    vec![
        found("柳湾晚报", "2026-11-25", "新桥通车", "今天新桥通车，三万人走上江面。", "新桥"),
        found("柳湾晚报", "2026-11-25", "老街的灯", "走过新桥就是老街。", "新桥"),
        found("Bell Sound Post", "2026-11-24", "The 新桥 opens", "People call it 新桥 now.", "新桥"),
    ]
}
