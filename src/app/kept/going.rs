//! To what was kept, from it into an article, and what keys do there.
//!
//! Owns that the screen lies over a paper and over the shelf alike, and that an article opened from it leads back to it. It
//! refuses to change the lists: the screen does.

use std::ops::ControlFlow;

use super::{Gone, KeptList, KeptScreen, Tab, Target};
use crate::app::shelf::{Below, ToRead};
use crate::app::{App, Command, Effect, SAMPLES, Screen};
use crate::edition::clean_line;
use crate::l10n::Say;
use crate::library::{Change, Star};

impl App {
    /// Shows what was kept, over whatever is seen; there is one such screen only.
    pub(in crate::app) fn show_kept(&mut self) -> Effect {
        self.keep_place();
        let found = self.screens.iter().position(|screen| matches!(screen, Screen::Kept(_)));
        let screen = found.map(|at| self.screens.remove(at));
        self.screens.push(screen.unwrap_or_else(|| Screen::Kept(Box::default())));
        Effect::AskKept
    }

    fn kept_mut(&mut self) -> Option<&mut KeptScreen> {
        self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Kept(kept) => Some(&mut **kept),
            _ => None,
        })
    }

    /// Takes in what was kept, where anybody still looks at it.
    pub(in crate::app) fn hear_of_kept(&mut self, list: KeptList) {
        if let Some(kept) = self.kept_mut() {
            kept.take(list);
        }
    }

    /// Says where a key means something.
    pub(in crate::app) fn tell_kept_only(&mut self) {
        let key = self.keymap.key(Command::Kept);
        self.notice = Some(self.fill(Say::KeptOnly, &[("key", key)]));
    }

    /// Does what a command asks where what was kept is seen; goes on where it means what it always does.
    pub(in crate::app) fn run_on_kept(&mut self, command: Command, times: usize) -> ControlFlow<Option<Effect>> {
        let is_on_shelf = self.is_on_shelf();
        let Some(Screen::Kept(kept)) = self.screens.last_mut() else { return ControlFlow::Continue(()) };
        let mut effect = None;
        match command {
            Command::Quit
            | Command::Suspend
            | Command::Redraw
            | Command::Help
            | Command::Options
            | Command::CommandLine
            | Command::Theme
            | Command::Script
            | Command::Images
            | Command::Mouse
            | Command::Search
            | Command::Shelf => return ControlFlow::Continue(()),
            Command::Contents | Command::Front if !is_on_shelf => return ControlFlow::Continue(()),
            _ if command.scrolls() => self.scroll(command, times),
            Command::PaneNext | Command::PanePrevious => kept.tab = kept.tab.other(),
            Command::Open | Command::Right => effect = self.open_kept(),
            Command::Left | Command::Back | Command::Close | Command::Kept => effect = self.close_kept(),
            Command::SearchBack => self.show_help(),
            Command::Star if kept.tab == Tab::Stars => self.remove_kept(),
            Command::Remove => self.remove_kept(),
            Command::Undo => self.restore_kept(),
            Command::CopyParagraph | Command::CopyArticle => {
                let text = kept.text().unwrap_or_default().to_owned();
                effect = self.copy_text(text);
            }
            _ => self.notice = Some(self.words.say(Say::ShelfNeedsPaper)),
        }
        ControlFlow::Break(effect)
    }

    /// Back to where one was. The shelf is told anew: it counts stars.
    fn close_kept(&mut self) -> Option<Effect> {
        let effect = self.back();
        if matches!(self.screens.last(), Some(Screen::Shelf(_))) { Some(Effect::RefreshShelf) } else { effect }
    }

    /// Answers a click; a second one opens.
    pub(in crate::app) fn point_at_kept(&mut self, target: Target) -> Option<Effect> {
        let Some(Screen::Kept(kept)) = self.screens.last_mut() else { return None };
        match target {
            Target::Tab(tab) => kept.tab = tab,
            Target::Entry(entry) if entry == kept.list().selected() => return self.open_kept(),
            Target::Entry(entry) => kept.list_mut().select(entry),
        }
        None
    }

    /// Opens the selected article at its place, in whatever issue it is.
    fn open_kept(&mut self) -> Option<Effect> {
        let Some(Screen::Kept(kept)) = self.screens.last() else { return None };
        let (origin, article, at) = kept.chosen()?;
        let kept = Some(kept.clone());
        let path = self.file_of(&origin);
        let to_read = ToRead { key: Some(origin.key.clone()), at, kept, ..ToRead::of(path.clone(), article) };
        if self.origin().is_some_and(|open| open.key == origin.key) {
            self.read_kept(to_read);
            return None;
        }
        // What the program brings along is no file either, but can be had again.
        let sample = || SAMPLES.iter().position(|sample| sample.paper == origin.paper).map(Effect::OpenSample);
        let Some(effect) = path.map(Effect::OpenSaved).or_else(sample) else {
            self.notice = Some(self.words.say(Say::KeptNoFile));
            return None;
        };
        // What was asked for before is no longer meant.
        (self.shelving.to_show, self.shelving.to_read_on) = (None, Some(to_read));
        self.notice = Some(self.words.say(Say::Opening));
        Some(effect)
    }

    /// Reads an article of the issue that is open, at its place; what it was chosen from lies below it.
    pub(in crate::app) fn read_kept(&mut self, to_read: ToRead) {
        let found = self.edition.articles.iter().position(|article| article.id == to_read.article);
        let Some((article, of)) = found.and_then(|index| Some((index, self.edition.articles.get(index)?))) else {
            self.notice = Some(self.words.say(Say::KeptNoArticle));
            return;
        };
        let place = to_read.at.map_or_else(|| self.place_of(article), |anchor| anchor.find(of));
        if self.is_on_shelf() {
            self.leave_shelf();
            self.shelving.below = Below::Shelf;
        }
        self.leave();
        if let Some(kept) = to_read.kept {
            self.keep_place();
            self.screens.retain(|screen| !matches!(screen, Screen::Kept(_)));
            self.screens.push(Screen::Kept(kept));
        }
        self.show_article(article, place);
    }

    /// Says why an issue was not opened where what was kept is seen: the clipping itself is still there to be read. Gives
    /// back whether it did.
    pub(in crate::app) fn tells_in_kept(&mut self, said: &str) -> bool {
        if !matches!(self.screens.last(), Some(Screen::Kept(_))) {
            return false;
        }
        let asked = self.shelving.to_read_on.take().and_then(|to_read| to_read.path);
        let path = asked.map_or(String::new(), |path| clean_line(&path.to_string_lossy()));
        let line = clean_line(said.lines().next().unwrap_or_default());
        // The name of the file would leave no room for why.
        let reason = line.strip_prefix(&path).map_or(line.as_str(), |rest| rest.trim_start_matches([':', ' ']));
        self.notice = Some(self.fill(Say::KeptNotOpened, &[("reason", reason.to_owned())]));
        true
    }

    /// Takes the star off the selected article, or throws the selected clipping away.
    fn remove_kept(&mut self) {
        let Some(Screen::Kept(kept)) = self.screens.last_mut() else { return };
        match kept.remove() {
            Some(Gone::Star(_, of)) => {
                self.act_in(&of.origin, Change::Star(of.source, Star::None));
                self.notice = Some(self.words.say(Say::Unstarred));
            }
            Some(Gone::Clipping(_, of)) => {
                self.act_in(&of.origin, Change::Unclip(of.clip));
                let key = self.keymap.key(Command::Undo);
                self.notice = Some(self.fill(Say::KeptUnclipped, &[("key", key)]));
            }
            None => {}
        }
    }

    /// Brings back what was thrown away last.
    fn restore_kept(&mut self) {
        let Some(Screen::Kept(kept)) = self.screens.last_mut() else { return };
        let said = match kept.restore() {
            Some(Gone::Star(_, of)) => {
                self.act_in(&of.origin, Change::Star(of.source, Star::Set));
                Say::KeptRestored
            }
            Some(Gone::Clipping(_, of)) => {
                self.act_in(&of.origin, Change::Clip(of.clip));
                Say::KeptRestored
            }
            None => Say::NothingToUndo,
        };
        self.notice = Some(self.words.say(said));
    }
}
