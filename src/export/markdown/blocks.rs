//! The blocks of a body as Markdown.
//!
//! Owns what each type of block is written as, and what stands in lists and frames. It refuses heads and
//! headings' levels; those are the page's.

use super::inline;
use crate::edition::{
    Align, Asset, Block, Figure, Framed, List, ListItem, ListStyle, Note, Quote, Signature, Table, Text,
};

/// How subheads are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subheads {
    /// As headings; the level of rank 0, and whether levels fall and rise in the source (see `super`).
    Headings { above: u8, sizes: bool },
    /// As strong paragraphs: a heading would begin an article.
    Strong,
}

/// What blocks are written by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner<'a> {
    pub(super) subheads: Subheads,
    /// Stands before whom a quotation quotes.
    pub(super) cite: &'a str,
    pub(super) assets: &'a [Asset],
}

/// The deepest heading of Markdown.
const DEEPEST: u8 = 6;
/// Level of the title of a frame.
const TITLE: u8 = 3;
/// Subheads within a list or a frame, where they begin no article.
const NESTED: Subheads = Subheads::Headings { above: TITLE, sizes: false };

/// A heading that the importer takes for nothing but one: a dash at its start would make it a deck, and is kept from
/// it by a break hint.
pub(super) fn heading(level: u8, text: &Text) -> Option<String> {
    let line = inline::line(text);
    heading_line(level, &line)
}

/// As `heading`, of inline Markdown.
pub(super) fn heading_line(level: u8, line: &str) -> Option<String> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    let guard = if line.starts_with(['—', '―', '⸺']) { HINT } else { "" };
    let marks = "#".repeat(usize::from(level.clamp(1, DEEPEST)));
    // Signs at the end would be taken for the heading's own.
    Some(match line.strip_suffix('#') {
        Some(rest) => format!("{marks} {guard}{rest}\\#"),
        None => format!("{marks} {guard}{line}"),
    })
}

/// A zero-width space, which the importer keeps as a break hint beside the text.
pub(super) const HINT: &str = "&#8203;";

/// A paragraph, its lines kept.
pub(super) fn paragraph(text: &Text) -> Option<String> {
    joined(&inline::lines(text))
}

/// Lines that stay lines.
pub(super) fn joined(lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join("\\\n"))
}

/// Blocks, each a string of one or more lines.
pub(super) fn blocks(blocks: &[Block], manner: Manner) -> Vec<String> {
    let mut out = Vec::new();
    // The sign of the list just written; one of the same sign would go on with it.
    let mut sign = None;
    for (index, block) in blocks.iter().enumerate() {
        let written = out.len();
        let before = sign.take();
        match block {
            Block::Paragraph(paragraph) => out.extend(self::paragraph(&paragraph.text)),
            Block::Subhead(subhead) => {
                let rest = blocks.get(index + 1..).unwrap_or_default();
                out.extend(match level(subhead.level, rest, manner.subheads) {
                    Some(level) => heading(level, &subhead.text),
                    None => Some(inline::strong_line(&subhead.text)).filter(|line| !line.is_empty()),
                });
            }
            Block::List(list) => {
                let (lines, own) = self::list(list, before, manner);
                out.extend(lines);
                sign = own;
            }
            Block::Lines(lines) => out.extend(stanzas(&lines.lines)),
            Block::Quote(quote) => out.extend(self::quote(quote, manner)),
            Block::Figure(figure) => out.extend(self::figure(figure, manner)),
            Block::Table(table) => out.extend(self::table(table)),
            Block::Note(note) => out.extend(self::note(note)),
            Block::Box(framed) => out.extend(self::framed(framed, manner)),
            Block::Signature(block) => out.extend(signature(&block.signature)),
            // Of underscores: hyphens might underline a heading, stars begin an item.
            Block::Rule(_) => out.push("___".to_owned()),
            Block::Pre(pre) => out.extend(fenced(pre.text.as_str())),
            Block::Unknown(unknown) => out.extend(self::paragraph(&unknown.text)),
        }
        if out.len() == written {
            sign = before;
        }
    }
    out
}

/// The level of a subhead, if it can be a heading: the importer takes one without text under it for something else.
fn level(rank: Option<u8>, rest: &[Block], subheads: Subheads) -> Option<u8> {
    let Subheads::Headings { above, sizes } = subheads else { return None };
    let level = |rank: Option<u8>| above.saturating_add(rank.unwrap_or(1).max(1)).min(DEEPEST);
    let own = level(rank);
    let stands = match rest.iter().find(|block| !matches!(block, Block::Rule(_))) {
        None => false,
        Some(Block::Subhead(next)) if sizes => level(next.level) == own,
        Some(Block::Subhead(next)) => level(next.level) >= own,
        Some(block) => says(block),
    };
    stands.then_some(own)
}

