//! The program's state and how it answers to messages, without a terminal.
//!
//! Owns `App`, its screens, the key table, and `update`, the only way anything changes. It refuses to draw, to
//! read files and to know colours: what it wants from the world it asks for as an `Effect`.

pub mod across;
pub mod choices;
mod clip;
pub mod command;
pub mod contents;
mod copy;
mod doubts;
mod finding;
mod following;
pub mod front;
mod going;
mod grid;
pub mod help;
mod highlight;
pub mod hits;
mod home;
mod issues;
mod jumping;
mod keeping;
pub mod kept;
pub mod key;
pub mod keymap;
mod line;
mod links;
pub mod list;
mod looking;
mod message;
mod mouse;
pub mod options;
pub mod panes;
pub mod pictures;
pub mod preview;
pub mod prompt;
pub mod reading;
pub mod record;
mod remember;
mod script;
mod scrolling;
pub mod search;
pub mod selection;
pub mod shelf;
pub mod spot;
mod status;
pub mod terminal;
pub mod trouble;
mod update;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::edition::{Date, Edition, Outline, Place, clean_line};
use crate::l10n::{Tongue, Words};
use crate::layout::{Labels, edition_language, labels};
use crate::text::{Ambiguous, Language};

pub use across::{Across, Course, Findings};
pub use choices::{Choices, Columns, Furniture, Home, Images, Look, Pointer, Repairs, ScriptView};
pub use command::{BINDINGS, Binding, Command, Group, Mode};
pub use contents::{Contents, Entry};
pub use doubts::Doubt;
pub use front::{Face, FrontPage};
pub use help::Help;
pub use highlight::Mark;
pub use hits::Hits;
pub use kept::{KeptList, KeptScreen};
pub use key::{Code, Key, Modifier};
pub use keymap::{Keymap, KeymapError, Preset};
pub use message::{Action, Effect, Issue, Message, Mouse, Saved};
pub use options::Options;
pub use pictures::Sight;
pub use prompt::{Prompt, Purpose};
pub use reading::Reading;
pub use record::{Progress, Record, Records, Star};
pub use remember::Memory;
pub use search::Search;
pub use selection::Selection;
pub use shelf::{SAMPLES, Sample, ShelfNews, ShelfScreen};
pub use status::Status;
pub use terminal::{CellSize, Frames, Graphics, Scaled, Terminal};
pub use trouble::Trouble;
use update::Relay;
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

/// One screen and its own state.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The front page.
    Front(Box<FrontPage>),
    /// The list of sections and headlines.
    Contents(Box<Contents>),
    /// An article.
    Reading(Box<Reading>),
    /// The hits of a search.
    Hits(Hits),
    /// What was kept: stars and clippings.
    Kept(Box<KeptScreen>),
    /// The keys, and a menu of what they do.
    Help(Help),
    /// What can be set otherwise.
    Options(Options),
    /// The shelf.
    Shelf(Box<ShelfScreen>),
    /// What was found across the shelf.
    Across(Box<Across>),
    /// Something that went wrong.
    Trouble(Trouble),
}

/// What a reader brings along: how the program is to be, before an edition is open.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    /// How articles are set, and how the screen looks.
    pub choices: Choices,
    /// Whose keys.
    pub preset: Preset,
    /// Keys that the reader has bound otherwise: the name of a command, and its keys.
    pub keys: Vec<(String, Vec<String>)>,
    /// The language of the program's own words.
    pub tongue: Tongue,
    /// Whether the terminal can show pictures.
    pub sight: Sight,
    /// What the terminal is, as far as that is known before it is asked.
    pub terminal: Terminal,
    /// The day that it is, where that is known.
    pub today: Option<Date>,
}

/// The program's state.
#[derive(Debug)]
pub struct App {
    edition: Arc<Edition>,
    /// What the edition is called where it does not say itself: its file's name.
    name: String,
    outline: Outline,
    /// Indices of the articles in the order they are read.
    order: Arc<[usize]>,
    /// The language of the paper.
    language: Language,
    /// How many characters articles have, of those that were asked for: counting walks over all of a text.
    lengths: RefCell<HashMap<usize, usize>>,
    window: Window,
    terminal: Terminal,
    choices: Choices,
    pictures: pictures::Pictures,
    words: Words,
    keymap: Keymap,
    habits: Habits,
    /// The front page or the contents below, whatever stands on them; the last is what is seen. Never empty.
    screens: Vec<Screen>,
    /// The other one of the two, as it was left.
    stowed: Screen,
    /// Where each article was left.
    places: HashMap<usize, Place>,
    records: Records,
    /// What is kept of the issue, and what is to be.
    remembered: remember::Remembered,
    jumps: spot::Jumps,
    marks: spot::Marks,
    search: Option<Search>,
    /// How many searches there were.
    searches: u64,
    /// Where the reader was when a search began to be typed.
    before_search: Option<spot::Spot>,
    /// What the reader asked for before the edition was searched.
    waiting: Option<finding::Waiting>,
    prompt: Option<Prompt>,
    /// What was typed into prompts before: searches, commands.
    typed: [Vec<String>; 2],
    /// Letters of links, while one is asked for, and what of them has been typed.
    hints: Option<following::Hints>,
    /// Keys of a sequence that is not complete.
    pending: Vec<Key>,
    /// A number typed before a command.
    count: Option<usize>,
    /// What the status line says once.
    notice: Option<String>,
    /// Which of the editions that were given is open, and how many there are.
    issue: (usize, usize),
    /// Which was asked for last: from one that cannot be opened the way goes on.
    asked_issue: usize,
    /// How many issues of the paper further was asked for last.
    asked_step: isize,
    /// What was done in the other editions.
    sessions: HashMap<usize, issues::Session>,
    /// The shelf, and what is put aside for it.
    shelving: shelf::Shelving,
}

