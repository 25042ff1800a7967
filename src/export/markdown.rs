//! An article or an edition as Markdown.
//!
//! Owns the front matter and the levels of headings, so that `import` makes the same articles of them. It refuses
//! the blocks and the words in them; those are beside it.
//!
//! The importer knows two kinds of source. In an *outline* what is deeper is a part of what is above. Where a small
//! heading stands right over a bigger one, levels are *type sizes*: what stands over a headline is written so,
//! its lines growing, and every subhead of the source is then smaller than any of them.
//!
//! ```text
//! # 要闻                section
//! #### 我为群众办实事     rubric
//! ### 历时1345天         kicker
//! ## 一桥横江            headline
//! ### ——昨日通车         deck
//! ##### 头一批过桥的      subhead
//! ```

mod blocks;
pub(super) mod inline;

use crate::edition::{Article, Block, Edition, Outline, Part, Role, Text};
use crate::layout::{labels, language};
use blocks::{HINT, Manner, Subheads, heading, heading_line, joined, paragraph, says};

/// Most lines over a headline that are headings of their own; what is more stands in the topmost.
const ABOVE: u8 = 3;

/// One article as Markdown with front matter: paper, day, issue, page, language, section, byline; its headline is a
/// heading of level 1, unless it has none. Empty where the edition has no such article.
///
/// [`crate::import`] reads it back as the same article, save for what Markdown, or the importer, cannot say:
///
/// - kicker and issuer come back as rubrics, more than three lines over a headline as three; summary, dateline,
///   signature, notes' labels, credits of pictures and captions of tables as paragraphs or lines of a quotation;
/// - lines and verse come back as paragraphs with their lines, stanzas as paragraphs; pull quotes as quotations; 一、
///   and its like as the first words of an item, printed bullets as bullets; further rows at a table's head as rows;
///   a frame of nothing but paragraphs as a quotation, the title of a frame as a subhead in it;
/// - a subhead without anything under it, or right under the headline, and every one where there is no headline, comes
///   back as a strong paragraph;
///   ranks of subheads are kept in their order, down to what six levels leave room for;
/// - line ends in headings and cells become spaces, white space around lines and blank lines within a text go;
/// - marks, small print, gaps, links within the edition, runs in captions, and links to anything but web and mail keep
///   their text only; readings come back in brackets, 漢字(かんじ); emphasis is drawn in to its words, and lost where
///   one stands right beside another;
/// - `**` around words beside ideographs, where a text prints it, comes back as strong text: the importer mends what
///   Chinese writers type;
/// - ids, kinds, positions beyond the first page, sources, repairs and unknown fields are left out.
///
/// ```
/// use newsprint::edition::{Article, Block, Edition, Paragraph};
/// let paragraph = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
/// let article = Article { headline: Some("新桥 *Opens*".into()), body: vec![paragraph("# 不是标题")].into(), ..Article::default() };
/// let edition = Edition { articles: vec![article], ..Edition::default() };
/// assert_eq!(newsprint::export::markdown(&edition, 0), "# 新桥 \\*Opens\\*\n\n\\# 不是标题\n");
/// assert_eq!(newsprint::export::markdown(&edition, 1), "");
/// ```
pub fn markdown(edition: &Edition, article: usize) -> String {
    let Some(own) = edition.articles.get(article) else { return String::new() };
    let mut facts = masthead(edition);
    if let Some(lang) = &own.lang {
        facts.retain(|(key, _)| *key != "lang");
        facts.push(("lang", quoted(lang)));
    }
    let outline = Outline::of(edition);
    if let Some(page) = outline.page_of(article).and_then(|page| edition.pages.get(page)) {
        facts.extend(page.number.as_ref().map(|number| ("page", quoted(number.as_str()))));
        facts.extend(page.name.as_ref().map(|name| ("page_name", quoted(name.as_str()))));
    }
    let section = outline.group_of(article).and_then(|group| outline.groups.get(group)).map(|group| &group.title);
    facts.extend(section.filter(|title| !title.is_empty()).map(|title| ("section", quoted(title))));
    facts.extend(byline(own).map(|names| ("byline", names)));
    let above = above(&own.parts()).len();
    let levels = Levels { headline: 1, deepest: 1, above: room(above), untitled: None };
    let mut chunks = front(&facts);
    chunks.extend(self::article(edition, own, levels, Head::WithoutByline));
    finished(&chunks)
}

