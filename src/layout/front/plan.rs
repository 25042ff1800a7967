//! What a page gives room to: its lead, its stories by weight, its briefs, its notices, and what is inside.
//!
//! Owns which articles stand on which leaf of the paper, and the rank of each there. It refuses cells: the same plan is
//! set in a window and in a browser.

use std::cmp::Reverse;

use crate::edition::{Article, Block, Edition, Kind, Outline, Text};

/// One page to turn to: a printed page (版); in papers without pages a section; else part of a long list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaf {
    /// Index of the printed page it is, if it is one.
    pub page: Option<usize>,
    /// Its title where it is none: a section's; may be empty.
    pub title: String,
    /// Indices of its articles in printed order, each on one leaf of the paper only.
    pub articles: Vec<usize>,
}

/// What stands on a leaf, by rank; every article of the leaf once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The lead story (头条).
    pub lead: Option<usize>,
    /// Stories of weight, the heaviest first.
    pub second: Vec<usize>,
    /// The other stories, the heaviest first.
    pub stories: Vec<usize>,
    /// Short news, weather, corrections, in printed order.
    pub briefs: Vec<usize>,
    /// Notices and advertisements, in printed order.
    pub notices: Vec<usize>,
    /// What stands on the other leaves: index of the leaf and its articles, the heaviest first. Empty but on the first
    /// leaf.
    pub inside: Vec<(usize, Vec<usize>)>,
}

/// Most articles of a leaf that is no printed page.
const MOST: usize = 60;
/// Most articles of a paper without pages that are one page.
const FEW: usize = 24;
/// Most stories of the second rank.
const SECOND: usize = 3;
/// Most bytes of a body that are looked at for its weight.
const LOOKED_AT: usize = 6_000;
/// Bytes of a body that is a brief where nothing else is said of it: 80 ideographs.
const BRIEF: usize = 240;

/// The leaves of a paper: its printed pages, then what stands on none of them; without pages its sections. None is
/// empty, and every article stands on exactly one.
pub fn leaves(edition: &Edition, outline: &Outline) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> =
        (0..edition.pages.len()).map(|page| Leaf { page: Some(page), ..Leaf::default() }).collect();
    for article in outline.order() {
        if let Some(leaf) = outline.page_of(article).and_then(|page| leaves.get_mut(page)) {
            leaf.articles.push(article);
        }
    }
    for leaf in &mut leaves {
        leaf.articles.sort_by_key(|article| printed_order(edition, *article));
    }
    leaves.retain(|leaf| !leaf.articles.is_empty());
    if leaves.is_empty() && edition.articles.len() <= FEW {
        // A few articles are one page, whatever their sections.
        let articles: Vec<usize> = outline.order().collect();
        return if articles.is_empty() { leaves } else { vec![Leaf { articles, ..Leaf::default() }] };
    }
    for group in &outline.groups {
        let of: Vec<usize> =
            group.articles.iter().copied().filter(|article| outline.page_of(*article).is_none()).collect();
        let chunk = |(index, articles): (usize, &[usize])| {
            let number = if index > 0 { format!(" {}", index + 1) } else { String::new() };
            let title = format!("{}{number}", group.title).trim().to_owned();
            Leaf { page: None, title, articles: articles.to_vec() }
        };
        leaves.extend(of.chunks(MOST).enumerate().map(chunk));
    }
    leaves
}

/// Where an article stands on its page: by its printed rank, else by reading order.
fn printed_order(edition: &Edition, article: usize) -> (u32, usize) {
    let position = edition.articles.get(article).and_then(|article| article.positions.first());
    (position.and_then(|position| position.order).unwrap_or(u32::MAX), article)
}

/// The leaf of a printed number; where none has it, the one that is so many. None where there is neither.
pub fn leaf_of(edition: &Edition, leaves: &[Leaf], number: &str) -> Option<usize> {
    let page = |leaf: &Leaf| leaf.page.and_then(|page| edition.pages.get(page));
    let numbered = leaves.iter().position(|leaf| page(leaf).is_some_and(|page| page.is_number(number)));
    let so_many = || number.trim().parse::<usize>().ok()?.checked_sub(1).filter(|leaf| *leaf < leaves.len());
    numbered.or_else(so_many)
}

