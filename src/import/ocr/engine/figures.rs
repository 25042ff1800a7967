//! Pictures and tables: their captions, and where they stand between paragraphs.
//!
//! Owns which picture a caption is of, and that a picture does not part a torn paragraph. It refuses to part text:
//! paragraphs and headings keep their order.

use super::Bbox;
use super::blocks::Found;
use super::item::{Item, What};
use crate::import::ocr::join::goes_on;
use crate::import::ocr::marks;
use crate::import::ocr::page::Kind;
use crate::import::ocr::section::Para;

/// Gives captions that stand by themselves to the picture or table beside them.
///
/// Of two the nearer has it, by the boxes; else the one before, unless it has one already. One with neither stays.
pub(super) fn captioned(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    let mut carried: Vec<Item> = Vec::new();
    let mut rest = items.into_iter().peekable();
    while let Some(mut item) = rest.next() {
        if item.what != What::Caption {
            for caption in carried.drain(..) {
                take(&mut item, &caption);
            }
            out.push(item);
            continue;
        }
        let before = out.last_mut().filter(|before| shows(before));
        let after = rest.peek().filter(|after| shows(after) || (after.what == What::Caption && !carried.is_empty()));
        match (before, after) {
            (Some(before), Some(after)) if !carried.is_empty() || !is_of(&item, before, after) => carried.push(item),
            (Some(before), _) if carried.is_empty() => take(before, &item),
            (_, Some(_)) => carried.push(item),
            (_, None) if !carried.is_empty() => {
                out.append(&mut carried);
                out.push(item);
            }
            (_, None) => out.push(item),
        }
    }
    out.append(&mut carried);
    out
}

fn shows(item: &Item) -> bool {
    matches!(item.what, What::Picture | What::Table)
}

/// Whether a caption is of what stands before it rather than of what stands behind.
fn is_of(caption: &Item, before: &Item, after: &Item) -> bool {
    match (caption.bbox, before.bbox, after.bbox) {
        (Some(caption), Some(before), Some(after)) => gap(caption, before) <= gap(caption, after),
        _ => before.caption.is_empty(),
    }
}

/// How far two boxes are apart.
fn gap(one: Bbox, other: Bbox) -> f64 {
    let across = (one[0].max(other[0]) - one[2].min(other[2])).max(0.0);
    let down = (one[1].max(other[1]) - one[3].min(other[3])).max(0.0);
    across + down
}

fn take(item: &mut Item, caption: &Item) {
    item.captioned(&caption.text);
    item.bbox = match (item.bbox, caption.bbox) {
        (Some(one), Some(other)) => Some(union(one, other)),
        (one, other) => one.or(other),
    };
}

/// The box around two.
pub(super) fn union(one: Bbox, other: Bbox) -> Bbox {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// Puts pictures that stand in a torn paragraph behind it, and those under a headline behind the byline and the
/// lead-in that stand under it too.
pub(super) fn afloat(found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for here in found {
        let text = out.iter().rposition(|before| before.block.kind != Kind::Picture);
        let from = text.map(|text| text + 1).filter(|from| *from < out.len());
        match from.zip(text.and_then(|text| out.get(text))) {
            Some((from, before)) if here.block.kind == Kind::Text && parts(before, &here) => out.insert(from, here),
            _ => out.push(here),
        }
    }
    out
}

/// Whether what stands between two blocks parts what belongs together.
fn parts(before: &Found, after: &Found) -> bool {
    let is_heading = matches!(before.block.kind, Kind::Heading(_));
    let begins = is_heading || marks::is_byline(&before.block.text);
    let text = &after.block.text;
    begins && (marks::is_byline(text) || marks::is_lead_in(text))
        || !is_heading && goes_on(&Para::of(&before.block), &Para::of(&after.block)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(what: What, text: &str, top: f64) -> Item {
        let mut item = Item::of(what, text.to_owned());
        item.bbox = (top >= 0.0).then_some([0.0, top, 100.0, top + 10.0]);
        item
    }

    fn shown(items: Vec<Item>) -> Vec<String> {
        captioned(items).iter().map(|item| format!("{}:{}", item.text, item.caption)).collect()
    }

    #[test]
    fn a_caption_goes_to_what_it_stands_beside() {
        use What::{Caption, Picture, Table};
        let text = What::Heading(1);
        for (items, expected) in [
            (vec![(Picture, "A"), (Caption, "甲"), (text, "B")], vec!["A:甲", "B:"]),
            (vec![(text, "A"), (Caption, "甲"), (Table, "B")], vec!["A:", "B:甲"]),
            (vec![(Picture, "A"), (Caption, "甲"), (Caption, "photo"), (text, "B")], vec!["A:甲 photo", "B:"]),
            (vec![(Table, "A"), (Caption, "甲"), (Table, "B"), (Caption, "乙")], vec!["A:甲", "B:乙"]),
            (vec![(Caption, "甲"), (Table, "A"), (Caption, "乙"), (Table, "B")], vec!["A:甲", "B:乙"]),
            (vec![(text, "A"), (Caption, "甲"), (Caption, "乙"), (text, "B")], vec!["A:", "甲:", "乙:", "B:"]),
        ] {
            let items = items.into_iter().map(|(what, text)| item(what, text, -1.0)).collect();
            assert_eq!(shown(items), expected);
        }
        let near = vec![item(Picture, "A", 0.0), item(Caption, "甲", 60.0), item(Picture, "B", 72.0)];
        assert_eq!(shown(near), ["A:", "B:甲"]);
    }
}
