//! What a reader did, kept in a database that is never thrown away.
//!
//! Owns that what was done is on disk once it is said to be, whatever becomes of the program, the disk and the file; and
//! that two programs may write at once. It refuses to fail: where nothing can be kept, it says so and reading goes on.
//! It refuses clocks: what came first is told by a counter, days are handed in and only shown.

mod act;
mod anchor;
mod kept;
mod source;

pub use act::{Act, Change, Saving, Told, WhyNot};
pub use anchor::Anchor;
pub use kept::{Clip, Clipping, Kept, KeptArticle, KeptPlace, KeptSpot, Progress, Recent, Star, Starred, Summary};
pub use source::{Origin, Source};
