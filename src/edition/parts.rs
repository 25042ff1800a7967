//! The one walk over an article: every text that is read, in reading order, with its role.
//!
//! Owns the order of parts and what each is; layout, search, export and tests all walk here, so that none
//! of them forgets a text. It refuses to set or to filter anything.

use super::{
    Align, Article, Block, Figure, Framed, List, ListItem, ListStyle, Paragraph, ParagraphRole, Quote, Signature,
    Table, Text,
};

/// What a part is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 栏题, 通栏.
    Rubric,
    /// 引题, 肩题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// 提要.
    Summary,
    /// Who issues a notice, where its headline does not say so.
    Issuer,
    /// 署名.
    Byline,
    /// 电头, where the first paragraph does not begin with it.
    Dateline,
    /// A paragraph.
    Paragraph,
    /// A question of an interview.
    Question,
    /// 小标题, with its rank from 1.
    Subhead(u8),
    /// The marker of a list's item; its text follows as the next part.
    Marker,
    /// A list's item.
    Item,
    /// A line that stays a line, or a line of verse.
    Line,
    /// A line of verse.
    Verse,
    /// A quotation.
    Quote,
    /// A quotation pulled from the text.
    PullQuote,
    /// Whom a quotation quotes.
    Cite,
    /// What a picture shows; a picture without a text has an empty one.
    Figure,
    /// The words under a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// The words above a table.
    TableCaption,
    /// A cell of a table's head.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// 编者按: the label; its text follows.
    NoteLabel,
    /// 编者按: the text.
    Note,
    /// What stands over a frame; empty where nothing does.
    BoxTitle,
    /// 落款.
    Signature,
    /// A line between two stretches; its text is empty.
    Rule,
    /// Text set as it stands.
    Pre,
    /// The text of a block of an unknown type.
    Unknown,
}

/// Where a cell stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Index of the row, the head's rows first.
    pub row: usize,
    /// Index of the column.
    pub column: usize,
    /// How many columns the table has.
    pub columns: usize,
}

/// A marker that a list asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number from 1.
    Number(usize),
}

/// One text of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part<'a> {
    /// What it is.
    pub role: Role,
    /// Its text.
    pub text: &'a Text,
    /// In how many lists, frames it stands, from 0.
    pub depth: u8,
    /// Index of the block of the article's body it belongs to; none in the head and in the signature.
    pub block: Option<usize>,
    /// Counts the innermost blocks in walking order, so that parts of one block have the same number; 0 in the head.
    pub group: usize,
    /// Where it stands in a table, if it is a cell.
    pub cell: Option<Cell>,
    /// Which way it is set, where its source says so.
    pub align: Option<&'a Align>,
    /// The marker of an item whose source prints none but whose list asks for one.
    pub marker: Option<Marker>,
    /// The id of the asset that a figure shows.
    pub asset: Option<&'a str>,
    /// Bytes of `text` that are the article's lead-in (本报讯), from its start.
    pub lead_in: usize,
}

impl Article {
    /// Every text of the article that is read, in reading order.
    ///
    /// The index of a part is the `part` of a [`super::Place`].
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut walk =
            Walk { parts: Vec::with_capacity(self.body.len() + 8), depth: 0, block: None, group: 0, groups: 0 };
        walk.head(self);
        let first = walk.parts.len();
        for (index, block) in self.body.iter().enumerate() {
            walk.block = Some(index);
            walk.block(block);
        }
        walk.block = None;
        walk.groups += 1;
        walk.group = walk.groups;
        if let Some(signature) = &self.signature {
            walk.signature(signature);
        }
        walk.mark_lead_in(first, self.lead_in.as_ref());
        walk.parts
    }

    /// How many characters its body has, white space not counted: what a reader has before them.
    pub fn characters(&self) -> usize {
        let body = self.parts().into_iter().filter(|part| part.block.is_some());
        body.map(|part| part.text.as_str().chars().filter(|c| !c.is_whitespace()).count()).sum()
    }

    /// The text that stands for the article in a list: its headline, else the first text it has.
    pub fn title(&self) -> Option<&Text> {
        if let Some(headline) = self.headline.as_ref().filter(|text| !text.is_empty()) {
            return Some(headline);
        }
        self.parts().into_iter().map(|part| part.text).find(|text| !text.as_str().trim().is_empty())
    }

    /// The byline as it is shown: as printed, else the names of its credits.
    pub fn byline_text(&self) -> String {
        let Some(byline) = &self.byline else { return String::new() };
        if let Some(text) = &byline.text {
            return text.line();
        }
        let names: Vec<&str> = byline.credits.iter().map(|credit| credit.name.as_str()).collect();
        names.join(" ")
    }

    /// The first text of the body, without white space around it.
    fn opening(&self) -> &str {
        match self.body.first() {
            Some(Block::Paragraph(paragraph)) => paragraph.text.as_str().trim_start(),
            _ => "",
        }
    }
}