/// The ranks of the articles of one of the leaves, by index.
pub fn plan(edition: &Edition, leaves: &[Leaf], leaf: usize) -> Plan {
    let mut plan = Plan::default();
    let Some(of) = leaves.get(leaf) else { return plan };
    let mut stories = Vec::new();
    for index in of.articles.iter().copied() {
        let Some(article) = edition.articles.get(index) else { continue };
        match rank(article) {
            Class::Story => stories.push(index),
            Class::Brief => plan.briefs.push(index),
            Class::Notice => plan.notices.push(index),
        }
    }
    if stories.is_empty() {
        // A page of short news only is led by its first.
        stories = std::mem::take(&mut plan.briefs);
    }
    let mut weighed = weighed(edition, &stories).into_iter();
    plan.lead = weighed.next().map(|(_, article)| article);
    for (weight, article) in weighed {
        if plan.second.len() < SECOND && plan.stories.is_empty() && weight >= HEAVY {
            plan.second.push(article);
        } else {
            plan.stories.push(article);
        }
    }
    if leaf == 0 {
        let others = leaves.iter().enumerate().skip(1);
        plan.inside = others.map(|(index, leaf)| (index, of_interest(edition, leaf))).collect();
    }
    plan
}

/// The articles of a leaf that a list of what is inside names, the heaviest first.
fn of_interest(edition: &Edition, leaf: &Leaf) -> Vec<usize> {
    let class = |article: &usize| edition.articles.get(*article).map_or(Class::Brief, rank);
    let stories: Vec<usize> = leaf.articles.iter().copied().filter(|of| class(of) == Class::Story).collect();
    if stories.is_empty() {
        return leaf.articles.clone();
    }
    // By what their heads say: to list what is inside, no other page is read through.
    weighed_by(edition, &stories, rated).into_iter().map(|(_, article)| article).collect()
}

/// Articles by weight, the heaviest first; of one weight in their order.
fn weighed(edition: &Edition, articles: &[usize]) -> Vec<(u32, usize)> {
    weighed_by(edition, articles, weight)
}

fn weighed_by(
    edition: &Edition,
    articles: &[usize],
    weight: impl Fn(&Article, usize, usize) -> u32,
) -> Vec<(u32, usize)> {
    let count = articles.len();
    let mut weighed: Vec<(u32, usize)> = articles
        .iter()
        .enumerate()
        .map(|(order, article)| (edition.articles.get(*article).map_or(0, |of| weight(of, order, count)), *article))
        .collect();
    weighed.sort_by_key(|(weight, _)| Reverse(*weight));
    weighed
}

/// Weight from which a story is of the second rank: prominence 2, or the next ones of a page that says none.
const HEAVY: u32 = 700;

/// The weight of a story that is the `order`-th of `count`: by its printed prominence, else by where it stands; then by
/// length, picture and kind.
fn weight(article: &Article, order: usize, count: usize) -> u32 {
    let length = u32::try_from(extent(article, LOOKED_AT) * 60 / LOOKED_AT).unwrap_or(60);
    let picture = if has_picture(article) { 25 } else { 0 };
    rated(article, order, count) + length + picture
}

/// The weight of a story as far as its head says it: by its printed prominence, else by where it stands, and by its kind.
fn rated(article: &Article, order: usize, count: usize) -> u32 {
    let printed = article.prominence.map(|prominence| 900_u32.saturating_sub(u32::from(prominence.min(9)) * 100));
    // Without a word of the paper what comes first is more: the first as prominence 1, the last as prominence 6.
    let by_order = || 800 - u32::try_from(order * 500 / count.max(1)).unwrap_or(500);
    let kind = match article.kind {
        Some(Kind::Story | Kind::Interview | Kind::Photo) | None => 15,
        Some(Kind::Feature | Kind::Editorial) => 8,
        _ => 0,
    };
    printed.unwrap_or_else(by_order) + kind
}

/// What an article is on a front page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Story,
    Brief,
    Notice,
}

fn rank(article: &Article) -> Class {
    let heavy = article.prominence.is_some_and(|prominence| prominence <= 2);
    match article.kind {
        Some(Kind::Notice | Kind::Obituary | Kind::Ad) => Class::Notice,
        _ if heavy => Class::Story,
        Some(Kind::Brief | Kind::Weather | Kind::Correction | Kind::Toc | Kind::Listing | Kind::Table) => Class::Brief,
        Some(Kind::Photo) => Class::Story,
        _ if article.headline.as_ref().is_none_or(Text::is_empty) && extent(article, BRIEF + 1) <= BRIEF => {
            Class::Brief
        }
        _ => Class::Story,
    }
}

