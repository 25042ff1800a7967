//! What holds of every page: it is whole, and nothing of a text becomes markup.

use std::collections::HashSet;

use proptest::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};

use super::*;
use crate::edition::file::{Limits, read};
use crate::edition::{Article, address};
use crate::import::{Source, import};

const SAMPLES: [&[u8]; 5] = [
    include_bytes!("../../../data/zh-Hans.edition.json"),
    include_bytes!("../../../data/zh-Hant.edition.json"),
    include_bytes!("../../../data/ja.edition.json"),
    include_bytes!("../../../data/ko.edition.json"),
    include_bytes!("../../../data/en.edition.json"),
];

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn samples() -> Vec<Edition> {
    SAMPLES.iter().map(|bytes| read(bytes, Limits::default()).unwrap()).collect()
}

fn without_pictures(edition: &Edition) -> String {
    html(edition, &|_| None)
}

fn with_pictures(edition: &Edition) -> String {
    html(edition, &|_| Some(("image/png".to_owned(), PNG.to_vec())))
}

/// Letters and signs alone: what a page puts between two texts is white space, and break hints show nothing.
fn bare(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && !matches!(char, '\u{AD}' | '\u{2060}')).collect()
}

/// What is read in an element: its texts in order, the words of its pictures, no readings.
fn said(element: ElementRef, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(of) if of.name() == "img" => out.push_str(of.attr("alt").unwrap_or_default()),
            Node::Element(of) if ["rt", "rp"].contains(&of.name()) => {}
            _ => said(ElementRef::wrap(child).unwrap(), out),
        }
    }
}

fn articles(page: &Html) -> Vec<ElementRef<'_>> {
    page.select(&Selector::parse("article").unwrap()).collect()
}

fn parts(article: &Article) -> String {
    article.parts().iter().map(|part| part.text.as_str()).collect()
}

/// Fails unless every article stands in the page once, with every text of it once, in order.
fn assert_whole(edition: &Edition, written: &str) {
    let page = Html::parse_document(written);
    let anchors = Anchors::of(edition);
    assert_eq!(articles(&page).len(), edition.articles.len());
    for (index, article) in edition.articles.iter().enumerate() {
        let is_own = |of: &ElementRef| of.value().id() == Some(anchors.name(index));
        let found: Vec<ElementRef> = articles(&page).into_iter().filter(is_own).collect();
        assert_eq!(found.len(), 1, "{}", anchors.name(index));
        let mut text = String::new();
        said(found[0], &mut text);
        assert_eq!(bare(&text), bare(&parts(article)), "{}", anchors.name(index));
    }
}

