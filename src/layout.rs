//! From an article to lines: the page as data.
//!
//! Owns how an article is set in a measure, how a contents list is, and both as plain text. It refuses colours,
//! terminals and keys: a layout says which bytes of which part stand where, and in which role.

mod area;
mod article;
mod balance;
pub mod calendar;
mod columns;
pub mod contents;
pub mod entry;
mod flow;
mod fragments;
mod frame;
pub mod front;
mod head;
mod house;
pub mod kept;
mod label;
mod language;
mod line;
pub mod map;
mod plain;
mod plate;
mod script;
pub mod shelf;
mod table;

pub use area::Area;
pub use article::{Setting, article, article_with};
pub use columns::{Shape, Spread, columns, spreads};
pub use house::{House, Indent, Readings, RightEdge};
pub use label::{Labels, labels};
pub use language::{edition_language, language};
pub use line::{Content, Emphasis, Fragment, Layout, Line, Ornament};
pub use plain::{BlockLines, around, blocks, text};
pub use plate::{Figure, Figures, Pixels, Plate, words};
pub use script::shown;
