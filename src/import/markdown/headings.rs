//! Headings to articles.
//!
//! Owns which heading begins an article, names a section, stands over or under a headline, or is a subhead.
//! It refuses to look at any words but the dash of a deck, and to lose a heading: each becomes exactly one of
//! headline, deck, rubric, section title or subhead.
//!
//! Two kinds of source: where levels are an *outline*, the shallowest level that has text is the articles'.
//! Where a heading without text is followed by a shallower one, levels are *type sizes* of a printed page
//! (`## 我为群众办实事`, then `# 搭建…`), and the two biggest begin articles.

use super::items::{Footnote, Heading, Item, Items};
use super::lines::Lines;
use super::words::Words;
use crate::edition::{Article, Block, Subhead, Text};

/// The articles of a source.
#[derive(Debug, Default)]
pub(super) struct Articles {
    pub(super) articles: Vec<Article>,
    /// The heading that stands over all articles, if there is one: perhaps the paper's name.
    pub(super) title: Option<Text>,
}

/// What heading levels mean in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Levels {
    Outline,
    Sizes,
}

/// A heading with what was found out about it.
struct Head {
    level: u8,
    words: Words,
    decks: Vec<Words>,
    lines: Lines,
    /// Whether a block stands between it and the next heading; a deck makes it a headline too.
    has_text: bool,
}

/// A heading or block, headings by their index.
enum Step {
    Head(usize),
    Block(Box<Block>, Lines),
}

/// Makes articles of a source's items.
pub(super) fn articles(items: Items, source: usize) -> Articles {
    let (mut steps, mut heads, mut step_of) = (Vec::new(), Vec::new(), Vec::new());
    for item in items.items {
        match item {
            Item::Heading(heading) => head(heading, &mut heads, &mut steps),
            Item::Block(block, lines) => {
                if let Some(head) = heads.last_mut()
                    && !matches!(*block, Block::Rule(_))
                {
                    head.has_text = true;
                }
                steps.push(Step::Block(block, lines));
            }
        }
        step_of.push(steps.len() - 1);
    }
    let plan = Plan::of(&heads);
    let mut desk = Desk { source, plan, ..Desk::default() };
    let mut article_of = Vec::with_capacity(steps.len());
    let mut heads: Vec<Option<Head>> = heads.into_iter().map(Some).collect();
    for step in steps {
        match step {
            Step::Head(index) => {
                if let Some(head) = heads.get_mut(index).and_then(Option::take) {
                    desk.head(index, head);
                }
            }
            Step::Block(block, lines) => desk.block(*block, lines),
        }
        article_of.push(desk.articles.len().saturating_sub(1));
    }
    desk.finish();
    for Footnote { item, block } in items.footnotes {
        let article = step_of.get(item).and_then(|step| article_of.get(*step)).copied();
        desk.footnote(article.unwrap_or(usize::MAX), block);
    }
    let title = desk.title();
    Articles { articles: desk.articles.into_iter().map(|draft| draft.article).collect(), title }
}

/// Adds a heading, or its words to the headline it is the deck of.
fn head(heading: Heading, heads: &mut Vec<Head>, steps: &mut Vec<Step>) {
    let Heading { level, mut words, lines } = heading;
    let directly = matches!(steps.last(), Some(Step::Head(_)));
    if let Some(above) = heads.last_mut().filter(|above| directly && above.level <= level)
        && words.strip_dash()
    {
        above.decks.push(words);
        above.has_text = true;
        above.lines = above.lines.through(lines);
        return;
    }
    steps.push(Step::Head(heads.len()));
    heads.push(Head { level, words, decks: Vec::new(), lines, has_text: false });
}

/// What can be said of the headings before any is placed.
#[derive(Default)]
struct Plan {
    levels: Option<Levels>,
    /// The deepest level that begins an article anywhere.
    article: u8,
    /// For each heading its level.
    level: Vec<u8>,
    /// For each heading the next of its level or shallower, or the number of headings.
    scope_end: Vec<usize>,
    /// For each heading the next one after it that has text, or the number of headings.
    next_text: Vec<usize>,
}

