//! Headings within an article: small heads between its paragraphs.
//!
//! Owns which headings of a page are no headlines. It refuses to go by their size alone: sizes are the scan's guess.

use super::marks;
use super::page::{Block, Kind};

/// Longest small head, in characters.
const LONGEST: usize = 16;

/// The same in a report that is not signed, where there must be two of one size.
const LONGEST_UNSIGNED: usize = 12;

/// What is known of the article a heading may stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Report {
    /// Nothing.
    Unknown,
    /// A byline stands under its headline, which has this size.
    Signed(u8),
    /// It begins with a lead-in.
    Begun(u8),
}

/// For every block, whether it is a heading within an article.
///
/// One that counts (二、) goes on with the article. In a signed report, one smaller than its headline, alone between
/// two paragraphs, short, and not followed by a byline or a lead-in, is a small head; in a report that begins with a
/// lead-in, two of one size are.
pub(super) fn subheads(blocks: &[Block]) -> Vec<bool> {
    let mut found = vec![false; blocks.len()];
    let mut report = Report::Unknown;
    let mut headline: Option<u8> = None;
    for (index, block) in blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| blocks.get(index));
        let Kind::Heading(level) = block.kind else {
            let under = before.is_some_and(|before| matches!(before.kind, Kind::Heading(_)));
            match headline.filter(|_| under && found.get(index.wrapping_sub(1)) != Some(&true)) {
                Some(size) if marks::is_byline(&block.text) => report = Report::Signed(size),
                Some(size) if marks::is_lead_in(&block.text) => report = Report::Begun(size),
                _ => {}
            }
            continue;
        };
        let counts = marks::counts(&block.text) && before.is_some() && is_text(blocks.get(index + 1));
        let is_small = match report {
            Report::Unknown => false,
            Report::Signed(size) => level > size && is_alone(blocks, index, LONGEST),
            Report::Begun(size) => {
                level > size && is_alone(blocks, index, LONGEST_UNSIGNED) && has_twin(blocks, &found, index, size)
            }
        };
        if counts || is_small {
            if let Some(found) = found.get_mut(index) {
                *found = true;
            }
            continue;
        }
        let goes_on = before.is_some_and(|before| matches!(before.kind, Kind::Heading(_)));
        headline = if goes_on { headline.map(|size| size.min(level)).or(Some(level)) } else { Some(level) };
        report = Report::Unknown;
    }
    found
}

fn is_text(block: Option<&Block>) -> bool {
    block.is_some_and(|block| !matches!(block.kind, Kind::Heading(_)))
}

/// Whether a heading stands alone between two texts, is short, and no report begins under it.
fn is_alone(blocks: &[Block], index: usize, longest: usize) -> bool {
    let after = blocks.get(index + 1);
    let begins = after.is_some_and(|after| marks::is_byline(&after.text) || marks::is_lead_in(&after.text));
    let text = blocks.get(index).map_or("", |block| block.text.as_str());
    let between = is_text(index.checked_sub(1).and_then(|index| blocks.get(index))) && is_text(after);
    between && !begins && text.chars().count() <= longest && !marks::is_roundup(text)
}

/// Whether another small head of the same size stands in the same article: before this one, or behind it.
fn has_twin(blocks: &[Block], found: &[bool], index: usize, headline: u8) -> bool {
    let level = |index: usize| match blocks.get(index).map(|block| block.kind) {
        Some(Kind::Heading(level)) => Some(level),
        _ => None,
    };
    let same = |other: usize| level(other) == level(index);
    let ends = |other: usize| level(other).is_some_and(|level| level <= headline);
    let behind = (index + 1..blocks.len()).take_while(|other| !ends(*other));
    let before = (0..index).rev().take_while(|other| !ends(*other));
    behind.into_iter().any(|other| same(other) && is_alone(blocks, other, LONGEST_UNSIGNED))
        || before.into_iter().any(|other| same(other) && found.get(other) == Some(&true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ocr::page::read;

    fn small(text: &str) -> Vec<String> {
        let blocks = read(0, text);
        let found = subheads(&blocks);
        blocks.into_iter().zip(found).filter(|(_, found)| *found).map(|(block, _)| block.text).collect()
    }

    #[test]
    fn small_heads_are_told_from_headlines() {
        let signed = "# 老街亮了\n\n本报记者 闻一\n\n开头。\n\n## 先听怎么说\n\n一段。\n\n# 另一件事\n\n另一段。\n";
        assert_eq!(small(signed), ["先听怎么说"]);
        let begun = "# 老街亮了\n\n本报讯 开头。\n\n### 先听怎么说\n\n一段。\n\n### 再看怎么做\n\n一段。\n\n# 另一件事\n\n另一段。\n";
        assert_eq!(small(begun), ["先听怎么说", "再看怎么做"]);
        let one = "# 老街亮了\n\n本报讯 开头。\n\n### 先听怎么说\n\n一段。\n\n# 另一件事\n\n另一段。\n";
        assert_eq!(small(one), Vec::<String>::new());
        assert_eq!(small("# 通告\n\n一段。\n\n## 二、征集要求\n\n一段。\n"), ["二、征集要求"]);
        let other = "# 老街亮了\n\n本报记者 闻一\n\n开头。\n\n## 新桥通车\n\n本报讯 一段。\n";
        assert_eq!(small(other), Vec::<String>::new());
    }
}
