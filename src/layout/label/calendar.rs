//! Words of a calendar and of a list by days: months, days with their weekday, the lunar day.
//!
//! Owns them in the five languages of the program, English standing for all others. It refuses clocks: which day is
//! today, it is told.

use super::Labels;
use super::front::{day_of_month, month};
use crate::edition::Date;
use crate::text::Language;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Labels {
    /// The month of a date: 2026年11月, November 2026; the year alone where no month is known.
    ///
    /// ```
    /// use newsprint::layout::labels;
    /// use newsprint::text::Language;
    /// let date = "2026-11-23".parse()?;
    /// assert_eq!(labels(Language::SimplifiedChinese).month_title(date), "2026年11月");
    /// assert_eq!(labels(Language::Other(None)).month_title(date), "November 2026");
    /// # Ok::<(), newsprint::edition::DateError>(())
    /// ```
    pub fn month_title(&self, date: Date) -> String {
        let (year, month) = (date.year(), date.month());
        match (self.language, month) {
            (Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese, Some(month)) => {
                format!("{year}年{month}月")
            }
            (Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese, None) => {
                format!("{year}年")
            }
            (Language::Korean, Some(month)) => format!("{year}년 {month}월"),
            (Language::Korean, None) => format!("{year}년"),
            (Language::Other(_), Some(month)) => format!("{} {year}", english(month)),
            (Language::Other(_), None) => year.to_string(),
        }
    }

    /// The days of the week over the columns of a calendar, from Monday: 一, 月, Mo. Two cells each.
    pub fn weekday_signs(&self) -> [&'static str; 7] {
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => ["一", "二", "三", "四", "五", "六", "日"],
            Language::Japanese => ["月", "火", "水", "木", "金", "土", "日"],
            Language::Korean => ["월", "화", "수", "목", "금", "토", "일"],
            Language::Other(_) => ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
        }
    }

    /// A day in a list under its month: 23日 周一, 23日 月, Mon 23. Days of one figure keep room for the other. Empty
    /// where no day is known.
    pub fn day_in_month(&self, date: Date) -> String {
        let (Some(day), Some(weekday)) = (date.day(), date.weekday()) else { return String::new() };
        let index = usize::try_from(weekday - 1).unwrap_or(0);
        let sign = self.weekday_signs().get(index).copied().unwrap_or_default();
        match self.language {
            Language::SimplifiedChinese => format!("{day:>2}日 周{sign}"),
            Language::TraditionalChinese => format!("{day:>2}日 週{sign}"),
            Language::Japanese => format!("{day:>2}日 {sign}"),
            Language::Korean => format!("{day:>2}일 {sign}"),
            Language::Other(_) => {
                let name: String = self.weekday(weekday).chars().take(3).collect();
                format!("{name} {day:>2}")
            }
        }
    }

    /// A day with its weekday: 2026年11月23日 星期一, Monday 23 November 2026. As much of it as is known.
    pub fn whole_day(&self, date: Date) -> String {
        let (Some(day), Some(weekday)) = (date.day(), date.weekday()) else { return self.month_title(date) };
        let (month, weekday) = (self.month_title(date), self.weekday(weekday));
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => {
                format!("{month}{day}日 {weekday}")
            }
            Language::Korean => format!("{month} {day}일 {weekday}"),
            Language::Other(_) => format!("{weekday} {day} {month}"),
        }
    }

    /// A day without its year: 11月23日, 23 Nov. As much of it as is known.
    pub fn short_day(&self, date: Date) -> String {
        let (Some(month), Some(day)) = (date.month(), date.day()) else { return self.month_title(date) };
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => {
                format!("{month}月{day}日")
            }
            Language::Korean => format!("{month}월 {day}일"),
            Language::Other(_) => format!("{day} {}", english(month).chars().take(3).collect::<String>()),
        }
    }

    /// The lunar day as a Chinese calendar has it under the day: 十五; of the first of a month the month, 十月. None in
    /// other languages, and where it is not certain.
    ///
    /// ```
    /// use newsprint::layout::labels;
    /// use newsprint::text::Language;
    /// let date = "2026-11-23".parse()?;
    /// assert_eq!(labels(Language::SimplifiedChinese).lunar_day(date).as_deref(), Some("十五"));
    /// assert_eq!(labels(Language::Japanese).lunar_day(date), None);
    /// # Ok::<(), newsprint::edition::DateError>(())
    /// ```
    pub fn lunar_day(&self, date: Date) -> Option<String> {
        if !self.language.is_chinese() {
            return None;
        }
        let lunar = date.lunar()?;
        Some(if lunar.day == 1 { month(lunar, self.language) } else { day_of_month(lunar.day) })
    }
}

fn english(month: i8) -> &'static str {
    let index = usize::try_from(month - 1).unwrap_or(0);
    MONTHS.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::labels;
    use super::*;

    #[test]
    fn days_are_called_as_the_language_calls_them_as_far_as_they_are_known() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        for (language, of_list, whole, short, month) in [
            (Language::SimplifiedChinese, " 3日 周二", "2026年11月3日 星期二", "11月3日", "2026年11月"),
            (Language::TraditionalChinese, " 3日 週二", "2026年11月3日 星期二", "11月3日", "2026年11月"),
            (Language::Japanese, " 3日 火", "2026年11月3日 火曜日", "11月3日", "2026年11月"),
            (Language::Korean, " 3일 화", "2026년 11월 3일 화요일", "11월 3일", "2026년 11월"),
            (Language::Other(None), "Tue  3", "Tuesday 3 November 2026", "3 Nov", "November 2026"),
        ] {
            let labels = labels(language);
            let day = date("2026-11-03");
            assert_eq!((labels.day_in_month(day).as_str(), labels.whole_day(day).as_str()), (of_list, whole));
            assert_eq!((labels.short_day(day).as_str(), labels.month_title(day).as_str()), (short, month));
            assert_eq!(
                (labels.whole_day(date("2026-11")), labels.day_in_month(date("2026-11"))),
                (month.into(), String::new())
            );
            assert!(labels.month_title(date("2026")).starts_with("2026"));
        }
    }

    #[test]
    fn the_first_of_a_lunar_month_has_its_name() {
        let of = |text: &str| labels(Language::SimplifiedChinese).lunar_day(text.parse().unwrap());
        assert_eq!(of("2026-02-17").as_deref(), Some("正月"));
        assert_eq!(of("2026-02-18").as_deref(), Some("初二"));
        assert_eq!(of("1800-01-01"), None);
    }
}
