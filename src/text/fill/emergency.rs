//! What has no gap and is wider than its line.
//!
//! Owns the cut between two clusters where no line may end: in the least ill place, marks last of all.

use crate::text::strip::Strip;
use crate::text::unit::Break;

/// The end of a line from `start` that is full at `full` and has no gap: the last of the least ill places.
pub(super) fn cut(strip: &Strip, start: usize, full: usize) -> usize {
    let mut best: Option<(Break, usize)> = None;
    for index in (start + 1..=full).rev() {
        let gap = match strip.gap(index) {
            // A soft hyphen that had no room for its hyphen is a place like any in its word.
            Break::Hyphen => Break::Joined,
            gap => gap,
        };
        if !strip.is_space(index) && best.is_none_or(|(best, _)| gap > best) {
            best = Some((gap, index));
        }
        if gap == Break::Late {
            break;
        }
    }
    let mut end = best.map_or(full.max(start + 1), |(_, index)| index);
    while strip.is_space(end) && strip.gap(end) != Break::Mandatory {
        end += 1;
    }
    end
}
