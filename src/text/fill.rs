//! Filling: a strip into lines of a measure.
//!
//! Owns the choice of the gap a line ends in: greedy for scripts without spaces, by the best whole paragraph for
//! those with; marks that hang, hyphens, words wider than their line, and the last character that would stand
//! alone. It refuses to drop or repeat: every cluster lies on exactly one line, in order, at every measure, zero
//! included; and to move: indents and justifying are not its business.

mod emergency;
mod hyphen;
mod optimal;
mod orphan;

use std::ops::Range;

use super::class::Class;
use super::strip::Strip;
use super::unit::Break;
use super::{Language, Rules};

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filling {
    /// Cells of the first line.
    pub first: usize,
    /// Cells of the others.
    pub rest: usize,
    /// The rules the strip was made by: which marks hang, in which language words are hyphenated.
    pub rules: Rules,
    /// Whether a mark may stand behind the end of a line.
    pub hang: Hang,
    /// Whether words may be hyphenated.
    pub hyphens: Hyphens,
    /// Whether the lines of words are chosen together.
    pub fit: Fit,
}

/// Whether the lines of a paragraph of words are chosen together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fit {
    /// They are: the best lines together.
    #[default]
    Best,
    /// One after the other, each as full as it may be: for text that is cut after some lines.
    First,
}

/// Whether a mark may stand behind the end of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hang {
    /// There is a gutter of two cells or more: one mark may.
    Gutter,
    /// There is none.
    #[default]
    None,
}

/// Whether words may be hyphenated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hyphens {
    /// Where a line would else be shorter than three quarters.
    #[default]
    Auto,
    /// Never.
    None,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Indices of its clusters.
    pub clusters: Range<usize>,
    /// How many of them are seen: without the white space at its end.
    pub shown: usize,
    /// What stands at its end.
    pub tail: Tail,
}

/// What stands at the end of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tail {
    /// Its last cluster.
    #[default]
    Plain,
    /// A mark in the gutter, which is the last cluster seen.
    Hangs,
    /// A hyphen that the text does not have.
    Hyphen,
}

impl Filling {
    /// Lines of one measure, nothing hanging, by the rules of a strip.
    pub fn plain(measure: usize, rules: Rules) -> Self {
        Self { first: measure, rest: measure, rules, hang: Hang::None, hyphens: Hyphens::Auto, fit: Fit::Best }
    }

    fn measure(&self, line: usize) -> usize {
        if line == 0 { self.first } else { self.rest }
    }
}

impl Filled {
    /// The clusters that are seen.
    pub fn seen(&self) -> Range<usize> {
        self.clusters.start..self.clusters.start + self.shown
    }

    /// The cells of what is seen within the measure: without a mark that hangs, with a hyphen that was added.
    pub fn cells(&self, strip: &Strip) -> usize {
        let seen = self.seen();
        match self.tail {
            Tail::Plain => strip.cells(seen),
            Tail::Hangs => strip.cells(seen.start..seen.end.saturating_sub(1)),
            Tail::Hyphen => strip.cells(seen) + 1,
        }
    }

    /// Whether a paragraph ends with it, or a newline.
    pub fn is_last(&self, strip: &Strip) -> bool {
        self.clusters.end >= strip.len() || strip.gap(self.clusters.end) == Break::Mandatory
    }
}

/// The lines that a strip fills.
///
/// White space at the end of a line hangs behind it, unseen. What has no gap and is wider than its line is cut
/// between its clusters, where marks allow it if they do anywhere. A line holds one cluster at least, so that a
/// measure of nothing ends too.
///
/// # Source
/// CLREQ and JLREQ on line-end adjustment; Knuth and Plass for words, by way of `textwrap`.
///
/// ```
/// use newsprint::text::{Ambiguous, Filling, Language, Rules, Strip, fill};
/// let text = "新桥通车，a bridge opens。";
/// let rules = Rules::of(Language::SimplifiedChinese);
/// let strip = Strip::of(text, rules, Ambiguous::Narrow);
/// let lines: Vec<_> = fill(&strip, &Filling::plain(10, rules))
///     .into_iter()
///     .map(|line| text.get(strip.bytes(line.clusters)).unwrap_or_default())
///     .collect();
/// assert_eq!(lines, ["新桥通车，", "a bridge ", "opens。"]);
/// ```
pub fn fill(strip: &Strip, filling: &Filling) -> Vec<Filled> {
    let by_words =
        filling.fit == Fit::Best && matches!(filling.rules.language, Language::Other(_)) && strip.is_spaced();
    let mut lines = Vec::with_capacity(strip.cells(0..strip.len()) / filling.rest.max(8) + 1);
    let mut start = 0;
    let mut paragraph = 0;
    while start < strip.len() {
        if by_words && lines.len() == paragraph {
            let mut ends = start + 1..strip.len();
            let end = ends.find(|index| strip.gap(*index) == Break::Mandatory).unwrap_or(strip.len());
            let measures = [filling.measure(lines.len()), filling.rest];
            if let Some(whole) = optimal::paragraph(strip, filling, start..end, measures) {
                lines.extend(whole);
                (start, paragraph) = (end, lines.len());
                continue;
            }
        }
        let line = next_line(strip, filling, start, filling.measure(lines.len()));
        start = line.clusters.end;
        let ends = line.is_last(strip);
        lines.push(line);
        if ends {
            orphan::mend(strip, filling, &mut lines, paragraph);
            paragraph = lines.len();
        }
    }
    lines
}

