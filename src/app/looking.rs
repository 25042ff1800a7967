//! Looking: columns, the line's width, colours, characters, what is shown around the text.
//!
//! Owns what the commands for it do, and says what they came to. It refuses to know a colour.

use super::choices::MOST_COLUMNS;
use super::options::{CHOICES, next};
use super::update::Relay;
use super::{App, Columns, Command, Effect, Furniture, Images, Pointer, Repairs, Screen, ScriptView, Sight};
use crate::l10n::Say;
use crate::layout::Readings;
use crate::text::CAN_CONVERT;

/// Cells that a line grows or shrinks by at once: two ideographs.
const STEP: usize = 4;

impl App {
    /// Another count of columns, or another width of the line.
    pub(super) fn set_columns(&mut self, command: Command, times: usize) {
        if command == Command::Columns {
            self.choices.step_columns(1);
            self.refresh(Relay::All);
            self.notice = Some(match self.choices.columns {
                Columns::ByWindow => self.words.say(Say::ColumnsAuto),
                Columns::Count(count) => self.words.fill(Say::ColumnsCount, &[("count", count.into())]),
            });
            return;
        }
        let now = match self.screens.last() {
            Some(Screen::Reading(reading)) => reading.frame.measure,
            _ => self.choices.frame(self.window, MOST_COLUMNS).measure,
        };
        match command {
            Command::Wider => self.choices.set_measure(now.saturating_add(STEP.saturating_mul(times))),
            Command::Narrower => self.choices.set_measure(now.saturating_sub(STEP.saturating_mul(times))),
            _ => self.choices.measure = None,
        }
        self.refresh(Relay::All);
        let cells = match self.screens.last() {
            Some(Screen::Reading(reading)) => reading.frame.measure,
            _ => self.choices.frame(self.window, MOST_COLUMNS).measure,
        };
        self.notice = Some(self.words.fill(Say::WidthIs, &[("cells", cells.into())]));
    }

    /// The commands that turn something on, off, or to its next value.
    pub(super) fn toggle(&mut self, command: Command) {
        let said = match command {
            Command::Bare => {
                let shown = self.choices.furniture == Furniture::Shown;
                self.choices.furniture = if shown { Furniture::Hidden } else { Furniture::Shown };
                self.refresh(Relay::All);
                return;
            }
            Command::Readings => {
                self.choices.toggle_readings();
                self.refresh(Relay::All);
                let hidden = self.choices.house.readings == Readings::Hidden;
                if hidden { Say::ReadingsOff } else { Say::ReadingsOn }
            }
            Command::Repairs => {
                self.choices.toggle_repairs();
                if self.choices.repairs == Repairs::Marked { Say::RepairsOn } else { Say::RepairsOff }
            }
            Command::Images if self.pictures.sight() == Sight::Words => Say::ImagesNever,
            Command::Images => {
                let shown = self.choices.images == Images::Shown;
                self.choices.images = if shown { Images::Hidden } else { Images::Shown };
                self.refresh(Relay::All);
                if shown { Say::ImagesOff } else { Say::ImagesOn }
            }
            Command::Mouse => {
                let on = self.choices.pointer == Pointer::On;
                self.choices.pointer = if on { Pointer::Off } else { Pointer::On };
                if on { Say::MouseOff } else { Say::MouseOn }
            }
            Command::Theme => {
                self.choices.look = next(super::Look::ALL, self.choices.look, 1);
                let name = self.words.say(self.choices.look.word());
                self.notice = Some(self.fill(Say::ThemeIs, &[("name", name)]));
                return;
            }
            Command::Script if CAN_CONVERT => {
                self.choices.script = next(ScriptView::ALL, self.choices.script, 1);
                let name = self.words.say(self.choices.script.word());
                self.notice = Some(self.fill(Say::ScriptIs, &[("name", name)]));
                return;
            }
            _ => Say::ScriptNotBuilt,
        };
        self.notice = Some(self.words.say(said));
    }

    /// Changes the selected option; on the last line asks for all of them to be kept.
    pub(super) fn step_option(&mut self, step: isize) -> Option<Effect> {
        let Some(Screen::Options(options)) = self.screens.last() else { return None };
        match options.choice() {
            Some(choice) => {
                choice.step(self, step);
                self.refresh(Relay::All);
                None
            }
            None => Some(self.keep_options()),
        }
    }

    /// Asks for all options to be written to the config file.
    pub(super) fn keep_options(&self) -> Effect {
        Effect::Keep(CHOICES.iter().map(|choice| (choice.name, choice.written(self))).collect())
    }

    /// Shows the next repaired place: in the article that is read, else in those behind it.
    pub(super) fn next_repair(&mut self) {
        self.choices.repairs = Repairs::Marked;
        if let Some(Screen::Reading(reading)) = self.screens.last_mut()
            && let Some(said) = reading.next_doubt()
        {
            self.notice = Some(said);
            return;
        }
        let reading = matches!(self.screens.last(), Some(Screen::Reading(_)));
        let from = self.rank().map_or(0, |rank| rank + usize::from(reading));
        let is_repaired =
            |article: &usize| self.edition.articles.get(*article).is_some_and(|article| !article.repairs.is_empty());
        let next = self.order.iter().skip(from).copied().find(is_repaired);
        match next {
            Some(article) => {
                self.places.insert(article, crate::edition::Place::default());
                self.read(article);
                if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
                    self.notice = reading.next_doubt();
                }
            }
            None => self.notice = Some(self.words.say(Say::RepairsNone)),
        }
    }
}
