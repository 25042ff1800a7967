//! What texts have in common: pairs of letters that follow each other, the rare ones weighing more.
//!
//! Owns the pairs of a page, in how many of its stretches each occurs, and the measures of likeness between
//! stretches. It refuses to know words, so that it serves Chinese as it serves Korean.

use std::collections::HashMap;

/// The pairs of letters of a page.
pub(super) struct Grams {
    index: HashMap<(char, char), u32>,
    /// In how many stretches of the page each pair occurs.
    stretches: Vec<u32>,
    count: u32,
}

/// The pairs of a stretch, each once, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bag(Vec<u32>);

impl Grams {
    /// The pairs of these stretches.
    pub(super) fn of<'a>(stretches: impl Iterator<Item = &'a str>) -> Self {
        let mut grams = Self { index: HashMap::new(), stretches: Vec::new(), count: 0 };
        for stretch in stretches {
            grams.count += 1;
            for pair in grams.learn(stretch).0 {
                if let Some(count) = grams.stretches.get_mut(pair as usize) {
                    *count += 1;
                }
            }
        }
        grams
    }

    /// The pairs of a text, those the page does not have left out.
    pub(super) fn bag(&self, text: &str) -> Bag {
        let mut pairs: Vec<u32> = pairs(text).filter_map(|pair| self.index.get(&pair).copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Bag(pairs)
    }

    /// The pairs of a text, those the page did not have yet taken in.
    fn learn(&mut self, text: &str) -> Bag {
        let mut found = Vec::new();
        for pair in pairs(text) {
            let next = u32::try_from(self.index.len()).unwrap_or(u32::MAX);
            let index = *self.index.entry(pair).or_insert(next);
            if index == next {
                self.stretches.push(0);
            }
            found.push(index);
        }
        found.sort_unstable();
        found.dedup();
        Bag(found)
    }

    /// What a pair weighs: more, the fewer stretches it occurs in.
    pub(super) fn weight(&self, pair: u32) -> f64 {
        let stretches = self.stretches.get(pair as usize).copied().unwrap_or(0);
        (1.0 + f64::from(self.count) / (1.0 + f64::from(stretches))).ln()
    }

    /// What all pairs of a bag weigh.
    pub(super) fn mass(&self, bag: &Bag) -> f64 {
        bag.0.iter().map(|pair| self.weight(*pair)).sum()
    }

    /// What the pairs of both weigh.
    pub(super) fn common(&self, one: &Bag, other: &Bag) -> f64 {
        let (mut mass, mut rest) = (0.0, other.0.iter().peekable());
        for pair in &one.0 {
            while rest.next_if(|other| *other < pair).is_some() {}
            if rest.peek() == Some(&pair) {
                mass += self.weight(*pair);
            }
        }
        mass
    }

    /// How much of a bag is found in another, from 0 to 1.
    pub(super) fn share(&self, bag: &Bag, other: &Bag) -> f64 {
        let mass = self.mass(bag);
        if mass > 0.0 { self.common(bag, other) / mass } else { 0.0 }
    }
}

impl Bag {
    /// How many pairs.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The pairs.
    pub(super) fn pairs(&self) -> &[u32] {
        &self.0
    }

    /// The pairs of all of these.
    pub(super) fn union<'a>(bags: impl Iterator<Item = &'a Bag>) -> Self {
        let mut pairs: Vec<u32> = bags.flat_map(|bag| bag.0.iter().copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }
}

/// Letters and digits that follow each other, signs and spaces between them left out.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let next = letters.clone().skip(1);
    letters.zip(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_matter_share_more_than_others() {
        let texts = ["新桥昨日通车，市民走上新桥", "渔船今早出海", "The bridge opens today", "다리가 개통했다"];
        let grams = Grams::of(texts.into_iter());
        let bag = |text: &str| grams.bag(text);
        let bridge = bag("新桥通车");
        assert!(grams.share(&bridge, &bag(texts[0])) > 0.5);
        assert!(grams.share(&bridge, &bag(texts[1])) == 0.0);
        assert!(grams.share(&bag("a bridge"), &bag(texts[2])) > grams.share(&bag("a bridge"), &bag(texts[3])));
        assert_eq!(bag("甲乙丙").len(), 0, "pairs the page does not have weigh nothing");
    }
}
