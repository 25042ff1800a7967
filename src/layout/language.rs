//! Which language a text is set in.
//!
//! Owns the reading of language tags and the guess by script where there is none. It refuses to tell the
//! languages of one script apart further than setting needs.

use crate::edition::{Article, Edition};

/// A language as far as setting differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters.
    SimplifiedChinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Any other.
    Other,
}

impl Language {
    /// Whether its paragraphs are indented by two ideographs.
    pub fn is_ideographic(self) -> bool {
        matches!(self, Self::SimplifiedChinese | Self::TraditionalChinese | Self::Japanese)
    }

    /// The language of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut subtags = tag.split('-');
        match subtags.next() {
            Some("zh" | "yue" | "lzh") => {
                let traditional = subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo"));
                if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese }
            }
            Some("ja") => Self::Japanese,
            Some("ko") => Self::Korean,
            _ => Self::Other,
        }
    }

    /// The language that the letters of a text speak of: kana for Japanese, Hangul for Korean, else Han for Chinese.
    pub fn of_text(text: &str) -> Self {
        let (mut han, mut kana, mut hangul, mut other) = (0, 0, 0, 0);
        for char in text.chars() {
            match char {
                '\u{3041}'..='\u{30FF}' => kana += 1,
                '\u{3400}'..='\u{9FFF}' => han += 1,
                '\u{AC00}'..='\u{D7A3}' => hangul += 1,
                _ if char.is_alphabetic() => other += 1,
                _ => {}
            }
        }
        // A Latin word has the letters of two or three ideographs.
        match other / 3 {
            other if hangul > kana && hangul >= other && hangul * 2 > han => Self::Korean,
            other if kana * 6 > han && kana + han >= other && kana > 0 => Self::Japanese,
            other if han > 0 && han >= other => Self::SimplifiedChinese,
            _ => Self::Other,
        }
    }
}

/// Most characters that are looked at for a guess.
const SAMPLE: usize = 400;

/// The language of an article: its own tag, the edition's, else the one its letters speak of.
pub fn language(edition: &Edition, article: &Article) -> Language {
    if let Some(tag) = article.lang.as_deref().or(edition.lang.as_deref()) {
        return Language::of_tag(tag);
    }
    let parts = article.parts();
    let sample: String = parts.iter().flat_map(|part| part.text.as_str().chars()).take(SAMPLE).collect();
    Language::of_text(&sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_letters_tell_the_language() {
        let cases = [
            ("zh-Hans-CN", Language::SimplifiedChinese),
            ("zh", Language::SimplifiedChinese),
            ("zh-TW", Language::TraditionalChinese),
            ("zh_Hant", Language::TraditionalChinese),
            ("ja-JP", Language::Japanese),
            ("ko", Language::Korean),
            ("en-GB", Language::Other),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
        assert_eq!(Language::of_text("新桥昨日通车，GDP增长5.2%"), Language::SimplifiedChinese);
        assert_eq!(Language::of_text("新しい橋が開通した"), Language::Japanese);
        assert_eq!(Language::of_text("새 다리가 개통했다"), Language::Korean);
        assert_eq!(Language::of_text("A new bridge (新桥) opens"), Language::Other);
        assert_eq!(Language::of_text("…"), Language::Other);
    }
}
