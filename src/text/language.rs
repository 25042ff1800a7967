//! Which language a text is set in, and how strictly its lines are broken.
//!
//! Owns the languages as far as setting differs, the reading of language tags, the guess by script where there
//! is none, and the levels of line breaking. It refuses to tell the languages of one script apart further.

/// A language as far as setting differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese in simplified characters.
    SimplifiedChinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Any other, by its ISO 639-1 code where its tag has one: hyphenation asks for it.
    Other(Option<[u8; 2]>),
}

impl Language {
    /// Whether its paragraphs are indented by two ideographs.
    pub fn is_ideographic(self) -> bool {
        matches!(self, Self::SimplifiedChinese | Self::TraditionalChinese | Self::Japanese)
    }

    /// Whether it is Chinese.
    pub fn is_chinese(self) -> bool {
        matches!(self, Self::SimplifiedChinese | Self::TraditionalChinese)
    }

    /// The language of a BCP 47 tag.
    ///
    /// ```
    /// use newsprint::text::Language;
    /// assert_eq!(Language::of_tag("zh-Hant-HK"), Language::TraditionalChinese);
    /// assert_eq!(Language::of_tag("de-AT"), Language::Other(Some(*b"de")));
    /// ```
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut subtags = tag.split('-');
        match subtags.next() {
            Some(language @ ("zh" | "yue" | "lzh")) => {
                // The script decides, else the region, else the custom of the language.
                let rest: Vec<&str> = subtags.collect();
                let has = |names: &[&str]| rest.iter().any(|subtag| names.contains(subtag));
                let traditional = if has(&["hant"]) || has(&["hans"]) {
                    has(&["hant"])
                } else {
                    has(&["tw", "hk", "mo"]) || (language == "yue" && !has(&["cn"]))
                };
                if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese }
            }
            Some("ja") => Self::Japanese,
            Some("ko") => Self::Korean,
            Some(code) => Self::Other(code.as_bytes().try_into().ok()),
            None => Self::Other(None),
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
            _ => Self::Other(None),
        }
    }
}

/// How strictly lines are broken.
///
/// # Source
/// CSS Text, `line-break`; JLREQ 3.1.7 for the loosest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// More places to break: before 々, ～ and, in Chinese and Japanese, before ： and ・.
    Loose,
    /// The customary rules.
    #[default]
    Normal,
    /// No line begins with small kana, ー, or in Chinese with —— and ……, either.
    Strict,
    /// JLREQ's "very loose", for columns of ten ideographs and fewer: only brackets, stops and doubled marks bind.
    Newspaper,
}

impl Level {
    /// Every level, the loosest of the common ones first.
    pub const ALL: &'static [Self] = &[Self::Loose, Self::Normal, Self::Strict, Self::Newspaper];

    /// Its name, as arguments and files have it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Loose => "loose",
            Self::Normal => "normal",
            Self::Strict => "strict",
            Self::Newspaper => "newspaper",
        }
    }
}

/// Where Korean lines end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Korean {
    /// Between words.
    #[default]
    Words,
    /// Between syllables, for columns too narrow for words.
    Syllables,
}

/// What decides where lines may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// The language of the text.
    pub language: Language,
    /// How strictly.
    pub level: Level,
    /// Where Korean lines end.
    pub korean: Korean,
}

impl Rules {
    /// The customary rules of a language.
    pub fn of(language: Language) -> Self {
        Self { language, level: Level::Normal, korean: Korean::Words }
    }
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
            ("zh-Hans-HK", Language::SimplifiedChinese),
            ("yue", Language::TraditionalChinese),
            ("ja-JP", Language::Japanese),
            ("ko", Language::Korean),
            ("en-GB", Language::Other(Some(*b"en"))),
            ("gsw", Language::Other(None)),
            ("", Language::Other(None)),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
        assert_eq!(Language::of_text("新桥昨日通车，GDP增长5.2%"), Language::SimplifiedChinese);
        assert_eq!(Language::of_text("新しい橋が開通した"), Language::Japanese);
        assert_eq!(Language::of_text("새 다리가 개통했다"), Language::Korean);
        assert_eq!(Language::of_text("A new bridge (新桥) opens"), Language::Other(None));
        assert_eq!(Language::of_text("…"), Language::Other(None));
    }
}
