//! Clippings with where they were printed, to be kept elsewhere: as Markdown, as JSON, as a page of HTML.
//!
//! Owns how a clipping and its source are written, the source in the words of the clipping's own language. It refuses to
//! let a clipping be anything but text: no markup, no address, no script comes out of one.

use std::fmt::Write;

use super::html::inline::{Newline, escape};
use super::html::{POLICY, article::own_tag};
use super::markdown::inline::{bare, lines};
use crate::edition::{Edition, Page, Paper, Text, clean_line};
use crate::layout::labels;
use crate::text::Language;

/// How the page looks.
const STYLE: &str = include_str!("html/clippings.css");

/// A text that was cut out, and where it was printed. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clipping {
    /// The paper's name.
    pub paper: String,
    /// The day, as 2026-11-23.
    pub date: String,
    /// The number of the page as printed, else its name.
    pub page: String,
    /// The title of its section.
    pub section: String,
    /// The headline of its article.
    pub headline: String,
    /// Who wrote it.
    pub byline: String,
    /// The text itself.
    pub text: String,
    /// The day it was cut out.
    pub taken: String,
}

/// Clippings as Markdown: each a heading, a quotation, and a line with its source. Empty where there are none.
///
/// ```
/// use newsprint::export::{Clipping, clippings_markdown};
/// let clipping = Clipping {
///     paper: "样城日报".into(), date: "2026-11-23".into(), page: "03".into(), section: "要闻".into(),
///     headline: "新桥通车".into(), byline: "记者 Ann".into(), text: "两岸 *通车*。".into(), ..Clipping::default()
/// };
/// let expected = "## 新桥通车\n\n> 两岸 \\*通车\\*。\n\n—— 《样城日报》2026年11月23日第3版 · 要闻 · 记者 Ann\n";
/// assert_eq!(clippings_markdown(&[clipping]), expected);
/// ```
pub fn clippings_markdown(clippings: &[Clipping]) -> String {
    let mut chunks = Vec::new();
    for clipping in clippings {
        let words = labels(language(clipping));
        let headline = bare(&Text::plain(&clipping.headline));
        chunks.push(format!("## {}", if headline.is_empty() { words.untitled } else { &headline }));
        let text: Vec<String> = lines(&Text::plain(&clipping.text)).iter().map(|line| format!("> {line}")).collect();
        // A newline of the text ends a paragraph.
        chunks.push(text.join("\n>\n"));
        let source = source(clipping).into_iter().map(|said| bare(&Text::plain(&said))).collect::<Vec<_>>().join(" · ");
        if !source.is_empty() {
            chunks.push(format!("{} {source}", words.cite.trim_end()));
        }
    }
    chunks.retain(|chunk| !chunk.is_empty());
    if chunks.is_empty() { String::new() } else { chunks.join("\n\n") + "\n" }
}

/// Clippings as JSON: an array of objects, every field a string; what a terminal would obey is escaped.
///
/// ```
/// use newsprint::export::{Clipping, clippings_json};
/// let clipping = Clipping { headline: "新桥 \"Bridge\"".into(), ..Clipping::default() };
/// assert!(clippings_json(&[clipping]).contains(r#""headline": "新桥 \"Bridge\"""#));
/// ```
pub fn clippings_json(clippings: &[Clipping]) -> String {
    let one = |clipping: &Clipping| {
        let fields = [
            ("paper", &clipping.paper),
            ("date", &clipping.date),
            ("page", &clipping.page),
            ("section", &clipping.section),
            ("headline", &clipping.headline),
            ("byline", &clipping.byline),
            ("text", &clipping.text),
            ("taken", &clipping.taken),
        ];
        let fields = fields.map(|(name, text)| format!("    \"{name}\": {}", quoted(text)));
        format!("  {{\n{}\n  }}", fields.join(",\n"))
    };
    let all: Vec<String> = clippings.iter().map(one).collect();
    if all.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", all.join(",\n")) }
}

