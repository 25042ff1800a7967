//! Any text: clusters by UAX #29, the base by `icu_segmenter`, our rules laid over.
//!
//! Owns the walk for texts with characters outside the tables: combining marks, jamo, emoji, other scripts. It
//! refuses nothing.

use icu_locale_core::{LanguageIdentifier, langid};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};

use super::base::{Script, Strictness, Tailoring, Words};
use super::rules::{Verdict, forbidden, overlay};
use super::state::State;
use super::{address, ask};
use crate::text::class::Class;
use crate::text::unit::{Break, Unit};
use crate::text::{Ambiguous, Rules, cells, clusters};

/// Chinese and Japanese are tailored alike.
static EAST: LanguageIdentifier = langid!("ja");

/// The breaks of the base as byte offsets that rise.
pub(super) fn base_breaks(text: &str, tailoring: Tailoring) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(match tailoring.strictness {
        Strictness::Loose => LineBreakStrictness::Loose,
        Strictness::Normal => LineBreakStrictness::Normal,
        Strictness::Strict => LineBreakStrictness::Strict,
    });
    options.word_option = Some(match tailoring.words {
        Words::Normal => LineBreakWordOption::Normal,
        Words::KeepAll => LineBreakWordOption::KeepAll,
    });
    options.content_locale = (tailoring.script == Script::ChineseJapanese).then_some(&EAST);
    let breaks = LineSegmenter::new_dictionary(options).segment_str(text);
    // The library's loose level breaks before a space behind a currency sign, and not behind a newline before ：.
    // LB4, LB6 and LB7 hold at every level.
    let is_bound = |at: usize| at > 0 && matches!(text.as_bytes().get(at), Some(b' ' | b'\n'));
    let mut breaks: Vec<usize> = breaks.filter(|at| !is_bound(*at)).collect();
    if text.contains('\n') {
        breaks.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        breaks.sort_unstable();
        breaks.dedup();
    }
    breaks
}

/// The class of a cluster: that of its first character.
fn class_of(cluster: &str) -> Class {
    match cluster {
        "\r\n" => Class::Newline,
        _ => match cluster.chars().next().map_or(Class::Other, Class::of) {
            // A space that carries a mark is seen.
            class if class.is_space() && cluster.chars().nth(1).is_some() => Class::Other,
            class => class,
        },
    }
}

/// The units of any text, and one behind it that begins where it ends.
#[expect(clippy::cast_possible_truncation, reason = "a file has less than 4 GiB, and a text no more cells than bytes")]
pub(super) fn units(text: &str, rules: Rules, policy: Ambiguous) -> Vec<Unit> {
    let breaks = base_breaks(text, Tailoring::of(rules));
    let mut breaks = breaks.into_iter().peekable();
    let mut units: Vec<Unit> = Vec::with_capacity(text.len() / 2 + 2);
    let (mut state, mut cells_before, mut has_address) = (State::START, 0, false);
    for cluster in clusters(text) {
        let class = class_of(cluster.text);
        while breaks.next_if(|at| *at < cluster.start).is_some() {}
        let allowed = breaks.peek() == Some(&cluster.start);
        let before = match overlay(state, class, rules) {
            Some(Verdict::Says(gap)) => gap,
            Some(Verdict::Ask(question)) => ask(question, text, cluster.start, &mut units, rules, &mut has_address),
            None if state.class == Class::Newline => Break::Mandatory,
            None if state.class == Class::Start => forbidden(state, class),
            None if allowed => Break::Allowed,
            None => forbidden(state, class),
        };
        units.push(Unit { start: cluster.start as u32, cells_before, class, before });
        cells_before += if class == Class::Newline { 0 } else { cells(cluster.text, policy) as u32 };
        state = state.then(class);
    }
    units.push(Unit { start: text.len() as u32, cells_before, class: Class::Newline, before: Break::Allowed });
    if has_address {
        address::mark(text, &mut units);
    }
    units
}

/// Whether a closing quote behind a space stays with it because of what follows the quote (`LB15b`).
pub(super) fn closes_before(next: Option<char>) -> bool {
    use crate::text::class::Lb as L;
    match next.map(|char| Class::of(char).lb()) {
        None => true,
        Some(lb) => matches!(lb, L::Sp | L::Lf | L::Cl | L::Cp | L::Ex | L::Is | L::Sy | L::Qu | L::QuPi | L::QuPf),
    }
}
