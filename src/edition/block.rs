//! The blocks of a body: paragraphs, subheads, lists, tables and the rest.
//!
//! Owns every block type of the file both ways; a type this program does not know is kept whole and shown
//! as its text. It refuses to set anything: how a block looks is `layout`'s.

pub(super) mod body;
mod raw;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lenient::{OneOrMany, one_or_many};
use super::word::open_enum;
use super::{Extra, Rest, Signature, Src, Text};

pub use body::Body;
use raw::{Items, items};

/// A block of a body. All but the commonest kinds are boxed: most blocks of a paper are paragraphs, and each block
/// takes as much room as the largest that is not.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A subhead (小标题).
    Subhead(Subhead),
    /// A list, its markers as printed.
    List(Box<List>),
    /// Lines that stay lines: addresses, verse.
    Lines(Lines),
    /// A quotation.
    Quote(Box<Quote>),
    /// A picture with its caption.
    Figure(Box<Figure>),
    /// A table.
    Table(Box<Table>),
    /// A note of the editors (编者按).
    Note(Box<Note>),
    /// Blocks in a frame (相关链接).
    Box(Box<Framed>),
    /// A signature within the text.
    Signature(Box<SignatureBlock>),
    /// A line between two stretches.
    Rule(Rule),
    /// Text set as it stands.
    Pre(Pre),
    /// A type this program does not know.
    Unknown(Box<Unknown>),
}

/// A block of a type this program does not know.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// Its `text`, else its `alt`; empty where it has neither.
    pub text: Text,
    /// All its fields, its `type` among them, as they were.
    pub fields: Extra,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its text.
    pub text: Text,
    /// What it does in the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ParagraphRole>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A subhead (小标题).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Subhead {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its text.
    pub text: Text,
    /// Its rank, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 4))]
    pub level: Option<u8>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whether the order matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered: Option<bool>,
    /// How it is marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<ListStyle>,
    /// Its items; in the file each an object, or its text alone.
    #[serde(deserialize_with = "items")]
    #[schemars(with = "Items")]
    pub items: Vec<ListItem>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Lines that stay lines.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lines {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The lines.
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub lines: Vec<Text>,
    /// Whether they are verse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verse: Option<bool>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A quotation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its text.
    pub text: Text,
    /// Whom it quotes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<Text>,
    /// Whether it is pulled from the text (摘引) and not part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pull: Option<bool>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A picture with its caption.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The id of the asset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset: Option<String>,
    /// What it shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Text>,
    /// The words under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Text>,
    /// Figures of one group stand together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Rows at its head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Vec<Text>>,
    /// Its rows.
    pub rows: Vec<Vec<Text>>,
    /// How its columns are set, from the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub align: Vec<Align>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A note of the editors (编者按).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Its text.
    pub text: Text,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Blocks in a frame (相关链接).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Framed {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What stands over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A signature within the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignatureBlock {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The signature.
    pub signature: Signature,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A line between two stretches.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rule {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Text set as it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pre {
    /// Names it within its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its text.
    pub text: Text,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListItem {
    /// Its marker as printed: 一、 （一） 1. ·
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Text>,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Blocks under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

open_enum! {
    /// What a paragraph does in its article.
    ParagraphRole {
        /// It opens a news story (导语).
        Lead = "lead",
        /// It is one of many.
        Body = "body",
        /// It asks, in an interview.
        Question = "question",
        /// It answers, in an interview.
        Answer = "answer",
        /// It goes on with the paragraph before it.
        Continuation = "continuation",
        /// It introduces the text.
        Intro = "intro",
    }
}

open_enum! {
    /// How a list is marked.
    ListStyle {
        /// · or •
        Bullet = "bullet",
        /// 1.
        Decimal = "decimal",
        /// a.
        Alpha = "alpha",
        /// i.
        Roman = "roman",
        /// 一、
        CjkDun = "cjk-dun",
        /// （一）
        CjkParen = "cjk-paren",
        /// By each item's own marker.
        AsPrinted = "as-printed",
        /// Not at all.
        Unmarked = "none",
    }
}

open_enum! {
    /// How a column of a table is set.
    Align {
        /// Flush left.
        Left = "left",
        /// Flush right.
        Right = "right",
        /// Centred.
        Center = "center",
    }
}
