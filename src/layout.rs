//! From an article to lines: the page as data.
//!
//! Owns how an article is set in a measure, how a contents list is, and both as plain text. It refuses colours,
//! terminals and keys: a layout says which bytes of which part stand where, and in which role.

mod article;
pub mod contents;
mod flow;
mod frame;
mod head;
mod label;
mod language;
mod line;
mod plain;
mod table;

pub use article::{Setting, article};
pub use label::{Labels, labels};
pub use language::{Language, language};
pub use line::{Content, Emphasis, Fragment, Layout, Line, Ornament};
pub use plain::{BlockLines, blocks, text};
