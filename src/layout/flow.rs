//! One text into lines: indents, alignment, runs, readings.
//!
//! Owns the builder that every kind of block sets its lines with, and the strict rise of their places. It
//! refuses to know what a block is.

use super::balance::balanced;
use super::fragments::{Row, fragments, strip};
use super::line::{Content, Emphasis, Fragment, Layout, Line, Ornament};
use super::{Labels, RightEdge, Setting};
use crate::edition::{Part, Place, Role};
use crate::text::{Filled, Filling, Hang, Hyphens, Strip, Tail, fill, justify, width};

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
    /// By the rules of the text, to an even edge where the house wants one.
    #[default]
    Rules,
    /// As a headline: at its own spaces where that fits, and in lines of about one length.
    Balanced,
    /// By the rules, but each line where it ends: verse, addresses.
    Ragged,
    /// Only where the source has a newline, or nothing else helps.
    AsPrinted,
    /// As a headline, each letter in the room of one cell more where that fits on one line.
    Spaced,
}

/// Cells of the widest cluster: what leads a line leaves room for one.
const WIDEST: usize = 2;

/// Lines in the making.
pub(super) struct Setter<'a> {
    pub(super) setting: Setting,
    pub(super) labels: Labels,
    pub(super) parts: &'a [Part<'a>],
    pub(super) lines: Vec<Line>,
    /// How many lines have been set behind the last part's text.
    behind: usize,
    /// The last part a line was set for.
    last: Option<usize>,
    /// Fragments that the next line begins with: a marker, a label.
    lead: Vec<Fragment>,
    /// How many lines are the head's.
    head: usize,
}

