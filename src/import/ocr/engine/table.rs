//! A table as an engine writes it, in HTML or with bars, to rows.
//!
//! Owns cells that span several, and text that stands in no cell. It refuses styles and nesting: a table within a
//! cell is rows of its own.

use std::collections::BTreeMap;

use crate::import::markdown::{Piece, Tag, pieces};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) caption: String,
    /// Rows at its head.
    pub(super) header: Vec<Vec<String>>,
    pub(super) body: Vec<Vec<String>>,
}

/// Most that a cell spans, and most cells of a table: more is a mistake or a trap.
const SPAN: usize = 64;
const CELLS: usize = 100_000;

/// The rows of a table in HTML, or of lines with bars; none where it is neither.
pub(super) fn rows(text: &str) -> Option<Rows> {
    if has_tag(text, "<table") || has_tag(text, "<tr") { html(text) } else { bars(text) }
}

/// Whether a text has a tag, written small or large.
pub(super) fn has_tag(text: &str, tag: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let here = text.as_bytes().get(at..at + tag.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

/// The text of HTML, its lines apart.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Tag(Tag::Break | Tag::Paragraph) => out.push('\n'),
            Piece::Tag(Tag::Space) => out.push(' '),
            Piece::Tag(_) => {}
        }
    }
    out
}

/// Text on one line.
fn line(html: &str) -> String {
    plain(html).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Builder {
    rows: Vec<Vec<String>>,
    /// Whether each row is of the head.
    heads: Vec<bool>,
    caption: String,
    /// Columns that a cell above still covers, and for how many rows.
    covered: BTreeMap<usize, usize>,
    cells: usize,
}

impl Builder {
    fn row(&mut self) {
        self.covered.retain(|_, rows| {
            *rows -= 1;
            *rows > 0
        });
        self.rows.push(Vec::new());
        self.heads.push(true);
    }

    fn cell(&mut self, text: String, is_head: bool, across: usize, down: usize) {
        if self.rows.is_empty() {
            self.row();
        }
        let (Some(row), Some(head)) = (self.rows.last_mut(), self.heads.last_mut()) else { return };
        *head &= is_head;
        while self.covered.contains_key(&row.len()) {
            row.push(String::new());
        }
        let spare = self.cells + across * down <= CELLS;
        self.cells += across * down;
        let first = row.len();
        row.push(text);
        if spare {
            row.extend((1..across).map(|_| String::new()));
            if down > 1 {
                // The row it stands in counts.
                self.covered.extend((first..first + across).map(|column| (column, down)));
            }
        }
    }

    /// Text in no cell.
    fn stray(&mut self, text: String) {
        if !text.is_empty() {
            self.row();
            self.cell(text, false, 1, 1);
        }
    }

    fn build(mut self) -> Rows {
        let head = self.heads.iter().zip(&self.rows).take_while(|(head, row)| **head && !row.is_empty()).count();
        let rows = self.rows.split_off(head);
        let full = |rows: Vec<Vec<String>>| rows.into_iter().filter(|row| !row.is_empty()).collect::<Vec<_>>();
        let (mut header, mut body) = (self.rows, full(rows));
        if body.is_empty() {
            // A table of heads alone has rows all the same.
            std::mem::swap(&mut header, &mut body);
        }
        Rows { caption: self.caption, header, body }
    }
}

/// Where the text that is being read goes.
#[derive(Clone, Copy)]
enum Into {
    Nowhere,
    Caption,
    Cell { is_head: bool, across: usize, down: usize },
}

fn html(text: &str) -> Option<Rows> {
    let mut builder = Builder::default();
    let mut into = Into::Nowhere;
    let mut from = 0;
    for (at, _) in text.match_indices('<') {
        let Some(rest) = text.get(at..) else { continue };
        let Some((name, inner)) = tag(rest) else { continue };
        let is_end = name.starts_with('/');
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        if !matches!(name.as_str(), "table" | "tr" | "td" | "th" | "caption") {
            continue;
        }
        put(&mut builder, into, text.get(from..at).unwrap_or_default());
        from = at + inner + 1;
        let attributes = text.get(at..from).unwrap_or_default();
        into = match (name.as_str(), is_end) {
            ("tr", false) => {
                builder.row();
                Into::Nowhere
            }
            ("caption", false) => Into::Caption,
            ("td" | "th", false) => Into::Cell {
                is_head: name == "th",
                across: span(attributes, "colspan"),
                down: span(attributes, "rowspan"),
            },
            _ => Into::Nowhere,
        };
    }
    put(&mut builder, into, text.get(from..).unwrap_or_default());
    let rows = builder.build();
    (!rows.body.is_empty()).then_some(rows)
}

fn put(builder: &mut Builder, into: Into, html: &str) {
    let text = line(html);
    match into {
        Into::Nowhere => builder.stray(text),
        Into::Caption => builder.caption.push_str(&text),
        Into::Cell { is_head, across, down } => builder.cell(text, is_head, across, down),
    }
}

/// The name of the tag that a text begins with, and the byte of its end.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let name = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').and_then(|end| inner.get(..end))?;
    // A tag of a table is short; an end that is not near is none of its own.
    let end = text.bytes().take(400).position(|byte| byte == b'>')?;
    Some((name.trim_end_matches('/'), end))
}

