//! Raised and lowered figures: m² and H₂O, where a grid has no half lines.
//!
//! Owns the figures that have a raised or lowered form of their own. It refuses letters: a word half raised is
//! worse than one not raised.

use std::borrow::Cow;

use super::Emphasis;

const PLAIN: &str = "0123456789+-−=()";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

/// A text as it is shown in a run of this kind: of one length in characters, each raised or lowered if it can be.
///
/// ```
/// use newsprint::layout::{Emphasis, shown};
/// assert_eq!(shown("2", Emphasis::Sup), "²");
/// assert_eq!(shown("10号", Emphasis::Sub), "₁₀号");
/// assert_eq!(shown("2", Emphasis::Strong), "2");
/// ```
pub fn shown(text: &str, emphasis: Emphasis) -> Cow<'_, str> {
    let forms = match emphasis {
        Emphasis::Sup => RAISED,
        Emphasis::Sub => LOWERED,
        _ => return Cow::Borrowed(text),
    };
    let form = |char: char| {
        let index = PLAIN.chars().position(|plain| plain == char)?;
        forms.chars().nth(index)
    };
    Cow::Owned(text.chars().map(|char| form(char).unwrap_or(char)).collect())
}
