//! Random shelves, and what is done to them behind the index's back: what is found is what the files say.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

use super::*;

/// Pieces that texts are made of: scripts, folds, marks, white space, signs.
const PIECES: [&str; 62] = [
    "新",
    "桥",
    "橋",
    "新桥",
    "通车",
    "通車",
    "報紙",
    "报纸",
    "发展",
    "髮",
    "後",
    "后",
    "日报",
    "市民",
    "的",
    "的",
    "人",
    "ガス",
    "ｶﾞｽ",
    "か",
    "が",
    "か\u{3099}",
    "ー",
    "々",
    "한국",
    "신문",
    "\u{1112}\u{1161}\u{11AB}",
    "국",
    "กา",
    "ข่าว",
    "हिन्दी",
    "economy",
    "Eco",
    "eco",
    "decode",
    "É",
    "e\u{301}",
    "STRAẞE",
    "ß",
    "ＡＢ",
    "１２",
    "2021",
    "20",
    "c++",
    "l’eau",
    "don't",
    "Новости",
    "ΟΔΟΣ",
    "“",
    "”",
    "，",
    "。",
    "《",
    "-",
    "—",
    "★",
    "😀",
    "🇨🇳",
    "\u{F914}",
    "\u{2F47}",
    "(",
    "re:",
];
const BLANKS: [&str; 10] = ["", "", "", "", " ", " ", "\n", "\u{3000}", "\n ", "\u{200B}"];
const DAYS: [&str; 9] =
    ["2021-09-28", "2021-09-29", "2021-10-01", "2021-10", "2021", "2022-01-01", "", "2021-09-28", "2021-09-29"];
const PAPERS: [&str; 3] = ["样城日报", "The Post", "한국신문"];
const KINDS: [&str; 4] = ["notice", "story", "ad", "own-Kind"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).unwrap()
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }

    fn text(&mut self, most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.roll(most + 1) {
            text.push_str(self.of(&PIECES));
            text.push_str(self.of(&BLANKS));
        }
        text
    }

    fn article(&mut self, number: usize) -> Value {
        let mut article = json!({ "body": self.text(12) });
        if self.roll(3) > 0 {
            article["headline"] = json!(self.text(4));
        }
        if self.roll(3) == 0 {
            article["id"] = json!(format!("own{number}"));
        }
        if self.roll(3) == 0 {
            article["byline"] = json!(self.text(2));
        }
        if self.roll(4) == 0 {
            article["byline"] = json!({ "credits": [{ "name": self.text(2) }, { "name": self.text(2) }] });
        }
        if self.roll(3) == 0 {
            article["kind"] = json!(self.of(&KINDS));
        }
        if self.roll(2) == 0 {
            article["positions"] = json!({ "page": self.of(&["p1", "p2", "none"]) });
        }
        if self.roll(3) == 0 {
            article["section"] = json!(self.text(2));
        }
        article
    }

    fn issue(&mut self, paper: &str, day: &str) -> Value {
        let count = self.roll(5);
        let articles: Vec<Value> = (0..count).map(|number| self.article(number)).collect();
        let pages = json!([{ "id": "p2", "number": self.of(&["02", "Ａ２"]) }, { "id": "p1", "number": "1" }]);
        let mut issue = json!({ "format": "edition/1", "paper": paper, "pages": pages, "articles": articles });
        if !day.is_empty() {
            issue["date"] = json!(day);
        }
        issue
    }

    /// Puts an issue on the shelf, over the one that is there.
    fn put(&mut self, desk: &Desk) {
        let (paper, day) = (self.of(&PAPERS), self.of(&DAYS));
        let name = if day.is_empty() { format!("周刊{}", self.roll(3)) } else { day.to_owned() };
        let issue = self.issue(paper, day);
        let text = if self.roll(2) == 0 { issue.to_string() } else { serde_json::to_string_pretty(&issue).unwrap() };
        let text = if self.roll(3) == 0 { escaped(&text) } else { text };
        match self.roll(8) {
            0 => desk.put(&format!("{paper}/{name}.edition"), &format!("zip{text}")),
            1 => desk.put(&format!("{paper}/{name}.edition.json"), &format!("\u{FEFF}{text}")),
            2 => desk.put(&format!("{paper}/{name}.edition.json"), &text.chars().take(90).collect::<String>()),
            _ => desk.put(&format!("{paper}/{name}.edition.json"), &text),
        }
    }

    fn file(&mut self, desk: &Desk) -> Option<std::path::PathBuf> {
        let saved = desk.shelf.list().saved;
        (!saved.is_empty()).then(|| saved[self.roll(saved.len())].path.clone())
    }

    /// Does something to the shelf that the index is not told of.
    fn change(&mut self, desk: &Desk) {
        match self.roll(4) {
            0 => {
                if let Some(path) = self.file(desk) {
                    fs::remove_file(path).unwrap();
                }
            }
            1 => {
                if let Some(path) = self.file(desk) {
                    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(self.0 % 1_000_000);
                    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
                }
            }
            _ => self.put(desk),
        }
    }

    /// A clause: what stands in some article, in any form, or what may stand in none.
    fn clause(&mut self, desk: &Desk) -> String {
        let text = match self.file(desk).filter(|_| self.roll(4) > 0).and_then(|path| Desk::read(&path)) {
            Some(edition) if !edition.articles.is_empty() => {
                let parts = edition.articles[self.roll(edition.articles.len())].parts();
                if parts.is_empty() { String::new() } else { parts[self.roll(parts.len())].text.as_str().to_owned() }
            }
            _ => self.text(3),
        };
        let chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            return self.of(&PIECES).to_owned();
        }
        let start = self.roll(chars.len());
        let end = (start + 1 + self.roll(4)).min(chars.len());
        let clause: String = chars[start..end].iter().collect();
        if self.roll(3) == 0 { format!("“{clause}”") } else { clause.replace('\n', " ") }
    }

    fn query(&mut self, desk: &Desk) -> String {
        let conditions = [
            "paper:日报",
            "-paper:post",
            "date:2021-09",
            "date:2021-09-29..",
            "date:..2021-10",
            "-date:2021",
            "page:1",
            "page:A2",
            "kind:notice",
            "-kind:ad",
            "kind:own-kind",
            "is:starred",
            "is:unread",
            "section:新",
            "by:eco",
            "by:\"桥 新\"",
        ];
        let mut pieces = Vec::new();
        for _ in 0..=self.roll(2) {
            let minus = if self.roll(6) == 0 { "-" } else { "" };
            pieces.push(format!("{minus}{}", self.clause(desk)));
        }
        if self.roll(3) == 0 {
            pieces.push(self.of(&conditions).to_owned());
        }
        if self.roll(12) == 0 {
            pieces = vec![format!("re:{}.?[桥a-f]", self.of(&["新", "\\w", "eco", "★"]))];
        }
        pieces.join(" ")
    }

    fn marks(&mut self, desk: &Desk) -> Marks {
        let mut marks = Marks::default();
        for entry in desk.catalogue().entries() {
            let Some(edition) = Desk::read(&entry.saved.path) else { continue };
            for article in edition.articles {
                let marked = match self.roll(4) {
                    0 => &mut marks.starred,
                    1 => &mut marks.read,
                    _ => continue,
                };
                marked.entry(entry.key()).or_default().insert(article.id);
            }
        }
        marks
    }
}

