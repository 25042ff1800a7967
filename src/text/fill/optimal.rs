//! Paragraphs written with spaces: the lines that are best for the whole paragraph.
//!
//! Owns the fragments given to `textwrap`'s optimal fit, and which words are divided when its lines come out
//! short. It refuses paragraphs with words wider than a line, and those that no division settles: greedy filling
//! serves them.
//!
//! # Source
//! Knuth and Plass, "Breaking Paragraphs into Lines", as `textwrap::wrap_algorithms::wrap_optimal_fit` has it.

use std::collections::BTreeMap;
use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_optimal_fit};

use super::{Filled, Filling, Hyphens, Tail, hyphen, line_of};
use crate::text::strip::Strip;
use crate::text::unit::Break;

/// A word, or a part of one that ends in a hyphen if its line ends there.
#[derive(Debug, Clone)]
struct Piece {
    /// Its clusters, the white space behind it among them.
    clusters: Range<usize>,
    cells: usize,
    space: usize,
    hyphen: usize,
}

impl Fragment for Piece {
    #[expect(clippy::cast_precision_loss, reason = "a line has no more than a few thousand cells")]
    fn width(&self) -> f64 {
        self.cells as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "a line has no more than a few thousand cells")]
    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "it is one")]
    fn penalty_width(&self) -> f64 {
        self.hyphen as f64
    }
}

/// Most times that the divided words are chosen anew.
const ROUNDS: usize = 8;

/// Which words are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Divided,
    /// Its division was of no use, or not called for.
    Whole,
}

/// The lines of a paragraph, its first measure and that of its others; none where greedy filling does better.
pub(super) fn paragraph(
    strip: &Strip,
    filling: &Filling,
    clusters: Range<usize>,
    measures: [usize; 2],
) -> Option<Vec<Filled>> {
    // The choices by the cluster that a word begins with.
    let mut choices: BTreeMap<usize, Choice> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let pieces = pieces(strip, filling, clusters.clone(), &choices);
        let lines = wrapped(strip, &pieces, measures)?;
        if filling.hyphens == Hyphens::None || !choose(strip, &lines, measures, &mut choices) {
            return Some(lines);
        }
    }
    None
}

/// The cells a line may leave free before a word is divided: a quarter.
fn is_short(cells: usize, measure: usize) -> bool {
    measure.saturating_sub(cells) > measure / 4
}

/// Chooses words to divide, or to leave whole again; whether anything changed.
fn choose(strip: &Strip, lines: &[Filled], measures: [usize; 2], choices: &mut BTreeMap<usize, Choice>) -> bool {
    let mut changed = false;
    for (index, line) in lines.iter().enumerate().take(lines.len().saturating_sub(1)) {
        let measure = if index == 0 { measures[0] } else { measures[1] };
        if line.tail == Tail::Hyphen {
            let word = (line.clusters.start..line.clusters.end).rev().find(|at| choices.contains_key(at));
            let before = word.map_or(0, |word| {
                line_of(strip, line.clusters.start..word.max(line.clusters.start), Tail::Plain).cells(strip)
            });
            if let Some(word) = word.filter(|_| !is_short(before, measure)) {
                choices.insert(word, Choice::Whole);
                changed = true;
            }
        } else if is_short(line.cells(strip), measure) && !choices.contains_key(&line.clusters.end) {
            choices.insert(line.clusters.end, Choice::Divided);
            changed = true;
        }
    }
    changed
}

fn pieces(strip: &Strip, filling: &Filling, clusters: Range<usize>, choices: &BTreeMap<usize, Choice>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = clusters.start;
    while start < clusters.end {
        let end = (start + 1..clusters.end).find(|index| strip.gap(*index) >= Break::Poor).unwrap_or(clusters.end);
        let mut from = start;
        if choices.get(&start) == Some(&Choice::Divided) {
            for point in hyphen::divisions(strip, filling, start..end) {
                pieces.push(Piece { clusters: from..point, cells: strip.cells(from..point), space: 0, hyphen: 1 });
                from = point;
            }
        }
        let seen = line_of(strip, from..end, Tail::Plain).seen();
        let (cells, space) = (strip.cells(seen.clone()), strip.cells(seen.end..end));
        pieces.push(Piece { clusters: from..end, cells, space, hyphen: 0 });
        start = end;
    }
    pieces
}

fn wrapped(strip: &Strip, pieces: &[Piece], measures: [usize; 2]) -> Option<Vec<Filled>> {
    let narrowest = measures[0].min(measures[1]);
    if pieces.iter().any(|piece| piece.cells + piece.hyphen > narrowest) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a line has no more than a few thousand cells")]
    let widths = measures.map(|measure| measure as f64);
    let lines = wrap_optimal_fit(pieces, &widths, &Penalties::new()).ok()?;
    let line = |pieces: &[Piece]| {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let clusters = first.clusters.start..last.clusters.end;
        let tail = if last.hyphen > 0 { Tail::Hyphen } else { Tail::Plain };
        Some(line_of(strip, clusters, tail))
    };
    lines.into_iter().filter(|line| !line.is_empty()).map(line).collect()
}
