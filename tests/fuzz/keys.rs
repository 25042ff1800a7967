//! Keys over the program: whatever is pressed, pasted, pointed at or answered, in windows of any size, the screen is clean
//! and the world is asked for nothing that it should not do.

use std::path::PathBuf;

use newsprint::app::search::search_edition;
use newsprint::app::{
    Action, App, CellSize, Choices, Code, Course, Effect, Findings, Frames, Habits, Home, Issue, KeptList, Key, Memory,
    Message, Modifier, Mouse, Preset, Saved, Scaled, ScriptView, Terminal, Window, update,
};
use newsprint::edition::{Edition, address};
use newsprint::l10n::Tongue;
use newsprint::library::{Change, Found, Kept, Saving, Snippet, WhyNot};
use newsprint::text::Query;
use newsprint::view::{Theme, big, cursor, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dice::Dice;
use super::layout::house;
use super::text::ambiguous;
use super::{clean, made, shelves};

/// Most things that happen in one session.
const STEPS: usize = 160;
const SIDES: &[usize] = &[0, 1, 2, 3, 5, 8, 10, 13, 24, 40, 60, 80, 100, 130, 200];
const THEMES: &[Theme] = &[Theme::Terminal, Theme::Day, Theme::Night, Theme::Contrast, Theme::Plain];
/// Keys that are commands somewhere, and some that are none.
const KEYS: &str = "jkhlgGdufbnNpPtTqQsSmMvVyYcCoOrReEaAiIxXzZwW/?:;,.'\"`[]{}()<>+-=_*#@!$%^&|~\\0123456789 报ｊ？。";
const CODES: &[Code] = &[
    Code::Enter,
    Code::Esc,
    Code::Backspace,
    Code::Tab,
    Code::BackTab,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::PageUp,
    Code::PageDown,
    Code::Home,
    Code::End,
    Code::Delete,
    Code::Function(1),
];
/// What stands in the cells that big type takes beside its first one, on its first row and below.
const COVERED: &str = "\u{F8B1}";
const COVERED_BELOW: &str = "\u{F8B2}";
/// Lines that prompts take.
const LINES: &[&str] = &[
    "/桥\r",
    "/re:.\r",
    "/re:(\r",
    ":columns 3\r",
    ":measure 30\r",
    ":theme night\r",
    ":script traditional\r",
    ":12\r",
    ":export x.md\r",
    ":x\u{1b}",
    "?a\r",
    ":q",
    ":shelf\r",
    ":keys less\r",
    "yy",
    "gg",
    "ma",
    "'a",
    "zz",
    "f",
    "3j",
];

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let choices = Choices {
        house: house(&mut dice),
        home: if dice.once_in(2) { Home::Contents } else { Home::Front },
        script: dice.pick(ScriptView::ALL),
        ..Choices::default()
    };
    let habits =
        Habits { choices, preset: dice.pick(Preset::ALL), tongue: dice.pick(Tongue::ALL), ..Habits::default() };
    let window = Window { columns: dice.pick(SIDES), rows: dice.pick(SIDES) };
    let edition = made::edition(&mut dice);
    let app = match dice.below(4) {
        0 => App::shelf(window, habits),
        1 => App::open(edition.clone(), "名\u{1b}[2J", window, habits).among(3).remembering(memory()),
        _ => App::open(edition.clone(), "名\u{202e}", window, habits),
    };
    let mut session = Session { app, edition, theme: dice.pick(THEMES) };
    session.look();
    for _ in 0..STEPS {
        if dice.is_empty() {
            break;
        }
        session.step(&mut dice);
    }
}

fn memory() -> Memory {
    Memory { origin: shelves::origin_at("/报架/报/x.edition.json".as_ref()), kept: Kept::default() }
}

struct Session {
    app: App,
    edition: Edition,
    theme: Theme,
}

