//! Blocks as the file has them: dispatch on `type`, a body in one string, and the schema of it all.
//!
//! Owns the shape of a block in JSON. It refuses to lose a field: what a type does not know is kept.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::{
    Block, Figure, Framed, Lines, List, ListItem, Note, Paragraph, Pre, Quote, Rule, SignatureBlock, Subhead, Table,
    Unknown,
};
use crate::edition::Src;
use crate::edition::lenient::{TextOr, Word, text_or};
use crate::edition::{Extra, Text};

/// The one table of block types: the name in the file, the variant, its fields.
macro_rules! block_types {
    ($($name:literal $variant:ident $fields:ident,)*) => {
        impl Block {
            /// Every known type, as the file has it.
            pub const TYPES: &'static [&'static str] = &[$($name),*];

            /// Its type, as the file has it.
            pub fn type_name(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $name,)*
                    Self::Unknown(block) => block.fields.get("type").and_then(Value::as_str).unwrap_or_default(),
                }
            }

            /// Where in the source it stands; nothing for a type this program does not know.
            pub fn src(&self) -> &[Src] {
                match self {
                    $(Self::$variant(block) => &block.src,)*
                    Self::Unknown(_) => &[],
                }
            }
        }

        impl Serialize for Block {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(fields) => Tagged { name: $name, fields }.serialize(serializer),)*
                    Self::Unknown(block) => block.fields.serialize(serializer),
                }
            }
        }

        fn known<'de, D: Deserializer<'de>>(name: &str, fields: D) -> Result<Option<Block>, D::Error> {
            Ok(Some(match name {
                $($name => Block::$variant($fields::deserialize(fields)?.into()),)*
                _ => return Ok(None),
            }))
        }

        impl JsonSchema for Block {
            fn schema_name() -> Cow<'static, str> {
                "Block".into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let types: Vec<Value> = vec![$(of_type($name, &generator.subschema_for::<$fields>())),*];
                json_schema!({
                    "description": "A string is a paragraph. Blocks of unknown types are kept and shown as their `text`, else their `alt`.",
                    "anyOf": [{ "type": "string" }, {
                        "type": "object",
                        "properties": { "type": { "anyOf": [{ "enum": Self::TYPES }, { "type": "string" }] } },
                        "required": ["type"],
                        "allOf": types,
                    }],
                })
            }
        }
    };
}

block_types! {
    "paragraph" Paragraph Paragraph,
    "subhead" Subhead Subhead,
    "list" List List,
    "lines" Lines Lines,
    "quote" Quote Quote,
    "figure" Figure Figure,
    "table" Table Table,
    "note" Note Note,
    "box" Box Framed,
    "signature" Signature SignatureBlock,
    "rule" Rule Rule,
    "pre" Pre Pre,
}

#[derive(serde::Serialize)]
struct Tagged<'a, T> {
    #[serde(rename = "type")]
    name: &'a str,
    #[serde(flatten)]
    fields: &'a T,
}

fn of_type(name: &str, fields: &Schema) -> Value {
    serde_json::json!({ "if": { "properties": { "type": { "const": name } } }, "then": fields })
}

fn paragraph(text: Text) -> Block {
    Block::Paragraph(Paragraph { text, ..Paragraph::default() })
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BlockVisitor;
        impl<'de> Visitor<'de> for BlockVisitor {
            type Value = Block;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a block such as {\"type\": \"paragraph\", \"text\": \"…\"}, or a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Block, E> {
                Ok(paragraph(Text::plain(text)))
            }

            /// Where `type` comes first, as it should, nothing is buffered.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Block, A::Error> {
                let mut fields = Extra::new();
                while let Some(Word(key)) = map.next_key()? {
                    if fields.is_empty() && key == "type" {
                        let Word(name) = map.next_value()?;
                        if Block::TYPES.contains(&name.as_ref()) {
                            let rest = MapAccessDeserializer::new(map);
                            return known(&name, rest)?.ok_or_else(|| de::Error::custom("unknown block"));
                        }
                        fields.insert("type".to_owned(), Value::String(name.into_owned()));
                    } else {
                        fields.insert(key.into_owned(), map.next_value()?);
                    }
                }
                buffered(fields).map_err(de::Error::custom)
            }
        }
        deserializer.deserialize_any(BlockVisitor)
    }
}

/// A block whose fields have been read already: `type` was not first, or is unknown.
fn buffered(mut fields: Extra) -> Result<Block, serde_json::Error> {
    let name = match fields.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(_) => return Err(de::Error::custom("a block's `type` must be a string")),
        None => return Err(de::Error::missing_field("type")),
    };
    if Block::TYPES.contains(&name.as_str()) {
        fields.shift_remove("type");
        if let Some(block) = known(&name, Value::Object(fields))? {
            return Ok(block);
        }
        return Err(de::Error::custom("unknown block"));
    }
    let shown = ["text", "alt"].into_iter().find_map(|name| Text::deserialize(fields.get(name)?).ok());
    Ok(Block::Unknown(Box::new(Unknown { text: shown.unwrap_or_default(), fields })))
}

