//! The calendar of a month on a grid of cells.
//!
//! Owns where its days stand: weeks from Monday, six rows whatever the month, so that nothing below moves when another
//! month is turned to. It refuses to know issues: what the shelf has of a day, it is told.

use super::label::Labels;
use crate::edition::Date;
use crate::text::{Ambiguous, width};

/// What the shelf has of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Held {
    /// No issue.
    #[default]
    Nothing,
    /// Issues that have been read, all of each.
    Read,
    /// An issue that has not been read to its end.
    Unread,
}

/// Whether a day is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It is.
    Today,
    /// It is not, or nobody knows.
    Other,
}

/// A day of the calendar, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCell {
    /// The day.
    pub date: Date,
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
    /// Its figures, with the air around them that is marked with it.
    pub text: String,
    /// The lunar day below it, where there is room: its column and text.
    pub below: Option<(usize, String)>,
    /// What the shelf has of it.
    pub held: Held,
    /// Whether it is today.
    pub when: When,
}

/// A month as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its name.
    pub title: String,
    /// The days of the week: column and text.
    pub names: Vec<(usize, String)>,
    /// Its days.
    pub days: Vec<DayCell>,
}

/// The room that a month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two cells a day and one between them.
    Close,
    /// Four cells a day.
    Wide,
    /// Four cells a day, two between them, and the lunar day below.
    Tall,
}

impl Form {
    /// Cells of a week.
    pub fn columns(self) -> usize {
        match self {
            Self::Close => 20,
            Self::Wide => 28,
            Self::Tall => 40,
        }
    }

    /// Rows of a month with its title and the days of the week.
    pub fn rows(self) -> usize {
        HEAD + WEEKS * self.week()
    }

    /// Rows of a week.
    fn week(self) -> usize {
        if self == Self::Tall { 2 } else { 1 }
    }

    /// Cells from one day to the next.
    fn pitch(self) -> usize {
        match self {
            Self::Close => 3,
            Self::Wide => 4,
            Self::Tall => 6,
        }
    }
}

/// Rows above the first week: the title, the days of the week.
const HEAD: usize = 2;
/// Most weeks that a month has days in.
const WEEKS: usize = 6;

/// The month that a date lies in; nothing where no month is known. `held` says what the shelf has of a day of the month.
pub fn month(
    of: Date,
    today: Option<Date>,
    form: Form,
    labels: &Labels,
    ambiguous: Ambiguous,
    held: impl Fn(Date) -> Held,
) -> Option<Month> {
    let first = Date::of_day(of.year(), of.month()?, 1)?;
    let before = usize::try_from(first.weekday()? - 1).ok()?;
    let count = usize::try_from(of.days_in_month()?).ok()?;
    // In four cells figures stand in the middle, a name of two cells above them.
    let inset = usize::from(form != Form::Close);
    let name = |(index, name): (usize, &&'static str)| (index * form.pitch() + inset, (*name).to_owned());
    let names = labels.weekday_signs().iter().enumerate().map(name).collect();
    let mut days = Vec::with_capacity(count);
    for index in 0..count {
        let Some(date) = i32::try_from(index).ok().and_then(|days| first.days_on(days)) else { break };
        let at = before + index;
        let (week, weekday) = (at / 7, at % 7);
        let column = weekday * form.pitch();
        let number = index + 1;
        let text = if form == Form::Close { format!("{number:>2}") } else { format!(" {number:>2} ") };
        let lunar = labels.lunar_day(date).filter(|_| form == Form::Tall);
        let below = lunar.map(|lunar| (column + 4usize.saturating_sub(width(&lunar, ambiguous)) / 2, lunar));
        let when = if today == Some(date) { When::Today } else { When::Other };
        let row = HEAD + week * form.week();
        days.push(DayCell { date, column, row, text, below, held: held(date), when });
    }
    Some(Month { title: labels.month_title(of), names, days })
}

impl Month {
    /// The day at a cell of the calendar.
    pub fn day_at(&self, column: usize, row: usize) -> Option<Date> {
        let holds = |day: &&DayCell| {
            let lines = 1 + usize::from(day.below.is_some());
            (day.row..day.row + lines).contains(&row) && (day.column..day.column + day.text.len()).contains(&column)
        };
        self.days.iter().find(holds).map(|day| day.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::labels;
    use crate::text::Language;

    fn of(text: &str, form: Form, language: Language) -> Month {
        let date: Date = text.parse().unwrap();
        let today = "2026-11-26".parse().ok();
        let held = |date: Date| if date.day() == Some(23) { Held::Unread } else { Held::Nothing };
        month(date, today, form, &labels(language), Ambiguous::Narrow, held).unwrap()
    }

    #[test]
    fn weeks_begin_on_monday_and_every_day_is_under_its_name() {
        for form in [Form::Close, Form::Wide, Form::Tall] {
            for language in [Language::SimplifiedChinese, Language::Other(None)] {
                for text in ["2026-11", "2026-02-14", "2024-02", "2026-08-31"] {
                    let month = of(text, form, language);
                    for day in &month.days {
                        let weekday = usize::try_from(day.date.weekday().unwrap() - 1).unwrap();
                        let figures = day.column + usize::from(form != Form::Close);
                        assert_eq!(figures, month.names[weekday].0);
                        assert!(day.column + day.text.len() <= form.columns() && day.row < form.rows(), "{day:?}");
                        assert_eq!(month.day_at(day.column, day.row), Some(day.date));
                    }
                }
            }
        }
    }

    #[test]
    fn a_day_says_what_is_held_of_it_and_whether_it_is_today() {
        let november = of("2026-11-01", Form::Tall, Language::SimplifiedChinese);
        assert_eq!((november.title.as_str(), november.days.len()), ("2026年11月", 30));
        assert_eq!((november.days[22].held, november.days[22].when), (Held::Unread, When::Other));
        assert_eq!((november.days[25].held, november.days[25].when), (Held::Nothing, When::Today));
        assert_eq!(november.days[22].below, Some((0, "十五".to_owned())));
        assert!(of("2026-11", Form::Tall, Language::Other(None)).days.iter().all(|day| day.below.is_none()));
    }
}
