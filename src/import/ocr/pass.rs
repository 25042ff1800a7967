//! The passes by name, so that each can be left out.
//!
//! Owns the names and what each pass does, in words for the help.

use serde::{Deserialize, Serialize};

/// A pass of the importer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pass {
    /// Torn paragraphs are joined.
    Join,
    /// Doubled text at a seam is dropped.
    Doubled,
    /// The end of an article that stands before its headline is put back.
    Tails,
    /// Headings below an article are given to it.
    Headlines,
    /// Small heads are told from headlines.
    Subheads,
    /// Rubric, kicker, headline and deck are told apart; notices have their issuer and signature.
    Ranks,
    /// An article that goes on on another page is one.
    Jumps,
}

impl Pass {
    /// Every pass by its name.
    pub const ALL: &[(&str, Self)] = &[
        ("join", Self::Join),
        ("doubled", Self::Doubled),
        ("tails", Self::Tails),
        ("headlines", Self::Headlines),
        ("subheads", Self::Subheads),
        ("ranks", Self::Ranks),
        ("jumps", Self::Jumps),
    ];
}
