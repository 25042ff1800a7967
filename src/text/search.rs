//! Finding in a text what a reader means by a query.
//!
//! Owns the query, and the matches as byte ranges of the text as it stands. It refuses rank, index and highlight: it
//! is given one text and answers where.
//!
//! ```text
//! query ─ fold ─┐
//!               ├─ memmem or expression ─▶ folded ranges ─ map ─▶ ranges of the text
//! text ── fold ─┘
//! ```
//!
//! Query and text are folded character by character: the table is in `fold`, white space and combining marks in
//! `folded`. What is plain in the query is found in any case, width, script and kind of quote. White space is one space
//! however much there is, and none between ideographs (kana and their marks too), where headlines break and OCR leaves
//! gaps; a query that has it there finds it only there.
//!
//! Folds that are not: hiragana and katakana, letters with accents and without, … and three stops, ß and ss.

mod expression;
mod fold;
mod folded;
mod written;

use std::ops::Range;

pub use folded::Folded;
pub use written::Written;

use memchr::memmem::Finder;
use regex::Regex;
use thiserror::Error;

/// What stands before a regular expression.
const EXPRESSION: &str = "re:";

/// What a reader looks for: plain text, or a regular expression behind `re:`.
#[derive(Debug, Clone)]
pub struct Query {
    form: Form,
}

#[derive(Debug, Clone)]
enum Form {
    Plain(Box<Plain>),
    Expression(Regex),
}

#[derive(Debug, Clone)]
struct Plain {
    finder: Finder<'static>,
    /// Bytes of the folded query before which it has white space that is not in it.
    gaps: Vec<usize>,
    starts: Starts,
}

/// Where a match may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Starts {
    Anywhere,
    AtWord,
}

/// Why a query is none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryError {
    /// Nothing but white space.
    #[error("nothing to look for: type a word, or `re:` and a regular expression")]
    Empty,
    /// Not a regular expression.
    #[error("`{expression}` is no regular expression: {reason}; leave out `re:` to look for it as it stands")]
    Expression {
        /// What stands behind `re:`.
        expression: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A regular expression that takes more memory than it may.
    #[error("`{expression}` is too large a regular expression: repeat less, or use `[a-z]` for `\\w`")]
    Large {
        /// What stands behind `re:`.
        expression: String,
    },
    /// A query of more words than anybody types.
    #[error("the query is longer than {most} bytes: search for less")]
    Long {
        /// Most bytes of a query.
        most: usize,
    },
}

