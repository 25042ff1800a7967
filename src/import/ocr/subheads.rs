//! Headings within an article: small heads between its paragraphs.
//!
//! Owns which headings of a page are no headlines. It refuses to go by their size alone: sizes are the scan's guess.

use super::marks;
use super::page::{Block, Kind};

/// Longest small head, in characters.
const LONGEST: usize = 16;

/// For every block, whether it is a heading within an article.
///
/// One that counts (二、) goes on with the article. In a signed report, one smaller than its headline, alone between
/// two paragraphs, short, and not followed by a byline or a lead-in, is a small head.
pub(super) fn subheads(blocks: &[Block]) -> Vec<bool> {
    let mut found = vec![false; blocks.len()];
    // The size of the last headline, where a byline followed it.
    let mut signed: Option<u8> = None;
    let mut headline: Option<u8> = None;
    for (index, block) in blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| blocks.get(index));
        let after = blocks.get(index + 1);
        let Kind::Heading(level) = block.kind else {
            let under = before.is_some_and(|before| matches!(before.kind, Kind::Heading(_)));
            if under && marks::is_byline(&block.text) {
                signed = headline;
            }
            continue;
        };
        let is_text = |block: Option<&Block>| block.is_some_and(|block| !matches!(block.kind, Kind::Heading(_)));
        let between = is_text(before) && is_text(after);
        let counts = marks::counts(&block.text) && before.is_some() && is_text(after);
        let begins = after.is_some_and(|after| marks::is_byline(&after.text) || marks::is_lead_in(&after.text));
        let smaller = signed.is_some_and(|headline| level > headline);
        let short = block.text.chars().count() <= LONGEST;
        if counts || (between && smaller && short && !begins) {
            if let Some(found) = found.get_mut(index) {
                *found = true;
            }
            continue;
        }
        let goes_on = before.is_some_and(|before| matches!(before.kind, Kind::Heading(_)));
        headline = if goes_on { headline.map(|size| size.min(level)).or(Some(level)) } else { Some(level) };
        signed = None;
    }
    found
}
