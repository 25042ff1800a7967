//! Moving within a screen: by lines, pages, paragraphs and subheads.
//!
//! Owns how far each command moves, and what the end of an article says. It refuses to leave the screen.

use super::panes::Pane;
use super::{App, Command, Contents, Screen};
use crate::edition::Role;
use crate::l10n::Say;

impl App {
    /// To the next part of a kind, in the article that is read or in the preview.
    pub(super) fn step_part(&mut self, step: isize, begins: fn(Role) -> bool) {
        if self.is_selecting() {
            return self
                .move_selection(if step > 0 { Command::ParagraphNext } else { Command::ParagraphPrevious }, step);
        }
        let Some(Screen::Reading(reading)) = self.screens.last_mut() else { return };
        let roles: Vec<bool> = self
            .edition
            .articles
            .get(reading.article)
            .map(|article| article.parts().iter().map(|part| begins(part.role)).collect())
            .unwrap_or_default();
        let mut moved = false;
        for _ in 0..step.unsigned_abs().min(roles.len()) {
            if !reading.step_part(step.signum(), |part| roles.get(part) == Some(&true)) {
                break;
            }
            moved = true;
        }
        if !moved {
            self.notice = Some(self.words.say(Say::NoFurther));
        }
    }

    /// The commands that move within a screen.
    pub(super) fn scroll(&mut self, command: Command, times: usize) {
        if self.is_selecting() {
            return self.move_selection(command, isize::try_from(times).unwrap_or(isize::MAX));
        }
        let mut screens = std::mem::take(&mut self.screens);
        let mut past_end = None;
        match screens.last_mut() {
            Some(Screen::Contents(contents)) => self.scroll_contents(contents, command, times),
            // The front page and the shelf have moved already.
            Some(Screen::Front(_) | Screen::Shelf(_) | Screen::Across(_)) | None => {}
            Some(Screen::Hits(hits)) => hits.step(lines(command, hits.page(), times)),
            Some(Screen::Kept(kept)) => kept.step(lines(command, kept.page(), times)),
            Some(Screen::Help(help)) => help.step(self, lines(command, help.page(self), times)),
            Some(Screen::Options(options)) => options.step(lines(command, 8, times)),
            Some(Screen::Reading(reading)) => {
                if command == Command::PageDown && reading.at_end() {
                    past_end = Some(reading.told_end);
                    reading.told_end = true;
                } else {
                    reading.scroll(lines(command, reading.height, times));
                }
            }
            Some(Screen::Trouble(trouble)) => trouble.step(lines(command, trouble.list.rows.len(), times)),
        }
        self.screens = screens;
        match past_end {
            Some(true) => self.step_article(1),
            Some(false) => self.tell_end(),
            None => {}
        }
    }

    fn scroll_contents(&self, contents: &mut Contents, command: Command, times: usize) {
        match (contents.pane, &mut contents.preview) {
            (Pane::Preview, Some(preview)) => preview.scroll(lines(command, preview.page(), times)),
            (Pane::Sections, _) => {
                let group = contents.article().and_then(|article| self.outline.group_of(article)).unwrap_or(0);
                let step = lines(command, contents.sections.rows.len().max(2), times);
                let last = self.outline.groups.len().saturating_sub(1);
                let group = self.outline.groups.get(group.saturating_add_signed(step).min(last));
                if let Some(article) = group.and_then(|group| group.articles.first()) {
                    contents.select(*article);
                }
            }
            _ => contents.step(lines(command, contents.page(), times)),
        }
    }

    /// Says what comes after the end, before the next press goes there.
    fn tell_end(&mut self) {
        let next = self.rank().and_then(|rank| self.order.get(rank + 1));
        let next = next.and_then(|article| self.edition.articles.get(*article));
        let end = self.labels().end;
        let said = match next {
            Some(article) => {
                let title = article.title().map_or(self.labels().untitled, |title| title.as_str()).replace('\n', " ");
                self.fill(Say::NextUp, &[("title", self.in_script(&title).into_owned())])
            }
            None => self.words.say(Say::WasLast),
        };
        self.notice = Some(format!("{end} · {said}"));
    }
}

/// Whether a paragraph begins with a part; all of a head is passed at once.
pub(super) fn is_paragraph(role: Role) -> bool {
    matches!(
        role,
        Role::Paragraph
            | Role::Question
            | Role::Item
            | Role::Subhead(_)
            | Role::Quote
            | Role::PullQuote
            | Role::Figure
            | Role::TableCaption
            | Role::TableHead
            | Role::Note
            | Role::NoteLabel
            | Role::BoxTitle
            | Role::Signature
            | Role::Pre
            | Role::Unknown
    )
}

pub(super) fn is_subhead(role: Role) -> bool {
    matches!(role, Role::Subhead(_) | Role::Question | Role::BoxTitle)
}

/// How many lines a command moves where `page` of them are seen.
fn lines(command: Command, page: usize, times: usize) -> isize {
    let of = |lines: usize| isize::try_from(lines.max(1).saturating_mul(times)).unwrap_or(isize::MAX);
    match command {
        Command::LineDown => of(1),
        Command::LineUp => -of(1),
        Command::PageDown => of(page.saturating_sub(1)),
        Command::PageUp => -of(page.saturating_sub(1)),
        Command::HalfDown => of(page / 2),
        Command::HalfUp => -of(page / 2),
        Command::Top => -isize::MAX,
        Command::End => isize::MAX,
        _ => 0,
    }
}
