//! The language of the search across the shelf.
//!
//! Owns how a line that a reader typed is taken apart. It refuses no line that says anything: what is no condition is
//! looked for as it stands.

use super::Marks;
use super::condition::{About, Condition, Mark, Wanted, condition, word};
use crate::edition::Date;
use crate::library::index::{DayCode, Index, Standing};
use crate::library::key::IssueKey;
use crate::text::{Query, QueryError};

/// What is looked for across the shelf.
#[derive(Debug, Clone, Default)]
pub struct ShelfQuery {
    /// All of which stand in an article.
    pub(super) clauses: Vec<Query>,
    /// None of which does.
    pub(super) excluded: Vec<Query>,
    pub(super) conditions: Vec<Condition>,
}

/// Most bytes of a query: a hundred words and conditions.
const LONGEST: usize = 4_000;

/// Marks that begin a clause of several words, and those that end it.
const QUOTES: [(char, &[char]); 7] = [
    ('"', &['"', '”', '“', '＂']),
    ('“', &['”', '"', '“', '＂']),
    ('”', &['”', '"', '“', '＂']),
    ('＂', &['＂', '"', '”', '“']),
    ('「', &['」']),
    ('『', &['』']),
    ('«', &['»']),
];

impl ShelfQuery {
    /// The query that a reader typed. Words between white space are clauses, all of which stand in an article; so is
    /// what stands in quotes, white space and all; `-` before one leaves out the articles in which it stands. Behind
    /// `re:` the whole line is one regular expression.
    ///
    /// Conditions are `paper:` and a part of its name, `date:2021`, `date:2021-09..2021-10-05`, `date:2021-09..`,
    /// `page:3`, `section:` and a part of its title, `by:` and a part of the byline, `kind:notice`, `is:starred`,
    /// `is:read`, `is:unread`; a value with white space stands in quotes. One without a value, which is not typed
    /// yet, asks for nothing.
    ///
    /// # Errors
    /// [`QueryError`]: nothing to look for, too much, or a regular expression that is none.
    ///
    /// ```
    /// use newsprint::library::ShelfQuery;
    /// assert!(ShelfQuery::parse("新桥 \"river bank\" -ferry paper:日报 date:2021-09..").is_ok());
    /// assert!(ShelfQuery::parse("  ").is_err());
    /// ```
    pub fn parse(line: &str) -> Result<Self, QueryError> {
        if line.len() > LONGEST {
            return Err(QueryError::Long { most: LONGEST });
        }
        if line.trim_start().starts_with("re:") {
            return Ok(Self { clauses: vec![Query::parse(line)?], ..Self::default() });
        }
        let mut query = Self::default();
        for piece in pieces(line) {
            if piece.word.is_some() && piece.text.trim().is_empty() {
                continue;
            }
            match piece.word.and_then(|word| condition(word, &piece.text, piece.wanted)) {
                Some(condition) => query.conditions.push(condition),
                None => {
                    let text = piece.word.map_or_else(|| piece.text.clone(), |word| format!("{word}:{}", piece.text));
                    // Empty quotes ask for nothing.
                    let Ok(clause) = Query::of_words(&text) else { continue };
                    match piece.wanted {
                        Wanted::Yes => query.clauses.push(clause),
                        Wanted::No => query.excluded.push(clause),
                    }
                }
            }
        }
        if query.clauses.is_empty() && query.excluded.is_empty() && query.conditions.is_empty() {
            return Err(QueryError::Empty);
        }
        Ok(query)
    }

    /// Whether it asks for stars, so that a search needs to know them.
    pub fn asks_for_stars(&self) -> bool {
        self.asks_for(Mark::Starred)
    }

    /// Whether it asks for what was read, so that a search needs to know it.
    pub fn asks_for_read(&self) -> bool {
        self.asks_for(Mark::Read)
    }

    fn asks_for(&self, mark: Mark) -> bool {
        self.conditions.iter().any(|condition| matches!(condition.about, About::Is(own) if own == mark))
    }

    /// Whether an issue may have what is looked for.
    pub(super) fn admits_issue(&self, paper: &str, day: Option<Date>) -> bool {
        self.conditions.iter().all(|condition| condition.admits_issue(paper, day))
    }

    /// Whether an issue may have what is looked for, by its marks: without a star nothing in it is starred.
    pub(super) fn admits_key(&self, key: &IssueKey, marks: &Marks) -> bool {
        self.conditions.iter().filter(|condition| condition.wanted == Wanted::Yes).all(|condition| {
            let About::Is(mark) = condition.about else { return true };
            mark.of(marks).get(key).is_some_and(|ids| !ids.is_empty())
        })
    }

    /// Whether an article may be one that is looked for, as far as that is to be told without its text.
    pub(super) fn admits_article(&self, of: &Standing, key: &IssueKey, marks: &Marks) -> bool {
        self.conditions.iter().all(|condition| condition.admits_article(of, key, marks))
    }

    /// The expression of terms that every article has that is looked for; empty where nothing is to be told by terms.
    pub(super) fn expression(&self) -> String {
        let mut texts: Vec<&str> = self.clauses.iter().filter_map(Query::folded).collect();
        let (mut kinds, mut pages) = (Vec::new(), Vec::new());
        for condition in self.conditions.iter().filter(|condition| condition.wanted == Wanted::Yes) {
            match &condition.about {
                About::By(query) => texts.extend(query.folded()),
                About::Kind(kind) => kinds.push(kind.clone()),
                About::Page(number) => pages.push(number.clone()),
                _ => {}
            }
        }
        Index::expression(texts, &kinds, &pages)
    }

    /// The first and the last day that are asked for.
    pub(super) fn days(&self) -> (DayCode, DayCode) {
        let mut days = (DayCode(0), DayCode(i64::MAX >> 20));
        for condition in self.conditions.iter().filter(|condition| condition.wanted == Wanted::Yes) {
            if let About::Date(range) = &condition.about {
                days = (days.0.max(*range.start()), days.1.min(*range.end()));
            }
        }
        days
    }
}

/// A piece of a query.
struct Piece {
    wanted: Wanted,
    /// The word of a condition.
    word: Option<&'static str>,
    text: String,
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let behind = rest
            .strip_prefix(['-', '－'])
            .filter(|behind| !behind.is_empty() && !behind.starts_with(char::is_whitespace));
        let wanted = if behind.is_some() { Wanted::No } else { Wanted::Yes };
        rest = behind.unwrap_or(rest);
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        // A condition's value may begin with a quote that ends behind white space.
        let found = rest.get(..end).and_then(word).map(|(word, value)| (word, end - value.len()));
        let (word, start) = found.map_or((None, 0), |(word, start)| (Some(word), start));
        let value = rest.get(start..).unwrap_or_default();
        let (text, length) =
            quoted(value).unwrap_or_else(|| (value.get(..end - start).unwrap_or_default().to_owned(), end - start));
        pieces.push(Piece { wanted, word, text });
        rest = rest.get(start + length..).unwrap_or_default().trim_start();
    }
    pieces
}

/// What stands in the quotes that a text begins with, and how many bytes it takes with them. One that nothing ends runs
/// to the end of the line, which is still being typed.
fn quoted(text: &str) -> Option<(String, usize)> {
    let first = text.chars().next()?;
    let (_, ends) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inner = text.get(first.len_utf8()..)?;
    let end = inner.find(*ends);
    let close = end.and_then(|end| inner.get(end..)).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let end = end.unwrap_or(inner.len());
    Some((inner.get(..end)?.to_owned(), first.len_utf8() + end + close))
}
