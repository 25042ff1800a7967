//! Characters on a grid: width, clusters, breaks and filling.
//!
//! Owns how wide a cluster is, where a line may end, and how a text fills lines of a measure. It refuses to
//! know a newspaper: no articles, no roles, no screens; it is given strings and gives ranges.

mod breaks;
mod clusters;
mod fill;
mod width;

pub use breaks::Break;
pub use clusters::{Cluster, clusters};
pub use fill::{Piece, fill, pieces};
pub use width::{Ambiguous, cells, fit, is_ambiguous, width};
