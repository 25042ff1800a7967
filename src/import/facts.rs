//! What a person says of a paper that its source does not print.
//!
//! Owns filling a masthead's gaps. It refuses to overrule a source: what is printed stays.

use serde::{Deserialize, Serialize};

use crate::edition::{Edition, Issue, Page, Paper, Position, Text};

/// Facts about a paper, each where it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Its name.
    pub paper: Option<String>,
    /// The day: ISO 8601, or as it is printed.
    pub date: Option<String>,
    /// The number of the issue.
    pub issue: Option<String>,
    /// The number of the first page; those of further sources follow.
    pub page: Option<String>,
    /// The language, as a BCP 47 tag.
    pub lang: Option<String>,
}

impl Facts {
    /// Fills what the edition does not say itself.
    pub(super) fn fill(&self, edition: &mut Edition) {
        if let Some(name) = self.paper.as_deref()
            && edition.paper.as_ref().is_none_or(|paper| paper.name.is_none())
        {
            let paper = edition.paper.get_or_insert_with(Paper::default);
            paper.name = Some(Text::plain(name));
        }
        if let Some(date) = self.date.as_deref()
            && edition.date.is_none()
            && edition.date_text.is_none()
        {
            match date.parse() {
                Ok(date) => edition.date = Some(date),
                Err(_) => edition.date_text = Some(Text::plain(date)),
            }
        }
        if let Some(number) = self.issue.as_deref()
            && edition.issue.is_none()
        {
            edition.issue = Some(Issue { number: Some(Text::plain(number)), ..Issue::default() });
        }
        if edition.lang.is_none() {
            edition.lang.clone_from(&self.lang);
        }
        if let Some(page) = self.page.as_deref() {
            number_pages(edition, page);
        }
    }
}

/// Numbers the pages that have no number, from `first` on; an edition without pages gets the one it is.
fn number_pages(edition: &mut Edition, first: &str) {
    if edition.pages.is_empty() {
        let id = "p1".to_owned();
        for (order, article) in (1..).zip(&mut edition.articles).filter(|(_, article)| article.positions.is_empty()) {
            article.positions = vec![Position { page: id.clone(), order: Some(order), ..Position::default() }];
        }
        edition.pages.push(Page { id, ..Page::default() });
    }
    for (index, page) in edition.pages.iter_mut().enumerate().filter(|(_, page)| page.number.is_none()) {
        let number = match (index, first.parse::<usize>()) {
            (0, _) => first.to_owned(),
            (_, Ok(first)) => (first + index).to_string(),
            (_, Err(_)) => continue,
        };
        page.number = Some(Text::plain(&number));
    }
}