impl Plan {
    fn of(heads: &[Head]) -> Self {
        let count = heads.len();
        let level: Vec<u8> = heads.iter().map(|head| head.level).collect();
        let mut scope_end = vec![count; count];
        let mut next_text = vec![count; count];
        let mut open: Vec<usize> = Vec::new();
        let mut text = count;
        for (index, head) in heads.iter().enumerate().rev() {
            // What stands behind a heading and is deeper ends no scope of a heading before it that this one does not.
            while open.last().is_some_and(|&after| level.get(after).is_some_and(|l| *l > head.level)) {
                open.pop();
            }
            if let (Some(end), Some(next)) = (scope_end.get_mut(index), next_text.get_mut(index)) {
                *end = open.last().copied().unwrap_or(count);
                *next = text;
            }
            open.push(index);
            if head.has_text {
                text = index;
            }
        }
        let falls = |pair: &[Head]| matches!(pair, [a, b] if !a.has_text && b.level < a.level);
        let levels = if heads.windows(2).any(falls) { Levels::Sizes } else { Levels::Outline };
        let with_text = heads.iter().filter(|head| head.has_text).map(|head| head.level).min();
        let shallowest = with_text.or(level.iter().copied().min()).unwrap_or(1);
        let article = if levels == Levels::Sizes { shallowest.max(2) } else { shallowest };
        Self { levels: Some(levels), article, level, scope_end, next_text }
    }

    /// The level of the heading after one, if there is one.
    fn next_level(&self, index: usize) -> Option<u8> {
        self.level.get(index + 1).copied()
    }

    /// Whether any heading under one has text.
    fn has_text_below(&self, index: usize) -> bool {
        matches!((self.next_text.get(index), self.scope_end.get(index)), (Some(text), Some(end)) if text < end)
    }

    /// The heading that ends the scope of one, if one does.
    fn end(&self, index: usize) -> Option<usize> {
        self.scope_end.get(index).copied().filter(|end| *end < self.level.len())
    }
}

/// A section while headings are under it.
struct Scope {
    level: u8,
    /// The level of the first heading under it, which begins an article.
    child: u8,
    /// Index into `Desk::sections`.
    section: usize,
}

/// A section title and what became of it.
struct SectionTitle {
    text: Text,
    used: bool,
    /// The first article under it.
    first: Option<usize>,
}

/// A heading that stands over the next headline.
struct Rubric {
    words: Words,
    lines: Lines,
    level: u8,
}

impl Rubric {
    fn of(head: Head) -> Self {
        Self { words: head.words, lines: head.lines, level: head.level }
    }
}

/// An article in the making.
struct Draft {
    article: Article,
    level: u8,
    lines: Lines,
}

/// Where headings and blocks become articles, in order.
#[derive(Default)]
struct Desk {
    source: usize,
    plan: Plan,
    articles: Vec<Draft>,
    scopes: Vec<Scope>,
    sections: Vec<SectionTitle>,
    /// Headings that stand over the next headline.
    rubrics: Vec<Rubric>,
    /// Headings before this one are rubrics.
    rubrics_until: usize,
    /// Whether the first heading is one that stands over all.
    titled: Option<usize>,
}

impl Desk {
    fn head(&mut self, index: usize, head: Head) {
        if index < self.rubrics_until {
            self.rubrics.push(Rubric::of(head));
            return;
        }
        while self.scopes.last().is_some_and(|scope| scope.level >= head.level) {
            self.scopes.pop();
        }
        let child = self.scopes.last().map_or(0, |scope| scope.child);
        let begins = self.articles.is_empty() || head.level <= self.plan.article.max(child);
        let next = self.plan.next_level(index);
        match next {
            _ if !head.decks.is_empty() => self.begin(head),
            Some(next) if !head.has_text && next > head.level => self.over(index, head, next, begins),
            Some(next) if !head.has_text && next < head.level => self.rubrics.push(Rubric::of(head)),
            _ if begins => self.begin(head),
            _ => self.subhead(head),
        }
    }

    /// A heading without text over deeper ones.
    fn over(&mut self, index: usize, head: Head, child: u8, begins: bool) {
        if self.plan.has_text_below(index) {
            // In an outline what is deeper than an article is a part of it.
            if begins || self.plan.levels == Some(Levels::Sizes) {
                if index == 0 && head.level == 1 && self.plan.end(index).is_none() && self.articles.is_empty() {
                    self.titled = Some(self.sections.len());
                }
                self.scopes.push(Scope { level: head.level, child, section: self.sections.len() });
                self.sections.push(SectionTitle { text: head.words.text(), used: false, first: None });
            } else {
                self.subhead(head);
            }
        } else if let Some(end) = self.plan.end(index) {
            // The section of nothing: it and what is under it stand over the headline that follows.
            self.rubrics_until = end;
            self.rubrics.push(Rubric::of(head));
        } else if begins {
            self.begin(head);
        } else {
            self.subhead(head);
        }
    }