/// Whether a block is certain to be read back as one; looked at, not written, for frames in frames would be written
/// over and over.
pub(super) fn says(block: &Block) -> bool {
    let has = |text: &Text| !text.as_str().trim().is_empty();
    match block {
        Block::Paragraph(paragraph) => has(&paragraph.text),
        Block::Subhead(subhead) => has(&subhead.text),
        Block::List(list) => list.items.iter().any(|item| item.text.as_ref().is_some_and(has)),
        Block::Lines(lines) => lines.lines.iter().any(has),
        Block::Quote(quote) => has(&quote.text),
        Block::Figure(_) => true,
        Block::Table(table) => table.rows.iter().flatten().any(has),
        Block::Note(note) => has(&note.text),
        Block::Box(framed) => framed.blocks.iter().any(says),
        Block::Signature(block) => signature(&block.signature).is_some(),
        Block::Rule(_) => false,
        Block::Pre(pre) => has(&pre.text),
        Block::Unknown(unknown) => has(&unknown.text),
    }
}

/// Lines as paragraphs, one for each stanza.
fn stanzas(lines: &[Text]) -> Vec<String> {
    let is_blank = |line: &Text| line.as_str().trim().is_empty();
    let stanza = |lines: &[Text]| joined(&lines.iter().flat_map(inline::lines).collect::<Vec<_>>());
    lines.split(is_blank).filter_map(stanza).collect()
}

fn signature(signature: &Signature) -> Option<String> {
    let date = signature.date_text.iter();
    let lines: Vec<&Text> = if signature.lines.iter().all(|line| line.as_str().trim().is_empty()) {
        signature.issuer.iter().chain(date).collect()
    } else {
        let said = |date: &&Text| !signature.lines.iter().any(|line| line.as_str().contains(date.as_str()));
        signature.lines.iter().chain(date.filter(said)).collect()
    };
    joined(&lines.into_iter().flat_map(inline::lines).collect::<Vec<_>>())
}

/// Chunks with a sign before each line.
fn quoted(chunks: &[String]) -> Option<String> {
    let lines = |text: &str| {
        let quoted = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
        text.split('\n').map(quoted).collect::<Vec<_>>().join("\n")
    };
    (!chunks.is_empty()).then(|| lines(&chunks.join("\n\n")))
}

fn quote(quote: &Quote, manner: Manner) -> Option<String> {
    let cite = quote.cite.as_ref().map(inline::line).filter(|cite| !cite.is_empty());
    let mut chunks: Vec<String> = paragraph(&quote.text).into_iter().collect();
    chunks.extend(cite.map(|cite| format!("{}{cite}", manner.cite)));
    quoted(&chunks)
}

fn note(note: &Note) -> Option<String> {
    let label = note.label.as_ref().map(inline::strong_line).filter(|label| !label.is_empty());
    let chunks: Vec<String> = label.into_iter().chain(paragraph(&note.text)).collect();
    quoted(&chunks)
}

fn framed(framed: &Framed, manner: Manner) -> Option<String> {
    let manner = Manner { subheads: NESTED, ..manner };
    let mut chunks: Vec<String> = framed.title.iter().filter_map(|title| heading(TITLE, title)).collect();
    chunks.extend(blocks(&framed.blocks, manner));
    quoted(&chunks)
}

fn figure(figure: &Figure, manner: Manner) -> Vec<String> {
    let asset = manner.assets.iter().find(|asset| Some(&asset.id) == figure.asset.as_ref());
    let path = asset.and_then(|asset| asset.path.as_deref()).filter(|path| is_own(path));
    let alt = figure.alt.as_ref().map(inline::bare).unwrap_or_default();
    let caption = figure.caption.as_ref().filter(|caption| !caption.as_str().trim().is_empty());
    let picture = match caption.map(inline::title) {
        Some(title) => format!("![{alt}]({} {title})", inline::destination(path.unwrap_or_default())),
        None => format!("![{alt}]({})", path.map(inline::destination).unwrap_or_default()),
    };
    let credit = figure.credit.as_ref().and_then(paragraph);
    std::iter::once(picture).chain(credit).collect()
}

/// Whether a path stays where an edition's pictures are.
fn is_own(path: &str) -> bool {
    path.starts_with("assets/")
        && path.split('/').all(|step| step != "..")
        && !path.chars().any(|char| char.is_control() || char == '\u{2028}' || char == '\u{2029}')
}

