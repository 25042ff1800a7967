//! An edition as one page of HTML: the paper as a keepsake.
//!
//! Owns the page around the articles: masthead, contents, the pages of the paper each made up like a front page, the
//! imprint; and that the page is whole by itself. It refuses scripts, addresses of anything but web and mail, and every
//! reference to what is not in it: pictures are in it as data, or are told in words.
//!
//! ```text
//! Edition ─ layout::front::plan, extent ─▶ makeup: rows of cells ─ article, blocks, inline ─▶ elements ─ page.css ─▶ a page to frame
//! ```
//!
//! Every text of [`crate::edition::Article::parts`] stands in its article once, in that order.

mod anchor;
pub(super) mod article;
mod blocks;
mod extent;
pub(super) mod inline;
mod makeup;
mod masthead;
mod picture;

use std::fmt::Write;

use anchor::Anchors;
use inline::bare;
use makeup::{Cell, Item, Place, Rank};

use crate::edition::{Credit, Edition, Outline, Text};
use crate::layout::front::{Leaf, Plan, leaves, plan};
use crate::layout::{Labels, edition_language, labels};

/// How the page looks.
const STYLE: &str = include_str!("html/page.css");
/// What the page may load: nothing, but the style in it and the pictures in it.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Gives a picture's media type (empty where none is told) and bytes, by the id of its asset.
pub type Pictures<'a> = dyn Fn(&str) -> Option<(String, Vec<u8>)> + 'a;

/// What the parts of the page are written by.
struct Page<'a> {
    edition: &'a Edition,
    anchors: Anchors<'a>,
    picture: &'a Pictures<'a>,
    /// The language of the page, as a tag.
    lang: Option<String>,
    words: Labels,
    /// The section of each article, by index.
    sections: Vec<String>,
}

/// A whole edition as one page of HTML that needs nothing beside it: masthead, contents, every article in full, in the
/// make-up of a newspaper, for screens of any width and for paper.
///
/// `picture` is asked for every figure's asset. PNG, JPEG, GIF and WebP whose bytes are what
/// they are said to be are in the page; in place of others stand the words for who does not see them.
///
/// ```
/// use newsprint::edition::{Article, Edition};
/// let article = Article { headline: Some("新桥 <opens>".into()), ..Article::default() };
/// let edition = Edition { articles: vec![article], ..Edition::default() };
/// let page = newsprint::export::html(&edition, &|_| None);
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;opens&gt;"));
/// ```
pub fn html(edition: &Edition, picture: &Pictures) -> String {
    let language = edition_language(edition);
    let lang = edition.lang.as_deref().and_then(article::tag).or_else(|| article::own_tag(language));
    let outline = Outline::of(edition);
    let (anchors, sections) = (Anchors::of(edition), sections(edition, &outline));
    let page = Page { edition, anchors, picture, lang, words: labels(language), sections };
    let leaves = leaves(edition, &outline);
    let mut out = String::new();
    head(&page, &mut out);
    masthead::masthead(&page, &mut out);
    inside(&page, &leaves, &mut out);
    out.push_str("<main>\n");
    for index in 0..leaves.len() {
        leaf(&page, &leaves, index, &mut out);
    }
    out.push_str("</main>\n");
    masthead::imprint(&page, &mut out);
    out.push_str("</body>\n</html>\n");
    out
}

