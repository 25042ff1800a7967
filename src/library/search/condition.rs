//! What a query asks of an article beside its text: `paper:` `date:` `page:` `section:` `by:` `kind:` `is:`.
//!
//! Owns the words, what they may be followed by, and what they hold of. It refuses to fail: what is no condition is
//! text to look for.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::Marks;
use crate::edition::{Article, Date, Role};
use crate::library::index::{DayCode, Standing, bare_number};
use crate::library::key::IssueKey;
use crate::text::{Folded, Query};

/// One condition, and whether it is to hold.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub(super) about: About,
    pub(super) wanted: Wanted,
}

/// Whether something is asked for, or is to be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Yes,
    No,
}

#[derive(Debug, Clone)]
pub(super) enum About {
    Paper(Query),
    Date(RangeInclusive<DayCode>),
    Page(String),
    Section(Query),
    By(Query),
    Kind(String),
    Is(Mark),
}

/// What a reader may have done with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Starred,
    Read,
}

impl Mark {
    /// The articles that have it.
    pub(super) fn of(self, marks: &Marks) -> &HashMap<IssueKey, HashSet<String>> {
        match self {
            Self::Starred => &marks.starred,
            Self::Read => &marks.read,
        }
    }
}

/// The words of conditions.
const WORDS: [&str; 7] = ["paper", "date", "page", "section", "by", "kind", "is"];

/// The word of a condition that a piece of a query begins with, and what stands behind its colon.
pub(super) fn word(piece: &str) -> Option<(&'static str, &str)> {
    let (word, value) = piece.split_once([':', '：'])?;
    let word = Folded::of(word);
    WORDS.iter().find(|known| **known == word.text()).map(|known| (*known, value))
}

/// The condition that a word and a value make, none where they make none.
pub(super) fn condition(word: &str, value: &str, wanted: Wanted) -> Option<Condition> {
    let query = || Query::of_words(value).ok();
    let folded = Folded::of(value.trim()).text().to_owned();
    let mut wanted = wanted;
    let about = match word {
        "paper" => About::Paper(query()?),
        "date" => About::Date(days(&folded)?),
        "page" => About::Page(bare_number(value)),
        "section" => About::Section(query()?),
        "by" => About::By(query()?),
        "kind" => About::Kind(folded),
        "is" => match folded.as_str() {
            "starred" => About::Is(Mark::Starred),
            "read" => About::Is(Mark::Read),
            "unread" => {
                wanted = if wanted == Wanted::Yes { Wanted::No } else { Wanted::Yes };
                About::Is(Mark::Read)
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Condition { about, wanted })
}

/// The days of `2021`, `2021-09`, `2021-09-28`, of two of them with `..` between, and with one end open.
fn days(text: &str) -> Option<RangeInclusive<DayCode>> {
    let date = |text: &str| text.trim().parse::<Date>().ok();
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let first = if first.trim().is_empty() { DayCode(1) } else { DayCode::of(Some(date(first)?)) };
    let last = if last.trim().is_empty() { DayCode(i64::MAX >> 20) } else { DayCode::last(date(last)?) };
    Some(first..=last)
}

impl Wanted {
    fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

impl Condition {
    /// Whether it lets an issue be looked into.
    pub(super) fn admits_issue(&self, paper: &str, day: Option<Date>) -> bool {
        match &self.about {
            About::Paper(query) => query.finds(paper) == self.wanted.is_yes(),
            About::Date(days) => days.contains(&DayCode::of(day)) == self.wanted.is_yes(),
            _ => true,
        }
    }

    /// Whether it lets an article be read.
    pub(super) fn admits_article(&self, of: &Standing, key: &IssueKey, marks: &Marks) -> bool {
        match &self.about {
            About::Page(number) => {
                of.number.as_ref().is_some_and(|own| bare_number(own) == *number) == self.wanted.is_yes()
            }
            About::Section(query) => query.finds(&of.section) == self.wanted.is_yes(),
            About::Kind(kind) => {
                of.kind.as_ref().is_some_and(|own| Folded::of(own).text() == kind) == self.wanted.is_yes()
            }
            About::Is(mark) => {
                let marked = mark.of(marks).get(key);
                marked.is_some_and(|ids| ids.contains(&of.id)) == self.wanted.is_yes()
            }
            _ => true,
        }
    }

    /// Whether it holds of what an article says.
    pub(super) fn admits_text(&self, article: &Article) -> bool {
        let About::By(query) = &self.about else { return true };
        let mut bylines = article.parts().into_iter().filter(|part| part.role == Role::Byline);
        bylines.any(|part| query.finds(part.text.as_str())) == self.wanted.is_yes()
    }
}
