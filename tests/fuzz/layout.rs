//! An article in lines: every letter once, in order, within the measure; every line found again; at any width, in columns
//! too.

use std::collections::BTreeSet;

use newsprint::edition::{Article, Part, Role};
use newsprint::layout::{
    Content, Figure, House, Indent, Layout, Line, Ornament, Pixels, Plate, Readings, RightEdge, Setting, Shape, Spread,
    around, article_with, blocks, language, spreads, text,
};
use newsprint::text::{Fit, Hang, Level, clusters, width};

use super::dice::Dice;
use super::text::{LANGUAGES, ambiguous};
use super::{clean, made};

/// Most articles of an edition that are set.
const ARTICLES: usize = 3;
/// Cells that hang behind a line.
const GUTTER: usize = 2;

pub fn house(dice: &mut Dice) -> House {
    House {
        level: dice.pick(Level::ALL),
        edge: if dice.once_in(2) { RightEdge::Ragged } else { RightEdge::Even },
        hang: if dice.once_in(2) { Hang::None } else { Hang::Gutter },
        indent: if dice.once_in(2) { Indent::None } else { Indent::Custom },
        readings: if dice.once_in(2) { Readings::Hidden } else { Readings::Inline },
        fit: if dice.once_in(2) { Fit::First } else { Fit::Best },
        language: if dice.once_in(3) { Some(dice.pick(LANGUAGES)) } else { None },
    }
}

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let (house, ambiguous) = (house(&mut dice), ambiguous(&mut dice));
    let measure = if dice.once_in(2) { dice.below(24) } else { dice.below(201) };
    let shape = Shape { count: dice.below(5), gutter: dice.below(6) };
    let rows = if dice.once_in(2) { Some(dice.below(60)) } else { None };
    let most = dice.below(40);
    let picture = Pixels { width: u32::from(dice.byte()) * 9, height: u32::from(dice.byte()) * 9 };
    let figures = |asset: &str, measure: usize| match asset {
        "x" => Plate::of(picture, Pixels::CELL, measure, most).map_or(Figure::Words, Figure::Plate),
        "a0" => Figure::Refused("太大 too large".to_owned()),
        _ => Figure::Words,
    };
    let edition = made::edition(&mut dice);
    for article in edition.articles.iter().take(ARTICLES) {
        let language = house.language.unwrap_or_else(|| language(&edition, article));
        let setting = Setting { measure, ambiguous, language, house };
        let of = |shape: Shape| article_with(article, &setting, shape, &figures);
        for shape in [Shape { count: 1, gutter: 0 }, shape] {
            let layout = of(shape);
            assert_eq!(layout, of(shape), "twice");
            let set = Set { article, parts: article.parts(), layout, setting };
            set.holds();
            set.stands(shape, rows);
        }
    }
}

struct Set<'a> {
    article: &'a Article,
    parts: Vec<Part<'a>>,
    layout: Layout,
    setting: Setting,
}

/// Bytes of parts on a line, from the left.
fn sources(line: &Line) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
    line.fragments.iter().filter_map(|fragment| match &fragment.content {
        Content::Source { part, range } => Some((*part, range.clone())),
        _ => None,
    })
}

