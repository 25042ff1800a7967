//! Keeping: stars, what is read, copies, selected text.
//!
//! Owns what is copied by which command and how a selection moves. It refuses to reach a clipboard or a file: it
//! asks for both.

use super::grid::Grid;
use super::record::Record;
use super::{App, Command, Effect, Progress, Prompt, Purpose, Screen, Selection, Star, copy};
use crate::edition::Place;
use crate::l10n::Say;
use crate::text::shortened;

/// Cells of a copied or clipped text that the status line shows.
const SHOWN: usize = 40;
/// Most bytes that are copied: what terminals take in one sequence, in base64.
const MOST: usize = 74_000;

impl App {
    /// Stars, marks as read, or takes the last of it back.
    pub(super) fn keep(&mut self, command: Command) {
        if command == Command::Undo {
            return self.undo();
        }
        let Some(article) = self.current() else { return };
        let record = self.records.get(article);
        let (record, said) = match (command, record.star, record.progress) {
            (Command::Star, Star::None, _) => (Record { star: Star::Set, ..record }, Say::Starred),
            (Command::Star, Star::Set, _) => (Record { star: Star::None, ..record }, Say::Unstarred),
            (_, _, Progress::Unread) => (Record { progress: Progress::Read, ..record }, Say::MarkedRead),
            (_, _, Progress::Read) => (Record { progress: Progress::Unread, ..record }, Say::MarkedUnread),
        };
        self.records.set(article, record);
        if command == Command::Read {
            self.mind_progress(article, record.progress);
        }
        self.notice = Some(self.words.say(said));
    }

    fn undo(&mut self) {
        let Some((article, progress)) = self.records.undo() else {
            self.notice = Some(self.words.say(Say::NothingToUndo));
            return;
        };
        if let Some(progress) = progress {
            self.mind_progress(article, progress);
        }
        let title = self.edition.articles.get(article).and_then(|article| article.title());
        let title = title.map_or(String::new(), crate::edition::Text::line);
        self.notice = Some(self.fill(Say::Undone, &[("what", self.in_script(&title).into_owned())]));
    }

    /// An open article that the reader marks as unread does not become read because its end is seen.
    fn mind_progress(&mut self, article: usize, progress: Progress) {
        for screen in &mut self.screens {
            if let Screen::Reading(reading) = screen
                && reading.article == article
            {
                reading.was_unread = progress == Progress::Unread;
            }
        }
    }

