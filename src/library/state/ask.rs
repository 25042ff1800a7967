//! What is asked of the state from afar, and what it answers.
//!
//! Owns the words between a program that shows and a thread that keeps. It refuses to know either.

use std::collections::HashMap;

use super::{Act, Clipping, Kept, Recent, Saving, Starred, Summary, Told};
use crate::library::IssueKey;

/// Something asked of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// To keep what was done.
    Keep(Box<Act>),
    /// What is kept of an issue, now and whenever another program changes it.
    Issue(IssueKey),
    /// What has been read of every issue, and what can be continued, so many; now and whenever another program changes it.
    Shelf(usize),
    /// The starred articles, now and whenever another program changes anything.
    Starred,
    /// The clippings, as often.
    Clippings,
}

/// Something the state says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// All that is kept of an issue.
    Issue(IssueKey, Box<Kept>),
    /// What has been read of every issue, and what can be continued, the last one first.
    Shelf(HashMap<IssueKey, Summary>, Vec<Recent>),
    /// The starred articles, the last one first.
    Starred(Vec<Starred>),
    /// The clippings, the last one first.
    Clippings(Vec<Clipping>),
    /// Whether what is done is kept is no longer as it was.
    Saving(Saving),
    /// Something to be told once.
    Told(Told),
}
