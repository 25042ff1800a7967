//! `open_enum!`: a set of known words of the file that may grow.
//!
//! Owns how a word this program does not know is kept, as `Other`, and written back unchanged. It refuses
//! to judge: `check` says which words are unknown, and which known one they resemble.

/// Declares an enum of known words with an `Other` for the rest, and its serde and schema.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word this program does not know, as the file has it.
            Other(Box<str>),
        }

        impl $name {
            /// Every known word, as the file has it.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word, as the file has it.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::Other(word.into()),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let $crate::edition::lenient::Word(word) = serde::Deserialize::deserialize(deserializer)?;
                Ok(Self::from(word.as_ref()))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "description": "One of the words listed; others are kept",
                    "anyOf": [{ "enum": Self::WORDS }, { "type": "string" }],
                })
            }
        }
    };
}

pub(super) use open_enum;
