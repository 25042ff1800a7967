//! The verdicts as tables: one look-up a character.
//!
//! Owns a table for every set of rules, made when first asked for. An entry holds the gap before a class and
//! the state after it.

use std::sync::OnceLock;

use super::rules::{Question, Verdict, judge};
use super::state::{STATES, State};
use crate::text::class::Class;
use crate::text::unit::Break;
use crate::text::{Korean, Language, Level, Rules};

/// The verdicts of one set of rules.
pub(super) struct Table([Entry; STATES * 64]);

/// The gap before a class, or a question, and the state after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    gap: u8,
    state: u8,
}

const GAPS: [Break; 8] = [
    Break::Never,
    Break::Banned,
    Break::Joined,
    Break::Late,
    Break::Hyphen,
    Break::Poor,
    Break::Allowed,
    Break::Mandatory,
];

impl Entry {
    #[inline]
    pub(super) fn gap(self) -> Result<Break, Question> {
        if self.gap < 8 { Ok(GAPS[self.gap as usize & 7]) } else { Err(self.question()) }
    }

    #[cold]
    fn question(self) -> Question {
        Question::ALL.into_iter().find(|question| *question as u8 == self.gap).unwrap_or(Question::Closing)
    }

    #[inline]
    pub(super) fn state(self) -> usize {
        usize::from(self.state)
    }
}

impl Table {
    /// The table of a set of rules.
    pub(super) fn of(rules: Rules) -> &'static Self {
        static TABLES: [OnceLock<Box<Table>>; 24] = [const { OnceLock::new() }; 24];
        let language = match (rules.language, rules.korean) {
            (Language::SimplifiedChinese, _) => 0,
            (Language::TraditionalChinese, _) => 1,
            (Language::Japanese, _) => 2,
            (Language::Korean, Korean::Words) => 3,
            (Language::Korean, Korean::Syllables) => 4,
            (Language::Other(_), _) => 5,
        };
        let level = match rules.level {
            Level::Loose => 0,
            Level::Normal => 1,
            Level::Strict => 2,
            Level::Newspaper => 3,
        };
        TABLES[language * 4 + level].get_or_init(|| Self::made(rules))
    }

    /// The gap between two ideographs.
    pub(super) fn between_han(&self) -> Break {
        self.entry(Class::Han as usize, Class::Han).gap().unwrap_or(Break::Joined)
    }

    fn made(rules: Rules) -> Box<Self> {
        let mut entries = [Entry { gap: Break::Joined as u8, state: 0 }; STATES * 64];
        for state in State::all() {
            for class in Class::ALL {
                let gap = match judge(state, class, rules) {
                    Verdict::Says(gap) => gap as u8,
                    Verdict::Ask(question) => question as u8,
                };
                let after = u8::try_from(state.then(class).number()).unwrap_or(0);
                if let Some(entry) = entries.get_mut(state.number() * 64 + class as usize) {
                    *entry = Entry { gap, state: after };
                }
            }
        }
        Box::new(Self(entries))
    }

    #[inline]
    pub(super) fn entry(&self, state: usize, class: Class) -> Entry {
        // The rest is never asked for; a mask would be no cheaper than the check.
        self.0.get(state * 64 + class as usize).copied().unwrap_or(Entry { gap: 2, state: 0 })
    }
}
