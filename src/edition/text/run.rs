//! Runs of a text and their notation in the file.
//!
//! Owns `{"t": …, "c": …}` both ways. Unknown kinds of run, and unknown fields of known ones, are kept
//! for writing and shown as their text. It refuses runs within runs: `c` is a string.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::{Text, TextBuilder};
use crate::edition::clean::{Hint, clean_line};

/// Fields this program does not know, kept as they were.
pub type Extra = serde_json::Map<String, Value>;

/// A stretch of a text that is set or acts in its own way.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Bytes of the text it covers; empty only for kinds that are not known, or that carry unknown fields.
    pub range: Range<usize>,
    /// What it is.
    pub kind: RunKind,
    pub(super) extra: Option<Box<Extra>>,
}

/// What a run is.
#[derive(Debug, Clone, PartialEq)]
pub enum RunKind {
    /// Set strong (着重).
    Strong,
    /// Set with emphasis.
    Em,
    /// Raised.
    Sup,
    /// Lowered.
    Sub,
    /// Marked, as with a pen.
    Mark,
    /// Set small.
    Small,
    /// A gap that the source prints, in a headline or a line of names.
    Gap,
    /// Leads to an address or to another article of the edition.
    Link {
        /// The address, clean and on one line, otherwise as the file has it.
        href: Option<String>,
        /// The id of an article.
        article: Option<String>,
    },
    /// Carries a reading, in clean text: 漢字 with かんじ.
    Ruby(String),
    /// A kind this program does not know, by its name.
    Other(String),
}

impl RunKind {
    /// Its name in the file.
    pub fn name(&self) -> &str {
        match self {
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Sup => "sup",
            Self::Sub => "sub",
            Self::Mark => "mark",
            Self::Small => "small",
            Self::Gap => "gap",
            Self::Link { .. } => "link",
            Self::Ruby(_) => "ruby",
            Self::Other(name) => name,
        }
    }
}

/// The names in the file of the kinds that need nothing but their text.
const SIMPLE: [(&str, RunKind); 7] = [
    ("strong", RunKind::Strong),
    ("em", RunKind::Em),
    ("sup", RunKind::Sup),
    ("sub", RunKind::Sub),
    ("mark", RunKind::Mark),
    ("small", RunKind::Small),
    ("gap", RunKind::Gap),
];

/// One run as the file has it, before its text is joined to the whole.
enum RawRun<'de> {
    Plain(Cow<'de, str>),
    Kind { text: String, kind: RunKind, extra: Option<Box<Extra>> },
}

impl<'de> Deserialize<'de> for RawRun<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RunVisitor;
        impl<'de> Visitor<'de> for RunVisitor {
            type Value = RawRun<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a run such as {\"t\": \"strong\", \"c\": \"…\"}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawRun::Plain(Cow::Owned(text.to_owned())))
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(RawRun::Plain(Cow::Borrowed(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Extra::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    fields.insert(key, value);
                }
                raw_run(fields).map_err(de::Error::custom)
            }
        }
        deserializer.deserialize_any(RunVisitor)
    }
}

fn raw_run(mut fields: Extra) -> Result<RawRun<'static>, &'static str> {
    let Some(Value::String(name)) = fields.shift_remove("t") else {
        return Err("a run needs `t`, the name of its kind, as a string");
    };
    let Some(Value::String(text)) = fields.shift_remove("c") else {
        return Err("a run needs `c`, its text, as a string");
    };
    let mut string = |name: &str| match fields.get(name) {
        Some(Value::String(_)) => fields.shift_remove(name).and_then(|value| value.as_str().map(clean_line)),
        _ => None,
    };
    let kind = match name.as_str() {
        "link" => RunKind::Link { href: string("href"), article: string("article") },
        "ruby" => match string("r") {
            Some(reading) => RunKind::Ruby(reading),
            None => return Err("a run of kind `ruby` needs `r`, the reading, as a string"),
        },
        _ => match SIMPLE.into_iter().find(|(known, _)| *known == name) {
            Some((_, kind)) => kind,
            None => RunKind::Other(name),
        },
    };
    let extra = (!fields.is_empty()).then(|| Box::new(fields));
    Ok(RawRun::Kind { text, kind, extra })
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a list of runs")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::plain(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut runs: A) -> Result<Text, A::Error> {
                let mut builder = TextBuilder::default();
                while let Some(run) = runs.next_element::<RawRun>()? {
                    match run {
                        RawRun::Plain(text) => builder.push(&text),
                        RawRun::Kind { text, kind, extra } => builder.push_run_with(&text, kind, extra),
                    }
                }
                Ok(builder.build())
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

/// `text` at `range` with its hints put back as the characters they came from.
fn with_hints<'a>(text: &'a Text, range: &Range<usize>) -> Cow<'a, str> {
    let within = |hint: &&Hint| hint.at >= range.start && (hint.at < range.end || range.end == text.len());
    let plain = text.slice(range.clone());
    let mut hints = text.hints().iter().filter(within).peekable();
    if hints.peek().is_none() {
        return Cow::Borrowed(plain);
    }
    let mut out = String::with_capacity(plain.len() + 3);
    let mut from = range.start;
    for hint in hints {
        out.push_str(text.slice(from..hint.at));
        out.push(hint.kind.char());
        from = hint.at;
    }
    out.push_str(text.slice(from..range.end));
    Cow::Owned(out)
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.runs().is_empty() {
            return serializer.serialize_str(&with_hints(self, &(0..self.len())));
        }
        let mut seq = serializer.serialize_seq(None)?;
        let mut from = 0;
        for run in self.runs() {
            if run.range.start > from {
                seq.serialize_element(&with_hints(self, &(from..run.range.start)))?;
            }
            seq.serialize_element(&RunOf { text: self, run })?;
            from = run.range.end;
        }
        if from < self.len() {
            seq.serialize_element(&with_hints(self, &(from..self.len())))?;
        }
        seq.end()
    }
}

