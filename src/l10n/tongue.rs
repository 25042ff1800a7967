//! The languages that the program speaks, and which one a reader asks for.
//!
//! Owns their tags and names, the reading of tags and of the environment. It refuses to guess from anything but
//! these: not from the paper's language, for one may well read Japanese with a program that speaks Korean.

use std::ffi::OsString;

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Script;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// 简体中文.
    SimplifiedChinese,
    /// 繁體中文.
    TraditionalChinese,
    /// 日本語.
    Japanese,
    /// 한국어.
    Korean,
    /// English; also what a reader of any other language gets.
    #[default]
    English,
}

impl Tongue {
    /// Every language, in the order a list of them has.
    pub const ALL: &'static [Self] =
        &[Self::SimplifiedChinese, Self::TraditionalChinese, Self::Japanese, Self::Korean, Self::English];

    /// Its BCP 47 tag: `zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// Its name in itself, so that who reads no other can find it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "简体中文",
            Self::TraditionalChinese => "繁體中文",
            Self::Japanese => "日本語",
            Self::Korean => "한국어",
            Self::English => "English",
        }
    }

    /// The language of a BCP 47 tag or a POSIX locale name; none for a language that the program does not speak.
    ///
    /// Upper and lower case are one, as are `-` and `_`. A codeset, a modifier and what follows a single letter
    /// (extensions, private use) say nothing here. Of Chinese the script decides, else the region, else the custom
    /// of the language: Cantonese is written in traditional characters save in CN. `C` and `POSIX` are English.
    ///
    /// ```
    /// use newsprint::l10n::Tongue;
    /// assert_eq!(Tongue::of_tag("zh_TW.UTF-8"), Some(Tongue::TraditionalChinese));
    /// assert_eq!(Tongue::of_tag("ja-JP"), Some(Tongue::Japanese));
    /// assert_eq!(Tongue::of_tag("fr_FR"), None);
    /// ```
    ///
    /// # Source
    /// BCP 47 (RFC 5646); POSIX.1-2024, XBD 8.2: `language[_territory][.codeset][@modifier]`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let name = bare(tag);
        if is_posix(name) {
            return Some(Self::English);
        }
        // Without what the parser of language identifiers refuses: `zh-Hant-u-nu-hanidec`.
        let subtags: Vec<&str> = name.split(['-', '_']).take_while(|subtag| subtag.len() != 1).collect();
        let tag: LanguageIdentifier = subtags.join("-").parse().ok()?;
        let has_region = |regions: &[&str]| tag.region.is_some_and(|region| regions.contains(&region.as_str()));
        match tag.language.as_str() {
            language @ ("zh" | "cmn" | "yue") => {
                let traditional = match tag.script.as_ref().map(Script::as_str) {
                    Some("Hant") => true,
                    Some("Hans") => false,
                    _ => has_region(&["TW", "HK", "MO"]) || (language == "yue" && !has_region(&["CN"])),
                };
                Some(if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese })
            }
            "ja" => Some(Self::Japanese),
            "ko" => Some(Self::Korean),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language that an environment asks for; `get` looks a variable up.
    ///
    /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty is the locale. If it is not `C`
    /// or `POSIX`, the first language in `LANGUAGE`, a list with colons, that the program speaks comes before it.
    /// English where nothing is set, and for every language that the program does not speak.
    ///
    /// ```
    /// use newsprint::l10n::Tongue;
    /// let environment = |name: &str| (name == "LANG").then(|| "ko_KR.UTF-8".into());
    /// assert_eq!(Tongue::from_environment(environment), Tongue::Korean);
    /// ```
    ///
    /// # Source
    /// POSIX.1-2024, XBD 8.2; GNU gettext manual, 2.3.3 for `LANGUAGE`.
    pub fn from_environment(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let value = |name| get(name).filter(|value| !value.is_empty());
        let Some(locale) = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(value) else {
            return Self::English;
        };
        let locale = locale.to_string_lossy();
        let list = value("LANGUAGE").filter(|_| !is_posix(bare(&locale))).unwrap_or_default();
        let preferred = list.to_string_lossy().split(':').find_map(Self::of_tag);
        preferred.or_else(|| Self::of_tag(&locale)).unwrap_or(Self::English)
    }
}

