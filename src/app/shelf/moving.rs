//! Moving on the shelf: by issues, papers, days and months.
//!
//! Owns where each command leads in each pane. It refuses to open anything.

use super::panes::Pane;
use super::{Listed, ShelfScreen};
use crate::app::Command;
use crate::edition::Date;

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moved {
    /// Something else is selected, or the end was reached as it is in any list.
    Yes,
    /// There is nothing that way.
    No,
}

impl ShelfScreen {
    /// Moves by lines in the pane that keys go to; in the calendar by weeks.
    pub(super) fn step(&mut self, step: isize) -> Moved {
        match self.pane {
            Pane::Issues => {
                let before = self.issues.selected();
                self.step_issues(step);
                // Above the first issue stands what was left.
                if self.issues.selected() == before && step == -1 && self.panes.left.is_some() {
                    self.pane = Pane::Left;
                    self.to_continue.select(self.left.len().saturating_sub(1));
                }
            }
            Pane::Left => {
                let before = self.to_continue.selected();
                // Where there is one line for it, there is one of them.
                let seen = if self.left_title.is_some() { self.left.len() } else { 1 };
                self.to_continue.step(seen, |_| true, step);
                if self.to_continue.selected() == before && step == 1 {
                    self.pane = Pane::Issues;
                }
            }
            Pane::Papers => return self.step_paper(step),
            Pane::Calendar => return self.step_days(step.saturating_mul(7)),
        }
        Moved::Yes
    }

    /// Moves by issues.
    pub(super) fn step_issues(&mut self, step: isize) {
        let listed = &self.listed;
        self.issues.step(listed.len(), |index| listed.get(index).is_some_and(Listed::may_select), step);
        self.follow_list();
    }

    /// To the first or last of what the pane has; in the calendar of the month.
    pub(super) fn go_to_end(&mut self, step: isize) -> Moved {
        match (self.pane, self.shown()) {
            (Pane::Calendar, Some(shown)) => {
                let last = shown.days_in_month().unwrap_or(1);
                let day =
                    shown.month().and_then(|month| Date::of_day(shown.year(), month, if step > 0 { last } else { 1 }));
                self.go_to_day(day)
            }
            (Pane::Issues, _) => {
                self.step_issues(step);
                Moved::Yes
            }
            (Pane::Left, _) => {
                self.to_continue.step(self.left.len(), |_| true, step);
                Moved::Yes
            }
            _ => self.step_paper(step),
        }
    }

    /// The paper so many further in the list of papers, all of them before the first.
    pub(super) fn step_paper(&mut self, step: isize) -> Moved {
        let at = self.paper.map_or(0, |paper| paper + 1);
        let last = self.holding.papers.len();
        let target = at.saturating_add_signed(step).min(last);
        if target == at || last < 2 {
            return Moved::No;
        }
        self.choose_paper(target.checked_sub(1));
        Moved::Yes
    }

    /// The issue so many further that of which nothing has been read.
    pub(super) fn step_unread(&mut self, step: isize) -> Moved {
        let is_unread = |position: &usize| self.issue_at(*position).is_some_and(|issue| issue.is_fresh());
        let at = self.issues.selected();
        let count = step.unsigned_abs();
        let found = if step > 0 {
            (at + 1..self.listed.len()).filter(is_unread).take(count).last()
        } else {
            (0..at).rev().filter(is_unread).take(count).last()
        };
        match found {
            Some(position) => {
                self.issues.select(position);
                self.follow_list();
                Moved::Yes
            }
            None => Moved::No,
        }
    }

    /// The day so many further in the calendar.
    pub(super) fn step_days(&mut self, days: isize) -> Moved {
        let days = i32::try_from(days).unwrap_or(if days > 0 { i32::MAX } else { i32::MIN });
        let to = match self.day {
            Some(day) => day.days_on(days),
            // Of a month of which no day is selected the first.
            None => self.shown().and_then(|shown| Date::of_day(shown.year(), shown.month()?, 1)),
        };
        self.go_to_day(to)
    }

    /// The month so many further: in the calendar the same day of it, else its newest issue, months without one passed
    /// over.
    pub(super) fn step_month(&mut self, step: isize) -> Moved {
        if self.pane == Pane::Calendar {
            let months = i32::try_from(step).unwrap_or(i32::MAX);
            let from =
                self.day.or_else(|| self.shown().and_then(|shown| Date::of_day(shown.year(), shown.month()?, 1)));
            return self.go_to_day(from.and_then(|day| day.months_on(months)));
        }
        // A month stands above its issues, a later one above an earlier.
        let titles: Vec<usize> = (0..self.listed.len())
            .filter(|position| matches!(self.listed.get(*position), Some(Listed::Month(_) | Listed::Undated)))
            .collect();
        let own = titles.iter().rposition(|title| *title <= self.issues.selected());
        let last = titles.len().saturating_sub(1);
        let target = own.map(|own| own.saturating_add_signed(step.saturating_neg()).min(last));
        match target.filter(|target| own != Some(*target)).and_then(|target| titles.get(target)) {
            Some(title) => {
                self.issues.select(title + 1);
                self.follow_list();
                Moved::Yes
            }
            None => Moved::No,
        }
    }

    /// Goes to a day of the month that is seen, by its number.
    pub(super) fn go_to_number(&mut self, number: usize) -> Moved {
        let day = self.shown().and_then(|shown| Date::of_day(shown.year(), shown.month()?, i8::try_from(number).ok()?));
        self.go_to_day(day)
    }

    /// Goes to a day in the calendar; the list follows to its first issue, else to the last one before it.
    pub(super) fn go_to_day(&mut self, day: Option<Date>) -> Moved {
        let Some(day) = day.filter(|day| self.is_within(*day)) else { return Moved::No };
        if self.issue_at(self.issues.selected()).is_none_or(|issue| issue.day != Some(day)) {
            self.select_near(day);
        }
        self.day = Some(day);
        Moved::Yes
    }

    /// Whether a day may be gone to: who holds a key down is not to end in another century. A year before the first
    /// issue and a year after the last one or today is room enough.
    fn is_within(&self, day: Date) -> bool {
        let days = || self.holding.issues.iter().filter_map(|issue| issue.day).chain(self.today);
        let (first, last) = (days().min(), days().max());
        first.is_none_or(|first| day.year() >= first.year() - 1)
            && last.is_none_or(|last| day.year() <= last.year() + 1)
    }

    /// Moves by a command of lists.
    pub(super) fn scroll(&mut self, command: Command, times: usize) -> Moved {
        let of = |lines: usize| isize::try_from(lines.max(1).saturating_mul(times)).unwrap_or(isize::MAX);
        let page = self.page();
        // In a calendar pages are months.
        let is_calendar = self.pane == Pane::Calendar;
        match command {
            Command::LineDown => self.step(of(1)),
            Command::LineUp => self.step(-of(1)),
            Command::PageDown | Command::HalfDown if is_calendar => self.step_month(of(1)),
            Command::PageUp | Command::HalfUp if is_calendar => self.step_month(-of(1)),
            Command::PageDown => self.step(of(page.saturating_sub(1).max(2))),
            Command::PageUp => self.step(-of(page.saturating_sub(1).max(2))),
            Command::HalfDown => self.step(of((page / 2).max(2))),
            Command::HalfUp => self.step(-of((page / 2).max(2))),
            Command::Top => self.go_to_end(-isize::MAX),
            _ => self.go_to_end(isize::MAX),
        }
    }
}
