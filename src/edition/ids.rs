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

    /// Gives articles that are named by what they say the names that they had in an earlier version of the issue: a
    /// headline that was corrected makes no other article of it, and what a reader kept of it stays. It is the same
    /// article where at least half of its paragraphs are. Names that a file gives itself stay.
    ///
    /// ```
    /// use newsprint::edition::Edition;
    /// let read = |headline: &str| {
    ///     let json = format!(r#"{{"format":"edition/1","articles":[{{"headline":"{headline}","body":"新桥通车。 A bridge."}}]}}"#);
    ///     let mut edition: Edition = serde_json::from_str(&json).unwrap();
    ///     edition.name_articles();
    ///     edition
    /// };
    /// let (before, mut after) = (read("新挢通车"), read("新桥通车"));
    /// assert_ne!(before.articles[0].id, after.articles[0].id);
    /// after.keep_names(&before);
    /// assert_eq!(before.articles[0].id, after.articles[0].id);
    /// ```
    pub fn keep_names(&mut self, before: &Edition) {
        let ids = |edition: &Edition| -> HashSet<String> {
            edition.articles.iter().map(|article| article.id.clone()).collect()
        };
        let (own, old) = (ids(self), ids(before));
        // Named by an earlier headline still, it is not named by what it says now.
        let gone = before.articles.iter().filter(|article| !own.contains(&article.id));
        let mut gone: Vec<(&str, HashSet<&str>)> =
            gone.take(MANY).map(|article| (article.id.as_str(), paragraphs(article))).collect();
        let mut names: HashMap<String, String> = HashMap::new();
        let new = self.articles.iter().filter(|article| is_derived(article) && !old.contains(&article.id));
        for article in new.take(MANY) {
            let own = paragraphs(article);
            let likeness = |of: &HashSet<&str>| (own.intersection(of).count(), own.len().max(of.len()));
            let best = gone.iter().enumerate().max_by_key(|(_, (_, of))| likeness(of).0).map(|(index, _)| index);
            let is_same = |(shared, all): (usize, usize)| shared > 0 && shared * 2 >= all;
            if let Some(index) = best.filter(|index| gone.get(*index).is_some_and(|(_, of)| is_same(likeness(of)))) {
                names.insert(article.id.clone(), gone.swap_remove(index).0.to_owned());
            }
        }
        if names.is_empty() {
            return;
        }
        let rename = |id: &mut String| {
            if let Some(name) = names.get(id) {
                id.clone_from(name);
            }
        };
        for article in &mut self.articles {
            rename(&mut article.id);
            article.related.iter_mut().filter_map(|related| related.article.as_mut()).for_each(rename);
        }
        self.pages.iter_mut().flat_map(|page| &mut page.articles).for_each(rename);
        self.sections.iter_mut().flat_map(|section| &mut section.articles).for_each(rename);
    }
}

/// Most articles of a version that are looked through for their earlier names.
const MANY: usize = 400;

/// Whether an article is named by what it says.
fn is_derived(article: &Article) -> bool {
    let derived = derived(article);
    article.id.strip_prefix(&derived).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The paragraphs of an article's body.
fn paragraphs(article: &Article) -> HashSet<&str> {
    let texts = article.parts().into_iter().filter(|part| part.block.is_some());
    texts.map(|part| part.text.as_str().trim()).filter(|text| !text.is_empty()).collect()
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
    fn a_corrected_article_keeps_its_name_and_another_does_not_take_it() {
        let read = |json: &str| {
            let mut edition: Edition = serde_json::from_str(json).unwrap();
            edition.name_articles();
            edition
        };
        let before = read(
            r#"{"format":"edition/1","sections":[{"id":"s","articles":["given"]}],"articles":[
            {"headline":"新挢","body":"甲。\n\nBridge.\n\n丙。"},{"headline":"Ferry","body":"渡船。"},{"id":"given","headline":"x","body":"同"}]}"#,
        );
        let mut after = read(
            r#"{"format":"edition/1","articles":[{"headline":"新桥","body":"甲。\n\nBridge.\n\n丁。\n\n戊。"},
            {"headline":"Other","body":"渡船，别的。"},{"id":"other","headline":"x","body":"同"}]}"#,
        );
        let page = crate::edition::Page { articles: vec![after.articles[0].id.clone()], ..Default::default() };
        after.pages.push(page);
        after.keep_names(&before);
        assert_eq!(after.articles[0].id, before.articles[0].id, "two of four paragraphs are the same");
        assert_eq!(after.pages[0].articles, [before.articles[0].id.clone()]);
        assert_ne!(after.articles[1].id, before.articles[1].id, "nothing is");
        assert_eq!(after.articles[2].id, "other", "names of the file stay");
        // Corrected once more, it is still the one it was.
        let mut third =
            read(r#"{"format":"edition/1","articles":[{"headline":"新大桥","body":"甲。\n\nBridge.\n\n丁。"}]}"#);
        third.keep_names(&after);
        assert_eq!(third.articles[0].id, before.articles[0].id);
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
