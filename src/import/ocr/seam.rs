//! Two parts of a torn paragraph into one: doubled text at the seam is dropped.
//!
//! Owns what stands at a seam. It refuses to decide whether two parts belong together.

use std::collections::HashMap;

use super::marks::joins_without_space;
use super::page::Block;
use super::section::{Mended, Para};
use crate::edition::RepairKind;

/// How often each pair of characters occurs on a page.
pub(super) struct Known {
    pairs: HashMap<(char, char), u32>,
    /// Whether doubled text is dropped at all.
    doubled: Doubled,
}

/// What becomes of doubled text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubled {
    Dropped,
    Kept,
}

impl Known {
    pub(super) fn of(blocks: &[Block], doubled: Doubled) -> Self {
        let mut pairs = HashMap::new();
        for block in blocks {
            for pair in block.text.chars().zip(block.text.chars().skip(1)) {
                *pairs.entry(pair).or_default() += 1;
            }
        }
        Self { pairs, doubled }
    }

    fn has(&self, before: char, after: char) -> bool {
        self.pairs.contains_key(&(before, after))
    }
}

/// Longest doubled text, in characters: a line's end caught twice.
const LONGEST: usize = 8;

/// The bytes at the start of `after` that repeat the end of `before`.
///
/// Two characters and more are a fault of the scan; one alone is, where the doubled pair occurs nowhere else on the
/// page: 刚刚, 人人, 天天 stay, and so do figures.
pub(super) fn doubled(before: &str, after: &str, known: &Known) -> usize {
    if known.doubled == Doubled::Kept {
        return 0;
    }
    let (before, inner) = (before.trim_end(), after.trim_start());
    let indent = after.len() - inner.len();
    let starts: Vec<usize> = inner.char_indices().map(|(at, char)| at + char.len_utf8()).take(LONGEST).collect();
    for end in starts.iter().skip(1).rev() {
        let piece = inner.get(..*end).unwrap_or_default();
        if before.ends_with(piece) && !piece.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric()) {
            return indent + end;
        }
    }
    let (Some(last), Some(first)) = (before.chars().next_back(), inner.chars().next()) else { return 0 };
    let is_letter = first.is_alphabetic() && !first.is_ascii();
    if last == first && is_letter && !known.has(last, first) { indent + first.len_utf8() } else { 0 }
}

/// Joins a paragraph with what goes on with it; says what was done, with how much confidence.
pub(super) fn join(para: &mut Para, next: Para, known: &Known, rule: &'static str, confidence: f64) {
    let drop = doubled(&para.text, &next.text, known);
    let (dropped, rest) = next.text.split_at_checked(drop).unwrap_or(("", &next.text));
    let (shown_before, shown_after) = (tail(&para.text).to_owned(), start(rest));
    let before = format!("{shown_before}⏎{dropped}{shown_after}");
    let after = format!("{shown_before}{shown_after}");
    if drop > 0 {
        para.text.truncate(para.text.trim_end().len());
    }
    if !joins_without_space(&para.text, rest) && drop == 0 && !is_torn_word(&para.text, rest) {
        para.text.push(' ');
    }
    para.text.push_str(rest);
    let kind = if dropped.is_empty() { RepairKind::Join } else { RepairKind::JoinDedup };
    let lines = para.lines.last().into_iter().chain(next.lines.first()).copied().collect();
    para.repairs.extend(next.repairs);
    para.repairs.push(Mended { kind, rule, before, after, confidence, lines });
    para.lines.extend(next.lines);
}

/// Korean is torn within its words: the space between them, where there was one, is still there.
fn is_torn_word(before: &str, after: &str) -> bool {
    let is_hangul = |c: char| matches!(c, '\u{AC00}'..='\u{D7A3}');
    before.chars().next_back().is_some_and(is_hangul) && after.chars().next().is_some_and(|c| is_hangul(c) || c == '.')
}

/// Characters that are shown on either side of a seam.
const SHOWN: usize = 12;

fn tail(text: &str) -> &str {
    let at = text.char_indices().rev().nth(SHOWN - 1).map_or(0, |(at, _)| at);
    text.get(at..).unwrap_or_default()
}

fn start(text: &str) -> &str {
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ocr::page::read;

    #[test]
    fn doubled_text_at_a_seam_is_dropped_and_reduplicated_words_are_not() {
        let known =
            Known::of(&read(0, "人人都说好，天天有人来。\n\n다리가 개통했다.\n\nThe bridge."), Doubled::Dropped);
        let cases = [
            ("发展目标任", "任务完成", "任".len()),
            ("来到人", "人都说", 0),
            ("主要目标任务", "任务完成", "任务".len()),
            ("増加した、しか", "しかし", "しか".len()),
            ("확인되지 않았", "았다.", "았".len()),
            ("共有2021", "21人", 0),
            ("the brid", "ridge", "rid".len()),
        ];
        for (before, after, expected) in cases {
            assert_eq!(doubled(before, after, &known), expected, "{before}|{after}");
        }
    }
}
