//! One article (稿件): its head, its body, where it stands.
//!
//! Owns the five levels of a head (rubric, kicker, headline, deck, summary), byline, dateline, signature and
//! positions. It refuses reading state: read, stars and places are the shelf's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::block::Body;
use super::lenient::{OneOrMany, TextOr, one_or_many, text_or};
use super::word::open_enum;
use super::{Credit, Date, Extra, Repair, Rest, Src, Text};

open_enum! {
    /// What an article is.
    Kind {
        /// A news story.
        Story = "story",
        /// A brief (简讯).
        Brief = "brief",
        /// A feature (特写, 通讯).
        Feature = "feature",
        /// An interview.
        Interview = "interview",
        /// An editorial (社论).
        Editorial = "editorial",
        /// A signed opinion (评论).
        Opinion = "opinion",
        /// A regular column (专栏).
        Column = "column",
        /// A reader's letter.
        Letter = "letter",
        /// An instalment (连载).
        Serial = "serial",
        /// A picture with its caption.
        Photo = "photo",
        /// A notice (公告).
        Notice = "notice",
        /// An obituary.
        Obituary = "obituary",
        /// An advertisement.
        Ad = "ad",
        /// A listing (节目表, 票价).
        Listing = "listing",
        /// The weather.
        Weather = "weather",
        /// A table by itself.
        Table = "table",
        /// A correction (更正).
        Correction = "correction",
        /// The paper's own table of contents (导读).
        Toc = "toc",
        /// None of these.
        Unclassified = "other",
    }
}

/// One article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Names it for good; derived from page, position and headline where the file has none.
    #[serde(default)]
    #[schemars(regex(pattern = r"^[A-Za-z0-9._-]+$"))]
    pub id: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// 栏题, 通栏: campaign banners, the name of a column.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub rubric: Vec<Text>,
    /// 引题, 肩题.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub kicker: Vec<Text>,
    /// 主题.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Text>,
    /// 副题, without its printed ——.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub deck: Vec<Text>,
    /// 提要.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub summary: Vec<Text>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "byline")]
    #[schemars(with = "TextOr<Byline>")]
    pub byline: Option<Byline>,
    /// 电头: from where and when.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "dateline")]
    #[schemars(with = "TextOr<Dateline>")]
    pub dateline: Option<Box<Dateline>>,
    /// 本报讯（记者…）: a prefix of the first paragraph's text, which keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_in: Option<Text>,
    /// Who issues a notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text>,
    /// The blocks of its text; in the file a list, or one string whose paragraphs are split at blank lines.
    pub body: Body,
    /// 落款.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "signature")]
    #[schemars(with = "TextOr<Signature>")]
    pub signature: Option<Box<Signature>>,
    /// The section it belongs to, by title, where the edition lists no sections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Text>,
    /// Where it was printed; more than one where it jumps.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Position>")]
    pub positions: Vec<Position>,
    /// 1 is the lead story (头条), 9 the least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 9))]
    pub prominence: Option<u8>,
    /// Whence it was taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// Its editors.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Credit>")]
    pub editors: Vec<Credit>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub subjects: Vec<Text>,
    /// Places it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub places: Vec<Text>,
    /// People it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub people: Vec<Text>,
    /// Its language, where not the edition's (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Which way it is written, where not the edition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// Its address on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// When it was published, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was changed, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Who may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Text>,
    /// What belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Related>")]
    pub related: Vec<Related>,
    /// Its names elsewhere.
    #[serde(default, skip_serializing_if = "Rest::is_empty")]
    #[schemars(with = "Extra")]
    pub alt_ids: Rest,
    /// What an importer changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Repair>")]
    pub repairs: Vec<Repair>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know or does not use.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Who wrote an article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Byline {
    /// As printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// One by one.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Credit>")]
    pub credits: Vec<Credit>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// From where and when a report comes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Dateline {
    /// As printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Text>,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Who signs a text, and when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Signature {
    /// The lines as printed.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub lines: Vec<Text>,
    /// Who signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// When, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_text: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

open_enum! {
    /// Which end of a jump (转版) a position is.
    Jump {
        /// Continued from another page (上接).
        From = "from",
        /// Continued on another page (下转).
        To = "to",
    }
}

/// Where an article was printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The id of the page.
    pub page: String,
    /// Its rank on the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    /// Left, top, right, bottom on the page, in the page's own units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[f64; 4]>,
    /// How many columns it was set in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<u32>,
    /// Which end of a jump this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jump: Option<Jump>,
    /// The printed words of the jump (下转第3版).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jump_text: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

open_enum! {
    /// Which way a text is written.
    Direction {
        /// Left to right.
        LeftToRight = "ltr",
        /// Right to left.
        RightToLeft = "rtl",
        /// As its letters are.
        Auto = "auto",
    }
}

/// Something that belongs to an article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Related {
    /// The id of an article of the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// An address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// How it belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

fn byline<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Byline>, D::Error> {
    text_or(deserializer, |text| Byline { text: Some(text), ..Byline::default() })
}

fn dateline<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Box<Dateline>>, D::Error> {
    let dateline = text_or(deserializer, |text| Dateline { text: Some(text), ..Dateline::default() });
    dateline.map(|dateline| dateline.map(Box::new))
}

fn signature<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Box<Signature>>, D::Error> {
    let signature = text_or(deserializer, |line| Signature { lines: vec![line], ..Signature::default() });
    signature.map(|signature| signature.map(Box::new))
}
