//! Lists of issues into lines: an issue with its day, paper and first headline; what is left to be read on.
//!
//! Owns what such a line says and where: what is said of an issue stands in columns of its own. It refuses to know files
//! and which issue is selected.

use super::contents::{Row, Sheet, Tone, one_line};
use super::entry::INSET;
use crate::text::{Ambiguous, shortened, width};

/// What a list says of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueLine<'a> {
    /// Its day, as a list under the month has it.
    pub day: &'a str,
    /// Whether the issue above has the same day.
    pub turn: Turn,
    /// Its paper.
    pub paper: &'a str,
    /// Its first headline.
    pub lead: &'a str,
    /// How far it has been read.
    pub read: HowFar,
    /// How many of its articles are starred.
    pub starred: usize,
}

/// Where a line stands among those of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is the first of its day.
    First,
    /// Another one of the day stands above it.
    Further,
}

/// How far an issue has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HowFar {
    /// Nobody knows how many articles it has.
    #[default]
    Unknown,
    /// So many of so many articles.
    Part(usize, usize),
    /// All of it.
    Whole,
}

/// Cells of what stands in columns in a list of issues; none for a column that it does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Columns {
    /// The day.
    pub day: usize,
    /// The paper.
    pub paper: usize,
    /// The stars.
    pub starred: usize,
    /// How far it has been read.
    pub read: usize,
}

/// Cells between two columns.
const GAP: usize = 2;
/// Cells kept free at the right.
const EDGE: usize = 1;
/// Least room for a headline beside day and paper; with less it has a line of its own.
const LEAST: usize = 20;

/// The cell of the dot of what nothing has been read of.
const DOT: usize = 1;

/// What is said of how far an issue has been read: 80, 12/80, ✓.
pub fn how_far(read: HowFar) -> String {
    match read {
        HowFar::Unknown => String::new(),
        HowFar::Part(0, of) => of.to_string(),
        HowFar::Part(read, of) => format!("{read}/{of}"),
        HowFar::Whole => "✓".to_owned(),
    }
}

/// Stars, counted: ★3; nothing where there are none.
pub fn stars(count: usize) -> String {
    if count == 0 { String::new() } else { format!("★{count}") }
}

/// An issue: on one line, or where that leaves too little of the headline, on two.
pub fn issue(of: IssueLine, columns: Columns, sheet: Sheet) -> Vec<Row> {
    let end = sheet.measure.saturating_sub(EDGE);
    let (fresh, rest) = match (of.read, of.turn) {
        (HowFar::Whole, _) => (Tone::Seen, Tone::Seen),
        (_, Turn::First) => (Tone::Headline, Tone::Headline),
        (_, Turn::Further) => (Tone::Headline, Tone::Quiet),
    };
    let mut row = Row::new();
    if matches!(of.read, HowFar::Part(0, _)) {
        row.push(sheet.stretch(DOT, "•".to_owned(), Tone::Section));
    }
    let put = |row: &mut Row, at: usize, text: &str, cells: usize, tone: Tone| {
        let text = shortened(text, cells.min(end.saturating_sub(at)), sheet.ambiguous);
        if !text.is_empty() {
            row.push(sheet.stretch(at, text, tone));
        }
    };
    put(&mut row, INSET, of.day, columns.day, rest);
    let at = INSET + if columns.day == 0 { 0 } else { columns.day + GAP };
    let meta = meta(of, columns, sheet.ambiguous);
    // A column that is empty here is no reason to cut a headline.
    let right = end.saturating_sub(width(meta.trim_start(), sheet.ambiguous));
    let room = right.saturating_sub(usize::from(!meta.trim().is_empty()) * GAP);
    let behind = at + if columns.paper == 0 { 0 } else { columns.paper + GAP };
    let lead = one_line(of.lead.trim());
    // Where there are papers to name, their names are short and the headline is not.
    let is_beside = columns.paper == 0 || room >= behind + LEAST;
    if is_beside {
        put(&mut row, at, of.paper, columns.paper, fresh);
        put(&mut row, behind, &lead, room.saturating_sub(behind), fresh);
    } else {
        put(&mut row, at, of.paper, room.saturating_sub(at), fresh);
    }
    let used = row.last().map_or(0, |stretch| stretch.column + stretch.cells);
    if !meta.trim().is_empty() && used < right {
        let column = end.saturating_sub(width(meta.trim_start(), sheet.ambiguous));
        row.push(sheet.stretch(column, meta.trim().to_owned(), Tone::Quiet));
    }
    let mut rows = vec![row];
    let lead = shortened(&lead, end.saturating_sub(INSET), sheet.ambiguous);
    if !is_beside && !lead.is_empty() {
        rows.push(vec![sheet.stretch(INSET, lead, fresh)]);
    }
    rows
}

/// Stars and how far it has been read, each in a column.
fn meta(of: IssueLine, columns: Columns, ambiguous: Ambiguous) -> String {
    let slot =
        |text: String, cells: usize| format!("{}{text}", " ".repeat(cells.saturating_sub(width(&text, ambiguous))));
    let gap = if columns.starred > 0 { "  " } else { "" };
    format!("{}{gap}{}", slot(stars(of.starred), columns.starred), slot(how_far(of.read), columns.read))
}