impl<'a> Setter<'a> {
    pub(super) fn new(setting: Setting, labels: Labels, parts: &'a [Part<'a>]) -> Self {
        Self { setting, labels, parts, lines: Vec::new(), behind: 0, last: None, lead: Vec::new(), head: 0 }
    }

    /// One that goes on behind lines; without the air behind them, which stands behind all bytes of its part.
    pub(super) fn behind(setting: Setting, labels: Labels, parts: &'a [Part<'a>], lines: &[Line]) -> Self {
        let length = |line: &Line| parts.get(line.start.part).map_or(0, |part| part.text.len()).max(1);
        let is_air = |line: &Line| line.fragments.is_empty() && line.start.byte >= length(line);
        let count = lines.iter().rposition(|line| !is_air(line)).map_or(0, |last| last + 1);
        let lines: Vec<Line> = lines.iter().take(count).cloned().collect();
        let last = lines.last().map(|line| line.start.part);
        Self { lines, last, ..Self::new(setting, labels, parts) }
    }

    /// Says that the lines so far are the head's.
    pub(super) fn head_is_set(&mut self) {
        self.head = self.lines.len();
    }

    pub(super) fn finish(mut self) -> Layout {
        while self.lines.last().is_some_and(|line| line.fragments.is_empty()) {
            self.lines.pop();
        }
        let head = self.head.min(self.lines.len());
        Layout { measure: self.setting.measure, span: self.setting.measure, lines: self.lines, head }
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
        // Behind the rows of a picture too, which may be more than its words have bytes.
        let after = self.lines.last().filter(|line| line.start.part == part).map_or(0, |line| line.start.byte + 1);
        let start = Place { part, byte: (length + self.behind).max(after) };
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
        let column = self.lead_cells();
        self.lead.extend(shifted(self.whole(part), column));
    }

    /// A part on one line from column 0, its runs and readings with it.
    pub(super) fn whole(&self, part: usize) -> Vec<Fragment> {
        let Some(source) = self.parts.get(part) else { return Vec::new() };
        let strip = strip(source, &self.setting);
        let line = Filled { clusters: 0..strip.len(), shown: strip.len(), tail: Tail::Plain };
        fragments(source, &Row { part, strip: &strip, line: &line, widened: &[] }, &self.setting)
    }

    /// Cells of what the next line begins with.
    pub(super) fn lead_cells(&self) -> usize {
        self.lead.last().map_or(0, |fragment| fragment.column + fragment.cells)
    }

    /// Sets a part's text. What leads it stands at the first line's indent, if that leaves room for the text.
    pub(super) fn set(&mut self, part: usize, style: Style) {
        let Some(source) = self.parts.get(part) else { return };
        let lead = std::mem::take(&mut self.lead);
        let lead_cells = lead.last().map_or(0, |fragment| fragment.column + fragment.cells);
        let lead_place = lead.iter().find_map(|fragment| match &fragment.content {
            Content::Source { part, .. } => Some(Place { part: *part, byte: 0 }),
            _ => None,
        });
        let strip = strip(source, &self.setting);
        let setting = self.setting;
        let room = |indent: usize| setting.measure.saturating_sub(indent + style.right);
        if lead_cells > 0 && lead_cells + WIDEST > room(style.first) && !source.text.is_empty() {
            // No room behind it: a marker has a line of its own, an ornament none.
            if let Some(place) = lead_place {
                self.push(place, shifted(lead, style.first));
            }
            return self.set(part, style);
        }
        let filling = self.filling(style, room(style.first).saturating_sub(lead_cells), room(style.rest));
        let lines = lines_of(&strip, &filling, style.wrap);
        if lines.is_empty() {
            let fragments = shifted(lead, style.first);
            return self.push(lead_place.unwrap_or(Place { part, byte: 0 }), fragments);
        }
        let mut lead = Some(lead);
        for line in lines {
            let start = strip.bytes(line.clusters.clone()).start;
            let is_first = lead.is_some();
            let (indent, taken) = if is_first { (style.first, lead_cells) } else { (style.rest, 0) };
            let measure = room(indent).saturating_sub(taken);
            let widened = match style.wrap {
                Wrap::Spaced if is_spaced(&strip, &line, measure) => line.seen().skip(1).collect(),
                _ if self.is_even(style) => justify(&strip, &line, measure),
                _ => Vec::new(),
            };
            let row = Row { part, strip: &strip, line: &line, widened: &widened };
            let mut fragments = fragments(source, &row, &self.setting);
            let free = measure.saturating_sub(line.cells(&strip) + widened.len());
            let slack = match style.align {
                Edge::Left => 0,
                Edge::Center => free / 2,
                Edge::Right => free,
            };
            fragments = shifted(fragments, indent + slack + taken);
            if let Some(lead) = lead.take().filter(|lead| !lead.is_empty()) {
                fragments.splice(0..0, shifted(lead, indent + slack));
            }
            let place = if is_first { lead_place } else { None }.unwrap_or(Place { part, byte: start });
            self.push(place, fragments);
        }
        self.passed(part);
    }

    fn filling(&self, style: Style, first: usize, rest: usize) -> Filling {
        let flows = style.wrap == Wrap::Rules && style.align == Edge::Left;
        let hang = if flows { self.setting.house.hang } else { Hang::None };
        let hyphens = if flows { Hyphens::Auto } else { Hyphens::None };
        Filling { first, rest, rules: self.setting.rules(), hang, hyphens, fit: self.setting.house.fit }
    }

    fn is_even(&self, style: Style) -> bool {
        style.wrap == Wrap::Rules && style.align == Edge::Left && self.setting.house.edge == RightEdge::Even
    }
}

/// Whether a line is the whole of a text, of wide letters, and has room for a cell more before each.
fn is_spaced(strip: &Strip, line: &Filled, measure: usize) -> bool {
    let seen = line.seen();
    line.clusters == (0..strip.len())
        && seen.len() > 1
        && strip.cells(seen.clone()) + seen.len() - 1 <= measure
        && seen.clone().all(|index| strip.cells(index..index + 1) == 2 || strip.is_space(index))
}

/// The lines that a text fills.
fn lines_of(strip: &Strip, filling: &Filling, wrap: Wrap) -> Vec<Filled> {
    match wrap {
        Wrap::Balanced | Wrap::Spaced => balanced(strip, filling),
        Wrap::Rules | Wrap::Ragged => fill(strip, filling),
        Wrap::AsPrinted => {
            let mut strip = strip.clone();
            strip.keep_lines();
            fill(&strip, filling)
        }
    }
}

pub(super) fn shifted(mut fragments: Vec<Fragment>, cells: usize) -> Vec<Fragment> {
    for fragment in &mut fragments {
        fragment.column += cells;
    }
    fragments
}