/// Clippings as one page of HTML that needs nothing beside it; `title` is its heading and its name.
///
/// ```
/// use newsprint::export::{Clipping, clippings_html};
/// let clipping = Clipping { text: "两岸 <b>banks</b>".into(), ..Clipping::default() };
/// let page = clippings_html("剪报", &[clipping]);
/// assert!(page.contains("<h1>剪报</h1>") && page.contains("两岸 &lt;b&gt;banks"));
/// ```
pub fn clippings_html(title: &str, clippings: &[Clipping]) -> String {
    let mut title_text = String::new();
    escape(&clean_line(title), Newline::Keep, &mut title_text);
    let lang = own_tag(Language::of_text(title)).map_or(String::new(), |tag| format!(" lang=\"{tag}\""));
    let mut out = format!(
        "<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title_text}</title>\n<style>\n{STYLE}</style>\n</head>\n\
        <body>\n<h1>{title_text}</h1>\n",
        POLICY.replace('\'', "&#39;")
    );
    for clipping in clippings {
        article(clipping, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn article(clipping: &Clipping, out: &mut String) {
    let language = language(clipping);
    let lang = own_tag(language).map_or(String::new(), |tag| format!(" lang=\"{tag}\""));
    // Writing to a string does not fail.
    let _ = writeln!(out, "<article{lang}>");
    let headline = clean_line(&clipping.headline);
    element("h2", if headline.trim().is_empty() { labels(language).untitled } else { headline.trim() }, out);
    out.push_str("<blockquote>\n");
    for line in Text::plain(&clipping.text).as_str().lines().filter(|line| !line.trim().is_empty()) {
        element("p", line.trim(), out);
    }
    out.push_str("</blockquote>\n");
    let source = source(clipping);
    if !source.is_empty() {
        element("footer", &source.join(" · "), out);
    }
    out.push_str("</article>\n");
}

fn element(name: &str, text: &str, out: &mut String) {
    let _ = write!(out, "<{name}>");
    escape(text, Newline::Keep, out);
    let _ = writeln!(out, "</{name}>");
}

/// The language that a clipping and its headline speak.
fn language(clipping: &Clipping) -> Language {
    let sample: String = clipping.headline.chars().chain(clipping.text.chars()).take(400).collect();
    Language::of_text(&sample)
}

/// Where a clipping was printed, as its language cites it; what is behind that, piece by piece.
fn source(clipping: &Clipping) -> Vec<String> {
    let text = |text: &str| Some(Text::plain(clean_line(text).trim())).filter(|text| !text.is_empty());
    let date = clipping.date.trim().parse().ok();
    let edition = Edition {
        paper: Some(Paper { name: text(&clipping.paper), ..Paper::default() }),
        date,
        // A day that is none is told as it stands.
        date_text: text(&clipping.date).filter(|_| date.is_none()),
        ..Edition::default()
    };
    let is_number = clipping.page.contains(|char: char| char.is_ascii_digit());
    let page = Page { number: text(&clipping.page).filter(|_| is_number), ..Page::default() };
    let name = if is_number { "" } else { clipping.page.as_str() };
    let cited = labels(language(clipping)).citation(&edition, Some(&page));
    let said =
        [cited.as_str(), name, &clipping.section, &clipping.byline].map(|text| clean_line(text).trim().to_owned());
    said.into_iter().filter(|text| !text.is_empty()).collect()
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            _ => out.push(char),
        }
    }
    out.push('"');
    crate::edition::escape(&out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::{Html, Selector};

    use super::*;
    use crate::edition::clean;

    fn clipping(text: &str) -> Clipping {
        Clipping {
            paper: "样城日报".into(),
            date: "2026-11-23".into(),
            page: "03".into(),
            section: "要闻 News".into(),
            headline: "新桥通车".into(),
            byline: "记者 Ann".into(),
            text: text.into(),
            taken: "2026-11-26".into(),
        }
    }

    #[test]
    fn every_form_holds_every_source() {
        let english = Clipping {
            paper: "The Post".into(),
            headline: "Bridge opens".into(),
            page: "Sport 体育".into(),
            ..clipping("It opens at noon.\n\nBoth banks cheer.")
        };
        let bare = Clipping { text: "只有 text".into(), ..Clipping::default() };
        let all = [clipping("两岸通车。"), english, bare];
        let markdown = clippings_markdown(&all);
        let expected = "## 新桥通车\n\n> 两岸通车。\n\n—— 《样城日报》2026年11月23日第3版 · 要闻 News · 记者 Ann\n\n\
            ## Bridge opens\n\n> It opens at noon.\n>\n> Both banks cheer.\n\n\
            — The Post, 2026-11-23 · Sport 体育 · 要闻 News · 记者 Ann\n\n## 无题\n\n> 只有 text\n";
        assert_eq!(markdown, expected);
        let page = Html::parse_document(&clippings_html("剪报 Clippings", &all));
        let of = |name: &str| {
            let found = Selector::parse(name).unwrap();
            page.select(&found).map(|of| of.text().collect::<String>().trim().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("h1"), ["剪报 Clippings"]);
        assert_eq!(of("h2"), ["新桥通车", "Bridge opens", "无题"]);
        assert_eq!(of("blockquote p"), ["两岸通车。", "It opens at noon.", "Both banks cheer.", "只有 text"]);
        let sources = [
            "《样城日报》2026年11月23日第3版 · 要闻 News · 记者 Ann",
            "The Post, 2026-11-23 · Sport 体育 · 要闻 News · 记者 Ann",
        ];
        assert_eq!(of("footer"), sources);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        let json: serde_json::Value = serde_json::from_str(&clippings_json(&all)).unwrap();
        let field = |index: usize, name: &str| json[index][name].as_str().unwrap().to_owned();
        assert_eq!(
            (field(0, "paper"), field(0, "date"), field(0, "page")),
            ("样城日报".into(), "2026-11-23".into(), "03".into())
        );
        assert_eq!(
            (field(1, "text"), field(1, "taken")),
            ("It opens at noon.\n\nBoth banks cheer.".into(), "2026-11-26".into())
        );
        assert_eq!((field(2, "byline"), json[2].as_object().unwrap().len()), (String::new(), 8));
        let none = (clippings_markdown(&[]), clippings_json(&[]));
        assert_eq!(none, (String::new(), "[]\n".into()));
    }

    fn hostile() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "<script>alert(1)</script>",
            "<img src=x onerror=y>",
            "</style>",
            "</p>",
            "\"",
            "'",
            "&lt;",
            "&#60;",
            "<!--",
            "[x](javascript:y)",
            "![x](http://e.org/x)",
            "# ",
            "- ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "```",
            "\u{1b}[2J",
            "\u{9b}31m",
            "\u{202e}",
            "\\",
            "新桥",
            "word",
            " ",
            "\t",
            "\u{0}",
        ]);
        prop::collection::vec(pieces, 0..10).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_of_a_clipping_is_ever_active(texts in proptest::array::uniform8(hostile())) {
            let [paper, date, page, section, headline, byline, text, taken] = texts.clone();
            let all = [Clipping { paper, date, page, section, headline, byline, text, taken }];
            let html = clippings_html(&texts[0], &all);
            let page = Html::parse_document(&html);
            let allowed = ["html", "head", "meta", "title", "style", "body", "h1", "article", "h2", "blockquote", "p", "footer"];
            for element in page.select(&Selector::parse("*").unwrap()) {
                prop_assert!(allowed.contains(&element.value().name()), "{}", element.value().name());
                let of = element.value().attrs().map(|(name, _)| name);
                prop_assert!(of.into_iter().all(|name| ["lang", "charset", "http-equiv", "content", "name"].contains(&name)));
            }
            // Every text stands there, but for white space and what is cleaned away.
            let letters = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
            let quote = page.select(&Selector::parse("blockquote").unwrap()).next().unwrap();
            prop_assert_eq!(letters(&quote.text().collect::<String>()), letters(&clean(&texts[6])));
            let source = page.select(&Selector::parse("footer").unwrap()).map(|of| of.text().collect::<String>()).collect::<String>();
            for text in [&texts[0], &texts[3], &texts[5]] {
                prop_assert!(letters(&source).contains(&letters(&clean(text))));
            }
            let json = clippings_json(&all);
            let back: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(back[0]["text"].as_str().unwrap(), &texts[6]);
            prop_assert_eq!(back[0]["headline"].as_str().unwrap(), &texts[4]);
            let markdown = clippings_markdown(&all);
            for written in [&html, &json, &markdown] {
                let obeyed = ['\u{1b}', '\u{9b}', '\u{202e}', '\u{0}'];
                prop_assert!(!written.contains(obeyed));
            }
            // Read as Markdown there is one heading, and no picture, link or HTML.
            for event in pulldown_cmark::Parser::new(&markdown) {
                use pulldown_cmark::{Event, Tag};
                let active = matches!(event, Event::Html(_) | Event::InlineHtml(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::List(_) | Tag::HtmlBlock));
                prop_assert!(!active, "{event:?} in {markdown}");
            }
        }
    }
}