    fn begin(&mut self, head: Head) {
        let index = self.articles.len();
        for scope in self.scopes.iter().rev() {
            if let Some(section) = self.sections.get_mut(scope.section) {
                section.first.get_or_insert(index);
            }
        }
        let section = self.scopes.last().and_then(|scope| self.sections.get_mut(scope.section));
        let section = section.map(|section| {
            section.used = true;
            section.text.clone()
        });
        let mut lines = head.lines;
        let rubrics = std::mem::take(&mut self.rubrics).into_iter().map(|above| {
            lines = lines.through(above.lines);
            above.words.text()
        });
        let article = Article {
            rubric: rubrics.collect(),
            headline: Some(head.words.text()),
            deck: head.decks.into_iter().map(Words::text).collect(),
            section,
            ..Article::default()
        };
        self.articles.push(Draft { article, level: head.level, lines });
    }

    fn subhead(&mut self, head: Head) {
        for Rubric { words, lines, level } in std::mem::take(&mut self.rubrics) {
            self.add_subhead(words, lines, level);
        }
        self.add_subhead(head.words, head.lines, head.level);
    }

    /// Adds a subhead by its level in the source; `finish` makes ranks of those.
    fn add_subhead(&mut self, words: Words, lines: Lines, level: u8) {
        let src = lines.src(self.source);
        let subhead = Subhead { text: words.text(), level: Some(level), src, ..Subhead::default() };
        self.block(Block::Subhead(subhead), lines);
    }

    fn block(&mut self, block: Block, lines: Lines) {
        if let Some(draft) = self.articles.last_mut() {
            draft.lines = draft.lines.through(lines);
            draft.article.body.push(block);
        } else if !matches!(block, Block::Rule(_)) {
            self.articles.push(Draft {
                article: Article { body: vec![block].into(), ..Article::default() },
                level: self.plan.article,
                lines,
            });
        }
    }

    fn footnote(&mut self, article: usize, block: Block) {
        if self.articles.is_empty() {
            self.block(block, Lines { first: 1, last: 1 });
            return;
        }
        let last = self.articles.len() - 1;
        if let Some(draft) = self.articles.get_mut(article.min(last)) {
            draft.article.body.push(block);
        }
    }

    fn finish(&mut self) {
        // Rubrics over nothing and sections of nothing: no headline is ever lost.
        for Rubric { words, lines, level } in std::mem::take(&mut self.rubrics) {
            self.begin(Head { level, words, decks: Vec::new(), lines, has_text: false });
        }
        for section in self.sections.iter().rev().filter(|section| !section.used) {
            let first = section.first.and_then(|first| self.articles.get_mut(first));
            if let Some(draft) = first {
                draft.article.rubric.insert(0, section.text.clone());
            }
        }
        let sizes = self.plan.levels == Some(Levels::Sizes);
        for draft in &mut self.articles {
            draft.article.src = draft.lines.src(self.source);
            // A rule between two articles parts nothing once they are two.
            while draft.article.body.pop_if(|block| matches!(block, Block::Rule(_))).is_some() {}
            rank_subheads(&mut draft.article.body, draft.level, sizes);
        }
    }

    fn title(&self) -> Option<Text> {
        self.titled.and_then(|index| self.sections.get(index)).map(|section| section.text.clone())
    }
}

/// Ranks subheads from 1 to 4: in an outline by their depth under the headline; of type sizes, which leave
/// gaps, by which sizes the article has.
fn rank_subheads(body: &mut [Block], level: u8, sizes: bool) {
    let mut seen = [false; 7];
    let subheads = |block: &Block| if let Block::Subhead(subhead) = block { subhead.level } else { None };
    for level in body.iter().filter_map(subheads) {
        if let Some(seen) = seen.get_mut(usize::from(level)) {
            *seen = true;
        }
    }
    for block in body {
        if let Block::Subhead(Subhead { level: Some(own), .. }) = block {
            let smaller = seen.iter().take(usize::from(*own) + 1).filter(|seen| **seen).count();
            let rank = if sizes { u8::try_from(smaller).unwrap_or(4) } else { own.saturating_sub(level) };
            *own = rank.clamp(1, 4);
        }
    }
}

#[cfg(test)]
mod tests;
