//! An article as plain text.
//!
//! Owns what stands between two parts: a tab, a space, a line's end or a blank line. It refuses columns, indents
//! and line breaks of its own.

use std::borrow::Cow;
use std::fmt::Write;

use crate::edition::parts::Marker;
use crate::edition::{Article, Part, Role, RunKind, Text};

/// An article as plain text: every part in reading order, a blank line between paragraphs, items and rows on lines
/// of their own, cells parted by tabs. Nothing is broken to a width; it ends in a newline, unless it is empty.
///
/// A reading stands behind its base in brackets: 漢字(かんじ). A rule and a picture that says nothing leave nothing.
///
/// ```
/// use newsprint::edition::{Article, Block, Paragraph};
/// let paragraph = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
/// let body = vec![paragraph("新桥昨日通车。"), paragraph("The bridge opens.")];
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
