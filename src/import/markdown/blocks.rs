//! Markdown's events to headings and blocks.
//!
//! Owns what each element becomes and that no text of it is lost. It refuses to decide what is an article,
//! and recursion: containers stand on a stack of our own, so that ten thousand nested quotes cost nothing.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::embedded;
use super::frames::{self, Frame, Node, Rows};
use super::html::{self, Edge};
use super::inline::{Inline, Place, Tilde};
use super::items::{Footnote, Heading, Item, Items};
use super::lines::{LineTable, Lines};
use super::words::Words;
use crate::edition::{Block, Pre, Rule, Subhead, Text};
use crate::import::notes::{Notes, clip};

/// Most containers within each other. A list and its item are two; each costs two levels of the 64 that an
/// edition's file may have, with room left for a table's cells in the innermost.
const NESTED: usize = 24;

/// Where a source's Markdown lies in its text.
pub(super) struct Stretch<'a> {
    /// Index of the source.
    pub(super) source: usize,
    pub(super) table: &'a LineTable,
    /// The Markdown.
    pub(super) body: &'a str,
    /// Byte of the source's text at which `body` begins.
    pub(super) base: usize,
}

/// Takes Markdown apart.
pub(super) fn read(stretch: &Stretch, notes: &mut Notes) -> Items {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(stretch.body, options).into_offset_iter();
    let mut remarks: Vec<Range<usize>> = events
        .reference_definitions()
        .iter()
        .filter(|(_, def)| !is_address(&def.dest))
        .map(|(_, def)| def.span.clone())
        .collect();
    remarks.sort_by_key(|span| std::cmp::Reverse(span.start));
    let mut reader = Reader {
        stretch,
        notes,
        out: Items::default(),
        frames: Vec::new(),
        starts: Vec::new(),
        inline: None,
        code: None,
        html: None,
        references: HashMap::new(),
        labels: Vec::new(),
        remarks,
        seen_html: Seen::Not,
    };
    for (event, range) in events {
        reader.event(event, range);
    }
    reader.finish()
}

/// Whether the target of `[label]: target` is one; `[注]: 有删节` is a remark and no target.
fn is_address(target: &str) -> bool {
    target.contains(['/', '.', '#', '@', ':'])
}

#[derive(PartialEq, Eq)]
enum Seen {
    Not,
    Noted,
}

struct Reader<'a, 'n, 's> {
    stretch: &'a Stretch<'a>,
    notes: &'n mut Notes<'s>,
    out: Items,
    frames: Vec<Frame>,
    /// Where each frame begins.
    starts: Vec<Range<usize>>,
    inline: Option<Inline>,
    code: Option<String>,
    html: Option<String>,
    /// The item that first refers to a footnote, by its label.
    references: HashMap<String, usize>,
    /// The labels of the footnotes found.
    labels: Vec<String>,
    /// Remarks that the parser took for link targets, the last of the text first.
    remarks: Vec<Range<usize>>,
    seen_html: Seen,
}

