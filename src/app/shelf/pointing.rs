//! The mouse on the shelf: a click selects, a second one opens, the wheel moves what it is over.
//!
//! Owns what lies under a cell. It refuses drags, which are the terminal's own selection.

use super::ShelfScreen;
use super::panes::Pane;
use crate::app::{Action, App, Effect, Mouse, Screen};

/// Entries that a notch of the wheel moves.
const NOTCH: isize = 3;

/// What a click came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clicked {
    /// Something else is selected.
    Selected,
    /// What was selected already is meant.
    Again,
}

impl App {
    /// Answers the mouse where the shelf is seen.
    pub(in crate::app) fn pointed_at_shelf(&mut self, mouse: Mouse) -> Option<Effect> {
        let Some(Screen::Shelf(shelf)) = self.screens.last_mut() else { return None };
        let pane = shelf.panes.pane_at(mouse.column, mouse.row)?;
        let step = match mouse.action {
            Action::Press => {
                return match shelf.click(pane, mouse.column, mouse.row)? {
                    Clicked::Selected => None,
                    Clicked::Again => self.open_on_shelf(),
                };
            }
            Action::WheelDown => NOTCH,
            Action::WheelUp => -NOTCH,
        };
        shelf.pane = pane;
        match pane {
            Pane::Issues => shelf.step_issues(step),
            Pane::Calendar => {
                shelf.step_month(step.signum());
            }
            Pane::Papers | Pane::Left => {
                shelf.step(step.signum());
            }
        }
        None
    }
}

impl ShelfScreen {
    /// Selects what lies under a cell; none where nothing does.
    fn click(&mut self, pane: Pane, column: usize, row: usize) -> Option<Clicked> {
        let before = self.pane;
        let answer = |is_same: bool| if is_same && before == pane { Clicked::Again } else { Clicked::Selected };
        match pane {
            Pane::Issues => {
                let row = self.panes.issues?.row_at(column, row)?;
                let entry = self.issues.entry_at(row).filter(|entry| self.may_select(*entry))?;
                let is_same = entry == self.issues.selected();
                self.issues.select(entry);
                self.follow_list();
                self.pane = pane;
                Some(answer(is_same))
            }
            Pane::Left => {
                let title = usize::from(self.left_title.is_some());
                let row = self.panes.left?.row_at(column, row)?.checked_sub(title)?;
                let entry = self.to_continue.entry_at(row)?;
                let is_same = entry == self.to_continue.selected();
                self.to_continue.select(entry);
                self.pane = pane;
                Some(answer(is_same))
            }
            Pane::Papers => {
                let row = self.panes.papers?.row_at(column, row)?;
                let entry = self.papers.entry_at(row)?;
                let is_same = entry == self.papers.selected();
                self.choose_paper(entry.checked_sub(1));
                self.pane = pane;
                Some(answer(is_same))
            }
            Pane::Calendar => {
                let (area, _) = self.panes.calendar?;
                let day = self.month.as_ref()?.day_at(column.checked_sub(area.column)?, row.checked_sub(area.row)?)?;
                let is_same = self.marked() == Some(day);
                self.go_to_day(Some(day));
                self.pane = pane;
                Some(answer(is_same))
            }
        }
    }

    fn may_select(&self, position: usize) -> bool {
        self.listed.get(position).is_some_and(super::Listed::may_select)
    }
}
