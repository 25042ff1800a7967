//! An article as lines to be heard or felt.
//!
//! Owns what is said around each text: its role, how many items a list has, where a table ends. Each text is one
//! line, however long; a line break in it is a blank. It refuses widths, ornaments and everything that only an eye
//! sees.

use crate::config::Readings;
use crate::edition::{Article, Part, Role, RunKind, Text};
use crate::l10n::{Say, Value, Words};
use crate::layout::{Emphasis, shown};

/// An article as it is said: units of lines, the head the first, then each paragraph, item or row with what is said
/// around it. There is at least one unit, and the last ends with the article's end.
pub(super) fn speech(article: &Article, words: &Words, readings: Readings) -> Vec<Vec<String>> {
    let parts = article.parts();
    let mut speaker = Speaker { words, readings, units: vec![Vec::new()], open: Vec::new() };
    let mut rest = parts.as_slice();
    let mut before = None;
    while let Some(part) = rest.first() {
        speaker.leave(part);
        let is_head = part.block.is_none() && part.role != Role::Signature;
        if !is_head && before != Some((Role::Signature, part.group)) {
            speaker.units.push(Vec::new());
        }
        before = Some((part.role, part.group));
        let said = speaker.part(part, rest).max(1);
        rest = rest.get(said..).unwrap_or_default();
    }
    while let Some(open) = speaker.open.pop() {
        speaker.end(&open);
    }
    speaker.say(Say::PlainEnd);
    speaker.units.retain(|unit| !unit.is_empty());
    speaker.units
}

/// A block of several parts that has been begun.
struct Open {
    kind: Kind,
    depth: u8,
    group: usize,
    /// How many items have been said.
    items: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    List,
    Verse,
    Table,
    Box,
}

struct Speaker<'a> {
    words: &'a Words,
    readings: Readings,
    units: Vec<Vec<String>>,
    open: Vec<Open>,
}

