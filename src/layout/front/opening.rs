//! How a story opens: as much of its text as its rows hold, cut behind a sentence, and where it goes on.
//!
//! Owns the cut and the words behind it. It refuses heads and pictures.

use std::borrow::Cow;

use crate::edition::{Article, Part, Place, Role, Text};
use crate::layout::article::{opening, opening_behind};
use crate::layout::{Content, Emphasis, Fragment, Line, Ornament, Setting, labels};
use crate::text::width;

/// The start of a body, set.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Opening {
    /// Its lines; a few more than were asked for, if there are so many.
    pub(super) lines: Vec<Line>,
    /// Whether that is all of the body that is read as text.
    pub(super) is_whole: bool,
}

/// The parts of an article, none longer than what could be seen of it: a paragraph may have millions of letters.
pub(in crate::layout) struct Near<'a> {
    parts: Vec<Part<'a>>,
    /// The starts of the long ones, by their index.
    long: Vec<(usize, Text)>,
}

impl<'a> Near<'a> {
    /// Those of an article of which so many rows of so many cells are seen.
    pub(in crate::layout) fn of(article: &'a Article, rows: usize, measure: usize) -> Self {
        let parts = article.parts();
        // More than the rows hold, so that the cut sees what follows.
        let cells = (rows + 2) * measure.max(8) + 64;
        let is_long = |(index, part): (usize, &Part)| {
            // Nearly all are shorter than the fewest bytes that so many cells can have.
            let most = (part.text.len() > cells).then(|| cells * bytes_a_cell(part.text.as_str(), cells))?;
            (part.text.len() > most).then(|| (index, part.text.prefix(most)))
        };
        let long = parts.iter().enumerate().filter_map(is_long).take(MANY).collect();
        Self { parts, long }
    }

    /// The parts.
    pub(in crate::layout) fn parts(&self) -> Cow<'_, [Part<'_>]> {
        if self.long.is_empty() {
            return Cow::Borrowed(&self.parts);
        }
        let mut parts = self.parts.clone();
        for (index, text) in &self.long {
            if let Some(part) = parts.get_mut(*index) {
                part.text = text;
            }
        }
        Cow::Owned(parts)
    }

    /// Whether only the start of a part is at hand.
    pub(super) fn is_long(&self, part: usize) -> bool {
        self.long.iter().any(|(index, _)| *index == part)
    }
}

/// The bytes that a cell of a text may have: one of a text of plain letters, four where letters carry marks.
fn bytes_a_cell(text: &str, looked_at: usize) -> usize {
    let start = text.as_bytes().get(..looked_at).unwrap_or(text.as_bytes());
    let plain = start.iter().filter(|byte| byte.is_ascii()).count();
    // A quote has three bytes; a tenth of them is a text of some other script.
    if plain * 10 >= start.len() * 9 { 1 } else { 4 }
}

/// Most long parts that are looked at: more are never seen.
const MANY: usize = 200;

/// Index of the first part of the body.
pub(super) fn first(parts: &[Part]) -> usize {
    parts.iter().position(|part| part.block.is_some()).unwrap_or(parts.len())
}

/// Sets the start of a body: some more than so many rows of it, if there are so many.
pub(super) fn open(near: &Near, setting: &Setting, rows: usize) -> Opening {
    let parts = near.parts();
    let (lines, next) = opening(&parts, first(&parts), setting, rows + 1);
    let seen = lines.last().map_or(0, |line| line.start.part);
    let rest = parts.get(next..).unwrap_or_default();
    let is_text =
        |part: &Part| !part.text.is_empty() && !matches!(part.role, Role::Figure | Role::Caption | Role::Credit);
    Opening { lines, is_whole: !rest.iter().any(is_text) && !near.is_long(seen) }
}

/// What a cut needs to know of its story.
pub(super) struct Cut<'a> {
    pub(super) near: &'a Near<'a>,
    pub(super) setting: &'a Setting,
}

