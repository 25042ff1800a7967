//! The program's state and how it answers to messages, without a terminal.
//!
//! Owns `App`, its screens, the key table, and `update`, the only way anything changes. It refuses to draw, to
//! read files and to know colours: what it wants from the world it asks for as an `Effect`.

pub mod choices;
pub mod command;
pub mod contents;
mod doubts;
pub mod help;
pub mod key;
pub mod reading;
mod status;
mod update;

use std::collections::HashMap;

use crate::edition::{Edition, Outline, Place, clean_line};
use crate::layout::{Labels, labels, language};
use crate::text::{Ambiguous, Language};

pub use choices::{Choices, Columns, Repairs};
pub use command::{BINDINGS, Binding, Command};
pub use contents::{Contents, Entry};
pub use doubts::Doubt;
pub use help::Help;
pub use key::{Code, Key, Modifier};
pub use reading::Reading;
pub use status::Status;
pub use update::update;

/// The size of the screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Cells across.
    pub columns: usize,
    /// Rows down.
    pub rows: usize,
}

impl Window {
    /// A window no larger than a person can look at: a terminal that claims more is cut to it.
    pub fn clamped(columns: usize, rows: usize) -> Self {
        Self { columns: columns.min(1_000), rows: rows.min(1_000) }
    }
}

/// What rules and frames are drawn with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Frames {
    /// Box drawing characters.
    #[default]
    Box,
    /// ASCII, where box drawing takes two cells.
    Ascii,
}

/// One screen and its own state.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The list of sections and headlines.
    Contents(Contents),
    /// An article.
    Reading(Reading),
    /// The keys.
    Help(Help),
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The window has another size.
    Resize(Window),
    /// The terminal said how it draws.
    Terminal(Ambiguous, Frames),
}

/// Something the program asks of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop until the shell continues it.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// The program's state.
#[derive(Debug)]
pub struct App {
    edition: Edition,
    /// What the edition is called where it does not say itself: its file's name.
    name: String,
    outline: Outline,
    /// Indices of the articles in the order they are read.
    order: Vec<usize>,
    window: Window,
    ambiguous: Ambiguous,
    frames: Frames,
    choices: Choices,
    /// The contents below, whatever stands on them; the last is what is seen. Never empty.
    screens: Vec<Screen>,
    /// Where each article was left.
    places: HashMap<usize, Place>,
    /// Keys of a sequence that is not complete.
    pending: Vec<Key>,
    /// What the status line says once.
    notice: Option<String>,
}

impl App {
    /// The program with an edition's contents open; `name` is that of its file, for editions that name no paper.
    pub fn new(edition: Edition, name: &str, window: Window) -> Self {
        Self::open(edition, name, window, Choices::default())
    }

    /// As [`App::new`], set as the reader has chosen.
    pub fn open(edition: Edition, name: &str, window: Window, choices: Choices) -> Self {
        let outline = Outline::of(&edition);
        let order = outline.order().collect();
        let contents = Contents::of(&outline);
        let mut app = Self {
            edition,
            name: clean_line(name),
            outline,
            order,
            window,
            ambiguous: Ambiguous::Narrow,
            frames: Frames::Box,
            choices,
            screens: vec![Screen::Contents(contents)],
            places: HashMap::new(),
            pending: Vec::new(),
            notice: None,
        };
        app.refresh(true);
        app
    }

    /// The edition that is read.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Its sections.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Indices of the articles in the order they are read: that of the contents.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The size of the screen.
    pub fn window(&self) -> Window {
        self.window
    }

    /// How the terminal draws ambiguous characters.
    pub fn ambiguous(&self) -> Ambiguous {
        self.ambiguous
    }

    /// What rules and frames are drawn with.
    pub fn frames(&self) -> Frames {
        self.frames
    }

    /// What the reader has chosen.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// What is seen.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// The language of the paper, for its words.
    pub fn language(&self) -> Language {
        match (&self.edition.lang, self.edition.articles.first()) {
            (Some(tag), _) => Language::of_tag(tag),
            (None, Some(article)) => language(&self.edition, article),
            (None, None) => Language::Other(None),
        }
    }

    /// The paper's words.
    pub fn labels(&self) -> Labels {
        labels(self.language())
    }

    /// The contents, wherever they stand.
    fn contents_mut(&mut self) -> Option<&mut Contents> {
        self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Contents(contents) => Some(contents),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
