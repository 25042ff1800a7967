//! Names for articles that the file does not name.
//!
//! Owns the derivation: from page, position and headline, so that the same article in a file that was
//! changed elsewhere keeps its name. It refuses to change a name the file gives.

use std::collections::{HashMap, HashSet};

use super::{Article, Edition};

impl Edition {
    /// Gives every article without an id one of its own, as reading its file would: for importers, so that an
    /// article keeps its name from the import on.
    pub fn name_articles(&mut self) {
        derive(self);
    }
}

/// Gives every article without an id one of its own.
pub(super) fn derive(edition: &mut Edition) {
    if edition.articles.iter().all(|article| !article.id.is_empty()) {
        return;
    }
    let mut taken: HashSet<String> = edition.articles.iter().map(|article| article.id.clone()).collect();
    // Where the next search for a free number begins: a page of ten thousand equal headlines must not
    // search from the start for each.
    let mut next: HashMap<String, u32> = HashMap::new();
    for article in &mut edition.articles {
        if article.id.is_empty() {
            let id = free(derived(article), &taken, &mut next);
            taken.insert(id.clone());
            article.id = id;
        }
    }
}

/// The id of an article that has none: page and order where known, and a hash of what it says first.
fn derived(article: &Article) -> String {
    let mut id = String::new();
    if let Some(position) = article.positions.first() {
        id.extend(position.page.chars().filter(char::is_ascii_alphanumeric).take(16));
        if let Some(order) = position.order {
            id.push('-');
            id.push_str(&order.to_string());
        }
    }
    if id.is_empty() {
        id.push('a');
    }
    let title = article.title().map_or("", |text| text.as_str());
    format!("{id}-{:08x}", fnv(title))
}

fn free(id: String, taken: &HashSet<String>, next: &mut HashMap<String, u32>) -> String {
    if !taken.contains(&id) {
        return id;
    }
    let number = next.entry(id.clone()).or_insert(2);
    loop {
        let numbered = format!("{id}-{number}");
        *number += 1;
        if !taken.contains(&numbered) {
            return numbered;
        }
    }
}

/// FNV-1a, 32 bits: the same on every machine and in every version, which the standard hasher is not.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(json: &str) -> Vec<String> {
        let mut edition: Edition = serde_json::from_str(json).unwrap();
        derive(&mut edition);
        edition.articles.into_iter().map(|article| article.id).collect()
    }

    #[test]
    fn ids_come_from_page_position_and_headline_and_stay() {
        let before = ids(
            r#"{"format":"edition/1","articles":[{"headline":"甲","body":""},{"headline":"Two","positions":{"page":"p01","order":2},"body":""}]}"#,
        );
        let after = ids(
            r#"{"format":"edition/1","articles":[{"headline":"Two","positions":{"page":"p01","order":2},"body":"x"},{"headline":"New","body":""},{"headline":"甲","body":""}]}"#,
        );
        assert_eq!(before[0], after[2]);
        assert_eq!(before[1], after[0]);
        assert!(before[1].starts_with("p01-2-"), "{}", before[1]);
    }

    #[test]
    fn equal_articles_get_different_ids_and_given_ones_stay() {
        let all = ids(
            r#"{"format":"edition/1","articles":[{"body":"同"},{"body":"同"},{"id":"x","body":"同"},{"body":"同"}]}"#,
        );
        let distinct: HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), 4);
        assert_eq!(all[2], "x");
    }
}
