//! Edges snapped to lines of cells: one side of a page at a time.
//!
//! Owns which edges share a line, and that what lies between two lines has the cells it needs. An edge before another
//! never comes to lie behind it. It refuses to know the other side.

use super::printed::PARTS;

/// What lies between two edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Where it begins, in parts.
    pub(super) from: usize,
    /// Where it ends, behind its start.
    pub(super) to: usize,
    /// Fewest cells from the line of its start to that of its end.
    pub(super) least: usize,
}

/// A start and an end, a first and a last.
type Pair = (usize, usize);

/// Edges so near to each other are one line, in parts.
const NEAR: usize = PARTS * 2 / 100;
/// So are those on both sides of the white between two columns, which is no wider than this.
const WHITE: usize = PARTS * 4 / 100;

/// The lines of each stretch, the last line of the side being `cells`. `beside` are the stretches, by index, of which the
/// second stands next to the first in print.
///
/// # Errors
/// Where there is no room for all: the stretches, by index, that need too much behind one another.
pub(super) fn snap(stretches: &[Stretch], beside: &[Pair], cells: usize) -> Result<Vec<Pair>, Vec<usize>> {
    let (ends, clusters) = clusters(stretches, beside);
    let final_cluster = clusters.len() - 1;
    let highest = highest(stretches, &ends, clusters.len(), cells)?;
    let mut ending = vec![Vec::new(); clusters.len()];
    for ((start, end), stretch) in ends.iter().zip(stretches) {
        ending.get_mut(*end).into_iter().for_each(|of: &mut Vec<Pair>| of.push((*start, stretch.least)));
    }
    let mut lines: Vec<usize> = Vec::with_capacity(clusters.len());
    for (cluster, (first, end)) in clusters.iter().enumerate() {
        let before = lines.last().copied();
        let needed = ending.get(cluster).into_iter().flatten();
        let needed = needed.map(|(start, least)| lines.get(*start).copied().unwrap_or(0) + least).max();
        let lowest = before.unwrap_or(0).max(needed.unwrap_or(0));
        let most = highest.get(cluster).copied().unwrap_or(cells).max(lowest);
        let ideal = match cluster {
            0 => 0,
            _ if cluster == final_cluster => cells,
            _ => ((first + end) / 2 * cells + PARTS / 2) / PARTS,
        };
        let line = ideal.clamp(lowest, most);
        // Two lines side by side are one too many.
        let line = match before {
            Some(before) if line == before + 1 && lowest <= before => before,
            Some(before) if line == before + 1 && before + 2 <= most => before + 2,
            _ => line,
        };
        lines.push(line);
    }
    let line = |cluster: usize| lines.get(cluster).copied().unwrap_or(cells);
    Ok(ends.into_iter().map(|(start, end)| (line(start), line(end))).collect())
}

/// For each of so many clusters the last line that leaves room for all behind it.
fn highest(stretches: &[Stretch], ends: &[Pair], count: usize, cells: usize) -> Result<Vec<usize>, Vec<usize>> {
    let mut starting = vec![Vec::new(); count];
    for (index, (start, _)) in ends.iter().enumerate() {
        starting.get_mut(*start).into_iter().for_each(|of: &mut Vec<usize>| of.push(index));
    }
    let mut highest = vec![cells; count];
    // Which stretch it is that asks for it.
    let mut because: Vec<Option<usize>> = vec![None; count];
    for cluster in (0..count).rev() {
        let mut line = highest.get(cluster + 1).copied().unwrap_or(cells);
        let mut why = None;
        for index in starting.get(cluster).into_iter().flatten() {
            let end = ends.get(*index).and_then(|(_, end)| highest.get(*end)).copied().unwrap_or(cells);
            let least = stretches.get(*index).map_or(0, |stretch| stretch.least);
            let Some(start) = end.checked_sub(least) else { return Err(chain(*index, &because, ends)) };
            if start < line {
                (line, why) = (start, Some(*index));
            }
        }
        highest.get_mut(cluster).into_iter().for_each(|of| *of = line);
        because.get_mut(cluster).into_iter().for_each(|of| *of = why);
    }
    Ok(highest)
}

/// The stretches behind one another from one on that leave no room.
fn chain(first: usize, because: &[Option<usize>], ends: &[Pair]) -> Vec<usize> {
    let end_of = |index: usize| ends.get(index).map_or(because.len(), |(_, end)| *end);
    let mut chain = vec![first];
    let mut cluster = end_of(first);
    while let Some(next) = because.get(cluster) {
        chain.extend(*next);
        cluster = next.map_or(cluster + 1, end_of);
    }
    chain
}

/// Whether a second stretch begins where a first one ends, but for the white between them.
pub(super) fn is_next(first: Stretch, second: Stretch) -> bool {
    let (end, start) = (first.to, second.from);
    start <= end + WHITE && end <= start + WHITE / 2 && first.from < start && end < second.to
}

/// An edge: where, whether a stretch starts there (those that end go first), and which stretch.
type Edge = (usize, Side, Option<usize>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    End,
    Start,
}

