//! The shelf as the screen is told of it: a look at the files, their index.
//!
//! Owns the index as long as the program runs. It refuses to trust it longer than to the next look.

use std::path::Path;
use std::sync::Arc;

use super::memory::Memories;
use super::{clock, library, load, search};
use crate::edition::Date;
use crate::library::{Catalogue, Index, Indexing, Known, Refreshed, Search, Shelf, ShelfQuery, Step, World};
use crate::tui::{self, Indexed};

/// Who looks after a shelf; none where there is no folder for one.
pub(super) struct Librarian {
    pub(super) shelf: Option<Shelf>,
    index: Option<Index>,
    known: Arc<Known>,
    search: Option<Search>,
    /// Asked for stars and what was read, where a search has to do with them.
    memories: Memories,
}

impl Librarian {
    pub(super) fn of(shelf: Option<Shelf>) -> Self {
        let memories = Memories::of(shelf.as_ref().map(|shelf| shelf.folder().clone()));
        Self { shelf, index: None, known: Arc::default(), search: None, memories }
    }

    /// Looks at the shelf.
    fn look(&mut self) {
        let Some(shelf) = &self.shelf else { return };
        self.index = self.index.take().or_else(|| library::index(shelf));
        self.known = Arc::new(library::known(&shelf.list(), self.index.as_ref()));
    }
}

impl tui::Librarian for Librarian {
    fn shelf(&mut self) -> (Arc<Catalogue>, Option<Date>) {
        self.look();
        (Arc::clone(self.known.catalogue()), clock::today())
    }

    fn index(&mut self, go_on: &mut dyn FnMut(Indexing) -> bool) -> Indexed {
        let (Some(shelf), Some(index)) = (&self.shelf, &mut self.index) else { return Indexed::Not };
        let mut unpack = |path: &Path| load::try_edition(path, shelf.limits()).ok();
        let refreshed = index.refresh(shelf, &mut unpack, go_on);
        match refreshed {
            Ok(Refreshed::Whole { added: 0, removed: 0 }) => Indexed::Same,
            Ok(Refreshed::Whole { .. }) => Indexed::New,
            Ok(Refreshed::LeftOff) => Indexed::LeftOff,
            Ok(Refreshed::Busy) | Err(_) => Indexed::Not,
        }
    }

    fn search(&mut self, typed: &str) {
        if self.known.catalogue().entries().is_empty() {
            self.look();
        }
        let known = Arc::clone(&self.known);
        let query = ShelfQuery::parse(typed).ok();
        self.search = query.map(|query| {
            let marks = search::marks(&query, &mut self.memories);
            Search::new(query, marks, known)
        });
    }

    fn next(&mut self, go_on: &mut dyn FnMut() -> bool) -> Step {
        let (Some(shelf), Some(search)) = (&self.shelf, &mut self.search) else { return Step::End };
        let limits = shelf.limits();
        let mut unpack = |path: &Path| load::try_edition(path, limits).ok();
        let step = search.step(&mut World { index: self.index.as_ref(), limits, unpack: &mut unpack, go_on });
        if step == Step::End && search.index_failed() {
            // What was found is right all the same; the next look at the shelf begins to make it anew.
            self.index = Index::open_anew(shelf.folder()).ok();
        }
        step
    }

    fn passed(&self) -> (usize, usize) {
        self.search.as_ref().map(Search::progress).unwrap_or_default()
    }
}
