//! Words of a front page: the day's names, the titles of its lists, where a story goes on.
//!
//! Owns them in the five languages of the samples, English standing for all others. It refuses what the edition prints
//! itself: that goes before any of these.

use super::Labels;
use crate::edition::{Edition, Lunar};
use crate::text::Language;

/// 天干.
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
/// 地支.
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// What lists of a front page are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titles {
    /// Short news.
    pub briefs: &'static str,
    /// Notices and advertisements.
    pub notices: &'static str,
    /// What stands on the other pages.
    pub inside: &'static str,
    /// What stands on a page nobody knows where.
    pub elsewhere: &'static str,
}

impl Labels {
    /// The titles of a front page's lists.
    pub fn titles(&self) -> Titles {
        let [briefs, notices, inside, elsewhere] = match self.language {
            Language::SimplifiedChinese => ["简讯", "公告", "今日导读", "本版另有"],
            Language::TraditionalChinese => ["簡訊", "公告", "今日導讀", "本版另有"],
            Language::Japanese => ["短信", "お知らせ", "紙面から", "この面にはほかに"],
            Language::Korean => ["단신", "알림", "오늘의 지면", "이 면의 다른 기사"],
            Language::Other(_) => ["In brief", "Notices", "Inside", "Also on this page"],
        };
        Titles { briefs, notices, inside, elsewhere }
    }

    /// The day of the week, from 1 for Monday.
    pub fn weekday(&self, weekday: i8) -> String {
        let index = usize::try_from(weekday - 1).unwrap_or(0).min(6);
        let of = |names: [&str; 7]| names.get(index).map_or(String::new(), |name| (*name).to_owned());
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => {
                format!("星期{}", of(["一", "二", "三", "四", "五", "六", "日"]))
            }
            Language::Japanese => format!("{}曜日", of(["月", "火", "水", "木", "金", "土", "日"])),
            Language::Korean => format!("{}요일", of(["월", "화", "수", "목", "금", "토", "일"])),
            Language::Other(_) => of(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
        }
    }

    /// The day of an edition with its day of the week: 2026年11月23日 星期一. What is printed already is not said twice.
    pub fn day(&self, edition: &Edition) -> String {
        let date = self.date(edition);
        let printed = edition.calendar.as_ref().and_then(|calendar| calendar.weekday.as_ref());
        let weekday = match printed {
            Some(weekday) => weekday.line(),
            // A date as printed says of itself what is to be said.
            None if edition.date_text.is_some() => String::new(),
            None => edition.date.and_then(crate::edition::Date::weekday).map_or(String::new(), |day| self.weekday(day)),
        };
        if weekday.is_empty() || date.contains(weekday.trim()) {
            return date.trim().to_owned();
        }
        format!("{date} {weekday}").trim().to_owned()
    }

    /// The lunar day of a Chinese paper: as printed, else 农历丙午年十月十五 by its date. Empty for other papers, unless
    /// printed.
    pub fn lunar(&self, edition: &Edition) -> String {
        if let Some(printed) = edition.calendar.as_ref().and_then(|calendar| calendar.lunar.as_ref()) {
            return printed.line();
        }
        let name = match self.language {
            Language::SimplifiedChinese => "农历",
            Language::TraditionalChinese => "農曆",
            _ => return String::new(),
        };
        edition.date.and_then(crate::edition::Date::lunar).map_or(String::new(), |day| {
            let leap = match (day.leap, self.language) {
                (false, _) => "",
                (true, Language::TraditionalChinese) => "閏",
                (true, _) => "闰",
            };
            format!("{name}{}年{leap}{}{}", year(day), month(day, self.language), day_of_month(day.day))
        })
    }

