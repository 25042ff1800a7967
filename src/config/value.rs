//! The values that settings have: plain data, an enum each.
//!
//! Owns which values there are, how the file writes them, and how they are told. Where another floor has the values
//! already, they are that floor's. It refuses to say what they do to a page, except that [`Drawn`] has its width
//! policy and [`Spoken`] its language.

use toml::de::DeValue;

use crate::app::{Home, Look, Preset, ScriptView};
use crate::edition::clean_line;
use crate::l10n::Tongue;
use crate::text::{Ambiguous, Level};

/// A kind of value.
pub(super) trait Value: Sized {
    /// The words it may be; empty where it is no word.
    const WORDS: &'static [&'static str] = &[];
    /// A value to begin from, as the file has it, for a key whose default no value says.
    const SAMPLE: &'static str = "";

    /// The clean value, if this is one.
    fn read(value: &DeValue) -> Option<Self>;
    /// The value as the file has it; none where only the key's absence says it.
    fn written(&self) -> Option<String>;
    /// All values, in words.
    fn values() -> String;
}

/// Makes values of an enum whose variants have a word each, which the method named says.
macro_rules! one_of {
    ($name:ident.$word:ident { $($variant:ident),* }) => {
        impl Value for $name {
            const WORDS: &'static [&'static str] = &[$($name::$variant.$word()),*];

            fn read(value: &DeValue) -> Option<Self> {
                let word = value.as_str()?;
                Self::ALL.iter().copied().find(|known| known.$word() == word)
            }

            fn written(&self) -> Option<String> {
                Some(quoted(self.$word()))
            }

            fn values() -> String {
                let quoted: Vec<String> = Self::WORDS.iter().map(|word| quoted(word)).collect();
                match quoted.split_last() {
                    Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
                    _ => quoted.concat(),
                }
            }
        }
    };
}

/// Declares an enum of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that the file has for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        one_of!($name.word { $($variant),* });
    };
}

// What other floors know how to do; here it is values.
one_of!(Level.word { Loose, Normal, Strict, Newspaper });
one_of!(Look.name { Terminal, Day, Night, Contrast });
one_of!(Home.name { Front, Contents });
one_of!(ScriptView.name { AsPrinted, Simplified, Traditional });
one_of!(Preset.name { Vim, Less, Arrows });

words! {
    /// How the terminal draws ambiguous characters: quotes, dashes, ellipses.
    Drawn {
        /// As the terminal says.
        Auto = "auto",
        /// In one cell.
        Narrow = "narrow",
        /// In two cells.
        Wide = "wide",
    }
}

impl Drawn {
    /// The policy, where one is asked for.
    pub fn policy(self) -> Option<Ambiguous> {
        match self {
            Self::Auto => None,
            Self::Narrow => Some(Ambiguous::Narrow),
            Self::Wide => Some(Ambiguous::Wide),
        }
    }
}

words! {
    /// The language of the program's own words.
    Spoken {
        /// As the environment asks.
        Auto = "auto",
        /// 简体中文.
        SimplifiedChinese = "zh-Hans",
        /// 繁體中文.
        TraditionalChinese = "zh-Hant",
        /// 日本語.
        Japanese = "ja",
        /// 한국어.
        Korean = "ko",
        /// English.
        English = "en",
    }
}

impl Spoken {
    /// The language, where one is asked for.
    pub fn tongue(self) -> Option<Tongue> {
        match self {
            Self::Auto => None,
            Self::SimplifiedChinese => Some(Tongue::SimplifiedChinese),
            Self::TraditionalChinese => Some(Tongue::TraditionalChinese),
            Self::Japanese => Some(Tongue::Japanese),
            Self::Korean => Some(Tongue::Korean),
            Self::English => Some(Tongue::English),
        }
    }
}

words! {
    /// Where the readings of ruby go.
    Readings {
        /// In the line, after their word.
        Inline = "inline",
        /// Nowhere.
        Hidden = "hidden",
    }
}

/// Whether something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// It is done; `true` in the file.
    On,
    /// It is not; `false` in the file.
    Off,
}

impl Value for Switch {
    fn read(value: &DeValue) -> Option<Self> {
        value.as_bool().map(|on| if on { Self::On } else { Self::Off })
    }

    fn written(&self) -> Option<String> {
        Some((*self == Self::On).to_string())
    }

    fn values() -> String {
        "true or false".to_owned()
    }
}

/// How many columns of an article stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// As many as suit the window; 0 in the file.
    ByWindow,
    /// So many, 1 to 4.
    Count(usize),
}

impl Value for Columns {
    fn read(value: &DeValue) -> Option<Self> {
        match whole(value)? {
            0 => Some(Self::ByWindow),
            count @ 1..=4 => Some(Self::Count(count)),
            _ => None,
        }
    }

    fn written(&self) -> Option<String> {
        Some(match self {
            Self::ByWindow => "0".to_owned(),
            Self::Count(count) => count.to_string(),
        })
    }

    fn values() -> String {
        "a whole number from 0 to 4".to_owned()
    }
}

/// How many cells a line may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// As many as suit the window; the key's absence in the file.
    ByWindow,
    /// So many, 20 to 120.
    Cells(usize),
}

impl Value for Measure {
    const SAMPLE: &'static str = "72";

    fn read(value: &DeValue) -> Option<Self> {
        whole(value).filter(|cells| (20..=120).contains(cells)).map(Self::Cells)
    }

    fn written(&self) -> Option<String> {
        match self {
            Self::ByWindow => None,
            Self::Cells(cells) => Some(cells.to_string()),
        }
    }

    fn values() -> String {
        "a whole number from 20 to 120".to_owned()
    }
}

/// The program that opens addresses, and what it is given before them. None of its words holds a blank, or anything
/// that a terminal obeys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opener(Vec<String>);

impl Opener {
    /// The program and its arguments; empty where the reader has named none.
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

impl Value for Opener {
    const SAMPLE: &'static str = "\"xdg-open\"";

    fn read(value: &DeValue) -> Option<Self> {
        let words: Vec<String> = value.as_str()?.split_whitespace().map(str::to_owned).collect();
        words.iter().all(|word| clean_line(word) == *word).then_some(Self(words))
    }

    fn written(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| quoted(&self.0.join(" ")))
    }

    fn values() -> String {
        "one string of a program and its arguments".to_owned()
    }
}

/// A text without control characters as a string of TOML.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A whole number that is not negative.
fn whole(value: &DeValue) -> Option<usize> {
    let number = value.as_integer()?;
    usize::from_str_radix(number.as_str(), number.radix()).ok()
}
