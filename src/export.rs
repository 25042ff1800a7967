//! An edition out of the program again: as Markdown, as plain text, and as a page of HTML.
//!
//! Owns what each part of an article is written as, and that text stays text: nothing an article says becomes
//! markup. It refuses to break lines, to write files, and to load pictures: whoever asks for a page hands
//! their bytes in.
//!
//! ```text
//! Article ─ parts ─▶ plain                        paragraphs, a blank line apart
//! Edition ─ front matter, heads, blocks ─▶ markdown     what `import` reads back
//! Edition ─ plan, make-up ─▶ html                  a page to keep
//! Clipping ─ its source in words ─▶ Markdown, JSON, HTML
//! ```
//!
//! What Markdown cannot say is told in [`markdown`].

mod clippings;
mod html;
mod markdown;
mod plain;

pub use clippings::{Clipping, clippings_html, clippings_json, clippings_markdown};
pub use html::{Pictures, html};
pub use markdown::{edition_markdown, markdown};
pub use plain::{edition_plain, plain};

#[cfg(test)]
mod tests;
