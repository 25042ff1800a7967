//! A line of a text into fragments: parted where runs begin and end and where the line is widened.
//!
//! Owns the strip a part is set from, its hints and its readings taken in, and what of it stands in which column.
//! It refuses to choose lines.

use std::ops::Range;

use super::line::{Content, Emphasis, Fragment, Ornament, bracketed};
use super::script::shown;
use super::{Readings, Setting};
use crate::edition::{HintKind, Part, Role, Run, RunKind, Text};
use crate::text::{Filled, Hint, Strip, Tail, cells, width};

/// A line to be made fragments of.
pub(super) struct Row<'a> {
    /// Index of the part.
    pub(super) part: usize,
    /// The part's text in one row.
    pub(super) strip: &'a Strip<'a>,
    /// Which of its clusters are on the line.
    pub(super) line: &'a Filled,
    /// The clusters before which a cell is left free.
    pub(super) widened: &'a [usize],
}

/// A part's text in one row: with the hints of its source, raised figures in their own cells, readings behind
/// their base.
pub(super) fn strip<'a>(part: &Part<'a>, setting: &Setting) -> Strip<'a> {
    let text = part.text;
    let mut strip = Strip::of(text.as_str(), setting.rules(), setting.ambiguous);
    for hint in text.hints() {
        let kind = match hint.kind {
            HintKind::Allow => Hint::Allow,
            HintKind::Hyphen => Hint::Hyphen,
            HintKind::Forbid => Hint::Forbid,
        };
        strip.hint(hint.at, kind);
    }
    if text.runs().iter().any(|run| matches!(run.kind, RunKind::Ruby(_) | RunKind::Sup | RunKind::Sub)) {
        resize(&mut strip, text, setting);
        join(&mut strip, text, setting);
    }
    strip
}

/// The part of a line that a base and its reading may take and stay whole: a hole of more at the line's end is worse
/// than a base in two.
const SHARE: usize = 4;

/// Keeps a base whole where its reading stands behind it (JLREQ 3.1.10: group ruby is not split).
fn join(strip: &mut Strip, text: &Text, setting: &Setting) {
    for run in text.runs() {
        let shown = matches!(&run.kind, RunKind::Ruby(reading) if reading_cells(reading, setting) > 0);
        let base = strip.at(run.range.start)..strip.at(run.range.end);
        if shown && strip.cells(base.clone()) <= setting.measure / SHARE {
            for index in base.skip(1) {
                strip.hint(strip.bytes(index..index).start, Hint::Forbid);
            }
        }
    }
}

fn resize(strip: &mut Strip, text: &Text, setting: &Setting) {
    // Of each run the byte behind its last character that is seen, found once.
    let ends: Vec<usize> = text.runs().iter().map(|run| seen_end(text, run)).collect();
    strip.resize(|bytes, own| {
        let index = text.runs().partition_point(|run| run.range.end <= bytes.start);
        let Some(run) = text.runs().get(index).filter(|run| run.range.contains(&bytes.start)) else { return own };
        match &run.kind {
            RunKind::Sup | RunKind::Sub => cells(&shown(text.slice(bytes), Emphasis::of(&run.kind)), setting.ambiguous),
            RunKind::Ruby(reading) => {
                let here = ends.get(index).is_some_and(|end| bytes.start < *end && *end <= bytes.end);
                if here { own + reading_cells(reading, setting) } else { own }
            }
            _ => own,
        }
    });
}

/// The byte behind the last character of a run that is seen: its reading stands there.
fn seen_end(text: &Text, run: &Run) -> usize {
    let base = text.slice(run.range.clone());
    let seen = base.trim_end().len();
    run.range.start + if seen == 0 { base.len() } else { seen }
}

/// Longest reading that is shown, in bytes: longer than any word's.
const READING: usize = 128;