/// A locale name without its codeset and its modifier.
fn bare(name: &str) -> &str {
    name.split(['.', '@']).next().unwrap_or_default()
}

/// Whether a locale is that of no language.
fn is_posix(bare: &str) -> bool {
    bare == "C" || bare == "POSIX"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locale_names_tell_the_language() {
        let cases = [
            ("zh_CN.UTF-8", Some(Tongue::SimplifiedChinese)),
            ("zh", Some(Tongue::SimplifiedChinese)),
            ("zh_SG", Some(Tongue::SimplifiedChinese)),
            ("zh-Hans-HK", Some(Tongue::SimplifiedChinese)),
            ("yue_CN", Some(Tongue::SimplifiedChinese)),
            ("cmn_TW", Some(Tongue::TraditionalChinese)),
            ("zh-Hant", Some(Tongue::TraditionalChinese)),
            ("ZH_hant_cn", Some(Tongue::TraditionalChinese)),
            ("zh_TW", Some(Tongue::TraditionalChinese)),
            ("zh_TW.Big5@stroke", Some(Tongue::TraditionalChinese)),
            ("zh_HK", Some(Tongue::TraditionalChinese)),
            ("zh-mo", Some(Tongue::TraditionalChinese)),
            ("yue", Some(Tongue::TraditionalChinese)),
            ("zh-Hant-u-nu-hanidec", Some(Tongue::TraditionalChinese)),
            ("ja_JP", Some(Tongue::Japanese)),
            ("ja-JP-x-kansai", Some(Tongue::Japanese)),
            ("ko_KR.eucKR", Some(Tongue::Korean)),
            ("en_GB", Some(Tongue::English)),
            ("C", Some(Tongue::English)),
            ("C.UTF-8", Some(Tongue::English)),
            ("POSIX", Some(Tongue::English)),
            ("fr_FR.UTF-8", None),
            ("und", None),
            ("中文", None),
            ("../../zh", None),
            ("", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(Tongue::of_tag(tag), expected, "{tag}");
        }
        for tongue in Tongue::ALL {
            assert_eq!(Tongue::of_tag(tongue.tag()), Some(*tongue));
        }
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        type Environment<'a> = &'a [(&'a str, &'a str)];
        let cases: &[(Environment, Tongue)] = &[
            (&[], Tongue::English),
            (&[("LANG", "zh_CN.UTF-8")], Tongue::SimplifiedChinese),
            (&[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "ja_JP.UTF-8")], Tongue::Japanese),
            (&[("LANG", "zh_CN"), ("LC_MESSAGES", "ja_JP"), ("LC_ALL", "zh_HK")], Tongue::TraditionalChinese),
            (&[("LC_ALL", ""), ("LANG", "ko_KR.eucKR")], Tongue::Korean),
            (&[("LC_ALL", "C"), ("LANG", "ko_KR.eucKR")], Tongue::English),
            (&[("LC_ALL", "fr_FR.UTF-8"), ("LANG", "ko_KR.eucKR")], Tongue::English),
            (&[("LC_CTYPE", "ja_JP.UTF-8")], Tongue::English),
            (&[("LANG", "en_US.UTF-8"), ("LANGUAGE", "fr:zh_TW:ja")], Tongue::TraditionalChinese),
            (&[("LANG", "ja_JP.UTF-8"), ("LANGUAGE", "fr:de")], Tongue::Japanese),
            (&[("LANG", "ja_JP.UTF-8"), ("LANGUAGE", "")], Tongue::Japanese),
            (&[("LANG", "C.UTF-8"), ("LANGUAGE", "zh_TW")], Tongue::English),
            (&[("LANGUAGE", "zh_TW")], Tongue::English),
        ];
        for (environment, expected) in cases {
            let get = |name: &str| {
                environment.iter().find(|(other, _)| *other == name).map(|(_, value)| OsString::from(value))
            };
            assert_eq!(Tongue::from_environment(get), *expected, "{environment:?}");
        }
    }
}
