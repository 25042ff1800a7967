//! The OCR text of a scanned newspaper page to the articles it was.
//!
//! Owns the order of the passes, each a function from what the one before it made, in a file of its own: read the
//! page (`page`, or `engine` for the JSON of an OCR engine), find small heads (`subheads`), cut at headings
//! (`section`), put back ends that stand before their headline (`tails`), join torn paragraphs (`join`, `seam`), give
//! headings to bodies (`heads`, `split`), rank them (`roles`), build (`build`). Every line of the source is used
//! once; every repair is written down. It refuses to invent: a paper's name, a date or a page that is not printed
//! stays empty.

mod build;
mod engine;
mod grams;
mod heads;
mod join;
mod jumps;
mod marks;
mod page;
mod pass;
mod roles;
mod scan;
mod seam;
mod section;
mod split;
mod subheads;
mod tails;

pub(super) use engine::is_engine;
pub use pass::Pass;
pub(super) use scan::is_scan;

use super::{Facts, ImportError, Imported, Source, bounds};
use crate::edition::file::Limits;
use crate::edition::{Edition, FORMAT, Page, Provenance, Source as Origin, Text};
use grams::Grams;
use heads::Draft;
use page::{Block, Kind};
use seam::{Doubled, Known};

/// Makes one edition of pages in order; the passes of `off` are left out.
pub(super) fn import(sources: &[Source], facts: &Facts, off: &[Pass], limits: Limits) -> Result<Imported, ImportError> {
    let mut pages = Vec::with_capacity(sources.len());
    let mut known = engine::Known::default();
    for (index, source) in sources.iter().enumerate() {
        let text = super::text(*source, limits)?;
        match engine::read(index, pages.len(), *source, text, &mut known, limits)? {
            Some(read) => pages.extend(read.into_iter().map(labels)),
            None => {
                let text = super::bounded(*source, bounds::Kind::Scan, limits)?;
                pages.push(labels(page::read(index, text)));
            }
        }
    }
    if let (Some(source), true) = (sources.first(), pages.iter().all(Vec::is_empty)) {
        return Err(ImportError::Empty { name: source.name.to_owned() });
    }
    let grams = Grams::of(pages.iter().flatten().map(|block| block.text.as_str()));
    let mut drafts = Vec::new();
    for (index, blocks) in pages.iter().enumerate() {
        drafts.extend(self::drafts(blocks, &grams, off).into_iter().map(|draft| Draft { page: index, ..draft }));
    }
    if pages.len() > 1 && !off.contains(&Pass::Jumps) {
        drafts.iter_mut().for_each(jumps::find);
        let first = facts.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1);
        jumps::follow(&mut drafts, &grams, |index| first + index);
    }
    let several = pages.len() > 1 || known.has_boxes();
    let page_id = |index: usize| several.then(|| format!("p{}", index + 1));
    let mut edition = Edition { format: FORMAT.to_owned(), ..Edition::default() };
    edition.pages = (0..pages.len()).filter_map(page_id).map(|id| Page { id, ..Page::default() }).collect();
    edition.articles = drafts.into_iter().map(|draft| build::article(draft, off, page_id)).collect();
    edition.provenance = Some(provenance(sources));
    let notes = known.tell(&mut edition, sources);
    edition.name_articles();
    Ok(Imported { edition, notes })
}

fn provenance(sources: &[Source]) -> Provenance {
    let origin = |source: &Source| Origin {
        path: Some(Text::plain(source.name)),
        bytes: Some(source.bytes.len() as u64),
        media_type: Some("text/markdown".to_owned()),
        ..Origin::default()
    };
    Provenance {
        importer: Some("newsprint ocr".to_owned()),
        importer_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        sources: sources.iter().map(origin).collect(),
        ..Provenance::default()
    }
}

/// The drafts of a page's articles.
fn drafts(blocks: &[Block], grams: &Grams, off: &[Pass]) -> Vec<Draft> {
    let does = |pass: Pass| !off.contains(&pass);
    let known = Known::of(blocks, if does(Pass::Doubled) { Doubled::Dropped } else { Doubled::Kept });
    let subheads = if does(Pass::Subheads) { subheads::subheads(blocks) } else { Vec::new() };
    let mut sections = section::sections(blocks, &subheads);
    if does(Pass::Tails) {
        tails::restore(&mut sections, grams, &known);
    }
    if does(Pass::Join) {
        for section in &mut sections {
            // The place where two articles meet keeps its paragraph through the joins.
            let rest =
                section.split.map_or_else(Vec::new, |split| section.body.split_off(split.min(section.body.len())));
            let first = join::joined(std::mem::take(&mut section.body), &known);
            section.split = section.split.map(|_| first.len());
            section.body = first;
            section.body.extend(join::joined(rest, &known));
        }
    }
    if does(Pass::Headlines) { heads::assign(sections, grams) } else { heads::as_printed(sections) }
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

#[cfg(test)]
mod tests;
