//! Hyphens that a text does not have.
//!
//! Owns where a word is divided at the end of a line: by the soft hyphens of its source, else by the patterns of
//! its language. It refuses words in capitals, with digits, and addresses.

use std::ops::Range;

use hypher::Lang;

use super::Filling;
use crate::text::strip::Strip;
use crate::text::unit::Break;
use crate::text::{Language, class::Class};

/// Fewest letters on either side of a hyphen, whatever the patterns allow.
const LEAST: usize = 2;
/// Longest word that is divided, in bytes: no word is longer, and patterns take their time.
const LONGEST: usize = 96;

/// The end of a line within the word that begins at the end of `line`, with room for a hyphen: the last one there
/// is. `full` is the first cluster that the line has no room for.
pub(super) fn cut(strip: &Strip, filling: &Filling, line: Range<usize>, full: usize, measure: usize) -> Option<usize> {
    let word = word(strip, line.end)?;
    let fits = |index: &usize| *index > line.start && *index <= full && strip.cells(line.start..*index) < measure;
    points(strip, filling, word).into_iter().rev().find(fits)
}

/// The word that begins at a cluster, opening marks before it left out; none where there is no word.
fn word(strip: &Strip, start: usize) -> Option<Range<usize>> {
    let is_letter = |index: usize| matches!(strip.class(index), Class::Letter | Class::AmbiguousLetter | Class::Other);
    let is_joined = |index: usize| matches!(strip.gap(index), Break::Joined | Break::Hyphen | Break::Never);
    let mut first = start;
    while first < strip.len() && !is_letter(first) {
        first += 1;
        // A word has a few marks before it, not a thousand.
        if !is_joined(first) || first - start > LONGEST {
            return None;
        }
    }
    // An elision is no part of the word it stands before: l’administration.
    let is_elision = |index: usize| matches!(strip.class(index), Class::StraightQuote | Class::QuoteClose);
    if is_elision(first + 1) && is_letter(first + 2) && is_joined(first + 2) {
        first += 2;
    }
    let mut end = first + 1;
    while end < strip.len() && is_letter(end) && is_joined(end) {
        end += 1;
        if end - first > LONGEST {
            return None;
        }
    }
    (end > first + 1 && !is_of_address(strip, &(first..end))).then_some(first..end)
}

/// Whether a word is a part of an address, a name of a file, or the like: a hyphen would be taken for its own.
fn is_of_address(strip: &Strip, word: &Range<usize>) -> bool {
    let before = word.start.checked_sub(1).map(|index| strip.class(index));
    let after = strip.class(word.end);
    let joins = |class| matches!(class, Class::Slash | Class::Digit);
    let goes_on = after == Class::Comma && !strip.is_space(word.end + 1) && word.end + 1 < strip.len();
    before.is_some_and(|class| joins(class) || class == Class::Comma)
        || joins(after)
        || (goes_on && strip.gap(word.end + 1) < Break::Poor)
}

/// Where the word that begins at the start of these clusters may be divided.
pub(super) fn divisions(strip: &Strip, filling: &Filling, clusters: Range<usize>) -> Vec<usize> {
    let word = word(strip, clusters.start).filter(|word| word.end <= clusters.end);
    word.map_or_else(Vec::new, |word| points(strip, filling, word))
}

/// Where a word may be divided, as indices of clusters that rise.
fn points(strip: &Strip, filling: &Filling, word: Range<usize>) -> Vec<usize> {
    let soft: Vec<usize> = word.clone().filter(|index| strip.gap(*index) == Break::Hyphen).collect();
    if !soft.is_empty() {
        return soft;
    }
    let Some(lang) = lang(filling.rules.language) else { return Vec::new() };
    let letters = strip.text().get(strip.bytes(word.clone())).unwrap_or_default();
    let is_name = letters.chars().skip(1).any(char::is_uppercase) || !letters.chars().all(char::is_alphabetic);
    if is_name || letters.len() > LONGEST {
        return Vec::new();
    }
    let (least_before, least_after) = lang.bounds();
    let mut byte = strip.bytes(word.clone()).start;
    let mut points = Vec::new();
    for syllable in hypher::hyphenate_bounded(letters, lang, least_before.max(LEAST), least_after.max(LEAST)) {
        byte += syllable.len();
        let index = strip.at(byte);
        // Only where a cluster begins, and not at the word's end.
        if index < word.end && index > word.start && strip.bytes(index..index + 1).start == byte {
            points.push(index);
        }
    }
    points
}

/// The patterns for words of a text's language; Latin words of CJK texts are taken for English.
fn lang(language: Language) -> Option<Lang> {
    match language {
        Language::Other(Some(code)) => Lang::from_iso(code),
        Language::Other(None) => None,
        _ => Some(Lang::English),
    }
}
