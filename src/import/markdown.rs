//! Markdown, and plain text as its simplest kind, to an edition.
//!
//! Owns how several sources become one issue: articles in order, each source a page where one says so, the
//! masthead from the first that names it. It refuses to load pictures, to guess a paper's name or language, and to
//! join what a scan has torn; a heading is believed where it stands.

mod blocks;
mod chinese;
mod embedded;
mod frames;
mod front;
mod headings;
mod html;
mod inline;
mod items;
mod lines;
mod words;

pub(super) use html::{Piece, Tag, pieces};

use serde_json::Value;

use super::bounds::Kind;
use super::notes::{Note, Notes, clip};
use super::{ImportError, Imported, Source};
use crate::edition::file::Limits;
use crate::edition::{
    Article, Block, Byline, Credit, Edition, FORMAT, Issue, Page, Paper, Position, Provenance, Source as Origin, Text,
};
use blocks::Stretch;
use front::Front;
use headings::Articles;
use items::{Heading, Item};
use lines::{LineTable, Lines};
use words::Words;

/// One source read: what it says of itself, and its articles.
struct Sheet {
    front: Front,
    articles: Vec<Article>,
    title: Option<Text>,
    notes: Vec<Note>,
}

/// Makes one edition of Markdown sources.
pub(super) fn import(sources: &[Source], limits: Limits) -> Result<Imported, ImportError> {
    let mut sheets = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let text = super::bounded(*source, Kind::Markdown, limits)?;
        sheets.push(sheet(index, *source, text));
    }
    if sheets.iter().all(|sheet| sheet.articles.is_empty()) {
        let name = sources.first().map_or_else(String::new, |source| source.name.to_owned());
        return Err(ImportError::Empty { name });
    }
    let mut edition = Edition { format: FORMAT.to_owned(), ..Edition::default() };
    masthead(&mut edition, &sheets);
    let mut provenance = provenance(sources);
    if edition.paper.is_none()
        && let Some(title) = sheets.iter().find_map(|sheet| sheet.title.as_ref())
    {
        provenance.inferred.insert("title".to_owned(), Value::from(title.as_str()));
    }
    edition.provenance = Some(provenance);
    edition.pages = pages(&mut sheets);
    let mut notes = Vec::new();
    for sheet in sheets {
        edition.articles.extend(sheet.articles);
        notes.extend(sheet.notes);
    }
    edition.name_articles();
    Ok(Imported { edition, notes })
}

/// Reads one source.
fn sheet(index: usize, source: Source, text: &str) -> Sheet {
    let mut notes = Notes::of(source.name);
    let text = &*chinese::spaced_headings(text);
    let parted = front::part(text, &mut notes);
    let front = parted.front;
    let table = LineTable::of(text);
    let body = text.get(parted.body..).unwrap_or_default();
    let mut items = blocks::read(&Stretch { source: index, table: &table, body, base: parted.body }, &mut notes);
    let broken = parted.broken.as_deref().map(|broken| kept(broken, index));
    let untitled = matches!(items.items.first(), Some(Item::Block(..)));
    if let Some(title) = &front.title {
        if untitled {
            // The title stands over the text as a heading would; what headings follow is under it.
            let lines = Lines { first: 1, last: 1 };
            items.put_first(Item::Heading(Heading { level: 1, words: Words::plain(title), lines }));
        } else if !items.begins_with(title) {
            let message =
                format!("the front matter's `title` is left out: the text has its own, not `{}`", clip(title));
            notes.add(Some(1), message);
        }
    }
    if let Some(broken) = broken {
        items.put_first(broken);
    }
    let Articles { mut articles, title } = headings::articles(items, index);
    opening_rubric(&mut articles);
    let section = front.section.as_deref().map(Text::plain);
    for article in articles.iter_mut().filter(|article| article.section.is_none()) {
        article.section.clone_from(&section);
    }
    if let Some(first) = articles.first_mut() {
        first.byline = byline(&front.byline);
    }
    if let Some(lang) = front.lang.as_deref().filter(|lang| !front::is_language(lang)) {
        notes.add(Some(1), format!("`{}` is no language tag such as `zh-Hans` or `en`, and is left out", clip(lang)));
    }
    Sheet { front, articles, title, notes: notes.finish() }
}

/// Longest line, in characters, that is taken for a rubric over what follows.
const RUBRIC: usize = 16;

