//! Justifying: the cells that a line is short of, given to its places one by one.
//!
//! Owns where a line may be widened, and in what order. It refuses to give a place two cells: a line that its
//! places cannot fill stays ragged, and so does the last of a paragraph.

use super::class::Class;
use super::fill::{Filled, Tail};
use super::strip::Strip;
use super::unit::Break;

/// The clusters of a line before which one cell more is set, so that it fills its measure; in order. None where
/// the line is full, is the last of its paragraph, or cannot be filled.
///
/// # Source
/// CLREQ 3.2.3 and JLREQ 3.8 on the order of adjustment, for a grid on which a place takes a whole cell or none.
///
/// ```
/// use newsprint::text::{Ambiguous, Filling, Language, Rules, Strip, fill, justify};
/// let rules = Rules::of(Language::SimplifiedChinese);
/// let strip = Strip::of("他说：“新桥通车了。”大家鼓掌", rules, Ambiguous::Narrow);
/// let line = &fill(&strip, &Filling::plain(14, rules))[0]; // 他说：“新桥通, 13 cells
/// assert_eq!(justify(&strip, line, 14), [3]); // one more behind ：
/// ```
pub fn justify(strip: &Strip, line: &Filled, measure: usize) -> Vec<usize> {
    let missing = measure.saturating_sub(line.cells(strip));
    if missing == 0 || line.is_last(strip) {
        return Vec::new();
    }
    let seen = line.seen();
    let end = if line.tail == Tail::Hangs { seen.end - 1 } else { seen.end };
    // The white space that a line begins with is its own indent.
    let start = seen.clone().find(|index| !strip.is_space(*index)).unwrap_or(seen.end);
    let mut places: Vec<(Rank, usize)> = Vec::with_capacity(PLACES);
    for index in start + 1..end {
        if let Some(rank) = rank(strip, index) {
            places.push((rank, index));
        }
    }
    if places.len() < missing {
        return Vec::new();
    }
    let mut chosen = Vec::with_capacity(missing);
    let mut of_rank = Vec::with_capacity(places.len());
    for rank in [Rank::Space, Rank::Edge, Rank::Stop, Rank::Comma] {
        if chosen.len() == missing {
            break;
        }
        of_rank.clear();
        of_rank.extend(places.iter().filter(|(of, _)| *of == rank).map(|(_, index)| *index));
        let count = of_rank.len().min(missing - chosen.len());
        // Spread over the line, not heaped at its start.
        chosen.extend((0..count).filter_map(|n| of_rank.get((2 * n + 1) * of_rank.len() / (2 * count))));
    }
    chosen.sort_unstable();
    chosen
}

/// Places that a line seldom has more of.
const PLACES: usize = 16;

/// What a place is, the first to be widened first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// Behind a space between words.
    Space,
    /// Between a wide character and a Latin one.
    Edge,
    /// Behind 。！？
    Stop,
    /// Behind ，、；： and closing marks.
    Comma,
}

/// What kind of place the gap before a cluster is; none where a line may not end or a connector stands.
fn rank(strip: &Strip, index: usize) -> Option<Rank> {
    let (before, after) = (strip.class(index - 1), strip.class(index));
    // Most of a Chinese line: no place, whatever the gap.
    if before == Class::Han && after == Class::Han {
        return None;
    }
    if strip.gap(index) != Break::Allowed || is_connector(before) || is_connector(after) || after.is_space() {
        return None;
    }
    let rank = match before {
        Class::Space => Some(Rank::Space),
        Class::Stop | Class::HalfStop | Class::WideExclamation => Some(Rank::Stop),
        Class::WideComma
        | Class::HalfComma
        | Class::Colon
        | Class::WideClose
        | Class::HalfClose
        | Class::QuoteClose => Some(Rank::Comma),
        // A sign stands at its number, wide or not.
        Class::Digit if matches!(after, Class::SignPostfix | Class::WidePostfix) => None,
        _ if is_latin(before) && after.is_wide() => Some(Rank::Edge),
        _ if before.is_wide() && is_latin(after) => Some(Rank::Edge),
        _ => None,
    };
    rank.filter(|_| !is_number(strip, index) && !is_equals(strip, index))
}

/// Whether a number goes on behind its unit: 11億4000万.
fn is_number(strip: &Strip, index: usize) -> bool {
    let is_digit = |index: usize| matches!(strip.class(index), Class::Digit | Class::WideDigit);
    let unit = strip.text().get(strip.bytes(index - 1..index)).unwrap_or_default();
    is_digit(index)
        && index >= 2
        && is_digit(index - 2)
        && matches!(unit, "亿" | "億" | "万" | "萬" | "兆" | "千" | "百" | "十")
}

/// Whether an equals sign stands beside a place: it connects.
fn is_equals(strip: &Strip, index: usize) -> bool {
    strip.text().get(strip.bytes(index - 1..index + 1)).is_some_and(|pair| pair.contains('＝'))
}

fn is_latin(class: Class) -> bool {
    matches!(class, Class::Letter | Class::AmbiguousLetter | Class::Digit | Class::Postfix)
}

fn is_connector(class: Class) -> bool {
    class.pairs()
        || matches!(
            class,
            Class::WideTilde
                | Class::WaveDash
                | Class::EnDash
                | Class::TrueHyphen
                | Class::Hyphen
                | Class::Slash
                | Class::WideSlash
                | Class::MiddleDot
                | Class::HyphenationPoint
                | Class::Centred
                | Class::HalfCentred
        )
}
