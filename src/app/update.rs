//! The one way anything changes: a message in, the state changed, perhaps an effect out.
//!
//! Owns how keys become commands, and which part of the program answers a command. It refuses to draw or to wait.

use std::ops::ControlFlow;

use super::keymap::Found;
use super::{App, Code, Command, Effect, Help, Key, Message, Mode, Modifier, Options, Screen};
use crate::l10n::Say;

/// Answers a message.
pub fn update(app: &mut App, message: Message) -> Option<Effect> {
    let mut relay = Relay::Seen;
    let effect = match message {
        Message::Key(key) => app.pressed(key),
        Message::Paste(text) => app.pasted(&text),
        Message::Mouse(mouse) => app.pointed(mouse),
        Message::Resize(window) => {
            relay = Relay::All;
            app.window = window;
            None
        }
        Message::Terminal(terminal) => {
            let before = std::mem::replace(&mut app.terminal, terminal);
            if before != terminal {
                relay = Relay::All;
            }
            app.pictures.hear(terminal.cell.map(Into::into));
            // What was drawn in other widths is not what the terminal shows.
            (!before.measures_as(&terminal)).then_some(Effect::Redraw)
        }
        Message::Found(number, found) => {
            app.found(number, found);
            None
        }
        Message::Edition(issue) => {
            app.opened(issue);
            app.show_found()
        }
        Message::FoundAcross(findings) => {
            app.found_across(*findings);
            None
        }
        Message::Shelf(news) => {
            app.hear_of_shelf(&news);
            None
        }
        Message::Neighbour(step, found) => {
            app.neighbour(step, found);
            None
        }
        Message::Saved(outcome) => {
            app.saved(outcome);
            None
        }
        Message::Written(path, outcome) => {
            app.written(&path, outcome);
            None
        }
        Message::Opened(outcome) => {
            app.link_opened(outcome);
            None
        }
        Message::Picture(made) => {
            if app.pictured(*made) {
                relay = Relay::All;
            }
            None
        }
        Message::Kept(outcome) => {
            app.kept(outcome);
            None
        }
        Message::KeptList(list) => {
            app.hear_of_kept(list);
            None
        }
        Message::Told(said) => {
            app.trouble(&said);
            None
        }
        Message::Saving(saving) => {
            app.saves(saving);
            None
        }
        Message::Shared(key, kept, taken) => {
            app.heard(&key, *kept, taken);
            None
        }
    };
    app.refresh(relay);
    effect
}

/// What is laid out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relay {
    /// What moves with a key.
    Seen,
    /// Articles too: the window or how they are set has changed.
    All,
}

/// Most that a typed number comes to: more lines than any article has.
pub(super) const MOST: usize = 1_000_000;

impl App {
    /// Lays out what is to be.
    pub(super) fn refresh(&mut self, relay: Relay) {
        let mut screens = std::mem::take(&mut self.screens);
        let count = screens.len();
        for (index, screen) in screens.iter_mut().enumerate() {
            let seen = index + 1 == count;
            match screen {
                Screen::Front(front) => {
                    if relay == Relay::All {
                        front.outdate();
                    }
                    if seen {
                        front.refresh(self);
                    }
                }
                Screen::Contents(contents) if seen => contents.refresh(self),
                Screen::Hits(hits) if seen => hits.refresh(self),
                Screen::Kept(kept) if seen => kept.refresh(self),
                Screen::Help(help) if seen => help.refresh(self),
                Screen::Options(options) if seen => options.refresh(self),
                Screen::Reading(reading) if relay == Relay::All => reading.refresh(self),
                Screen::Shelf(shelf) if seen => shelf.refresh(self),
                Screen::Across(across) if seen => across.refresh(self),
                Screen::Trouble(trouble) if seen => trouble.refresh(self),
                _ => {}
            }
        }
        self.screens = screens;
        self.note_end();
    }