impl Set<'_> {
    fn said(&self) -> String {
        format!("at {:?}: {}", self.setting, serde_json::to_string(self.article).unwrap_or_default())
    }

    fn holds(&self) {
        self.shows_everything_once();
        self.cuts_no_cluster();
        for (index, line) in self.layout.lines.iter().enumerate() {
            self.stays_in_its_measure(index, line);
            let start = self.layout.start_of(index).unwrap();
            assert_eq!(self.layout.line_of(start), index, "{start:?} {}", self.said());
            // Rows without letters stand at bytes that count them.
            let first = sources(line).find(|(part, _)| *part == start.part);
            let is_there = |at: usize| self.parts[start.part].text.as_str().is_char_boundary(at);
            assert!(
                first.is_none_or(|(_, range)| start.byte <= range.start && is_there(start.byte)),
                "{start:?} {}",
                self.said()
            );
            clean::line(&text(line, &self.parts));
        }
        let starts: Vec<_> = self.layout.lines.iter().map(|line| line.start).collect();
        assert!(starts.is_sorted_by(|a, b| a < b), "{starts:?} {}", self.said());
        assert!(self.layout.head <= self.layout.lines.len());
        let written: usize = blocks(&self.layout, &self.parts).iter().map(|block| block.lines.len()).sum();
        let (before, after) = around(&self.layout, &self.parts);
        assert!(written + before.len() + after.len() <= self.layout.lines.len());
    }

    /// The bytes of every part rise, and leave nothing out but what nobody sees.
    fn shows_everything_once(&self) {
        let mut ends = vec![0; self.parts.len()];
        let is_unseen = |text: &str| text.trim().is_empty() || width(text, self.setting.ambiguous) == 0;
        for line in &self.layout.lines {
            for (part, range) in sources(line) {
                let skipped = self.parts[part].text.as_str().get(ends[part]..range.start);
                assert!(skipped.is_some_and(is_unseen), "{skipped:?} before {line:?}, {}", self.said());
                ends[part] = range.end;
            }
        }
        let pictures =
            self.layout.lines.iter().flat_map(|line| &line.fragments).filter_map(|fragment| match fragment.content {
                Content::Ornament(Ornament::Picture { part, .. }) => Some(part),
                _ => None,
            });
        // A picture is shown in the place of its words.
        let pictures: BTreeSet<usize> = pictures.collect();
        for (_, (part, end)) in self.parts.iter().zip(ends).enumerate().filter(|(index, _)| !pictures.contains(index)) {
            assert!(is_unseen(&part.text.as_str()[end..]), "lost of {:?}: {}", part.text, self.said());
        }
    }

    fn cuts_no_cluster(&self) {
        let edges = |part: &Part| -> BTreeSet<usize> {
            clusters(part.text.as_str()).map(|of| of.start).chain([part.text.len()]).collect()
        };
        let edges: Vec<_> = self.parts.iter().map(edges).collect();
        for (part, range) in self.layout.lines.iter().flat_map(sources) {
            let is_whole = edges[part].contains(&range.start) && edges[part].contains(&range.end);
            // A run may begin within a cluster; nothing else cuts one.
            let runs = self.parts[part].text.runs();
            let is_run = |at: usize| {
                runs.iter().any(|run| run.range.start == at || run.range.end == at) || at == self.parts[part].lead_in
            };
            let is_cut = |at: usize| !edges[part].contains(&at) && !is_run(at);
            assert!(is_whole || !(is_cut(range.start) || is_cut(range.end)), "{range:?}, {}", self.said());
        }
    }

    fn stays_in_its_measure(&self, index: usize, line: &Line) {
        let mut end = 0;
        for fragment in &line.fragments {
            assert!(fragment.column >= end, "overlap in {line:?}, {}", self.said());
            end = fragment.column + fragment.cells;
            if fragment.role != Role::Rule && !matches!(fragment.content, Content::Ornament(Ornament::Picture { .. })) {
                let cells = width(&fragment.text(&self.parts), self.setting.ambiguous);
                assert_eq!(cells, fragment.cells, "{fragment:?}, {}", self.said());
            }
        }
        let measure = if index < self.layout.head { self.layout.span } else { self.layout.measure };
        let most = measure + if self.setting.house.hang == Hang::Gutter { GUTTER } else { 0 };
        // Of a cell of a table too one cluster may be wider than its room.
        let last = sources(line).last().map_or(0, |(part, _)| part);
        let of_last = sources(line).filter(|(part, _)| *part == last || self.parts[*part].cell.is_none());
        let seen = of_last.map(|(part, range)| clusters(self.parts[part].text.slice(range)).count()).sum::<usize>();
        assert!(end <= most || seen <= 1, "{end} of {measure} cells: {line:?}, {}", self.said());
    }

    /// Every line stands on one spread, in order, but for blank ones.
    fn stands(&self, shape: Shape, rows: Option<usize>) {
        let mut next = 0;
        let is_blank = |line: usize| self.layout.lines[line].fragments.is_empty();
        for spread in spreads(&self.layout, &self.parts, shape, rows) {
            let Spread { head, columns, .. } = &spread;
            assert!(columns.len() <= shape.count.max(1), "{spread:?} {}", self.said());
            for range in std::iter::once(head).filter(|head| !head.is_empty()).chain(columns) {
                assert!((next..range.start).all(is_blank), "{next} is on no spread: {spread:?} {}", self.said());
                assert!(range.start >= next && range.end >= range.start, "{spread:?} {}", self.said());
                next = range.end;
            }
            assert!(rows.is_none_or(|rows| spread.rows() <= rows.max(1)), "{rows:?} {spread:?} {}", self.said());
        }
        assert!((next..self.layout.lines.len()).all(is_blank), "{next} is on no spread: {}", self.said());
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    super::noise(24, 600)
}
