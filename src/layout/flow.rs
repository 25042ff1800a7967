//! One text into lines: indents, alignment, runs, readings.
//!
//! Owns the builder that every kind of block sets its lines with, and the strict rise of their places. It
//! refuses to know what a block is.

use std::ops::Range;

use super::line::{Content, Emphasis, Fragment, Layout, Line, Ornament, bracketed};
use super::{Labels, Setting};
use crate::edition::{Part, Place, Role, RunKind};
use crate::text::{Break, Piece, fill, pieces, width};

/// How a text is set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Cells before the first line.
    pub(super) first: usize,
    /// Cells before the others.
    pub(super) rest: usize,
    /// Cells kept free at the right.
    pub(super) right: usize,
    /// Which way the lines are set.
    pub(super) align: Edge,
    /// Where lines may end.
    pub(super) wrap: Wrap,
}

/// Which edge lines keep to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Edge {
    #[default]
    Left,
    Center,
    Right,
}

/// Where lines may end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Wrap {
    /// By the rules of the text.
    #[default]
    Rules,
    /// As a headline: at its own spaces where that fits, and in lines of about one length.
    Balanced,
    /// Only where the source has a newline, or nothing else helps.
    AsPrinted,
}

/// Lines in the making.
pub(super) struct Setter<'a> {
    pub(super) setting: &'a Setting,
    pub(super) labels: Labels,
    pub(super) parts: &'a [Part<'a>],
    pub(super) lines: Vec<Line>,
    /// How many lines have been set behind the last part's text.
    behind: usize,
    /// The last part a line was set for.
    last: Option<usize>,
    /// Fragments that the next line begins with: a marker, a label.
    lead: Vec<Fragment>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(setting: &'a Setting, labels: Labels, parts: &'a [Part<'a>]) -> Self {
        Self { setting, labels, parts, lines: Vec::new(), behind: 0, last: None, lead: Vec::new() }
    }

    pub(super) fn finish(mut self) -> Layout {
        while self.lines.last().is_some_and(|line| line.fragments.is_empty()) {
            self.lines.pop();
        }
        Layout { measure: self.setting.measure, lines: self.lines }
    }

    /// The cells of a text under the policy.
    pub(super) fn width(&self, text: &str) -> usize {
        width(text, self.setting.ambiguous)
    }

    /// A blank line, unless there is one already or nothing stands above it.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.fragments.is_empty()) {
            self.ornament_line(Vec::new());
        }
    }

    /// A line without source text, behind the last part.
    pub(super) fn ornament_line(&mut self, fragments: Vec<Fragment>) {
        let Some(part) = self.last else { return };
        let length = self.parts.get(part).map_or(0, |part| part.text.len()).max(1);
        let start = Place { part, byte: length + self.behind };
        self.behind += 1;
        self.lines.push(Line { start, fragments });
    }

    /// A line that stands for a part as a whole, from its first byte.
    pub(super) fn part_line(&mut self, part: usize, fragments: Vec<Fragment>) {
        self.push(Place { part, byte: 0 }, fragments);
    }

    /// A line of source text.
    pub(super) fn push(&mut self, start: Place, fragments: Vec<Fragment>) {
        self.last = Some(self.last.map_or(start.part, |last| last.max(start.part)));
        self.behind = 0;
        self.lines.push(Line { start, fragments });
    }

    /// Says that all of a part has been set, on the lines of others.
    pub(super) fn passed(&mut self, part: usize) {
        self.last = Some(self.last.map_or(part, |last| last.max(part)));
        self.behind = 0;
    }

    /// An ornament of text in a column.
    pub(super) fn ornament(
        &self,
        column: usize,
        role: Role,
        text: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Fragment {
        let text = text.into();
        let cells = self.width(&text);
        Fragment { column, cells, role, emphasis: Emphasis::Plain, content: Content::Ornament(Ornament::Text(text)) }
    }

    /// Puts an ornament at the start of the next line; the text after it moves right by its cells.
    pub(super) fn lead_ornament(&mut self, role: Role, text: impl Into<std::borrow::Cow<'static, str>>) {
        let column = self.lead_cells();
        let fragment = self.ornament(column, role, text);
        self.lead.push(fragment);
    }

    /// Puts a whole part at the start of the next line, such as a marker.
    pub(super) fn lead_part(&mut self, part: usize) {
        let Some(source) = self.parts.get(part) else { return };
        let cells = self.width(source.text.as_str());
        let content = Content::Source { part, range: 0..source.text.len() };
        let column = self.lead_cells();
        self.lead.push(Fragment { column, cells, role: source.role, emphasis: Emphasis::Plain, content });
    }

    /// Cells of what the next line begins with.
    pub(super) fn lead_cells(&self) -> usize {
        self.lead.last().map_or(0, |fragment| fragment.column + fragment.cells)
    }

    /// Sets a part's text. What leads it stands at the first line's indent.
    pub(super) fn set(&mut self, part: usize, style: Style) {
        let Some(source) = self.parts.get(part) else { return };
        let lead = std::mem::take(&mut self.lead);
        let lead_cells = lead.last().map_or(0, |fragment| fragment.column + fragment.cells);
        let lead_place = lead.iter().find_map(|fragment| match &fragment.content {
            Content::Source { part, .. } => Some(Place { part: *part, byte: 0 }),
            _ => None,
        });
        let pieces = self.pieces(source, style.wrap);
        let room = |indent: usize| self.setting.measure.saturating_sub(indent + style.right);
        let first_room = room(style.first).saturating_sub(lead_cells);
        let measures = [first_room, room(style.rest)];
        let ranges = match style.wrap {
            Wrap::Balanced => balanced(&pieces, measures),
            Wrap::Rules | Wrap::AsPrinted => fill(&pieces, &measures),
        };
        if ranges.is_empty() {
            let fragments = shifted(lead, style.first);
            return self.push(lead_place.unwrap_or(Place { part, byte: 0 }), fragments);
        }
        let mut lead = Some(lead);
        for range in ranges {
            let start = pieces.get(range.start).map_or(0, |piece| piece.start);
            let is_first = lead.is_some();
            let (indent, taken) = if is_first { (style.first, lead_cells) } else { (style.rest, 0) };
            let mut fragments = self.fragments(part, source, pieces.get(range).unwrap_or_default());
            let cells = fragments.last().map_or(0, |fragment| fragment.column + fragment.cells);
            let free = room(indent).saturating_sub(taken + cells);
            let slack = match style.align {
                Edge::Left => 0,
                Edge::Center => free / 2,
                Edge::Right => free,
            };
            fragments = shifted(fragments, indent + slack + taken);
            let lead = lead.take().map(|lead| shifted(lead, indent + slack)).unwrap_or_default();
            let place = if is_first { lead_place } else { None }.unwrap_or(Place { part, byte: start });
            self.push(place, lead.into_iter().chain(fragments).collect());
        }
        self.passed(part);
    }

    fn pieces(&self, source: &Part, wrap: Wrap) -> Vec<Piece> {
        let text = source.text;
        let mut pieces = pieces(text.as_str(), self.setting.ambiguous);
        for run in text.runs() {
            let RunKind::Ruby(reading) = &run.kind else { continue };
            let index = pieces.partition_point(|piece| piece.end < run.range.end);
            if let Some(piece) = pieces.get_mut(index) {
                piece.cells += self.reading_cells(reading);
            }
        }
        if wrap == Wrap::AsPrinted {
            for piece in pieces.iter_mut().filter(|piece| piece.before == Break::Allowed) {
                piece.before = Break::Forbidden;
            }
        }
        pieces
    }

    /// The cells of a reading behind its base; none where the line has no room for it.
    fn reading_cells(&self, reading: &str) -> usize {
        let cells = self.width(&bracketed(reading));
        if cells + 2 <= self.setting.measure / 2 { cells } else { 0 }
    }

    /// The fragments of one line from column 0: parted where runs begin and end, without the space at its end.
    fn fragments(&self, part: usize, source: &Part, line: &[Piece]) -> Vec<Fragment> {
        let shown = line.iter().rposition(|piece| !piece.space).map_or(0, |last| last + 1);
        let mut fragments: Vec<Fragment> = Vec::new();
        let mut column = 0;
        for piece in line.iter().take(shown) {
            let run = source.text.run_at(piece.start);
            let lead_in = piece.start < source.lead_in;
            let plain = if lead_in { Emphasis::LeadIn } else { Emphasis::Plain };
            let emphasis = run.map_or(plain, |run| Emphasis::of(&run.kind));
            let reading = run.filter(|run| piece.end == run.range.end).and_then(|run| match &run.kind {
                RunKind::Ruby(reading) if self.reading_cells(reading) > 0 => Some(reading),
                _ => None,
            });
            let cells = piece.cells - reading.map_or(0, |reading| self.reading_cells(reading));
            match fragments.last_mut() {
                Some(last) if last.emphasis == emphasis && continues(last, piece.start) => {
                    last.cells += cells;
                    if let Content::Source { range, .. } = &mut last.content {
                        range.end = piece.end;
                    }
                }
                _ => {
                    let content = Content::Source { part, range: piece.start..piece.end };
                    fragments.push(Fragment { column, cells, role: source.role, emphasis, content });
                }
            }
            column += cells;
            if let Some(reading) = reading {
                let cells = self.reading_cells(reading);
                let run = source.text.runs().partition_point(|run| run.range.start <= piece.start).saturating_sub(1);
                let content = Content::Reading { part, run };
                fragments.push(Fragment { column, cells, role: source.role, emphasis: Emphasis::Small, content });
                column += cells;
            }
        }
        fragments
    }
}

