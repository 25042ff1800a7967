//! A source is written as lines, its articles as lines: `[section] rubric / headline —— deck: blocks`.

use crate::edition::file::Limits;
use crate::edition::{Article, Block, Role, Text};
use crate::import::{Format, Imported, Source, import};
use proptest::prelude::*;
use std::fmt::Write;

fn imported(text: &str) -> Imported {
    let source = Source { name: "t.md", bytes: text.as_bytes() };
    import(&[source], Some(Format::Markdown), Limits::default()).unwrap()
}

fn told(article: &Article) -> String {
    let mut line = String::new();
    if let Some(section) = &article.section {
        write!(line, "[{}] ", section.as_str()).unwrap();
    }
    for rubric in &article.rubric {
        write!(line, "{} / ", rubric.as_str()).unwrap();
    }
    line.push_str(article.headline.as_ref().map_or("·", Text::as_str));
    for deck in &article.deck {
        write!(line, " —— {}", deck.as_str()).unwrap();
    }
    for (index, block) in article.body.iter().enumerate() {
        line.push_str(if index == 0 { ": " } else { " " });
        match block {
            Block::Subhead(subhead) => {
                write!(line, "{}{}", "+".repeat(subhead.level.unwrap().into()), subhead.text.as_str()).unwrap();
            }
            Block::Paragraph(paragraph) => line.push_str(paragraph.text.as_str()),
            other => write!(line, "{other:?}").unwrap(),
        }
    }
    line
}

/// Lines that begin with a sign are headings, all else paragraphs.
fn articles(lines: &[&str]) -> Vec<String> {
    imported(&lines.join("\n\n")).edition.articles.iter().map(told).collect()
}

#[test]
fn headings_become_what_they_are() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("text alone is one article", &["一", "two"], &["·: 一 two"]),
        ("a short line before the first heading stands over it", &["热点话题", "# A", "a"], &["热点话题 / A: a"]),
        ("text before the first heading has no headline", &["前。", "# A", "a"], &["·: 前。", "A: a"]),
        ("headings of one level are articles", &["# 甲", "一", "# B", "b"], &["甲: 一", "B: b"]),
        ("deeper headings are subheads", &["# 甲", "一", "## x", "二", "### y", "三"], &["甲: 一 +x 二 ++y 三"]),
        (
            "a heading over headings is a section",
            &["# 要闻", "## 甲", "一", "## B", "b", "### b1", "c", "# Sport", "## C", "c"],
            &["[要闻] 甲: 一", "[要闻] B: b +b1 c", "[Sport] C: c"],
        ),
        (
            "a section ends at the next heading of its level",
            &["# 甲", "一", "# 栏", "## B", "b", "# C", "c"],
            &["甲: 一", "[栏] B: b", "C: c"],
        ),
        (
            "of sections within sections the inner names the articles and no title is lost",
            &["# 晨报", "## 要闻", "### A", "a", "### B", "b", "## 体育", "### C", "c"],
            &["[要闻] 晨报 / A: a", "[要闻] B: b", "[体育] C: c"],
        ),
        (
            "an outer section with articles of its own keeps them",
            &["# 外", "## 内", "### A", "a", "## B", "b"],
            &["[内] A: a", "[外] B: b"],
        ),
        ("a headline without text is not lost", &["# 甲", "# B", "b", "# 丙"], &["甲", "B: b", "丙"]),
        ("headlines alone are articles", &["# 甲", "# B"], &["甲", "B"]),
        ("a subhead without text stays one", &["# 甲", "一", "## x", "## y", "二"], &["甲: 一 +x +y 二"]),
        ("subheads may nest without text between", &["# 甲", "一", "## x", "### y", "二"], &["甲: 一 +x ++y 二"]),
        (
            "a dash makes a deck",
            &["# 甲", "## ——副题", "一", "# B", "# ―― Deck", "b"],
            &["甲 —— 副题: 一", "B —— Deck: b"],
        ),
        ("a dash after text makes none", &["# 甲", "一", "# ——乙", "二"], &["甲: 一", "——乙: 二"]),
        (
            "a headline with a deck over subheads is no section",
            &["# 甲", "## ——副", "## x", "一", "# B", "b"],
            &["甲 —— 副: +x 一", "B: b"],
        ),
        (
            "a smaller heading right before a bigger one stands over it",
            &["## 我为群众办实事", "# 搭建驿站", "## ——建设", "一"],
            &["我为群众办实事 / 搭建驿站 —— 建设: 一"],
        ),
        (
            "of type sizes the two biggest begin articles",
            &["# 甲", "一", "### x", "二", "## B", "b", "### 小", "# C", "c", "##### z", "d"],
            &["甲: 一 +x 二", "B: b", "小 / C: c +z d"],
        ),
        (
            "of type sizes a section's headings begin articles",
            &["## 政务动态", "### 甲", "一", "#### x", "二", "## B", "b", "### 小", "# C", "c"],
            &["[政务动态] 甲: 一 +x 二", "B: b", "小 / C: c"],
        ),
        (
            "banners over banners stand over the headline",
            &["# 甲", "一", "## 百年路", "### 学党史", "### 开讲", "# 推广", "二"],
            &["甲: 一", "百年路 / 学党史 / 开讲 / 推广: 二"],
        ),
        ("a banner over a subhead is a subhead", &["# 甲", "一", "#### x", "### y", "二"], &["甲: 一 ++x +y 二"]),
        (
            "a rule between headings is no text",
            &["# 栏", "---", "## A", "a", "---", "## B", "b"],
            &["[栏] A: a", "[栏] B: b"],
        ),
    ];
    for (name, given, expected) in cases {
        assert_eq!(articles(given), *expected, "{name}");
    }
}

