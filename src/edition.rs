//! The edition (期): one issue of one paper as an object, and its file.
//!
//! Owns the model, the file format `edition/1`, its checks, `Text` (clean string and runs) and `Place`.
//! It refuses everything about screens, other formats, and the reader's own marks; nothing here knows how
//! an article looks or where a file is kept.

mod address;
mod article;
mod block;
mod clean;
mod date;
mod escape;
pub mod file;
mod ids;
mod lenient;
mod lunar;
mod outline;
mod paper;
pub mod parts;
mod place;
mod provenance;
mod rest;
mod text;
mod word;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use address::address;
pub use article::{Article, Byline, Dateline, Direction, Jump, Kind, Position, Related, Signature};
pub use block::{
    Align, Block, Body, Figure, Framed, Lines, List, ListItem, ListStyle, Note, Paragraph, ParagraphRole, Pre, Quote,
    Rule, SignatureBlock, Subhead, Table, Unknown,
};
pub use clean::{Hint, HintKind, clean, clean_line, cleaned_line};
pub use date::{Date, DateError};
pub use escape::{escape, is_clean};
pub use lunar::Lunar;
pub use outline::{Group, Outline};
pub use paper::{Calendar, Credit, Issue, Paper};
pub use parts::{Part, Role};
pub use place::Place;
pub use provenance::{Provenance, Repair, RepairKind, Source, Src, Warning};
pub use rest::Rest;
pub use text::{Extra, Run, RunKind, Text, TextBuilder};

use lenient::{OneOrMany, TextOr, one_or_many};
use word::open_enum;

/// The format this program writes.
pub const FORMAT: &str = "edition/1";

open_enum! {
    /// How the paper is written.
    Writing {
        /// Across, lines from the top.
        Horizontal = "horizontal-tb",
        /// Down, lines from the right (竖排).
        Vertical = "vertical-rl",
    }
}

/// One issue of one paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Edition 1", extend("$id" = "https://example.invalid/edition/1/edition.schema.json"))]
pub struct Edition {
    /// `edition/1`, perhaps with a minor number.
    #[schemars(regex(pattern = r"^edition/1(\.\d+)?$"))]
    pub format: String,
    /// The schema the file says it follows.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Names the issue for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The paper; in the file an object, or its name alone.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "paper::paper")]
    #[schemars(with = "TextOr<Paper>")]
    pub paper: Option<Paper>,
    /// The day, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The day, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_text: Option<Text>,
    /// The day in other calendars, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// Which issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<Issue>,
    /// Its language (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// How it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writing: Option<Writing>,
    /// Which way its letters go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Text>,
    /// The weather, as printed by the masthead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weather: Option<Text>,
    /// Who may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Text>,
    /// Lines of the imprint.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub imprint: Vec<Text>,
    /// Its pages (版), as lists over the articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Page>,
    /// Its sections (栏目), as lists over the articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// Its articles, in reading order.
    pub articles: Vec<Article>,
    /// Files that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<Asset>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A page (版) as printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page {
    /// Names it within the edition.
    pub id: String,
    /// Its number, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// Its name (要闻).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The part of the paper it belongs to (A, B).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Text>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Credit>")]
    pub editors: Vec<Credit>,
    /// The id of the asset that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The id of the asset that holds it as PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    /// Its width, in the unit of its boxes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// Its height, in the unit of its boxes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
    /// The ids of its articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

impl Page {
    /// Whether its printed number is this one; zeros before it do not count.
    ///
    /// ```
    /// use newsprint::edition::{Page, Text};
    /// let page = Page { number: Some(Text::plain("03")), ..Page::default() };
    /// assert!(page.is_number("3") && page.is_number("03") && !page.is_number("A3"));
    /// ```
    pub fn is_number(&self, number: &str) -> bool {
        let bare = |text: &str| text.trim().trim_start_matches('0').to_owned();
        self.number.as_ref().is_some_and(|own| bare(own.as_str()) == bare(number))
    }
}

open_enum! {
    /// What a section holds.
    SectionKind {
        /// News.
        News = "news",
        /// Opinion.
        Opinion = "opinion",
        /// Features.
        Feature = "feature",
        /// A supplement.
        Supplement = "supplement",
        /// Notices.
        Notices = "notices",
        /// Small advertisements.
        Classified = "classified",
        /// Advertisements.
        Ads = "ads",
        /// Sport.
        Sport = "sport",
        /// Business.
        Business = "business",
        /// Culture.
        Culture = "culture",
        /// Letters.
        Letters = "letters",
        /// Listings.
        Listings = "listings",
        /// None of these.
        Unclassified = "other",
    }
}

/// A section (栏目).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Names it within the edition.
    pub id: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The line under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SectionKind>,
    /// The ids of its articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    /// Whether an importer made it up for order's sake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synthetic: Option<bool>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A file that belongs to an edition.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Asset {
    /// Names it within the edition.
    pub id: String,
    /// Where it lies, below `assets/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^assets/[^/]"))]
    pub path: Option<String>,
    /// Its media type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Its SHA-256, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Its height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What it shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Text>,
    /// Its address on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}