/// JSON with every character beyond ASCII escaped.
fn escaped(json: &str) -> String {
    let mut out = String::new();
    for char in json.chars() {
        if char.is_ascii() {
            out.push(char);
        } else {
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").unwrap();
            }
        }
    }
    out
}

/// Asks a few things of the index and of the files.
fn compare(dice: &mut Dice, desk: &Desk, index: Option<&Index>, what: &str) {
    let marks = dice.marks(desk);
    for _ in 0..10 {
        let query = dice.query(desk);
        if ShelfQuery::parse(&query).is_err() {
            continue;
        }
        let (found, _) = desk.find(index, &query, &marks);
        assert_eq!(found, desk.truth(&query, &marks), "{query:?} {what}");
    }
}

fn filled(dice: &mut Dice) -> Desk {
    let desk = Desk::new();
    for _ in 0..=dice.roll(8) {
        dice.put(&desk);
    }
    desk
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_the_index_finds_is_what_the_files_say(seed: u64) {
        let mut dice = Dice(seed);
        let desk = filled(&mut dice);
        compare(&mut dice, &desk, None, "without an index");
        let mut index = desk.refreshed();
        compare(&mut dice, &desk, Some(&index), "with an index");
        for _ in 0..3 {
            for _ in 0..=dice.roll(3) {
                dice.change(&desk);
            }
            compare(&mut dice, &desk, Some(&index), "with an index that is behind");
            let mut left = dice.roll(4);
            let mut go_on = |_| {
                left = left.saturating_sub(1);
                left > 0
            };
            index.refresh(&desk.shelf, &mut unzip, &mut go_on).unwrap();
            compare(&mut dice, &desk, Some(&index), "with half an index");
        }
        if let Some(saved) = desk.shelf.list().saved.first() {
            index.add(&desk.shelf, saved, &mut unzip).unwrap();
        }
        index.refresh(&desk.shelf, &mut unzip, &mut |_| true).unwrap();
        prop_assert!(index.is_whole().unwrap());
        let known = index.known(&desk.shelf.list()).unwrap();
        prop_assert_eq!(&**known.catalogue(), &desk.catalogue());
        compare(&mut dice, &desk, Some(&index), "with an index brought up");
    }

    #[test]
    fn an_index_that_is_changed_under_a_search_does_not_lead_it_astray(seed: u64) {
        let mut dice = Dice(seed);
        let desk = filled(&mut dice);
        let mut other = desk.refreshed();
        let index = desk.index();
        let marks = dice.marks(&desk);
        for _ in 0..6 {
            let query = dice.query(&desk);
            let Ok(parsed) = ShelfQuery::parse(&query) else { continue };
            // Issues are touched and taken in anew meanwhile, so that all numbers are others.
            let truth = desk.truth(&query, &marks);
            let known = Arc::new(index.known(&desk.shelf.list()).unwrap());
            let mut search = Search::new(parsed, marks.clone(), known);
            let mut found = Vec::new();
            let limits = Limits::default();
            loop {
                if dice.roll(3) == 0 && let Some(path) = dice.file(&desk) {
                    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(dice.0 % 1_000_000);
                    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
                    other.refresh(&desk.shelf, &mut unzip, &mut |_| true).unwrap();
                }
                let mut go_on = || true;
                match search.step(&mut World { index: Some(&index), limits, unpack: &mut unzip, go_on: &mut go_on }) {
                    Step::Found(one) => found.push(*one),
                    Step::LeftOff => {}
                    Step::End => break,
                }
            }
            prop_assert_eq!(found, truth, "{:?}", query);
        }
    }
}
