//! The OCR text of a scanned newspaper page to the articles it was.
//!
//! Owns the order of the passes, each a function from what the one before it made, in a file of its own: read the
//! page (`page`), find small heads (`subheads`), cut at headings (`section`), put back ends that stand before their
//! headline (`tails`), join torn paragraphs (`join`, `seam`), give headings to bodies (`heads`, `split`), rank them
//! (`roles`), build (`build`). Every line of the source is used once; every repair is written down. It refuses to
//! invent: a paper's name, a date or a page that is not printed stays empty.

mod build;
mod grams;
mod heads;
mod join;
mod marks;
mod page;
mod roles;
mod seam;
mod section;
mod split;
mod subheads;
mod tails;

use super::{ImportError, Imported, Source};
use crate::edition::file::Limits;
use crate::edition::{Article, Edition, FORMAT, Provenance, Source as Origin, Text};
use grams::Grams;
use page::{Block, Kind};
use seam::Known;

/// Makes one edition of pages in order.
pub(super) fn import(sources: &[Source], limits: Limits) -> Result<Imported, ImportError> {
    let mut edition = Edition { format: FORMAT.to_owned(), ..Edition::default() };
    for (index, source) in sources.iter().enumerate() {
        let text = super::text(*source, limits)?;
        edition.articles.extend(articles(page::read(index, text)));
    }
    let origin = |source: &Source| Origin {
        path: Some(Text::plain(source.name)),
        bytes: Some(source.bytes.len() as u64),
        media_type: Some("text/markdown".to_owned()),
        ..Origin::default()
    };
    edition.provenance = Some(Provenance {
        importer: Some("newsprint ocr".to_owned()),
        importer_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        sources: sources.iter().map(origin).collect(),
        ..Provenance::default()
    });
    edition.name_articles();
    Ok(Imported { edition, notes: Vec::new() })
}

/// The articles of a page.
fn articles(blocks: Vec<Block>) -> Vec<Article> {
    let blocks = labels(blocks);
    let known = Known::of(&blocks);
    let grams = Grams::of(blocks.iter().map(|block| block.text.as_str()));
    let mut sections = section::sections(&blocks, &subheads::subheads(&blocks));
    tails::restore(&mut sections, &grams, &known);
    for section in &mut sections {
        // The place where two articles meet keeps its paragraph through the joins.
        let rest = section.split.map_or_else(Vec::new, |split| section.body.split_off(split.min(section.body.len())));
        let first = join::joined(std::mem::take(&mut section.body), &known);
        section.split = section.split.map(|_| first.len());
        section.body = first;
        section.body.extend(join::joined(rest, &known));
    }
    heads::assign(sections, &grams).into_iter().map(build::article).collect()
}

/// A short line without a stop right above a heading is a heading too: the name of a column (热点话题).
fn labels(mut blocks: Vec<Block>) -> Vec<Block> {
    for index in 0..blocks.len() {
        let below = blocks.get(index + 1).is_some_and(|block| matches!(block.kind, Kind::Heading(_)));
        let above = index.checked_sub(1).and_then(|index| blocks.get(index));
        let begins = above.is_none_or(|above| marks::ending(&above.text) == marks::Ending::Stop);
        if let Some(block) = blocks.get_mut(index)
            && below
            && begins
            && block.kind == Kind::Text
            && marks::is_label(&block.text)
        {
            block.kind = Kind::Heading(6);
        }
    }
    blocks
}
