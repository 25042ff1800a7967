//! The articles that the index names, day by day.
//!
//! Owns that numbers and what they mean are of one state of the index: where that was changed meanwhile, both are asked
//! for again. It refuses to read articles.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use crate::library::catalogue::Catalogue;
use crate::library::index::{Blocks, DayCode, Holding, Index};

/// How many numbers are asked for at first, and at most at a time. Common words have enough in the newest issues.
const FEW: usize = 128;
const MANY: usize = 1 << 15;

/// Numbers that the index gave and that are still to be looked at.
#[derive(Debug)]
pub(super) struct Candidates {
    expression: String,
    /// Numbers not yet asked for.
    left: Range<i64>,
    numbers: VecDeque<i64>,
    /// Whether there are none behind them.
    is_last: bool,
    most: usize,
    day: Option<DayCode>,
    /// Articles of the day's issues, by the index of the issue.
    articles: HashMap<usize, Vec<usize>>,
}

impl Candidates {
    pub(super) fn of(expression: String, (first, last): (DayCode, DayCode)) -> Self {
        let left = first.rows().start..last.rows().end;
        Self {
            expression,
            left,
            numbers: VecDeque::new(),
            is_last: false,
            most: FEW,
            day: None,
            articles: HashMap::new(),
        }
    }

    /// The articles of an issue that may have what is looked for, in the order of its file; all of them where terms
    /// cannot tell. `blocks` is what the numbers mean, and is brought up to the index where numbers are asked for; so
    /// an issue may turn out not to be in it any more: then none.
    pub(super) fn of_issue(
        &mut self,
        index: &Index,
        catalogue: &Catalogue,
        blocks: &mut Blocks,
        (entry, day): (usize, DayCode),
    ) -> rusqlite::Result<Option<Vec<usize>>> {
        if self.expression.is_empty() {
            let Holding::Articles { count, .. } = blocks.holding(entry) else { return Ok(None) };
            return Ok(Some((0..count).collect()));
        }
        if self.day != Some(day) {
            self.day = Some(day);
            self.fill(index, catalogue, blocks, day)?;
        }
        if !matches!(blocks.holding(entry), Holding::Articles { .. }) {
            return Ok(None);
        }
        let mut articles = self.articles.get(&entry).cloned().unwrap_or_default();
        articles.sort_unstable();
        Ok(Some(articles))
    }

    /// Gathers the articles of a day.
    fn fill(
        &mut self,
        index: &Index,
        catalogue: &Catalogue,
        blocks: &mut Blocks,
        day: DayCode,
    ) -> rusqlite::Result<()> {
        self.articles.clear();
        let rows = day.rows();
        while !self.is_last && self.numbers.back().is_none_or(|last| *last >= rows.start) {
            index.reading(|| {
                if let Some(changed) = index.blocks(catalogue, blocks.generation())? {
                    *blocks = changed;
                    self.numbers.clear();
                    self.left.end = self.left.end.max(rows.end);
                }
                let numbers = index.numbers(&self.expression, &self.left, self.most)?;
                self.is_last = numbers.len() < self.most;
                self.left.end = numbers.last().copied().unwrap_or(self.left.start);
                self.numbers.extend(numbers);
                Ok(())
            })?;
            self.most = (self.most * 4).min(MANY);
        }
        while let Some(number) = self.numbers.front().copied().filter(|number| *number >= rows.start) {
            self.numbers.pop_front();
            if let Some((entry, article)) = blocks.find(number).filter(|_| number < rows.end) {
                self.articles.entry(entry).or_default().push(article);
            }
        }
        Ok(())
    }
}
