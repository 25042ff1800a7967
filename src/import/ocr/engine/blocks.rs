//! The items of a page, in reading order, to the blocks that the passes work on.
//!
//! Owns what becomes of an engine's text: Markdown as any page's, tables and pictures as one block each, the level of
//! a heading by the size of its type. It refuses to join what the engine parts.

use super::item::{Breaks, Item, What};
use super::table::{self, Rows};
use crate::import::ocr::page::{self, Block, Kind, Lines};

/// A block, and what is known of it beside its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) block: Block,
    pub(super) shows: Shows,
    /// The item it is of, without its texts.
    pub(super) of: Item,
}

/// What a block that is no text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shows {
    Nothing,
    /// What is read in a picture, and the words under it.
    Picture {
        alt: String,
        caption: String,
    },
    Table(Rows),
}

/// The blocks of items in reading order; their lines are yet to be set.
pub(super) fn blocks(mut items: Vec<Item>) -> Vec<Found> {
    sized(&mut items);
    items.into_iter().flat_map(blocks_of).collect()
}

fn blocks_of(mut item: Item) -> Vec<Found> {
    let (text, caption) = (std::mem::take(&mut item.text), std::mem::take(&mut item.caption));
    let found = |kind: Kind, text: String, shows: Shows| {
        let lines = Lines { source: 0, first: 0, last: 0 };
        Found { block: Block { kind, text, lines }, shows, of: item.clone() }
    };
    let picture = |alt: String, caption: String| {
        let text = [alt.as_str(), caption.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let text = text.join("\n");
        found(Kind::Picture, text, Shows::Picture { alt, caption })
    };
    let is_table = |text: &str| ["<table", "<html"].iter().any(|tag| table::has_tag(text.trim_start(), tag));
    let breaks = match item.what {
        What::Heading(level) => {
            let words = heading(&text);
            return found(Kind::Heading(level), words, Shows::Nothing).into_all(text_blocks(&caption, &found));
        }
        What::Caption => return vec![picture(String::new(), [text.trim(), &caption].concat())],
        What::Picture => return vec![picture(text.trim().to_owned(), caption)],
        What::Table if text.trim().is_empty() => return vec![picture(String::new(), caption)],
        What::Margin(_) | What::Table => Breaks::Line,
        What::Text(breaks) => breaks,
    };
    if (item.what == What::Table || is_table(&text))
        && let Some(mut rows) = table::rows(&text)
    {
        let captions = [caption.as_str(), rows.caption.as_str()].into_iter().filter(|text| !text.is_empty());
        rows.caption = captions.collect::<Vec<_>>().join(" ");
        let words =
            std::iter::once(rows.caption.clone()).chain(rows.header.iter().chain(&rows.body).map(|row| row.join(" ")));
        let text = words.filter(|words| !words.trim().is_empty()).collect::<Vec<_>>().join("\n");
        return vec![found(Kind::Picture, text, Shows::Table(rows))];
    }
    let mut blocks = text_blocks(&caption, &found);
    blocks.extend(text_blocks(&markdown(&text, breaks), &found));
    blocks
}

impl Found {
    fn into_all(self, more: Vec<Self>) -> Vec<Self> {
        std::iter::once(self).chain(more).collect()
    }
}

/// The blocks of a text in Markdown.
fn text_blocks(text: &str, found: &impl Fn(Kind, String, Shows) -> Found) -> Vec<Found> {
    let block = |block: Block| {
        let shows = match block.kind {
            Kind::Picture => Shows::Picture { alt: block.text.clone(), caption: String::new() },
            Kind::Text | Kind::Heading(_) => Shows::Nothing,
        };
        found(block.kind, block.text, shows)
    };
    page::read(0, text).into_iter().map(block).collect()
}

/// A heading's words on one line, without the signs of Markdown.
fn heading(text: &str) -> String {
    let text = plain(text);
    let parts: Vec<String> = page::read(0, &text).into_iter().map(|block| block.text.replace('\n', " ")).collect();
    parts.join(" ").trim().to_owned()
}

/// Tags that an engine sets within text.
const TAGS: [&str; 9] = ["<br", "<p>", "<div", "<sup", "<sub", "<span", "<u>", "<b>", "<i>"];

/// A text without tags.
fn plain(text: &str) -> String {
    if TAGS.iter().any(|tag| table::has_tag(text, tag)) { table::plain(text) } else { text.to_owned() }
}

/// A text whose lines end as Markdown's do.
fn markdown(text: &str, breaks: Breaks) -> String {
    let text = plain(text);
    let end = match breaks {
        Breaks::Soft => return text,
        Breaks::Line => "  \n",
        Breaks::Paragraph => "\n\n",
    };
    text.lines().collect::<Vec<_>>().join(end)
}

/// By how much the type of one level is larger than that of the next.
const STEP: f64 = 1.25;
const LEVELS: f64 = 6.0;

/// Headings get their level by the size of their type, where all of a page have boxes: an engine knows two ranks or
/// one, and a page has many. The passes take a level for a size.
fn sized(items: &mut [Item]) {
    let sizes: Option<Vec<f64>> =
        items.iter().filter(|item| matches!(item.what, What::Heading(_))).map(type_size).collect();
    let Some(sizes) = sizes.filter(|sizes| sizes.len() > 1) else { return };
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    let headings = items.iter_mut().filter(|item| matches!(item.what, What::Heading(_)));
    for (item, size) in headings.zip(sizes) {
        let steps = ((largest / size).ln() / STEP.ln()).round().clamp(0.0, LEVELS - 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 5")]
        let level = 1 + steps as u8;
        item.what = What::Heading(level);
    }
}

/// How large the type of a heading is: its box is filled with that many squares.
fn type_size(item: &Item) -> Option<f64> {
    let [left, top, right, bottom] = item.bbox?;
    let (width, height) = (right - left, bottom - top);
    let words = heading(&item.text);
    let squares = words.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii() { 0.5 } else { 1.0 });
    let squares: f64 = squares.sum();
    (width > 0.0 && height > 0.0 && squares > 0.0).then(|| (width * height / squares).sqrt().min(height).min(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(what: What, text: &str) -> Vec<(Kind, String)> {
        blocks(vec![Item::of(what, text.to_owned())])
            .into_iter()
            .map(|found| (found.block.kind, found.block.text))
            .collect()
    }

    #[test]
    fn text_is_read_as_the_engine_means_it() {
        let text = |text: &str| (Kind::Text, text.to_owned());
        for (what, source, expected) in [
            (
                What::Heading(2),
                "## 新桥通车\n两岸一日往返",
                vec![(Kind::Heading(2), "新桥通车 两岸一日往返".to_owned())],
            ),
            (What::Heading(1), "#话题#怎么看", vec![(Kind::Heading(1), "#话题#怎么看".to_owned())]),
            (
                What::Text(Breaks::Soft),
                "新桥正式\n通车。\n\nThe bridge\nopens.",
                vec![text("新桥正式通车。"), text("The bridge opens.")],
            ),
            (What::Text(Breaks::Paragraph), "一段。\n또 한 단락.", vec![text("一段。"), text("또 한 단락.")]),
            (What::Text(Breaks::Line), "地址：甲\n电话：乙", vec![text("地址：甲  \n电话：乙")]),
            (
                What::Text(Breaks::Soft),
                "# 小标题\n\n橋が開く。",
                vec![(Kind::Heading(1), "小标题".to_owned()), text("橋が開く。")],
            ),
            (What::Text(Breaks::Soft), "1<sup>2</sup> &amp; 3", vec![text("12 & 3")]),
            (What::Text(Breaks::Soft), "AT&amp;T 1 < 2", vec![text("AT&amp;T 1 < 2")]),
            (What::Table, "没有格子的表", vec![text("没有格子的表")]),
            (What::Table, "<table><tr><td>甲</td><td>乙</td></tr></table>", vec![(Kind::Picture, "甲 乙".to_owned())]),
            (What::Caption, "图为新桥。", vec![(Kind::Picture, "图为新桥。".to_owned())]),
        ] {
            assert_eq!(shown(what, source), expected, "{source}");
        }
    }

    #[test]
    fn headings_are_ranked_by_the_size_of_their_type() {
        let heading = |text: &str, width: f64, height: f64| {
            let mut item = Item::of(What::Heading(2), text.to_owned());
            item.bbox = Some([0.0, 0.0, width, height]);
            item
        };
        let page = vec![
            heading("老街装上新路灯", 420.0, 60.0),
            heading("夜里出门不再怕黑", 160.0, 20.0),
            heading("一个标题折成两行来写", 300.0, 120.0),
            heading("Lamps for the lane", 480.0, 60.0),
        ];
        let levels: Vec<Kind> = blocks(page).into_iter().map(|found| found.block.kind).collect();
        assert_eq!(levels, [1, 6, 1, 1].map(Kind::Heading));
        assert_eq!(shown(What::Heading(2), "只有一个")[0].0, Kind::Heading(2));
    }
}