/// For each stretch the clusters of its start and its end; for each cluster its first and its last edge. The first cluster
/// begins with the page, the last ends with it; no stretch lies within one.
fn clusters(stretches: &[Stretch], beside: &[Pair]) -> (Vec<Pair>, Vec<Pair>) {
    let both = |(index, of): (usize, &Stretch)| [(of.from, Side::Start, Some(index)), (of.to, Side::End, Some(index))];
    let mut edges: Vec<Edge> = stretches.iter().enumerate().flat_map(both).collect();
    edges.extend([(0, Side::End, None), (PARTS, Side::Start, None)]);
    // The page's own edges come before all that is there, and behind it.
    edges.sort_unstable_by_key(|(at, side, index)| (*at, *side, index.map_or(0, |index| index + 1)));
    let mut places = vec![(0, 0); stretches.len()];
    for (place, (_, side, index)) in edges.iter().enumerate() {
        match (side, index.and_then(|index| places.get_mut(index))) {
            (Side::Start, Some((start, _))) => *start = place,
            (Side::End, Some((_, end))) => *end = place,
            _ => {}
        }
    }
    let mut joined = Joined { starts: vec![None; edges.len()], firsts: (0..edges.len()).collect() };
    for (start, end) in &places {
        joined.starts.get_mut(*end).into_iter().for_each(|of| *of = Some(*start));
    }
    let place = |index: usize| places.get(index).copied().unwrap_or_default();
    let mut near: Vec<(usize, usize, usize)> = Vec::with_capacity(beside.len());
    for (first, second) in beside {
        let ((_, end), (start, _)) = (place(*first), place(*second));
        near.push((end.abs_diff(start), end.min(start), end.max(start)));
    }
    near.sort_unstable();
    for (_, from, to) in near {
        joined.join(&edges, from, to, WHITE * 3 / 2);
    }
    let gap = |(place, pair): (usize, &[Edge])| match pair {
        [(one, ..), (other, ..)] => (other - one, place),
        _ => (0, place),
    };
    let mut gaps: Vec<(usize, usize)> = edges.windows(2).enumerate().map(gap).collect();
    gaps.sort_unstable();
    for (_, place) in gaps.into_iter().filter(|(gap, _)| *gap <= NEAR) {
        joined.join(&edges, place, place + 1, NEAR);
    }
    let mut clusters: Vec<Pair> = Vec::new();
    let mut of = Vec::with_capacity(edges.len());
    for (place, ((at, ..), first)) in edges.iter().zip(&joined.firsts).enumerate() {
        match clusters.last_mut().filter(|_| *first < place) {
            Some((_, last)) => *last = *at,
            None => clusters.push((*at, *at)),
        }
        of.push(clusters.len() - 1);
    }
    let cluster = |place: usize| of.get(place).copied().unwrap_or(0);
    (places.into_iter().map(|(start, end)| (cluster(start), cluster(end))).collect(), clusters)
}

/// Edges joined to clusters: each of neighbours in their order.
struct Joined {
    /// For each edge at which a stretch ends the edge at which that starts.
    starts: Vec<Option<usize>>,
    /// For each edge the first of its cluster.
    firsts: Vec<usize>,
}

impl Joined {
    /// Makes one cluster of all from an edge to another, unless it were wider than `most` or held a stretch.
    fn join(&mut self, edges: &[Edge], from: usize, to: usize, most: usize) {
        let first = self.firsts.get(from).copied().unwrap_or(from);
        let of = self.firsts.get(to).copied().unwrap_or(to);
        let behind = self.firsts.iter().skip(to).take_while(|first| **first == of).count();
        let end = to + behind.max(1);
        if first == of {
            return;
        }
        let at = |place: usize| edges.get(place).map_or(0, |(at, ..)| *at);
        let holds = |start: &Option<usize>| start.is_some_and(|start| start >= first);
        let is_held = self.starts.get(first..end).is_some_and(|starts| starts.iter().any(holds));
        if at(end - 1) - at(first) <= most && !is_held {
            self.firsts.get_mut(first..end).into_iter().flatten().for_each(|of| *of = first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(of: &[(usize, usize, usize)]) -> Vec<Stretch> {
        let hundredth = PARTS / 100;
        let stretch = |(from, to, least): &(usize, usize, usize)| Stretch {
            from: from * hundredth,
            to: to * hundredth,
            least: *least,
        };
        of.iter().map(stretch).collect()
    }

    #[test]
    fn what_stands_side_by_side_has_one_line_between() {
        // Two columns and the white between them; below them two others, of which the line is another.
        let columns = stretches(&[(0, 49, 3), (51, 100, 3), (0, 63, 3), (66, 100, 3)]);
        assert_eq!(snap(&columns, &[(0, 1), (2, 3)], 80), Ok(vec![(0, 40), (40, 80), (0, 52), (52, 80)]));
        // Two lines of cells side by side are never left.
        assert_eq!(snap(&stretches(&[(0, 50, 3), (55, 100, 3)]), &[], 20), Ok(vec![(0, 10), (10, 20)]));
        // White that is wide stays.
        assert_eq!(snap(&stretches(&[(0, 40, 3), (60, 100, 3)]), &[], 20), Ok(vec![(0, 8), (12, 20)]));
    }

    #[test]
    fn what_is_small_gets_the_cells_it_needs_from_its_neighbours() {
        let columns = stretches(&[(0, 10, 5), (10, 20, 5), (20, 100, 5)]);
        let all = [(0, 1), (1, 2)];
        assert_eq!(snap(&columns, &all, 20), Ok(vec![(0, 5), (5, 10), (10, 20)]));
        assert_eq!(snap(&columns, &all, 15), Ok(vec![(0, 5), (5, 10), (10, 15)]));
        assert_eq!(snap(&columns, &all, 14), Err(vec![0, 1, 2]));
        assert_eq!(snap(&[], &[], 14), Ok(vec![]));
    }
}