impl Cut<'_> {
    /// The lines of an opening in so many rows: all of it where it fits; else up to the end of a sentence where one is
    /// near, at most `spare` rows short of them, and behind it where the story goes on.
    pub(super) fn lines(&self, opening: &Opening, rows: usize, spare: usize) -> Vec<Line> {
        if rows == 0 || (opening.is_whole && opening.lines.len() <= rows) {
            return if rows == 0 { Vec::new() } else { opening.lines.clone() };
        }
        let parts = self.near.parts();
        let seen = opening.lines.get(..rows.min(opening.lines.len())).unwrap_or_default();
        let nearest = rows.saturating_sub(spare + 1);
        let ends = seen.iter().enumerate().skip(nearest).rev().flat_map(|(_, line)| sentence_ends(line, &parts));
        for place in ends.take(TRIED) {
            if let Some(lines) = self.cut_at(place, rows, &opening.lines) {
                return lines;
            }
        }
        self.cut_anywhere(opening, rows, &parts)
    }

    /// The lines up to a place, with the words of where it goes on; none where they need more rows.
    fn cut_at(&self, place: Place, rows: usize, set: &[Line]) -> Option<Vec<Line>> {
        let parts = self.near.parts();
        let text = parts.get(place.part)?.text.prefix(place.byte);
        let mut parts = parts.get(..=place.part)?.to_vec();
        parts.last_mut()?.text = &text;
        let mut lines = opening_behind(&parts, place.part, self.setting, rows + 1, set)
            .unwrap_or_else(|| opening(&parts, first(&parts), self.setting, rows + 1).0);
        let said = self.goes_on(place);
        let cells = width(&said, self.setting.ambiguous);
        let end = lines.last().and_then(|line| line.fragments.last()).map_or(0, |last| last.column + last.cells);
        let measure = self.setting.measure;
        if lines.len() <= rows && end + cells + usize::from(cells > 0) <= measure {
            lines.last_mut()?.fragments.push(mark(said, cells, measure));
            return Some(lines);
        }
        if lines.len() < rows && cells <= measure {
            lines.push(Line { start: place, fragments: vec![mark(said, cells, measure)] });
            return Some(lines);
        }
        None
    }

    /// The lines with a last one that says where it goes on, wherever the text is cut.
    fn cut_anywhere(&self, opening: &Opening, rows: usize, parts: &[Part]) -> Vec<Line> {
        let mut lines: Vec<Line> = opening.lines.iter().take(rows - 1).cloned().collect();
        // No subhead, and no air, before it.
        while lines.last().is_some_and(|line| is_open(line, parts)) {
            lines.pop();
        }
        let place = opening.lines.get(lines.len()).map_or(Place::default(), |line| line.start);
        let said = self.goes_on(place);
        let dots = match self.setting.language {
            _ if lines.is_empty() => String::new(),
            language if language.is_ideographic() => "……".to_owned(),
            _ => "… ".to_owned(),
        };
        // In a narrow column the dots alone say that it does.
        for whole in [format!("{dots}{said}"), said, dots] {
            let cells = width(&whole, self.setting.ambiguous);
            if (1..=self.setting.measure).contains(&cells) {
                lines.push(Line { start: place, fragments: vec![mark(whole, cells, self.setting.measure)] });
                break;
            }
        }
        lines
    }

    /// How much of a story is left that is cut at a place.
    fn goes_on(&self, place: Place) -> String {
        labels(self.setting.language).goes_on(self.characters_from(place))
    }

    /// How many characters the body has from a place on, white space of one byte not counted.
    fn characters_from(&self, place: Place) -> usize {
        let parts = self.near.parts.iter().enumerate().skip(place.part).filter(|(_, part)| part.block.is_some());
        parts
            .map(|(index, part)| {
                let from = if index == place.part { place.byte } else { 0 };
                let bytes = part.text.as_str().as_bytes().get(from..).unwrap_or_default();
                characters(bytes)
            })
            .sum()
    }
}

/// How many characters begin in some bytes, white space of one byte not counted.
fn characters(bytes: &[u8]) -> usize {
    let begins = |byte: &u8| u8::from(*byte & 0xC0 != 0x80 && *byte > b' ');
    // Sums of a byte, which a processor makes 32 at a time: all that is left of a long story is counted for each cut.
    bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(begins).sum::<u8>())).sum()
}

/// Most ends of sentences that are tried for a cut.
const TRIED: usize = 4;