/// Reads a body: a list of blocks, or one string whose paragraphs are split at blank lines.
pub(super) fn body<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    struct BodyVisitor;
    impl<'de> Visitor<'de> for BodyVisitor {
        type Value = Vec<Block>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list of blocks or a string")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Vec<Block>, E> {
            Ok(paragraphs(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Block>, A::Error> {
            let mut blocks = Vec::new();
            while let Some(block) = seq.next_element()? {
                blocks.push(block);
            }
            Ok(blocks)
        }
    }
    deserializer.deserialize_any(BodyVisitor)
}

/// The paragraphs of a text, split at lines that hold only white space.
fn paragraphs(text: &str) -> Vec<Block> {
    let text = Text::plain(text);
    let mut blocks = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in text.as_str().lines().chain([""]) {
        if !line.trim().is_empty() {
            open.push(line);
        } else if !open.is_empty() {
            blocks.push(paragraph(Text::plain(open.join("\n").trim_end())));
            open.clear();
        }
    }
    blocks
}

/// The schema of a list's items.
pub(super) struct Items;

impl JsonSchema for Items {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Items".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = TextOr::<ListItem>::json_schema(generator);
        json_schema!({ "type": "array", "items": item })
    }
}

/// Reads items, each an object or its text alone.
pub(super) fn items<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ListItem>, D::Error> {
    struct Item(ListItem);
    impl<'de> Deserialize<'de> for Item {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let item = text_or(deserializer, |text| ListItem { text: Some(text), ..ListItem::default() })?;
            Ok(Self(item.unwrap_or_default()))
        }
    }
    let items = Vec::<Item>::deserialize(deserializer)?;
    Ok(items.into_iter().map(|Item(item)| item).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_block_survives_a_read_and_a_write() {
        for json in [
            r#"{"type":"paragraph","id":"p1","text":"一段 one","role":"lead","src":[{"source":0,"lines":[3,5]}],"x-a":[1]}"#,
            r#"{"type":"subhead","text":"小标题","level":2}"#,
            r#"{"type":"list","ordered":true,"style":"cjk-dun","items":[{"marker":"一、","text":"甲","blocks":[{"type":"rule"}]}]}"#,
            r#"{"type":"lines","lines":["电话：000","Tel. 1"],"verse":true}"#,
            r#"{"type":"quote","text":"引文","cite":"某书","pull":true}"#,
            r#"{"type":"figure","asset":"i1","alt":"桥","caption":"图为样例。","credit":"甲 摄"}"#,
            r#"{"type":"table","caption":"表","header":[["年","n"]],"rows":[["2026",[{"t":"strong","c":"3"}]]],"align":["left","right"]}"#,
            r#"{"type":"note","label":"编者按","text":"按语"}"#,
            r#"{"type":"box","title":"相关链接","blocks":[{"type":"future","text":"t","deep":{"a":[1,null]}}]}"#,
            r#"{"type":"signature","signature":{"lines":["某局"],"date":"2026-11-20"}}"#,
            r#"{"type":"pre","text":"08:00  首班"}"#,
            r#"{"type":"future-block","alt":"未来的块","n":1.5}"#,
        ] {
            let block: Block = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&block).unwrap(), json);
        }
    }

    #[test]
    fn type_may_come_last_and_a_block_may_be_a_string() {
        let last: Block = serde_json::from_str(r#"{"text":"后","type":"paragraph"}"#).unwrap();
        let string: Block = serde_json::from_str(r#""后""#).unwrap();
        assert_eq!(last, string);
    }

    #[test]
    fn unknown_types_show_their_text() {
        let block: Block = serde_json::from_str(r#"{"type":"future","text":["未",{"t":"em","c":"来"}]}"#).unwrap();
        let Block::Unknown(unknown) = block else { panic!("{block:?}") };
        assert_eq!(unknown.text.as_str(), "未来");
    }

    #[test]
    fn a_body_in_one_string_is_split_at_blank_lines() {
        let texts = |body: &str| -> Vec<String> {
            let text = |block: &Block| match block {
                Block::Paragraph(paragraph) => paragraph.text.as_str().to_owned(),
                other => panic!("{other:?}"),
            };
            paragraphs(body).iter().map(text).collect()
        };
        assert_eq!(texts("第一段。\r\n \r\n\r\nSecond\npart.\n"), ["第一段。", "Second\npart."]);
        assert_eq!(texts(" \n"), Vec::<String>::new());
    }

    #[test]
    fn items_may_be_strings() {
        let list: List = serde_json::from_str(r#"{"items":["甲",{"marker":"二、","text":"乙"}]}"#).unwrap();
        assert_eq!(list.items[0].text.as_ref().map(Text::as_str), Some("甲"));
        assert_eq!(list.items[1].marker.as_ref().map(Text::as_str), Some("二、"));
    }
}