impl App {
    /// The program with an edition's contents open; `name` is that of its file, for editions that name no paper.
    pub fn new(edition: Edition, name: &str, window: Window) -> Self {
        let choices = Choices { home: Home::Contents, ..Choices::default() };
        Self::open(edition, name, window, Habits { choices, ..Habits::default() })
    }

    /// As [`App::new`], as the reader is used to it: with the front page open, unless they like the contents.
    pub fn open(edition: Edition, name: &str, window: Window, habits: Habits) -> Self {
        let outline = Outline::of(&edition);
        let order = outline.order().collect();
        let records = Records::of(edition.articles.len());
        let mut app = Self {
            language: edition_language(&edition),
            pictures: pictures::Pictures::of(&edition, habits.sight),
            lengths: RefCell::default(),
            edition: Arc::new(edition),
            name: clean_line(name),
            outline,
            order,
            window,
            terminal: habits.terminal,
            choices: habits.choices,
            words: Words::of(habits.tongue),
            keymap: keymap_of(&habits),
            habits,
            screens: Vec::new(),
            stowed: Screen::Trouble(Trouble::default()),
            places: HashMap::new(),
            records,
            remembered: remember::Remembered::default(),
            jumps: spot::Jumps::default(),
            marks: spot::Marks::default(),
            search: None,
            searches: 0,
            before_search: None,
            waiting: None,
            prompt: None,
            typed: [Vec::new(), Vec::new()],
            hints: None,
            pending: Vec::new(),
            count: None,
            notice: None,
            issue: (0, 1),
            asked_issue: 0,
            asked_step: 0,
            sessions: HashMap::new(),
            shelving: shelf::Shelving::default(),
        };
        app.go_home();
        app.refresh(Relay::All);
        app
    }

    /// Says that the edition is the first of so many that can be gone through.
    #[must_use]
    pub fn among(mut self, count: usize) -> Self {
        self.issue = (0, count.max(1));
        self
    }

    /// The edition that is read.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The edition and its order, for work away from the keys.
    pub fn shared(&self) -> (Arc<Edition>, Arc<[usize]>) {
        (Arc::clone(&self.edition), Arc::clone(&self.order))
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

    /// What the terminal said of itself.
    pub fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// How the terminal draws ambiguous characters.
    pub fn ambiguous(&self) -> Ambiguous {
        self.terminal.ambiguous
    }

    /// What rules and frames are drawn with.
    pub fn frames(&self) -> Frames {
        self.terminal.frames
    }

    /// Whether the terminal sets big type.
    pub fn scaled(&self) -> Scaled {
        self.terminal.scaled
    }

    /// What the reader has chosen.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The program's own words.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Which keys mean what.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Whose keys they began with.
    pub fn preset(&self) -> Preset {
        self.habits.preset
    }

    /// What was done with the articles.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// The search that is on.
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// The line that is being typed.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// What is seen.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// The letters of links in the article on the screen, while one is asked for: index of the link, letters that are
    /// still to be typed.
    pub fn hints(&self) -> Vec<(usize, String)> {
        self.hints.as_ref().map(following::Hints::left).unwrap_or_default()
    }

    /// The language of the paper, for its words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How many characters an article has.
    pub(super) fn length(&self, article: usize) -> usize {
        let count = || self.edition.articles.get(article).map_or(0, crate::edition::Article::characters);
        *self.lengths.borrow_mut().entry(article).or_insert_with(count)
    }

    /// The paper's words.
    pub fn labels(&self) -> Labels {
        labels(self.language())
    }

    /// Whether the line at the foot says something once.
    pub fn has_notice(&self) -> bool {
        self.notice.is_some() || self.count.is_some()
    }

    /// Begins with the keys of another preset; what the reader has bound stays.
    fn set_preset(&mut self, preset: Preset) {
        self.habits.preset = preset;
        self.keymap = keymap_of(&self.habits);
    }
}

/// The keys of a preset, and the reader's own; who made those has told what is wrong with them.
fn keymap_of(habits: &Habits) -> Keymap {
    let mut keymap = Keymap::of(habits.preset);
    for (name, keys) in &habits.keys {
        let _ = keymap.rebind(name, keys);
    }
    keymap
}

#[cfg(test)]
mod tests;
