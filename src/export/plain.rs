//! An article as plain text.
//!
//! Owns what stands between two parts: a tab, a space, a line's end or a blank line. It refuses columns, indents
//! and line breaks of its own.

use std::borrow::Cow;
use std::fmt::Write;

use crate::edition::parts::Marker;
use crate::edition::{Article, Edition, Outline, Part, Role, RunKind, Text};
use crate::layout::{edition_language, labels};

/// An article as plain text: every part in reading order, a blank line between paragraphs, items and rows on lines
/// of their own, cells parted by tabs. Nothing is broken to a width; it ends in a newline, unless it is empty.
///
/// A reading stands behind its base in brackets: 漢字(かんじ). A rule and a picture that says nothing leave nothing.
///
/// ```
/// use newsprint::edition::{Article, Block, Paragraph};
/// let paragraph = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
/// let body = vec![paragraph("新桥昨日通车。"), paragraph("The bridge opens.")].into();
/// let article = Article { headline: Some("两岸".into()), body, ..Article::default() };
/// assert_eq!(newsprint::export::plain(&article), "两岸\n\n新桥昨日通车。\n\nThe bridge opens.\n");
/// ```
pub fn plain(article: &Article) -> String {
    let parts = article.parts();
    let mut out = String::new();
    let mut before: Option<&Part> = None;
    for part in &parts {
        let text = text(part);
        let is_cell = part.cell.is_some();
        if text.trim().is_empty() && !is_cell {
            continue;
        }
        if let Some(before) = before {
            out.push_str(between(before, part));
        }
        if let Some(Marker::Number(number)) = part.marker {
            // Writing to a string does not fail.
            let _ = write!(out, "{number}. ");
        }
        out.push_str(if is_cell { text.trim() } else { text.trim_end() });
        before = Some(part);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What stands between two articles.
const BETWEEN: &str = "\n* * *\n\n";

/// A whole edition as plain text: the paper's name and the day, then its sections, each article as [`plain`] has it.
///
/// ```
/// use newsprint::edition::{Article, Edition};
/// let article = |headline: &str| Article {
///     headline: Some(headline.into()), section: Some("要闻".into()), ..Article::default()
/// };
/// let edition = Edition { articles: vec![article("新桥通车"), article("Bridge opens")], ..Edition::default() };
/// assert_eq!(newsprint::export::edition_plain(&edition), "要闻\n\n新桥通车\n\n* * *\n\nBridge opens\n");
/// ```
pub fn edition_plain(edition: &Edition) -> String {
    let name = edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map_or_else(String::new, Text::line);
    let date = labels(edition_language(edition)).date(edition);
    let mut out: String =
        [name, date].iter().filter(|line| !line.is_empty()).fold(String::new(), |out, line| out + line + "\n");
    for group in &Outline::of(edition).groups {
        if !out.is_empty() {
            out.push('\n');
        }
        if !group.title.trim().is_empty() {
            out.push_str(group.title.trim());
            out.push_str("\n\n");
        }
        let articles = group.articles.iter().filter_map(|article| edition.articles.get(*article));
        out.push_str(&articles.map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(BETWEEN));
    }
    out
}

/// The text of a part, its line ends kept where they are meant to stay.
fn text<'a>(part: &Part<'a>) -> Cow<'a, str> {
    let text = with_readings(part.text);
    let keeps_lines = !matches!(part.role, Role::TableCell | Role::TableHead | Role::Marker);
    if keeps_lines || !text.contains('\n') { text } else { Cow::Owned(text.replace('\n', " ")) }
}

/// A text with its readings behind their bases.
pub(super) fn with_readings(text: &Text) -> Cow<'_, str> {
    if !text.runs().iter().any(|run| matches!(run.kind, RunKind::Ruby(_))) {
        return Cow::Borrowed(text.as_str());
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for run in text.runs() {
        let RunKind::Ruby(reading) = &run.kind else { continue };
        out.push_str(text.slice(at..run.range.end));
        if !reading.trim().is_empty() {
            out.push('(');
            out.push_str(reading.trim());
            out.push(')');
        }
        at = run.range.end;
    }
    out.push_str(text.slice(at..text.len()));
    Cow::Owned(out)
}

/// What stands between two parts.
fn between(before: &Part, part: &Part) -> &'static str {
    if let (Some(left), Some(right)) = (before.cell, part.cell)
        && before.group == part.group
    {
        return if left.row == right.row { "\t" } else { "\n" };
    }
    let is_listed = |part: &Part| matches!(part.role, Role::Marker | Role::Item);
    match (before.role, part.role) {
        // 一、 needs no space behind it.
        (Role::Marker, Role::Item) => {
            let ends_wide = before.text.as_str().ends_with(['、', '）', '．', '：', '】', '　']);
            if ends_wide { "" } else { " " }
        }
        _ if is_listed(before) && is_listed(part) && (before.group == part.group || before.depth != part.depth) => "\n",
        (Role::Line | Role::Verse, Role::Line | Role::Verse) if before.group == part.group => "\n",
        (Role::Signature, Role::Signature) if before.group == part.group => "\n",
        (Role::Figure | Role::Caption, Role::Caption | Role::Credit)
        | (Role::Quote | Role::PullQuote, Role::Cite)
        | (Role::TableCaption, Role::TableHead | Role::TableCell)
        | (Role::NoteLabel, Role::Note)
            if before.group == part.group =>
        {
            "\n"
        }
        _ => "\n\n",
    }
}
