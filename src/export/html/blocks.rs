//! The blocks of a body as elements.
//!
//! Owns what each type of block is written as; their texts are taken from the article's walk. It refuses heads, and
//! the addresses of pictures: bytes are asked for by name and looked at before they are let in.

use std::fmt::Write;

use super::article::Setter;
use super::extent;
use super::inline::{self, Newline};
use super::picture;
use crate::edition::parts::Marker;
use crate::edition::{Align, Block, Figure, List, ListItem, ListStyle, Part, Role, Table, Text};

impl Setter<'_, '_, '_> {
    /// Adds blocks, each with its parts.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(_) => self.paragraph(),
                Block::Subhead(_) => self.subhead(),
                Block::List(list) => self.list(list),
                Block::Lines(lines) => self.lines(lines.lines.len()),
                Block::Quote(_) => self.quote(),
                Block::Figure(figure) => self.figure(figure),
                Block::Table(table) => self.table(table),
                Block::Note(_) => {
                    self.open("aside", "note");
                    self.some("p", "label", Role::NoteLabel);
                    self.some("p", "", Role::Note);
                    self.close("aside");
                }
                Block::Box(framed) => {
                    self.open("aside", "frame");
                    self.some("p", "title", Role::BoxTitle);
                    self.blocks(&framed.blocks);
                    self.close("aside");
                }
                Block::Signature(_) => self.signature(),
                Block::Rule(_) => {
                    if self.next_of(Role::Rule).is_some() {
                        self.out.push_str("<hr>");
                    }
                }
                Block::Pre(pre) => self.pre(&pre.text),
                Block::Unknown(_) => self.some("p", "", Role::Unknown),
            }
        }
    }

    /// Adds an element for the next part if it has this role; nothing for a text that is empty.
    fn some(&mut self, name: &str, class: &str, role: Role) {
        if let Some(part) = self.next_of(role)
            && !part.text.is_empty()
        {
            self.element(name, class, part);
        }
    }

    fn paragraph(&mut self) {
        let part = self.next(|part| matches!(part.role, Role::Paragraph | Role::Question));
        let Some(part) = part.filter(|part| !part.text.is_empty()) else { return };
        // An indent that is printed is not doubled.
        let class = match (part.role, part.text.as_str().starts_with('　')) {
            (Role::Question, true) => "question flush",
            (Role::Question, false) => "question",
            (_, true) => "flush",
            (_, false) => "",
        };
        self.element("p", class, part);
    }

    fn subhead(&mut self) {
        let Some(part) = self.next(|part| matches!(part.role, Role::Subhead(_))) else { return };
        let name = match part.role {
            Role::Subhead(0 | 1) => "h4",
            Role::Subhead(2) => "h5",
            _ => "h6",
        };
        if !part.text.is_empty() {
            self.display(name, "", part);
        }
    }

    fn list(&mut self, list: &List) {
        let is_numbered = list.ordered == Some(true) || list.style == Some(ListStyle::Decimal);
        let name = if is_numbered { "ol" } else { "ul" };
        self.open(name, if list.style == Some(ListStyle::Unmarked) { "bare" } else { "" });
        for item in &list.items {
            self.item(item);
        }
        self.close(name);
    }

    fn item(&mut self, item: &ListItem) {
        if let Some(marker) = self.next_of(Role::Marker) {
            self.open("li", "printed");
            self.element("span", "marker", marker);
            self.open("div", "");
            if let Some(part) = self.next_of(Role::Item) {
                self.text(part);
            }
            self.blocks(&item.blocks);
            self.close("div");
        } else {
            let part = self.next_of(Role::Item);
            match part.and_then(|part| part.marker) {
                // Writing to a string does not fail.
                Some(Marker::Number(number)) => drop(write!(self.out, "<li value=\"{number}\">")),
                _ => self.open("li", ""),
            }
            if let Some(part) = part {
                self.text(part);
            }
            self.blocks(&item.blocks);
        }
        self.close("li");
    }

    fn lines(&mut self, count: usize) {
        let is_verse = self.parts.get(self.at).is_some_and(|part| part.role == Role::Verse);
        self.open("div", if is_verse { "verse" } else { "lines" });
        for _ in 0..count {
            let Some(part) = self.next(|part| matches!(part.role, Role::Line | Role::Verse)) else { break };
            // A blank line parts stanzas.
            let class = if part.text.as_str().trim().is_empty() { "blank" } else { "" };
            self.element("p", class, part);
        }
        self.close("div");
    }

    fn quote(&mut self) {
        let Some(part) = self.next(|part| matches!(part.role, Role::Quote | Role::PullQuote)) else { return };
        self.open("blockquote", if part.role == Role::PullQuote { "pull" } else { "" });
        self.element("p", "", part);
        self.some("p", "cite", Role::Cite);
        self.close("blockquote");
    }

    fn figure(&mut self, figure: &Figure) {
        let Some(alt) = self.next_of(Role::Figure) else { return };
        let bytes = figure.asset.as_deref().and_then(|asset| (self.page.picture)(asset));
        let data = bytes.and_then(|(media_type, bytes)| picture::data(&media_type, &bytes));
        self.open("figure", if data.is_some() { "picture" } else { "" });
        match data {
            Some(data) => {
                self.out.push_str("<img src=\"");
                self.out.push_str(&data);
                self.out.push_str("\" alt=\"");
                inline::bare(alt.text.as_str(), self.out);
                self.out.push_str("\">");
            }
            None if !alt.text.is_empty() => {
                self.open("div", "plate");
                self.element("p", "", alt);
                self.close("div");
            }
            None => {}
        }
        let caption = self.next_of(Role::Caption);
        let credit = self.next_of(Role::Credit);
        if caption.is_some() || credit.is_some() {
            self.open("figcaption", "");
            if let Some(caption) = caption {
                self.element("span", "caption", caption);
            }
            if let Some(credit) = credit {
                self.out.push(' ');
                self.element("span", "credit", credit);
            }
            self.close("figcaption");
        }
        self.close("figure");
    }

    fn table(&mut self, table: &Table) {
        self.open("div", if extent::table_cells(table) > extent::COLUMN { "table wide" } else { "table" });
        self.out.push_str("<table>");
        self.some("caption", "", Role::TableCaption);
        self.rows("thead", "th", &table.header);
        self.rows("tbody", "td", &table.rows);
        self.out.push_str("</table></div>");
    }

    fn rows(&mut self, group: &str, name: &str, rows: &[Vec<Text>]) {
        if rows.is_empty() {
            return;
        }
        self.open(group, "");
        for row in rows {
            self.open("tr", "");
            for _ in row {
                let Some(part) = self.next(|part| part.cell.is_some()) else { break };
                self.element(name, class(part), part);
            }
            self.close("tr");
        }
        self.close(group);
    }

    /// Adds the lines of one signature.
    pub(super) fn signature(&mut self) {
        let Some(first) = self.next_of(Role::Signature) else { return };
        self.open("div", "signature");
        self.element("p", "", first);
        while let Some(part) = self.next(|part| part.role == Role::Signature && part.group == first.group) {
            self.element("p", "", part);
        }
        self.close("div");
    }

    fn pre(&mut self, text: &Text) {
        let Some(part) = self.next_of(Role::Pre) else { return };
        self.open("pre", if extent::is_wide(text) { "wide" } else { "" });
        // A newline right behind its start would be eaten.
        if part.text.as_str().starts_with('\n') {
            self.out.push('\n');
        }
        inline::text(part.text, Newline::Keep, &self.page.anchors, self.out);
        self.close("pre");
    }
}

/// Cells of a table's cell up to which it is not broken.
const SHORT: usize = 8;

/// The class of a cell: how it is set, and whether it may be broken.
fn class(part: &Part) -> &'static str {
    let is_short = extent::widest(part.text.as_str()) <= SHORT;
    match (part.align, is_short) {
        (Some(Align::Right), true) => "right short",
        (Some(Align::Right), false) => "right",
        (Some(Align::Center), true) => "centre short",
        (Some(Align::Center), false) => "centre",
        (_, true) => "short",
        (_, false) => "",
    }
}