/// What is left to be read on: the headline, and in which paper of which day it stands.
pub fn left(paper: &str, day: &str, headline: &str, sheet: Sheet) -> Row {
    let end = sheet.measure.saturating_sub(EDGE);
    let room = end.saturating_sub(INSET);
    let said: Vec<&str> = [paper, day].into_iter().filter(|text| !text.is_empty()).collect();
    let headline = one_line(headline.trim());
    let source = shortened(&said.join(" "), room / 2, sheet.ambiguous);
    let free = room.saturating_sub(width(&source, sheet.ambiguous) + GAP);
    // The headline is what one knows it by: where there is little room it has all of it.
    let fits = headline.is_empty() || free >= LEAST || shortened(&headline, free, sheet.ambiguous) == headline;
    let (source, free) = if fits { (source, free) } else { (String::new(), room) };
    let headline = shortened(&headline, free, sheet.ambiguous);
    let mut row = Row::new();
    if !headline.is_empty() {
        row.push(sheet.stretch(INSET, headline, Tone::Headline));
    }
    if !source.is_empty() {
        row.push(sheet.stretch(end.saturating_sub(width(&source, sheet.ambiguous)), source, Tone::Quiet));
    }
    row
}

/// A paper: its name, how many issues it has, and before that of how many nothing has been read: •12  34.
pub fn paper(name: &str, issues: usize, unread: usize, sheet: Sheet) -> Row {
    let end = sheet.measure.saturating_sub(EDGE);
    let said = if unread == 0 { issues.to_string() } else { format!("•{unread}  {issues}") };
    let right = end.saturating_sub(width(&said, sheet.ambiguous));
    let tone = if unread == 0 { Tone::Seen } else { Tone::Headline };
    let name = shortened(name, right.saturating_sub(INSET + 1), sheet.ambiguous);
    let mut row = Row::new();
    if !name.is_empty() {
        row.push(sheet.stretch(INSET, name, tone));
    }
    if right > INSET {
        row.push(sheet.stretch(right, said, Tone::Quiet));
    }
    row
}

/// A title with a rule behind it, on one line.
pub fn title(text: &str, sheet: Sheet) -> Row {
    let title = sheet.stretch(0, shortened(text, sheet.measure, sheet.ambiguous), Tone::Section);
    let after = title.cells + 1;
    let mut row = vec![title];
    if after + 2 <= sheet.measure {
        row.push(sheet.rule(after));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::House;
    use crate::layout::contents::tests::shown;

    fn sheet(measure: usize, ambiguous: Ambiguous) -> Sheet {
        Sheet { measure, ambiguous, house: House::default() }
    }

    fn line(read: HowFar) -> IssueLine<'static> {
        IssueLine {
            day: "23日 周一",
            turn: Turn::First,
            paper: "样城日报",
            lead: "新桥昨日正式通车 the bridge opens",
            read,
            starred: 0,
        }
    }

    const COLUMNS: Columns = Columns { day: 9, paper: 8, starred: 3, read: 5 };

    #[test]
    fn an_issue_says_day_paper_headline_and_how_far_it_was_read() {
        let wide = sheet(58, Ambiguous::Narrow);
        let of = |read| shown(&issue(line(read), COLUMNS, wide));
        assert_eq!(of(HowFar::Part(0, 80)), [" • 23日 周一  样城日报  新桥昨日正式通车 the bridge…   80"]);
        assert_eq!(of(HowFar::Part(12, 80)), ["   23日 周一  样城日报  新桥昨日正式通车 the brid…  12/80"]);
        assert_eq!(of(HowFar::Whole), ["   23日 周一  样城日报  新桥昨日正式通车 the bridge o…  ✓"]);
        let starred = IssueLine { starred: 3, ..line(HowFar::Unknown) };
        assert_eq!(shown(&issue(starred, COLUMNS, wide)), ["   23日 周一  样城日报  新桥昨日正式通车 the…  ★3"]);
    }

    #[test]
    fn where_it_is_narrow_the_headline_has_a_line_of_its_own() {
        let rows = shown(&issue(line(HowFar::Part(12, 80)), COLUMNS, sheet(38, Ambiguous::Narrow)));
        assert_eq!(rows, ["   23日 周一  样城日报          12/80", "   新桥昨日正式通车 the bridge opens"]);
    }

    #[test]
    fn every_line_keeps_to_the_measure_and_no_stretch_lies_on_another() {
        for measure in 0..120 {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let sheet = sheet(measure, ambiguous);
                let mut rows = issue(IssueLine { starred: 12, ..line(HowFar::Part(123, 456)) }, COLUMNS, sheet);
                rows.extend(issue(line(HowFar::Part(0, 456)), Columns { paper: 0, ..COLUMNS }, sheet));
                rows.push(left("样城日报 Post", "11月23日", "新桥通车 “the bridge” opens", sheet));
                rows.push(title("2026年11月", sheet));
                rows.push(paper("样城日报 Post", 3_650, 365, sheet));
                for row in rows {
                    let mut at = 0;
                    for stretch in &row {
                        assert!(stretch.column >= at || stretch.column == DOT, "{measure}: {row:?}");
                        at = stretch.column + stretch.cells;
                        assert!(at <= measure.max(DOT + 2), "{measure}: {row:?}");
                    }
                }
            }
        }
    }
}
