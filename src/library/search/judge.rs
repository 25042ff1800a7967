//! Whether a query stands in an article, and where.
//!
//! Owns the judgement, the same for a candidate of the index and for an article of an issue that is read whole. It
//! refuses to read files.

use std::ops::Range;

use super::{Found, Marks, ShelfQuery, Snippet};
use crate::edition::{Article, Date, Edition, Text};
use crate::library::catalogue::Facts;
use crate::library::index::Standing;
use crate::library::key::IssueKey;
use crate::library::saved::Saved;
use crate::text::Folded;

/// Most characters of a snippet before its hit and behind it: more than a line of a wide terminal has.
const BEFORE: usize = 120;
const BEHIND: usize = 240;

/// What is known of an issue when its articles are judged.
#[derive(Debug, Clone)]
pub(super) struct Issue {
    saved: Saved,
    pub(super) key: IssueKey,
    pub(super) paper: String,
    pub(super) day: Option<Date>,
    which: String,
}

impl Issue {
    pub(super) fn of(saved: &Saved, facts: &Facts) -> Self {
        let or = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
        Self {
            saved: saved.clone(),
            key: facts.key.clone(),
            paper: or(&facts.paper, &saved.paper),
            day: facts.day.or(saved.day),
            which: or(&facts.which, &saved.name),
        }
    }
}

/// The article, if it is one that is looked for.
pub(super) fn judge(
    query: &ShelfQuery,
    issue: &Issue,
    index: usize,
    standing: &Standing,
    article: &Article,
) -> Option<Found> {
    if !query.conditions.iter().all(|condition| condition.admits_text(article)) {
        return None;
    }
    let parts = article.parts();
    let mut found = vec![false; query.clauses.len()];
    let mut count = 0;
    // The part in which most clauses stand: how many, which, where.
    let mut best: (usize, usize, Vec<Range<usize>>) = (0, 0, Vec::new());
    for (index, part) in parts.iter().enumerate() {
        if part.text.is_empty() {
            continue;
        }
        let folded = Folded::of(part.text.as_str());
        if query.excluded.iter().any(|clause| clause.finds_in(&folded)) {
            return None;
        }
        let mut here = Vec::new();
        let mut clauses = 0;
        for (clause, found) in query.clauses.iter().zip(&mut found) {
            let hits = clause.find_in(&folded);
            if !hits.is_empty() {
                *found = true;
                clauses += 1;
                here.extend(hits);
            }
        }
        count += here.len();
        if clauses > best.0 {
            best = (clauses, index, here);
        }
    }
    if found.contains(&false) {
        return None;
    }
    let (_, part, mut hits) = best;
    hits.sort_by_key(|hit| (hit.start, hit.end));
    let mut end = 0;
    hits.retain(|hit| {
        let is_behind = hit.start >= end;
        end = end.max(hit.end);
        is_behind
    });
    let text = parts.get(part).map_or("", |part| part.text.as_str());
    Some(Found {
        path: issue.saved.path.clone(),
        key: issue.key.clone(),
        paper: issue.paper.clone(),
        day: issue.day,
        which: issue.which.clone(),
        page: standing.number.clone(),
        section: standing.section.clone(),
        article: index,
        id: standing.id.clone(),
        headline: article.title().map(Text::line).unwrap_or_default(),
        part,
        snippet: snippet(text, hits.first()),
        hits,
        count,
    })
}

/// The articles of an edition that are looked for, in the order of its pages.
pub(super) fn judge_all(query: &ShelfQuery, marks: &Marks, issue: &Issue, edition: &Edition) -> Vec<(Order, Found)> {
    if !query.admits_issue(&issue.paper, issue.day) || !query.admits_key(&issue.key, marks) {
        return Vec::new();
    }
    let articles = edition.articles.iter().zip(Standing::of(edition)).enumerate();
    let admitted = articles.filter(|(_, (_, standing))| query.admits_article(standing, &issue.key, marks));
    let judged = admitted.filter_map(|(index, (article, standing))| {
        Some((order(&standing, index), judge(query, issue, index, &standing, article)?))
    });
    let mut found: Vec<(Order, Found)> = judged.collect();
    found.sort_by_key(|(order, _)| *order);
    found
}

/// Where an article comes in its issue: page, then its place in the file.
pub(super) type Order = (usize, usize);

pub(super) fn order(standing: &Standing, article: usize) -> Order {
    (standing.page.unwrap_or(usize::MAX), article)
}

/// The text around a hit; without one its beginning.
fn snippet(text: &str, hit: Option<&Range<usize>>) -> Snippet {
    let hit = hit.cloned().unwrap_or_default();
    let before = text.get(..hit.start).unwrap_or_default();
    let start = before.char_indices().rev().take(BEFORE).last().map_or(hit.start, |(at, _)| at);
    let behind = text.get(hit.end..).unwrap_or_default();
    let end = behind.char_indices().nth(BEHIND).map_or(text.len(), |(at, _)| hit.end + at);
    let line = text.get(start..end).unwrap_or_default().replace('\n', " ");
    Snippet { text: line, hit: hit.start - start..hit.end - start }
}
