//! The numbers of articles in the index: newest first is greatest first.
//!
//! Owns the arithmetic of day and place. It refuses to give a number twice: which are free is the table's to say.
//!
//! A day has 8,192 numbers, which its issues share, each a range without gaps in the order of its file; so the numbers
//! of a common word are near each other and take one or two bytes. Issues without a day lie below all days.

use std::ops::Range;

use crate::edition::Date;

/// Numbers of a day.
const DAY: i64 = 1 << 13;
/// Numbers of all issues without a day.
const UNDATED: i64 = 1 << 30;

/// A day as a number, 0 where there is none: in the order of days, a year before its months, these before their days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::library) struct DayCode(pub(in crate::library) i64);

impl DayCode {
    /// That of a date.
    pub(in crate::library) fn of(day: Option<Date>) -> Self {
        day.map_or(Self(0), |day| Self::new(day.year(), day.month().unwrap_or(0), day.day().unwrap_or(0)))
    }

    fn new(year: i16, month: i8, day: i8) -> Self {
        Self(1 + (i64::from(year) * 13 + i64::from(month)) * 32 + i64::from(day))
    }

    /// The last that lies within a date: of a year its last day.
    pub(in crate::library) fn last(day: Date) -> Self {
        Self::new(day.year(), day.month().unwrap_or(12), day.day().unwrap_or(31))
    }

    /// The numbers of its articles.
    pub(in crate::library) fn rows(self) -> Range<i64> {
        match self.0 {
            ..=0 => 1..UNDATED,
            code => UNDATED + code * DAY..UNDATED + (code + 1) * DAY,
        }
    }
}

/// The first of so many numbers that are free; `taken` in order.
pub(super) fn free(day: DayCode, count: i64, taken: &[Range<i64>]) -> Option<i64> {
    let all = day.rows();
    let fits = |first: i64, end: i64| end - first >= count;
    // Most days have one issue, and what has no day is put behind the rest.
    let last = taken.iter().map(|range| range.end).max().unwrap_or(all.start);
    if fits(last, all.end) {
        return Some(last);
    }
    let mut first = all.start;
    for range in taken {
        if fits(first, range.start) {
            return Some(first);
        }
        first = first.max(range.end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn numbers_are_in_the_order_of_days() {
        let days =
            ["", "0000", "2021", "2021-09", "2021-09-01", "2021-09-28", "2021-10", "2021-12-31", "2022", "9999-12-31"];
        let codes: Vec<DayCode> = days.iter().map(|day| DayCode::of(date(day))).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1] && pair[0].rows().end <= pair[1].rows().start));
        assert_eq!(DayCode::last(date("2021").unwrap()), DayCode::of(date("2021-12-31")));
    }

    #[test]
    fn a_number_is_free_behind_the_others_or_between_them() {
        let day = DayCode::of(date("2021-09-28"));
        let all = day.rows();
        assert_eq!(free(day, 80, &[]), Some(all.start));
        assert_eq!(free(day, 80, std::slice::from_ref(&(all.start..all.start + 5))), Some(all.start + 5));
        let full = [all.start..all.start + 5, all.start + 100..all.end];
        assert_eq!(free(day, 95, &full), Some(all.start + 5));
        assert_eq!(free(day, 96, &full), None, "报 96");
        assert_eq!(free(day, DAY + 1, &[]), None);
    }
}
