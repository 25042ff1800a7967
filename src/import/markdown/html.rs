//! HTML within Markdown: its tags left out, its text kept.
//!
//! Owns what a tag does to the text around it, and entities. It refuses to build a tree, to read attributes,
//! and to show scripts and styles.

use pulldown_cmark::{Event, Parser};

/// What a tag does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Tag {
    /// Nothing.
    Silent,
    /// Ends the line.
    Break,
    /// Ends the paragraph.
    Paragraph,
    /// Ends the word: a cell of a table.
    Space,
    /// Begins or ends raised text.
    Sup(Edge),
    /// Begins or ends lowered text.
    Sub(Edge),
}

/// Which end of an element a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Edge {
    Start,
    End,
}

/// A piece of HTML.
#[derive(Debug, PartialEq)]
pub(in crate::import) enum Piece {
    Text(String),
    Tag(Tag),
}

const PARAGRAPHS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "title",
    "ul",
];

/// The name of a tag and which end it is; none for a comment.
fn name(tag: &str) -> Option<(String, Edge)> {
    let inner = tag.strip_prefix('<')?;
    let (inner, edge) = match inner.strip_prefix('/') {
        Some(rest) => (rest, Edge::End),
        None => (inner, Edge::Start),
    };
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    (!name.is_empty()).then(|| (name.to_ascii_lowercase(), edge))
}

/// What a single tag, `<` to `>`, does.
pub(super) fn tag(tag: &str) -> Tag {
    let Some((name, edge)) = name(tag) else { return Tag::Silent };
    match name.as_str() {
        "br" | "tr" => Tag::Break,
        "td" | "th" => Tag::Space,
        "sup" => Tag::Sup(edge),
        "sub" => Tag::Sub(edge),
        name if PARAGRAPHS.contains(&name) => Tag::Paragraph,
        _ => Tag::Silent,
    }
}

/// The pieces of a stretch of HTML, in order.
pub(in crate::import) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    // Once an end has not been found it is not looked for again, or an odd file would be read over and over.
    let (mut comments, mut hidden, mut closed) = (true, true, true);
    while let Some(open) = rest.find('<') {
        let (before, from) = rest.split_at(open);
        text(before, &mut pieces);
        if comments && from.starts_with("<!--") {
            if let Some((_, after)) = from.split_once("-->") {
                rest = after;
                continue;
            }
            comments = false;
        }
        let is_tag = from.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let end = if is_tag && closed { from.split_once('>') } else { None };
        closed &= !is_tag || end.is_some();
        let Some((found, after)) = end else {
            text("<", &mut pieces);
            rest = from.strip_prefix('<').unwrap_or_default();
            continue;
        };
        rest = after;
        if let Some((name, Edge::Start)) = name(found)
            && matches!(name.as_str(), "script" | "style")
            && hidden
        {
            match end_of(after, &name) {
                Some(end) => rest = end,
                None => hidden = false,
            }
            continue;
        }
        pieces.push(Piece::Tag(tag(found)));
    }
    text(rest, &mut pieces);
    pieces
}

/// What follows from the end tag `name` on.
fn end_of<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let is_end =
        |at: &usize| html.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let at = html.match_indices("</").map(|(at, _)| at).find(is_end)?;
    html.get(at..)
}

/// Adds text with its entities decoded; a blank line in it ends a paragraph.
fn text(text: &str, pieces: &mut Vec<Piece>) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(&decode(text)),
        _ => pieces.push(Piece::Text(decode(text))),
    }
}

/// Decodes entities once, by the parser's own table.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = from.bytes().skip(1).take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count() + 1;
        let entity = from.get(..=length).filter(|entity| entity.ends_with(';'));
        let taken = entity.unwrap_or("&");
        let decoded = entity.and_then(|entity| {
            Parser::new(entity).find_map(|event| if let Event::Text(text) = event { Some(text) } else { None })
        });
        out.push_str(decoded.as_deref().unwrap_or(taken));
        rest = from.get(taken.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> String {
        let piece = |piece: Piece| match piece {
            Piece::Text(text) => text,
            Piece::Tag(Tag::Paragraph) => "¶".into(),
            Piece::Tag(Tag::Break) => "/".into(),
            Piece::Tag(_) => String::new(),
        };
        pieces(html).into_iter().map(piece).collect()
    }

    #[test]
    fn tags_go_and_text_stays() {
        for (html, expected) in [
            ("<p class=\"a\">新桥&amp;路</p>", "¶新桥&路¶"),
            ("a<br/>b<BR>c", "a/b/c"),
            ("1 < 2 & 3 > 2 &bogus; &#x4E2D;&nbsp;", "1 < 2 & 3 > 2 &bogus; 中\u{a0}"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            ("<!-- gone -->留<script>if (1<2) x</script>下", "留下"),
            ("<!-- never closed 留", "<!-- never closed 留"),
            ("<script>never closed 留", "never closed 留"),
            ("<", "<"),
        ] {
            assert_eq!(words(html), expected, "{html}");
        }
    }
}
