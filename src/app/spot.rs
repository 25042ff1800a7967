//! Places that a reader comes back to: the jump list, and marks by letter.
//!
//! Owns both lists. It refuses to go anywhere: who asks gets a spot and goes there.

use std::collections::BTreeMap;

use crate::edition::Place;

/// Somewhere in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The contents, with an article selected, by its index.
    Contents(Option<usize>),
    /// In an article.
    Article {
        /// Its index in the edition.
        article: usize,
        /// What stood at the top.
        place: Place,
    },
}

/// Most jumps that are remembered.
const MOST: usize = 100;

/// Where jumps began, as vim keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jumps {
    list: Vec<Spot>,
    /// Index of the spot that was gone back to; the length where none was.
    at: usize,
}

impl Jumps {
    /// Remembers where a jump begins. What lay ahead is forgotten.
    pub fn push(&mut self, spot: Spot) {
        self.list.truncate(self.at);
        // The same place twice would be a step that goes nowhere.
        if self.list.last() != Some(&spot) {
            self.list.push(spot);
        }
        if self.list.len() > MOST {
            self.list.remove(0);
        }
        self.at = self.list.len();
    }

    /// The spot before, `here` being where the reader is.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        if self.at == self.list.len() && self.list.last() != Some(&here) {
            self.list.push(here);
        } else if let Some(spot) = self.list.get_mut(self.at) {
            *spot = here;
        }
        let before = (0..self.at).rev().find(|index| self.list.get(*index) != Some(&here))?;
        self.at = before;
        self.list.get(before).copied()
    }

    /// The spot after, where the reader has gone back.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        if let Some(spot) = self.list.get_mut(self.at) {
            *spot = here;
        }
        let next = self.list.get(self.at + 1).copied()?;
        self.at += 1;
        Some(next)
    }
}

/// Spots by letter.
pub type Marks = BTreeMap<char, Spot>;

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(article: usize) -> Spot {
        Spot::Article { article, place: Place::default() }
    }

    #[test]
    fn jumps_go_back_and_forward_through_where_one_was() {
        let mut jumps = Jumps::default();
        jumps.push(Spot::Contents(None));
        jumps.push(spot(1));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.back(spot(1)), Some(Spot::Contents(None)));
        assert_eq!(jumps.back(Spot::Contents(None)), None);
        assert_eq!(jumps.forward(Spot::Contents(None)), Some(spot(1)));
        assert_eq!(jumps.forward(spot(1)), Some(spot(2)));
        assert_eq!(jumps.forward(spot(2)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead_and_no_list_grows_for_ever() {
        let mut jumps = Jumps::default();
        jumps.push(spot(1));
        jumps.back(spot(2));
        jumps.push(spot(1));
        assert_eq!(jumps.forward(spot(3)), None);
        for article in 0..500 {
            jumps.push(spot(article));
        }
        assert_eq!(jumps.list.len(), MOST);
        assert_eq!(jumps.back(spot(999)), Some(spot(499)));
    }
}