    /// How many pages an issue has: 今日4版, 4 pages.
    pub fn pages(&self, count: usize) -> String {
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("今日{count}版"),
            Language::Japanese => format!("全{count}面"),
            Language::Korean => format!("전체 {count}면"),
            Language::Other(_) if count == 1 => "1 page".to_owned(),
            Language::Other(_) => format!("{count} pages"),
        }
    }

    /// What stands behind the opening of a story that goes on: how much of it is left.
    pub fn goes_on(&self, characters: usize) -> String {
        match self.language {
            Language::SimplifiedChinese => format!("（余下{}）", self.length(characters)),
            Language::TraditionalChinese => format!("（餘下{}）", self.length(characters)),
            Language::Japanese => format!("（残り{}）", self.length(characters)),
            Language::Korean => format!("(남은 {})", self.length(characters)),
            Language::Other(_) => format!("({})", self.length(characters).replace(" words", " more words")),
        }
    }
}

fn year(day: Lunar) -> String {
    let index = usize::from(day.cycle.saturating_sub(1));
    let signs = [STEMS.get(index % STEMS.len()), BRANCHES.get(index % BRANCHES.len())];
    signs.into_iter().flatten().collect()
}

pub(super) fn month(day: Lunar, language: Language) -> String {
    match (day.month, language) {
        (1, _) => "正月".to_owned(),
        (11, _) => "冬月".to_owned(),
        (12, Language::TraditionalChinese) => "臘月".to_owned(),
        (12, _) => "腊月".to_owned(),
        (month, _) => format!("{}月", DIGITS.get(usize::from(month.saturating_sub(1))).unwrap_or(&"")),
    }
}

pub(super) fn day_of_month(day: u8) -> String {
    let digit = |day: u8| DIGITS.get(usize::from(day.saturating_sub(1))).copied().unwrap_or_default();
    match day {
        1..=10 => format!("初{}", digit(day)),
        11..=19 => format!("十{}", digit(day - 10)),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{}", digit(day - 20)),
        _ => "三十".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels;
    use super::*;

    fn edition(rest: &str) -> Edition {
        serde_json::from_str(&format!(r#"{{"format":"edition/1","articles":[]{rest}}}"#)).unwrap()
    }

    #[test]
    fn the_day_has_its_names_where_they_are_known() {
        let zh = labels(Language::SimplifiedChinese);
        let day = |date: &str| edition(&format!(r#","date":"{date}""#));
        assert_eq!(
            (zh.day(&day("2026-11-23")), zh.day(&day("2026-11"))),
            ("2026年11月23日 星期一".into(), "2026年11月".into())
        );
        assert_eq!(zh.lunar(&day("2026-11-23")), "农历丙午年十月十五");
        assert_eq!(zh.lunar(&day("2025-07-25")), "农历乙巳年闰六月初一");
        assert_eq!(labels(Language::TraditionalChinese).lunar(&day("2026-02-16")), "農曆乙巳年臘月廿九");
        assert_eq!(zh.lunar(&day("2021-09-26")), "农历辛丑年八月二十");
        assert_eq!(labels(Language::Other(None)).lunar(&day("2026-11-23")), "");
        assert_eq!(labels(Language::Other(None)).day(&day("2026-11-23")), "2026-11-23 Monday");
        assert_eq!(labels(Language::Japanese).weekday(3), "水曜日");
    }

    #[test]
    fn what_is_printed_goes_before_what_is_known() {
        let zh = labels(Language::SimplifiedChinese);
        let printed = edition(r#","date":"2026-11-23","date_text":"十一月二十三日","calendar":{"lunar":"十月半"}"#);
        assert_eq!((zh.day(&printed), zh.lunar(&printed)), ("十一月二十三日".into(), "十月半".into()));
        let twice = edition(r#","date_text":"2026年11月23日 星期一","calendar":{"weekday":"星期一"}"#);
        assert_eq!(zh.day(&twice), "2026年11月23日 星期一");
        assert_eq!(zh.day(&edition("")), "");
    }

    #[test]
    fn a_story_says_how_much_of_it_is_left() {
        assert_eq!(labels(Language::SimplifiedChinese).goes_on(880), "（余下880字）");
        assert_eq!(labels(Language::Other(None)).goes_on(500), "(100 more words)");
    }
}
