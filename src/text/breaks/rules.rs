//! The rules laid over the base: what CLREQ, JLREQ, KLREQ and GB/T 15834 ask beyond UAX #14.
//!
//! Owns rules R1 to R10 for a gap between a state and the next class. It refuses to look at characters:
//! where classes are not enough it asks.
//!
//! | rule | what it says |
//! |---|---|
//! | R1 | stops, closing brackets and closing quotes begin no line |
//! | R2 | nor do ： ； ！ ？ ‼, from *normal* |
//! | R3 | nor interpuncts, from *normal* |
//! | R4 | nor ～, – and a single —, from *normal*, in Chinese and Japanese |
//! | R5 | ／ neither begins nor ends a line in Chinese, nor does / between wide characters |
//! | R6 | at *strict*, —— begins no Chinese line; the base does the same for small kana |
//! | R7 | opening brackets and quotes end no line |
//! | R8 | —— and …… are not split |
//! | R9 | a line may end before an opening quote behind a wide character or a mark, and behind a closing one |
//! | R10 | a number is whole; between it and its unit a line ends only if it must |
//! | R12 | a Korean word is whole, its brackets too |

use super::base::{Base, Tailoring, base};
use super::state::{Memo, State};
use crate::text::class::{Class, Lb};
use crate::text::unit::Break;
use crate::text::{Korean, Language, Level, Rules};

/// What the rules say of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// This.
    Says(Break),
    /// It depends on the characters.
    Ask(Question),
}

/// What classes do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Question {
    /// A second dash: the gap before the first is that of a pair.
    Pair = 16,
    /// A digit behind an ideograph: is it a date that goes on?
    Date,
    /// A full-width digit behind a mark: is it a number that goes on?
    WideNumber,
    /// A slash behind a slash, a full stop behind a letter: does an address begin?
    Address,
    /// A closing quote behind a space: does anything follow?
    Closing,
}

impl Question {
    pub(super) const ALL: [Self; 5] = [Self::Pair, Self::Date, Self::WideNumber, Self::Address, Self::Closing];
}

/// The verdict of base and rules together.
pub(super) fn judge(state: State, next: Class, rules: Rules) -> Verdict {
    if let Some(verdict) = overlay(state, next, rules) {
        return verdict;
    }
    match base(state, next, Tailoring::of(rules)) {
        Base::Mandatory => Verdict::Says(Break::Mandatory),
        Base::Allowed => Verdict::Says(Break::Allowed),
        Base::Forbidden => Verdict::Says(forbidden(state, next)),
        Base::ForbiddenBeforeEnd => Verdict::Ask(Question::Closing),
    }
}

/// How ill a gap is that the base forbids.
pub(super) fn forbidden(state: State, next: Class) -> Break {
    let paired = state.class == next && next.pairs();
    // Behind a space a closing quote may be one that opens, in other hands.
    let closes = next.closes() && !(state.class == Class::Space && next == Class::QuoteClose);
    if closes || state.class.opens() || paired { Break::Never } else { Break::Joined }
}

/// What the rules say, whatever the base does; nothing where they are silent.
pub(super) fn overlay(state: State, next: Class, rules: Rules) -> Option<Verdict> {
    let address = matches!((state.class, next), (Class::Slash, Class::Slash) | (Class::Letter, Class::Comma));
    eastern(state, next, rules).or_else(|| address.then_some(Verdict::Ask(Question::Address)))
}

/// The rules of the ideographic languages and of Korean.
fn eastern(state: State, next: Class, rules: Rules) -> Option<Verdict> {
    let before = state.class;
    let east = rules.language.is_ideographic();
    if !(east || rules.language == Language::Korean) {
        return None;
    }
    if matches!(before, Class::Start | Class::Newline) || matches!(next, Class::Newline | Class::Space) {
        return None;
    }
    let says = |gap| Some(Verdict::Says(gap));
    let spaced = before == Class::Space;
    // R7, R1, R8 hold at every level.
    if before.opens() || (next.closes() && !(spaced && next == Class::QuoteClose)) {
        return says(Break::Never);
    }
    if before == next && next.pairs() {
        let first = next == Class::Dash && state.memo == Memo::None;
        return if first { Some(Verdict::Ask(Question::Pair)) } else { says(Break::Never) };
    }
    if rules.language == Language::Korean && rules.korean == Korean::Words && binds_words(before, next) {
        return says(Break::Joined);
    }
    marks(state, next, rules).or_else(|| quotes(before, next, rules)).or_else(|| numbers(before, next, rules))
}