/// The line of `clusters`, its white space unseen.
fn line_of(strip: &Strip, clusters: Range<usize>, tail: Tail) -> Filled {
    let mut end = clusters.end;
    while end > clusters.start && strip.is_space(end - 1) {
        end -= 1;
    }
    let shown = end - clusters.start;
    Filled { clusters, shown, tail }
}

/// The line that begins at a cluster.
fn next_line(strip: &Strip, filling: &Filling, start: usize, measure: usize) -> Filled {
    let full = full_at(strip, start, measure);
    if full >= strip.len() || strip.gap(full) == Break::Mandatory {
        return line_of(strip, start..full.max(start + 1), Tail::Plain);
    }
    if let Some(end) = hanging(strip, filling, start, full, measure) {
        return line_of(strip, start..end, Tail::Hangs);
    }
    let best = best_gap(strip, start, full);
    if filling.hyphens == Hyphens::Auto {
        let used = best.map_or(0, |end| line_of(strip, start..end, Tail::Plain).cells(strip));
        if measure.saturating_sub(used) > measure / 4
            && let Some(end) = hyphen::cut(strip, filling, start..best.unwrap_or(start), full, measure)
        {
            return Filled { clusters: start..end, shown: end - start, tail: Tail::Hyphen };
        }
    }
    let end = best.unwrap_or_else(|| emergency::cut(strip, start, full));
    line_of(strip, start..end, Tail::Plain)
}

/// Index of the first cluster that the line from `start` has no room for, white space not counted; or of the one
/// behind its newline; or the count of clusters.
fn full_at(strip: &Strip, start: usize, measure: usize) -> usize {
    let units = strip.units();
    let limit = strip.cells_before(start).saturating_add(measure);
    // Most clusters take two cells; the search begins where that leads and widens both ways.
    let after = units.get(start + 1..).unwrap_or_default();
    let window = after.get(..measure.saturating_add(1)).unwrap_or(after);
    let inside = if window.last().is_some_and(|unit| unit.cells_before as usize <= limit) {
        after.partition_point(|unit| unit.cells_before as usize <= limit)
    } else {
        window.partition_point(|unit| unit.cells_before as usize <= limit)
    };
    let mut full = (start + inside).min(strip.len());
    if strip.has_newline() {
        let newline = (start + 1..=full).find(|index| strip.gap(*index) == Break::Mandatory);
        if let Some(newline) = newline {
            return newline;
        }
    }
    while strip.is_space(full) {
        full += 1;
        if strip.gap(full) == Break::Mandatory {
            return full;
        }
    }
    full
}

/// The end of the line whose next cluster hangs: one stop or comma, behind which the line may end.
fn hanging(strip: &Strip, filling: &Filling, start: usize, full: usize, measure: usize) -> Option<usize> {
    let hangs = match strip.class(full) {
        Class::Stop | Class::WideComma => true,
        Class::Colon | Class::WideExclamation => filling.rules.language == Language::SimplifiedChinese,
        _ => false,
    };
    // A mark with a reading behind it is wider than any gutter, and one behind spaces may stand far out.
    let is_out = strip.cells(full..full + 1) > 2 || strip.cells(start..full) > measure;
    if !hangs || is_out || filling.hang == Hang::None || full <= start || measure < 4 {
        return None;
    }
    let behind = strip.gap(full + 1);
    (behind >= Break::Poor || full + 1 >= strip.len()).then(|| {
        let mut end = full + 1;
        while strip.is_space(end) && strip.gap(end) != Break::Mandatory {
            end += 1;
        }
        end
    })
}

/// How many cells a line may be shorter so that a number stays with its unit.
const UNIT_PENALTY: usize = 2;

/// The last gap of a line that ends before `full` or there.
fn best_gap(strip: &Strip, start: usize, full: usize) -> Option<usize> {
    let mut poor: Option<usize> = None;
    for index in (start + 1..=full).rev() {
        let too_far = poor.is_some_and(|poor| strip.cells(index..poor) > UNIT_PENALTY);
        if too_far {
            return poor;
        }
        match strip.gap(index) {
            Break::Allowed => return Some(index),
            Break::Poor => poor = poor.or(Some(index)),
            _ => {}
        }
    }
    poor
}

#[cfg(test)]
mod tests;
