//! JSON with positions, for a file that is wrong.
//!
//! Owns one step at a time into raw JSON: the fields of an object, the elements of a list, each still a
//! slice of the text, so that its offset is known. It refuses to judge what it finds.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What a JSON value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonType {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    pub(super) fn of(raw: &RawValue) -> Self {
        match raw.get().as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'"') => Self::String,
            Some(b'[') => Self::Array,
            Some(b'{') => Self::Object,
            _ => Self::Number,
        }
    }

    /// As a schema names it.
    pub(super) fn named(self, name: &str, raw: &RawValue) -> bool {
        match name {
            "null" => self == Self::Null,
            "boolean" => self == Self::Boolean,
            "number" => self == Self::Number,
            "integer" => self == Self::Number && !raw.get().contains(['.', 'e', 'E']),
            "string" => self == Self::String,
            "array" => self == Self::Array,
            "object" => self == Self::Object,
            _ => false,
        }
    }

    /// As a message names it.
    pub(super) fn article_and_name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "a list",
            Self::Object => "an object",
        }
    }
}

#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// One field of an object.
pub(super) struct Field<'a> {
    pub(super) name: Cow<'a, str>,
    /// Byte offset of the name's quote, or of the value where the name is escaped.
    pub(super) offset: usize,
    pub(super) value: &'a RawValue,
}

/// Byte offset of `part`, a slice of `text`.
pub(super) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The fields of an object in their order; none if it is no object.
pub(super) fn fields<'a>(text: &str, raw: &'a RawValue) -> Vec<Field<'a>> {
    struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);
    impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct FieldsVisitor;
            impl<'de> Visitor<'de> for FieldsVisitor {
                type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

                fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                    f.write_str("an object")
                }

                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                    let mut fields = Vec::new();
                    while let Some((Key(name), value)) = map.next_entry()? {
                        fields.push((name, value));
                    }
                    Ok(fields)
                }
            }
            deserializer.deserialize_map(FieldsVisitor).map(Fields)
        }
    }
    let Ok(Fields(fields)) = serde_json::from_str::<Fields>(raw.get()) else { return Vec::new() };
    let place = |(name, value): (Cow<'a, str>, &'a RawValue)| {
        let offset = match &name {
            Cow::Borrowed(name) => offset(text, name).saturating_sub(1),
            Cow::Owned(_) => offset(text, value.get()),
        };
        Field { name, offset, value }
    };
    fields.into_iter().map(place).collect()
}

/// The elements of a list in their order; none if it is no list.
pub(super) fn elements(raw: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// The string a value is, decoded.
pub(super) fn string(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}
