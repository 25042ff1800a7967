//! What holds of everything written: it is read back, and text stays text.

mod hostile;

use super::{edition_markdown, markdown, plain};
use crate::edition::file::{Limits, read};
use crate::edition::{Article, Block, Edition, Outline, Paragraph, Role, RunKind, Text, TextBuilder};
use crate::import::{Format, Source, import};

const SAMPLES: [&[u8]; 5] = [
    include_bytes!("../../data/zh-Hans.edition.json"),
    include_bytes!("../../data/zh-Hant.edition.json"),
    include_bytes!("../../data/ja.edition.json"),
    include_bytes!("../../data/ko.edition.json"),
    include_bytes!("../../data/en.edition.json"),
];

fn samples() -> Vec<Edition> {
    SAMPLES.iter().map(|bytes| read(bytes, Limits::default()).unwrap()).collect()
}

fn parsed(json: &str) -> Edition {
    serde_json::from_str(json).unwrap()
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn imported(text: &str) -> Edition {
    let source = Source { name: "t.md", bytes: text.as_bytes() };
    import(&[source], Some(Format::Markdown), Limits::default()).unwrap().edition
}

/// A text as the importer can give it back: readings in brackets, no white space around its lines.
fn told(text: &Text) -> String {
    let text = super::plain::with_readings(text);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn line(text: &Text) -> String {
    told(text).replace('\n', " ")
}

/// The subheads that come back: one right under the headline does not.
fn subheads_under(article: &Article, head: &[Role]) -> Vec<String> {
    let parts = article.parts();
    let is_right_under = matches!(article.body.first(), Some(Block::Subhead(_)))
        && !parts.iter().any(|part| part.block.is_none() && head.contains(&part.role));
    subheads(article).split_off(usize::from(is_right_under))
}

const UNDER: &[Role] = &[Role::Deck, Role::Summary, Role::Dateline, Role::Byline];

fn subheads(article: &Article) -> Vec<String> {
    let subhead = |block: &Block| if let Block::Subhead(subhead) = block { Some(line(&subhead.text)) } else { None };
    article.body.iter().filter_map(subhead).collect()
}

/// The paragraphs of a body; lines and the texts of a head or a signature are paragraphs too once they are read back.
fn paragraphs(article: &Article) -> Vec<String> {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(told(&paragraph.text)),
        _ => None,
    };
    article.body.iter().filter_map(paragraph).collect()
}

/// Whether the first strings stand among the second in their order.
fn in_order(few: &[String], many: &[String]) -> bool {
    let mut rest = many.iter();
    few.iter().all(|one| rest.any(|other| other == one))
}

/// The letters and figures of an article in reading order, without the words that front matter has.
fn letters(article: &Article) -> String {
    let parts = article.parts();
    let text: String = parts.iter().filter(|part| part.role != Role::Byline).map(|part| told(part.text)).collect();
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// What is lost or added between what an article says and what it comes back as, letter by letter.
fn assert_says_the_same(article: &Article, back: &Article, what: &str) {
    let count = |article: &Article| {
        let mut counts = std::collections::BTreeMap::<char, usize>::new();
        letters(article).chars().for_each(|char| *counts.entry(char).or_default() += 1);
        counts
    };
    assert_eq!(count(article), count(back), "{what}");
}

#[test]
fn every_article_of_every_sample_comes_back() {
    for edition in samples() {
        let outline = Outline::of(&edition);
        for (index, article) in edition.articles.iter().enumerate() {
            let text = markdown(&edition, index);
            let again = imported(&text);
            assert_eq!(again.articles.len(), 1, "{text}");
            let back = &again.articles[0];
            assert_eq!(back.headline.as_ref().map(line), article.headline.as_ref().map(line), "{text}");
            assert_eq!(
                back.deck.iter().map(line).collect::<Vec<_>>(),
                article.deck.iter().map(line).collect::<Vec<_>>(),
                "{text}"
            );
            let over: Vec<String> = article.rubric.iter().chain(&article.kicker).map(line).collect();
            assert!(in_order(&over, &back.rubric.iter().map(line).collect::<Vec<_>>()), "{text}");
            assert_eq!(back.byline_text(), article.byline_text(), "{text}");
            assert_eq!(subheads(back), subheads_under(article, &UNDER[..3]), "{text}");
            assert!(in_order(&paragraphs(article), &paragraphs(back)), "{text}");
            assert_says_the_same(article, back, &text);
            let section = &outline.groups[outline.group_of(index).unwrap()].title;
            assert_eq!(back.section.as_ref().map(Text::as_str), Some(section.as_str()), "{text}");
        }
    }
}

#[test]
fn every_sample_comes_back_whole() {
    for edition in samples() {
        let text = edition_markdown(&edition);
        let again = imported(&text);
        assert_eq!((again.date, &again.lang), (edition.date, &edition.lang));
        let name = |edition: &Edition| edition.paper.as_ref().and_then(|paper| paper.name.as_ref().map(line));
        assert_eq!(name(&again), name(&edition));
        let outline = Outline::of(&edition);
        assert_eq!(again.articles.len(), edition.articles.len(), "{text}");
        for (back, index) in again.articles.iter().zip(outline.order()) {
            let article = &edition.articles[index];
            assert_eq!(back.headline.as_ref().map(line), article.headline.as_ref().map(line));
            assert_eq!(subheads(back), subheads_under(article, UNDER), "{text}");
            assert!(in_order(&paragraphs(article), &paragraphs(back)));
            let section = &outline.groups[outline.group_of(index).unwrap()].title;
            assert_eq!(back.section.as_ref().map(Text::as_str), Some(section.as_str()));
        }
    }
}

#[test]
fn plain_text_has_every_word_once_and_in_order() {
    for edition in samples() {
        for article in &edition.articles {
            let text = plain(article);
            let mut rest = text.as_str();
            for part in article.parts() {
                let said = super::plain::with_readings(part.text);
                for line in said.lines().map(str::trim) {
                    rest = rest.split_once(line).unwrap_or_else(|| panic!("{line} in {text}")).1;
                }
            }
            assert!(!text.contains("\n\n\n") && text.ends_with('\n'));
        }
    }
}

#[test]
fn plain_text_parts_cells_by_tabs_and_items_by_lines() {
    let article: Article = serde_json::from_str(
        r#"{"headline":"题","body":[{"type":"list","items":[{"marker":"一、","text":"甲","blocks":[{"type":"list","items":["内"]}]},"two"]},
            {"type":"table","caption":"价","header":[["h","i"]],"rows":[["a","b\nc"],["d",""]]},{"type":"rule"},
            {"type":"figure","alt":"图","caption":"桥"},{"type":"lines","lines":["x","y"]}]}"#,
    )
    .unwrap();
    assert_eq!(plain(&article), "题\n\n一、甲\n内\ntwo\n\n价\nh\ti\na\tb c\nd\t\n\n图\n桥\n\nx\ny\n");
    assert_eq!(plain(&Article::default()), "");
}

