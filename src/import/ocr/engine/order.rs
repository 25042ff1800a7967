//! The order in which the blocks of a page are read.
//!
//! Owns the choice between the engine's order and that of the boxes, and the cutting of a page into bands and
//! columns. It refuses vertical pages, whose columns go from right to left: there the engine's order stands.

use super::Bbox;

/// What the order needs to know of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) bbox: Option<Bbox>,
    /// Its rank, where the engine says one.
    pub(super) rank: Option<i64>,
}

/// The indices of blocks in the order they are read.
///
/// Ranks that the engine gives are kept; a block without one stays behind the block it stands behind in the list. A
/// list without ranks is in reading order itself, unless the boxes say that it cannot be: it only goes down the page,
/// whatever the column, or it comes to a headline when what stands under it is done. Then they say the order too.
///
/// # Source
/// Nagy and Seth 1984, the recursive XY cut; columns are preferred to bands, so that paragraphs of two columns which
/// happen to end at one height do not part them.
pub(super) fn reading(blocks: &[Placed]) -> Vec<usize> {
    let listed: Vec<usize> = (0..blocks.len()).collect();
    if blocks.iter().any(|block| block.rank.is_some()) {
        return ranked(blocks);
    }
    if !(goes_down(blocks) || comes_late(blocks)) || is_vertical(blocks) {
        return listed;
    }
    let boxed = listed.iter().filter_map(|index| Some((*index, blocks.get(*index)?.bbox?)));
    let mut cut = Vec::with_capacity(blocks.len());
    parted(cells(boxed), 0, &mut cut);
    let place = placed(&cut, blocks.len());
    by(listed, |index| place.get(index).copied().flatten())
}

fn ranked(blocks: &[Placed]) -> Vec<usize> {
    by((0..blocks.len()).collect(), |index| blocks.get(index).and_then(|block| block.rank))
}

/// Sorted by a key; one without a key stays behind the one before it.
fn by<K: Ord + Copy>(mut listed: Vec<usize>, key: impl Fn(usize) -> Option<K>) -> Vec<usize> {
    let mut last: Option<K> = None;
    let mut keys = vec![None; listed.len()];
    for index in &listed {
        last = key(*index).or(last);
        if let Some(key) = keys.get_mut(*index) {
            *key = last;
        }
    }
    listed.sort_by_key(|index| keys.get(*index).copied().flatten());
    listed
}

/// The place of each index in an order.
fn placed(order: &[usize], count: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; count];
    for (place, index) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(*index) {
            *slot = Some(place);
        }
    }
    places
}

/// How far a block may stand above the one before it on its row, in hundredths of the page's height.
const JITTER: f64 = 0.01;

/// Whether a list only goes down the page, whatever the column: no order that anyone reads in, where there are columns.
fn goes_down(blocks: &[Placed]) -> bool {
    let boxes: Vec<Bbox> = blocks.iter().filter_map(|block| block.bbox).collect();
    let top = boxes.iter().map(|bbox| bbox[1]).fold(f64::INFINITY, f64::min);
    let bottom = boxes.iter().map(|bbox| bbox[3]).fold(f64::NEG_INFINITY, f64::max);
    let slack = JITTER * (bottom - top);
    boxes.windows(2).all(|pair| matches!(pair, [above, below] if below[1] >= above[1] - slack))
}

/// How much wider a block is that others stand under.
const WIDER: f64 = 1.5;
/// Most blocks that are compared each with each.
const COMPARED: usize = 2_000;

/// Whether a block comes behind a narrower one that stands below it, within its width: no script is read so.
fn comes_late(blocks: &[Placed]) -> bool {
    let boxes: Vec<Bbox> = blocks.iter().take(COMPARED).filter_map(|block| block.bbox).collect();
    let under = |below: &Bbox, above: &Bbox| {
        let inset = OWN * (below[2] - below[0]);
        let is_within = below[0] + inset >= above[0] && below[2] - inset <= above[2];
        above[3] <= below[1] && is_within && above[2] - above[0] >= WIDER * (below[2] - below[0])
    };
    boxes.iter().enumerate().any(|(index, above)| boxes.iter().take(index).any(|below| under(below, above)))
}

/// Whether blocks that stand side by side come from right to left, all of them.
fn is_vertical(blocks: &[Placed]) -> bool {
    let boxes: Vec<Bbox> = blocks.iter().filter_map(|block| block.bbox).collect();
    let beside = |one: &Bbox, other: &Bbox| {
        let common = one[3].min(other[3]) - one[1].max(other[1]);
        common > 0.5 * (one[3] - one[1]).min(other[3] - other[1]) && (one[2] <= other[0] || other[2] <= one[0])
    };
    let steps = boxes.windows(2).filter_map(|pair| match pair {
        [one, other] if beside(one, other) => Some(other[0] > one[0]),
        _ => None,
    });
    let steps: Vec<bool> = steps.collect();
    !steps.is_empty() && steps.iter().all(|right| !right)
}

/// A box a little smaller than the engine's, so that neighbours which touch are still apart.
#[derive(Debug, Clone, Copy)]
struct Cell {
    index: usize,
    x: (f64, f64),
    y: (f64, f64),
}