fn continues(fragment: &Fragment, at: usize) -> bool {
    matches!(&fragment.content, Content::Source { range, .. } if range.end == at)
}

fn shifted(mut fragments: Vec<Fragment>, cells: usize) -> Vec<Fragment> {
    for fragment in &mut fragments {
        fragment.column += cells;
    }
    fragments
}

/// Lines of about one length: at the text's own spaces where each stretch fits, and never more lines than needed.
fn balanced(pieces: &[Piece], measures: [usize; 2]) -> Vec<Range<usize>> {
    let greedy = fill(pieces, &measures);
    if greedy.len() < 2 {
        return greedy;
    }
    let mut at_spaces = pieces.to_vec();
    for index in 1..at_spaces.len() {
        let after_space = pieces.get(index - 1).is_some_and(|piece| piece.space);
        if let Some(piece) = at_spaces.get_mut(index).filter(|piece| piece.before == Break::Allowed && !after_space) {
            piece.before = Break::Forbidden;
        }
    }
    let fits = |lines: &[Range<usize>]| {
        lines.len() == greedy.len()
            && lines.iter().all(|line| cells_of(pieces.get(line.clone()).unwrap_or_default()) <= measures[1])
    };
    for pieces in [at_spaces.as_slice(), pieces] {
        let lines = fill(pieces, &measures);
        if !fits(&lines) {
            continue;
        }
        // The narrowest measure that needs no more lines makes them even.
        let total = cells_of(pieces);
        let least = total.div_ceil(greedy.len());
        for narrow in least..=measures[1] {
            let lines = fill(pieces, &[narrow.min(measures[0]), narrow]);
            if fits(&lines) {
                return lines;
            }
        }
    }
    greedy
}

/// The cells of a line without the space at its end.
fn cells_of(line: &[Piece]) -> usize {
    let shown = line.iter().rposition(|piece| !piece.space).map_or(0, |last| last + 1);
    line.iter().take(shown).map(|piece| piece.cells).sum()
}