/// How many rows or columns a cell takes.
fn span(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let digits: String = value
        .unwrap_or_default()
        .chars()
        .skip_while(|c| "\"' ".contains(*c))
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().map_or(1, |span: usize| span.clamp(1, SPAN))
}

/// Lines with bars between their cells, as Markdown and charts have them; each line must have one.
fn bars(text: &str) -> Option<Rows> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 || !lines.iter().all(|line| line.contains('|')) {
        return None;
    }
    let cells = |line: &&str| {
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        inner.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    let is_line = |line: &&str| line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && line.contains("--");
    let mut rows: Vec<Vec<String>> = lines.iter().filter(|line| !is_line(line)).map(cells).collect();
    let header = if lines.get(1).is_some_and(is_line) && rows.len() > 1 { vec![rows.remove(0)] } else { Vec::new() };
    (!rows.is_empty()).then_some(Rows { caption: String::new(), header, body: rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Some(table) = rows(text) else { return "none".to_owned() };
        let join = |rows: &[Vec<String>]| rows.iter().map(|row| row.join("·")).collect::<Vec<_>>().join("/");
        format!("{}|{}|{}", table.caption, join(&table.header), join(&table.body))
    }

    #[test]
    fn tables_have_their_rows() {
        for (text, expected) in [
            (
                "<table><tr><td>线路</td><td>票价</td></tr><tr><td>一号&amp;二号</td><td>2元</td></tr></table>",
                "||线路·票价/一号&二号·2元",
            ),
            (
                "<html><body><TABLE border=\"1\"><caption>Fares</caption><TR><TH>Line</TH></TR><tr><td>A<br>B</td></tr></TABLE></body></html>",
                "Fares|Line|A B",
            ),
            (
                "<table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td rowspan=\"2\">丙</td><td>丁</td><td>戊</td></tr><tr><td>己</td><td>庚</td></tr><tr><td>辛</td></tr></table>",
                "||甲··乙/丙·丁·戊/·己·庚/辛",
            ),
            ("前<table><tr><td>表</td></tr></table>後", "||前/表/後"),
            ("<table><tr><td>열리지 <b>않은</b> 칸<td>둘<tr><td>셋", "||열리지 않은 칸·둘/셋"),
            ("| Day | Sun |\n|---|---|\n| 一 | 晴 |", "|Day·Sun|一·晴"),
            ("年 | 船\n2024 | 7", "||年·船/2024·7"),
            ("<table></table>", "none"),
            ("plain | text", "none"),
            ("一句话。", "none"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_that_are_traps_are_cut() {
        let trap = "<td colspan=99999 rowspan=99999>一</td>".repeat(500);
        let table = rows(&format!("<table><tr>{trap}</tr>{}", "<tr><td>二".repeat(500))).unwrap();
        assert!(table.body.iter().map(Vec::len).sum::<usize>() < 4 * CELLS);
        let text: String = table.body.concat().concat();
        assert_eq!(text.matches('一').count() + text.matches('二').count(), 1000);
    }
}
