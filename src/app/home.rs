//! What lies below all other screens: the front page or the contents.
//!
//! Owns which of the two it is, going over the front page by keys, and turning its pages. It refuses to scroll lists.

use super::front::Face;
use super::{App, Command, Contents, Effect, FrontPage, Home, Screen};
use crate::l10n::Say;
use crate::layout::front::{TypeSize, Way, leaf_of};

impl App {
    /// Both anew, for an edition that was opened: the one that the reader likes below, the other one put by.
    pub(super) fn go_home(&mut self) {
        let contents = Screen::Contents(Box::new(Contents::of(&self.outline)));
        let front = Screen::Front(Box::new(FrontPage::of(&self.edition, &self.outline)));
        let (home, stowed) = match self.choices.home {
            Home::Front => (front, contents),
            Home::Contents => (contents, front),
        };
        self.screens = vec![home];
        self.stowed = stowed;
    }

    /// The contents, wherever they stand.
    pub(super) fn contents_mut(&mut self) -> Option<&mut Contents> {
        self.screens.iter_mut().chain(std::iter::once(&mut self.stowed)).find_map(|screen| match screen {
            Screen::Contents(contents) => Some(&mut **contents),
            _ => None,
        })
    }

    /// The front page, wherever it stands.
    pub(super) fn front_mut(&mut self) -> Option<&mut FrontPage> {
        self.screens.iter_mut().chain(std::iter::once(&mut self.stowed)).find_map(|screen| match screen {
            Screen::Front(front) => Some(&mut **front),
            _ => None,
        })
    }

    /// Selects an article on the front page and in the contents.
    pub(super) fn select(&mut self, article: usize) {
        if let Some(contents) = self.contents_mut() {
            contents.select(article);
        }
        if let Some(front) = self.front_mut() {
            front.select(article);
        }
    }

    /// Puts one of them below, the same article selected; says whether the other one was there.
    pub(super) fn stand_on(&mut self, home: Home) -> bool {
        let is_there = match self.screens.first() {
            Some(Screen::Front(_)) => home == Home::Front,
            _ => home == Home::Contents,
        };
        if !is_there && let Some(below) = self.screens.first_mut() {
            std::mem::swap(below, &mut self.stowed);
        }
        !is_there
    }

    /// From the front page to the contents, from anywhere else to the front page. The program remembers which one the
    /// reader likes.
    pub(super) fn toggle_home(&mut self) -> Option<Effect> {
        let home = match self.screens.last() {
            Some(Screen::Front(_)) => Home::Contents,
            _ => Home::Front,
        };
        let article = self.current();
        if self.screens.len() > 1 {
            self.leave();
            self.keep_place();
            self.screens.truncate(1);
        }
        self.stand_on(home);
        if let Some(article) = article {
            self.select(article);
        }
        if let Some(front) = self.front_mut() {
            front.turn_face(Face::Page);
        }
        if self.choices.home == home {
            return None;
        }
        self.choices.home = home;
        Some(Effect::Like(home))
    }

    /// Shows the page as it was printed, or composed.
    pub(super) fn toggle_map(&mut self) {
        let is_front = matches!(self.screens.last(), Some(Screen::Front(_)));
        let article = self.current();
        if !is_front {
            if self.screens.len() > 1 {
                self.leave();
                self.keep_place();
                self.screens.truncate(1);
            }
            self.stand_on(Home::Front);
            if let Some(article) = article {
                self.select(article);
            }
        }
        let Some(Screen::Front(front)) = self.screens.last() else { return };
        let face = if is_front && front.face == Face::Map { Face::Page } else { Face::Map };
        if face == Face::Map && !front.has_map(&self.edition) {
            self.notice = Some(self.words.say(Say::NoMap));
            return;
        }
        if let Some(front) = self.front_mut() {
            front.turn_face(face);
        }
    }

    /// Moves on the front page; says whether the command is one of those that do.
    pub(super) fn go_on_front(&mut self, command: Command, times: usize) -> bool {
        let Some(Screen::Front(front)) = self.screens.last_mut() else { return false };
        let step = isize::try_from(times).unwrap_or(isize::MAX);
        let rows = |rows: usize| isize::try_from(rows.saturating_mul(times)).unwrap_or(isize::MAX);
        let (page, half) = (rows(front.page_rows()), rows((front.height / 2).max(1)));
        let mut moved = true;
        match command {
            Command::LineDown => front.step(Way::Down, times),
            Command::LineUp => front.step(Way::Up, times),
            Command::Right => front.step(Way::Right, times),
            Command::Left => front.step(Way::Left, times),
            Command::PaneNext | Command::ParagraphNext => moved = front.step_reading(step),
            Command::PanePrevious | Command::ParagraphPrevious => moved = front.step_reading(step.saturating_neg()),
            Command::PageDown => front.turn(page),
            Command::PageUp => front.turn(page.saturating_neg()),
            Command::HalfDown => front.turn(half),
            Command::HalfUp => front.turn(half.saturating_neg()),
            Command::Top => moved = front.step_reading(isize::MIN),
            Command::End => moved = front.step_reading(isize::MAX),
            Command::NextPage => moved = front.turn_by(step),
            Command::PreviousPage => moved = front.turn_by(step.saturating_neg()),
            _ => return false,
        }
        if !moved {
            self.notice = match command {
                Command::NextPage => Some(Say::LastPage),
                Command::PreviousPage => Some(Say::FirstPage),
                Command::PaneNext | Command::ParagraphNext => Some(Say::LastArticle),
                Command::PanePrevious | Command::ParagraphPrevious => Some(Say::FirstArticle),
                _ => None,
            }
            .map(|say| self.words.say(say));
        }
        true
    }

    /// Turns the front page to the page whose number is typed: each digit at once.
    pub(super) fn turn_by_number(&mut self) {
        let (Some(number), Some(Screen::Front(front))) = (self.count, self.screens.last()) else { return };
        let leaf_of = |number: usize| leaf_of(&self.edition, front.leaves(), &number.to_string());
        let found = leaf_of(number);
        // A second digit that leads nowhere begins another number.
        let last = number % 10;
        let (number, leaf) = match found {
            Some(leaf) => (number, Some(leaf)),
            None => (last, leaf_of(last).filter(|_| number > 9)),
        };
        self.count = Some(number);
        match leaf {
            Some(leaf) => {
                if let Some(front) = self.front_mut() {
                    front.turn_to(leaf);
                }
            }
            None => {
                self.count = None;
                self.notice = Some(self.words.fill(Say::PageMissing, &[("number", number.into())]));
            }
        }
    }

    /// Whether a number before a command counts: on the front page it has turned the page already.
    pub(super) fn counts(&self, command: Command) -> bool {
        !matches!(self.screens.last(), Some(Screen::Front(_))) || matches!(command, Command::Top | Command::End)
    }

    /// Goes to a printed page on the front page, where that is what is seen.
    pub(super) fn turn_front_to(&mut self, number: usize) -> bool {
        let Some(Screen::Front(front)) = self.screens.last() else { return false };
        let leaf = leaf_of(&self.edition, front.leaves(), &number.to_string());
        match (leaf, self.front_mut()) {
            (Some(leaf), Some(front)) => front.turn_to(leaf),
            _ => self.notice = Some(self.words.fill(Say::PageMissing, &[("number", number.into())])),
        }
        true
    }

    /// The largest type that the terminal has.
    pub(super) fn type_size(&self) -> TypeSize {
        match self.terminal.scaled {
            super::Scaled::Yes => TypeSize::Double,
            super::Scaled::No => TypeSize::Plain,
        }
    }
}
