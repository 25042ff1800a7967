//! Characters on a grid: width, clusters, breaks, filling, justification; folding, finding and converting.
//!
//! Owns how wide a cluster is, where a line may end, and how a text fills lines of a measure; which characters are one
//! to a reader who searches, and what they are in the other script of Chinese. It refuses to
//! know a newspaper: no articles, no roles, no screens; it is given strings and gives ranges.
//!
//! The way of a text: [`Strip::of`] cuts it into clusters, measures them and judges the gaps between them by
//! [`Rules`]; [`fill()`] chooses the gaps that lines end in; [`justify()`] says where a line that is a little short is
//! widened. [`Query`] finds in a text, and [`convert`] gives it in the other script, byte for byte in the same places.
//! Each is a function of its arguments alone.

mod base64;
mod breaks;
mod class;
mod clusters;
mod fill;
mod hanzi;
mod justify;
mod language;
mod search;
mod strip;
mod unit;
mod width;

pub use base64::base64;
pub use breaks::breaks;
pub use clusters::{Cluster, clusters, last_cluster};
pub use fill::{Filled, Filling, Fit, Hang, Hyphens, Tail, fill};
pub use hanzi::{CAN_CONVERT, Script, convert};
pub use justify::justify;
pub use language::{Korean, Language, Level, Rules};
pub use search::{Folded, Query, QueryError, Written};
pub use strip::{Hint, Keep, Strip};
pub use unit::Break;
pub use width::{Ambiguous, cells, fit, is_ambiguous, shortened, width};
