//! Which body a heading belongs to: the one below, or the one above.
//!
//! Owns the way from sections to drafts of articles: headings that point up become the headline of the body above,
//! or a rubric of it, or the headline of the second of two articles that ran together there. It refuses to say what
//! rank a heading has within its article.

use super::grams::{Bag, Grams};
use super::jumps::End;
use super::marks;
use super::page::Lines;
use super::section::{Head, Mended, Para, Section};
use super::split;
use crate::edition::RepairKind;

/// An article in the making.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Draft {
    /// The headings above its body, in order.
    pub(super) heads: Vec<Head>,
    /// Headings that stood below its body and are banners of it.
    pub(super) banners: Vec<Head>,
    /// The headline, where it stood below its body; what stands above is then no headline.
    pub(super) headline: Option<Head>,
    pub(super) body: Vec<Para>,
    pub(super) repairs: Vec<Mended>,
    /// Index of the page it begins on.
    pub(super) page: usize,
    /// Indices of the pages it goes on on.
    pub(super) pages: Vec<usize>,
    /// The marks of jumps that stood in its text.
    pub(super) jumps: Vec<End>,
    /// Where another article begins in its body, if that is known.
    pub(super) split: Option<usize>,
}

/// By how much a heading must be more at home above than below to point up, where it is a banner that fits anywhere.
const BANNER: f64 = 0.2;
/// How sure the repairs are: a headline found below a body that had none, below one that had, a banner.
const HEADLINE: f64 = 0.9;
const SPLIT: f64 = 0.7;
const LATE_BANNER: f64 = 0.75;

/// Most headings in a row of which some belong to the article above.
const MOST: usize = 24;

/// The drafts of a page's sections, every heading that of the body below.
pub(super) fn as_printed(sections: Vec<Section>) -> Vec<Draft> {
    merged(sections)
        .into_iter()
        .map(|section| Draft { heads: section.heads, body: section.body, ..Draft::default() })
        .collect()
}

/// The drafts of a page's sections.
pub(super) fn assign(sections: Vec<Section>, grams: &Grams) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for section in merged(sections) {
        let Section { heads, body, split } = section;
        let mut down = heads.as_slice();
        while let Some((first, rest)) = down.split_first() {
            let above = drafts.last();
            let alone = rest.is_empty() && !body.is_empty();
            // Each is compared with all that stands around it.
            let many = down.len() > MOST || above.is_some_and(|above| above.body.len() > split::MOST);
            if alone || many || !above.is_some_and(|above| points_up(first, above, &body, grams)) {
                break;
            }
            up(first.clone(), &mut drafts, grams);
            down = rest;
        }
        if !(down.is_empty() && body.is_empty()) {
            drafts.push(Draft { heads: down.to_vec(), body, split, ..Draft::default() });
        }
    }
    drafts
}

/// Sections without a body hand their headings on to the next.
fn merged(sections: Vec<Section>) -> Vec<Section> {
    let mut merged: Vec<Section> = Vec::new();
    let mut carried: Vec<Head> = Vec::new();
    for mut section in sections {
        let mut heads = std::mem::take(&mut carried);
        heads.append(&mut section.heads);
        if section.body.is_empty() {
            carried = heads;
        } else {
            merged.push(Section { heads, ..section });
        }
    }
    if !carried.is_empty() {
        merged.push(Section { heads: carried, ..Section::default() });
    }
    merged
}

/// Whether a heading with another below it belongs to the article above.
fn points_up(head: &Head, above: &Draft, below: &[Para], grams: &Grams) -> bool {
    if head.text.trim_start().starts_with(['—', '―']) || above.body.is_empty() {
        return false;
    }
    if below.is_empty() {
        return true;
    }
    let bag = grams.bag(&head.text);
    let of = |paras: &[Para], heads: &[Head]| {
        let texts = paras.iter().map(|para| para.text.as_str()).chain(heads.iter().map(|head| head.text.as_str()));
        let bags: Vec<Bag> = texts.map(|text| grams.bag(text)).collect();
        grams.share(&bag, &Bag::union(bags.iter()))
    };
    let more = of(&above.body, &above.heads) - of(below, &[]);
    if marks::is_roundup(&head.text) {
        // Its matters are many, so that likeness says little; it is none of a report's.
        return more > 0.0 || below.first().is_some_and(|para| marks::is_lead_in(&para.text));
    }
    more > if is_banner(head) { BANNER } else { 0.0 }
}

fn mended(kind: RepairKind, rule: &'static str, head: &Head, confidence: f64, lines: Vec<Lines>) -> Mended {
    let lines = [head.lines].into_iter().chain(lines).collect();
    Mended { kind, rule, before: String::new(), after: head.text.clone(), confidence, lines }
}

/// Gives a heading to the article above.
fn up(head: Head, drafts: &mut Vec<Draft>, grams: &Grams) {
    let Some(above) = drafts.last_mut() else { return };
    let has_headline = above.headline.is_some() || above.heads.iter().any(|head| !is_banner(head));
    if above.heads.is_empty() && above.headline.is_none() {
        let rule = "a headline that stood below its article";
        above.repairs.push(mended(RepairKind::Move, rule, &head, HEADLINE, Vec::new()));
        above.headline = Some(head);
        return;
    }
    if !has_headline && is_one(above) {
        let rule = "a headline that stood below its article, under a banner";
        above.repairs.push(mended(RepairKind::Move, rule, &head, HEADLINE, Vec::new()));
        above.headline = Some(head);
        return;
    }
    let texts: Vec<&str> = above.body.iter().map(|para| para.text.as_str()).collect();
    let first = above.headline.as_ref().or(above.heads.last()).map_or("", |head| head.text.as_str());
    let place = above.split.or_else(|| split::best(&split::places(first, &head.text, &texts, grams)).map(|(k, _)| k));
    // A slogan is a headline only where a report begins under it.
    let begins = place.and_then(|place| above.body.get(place)).is_some_and(|para| marks::is_lead_in(&para.text));
    match place.filter(|_| begins || !is_banner(&head)) {
        Some(place) if place < above.body.len() => {
            let body = above.body.split_off(place);
            let at = body.first().and_then(|para| para.lines.first()).copied();
            let rule = "two articles that ran together, the second one's headline below it";
            let repair = mended(RepairKind::Split, rule, &head, SPLIT, at.into_iter().collect());
            drafts.push(Draft { headline: Some(head), body, repairs: vec![repair], ..Draft::default() });
        }
        _ => {
            let rule = "a banner that stood below its article";
            above.repairs.push(mended(RepairKind::Move, rule, &head, LATE_BANNER, Vec::new()));
            above.banners.push(head);
        }
    }
}

fn is_banner(head: &Head) -> bool {
    marks::is_slogan(&head.text) || (marks::is_label(&head.text) && !marks::is_roundup(&head.text))
}

/// Whether a body is surely that of one report: it begins with a lead-in, and has no other.
fn is_one(draft: &Draft) -> bool {
    let mut leads = draft.body.iter().map(|para| marks::is_lead_in(&para.text));
    leads.next() == Some(true) && !leads.any(|lead| lead)
}
