//! Where an edition comes from and what an importer changed.
//!
//! Owns sources, repairs and inferred values as the file has them. It refuses to show a guess as a fact:
//! nothing here is ever set as part of the paper.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lenient::{OneOrMany, one_or_many};
use super::word::open_enum;
use super::{Extra, Rest, Text};

/// A stretch of a source file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Src {
    /// Index into `provenance.sources`, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<u32>,
    /// First and last line, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// The page, where the source has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The source's own names for the parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// Left, top, right, bottom on the scanned page, in its own units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[f64; 4]>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

open_enum! {
    /// What kind of change a repair is.
    RepairKind {
        /// Two stretches joined.
        Join = "join",
        /// Two stretches joined, doubled text at the seam dropped.
        JoinDedup = "join-dedup",
        /// A stretch moved to where it belongs.
        Move = "move",
        /// A role changed.
        Relabel = "relabel",
        /// An order changed.
        Reorder = "reorder",
        /// One stretch parted in two.
        Split = "split",
        /// A stretch dropped.
        Drop = "drop",
        /// Characters replaced by their usual form.
        Normalise = "normalise",
        /// Nothing changed, only doubted.
        Flag = "flag",
    }
}

/// One change that an importer made, for the reader to judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Repair {
    /// What kind of change.
    pub kind: RepairKind,
    /// The rule that made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// What the source had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Text>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Text>,
    /// How sure the importer was, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: Option<f64>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// What a person said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Where an edition comes from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Provenance {
    /// The importer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importer: Option<String>,
    /// The importer's version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importer_version: Option<String>,
    /// When it was imported, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported_at: Option<String>,
    /// The files it was made from.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Source>")]
    pub sources: Vec<Source>,
    /// What the importer noticed.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Warning>")]
    pub warnings: Vec<Warning>,
    /// Values guessed and not printed in the source; never shown as fact.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub inferred: Extra,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// A file that an edition was made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Source {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Text>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Its SHA-256, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Its media type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its encoding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}

/// Something an importer noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// A name for its kind.
    pub code: String,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Src>")]
    pub src: Vec<Src>,
    /// Fields this program does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Rest,
}
