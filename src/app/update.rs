//! The one way anything changes: a message in, the state changed, perhaps an effect out.
//!
//! Owns what every command does on every screen. It refuses to draw or to wait.

use super::command::{Found, continuations, find};
use super::{App, Columns, Command, Effect, Key, Message, Reading, Repairs, Screen};
use crate::app::Help;
use crate::layout::Readings;

/// Answers a message.
pub fn update(app: &mut App, message: Message) -> Option<Effect> {
    let effect = match message {
        Message::Key(key) => pressed(app, key),
        Message::Resize(window) => {
            app.window = window;
            None
        }
        Message::Terminal(ambiguous, frames) => {
            let changed = (app.ambiguous, app.frames) != (ambiguous, frames);
            (app.ambiguous, app.frames) = (ambiguous, frames);
            // What was drawn in other widths is not what the terminal shows.
            changed.then_some(Effect::Redraw)
        }
    };
    let relaid = !matches!(message, Message::Key(_));
    app.refresh(relaid);
    effect
}

fn pressed(app: &mut App, key: Key) -> Option<Effect> {
    app.notice = None;
    app.pending.push(key);
    match find(&app.pending) {
        Found::Command(command) => {
            app.pending.clear();
            app.run(command)
        }
        Found::Prefix => {
            let typed: Vec<String> = app.pending.iter().map(Key::to_string).collect();
            app.notice = Some(format!("{}…  {}", typed.join(""), continuations(&app.pending).join("  ")));
            None
        }
        Found::Nothing => {
            let typed: Vec<String> = app.pending.drain(..).map(|key| key.to_string()).collect();
            app.notice = Some(format!("{} does nothing here; ? shows the keys", typed.join(" ")));
            None
        }
    }
}

impl App {
    /// Lays out what is seen: all of it after a change of the window, else only what moves with a key.
    pub(super) fn refresh(&mut self, relaid: bool) {
        let mut screens = std::mem::take(&mut self.screens);
        let count = screens.len();
        for (index, screen) in screens.iter_mut().enumerate() {
            match screen {
                Screen::Contents(contents) if index + 1 == count => contents.refresh(self),
                Screen::Reading(reading) if relaid => reading.refresh(self),
                _ => {}
            }
        }
        self.screens = screens;
    }

