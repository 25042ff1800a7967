//! Clipping: a passage cut out and kept with its source; and the paper put on the shelf.
//!
//! Owns which passage is meant. It refuses to keep it: it goes out with what else is done.

use super::{App, Effect, Saved, Screen, copy};
use crate::edition::{Place, clean_line};
use crate::l10n::Say;
use crate::library::{Anchor, Change, Clip};

/// Most bytes of a clipping: more is no clipping but the paper.
const MOST: usize = 1 << 20;

impl App {
    /// Asks for the open issue to be put on the shelf.
    pub(super) fn save(&mut self) -> Effect {
        self.notice = Some(self.words.say(Say::Saving));
        Effect::Save(self.issue.0)
    }

    /// Says what became of it.
    pub(super) fn saved(&mut self, outcome: Result<Saved, String>) {
        self.notice = Some(match outcome {
            Ok(Saved::New) => self.words.say(Say::SavedNew),
            Ok(Saved::Same) => self.words.say(Say::SavedSame),
            Ok(Saved::Changed) => self.words.say(Say::SavedChanged),
            Err(reason) => self.fill(Say::SavedNot, &[("reason", clean_line(&reason))]),
        });
    }

    /// Keeps what is selected, else the paragraph at the top; in a list the article as a whole.
    pub(super) fn clip(&mut self) {
        let Some(article) = self.current() else { return };
        let Some(of) = self.edition.articles.get(article) else { return };
        let parts = of.parts();
        let end_of = |place: Place| Place { byte: parts.get(place.part).map_or(0, |part| part.text.len()), ..place };
        let (text, start, end) = match self.screens.last() {
            Some(Screen::Reading(reading)) => match reading.selection {
                Some(selection) => {
                    let (start, last) =
                        (selection.anchor.min(selection.cursor), selection.anchor.max(selection.cursor));
                    let end = parts.get(last.part).map_or(last.byte, |part| selection.range(last.part, part).end);
                    (copy::selection(of, &selection), start, Place { byte: end, ..last })
                }
                None => {
                    let start = Place { byte: 0, ..reading.top() };
                    (copy::paragraph(of, start), start, end_of(start))
                }
            },
            _ => {
                let end = end_of(Place { part: parts.len().saturating_sub(1), byte: 0 });
                (copy::article(of), Place::default(), end)
            }
        };
        let said = match () {
            () if text.trim().is_empty() => self.words.say(Say::NothingToCopy),
            () if text.len() > MOST => self.words.say(Say::TooLongToCopy),
            () if self.origin().is_none() => self.words.say(Say::NotSaving),
            () => {
                let clip = Clip {
                    source: self.source(article),
                    anchor: Anchor::of(of, start),
                    end,
                    taken: self.habits.today,
                    text,
                };
                let shown = self.shown(&clip.text);
                self.act(Change::Clip(clip));
                self.fill(Say::Clipped, &[("text", shown)])
            }
        };
        self.notice = Some(said);
        if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
            reading.selection = None;
        }
    }
}
