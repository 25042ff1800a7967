//! Which article leads a page.
use crate::edition::{Edition, Kind};

/// The articles of a page by their rank.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    pub(super) lead: Option<usize>,
    pub(super) second: Vec<usize>,
    pub(super) stories: Vec<usize>,
    pub(super) briefs: Vec<usize>,
    pub(super) notices: Vec<usize>,
}

pub(super) fn of(edition: &Edition, articles: &[usize]) -> Ranking {
    let mut ranking = Ranking::default();
    let mut rest = Vec::new();
    for &index in articles {
        let Some(article) = edition.articles.get(index) else { continue };
        match article.kind {
            Some(Kind::Brief) => ranking.briefs.push(index),
            Some(Kind::Notice | Kind::Obituary | Kind::Ad | Kind::Correction) => ranking.notices.push(index),
            _ => rest.push((article.prominence.unwrap_or(5), index)),
        }
    }
    rest.sort();
    let mut rest = rest.into_iter().map(|(_, index)| index);
    ranking.lead = rest.next();
    ranking.second = rest.next().into_iter().collect();
    ranking.stories = rest.collect();
    ranking
}
