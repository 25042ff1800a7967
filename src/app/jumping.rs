//! Jumping: back and forth over all of it, and to named places.
//!
//! Owns where a jump begins and ends. It refuses to keep the lists: `spot` does.

use super::spot::Spot;
use super::{App, Effect, Screen};
use crate::l10n::Say;

impl App {
    /// Where the reader is, for jumps and marks.
    pub(super) fn spot(&self) -> Spot {
        let reading = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Reading(reading) => Some(Spot::Article { article: reading.article, place: reading.top() }),
            _ => None,
        });
        reading.unwrap_or_else(|| Spot::Contents(self.current()))
    }

    /// Remembers where a jump begins.
    pub(super) fn leave(&mut self) {
        let spot = self.spot();
        self.jumps.push(spot);
    }

    pub(super) fn jump(&mut self, step: isize) {
        let here = self.spot();
        let spot = if step > 0 { self.jumps.forward(here) } else { self.jumps.back(here) };
        match spot {
            Some(spot) => self.go_to(spot),
            None => self.notice = Some(self.words.say(Say::NoJump)),
        }
    }

    /// Goes to a spot.
    pub(super) fn go_to(&mut self, spot: Spot) {
        self.keep_place();
        match spot {
            Spot::Contents(article) => {
                self.screens.truncate(1);
                if let Some(article) = article {
                    self.select(article);
                }
            }
            Spot::Article { article, place } => self.show_article(article, place),
        }
    }

    pub(super) fn set_mark(&mut self, letter: Option<char>) {
        let Some(letter) = letter else { return };
        let spot = self.spot();
        self.marks.insert(letter, spot);
        self.notice = Some(self.fill(Say::MarkSet, &[("letter", letter.to_string())]));
    }

    pub(super) fn go_to_mark(&mut self, letter: Option<char>) -> Option<Effect> {
        let letter = letter?;
        match self.marks.get(&letter).copied() {
            Some(spot) => {
                self.leave();
                self.go_to(spot);
            }
            None => self.notice = Some(self.fill(Say::NoMark, &[("letter", letter.to_string())])),
        }
        None
    }
}