fn table(table: &Table) -> Vec<String> {
    let mut rows = table.header.iter().chain(&table.rows);
    let columns = table.header.iter().chain(&table.rows).map(Vec::len).max().unwrap_or(0);
    let mut out: Vec<String> = table.caption.iter().filter_map(paragraph).collect();
    if columns == 0 {
        return out;
    }
    let line = |row: Option<&Vec<Text>>| {
        let cell = |column: usize| row.and_then(|row| row.get(column)).map(inline::line).unwrap_or_default();
        (0..columns).fold(String::from("|"), |line, column| line + " " + &cell(column) + " |")
    };
    // A table of Markdown has one row at its head, no more and no less.
    let head = if table.header.is_empty() { None } else { rows.next() };
    let align = (0..columns).map(|column| match table.align.get(column) {
        Some(Align::Right) => " --: |",
        Some(Align::Center) => " :-: |",
        Some(Align::Left) => " :-- |",
        _ => " --- |",
    });
    let mut lines = vec![line(head), align.fold(String::from("|"), |line, column| line + column)];
    lines.extend(rows.map(|row| line(Some(row))));
    out.push(lines.join("\n"));
    out
}

/// Text as it stands, in a fence that it does not hold.
fn fenced(text: &str) -> Option<String> {
    let text = text.trim_end();
    if text.is_empty() {
        return None;
    }
    let sign = if text.contains("```") { '~' } else { '`' };
    let longest = text.split(|char| char != sign).map(str::len).max().unwrap_or(0);
    let fence = String::from(sign).repeat(longest.max(2) + 1);
    Some(format!("{fence}\n{text}\n{fence}"))
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// Its own number.
    Printed,
    /// Its place in the list.
    Counted,
    /// A bullet.
    None,
}

/// A list, and the sign that its items have.
fn list(list: &List, before: Option<char>, manner: Manner) -> (Option<String>, Option<char>) {
    let signs: Vec<Option<(u32, char)>> = list.items.iter().map(|item| number(item.marker.as_ref())).collect();
    let first = signs.first().copied().flatten().map(|(_, sign)| sign);
    let is_printed = first.is_some() && signs.iter().all(|own| own.map(|(_, sign)| sign) == first);
    let is_counted = list.ordered == Some(true) || list.style == Some(ListStyle::Decimal);
    let numbers = match () {
        () if is_printed => Numbers::Printed,
        () if is_counted && list.items.iter().all(|item| marker(item).is_none()) => Numbers::Counted,
        () => Numbers::None,
    };
    let sign = match (numbers, first.unwrap_or('.'), before) {
        (Numbers::None, _, Some('-')) => '*',
        (Numbers::None, ..) => '-',
        (_, '.', Some('.')) => ')',
        (_, ')', Some(')')) => '.',
        (_, sign, _) => sign,
    };
    let mut items = Vec::new();
    let mut is_tight = true;
    for (index, item) in list.items.iter().enumerate() {
        let lead = match (numbers, signs.get(index).copied().flatten()) {
            (Numbers::Printed, Some((number, _))) => format!("{number}{sign} "),
            (Numbers::Counted, _) => format!("{}{sign} ", index + 1),
            _ => format!("{sign} "),
        };
        let chunks = item_chunks(item, numbers, manner);
        is_tight &= chunks.len() < 2;
        let indent = format!("\n{}", " ".repeat(lead.len()));
        let text = chunks.join("\n\n").replace('\n', &indent);
        let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
        items.push(format!("{lead}{}", lines.join("\n")).trim_end().to_owned());
    }
    if items.is_empty() {
        return (None, None);
    }
    (Some(items.join(if is_tight { "\n" } else { "\n\n" })), Some(sign))
}

/// The text of an item, with a marker that Markdown does not have, and what stands under it.
fn item_chunks(item: &ListItem, numbers: Numbers, manner: Manner) -> Vec<String> {
    let mut lines = item.text.as_ref().map(inline::lines).unwrap_or_default();
    if let (Numbers::None, Some(marker)) = (numbers, marker(item)) {
        let marker = inline::lines(marker).join(" ");
        match lines.first_mut() {
            Some(first) if marker.ends_with(['、', '）', '．', '：', '】']) => *first = format!("{marker}{first}"),
            Some(first) => *first = format!("{marker} {first}"),
            None => lines.push(marker),
        }
    }
    let manner = Manner { subheads: NESTED, ..manner };
    joined(&lines).into_iter().chain(blocks(&item.blocks, manner)).collect()
}

/// The marker of an item that says more than that it is one: 一、 （1） a. but not ·
fn marker(item: &ListItem) -> Option<&Text> {
    item.marker.as_ref().filter(|marker| marker.as_str().chars().any(char::is_alphanumeric))
}

/// The number of a marker such as `3.` or `3)`, and its sign.
fn number(marker: Option<&Text>) -> Option<(u32, char)> {
    let marker = marker?.as_str().trim();
    let digits = marker.strip_suffix(['.', ')'])?;
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| is_number)?, marker.chars().next_back()?))
}
