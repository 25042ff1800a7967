//! Out of the program again: whatever an edition says stays text. Nothing of it runs in a browser, nothing leads to an
//! address that is none, no letter is lost, and Markdown comes back.

use newsprint::edition::file::Limits;
use newsprint::edition::{Article, Edition, Part, Role, RunKind, address};
use newsprint::export::{
    Clipping, clippings_html, clippings_json, clippings_markdown, edition_markdown, edition_plain, html, markdown,
    plain,
};
use newsprint::import::{Format, ImportError, Source, import};
use scraper::Html;

use super::dice::Dice;
use super::{clean, made};

/// What may stand on a page that is kept.
const TAGS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "article",
    "nav",
    "footer",
    "aside",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "span",
    "br",
    "hr",
    "a",
    "strong",
    "em",
    "b",
    "i",
    "small",
    "mark",
    "sup",
    "sub",
    "ruby",
    "rt",
    "rp",
    "ul",
    "ol",
    "li",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "img",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "dl",
    "dt",
    "dd",
    "time",
    "wbr",
    "hgroup",
    "address",
    "bdi",
];

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let edition = made::edition(&mut dice);
    let page = html(&edition, &|_| None);
    harmless(&page);
    let letters_of_page = letters(&shown(&page));
    for article in &edition.articles {
        for part in read_parts(article) {
            let own = letters(part.text.as_str());
            let has_ruby = part.text.runs().iter().any(|run| matches!(run.kind, RunKind::Ruby(_)));
            assert!(has_ruby || letters_of_page.contains(&own), "{own} of {part:?} is not on {page}");
        }
        let text = plain(article);
        // Cells of a table stand apart by tabs.
        clean::text(&text.replace('\t', " "));
        is_within(&all(article), &letters(&text), || text.clone());
    }
    clean::text(&edition_plain(&edition).replace('\t', " "));
    comes_back(&edition);
    clipped(&mut dice);
}

/// The parts whose words every export has.
fn read_parts(article: &Article) -> Vec<Part<'_>> {
    article.parts().into_iter().filter(|part| !matches!(part.role, Role::Figure | Role::Marker)).collect()
}

/// The letters of an article, in order.
fn all(article: &Article) -> String {
    read_parts(article).iter().map(|part| letters(part.text.as_str())).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphabetic()).collect()
}

/// The letters of an article that its Markdown has in its text: the byline is a fact before it.
fn written(article: &Article) -> String {
    let parts = read_parts(article).into_iter().filter(|part| part.role != Role::Byline);
    parts.map(|part| letters(part.text.as_str())).collect()
}

fn sorted(letters: &str) -> String {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// Whether letters stand among others, in their order.
fn is_within(few: &str, many: &str, said: impl Fn() -> String) {
    let mut many_left = many.chars();
    for (at, char) in few.char_indices() {
        assert!(many_left.any(|other| other == char), "{:?} is lost, of {few}\nin {many}\n{}", &few[at..], said());
    }
}

/// The words of a page.
fn shown(page: &str) -> String {
    Html::parse_document(page).root_element().text().collect()
}

/// Nothing of a page runs, and nothing on it leads anywhere but to the web and to mail.
fn harmless(page: &str) {
    clean::text(page);
    let document = Html::parse_document(page);
    assert_eq!(document.errors, Vec::<std::borrow::Cow<str>>::new(), "{page}");
    for node in document.tree.nodes() {
        let Some(element) = node.value().as_element() else { continue };
        assert!(TAGS.contains(&element.name()), "<{}> in {page}", element.name());
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on"), "{name} in {page}");
            match name {
                "href" => {
                    assert!(value.starts_with('#') || address(value).as_deref() == Some(value), "{value} in {page}");
                }
                "src" => assert!(value.starts_with("data:image/"), "{value} in {page}"),
                "http-equiv" => assert_eq!(value, "Content-Security-Policy"),
                "style" => assert!(!value.contains(['(', '\\', '@']), "{value} in {page}"),
                _ => {}
            }
        }
    }
}

/// An edition as Markdown is an edition again, with all its letters.
fn comes_back(edition: &Edition) {
    for (index, article) in edition.articles.iter().enumerate() {
        again(&markdown(edition, index), &written(article));
    }
    let every: String = edition.articles.iter().map(written).collect();
    again(&edition_markdown(edition), &every);
}

fn again(written: &str, expected: &str) {
    clean::text(written);
    let source = Source { name: "x.md", bytes: written.as_bytes() };
    match import(&[source], Some(Format::Markdown), Limits::default()) {
        Ok(imported) => {
            super::markdown::holds(&imported);
            let back: String = imported.edition.articles.iter().map(all).collect();
            // Sections and ranks of lines may come in another order.
            is_within(&sorted(expected), &sorted(&back), || written.to_owned());
        }
        Err(ImportError::Empty { .. }) => assert_eq!(expected, "", "{written:?}"),
        Err(error) => panic!("{error}: {written:?}"),
    }
}

fn clipped(dice: &mut Dice) {
    let clipping = Clipping {
        paper: dice.text(),
        date: dice.text(),
        page: dice.text(),
        section: dice.text(),
        headline: dice.text(),
        byline: dice.text(),
        text: dice.long_text(),
        taken: dice.text(),
    };
    let clippings = [clipping.clone(), clipping];
    harmless(&clippings_html(&dice.text(), &clippings));
    clean::text(&clippings_markdown(&clippings));
    let json = clippings_json(&clippings);
    let obeyed = |char: char| {
        (char.is_control() && char != '\n')
            || matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
    };
    assert_eq!(json.chars().find(|char| obeyed(*char) && !matches!(char, '\u{200C}' | '\u{200D}')), None, "{json:?}");
    let values: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(values[1]["text"], clippings[1].text);
}

pub fn seeds() -> Vec<Vec<u8>> {
    super::noise(24, 700)
}
