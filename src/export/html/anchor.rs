//! Names within the page.
//!
//! Owns the anchor of every article: made of nothing but plain letters, figures and dashes, each once. It refuses to
//! name anything by what a text says.

use std::collections::{HashMap, HashSet};

use crate::edition::Edition;

/// Longest anchor, in bytes, before a number is put to it.
const LONGEST: usize = 64;

/// The anchors of an edition's articles.
pub(super) struct Anchors<'a> {
    names: Vec<String>,
    ids: HashMap<&'a str, usize>,
}

impl<'a> Anchors<'a> {
    /// Names every article by its id, and by a number where ids come to the same.
    pub(super) fn of(edition: &'a Edition) -> Self {
        let mut taken = HashSet::new();
        let mut next: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::with_capacity(edition.articles.len());
        for article in &edition.articles {
            let plain = |char: &char| char.is_ascii_alphanumeric() || *char == '-';
            let own: String = article.id.chars().filter(plain).take(LONGEST).collect();
            let base = format!("a-{own}");
            let mut name = base.clone();
            if own.is_empty() || taken.contains(&name) {
                // Where the search goes on: many equal ids must not be gone through for each.
                let number = next.entry(base.clone()).or_insert(1);
                while name == "a-" || taken.contains(&name) {
                    *number += 1;
                    name = format!("{base}-{number}");
                }
            }
            taken.insert(name.clone());
            names.push(name);
        }
        Self { names, ids: edition.article_ids() }
    }

    /// The anchor of an article, by its index.
    pub(super) fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }

    /// The anchor of the article with this id.
    pub(super) fn of_id(&self, id: &str) -> Option<&str> {
        self.ids.get(id).and_then(|article| self.names.get(*article)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_plain_and_each_is_there_once() {
        let ids = ["a01-bridge", "a01-bridge", "报", "\" onclick=x", "a01-bridge-2", "", "ab c"];
        let articles: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id:?},"body":"新桥 opens"}}"#)).collect();
        let json = format!(r#"{{"format":"edition/1","articles":[{}]}}"#, articles.join(","));
        let edition: Edition = serde_json::from_str(&json).unwrap();
        let anchors = Anchors::of(&edition);
        let names: Vec<&str> = (0..ids.len()).map(|index| anchors.name(index)).collect();
        let expected = ["a-a01-bridge", "a-a01-bridge-2", "a--2", "a-onclickx", "a-a01-bridge-2-2", "a--3", "a-abc"];
        assert_eq!(names, expected);
        assert_eq!(anchors.of_id("a01-bridge"), Some("a-a01-bridge"));
        assert_eq!(anchors.of_id("nowhere"), None);
    }
}