/// Elements that a page may have, and what each may say of itself beside its class.
const ELEMENTS: [(&str, &[&str]); 52] = [
    ("html", &["lang", "dir"]),
    ("head", &[]),
    ("meta", &["charset", "http-equiv", "content", "name"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("header", &[]),
    ("main", &[]),
    ("footer", &[]),
    ("nav", &["aria-label"]),
    ("section", &["id"]),
    ("article", &["id", "lang", "dir"]),
    ("aside", &[]),
    ("div", &[]),
    ("p", &[]),
    ("span", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("a", &["href"]),
    ("b", &[]),
    ("strong", &[]),
    ("em", &[]),
    ("sup", &[]),
    ("sub", &[]),
    ("mark", &[]),
    ("small", &[]),
    ("s", &[]),
    ("ruby", &[]),
    ("rt", &[]),
    ("rp", &[]),
    ("br", &[]),
    ("wbr", &[]),
    ("hr", &[]),
    ("ul", &[]),
    ("ol", &[]),
    ("li", &["value"]),
    ("blockquote", &[]),
    ("pre", &[]),
    ("figure", &[]),
    ("figcaption", &[]),
    ("img", &["src", "alt"]),
    ("table", &[]),
    ("caption", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &[]),
    ("td", &[]),
];

/// Fails if anything stands in the page that is not of this program's making.
fn assert_harmless(written: &str) {
    let page = Html::parse_document(written);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let elements: Vec<ElementRef> = page.select(&Selector::parse("*").unwrap()).collect();
    let ids: Vec<&str> = elements.iter().filter_map(|of| of.value().id()).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "an id is there twice");
    for of in elements {
        let name = of.value().name();
        let (_, allowed) = ELEMENTS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("<{name}>"));
        for (attribute, value) in of.value().attrs() {
            let is_word = |char: char| char.is_ascii_alphanumeric() || char == '-';
            match attribute {
                "class" => {
                    assert!(value.split(' ').all(|word| !word.is_empty() && word.chars().all(is_word)), "{value}");
                }
                _ => assert!(allowed.contains(&attribute), "<{name} {attribute}={value:?}>"),
            }
            match attribute {
                "id" | "lang" | "dir" | "value" => assert!(!value.is_empty() && value.chars().all(is_word), "{value}"),
                "href" => match value.strip_prefix('#') {
                    Some(id) => assert!(ids.contains(&id), "{value} leads nowhere"),
                    None => assert_eq!(address(value).as_deref(), Some(value)),
                },
                "src" => assert!(value.starts_with("data:image/png;base64,"), "{value}"),
                _ => {}
            }
        }
        if name == "style" {
            assert_eq!(of.text().collect::<String>().trim(), STYLE.trim());
        }
        let comments = of.children().any(|child| matches!(child.value(), Node::Comment(_)));
        assert!(!comments, "a comment");
    }
    assert!(!written.contains(|char: char| char.is_control() && char != '\n'), "a control character");
}

#[test]
fn every_text_of_every_sample_stands_in_its_article_once_and_in_order() {
    for edition in samples() {
        assert!(edition.articles.len() >= 10);
        for written in [without_pictures(&edition), with_pictures(&edition)] {
            assert_whole(&edition, &written);
            assert_harmless(&written);
        }
    }
}

/// A page of a real paper that does not lie in this repository; where it is not there, this says nothing.
#[test]
fn every_text_of_the_seed_page_stands_in_its_article_once_and_in_order() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/page.md");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let source = Source { name: "page.md", bytes: &bytes };
    let edition = import(&[source], None, Limits::default()).unwrap().edition;
    assert!(edition.articles.len() > 3, "{} articles", edition.articles.len());
    let written = without_pictures(&edition);
    assert_whole(&edition, &written);
    assert_harmless(&written);
}

#[test]
fn the_style_and_the_policy_load_nothing() {
    for refused in ["url(", "@import", "</", "expression", "<!"] {
        assert!(!STYLE.contains(refused), "{refused}");
    }
    let written = without_pictures(&samples()[0]);
    let page = Html::parse_document(&written);
    let policy = page.select(&Selector::parse("meta[http-equiv='Content-Security-Policy']").unwrap()).next().unwrap();
    let content = policy.value().attr("content").unwrap();
    assert!(content.starts_with("default-src 'none'; style-src 'unsafe-inline'; img-src data:"), "{content}");
    // It holds for nothing that stands before it.
    assert!(written.find("Content-Security-Policy").unwrap() < written.find("<style>").unwrap());
}

#[test]
fn the_page_says_its_language_and_each_article_its_own() {
    let json = r#"{"format":"edition/1","lang":"zh-Hans","dir":"ltr","articles":[{"id":"a","body":"新桥"},
        {"id":"b","lang":"ja","body":"新しい橋"},{"id":"c","lang":"zh-Hans","body":"旧桥"},{"id":"d","lang":"ar","dir":"rtl","body":"bridge"}]}"#;
    let written = without_pictures(&serde_json::from_str(json).unwrap());
    let page = Html::parse_document(&written);
    let html = page.root_element().value();
    assert_eq!((html.attr("lang"), html.attr("dir")), (Some("zh-Hans"), Some("ltr")));
    let said = |of: ElementRef| (of.value().attr("lang").map(str::to_owned), of.value().attr("dir").map(str::to_owned));
    let of: Vec<_> = articles(&page).into_iter().map(|of| (of.value().id().unwrap(), said(of))).collect();
    let of = |id: &str| of.iter().find(|(name, _)| *name == id).unwrap().1.clone();
    assert_eq!(of("a-a"), (None, None));
    assert_eq!(of("a-b"), (Some("ja".into()), None));
    assert_eq!(of("a-c"), (None, None));
    assert_eq!(of("a-d"), (Some("ar".into()), Some("rtl".into())));
    // Without a tag it is told by the letters, so that it is set by the rules of its language.
    let bare = without_pictures(
        &serde_json::from_str(r#"{"format":"edition/1","articles":[{"body":"새 다리가 개통했다"}]}"#).unwrap(),
    );
    assert!(bare.contains("<html lang=\"ko\">"));
}

