//! The words of the program itself, in the reader's language.
//!
//! Owns the five languages that the program speaks, which of them a reader's environment asks for, what can be
//! said, and the words for it. It refuses the words of a paper (`layout::label` has them, in the paper's language)
//! and everything that is not said to a person: names of commands, of settings and of fields are the same in
//! every language. It knows no other floor.
//!
//! ```text
//! environment ─ tongue ─▶ Tongue ─▶ Words ◀─ xx.ftl, each message parsed when it is first said
//!                                    ▲  └─ say, fill ─▶ one clean line
//!                          message: Say
//! ```
//!
//! A message is a line in `message.rs` and a line in each of the five `.ftl` files, which are written in Fluent:
//! `{ $name }` stands for what is filled in, `{ $count -> … }` chooses by number. The tests name what is missing.

mod message;
mod tongue;
mod words;

pub use message::Say;
pub use tongue::Tongue;
pub use words::{Value, Words};

#[cfg(test)]
mod tests;
