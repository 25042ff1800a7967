//! How a character is written among its like: in words with spaces between them, or one beside the other.
//!
//! Owns the kinds that an index of words asks for. It refuses to divide a text: that is its caller's.

use super::fold::is_solid;

/// How a character stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// A letter or digit of a script with spaces between its words, or a mark on one.
    Word,
    /// A character of a script without them, or in which words are found by any part of them: ideographs, kana, Hangul,
    /// Thai and its neighbours.
    Solid,
    /// A sign that means something by itself: ★ ℃ §.
    Sign,
    /// White space and punctuation.
    Blank,
}

impl Written {
    /// How a folded character is written.
    ///
    /// ```
    /// use newsprint::text::Written;
    /// let kinds = ['报', 'n', '한', '7', '，', '★'].map(Written::of);
    /// assert_eq!(kinds, [Written::Solid, Written::Word, Written::Solid, Written::Word, Written::Blank, Written::Sign]);
    /// ```
    pub fn of(char: char) -> Self {
        match char {
            '\0'..='\x7F' if char.is_ascii_alphanumeric() => Self::Word,
            '\0'..='\x7F' => Self::Blank,
            '\u{4E00}'..='\u{9FFF}' => Self::Solid,
            // Of CJK's signs those that stand in words: 々 〇 〡 〱, and the marks of kana.
            '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303C}' => {
                Self::Solid
            }
            '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{2000}'..='\u{206F}' | '·' | '\u{FF00}'..='\u{FF0F}' => {
                Self::Blank
            }
            // Kana and Bopomofo, Hangul, radicals, Yi.
            '\u{3041}'..='\u{31BF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{1100}'..='\u{11FF}'
            | '\u{A960}'..='\u{A97F}'
            | '\u{AC00}'..='\u{D7FF}'
            | '\u{2E80}'..='\u{2FDF}'
            | '\u{A000}'..='\u{A4CF}'
            | '\u{F900}'..='\u{FAFF}' => Self::Solid,
            // Thai and Lao, Tibetan, Burmese, Khmer.
            '\u{E00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => Self::Solid,
            _ if is_solid(char) => Self::Solid,
            _ if char.is_whitespace() || char.is_control() => Self::Blank,
            _ if char.is_alphanumeric() || is_mark(char) => Self::Word,
            _ => Self::Sign,
        }
    }
}

/// Whether a character is a mark within words that is no letter to Unicode: accents, points, viramas, joiners of none.
fn is_mark(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}' | '\u{ABC}'
        | '\u{ACD}' | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}'
        | '\u{1DC0}'..='\u{1DFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_with_spaces_are_words_and_others_are_solid() {
        let all = |text: &str, written| text.chars().all(|char| Written::of(char) == written);
        assert!(all("aé9бωحि\u{94D}\u{301}ß", Written::Word));
        assert!(all("报紙ひカー々〇한ᄒ\u{1161}กา㐀\u{20000}ㄅ", Written::Solid));
        assert!(all(" -—“”，。《》·・\u{3000}\n%", Written::Blank), "punctuation 标点");
        assert!(all("★℃§€\u{1F600}\u{FFFD}", Written::Sign));
    }
}