impl Speaker<'_> {
    fn line(&mut self, line: String) {
        if let Some(unit) = self.units.last_mut() {
            unit.push(line);
        }
    }

    fn say(&mut self, message: Say) {
        self.line(self.words.say(message));
    }

    fn fill(&mut self, message: Say, values: &[(&str, Value)]) {
        self.line(self.words.fill(message, values));
    }

    /// Ends the blocks that a part no longer belongs to.
    fn leave(&mut self, part: &Part) {
        let is_over =
            |open: &mut Open| part.depth < open.depth || (part.depth == open.depth && part.group != open.group);
        while let Some(open) = self.open.pop_if(is_over) {
            self.end(&open);
        }
    }

    fn end(&mut self, open: &Open) {
        match open.kind {
            Kind::List => self.say(Say::PlainListEnd),
            Kind::Table => self.say(Say::PlainTableEnd),
            Kind::Box => self.say(Say::PlainBoxEnd),
            Kind::Verse => {}
        }
    }

    /// Begins the block of a part; whether it had not been begun before.
    fn begin(&mut self, kind: Kind, part: &Part) -> bool {
        let is_new = self.open.last().is_none_or(|open| open.group != part.group);
        if is_new {
            self.open.push(Open { kind, depth: part.depth, group: part.group, items: 0 });
        }
        is_new
    }

    /// Says a part, the first of `rest`; how many parts that were.
    fn part(&mut self, part: &Part, rest: &[Part]) -> usize {
        let text = self.text(part.text);
        let message = match part.role {
            Role::Rubric => Say::PlainRubric,
            Role::Kicker => Say::PlainKicker,
            Role::Issuer => Say::PlainIssuer,
            Role::Headline => Say::PlainHeadline,
            Role::Deck => Say::PlainDeck,
            Role::Summary => Say::PlainSummary,
            Role::Byline => Say::PlainByline,
            Role::Dateline => Say::PlainDateline,
            Role::Question => Say::PlainQuestion,
            Role::Quote => Say::PlainQuote,
            Role::PullQuote => Say::PlainPullQuote,
            Role::Cite => Say::PlainCite,
            Role::Caption => Say::PlainCaption,
            Role::Credit => Say::PlainCredit,
            Role::NoteLabel | Role::Note => Say::PlainNote,
            Role::Signature => Say::PlainSignature,
            Role::Subhead(level) => {
                let level = ("level", usize::from(level).into());
                self.fill(Say::PlainSubhead, &[level, ("text", text.as_str().into())]);
                return 1;
            }
            Role::Marker | Role::Item => return self.item(part, rest),
            Role::TableCaption | Role::TableHead | Role::TableCell => return self.table(part, rest),
            Role::Figure if text.is_empty() => {
                self.say(Say::PlainPictureSilent);
                return 1;
            }
            Role::Figure => Say::PlainPicture,
            Role::BoxTitle => {
                self.begin(Kind::Box, part);
                match text.as_str() {
                    "" => self.say(Say::PlainBoxSilent),
                    text => self.fill(Say::PlainBox, &[("text", text.into())]),
                }
                return 1;
            }
            Role::Verse => {
                if self.begin(Kind::Verse, part) {
                    let count = rest.iter().filter(|other| other.group == part.group).count();
                    self.fill(Say::PlainVerse, &[("count", count.into())]);
                }
                self.line_of(text);
                return 1;
            }
            Role::Rule => {
                self.say(Say::PlainRule);
                return 1;
            }
            Role::Pre => {
                let text = part.text.as_str().trim_end();
                self.fill(Say::PlainPre, &[("count", text.lines().count().into())]);
                text.lines().for_each(|line| self.line_of(line.to_owned()));
                return 1;
            }
            Role::Paragraph | Role::Line | Role::Unknown => {
                self.line_of(text);
                return 1;
            }
        };
        if !text.is_empty() {
            self.fill(message, &[("text", text.as_str().into())]);
        }
        1
    }

    /// A line that has something in it: a blank one is silence to the ear.
    fn line_of(&mut self, line: String) {
        if !line.trim().is_empty() {
            self.line(line);
        }
    }

    /// An item with its marker, if that says more than that it is one.
    fn item(&mut self, part: &Part, rest: &[Part]) -> usize {
        if self.begin(Kind::List, part) {
            let is_item = |other: &&Part| other.role == Role::Item && other.group == part.group;
            self.fill(Say::PlainList, &[("count", rest.iter().filter(is_item).count().into())]);
        }
        let number = self.open.last_mut().map_or(1, |open| {
            open.items += 1;
            open.items
        });
        let printed = (part.role == Role::Marker).then(|| self.text(part.text));
        let marker = printed.filter(|marker| marker.chars().any(char::is_alphanumeric));
        let with_marker = usize::from(part.role == Role::Marker);
        let text = rest.get(with_marker).map_or(String::new(), |item| self.text(item.text));
        match marker {
            // 一、 and its like need no space behind them.
            Some(marker) if !marker.ends_with(|char: char| char.is_ascii()) => self.line(marker + &text),
            Some(marker) => self.line(format!("{marker} {text}").trim_end().to_owned()),
            None => self.fill(Say::PlainItem, &[("number", number.into()), ("text", text.as_str().into())]),
        }
        1 + with_marker
    }

    /// The caption of a table, or a row of it.
    fn table(&mut self, part: &Part, rest: &[Part]) -> usize {
        let of_table = || rest.iter().take_while(|other| other.group == part.group);
        if self.begin(Kind::Table, part) {
            let cells = || of_table().filter_map(|other| Some((other.role, other.cell?)));
            let rows = |role: Role| {
                let rows = cells().filter(|(own, _)| *own == role).map(|(_, cell)| cell.row);
                rows.fold((0, None), |(count, last), row| (count + usize::from(last != Some(row)), Some(row))).0
            };
            let columns = cells().map(|(_, cell)| cell.columns).max().unwrap_or(0);
            self.fill(Say::PlainTable, &[("rows", rows(Role::TableCell).into()), ("columns", columns.into())]);
        }
        let Some(cell) = part.cell else {
            let text = self.text(part.text);
            self.fill(Say::PlainTableCaption, &[("text", text.as_str().into())]);
            return 1;
        };
        let in_row = |other: &&Part| other.cell.is_some_and(|other| other.row == cell.row);
        let texts: Vec<String> = of_table().take_while(in_row).map(|cell| self.cell(cell.text)).collect();
        let row = texts.join(&self.words.say(Say::PlainCellGap));
        if part.role == Role::TableHead {
            self.fill(Say::PlainTableHead, &[("text", row.as_str().into())]);
        } else if let Some(open) = self.open.last_mut() {
            open.items += 1;
            let number = open.items;
            self.fill(Say::PlainRow, &[("number", number.into()), ("text", row.as_str().into())]);
        }
        texts.len()
    }

    /// A cell; an empty one is said, or those behind it would be heard in its place.
    fn cell(&self, text: &Text) -> String {
        let text = self.text(text);
        if text.is_empty() { self.words.say(Say::PlainCellEmpty) } else { text }
    }

    /// A text on one line, with its readings and raised figures, without white space around it.
    fn text(&self, text: &Text) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for run in text.runs() {
            out.push_str(text.slice(at..run.range.start));
            let own = text.slice(run.range.clone());
            out.push_str(&shown(own, Emphasis::of(&run.kind)));
            if let RunKind::Ruby(reading) = &run.kind
                && self.readings == Readings::Inline
                && !reading.trim().is_empty()
            {
                out.extend(["(", reading.trim(), ")"]);
            }
            at = run.range.end;
        }
        out.push_str(text.slice(at..text.len()));
        out.trim().replace('\n', " ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Tongue;

    fn said(json: &str, tongue: Tongue) -> Vec<String> {
        let article: Article = serde_json::from_str(json).unwrap();
        speech(&article, &Words::of(tongue), Readings::Inline).into_iter().map(|unit| unit.join(" / ")).collect()
    }

    #[test]
    fn every_role_is_told_in_words() {
        let lines = said(
            r#"{"rubric":"热点","kicker":"引","headline":"题\n二","deck":"副","byline":"By A","body":["一\n行",
            {"type":"subhead","text":"小","level":2},
            {"type":"list","items":[{"marker":"·","text":"甲","blocks":[{"type":"list","items":[{"marker":"（一）","text":"内"}]}]},"two"]},
            {"type":"table","caption":"价","header":[["h","i"]],"rows":[["a",""],["c","d"]]},
            {"type":"figure","alt":"桥","caption":"新桥"},{"type":"figure"},
            {"type":"box","title":"链接","blocks":["框里"]},{"type":"rule"},
            {"type":"pre","text":"  x\n\ny"},{"type":"lines","verse":true,"lines":["春","","秋"]},
            {"type":"paragraph","text":[{"t":"ruby","c":"漢字","r":"かんじ"},"10",{"t":"sup","c":"2"}]}],
            "signature":{"lines":["某局","某日"]}}"#,
            Tongue::English,
        );
        let expected = [
            "Rubric: 热点 / Kicker: 引 / Headline: 题 二 / Deck: 副 / Byline: By A",
            "一 行",
            "Subhead level 2: 小",
            "List, 2 items / Item 1: 甲",
            "List, 1 item / （一）内 / End of list",
            "Item 2: two / End of list",
            "Table, 2 rows, columns: 2 / Table caption: 价",
            "Column heads: h; i",
            "Row 1: a; empty",
            "Row 2: c; d / End of table",
            "Picture: 桥",
            "Caption: 新桥",
            "Picture without a description",
            "Box: 链接",
            "框里 / End of box",
            "Break",
            "Text as it stands, 3 lines /   x / y",
            "Verse, 3 lines / 春",
            "秋",
            "漢字(かんじ)10²",
            "Signed: 某局 / Signed: 某日 / End of article",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn an_article_of_nothing_ends() {
        assert_eq!(said(r#"{"body":[]}"#, Tongue::SimplifiedChinese), ["本篇完"]);
    }
}
