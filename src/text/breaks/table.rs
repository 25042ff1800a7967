//! The verdicts as tables: one look-up a character.
//!
//! Owns a table for every set of rules. An entry holds the gap before a class and the state after it, and is made when it
//! is first asked for: of thousands a paper needs a few hundred.

use std::sync::atomic::{AtomicU16, Ordering};

use super::rules::{Question, Verdict, judge};
use super::state::{STATES, State};
use crate::text::class::Class;
use crate::text::unit::Break;
use crate::text::{Korean, Language, Level, Rules};

/// The verdicts of one set of rules.
#[derive(Clone, Copy)]
pub(super) struct Table {
    rules: Rules,
    entries: &'static Entries,
}

/// Entries as numbers; 0 where none is made yet.
type Entries = [AtomicU16; STATES * 64];

/// The gap before a class, or a question, and the state after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    gap: u8,
    state: u8,
}

/// Set in the number of every entry that is made.
const MADE: u8 = 0x80;

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
    pub(super) fn of(rules: Rules) -> Self {
        static TABLES: [Entries; 24] = [const { [const { AtomicU16::new(0) }; STATES * 64] }; 24];
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
        Self { rules, entries: &TABLES[language * 4 + level] }
    }

    /// The gap between two ideographs.
    pub(super) fn between_han(self) -> Break {
        self.entry(Class::Han as usize, Class::Han).gap().unwrap_or(Break::Joined)
    }

    /// The entry of a class behind a state.
    #[inline]
    pub(super) fn entry(self, state: usize, class: Class) -> Entry {
        // The rest is never asked for; a mask would be no cheaper than the check.
        let Some(entry) = self.entries.get(state * 64 + class as usize) else { return Entry { gap: 2, state: 0 } };
        match entry.load(Ordering::Relaxed).to_be_bytes() {
            [0, 0] => self.made(entry, state, class),
            [gap, state] => Entry { gap: gap & !MADE, state },
        }
    }

    /// Makes an entry. Who makes it twice makes the same.
    #[cold]
    fn made(self, entry: &AtomicU16, state: usize, class: Class) -> Entry {
        let Some(before) = State::numbered(state) else {
            return Entry { gap: 2, state: 0 };
        };
        let gap = match judge(before, class, self.rules) {
            Verdict::Says(gap) => gap as u8,
            Verdict::Ask(question) => question as u8,
        };
        let state = u8::try_from(before.then(class).number()).unwrap_or(0);
        entry.store(u16::from_be_bytes([gap | MADE, state]), Ordering::Relaxed);
        Entry { gap, state }
    }
}
