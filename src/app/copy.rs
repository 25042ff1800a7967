//! What is copied: the source's own text, without layout.
//!
//! Owns how the parts of an article are joined to a text, and the citation. It refuses indents and line ends that
//! only the layout made.

use std::ops::Range;

use super::selection::Selection;
use crate::edition::{Article, Edition, Outline, Part, Place, Role};
use crate::layout::Labels;

/// The whole text of an article.
pub(super) fn article(article: &Article) -> String {
    joined(article, |_, part| 0..part.text.len())
}

/// The text that is selected.
pub(super) fn selection(article: &Article, selection: &Selection) -> String {
    joined(article, |index, part| selection.range(index, part))
}

/// The paragraph, headline or item that a place is in; behind its end still that.
pub(super) fn paragraph(article: &Article, place: Place) -> String {
    let parts = article.parts();
    parts.get(place.part).map_or_else(String::new, |part| part.text.as_str().trim().to_owned())
}

/// Stretches of all parts: paragraphs a blank line apart, lines and items on lines, cells by tabs.
fn joined(article: &Article, range: impl Fn(usize, &Part) -> Range<usize>) -> String {
    let parts = article.parts();
    let mut out = String::new();
    let mut before: Option<Part> = None;
    for (index, part) in parts.iter().enumerate() {
        let text = part.text.slice(range(index, part));
        if text.trim().is_empty() {
            continue;
        }
        if let Some(before) = &before {
            out.push_str(between(before, part));
        }
        out.push_str(text.trim_matches('\n'));
        before = Some(*part);
    }
    out
}

/// What stands between two parts.
fn between(before: &Part, part: &Part) -> &'static str {
    let same = before.group == part.group;
    match (before.role, part.role) {
        (Role::Marker, Role::Item) | (Role::NoteLabel, Role::Note) => " ",
        _ if before.cell.is_some() && before.cell.map(|cell| cell.row) == part.cell.map(|cell| cell.row) => "\t",
        (Role::TableHead | Role::TableCell, Role::TableCell) => "\n",
        (Role::Item, Role::Item | Role::Marker) => "\n",
        (Role::Line | Role::Verse | Role::Signature, other) if other == before.role && same => "\n",
        _ => "\n\n",
    }
}

/// Where an article was printed, as its language cites: 《样城日报》2026年11月23日第3版.
pub(super) fn citation(edition: &Edition, outline: &Outline, labels: &Labels, article: usize) -> String {
    let page = outline.page_of(article).and_then(|page| edition.pages.get(page));
    labels.citation(edition, page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Article {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn copied_text_is_the_sources_paragraphs_without_layout() {
        let article_of = of(r#"{"headline":"新桥 通车","byline":"本报记者 甲","body":["第一段，很长。","Second.",
            {"type":"list","items":["一","二"]},{"type":"table","rows":[["a","b"],["c","d"]]}]}"#);
        let text = article(&article_of);
        assert_eq!(text, "新桥 通车\n\n本报记者 甲\n\n第一段，很长。\n\nSecond.\n\n一\n二\n\na\tb\nc\td");
    }

    #[test]
    fn a_selection_may_begin_and_end_anywhere() {
        let article_of = of(r#"{"headline":"新桥","body":["第一段。","Second."]}"#);
        let chosen = Selection { anchor: Place { part: 2, byte: 2 }, cursor: Place { part: 1, byte: 3 } };
        assert_eq!(selection(&article_of, &chosen), "一段。\n\nSec");
        assert_eq!(paragraph(&article_of, Place { part: 1, byte: 99 }), "第一段。");
    }
}
