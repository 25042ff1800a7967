//! An edition as one page of HTML: the paper as a keepsake.
//!
//! Owns the page around the articles: masthead, contents, the pages of the paper each made up like a front page, the
//! imprint; and that the page is whole by itself. It refuses scripts, addresses of anything but web and mail, and every
//! reference to what is not in it: pictures are in it as data, or are told in words.
//!
//! ```text
//! Edition ─ ranking, extent ─▶ makeup: rows of cells ─ article, blocks, inline ─▶ elements ─ page.css ─▶ a page to frame
//! ```
//!
//! Every text of [`crate::edition::Article::parts`] stands in its article once, in that order.

mod anchor;
mod article;
mod blocks;
mod extent;
mod inline;
mod makeup;
mod masthead;
mod picture;
mod ranking;

use anchor::Anchors;
use inline::bare;
use makeup::{Cell, Item, Place, Rank};
use ranking::Ranking;

use crate::edition::{Credit, Edition, Outline, Text};
use crate::layout::{Labels, edition_language, labels};

/// How the page looks.
const STYLE: &str = include_str!("html/page.css");
/// What the page may load: nothing, but the style in it and the pictures in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What the parts of the page are written by.
struct Page<'a> {
    edition: &'a Edition,
    anchors: Anchors<'a>,
    /// A picture's media type and bytes, by the id of its asset.
    picture: &'a dyn Fn(&str) -> Option<(String, Vec<u8>)>,
    /// The language of the page, as a tag.
    lang: Option<String>,
    words: Labels,
}

/// One printed page, or what stands for it.
struct Leaf {
    title: String,
    crew: String,
    articles: Vec<usize>,
}