struct RunOf<'a> {
    text: &'a Text,
    run: &'a Run,
}

impl Serialize for RunOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("t", self.run.kind.name())?;
        map.serialize_entry("c", &with_hints(self.text, &self.run.range))?;
        match &self.run.kind {
            RunKind::Link { href, article } => {
                if let Some(href) = href {
                    map.serialize_entry("href", href)?;
                }
                if let Some(article) = article {
                    map.serialize_entry("article", article)?;
                }
            }
            RunKind::Ruby(reading) => map.serialize_entry("r", reading)?,
            _ => {}
        }
        for (key, value) in self.run.extra.iter().flat_map(|extra| extra.iter()) {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = SIMPLE.iter().map(|(name, _)| *name).chain(["link", "ruby"]).collect();
        json_schema!({
            "description": "A string, or a list of strings and runs. Cleaned when read: no control characters.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "anyOf": [
                    { "type": "string" },
                    {
                        "type": "object",
                        "properties": {
                            "t": { "description": "Kind of run", "anyOf": [{ "enum": names }, { "type": "string" }] },
                            "c": { "type": "string", "description": "Its text" },
                            "href": { "type": "string", "description": "Of a link: its address" },
                            "article": { "type": "string", "description": "Of a link: the id of an article" },
                            "r": { "type": "string", "description": "Of a ruby: the reading" }
                        },
                        "required": ["t", "c"]
                    }
                ] } }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(json: &str) -> String {
        let text: Text = serde_json::from_str(json).unwrap();
        serde_json::to_string(&text).unwrap()
    }

    #[test]
    fn every_kind_of_run_survives_a_read_and_a_write() {
        for json in [
            r#""一句 plain""#,
            r#"["前",{"t":"strong","c":"粗"},"后"]"#,
            r#"[{"t":"link","c":"网址","href":"https://example.org/a"},{"t":"link","c":"见","article":"a1","x-n":1}]"#,
            r#"[{"t":"ruby","c":"漢字","r":"かんじ"},{"t":"wave","c":"波","depth":[1,{"a":null}]}]"#,
            r#"["H",{"t":"sub","c":"2"},"O"]"#,
            r#"["前",{"t":"image","c":"","asset":"i1"},"后",{"t":"em","c":"","id":1}]"#,
        ] {
            assert_eq!(round(json), json);
        }
    }

    #[test]
    fn break_hints_are_written_back() {
        let text = "新\u{200B}闻\u{AD}";
        assert_eq!(round(&format!("\"{text}\"")), format!("\"{text}\""));
    }

    #[test]
    fn runs_without_their_parts_are_refused_by_name() {
        for (json, expected) in [
            (r#"[{"c":"x"}]"#, "`t`"),
            (r#"[{"t":"em"}]"#, "`c`"),
            (r#"[{"t":"ruby","c":"字"}]"#, "`r`"),
            ("[3]", "expected a string or a run"),
            ("7", "expected a string or a list of runs"),
        ] {
            let error = serde_json::from_str::<Text>(json).unwrap_err().to_string();
            assert!(error.contains(expected), "{json}: {error}");
        }
    }
}