/// The words behind a cut, at the right edge.
fn mark(said: String, cells: usize, measure: usize) -> Fragment {
    Fragment {
        column: measure.saturating_sub(cells),
        cells,
        role: Role::Credit,
        emphasis: Emphasis::Plain,
        content: Content::Ornament(Ornament::Text(said.into())),
    }
}

/// Whether more is to follow a line: nothing stands on it, or a subhead.
fn is_open(line: &Line, parts: &[Part]) -> bool {
    let heads = |role| matches!(role, Role::Subhead(_) | Role::Question | Role::NoteLabel);
    line.fragments.is_empty() || parts.get(line.start.part).is_some_and(|part| heads(part.role))
}

/// The places behind the sentences that end on a line, the last first; the end of an item or of a line of verse too.
fn sentence_ends(line: &Line, parts: &[Part]) -> Vec<Place> {
    let mut ends = Vec::new();
    for fragment in line.fragments.iter().rev() {
        let Content::Source { part, range } = &fragment.content else { continue };
        let Some(of) = parts.get(*part).filter(|of| !matches!(of.role, Role::Subhead(_) | Role::Marker)) else {
            continue;
        };
        let text = of.text.as_str();
        let is_line = matches!(of.role, Role::Item | Role::Line | Role::Verse | Role::TableCell);
        if is_line && text.get(range.end..).is_some_and(|rest| rest.trim().is_empty()) {
            ends.push(Place { part: *part, byte: text.len() });
        }
        let Some(here) = text.get(range.clone()) else { continue };
        for (at, char) in here.char_indices().rev() {
            let behind = range.start + at + char.len_utf8();
            if let Some(byte) = sentence_end(text, behind, char).filter(|byte| *byte <= range.end) {
                ends.push(Place { part: *part, byte });
            }
        }
    }
    ends
}

