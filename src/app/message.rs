//! What comes in and what goes out: messages and effects.
//!
//! Owns the two enums and what they carry. It refuses to act on either.

use std::path::PathBuf;

use super::across::Findings;
use super::pictures::Made;
use super::search::Found;
use super::{Home, KeptList, Key, Memory, ShelfNews, Terminal, Window};
use crate::edition::Edition;
use crate::library::{IssueKey, Kept, Saving};

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The left button went down.
    Press,
    /// The wheel was turned towards the end.
    WheelDown,
    /// The wheel was turned towards the start.
    WheelUp,
}

/// The mouse, and the cell it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub action: Action,
    /// Cells before it.
    pub column: usize,
    /// Rows above it.
    pub row: usize,
}

/// An edition that was asked for.
#[derive(Debug)]
pub struct Issue {
    /// The edition.
    pub edition: Edition,
    /// What its file is called.
    pub name: String,
    /// Which of those that were given it is, or were opened since.
    pub index: usize,
    /// As it was left; none where nothing of it is kept.
    pub memory: Option<Memory>,
}

/// What became of an issue that was put on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It was not there.
    New,
    /// It was.
    Same,
    /// Another version was, which is kept.
    Changed,
}

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The window has another size.
    Resize(Window),
    /// The terminal said what it is.
    Terminal(Terminal),
    /// The edition was searched for the search of this number.
    Found(u64, Vec<Found>),
    /// An edition was read, or why it was not.
    Edition(Result<Box<Issue>, String>),
    /// More was found across the shelf.
    FoundAcross(Box<Findings>),
    /// What is on the shelf, and what was done with it.
    Shelf(Box<ShelfNews>),
    /// The issue so many after the open one was asked for, or before it: there is none, it was read, or why it was not.
    Neighbour(isize, Result<Option<Box<Issue>>, String>),
    /// An issue was put on the shelf, or why it was not.
    Saved(Result<Saved, String>),
    /// A file was written, or why it was not.
    Written(String, Result<(), String>),
    /// An address was opened, or why it was not.
    Opened(Result<(), String>),
    /// A picture was made, or why it was not.
    Picture(Box<Made>),
    /// Options were written to the config file of this name, or why they were not.
    Kept(Result<String, String>),
    /// What was kept of all issues, as far as it was asked for.
    KeptList(KeptList),
    /// Something that went wrong and is to be told once.
    Told(String),
    /// Whether what is done is kept.
    Saving(Saving),
    /// What is kept of an issue, after another program changed it and so many acts of this one were written.
    Shared(IssueKey, Box<Kept>, u64),
}

/// Something the program asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop until the shell continues it.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Search the edition, away from the keys: what was typed, the number of the search.
    Search(String, u64),
    /// Put a text where other programs paste from.
    Copy(String),
    /// Open an address in the reader's browser.
    Open(String),
    /// Write an article, by its index, to a file that is not there yet.
    Export(String, usize),
    /// Read the edition of this index among those that were given.
    Edition(usize),
    /// Read the issue of the shelf that lies in this file; it answers as an edition does, with its path.
    OpenSaved(PathBuf),
    /// Read the sample paper of this index; it answers as an edition does.
    OpenSample(usize),
    /// Search the shelf, away from the keys.
    SearchShelf {
        /// What was typed.
        typed: String,
        /// The number of the search.
        number: u64,
        /// Most articles before it rests.
        most: usize,
    },
    /// Go on with a search across the shelf that rests.
    SearchMore {
        /// The number of the search.
        number: u64,
        /// Most further articles before it rests.
        most: usize,
    },
    /// Put the open issue on the shelf: that of this index among those that were given or opened.
    Save(usize),
    /// Tell what is on the shelf now.
    RefreshShelf,
    /// Tell what was kept of all issues, stars and clippings.
    AskKept,
    /// Read the issue of the same paper that lies so many after the open one, or before it.
    Neighbour(isize),
    /// Remember what the reader likes a paper to open with.
    Like(Home),
    /// Write options to the config file: name and value, none to take the key out.
    Keep(Vec<(&'static str, Option<String>)>),
}
