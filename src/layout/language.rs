//! Which language an article is set in.
//!
//! Owns the choice between an article's own tag, the edition's, and the guess by letters. It refuses to read
//! tags and letters: `text` does.

use crate::edition::{Article, Edition};
use crate::text::Language;

/// Most characters that are looked at for a guess.
const SAMPLE: usize = 400;

/// The language of an article: its own tag, the edition's, else the one its letters speak of.
pub fn language(edition: &Edition, article: &Article) -> Language {
    if let Some(tag) = article.lang.as_deref().or(edition.lang.as_deref()) {
        return Language::of_tag(tag);
    }
    let parts = article.parts();
    let sample: String = parts.iter().flat_map(|part| part.text.as_str().chars()).take(SAMPLE).collect();
    Language::of_text(&sample)
}

/// The language of an edition as a whole: its tag, else that of its first article.
pub fn edition_language(edition: &Edition) -> Language {
    edition.lang.as_deref().map_or_else(
        || edition.articles.first().map_or(Language::Other(None), |article| language(edition, article)),
        Language::of_tag,
    )
}
