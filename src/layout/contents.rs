//! The list of sections and headlines into lines.
//!
//! Owns the masthead, the title of a section, and what lines of a list are made of. It refuses the entries: `entry`
//! has them.

use super::article::Setting;
use super::house::House;
use super::label::Labels;
use super::language;
use crate::edition::{Edition, Group};
use crate::text::{Ambiguous, Filled, Filling, Hyphens, Language, Rules, Strip, fill, width};

/// How a stretch of a list stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The paper's name.
    Masthead,
    /// A section.
    Section,
    /// A headline of weight.
    Lead,
    /// A headline.
    Headline,
    /// A headline that has been read.
    Seen,
    /// A text of the paper.
    Text,
    /// What is said about it: byline, length, date.
    Quiet,
    /// What was searched.
    Match,
    /// A rule over its cells.
    Rule,
}

/// A stretch of a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Cells before it.
    pub column: usize,
    /// Cells it takes.
    pub cells: usize,
    /// Its text, on one line; empty for a rule.
    pub text: String,
    /// How it stands out.
    pub tone: Tone,
}

/// A line of a list, from the left.
pub type Row = Vec<Stretch>;

/// Cells and policy of a list.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Cells a line may have.
    pub measure: usize,
    /// How the terminal draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// The reader's choices.
    pub house: House,
}

impl Sheet {
    /// A text in a column, on one line.
    pub fn stretch(self, column: usize, text: String, tone: Tone) -> Stretch {
        let cells = width(&text, self.ambiguous);
        Stretch { column, cells, text, tone }
    }

    /// A rule from a column to the end of the measure.
    pub fn rule(self, column: usize) -> Stretch {
        let cells = self.measure.saturating_sub(column);
        Stretch { column, cells, text: String::new(), tone: Tone::Rule }
    }

    /// A text in lines of at most `measure` cells.
    pub fn filled(self, text: &str, measure: usize) -> Vec<String> {
        let rules = Rules { level: self.house.level, ..Rules::of(Language::of_text(text)) };
        let strip = Strip::of(text, rules, self.ambiguous);
        let filling = Filling { hyphens: Hyphens::None, ..Filling::plain(measure, rules) };
        let line = |line: Filled| text.get(strip.bytes(line.seen())).unwrap_or_default().trim().to_owned();
        fill(&strip, &filling).into_iter().map(line).collect()
    }

    /// Texts with a dot between them, in centred lines that break at the dots where they can.
    fn centred(self, texts: &[String], tone: Tone) -> Vec<Row> {
        let mut lines: Vec<String> = Vec::new();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            let joined = lines.last().map(|last| format!("{last} · {text}"));
            match (joined.filter(|joined| width(joined, self.ambiguous) <= self.measure), lines.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                _ => lines.extend(self.filled(text, self.measure)),
            }
        }
        let place = |line: String| {
            let free = self.measure.saturating_sub(width(&line, self.ambiguous));
            vec![self.stretch(free / 2, line, tone)]
        };
        lines.into_iter().map(place).collect()
    }
}

/// The paper's name, its date and issue, and a rule; nothing where the file says nothing.
pub fn masthead(edition: &Edition, labels: &Labels, sheet: Sheet) -> Vec<Row> {
    let paper = edition.paper.as_ref();
    let name =
        paper.and_then(|paper| paper.name.as_ref()).map_or_else(String::new, |name| spaced(&one_line(name.as_str())));
    let mut rows = sheet.centred(&[name], Tone::Masthead);
    let calendar = edition.calendar.as_ref();
    let mut date = labels.date(edition);
    if let Some(weekday) =
        calendar.and_then(|calendar| calendar.weekday.as_ref()).filter(|day| !date.contains(day.as_str()))
    {
        date = format!("{date} {}", weekday.as_str());
    }
    let lunar = calendar.and_then(|calendar| calendar.lunar.as_ref());
    let issue = edition.issue.as_ref().and_then(|issue| issue.number.as_ref());
    let texts = [
        one_line(date.trim()),
        lunar.map_or_else(String::new, |lunar| one_line(lunar.as_str())),
        issue.map_or_else(String::new, |number| labels.issue(number.as_str())),
    ];
    rows.extend(sheet.centred(&texts, Tone::Quiet));
    if !rows.is_empty() {
        rows.push(vec![sheet.rule(0)]);
    }
    rows
}

/// A name in ideographs is set wide, as a masthead is; others stay as they are.
pub(super) fn spaced(name: &str) -> String {
    if name.is_empty()
        || !name
            .chars()
            .all(|c| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'))
    {
        return name.to_owned();
    }
    let letters: Vec<String> = name.chars().map(String::from).collect();
    letters.join(" ")
}

/// A text on one line: its breaks are spaces.
pub fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// A section's title with a rule behind it; a rule alone where it has no title.
pub fn section(group: &Group, sheet: Sheet) -> Vec<Row> {
    if group.title.is_empty() {
        return vec![vec![sheet.rule(0)]];
    }
    let mut rows: Vec<Row> = sheet
        .filled(&group.title, sheet.measure)
        .into_iter()
        .map(|line| vec![sheet.stretch(0, line, Tone::Section)])
        .collect();
    if let Some(last) = rows.last_mut() {
        let after = last.last().map_or(0, |stretch| stretch.cells + 1);
        if after + 2 <= sheet.measure {
            last.push(sheet.rule(after));
        }
    }
    rows
}

/// The setting of an article of an edition in a measure.
pub fn setting(edition: &Edition, index: usize, sheet: Sheet) -> Setting {
    let own = || edition.articles.get(index).map_or(Language::Other(None), |article| language(edition, article));
    let language = sheet.house.language.unwrap_or_else(own);
    Setting { measure: sheet.measure, ambiguous: sheet.ambiguous, language, house: sheet.house }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::layout::labels;

    fn edition() -> Edition {
        let json = r#"{"format":"edition/1","paper":"样城日报","date_text":"2026年11月23日 星期一","issue":{"number":"7"},"lang":"zh","articles":[]}"#;
        serde_json::from_str(json).unwrap()
    }

    /// Rows as lines of text, a rule as one sign.
    pub(in crate::layout) fn shown(rows: &[Row]) -> Vec<String> {
        let line = |row: &Row| {
            let mut out = String::new();
            let mut at = 0;
            for stretch in row {
                out.push_str(&" ".repeat(stretch.column - at));
                out.push_str(if stretch.tone == Tone::Rule { "─" } else { &stretch.text });
                at = stretch.column + stretch.cells;
            }
            out
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn a_masthead_is_centred_and_says_what_is_printed() {
        let sheet = Sheet { measure: 40, ambiguous: Ambiguous::Narrow, house: House::default() };
        let rows = shown(&masthead(&edition(), &labels(Language::SimplifiedChinese), sheet));
        assert_eq!(rows, ["              样 城 日 报", "     2026年11月23日 星期一 · 第7期", "─"]);
    }
}
