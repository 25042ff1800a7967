//! The text of a page as an OCR program wrote it: headings, stretches of text, pictures, with their lines.
//!
//! Owns the reading of its simple Markdown: `#`, blank lines, hard breaks, pictures. It refuses to believe a
//! heading's level, or that a blank line ends a paragraph: that is for the passes.

use super::marks::joins_without_space;

/// A stretch of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Its text; a newline stands where the source breaks a line on purpose.
    pub(super) text: String,
    pub(super) lines: Lines,
}

/// What the source says a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading, with its level from 1.
    Heading(u8),
    /// Text.
    Text,
    /// A picture; its text is what it shows.
    Picture,
}

/// Lines of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lines {
    /// Index of the source.
    pub(super) source: usize,
    /// First line, from 1.
    pub(super) first: usize,
    /// Last line, from 1.
    pub(super) last: usize,
}

/// The blocks of a page, in the order of its lines; every line with text in it is in one of them.
pub(super) fn read(source: usize, text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the last block goes on with the next line, and whether on a line of its own.
    let mut open = Open::No;
    for (index, line) in text.lines().enumerate() {
        let lines = Lines { source, first: index + 1, last: index + 1 };
        if line.trim().is_empty() {
            open = Open::No;
            continue;
        }
        if let Some((level, heading)) = heading(line) {
            blocks.push(Block { kind: Kind::Heading(level), text: heading.to_owned(), lines });
            open = Open::No;
            continue;
        }
        if let Some(shows) = picture(line) {
            blocks.push(Block { kind: Kind::Picture, text: shows.to_owned(), lines });
            open = Open::No;
            continue;
        }
        let (words, hard) = hard_break(line);
        match (open, blocks.last_mut()) {
            (Open::No, _) | (_, None) => blocks.push(Block { kind: Kind::Text, text: words.to_owned(), lines }),
            (how, Some(last)) => {
                if how == Open::Hard {
                    last.text.push('\n');
                } else if !joins_without_space(&last.text, words) {
                    last.text.push(' ');
                }
                last.text.push_str(words.trim_start());
                last.lines.last = index + 1;
            }
        }
        open = if hard { Open::Hard } else { Open::Soft };
    }
    blocks
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    No,
    Soft,
    Hard,
}

/// A heading's level and words.
fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| (1..=6).contains(level))?;
    let spaced = words.starts_with([' ', '\t', '\u{3000}']);
    // An OCR program writes `#标题` too; a `#话题#` of the net is text.
    let is_tag = !spaced && words.contains('#');
    let words = words.trim().trim_end_matches('#').trim_end();
    (!words.is_empty() && !is_tag).then_some((level, words))
}

/// What a picture on a line of its own shows.
fn picture(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("![")?;
    let (shows, rest) = inner.split_once("](")?;
    rest.ends_with(')').then_some(shows.trim())
}

/// The words of a line, and whether its source breaks the line behind them.
fn hard_break(line: &str) -> (&str, bool) {
    match line.strip_suffix('\\') {
        Some(words) => (words.trim_end(), true),
        None => (line.strip_suffix('\r').unwrap_or(line).trim_end_matches(['\r', '\n']), line.ends_with("  ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_in_one_block_with_its_number() {
        let text = "栏目\n\n# 标题 一\n##标题二\n\n第一段的\n后一半。\n\n地址：甲  \n电话：乙\n\n![一座桥](a.png)\n#话题#不是标题\n";
        let blocks = read(0, text);
        let seen: Vec<(Kind, &str, usize, usize)> =
            blocks.iter().map(|block| (block.kind, block.text.trim(), block.lines.first, block.lines.last)).collect();
        assert_eq!(
            seen,
            [
                (Kind::Text, "栏目", 1, 1),
                (Kind::Heading(1), "标题 一", 3, 3),
                (Kind::Heading(2), "标题二", 4, 4),
                (Kind::Text, "第一段的后一半。", 6, 7),
                (Kind::Text, "地址：甲  \n电话：乙", 9, 10),
                (Kind::Picture, "一座桥", 12, 12),
                (Kind::Text, "#话题#不是标题", 13, 13),
            ]
        );
        assert_eq!(read(0, "The bridge\nopens today.")[0].text, "The bridge opens today.");
    }
}
