//! The edition's order as a reader meets it: sections, and the articles in each.
//!
//! Owns what happens where the file is silent: sections derived from the articles' own words, or a single
//! one; and that every article stands in exactly one group. It refuses to own any text.

use std::collections::HashMap;

use super::{Edition, Text};

/// A section and its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its title, on one line; empty where the paper has none.
    pub title: String,
    /// Indices into the edition's articles, at least one.
    pub articles: Vec<usize>,
}

/// The sections of an edition in order, every article in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections, none of them empty.
    pub groups: Vec<Group>,
    /// For each article the index of the page it begins on, where the file says.
    pages: Vec<Option<usize>>,
}

impl Outline {
    /// The outline of an edition: its own sections; else those its articles name; else one.
    pub fn of(edition: &Edition) -> Self {
        let mut groups = listed(edition);
        let mut placed = vec![false; edition.articles.len()];
        for group in &mut groups {
            // An id that two sections list belongs to the first.
            group
                .articles
                .retain(|&article| placed.get_mut(article).is_some_and(|seen| !std::mem::replace(seen, true)));
        }
        let mut by_title: HashMap<String, usize> = HashMap::new();
        for (index, group) in groups.iter().enumerate() {
            by_title.entry(group.title.clone()).or_insert(index);
        }
        for (article, _) in placed.iter().enumerate().filter(|(_, placed)| !**placed) {
            let title = edition
                .articles
                .get(article)
                .and_then(|article| article.section.as_ref())
                .map_or_else(String::new, Text::line);
            let index = *by_title.entry(title.clone()).or_insert_with(|| {
                groups.push(Group { title, articles: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(index) {
                group.articles.push(article);
            }
        }
        groups.retain(|group| !group.articles.is_empty());
        Self { groups, pages: edition.article_pages() }
    }

    /// The articles in the order of the outline.
    pub fn order(&self) -> impl Iterator<Item = usize> + '_ {
        self.groups.iter().flat_map(|group| group.articles.iter().copied())
    }

    /// The index of the page an article begins on: its first position, else the page that lists it.
    pub fn page_of(&self, article: usize) -> Option<usize> {
        self.pages.get(article).copied().flatten()
    }

    /// The index of the group that holds an article.
    pub fn group_of(&self, article: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.articles.contains(&article))
    }
}

fn listed(edition: &Edition) -> Vec<Group> {
    if edition.sections.is_empty() {
        return Vec::new();
    }
    let ids = edition.article_ids();
    let group = |section: &super::Section| Group {
        title: section.title.as_ref().map_or_else(String::new, Text::line),
        articles: section.articles.iter().filter_map(|id| ids.get(id.as_str()).copied()).collect(),
    };
    edition.sections.iter().map(group).collect()
}

impl Edition {
    /// Where each article stands in the flat list, by its id.
    pub fn article_ids(&self) -> HashMap<&str, usize> {
        let mut ids = HashMap::with_capacity(self.articles.len());
        for (index, article) in self.articles.iter().enumerate() {
            ids.entry(article.id.as_str()).or_insert(index);
        }
        ids
    }

    /// For each article the index of the page it begins on.
    fn article_pages(&self) -> Vec<Option<usize>> {
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        let mut by_list: HashMap<&str, usize> = HashMap::new();
        for (index, page) in self.pages.iter().enumerate() {
            by_id.entry(&page.id).or_insert(index);
            for article in &page.articles {
                by_list.entry(article).or_insert(index);
            }
        }
        let page = |article: &super::Article| {
            let begins = article.positions.iter().find(|position| position.jump != Some(super::Jump::From));
            let position = begins.or(article.positions.first());
            let by_position = position.and_then(|position| by_id.get(position.page.as_str()));
            by_position.or_else(|| by_list.get(article.id.as_str())).copied()
        };
        self.articles.iter().map(page).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(json: &str) -> Vec<(String, Vec<usize>)> {
        let edition: Edition = serde_json::from_str(json).unwrap();
        Outline::of(&edition).groups.into_iter().map(|group| (group.title, group.articles)).collect()
    }

    #[test]
    fn every_article_stands_in_exactly_one_group() {
        let body = r#""body":"""#;
        let json = format!(
            r#"{{"format":"edition/1","sections":[{{"id":"s1","title":"要闻","articles":["b","a","b","zz"]}},
            {{"id":"s2","title":"空","articles":["a"]}}],
            "articles":[{{"id":"a",{body}}},{{"id":"b",{body}}},{{"id":"c","section":"要闻",{body}}},{{"id":"d","section":"Sport",{body}}},{{"id":"e",{body}}}]}}"#
        );
        let expected = [("要闻".into(), vec![1, 0, 2]), ("Sport".into(), vec![3]), (String::new(), vec![4])];
        assert_eq!(outline(&json), expected);
    }

    #[test]
    fn without_sections_there_is_one() {
        let json = r#"{"format":"edition/1","articles":[{"body":"一"},{"body":"two"}]}"#;
        assert_eq!(outline(json), [(String::new(), vec![0, 1])]);
        assert_eq!(outline(r#"{"format":"edition/1","articles":[]}"#), []);
    }
}