/// The cells of a reading behind its base; none where readings are hidden, or a line has no room for it.
fn reading_cells(reading: &str, setting: &Setting) -> usize {
    if setting.house.readings == Readings::Hidden || reading.len() > READING {
        return 0;
    }
    let cells = width(&bracketed(reading), setting.ambiguous);
    if cells + 2 <= setting.measure / 2 { cells } else { 0 }
}

/// The fragments of a line from column 0.
pub(super) fn fragments(part: &Part, row: &Row, setting: &Setting) -> Vec<Fragment> {
    let fragments = Vec::with_capacity(row.widened.len() + 1);
    let mut making = Making { part, row, setting, fragments, column: 0 };
    let seen = row.line.seen();
    let mut widened = row.widened.iter().copied().peekable();
    let mut start = seen.start;
    while start < seen.end {
        if widened.next_if(|index| *index <= start).is_some() {
            making.column += 1;
        }
        let byte = row.strip.bytes(start..start).start;
        let (run, until) = making.run(byte);
        let run_end = if until >= part.text.len() { seen.end } else { row.strip.at(until).max(start + 1) };
        let end = run_end.min(seen.end).min(widened.peek().copied().unwrap_or(seen.end));
        making.segment(start..end, run);
        start = end;
    }
    if row.line.tail == Tail::Hyphen {
        let content = Content::Ornament(Ornament::Text("-".into()));
        making.push(1, part.role, Emphasis::Plain, content);
    }
    making.fragments
}

struct Making<'a> {
    part: &'a Part<'a>,
    row: &'a Row<'a>,
    setting: &'a Setting,
    fragments: Vec<Fragment>,
    column: usize,
}

impl<'a> Making<'a> {
    fn push(&mut self, cells: usize, role: Role, emphasis: Emphasis, content: Content) {
        self.fragments.push(Fragment { column: self.column, cells, role, emphasis, content });
        self.column += cells;
    }

    /// The run that covers a byte, by its index, and the byte where it or the plain text there ends.
    fn run(&self, byte: usize) -> (Option<(usize, &'a Run)>, usize) {
        let runs = self.part.text.runs();
        let after = runs.partition_point(|run| run.range.end <= byte);
        match runs.get(after) {
            Some(run) if run.range.contains(&byte) => (Some((after, run)), run.range.end),
            Some(run) => (None, self.plain_end(byte, run.range.start)),
            None => (None, self.plain_end(byte, self.part.text.len())),
        }
    }

    /// Where plain text from a byte ends: at the end of the lead-in, if that comes first.
    fn plain_end(&self, byte: usize, end: usize) -> usize {
        let lead_in = self.part.lead_in;
        if byte < lead_in { lead_in.min(end) } else { end }
    }

    fn segment(&mut self, clusters: Range<usize>, run: Option<(usize, &Run)>) {
        let bytes = self.row.strip.bytes(clusters.clone());
        let lead_in = bytes.start < self.part.lead_in;
        let plain = if lead_in { Emphasis::LeadIn } else { Emphasis::Plain };
        let emphasis = run.map_or(plain, |(_, run)| Emphasis::of(&run.kind));
        let reading = run.and_then(|(index, run)| match &run.kind {
            RunKind::Ruby(reading) => {
                // A cluster may be of two runs. The end is looked for where it can be: where nothing of the run is seen
                // behind it.
                let behind = self.part.text.slice(bytes.end.min(run.range.end)..run.range.end);
                let near = behind.trim_start().is_empty();
                let end = if near { seen_end(self.part.text, run) } else { usize::MAX };
                let here = bytes.start < end && end <= bytes.end;
                here.then(|| (index, reading_cells(reading, self.setting))).filter(|(_, cells)| *cells > 0)
            }
            _ => None,
        });
        let cells = self.row.strip.cells(clusters) - reading.map_or(0, |(_, cells)| cells);
        let content = Content::Source { part: self.row.part, range: bytes };
        self.push(cells, self.part.role, emphasis, content);
        if let Some((run, cells)) = reading {
            let content = Content::Reading { part: self.row.part, run };
            self.push(cells, self.part.role, Emphasis::Small, content);
        }
    }
}
