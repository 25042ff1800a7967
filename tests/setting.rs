//! What holds of every article of the sample papers, however it is set.
//!
//! Owns the promises of a layout, asked anew: what may begin and end a line is written down here once more, so that
//! the rules of the program are not their own judge. It refuses pages: `golden` has those.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use newsprint::edition::file::{Limits, read};
use newsprint::edition::{Article, Edition, Part, Role};
use newsprint::layout::{
    Content, House, Indent, Layout, Line, Readings, RightEdge, Setting, Shape, article, columns, language, spreads,
};
use newsprint::text::{Ambiguous, Hang, Language, Level, width};
use unicode_segmentation::UnicodeSegmentation;

/// Marks that begin no line.
const NO_START: &str = "、，。．）》〉」』】〗〕］｝”’";
/// Marks that end no line.
const NO_END: &str = "（《〈「『【〖〔［｛“‘";
/// Marks that may hang behind a line.
const MAY_HANG: &str = "、，。．：；！？";
/// Narrowest measure that has room for a mark and what it belongs to.
const ROOM: usize = 8;
/// Cells of the widest cluster.
const WIDEST: usize = 2;
/// The measures that are asked about.
const MEASURES: usize = 201;

fn paper(name: &str) -> Edition {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(format!("{name}.edition.json"));
    read(&std::fs::read(path).unwrap(), Limits::default()).unwrap()
}

/// One article as it is set, and what may be said of it in a complaint.
struct Set<'a> {
    parts: Vec<Part<'a>>,
    layout: Layout,
    setting: Setting,
    name: String,
}

/// Bytes of parts on a line, from the left.
fn sources(line: &Line) -> impl Iterator<Item = (usize, Range<usize>)> {
    line.fragments.iter().filter_map(|fragment| match &fragment.content {
        Content::Source { part, range } => Some((*part, range.clone())),
        _ => None,
    })
}

impl<'a> Set<'a> {
    fn of(source: &'a Article, setting: Setting) -> Self {
        let name = format!("{} at {setting:?}", source.id);
        Self { parts: source.parts(), layout: article(source, &setting), setting, name }
    }

    /// The bytes of every part rise, whole cluster by whole cluster, and leave nothing out but white space.
    fn shows_everything_once(&self) {
        let mut ends = vec![0; self.parts.len()];
        for line in &self.layout.lines {
            for (part, range) in sources(line) {
                let skipped = self.parts[part].text.as_str().get(ends[part]..range.start);
                assert!(
                    skipped.is_some_and(|text| text.trim().is_empty()),
                    "{skipped:?} before {line:?}, {}",
                    self.name
                );
                ends[part] = range.end;
            }
        }
        for (part, end) in self.parts.iter().zip(ends) {
            let left = &part.text.as_str()[end..];
            assert!(left.trim().is_empty(), "{left:?} is lost, {}", self.name);
        }
    }

    /// No cluster is cut.
    fn cuts_no_cluster(&self) {
        for (index, part) in self.parts.iter().enumerate() {
            let mut starts: BTreeSet<usize> = part.text.as_str().grapheme_indices(true).map(|(at, _)| at).collect();
            starts.insert(part.text.len());
            let of_part = self.layout.lines.iter().flat_map(sources).filter(|(of, _)| *of == index);
            for (_, range) in of_part {
                assert!(starts.contains(&range.start) && starts.contains(&range.end), "{range:?}, {}", self.name);
            }
        }
    }

    /// No line is wider than it may be, nothing stands on anything else, and every fragment has the cells it says.
    fn stays_in_its_measure(&self) {
        for line in &self.layout.lines {
            let mut end = 0;
            for fragment in &line.fragments {
                assert!(fragment.column >= end, "overlap in {line:?}, {}", self.name);
                end = fragment.column + fragment.cells;
                if fragment.role != Role::Rule {
                    let cells = width(&fragment.text(&self.parts), self.setting.ambiguous);
                    assert_eq!(cells, fragment.cells, "{fragment:?}, {}", self.name);
                }
            }
            let last = line.fragments.last().map_or(String::new(), |last| last.text(&self.parts).into_owned());
            let may_hang = self.setting.house.hang == Hang::Gutter && last.ends_with(|c| MAY_HANG.contains(c));
            let most = self.setting.measure + if may_hang { 2 } else { 0 };
            if self.setting.measure >= WIDEST {
                assert!(end <= most, "{end} cells in {line:?}, {}", self.name);
            }
        }
    }

    /// A line of a paragraph begins and ends as print asks.
    fn begins_and_ends_its_lines_well(&self) {
        let east = !matches!(self.setting.language, Language::Other(_));
        if !east || self.setting.measure <= ROOM {
            return;
        }
        for line in &self.layout.lines {
            let is_paragraph = self.parts.get(line.start.part).is_some_and(|part| part.role == Role::Paragraph);
            let source: Vec<_> = sources(line).collect();
            let (Some(first), Some(last)) = (source.first(), source.last()) else { continue };
            if !is_paragraph {
                continue;
            }
            let text = self.parts[first.0].text.as_str();
            let shown = text[first.1.start..last.1.end].trim();
            if first.1.start > 0 {
                assert!(!shown.starts_with(|c| NO_START.contains(c)), "`{shown}` begins so, {}", self.name);
            }
            assert!(!shown.ends_with(|c| NO_END.contains(c)), "`{shown}` ends so, {}", self.name);
        }
    }

    fn finds_its_lines_again(&self) {
        for line in 0..self.layout.lines.len() {
            let start = self.layout.start_of(line).unwrap();
            assert_eq!(self.layout.line_of(start), line, "{start:?}, {}", self.name);
        }
    }