/// A whole edition as Markdown: front matter with paper, day, issue and language; its sections, with their articles
/// in order, as headings over headings.
///
/// Beside what [`markdown`] tells, pages do not come back, a byline does as a paragraph, and an article without a
/// headline is given the word for one that has none (无题). An article that is nothing but a headline becomes one with
/// what follows.
///
/// ```
/// use newsprint::edition::{Article, Edition};
/// let article = |headline: &str| Article {
///     headline: Some(headline.into()), section: Some("要闻".into()), ..Article::default()
/// };
/// let edition = Edition { articles: vec![article("新桥通车"), article("Bridge opens")], ..Edition::default() };
/// assert_eq!(newsprint::export::edition_markdown(&edition), "# 要闻\n\n## 新桥通车\n\n## Bridge opens\n");
/// ```
pub fn edition_markdown(edition: &Edition) -> String {
    let outline = Outline::of(edition);
    let deepest = if outline.groups.iter().any(|group| !group.title.trim().is_empty()) { 2 } else { 1 };
    let most = edition.articles.iter().map(|article| above(&article.parts()).len()).max().unwrap_or(0);
    let mut chunks = front(&masthead(edition));
    for group in &outline.groups {
        let title = heading(1, &Text::plain(&group.title));
        let headline = if title.is_some() { 2 } else { 1 };
        chunks.extend(title);
        for article in group.articles.iter().filter_map(|article| edition.articles.get(*article)) {
            let untitled = Some(labels(language(edition, article)).untitled);
            let levels = Levels { headline, deepest, above: room(most), untitled };
            chunks.extend(self::article(edition, article, levels, Head::Whole));
        }
    }
    finished(&chunks)
}

/// As many of some lines as stand over a headline each on its own.
fn room(lines: usize) -> u8 {
    u8::try_from(lines).unwrap_or(ABOVE).min(ABOVE)
}

fn finished(chunks: &[String]) -> String {
    let text = chunks.join("\n\n");
    if text.is_empty() { text } else { text + "\n" }
}

/// The levels of headings in a source.
#[derive(Clone, Copy)]
struct Levels<'a> {
    /// Of this article's headline.
    headline: u8,
    /// Of the deepest headline of the source.
    deepest: u8,
    /// How many lines stand over a headline at most, of all in the source.
    above: u8,
    /// Stands for a missing headline, where without one the article would run on from the one before.
    untitled: Option<&'a str>,
}

/// What of a head stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    Whole,
    /// The front matter has the byline.
    WithoutByline,
}

/// The texts that stand over a headline and hold something.
fn above<'a>(parts: &[Part<'a>]) -> Vec<&'a Text> {
    let is_above = |part: &&Part| matches!(part.role, Role::Rubric | Role::Kicker | Role::Issuer);
    let texts = parts.iter().filter(|part| part.block.is_none()).filter(is_above).map(|part| part.text);
    texts.filter(|text| !text.as_str().trim().is_empty()).collect()
}

