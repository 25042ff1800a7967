//! The order in which boxes on a page are read.
//!
//! Owns the recursive cut of a page: strips that hold something as wide as the page from top to bottom, else columns
//! from left to right, else strips, else top then left. Total on any numbers; every box is there once. It refuses to
//! guess a direction: print that runs from right to left comes in the order of its engine or not at all.

/// A box on a page, the right way round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// The farthest a box may lie from the corner of its page.
const FAR: f64 = 1e9;
/// How often a part is cut again, at most.
const CUTS: usize = 64;
/// The share of a part's width from which a box spans it.
const SPANS: f64 = 0.75;
/// By what share of the page a box may reach over its neighbour's edge.
const SLACK: f64 = 0.005;

impl Area {
    /// The box between two corners, however they are given.
    pub(super) fn new([x0, y0, x1, y1]: [f64; 4]) -> Self {
        let tame = |number: f64| if number.is_nan() { 0.0 } else { number.clamp(-FAR, FAR) };
        let (x0, y0, x1, y1) = (tame(x0), tame(y0), tame(x1), tame(y1));
        Self { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
    }

    fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn along(self, axis: Axis) -> (f64, f64) {
        match axis {
            Axis::Across => (self.left, self.right),
            Axis::Down => (self.top, self.bottom),
        }
    }

    fn length(self, axis: Axis) -> f64 {
        let (start, end) = self.along(axis);
        end - start
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Across,
    Down,
}

/// A box with its index among the entries.
type Item = (usize, Area);

/// The indices of entries in the order they are read; one without a box stays behind the one before it.
pub(super) fn order(areas: &[Option<Area>]) -> Vec<usize> {
    let items: Vec<Item> = areas.iter().enumerate().filter_map(|(index, area)| Some((index, (*area)?))).collect();
    let first = items.first().map_or(areas.len(), |(index, _)| *index);
    let mut order: Vec<usize> = (0..first).collect();
    for index in by_boxes(items) {
        order.push(index);
        let behind = areas.iter().enumerate().skip(index + 1).take_while(|(_, area)| area.is_none());
        order.extend(behind.map(|(index, _)| index));
    }
    order
}

fn by_boxes(items: Vec<Item>) -> Vec<usize> {
    let Some(page) = extent(&items) else { return Vec::new() };
    let mut order = Vec::with_capacity(items.len());
    let mut parts = vec![(items, 0)];
    while let Some((mut part, cuts)) = parts.pop() {
        match cut(&part, page).filter(|_| cuts < CUTS) {
            Some(cut) => parts.extend(cut.into_iter().rev().map(|part| (part, cuts + 1))),
            None => {
                part.sort_by(|(_, one), (_, other)| {
                    one.top.total_cmp(&other.top).then(one.left.total_cmp(&other.left))
                });
                order.extend(part.iter().map(|(index, _)| *index));
            }
        }
    }
    order
}

fn extent(items: &[Item]) -> Option<Area> {
    items.iter().map(|(_, area)| *area).reduce(Area::around)
}

/// A part in two or more, in the order they are read; none where nothing parts it.
fn cut(part: &[Item], page: Area) -> Option<Vec<Vec<Item>>> {
    if part.len() < 2 {
        return None;
    }
    let width = extent(part)?.length(Axis::Across);
    let spans = |strip: &[Item]| strip.iter().any(|(_, area)| area.length(Axis::Across) >= width * SPANS);
    let strips = bands(part, Axis::Down, page);
    // What lies between two strips that span the part stays together: it may stand in columns.
    let mut whole: Vec<(bool, Vec<Item>)> = Vec::new();
    for (_, strip) in &strips {
        let spanning = spans(strip);
        match whole.last_mut() {
            Some((false, last)) if !spanning => last.extend(strip),
            _ => whole.push((spanning, strip.clone())),
        }
    }
    if whole.len() > 1 {
        return Some(whole.into_iter().map(|(_, strip)| strip).collect());
    }
    let mut columns = bands(part, Axis::Across, page);
    let widest = columns.iter().enumerate().skip(1).max_by(|(_, one), (_, other)| one.0.total_cmp(&other.0));
    if let Some(at) = widest.map(|(index, _)| index) {
        let right = columns.split_off(at);
        let together = |columns: Vec<(f64, Vec<Item>)>| columns.into_iter().flat_map(|(_, items)| items).collect();
        return Some(vec![together(columns), together(right)]);
    }
    (strips.len() > 1).then(|| strips.into_iter().map(|(_, strip)| strip).collect())
}

/// Boxes in the bands that gaps without any box part, with the gap before each.
fn bands(part: &[Item], axis: Axis, page: Area) -> Vec<(f64, Vec<Item>)> {
    let slack = page.length(axis) * SLACK;
    let edges = |area: Area| {
        let (start, end) = area.along(axis);
        let slack = slack.min((end - start) / 4.0);
        (start + slack, end - slack)
    };
    let mut sorted = part.to_vec();
    sorted.sort_by(|(_, one), (_, other)| edges(*one).0.total_cmp(&edges(*other).0));
    let mut bands: Vec<(f64, Vec<Item>)> = Vec::new();
    let mut reached = f64::NEG_INFINITY;
    for item in sorted {
        let (start, end) = edges(item.1);
        match bands.last_mut() {
            Some((_, band)) if start <= reached => band.push(item),
            _ => bands.push((start - reached, vec![item])),
        }
        reached = reached.max(end);
    }
    bands
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(boxes: &[[f64; 4]]) -> Vec<usize> {
        order(&boxes.iter().map(|corners| Some(Area::new(*corners))).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_read_between_what_spans_the_page() {
        let boxes = [
            [510.0, 120.0, 990.0, 300.0],
            [0.0, 0.0, 1000.0, 100.0],
            [0.0, 120.0, 490.0, 200.0],
            [0.0, 620.0, 1000.0, 700.0],
            [510.0, 310.0, 990.0, 600.0],
            // It reaches over its neighbour's edge by a hair.
            [0.0, 199.0, 491.0, 600.0],
            [0.0, 720.0, 300.0, 900.0],
            [680.0, 720.0, 1000.0, 900.0],
            [340.0, 720.0, 640.0, 900.0],
        ];
        assert_eq!(read(&boxes), [1, 2, 5, 0, 4, 3, 6, 8, 7]);
    }

    #[test]
    fn heads_that_lock_into_each_other_are_read_from_the_top() {
        let boxes = [
            [340.0, 200.0, 1000.0, 300.0],
            [0.0, 0.0, 640.0, 100.0],
            [0.0, 110.0, 300.0, 190.0],
            [700.0, 0.0, 1000.0, 190.0],
        ];
        assert_eq!(read(&boxes), [1, 2, 3, 0]);
    }

    #[test]
    fn an_entry_without_a_box_stays_behind_the_one_before_it() {
        let area = |top: f64| Some(Area::new([0.0, top, 10.0, top + 5.0]));
        assert_eq!(order(&[None, area(20.0), None, area(0.0), None, None]), [0, 3, 4, 5, 1, 2]);
        assert_eq!(order(&[None, None]), [0, 1]);
        assert_eq!(order(&[]), [0; 0]);
    }

    #[test]
    fn ten_thousand_boxes_in_a_staircase_come_to_an_end() {
        let stair = |step: u32| {
            let at = f64::from(step).powf(1.5) * 10.0;
            [at, at, at + 1.0, at + 1.0]
        };
        let boxes: Vec<[f64; 4]> = (0..10_000).map(stair).collect();
        assert_eq!(read(&boxes), (0..10_000).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn every_entry_is_there_once(boxes in prop::collection::vec(prop::option::of(any::<[f64; 4]>()), 0..60)) {
            let areas: Vec<Option<Area>> = boxes.iter().map(|corners| corners.map(Area::new)).collect();
            let mut order = order(&areas);
            order.sort_unstable();
            prop_assert_eq!(order, (0..areas.len()).collect::<Vec<_>>());
        }

        #[test]
        fn every_box_of_a_page_is_there_once(boxes in prop::collection::vec(prop::array::uniform4(-20i8..20), 0..60)) {
            let areas: Vec<Option<Area>> =
                boxes.iter().map(|corners| Some(Area::new(corners.map(f64::from)))).collect();
            let mut order = order(&areas);
            order.sort_unstable();
            prop_assert_eq!(order, (0..areas.len()).collect::<Vec<_>>());
        }
    }
}
