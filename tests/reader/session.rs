//! A reader in front of the program, without a terminal: keys in, screen text out.
//!
//! Owns the pressing and the looking, and a world that answers at once. It refuses to judge what is seen.

#![allow(dead_code, reason = "each test file uses its part of it")]

use newsprint::app::search::search_edition;
use newsprint::app::{Action, App, Choices, Effect, Habits, Home, Key, Message, Mouse, Screen, Window, update};
use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read};
use newsprint::l10n::Tongue;
use newsprint::text::{Query, cells};
use newsprint::view::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub const ZH: &[u8] = include_bytes!("../../data/zh-Hans.edition.json");
pub const EN: &[u8] = include_bytes!("../../data/en.edition.json");

/// The program with a reader in front of it, and a world that answers at once.
pub struct Session {
    pub app: App,
    /// What was asked of the world, but for searches, which are answered.
    pub asked: Vec<Effect>,
    /// The searches that wait for an answer, where answers are kept back.
    held: Option<Vec<(String, u64)>>,
}

pub fn edition(bytes: &[u8]) -> Edition {
    read(bytes, Limits::default()).unwrap()
}

impl Session {
    /// A reader in front of a program that is there already.
    pub fn before(app: App) -> Self {
        Self { app, asked: Vec::new(), held: None }
    }

    /// A reader who likes the contents.
    pub fn of(edition: Edition, tongue: Tongue, columns: usize, rows: usize) -> Self {
        Self::at_home(edition, tongue, columns, rows, Home::Contents)
    }

    /// A reader who likes the front page.
    pub fn front(edition: Edition, tongue: Tongue, columns: usize, rows: usize) -> Self {
        Self::at_home(edition, tongue, columns, rows, Home::Front)
    }

    fn at_home(edition: Edition, tongue: Tongue, columns: usize, rows: usize, home: Home) -> Self {
        let choices = Choices { home, ..Choices::default() };
        let habits = Habits { tongue, choices, ..Habits::default() };
        Self { app: App::open(edition, "", Window { columns, rows }, habits), asked: Vec::new(), held: None }
    }

    /// A reader of other habits, who likes the contents, at 80 by 24.
    pub fn used_to(edition: Edition, mut habits: Habits) -> Self {
        habits.choices.home = Home::Contents;
        let window = Window { columns: 80, rows: 24 };
        Self { app: App::open(edition, "", window, habits), asked: Vec::new(), held: None }
    }

    /// The first of so many editions.
    pub fn among(edition: Edition, count: usize) -> Self {
        let session = Self::of(edition, Tongue::English, 80, 24);
        Self { app: session.app.among(count), ..session }
    }

    pub fn zh() -> Self {
        Self::of(edition(ZH), Tongue::SimplifiedChinese, 80, 24)
    }

    pub fn en() -> Self {
        Self::of(edition(EN), Tongue::English, 80, 24)
    }

    pub fn both() -> [Self; 2] {
        [Self::zh(), Self::en()]
    }

    pub fn tell(&mut self, message: Message) {
        match update(&mut self.app, message) {
            Some(Effect::Search(typed, number)) => match &mut self.held {
                Some(held) => held.push((typed, number)),
                None => self.find(&typed, number),
            },
            Some(effect) => self.asked.push(effect),
            None => {}
        }
    }

    fn find(&mut self, typed: &str, number: u64) {
        let (edition, order) = self.app.shared();
        let query = Query::parse(typed).unwrap();
        let found = search_edition(&edition, &order, &query, || true).unwrap();
        self.tell(Message::Found(number, found));
    }

    /// Keeps the answers to searches back.
    pub fn hold(&mut self) {
        self.held = Some(Vec::new());
    }

    /// Gives the answers that were kept back.
    pub fn answer(&mut self) {
        for (typed, number) in self.held.take().unwrap_or_default() {
            self.find(&typed, number);
        }
    }

    /// Presses keys, which stand apart by blanks.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key = Key::parse(key).unwrap_or_else(|| panic!("no key {key}"));
            self.tell(Message::Key(key));
        }
        self
    }

    /// Types a text.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            self.tell(Message::Key(Key::typed(char)));
        }
        self
    }

    pub fn mouse(&mut self, action: Action, column: usize, row: usize) -> &mut Self {
        self.tell(Message::Mouse(Mouse { action, column, row }));
        self
    }

    pub fn buffer(&self) -> Buffer {
        let short = |cells: usize| u16::try_from(cells).unwrap();
        let window = self.app.window();
        let mut buffer = Buffer::empty(Rect::new(0, 0, short(window.columns), short(window.rows)));
        draw(&self.app, Theme::Terminal, &mut buffer);
        buffer
    }

    /// The rows as a person reads them.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row = |row: &[ratatui::buffer::Cell]| {
            let mut text = String::new();
            let mut behind = 0;
            for cell in row {
                if behind > 0 {
                    behind -= 1;
                    continue;
                }
                text.push_str(cell.symbol());
                behind = cells(cell.symbol(), self.app.ambiguous()).max(1) - 1;
            }
            text.trim_end().to_owned()
        };
        buffer.content.chunks(usize::from(buffer.area.width)).map(row).collect()
    }

    pub fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// The line at the foot.
    pub fn foot(&self) -> String {
        self.rows().pop().unwrap()
    }

    /// The texts that stand in cells with a modifier, one a run of cells.
    pub fn with(&self, modifier: Modifier) -> Vec<String> {
        let buffer = self.buffer();
        let mut runs = vec![String::new()];
        for row in buffer.content.chunks(usize::from(buffer.area.width)) {
            for cell in row {
                if cell.modifier.contains(modifier) {
                    runs.last_mut().unwrap().push_str(cell.symbol());
                } else if !runs.last().unwrap().is_empty() {
                    runs.push(String::new());
                }
            }
            if !runs.last().unwrap().is_empty() {
                runs.push(String::new());
            }
        }
        runs.retain(|run| !run.trim().is_empty());
        runs
    }

    pub fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "`{text}` is not on the screen:\n{}", self.screen());
        self
    }

    pub fn shows_not(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "`{text}` is on the screen:\n{}", self.screen());
        self
    }

    pub fn says(&mut self, text: &str) -> &mut Self {
        assert!(self.foot().contains(text), "`{text}` is not at the foot: {}", self.foot());
        self
    }

    /// The headline of the article that is read or selected.
    pub fn headline(&self) -> String {
        let article = match self.app.screen().unwrap() {
            Screen::Reading(reading) => reading.article,
            Screen::Contents(contents) => contents.article().unwrap(),
            other => panic!("{other:?}"),
        };
        self.app.edition().articles[article].headline.as_ref().unwrap().as_str().to_owned()
    }

    pub fn first_line(&self) -> usize {
        match self.app.screen().unwrap() {
            Screen::Reading(reading) => reading.first(),
            other => panic!("{other:?}"),
        }
    }

    pub fn is_reading(&self) -> bool {
        matches!(self.app.screen(), Some(Screen::Reading(_)))
    }

    pub fn copied(&self) -> &str {
        match self.asked.last() {
            Some(Effect::Copy(text)) => text,
            other => panic!("{other:?}"),
        }
    }
}
