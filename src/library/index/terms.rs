//! The terms under which an article stands in the index, and those a query asks it for.
//!
//! Owns that a text which a query stands in has every term of the query: whatever terms miss, the search misses.
//! It refuses to decide what a query finds: terms name candidates, whose text is read.
//!
//! | of the folded text | terms |
//! |---|---|
//! | characters without spaces between words | each by itself, and every two that stand together |
//! | a word | its first 64 bytes; its first one, two and three letters, marked |
//! | ★ ℃ § | itself |
//! | white space, punctuation | none |
//!
//! A query asks for pairs where it has them, for whole words within it, and for the beginning of its last word: the
//! first letters as a marked term, since a long list of words that begin with one letter takes long to merge.

use std::collections::HashSet;
use std::fmt::Write;

use crate::text::{Folded, Written};

/// Most bytes of a word that count.
const WORD: usize = 64;
/// Stands before the first letters of a word. No clean text has characters of private use.
const BEGINNING: char = '\u{E000}';
/// Stands before the kind of an article.
const KIND: char = '\u{E001}';
/// Stands before the number of a page.
const PAGE: char = '\u{E002}';
/// How many first letters are a term.
const LETTERS: usize = 3;
/// Most terms that a query is asked by: more of them cost more than the candidates they save.
const MOST: usize = 8;

/// The terms of an article, each once.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// One solid character, or two: the second in the lower half.
    solid: Vec<u64>,
    words: HashSet<String>,
}

impl Terms {
    /// Adds those of a folded text.
    pub(super) fn add(&mut self, folded: &str) {
        for run in runs(folded) {
            match run {
                Run::Solid(text) => {
                    let mut before = None;
                    for char in text.chars() {
                        self.solid.push(u64::from(u32::from(char)) << 32);
                        if let Some(before) = before.replace(char) {
                            self.solid.push(u64::from(u32::from(before)) << 32 | u64::from(u32::from(char)));
                        }
                    }
                }
                Run::Word(word) => {
                    if self.insert(cut(word)) {
                        for (at, char) in word.char_indices().take(LETTERS) {
                            let beginning = word.get(..at + char.len_utf8()).unwrap_or_default();
                            self.words.insert(format!("{BEGINNING}{beginning}"));
                        }
                    }
                }
                Run::Sign(sign) => self.solid.push(u64::from(u32::from(sign)) << 32),
            }
        }
    }

    /// Adds what its kind is called.
    pub(super) fn add_kind(&mut self, kind: &str) {
        self.words.insert(kind_term(kind));
    }

    /// Adds the number of the page it begins on.
    pub(super) fn add_page(&mut self, number: &str) {
        self.words.insert(page_term(number));
    }

    fn insert(&mut self, word: &str) -> bool {
        !self.words.contains(word) && self.words.insert(word.to_owned())
    }

    /// Them all, blanks between.
    pub(super) fn join(mut self) -> String {
        self.solid.sort_unstable();
        self.solid.dedup();
        let mut out = String::with_capacity(self.solid.len() * 7);
        for pair in self.solid {
            let char = |half: u64| u32::try_from(half).ok().and_then(char::from_u32).filter(|char| *char != '\0');
            out.extend(char(pair >> 32));
            out.extend(char(pair & 0xFFFF_FFFF));
            out.push(' ');
        }
        for word in self.words {
            out.push_str(&word);
            out.push(' ');
        }
        out
    }
}

/// The expression of the database's full-text search for articles in which every one of the folded texts stands; empty where
/// they have no terms.
pub(super) fn expression<'a>(folded: impl IntoIterator<Item = &'a str>, marked: &[String]) -> String {
    let mut terms: Vec<String> = marked.iter().map(|term| quoted(term)).collect();
    for text in folded {
        let own = asked(text);
        // Of many terms those far from each other say most: two that overlap say much the same.
        let step = own.len().div_ceil(MOST).max(1);
        terms.extend(own.into_iter().step_by(step));
    }
    let mut seen = HashSet::new();
    terms.retain(|term| seen.insert(term.clone()));
    terms.join(" ")
}

/// The terms that every text has in which a folded text stands.
fn asked(folded: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut runs = runs(folded).peekable();
    while let Some(run) = runs.next() {
        match run {
            Run::Solid(text) => {
                let chars: Vec<char> = text.chars().collect();
                match chars.as_slice() {
                    [one] => terms.push(quoted(&one.to_string())),
                    _ => terms.extend(chars.windows(2).map(|pair| quoted(&pair.iter().collect::<String>()))),
                }
            }
            Run::Sign(sign) => terms.push(quoted(&sign.to_string())),
            Run::Word(word) => {
                let is_last = runs.peek().is_none() && folded.ends_with(word);
                terms.push(match (is_last, word.chars().count()) {
                    (false, _) => quoted(cut(word)),
                    (true, ..=LETTERS) => quoted(&format!("{BEGINNING}{word}")),
                    (true, _) => format!("{}*", quoted(cut(word))),
                });
            }
        }
    }
    terms
}

