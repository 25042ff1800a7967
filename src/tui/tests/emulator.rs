//! A terminal that exists only here, of any of the kinds that people have.
//!
//! Owns how many cells a terminal of a kind gives to a character. It refuses to know what we think of widths:
//! bytes come in, cells are looked at.
//!
//! `vt100` takes the widths of unicode-width and has no hook for others. So a character that the kind draws in
//! another width is replaced, on its way in, by a stand-in of that width, and read back as what it stands for.

use std::cell::{Ref, RefCell};
use std::io::{self, Write};
use std::num::NonZero;
use std::rc::Rc;

use crate::text::{Ambiguous, cells, is_ambiguous};

/// What terminals disagree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ambiguous characters in one cell, as most have them.
    Narrow,
    /// In two, box drawing too.
    Wide,
    /// In two, but box drawing in one.
    WideButBoxes,
    /// Ambiguous characters in one cell, and emoji too: a terminal older than they are.
    Old,
}

pub(super) const KINDS: [Kind; 4] = [Kind::Narrow, Kind::Wide, Kind::WideButBoxes, Kind::Old];

/// Symbols that we set in two cells and that no terminal does: they are neutral (UAX #11).
const NEUTRAL: [char; 8] = ['Ⅼ', 'Ⅽ', 'Ⅾ', 'Ⅿ', 'ⅺ', 'ⅻ', '⏎', '⓪'];

/// From a character to its stand-in in two cells: planes 2 and 3, ideographs all over.
const WIDE: u32 = 0x2_0000;
/// From a character to its stand-in in one cell: planes 15 and 16, private use.
const NARROW: u32 = 0xF_0000;

impl Kind {
    /// The cells this kind gives to a character; none where unicode-width and it agree.
    fn own(self, char: char) -> Option<u32> {
        // Voicing marks join the letter before them for unicode-width; every terminal gives them a cell.
        if matches!(char, '\u{FF9E}' | '\u{FF9F}') {
            return Some(NARROW);
        }
        let is_box = matches!(char, '\u{2500}'..='\u{257F}');
        let is_emoji = matches!(char, '\u{231A}' | '\u{26A1}' | '\u{1F300}'..='\u{1FAFF}');
        let always = cells(char.encode_utf8(&mut [0; 4]), Ambiguous::Narrow) == 2 && char < '\u{2E80}' && !is_emoji;
        match self {
            Self::WideButBoxes if is_box => None,
            Self::Wide | Self::WideButBoxes => {
                (is_ambiguous(char) || (always && !NEUTRAL.contains(&char))).then_some(WIDE)
            }
            // `vt100` takes it for a fault in the bytes and leaves it out.
            Self::Narrow | Self::Old if char == '\u{FFFD}' => Some(NARROW),
            Self::Old => is_emoji.then_some(NARROW),
            Self::Narrow => None,
        }
    }

    fn into(self, char: char) -> char {
        self.own(char).and_then(|offset| char::from_u32(char as u32 + offset)).unwrap_or(char)
    }

    fn back(self, char: char) -> char {
        let stands_for = |offset: u32| {
            let original = char::from_u32((char as u32).checked_sub(offset)?)?;
            (self.own(original) == Some(offset)).then_some(original)
        };
        stands_for(WIDE).or_else(|| stands_for(NARROW)).unwrap_or(char)
    }
}

/// A terminal: frames are written to it, what it shows is looked at.
#[derive(Clone)]
pub(super) struct Emulator {
    pub(super) kind: Kind,
    parser: Rc<RefCell<vt100::Parser>>,
}

/// One cell as it is shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// What stands in it; blank where nothing was ever sent too.
    pub(super) text: String,
    /// Whether it is the second half of the cell before.
    pub(super) is_second: bool,
    pub(super) reversed: bool,
    pub(super) underlined: bool,
    /// Weight and colour, which a blank has not.
    pub(super) look: Option<String>,
}

impl Emulator {
    pub(super) fn new(kind: Kind, columns: u16, rows: u16) -> Self {
        let parser = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0);
        Self { kind, parser: Rc::new(RefCell::new(parser)) }
    }

    pub(super) fn resize(&self, columns: u16, rows: u16) {
        let mut parser = self.parser.borrow_mut();
        parser.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
    }

    pub(super) fn cell(&self, column: usize, row: usize) -> Shown {
        let parser: Ref<vt100::Parser> = self.parser.borrow();
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        let cell = parser.screen().cell(row, column).unwrap();
        let text: String = cell.contents().chars().map(|char| self.kind.back(char)).collect();
        let look = (!text.trim().is_empty()).then(|| format!("{} {:?}", cell.bold(), cell.fgcolor()));
        let (reversed, underlined) = (cell.inverse(), cell.underline());
        Shown { text, is_second: cell.is_wide_continuation(), reversed, underlined, look }
    }

    /// The cells it gives to a symbol, each of its characters counted: it has not heard of clusters.
    pub(super) fn spread(&self, symbol: &str) -> usize {
        let mut wide = Self::new(self.kind, 80, 1);
        wide.write_all(symbol.as_bytes()).unwrap();
        let parser = wide.parser.borrow();
        usize::from(parser.screen().cursor_position().1)
    }
}

impl Write for Emulator {
    /// Takes a whole frame: characters are never parted by our own back end.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text: String = std::str::from_utf8(bytes).unwrap().chars().map(|char| self.kind.into(char)).collect();
        // Terminals erase to plain blanks; `vt100` would keep them reversed or underlined.
        let text = text.replace("\x1b[2X", "\x1b7\x1b[m\x1b[2X\x1b8");
        self.parser.borrow_mut().process(text.as_bytes());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn each_kind_gives_a_character_its_own_cells() {
    // Narrow, wide, wide but boxes, old.
    let cases = [
        ("n", [1, 1, 1, 1]),
        ("报", [2, 2, 2, 2]),
        ("“", [1, 2, 2, 1]),
        ("é", [1, 2, 2, 1]),
        ("①", [1, 2, 2, 1]),
        ("⓪", [1, 1, 1, 1]),
        ("℃", [1, 2, 2, 1]),
        ("─", [1, 2, 1, 1]),
        ("\u{FFFD}", [1, 2, 2, 1]),
        ("🄰", [1, 2, 2, 1]),
        ("👍", [2, 2, 2, 1]),
        ("ｶ\u{FF9E}", [2, 2, 2, 2]),
        ("か\u{3099}", [2, 2, 2, 2]),
        ("e\u{301}", [1, 1, 1, 1]),
        ("क\u{94D}ष", [2, 2, 2, 2]),
    ];
    for (text, widths) in cases {
        for (kind, width) in KINDS.into_iter().zip(widths) {
            let mut emulator = Emulator::new(kind, 8, 1);
            assert_eq!(emulator.spread(text), width, "{text:?} on {kind:?}");
            emulator.write_all(text.as_bytes()).unwrap();
            let shown: String = (0..width).map(|column| emulator.cell(column, 0).text).collect();
            assert_eq!(shown, text, "{kind:?}");
        }
    }
}
