//! Following links: by letters, by a click, by the article's own address.
//!
//! Owns that an address is shown before it is asked to be opened. It refuses to say which addresses pass: `edition::address` does.

use super::links::{self, Chosen, Target, labels};
use super::{App, Code, Command, Effect, Key, Modifier, Screen};
use crate::l10n::Say;

/// Links by letters, while one is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// Letters of each link: its index, its letters.
    letters: Vec<(usize, String)>,
    typed: String,
}

impl Hints {
    /// What is still to be typed for each link that is left.
    pub(super) fn left(&self) -> Vec<(usize, String)> {
        let rest = |(link, letters): &(usize, String)| Some((*link, letters.strip_prefix(&self.typed)?.to_owned()));
        self.letters.iter().filter_map(rest).collect()
    }
}

impl App {
    /// Shows a letter at each link that is seen.
    pub(super) fn show_hints(&mut self) {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else {
            self.notice = Some(self.words.say(Say::NoLinks));
            return;
        };
        reading.chosen = None;
        let lines: std::collections::HashSet<usize> = reading.seen(0).into_iter().map(|(line, ..)| line).collect();
        let is_seen = |link: &links::Link| lines.contains(&reading.layout.line_of(link.place));
        let seen: Vec<usize> =
            reading.links.iter().enumerate().filter(|(_, link)| is_seen(link)).map(|(at, _)| at).collect();
        if seen.is_empty() {
            self.notice = Some(self.words.say(Say::NoLinks));
            return;
        }
        let letters = labels(seen.len());
        self.hints = Some(Hints { letters: seen.into_iter().zip(letters).collect(), typed: String::new() });
        self.notice = Some(self.words.say(Say::HintsHint));
    }

    /// Answers a key while links have letters.
    pub(super) fn typed_hint(&mut self, key: Key) -> Option<Effect> {
        // A key that is no letter ends it, and means what it always does.
        let Key { code: Code::Char(letter), modifier: Modifier::Plain } = key.twin() else {
            self.hints = None;
            return if key.code == Code::Esc { None } else { self.pressed(key) };
        };
        let hints = self.hints.as_mut()?;
        hints.typed.push(letter);
        let left = hints.left();
        match left.as_slice() {
            [] => {
                hints.typed.pop();
                self.notice = Some(self.words.say(Say::NoSuchLetter));
            }
            [(link, rest)] if rest.is_empty() => {
                let link = *link;
                self.hints = None;
                self.choose_link(link);
            }
            _ => self.notice = Some(self.words.say(Say::HintsHint)),
        }
        None
    }

    /// Chooses a link: one into the edition is followed, an address is shown before it may be opened.
    pub(super) fn choose_link(&mut self, index: usize) {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return };
        match reading.links.get(index).map(|link| link.target.clone()) {
            // Over the article that it stands in: back leads there again.
            Some(Target::Article(article)) => self.read_over(article),
            Some(Target::Address(url)) => {
                reading.chosen = Some(Chosen { link: Some(index), address: url.clone() });
                self.tell_link(url);
            }
            None => {}
        }
    }

    fn tell_link(&mut self, url: String) {
        let key = self.keymap.key(Command::OpenLink);
        self.notice = Some(self.fill(Say::LinkOpens, &[("url", url), ("key", key)]));
    }

    /// Opens the address that has just been shown. Where none was, the article's own is shown first, else letters.
    pub(super) fn open_link(&mut self) -> Option<Effect> {
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else {
            self.notice = Some(self.words.say(Say::NoLinks));
            return None;
        };
        if let Some(chosen) = reading.chosen.take() {
            return Some(Effect::Open(chosen.address));
        }
        let article = self.edition.articles.get(reading.article);
        let own =
            article.and_then(|article| article.url.as_ref()).and_then(|url| crate::edition::address(url.as_str()));
        match own {
            Some(address) => {
                reading.chosen = Some(Chosen { link: None, address: address.clone() });
                self.tell_link(address);
            }
            None => self.show_hints(),
        }
        None
    }

    /// Says whether an address was opened.
    pub(super) fn link_opened(&mut self, outcome: Result<(), String>) {
        self.notice = Some(match outcome {
            Ok(()) => self.words.say(Say::Opened),
            Err(said) if said.is_empty() => self.words.say(Say::NoOpener),
            Err(said) => said,
        });
    }
}
