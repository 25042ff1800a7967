//! `toc`: pages, sections and headlines as a list.
//!
//! Owns that list as text and as JSON. It refuses to number articles otherwise than `print --article` does.

use std::fmt::Write;

use serde_json::{Value, json};

use super::args::Toc;
use super::{Outcome, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, Kind, Outline, Text, clean_line};
use crate::layout::{Labels, Language, labels, language};

pub(super) fn run(args: &Toc, limits: Limits) -> std::io::Result<Outcome> {
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    let text = if args.json { output::json(&as_json(&edition))? } else { as_text(&edition) };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn line(text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.as_str().replace('\n', " "))
}

fn as_text(edition: &Edition) -> String {
    let spoken = edition.lang.as_deref().map_or_else(
        || edition.articles.first().map_or(Language::Other, |article| language(edition, article)),
        Language::of_tag,
    );
    let words = labels(spoken);
    let mut out = String::new();
    let name = line(edition.paper.as_ref().and_then(|paper| paper.name.as_ref()));
    let head = [name, words.date(edition)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ");
    // Writing to a string does not fail.
    if !head.is_empty() {
        let _ = writeln!(out, "{head}\n");
    }
    for (index, page) in edition.pages.iter().enumerate() {
        let count = (0..edition.articles.len()).filter(|article| edition.page_of(*article) == Some(index)).count();
        let _ = writeln!(out, "{}  {count}", words.page(page));
    }
    if !edition.pages.is_empty() {
        out.push('\n');
    }
    let mut number = 0;
    for group in Outline::of(edition).groups {
        if !group.title.is_empty() {
            let _ = writeln!(out, "{}", group.title);
        }
        for article in group.articles {
            number += 1;
            let _ = writeln!(out, "{number:>4}  {}", headline(edition, article, &words));
        }
    }
    out
}

fn headline(edition: &Edition, index: usize, words: &Labels) -> String {
    let Some(article) = edition.articles.get(index) else { return String::new() };
    let title = article.title().map_or_else(|| words.untitled.to_owned(), |title| title.as_str().replace('\n', " "));
    let title = match article.headline {
        Some(_) => title,
        None => crate::text::fit(title.trim(), 40, crate::text::Ambiguous::Narrow).to_owned(),
    };
    let page =
        edition.page_of(index).and_then(|page| edition.pages.get(page)).map_or(String::new(), |page| words.page(page));
    let said = [title, article.byline_text(), words.length(article.characters()), page, clean_line(&article.id)];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ")
}

fn as_json(edition: &Edition) -> Value {
    let pages: Vec<Value> = edition
        .pages
        .iter()
        .enumerate()
        .map(|(index, page)| {
            let on_page = (0..edition.articles.len()).filter(|article| edition.page_of(*article) == Some(index));
            let ids: Vec<&str> = on_page.filter_map(|article| edition.articles.get(article)).map(|article| article.id.as_str()).collect();
            json!({ "id": page.id, "number": page.number.as_ref().map(Text::as_str), "name": page.name.as_ref().map(Text::as_str), "articles": ids })
        })
        .collect();
    let mut number = 0;
    let mut sections = Vec::new();
    for group in Outline::of(edition).groups {
        let mut articles = Vec::new();
        for index in group.articles {
            number += 1;
            let Some(article) = edition.articles.get(index) else { continue };
            let page = edition.page_of(index).and_then(|page| edition.pages.get(page)).map(|page| page.id.as_str());
            let headline = article.headline.as_ref().map(Text::as_str);
            let byline = Some(article.byline_text()).filter(|byline| !byline.is_empty());
            articles.push(json!({
                "number": number, "id": article.id, "headline": headline, "byline": byline, "page": page,
                "kind": article.kind.as_ref().map(Kind::word), "characters": article.characters(),
            }));
        }
        sections.push(json!({ "title": Some(group.title).filter(|title| !title.is_empty()), "articles": articles }));
    }
    json!({
        "paper": edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map(Text::as_str),
        "date": edition.date.map(|date| date.to_string()),
        "pages": pages,
        "sections": sections,
    })
}