/// R12: a Korean word keeps its bracket, and what stands behind the bracket: 남궁이든(60)씨는.
fn binds_words(before: Class, next: Class) -> bool {
    let letter = |class| matches!(class, Class::Hangul | Class::Letter | Class::Digit | Class::Han);
    let opens = matches!(next, Class::Open | Class::WideOpen | Class::HalfOpen);
    let closes = matches!(before, Class::Close | Class::Brace | Class::WideClose | Class::HalfClose);
    (letter(before) && opens) || (closes && letter(next))
}

/// R2 to R5.
fn marks(state: State, next: Class, rules: Rules) -> Option<Verdict> {
    let before = state.class;
    let says = |gap| Some(Verdict::Says(gap));
    let (east, chinese) = (rules.language.is_ideographic(), rules.language.is_chinese());
    if chinese && (before == Class::WideSlash || (state.memo == Memo::BetweenWide && next.is_wide())) {
        return says(Break::Banned);
    }
    if before == Class::Space {
        return None;
    }
    match next {
        Class::Colon
        | Class::WideExclamation
        | Class::DoubleExclamation
        | Class::MiddleDot
        | Class::HyphenationPoint
        | Class::Centred
        | Class::HalfCentred => match rules.level {
            Level::Loose => None,
            Level::Normal | Level::Strict => says(Break::Banned),
            // Brackets, words and numbers still bind.
            Level::Newspaper if matches!(before, Class::Open | Class::Letter | Class::Digit) => None,
            Level::Newspaper => says(Break::Allowed),
        },
        Class::WideTilde | Class::EnDash | Class::Dash if east && rules.level != Level::Loose => says(Break::Banned),
        Class::WideSlash if chinese => says(Break::Banned),
        _ => None,
    }
}

/// R9.
fn quotes(before: Class, next: Class, rules: Rules) -> Option<Verdict> {
    let is_mark = before.closes()
        || before.pairs()
        || matches!(before, Class::Colon | Class::WideExclamation | Class::DoubleExclamation | Class::Centred);
    // What the tables do not know may be a mark of its own kind: the base knows.
    if next == Class::QuoteOpen && before != Class::OtherWide && (before.is_wide() || is_mark) {
        return Some(Verdict::Says(Break::Allowed));
    }
    if before != Class::QuoteClose || !rules.language.is_ideographic() {
        return None;
    }
    let begins = match next {
        Class::SmallKana | Class::HalfSmallKana => rules.level != Level::Strict,
        Class::Iteration | Class::WidePostfix | Class::SignPostfix | Class::OtherWide => false,
        next => next.is_wide() || next.opens(),
    };
    begins.then_some(Verdict::Says(Break::Allowed))
}

/// R10, for Chinese and Japanese, and for Korean set by syllables; Korean words keep number and unit together.
fn numbers(before: Class, next: Class, rules: Rules) -> Option<Verdict> {
    let east = rules.language.is_ideographic();
    let syllables = rules.language == Language::Korean && rules.korean == Korean::Syllables;
    let is_unit = match next {
        Class::Han | Class::Kana | Class::WideSign => east || syllables,
        Class::Hangul => syllables,
        _ => false,
    };
    let is_digit = |class| matches!(class, Class::Digit | Class::WideDigit);
    // CSS loosens signs from their numbers; JLREQ's loosest level, marks alone.
    let signed = (is_digit(before) && matches!(next.lb(), Lb::Po | Lb::PoEaw))
        || (matches!(before.lb(), Lb::Pr | Lb::PrEaw) && is_digit(next));
    if rules.level == Level::Newspaper && signed {
        return Some(Verdict::Says(Break::Joined));
    }
    match (before, next) {
        (Class::WideDigit, Class::WideDigit) => Some(Verdict::Says(Break::Joined)),
        (Class::Stop | Class::WideComma, Class::WideDigit) => Some(Verdict::Ask(Question::WideNumber)),
        (Class::Digit | Class::WideDigit, _) if is_unit => Some(Verdict::Says(Break::Poor)),
        (Class::Han, Class::Digit) if east => Some(Verdict::Ask(Question::Date)),
        _ => None,
    }
}

/// The gap before a pair of dashes.
pub(super) fn before_pair(before: State, rules: Rules) -> Break {
    let east = rules.language.is_ideographic();
    if before.class.opens() {
        return Break::Never;
    }
    // R6.
    let is_free = matches!(before.class, Class::Space | Class::Newline);
    if rules.language.is_chinese() && rules.level == Level::Strict && !is_free {
        return Break::Banned;
    }
    match base(before, Class::Dash, Tailoring::of(rules)) {
        Base::Mandatory => Break::Mandatory,
        Base::Allowed => Break::Allowed,
        // R9: a closing quote ends its line as a bracket does.
        _ if east && before.class == Class::QuoteClose => Break::Allowed,
        _ => Break::Joined,
    }
}
