//! Dates as papers print them: a day, a month, or only a year.
//!
//! Owns the file's notation (ISO 8601, possibly truncated) and that a day is a real one. It refuses clocks
//! and time zones, and to guess what is not printed.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date of the proleptic Gregorian calendar, as exact as the source is.
///
/// ```
/// use newsprint::edition::Date;
/// let date: Date = "2026-11-23".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2026, Some(11), Some(23)));
/// assert!("2026-02-30".parse::<Date>().is_err());
/// # Ok::<(), newsprint::edition::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// A string that is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no date: expected a day such as 2026-11-23, a month such as 2026-11, or a year")]
pub struct DateError {
    text: String,
}

impl Date {
    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month from 1, where known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month from 1, where known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The day of a year and month, both from 1; none where there is no such day.
    pub fn of_day(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        Self::of(date)
    }

    /// The day so many days on, or back where they are negative; none where no day is known, or there is no such day.
    ///
    /// ```
    /// use newsprint::edition::Date;
    /// let date: Date = "2024-02-28".parse()?;
    /// assert_eq!(date.days_on(2).map(|day| day.to_string()).as_deref(), Some("2024-03-01"));
    /// # Ok::<(), newsprint::edition::DateError>(())
    /// ```
    pub fn days_on(self, days: i32) -> Option<Self> {
        Self::of(self.civil()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?)
    }

    /// The same day so many months on, or the last one that the month has.
    pub fn months_on(self, months: i32) -> Option<Self> {
        Self::of(self.civil()?.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?)
    }

    /// How many days its month has, where the month is known.
    pub fn days_in_month(self) -> Option<i8> {
        Some(jiff::civil::Date::new(self.year, self.month?, 1).ok()?.days_in_month())
    }

    /// The day, where it is known.
    fn civil(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month?, self.day?).ok()
    }

    /// A day that the file's notation has: no year before 0.
    fn of(date: jiff::civil::Date) -> Option<Self> {
        let day = Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) };
        (day.year >= 0).then_some(day)
    }

    /// The day of the week from 1, Monday, to 7, Sunday, where the day is known.
    pub fn weekday(self) -> Option<i8> {
        Some(self.civil()?.weekday().to_monday_one_offset())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text).ok_or_else(|| DateError { text: super::clean_line(text) })
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => part.parse().ok().map(Some),
        Some(_) => None,
    };
    let year = number(4)??;
    let month = number(2)?;
    let day = number(2)?;
    if parts.next().is_some() {
        return None;
    }
    let month = month.map(i8::try_from).transpose().ok()?;
    let day = day.map(i8::try_from).transpose().ok()?;
    jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some(Date { year, month, day })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "description": "ISO 8601: a day, a month or a year, as far as it is printed"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_round_trip_as_exact_as_they_are() {
        for text in ["2026-11-23", "2024-02-29", "1919-05", "1872"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        assert_eq!("2026-11-23".parse::<Date>().unwrap().weekday(), Some(1));
        assert_eq!("2026-11".parse::<Date>().unwrap().weekday(), None);
    }

    #[test]
    fn days_and_months_are_gone_over_as_a_calendar_does() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let shown = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(shown(date("2026-01-01").days_on(-1)), "2025-12-31");
        assert_eq!(shown(date("2026-01-31").months_on(1)), "2026-02-28");
        assert_eq!(shown(date("2024-03-31").months_on(-1)), "2024-02-29");
        assert_eq!((shown(date("2026-11").days_on(1)), shown(date("0000-01-01").days_on(-1))), Default::default());
        assert_eq!((date("2024-02").days_in_month(), date("2024").days_in_month()), (Some(29), None));
        assert_eq!((shown(Date::of_day(2026, 11, 3)), Date::of_day(2026, 2, 30)), ("2026-11-03".into(), None));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "2026-13", "2026-02-30", "26-11-23", "2026-11-23-1", "2026年11月23日", "2026-1-2", "+202"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