impl Session {
    fn step(&mut self, dice: &mut Dice) {
        match dice.byte() {
            0..150 => {
                let keys: Vec<char> = KEYS.chars().collect();
                self.press(Key::typed(dice.pick(&keys)), dice);
            }
            150..185 => self.press(Key::plain(dice.pick(CODES)), dice),
            185..195 => {
                let letter = char::from(b'a' + dice.byte() % 26);
                let modifier = if dice.once_in(4) { Modifier::Alt } else { Modifier::Ctrl };
                self.press(Key { modifier, ..Key::typed(letter) }, dice);
            }
            195..215 => {
                for char in dice.pick(LINES).chars() {
                    let key = match char {
                        '\r' => Key::plain(Code::Enter),
                        '\u{1b}' => Key::plain(Code::Esc),
                        char => Key::typed(char),
                    };
                    self.press(key, dice);
                }
            }
            215..230 => {
                let action = dice.pick(&[Action::Press, Action::WheelDown, Action::WheelUp]);
                let (column, row) = (dice.below(210), dice.below(210));
                self.tell(Message::Mouse(Mouse { action, column, row }), dice);
            }
            230..236 => {
                let window = Window::clamped(dice.pick(SIDES), dice.pick(SIDES));
                // A terminal may have another size than the program has heard of.
                self.drawn(window);
                self.tell(Message::Resize(window), dice);
            }
            236..240 => {
                let text = dice.text();
                self.tell(Message::Paste(text), dice);
            }
            240..243 => {
                let terminal = Terminal {
                    ambiguous: ambiguous(dice),
                    frames: if dice.once_in(2) { Frames::Ascii } else { Frames::Box },
                    scaled: if dice.once_in(2) { Scaled::Yes } else { Scaled::No },
                    cell: dice.once_in(2).then_some(CellSize { width: 9, height: 18 }),
                    ..Terminal::default()
                };
                self.tell(Message::Terminal(terminal), dice);
            }
            _ => self.hear(dice),
        }
        self.look();
    }

    /// Something that the world says unasked, or too late.
    fn hear(&mut self, dice: &mut Dice) {
        let text = dice.text();
        let message = match dice.below(12) {
            0 => Message::Told(text),
            1 => Message::Opened(Err(text)),
            2 => Message::Written(text, Ok(())),
            3 => Message::Kept(Err(text)),
            4 => Message::Saving(Saving::Not(WhyNot::Refused(text))),
            5 => Message::Shelf(Box::new(shelves::news(&[(0, 1), (1, 2), (2, 3)], "2026-11-26", 9))),
            6 => Message::Saved(Ok(Saved::Changed)),
            7 => Message::Edition(Err(text)),
            8 => Message::Neighbour(-1, Ok(None)),
            9 => Message::Found(dice.below(9) as u64, Vec::new()),
            10 => Message::FoundAcross(Box::new(findings(dice, dice_number(&text)))),
            _ => Message::KeptList(KeptList::Clippings(Vec::new())),
        };
        self.tell(message, dice);
    }

    fn press(&mut self, key: Key, dice: &mut Dice) {
        self.tell(Message::Key(key), dice);
    }

    fn tell(&mut self, message: Message, dice: &mut Dice) {
        let mut next = Some(message);
        for _ in 0..4 {
            let Some(message) = next.take() else { break };
            if let Some(effect) = update(&mut self.app, message) {
                next = self.answer(effect, dice);
            }
        }
        for act in self.app.acts() {
            if let Change::Clip(clip) = &act.change {
                // Cells of a row are clipped as they are copied, with tabs between them, which a source's own never are.
                clean::text(&clip.text.replace('\t', " "));
            }
        }
    }

