//! What Markdown becomes, on whole sources.

use crate::edition::file::{self, Limits};
use crate::edition::{Block, Edition, ListStyle, RunKind, Text};
use crate::import::{Format, Imported, Source, import};
use std::fmt::Write;
use std::path::Path;

fn imported(text: &str) -> Imported {
    let source = Source { name: "dir/t.md", bytes: text.as_bytes() };
    import(&[source], Some(Format::Markdown), Limits::default()).unwrap()
}

fn body(text: &str) -> Vec<Block> {
    imported(text).edition.articles.remove(0).body.to_vec()
}

fn paragraph(text: &str) -> Text {
    match body(text).swap_remove(0) {
        Block::Paragraph(paragraph) => paragraph.text,
        other => panic!("{other:?}"),
    }
}

/// The text with its runs in braces.
fn marked(text: &Text) -> String {
    let mut out = String::new();
    let mut at = 0;
    for run in text.runs() {
        out.push_str(text.slice(at..run.range.start));
        write!(out, "{{{} {}}}", run.kind.name(), text.slice(run.range.clone())).unwrap();
        at = run.range.end;
    }
    out + text.slice(at..text.len())
}

#[test]
fn inline_text_keeps_its_words_and_the_run_that_matters() {
    for (given, expected) in [
        ("一*强调*与**着重**。", "一{em 强调}与{strong 着重}。"),
        ("**a *b* c**", "{strong a b c}"),
        ("*a **b** c*", "{em a }{strong b}{em  c}"),
        ("**见[网站](https://example.org)** x", "{strong 见}{link 网站} x"),
        ("[坏](javascript:x) y", "坏 y"),
        ("H<sub>2</sub>O x<sup>2</sup>", "H{sub 2}O x{sup 2}"),
        ("~~旧~~新，5~6次 ~单~ 好", "{strike 旧}新，5~6次 ~单~ 好"),
        ("`code` &amp; &#x4E2D; &lt;b&gt;", "code & 中 <b>"),
        ("&amp;lt;", "&lt;"),
        ("一行<br>二行<span>x</span>", "一行\n二行x"),
        ("地址：甲路  \n电话：1\\\n传真", "地址：甲路\n电话：1\n传真"),
        ("新桥\n通车，\n“好”\nthe\nbridge", "新桥通车，“好” the bridge"),
        ("　　本报讯　记者", "本报讯　记者"),
        ("前![甲](a.png)后", "前后"),
        ("<a@example.org>", "{link a@example.org}"),
        ("[注]: 有删节", "[注]: 有删节"),
    ] {
        assert_eq!(marked(&paragraph(given)), expected, "{given}");
    }
}

#[test]
fn links_keep_only_addresses_that_are_safe() {
    let text = paragraph("[a](HTTPS://example.org/x) [b](mailto:c@example.org) [d](ftp://x)");
    let hrefs: Vec<_> = text.runs().iter().map(|run| run.kind.clone()).collect();
    let link = |href: &str| RunKind::Link { href: Some(href.into()), article: None };
    assert_eq!(hrefs, [link("https://example.org/x"), link("mailto:c@example.org")]);
    let notes = imported("一\n\n[d](ftp://x)").notes;
    assert_eq!(
        notes[0].line(),
        "dir/t.md:3: the link to `ftp://x` is left out, its text kept: only http, https and mailto are"
    );
}

#[test]
fn lists_keep_their_numbers_and_nest() {
    let blocks = body("3. 三\n4. four\n   1) 内\n\n      段\n\n- 点\n  - inner");
    let Block::List(list) = &blocks[0] else { panic!("{blocks:?}") };
    let markers: Vec<_> = list.items.iter().map(|item| item.marker.as_ref().unwrap().as_str()).collect();
    assert_eq!((markers, list.style.clone()), (vec!["3.", "4."], Some(ListStyle::Decimal)));
    let Block::List(inner) = &list.items[1].blocks[0] else { panic!("{list:?}") };
    assert_eq!(inner.items[0].marker.as_ref().unwrap().as_str(), "1)");
    assert!(matches!(inner.items[0].blocks[0], Block::Paragraph(_)));
    let Block::List(points) = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!((points.style.clone(), points.items[0].marker.clone()), (Some(ListStyle::Bullet), None));
    assert_eq!(points.items[0].blocks.len(), 1);
}

