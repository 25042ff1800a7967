//! The end of an article that stands before its headline, put back.
//!
//! Owns the search for what an open end lacks: the last paragraphs before the headline, if they are strange there
//! and go on with what the article breaks off with. It refuses to move what begins like a report, and what is at
//! home where it stands.

use super::grams::{Bag, Grams};
use super::join::goes_on;
use super::marks::{self, Ending};
use super::seam::{self, Known};
use super::section::{Para, Role, Section};
use super::split;

/// Most paragraphs that are moved with the torn one.
const MOST: usize = 4;
/// What it counts that the tail begins as no paragraph does.
const WITHIN: f64 = 0.35;
/// What it counts that the tail closes the quotes that the article leaves open.
const QUOTES: f64 = 0.3;
/// What it counts that what follows the open end is surely the start of something else.
const BARRED: f64 = 1.0;
/// What the place counts at which the two articles under one headline would be parted.
const PLACE: f64 = 0.5;
/// How sure a tail is that goes on with an article's last paragraph.
const SURE: f64 = 0.85;
/// How sure a tail is that goes on with a paragraph in the middle of a section.
const LIKELY: f64 = 0.6;
const RULE: &str = "the end of an article that stood before its headline";

/// Puts back the tails of all sections.
pub(super) fn restore(sections: &mut [Section], grams: &Grams, known: &Known) {
    for index in 1..sections.len() {
        let Some((before, rest)) = sections.get_mut(index - 1..).and_then(<[Section]>::split_first_mut) else { return };
        let Some((here, after)) = rest.split_first_mut() else { return };
        let Some(candidates) = candidates(before) else { continue };
        if here.body.last().is_some_and(Para::is_open) {
            if let Some(from) = at_end(before, here, candidates, grams) {
                let at = here.body.len() - 1;
                put_back(before, here, from, at, SURE, known);
            }
        } else if let Some(found) = inside(before, here, after, candidates, grams) {
            put_back(before, here, candidates, found, LIKELY, known);
            here.split = Some(found + 1);
        }
    }
}

/// Index of the last paragraph of a section, if it may be the end of another article.
fn candidates(section: &Section) -> Option<usize> {
    let last = section.body.len().checked_sub(1)?;
    let para = section.body.get(last)?;
    let ends = para.role == Role::Text && matches!(para.ending(), Ending::Stop | Ending::Mark);
    let begins =
        marks::is_lead_in(&para.text) || marks::is_byline(&para.text) || marks::signature(&para.text).is_some();
    (ends && !begins).then_some(last)
}

fn bag_of(paras: &[Para], grams: &Grams) -> Bag {
    let bags: Vec<Bag> = paras.iter().map(|para| grams.bag(&para.text)).collect();
    Bag::union(bags.iter())
}

/// How much more a text is at home among these paragraphs than among those.
fn at_home(text: &str, here: &[Para], there: &[Para], grams: &Grams) -> f64 {
    let bag = grams.bag(text);
    grams.share(&bag, &bag_of(here, grams)) - grams.share(&bag, &bag_of(there, grams))
}

/// Index of the first paragraph before the headline that belongs to the article's open end.
fn at_end(before: &Section, here: &Section, last: usize, grams: &Grams) -> Option<usize> {
    let open = here.body.last()?;
    let need = marks::balance(&open.text);
    let earliest = (last + 1).saturating_sub(MOST);
    let mut best: Option<(f64, usize)> = None;
    for from in (earliest..=last).rev() {
        let Some(para) = before.body.get(from).filter(|para| para.role == Role::Text) else { break };
        if marks::is_lead_in(&para.text) || marks::marker(&para.text).is_some() || para.is_open() {
            break;
        }
        let moved = before.body.get(from..).unwrap_or_default();
        let rest = before.body.get(..from).unwrap_or_default();
        let text: String = moved.iter().map(|para| para.text.as_str()).collect();
        let mut worth = at_home(&text, &here.body, rest, grams);
        let has = marks::balance(&para.text);
        if need > 0 && has < 0 {
            worth += QUOTES;
        }
        if marks::begins_within(&para.text) {
            worth += WITHIN;
        }
        // One paragraph is the rule; more must earn it.
        worth -= 0.15 * f64::from(u32::try_from(last - from).unwrap_or(0));
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, from));
        }
    }
    best.map(|(_, from)| from)
}