/// Most that a side is drawn in, as shares of the box and of the page.
const OWN: f64 = 0.05;
const PAGE: f64 = 0.01;

fn cells(boxes: impl Iterator<Item = (usize, Bbox)>) -> Vec<Cell> {
    let boxes: Vec<(usize, Bbox)> = boxes.collect();
    let extent = |from: usize, to: usize| {
        let least = boxes.iter().map(|(_, bbox)| bbox.get(from).copied().unwrap_or_default());
        let most = boxes.iter().map(|(_, bbox)| bbox.get(to).copied().unwrap_or_default());
        most.fold(f64::NEG_INFINITY, f64::max) - least.fold(f64::INFINITY, f64::min)
    };
    let (width, height) = (extent(0, 2), extent(1, 3));
    let side = |from: f64, to: f64, page: f64| {
        let drawn = (OWN * (to - from)).min(PAGE * page).max(0.0);
        (from + drawn, to - drawn)
    };
    let cell = |(index, bbox): &(usize, Bbox)| Cell {
        index: *index,
        x: side(bbox[0], bbox[2], width),
        y: side(bbox[1], bbox[3], height),
    };
    boxes.iter().map(cell).collect()
}

/// Deepest cutting. A real page needs ten; boxes that are made to be cut for ever are taken from top to bottom.
const DEEPEST: usize = 40;
/// Most columns that are looked at.
const COLUMNS: usize = 64;

/// Adds the indices of cells in reading order.
fn parted(mut cells: Vec<Cell>, depth: usize, out: &mut Vec<usize>) {
    if cells.len() < 2 || depth > DEEPEST {
        cells.sort_by(|one, other| one.y.0.total_cmp(&other.y.0).then(one.x.0.total_cmp(&other.x.0)));
        out.extend(cells.iter().map(|cell| cell.index));
        return;
    }
    let columns = gaps(cells, |cell| cell.x);
    let cells: Vec<Cell> = match columns.len() {
        1 => columns.into_iter().flatten().collect(),
        _ => return columns.into_iter().for_each(|column| parted(column, depth + 1, out)),
    };
    let groups = grouped(gaps(cells, |cell| cell.y));
    if groups.len() > 1 {
        return groups.into_iter().for_each(|group| parted(group, depth + 1, out));
    }
    around(groups.into_iter().flatten().collect(), depth, out);
}

/// Where no straight line parts the cells: what stands above the widest, the widest, what stands below.
fn around(mut cells: Vec<Cell>, depth: usize, out: &mut Vec<usize>) {
    let width = |cell: &Cell| cell.x.1 - cell.x.0;
    let middle = |cell: &Cell| f64::midpoint(cell.y.0, cell.y.1);
    let widest = (0..cells.len()).max_by(|one, other| {
        let of = |index: &usize| cells.get(*index).map_or(0.0, width);
        of(one).total_cmp(&of(other))
    });
    let Some(widest) = widest else { return };
    let wide = cells.swap_remove(widest);
    let (above, below) = cells.into_iter().partition::<Vec<Cell>, _>(|cell| middle(cell) < middle(&wide));
    parted(above, depth + 1, out);
    out.push(wide.index);
    parted(below, depth + 1, out);
}

/// Parts cells where nothing stands, along one axis.
fn gaps(mut cells: Vec<Cell>, side: impl Fn(&Cell) -> (f64, f64)) -> Vec<Vec<Cell>> {
    cells.sort_by(|one, other| side(one).0.total_cmp(&side(other).0));
    let mut parts: Vec<Vec<Cell>> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for cell in cells {
        let (from, to) = side(&cell);
        match parts.last_mut().filter(|_| from <= end) {
            Some(part) => part.push(cell),
            None => parts.push(vec![cell]),
        }
        end = end.max(to);
    }
    parts
}

/// Bands that share their columns are read column by column: they become one.
///
/// A band with fewer columns than those above it ends them: a headline over two columns begins something new.
fn grouped(bands: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut groups: Vec<Vec<Cell>> = Vec::new();
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for band in bands {
        let sides: Vec<(f64, f64)> = band.iter().map(|cell| cell.x).collect();
        let together = covered(columns.iter().copied().chain(sides.iter().copied()).collect());
        let goes_on = columns.len() > 1 && together.len() >= columns.len() && together.len() <= COLUMNS;
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => {
                group.extend(band);
                columns = together;
            }
            None => {
                groups.push(band);
                columns = covered(sides);
                // More than any page has: no columns.
                columns.truncate(if columns.len() > COLUMNS { 0 } else { COLUMNS });
            }
        }
    }
    groups
}

