//! The last line of a paragraph that would be one character (孤字).
//!
//! Owns pulling one more down from the line above. It refuses where the line above would lose more than it
//! gives: more than the cells of four ideographs, or half of it.

use super::{Filled, Filling, Tail, line_of};
use crate::text::class::Class;
use crate::text::strip::Strip;
use crate::text::unit::Break;
use crate::text::{Korean, Language};

/// Most cells that are pulled down: a character with its marks, or the number before it.
const MOST: usize = 8;

/// Mends the last of the lines, which ends a paragraph that begins with the line `first`.
pub(super) fn mend(strip: &Strip, filling: &Filling, lines: &mut [Filled], first: usize) {
    // Korean words are whole already.
    if filling.rules.language == Language::Korean && filling.rules.korean == Korean::Words {
        return;
    }
    let count = lines.len();
    let Some([above, last]) = lines.get_mut(first..count).and_then(|lines| lines.last_chunk_mut::<2>()) else { return };
    if !is_alone(strip, last) || above.tail == Tail::Hyphen {
        return;
    }
    let seen = above.seen();
    let earliest = (seen.start + seen.len() / 2).max(seen.start + 1);
    let fits =
        |index: usize| strip.cells(index..seen.end) <= MOST && strip.cells(index..last.seen().end) <= filling.rest;
    let Some(index) = (earliest..seen.end).rev().find(|index| strip.gap(*index) >= Break::Poor && fits(*index)) else {
        return;
    };
    *above = line_of(strip, above.clusters.start..index, Tail::Plain);
    *last = line_of(strip, index..last.clusters.end, last.tail);
}

/// Whether a line is one wide character and the marks behind it. 5站。 and （℃） are more.
fn is_alone(strip: &Strip, line: &Filled) -> bool {
    let mut letters = 0;
    for index in line.seen() {
        let class = strip.class(index);
        if class.is_wide() {
            letters += 1;
        } else if !class.is_space() && !is_mark(class) {
            return false;
        }
        if letters > 1 {
            return false;
        }
    }
    letters == 1
}

/// Whether it only ends what it stands behind.
fn is_mark(class: Class) -> bool {
    class.closes()
        || matches!(
            class,
            Class::Colon
                | Class::WideExclamation
                | Class::DoubleExclamation
                | Class::Exclamation
                | Class::StraightQuote
                | Class::Comma
                | Class::Close
        )
}
