//! The base: line breaking by UAX #14 with the tailorings of CSS `line-break`, for the classes of the tables.
//!
//! Owns the rules as they stand in the standard, so that text of the common classes needs no library. It
//! refuses rules of our own: `rules` lays those over. A test holds it to `icu_segmenter`, the referee.
//!
//! # Source
//! UAX #14 15.1, LB4 to LB31; CSS Text 3, `line-break` and `word-break: keep-all`.

use super::state::{Memo, State};
use crate::text::class::{Class, Lb};
use crate::text::{Korean, Language, Level, Rules};

/// How the base is tailored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tailoring {
    pub(super) strictness: Strictness,
    /// Whether the language is Chinese or Japanese.
    pub(super) script: Script,
    pub(super) words: Words,
}

/// The levels of CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    Loose,
    Normal,
    Strict,
}

/// Whether the tailorings for Chinese and Japanese hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    ChineseJapanese,
    Other,
}

/// CSS `word-break`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    Normal,
    KeepAll,
}

impl Tailoring {
    pub(super) fn of(rules: Rules) -> Self {
        let strictness = match rules.level {
            Level::Loose | Level::Newspaper => Strictness::Loose,
            Level::Normal => Strictness::Normal,
            Level::Strict => Strictness::Strict,
        };
        let script = if rules.language.is_ideographic() { Script::ChineseJapanese } else { Script::Other };
        let keeps = rules.language == Language::Korean && rules.korean == Korean::Words;
        Self { strictness, script, words: if keeps { Words::KeepAll } else { Words::Normal } }
    }
}

/// What the base says of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// A line must end.
    Mandatory,
    /// A line may end.
    Allowed,
    /// It may not.
    Forbidden,
    /// It may not, if what follows is white space, a closing mark or the end (`LB15b`).
    ForbiddenBeforeEnd,
}

/// What the base says of the gap between a state and the next class.
pub(super) fn base(state: State, next: Class, tailoring: Tailoring) -> Base {
    let resolved = |lb: Lb| match lb {
        // CJ is NS where lines are strict, ID where not (LB1).
        Lb::Cj if tailoring.strictness == Strictness::Strict => Lb::Ns,
        Lb::Cj => Lb::Id,
        lb => lb,
    };
    let (before, after) = (resolved(state.class.lb()), resolved(next.lb()));
    if before == Lb::Lf {
        return Base::Mandatory;
    }
    if before == Lb::Sot || matches!(after, Lb::Lf | Lb::Sp) {
        return Base::Forbidden;
    }
    if tailoring.words == Words::KeepAll && is_letter(state.class.lb()) && is_letter(next.lb()) {
        return Base::Forbidden;
    }
    // What LB14 to LB17 bind stays bound at every level.
    let bound = before == Lb::QuPi || !matches!(state.memo, Memo::None | Memo::Second | Memo::BetweenWide);
    if !bound && let Some(base) = tailored(before, after, next, tailoring) {
        return base;
    }
    if before == Lb::Sp { after_space(state.memo, after) } else { adjacent(before, after) }
}

fn is_letter(lb: Lb) -> bool {
    matches!(lb, Lb::Al | Lb::Id | Lb::Nu | Lb::Hy | Lb::Hangul | Lb::Cj)
}

/// The tailorings of CSS for levels below strict.
fn tailored(before: Lb, after: Lb, next: Class, tailoring: Tailoring) -> Option<Base> {
    let says = |allowed: bool| Some(if allowed { Base::Allowed } else { Base::Forbidden });
    let east = tailoring.script == Script::ChineseJapanese;
    match (tailoring.strictness, next) {
        (Strictness::Normal, Class::WaveDash) if east => says(true),
        (Strictness::Loose, Class::TrueHyphen | Class::EnDash) if before == Lb::Id => says(true),
        (Strictness::Loose, Class::Iteration) => says(true),
        (
            Strictness::Loose,
            Class::WaveDash
            | Class::Centred
            | Class::HalfCentred
            | Class::Colon
            | Class::DoubleExclamation
            | Class::WideExclamation,
        ) => says(east),
        (Strictness::Loose, _) if after == Lb::PoEaw => says(east),
        (Strictness::Loose, _) if before == Lb::In && after == Lb::In => says(true),
        (Strictness::Loose, _) if before == Lb::PrEaw => says(east),
        _ => None,
    }
}

/// LB13 to LB18 behind spaces.
fn after_space(memo: Memo, after: Lb) -> Base {
    match (memo, after) {
        (_, Lb::Cl | Lb::Cp | Lb::Ex | Lb::Is | Lb::Sy) => Base::Forbidden,
        (Memo::AfterOpen, _) | (Memo::AfterClose, Lb::Ns) | (Memo::AfterDash, Lb::B2) => Base::Forbidden,
        (_, Lb::QuPf) => Base::ForbiddenBeforeEnd,
        _ => Base::Allowed,
    }
}

/// LB13 to LB31 where nothing stands between.
fn adjacent(before: Lb, after: Lb) -> Base {
    use Lb as L;
    let quote = |lb: Lb| matches!(lb, L::Qu | L::QuPi | L::QuPf);
    let prefix = |lb: Lb| matches!(lb, L::Pr | L::PrEaw);
    let postfix = |lb: Lb| matches!(lb, L::Po | L::PoEaw);
    let opens = |lb: Lb| matches!(lb, L::Op | L::OpEaw);
    let forbidden = match (before, after) {
        // LB13 to LB19.
        (_, L::Cl | L::Cp | L::Ex | L::Is | L::Sy) | (L::Op | L::OpEaw, _) => true,
        (L::Cl | L::Cp, L::Ns) | (L::B2, L::B2) => true,
        (before, after) if quote(before) || quote(after) => true,
        // LB21, LB22.
        (_, L::Ba | L::Hy | L::Ns | L::In) => true,
        // LB23 to LB25.
        (L::Al, L::Nu) | (L::Nu, L::Al) => true,
        (before, L::Id) if prefix(before) => true,
        (L::Id, after) if postfix(after) => true,
        (before, L::Al) if prefix(before) || postfix(before) => true,
        (L::Al, after) if prefix(after) || postfix(after) => true,
        (L::Cl | L::Cp | L::Nu, after) if prefix(after) || postfix(after) => true,
        (before, after) if (prefix(before) || postfix(before)) && (opens(after) || after == L::Nu) => true,
        (L::Hy | L::Is | L::Nu | L::Sy, L::Nu) => true,
        // LB27 to LB30.
        (L::Hangul, after) if postfix(after) => true,
        (before, L::Hangul) if prefix(before) => true,
        (L::Al | L::Is, L::Al) => true,
        (L::Al | L::Nu, L::Op) | (L::Cp, L::Al | L::Nu) => true,
        _ => false,
    };
    if forbidden { Base::Forbidden } else { Base::Allowed }
}