fn masthead(written: &str) -> &str {
    let (before, _) = written.split_once("<main>").unwrap();
    before.split_once("<body>").unwrap().1
}

#[test]
fn the_masthead_says_what_the_edition_says_and_no_more() {
    let written = without_pictures(&samples()[0]);
    let head = masthead(&written);
    for text in [
        "鹤渚日报",
        "一江水 一城人 一天的事",
        "2026年11月23日 星期一",
        "丙午年十月十五",
        "第18642期",
        "1.50元",
        "雾转晴",
    ] {
        assert!(head.contains(text), "{text}");
    }
    assert!(written.contains("<title>鹤渚日报 2026年11月23日 星期一</title>") && written.contains("0000-110326"));
    let bare: Edition =
        serde_json::from_str(r#"{"format":"edition/1","articles":[{"headline":"新桥 opens","body":""}]}"#).unwrap();
    let written = without_pictures(&bare);
    let head = masthead(&written);
    assert_eq!(head.trim(), "<header class=\"masthead\">\n</header>");
    assert!(written.contains("<title>新桥 opens</title>"));
}

#[test]
fn printed_markers_tables_verse_and_readings_are_elements_of_their_own() {
    let json = r#"{"format":"edition/1","lang":"zh-Hans","articles":[{"id":"a","lead_in":"本报讯","body":[
        "本报讯 新桥。",{"type":"list","ordered":true,"items":[{"marker":"一、","text":"甲"},"second 二"]},
        {"type":"table","header":[["日","day"]],"rows":[["1","2"]],"align":["left","right"]},
        {"type":"lines","verse":true,"lines":["桥头","","bridge"]},{"type":"rule"},{"type":"pre","text":"\na  b\n报"},
        {"type":"paragraph","text":[{"t":"ruby","c":"沄","r":"yún"},"江"]},{"type":"quote","pull":true,"text":"引","cite":"某人"},
        {"type":"box","title":"链接","blocks":["内"]},{"type":"unknown-thing","text":"别的"}],"signature":"落款"}]}"#;
    let edition: Edition = serde_json::from_str(json).unwrap();
    let written = without_pictures(&edition);
    assert_whole(&edition, &written);
    assert_harmless(&written);
    for expected in [
        "<b class=\"lead-in\">本报讯</b> 新桥。",
        "<li class=\"printed\"><span class=\"marker\">一、</span><div>甲</div></li><li value=\"2\">second 二</li>",
        "<thead><tr><th class=\"short\">日</th><th class=\"right short\">day</th></tr></thead>",
        "<div class=\"verse\"><p>桥头</p><p class=\"blank\"></p><p>bridge</p></div>",
        "<pre>\n\na  b\n报</pre>",
        "<ruby>沄<rp>(</rp><rt>yún</rt><rp>)</rp></ruby>江",
        "<blockquote class=\"pull\"><p>引</p><p class=\"cite\">某人</p></blockquote>",
        "<aside class=\"frame\"><p class=\"title\">链接</p><p>内</p></aside>",
        "<div class=\"signature\"><p>落款</p></div>",
    ] {
        assert!(written.contains(expected), "{expected}\n{}", written.split_once("<article").unwrap().1);
    }
}

#[test]
fn a_picture_that_is_none_is_told_in_words() {
    let json = r#"{"format":"edition/1","articles":[{"id":"a","body":[{"type":"figure","asset":"p","alt":"桥 \"bridge\"","caption":"图"}]}]}"#;
    let edition: Edition = serde_json::from_str(json).unwrap();
    let with = with_pictures(&edition);
    assert!(with.contains(
        "<figure class=\"picture\"><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"桥 &quot;bridge&quot;\">"
    ));
    for media_type in ["image/svg+xml", "text/html", "image/jpeg"] {
        let without = html(&edition, &|_| Some((media_type.to_owned(), PNG.to_vec())));
        assert!(
            without.contains("<div class=\"plate\"><p>桥 &quot;bridge&quot;</p></div>") && !without.contains("<img")
        );
    }
}

