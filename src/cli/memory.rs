//! What is kept of an issue, for who opens it.
//!
//! Owns under what name a file's marks are kept, and opens the state for them. It refuses to write: the keeper does.

use std::path::Path;

use super::{clock, library};
use crate::app::Memory;
use crate::edition::{Date, Edition};
use crate::library::{Folder, Kept, Origin, State, Told};
use crate::tui::Archive;

/// A state that was opened, and what is to be told of it.
type Opened = (State, Vec<Told>);

/// The state, opened when it is needed.
#[derive(Debug)]
pub(super) struct Memories {
    folder: Option<Folder>,
    state: Option<Opened>,
}

impl Memories {
    /// Those in a data folder; none where there is none.
    pub(super) fn of(folder: Option<Folder>) -> Self {
        Self { folder, state: None }
    }

    /// The state; none where there is no folder for one.
    pub(super) fn state(&mut self) -> Option<&mut State> {
        if self.state.is_none() {
            self.state = open(self.folder.as_ref());
        }
        self.state.as_mut().map(|(state, _)| state)
    }

    /// What is to be told of the state, once.
    pub(super) fn told(&mut self) -> Vec<Told> {
        self.state.as_mut().map(|(_, told)| std::mem::take(told)).unwrap_or_default()
    }

    /// An issue as it was left; `path` is its file, none for what is no file.
    pub(super) fn recall(&mut self, edition: &Edition, path: Option<&Path>) -> Memory {
        let origin = origin(edition, path);
        let kept = self.state().map_or_else(Kept::default, |state| state.kept(&origin.key));
        Memory { origin, kept }
    }
}

/// Under what an issue is kept; `path` is its file, none for what is no file.
pub(super) fn origin(edition: &Edition, path: Option<&Path>) -> Origin {
    let stem = path.map_or(String::new(), library::stem);
    let absolute = path.and_then(|path| std::fs::canonicalize(path).ok());
    Origin::of(edition, &stem, absolute)
}

fn open(folder: Option<&Folder>) -> Option<Opened> {
    Some(State::open(folder?, clock::today()?))
}

impl Archive for Memories {
    fn open(&mut self) -> Option<(State, Vec<Told>)> {
        self.state()?;
        self.state.take()
    }

    fn today(&self) -> Option<Date> {
        clock::today()
    }
}