#[test]
fn every_block_is_written_as_markdown_has_it() {
    let cases = [
        (r##""头",{"type":"subhead","text":"# 小 #"},"文""##, "头\n\n## # 小 \\#\n\n文"),
        (r#"{"type":"rule"},{"type":"subhead","text":"小"},"文""#, "___\n\n**小**\n\n文"),
        (r#"{"type":"subhead","text":"尾"}"#, "**尾**"),
        (r#"{"type":"list","items":["甲",{"text":"b","blocks":["下"]}]}"#, "- 甲\n\n- b\n\n  下"),
        (r#"{"type":"list","ordered":true,"items":["甲","b"]}"#, "1. 甲\n2. b"),
        (
            r#"{"type":"list","items":[{"marker":"9)","text":"甲"},{"marker":"10)","text":"b\nc"}]}"#,
            "9) 甲\n10) b\\\n    c",
        ),
        (r#"{"type":"list","items":[{"marker":"一、","text":"甲"},{"marker":"·","text":"b"}]}"#, "- 一、甲\n- b"),
        (r#"{"type":"list","items":["a"]},{"type":"list","items":["b"]}"#, "- a\n\n* b"),
        (r#"{"type":"quote","text":"引\n文","cite":"某人"}"#, "> 引\\\n> 文\n>\n> ——某人"),
        (r#"{"type":"note","label":"编者按","text":"按"}"#, "> **编者按**\n>\n> 按"),
        (
            r#"{"type":"box","title":"链接","blocks":["文",{"type":"list","items":["a"]}]}"#,
            "> ### 链接\n>\n> 文\n>\n> - a",
        ),
        (
            r#"{"type":"table","header":[["a","b|"]],"rows":[["一"]],"align":["left","right"]}"#,
            "| a | b\\| |\n| :-- | --: |\n| 一 |  |",
        ),
        (
            r#"{"type":"figure","asset":"i","alt":"图]","caption":"说\"明\""}"#,
            "![图\\]](assets/i.png \"说\\\"明\\\"\")",
        ),
        (r#"{"type":"figure","alt":"图"}"#, "![图]()"),
        (r#"{"type":"pre","text":"  a\n```\nb"}"#, "~~~\n  a\n```\nb\n~~~"),
        (r#"{"type":"lines","lines":["甲","  b","","丙"]}"#, "甲\\\nb\n\n丙"),
        (r#"{"type":"rule"},"x""#, "___\n\nx"),
    ];
    for (json, expected) in cases {
        let json = format!(
            r#"{{"format":"edition/1","assets":[{{"id":"i","path":"assets/i.png"}}],"articles":[{{"headline":"题","lang":"zh","body":[{json}]}}]}}"#
        );
        let edition = parsed(&json);
        let text = markdown(&edition, 0);
        assert_eq!(text, format!("---\nlang: \"zh\"\n---\n\n# 题\n\n{expected}\n"));
        assert_eq!(imported(&text).articles.len(), 1);
    }
}

/// An edition of one article of one text.
fn edition(text: &Text) -> Edition {
    let body = vec![Block::Paragraph(Paragraph { text: text.clone(), ..Paragraph::default() })];
    Edition { articles: vec![Article { body: body.into(), ..Article::default() }], ..Edition::default() }
}

#[test]
fn runs_are_written_where_every_reader_of_markdown_sees_them() {
    let link = |href: &str| RunKind::Link { href: Some(href.to_owned()), article: None };
    let cases = [
        ("一", "强", RunKind::Strong, "二", "一**强**二"),
        ("他说", "“重要”", RunKind::Strong, "后", "他说“**重要**”后"),
        ("，", "“重要”", RunKind::Em, "。", "，*“重要”*。"),
        ("a ", " b ", RunKind::Em, "c", "a  *b* c"),
        ("H", "2", RunKind::Sub, "O", "H<sub>2</sub>O"),
        ("看!", "网", link("https://example.org/a(b)"), "", "看\\![网](<https://example.org/a(b)>)"),
        ("", "网", link("HTTPS://example.org/?a=b"), "", "[网](HTTPS://example.org/?a=b)"),
        ("", "坏", link("javascript:x"), "", "坏"),
        ("", "漢字", RunKind::Ruby("かんじ".into()), "", "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"),
        ("", "笔", RunKind::Mark, "", "笔"),
        ("1", "…", RunKind::Strong, "2", "1…2"),
    ];
    for (before, run, kind, after, expected) in cases {
        let mut builder = TextBuilder::default();
        builder.push(before);
        builder.push_run(run, kind);
        builder.push(after);
        assert_eq!(markdown(&edition(&builder.build()), 0), format!("{expected}\n"));
    }
}

#[test]
fn a_headline_stays_one_over_a_subhead_whatever_says_nothing_between_them() {
    for silent in [
        r#"{"type":"rule"}"#,
        r#""""#,
        r#"{"type":"box","blocks":[]}"#,
        r#"{"type":"lines","lines":[""," "]}"#,
        r#"{"type":"signature","signature":{"lines":[""]}}"#,
        r#"{"type":"signature","signature":{"lines":[""],"date":"2026-11-26"}}"#,
    ] {
        let body = format!(r#"[{silent},{{"type":"subhead","text":"桥头 At the head"}},"报 text"]"#);
        let json =
            format!(r#"{{"format":"edition/1","articles":[{{"id":"a","headline":"新桥 bridge","body":{body}}}]}}"#);
        let back = imported(&markdown(&parsed(&json), 0));
        assert_eq!(back.articles[0].headline.as_ref().map(Text::as_str), Some("新桥 bridge"), "{silent}");
    }
}

#[test]
fn who_issued_it_is_written_where_the_lines_of_a_signature_say_nothing() {
    let json = r#"{"format":"edition/1","articles":[{"headline":"甲 a","body":["文 text",{"type":"signature","signature":{"lines":[""," "],"issuer":"市水务局 water"}}]}]}"#;
    assert_eq!(markdown(&parsed(json), 0), "# 甲 a\n\n文 text\n\n市水务局 water\n");
}

#[test]
fn a_headline_that_begins_with_a_dash_stays_one() {
    let json = r#"{"format":"edition/1","articles":[{"headline":"——旅","section":"S","deck":"—副","body":["一",{"type":"subhead","text":"——小"},"二"]}]}"#;
    let edition = parsed(json);
    let back = &imported(&edition_markdown(&edition)).articles[0];
    assert_eq!(back.headline.as_ref().map(Text::as_str), Some("——旅"));
    assert_eq!(back.deck.iter().map(Text::as_str).collect::<Vec<_>>(), ["—副"]);
    assert_eq!(subheads(back), ["——小"]);
}

#[test]
fn frames_in_frames_are_written_once() {
    let mut block = r#""深 deep""#.to_owned();
    for _ in 0..24 {
        block = format!(r#"{{"type":"box","title":"框","blocks":["文",{{"type":"subhead","text":"小"}},{block}]}}"#);
    }
    let json = format!(
        r#"{{"format":"edition/1","articles":[{{"headline":"题","body":["文",{{"type":"subhead","text":"小"}},{block}]}}]}}"#
    );
    let edition = parsed(&json);
    assert_eq!(markdown(&edition, 0).matches("deep").count(), 1);
}
