//! `print`: an edition, a section or an article as text.
//!
//! Owns what is printed in which order, and the shape of the JSON. It refuses to lay anything out.

mod page;
mod press;

use std::io::{self, BufWriter, Write};

use serde_json::{Value, json};

use super::args::Print;
use super::manner::{self, Paper};
use super::{Outcome, front, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, Outline, Text, clean_line};
use crate::layout::contents;
use crate::layout::{self, Layout};
use crate::view::Theme;
pub(super) use page::set_line;
use page::{Item, Page};

pub(super) fn run(args: &Print, limits: Limits) -> io::Result<Outcome> {
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    // The program ends when it is printed: to give back its memory piece by piece is a tenth of the time.
    let edition = std::mem::ManuallyDrop::new(edition);
    let paper = manner::paper(&load::config(), &args.manner, output::width());
    if args.front {
        return front::run(&edition, args, paper);
    }
    let outline = Outline::of(&edition);
    let chosen = match (&args.article, &args.section) {
        (Some(name), _) => article(&edition, &outline, name).map(|article| vec![article]),
        (None, Some(title)) => section(&outline, title),
        (None, None) if args.json => Ok(outline.order().collect()),
        (None, None) => return whole(&edition, paper).map(|()| Outcome::Done),
    };
    let articles = match chosen {
        Ok(articles) => articles,
        Err(message) => {
            output::complain(&format!("{}: {message}", args.file.display()));
            return Ok(Outcome::Failed);
        }
    };
    if args.json {
        let articles: Vec<Value> =
            articles.into_iter().filter_map(|article| as_json(&edition, article, paper)).collect();
        output::print(&output::json(&json!({ "articles": articles }))?)?;
        return Ok(Outcome::Done);
    }
    let gap = |index: usize| (index > 0).then_some(Item::Gap);
    let items = articles
        .into_iter()
        .enumerate()
        .flat_map(|(index, article)| gap(index).into_iter().chain([Item::Article(article)]));
    printed(&edition, &items.collect::<Vec<_>>(), paper)?;
    Ok(Outcome::Done)
}

/// Prints the whole edition: masthead, sections, articles.
pub(super) fn whole(edition: &Edition, paper: Paper) -> io::Result<()> {
    let outline = Outline::of(edition);
    let language = paper.sheet.house.language.unwrap_or_else(|| layout::edition_language(edition));
    let mut items = vec![Item::Rows(contents::masthead(edition, &layout::labels(language), paper.across()))];
    for group in &outline.groups {
        if !group.title.is_empty() {
            items.push(Item::Blank);
            items.push(Item::Rows(contents::section(group, paper.across())));
        }
        for (index, article) in group.articles.iter().enumerate() {
            items.push(if index > 0 { Item::Gap } else { Item::Blank });
            items.push(Item::Article(*article));
        }
    }
    printed(edition, &items, paper)
}

/// Sets what is to be printed and prints it.
fn printed(edition: &Edition, items: &[Item], paper: Paper) -> io::Result<()> {
    let theme = output::has_colours().then_some(Theme::Terminal);
    let mut out = BufWriter::new(io::stdout().lock());
    press::run(items, &mut out, |items, out| Page::new(out, paper, theme).items(edition, items))?;
    out.flush()
}

/// The article of a number in the order of `toc`, or of an id.
fn article(edition: &Edition, outline: &Outline, name: &str) -> Result<usize, String> {
    if let Some(article) = edition.article_ids().get(name) {
        return Ok(*article);
    }
    let number = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let count = edition.articles.len();
    let missing =
        || format!("no article has the number or id `{}`: there are {count}, see `newsprint toc`", clean_line(name));
    number.and_then(|index| outline.order().nth(index)).ok_or_else(missing)
}

fn section(outline: &Outline, title: &str) -> Result<Vec<usize>, String> {
    let groups: Vec<_> = outline.groups.iter().filter(|group| group.title.trim() == title.trim()).collect();
    if groups.is_empty() {
        let titles: Vec<&str> =
            outline.groups.iter().map(|group| group.title.as_str()).filter(|title| !title.is_empty()).collect();
        return Err(format!("no section is called `{}`: there are {}", clean_line(title), titles.join(", ")));
    }
    Ok(groups.into_iter().flat_map(|group| group.articles.iter().copied()).collect())
}

fn laid_out(edition: &Edition, index: usize, paper: Paper) -> Option<Layout> {
    let article = edition.articles.get(index)?;
    Some(layout::columns(article, &contents::setting(edition, index, paper.sheet), paper.shape))
}

fn as_json(edition: &Edition, index: usize, paper: Paper) -> Option<Value> {
    let article = edition.articles.get(index)?;
    let layout = laid_out(edition, index, paper)?;
    let parts = article.parts();
    let block = |block: layout::BlockLines| {
        let name = article.body.get(block.block).map_or("", |block| block.type_name());
        json!({ "type": name, "lines": block.lines })
    };
    let blocks: Vec<Value> = layout::blocks(&layout, &parts).into_iter().map(block).collect();
    let headline = article.headline.as_ref().map(Text::as_str);
    let (head, signature) = layout::around(&layout, &parts);
    Some(json!({ "id": article.id, "headline": headline, "head": head, "blocks": blocks, "signature": signature }))
}