impl Query {
    /// The query that a reader typed. White space at the ends of plain text is left out.
    ///
    /// An expression is in the syntax of the crate `regex`, in any case unless it says `(?-i)`, and runs over the folded
    /// text: 桥 in it finds 橋, a space finds a newline, `^` and `$` are the ends of the text, and white space between
    /// ideographs is not there for it. Its own characters are folded, save those behind a backslash; of a range the
    /// two ends are, and since a text has one form of each ideograph, which may lie elsewhere, a range is best wide.
    ///
    /// # Errors
    /// [`QueryError`]: nothing to look for, or an expression that is none, or one that compiles to more than a megabyte.
    ///
    /// ```
    /// use newsprint::text::Query;
    /// assert_eq!(Query::parse("报纸").unwrap().find("《报 纸》 news"), [3..10]);
    /// assert_eq!(Query::parse("re:《.*?》|n\\w+").unwrap().find("《报 纸》 News"), [0..13, 14..18]);
    /// assert!(Query::parse("re:(报").unwrap_err().to_string().contains("unclosed group"));
    /// ```
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        let form = match query.trim_start().strip_prefix(EXPRESSION) {
            Some("") => return Err(QueryError::Empty),
            Some(expression) => Form::Expression(expression::compile(expression)?),
            None => return Self::plain(query, |_| Starts::Anywhere),
        };
        Ok(Self { form })
    }

    /// The query for plain text, `re:` and all, that is found only where a word begins if it begins with a character of
    /// a script with spaces between its words: `eco` stands in economy and not in decode, 报 in 日报.
    ///
    /// # Errors
    /// [`QueryError::Empty`].
    ///
    /// ```
    /// use newsprint::text::Query;
    /// let query = Query::of_words("Eco").unwrap();
    /// assert_eq!(query.find("decode 报economy, l’éco eco"), [10..13, 28..31]);
    /// assert!(Query::of_words("报").unwrap().finds("日报"));
    /// ```
    pub fn of_words(query: &str) -> Result<Self, QueryError> {
        let at_word = |first: char| if Written::of(first) == Written::Word { Starts::AtWord } else { Starts::Anywhere };
        Self::plain(query, at_word)
    }

    fn plain(query: &str, starts: impl Fn(char) -> Starts) -> Result<Self, QueryError> {
        let folded = Folded::of(query.trim());
        let first = folded.text().chars().next().ok_or(QueryError::Empty)?;
        let finder = Finder::new(folded.text()).into_owned();
        let plain = Plain { finder, gaps: folded.gaps(), starts: starts(first) };
        Ok(Self { form: Form::Plain(Box::new(plain)) })
    }

    /// The folded text that every match is; none of an expression.
    pub fn folded(&self) -> Option<&str> {
        match &self.form {
            Form::Plain(plain) => std::str::from_utf8(plain.finder.needle()).ok(),
            Form::Expression(_) => None,
        }
    }

    /// Where it stands in a text: byte ranges of the text as it is, in order, none empty, none over another, none
    /// that begins or ends within a cluster. The leftmost comes first, and the next begins behind it.
    ///
    /// Folds the text first, which is what it takes: 10 MB of Chinese in 20 ms. For many queries fold once and use
    /// [`Query::find_in`].
    ///
    /// ```
    /// use newsprint::text::Query;
    /// let query = Query::parse("ｎｅｗｓ 和").unwrap();
    /// assert_eq!(query.find("“News\n和 报”"), [3..11]);
    /// ```
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.find_in(&Folded::of(text))
    }

    /// Whether it stands in a text.
    ///
    /// ```
    /// use newsprint::text::Query;
    /// let query = Query::parse("cafe\u{301}").unwrap();
    /// assert!(query.finds("咖啡 CAFÉ") && !query.finds("咖啡 cafe"));
    /// ```
    pub fn finds(&self, text: &str) -> bool {
        self.finds_in(&Folded::of(text))
    }

    /// [`Query::find`] in a text that is folded already; the ranges are those of the text it was folded from.
    pub fn find_in(&self, folded: &Folded) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = self.next(folded, from) {
            from = range.end;
            found.push(folded.source(&range));
        }
        found
    }

    /// [`Query::finds`] in a text that is folded already.
    pub fn finds_in(&self, folded: &Folded) -> bool {
        self.next(folded, 0).is_some()
    }

    /// The first match that begins at a folded byte or behind it, in folded bytes.
    fn next(&self, folded: &Folded, mut from: usize) -> Option<Range<usize>> {
        let text = folded.text();
        loop {
            let rest = text.get(from..)?;
            let range = match &self.form {
                Form::Plain(plain) => {
                    let start = from + plain.finder.find(rest.as_bytes())?;
                    start..start + plain.finder.needle().len()
                }
                Form::Expression(regex) => regex.find_at(text, from)?.range(),
            };
            let holds = match &self.form {
                Form::Plain(plain) => {
                    plain.gaps.iter().all(|gap| folded.is_gap(range.start + gap))
                        && (plain.starts == Starts::Anywhere || folded.is_word_start(range.start))
                }
                Form::Expression(_) => true,
            };
            if holds && !range.is_empty() && folded.is_edge(range.start) && folded.is_edge(range.end) {
                return Some(range);
            }
            let passed = text.get(range.start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            from = match &self.form {
                // Another may begin within one that does not hold.
                Form::Plain(_) => range.start + passed,
                // An expression may run to the same end from every character: `.*x` would be tried on all of them.
                Form::Expression(_) => range.end.max(range.start + passed),
            };
        }
    }
}

#[cfg(test)]
mod tests;