#[test]
fn every_other_block_has_its_kind() {
    let blocks = body(concat!(
        "> 引\n> 文\n>\n> two\n\n",
        "> 引\n>\n> - 点\n\n",
        "```\n  code \n```\n\n",
        "前\n\n---\n\n",
        "![图](a.png \"题\")\n\n",
        "| 甲 | b |\n|---|--:|\n| 一 | 2 |\n\n",
        "<div>一<p>two &amp;\n三</div>\n\n尾"
    ));
    let Block::Quote(quote) = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!(quote.text.as_str(), "引文\ntwo");
    assert!(matches!(&blocks[1], Block::Box(framed) if framed.blocks.len() == 2));
    assert!(matches!(&blocks[2], Block::Pre(pre) if pre.text.as_str() == "  code"));
    assert!(matches!(&blocks[4], Block::Rule(_)));
    let Block::Figure(figure) = &blocks[5] else { panic!("{blocks:?}") };
    assert_eq!((figure.alt.clone(), figure.caption.clone()), (Some("图".into()), Some("题".into())));
    let Block::Table(table) = &blocks[6] else { panic!("{blocks:?}") };
    assert_eq!((table.header[0][0].as_str(), table.rows[0][1].as_str(), table.align.len()), ("甲", "2", 2));
    let rest = blocks[7..].iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.as_str(),
        other => panic!("{other:?}"),
    });
    assert_eq!(rest.collect::<Vec<_>>(), ["一", "two & 三", "尾"]);
}

#[test]
fn footnotes_stand_at_the_end_of_the_article_that_speaks_of_them() {
    let edition = imported("# 甲\n\n一[^a]\n\n## x\n\n二\n\n# B\n\nb\n\n[^a]: 注 note\n").edition;
    let Some(Block::Note(note)) = edition.articles[0].body.last() else { panic!("{edition:?}") };
    assert_eq!((note.label.clone(), note.text.as_str()), (Some("a".into()), "注 note"));
    assert_eq!(edition.articles[1].body.len(), 1);
}

#[test]
fn headings_in_quotes_and_paragraphs_over_a_rule_begin_no_article() {
    let edition = imported("> # 引\n>\n> 文\n\n一\n二\n---\n三").edition;
    assert_eq!(edition.articles.len(), 1);
    assert!(matches!(&edition.articles[0].body[1], Block::Paragraph(p) if p.text.as_str() == "一二"));
    assert!(matches!(&edition.articles[0].body[2], Block::Rule(_)));
}

#[test]
fn front_matter_fills_the_masthead_and_the_first_article() {
    let text = "---\npaper: 样城日报\ndate: 2026年11月23日\nlang: zh-Hans\nissue: 7\nsection: 要闻\ntitle: 题\nby: 甲\nx: 1\n---\n正文\n\n## 小\n\n下";
    let Imported { edition, notes } = imported(text);
    assert_eq!(edition.paper.unwrap().name, Some("样城日报".into()));
    assert_eq!((edition.date, edition.date_text), (None, Some("2026年11月23日".into())));
    assert_eq!((edition.lang.as_deref(), edition.issue.unwrap().number), (Some("zh-Hans"), Some("7".into())));
    assert_eq!(edition.articles.len(), 1);
    let article = &edition.articles[0];
    assert_eq!((article.headline.clone(), article.section.clone()), (Some("题".into()), Some("要闻".into())));
    assert_eq!(article.byline_text(), "甲");
    assert_eq!(article.body.len(), 3);
    assert_eq!(
        notes.iter().map(crate::import::Note::line).collect::<Vec<_>>(),
        ["dir/t.md:9: the front matter's `x` is not known and is left out"]
    );
}

#[test]
fn broken_front_matter_is_kept_as_text() {
    let Imported { edition, notes } = imported("---\n甲: [一\n乙\n---\n# 题\n\n文");
    assert_eq!(notes.len(), 1);
    let Block::Paragraph(kept) = &edition.articles[0].body[0] else { panic!() };
    assert_eq!((kept.text.as_str(), kept.src[0].lines.as_slice()), ("甲: [一\n乙", &[2, 3][..]));
    assert_eq!(edition.articles[1].src[0].lines, [5, 7]);
}

#[test]
fn several_sources_are_pages_where_one_says_so() {
    let sources = |first: &'static str| {
        let bytes = [first, "---\npaper: 报\npage: 2\n---\n# B\n\nb", "# C\n\nc", "---\npage: 2\n---\n# D\n\nd"];
        let sources: Vec<Source> = bytes.iter().map(|text| Source { name: "a/p.md", bytes: text.as_bytes() }).collect();
        import(&sources, None, Limits::default()).unwrap().edition
    };
    let edition = sources("---\npage: 一版\n版名: 要闻\n---\n# 甲\n\n一");
    let pages: Vec<_> =
        edition.pages.iter().map(|page| (page.id.as_str(), page.number.as_ref().map(Text::as_str))).collect();
    assert_eq!(pages, [("page-1", Some("一版")), ("p2", Some("2")), ("page-3", None)]);
    assert_eq!(
        (0..4).map(|index| crate::edition::Outline::of(&edition).page_of(index)).collect::<Vec<_>>(),
        [Some(0), Some(1), Some(2), Some(1)]
    );
    assert_eq!(edition.articles[3].positions[0].order, Some(2));
    assert_eq!(edition.articles[2].src[0].source, Some(2));
    assert_eq!(edition.paper.unwrap().name, Some("报".into()));
    assert_eq!(imported("# 甲\n\n一").edition.pages, []);
}

