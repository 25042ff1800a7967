//! The day in the Chinese calendar (农历).
//!
//! Owns which lunar day a date is, as numbers. It refuses years outside the tables of the calendar's standard, and the
//! words: they are `layout`'s.

use icu_calendar::Date as Day;
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::YearInfo;

use super::Date;

/// A day of the Chinese calendar.
///
/// # Source
/// GB/T 33661-2017, as ICU4X computes it.
///
/// ```
/// use newsprint::edition::{Date, Lunar};
/// let day: Date = "2026-11-23".parse()?;
/// assert_eq!(day.lunar(), Some(Lunar { cycle: 43, month: 10, leap: false, day: 15 })); // 丙午年十月十五
/// # Ok::<(), newsprint::edition::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunar {
    /// Which year of the cycle of sixty, from 1 (甲子).
    pub cycle: u8,
    /// The month, from 1.
    pub month: u8,
    /// Whether it is the leap month behind that month (闰).
    pub leap: bool,
    /// The day of the month, from 1.
    pub day: u8,
}

/// Years whose days are certain: from the calendar's own tables. Beyond them it would be an estimate.
const YEARS: std::ops::RangeInclusive<i16> = 1912..=2100;

impl Date {
    /// The day in the Chinese calendar; none where the day is not known or lies outside the tables.
    pub fn lunar(self) -> Option<Lunar> {
        let year = Some(self.year()).filter(|year| YEARS.contains(year))?;
        let (month, day) = (u8::try_from(self.month()?).ok()?, u8::try_from(self.day()?).ok()?);
        let date = Day::try_new_iso(i32::from(year), month, day).ok()?.to_calendar(ChineseTraditional::new());
        let YearInfo::Cyclic(cyclic) = date.year() else { return None };
        let month = date.month();
        Some(Lunar {
            cycle: cyclic.year,
            month: month.number(),
            leap: month.to_input().is_leap(),
            day: date.day_of_month().0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_years_and_leap_months_are_those_of_the_almanac() {
        // Dates of 春节 and of 闰 months as the almanac has them.
        for (date, cycle, month, leap, day) in [
            ("2026-02-17", 43, 1, false, 1),
            ("2025-01-29", 42, 1, false, 1),
            ("2025-07-25", 42, 6, true, 1),
            ("2023-03-22", 40, 2, true, 1),
            ("2000-02-05", 17, 1, false, 1),
            ("2021-09-28", 38, 8, false, 22),
        ] {
            let date: Date = date.parse().unwrap();
            assert_eq!(date.lunar(), Some(Lunar { cycle, month, leap, day }), "{date}");
        }
    }

    #[test]
    fn what_is_not_certain_is_not_said() {
        for date in ["2026-11", "2026", "1800-01-01", "2400-01-01"] {
            assert_eq!(date.parse::<Date>().unwrap().lunar(), None, "{date}");
        }
    }
}