fn head(page: &Page, out: &mut String) {
    out.push_str("<!DOCTYPE html>\n<html");
    if let Some(lang) = &page.lang {
        out.push_str(" lang=\"");
        out.push_str(lang);
        out.push('"');
    }
    if let Some(dir) = page.edition.dir.as_ref().and_then(article::direction) {
        out.push_str(" dir=\"");
        out.push_str(dir);
        out.push('"');
    }
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    bare(POLICY, out);
    out.push_str("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    bare(&masthead::title(page), out);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
}

/// What a leaf is called: the printed page, or the section.
fn title(page: &Page, leaf: &Leaf) -> String {
    let printed = leaf.page.and_then(|index| page.edition.pages.get(index));
    printed.map_or_else(|| leaf.title.trim().to_owned(), |printed| page.words.page(printed))
}

/// Who made a page: 责编 甲　版式 乙.
fn crew(page: &Page, leaf: &Leaf) -> String {
    let one = |credit: &Credit| match &credit.role {
        Some(role) => format!("{} {}", role.line(), credit.name.line()),
        None => credit.name.line(),
    };
    let printed = leaf.page.and_then(|index| page.edition.pages.get(index));
    printed.into_iter().flat_map(|printed| &printed.editors).map(one).collect::<Vec<_>>().join("\u{2003}")
}

/// What is in the paper: a list of headlines that lead to their articles.
fn inside(page: &Page, leaves: &[Leaf], out: &mut String) {
    if page.edition.articles.len() < 2 {
        return;
    }
    out.push_str("<nav class=\"inside\" aria-label=\"");
    bare(page.words.titles().inside, out);
    out.push_str("\">\n");
    for (index, leaf) in leaves.iter().enumerate() {
        let title = title(page, leaf);
        if !title.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(out, "<p class=\"leaf\"><a href=\"#page-{}\">", index + 1);
            bare(&title, out);
            out.push_str("</a></p>\n");
        }
        out.push_str("<ul>\n");
        for &article in &leaf.articles {
            let title = page.edition.articles.get(article).and_then(|article| article.title());
            let title = title.map_or_else(|| page.words.untitled.to_owned(), Text::line);
            out.push_str("<li>");
            out.push_str(&inline::opened(&format!("#{}", page.anchors.name(article))));
            bare(crate::text::fit(title.trim(), 80, crate::text::Ambiguous::Wide), out);
            out.push_str("</a></li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav>\n");
}

/// What stands in one place of a row.
enum Block {
    Article(usize, Rank),
    /// Briefs, in a column of their own.
    Briefs(Vec<usize>),
}

fn leaf(page: &Page, leaves: &[Leaf], index: usize, out: &mut String) {
    let Some(leaf) = leaves.get(index) else { return };
    let title = title(page, leaf);
    let _ = writeln!(out, "<section class=\"page\" id=\"page-{}\">", index + 1);
    if !title.is_empty() {
        out.push_str("<header class=\"folio\"><h2>");
        bare(&title, out);
        out.push_str("</h2>");
        for (class, text) in [("running", masthead::running(page, index)), ("crew", crew(page, leaf))] {
            if !text.is_empty() {
                let _ = write!(out, "<p class=\"{class}\">");
                bare(&text, out);
                out.push_str("</p>");
            }
        }
        out.push_str("</header>\n");
    }
    let (blocks, rows) = made_up(page, &plan(page.edition, leaves, index));
    let mut said = title;
    for row in rows {
        self::row(page, &mut said, &blocks, &row, out);
    }
    out.push_str("</section>\n");
}

/// Most places that are tried for the briefs, and most articles of a page where they are: no eye sees the whole of more.
const PLACES: usize = 6;
const SEEN: usize = 60;

/// What is placed on a page, and its rows. Briefs stand where the page has room for them: they are tried behind the lead,
/// behind the next one, and so on.
fn made_up(page: &Page, plan: &Plan) -> (Vec<Block>, Vec<Vec<Cell>>) {
    let of = |articles: &[usize], rank: Rank| {
        articles.iter().map(|article| Block::Article(*article, rank)).collect::<Vec<_>>()
    };
    let mut blocks: Vec<Block> = plan.lead.map(|article| Block::Article(article, Rank::Lead)).into_iter().collect();
    blocks.extend(of(&plan.second, Rank::Second));
    blocks.extend(of(&plan.stories, Rank::Story));
    blocks.extend(of(&plan.notices, Rank::Notice));
    let items: Vec<Item> = blocks.iter().map(|block| item(page, block)).collect();
    if plan.briefs.is_empty() {
        return (blocks, makeup::rows(&items).rows);
    }
    let briefs = Block::Briefs(plan.briefs.clone());
    let with_briefs = |at: usize| {
        let mut items = items.clone();
        items.insert(at, item(page, &briefs));
        (at, makeup::rows(&items))
    };
    let first = blocks.len().min(1);
    let last = if blocks.len() > SEEN { first } else { blocks.len().min(PLACES) };
    let tried = (first..=last).map(with_briefs);
    let (at, rows) =
        tried.min_by(|one, other| one.1.cost.total_cmp(&other.1.cost)).unwrap_or_else(|| with_briefs(first));
    blocks.insert(at, briefs);
    (blocks, rows.rows)
}

fn item(page: &Page, block: &Block) -> Item {
    let lines = |article: usize, rank: Rank| {
        let language = |article| crate::layout::language(page.edition, article);
        let of = page.edition.articles.get(article);
        of.map_or([0.0; extent::COLUMNS], |article| extent::lines(article, language(article), rank))
    };
    match block {
        Block::Article(article, rank) => {
            let (least, most, place) = match rank {
                Rank::Lead => (4, 6, Place::Alone),
                Rank::Second => (2, 4, Place::Alone),
                Rank::Notice => (1, 3, Place::Stacked),
                Rank::Story | Rank::Brief => (1, 4, Place::Stacked),
            };
            Item { lines: lines(*article, *rank), least, most, place }
        }
        Block::Briefs(articles) => {
            let mut sum = [0.0; extent::COLUMNS];
            for article in articles {
                // Briefs stand in columns whole: at each width their sum is shared.
                let one = lines(*article, Rank::Brief).first().copied().unwrap_or(0.0) + 1.5;
                let mut columns = 0.0;
                for sum in &mut sum {
                    columns += 1.0;
                    *sum += one / columns;
                }
            }
            Item { lines: sum, least: 1, most: articles.len().min(2), place: Place::Stacked }
        }
    }
}

fn row(page: &Page, said: &mut String, blocks: &[Block], row: &[Cell], out: &mut String) {
    out.push_str("<div class=\"row\">\n");
    for cell in row {
        let _ = writeln!(out, "<div class=\"cell w{}\">", cell.columns);
        for block in blocks.get(cell.items.clone()).unwrap_or_default() {
            match block {
                Block::Article(article, rank) => {
                    slug(page, *article, said, out);
                    self::article::article(page, *article, *rank, out);
                }
                Block::Briefs(articles) => briefs(page, articles, out),
            }
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

/// Adds short news in a column of their own, under their title.
fn briefs(page: &Page, articles: &[usize], out: &mut String) {
    let title = page.words.titles().briefs;
    let is_title = |rubric: &Text| rubric.as_str().trim().eq_ignore_ascii_case(title);
    let of = |article: &usize| page.edition.articles.get(*article);
    out.push_str("<div class=\"briefs\">\n");
    // Some papers print it over each of them.
    if !articles.iter().filter_map(of).any(|article| article.rubric.iter().any(is_title)) {
        out.push_str("<p class=\"slug\">");
        bare(title, out);
        out.push_str("</p>\n");
    }
    for &article in articles {
        self::article::article(page, article, Rank::Brief, out);
    }
    out.push_str("</div>\n");
}

/// The title of each article's section, by the article's index.
fn sections(edition: &Edition, outline: &Outline) -> Vec<String> {
    let mut sections = vec![String::new(); edition.articles.len()];
    for group in &outline.groups {
        for article in &group.articles {
            if let Some(section) = sections.get_mut(*article) {
                group.title.trim().clone_into(section);
            }
        }
    }
    sections
}

/// Adds the section of an article over it, unless its page or the article before it has said it. An article with a
/// rubric has its own word for it.
fn slug(page: &Page, article: usize, said: &mut String, out: &mut String) {
    let section = page.sections.get(article).map_or("", String::as_str);
    let has_rubric = page.edition.articles.get(article).is_some_and(|of| !of.rubric.is_empty());
    if section.is_empty() || said.contains(section) || has_rubric {
        return;
    }
    section.clone_into(said);
    out.push_str("<p class=\"slug\">");
    bare(section, out);
    out.push_str("</p>\n");
}

#[cfg(test)]
mod tests;
