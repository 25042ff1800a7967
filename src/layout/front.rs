//! The front page: a leaf of the paper composed for a window, as data.
//!
//! Owns what stands where on it: masthead, rules, the lead over several columns, stories, briefs, boxed notices, and what
//! is inside. It refuses colours and keys, to cut a headline, and to leave out a story: a page that is higher than its
//! window is a long page.
//!
//! The way of a page: [`leaves`] says which articles stand on which leaf, [`plan`] ranks those of one; `grid` makes columns
//! of the window; each story is set (`piece`, `opening`, `lead`), what stands together is a `block`, `stack` shares out rows, and [`front`]
//! puts them together.

mod block;
mod column;
mod grid;
mod inside;
mod joint;
mod lead;
mod masthead;
mod opening;
mod page;
mod piece;
mod plan;
mod stack;
mod walk;

pub use joint::{Joint, Meet};
pub use page::front;
pub use piece::SEEN;
pub use plan::{Leaf, Plan, leaf_of, leaves, plan};
pub use walk::{Anchor, Way};

pub(in crate::layout) use masthead::line as running_head;
pub(in crate::layout) use opening::Near;
pub(in crate::layout) use piece::{end_in_dots, ornament, stand_in};

use super::{Area, House, Line, Plate};
use crate::text::{Ambiguous, Language};

use super::contents::Tone;

/// What a front page is set for.
#[derive(Clone, Copy)]
pub struct Broadsheet<'a> {
    /// Cells of the window.
    pub columns: usize,
    /// Rows of the window that the page is seen in.
    pub rows: usize,
    /// How the terminal draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// The reader's choices.
    pub house: House,
    /// The language of the paper.
    pub language: Language,
    /// Whether the terminal can set type of two rows.
    pub type_size: TypeSize,
    /// The cells and rows that a picture takes, given the id of its asset, the cells it may have across and the rows it
    /// may have; none where it is not shown.
    pub pictures: &'a dyn Fn(&str, usize, usize) -> Option<Plate>,
}

/// The largest type of a terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TypeSize {
    /// One row.
    #[default]
    Plain,
    /// Two rows: letters of twice the size.
    Double,
}

impl TypeSize {
    /// The rows that a line takes; and how many times its cells.
    pub const fn scale(self) -> usize {
        match self {
            Self::Plain => 1,
            Self::Double => 2,
        }
    }
}

/// A page composed: everything on it with its cells and rows, from the page's top left.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// Rows it has; more than its window where the stories need them.
    pub rows: usize,
    /// The words of its masthead and of its lists.
    pub signs: Vec<Sign>,
    /// Its rules: one row or one cell thick.
    pub rules: Vec<Rule>,
    /// Where rules meet: cells of their own, on which no rule stands.
    pub joints: Vec<Joint>,
    /// What is boxed, the frame's own cells included.
    pub boxes: Vec<Area>,
    /// Its stories in the order they are read, then what is inside. None overlap.
    pub tiles: Vec<Tile>,
    /// Where the columns of stories begin: the first row below the masthead.
    pub body: usize,
}

/// Words that no article holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
    /// Cells it takes: twice those of its text where it is of two rows.
    pub cells: usize,
    /// The words, on one line.
    pub text: String,
    /// How it stands out.
    pub tone: Tone,
    /// Its size.
    pub size: TypeSize,
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its cells: one row of them, or one in each of some rows.
    pub area: Area,
    /// Which way it runs.
    pub run: Run,
}

/// Which way a rule runs, and how thick it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Across, thin.
    Across,
    /// Across, heavy: over and under a masthead.
    Heavy,
    /// Down.
    Down,
}

/// What a tile is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The lead story.
    Lead,
    /// A story of weight.
    Second,
    /// A story.
    Story,
    /// Short news.
    Brief,
    /// A notice.
    Notice,
    /// A headline of another page.
    Inside,
}

/// A story on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Index of the article in the edition.
    pub article: usize,
    /// What it is here.
    pub rank: Rank,
    /// The cells it has.
    pub area: Area,
    /// Its lines, each where it stands.
    pub lines: Vec<Placed>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}

/// A line on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
    /// Its size: of two rows, its fragments take twice their cells.
    pub size: TypeSize,
    /// What stands on it.
    pub line: Line,
}

/// A picture on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The id of its asset.
    pub asset: String,
    /// What it shows, in words; empty where nobody says.
    pub alt: String,
    /// Its cells.
    pub area: Area,
}
