//! The body of an article: its blocks, read from the file when they are first looked at.
//!
//! Owns when a body is read. A day's paper opens at its front page, which shows a few of its articles, and a large file
//! has tens of thousands: their words wait in the file's own form, and in its own bytes where those stay. It refuses to
//! hide what is wrong: who reads a file looks at every body, or has it looked at.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::{Deref, DerefMut, Range};
use std::sync::{Arc, OnceLock};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::Block;
use super::raw::body;

/// The blocks of an article. It is used as the list of blocks that it is.
///
/// Read from a file, what it says is read when it is first looked at; a body that is wrong then has no blocks.
/// [`crate::edition::file::read`] lets none of those pass.
///
/// ```
/// use newsprint::edition::Article;
/// let article: Article = serde_json::from_str(r#"{"body": "新桥通车。\n\nA bridge opens."}"#)?;
/// assert_eq!(article.body.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Body {
    own: Vec<Block>,
    /// What is still to be read; `own` is empty then.
    waiting: Option<Waiting>,
}

/// The bytes of a file, which stay as long as anything of it waits.
pub(in crate::edition) type Bytes = Arc<Vec<u8>>;

thread_local! {
    /// The file that is being read. A deserializer has no way to be told.
    static FILE: RefCell<Option<Bytes>> = const { RefCell::new(None) };
    /// Where the body of the article that is being read stands in that file, if it is not read with it.
    static BODY: Cell<Option<Range<usize>>> = const { Cell::new(None) };
}

/// Reads something of a file whose bytes stay; without one, what waits has a copy of its own.
pub(in crate::edition) fn within<T>(file: Option<Bytes>, reads: impl FnOnce() -> T) -> T {
    struct Before(Option<Bytes>);
    impl Drop for Before {
        fn drop(&mut self) {
            FILE.set(self.0.take());
        }
    }
    let _before = Before(FILE.replace(file));
    reads()
}

/// Reads an article whose body stands there in the file that is being read; its own text may have anything in its place.
/// What it says is not looked at, nor whether it is JSON.
pub(in crate::edition) fn beside<T>(body: Range<usize>, reads: impl FnOnce() -> T) -> T {
    struct After;
    impl Drop for After {
        fn drop(&mut self) {
            BODY.set(None);
        }
    }
    BODY.set(Some(body));
    let _after = After;
    reads()
}

/// The file that is being read, for who reads on in another thread.
pub(in crate::edition) fn current() -> Option<Bytes> {
    FILE.with_borrow(Clone::clone)
}

/// A body in the file's own form.
#[derive(Clone)]
struct Waiting {
    form: Form,
    blocks: OnceLock<Vec<Block>>,
}

/// Where that form is.
#[derive(Clone)]
enum Form {
    /// In the file.
    Of(Bytes, Range<usize>),
    /// Here.
    Own(Box<RawValue>),
}

impl Form {
    /// Where a part of the file stands in it; a copy where it is of something else.
    fn of(file: Bytes, raw: &RawValue) -> Self {
        let start = raw.get().as_ptr().addr().checked_sub(file.as_ptr().addr());
        let range = start.map(|start| start..start.saturating_add(raw.get().len()));
        // Bytes that lie in the file are the file's.
        match range.filter(|range| file.get(range.clone()).is_some()) {
            Some(range) => Self::Of(file, range),
            None => Self::Own(raw.to_owned()),
        }
    }

    fn json(&self) -> Option<&str> {
        match self {
            Self::Of(file, range) => simdutf8::basic::from_utf8(file.get(range.clone())?).ok(),
            Self::Own(raw) => Some(raw.get()),
        }
    }
}

impl Waiting {
    fn parse(&self) -> Result<Vec<Block>, serde_json::Error> {
        let json = self.form.json().ok_or_else(|| serde_json::Error::custom("the file's bytes are gone"))?;
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let blocks = body(&mut deserializer)?;
        deserializer.end()?;
        Ok(blocks)
    }

    fn blocks(&self) -> &Vec<Block> {
        self.blocks.get_or_init(|| self.parse().unwrap_or_default())
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.blocks.take().unwrap_or_else(|| self.parse().unwrap_or_default())
    }
}

impl Body {
    /// Reads it now, and for good; one that is wrong waits on, for who says what is wrong with it.
    pub(in crate::edition) fn read(&mut self) -> Result<(), serde_json::Error> {
        if let Some(waiting) = &self.waiting {
            self.own = waiting.parse()?;
            self.waiting = None;
        }
        Ok(())
    }

    /// What is wrong with it, for who has it looked at away from the reader's eyes: nothing of it is kept.
    pub(in crate::edition) fn fault(&self) -> Option<serde_json::Error> {
        self.waiting.as_ref().and_then(|waiting| waiting.parse().err())
    }
}

