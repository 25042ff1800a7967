//! Editions and clippings written as pages: nothing in them acts, whatever the texts say.
//!
//! Owns the list of what a page may hold, and looks at it as a browser does. It refuses to trust the characters of the
//! file: elements and attributes count.

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Selector};

use super::craft::{self, Crafted, Telling};
use super::desk::{Desk, args, each, name};
use super::payload::{Kind, words};

/// Elements that a page of ours is made of.
const ELEMENTS: [&str; 57] = [
    "a",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "div",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "wbr",
    "colgroup",
    "col",
    "tfoot",
    "dl",
    "dt",
    "dd",
];
/// Attributes that they have; what each holds is looked at below.
const ATTRIBUTES: [&str; 14] = [
    "alt",
    "aria-label",
    "charset",
    "class",
    "colspan",
    "content",
    "dir",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "src",
    "value",
];

/// Looks at every element and attribute of a page; gives the text that is seen.
fn harmless(page: &str, case: &str) -> String {
    let parsed = Html::parse_document(page);
    let mut styles = 0;
    for element in parsed.select(&Selector::parse("*").unwrap()) {
        let element = element.value();
        assert!(ELEMENTS.contains(&element.name()), "{case}: an element `{}`", element.name());
        styles += usize::from(element.name() == "style");
        for (attribute, value) in element.attrs() {
            let of = format!("{case}: `{} {attribute}={value}`", element.name());
            assert!(ATTRIBUTES.contains(&attribute), "{of}");
            let lower = value.to_ascii_lowercase();
            let is_plain = value.chars().all(|char| char.is_ascii_alphanumeric() || "- _".contains(char));
            match (element.name(), attribute) {
                ("a", "href") => {
                    let is_inside = value.strip_prefix('#').is_some_and(|name| !name.is_empty() && name.is_ascii());
                    let is_web = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
                    assert!(is_inside || (is_web && value.is_ascii() && !value.contains([' ', '"', '<'])), "{of}");
                }
                (_, "href") => panic!("{of}"),
                ("img", "src") => {
                    let kinds = ["png", "jpeg", "gif", "webp"].map(|kind| format!("data:image/{kind};base64,"));
                    let data = kinds.iter().find_map(|kind| value.strip_prefix(kind)).unwrap_or_else(|| panic!("{of}"));
                    assert!(data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)), "{of}");
                }
                (_, "src") => panic!("{of}"),
                ("meta", "http-equiv") => assert_eq!(value, "Content-Security-Policy", "{of}"),
                (_, "id" | "class" | "lang" | "dir" | "value") => assert!(is_plain, "{of}"),
                _ => {}
            }
        }
    }
    assert_eq!(styles, 1, "{case}");
    // What the text says of the style is not in the style.
    let style = parsed.select(&Selector::parse("style").unwrap()).next().unwrap();
    assert!(words(&style.text().collect::<String>()).is_empty(), "{case}");
    assert!(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"), "{case}");
    let body = parsed.select(&Selector::parse("body").unwrap()).next().unwrap();
    body.text().collect()
}

/// Whether Markdown is text alone as a reader of it sees it: no HTML, no address but of the web and mail.
fn is_quiet(markdown: &str, case: &str) {
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            // What keeps blocks and marks apart for our own reader are comments of ours, without a word of the text.
            Event::Html(html) | Event::InlineHtml(html) => {
                let bare = html.trim();
                let ours = [
                    "<sup>", "</sup>", "<sub>", "</sub>", "<mark>", "</mark>", "<small>", "</small>", "<br>",
                    "<!-- -->", "<u>", "</u>",
                ];
                let is_ruby = ["<ruby>", "</ruby>", "<rp>", "</rp>", "<rt>", "</rt>"].contains(&bare);
                assert!(ours.contains(&bare) || is_ruby || bare.is_empty(), "{case}: `{bare}`");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let is_ours = dest_url.starts_with('#') || dest_url.starts_with("assets/") || dest_url.is_empty();
                let is_web = ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|scheme| dest_url.to_ascii_lowercase().starts_with(scheme));
                assert!(is_ours || is_web, "{case}: leads to `{dest_url}`");
            }
            _ => {}
        }
    }
}

fn missing(all: &BTreeSet<usize>, seen: &str) -> Vec<usize> {
    let seen = words(seen);
    all.iter().filter(|number| !seen.contains(number)).copied().collect()
}

fn exported(crafted: &Crafted) -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.path.join("assets")).unwrap();
    for picture in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/assets")).unwrap() {
        let picture = picture.unwrap();
        fs::copy(picture.path(), desk.path.join("assets").join(picture.file_name())).unwrap();
    }
    desk.file(name(crafted.kind, ".edition.json"), &crafted.json);
    desk
}

#[test]
fn an_exported_edition_holds_every_text_and_nothing_that_acts() {
    each(&craft::all(), |crafted| {
        let case = format!("{:?} {:?}", crafted.kind, crafted.telling);
        let desk = exported(crafted);
        let file = desk.path.join(name(crafted.kind, ".edition.json"));
        let texts = craft::of_articles(&crafted.edition);
        let written = |form: &str| desk.run(&args(&["export", "--to", form], &[&file]));
        let page = written("html");
        assert_eq!(page.code, 0, "{case}: {}", page.err);
        let mut seen = harmless(&page.out, &case);
        // What a picture shows stands in its attribute, where there is one.
        let parsed = Html::parse_document(&page.out);
        let pictures: Vec<_> = parsed.select(&Selector::parse("img").unwrap()).collect();
        assert!(crafted.telling == Telling::Replaced || !pictures.is_empty(), "{case}: no picture is in the page");
        seen.extend(pictures.iter().filter_map(|picture| picture.attr("alt")));
        assert_eq!(missing(&texts, &seen), Vec::<usize>::new(), "{case}");
        for form in ["markdown", "plain"] {
            let text = written(form);
            assert_eq!((text.code, missing(&texts, &text.out)), (0, Vec::new()), "{case} {form}");
            if form == "markdown" {
                is_quiet(&text.out, &case);
                // Read again, it is as harmless.
                let again = desk.given(&args(&["export", "--to", "html", "-"], &[]), text.out.as_bytes());
                harmless(&again.out, &format!("{case}, read again"));
            }
        }
        let out = desk.path.join(name(crafted.kind.behind(1), ".html"));
        assert_eq!(desk.run(&args(&["export", "-o"], &[&out, &file])).code, 0, "{case}");
        assert_eq!(fs::read_to_string(out).unwrap(), page.out, "{case}");
    });
}

#[test]
fn exported_clippings_hold_nothing_that_acts() {
    each(&Kind::ALL, |kind| {
        let desk = super::pipes::with_clippings(*kind);
        let page = desk.run(&args(&["clippings", "export", "--to", "html"], &[]));
        let seen = harmless(&page.out, &format!("{kind:?}"));
        assert!(
            [9_002, 9_005, 9_006, 9_007, 9_008].iter().all(|number| words(&seen).contains(number)),
            "{kind:?}: {seen}"
        );
        let markdown = desk.run(&args(&["clippings", "export"], &[]));
        is_quiet(&markdown.out, &format!("{kind:?}"));
    });
}
