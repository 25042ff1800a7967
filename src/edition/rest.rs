//! The fields of an object that this program does not know.
//!
//! Owns that they are kept, and that an object without any pays one word for them: nearly all have none, and an
//! edition has hundreds of thousands of objects. It refuses to look at them.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::Extra;

/// Fields this program does not know, or does nothing with, as they were.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rest(Option<Box<Extra>>);

impl Rest {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.get(name)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl<'de> Deserialize<'de> for Rest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RestVisitor;
        impl<'de> Visitor<'de> for RestVisitor {
            type Value = Rest;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rest, A::Error> {
                let mut fields: Option<Box<Extra>> = None;
                while let Some((name, value)) = map.next_entry()? {
                    fields.get_or_insert_default().insert(name, value);
                }
                Ok(Rest(fields))
            }
        }
        deserializer.deserialize_map(RestVisitor)
    }
}

impl Serialize for Rest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(self.0.as_ref().map(|fields| fields.len()))?;
        for (name, value) in self.0.iter().flat_map(|fields| fields.iter()) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