/// Index of the paragraph in the middle of a section that the tail goes on with: there two articles meet.
fn inside(before: &Section, here: &Section, after: &[Section], last: usize, grams: &Grams) -> Option<usize> {
    let next = after.first()?;
    // Two articles stand under one headline where the next headings are more than one, or where what stands under
    // the next is itself a tail.
    let two = next.heads.len() >= 2 || next.body.is_empty() || (next.body.len() == 1 && after.len() > 1);
    let tail = before.body.get(last).filter(|_| two)?;
    let (first, second) = (&here.heads.last()?.text, &next.heads.first()?.text);
    let texts: Vec<&str> = here.body.iter().map(|para| para.text.as_str()).collect();
    let places = split::places(first, second, &texts, grams);
    let most = split::best(&places)?.1;
    let mut best: Option<(f64, usize)> = None;
    for (index, pair) in here.body.windows(2).enumerate() {
        let [open, follows] = pair else { continue };
        if !open.is_open() {
            continue;
        }
        let place = places.iter().find(|(k, _)| *k == index + 1).map_or(0.0, |(_, worth)| *worth);
        let above = before.body.get(..last).unwrap_or_default();
        let mut worth = at_home(&tail.text, here.body.get(..=index).unwrap_or_default(), above, grams);
        worth += PLACE * (place - most);
        if marks::begins_within(&tail.text) {
            worth += WITHIN;
        }
        if marks::balance(&tail.text) < 0 && marks::balance(&open.text) > 0 {
            worth += QUOTES;
        }
        if goes_on(open, follows).is_none() {
            worth += BARRED;
        }
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, index));
        }
    }
    best.filter(|(worth, _)| *worth > 0.0).map(|(_, index)| index)
}

/// Moves the paragraphs from `from` on behind the paragraph `at`, which the first of them goes on with.
fn put_back(before: &mut Section, here: &mut Section, from: usize, at: usize, confidence: f64, known: &Known) {
    let mut moved = before.body.split_off(from.min(before.body.len())).into_iter();
    let (Some(first), Some(open)) = (moved.next(), here.body.get_mut(at)) else { return };
    seam::join(open, first, known, RULE, confidence);
    if let Some(mended) = open.repairs.last_mut() {
        mended.kind = crate::edition::RepairKind::Move;
    }
    let behind = here.body.split_off(at + 1);
    here.body.extend(moved.chain(behind));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ocr::page::read;
    use crate::import::ocr::seam::Doubled;
    use crate::import::ocr::section::sections;

    fn restored(text: &str) -> Vec<Vec<String>> {
        let blocks = read(0, text);
        let grams = Grams::of(blocks.iter().map(|block| block.text.as_str()));
        let mut sections = sections(&blocks, &[]);
        restore(&mut sections, &grams, &Known::of(&blocks, Doubled::Dropped));
        sections.into_iter().map(|section| section.body.into_iter().map(|para| para.text).collect()).collect()
    }

    #[test]
    fn an_end_before_its_headline_goes_behind_the_open_one() {
        for (other, tail, head, open) in [
            ("渔船出海，鱼汛到了。", "面江景。", "# 新桥通车", "市民走上新桥看桥"),
            ("漁船が出た。", "を渡った。", "# 橋が開通", "住民は新しい橋"),
            ("어선이 나갔다.", "를 건넜다.", "# 다리 개통", "주민들이 새 다리"),
            ("The boats left.", "over the river.", "# A bridge opens", "People walked"),
        ] {
            let page = format!("# A\n\n{other}\n\n{tail}\n\n{head}\n\n{open}\n");
            let bodies = restored(&page);
            assert_eq!(bodies[0], [other], "{page}");
            assert_eq!(bodies[1].len(), 1);
            assert!(bodies[1][0].starts_with(open) && bodies[1][0].ends_with(tail), "{:?}", bodies[1]);
        }
        // What begins like a report, and an article that is whole, keep what they have.
        let lead = "# A\n\n渔船出海。\n\n本报讯 别的事。\n\n# 新桥\n\n市民走上新\n";
        assert_eq!(restored(lead)[0].len(), 2);
        assert_eq!(restored("# A\n\n渔船出海。\n\n面江景。\n\n# 新桥\n\n市民称便。\n")[0].len(), 2);
    }
}
