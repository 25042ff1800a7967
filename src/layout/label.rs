//! Words that a layout adds, in the language of the paper.
//!
//! Owns the short words around a text: the name of a picture, the unit of length, the end. It refuses the
//! words of the program itself, which speak the reader's language.

mod calendar;
mod front;

use crate::edition::{Date, Edition, Page};
use crate::text::Language;

/// Letters of a word, on the average of English news.
const LETTERS: usize = 5;

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels {
    /// Stands for a picture.
    pub picture: &'static str,
    /// Stands before a deck.
    pub deck: &'static str,
    /// Stands before whom a quotation quotes.
    pub cite: &'static str,
    /// Stands between a label and its text.
    pub colon: &'static str,
    /// Stands for an article without a text.
    pub untitled: &'static str,
    /// Stands at the end of an article.
    pub end: &'static str,
    /// The language, for the words that need a rule.
    language: Language,
}

/// The words of a language.
pub fn labels(language: Language) -> Labels {
    let [picture, deck, cite, colon, untitled, end] = match language {
        Language::SimplifiedChinese => ["图", "——", "——", "：", "无题", "完"],
        Language::TraditionalChinese => ["圖", "——", "——", "：", "無題", "完"],
        Language::Japanese => ["写真", "――", "――", "：", "無題", "完"],
        Language::Korean => ["사진", "", "— ", ": ", "제목 없음", "끝"],
        Language::Other(_) => ["Picture", "", "— ", ": ", "Untitled", "End"],
    };
    Labels { picture, deck, cite, colon, untitled, end, language }
}