#[test]
fn provenance_names_files_and_no_folders_or_times() {
    let provenance = imported("一").edition.provenance.unwrap();
    assert_eq!(provenance.importer.as_deref(), Some("markdown"));
    assert_eq!(provenance.sources[0].path, Some("t.md".into()));
    assert_eq!((provenance.sources[0].bytes, provenance.imported_at), (Some(3), None));
}

fn round(edition: &Edition) -> Edition {
    file::read(file::write(edition).as_bytes(), Limits::default()).unwrap()
}

#[test]
fn whatever_is_nested_can_be_written_and_read_again() {
    let nested = |count: usize, indent: &str, marker: &str| -> String {
        let lines: Vec<String> =
            (0..count).map(|depth| format!("{}{marker} 第{depth}", indent.repeat(depth))).collect();
        lines.join("\n")
    };
    let table =
        ["| a | **b** |", "|---|---|", "| [c](https://e.org) | d |"].map(|line| "  ".repeat(30) + line).join("\n");
    for text in [
        format!("{}深", "> ".repeat(5_000)),
        format!("{}深\n", "- ".repeat(2_000)),
        nested(60, "   ", "1."),
        format!("{}\n\n{table}", nested(30, "  ", "-")),
        format!("{}{}", "> - ".repeat(40), "**深**"),
        "*a".repeat(50_000),
        "[".repeat(50_000),
        "<a".repeat(50_000),
        "<div>".repeat(20_000) + "深",
        format!("![{}]({})深", "![".repeat(1_000), "x"),
    ] {
        let edition = imported(&text).edition;
        assert_eq!(round(&edition), edition);
        let text: String = edition.articles[0].parts().iter().map(|part| part.text.as_str()).collect();
        assert!(text.contains(['深', '第', 'a', '[', '<']), "{text}");
    }
}

#[test]
fn a_note_that_a_file_has_a_thousand_times_is_counted() {
    let notes = imported(&"[a](x) ".repeat(1_000)).notes;
    assert_eq!(notes.len(), 11);
    assert_eq!(notes[10].line(), "dir/t.md: 990 more links left out");
}

#[test]
fn the_seed_page_is_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/page.md");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return;
    };
    let source = Source { name: "page.md", bytes: &bytes };
    let Imported { edition, notes } = import(&[source], Some(Format::Markdown), Limits::default()).unwrap();
    assert_eq!(round(&edition), edition);
    let mut texts = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for article in &edition.articles {
        texts.extend(article.section.iter().filter(|text| seen.insert(text.as_str())).cloned());
        texts.extend(article.parts().into_iter().map(|part| part.text.clone()));
        eprintln!(
            "{} | section {} | rubric {:?} | deck {:?} | {} blocks",
            article.headline.as_ref().map_or("(none)", Text::as_str),
            article.section.as_ref().map_or("–", Text::as_str),
            article.rubric.iter().map(Text::as_str).collect::<Vec<_>>(),
            article.deck.iter().map(Text::as_str).collect::<Vec<_>>(),
            article.body.len(),
        );
    }
    let count = |text: &str| {
        let mut counts = std::collections::BTreeMap::<char, usize>::new();
        text.chars().filter(|c| !c.is_whitespace() && *c != '#').for_each(|c| *counts.entry(c).or_default() += 1);
        counts
    };
    let source = String::from_utf8(bytes).unwrap();
    let mut expected = count(&source);
    // The two dashes before each of the decks are not stored.
    let decks: usize = edition.articles.iter().map(|article| article.deck.len()).sum();
    *expected.get_mut(&'—').unwrap() -= 2 * decks;
    expected.retain(|_, count| *count > 0);
    let all: String = texts.iter().map(Text::as_str).collect();
    assert!(count(&all) == expected, "a character is lost or doubled");
    assert!(texts.iter().all(|text| !text.as_str().starts_with('#') && !text.as_str().ends_with(char::is_whitespace)));
    for heading in source.lines().filter(|line| line.starts_with('#')) {
        let words = heading.trim_start_matches('#').trim().trim_start_matches("——");
        assert!(texts.iter().any(|text| text.as_str() == words), "{words}");
    }
    assert_eq!(notes, []);
}
