//! A text folded for searching, and the way back to its bytes.
//!
//! Owns what becomes of a run of characters: white space is one space or none, a mark joins its letter. Owns the map
//! from folded bytes to the source's. It refuses to keep the source, and a map where nothing moved.

use std::ops::Range;

use super::fold::{fold, is_solid, joined};
use super::written::Written;
use crate::text::clusters::begins_cluster;
use crate::text::hanzi::Variants;

/// A text made ready to be searched many times.
///
/// It takes as many bytes as the text, and eight for each place where a character folds into more or fewer bytes: none for
/// 橋 and 桥, one for each curly quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Where the distance between folded and source bytes changes, in order of both.
    ///
    /// Two places with one folded byte are white space that is not in the folded text.
    places: Vec<Place>,
}

/// A byte of the folded text and the byte of the source that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    folded: u32,
    source: u32,
}

/// Most bytes of a text that are folded, so that a place takes eight bytes.
const MOST: usize = 1 << 31;

impl Folded {
    /// The text, folded. What stands behind its first 2 GiB is left out, and not found.
    ///
    /// ```
    /// use newsprint::text::{Folded, Query};
    /// let folded = Folded::of("新 桥 “News”");
    /// let query = Query::parse("新桥 \"news\"").unwrap();
    /// assert_eq!(query.find_in(&folded), [0.."新 桥 “News”".len()]);
    /// ```
    pub fn of(text: &str) -> Self {
        let variants = Variants::get();
        let mut out = Self { text: String::with_capacity(text.len().min(MOST)), places: Vec::new() };
        let mut last = None;
        let mut chars = text.char_indices().take_while(|(at, _)| *at < MOST).peekable();
        while let Some((at, char)) = chars.next() {
            if is_space(char) {
                while chars.next_if(|(_, char)| is_space(*char)).is_some() {}
                let next = chars.peek().map(|(_, char)| fold(*char, variants));
                let end = chars.peek().map_or(text.len(), |(end, _)| *end);
                if last.is_some_and(is_solid) && next.is_some_and(is_solid) {
                    out.leave_out(at..end);
                } else {
                    out.text.push(' ');
                    out.place(end);
                    last = None;
                }
                continue;
            }
            let folded = fold(char, variants);
            let whole = last.and_then(|last| joined(last, folded));
            if whole.is_some() {
                out.take_back();
            }
            let folded = whole.unwrap_or(folded);
            out.text.push(folded);
            if folded.len_utf8() != char.len_utf8() || whole.is_some() {
                out.place(at + char.len_utf8());
            }
            last = Some(folded);
        }
        out
    }

    /// The folded text.
    ///
    /// ```
    /// assert_eq!(newsprint::text::Folded::of("Ｎｅｗｓ 和\n山").text(), "news 和山");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Says that the source is at a byte where the folded text ends, if that does not go without saying.
    fn place(&mut self, source: usize) {
        if self.away(self.places.len(), self.text.len()) != source {
            self.push(source);
        }
    }

    /// Says that bytes of the source are not in the folded text, where it ends.
    fn leave_out(&mut self, source: Range<usize>) {
        if self.places.last().is_none_or(|place| place.folded as usize != self.text.len()) {
            self.push(source.start);
        }
        self.push(source.end);
    }

    fn push(&mut self, source: usize) {
        let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        self.places.push(Place { folded: number(self.text.len()), source: number(source) });
    }

    /// Takes back the last character, and what was said of its end.
    fn take_back(&mut self) {
        while self.places.last().is_some_and(|place| place.folded as usize == self.text.len()) {
            self.places.pop();
        }
        self.text.pop();
    }

    /// The bytes of the source that folded bytes stand for. White space left out at either end is not among them.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        self.start(range.start)..self.end(range.end)
    }

    /// Where the character begins that begins at a folded byte.
    fn start(&self, byte: usize) -> usize {
        let behind = self.places.partition_point(|place| place.folded as usize <= byte);
        self.away(behind, byte)
    }

    /// Where the character ends that ends at a folded byte.
    fn end(&self, byte: usize) -> usize {
        let behind = self.places.partition_point(|place| (place.folded as usize) < byte);
        match self.places.get(behind).filter(|place| place.folded as usize == byte) {
            Some(place) => place.source as usize,
            None => self.away(behind, byte),
        }
    }

    /// The source's byte, counted on from the last of so many places.
    fn away(&self, places: usize, byte: usize) -> usize {
        let before = places.checked_sub(1).and_then(|last| self.places.get(last));
        before.map_or(byte, |place| place.source as usize + (byte - place.folded as usize))
    }

    /// Whether white space was left out before a folded byte.
    pub(super) fn is_gap(&self, byte: usize) -> bool {
        self.start(byte) != self.end(byte)
    }

    /// The folded bytes before which white space was left out.
    pub(super) fn gaps(&self) -> Vec<usize> {
        let pairs = self.places.iter().zip(self.places.iter().skip(1));
        pairs.filter(|(a, b)| a.folded == b.folded).map(|(a, _)| a.folded as usize).collect()
    }

    /// Whether no letter stands before a folded byte that belongs to the same word.
    pub(super) fn is_word_start(&self, byte: usize) -> bool {
        let before = self.text.get(..byte).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| Written::of(before) != Written::Word)
    }

    /// Whether the folded text has no cluster that begins before a byte and ends behind it.
    pub(super) fn is_edge(&self, byte: usize) -> bool {
        let (before, behind) = self.text.split_at_checked(byte).unwrap_or((&self.text, ""));
        // What joins nothing before or behind it, without a look at the tables: signs of numbers join the next character.
        let is_plain = |char: char| char < '\u{300}' || is_solid(char);
        byte == 0
            || behind.is_empty()
            || (before.chars().next_back().is_some_and(is_plain) && behind.chars().next().is_some_and(is_plain))
            || begins_cluster(&self.text, byte)
    }
}

#[inline]
fn is_space(char: char) -> bool {
    char == ' ' || !(' '..='~').contains(&char) && char.is_whitespace()
}
