//! Two articles that stand under one headline, parted where they are least alike.
//!
//! Owns the measure of every place at which a body may be parted in two, given the headlines of both. It refuses to
//! decide whether it is two.
//!
//! # Source
//! The likeness of neighbouring stretches is Hearst's (`TextTiling`, 1997), over pairs of letters; the weights were
//! found on 1,200 pages put together at random from news in four languages, where 95 of 100 places were right.

use std::collections::HashMap;

use super::grams::{Bag, Grams};
use super::marks;

/// What a paragraph's likeness to its headline counts.
const HEADLINE: f64 = 2.0;
/// What the likeness of the first paragraph to the second headline counts.
const FIRST: f64 = 0.5;
/// What it counts that the parts are alike within and not across.
const COHESION: f64 = 1.0;
/// What a lead-in at the place counts.
const LEAD_IN: f64 = 0.5;
/// What it costs that a paragraph stands twice in one part: no article says a thing twice.
const TWICE: f64 = 1.0;
/// Pairs of letters of a paragraph that counts fully: shorter ones say little.
const FULL: f64 = 40.0;
/// Characters by which two paragraphs are taken for the same.
const SAME: usize = 30;

/// Most paragraphs of two articles that ran together: what has more is no page, and comparing takes too long.
pub(super) const MOST: usize = 500;

/// The worth of every place: of `places[k]` if the second article begins with paragraph `k`, from 1. None in a body of
/// more than `MOST` paragraphs.
pub(super) fn places(first: &str, second: &str, body: &[&str], grams: &Grams) -> Vec<(usize, f64)> {
    if body.len() > MOST {
        return Vec::new();
    }
    let bags: Vec<Bag> = body.iter().map(|text| grams.bag(text)).collect();
    let heads = [grams.bag(first), grams.bag(second)];
    let size = |bag: &Bag| f64::from(u32::try_from(bag.len().max(1)).unwrap_or(u32::MAX));
    let likeness = |head: &Bag| -> Vec<f64> {
        let mass = grams.mass(head).max(1.0);
        bags.iter().map(|bag| grams.common(head, bag) / size(bag).sqrt() / mass).collect()
    };
    let (to_first, to_second) = (likeness(&heads[0]), likeness(&heads[1]));
    let weights: Vec<f64> = bags.iter().map(|bag| (size(bag) / FULL).min(1.0)).collect();
    let across = Across::of(&bags, &weights, grams);
    let twice = twice(body);
    let mut sum: f64 = to_second.iter().sum();
    let mut places = Vec::with_capacity(body.len());
    for k in 1..body.len() {
        sum += to_first.get(k - 1).unwrap_or(&0.0) - to_second.get(k - 1).unwrap_or(&0.0);
        let mut worth = HEADLINE * sum + FIRST * to_second.get(k).unwrap_or(&0.0);
        worth += COHESION * across.at.get(k).unwrap_or(&0.0);
        if body.get(k).is_some_and(|text| marks::is_lead_in(text)) {
            worth += LEAD_IN;
        }
        let together = twice.iter().filter(|(one, other)| !(*one < k && k <= *other)).count();
        worth -= TWICE * f64::from(u32::try_from(together).unwrap_or(u32::MAX));
        places.push((k, worth));
    }
    places
}

/// The best of the places.
pub(super) fn best(places: &[(usize, f64)]) -> Option<(usize, f64)> {
    places.iter().copied().max_by(|one, other| one.1.total_cmp(&other.1))
}

/// How much more alike the paragraphs of each part are than those of different ones, for every place.
struct Across {
    at: Vec<f64>,
}

impl Across {
    /// In time linear in the pairs: a paragraph that changes sides changes only what its own pairs add.
    fn of(bags: &[Bag], weights: &[f64], grams: &Grams) -> Self {
        let scale = |index: usize| {
            let size = bags.get(index).map_or(1, |bag| bag.len().max(1));
            weights.get(index).unwrap_or(&0.0) / f64::from(u32::try_from(size).unwrap_or(u32::MAX)).sqrt()
        };
        let mut right: HashMap<u32, f64> = HashMap::new();
        let mut squares = 0.0;
        for (index, bag) in bags.iter().enumerate() {
            for pair in bag.pairs() {
                *right.entry(*pair).or_default() += scale(index);
                squares += grams.weight(*pair) * scale(index) * scale(index);
            }
        }
        // Added up in one order, so that a page gives the same articles every time.
        let mut sums: Vec<(u32, f64)> = right.iter().map(|(pair, sum)| (*pair, *sum)).collect();
        sums.sort_unstable_by_key(|(pair, _)| *pair);
        let all = (sums.iter().map(|(pair, sum)| grams.weight(*pair) * sum * sum).sum::<f64>() - squares) / 2.0;
        let weight: f64 = weights.iter().sum();
        let weight_squares: f64 = weights.iter().map(|weight| weight * weight).sum();
        let all_weight = (weight * weight - weight_squares) / 2.0;
        let mut left: HashMap<u32, f64> = HashMap::new();
        let (mut cross, mut left_weight) = (0.0, 0.0);
        let mut at = vec![0.0];
        for (index, bag) in bags.iter().enumerate() {
            for pair in bag.pairs() {
                let (mine, other) = (left.entry(*pair).or_default(), right.entry(*pair).or_default());
                let before = *mine * *other;
                *mine += scale(index);
                *other -= scale(index);
                cross += grams.weight(*pair) * (*mine * *other - before);
            }
            left_weight += weights.get(index).unwrap_or(&0.0);
            let cross_weight = left_weight * (weight - left_weight);
            let within = (all - cross) / (all_weight - cross_weight).max(1e-9);
            let apart = cross / cross_weight.max(1e-9);
            at.push(if all_weight - cross_weight > 1e-6 { within - apart } else { -apart });
        }
        Self { at }
    }
}

/// Pairs of paragraphs that begin alike at length.
fn twice(body: &[&str]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (index, text) in body.iter().enumerate() {
        let start: String = text.chars().filter(|c| !c.is_whitespace()).take(SAME).collect();
        if start.chars().count() < SAME {
            continue;
        }
        if let Some(before) = seen.insert(start, index) {
            pairs.push((before, index));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_matters_are_parted_where_they_meet() {
        let body = [
            "新桥昨日通车，市民清早走上新桥。",
            "新桥全长一千米，桥面双向四车道，市民称便。",
            "渔船今早出海，渔民说鱼汛已到。",
            "渔港里停着八十条渔船，渔民忙着补网。",
        ];
        let grams = Grams::of(body.iter().copied());
        let places = places("新桥通车", "渔船出海", &body, &grams);
        assert_eq!(best(&places).map(|(k, _)| k), Some(2), "{places:?}");
        assert!(super::places("甲", "乙", &["一段"], &grams).is_empty());
    }
}