/// A short line without a stop before the first heading is no article: it stands over the first headline (热点话题).
fn opening_rubric(articles: &mut Vec<Article>) {
    let [first, second, ..] = articles.as_slice() else { return };
    let line = match (first.headline.as_ref(), first.body.as_slice()) {
        (None, [Block::Paragraph(paragraph)]) => &paragraph.text,
        _ => return,
    };
    let short = line.as_str().chars().count() <= RUBRIC;
    let stopped = line.as_str().ends_with(['。', '！', '？', '.', '!', '?', '：', ':', '；', ';', '”']);
    let plain = line.runs().is_empty() && !line.as_str().contains('\n');
    if !short || stopped || !plain || second.headline.is_none() {
        return;
    }
    let line = line.clone();
    articles.remove(0);
    if let Some(article) = articles.first_mut() {
        article.rubric.insert(0, line);
    }
}

/// Front matter that could not be read, as a paragraph with its lines.
fn kept(broken: &str, source: usize) -> Item {
    let mut words = Words::default();
    for line in broken.lines() {
        words.end_line();
        words.push(line, None);
    }
    let lines = Lines { first: 2, last: 1 + broken.lines().count().max(1) };
    let (block, lines) = frames::Node::Words(words, lines).block(source);
    Item::Block(block, lines)
}

fn byline(names: &[String]) -> Option<Byline> {
    match names {
        [] => None,
        [text] => Some(Byline { text: Some(Text::plain(text)), ..Byline::default() }),
        names => {
            let credit = |name: &String| Credit { name: Text::plain(name), ..Credit::default() };
            Some(Byline { credits: names.iter().map(credit).collect(), ..Byline::default() })
        }
    }
}

/// The masthead's facts, each from the first source that says it.
fn masthead(edition: &mut Edition, sheets: &[Sheet]) {
    let first = |fact: fn(&Front) -> Option<&String>| sheets.iter().find_map(|sheet| fact(&sheet.front));
    let text = |fact: Option<&String>| fact.map(|fact| Text::plain(fact));
    if let name @ Some(_) = text(first(|front| front.paper.as_ref())) {
        edition.paper = Some(Paper { name, ..Paper::default() });
    }
    if let number @ Some(_) = text(first(|front| front.issue.as_ref())) {
        edition.issue = Some(Issue { number, ..Issue::default() });
    }
    if let Some(date) = first(|front| front.date.as_ref()) {
        match date.parse() {
            Ok(date) => edition.date = Some(date),
            Err(_) => edition.date_text = Some(Text::plain(date)),
        }
    }
    edition.lang = first(|front| front.lang.as_ref().filter(|lang| front::is_language(lang))).cloned();
}

/// The pages, if any source says that it is one; articles are told where they stand.
fn pages(sheets: &mut [Sheet]) -> Vec<Page> {
    let says = |sheet: &Sheet| sheet.front.page.is_some() || sheet.front.page_name.is_some();
    if !sheets.iter().any(says) {
        return Vec::new();
    }
    let mut pages: Vec<(Page, u32)> = Vec::new();
    for sheet in sheets {
        let number = sheet.front.page.as_deref().map(Text::plain);
        // Files of one page each name it; those that name none are pages of their own.
        let known = pages.iter().position(|(page, _)| number.is_some() && page.number == number);
        let index = known.unwrap_or_else(|| {
            let id = page_id(sheet.front.page.as_deref(), &pages);
            pages.push((Page { id, number, ..Page::default() }, 0));
            pages.len() - 1
        });
        let Some((page, count)) = pages.get_mut(index) else { continue };
        if page.name.is_none() {
            page.name = sheet.front.page_name.as_deref().map(Text::plain);
        }
        for article in &mut sheet.articles {
            *count += 1;
            article.positions = vec![Position { page: page.id.clone(), order: Some(*count), ..Position::default() }];
        }
    }
    pages.into_iter().map(|(page, _)| page).collect()
}

/// A name for a page that stays when files are added: from its number, else from its place.
fn page_id(number: Option<&str>, pages: &[(Page, u32)]) -> String {
    let is_free = |id: &String| pages.iter().all(|(page, _)| page.id != *id);
    let word: String = number.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let by_number = (!word.is_empty()).then(|| format!("p{word}"));
    let by_place = (pages.len() + 1..).map(|place| format!("page-{place}"));
    by_number.into_iter().chain(by_place).find(is_free).unwrap_or_default()
}

fn provenance(sources: &[Source]) -> Provenance {
    let origin = |source: &Source| {
        let name = source.name.rsplit(['/', '\\']).next().unwrap_or(source.name);
        Origin {
            path: Some(Text::plain(name)),
            bytes: Some(source.bytes.len() as u64),
            media_type: Some("text/markdown".to_owned()),
            encoding: Some("utf-8".to_owned()),
            ..Origin::default()
        }
    };
    Provenance {
        importer: Some("markdown".to_owned()),
        importer_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        sources: sources.iter().map(origin).collect(),
        ..Provenance::default()
    }
}

#[cfg(test)]
mod tests;