fn article(edition: &Edition, article: &Article, levels: Levels, head: Head) -> Vec<String> {
    let parts = article.parts();
    let mut over: Vec<String> = above(&parts).into_iter().map(inline::line).collect();
    let headline = article.headline.as_ref().map(inline::line).filter(|line| !line.is_empty());
    // Something must be the headline; of lines without one the last is the nearest to it.
    let headline = headline.or_else(|| over.pop()).or_else(|| levels.untitled.map(str::to_owned));
    let surplus = over.len().saturating_sub(usize::from(levels.above));
    if surplus > 0 {
        let top: Vec<String> = over.drain(..=surplus).collect();
        over.insert(0, top.join(" "));
    }
    let mut chunks = Vec::new();
    let lowest = levels.headline;
    for (index, line) in over.iter().rev().enumerate() {
        let level = lowest.saturating_add(u8::try_from(index).unwrap_or(ABOVE)).saturating_add(1);
        chunks.extend(heading_line(level, line));
    }
    chunks.reverse();
    chunks.extend(headline.as_ref().and_then(|line| heading_line(lowest, line)));
    let headings = chunks.len();
    let mut signature = Vec::new();
    for part in parts.iter().filter(|part| part.block.is_none()) {
        match part.role {
            Role::Deck if headline.is_some() => chunks.extend(deck(lowest + 1, part.text)),
            Role::Byline if head == Head::WithoutByline => {}
            Role::Deck | Role::Summary | Role::Byline | Role::Dateline => chunks.extend(paragraph(part.text)),
            Role::Signature => signature.extend(inline::lines(part.text)),
            _ => {}
        }
    }
    let has_text = chunks.len() > headings;
    let sizes = levels.above > 0;
    let over = if sizes { levels.deepest + levels.above } else { lowest };
    let subheads = if headline.is_some() { Subheads::Headings { above: over, sizes } } else { Subheads::Strong };
    let manner = Manner { subheads, cite: labels(language(edition, article)).cite, assets: &edition.assets };
    // A headline right over a subhead would be a section's title.
    let opening = if has_text { 0 } else { opening(&article.body) };
    let (first, rest) = article.body.split_at_checked(opening).unwrap_or_default();
    chunks.extend(blocks::blocks(first, Manner { subheads: Subheads::Strong, ..manner }));
    chunks.extend(blocks::blocks(rest, manner));
    chunks.extend(joined(&signature));
    chunks
}

/// How many blocks of a body are a subhead that it begins with, and what stands before that and says nothing.
fn opening(body: &[Block]) -> usize {
    let silent = body.iter().take_while(|block| !says(block)).count();
    if matches!(body.get(silent), Some(Block::Subhead(_))) { silent + 1 } else { 0 }
}

/// A deck as the importer knows it, by its dash.
fn deck(level: u8, text: &Text) -> Option<String> {
    let line = inline::line(text);
    let guard = if line.starts_with(['—', '―', '⸺']) { HINT } else { "" };
    (!line.is_empty()).then(|| format!("{} ——{guard}{line}", "#".repeat(usize::from(level))))
}

/// What the masthead says, by the importer's names.
fn masthead(edition: &Edition) -> Vec<(&'static str, String)> {
    let text = |text: Option<&Text>| text.filter(|text| !text.as_str().trim().is_empty()).map(Text::as_str).map(quoted);
    let date = edition.date.map(|date| date.to_string()).map(|date| date_word(&date));
    let facts = [
        ("paper", text(edition.paper.as_ref().and_then(|paper| paper.name.as_ref()))),
        ("date", date.or_else(|| text(edition.date_text.as_ref()))),
        ("issue", text(edition.issue.as_ref().and_then(|issue| issue.number.as_ref()))),
        ("lang", edition.lang.as_deref().map(quoted)),
    ];
    facts.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// A day stands as it is; a year alone would be a number.
fn date_word(date: &str) -> String {
    if date.contains('-') { date.to_owned() } else { quoted(date) }
}

/// Who wrote an article, as a value of YAML.
fn byline(article: &Article) -> Option<String> {
    let byline = article.byline.as_ref()?;
    let is_text = |text: &&Text| !text.as_str().trim().is_empty();
    match &byline.text {
        Some(text) => Some(text).filter(is_text).map(|text| quoted(text.as_str())),
        None => {
            let names = byline.credits.iter().map(|credit| &credit.name).filter(is_text);
            let names: Vec<String> = names.map(|name| quoted(name.as_str())).collect();
            (!names.is_empty()).then(|| format!("[{}]", names.join(", ")))
        }
    }
}

/// A string of YAML on one line: in quotes unless it could be nothing else.
fn quoted(text: &str) -> String {
    let text = crate::edition::clean_line(text.trim());
    let is_plain = |char: char| char.is_alphanumeric() || char == '-';
    let is_word = text.starts_with(char::is_alphabetic) && text.chars().all(is_plain);
    // `no`, `null` and their like are short and of Latin letters.
    if is_word && (text.len() > 5 || !text.is_ascii()) {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn front(facts: &[(&str, String)]) -> Vec<String> {
    if facts.is_empty() {
        return Vec::new();
    }
    let lines: Vec<String> = facts.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    vec![format!("---\n{}\n---", lines.join("\n"))]
}
