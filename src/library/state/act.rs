//! What a reader does that is kept, and what becomes of keeping it.
//!
//! Owns the acts. Each says how something is from now on, never how it changes, so that to write one twice is to write it
//! once. It refuses to know who writes them.

use std::path::PathBuf;

use super::kept::{Clip, Kept, KeptPlace, KeptSpot, Progress, Star};
use super::source::{Origin, Source};
use crate::edition::{Date, clean_line};

/// Something a reader did in an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The issue.
    pub origin: Origin,
    /// What was done.
    pub change: Change,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The issue was opened: it is the first to be continued.
    Opened,
    /// An article was opened: the issue is continued there.
    Entered(Source),
    /// The reader is at a place in an article.
    Place(KeptPlace),
    /// An article, by its id, counts as read or no longer does.
    Progress(String, Progress),
    /// An article is starred or no longer is.
    Star(Source, Star),
    /// A letter leads to a spot.
    Mark(char, KeptSpot),
    /// A text was cut out.
    Clip(Clip),
    /// A text that was cut out was thrown away.
    Unclip(Clip),
}

impl Change {
    /// Whether this makes an earlier one in the same issue count no more. Stars and clippings are few, and lie in the order
    /// in which they were made: all of them count.
    pub(super) fn supersedes(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Opened | Self::Entered(_), Self::Opened) | (Self::Entered(_), Self::Entered(_)) => true,
            (Self::Place(own), Self::Place(other)) => own.article == other.article,
            (Self::Progress(own, _), Self::Progress(other, _)) => own == other,
            (Self::Mark(own, _), Self::Mark(other, _)) => own == other,
            _ => false,
        }
    }
}

/// Acts that are still to be written, each only where no later one makes it count no more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    acts: Vec<Act>,
}

impl Pending {
    /// Adds an act, the last there is.
    pub fn add(&mut self, act: Act) {
        let gone = |earlier: &Act| earlier.origin.key == act.origin.key && act.change.supersedes(&earlier.change);
        self.acts.retain(|earlier| !gone(earlier));
        self.acts.push(act);
    }

    /// The acts, in their order.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }

    /// Takes all of them.
    #[must_use]
    pub fn take(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.acts)
    }
}

impl Kept {
    /// What is kept once something was done in the issue.
    pub fn take(&mut self, change: &Change) {
        match change {
            Change::Entered(source) => {
                let anchor = self.articles.get(&source.article).and_then(|of| of.anchor.clone()).unwrap_or_default();
                self.last = Some(KeptPlace { article: source.article.clone(), anchor });
            }
            Change::Place(place) => {
                self.articles.entry(place.article.clone()).or_default().anchor = Some(place.anchor.clone());
                if let Some(last) = self.last.as_mut().filter(|last| last.article == place.article) {
                    last.anchor = place.anchor.clone();
                }
            }
            Change::Progress(article, progress) => {
                self.articles.entry(article.clone()).or_default().progress = *progress;
            }
            Change::Star(source, star) => self.articles.entry(source.article.clone()).or_default().star = *star,
            Change::Mark(letter, spot) => {
                self.marks.insert(*letter, spot.clone());
            }
            Change::Opened | Change::Clip(_) | Change::Unclip(_) => {}
        }
    }
}

/// Whether what is done is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Saving {
    /// It is.
    #[default]
    Yes,
    /// It is not, and why; it is remembered until the program ends, and kept as soon as it can be.
    Not(WhyNot),
}

/// Why what is done is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    /// The folder or the file cannot be written to, or there is no such folder.
    #[error("the data folder cannot be written to")]
    ReadOnly,
    /// There is no room.
    #[error("the disk is full")]
    Full,
    /// Another program writes and does not end.
    #[error("another program holds the reading state")]
    Locked,
    /// A newer version of this program wrote it.
    #[error("the reading state was written by a newer version of this program")]
    Newer,
    /// Anything else, in the system's words.
    #[error("{0}")]
    Refused(String),
}

/// What the reader is told once, when the state is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The file was damaged, or another program's: it lies aside, and what could be saved of it was.
    SetAside {
        /// Where it lies now.
        to: PathBuf,
        /// The day of the backup that was restored, where there was a good one.
        backup: Option<Date>,
        /// How many articles, marks and clippings could be read of the damaged file itself.
        saved: usize,
    },
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::SetAside { to, backup, saved } = self;
        let to = clean_line(&to.to_string_lossy());
        write!(f, "the reading state was damaged and lies aside as `{to}`; {saved} entries of it were saved")?;
        match backup {
            Some(day) => write!(f, ", and the backup of {day} was restored"),
            None => write!(f, "; there was no backup"),
        }
    }
}