impl Reader<'_, '_, '_> {
    fn lines(&self, range: &Range<usize>) -> Lines {
        let base = self.stretch.base;
        self.stretch.table.lines(&(range.start + base..range.end + base))
    }

    fn line(&self, range: &Range<usize>) -> usize {
        self.stretch.table.number(range.start + self.stretch.base)
    }

    fn inline(&mut self, range: &Range<usize>) -> &mut Inline {
        let inline = self.inline.get_or_insert_with(|| Inline::at(range, Place::Block));
        inline.range.end = inline.range.end.max(range.end);
        inline
    }

    /// Adds a node to the innermost container, or to the top. Flat frames stand within all others, however many.
    fn emit(&mut self, node: Node) {
        let held = self.frames.partition_point(|frame| !matches!(frame, Frame::Flat));
        let holder = held.checked_sub(1).and_then(|innermost| self.frames.get_mut(innermost));
        if let Some(Frame::Quote(nodes) | Frame::Item { nodes, .. } | Frame::Note { nodes, .. }) = holder {
            nodes.push(node);
        } else {
            // Markdown puts nothing but items into lists, and nothing but cells into tables.
            let (block, lines) = node.block(self.stretch.source);
            self.out.items.push(Item::Block(block, lines));
        }
    }

    fn emit_words(&mut self, words: Words, range: &Range<usize>) {
        if !words.is_blank() {
            let lines = self.lines(range);
            self.emit(Node::Words(words, lines));
        }
    }

    fn emit_block(&mut self, range: &Range<usize>, block: impl FnOnce(Lines, usize) -> Block) {
        let lines = self.lines(range);
        let block = block(lines, self.stretch.source);
        self.emit(Node::Block(Box::new(block), lines));
    }

    /// Ends a paragraph: its text, then the pictures met in it.
    fn flush(&mut self) {
        let Some(Inline { words, figures, range, .. }) = self.inline.take() else { return };
        self.emit_words(words, &range);
        for mut figure in figures {
            self.emit_block(&range, |lines, source| {
                figure.src = lines.src(source);
                Block::Figure(Box::new(figure))
            });
        }
    }

    /// Gives back, as text, the remarks before a byte of the Markdown.
    fn remarks_before(&mut self, at: usize) {
        while let Some(span) = self.remarks.pop_if(|span| span.start < at) {
            let mut words = Words::default();
            for line in self.stretch.body.get(span.clone()).unwrap_or_default().lines() {
                words.end_source_line();
                words.push(line.trim(), None);
            }
            self.emit_words(words, &span);
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        if self.frames.is_empty() && self.inline.is_none() && matches!(event, Event::Start(_) | Event::Rule) {
            self.remarks_before(range.start);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.inline(&range).push(&text),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.inline(&range).push(&text),
            Event::SoftBreak => self.inline(&range).end_source_line(),
            Event::HardBreak => self.inline(&range).end_line(),
            Event::FootnoteReference(label) => {
                let item = self.out.items.len();
                self.references.entry(label.to_string()).or_insert(item);
                self.inline(&range).push_mark(&label);
            }
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.html_block(&text, &range),
            },
            Event::InlineHtml(tag) => {
                self.note_html(&range);
                self.inline(&range).tag(html::tag(&tag));
            }
            Event::Rule => {
                self.flush();
                self.emit_block(&range, |lines, source| {
                    Block::Rule(Rule { src: lines.src(source), ..Rule::default() })
                });
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.inline(&range);
            }
            Tag::Heading { .. } | Tag::TableCell => {
                self.flush();
                self.inline = Some(Inline::at(&range, Place::Line));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::BlockQuote(_) => self.open(range, 1, Frame::Quote(Vec::new())),
            Tag::List(first) => {
                // A list needs room for its items too.
                self.open(range, 2, Frame::List { ordered: first.is_some(), items: Vec::new() });
            }
            Tag::Item => self.open_item(range),
            Tag::FootnoteDefinition(label) => {
                let label = label.to_string();
                self.open(range, 1, Frame::Note { label, nodes: Vec::new() });
            }
            Tag::Table(align) => self.open(range, 0, Frame::Table(Rows { align, ..Rows::default() })),
            Tag::Emphasis => self.inline(&range).em(Edge::Start),
            Tag::Strong => self.inline(&range).strong(Edge::Start),
            Tag::Strikethrough => {
                let doubled = self.stretch.body.get(range.clone()).is_some_and(|text| text.starts_with("~~"));
                self.inline(&range).open_tilde(if doubled { Tilde::Strikes } else { Tilde::Printed });
            }
            Tag::Link { link_type, dest_url, .. } => {
                let line = self.line(&range);
                if !self.inline(&range).open_link(link_type, &dest_url) {
                    self.notes.add_one_of("links left out", line, || {
                        let address = clip(&dest_url);
                        format!("the link to `{address}` is left out, its text kept: only http, https and mailto are")
                    });
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let line = self.line(&range);
                let message = || format!("the picture `{}` is not loaded, only its words are kept", clip(&dest_url));
                self.notes.add_one_of("pictures not loaded", line, message);
                self.inline(&range).open_picture(&title);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => self.heading(level as u8, range),
            TagEnd::TableCell => {
                let text = self.inline.take().unwrap_or_default().words.text();
                self.with_rows(|rows| rows.row.push(text));
            }
            TagEnd::TableHead => self.with_rows(|rows| rows.header = std::mem::take(&mut rows.row)),
            TagEnd::TableRow => self.with_rows(|rows| rows.body.push(std::mem::take(&mut rows.row))),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let text = Text::plain(code.trim_end());
                if !text.is_empty() {
                    self.emit_block(range, |lines, source| {
                        Block::Pre(Pre { text, src: lines.src(source), ..Pre::default() })
                    });
                }
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.html_block(&html, range);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::Table => {
                self.close();
            }
            TagEnd::Emphasis => self.inline(range).em(Edge::End),
            TagEnd::Strong => self.inline(range).strong(Edge::End),
            TagEnd::Strikethrough => self.inline(range).close_tilde(),
            TagEnd::Link => self.inline(range).close_link(),
            TagEnd::Image => self.inline(range).close_picture(),
            _ => {}
        }
    }

    /// Does something to the rows of the table that is open.
    fn with_rows(&mut self, change: impl FnOnce(&mut Rows)) {
        if let Some(Frame::Table(rows)) = self.frames.last_mut() {
            change(rows);
        }
    }

    fn open(&mut self, range: Range<usize>, room: usize, frame: Frame) {
        self.flush();
        let open = self.frames.iter().rev().take(NESTED).filter(|frame| !matches!(frame, Frame::Flat)).count();
        let flat = matches!(self.frames.last(), Some(Frame::Flat));
        let fits = room == 0 || (open + room <= NESTED && !flat);
        self.frames.push(if fits { frame } else { Frame::Flat });
        self.starts.push(range);
    }

    fn open_item(&mut self, range: Range<usize>) {
        self.flush();
        let source = self.stretch.body.get(range.clone()).unwrap_or_default().trim_start();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let marker = source.get(..=digits).filter(|_| digits > 0).map(str::to_owned);
        if let Some(Frame::List { .. }) = self.frames.last() {
            self.frames.push(Frame::Item { marker, nodes: Vec::new() });
        } else {
            self.frames.push(Frame::Flat);
            if let Some(marker) = marker {
                self.inline(&range).push(&format!("{marker} "));
            }
        }
        self.starts.push(range);
    }

    fn close(&mut self) {
        self.flush();
        let (Some(frame), Some(range)) = (self.frames.pop(), self.starts.pop()) else { return };
        let (lines, source) = (self.lines(&range), self.stretch.source);
        let block = match frame {
            Frame::Flat => None,
            Frame::Quote(nodes) => frames::quote(nodes, lines, source),
            Frame::List { ordered, items } => Some(frames::list(ordered, items, lines, source)),
            Frame::Table(rows) => Some(frames::table(rows, lines, source)),
            Frame::Item { marker, nodes } => {
                let item = frames::item(marker, nodes, lines, source);
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(item);
                }
                None
            }
            Frame::Note { label, nodes } => {
                let block = frames::note(&label, nodes, lines, source);
                self.out.footnotes.push(Footnote { item: self.out.items.len().saturating_sub(1), block });
                self.labels.push(label);
                None
            }
        };
        if let Some(block) = block {
            self.emit(Node::Block(Box::new(block), lines));
        }
    }

    fn heading(&mut self, level: u8, range: &Range<usize>) {
        let Some(inline) = self.inline.take() else { return };
        let words = inline.words;
        if words.is_blank() {
            return;
        }
        if self.is_underlined_paragraph(range) {
            self.emit_words(words, range);
            self.emit_block(range, |lines, source| Block::Rule(Rule { src: lines.src(source), ..Rule::default() }));
            return;
        }
        if self.frames.is_empty() {
            let lines = self.lines(range);
            self.out.items.push(Item::Heading(Heading { level, words, lines }));
            return;
        }
        // Within a quote or a list it begins no article.
        self.emit_block(range, |lines, source| {
            let level = Some(level.min(4));
            Block::Subhead(Subhead { text: words.text(), level, src: lines.src(source), ..Subhead::default() })
        });
    }

    /// Whether a heading is by its look a paragraph of several lines with a rule right under it (`---`).
    fn is_underlined_paragraph(&self, range: &Range<usize>) -> bool {
        let source = self.stretch.body.get(range.clone()).unwrap_or_default().trim();
        !source.starts_with('#') && source.ends_with('-') && source.lines().nth(2).is_some()
    }

    fn note_html(&mut self, range: &Range<usize>) {
        if self.seen_html == Seen::Not {
            self.seen_html = Seen::Noted;
            self.notes.add(Some(self.line(range)), "HTML tags are left out, their text is kept".to_owned());
        }
    }

    fn html_block(&mut self, html: &str, range: &Range<usize>) {
        self.note_html(range);
        for words in embedded::paragraphs(html) {
            self.emit_words(words, range);
        }
    }

    fn finish(mut self) -> Items {
        self.flush();
        self.remarks_before(usize::MAX);
        for (footnote, label) in self.out.footnotes.iter_mut().zip(&self.labels) {
            footnote.item = self.references.get(label).copied().unwrap_or(footnote.item);
        }
        self.out
    }
}