impl Deref for Body {
    type Target = Vec<Block>;

    fn deref(&self) -> &Vec<Block> {
        self.waiting.as_ref().map_or(&self.own, Waiting::blocks)
    }
}

impl DerefMut for Body {
    fn deref_mut(&mut self) -> &mut Vec<Block> {
        if let Some(waiting) = self.waiting.take() {
            self.own = waiting.into_blocks();
        }
        &mut self.own
    }
}

impl From<Vec<Block>> for Body {
    fn from(blocks: Vec<Block>) -> Self {
        Self { own: blocks, waiting: None }
    }
}

impl FromIterator<Block> for Body {
    fn from_iter<I: IntoIterator<Item = Block>>(blocks: I) -> Self {
        Self::from(blocks.into_iter().collect::<Vec<_>>())
    }
}

impl<'a> IntoIterator for &'a Body {
    type Item = &'a Block;
    type IntoIter = std::slice::Iter<'a, Block>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = match (current(), BODY.take()) {
            (Some(file), Some(range)) => {
                IgnoredAny::deserialize(deserializer)?;
                Form::Of(file, range)
            }
            (Some(file), None) => Form::of(file, <&RawValue>::deserialize(deserializer)?),
            (None, _) => Form::Own(Box::deserialize(deserializer)?),
        };
        Ok(Self { own: Vec::new(), waiting: Some(Waiting { form, blocks: OnceLock::new() }) })
    }
}

impl JsonSchema for Body {
    fn schema_name() -> Cow<'static, str> {
        "Body".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let block = generator.subschema_for::<Block>();
        json_schema!({
            "description": "Blocks, or one string whose paragraphs are split at blank lines",
            "anyOf": [{ "type": "array", "items": block }, { "type": "string" }],
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::edition::file::{self, Limits};
    use crate::edition::{Article, Block, Text};

    #[test]
    fn a_body_is_read_when_it_is_looked_at_and_is_the_same_then() {
        let json = r#"{"body":["新桥通车。",{"type":"subhead","text":"A bridge"}]}"#;
        let article: Article = serde_json::from_str(json).unwrap();
        assert!(article.body.own.is_empty() && article.body.waiting.is_some());
        let mut changed = article.clone();
        let mut read = article.clone();
        read.body.read().unwrap();
        assert!(read.body.waiting.is_none());
        assert_eq!(article, read);
        changed.body.push(Block::Subhead(crate::edition::Subhead { text: Text::plain("末"), ..Default::default() }));
        assert_eq!(changed.body.len(), 3);
        assert_eq!(article.body.len(), 2);
    }

    #[test]
    fn what_waits_has_no_copy_where_the_file_stays() {
        let json = "\u{FEFF}{\"articles\": [{\"body\": \"新桥。\"}, {\"body\": [\"A bridge.\"]}]}".as_bytes().to_vec();
        let bytes = std::sync::Arc::new(json.clone());
        let read = |text: &str| serde_json::from_str::<Article>(text).unwrap();
        let parts = ["{\"body\": \"新桥。\"}", "{\"body\": [\"A bridge.\"]}"];
        for part in parts {
            let at = json.windows(part.len()).position(|window| window == part.as_bytes()).unwrap();
            let inside = std::str::from_utf8(&bytes[at..at + part.len()]).unwrap();
            let of = super::within(Some(bytes.clone()), || read(inside));
            let other = super::within(Some(bytes.clone()), || read(part));
            let is_of = |article: &Article| {
                matches!(article.body.waiting.as_ref().map(|waiting| &waiting.form), Some(super::Form::Of(..)))
            };
            assert!(is_of(&of) && !is_of(&other) && !is_of(&read(inside)), "{part}");
            assert!(of == other && of == read(part) && of.body.len() == 1);
        }
        assert!(super::current().is_none());
    }

    #[test]
    fn a_body_that_is_wrong_is_told_of_and_has_no_blocks() {
        let json = r#"{"format":"edition/1","articles":[{"headline":"甲 a","body":"好 good"},{"headline":"乙 b","body":[{"type":"paragraph","text":7}]}]}"#;
        let limits = Limits::default();
        let open = |json: &str| file::open(json.as_bytes().to_vec(), limits).unwrap();
        let edition = open(json);
        assert_eq!(edition.first_fault(), Some(1));
        assert!(edition.articles[1].body.is_empty());
        let error = file::read(json.as_bytes(), limits).unwrap_err();
        assert!(error.to_string().contains("articles[1].body[0].text"), "{error}");
        let good = json.replace(":7}", ":\"7\"}");
        assert_eq!(open(&good).first_fault(), None);
        assert_eq!(open(&good), file::read(good.as_bytes(), limits).unwrap());
    }
}