/// A whole edition as one page of HTML that needs nothing beside it: masthead, contents, every article in full, in the
/// make-up of a newspaper, for screens of any width and for paper.
///
/// `picture` gives a picture's media type and bytes by the id of its asset. PNG, JPEG, GIF and WebP whose bytes are what
/// they are said to be are in the page; in place of others stand the words for who does not see them.
///
/// ```
/// use newsprint::edition::{Article, Edition};
/// let article = Article { headline: Some("新桥 <opens>".into()), ..Article::default() };
/// let edition = Edition { articles: vec![article], ..Edition::default() };
/// let page = newsprint::export::html(&edition, &|_| None);
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;opens&gt;"));
/// ```
pub fn html(edition: &Edition, picture: &dyn Fn(&str) -> Option<(String, Vec<u8>)>) -> String {
    let language = edition_language(edition);
    let lang = edition.lang.as_deref().and_then(article::tag).or_else(|| article::own_tag(language));
    let page = Page { edition, anchors: Anchors::of(edition), picture, lang, words: labels(language) };
    let outline = Outline::of(edition);
    let leaves = leaves(&page, &outline);
    let mut out = String::new();
    head(&page, &mut out);
    masthead::masthead(&page, &mut out);
    inside(&page, &leaves, &mut out);
    out.push_str("<main>\n");
    for (index, leaf) in leaves.iter().enumerate() {
        self::leaf(&page, &outline, index, leaf, &mut out);
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

/// The pages of the paper; where it names none its sections; what stands on no page comes last.
fn leaves(page: &Page, outline: &Outline) -> Vec<Leaf> {
    let edition = page.edition;
    let mut leaves: Vec<Leaf> = Vec::new();
    if edition.pages.is_empty() {
        let leaf = |group: &crate::edition::Group| Leaf {
            title: group.title.clone(),
            crew: String::new(),
            articles: group.articles.clone(),
        };
        return outline.groups.iter().map(leaf).collect();
    }
    for of in &edition.pages {
        leaves.push(Leaf { title: page.words.page(of), crew: crew(&of.editors), articles: Vec::new() });
    }
    let mut rest = Leaf { title: String::new(), crew: String::new(), articles: Vec::new() };
    for article in outline.order() {
        let leaf = outline.page_of(article).and_then(|page| leaves.get_mut(page)).unwrap_or(&mut rest);
        leaf.articles.push(article);
    }
    leaves.push(rest);
    leaves.retain(|leaf| !leaf.articles.is_empty());
    leaves
}

/// Who made a page: 责编 甲　版式 乙.
fn crew(editors: &[Credit]) -> String {
    let one = |credit: &Credit| match &credit.role {
        Some(role) => format!("{} {}", role.line(), credit.name.line()),
        None => credit.name.line(),
    };
    editors.iter().map(one).collect::<Vec<_>>().join("\u{2003}")
}

/// What is in the paper: a list of headlines that lead to their articles.
fn inside(page: &Page, leaves: &[Leaf], out: &mut String) {
    if page.edition.articles.len() < 2 {
        return;
    }
    out.push_str("<nav class=\"inside\">\n");
    for (index, leaf) in leaves.iter().enumerate() {
        if !leaf.title.is_empty() {
            out.push_str(&format!("<p class=\"leaf\"><a href=\"#page-{}\">", index + 1));
            bare(&leaf.title, out);
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

fn leaf(page: &Page, outline: &Outline, index: usize, leaf: &Leaf, out: &mut String) {
    out.push_str(&format!("<section class=\"page\" id=\"page-{}\">\n", index + 1));
    if !leaf.title.is_empty() {
        out.push_str("<header class=\"folio\"><h2>");
        bare(&leaf.title, out);
        out.push_str("</h2>");
        for (class, text) in [("running", masthead::running(page, index)), ("crew", leaf.crew.clone())] {
            if !text.is_empty() {
                out.push_str(&format!("<p class=\"{class}\">"));
                bare(&text, out);
                out.push_str("</p>");
            }
        }
        out.push_str("</header>\n");
    }
    let ranking = ranking::of(page.edition, &leaf.articles);
    let (news, notices) = blocks(&ranking);
    for blocks in [&news, &notices] {
        let items: Vec<Item> = blocks.iter().map(|block| item(page, block)).collect();
        for row in makeup::rows(&items) {
            self::row(page, outline, leaf, blocks, &row, out);
        }
    }
    out.push_str("</section>\n");
}

/// What is placed on a page, the news and under them the notices.
fn blocks(ranking: &Ranking) -> (Vec<Block>, Vec<Block>) {
    let lead = ranking.lead.map(|article| Block::Article(article, Rank::Lead));
    let second = ranking.second.iter().map(|article| Block::Article(*article, Rank::Second));
    let briefs = Some(Block::Briefs(ranking.briefs.clone())).filter(|_| !ranking.briefs.is_empty());
    let stories = ranking.stories.iter().map(|article| Block::Article(*article, Rank::Story));
    let news = lead.into_iter().chain(second).chain(briefs).chain(stories).collect();
    let notices = ranking.notices.iter().map(|article| Block::Article(*article, Rank::Notice)).collect();
    (news, notices)
}

fn item(page: &Page, block: &Block) -> Item {
    let lines = |article: usize, rank: Rank| {
        page.edition.articles.get(article).map_or([0.0; extent::COLUMNS], |article| extent::lines(article, rank))
    };
    match block {
        Block::Article(article, rank) => {
            let (least, most, place) = match rank {
                Rank::Lead => (4, 6, Place::Alone),
                Rank::Second => (2, 4, Place::Alone),
                Rank::Notice => (1, 3, Place::Stacked),
                _ => (1, 4, Place::Stacked),
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

fn row(page: &Page, outline: &Outline, leaf: &Leaf, blocks: &[Block], row: &[Cell], out: &mut String) {
    out.push_str("<div class=\"row\">\n");
    for cell in row {
        out.push_str(&format!("<div class=\"cell w{}\">\n", cell.columns));
        for block in blocks.get(cell.items.clone()).unwrap_or_default() {
            match block {
                Block::Article(article, rank) => {
                    slug(page, outline, leaf, *article, out);
                    self::article::article(page, *article, *rank, out);
                }
                Block::Briefs(articles) => {
                    out.push_str("<div class=\"briefs\">\n");
                    for &article in articles {
                        self::article::article(page, article, Rank::Brief, out);
                    }
                    out.push_str("</div>\n");
                }
            }
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

/// The section of an article over it, where the page does not say it and the article has no rubric.
fn slug(page: &Page, outline: &Outline, leaf: &Leaf, article: usize, out: &mut String) {
    let title = outline.group_of(article).and_then(|group| outline.groups.get(group)).map_or("", |group| group.title.trim());
    // A rubric is the article's own word for it.
    let has_rubric = page.edition.articles.get(article).is_some_and(|of| !of.rubric.is_empty());
    if !title.is_empty() && !leaf.title.contains(title) && !has_rubric {
        out.push_str("<p class=\"slug\">");
        bare(title, out);
        out.push_str("</p>\n");
    }
}