impl Labels {
    /// A length as the language counts it: characters, or for others words of about six letters.
    pub fn length(&self, characters: usize) -> String {
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => {
                format!("{}字", grouped(characters))
            }
            Language::Korean => format!("{}자", grouped(characters)),
            Language::Other(_) => format!("{} words", grouped(characters.div_ceil(LETTERS))),
        }
    }

    /// Whether the language counts characters, not words.
    pub fn counts_characters(&self) -> bool {
        !matches!(self.language, Language::Other(_))
    }

    /// How long reading takes, in whole minutes, one at least: 3分, 3 min.
    ///
    /// # Source
    /// Trauzettel-Klosinski & Dietz, "Standardized assessment of reading performance: the International Reading Speed
    /// Texts `IReST`" (2012): 255 characters a minute for Chinese, 357 for Japanese, 228 words for English. Korean is
    /// not among them and is taken as Japanese.
    pub fn minutes(&self, characters: usize) -> String {
        let (a_minute, unit) = match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => (255, "分"),
            Language::Japanese => (357, "分"),
            Language::Korean => (357, "분"),
            Language::Other(_) => (228 * LETTERS, " min"),
        };
        format!("{}{unit}", characters.div_ceil(a_minute).max(1))
    }

    /// The number of a page as a list has room for it: 3版, 3面, p. 3; empty where it has none.
    pub fn page_number(&self, page: &Page) -> String {
        let number = page.number.as_ref().map_or("", |number| number.as_str());
        let plain = number.trim_start_matches('0');
        match self.language {
            _ if number.is_empty() || number.contains('\n') => String::new(),
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("{plain}版"),
            Language::Japanese => format!("{plain}面"),
            Language::Korean => format!("{plain}면"),
            Language::Other(_) => format!("p. {plain}"),
        }
    }

    /// Where something was printed, as the language cites it: 《样城日报》2026年11月23日第3版. What the edition does not
    /// say is left out.
    pub fn citation(&self, edition: &Edition, page: Option<&Page>) -> String {
        let name = edition.paper.as_ref().and_then(|paper| paper.name.as_ref());
        let name = name.map_or(String::new(), crate::edition::Text::line);
        // The date alone: what a masthead prints beside it is no citation.
        let date = edition.date.map_or_else(|| self.date(edition), |date| self.of_date(date));
        let numbered = page.filter(|page| page.number.is_some()).map(|page| Page { name: None, ..page.clone() });
        let page = numbered.map_or(String::new(), |page| self.page(&page));
        let (open, close, gap) = match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => ("《", "》", ""),
            Language::Japanese => ("「", "」", ""),
            Language::Korean => ("「", "」", " "),
            Language::Other(_) => ("", "", ", "),
        };
        let name = if name.is_empty() { name } else { format!("{open}{name}{close}") };
        let said = [name, date, page];
        said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(gap)
    }

    /// The name of a page: 第3版 民生, 3面, Page 3.
    pub fn page(&self, page: &Page) -> String {
        let number = page.number.as_ref().map_or("", |number| number.as_str());
        let plain = number.trim_start_matches('0');
        let number = if plain.is_empty() { number } else { plain };
        let name = page.name.as_ref().map_or("", |name| name.as_str());
        let numbered = match self.language {
            _ if number.is_empty() => String::new(),
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("第{number}版"),
            Language::Japanese => format!("{number}面"),
            Language::Korean => format!("{number}면"),
            Language::Other(_) => format!("Page {number}"),
        };
        [numbered.as_str(), name]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
            .replace('\n', " ")
    }

    /// The day of an edition: as printed, else from its date.
    pub fn date(&self, edition: &Edition) -> String {
        if let Some(printed) = &edition.date_text {
            return printed.line();
        }
        edition.date.map_or(String::new(), |date| self.of_date(date))
    }

    fn of_date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let [year_word, month_word, day_word] = match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => ["年", "月", "日"],
            Language::Korean => ["년 ", "월 ", "일"],
            Language::Other(_) => return date.to_string(),
        };
        let month = month.map_or(String::new(), |month| format!("{month}{month_word}"));
        let day = day.map_or(String::new(), |day| format!("{day}{day_word}"));
        format!("{year}{year_word}{month}{day}").trim_end().to_owned()
    }

    /// The number of an issue: 第10001期, No. 10001. Printed numbers that already speak are left alone.
    pub fn issue(&self, number: &str) -> String {
        if !number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '-') {
            return number.replace('\n', " ");
        }
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("第{number}期"),
            Language::Japanese => format!("第{number}号"),
            Language::Korean => format!("제{number}호"),
            Language::Other(_) => format!("No. {number}"),
        }
    }
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_dates_and_pages_speak_the_papers_language() {
        let edition: Edition =
            serde_json::from_str(r#"{"format":"edition/1","date":"2026-11-03","articles":[]}"#).unwrap();
        let page: Page = serde_json::from_str(r#"{"id":"p","number":"03","name":"民生"}"#).unwrap();
        let zh = labels(Language::SimplifiedChinese);
        let en = labels(Language::Other(None));
        assert_eq!((zh.length(1204), en.length(1_234_000)), ("1,204字".into(), "246,800 words".into()));
        assert_eq!((zh.date(&edition), en.date(&edition)), ("2026年11月3日".into(), "2026-11-03".into()));
        assert_eq!((zh.minutes(0), zh.minutes(256), en.minutes(5_000)), ("1分".into(), "2分".into(), "5 min".into()));
        assert_eq!((zh.page_number(&page), en.page_number(&page)), ("3版".into(), "p. 3".into()));
        assert_eq!((zh.page(&page), en.page(&page)), ("第3版 民生".into(), "Page 3 民生".into()));
        assert_eq!((zh.issue("10001"), en.issue("Vol. 3")), ("第10001期".into(), "Vol. 3".into()));
    }

    #[test]
    fn a_citation_names_paper_day_and_page_and_invents_none_of_them() {
        let edition: Edition = serde_json::from_str(
            r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","date_text":"2026年11月23日 星期一","articles":[]}"#,
        )
        .unwrap();
        let page: Page = serde_json::from_str(r#"{"id":"p","number":"03","name":"民生"}"#).unwrap();
        let of = |language| labels(language).citation(&edition, Some(&page));
        assert_eq!(of(Language::SimplifiedChinese), "《样城日报》2026年11月23日第3版");
        assert_eq!(of(Language::Japanese), "「样城日报」2026年11月23日3面");
        assert_eq!(of(Language::Other(None)), "样城日报, 2026-11-23, Page 3");
        let bare: Edition = serde_json::from_str(r#"{"format":"edition/1","articles":[]}"#).unwrap();
        assert_eq!(labels(Language::SimplifiedChinese).citation(&bare, None), "");
    }
}
