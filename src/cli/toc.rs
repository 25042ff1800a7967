//! `toc`: pages, sections and headlines as a list.
//!
//! Owns that list as text and as JSON. It refuses to number articles otherwise than `print --article` does.

use std::fmt::Write;

use serde_json::{Value, json};

use super::args::Toc;
use super::{Outcome, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, Kind, Outline, Page, Text, clean_line};
use crate::layout::{Labels, edition_language, labels};

pub(super) fn run(args: &Toc, limits: Limits) -> std::io::Result<Outcome> {
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    let text = if args.json { output::json(&as_json(&edition))? } else { as_text(&edition) };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn line(text: Option<&Text>) -> String {
    text.map_or(String::new(), Text::line)
}

fn as_text(edition: &Edition) -> String {
    let words = labels(edition_language(edition));
    let mut out = String::new();
    let name = line(edition.paper.as_ref().and_then(|paper| paper.name.as_ref()));
    let head = [name, words.date(edition)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ");
    // Writing to a string does not fail.
    if !head.is_empty() {
        let _ = writeln!(out, "{head}\n");
    }
    let outline = Outline::of(edition);
    let on_pages = on_pages(edition, &outline);
    for (page, articles) in edition.pages.iter().zip(&on_pages) {
        let count = articles.len();
        let _ = writeln!(out, "{}  {count}", words.page(page));
    }
    if !edition.pages.is_empty() {
        out.push('\n');
    }
    let mut number = 0;
    for group in &outline.groups {
        if !group.title.is_empty() {
            let _ = writeln!(out, "{}", group.title);
        }
        for article in &group.articles {
            number += 1;
            let _ = writeln!(out, "{number:>4}  {}", headline(edition, &outline, *article, &words));
        }
    }
    out
}

fn headline(edition: &Edition, outline: &Outline, index: usize, words: &Labels) -> String {
    let Some(article) = edition.articles.get(index) else { return String::new() };
    let title = article.title().map_or_else(|| words.untitled.to_owned(), Text::line);
    let title = match article.headline {
        Some(_) => title,
        None => crate::text::fit(title.trim(), 40, crate::text::Ambiguous::Narrow).to_owned(),
    };
    let page =
        outline.page_of(index).and_then(|page| edition.pages.get(page)).map_or(String::new(), |page| words.page(page));
    let said = [title, article.byline_text(), words.length(article.characters()), page, clean_line(&article.id)];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ")
}

/// The articles that begin on each page.
fn on_pages(edition: &Edition, outline: &Outline) -> Vec<Vec<usize>> {
    let mut pages = vec![Vec::new(); edition.pages.len()];
    for article in 0..edition.articles.len() {
        if let Some(articles) = outline.page_of(article).and_then(|page| pages.get_mut(page)) {
            articles.push(article);
        }
    }
    pages
}

fn as_json(edition: &Edition) -> Value {
    let outline = Outline::of(edition);
    let page = |(page, articles): (&Page, &Vec<usize>)| {
        let ids =
            articles.iter().filter_map(|article| edition.articles.get(*article)).map(|article| article.id.as_str());
        json!({
            "id": page.id, "number": page.number.as_ref().map(Text::as_str), "name": page.name.as_ref().map(Text::as_str),
            "articles": ids.collect::<Vec<_>>(),
        })
    };
    let pages: Vec<Value> = edition.pages.iter().zip(&on_pages(edition, &outline)).map(page).collect();
    let mut number = 0;
    let mut sections = Vec::new();
    for group in &outline.groups {
        let mut articles = Vec::new();
        for index in group.articles.iter().copied() {
            number += 1;
            let Some(article) = edition.articles.get(index) else { continue };
            let page = outline.page_of(index).and_then(|page| edition.pages.get(page)).map(|page| page.id.as_str());
            let headline = article.headline.as_ref().map(Text::as_str);
            let byline = Some(article.byline_text()).filter(|byline| !byline.is_empty());
            articles.push(json!({
                "number": number, "id": article.id, "headline": headline, "byline": byline, "page": page,
                "kind": article.kind.as_ref().map(Kind::word), "characters": article.characters(),
            }));
        }
        sections.push(json!({ "title": Some(&group.title).filter(|title| !title.is_empty()), "articles": articles }));
    }
    json!({
        "paper": edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map(Text::as_str),
        "date": edition.date.map(|date| date.to_string()),
        "pages": pages,
        "sections": sections,
    })
}