/// The term of a kind.
pub(super) fn kind_term(kind: &str) -> String {
    marked(KIND, kind)
}

/// The term of a page's number.
pub(super) fn page_term(number: &str) -> String {
    marked(PAGE, &bare_number(number))
}

/// A page's number as it is compared: folded, without zeros before it.
pub(in crate::library) fn bare_number(number: &str) -> String {
    Folded::of(number.trim()).text().trim_start_matches('0').to_owned()
}

/// A word that no text has: what may part terms is left out.
fn marked(mark: char, text: &str) -> String {
    let mut out = String::from(mark);
    out.extend(Folded::of(text).text().chars().filter(|char| char.is_alphanumeric()).take(WORD));
    out
}

fn quoted(term: &str) -> String {
    let mut out = String::with_capacity(term.len() + 2);
    // Terms have no quotes in them; were there one, it would be two.
    let _ = write!(out, "\"{}\"", term.replace('"', "\"\""));
    out
}

fn cut(word: &str) -> &str {
    let end = (0..=WORD.min(word.len())).rev().find(|end| word.is_char_boundary(*end)).unwrap_or(0);
    word.get(..end).unwrap_or(word)
}

/// A stretch of a folded text that has terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run<'a> {
    Solid(&'a str),
    Word(&'a str),
    Sign(char),
}

fn runs(folded: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let written = Written::of(first);
            let end = match written {
                Written::Sign | Written::Blank => first.len_utf8(),
                _ => rest.find(|char| Written::of(char) != written).unwrap_or(rest.len()),
            };
            let (run, behind) = rest.split_at(end);
            rest = behind;
            match written {
                Written::Solid => return Some(Run::Solid(run)),
                Written::Word => return Some(Run::Word(run)),
                Written::Sign => return Some(Run::Sign(first)),
                Written::Blank => {}
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut terms = Terms::default();
        terms.add(text);
        terms.join().split_whitespace().map(|term| term.replace(BEGINNING, "^")).collect()
    }

    #[test]
    fn ideographs_stand_alone_and_in_pairs_and_words_by_their_beginnings() {
        let mut terms = of("新桥，新 news ★");
        terms.sort();
        assert_eq!(terms, ["^n", "^ne", "^new", "news", "★", "新", "新桥", "桥"]);
        assert_eq!(of(&"长".repeat(3)), ["长", "长长"]);
        assert!(of(&"w".repeat(100)).iter().all(|term| term.len() <= WORD));
    }

    #[test]
    fn a_query_asks_for_pairs_whole_words_and_the_beginning_of_the_last() {
        let asked = |text: &str| asked(text).join(" ").replace(BEGINNING, "^");
        assert_eq!(asked("新桥通"), r#""新桥" "桥通""#);
        assert_eq!(asked("桥"), r#""桥""#);
        assert_eq!(asked("the bridge"), r#""the" "bridge"*"#);
        assert_eq!(asked("the br"), r#""the" "^br""#);
        assert_eq!(asked("c++"), r#""c""#);
        assert_eq!(asked("报a"), r#""报" "^a""#);
        assert_eq!(asked("“，"), "");
        assert_eq!(expression(["新桥", "新桥"], &[kind_term("a\"d")]).replace(KIND, "k"), r#""kad" "新桥""#);
        assert!(expression([&*"一二三四五六七八九十".repeat(9)], &[]).split(' ').count() <= MOST);
    }

    #[test]
    fn what_a_query_asks_for_stands_in_every_text_it_stands_in() {
        let text = "第3版 “news” 新桥—bridges的통차 กข ★a1";
        let chars: Vec<char> = text.chars().collect();
        let own = of(text);
        for start in 0..chars.len() {
            for end in start + 1..=chars.len() {
                let at_word = start == 0
                    || Written::of(chars[start]) != Written::Word
                    || Written::of(chars[start - 1]) != Written::Word;
                let query: String = chars[start..end].iter().collect();
                for term in asked(&query).iter().filter(|_| at_word).map(|term| term.replace(BEGINNING, "^")) {
                    let (term, is_prefix) = (term.trim_end_matches('*').trim_matches('"'), term.ends_with('*'));
                    let has = own.iter().any(|own| own == term || is_prefix && own.starts_with(term));
                    assert!(has, "{query:?} asks for {term:?}");
                }
            }
        }
    }
}