    fn keeps_every_promise(&self) {
        self.shows_everything_once();
        self.cuts_no_cluster();
        self.stays_in_its_measure();
        self.begins_and_ends_its_lines_well();
        self.finds_its_lines_again();
    }
}

/// The houses, taken in turn.
fn house(turn: usize, level: Level) -> House {
    let is = |bit: usize| turn >> bit & 1 == 1;
    House {
        level,
        edge: if is(0) { RightEdge::Ragged } else { RightEdge::Even },
        hang: if is(1) { Hang::None } else { Hang::Gutter },
        indent: if is(2) { Indent::None } else { Indent::Custom },
        readings: if is(3) { Readings::Hidden } else { Readings::Inline },
        fit: if is(3) { newsprint::text::Fit::First } else { newsprint::text::Fit::Best },
        language: None,
    }
}

/// Every article of a paper in some measures each, so that together they are set in all of them, under both policies
/// and at all levels.
fn every_article_keeps_its_promises(name: &str) {
    let edition = paper(name);
    let stride = edition.articles.len();
    let mut asked = BTreeSet::new();
    let mut turn = 0;
    for (index, source) in edition.articles.iter().enumerate() {
        for measure in (index..MEASURES).step_by(stride) {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                for &level in Level::ALL {
                    let language = language(&edition, source);
                    let setting = Setting { measure, ambiguous, language, house: house(turn, level) };
                    let set = Set::of(source, setting);
                    set.keeps_every_promise();
                    assert_eq!(article(source, &setting), set.layout, "laid out twice: {}", set.name);
                    asked.insert((measure, ambiguous == Ambiguous::Wide, level.word()));
                    turn += 1;
                }
            }
        }
    }
    assert_eq!(asked.len(), MEASURES * 2 * Level::ALL.len());
}

#[test]
fn every_article_of_the_simplified_chinese_paper_keeps_its_promises() {
    every_article_keeps_its_promises("zh-Hans");
}

#[test]
fn every_article_of_the_traditional_chinese_paper_keeps_its_promises() {
    every_article_keeps_its_promises("zh-Hant");
}

#[test]
fn every_article_of_the_japanese_paper_keeps_its_promises() {
    every_article_keeps_its_promises("ja");
}

#[test]
fn every_article_of_the_korean_paper_keeps_its_promises() {
    every_article_keeps_its_promises("ko");
}

#[test]
fn every_article_of_the_english_paper_keeps_its_promises() {
    every_article_keeps_its_promises("en");
}

#[test]
fn a_reading_stands_behind_its_base_where_a_cluster_is_of_two_runs() {
    // A selector at the start of a run belongs to the space that ends the run before it.
    let runs = r#""一 two",{"t":"ruby","c":"漢字 ","r":"かん"},{"t":"strong","c":"\udb40\udd00四"}"#;
    let json = format!(
        r#"{{"format":"edition/1","articles":[{{"headline":"a","body":[{{"type":"paragraph","text":[{}]}}]}}]}}"#,
        vec![runs; 20].join(",")
    );
    let edition = read(json.as_bytes(), Limits::default()).unwrap();
    for language in [Language::Japanese, Language::Other(None)] {
        for measure in 20..60 {
            let setting = Setting { measure, ambiguous: Ambiguous::Narrow, language, house: House::default() };
            let set = Set::of(&edition.articles[0], setting);
            set.stays_in_its_measure();
            let fragments = set.layout.lines.iter().flat_map(|line| &line.fragments);
            let readings = fragments.filter(|fragment| matches!(fragment.content, Content::Reading { .. }));
            assert_eq!(readings.count(), 20, "{}", set.name);
        }
    }
}

/// The lines of a part that are of its text, by their index.
fn lines_of(layout: &Layout, parts: &[Part], part: usize) -> Vec<usize> {
    let of = |line: &Line| {
        line.start.part == part && line.start.byte < parts[part].text.len().max(1) && !line.fragments.is_empty()
    };
    layout.lines.iter().enumerate().filter(|(_, line)| of(line)).map(|(index, _)| index).collect()
}

#[test]
fn in_columns_no_last_line_stands_on_top_and_no_subhead_at_the_foot() {
    let mut seen = 0;
    for name in ["zh-Hans", "zh-Hant", "ja", "ko", "en"] {
        let edition = paper(name);
        for (index, source) in edition.articles.iter().enumerate() {
            let parts = source.parts();
            for count in 2..=4 {
                let measure = 20 + (index * 7 + count * 5) % 29;
                let language = language(&edition, source);
                let setting = Setting { measure, ambiguous: Ambiguous::Narrow, language, house: House::default() };
                let shape = Shape::of(count);
                let layout = columns(source, &setting, shape);
                for rows in [None, Some(60)] {
                    for spread in spreads(&layout, &parts, shape, rows) {
                        for column in &spread.columns {
                            let said = || format!("{name} {} {count} of {measure}: {column:?}", source.id);
                            let role = |line: usize| parts[layout.lines[line].start.part].role;
                            let is_last = column.end >= layout.lines.len();
                            assert!(is_last || !matches!(role(column.end - 1), Role::Subhead(_)), "{}", said());
                            let part = layout.lines[column.start].start.part;
                            let lines = lines_of(&layout, &parts, part);
                            let is_widow = lines.len() > 1 && lines.last() == Some(&column.start);
                            assert!(!is_widow || parts[part].role != Role::Paragraph, "{}", said());
                            seen += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}
