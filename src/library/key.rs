//! What an issue is known by, whatever file it lies in.
//!
//! Owns the name under which a reader's marks are kept: that of the paper's day, so that an issue that is imported
//! again, corrected or moved keeps them. It refuses to name files.

use super::saved::Saved;
use crate::edition::{Edition, Text};

/// Names an issue among all others; the same for every version and file of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueKey(String);

/// Between the parts of a key: no paper's name holds it.
const BETWEEN: char = '\u{1F}';

impl IssueKey {
    /// The key of an edition: paper, day and which of the day's issues; where it says no paper or no day, its own id;
    /// where it has none, `name`, that of its file without folder and ending.
    ///
    /// ```
    /// use newsprint::edition::Edition;
    /// use newsprint::library::IssueKey;
    /// let key = |json: &str, name: &str| IssueKey::of(&serde_json::from_str::<Edition>(json).unwrap(), name);
    /// let morning = r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[]}"#;
    /// assert_eq!(key(morning, "monday"), key(morning, "周一"));
    /// let undated = r#"{"format":"edition/1","paper":"样城日报","articles":[]}"#;
    /// assert_ne!(key(undated, "monday"), key(undated, "周一"));
    /// ```
    pub fn of(edition: &Edition, name: &str) -> Self {
        let paper = paper(edition);
        let mut key = match (&paper, edition.date, &edition.id) {
            (Some(paper), Some(date), _) => format!("{paper}{BETWEEN}{date}"),
            (_, _, Some(id)) if !id.trim().is_empty() => format!("id{BETWEEN}{}", id.trim()),
            _ => format!("{}{BETWEEN}{}", paper.unwrap_or_default(), name.trim()),
        };
        if let Some(which) = which(edition) {
            key.push(BETWEEN);
            key.push_str(&which);
        }
        Self(key)
    }

    /// The key of a file by its place alone: right wherever paper and day are names of files as they stand.
    pub(super) fn guess(saved: &Saved) -> Self {
        let mut key = match saved.day {
            Some(day) if !saved.paper.is_empty() => format!("{}{BETWEEN}{day}", saved.paper),
            _ => format!("{}{BETWEEN}{}", saved.paper, saved.stem()),
        };
        if saved.day.is_some() && !saved.name.is_empty() {
            key.push(BETWEEN);
            key.push_str(&saved.name);
        }
        Self(key)
    }

    /// A key as it was kept.
    pub fn kept(key: &str) -> Self {
        Self(key.to_owned())
    }

    /// It as a text, to be kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of the paper, on one line; none where it says none.
pub(super) fn paper(edition: &Edition) -> Option<String> {
    let name = edition.paper.as_ref()?.name.as_ref()?.line();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Which of a day's issues it is, where it says so: 晚报, late city, the name of a supplement.
pub(super) fn which(edition: &Edition) -> Option<String> {
    let issue = edition.issue.as_ref()?;
    let named = issue.supplement.as_ref().or(issue.edition.as_ref()).map(Text::line);
    let named = named.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    named.or_else(|| issue.extra.filter(|extra| *extra).map(|_| "extra".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(json: &str) -> String {
        IssueKey::of(&serde_json::from_str(json).unwrap(), "page").as_str().replace(BETWEEN, "|")
    }

    #[test]
    fn an_issue_is_known_by_paper_and_day_and_which_of_the_day() {
        let of = |rest: &str| key(&format!(r#"{{"format":"edition/1","articles":[]{rest}}}"#));
        assert_eq!(of(r#","paper":" 样城日报\n","date":"2026-11-23","id":"x""#), "样城日报|2026-11-23");
        assert_eq!(of(r#","paper":"Post","date":"2026-11-23","issue":{"edition":"晚报"}"#), "Post|2026-11-23|晚报");
        assert_eq!(of(r#","paper":"Post","date":"2026-11-23","issue":{"extra":true}"#), "Post|2026-11-23|extra");
        assert_eq!(of(r#","paper":"Post","id":"no-7""#), "id|no-7");
        assert_eq!(of(r#","paper":"样城日报""#), "样城日报|page");
        assert_eq!(of(""), "|page");
    }
}