#[test]
fn what_stands_over_all_is_a_guess_and_no_paper() {
    let edition = imported("# 晨报\n\n## 甲\n\n一\n\n## B\n\nb").edition;
    assert_eq!(edition.paper, None);
    assert_eq!(edition.provenance.unwrap().inferred.get("title"), Some(&"晨报".into()));
    let edition = imported("# 甲\n\n一\n\n## B\n\nb").edition;
    assert!(edition.provenance.unwrap().inferred.is_empty());
}

#[test]
fn articles_know_their_lines() {
    let edition = imported("前。\n\n## 栏\n# 甲\n\n一\n\n二\n行\n\n\n# B\nb\n").edition;
    let lines: Vec<&[u32]> = edition.articles.iter().map(|article| article.src[0].lines.as_slice()).collect();
    assert_eq!(lines, [&[1, 1][..], &[3, 9], &[12, 13]]);
    let Block::Paragraph(second) = &edition.articles[1].body[1] else { unreachable!() };
    assert_eq!((second.text.as_str(), second.src[0].lines.as_slice()), ("二行", &[8, 9][..]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_heading_and_paragraph_appears_exactly_once(levels in prop::collection::vec(0usize..10, 1..24)) {
        let mut text = String::new();
        let mut words = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            // Up to 6 headings, 7 a heading with a dash, more are paragraphs.
            let word = format!("文w{index}e");
            match level {
                0 | 8.. => write!(text, "{word}\n\n").unwrap(),
                7 => write!(text, "### ——{word}\n\n").unwrap(),
                _ => write!(text, "{} {word}\n\n", "#".repeat(*level)).unwrap(),
            }
            words.push(word);
        }
        let edition = imported(&text).edition;
        let mut found: Vec<String> = Vec::new();
        let mut sections: Vec<String> = Vec::new();
        for article in &edition.articles {
            found.extend(article.parts().iter().map(|part| part.text.as_str().replace("——", "")));
            sections.extend(article.section.iter().map(|text| text.as_str().replace("——", "")));
            let headlines = article.parts().iter().filter(|part| part.role == Role::Headline).count();
            prop_assert!(headlines <= 1);
        }
        sections.sort();
        sections.dedup();
        found.extend(sections);
        found.sort();
        words.sort();
        prop_assert_eq!(found, words, "{}", text);
    }
}
