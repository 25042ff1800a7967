//! Where a line may end: the gaps of a text, judged.
//!
//! Owns the walk over a text that finds its clusters, their cells and the gaps between them in one go: by
//! tables where all its characters are of the common classes, by libraries where not. It refuses to choose a
//! gap: filling does.
//!
//! # Source
//! CLREQ, JLREQ, KLREQ; GB/T 15834 §5.1; UAX #14 for the base; CSS Text for the levels.

mod address;
mod base;
mod general;
mod rules;
mod state;
mod table;

use super::class::{Class, widths};
use super::unit::{Break, Unit};
use super::{Ambiguous, Rules};
use rules::Question;
use state::State;
use table::Table;

/// The gaps of a text: the byte where each cluster but the first begins, and whether a line may end before it.
///
/// Hints of the source, such as soft hyphens, are not in a clean text and not here.
///
/// ```
/// use newsprint::text::{Break, Language, Rules, breaks};
/// let gaps = breaks("报“news”。", Rules::of(Language::SimplifiedChinese));
/// assert_eq!(gaps[0], (3, Break::Allowed)); // 报│“
/// assert_eq!(gaps[1], (6, Break::Never)); // “ ends no line
/// assert_eq!(gaps.last(), Some(&(13, Break::Never))); // 。 begins none
/// ```
pub fn breaks(text: &str, rules: Rules) -> Vec<(usize, Break)> {
    let units = units(text, rules, Ambiguous::Narrow);
    let inner = units.iter().skip(1).take(units.len().saturating_sub(2));
    inner.map(|unit| (unit.start as usize, unit.before)).collect()
}

/// The units of a text, and one behind it that begins where it ends.
pub(super) fn units(text: &str, rules: Rules, policy: Ambiguous) -> Vec<Unit> {
    common(text, rules, policy).unwrap_or_else(|| general::units(text, rules, policy))
}

/// By tables alone; none where a character is of no common class.
#[expect(clippy::cast_possible_truncation, reason = "a file has less than 4 GiB, and a text no more cells than bytes")]
fn common(text: &str, rules: Rules, policy: Ambiguous) -> Option<Vec<Unit>> {
    let table = Table::of(rules);
    let widths = widths(policy);
    let mut units = Vec::with_capacity(text.len() / 3 + 4);
    let mut state = State::START.number();
    let mut cells_before = 0;
    let mut has_address = false;
    let mut at = 0;
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let class = Class::of(char);
        let entry = table.entry(state, class);
        let before = match entry.gap() {
            Ok(before) => before,
            Err(question) => ask(question, text, at, &mut units, rules, &mut has_address),
        };
        units.push(Unit { start: at as u32, cells_before, class, before });
        cells_before += u32::from(widths[class as usize & 63]);
        state = entry.state();
        at += char.len_utf8();
        if class >= Class::Other {
            return None;
        }
        if class == Class::Han {
            // Most of a Chinese text is ideographs behind ideographs: they need no look-up.
            let before = table.between_han();
            let behind = chars.as_str().as_bytes();
            let count = behind.chunks_exact(3).take_while(|bytes| is_han(bytes)).count() as u32;
            let (start, cells) = (at as u32, cells_before);
            let unit = |n: u32| Unit { start: start + 3 * n, cells_before: cells + 2 * n, class, before };
            units.extend((0..count).map(unit));
            cells_before += 2 * count;
            at += 3 * count as usize;
            chars = text.get(at..).unwrap_or_default().chars();
        }
    }
    units.push(Unit { start: text.len() as u32, cells_before, class: Class::Newline, before: Break::Allowed });
    if has_address {
        address::mark(text, &mut units);
    }
    Some(units)
}

/// Whether an ideograph of the basic block begins with these bytes: U+4E00 to U+9FFF.
#[inline]
fn is_han(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE4, 0xB8..=0xFF, ..] | [0xE5..=0xE9, ..])
}

/// Answers what classes do not tell; `units` are those before the gap at byte `at`.
#[cold]
fn ask(question: Question, text: &str, at: usize, units: &mut [Unit], rules: Rules, has_address: &mut bool) -> Break {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    match question {
        Question::Pair => {
            if let [.., earlier, first] = units {
                first.before = rules::before_pair(State { class: earlier.class, memo: state::Memo::None }, rules);
            }
            Break::Never
        }
        Question::Date => {
            // 2026年│10月, but no 今年│10月 or 每日│5时: those begin with their digit.
            let unit = before.strip_suffix(['年', '月', '日', '时', '時', '分', '秒', '号', '號']);
            let is_number = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c);
            let number =
                unit.is_some_and(|number| number.ends_with(|c| is_number(c) || Class::of(c) == Class::WideDigit));
            if number || before.ends_with('第') { Break::Poor } else { Break::Allowed }
        }
        Question::WideNumber => {
            let number = before.strip_suffix(['．', '，']).unwrap_or_default();
            let goes_on = number.ends_with(|c| Class::of(c) == Class::WideDigit);
            if goes_on { Break::Joined } else { Break::Allowed }
        }
        Question::Address => {
            // `://`, or a full stop within a word: whether an address stands there is looked at once, at the end.
            let is_dot = after.starts_with('.') && after.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric);
            *has_address |= before.ends_with(":/") || is_dot;
            Break::Joined
        }
        Question::Closing => {
            let mut chars = after.chars().skip(1);
            if general::closes_before(chars.next()) { Break::Joined } else { Break::Allowed }
        }
    }
}

#[cfg(test)]
mod tests;