    pub(super) fn pressed(&mut self, key: Key) -> Option<Effect> {
        // Who presses another key no longer waits for a search.
        self.waiting = None;
        // To stop is meant wherever one is: in a line, after a prefix, at the letters of links.
        let stops = self.keymap.find(&[key], Mode::Normal) == Found::Command(Command::Suspend, None);
        if stops && key.modifier == Modifier::Ctrl {
            self.pending.clear();
            return Some(Effect::Suspend);
        }
        if self.prompt.is_some() {
            return self.typed_in_prompt(key);
        }
        self.notice = None;
        if self.hints.is_some() {
            return self.typed_hint(key);
        }
        if let Some(digit) = self.digit(key) {
            self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(MOST));
            self.drop_choice();
            self.turn_by_number();
            return None;
        }
        // Escape takes back what has been typed so far.
        if key.code == Code::Esc && (self.count.take().is_some() | !self.pending.is_empty()) {
            self.pending.clear();
            return None;
        }
        self.pending.push(key);
        match self.keymap.find(&self.pending, self.mode()) {
            Found::Command(command, letter) => {
                self.pending.clear();
                let count = self.count.take().filter(|_| self.counts(command));
                self.run(command, letter, count)
            }
            Found::Prefix => {
                self.tell_continuations();
                None
            }
            Found::Nothing => {
                self.count = None;
                self.drop_choice();
                let typed: Vec<String> = self.pending.drain(..).map(|key| key.to_string()).collect();
                let help = self.keymap.key(self.help_command());
                let args = [("keys", typed.join(" ")), ("key", help)];
                self.notice = Some(self.fill(Say::UnknownKey, &args));
                None
            }
        }
    }

    /// Forgets the address that was shown: it is no longer what the reader sees.
    pub(super) fn drop_choice(&mut self) {
        if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
            reading.chosen = None;
        }
    }

    /// A digit of a number before a command; a zero only within one.
    fn digit(&self, key: Key) -> Option<usize> {
        let Key { code: Code::Char(char), modifier: Modifier::Plain } = key.twin() else { return None };
        let digit = char.to_digit(10).and_then(|digit| usize::try_from(digit).ok())?;
        (self.pending.is_empty() && (digit > 0 || self.count.is_some())).then_some(digit)
    }

    /// Says what may follow the keys that were typed.
    fn tell_continuations(&mut self) {
        let words = self.keymap.continuations(&self.pending).into_iter();
        let told: Vec<String> =
            words.map(|(keys, binding)| format!("{keys} {}", self.words.say(binding.help))).collect();
        self.notice = Some(told.join("  "));
    }

    /// What mode the keys are in.
    fn mode(&self) -> Mode {
        match self.screens.last() {
            Some(Screen::Reading(reading)) if reading.selection.is_some() => Mode::Selecting,
            _ => Mode::Normal,
        }
    }

    /// A message with texts filled in.
    pub(super) fn fill(&self, say: Say, args: &[(&str, String)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
        self.words.fill(say, &args)
    }

    /// Does what a command asks.
    pub(super) fn run(&mut self, command: Command, letter: Option<char>, count: Option<usize>) -> Option<Effect> {
        let times = count.unwrap_or(1).max(1);
        if self.answers_menu(command) {
            return self.run_selected();
        }
        if command == Command::Open
            && matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.chosen.is_some())
        {
            return self.open_link();
        }
        if let ControlFlow::Break(effect) = self.run_on_kept(command, times) {
            return effect;
        }
        if let ControlFlow::Break(effect) = self.run_on_shelf(command, count) {
            return effect;
        }
        // An address is opened right after it was shown, or shown again.
        if !matches!(command, Command::OpenLink | Command::Back) {
            self.drop_choice();
        }
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Redraw => return Some(Effect::Redraw),
            Command::Help => self.show_help(),
            Command::SearchBack if self.search.is_none() => self.show_help(),
            Command::Options => {
                if !matches!(self.screen(), Some(Screen::Options(_))) {
                    self.screens.push(Screen::Options(Options::default()));
                }
            }
            Command::CommandLine => self.ask_command(""),
            Command::Search | Command::SearchBack => return self.ask_search(command),
            Command::SearchNext => return self.next_hit_or_unread(1, times),
            Command::SearchPrevious => return self.next_hit_or_unread(-1, times),
            Command::Hits => self.show_hits(),
            Command::Links => self.show_hints(),
            Command::OpenLink => return self.open_link(),
            Command::Star | Command::Read | Command::Undo => self.keep(command),
            Command::Select => self.toggle_selection(),
            Command::CopySelection | Command::CopyParagraph | Command::CopyArticle | Command::CopyCitation => {
                return self.copy(command);
            }
            Command::Save => return Some(self.save()),
            Command::Clip => self.clip(),
            Command::Kept => return Some(self.show_kept()),
            Command::Remove => self.tell_kept_only(),
            Command::Export => self.ask_export(),
            Command::Columns | Command::Wider | Command::Narrower | Command::MeasureAuto => {
                self.set_columns(command, times);
            }
            Command::Bare
            | Command::Script
            | Command::Readings
            | Command::Repairs
            | Command::Theme
            | Command::Images
            | Command::Mouse => {
                self.toggle(command);
            }
            Command::NextRepair => self.next_repair(),
            Command::Mark => self.set_mark(letter),
            Command::MarkGo => return self.go_to_mark(letter),
            Command::Top | Command::End if count.is_some() => self.go_to_page(times),
            _ => return self.go_by(command, times),
        }
        None
    }

    pub(super) fn show_help(&mut self) {
        if !matches!(self.screen(), Some(Screen::Help(_))) {
            self.screens.push(Screen::Help(Help::new()));
        }
    }

    /// Whether a command is meant for what is selected in the menu.
    fn answers_menu(&self, command: Command) -> bool {
        matches!(self.screen(), Some(Screen::Help(_))) && matches!(command, Command::Open | Command::Right)
    }

    /// Does what is selected in the menu, on the screen below it.
    pub(super) fn run_selected(&mut self) -> Option<Effect> {
        let Some(Screen::Help(help)) = self.screens.last() else { return None };
        let command = help.command(self)?;
        self.screens.pop();
        // The menu does not open itself.
        if matches!(command, Command::Help) {
            return None;
        }
        if matches!(command, Command::Mark | Command::MarkGo) {
            self.pending = self.keymap.strokes(command);
            self.tell_continuations();
            return None;
        }
        self.run(command, None, None)
    }
}
