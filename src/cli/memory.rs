//! What is kept of an issue, for who opens it.
//!
//! Owns under what name a file's marks are kept, and asks the state for them. It refuses to write: the keeper does.

use std::path::Path;

use super::{clock, library};
use crate::app::Memory;
use crate::edition::Edition;
use crate::library::{Folder, Kept, Origin, State, Told};

/// The state, opened when it is needed.
#[derive(Debug)]
pub(super) struct Memories {
    folder: Option<Folder>,
    state: Option<State>,
    told: Vec<Told>,
}

impl Memories {
    /// Those in a data folder; none where there is none.
    pub(super) fn of(folder: Option<Folder>) -> Self {
        Self { folder, state: None, told: Vec::new() }
    }

    /// The state, and what is to be told of it since it was asked last; none where there is no folder.
    pub(super) fn state(&mut self) -> Option<(&mut State, Vec<Told>)> {
        if self.state.is_none() {
            let (state, all) = State::open(self.folder.as_ref()?, clock::today()?);
            self.told.extend(all);
            self.state = Some(state);
        }
        let told = &mut self.told;
        self.state.as_mut().map(|state| (state, std::mem::take(told)))
    }

    /// The state, to be written to by somebody else from now on.
    pub(super) fn into_state(self) -> Option<State> {
        self.state
    }

    /// An issue as it was left; `path` is its file, none for what is no file.
    pub(super) fn recall(&mut self, edition: &Edition, path: Option<&Path>) -> Memory {
        let stem = path.map_or(String::new(), library::stem);
        let absolute = path.and_then(|path| std::fs::canonicalize(path).ok());
        let origin = Origin::of(edition, &stem, absolute);
        let told = self.state().map(|(_, told)| told).unwrap_or_default();
        self.told.extend(told);
        let kept = self.state.as_mut().map_or_else(Kept::default, |state| state.kept(&origin.key));
        Memory { origin, kept }
    }
}