    fn run(&mut self, command: Command) -> Option<Effect> {
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Redraw => return Some(Effect::Redraw),
            Command::Help => {
                if !matches!(self.screen(), Some(Screen::Help(_))) {
                    self.screens.push(Screen::Help(Help::default()));
                }
            }
            Command::Close if self.screens.len() <= 1 => return Some(Effect::Quit),
            Command::Back | Command::Close => self.back(),
            Command::Contents => self.show_contents(),
            Command::Columns => {
                self.choices.cycle_columns();
                self.refresh(true);
                self.notice = Some(match self.choices.columns {
                    Columns::ByWindow => "columns: as suits the window".to_owned(),
                    Columns::Count(count) => format!("columns: {count}"),
                });
            }
            Command::Repairs => {
                self.choices.toggle_repairs();
                let marked = self.choices.repairs == Repairs::Marked;
                self.notice = Some(if marked { "repairs: marked" } else { "repairs: not marked" }.to_owned());
            }
            Command::NextRepair => self.next_repair(),
            Command::Readings => {
                self.choices.toggle_readings();
                self.refresh(true);
                let hidden = self.choices.house.readings == Readings::Hidden;
                self.notice = Some(if hidden { "readings: hidden" } else { "readings: shown" }.to_owned());
            }
            Command::Open => self.open_selected(),
            Command::NextArticle => self.step_article(1),
            Command::PreviousArticle => self.step_article(-1),
            Command::NextSection => self.step_section(1),
            Command::PreviousSection => self.step_section(-1),
            Command::NextPage => self.step_page(1),
            Command::PreviousPage => self.step_page(-1),
            _ => self.scroll(command),
        }
        None
    }

    /// Back to the screen below, if there is one.
    fn back(&mut self) {
        if self.screens.len() <= 1 {
            self.notice = Some("q quits".to_owned());
            return;
        }
        self.keep_place();
        self.screens.pop();
    }

    /// Back to the headlines, whatever stands on them.
    fn show_contents(&mut self) {
        self.keep_place();
        self.screens.truncate(1);
    }

    /// Remembers where the article on the screen is left.
    fn keep_place(&mut self) {
        if let Some(Screen::Reading(reading)) = self.screens.last() {
            self.places.insert(reading.article, reading.top());
        }
    }

    fn open_selected(&mut self) {
        if let Some(Screen::Contents(contents)) = self.screens.last() {
            match contents.article() {
                Some(article) => self.read(article),
                None => self.notice = Some("this edition has no articles".to_owned()),
            }
        }
    }

    /// Shows an article where it was left, and selects it in the headlines.
    fn read(&mut self, article: usize) {
        self.show_contents();
        if let Some(contents) = self.contents_mut() {
            contents.select(article);
        }
        let top = self.places.get(&article).copied().unwrap_or_default();
        let reading = Reading::open(self, article, top);
        self.screens.push(Screen::Reading(reading));
    }

    /// The article that is read or selected.
    fn current(&self) -> Option<usize> {
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Reading(reading) => Some(reading.article),
            Screen::Contents(contents) => contents.article(),
            Screen::Help(_) => None,
        })
    }

    /// Goes to an article: reads it where one is being read, else selects it.
    fn go(&mut self, article: usize) {
        let reading = self.screens.iter().any(|screen| matches!(screen, Screen::Reading(_)));
        if reading {
            return self.read(article);
        }
        if let Some(contents) = self.contents_mut() {
            contents.select(article);
        }
    }

    fn step_article(&mut self, step: isize) {
        let current = self.current().and_then(|article| self.order.iter().position(|other| *other == article));
        let target = current.and_then(|index| index.checked_add_signed(step)).and_then(|index| self.order.get(index));
        match target.copied() {
            Some(article) => self.go(article),
            None => self.say_end(step, "article"),
        }
    }

    /// Shows the next repaired place: in the article that is read, else in those behind it.
    fn next_repair(&mut self) {
        self.choices.repairs = Repairs::Marked;
        if let Some(Screen::Reading(reading)) = self.screens.last_mut()
            && let Some(said) = reading.next_doubt()
        {
            self.notice = Some(said);
            return;
        }
        let reading = matches!(self.screens.last(), Some(Screen::Reading(_)));
        let current = self.current().and_then(|article| self.order.iter().position(|other| *other == article));
        let from = current.map_or(0, |index| index + usize::from(reading));
        let is_repaired =
            |article: &usize| self.edition.articles.get(*article).is_some_and(|article| !article.repairs.is_empty());
        let next = self.order.iter().skip(from).copied().find(is_repaired);
        match next {
            Some(article) => {
                self.places.remove(&article);
                self.read(article);
                if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
                    self.notice = reading.next_doubt();
                }
            }
            None => self.notice = Some("no further repairs".to_owned()),
        }
    }

    fn step_section(&mut self, step: isize) {
        let group = self.current().and_then(|article| self.outline.group_of(article));
        let target =
            group.and_then(|group| group.checked_add_signed(step)).and_then(|group| self.outline.groups.get(group));
        match target.and_then(|group| group.articles.first()).copied() {
            Some(article) => self.go(article),
            None => self.say_end(step, "section"),
        }
    }

    fn step_page(&mut self, step: isize) {
        if self.edition.pages.is_empty() {
            self.notice = Some("this edition does not say what page its articles were on".to_owned());
            return;
        }
        let page = self.current().and_then(|article| self.outline.page_of(article)).unwrap_or(0);
        let pages = self.edition.pages.len();
        let targets: Vec<usize> = if step > 0 { (page + 1..pages).collect() } else { (0..page).rev().collect() };
        let first_on =
            |page: usize| self.order.iter().copied().find(|article| self.outline.page_of(*article) == Some(page));
        match targets.into_iter().find_map(first_on) {
            Some(article) => self.go(article),
            None => self.say_end(step, "page"),
        }
    }

    fn say_end(&mut self, step: isize, what: &str) {
        let end = if step > 0 { "last" } else { "first" };
        self.notice = Some(format!("this is the {end} {what}"));
    }

    /// The commands that move within a screen.
    fn scroll(&mut self, command: Command) {
        let rows = self.window.rows;
        let mut past_end = None;
        match self.screens.last_mut() {
            Some(Screen::Contents(contents)) => contents.step(lines(command, contents.page())),
            Some(Screen::Help(help)) => {
                let height = rows.saturating_sub(HELP_FURNITURE);
                help.scroll(lines(command, height), height);
            }
            Some(Screen::Reading(reading)) => {
                if command == Command::PageDown && reading.at_end() {
                    past_end = Some(reading.told_end);
                    reading.told_end = true;
                } else {
                    reading.scroll(lines(command, reading.height));
                }
            }
            None => {}
        }
        match past_end {
            Some(true) => self.step_article(1),
            Some(false) => self.tell_end(),
            None => {}
        }
    }

    /// Says what comes after the end, before the next press goes there.
    fn tell_end(&mut self) {
        let current = self.current().and_then(|article| self.order.iter().position(|other| *other == article));
        let next =
            current.and_then(|index| self.order.get(index + 1)).and_then(|article| self.edition.articles.get(*article));
        let end = self.labels().end;
        self.notice = Some(match next {
            Some(article) => {
                let title = article.title().map_or(self.labels().untitled, |title| title.as_str()).replace('\n', " ");
                format!("{end} · next: {title}")
            }
            None => format!("{end} · this was the last article"),
        });
    }
}

/// Rows of the help screen that are no keys: its title, the line under it, the status line.
const HELP_FURNITURE: usize = 3;

/// How many lines a command moves where `page` of them are seen.
fn lines(command: Command, page: usize) -> isize {
    let whole = isize::try_from(page.saturating_sub(1).max(1)).unwrap_or(1);
    let half = isize::try_from((page / 2).max(1)).unwrap_or(1);
    match command {
        Command::LineDown => 1,
        Command::LineUp => -1,
        Command::PageDown => whole,
        Command::PageUp => -whole,
        Command::HalfDown => half,
        Command::HalfUp => -half,
        Command::Top => -isize::MAX,
        Command::End => isize::MAX,
        _ => 0,
    }
}