struct Walk<'a> {
    parts: Vec<Part<'a>>,
    depth: u8,
    block: Option<usize>,
    group: usize,
    /// How many blocks have been entered.
    groups: usize,
}

impl<'a> Walk<'a> {
    fn add(&mut self, role: Role, text: &'a Text) {
        let (depth, block, group) = (self.depth, self.block, self.group);
        self.parts.push(Part {
            role,
            text,
            depth,
            block,
            group,
            cell: None,
            align: None,
            marker: None,
            asset: None,
            lead_in: 0,
        });
    }

    /// As `add`, for a text that may be missing or empty.
    fn add_some(&mut self, role: Role, text: Option<&'a Text>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(role, text);
        }
    }

    fn add_all(&mut self, role: Role, texts: &'a [Text]) {
        for text in texts {
            self.add_some(role, Some(text));
        }
    }

    fn head(&mut self, article: &'a Article) {
        self.add_all(Role::Rubric, &article.rubric);
        self.add_all(Role::Kicker, &article.kicker);
        let headline = article.headline.as_ref();
        let issuer = article.issuer.as_ref();
        let said = |issuer: &&Text| headline.is_none_or(|text| !text.as_str().contains(issuer.as_str()));
        self.add_some(Role::Issuer, issuer.filter(said));
        self.add_some(Role::Headline, headline);
        self.add_all(Role::Deck, &article.deck);
        self.add_all(Role::Summary, &article.summary);
        if let Some(byline) = &article.byline {
            match &byline.text {
                Some(text) => self.add_some(Role::Byline, Some(text)),
                None => byline.credits.iter().for_each(|credit| self.add_some(Role::Byline, Some(&credit.name))),
            }
        }
        let dateline = article.dateline.as_ref().and_then(|dateline| dateline.text.as_ref());
        self.add_some(Role::Dateline, dateline.filter(|text| !article.opening().starts_with(text.as_str().trim())));
    }

    fn block(&mut self, block: &'a Block) {
        let around = self.group;
        self.groups += 1;
        self.group = self.groups;
        self.content(block);
        self.group = around;
    }

    fn content(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Subhead(subhead) => self.add(Role::Subhead(subhead.level.unwrap_or(1).max(1)), &subhead.text),
            Block::List(list) => self.list(list),
            Block::Lines(lines) => {
                let role = if lines.verse == Some(true) { Role::Verse } else { Role::Line };
                lines.lines.iter().for_each(|line| self.add(role, line));
            }
            Block::Quote(quote) => self.quote(quote),
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::Note(note) => {
                self.add_some(Role::NoteLabel, note.label.as_ref());
                self.add(Role::Note, &note.text);
            }
            Block::Box(framed) => self.framed(framed),
            Block::Signature(signature) => self.signature(&signature.signature),
            Block::Rule(_) => self.add(Role::Rule, Text::empty()),
            Block::Pre(pre) => self.add(Role::Pre, &pre.text),
            Block::Unknown(unknown) => self.add_some(Role::Unknown, Some(&unknown.text)),
        }
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph) {
        let role = match paragraph.role {
            Some(ParagraphRole::Question) => Role::Question,
            _ => Role::Paragraph,
        };
        self.add(role, &paragraph.text);
    }

    fn list(&mut self, list: &'a List) {
        let numbered = list.ordered == Some(true) || list.style == Some(ListStyle::Decimal);
        let unmarked = list.style == Some(ListStyle::Unmarked);
        for (index, item) in list.items.iter().enumerate() {
            let marker = if numbered { Marker::Number(index + 1) } else { Marker::Bullet };
            self.item(item, (!unmarked).then_some(marker));
        }
    }

    fn item(&mut self, item: &'a ListItem, marker: Option<Marker>) {
        let printed = item.marker.as_ref().filter(|marker| !marker.is_empty());
        self.add_some(Role::Marker, printed);
        self.add(Role::Item, item.text.as_ref().unwrap_or(Text::empty()));
        if let (None, Some(part)) = (printed, self.parts.last_mut()) {
            part.marker = marker;
        }
        self.nested(&item.blocks);
    }

    fn framed(&mut self, framed: &'a Framed) {
        self.add(Role::BoxTitle, framed.title.as_ref().unwrap_or(Text::empty()));
        self.nested(&framed.blocks);
    }

    fn nested(&mut self, blocks: &'a [Block]) {
        self.depth = self.depth.saturating_add(1);
        for block in blocks {
            self.block(block);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn quote(&mut self, quote: &'a Quote) {
        let role = if quote.pull == Some(true) { Role::PullQuote } else { Role::Quote };
        self.add(role, &quote.text);
        self.add_some(Role::Cite, quote.cite.as_ref());
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.add(Role::Figure, figure.alt.as_ref().unwrap_or(Text::empty()));
        if let Some(part) = self.parts.last_mut() {
            part.asset = figure.asset.as_deref();
        }
        self.add_some(Role::Caption, figure.caption.as_ref());
        self.add_some(Role::Credit, figure.credit.as_ref());
    }

    fn table(&mut self, table: &'a Table) {
        self.add_some(Role::TableCaption, table.caption.as_ref());
        let rows = || {
            table
                .header
                .iter()
                .map(|row| (Role::TableHead, row))
                .chain(table.rows.iter().map(|row| (Role::TableCell, row)))
        };
        let columns = rows().map(|(_, row)| row.len()).max().unwrap_or(0);
        for (row_index, (role, row)) in rows().enumerate() {
            for (column, text) in row.iter().enumerate() {
                self.add(role, text);
                if let Some(part) = self.parts.last_mut() {
                    part.cell = Some(Cell { row: row_index, column, columns });
                    part.align = table.align.get(column);
                }
            }
        }
    }

    fn signature(&mut self, signature: &'a Signature) {
        if !signature.lines.is_empty() {
            self.add_all(Role::Signature, &signature.lines);
            let date = signature.date_text.as_ref();
            let said = |date: &&Text| !signature.lines.iter().any(|line| line.as_str().contains(date.as_str()));
            self.add_some(Role::Signature, date.filter(said));
            return;
        }
        self.add_some(Role::Signature, signature.issuer.as_ref());
        self.add_some(Role::Signature, signature.date_text.as_ref());
    }

    fn mark_lead_in(&mut self, first: usize, lead_in: Option<&Text>) {
        let Some(lead_in) = lead_in else { return };
        if let Some(part) = self.parts.get_mut(first)
            && part.text.as_str().starts_with(lead_in.as_str())
        {
            part.lead_in = lead_in.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(json: &str) -> Article {
        serde_json::from_str(json).unwrap()
    }

    fn walk(article: &Article) -> Vec<(Role, &str)> {
        article.parts().iter().map(|part| (part.role, part.text.as_str())).collect()
    }

    #[test]
    fn a_head_is_walked_in_its_printed_order() {
        let article = article(
            r#"{"rubric":"栏题","kicker":"引题","headline":"主题 Headline","deck":["副题"],"summary":"提要",
                "byline":"本报记者 甲","dateline":"样城电","lead_in":"本报讯","body":"本报讯 一段。",
                "signature":{"issuer":"某局","date_text":"某日"}}"#,
        );
        let expected = [
            (Role::Rubric, "栏题"),
            (Role::Kicker, "引题"),
            (Role::Headline, "主题 Headline"),
            (Role::Deck, "副题"),
            (Role::Summary, "提要"),
            (Role::Byline, "本报记者 甲"),
            (Role::Dateline, "样城电"),
            (Role::Paragraph, "本报讯 一段。"),
            (Role::Signature, "某局"),
            (Role::Signature, "某日"),
        ];
        assert_eq!(walk(&article), expected);
        assert_eq!(article.parts()[7].lead_in, "本报讯".len());
        assert_eq!(article.characters(), 6);
    }

    #[test]
    fn what_is_said_twice_is_walked_once() {
        let article = article(
            r#"{"issuer":"某局","headline":"某局关于试用的通告","dateline":"HOLLIN —","body":["HOLLIN — The bridge."],
                "signature":{"lines":["某局 2026年1月1日"],"date_text":"2026年1月1日"}}"#,
        );
        let roles: Vec<Role> = walk(&article).into_iter().map(|(role, _)| role).collect();
        assert_eq!(roles, [Role::Headline, Role::Paragraph, Role::Signature]);
    }

    #[test]
    fn nested_blocks_and_cells_say_where_they_stand() {
        let article = article(
            r#"{"body":[{"type":"list","items":[{"marker":"一、","text":"甲","blocks":["内"]}]},
                {"type":"table","header":[["h"]],"rows":[["a","b"],["c"]]},{"type":"figure"},{"type":"rule"}]}"#,
        );
        let parts = article.parts();
        assert_eq!(parts[2].depth, 1);
        assert_eq!(parts[5].cell, Some(Cell { row: 1, column: 1, columns: 2 }));
        let roles: Vec<Role> = parts.iter().map(|part| part.role).collect();
        assert_eq!(
            roles,
            [
                Role::Marker,
                Role::Item,
                Role::Paragraph,
                Role::TableHead,
                Role::TableCell,
                Role::TableCell,
                Role::TableCell,
                Role::Figure,
                Role::Rule
            ]
        );
    }
}
