//! The inline part of Markdown: which run is open, pictures and links as they come.
//!
//! Owns the state between the start and the end of a paragraph, a heading or a cell, and which links keep
//! their address. It refuses to know where the text will stand.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::html::{Edge, Tag};
use super::words::Words;
use crate::edition::{Figure, RunKind, Text, clean_line};

/// Inline text in the making.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) words: Words,
    /// Bytes of the source it covers.
    pub(super) range: Range<usize>,
    /// Where it will stand.
    place: Place,
    /// Pictures met on the way.
    pub(super) figures: Vec<Figure>,
    em: usize,
    strong: usize,
    sup: usize,
    sub: usize,
    /// Open `~`: whether it strikes text out, or is a tilde that is printed.
    tildes: Vec<Tilde>,
    links: Vec<Option<RunKind>>,
    picture: Option<Picture>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tilde {
    Strikes,
    Printed,
}

#[derive(Debug)]
struct Picture {
    alt: Words,
    title: String,
    /// How many pictures are open; one may stand in the text of another.
    depth: usize,
}

impl Inline {
    /// Inline text that begins with a range of the source.
    pub(super) fn at(range: &Range<usize>, place: Place) -> Self {
        Self { range: range.clone(), place, ..Self::default() }
    }

    /// Adds text of the kind that is open.
    pub(super) fn push(&mut self, text: &str) {
        let kind = self.kind();
        match &mut self.picture {
            Some(picture) => picture.alt.push(text, None),
            None => self.words.push(text, kind),
        }
    }

    /// Adds a raised mark, whatever is open.
    pub(super) fn push_mark(&mut self, text: &str) {
        match &mut self.picture {
            Some(picture) => picture.alt.push(text, None),
            None => self.words.push(text, Some(RunKind::Sup)),
        }
    }

    pub(super) fn end_source_line(&mut self) {
        self.open_words().end_source_line();
    }

    pub(super) fn end_line(&mut self) {
        self.open_words().end_line();
    }

    fn open_words(&mut self) -> &mut Words {
        self.picture.as_mut().map_or(&mut self.words, |picture| &mut picture.alt)
    }

    /// The kind of text that is added now. Runs do not nest: what leads somewhere or changes the meaning
    /// wins over what is only set differently.
    fn kind(&self) -> Option<RunKind> {
        if let Some(Some(link)) = self.links.last() {
            return Some(link.clone());
        }
        let struck = || self.tildes.contains(&Tilde::Strikes);
        match self {
            _ if self.sup > 0 => Some(RunKind::Sup),
            _ if self.sub > 0 => Some(RunKind::Sub),
            _ if struck() => Some(RunKind::Other("strike".to_owned())),
            _ if self.strong > 0 => Some(RunKind::Strong),
            _ if self.em > 0 => Some(RunKind::Em),
            _ => None,
        }
    }

    pub(super) fn em(&mut self, edge: Edge) {
        count(&mut self.em, edge);
    }

    pub(super) fn strong(&mut self, edge: Edge) {
        count(&mut self.strong, edge);
    }

    /// One tilde is printed (5~6 times), two strike out.
    pub(super) fn open_tilde(&mut self, tilde: Tilde) {
        if tilde == Tilde::Printed {
            self.push("~");
        }
        self.tildes.push(tilde);
    }

    pub(super) fn close_tilde(&mut self) {
        if self.tildes.pop() == Some(Tilde::Printed) {
            self.push("~");
        }
    }

    /// Opens a link; whether its address is kept.
    pub(super) fn open_link(&mut self, link_type: LinkType, address: &str) -> bool {
        let href = href(link_type, address);
        let kept = href.is_some();
        self.links.push(href.map(|href| RunKind::Link { href: Some(href), article: None }));
        kept
    }

    pub(super) fn close_link(&mut self) {
        self.links.pop();
    }

    pub(super) fn open_picture(&mut self, title: &CowStr) {
        match &mut self.picture {
            Some(picture) => picture.depth += 1,
            None => self.picture = Some(Picture { alt: Words::default(), title: title.to_string(), depth: 1 }),
        }
    }

    /// Ends a picture: a figure of its own, or its words in place where a figure cannot stand.
    pub(super) fn close_picture(&mut self) {
        let Some(picture) = &mut self.picture else { return };
        picture.depth -= 1;
        if picture.depth > 0 {
            return;
        }
        let Some(Picture { alt, title, .. }) = self.picture.take() else { return };
        let title = title.trim().to_owned();
        match self.place {
            Place::Block => {
                let some = |text: Text| (!text.is_empty()).then_some(text);
                let (alt, caption) = (some(alt.text()), some(Text::plain(&title)));
                self.figures.push(Figure { alt, caption, ..Figure::default() });
            }
            Place::Line if alt.is_blank() => self.push(&title),
            Place::Line => {
                let alt = alt.text();
                self.push(alt.as_str());
            }
        }
    }

    /// What a tag of inline HTML does.
    pub(super) fn tag(&mut self, tag: Tag) {
        match tag {
            Tag::Silent => {}
            Tag::Break | Tag::Paragraph => self.end_line(),
            Tag::Space => self.push(" "),
            Tag::Sup(edge) => count(&mut self.sup, edge),
            Tag::Sub(edge) => count(&mut self.sub, edge),
        }
    }
}

/// Where inline text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Where a figure can follow.
    #[default]
    Block,
    /// In a heading or a cell, which are text alone.
    Line,
}

fn count(open: &mut usize, edge: Edge) {
    *open = match edge {
        Edge::Start => *open + 1,
        Edge::End => open.saturating_sub(1),
    };
}

/// The address of a link that may be kept: only these schemes, and nothing that is no address.
fn href(link_type: LinkType, address: &str) -> Option<String> {
    let address = clean_line(address.trim());
    let is_mail = link_type == LinkType::Email;
    let address = if is_mail && !address.contains(':') { format!("mailto:{address}") } else { address };
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let has_rest = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty()),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    let is_clean = !address.chars().any(|c| c.is_whitespace() || c == char::REPLACEMENT_CHARACTER);
    (has_rest && is_clean).then(|| format!("{scheme}:{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_kept() {
        for (address, expected) in [
            ("HTTPS://example.org/报?a=b", Some("https://example.org/报?a=b")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("/新闻", None),
            ("http:", None),
            ("https://a b", None),
            ("-x", None),
        ] {
            assert_eq!(href(LinkType::Inline, address).as_deref(), expected, "{address}");
        }
        assert_eq!(href(LinkType::Email, "a@example.org").as_deref(), Some("mailto:a@example.org"));
    }
}
