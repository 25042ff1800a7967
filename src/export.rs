//! An edition out of the program again: as Markdown and as plain text.
//!
//! Owns what each part of an article is written as, and that text stays text: nothing an article says becomes
//! markup. It refuses to lay out (lines end where the text's own do), to write files, and to load pictures.
//!
//! ```text
//! Article ─ parts ─▶ plain                        paragraphs, a blank line apart
//! Edition ─ front matter, heads, blocks ─▶ markdown     what `import` reads back
//! ```
//!
//! What Markdown cannot say is told in [`markdown`].

mod markdown;
mod plain;

pub use markdown::{edition_markdown, markdown};
pub use plain::plain;

#[cfg(test)]
mod tests;