/// What stretches cover together, in order.
fn covered(mut sides: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    sides.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut covered: Vec<(f64, f64)> = Vec::new();
    for (from, to) in sides {
        match covered.last_mut().filter(|last| from <= last.1) {
            Some(last) => last.1 = last.1.max(to),
            None => covered.push((from, to)),
        }
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(boxes: &[Bbox]) -> Vec<usize> {
        reading(&boxes.iter().map(|bbox| Placed { bbox: Some(*bbox), rank: None }).collect::<Vec<_>>())
    }

    /// A box in column `column` of columns 100 wide and 10 apart.
    fn at(column: f64, top: f64, bottom: f64) -> Bbox {
        [column * 110.0, top, column * 110.0 + 100.0, bottom]
    }

    #[test]
    fn columns_are_read_one_by_one() {
        let two = [at(0.0, 0.0, 90.0), at(1.0, 1.0, 80.0), at(0.0, 100.0, 200.0), at(1.0, 100.0, 150.0)];
        assert_eq!(read(&two), [0, 2, 1, 3]);
        let three = [
            [0.0, 0.0, 320.0, 40.0],
            at(0.0, 50.0, 90.0),
            at(1.0, 50.0, 90.0),
            at(2.0, 50.0, 90.0),
            at(0.0, 100.0, 190.0),
            at(1.0, 100.0, 190.0),
            [0.0, 200.0, 320.0, 240.0],
            at(0.0, 250.0, 300.0),
            at(1.0, 250.0, 300.0),
            at(0.0, 310.0, 390.0),
            at(1.0, 310.0, 390.0),
        ];
        assert_eq!(read(&three), [0, 1, 4, 2, 5, 3, 6, 7, 9, 8, 10]);
    }

    #[test]
    fn a_headline_over_some_columns_leads_what_stands_under_it() {
        let page = [
            at(0.0, 0.0, 90.0),
            at(1.0, 0.0, 90.0),
            at(2.0, 0.0, 90.0),
            [0.0, 100.0, 210.0, 140.0],
            at(2.0, 100.0, 140.0),
            at(0.0, 150.0, 300.0),
            at(1.0, 150.0, 300.0),
            at(2.0, 150.0, 300.0),
        ];
        assert_eq!(read(&page), [0, 1, 3, 5, 6, 2, 4, 7]);
    }

    #[test]
    fn a_list_that_comes_to_a_headline_late_is_read_by_its_boxes() {
        let wide = [0.0, 0.0, 210.0, 40.0];
        let shuffled = [at(1.0, 50.0, 90.0), wide, at(0.0, 50.0, 200.0), at(1.0, 100.0, 190.0)];
        assert_eq!(read(&shuffled), [1, 2, 0, 3]);
    }

    #[test]
    fn an_order_that_somebody_reads_in_is_kept() {
        let columns = [at(0.0, 0.0, 90.0), at(0.0, 100.0, 200.0), at(1.0, 0.0, 90.0), at(1.0, 100.0, 200.0)];
        assert_eq!(read(&columns), [0, 1, 2, 3]);
        let backwards = [at(1.0, 0.0, 90.0), at(1.0, 100.0, 200.0), at(0.0, 0.0, 90.0), at(0.0, 100.0, 200.0)];
        assert_eq!(read(&backwards), [0, 1, 2, 3]);
        // Vertical text: from right to left, row by row.
        let vertical = [at(1.0, 0.0, 90.0), at(0.0, 0.0, 90.0), at(1.0, 100.0, 200.0), at(0.0, 100.0, 200.0)];
        assert_eq!(read(&vertical), [0, 1, 2, 3]);
    }

    #[test]
    fn ranks_are_kept_and_what_has_none_stays_behind_its_neighbour() {
        let rank = |rank: Option<i64>| Placed { bbox: None, rank };
        let blocks = [rank(None), rank(Some(2)), rank(None), rank(Some(1)), rank(None)];
        assert_eq!(reading(&blocks), [0, 3, 4, 1, 2]);
        let unboxed = [
            Placed { bbox: Some(at(0.0, 0.0, 90.0)), rank: None },
            Placed { bbox: Some(at(1.0, 0.0, 90.0)), rank: None },
            Placed { bbox: None, rank: None },
            Placed { bbox: Some(at(0.0, 100.0, 200.0)), rank: None },
        ];
        assert_eq!(reading(&unboxed), [0, 3, 1, 2]);
    }

    #[test]
    fn boxes_that_touch_or_overlap_a_little_are_still_columns() {
        let page =
            [[0.0, 0.0, 101.0, 90.0], [99.0, 0.0, 200.0, 90.0], [0.0, 89.0, 101.0, 200.0], [99.0, 91.0, 200.0, 200.0]];
        assert_eq!(read(&page), [0, 2, 1, 3]);
    }

    #[test]
    fn absurd_boxes_cost_no_time_and_lose_nothing() {
        let stairs = |from: u32| f64::from(from);
        let pages: [Vec<Bbox>; 4] = [
            (0..30_000).map(|n| [stairs(n), stairs(n), stairs(n) + 0.4, stairs(n) + 0.4]).collect(),
            (0..30_000).map(|n| [-stairs(n), stairs(n), stairs(n) + 1.0, stairs(n) + 9e5]).collect(),
            (0..30_000).map(|_| [0.0; 4]).collect(),
            (0..30_000).map(|n| [stairs(n % 7), stairs(n / 9), 1e9, 1e9]).collect(),
        ];
        for page in pages {
            let mut order = read(&page);
            order.sort_unstable();
            assert!(order.into_iter().eq(0..30_000));
        }
    }
}