/// The byte behind the sentence that a character ends, its closing marks with it; none where it ends none.
fn sentence_end(text: &str, behind: usize, char: char) -> Option<usize> {
    let rest = text.get(behind..)?;
    let closers = rest.find(|c: char| !"”’」』）)》】〉\"'".contains(c)).unwrap_or(rest.len());
    let after = rest.get(closers..)?;
    match char {
        '。' | '！' | '？' => Some(behind + closers),
        '.' | '!' | '?' => {
            // A stop inside 3.5 or behind an initial ends nothing.
            let before = text.get(..behind - char.len_utf8())?;
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            let is_initial = char == '.' && word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
            let goes_on = after
                .strip_prefix(char::is_whitespace)
                .is_some_and(|next| next.trim_start().starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit()));
            (!is_initial && (after.is_empty() || goes_on)).then_some(behind + closers)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;
    use crate::layout::{House, Indent, plain};
    use crate::text::{Ambiguous, Language};

    fn lines(json: &str, measure: usize, rows: usize) -> Vec<String> {
        let edition: Edition = serde_json::from_str(&format!(
            r#"{{"format":"edition/1","pages":[{{"id":"p1","number":"1"}},{{"id":"p2","number":"2"}}],"articles":[{json}]}}"#
        ))
        .unwrap();
        let article = &edition.articles[0];
        let language = crate::layout::language(&edition, article);
        let house = House { hang: crate::text::Hang::None, ..House::default() };
        let setting = Setting { measure, ambiguous: Ambiguous::Narrow, language, house };
        let near = Near::of(article, rows, measure);
        let opening = open(&near, &setting, rows);
        let cut = Cut { near: &near, setting: &setting };
        let parts = article.parts();
        cut.lines(&opening, rows, rows / 2).iter().map(|line| plain::text(line, &parts)).collect()
    }

    #[test]
    fn a_story_is_cut_behind_a_sentence_and_says_how_much_is_left() {
        let body = r#""body":["昨日桥通车了。两岸居民都来走一走，看一看，江面上的风很大。","第二段说的是渡口，它明天就要关了。"]"#;
        assert_eq!(
            lines(&format!(r#"{{"headline":"新桥",{body}}}"#), 30, 3),
            ["    昨日桥通车了。两岸居民都来", "走一走，看一看，江面上的风", "很大。            （余下17字）"]
        );
        assert_eq!(
            lines(
                r#"{"body":"The bridge opened at 3.5 hours. Both banks walked over it, and the wind was strong all day."}"#,
                30,
                3
            ),
            ["The bridge opened at 3.5", "hours.         (10 more words)"]
        );
    }

    #[test]
    fn what_fits_is_whole_and_says_nothing() {
        assert_eq!(lines(r#"{"body":"一句话。One more."}"#, 30, 5), ["    一句话。One more."]);
        assert_eq!(lines(r#"{"body":""}"#, 30, 5), Vec::<String>::new());
    }

    #[test]
    fn where_no_sentence_ends_dots_say_that_it_goes_on() {
        let body = "句子很长没有句号只有逗号，".repeat(12);
        let set = lines(&format!(r#"{{"body":"{body}"}}"#), 30, 3);
        assert_eq!((set.len(), set[2].trim()), (3, "……（余下128字）"));
        let body = "a long sentence without a stop ".repeat(12);
        assert!(lines(&format!(r#"{{"body":"{body}"}}"#), 40, 3)[2].trim().starts_with("… ("));
    }

    #[test]
    fn no_subhead_stands_last_and_rows_are_kept_at_every_measure() {
        let json = r#"{"body":[{"type":"paragraph","text":"第一段没有几个字。"},{"type":"subhead","text":"小标题 Subhead"},{"type":"paragraph","text":"第二段 goes on 很久，很久，很久，没有停下来的意思，一直写到行末"}]}"#;
        for measure in 4..60 {
            for rows in 0..9 {
                let set = lines(json, measure, rows);
                assert!(set.len() <= rows, "{measure} {rows}");
                assert!(!set.last().is_some_and(|line| line.contains("Subhead")), "{measure} {rows}: {set:?}");
            }
        }
    }

    #[test]
    fn a_story_that_is_cut_again_is_what_it_is_when_all_of_it_is_set_again() {
        let json = r#"{"headline":"甲","body":["第一段，有“引号”。","",{"type":"subhead","text":"小标题"},"第二段 goes on 很久，很久。","第三段。\n",
            {"type":"figure","asset":"a"},"第四段，a fourth one。",{"type":"list","items":["甲","乙"]}," 缩进。","末段。"]}"#;
        let blank = r#"{"body":["","甲。","","乙，很久。","　","丙。","丁。\n\n","戊，很久，很久。"]}"#;
        for json in [json, blank] {
            cut_again(json);
        }
    }

    fn cut_again(json: &str) {
        let article: Article = serde_json::from_str(json).unwrap();
        let (mut again, mut all) = (0, 0);
        for (measure, indent) in (2..50).flat_map(|measure| [(measure, Indent::None), (measure, Indent::Custom)]) {
            let house = House { hang: crate::text::Hang::None, indent, ..House::default() };
            let language = Language::SimplifiedChinese;
            let setting = Setting { measure, ambiguous: Ambiguous::Wide, language, house };
            let parts = article.parts();
            for rows in 1..20 {
                let (set, _) = opening(&parts, first(&parts), &setting, rows);
                for index in set.iter().map(|line| line.start.part) {
                    let text = parts[index].text.prefix(parts[index].text.len() / 2);
                    let mut parts = parts[..=index].to_vec();
                    parts[index].text = &text;
                    all += 1;
                    if let Some(lines) = opening_behind(&parts, index, &setting, rows, &set) {
                        again += 1;
                        assert_eq!(lines, opening(&parts, first(&parts), &setting, rows).0, "{measure} {rows} {index}");
                    }
                }
            }
        }
        assert!(again * 5 > all, "{again} of {all}");
    }

    #[test]
    fn a_paragraph_of_millions_of_letters_costs_no_more_than_what_is_seen_of_it() {
        let article: Article = serde_json::from_str(&format!(r#"{{"body":"{}"}}"#, "报a，".repeat(100_000))).unwrap();
        let near = Near::of(&article, 10, 36);
        assert!(near.parts()[0].text.len() < 4_000);
        let setting = Setting {
            measure: 36,
            ambiguous: Ambiguous::Narrow,
            language: Language::SimplifiedChinese,
            house: House::default(),
        };
        let opening = open(&near, &setting, 10);
        assert!(!opening.is_whole && opening.lines.len() > 10);
    }
}
