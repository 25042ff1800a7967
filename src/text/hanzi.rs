//! Simplified and traditional Chinese: one text in the other script, byte for byte in the same places.
//!
//! Owns what a script is, the conversion of a text that is only looked at, and which ideographs are one to a search.
//! It refuses to move anything: a character that the other script would write with more or fewer bytes, or a phrase
//! with more or fewer characters, stays as it is, so that every byte range of the source holds in what comes back.
//! It also refuses to change words: 坐标 does not become 座標, which `OpenCC`'s phrases would have it be.
//!
//! # Source
//! The dictionaries of `OpenCC` (Apache-2.0), as the crate `hanconv` carries them. They are behind the feature `hanzi`;
//! without it nothing is converted and no two ideographs are one.

#[cfg(feature = "hanzi")]
mod dictionary;
#[cfg(feature = "hanzi")]
mod variants;

use std::borrow::Cow;

#[cfg(feature = "hanzi")]
pub(super) use variants::Variants;

/// Whether the program was built with the dictionaries, so that [`convert`] does something.
pub const CAN_CONVERT: bool = cfg!(feature = "hanzi");

/// A way to write Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Simplified, as in Beijing and Singapore.
    Simplified,
    /// Traditional, as `OpenCC`'s standard has it; the ways of Taipei and Hong Kong are not told apart.
    Traditional,
}

/// The text in the other script: as many bytes, and every character begins where it began in the source.
///
/// Longest phrases first, then single characters: 头发 becomes 頭髮 and 发展 becomes 發展. Only ideographs change,
/// and only into their own counterparts of as many bytes; marks, kana and Latin letters stay. Text that is in the script
/// already comes back borrowed in most cases, though a character that both scripts know may be read as the other's (台
/// becomes 臺). Without the feature `hanzi` the text comes back as it is; see [`CAN_CONVERT`].
///
/// The first call for a script reads its dictionary: about 5 ms for traditional, 1 ms for simplified.
///
/// ```
/// use newsprint::text::{CAN_CONVERT, Script, convert};
/// let shown = convert("头发 and 发展", Script::Traditional);
/// assert_eq!(shown, if CAN_CONVERT { "頭髮 and 發展" } else { "头发 and 发展" });
/// assert_eq!(shown.len(), "头发 and 发展".len());
/// ```
pub fn convert(text: &str, to: Script) -> Cow<'_, str> {
    #[cfg(feature = "hanzi")]
    {
        dictionary::of(to).convert(text)
    }
    #[cfg(not(feature = "hanzi"))]
    {
        // One script is as good as the other.
        let _ = to;
        Cow::Borrowed(text)
    }
}

/// No two ideographs are one where there are no dictionaries.
#[cfg(not(feature = "hanzi"))]
pub(super) struct Variants;

#[cfg(not(feature = "hanzi"))]
impl Variants {
    /// The tables, which are empty.
    pub(super) const fn get() -> &'static Self {
        &Self
    }

    /// The character itself.
    #[expect(clippy::unused_self, reason = "the tables of the feature have the same shape")]
    pub(super) const fn fold(&self, char: char) -> char {
        char
    }
}

/// Whether a character is an ideograph of Unicode, beyond the basic plane too.
pub(super) const fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests;
