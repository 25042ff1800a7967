//! The shelf (报架): saved editions, what a reader did with them, and the search across all of them.
//!
//! Owns the data folder: plain files of editions, one database of reading state that is never thrown away, one index
//! that always can be. It refuses to import, to lay out and to know screens, and never trusts the index: files are the
//! truth.

mod catalogue;
mod folder;
mod index;
mod key;
mod lock;
mod name;
mod saved;
mod search;
mod shelf;
mod state;
mod whole;

pub use catalogue::{Catalogue, Entry, Facts};
pub use folder::{ASSETS, Folder};
pub use index::{Index, IndexError, Indexing, Known, Refreshed, Unpack};
pub use key::IssueKey;

pub use name::{UNTITLED, file_name};
pub use saved::{Saved, Stamp, stem};
pub use search::{Found, Marks, Search, ShelfQuery, Snippet, Step, World};
pub use shelf::{Listing, Outcome, Passed, Shelf, ShelfError, Why};
pub use state::{
    Act, Anchor, Ask, Change, Clip, Clipping, Kept, KeptArticle, KeptPlace, KeptSpot, News, Origin, Pending, Progress,
    Recent, Saving, Source, Star, Starred, State, Summary, Told, WhyNot,
};
pub use whole::write_whole;
