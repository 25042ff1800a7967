//! What a reader has done with each article: read it, starred it; and how to take that back.
//!
//! Owns the state of each article and the list of acts. It refuses to keep them: `remember` tells what has changed.

pub use crate::library::{Progress, Star};

/// What was done with one article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    /// Whether it has been read.
    pub progress: Progress,
    /// Whether it is starred.
    pub star: Star,
}

/// The records of an edition's articles, and what was done last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    of: Vec<Record>,
    /// What each act was done to, and what stood there before it.
    acts: Vec<(usize, Before)>,
    /// Articles whose records were changed since it was asked which.
    pub(super) touched: Vec<usize>,
}

/// What stood in the part of a record that an act changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Progress(Progress),
    Star(Star),
}

/// Most acts that can be taken back.
const MOST: usize = 1_000;

impl Records {
    /// Empty records of so many articles.
    pub fn of(count: usize) -> Self {
        Self { of: vec![Record::default(); count], acts: Vec::new(), touched: Vec::new() }
    }

    /// The record of an article, by its index.
    pub fn get(&self, article: usize) -> Record {
        self.of.get(article).copied().unwrap_or_default()
    }

    /// Changes a record; what stood there can be had back.
    pub(super) fn set(&mut self, article: usize, record: Record) {
        let Some(old) = self.of.get_mut(article) else { return };
        if old.progress != record.progress {
            self.acts.push((article, Before::Progress(old.progress)));
        }
        if old.star != record.star {
            self.acts.push((article, Before::Star(old.star)));
        }
        *old = record;
        self.touched.push(article);
        if self.acts.len() > MOST {
            self.acts.remove(0);
        }
    }

    /// Changes a record for what happened by itself: nothing that could be had back.
    pub(super) fn note(&mut self, article: usize, record: Record) {
        if let Some(old) = self.of.get_mut(article) {
            if *old != record {
                self.touched.push(article);
            }
            *old = record;
        }
    }

    /// Takes the last act back, and nothing that happened since; the article it was done to, and its progress where
    /// that was changed.
    pub(super) fn undo(&mut self) -> Option<(usize, Option<Progress>)> {
        let (article, before) = self.acts.pop()?;
        let record = self.of.get_mut(article)?;
        match before {
            Before::Progress(progress) => record.progress = progress,
            Before::Star(star) => record.star = star,
        }
        self.touched.push(article);
        Some((article, matches!(before, Before::Progress(_)).then_some(record.progress)))
    }

    /// Whether an article has been read.
    pub fn is_read(&self, article: usize) -> bool {
        self.get(article).progress == Progress::Read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_act_is_taken_back_first_and_no_change_is_no_act() {
        let mut records = Records::of(2);
        let read = Record { progress: Progress::Read, ..Record::default() };
        records.set(0, read);
        records.set(0, read);
        records.set(1, Record { star: Star::Set, ..Record::default() });
        records.set(9, read);
        records.note(1, Record { progress: Progress::Read, star: Star::Set });
        assert_eq!(records.undo(), Some((1, None)));
        assert_eq!(records.get(1), read, "what happened since stays");
        assert!(records.is_read(0));
        assert_eq!(records.undo(), Some((0, Some(Progress::Unread))));
        assert_eq!(records.undo(), None);
        assert!(!records.is_read(0));
    }
}
