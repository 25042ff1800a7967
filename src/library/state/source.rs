//! Where something was printed: the issue, and the article's place in it.
//!
//! Owns the few words with which a star or a clipping names where it comes from, so that it can be shown when its file
//! is gone. It refuses the labels of a language: page and section are as printed.

use std::path::PathBuf;

use crate::edition::{Date, Edition, Outline, Page, Text};
use crate::library::IssueKey;
use crate::library::key::paper;

/// The issue in which something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What its marks are kept under.
    pub key: IssueKey,
    /// The file it was read from last, absolute; none where it was no file.
    pub path: Option<PathBuf>,
    /// The paper's name; empty where it says none.
    pub paper: String,
    /// The day, where it says one.
    pub day: Option<Date>,
}

impl Origin {
    /// That of an edition; `stem` is its file's name without folder and ending, `path` the file, absolute.
    ///
    /// ```
    /// use newsprint::edition::Edition;
    /// use newsprint::library::Origin;
    /// let json = r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[]}"#;
    /// let origin = Origin::of(&serde_json::from_str::<Edition>(json)?, "monday", None);
    /// assert_eq!((origin.paper.as_str(), origin.day), ("样城日报", "2026-11-23".parse().ok()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn of(edition: &Edition, stem: &str, path: Option<PathBuf>) -> Self {
        let key = IssueKey::of(edition, stem);
        Self { key, path, paper: paper(edition).unwrap_or_default(), day: edition.date }
    }
}

/// An article, and where in its issue it was printed. All of it on one line; what the paper does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The article's id.
    pub article: String,
    /// The number of the page it begins on as printed, else the page's name.
    pub page: String,
    /// The title of its section.
    pub section: String,
    /// Who wrote it.
    pub byline: String,
    /// Its headline, else the first text it has.
    pub headline: String,
}

impl Source {
    /// That of an article, by its index; empty where there is none.
    pub fn of(edition: &Edition, outline: &Outline, article: usize) -> Self {
        let Some(of) = edition.articles.get(article) else { return Self::default() };
        let page = outline.page_of(article).and_then(|page| edition.pages.get(page));
        let group = outline.group_of(article).and_then(|group| outline.groups.get(group));
        Self {
            article: of.id.clone(),
            page: page.map(called).unwrap_or_default(),
            section: group.map(|group| group.title.clone()).unwrap_or_default(),
            byline: of.byline_text(),
            headline: of.title().map(|title| title.line().trim().to_owned()).unwrap_or_default(),
        }
    }
}

fn called(page: &Page) -> String {
    let named = |text: &Option<Text>| text.as_ref().map(|text| text.line().trim().to_owned());
    let number = named(&page.number).filter(|number| !number.is_empty());
    number.or_else(|| named(&page.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_says_where_it_was_printed_and_what_is_not_said_is_empty() {
        let json = r#"{"format":"edition/1","pages":[{"id":"p3","number":" 03\n","name":"要闻"},{"id":"p4","name":"Sport"}],
            "sections":[{"id":"s","title":"城事\nCity","articles":["a"]}],
            "articles":[{"id":"a","headline":"新桥\nBridge","byline":"记者 Ann","positions":{"page":"p3"},"body":""},
            {"id":"b","positions":{"page":"p4"},"body":"两岸 first words"},{"id":"c","body":""}]}"#;
        let edition: Edition = serde_json::from_str(json).unwrap();
        let outline = Outline::of(&edition);
        let of = |article| {
            let Source { article, page, section, byline, headline } = Source::of(&edition, &outline, article);
            [article, page, section, byline, headline]
        };
        assert_eq!(of(0), ["a", "03", "城事 City", "记者 Ann", "新桥 Bridge"]);
        assert_eq!(of(1), ["b", "Sport", "", "", "两岸 first words"]);
        assert_eq!(of(2), ["c", "", "", "", ""]);
        assert_eq!(of(3), ["", "", "", "", ""]);
    }
}