    /// What the world does; what it answers, if it does at once.
    fn answer(&mut self, effect: Effect, dice: &mut Dice) -> Option<Message> {
        let is_late = dice.once_in(4);
        let issue = |edition: &Edition, index: usize, name: String| {
            let edition = edition.clone();
            Box::new(Issue { edition, name, index, memory: Some(memory()) })
        };
        let answer = match effect {
            // The world may take its time to end.
            Effect::Quit | Effect::Suspend | Effect::Redraw => return None,
            Effect::Search(typed, number) => {
                let (edition, order) = self.app.shared();
                let query = Query::parse(&typed).unwrap();
                Message::Found(number, search_edition(&edition, &order, &query, || true).unwrap())
            }
            Effect::Copy(text) => {
                clean::text(&text);
                return None;
            }
            Effect::Open(site) => {
                assert_eq!(address(&site).as_deref(), Some(site.as_str()), "no address to open");
                Message::Opened(if dice.once_in(2) { Err(dice.text()) } else { Ok(()) })
            }
            Effect::Export(path, article) => {
                assert!(article < self.app.edition().articles.len());
                Message::Written(path, if dice.once_in(2) { Err(dice.text()) } else { Ok(()) })
            }
            Effect::Edition(index) => Message::Edition(Ok(issue(&self.edition, index, dice.text()))),
            Effect::OpenSaved(_) | Effect::OpenSample(_) => Message::Edition(Ok(issue(&self.edition, 3, dice.text()))),
            Effect::Neighbour(step) => {
                Message::Neighbour(step, Ok(dice.once_in(2).then(|| issue(&self.edition, 4, "x".to_owned()))))
            }
            Effect::SearchShelf { number, .. } | Effect::SearchMore { number, .. } => {
                Message::FoundAcross(Box::new(findings(dice, number)))
            }
            Effect::Save(_) => Message::Saved(if dice.once_in(2) { Err(dice.text()) } else { Ok(Saved::New) }),
            Effect::RefreshShelf => Message::Shelf(Box::new(shelves::news(&[(0, 1), (3, 4)], "2026-11-26", 20))),
            Effect::AskKept => Message::KeptList(KeptList::Stars(Vec::new())),
            Effect::Like(_) => return None,
            Effect::Keep(_) => {
                Message::Kept(if dice.once_in(2) { Err(dice.text()) } else { Ok("config.toml".to_owned()) })
            }
        };
        (!is_late).then_some(answer)
    }

    fn drawn(&self, window: Window) -> Buffer {
        let short = |cells: usize| u16::try_from(cells).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, short(window.columns), short(window.rows)));
        draw(&self.app, self.theme, &mut buffer);
        buffer
    }

    /// Draws what is seen, and looks at every cell.
    fn look(&self) {
        let Window { columns, rows } = self.app.window();
        let buffer = self.drawn(self.app.window());
        let mut covered = 0;
        for cell in &buffer.content {
            match (big(cell), cell.symbol()) {
                (Some(big), _) => {
                    clean::line(big.text);
                    covered += usize::from(big.columns()) * 2 - 1;
                }
                (None, COVERED | COVERED_BELOW) => covered -= 1,
                (None, symbol) => clean::line(symbol),
            }
        }
        assert_eq!(covered, 0, "cells of big type that are nobody's");
        if let Some((column, row)) = cursor(&self.app) {
            assert!(column < columns && row < rows, "the cursor is outside: {column} {row} of {columns}x{rows}");
        }
        assert!(self.app.screen().is_some());
    }
}

/// A number that a text comes to.
fn dice_number(text: &str) -> u64 {
    text.len() as u64 % 9
}

/// What a search across the shelf comes to: one article, of which nothing is as it was.
fn findings(dice: &mut Dice, number: u64) -> Findings {
    let snippet = newsprint::edition::clean_line(&dice.text());
    let end = snippet.chars().next().map_or(0, char::len_utf8);
    let found = Found {
        path: PathBuf::from("/报架/x.edition.json"),
        key: memory().origin.key,
        paper: newsprint::edition::clean_line(&dice.text()),
        day: None,
        which: String::new(),
        page: dice.once_in(2).then(|| "03".to_owned()),
        section: String::new(),
        article: dice.below(9),
        id: "a0".to_owned(),
        headline: newsprint::edition::clean_line(&dice.text()),
        part: dice.below(5),
        hits: vec![0..end],
        count: 1,
        snippet: Snippet { text: snippet, hit: 0..end },
    };
    let course = dice.pick(&[Course::Searching, Course::Rests, Course::Over]);
    Findings { number, found: vec![found; dice.below(4)], course, passed: (1, 2) }
}

pub fn seeds() -> Vec<Vec<u8>> {
    super::noise(24, 900)
}
