//! What the mouse does: the wheel moves, a click opens.
//!
//! Owns what stands under a cell of the screen. It refuses drags, which are the terminal's own selection.

use super::contents::Entry;
use super::grid::Grid;
use super::list::HEAD;
use super::panes::Pane;
use super::{Action, App, Command, Effect, Help, Mouse, Screen, kept};

/// Lines that a notch of the wheel moves.
const NOTCH: usize = 3;

/// What a click is on.
enum Target {
    Tile(usize),
    Section(usize),
    Article(usize),
    Preview,
    Hit(usize),
    Kept(kept::Target),
    Found(usize),
    Key(usize),
    Option(usize),
    Link(usize),
}

impl App {
    /// Answers the mouse.
    pub(super) fn pointed(&mut self, mouse: Mouse) -> Option<Effect> {
        // The line that is typed goes on; a click beside it would lose it.
        if self.prompt.is_some() {
            return None;
        }
        self.notice = None;
        self.hints = None;
        self.waiting = None;
        self.drop_choice();
        if matches!(self.screens.last(), Some(Screen::Shelf(_))) {
            return self.pointed_at_shelf(mouse);
        }
        let command = match mouse.action {
            Action::Press => return self.clicked(mouse.column, mouse.row),
            Action::WheelDown => Command::LineDown,
            Action::WheelUp => Command::LineUp,
        };
        if let Some(Screen::Contents(contents)) = self.screens.last_mut() {
            contents.pane = contents.panes.pane_at(mouse.column).unwrap_or(contents.pane);
        }
        if let Some(Screen::Front(front)) = self.screens.last_mut() {
            let notch = isize::try_from(NOTCH).unwrap_or(1);
            front.scroll(if command == Command::LineDown { notch } else { -notch });
            return None;
        }
        let columned = matches!(self.screens.last(), Some(Screen::Reading(reading)) if reading.spread().is_some());
        self.go_by(command, if columned { 1 } else { NOTCH })
    }

    fn clicked(&mut self, column: usize, row: usize) -> Option<Effect> {
        match self.target(column, row)? {
            Target::Tile(index) => {
                if let Some(Screen::Front(front)) = self.screens.last_mut() {
                    front.point_at(index);
                }
                self.open_selected();
            }
            Target::Section(group) => {
                let article = self.outline.groups.get(group).and_then(|group| group.articles.first()).copied()?;
                let contents = self.contents_mut()?;
                contents.select(article);
                contents.pane = Pane::Headlines;
            }
            Target::Article(article) => self.read(article),
            Target::Preview => self.open_selected(),
            Target::Hit(entry) => {
                let Some(Screen::Hits(hits)) = self.screens.last_mut() else { return None };
                let (article, hit) = hits.hit(entry)?;
                hits.select(article, &hit);
                self.open_hit();
            }
            Target::Kept(target) => return self.point_at_kept(target),
            Target::Found(entry) => {
                if let Some(Screen::Across(across)) = self.screens.last_mut() {
                    across.point_at(entry);
                }
                return self.open_across();
            }
            Target::Key(entry) => {
                let Some(Screen::Help(help)) = self.screens.last_mut() else { return None };
                help.list.select(entry);
                return self.run_selected();
            }
            Target::Option(entry) => {
                let Some(Screen::Options(options)) = self.screens.last_mut() else { return None };
                options.list.select(entry);
                return self.step_option(1);
            }
            Target::Link(link) => self.choose_link(link),
        }
        None
    }

    fn target(&self, column: usize, row: usize) -> Option<Target> {
        match self.screens.last()? {
            Screen::Front(front) => front.tile_at(column, row).map(Target::Tile),
            Screen::Contents(contents) => {
                let panes = &contents.panes;
                if let Some(row) = panes.sections.and_then(|area| area.row_at(column, row)) {
                    return contents.sections.entry_at(row).map(Target::Section);
                }
                if let Some(row) = panes.headlines.and_then(|area| area.row_at(column, row)) {
                    return contents.entry_at(row).map(|entry| match entry {
                        Entry::Section(group) => Target::Section(group),
                        Entry::Article(article) => Target::Article(article),
                    });
                }
                panes.preview.and_then(|area| area.row_at(column, row)).map(|_| Target::Preview)
            }
            Screen::Hits(of) => of.list.entry_at(row.checked_sub(HEAD)?).map(Target::Hit),
            Screen::Kept(of) => of.target(column, row).map(Target::Kept),
            Screen::Across(of) => of.list.entry_at(row.checked_sub(HEAD)?).map(Target::Found),
            Screen::Help(of) => {
                let entry = of.list.entry_at(row.checked_sub(HEAD)?)?;
                Help::command_of(self, entry).map(|_| Target::Key(entry))
            }
            Screen::Options(of) => of.list.entry_at(row.checked_sub(HEAD)?).map(Target::Option),
            Screen::Reading(reading) => {
                let seen = reading.seen(self.window.columns).into_iter();
                // Of columns side by side the one that begins last before the cell.
                let (line, left, _) =
                    seen.filter(|(_, left, at)| *at == row && *left <= column).max_by_key(|(_, left, _)| *left)?;
                let parts = self.edition.articles.get(reading.article)?.parts();
                let grid = Grid { layout: &reading.layout, parts: &parts, ambiguous: self.ambiguous() };
                let place = grid.place_at(line, column - left)?;
                let is_under = |link: &super::links::Link| {
                    link.place.part == place.part
                        && (link.place.byte..link.place.byte + link.length).contains(&place.byte)
                };
                reading.links.iter().position(is_under).map(Target::Link)
            }
            Screen::Shelf(_) | Screen::Trouble(_) => None,
        }
    }
}
