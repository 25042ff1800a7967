//! Pictures made and kept for the terminal.
//!
//! Owns what a picture comes to: cells of half blocks, or a payload in the terminal's own protocol. Only what was made
//! here is ever sent as such. It refuses to work where frames are drawn: the painter is a thread of its own.

#[cfg(feature = "images")]
mod decode;
#[cfg(feature = "images")]
mod encode;
pub(super) mod gallery;
pub(super) mod means;
pub(super) mod painter;

use crate::app::pictures::Block;

/// Whether bytes are a picture that the reader would show: of a known kind, its header whole and within the limits. Without
/// decoders nobody can tell.
pub fn is_picture(bytes: &[u8]) -> bool {
    #[cfg(feature = "images")]
    let is_picture = decode::size(bytes).is_ok();
    #[cfg(not(feature = "images"))]
    let is_picture = !bytes.is_empty();
    is_picture
}

/// A picture for its cells.
#[derive(Debug)]
#[cfg_attr(not(feature = "images"), expect(dead_code, reason = "nothing is made without decoders"))]
pub(super) enum Painted {
    /// A sign and two colours a cell, row by row.
    Blocks(Vec<Block>),
    /// What is sent instead.
    Payload(Payload),
}

/// What a terminal is sent for a picture.
#[derive(Debug)]
pub(super) struct Payload {
    /// The number that its handles have.
    pub(super) number: u32,
    pub(super) form: Form,
}

/// How it is sent.
#[derive(Debug)]
#[cfg_attr(not(feature = "images"), expect(dead_code, reason = "nothing is made without decoders"))]
pub(super) enum Form {
    /// Once as a whole, and then placed by characters that stand for its cells (kitty).
    Placed {
        /// What the terminal calls it.
        id: u32,
        /// All of it.
        whole: String,
        /// The sign of the first cell of each row; those behind it have a bare one.
        firsts: Vec<String>,
    },
    /// Row by row, each time one of them comes to stand elsewhere (sixel, iTerm2).
    Rows(Vec<String>),
}

impl Payload {
    /// How many bytes are kept for it.
    fn bytes(&self) -> usize {
        match &self.form {
            Form::Placed { whole, firsts, .. } => whole.len() + firsts.iter().map(String::len).sum::<usize>(),
            Form::Rows(rows) => rows.iter().map(String::len).sum(),
        }
    }
}
