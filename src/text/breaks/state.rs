//! What the break rules remember of a text's past: the last class, and for a few classes what stood before it.
//!
//! Owns the states of the walk over a text and the steps between them. It refuses to decide anything.

use crate::text::class::{Class, Lb};

/// What is remembered beside the last class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memo {
    /// Nothing.
    None,
    /// Spaces after an opening mark (LB14, `LB15a`).
    AfterOpen,
    /// Spaces after a closing mark (LB16).
    AfterClose,
    /// Spaces after a dash (LB17).
    AfterDash,
    /// An opening quote with nothing, a space or another mark before it (`LB15a`).
    Initial,
    /// The second of two dashes.
    Second,
    /// A slash after a wide character (R5).
    BetweenWide,
}

/// The last class and what is remembered beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    pub(super) class: Class,
    pub(super) memo: Memo,
}

/// The states with something to remember, in the order of their number, which begins at 64.
const REMEMBERED: [State; 7] = [
    State { class: Class::Space, memo: Memo::AfterOpen },
    State { class: Class::Space, memo: Memo::AfterClose },
    State { class: Class::Space, memo: Memo::AfterDash },
    State { class: Class::QuoteOpen, memo: Memo::Initial },
    State { class: Class::GuillemetOpen, memo: Memo::Initial },
    State { class: Class::Dash, memo: Memo::Second },
    State { class: Class::Slash, memo: Memo::BetweenWide },
];

/// How many numbers states have.
pub(super) const STATES: usize = 64 + REMEMBERED.len();

impl State {
    /// Before a text.
    pub(super) const START: Self = Self { class: Class::Start, memo: Memo::None };

    /// The state of a number; none where no state has it.
    pub(super) fn numbered(number: usize) -> Option<Self> {
        let plain = || Class::ALL.into_iter().find(|class| *class as usize == number);
        let remembered = number.checked_sub(64).and_then(|index| REMEMBERED.get(index).copied());
        remembered.or_else(|| plain().map(|class| Self { class, memo: Memo::None }))
    }

    /// Every state.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Class::ALL.into_iter().map(|class| Self { class, memo: Memo::None }).chain(REMEMBERED)
    }

    /// Its number, below [`STATES`].
    pub(super) fn number(self) -> usize {
        let remembered = REMEMBERED.iter().position(|state| *state == self);
        remembered.map_or(self.class as usize, |index| 64 + index)
    }

    /// The state after one more character.
    pub(super) fn then(self, class: Class) -> Self {
        let memo = match class {
            Class::Space => match (self.memo, self.class.lb()) {
                (Memo::Initial | Memo::AfterOpen, _) | (_, Lb::Op | Lb::OpEaw) => Memo::AfterOpen,
                (Memo::AfterClose, _) | (_, Lb::Cl | Lb::Cp) => Memo::AfterClose,
                (Memo::AfterDash, _) | (_, Lb::B2) => Memo::AfterDash,
                _ => Memo::None,
            },
            Class::QuoteOpen | Class::GuillemetOpen => match self.class.lb() {
                Lb::Sot | Lb::Lf | Lb::Op | Lb::OpEaw | Lb::Qu | Lb::QuPi | Lb::QuPf | Lb::Sp => Memo::Initial,
                _ => Memo::None,
            },
            Class::Dash if self.class == Class::Dash => Memo::Second,
            Class::Slash if self.class.is_wide() => Memo::BetweenWide,
            _ => Memo::None,
        };
        Self { class, memo }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_number_of_its_own_and_every_step_leads_to_a_state() {
        let states: Vec<State> = State::all().collect();
        let mut numbers: Vec<usize> = states.iter().map(|state| state.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), states.len());
        assert!(numbers.iter().all(|number| *number < STATES));
        for state in &states {
            assert_eq!(State::numbered(state.number()), Some(*state));
            for class in Class::ALL {
                assert!(states.contains(&state.then(class)), "{state:?} {class:?}");
            }
        }
    }
}
