//! What a terminal answers: told from keys whatever came, in pieces or not, and never a key itself.

use newsprint::app::{Code, Key};
use newsprint::tui::answered;

use super::dice::Dice;

/// Answers that are known, whole.
const ANSWERS: &[&str] = &[
    "\u{1b}[1;3R",
    "\u{1b}[24;80R",
    "\u{1b}[6;18;9t",
    "\u{1b}[4;600;800t",
    "\u{1b}_Gi=31;OK\u{1b}\\",
    "\u{1b}_Gi=31;ENOENT:no\u{1b}\\",
    "\u{1b}[6;0;0t",
    "\u{1b}[6;65535;65535t",
    "\u{1b}[?62;4c",
    "\u{1b}[?6c",
];
/// Keys that are whole by themselves.
const KEYS: &[&str] = &[
    "j",
    "报",
    "\u{1b}[A",
    "\u{1b}[6~",
    "\r",
    "\u{6}",
    "？",
    "\u{1b}[1;5C",
    "\t",
    "\u{7f}",
    "\u{1b}[200~a\u{1b}[1;3R\u{1b}[201~",
];

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    if dice.byte().is_multiple_of(2) {
        heard(dice.rest());
        return;
    }
    let (mut all, mut keys) = (String::new(), String::new());
    for _ in 0..=dice.below(30) {
        if dice.once_in(2) {
            all += dice.pick(ANSWERS);
        } else {
            let key = dice.pick(KEYS);
            all += key;
            keys += key;
        }
    }
    // After the last answer nothing is waited for.
    all += ANSWERS[ANSWERS.len() - 1];
    assert_eq!(heard(all.as_bytes()), heard(keys.as_bytes()), "{all:?}");
}

fn heard(bytes: &[u8]) -> Vec<Key> {
    let (terminal, keys) = answered(bytes);
    let cell = terminal.and_then(|terminal| terminal.cell);
    assert!(cell.is_none_or(|cell| (1..=1000).contains(&cell.width) && (1..=1000).contains(&cell.height)), "{cell:?}");
    assert!(keys.len() <= bytes.len());
    for key in &keys {
        assert!(!matches!(key.code, Code::Char(char) if char.is_control()), "{key:?}");
    }
    keys
}

pub fn seeds() -> Vec<Vec<u8>> {
    let raw = ANSWERS.iter().chain(KEYS).map(|text| [&[0], text.as_bytes()].concat());
    raw.chain(super::noise(16, 64)).collect()
}