/// An edition that says this everywhere.
fn everywhere(text: &str) -> Edition {
    let json = r#"{"format":"edition/1","id":@,"paper":{"name":@,"name_alt":[@],"motto":@,"publisher":@,"sponsor":@,"place":@,"issn":@,"cn":@,"postal":@,"url":@,"banner":@,"logo":@},
      "date_text":@,"calendar":{"lunar":@,"era":@,"weekday":@},"issue":{"number":@,"volume":@,"edition":@,"supplement":@},
      "lang":@,"dir":@,"price":@,"weather":@,"rights":@,"imprint":[@],
      "pages":[{"id":@,"number":@,"name":@,"part":@,"editors":[{"role":@,"name":@}],"articles":[@,"b"]}],
      "sections":[{"id":@,"title":@,"subtitle":@,"kind":@,"articles":[@]}],"assets":[{"id":@,"path":@,"media_type":@,"alt":@,"url":@}],
      "articles":[{"id":@,"kind":@,"rubric":[@],"kicker":[@],"headline":@,"deck":[@],"summary":[@],"byline":{"text":@},"dateline":@,"lead_in":@,"issuer":@,"section":@,"lang":@,"dir":@,
        "positions":[{"page":@,"jump_text":@}],"signature":{"lines":[@],"issuer":@,"date_text":@},"body":[@,{"type":"paragraph","id":@,"role":@,"text":[@,{"t":"strong","c":@},{"t":"link","c":@,"href":@,"article":@},
        {"t":"ruby","c":@,"r":@},{"t":@,"c":@,"x":@},{"t":"gap","c":@},{"t":"link","c":@,"href":"javascript:alert(1)"},{"t":"link","c":@,"href":"data:text/html,x"}]},
        {"type":"subhead","text":@},{"type":"list","style":@,"items":[{"marker":@,"text":@,"blocks":[@]},@]},{"type":"lines","lines":[@,@]},{"type":"lines","verse":true,"lines":[@]},
        {"type":"quote","text":@,"cite":@},{"type":"quote","pull":true,"text":@,"cite":@},{"type":"figure","asset":@,"alt":@,"caption":@,"credit":@,"group":@},
        {"type":"table","caption":@,"header":[[@,@]],"rows":[[@,@]],"align":[@,"right"]},{"type":"note","label":@,"text":@},{"type":"box","title":@,"blocks":[@,{"type":"pre","text":@}]},
        {"type":"signature","signature":{"issuer":@,"date_text":@}},{"type":"rule"},{"type":"pre","text":@},{"type":@,"text":@}]},
       {"id":"b","byline":{"credits":[{"role":@,"name":@},{"name":@}]},"body":@}]}"#;
    let quoted = serde_json::to_string(text).unwrap();
    serde_json::from_str(&json.replace('@', &quoted)).unwrap()
}

#[test]
fn nothing_that_a_text_says_becomes_markup() {
    for text in [
        "<script>alert('报')</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "</title></head><body onload=alert(1)>",
        "</article></section></main></body></html>",
        "<!-- 注 --><![CDATA[x]]>",
        "&lt;script&gt;&#60;b&#62;&amp;",
        "javascript:alert(1)",
        "https://example.org/\" onclick=\"x",
        "a\u{0}b\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}\u{fffe}c\nd\te",
        "/* } */ } body { display: none } @import 'x';",
        "",
        " \n ",
        "新桥 opens",
    ] {
        let edition = everywhere(text);
        for written in [without_pictures(&edition), with_pictures(&edition)] {
            assert_harmless(&written);
            assert_whole(&edition, &written);
        }
    }
}

#[test]
fn an_empty_edition_and_one_of_many_equal_articles_are_pages_too() {
    for count in [0, 1, 2, 300] {
        let article = Article { headline: Some("同 same".into()), ..Article::default() };
        let edition = Edition { articles: vec![article; count], ..Edition::default() };
        let written = without_pictures(&edition);
        assert_harmless(&written);
        assert_whole(&edition, &written);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_pieces_of_markup_texts_are_made_of_they_stay_texts(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/>", "\"", "'", "`", "&", "&#", "x3c;", "lt;", "=", " ", "\n", "!--", "--", "script", "style", "svg", "报", "a", "javascript:",
            "https://", "mailto:", "#", "?", "\u{0}", "\u{200B}", "\u{AD}", "\u{2060}", "title", "on", "</pre>", "<br>", "]]", "\\", "　",
        ]), 1..9)
    ) {
        let edition = everywhere(&pieces.concat());
        let written = with_pictures(&edition);
        assert_harmless(&written);
        assert_whole(&edition, &written);
    }
}
