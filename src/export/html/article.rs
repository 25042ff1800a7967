//! One article as an element: its head, its text, its signature.
//!
//! Owns the order of an article's parts in the page, which is that of [`Article::parts`]: each is taken from that walk
//! once, and what no block asks for still comes at the end. It refuses the looks; those are the style sheet's.

use super::Page;
use super::inline::{self, Newline};
use super::makeup::Rank;
use crate::edition::{Article, Direction, Kind, Part, Role};
use crate::text::Language;

/// The parts of an article, taken one after the other, and the page they are written to.
pub(super) struct Setter<'s, 'p, 'a> {
    pub(super) page: &'s Page<'s>,
    pub(super) parts: &'p [Part<'a>],
    pub(super) at: usize,
    pub(super) out: &'s mut String,
}

impl<'p, 'a> Setter<'_, 'p, 'a> {
    /// The next part, if it is one of these.
    pub(super) fn next(&mut self, is: impl Fn(&Part) -> bool) -> Option<&'p Part<'a>> {
        let part = self.parts.get(self.at).filter(|part| is(part))?;
        self.at += 1;
        Some(part)
    }

    /// The next part, if it has this role.
    pub(super) fn next_of(&mut self, role: Role) -> Option<&'p Part<'a>> {
        self.next(|part| part.role == role)
    }

    /// Adds a part's text.
    pub(super) fn text(&mut self, part: &Part) {
        if part.lead_in > 0 {
            inline::led(part.text, part.lead_in, &self.page.anchors, self.out);
        } else {
            inline::text(part.text, Newline::Break, &self.page.anchors, self.out);
        }
    }

    /// Adds an element that holds a part's text.
    pub(super) fn element(&mut self, name: &str, class: &str, part: &Part) {
        self.open(name, class);
        self.text(part);
        self.close(name);
    }

    /// As `element`, for a line that is looked at before it is read.
    pub(super) fn display(&mut self, name: &str, class: &str, part: &Part) {
        self.open(name, class);
        inline::phrased(part.text, &self.page.anchors, self.out);
        self.close(name);
    }

    /// Adds the start of an element; its class and its name are this program's own words.
    pub(super) fn open(&mut self, name: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(name);
        if !class.is_empty() {
            self.out.push_str(" class=\"");
            self.out.push_str(class);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Adds the end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// Adds an article of the edition in full.
pub(super) fn article(page: &Page, index: usize, rank: Rank, out: &mut String) {
    let Some(article) = page.edition.articles.get(index) else { return };
    let parts = article.parts();
    open(page, article, index, rank, out);
    let mut setter = Setter { page, parts: &parts, at: 0, out };
    head(&mut setter);
    let has_text = setter.at < parts.len();
    if has_text {
        setter.open("div", "text");
    }
    setter.blocks(&article.body);
    setter.signature();
    // A part that nothing has asked for is not lost.
    while let Some(part) = setter.next(|_| true) {
        setter.element("p", "", part);
    }
    if has_text {
        setter.close("div");
    }
    setter.close("article");
    setter.out.push('\n');
}

fn open(page: &Page, article: &Article, index: usize, rank: Rank, out: &mut String) {
    out.push_str("<article id=\"");
    out.push_str(page.anchors.name(index));
    out.push_str("\" class=\"");
    out.push_str(rank.word());
    if let Some(kind) = article.kind.as_ref().filter(|kind| !matches!(kind, Kind::Other(_))) {
        out.push_str(" is-");
        out.push_str(kind.word());
    }
    out.push('"');
    let tag = article.lang.as_deref().and_then(tag);
    let tag =
        tag.or_else(|| page.edition.lang.is_none().then(|| own_tag(crate::layout::language(page.edition, article)))?);
    if let Some(tag) = tag.filter(|tag| Some(tag) != page.lang.as_ref()) {
        out.push_str(" lang=\"");
        out.push_str(&tag);
        out.push('"');
    }
    if let Some(dir) = article.dir.as_ref().and_then(direction) {
        out.push_str(" dir=\"");
        out.push_str(dir);
        out.push('"');
    }
    out.push('>');
}

/// The head: what stands over the text, in its printed order.
fn head(setter: &mut Setter) {
    let is_head = |part: &Part| part.block.is_none() && part.role != Role::Signature;
    if !setter.parts.first().is_some_and(is_head) {
        return;
    }
    setter.open("header", "");
    while let Some(part) = setter.next(is_head) {
        match part.role {
            Role::Headline => setter.display("h3", "", part),
            Role::Rubric => setter.element("p", "rubric", part),
            Role::Kicker => setter.display("p", "kicker", part),
            Role::Issuer => setter.element("p", "issuer", part),
            Role::Deck => setter.display("p", "deck", part),
            Role::Summary => setter.display("p", "summary", part),
            Role::Byline => {
                setter.open("p", "byline");
                setter.element("span", "", part);
                while let Some(part) = setter.next_of(Role::Byline) {
                    setter.out.push(' ');
                    setter.element("span", "", part);
                }
                setter.close("p");
            }
            Role::Dateline => setter.element("p", "dateline", part),
            _ => setter.element("p", "", part),
        }
    }
    setter.close("header");
}

/// A language tag with nothing in it but what tags have.
///
/// # Source
/// BCP 47: letters, figures and hyphens, subtags of one to eight.
pub(super) fn tag(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let is_subtag =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    let is_tag = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_tag && tag.len() <= 35 && tag.split('-').all(is_subtag)).then_some(tag)
}

/// The tag of a language that was told by its letters, so that it is set by its own rules.
pub(in crate::export) fn own_tag(language: Language) -> Option<String> {
    let tag = match language {
        Language::SimplifiedChinese => "zh-Hans",
        Language::TraditionalChinese => "zh-Hant",
        Language::Japanese => "ja",
        Language::Korean => "ko",
        Language::Other(_) => return None,
    };
    Some(tag.to_owned())
}

/// The word for a direction, if it is one that pages know.
pub(super) fn direction(direction: &Direction) -> Option<&'static str> {
    match direction {
        Direction::LeftToRight => Some("ltr"),
        Direction::RightToLeft => Some("rtl"),
        Direction::Auto => Some("auto"),
        Direction::Other(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_holds_nothing_but_a_tag() {
        for (text, expected) in [
            ("zh-Hans", Some("zh-Hans")),
            ("zh_Hant_TW", Some("zh-Hant-TW")),
            (" en ", Some("en")),
            ("en\" onclick=\"x", None),
            ("中文", None),
            ("", None),
            ("-", None),
            ("en--x", None),
        ] {
            assert_eq!(tag(text).as_deref(), expected, "{text}");
        }
    }
}
