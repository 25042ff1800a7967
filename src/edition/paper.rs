//! What an edition says of itself: the paper, the issue, the calendar.
//!
//! Owns the masthead's facts as the file has them. It refuses to fill in what is not printed.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::lenient::{OneOrMany, one_or_many, text_or};
use super::{Rest, Text};

/// The newspaper (报头 and imprint).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Paper {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its name in other languages or scripts.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Text>")]
    pub name_alt: Vec<Text>,
    /// The line under the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motto: Option<Text>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// Under whose charge it is (主管主办).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<Text>,
    /// Where it appears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// International serial number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<Text>,
    /// 国内统一连续出版物号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cn: Option<Text>,
    /// 邮发代号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal: Option<Text>,
    /// Its address on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// The id of the asset that shows its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The masthead in plain text, where it says more than the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Which issue of the paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Issue {
    /// Its number (期), as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// Its volume (卷), as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<Text>,
    /// How many pages (版) were printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_pages: Option<u32>,
    /// 早报, 晚报, 朝刊, 夕刊, 号外, late city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Text>,
    /// Whether it is an extra (号外).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra: Option<bool>,
    /// The supplement it is, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplement: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub rest: Rest,
}

/// The day in other calendars, as printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Calendar {
    /// 农历.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lunar: Option<Text>,
    /// 年号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<Text>,
    /// The day of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A person or office and what they did for a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// 本报记者, 通讯员, 责编, photographs by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// The name, as printed.
    pub name: Text,
    /// To whom they belong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<Text>,
    /// Where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Reads `paper`: an object, or the name alone.
pub(super) fn paper<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Paper>, D::Error> {
    text_or(deserializer, |name| Paper { name: Some(name), ..Paper::default() })
}