    /// Whether text is being selected.
    pub(super) fn is_selecting(&self) -> bool {
        matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.selection.is_some())
    }

    /// Begins a selection at the first text that is seen, or at the hit that the reader is at. Where one has begun, it
    /// begins anew where its end has been moved to; asked twice in one place, it ends.
    pub(super) fn toggle_selection(&mut self) {
        let ambiguous = self.ambiguous();
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else {
            self.notice = Some(self.words.say(Say::OnlyReading));
            return;
        };
        if let Some(selection) = reading.selection {
            let moved = selection.anchor != selection.cursor;
            reading.selection = moved.then(|| Selection::at(selection.cursor));
            return;
        }
        let Some(article) = self.edition.articles.get(reading.article) else { return };
        let parts = article.parts();
        let grid = Grid { layout: &reading.layout, parts: &parts, ambiguous };
        let hit = reading.hit.and_then(|hit| reading.hits.get(hit)).map(super::search::Hit::place);
        let hit = hit.filter(|place| reading.is_seen(reading.layout.line_of(*place)));
        reading.selection = hit.or_else(|| grid.first_place(reading.first())).map(Selection::at);
    }

    /// Moves the end of the selection, and shows it.
    pub(super) fn move_selection(&mut self, command: Command, step: isize) {
        let ambiguous = self.ambiguous();
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return };
        let Some(article) = self.edition.articles.get(reading.article) else { return };
        let Some(mut selection) = reading.selection else { return };
        let parts = article.parts();
        let grid = Grid { layout: &reading.layout, parts: &parts, ambiguous };
        let page = isize::try_from(reading.height.saturating_sub(1).max(1)).unwrap_or(1);
        match command {
            Command::Right => selection.step(&parts, step),
            Command::Left => selection.step(&parts, -step.abs()),
            Command::LineDown => selection.step_line(&grid, step),
            Command::LineUp => selection.step_line(&grid, -step),
            Command::PageDown => selection.step_line(&grid, page.saturating_mul(step)),
            Command::PageUp => selection.step_line(&grid, -page.saturating_mul(step)),
            Command::HalfDown => selection.step_line(&grid, (page / 2).max(1)),
            Command::HalfUp => selection.step_line(&grid, -(page / 2).max(1)),
            Command::Top => selection.go(Place::default()),
            Command::End => selection.go_to_end(&parts),
            Command::ParagraphNext => selection.step_paragraph(&parts, 1),
            Command::ParagraphPrevious => selection.step_paragraph(&parts, -1),
            _ => {}
        }
        reading.selection = Some(selection);
        reading.show(selection.cursor);
    }

    /// As much of a text as the status line shows of it.
    pub(super) fn shown(&self, text: &str) -> String {
        shortened(&text.replace(['\n', '\t'], " "), SHOWN, self.ambiguous())
    }

    /// Copies what a command names.
    pub(super) fn copy(&mut self, command: Command) -> Option<Effect> {
        let article = self.current()?;
        let of = self.edition.articles.get(article)?;
        let (place, selection) = match self.screens.last() {
            Some(Screen::Reading(reading)) => (reading.top(), reading.selection),
            _ => (Place::default(), None),
        };
        let text = match (command, selection) {
            (Command::CopySelection, Some(selection)) => copy::selection(of, &selection),
            (Command::CopySelection, None) => String::new(),
            // In a list it is the headline that one sees.
            (Command::CopyParagraph, _) if !matches!(self.screens.last(), Some(Screen::Reading(_))) => {
                of.title().map_or_else(String::new, |title| title.as_str().trim().to_owned())
            }
            (Command::CopyParagraph, _) => copy::paragraph(of, place),
            (Command::CopyCitation, _) => copy::citation(&self.edition, &self.outline, &self.labels(), article),
            _ => copy::article(of),
        };
        self.copy_text(text)
    }

    /// Copies a text, and says so.
    pub(super) fn copy_text(&mut self, text: String) -> Option<Effect> {
        if text.trim().is_empty() {
            self.notice = Some(self.words.say(Say::NothingToCopy));
            return None;
        }
        if text.len() > MOST {
            self.notice = Some(self.words.say(Say::TooLongToCopy));
            return None;
        }
        if let Some(Screen::Reading(reading)) = self.screens.last_mut() {
            reading.selection = None;
        }
        let shown = self.shown(&text);
        self.notice = Some(self.fill(Say::Copied, &[("text", shown)]));
        Some(Effect::Copy(text))
    }

    /// Asks for the file that an article is written to; the name it proposes is none of the paper's words.
    pub(super) fn ask_export(&mut self) {
        let Some(rank) = self.rank() else { return };
        self.prompt = Some(Prompt::new(Purpose::Command, &format!("export article-{}.md", rank + 1)));
    }

    /// Asks for an article to be written to a file.
    pub(super) fn export(&mut self, path: &str) -> Option<Effect> {
        let article = self.current()?;
        if path.is_empty() {
            self.ask_export();
            return None;
        }
        Some(Effect::Export(path.to_owned(), article))
    }

    /// Says whether options were written.
    pub(super) fn kept(&mut self, outcome: Result<String, String>) {
        self.notice = Some(match outcome {
            Ok(path) => self.fill(Say::Exported, &[("path", crate::edition::clean_line(&path))]),
            Err(said) => said,
        });
    }

    /// Says whether a file was written.
    pub(super) fn written(&mut self, path: &str, outcome: Result<(), String>) {
        let path = crate::edition::clean_line(path);
        self.notice = Some(match outcome {
            Ok(()) => self.fill(Say::Exported, &[("path", path)]),
            Err(reason) if reason.is_empty() => self.fill(Say::ExportExists, &[("path", path)]),
            Err(reason) => self.fill(Say::ExportFailed, &[("path", path), ("reason", reason)]),
        });
    }
}
