//! What the shelf is told, and the sample papers that it offers.
//!
//! Owns the shape of the news: issues, what was done with each, what was left, how far the index is. It refuses to look
//! anything up: who tells has read files and tables.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::edition::Date;
use crate::l10n::Tongue;
use crate::library::{Catalogue, Entry, Indexing, IssueKey, Origin, Recent, Summary};

/// An article that was left, to be read on. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// The file of its issue.
    pub(super) path: PathBuf,
    pub(super) paper: String,
    pub(super) day: Option<Date>,
    /// The article's id; none where only the issue was opened.
    pub(super) article: Option<String>,
    /// The article's headline, else the issue's first one.
    pub(super) headline: String,
}

impl Left {
    /// What was left in an issue; none where nobody knows its file.
    pub(super) fn of(recent: &Recent, catalogue: &Catalogue) -> Option<Self> {
        // Who only looked at a front page has nothing to read on.
        let last = recent.last.as_ref()?;
        let origin = &recent.origin;
        let entry = entry_of(catalogue, origin);
        let path = entry.map(|entry| entry.saved.path.clone()).or_else(|| origin.path.clone())?;
        let (headline, article) = (last.headline.clone(), Some(last.article.clone()));
        Some(Self { path, paper: origin.paper.clone(), day: origin.day, article, headline })
    }
}

/// The issue that something was done in, as a catalogue has it.
pub(super) fn entry_of<'a>(catalogue: &'a Catalogue, origin: &Origin) -> Option<&'a Entry> {
    let by_path = || catalogue.position(origin.path.as_deref()?).and_then(|at| catalogue.entries().get(at));
    // Its file may have been moved since, or be another version of it.
    by_path().or_else(|| catalogue.entries().iter().find(|entry| entry.key() == origin.key))
}

/// What the shelf is told.
#[derive(Debug, Clone, Default)]
pub struct ShelfNews {
    /// The issues.
    pub catalogue: Arc<Catalogue>,
    /// What was done with them; an issue that is not here was never opened.
    pub summaries: HashMap<IssueKey, Summary>,
    /// What was read, the last first; three of them are seen.
    pub recent: Vec<Recent>,
    /// How far the index is; none where it is done.
    pub indexing: Option<Indexing>,
    /// The day that it is, where that is known.
    pub today: Option<Date>,
}

/// A paper that the program brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its language, one of those that the program speaks.
    pub tongue: Tongue,
    /// What it is called.
    pub paper: &'static str,
}

/// The sample papers; their files are `data/TAG.edition.json`, by the tags of their languages, in this order.
pub const SAMPLES: [Sample; 5] = [
    Sample { tongue: Tongue::SimplifiedChinese, paper: "鹤渚日报" },
    Sample { tongue: Tongue::TraditionalChinese, paper: "鷺汀日報" },
    Sample { tongue: Tongue::Japanese, paper: "澪瀬新報" },
    Sample { tongue: Tongue::Korean, paper: "윤슬포일보" },
    Sample { tongue: Tongue::English, paper: "The Hollin Ferry Beacon" },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    #[test]
    fn the_samples_are_called_as_they_call_themselves() {
        for sample in SAMPLES {
            let path = format!("{}/data/{}.edition.json", env!("CARGO_MANIFEST_DIR"), sample.tongue.tag());
            let edition: Edition = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            assert_eq!(edition.paper.unwrap().name.unwrap().as_str(), sample.paper);
        }
    }
}