/// Bytes of a body, counted no further than `most`.
fn extent(article: &Article, most: usize) -> usize {
    let mut bytes = 0;
    for block in &article.body {
        bytes += match block {
            Block::Paragraph(paragraph) => paragraph.text.len(),
            Block::Quote(quote) => quote.text.len(),
            Block::List(list) => list.items.iter().map(|item| item.text.as_ref().map_or(0, Text::len)).sum(),
            _ => 60,
        };
        if bytes >= most {
            return most;
        }
    }
    bytes
}

/// Whether one of the first blocks is a picture.
fn has_picture(article: &Article) -> bool {
    article.body.iter().take(40).any(|block| matches!(block, Block::Figure(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(json: &str) -> Edition {
        serde_json::from_str(&format!(r#"{{"format":"edition/1",{json}}}"#)).unwrap()
    }

    fn of(edition: &Edition) -> (Vec<Leaf>, Vec<Plan>) {
        let leaves = leaves(edition, &Outline::of(edition));
        let plans = (0..leaves.len()).map(|leaf| plan(edition, &leaves, leaf)).collect();
        (leaves, plans)
    }

    #[test]
    fn every_article_stands_on_one_leaf_and_has_one_rank() {
        let edition = edition(
            r#""pages":[{"id":"p1","number":"1","articles":["a","b","c"]},{"id":"p0","articles":[]},{"id":"p2","number":"2"}],
            "articles":[{"id":"a","prominence":2,"headline":"二条","body":"一"},{"id":"b","prominence":1,"headline":"头条","body":"一"},
            {"id":"c","kind":"brief","headline":"简讯","body":"一"},{"id":"d","kind":"notice","headline":"Notice","body":"one","positions":[{"page":"p2"}]},
            {"id":"e","headline":"Astray","section":"Sport","body":"one"}]"#,
        );
        let (leaves, plans) = of(&edition);
        let articles: Vec<_> = leaves.iter().map(|leaf| (leaf.page, leaf.articles.clone())).collect();
        assert_eq!(articles, [(Some(0), vec![0, 1, 2]), (Some(2), vec![3]), (None, vec![4])]);
        assert_eq!((plans[0].lead, plans[0].second.clone(), plans[0].briefs.clone()), (Some(1), vec![0], vec![2]));
        assert_eq!((plans[1].lead, plans[1].notices.clone()), (None, vec![3]));
        assert_eq!(plans[0].inside, [(1, vec![3]), (2, vec![4])]);
        assert_eq!((plans[2].lead, leaves[2].title.as_str()), (Some(4), "Sport"));
    }

    #[test]
    fn a_paper_without_pages_is_turned_by_its_sections() {
        let edition = edition(
            r#""articles":[{"headline":"甲","section":"要闻","body":"一"},{"headline":"Two","section":"Sport","body":"one"},{"headline":"丙","section":"要闻","body":"一"}]"#,
        );
        // Three articles are one page.
        assert_eq!(of(&edition).0.iter().map(|leaf| leaf.articles.clone()).collect::<Vec<_>>(), [[0, 2, 1]]);
        let mut many = edition.clone();
        many.articles = edition.articles.iter().cycle().take(90).cloned().collect();
        let (leaves, _) = of(&many);
        let seen: Vec<_> = leaves.iter().map(|leaf| (leaf.title.as_str(), leaf.articles.len())).collect();
        assert_eq!(seen, [("要闻", 60), ("Sport", 30)]);
    }

    #[test]
    fn of_a_page_that_says_no_weights_what_comes_first_leads() {
        let many: Vec<String> = (0..150).map(|n| format!(r#"{{"headline":"第{n}条 Item","body":"一"}}"#)).collect();
        let edition = edition(&format!(r#""articles":[{}]"#, many.join(",")));
        let (leaves, plans) = of(&edition);
        assert_eq!(leaves.iter().map(|leaf| leaf.articles.len()).collect::<Vec<_>>(), [60, 60, 30]);
        assert_eq!((plans[0].lead, plans[0].second.clone()), (Some(0), vec![1, 2, 3]));
        assert_eq!(plans[0].stories.len(), 56);
        assert!(plans.iter().skip(1).all(|plan| plan.inside.is_empty()));
    }

    #[test]
    fn a_page_of_short_news_alone_is_led_by_its_first() {
        let edition = edition(r#""articles":[{"kind":"brief","body":"一句。"},{"kind":"brief","body":"One."}]"#);
        let (_, plans) = of(&edition);
        assert_eq!((plans[0].lead, plans[0].stories.clone(), plans[0].briefs.len()), (Some(0), vec![1], 0));
        assert_eq!(of(&super::tests::edition(r#""articles":[]"#)).0, []);
    }
}
