//! The words of the program itself, in the reader's language.
//!
//! Owns the five languages that the program speaks, and which of them a reader's environment asks for. It refuses
//! the words of a paper (`layout::label` has them, in the paper's language). It knows no other floor.

mod tongue;

pub use tongue::Tongue;
